"""What is said of the seeds by hand is true of them: every number and every quotation."""

import re
from pathlib import Path

import pytest

import onrecord as rec
from onrecord.reporting.comparison import implied
from onrecord.reporting.notebook import remark
from onrecord.tables import Tables

PROJECT = Path(__file__).parent.parent
REMARKS = (PROJECT / "seeds" / "remarks.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"\d+(?:[.,/–]\d+)*")
QUOTATION = re.compile(r"“([^“”]+)”")


def plain(text: str) -> str:
    """A text with plain spaces and apostrophes."""
    return re.sub(r"\s+", " ", text).replace("’", "'")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return rec.analyse(rec.load(PROJECT / "seeds"), topics="hospital")


def untrue(remarks: str, tables: Tables) -> set[str]:
    """The numbers and quotations of remarks that neither the seeds nor the tables hold."""
    texts = plain(" ".join(tables.documents["text"]))
    known = set(NUMBER.findall(texts.replace("–", "-").replace(" 000", "000")))
    known |= {doc.split("_")[0] for doc in tables.documents["doc"]}
    known |= {f"{low:.0f}" for low in implied(tables)["low"].dropna()}
    numbers = {
        part
        for number in NUMBER.findall(plain(remarks).replace("3 000", "3000"))
        for part in number.split("–")
    }
    pieces = {
        piece.strip() for quoted in QUOTATION.findall(plain(remarks)) for piece in quoted.split("…")
    }
    return (numbers - known) | {piece for piece in pieces if piece.lower() not in texts.lower()}


def test_numbers_and_quotations_are_those_of_the_seeds(tables: Tables) -> None:
    assert len(NUMBER.findall(REMARKS)) > 20
    assert untrue(REMARKS, tables) == set()


@pytest.mark.parametrize(
    ("true", "false"), [("800 a year", "900 a year"), ("1,200", "1,300"), ("“Dima”", "“Dimitri”")]
)
def test_a_number_or_a_quotation_that_is_altered_is_found(true, false, tables: Tables) -> None:
    assert true in REMARKS
    assert untrue(REMARKS.replace(true, false), tables) != set()


def test_every_remark_is_shown_in_a_notebook() -> None:
    sources = " ".join(
        path.read_text(encoding="utf-8") for path in (PROJECT / "notebooks").glob("*.ipynb")
    )
    shown = set(re.findall(r'notebook\.remark\(\\"([\w ]+)\\"\)', sources))
    assert shown == set(re.findall(r"^## (.+)$", REMARKS, re.MULTILINE))


def test_another_corpus_has_no_remark(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CORPUS", str(tmp_path))
    assert remark("who") is None
    (tmp_path / "remarks.md").write_text("# Mine\n\n## who\nNobody I know.\n", encoding="utf-8")
    assert remark("who").data == "Nobody I know."
    assert remark("dates") is None
