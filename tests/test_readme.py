"""The README's findings, tables and examples are those of the code."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pandas as pd
import pytest
from write_columns import page

import onrecord as rec
from onrecord.reporting import sentences

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "say",
    [
        sentences.figures,
        sentences.comparability,
        sentences.quotations,
        lambda tables: sentences.readability(tables, "flesch_kincaid_grade"),
    ],
)
def test_the_findings_are_computed(say) -> None:
    assert say(rec.analyse(rec.load(ROOT / "seeds"))) in README


def test_every_column_is_explained_where_the_page_says() -> None:
    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == page()


def test_every_link_leads_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(targets) > 20
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_figure_is_in_the_gallery() -> None:
    pictures = {f"figures/{file.name}" for file in (ROOT / "figures").glob("*.png")}
    assert pictures == set(re.findall(r"\((figures/[\w-]+\.png)\)", README))


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = chain(project["dependencies"], *project["optional-dependencies"].values())
    reasons = README.split("## Why each dependency is there")[1].split("##")[0]
    for requirement in named:
        name = re.match(r"[\w-]+", requirement).group()
        assert re.search(rf"\b{re.escape(name)}\b", reasons), name


def test_the_example_of_own_topics_works(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", README, re.DOTALL).group(1)
    (tmp_path / "schools.toml").write_text(example, encoding="utf-8")
    docs = pd.DataFrame({"doc": ["a"], "text": ["The school has 420 pupils and 31 teachers."]})
    figures = rec.analyse(docs, topics=tmp_path / "schools.toml").quantities
    assert figures[["topic", "key"]].values.tolist() == [["pupils", True], ["staff", True]]
