"""The README's findings, tables and examples are those of the code."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pandas as pd
import pytest
from write_columns import page

import onrecord as rec
from onrecord.reporting import sentences, summaries

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
    assert say(rec.analyse(rec.load(ROOT / "seeds"), topics="hospital")) in README


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


def test_the_examples_give_the_numbers_of_the_findings() -> None:
    tables = rec.analyse(rec.load(ROOT / "seeds"), topics="hospital")
    queries = re.findall(r'tables\.(\w+)\.query\("(.*?)"\)', README)
    assert [name for name, _ in queries] == ["attributions", "quantities"]
    rows = [len(getattr(tables, name).query(query)) for name, query in queries]
    figures = summaries.key_figures(tables)
    assert rows[1] == (figures["credited"] == summaries.NO_SOURCE).sum()
    assert rows[0] == summaries.document_sourcing(tables)["direct"].sum()


def test_the_share_that_the_rules_miss_is_that_of_the_table() -> None:
    measured = re.search(r"attributions missed.*\| ([\d.]+) \|", README).group(1)
    assert round(float(measured) / 100, 2) == summaries.MISSED
