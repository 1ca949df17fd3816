"""The notebooks on other folders: they run, and claim nothing of the seeds."""

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = [  # 06 is for many texts, and starts a cluster
    path
    for path in sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
    if path.stem != "06-many-texts"
]

ARTICLE = (
    "The hospital has about {beds} beds and plans to spend $2.5 million in 2027. “We perform more "
    "than 400 operations a year,” Dr. Ann Lee said. Of the 90 patients, 30 are children.\n"
)
CORPORA = {
    "no quotation and no figure": ["Rain fell on the town all night, and nobody was hurt."],
    "one word": ["Rain"],
    "one article": [ARTICLE.format(beds=260)],
    "an article and its copy": [ARTICLE.format(beds=260)] * 2,
    "sixty articles": [ARTICLE.format(beds=200 + n) for n in range(60)],
}


def cells(notebook: Path, kind: str) -> list[str]:
    """The sources of a notebook's cells of one kind."""
    found = nbformat.read(notebook, as_version=4).cells
    return [cell.source for cell in found if cell.cell_type == kind]


def run(source: str, names: dict[str, Any]) -> object:
    """Run a cell, and show its last expression as Jupyter would."""
    *body, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        body, last = [*body, last], None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
    for method in ("_repr_mimebundle_", "_repr_html_", "_repr_markdown_"):
        if hasattr(shown, method):
            getattr(shown, method)()
    return shown


@pytest.fixture(params=CORPORA)
def corpus(request, tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, text in enumerate(CORPORA[request.param]):
        (folder / f"news-{number:03d}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("CORPUS", str(folder))
    monkeypatch.setenv("FIGURES", str(tmp_path / "out"))
    return folder


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_runs(notebook: Path, corpus: Path) -> None:
    names: dict[str, Any] = {}
    shown = [run(source, names) for source in cells(notebook, "code")]
    said = " ".join(str(getattr(value, "data", "")) for value in shown)
    assert not re.search(r"\bnan\b|<NA>|\bNone\b(?! on these topics)", said)
    drawn = {file.stem for file in corpus.parent.glob("out/*.svg")}
    if notebook.stem == "03-key-figures" and len(names["tables"].quantities):
        assert {"key-figures", "funding"} <= drawn
    assert drawn <= set(re.findall(r'figures / "([\w-]+)"', " ".join(cells(notebook, "code"))))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_prose_that_stays_claims_nothing_of_the_seeds(notebook: Path) -> None:
    kept = "\n".join(cells(notebook, "markdown"))
    assert kept.startswith("# ")
    assert not re.search(r"\b00[0-4]\b|Putin|Rogachev|Mirziyoyev|Lyubimov|Karpov|\*\*Seeds", kept)


def test_notebooks_are_numbered_without_a_gap() -> None:
    assert [int(path.stem[:2]) for path in NOTEBOOKS] == [0, 1, 2, 3, 4, 5, 7]
