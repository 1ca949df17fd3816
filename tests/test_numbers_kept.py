"""No number vanishes: each lies in a figure or among the numbers passed over."""

import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.quantities import extract, passed_over
from onrecord.quantities.starts import ANY_NUMBER

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
DATA = Path(os.environ.get("ONRECORD_DATA", ROOT.parent / "shared" / "data"))
PIECES = """
3 14 2019 1,200 2.5 -4 5/8 0.5% $3m 40-year-old A4 G20 seven half dozens hundred million one third
of the to and from by , . ( ) beds people on May in at 5pm km two- five-litre No. x10
"""
WORDS = st.sampled_from(PIECES.split())


def lost(text: str) -> list[str]:
    """List the numbers that lie in no row, and the rows that overlap."""
    spans = sorted((row.start, row.end) for row in [*extract(text), *passed_over(text)])
    overlaps = [text[a[0] : b[1]] for a, b in pairwise(spans) if a[1] > b[0]]
    left = iter(spans)
    start, end = next(left, (len(text), len(text)))
    numbers = []
    for number in ANY_NUMBER.finditer(text):
        while end <= number.start():
            start, end = next(left, (len(text), len(text) + 1))
        if not start <= number.start() < number.end() <= end:
            numbers.append(number.group())
    return numbers + overlaps


def texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        yield path.read_bytes().decode("utf-8", "replace")


def evaluation_texts() -> Iterator[str]:
    for line in (DATA / "general-news.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    sentences = (DATA / "newsquant" / "newsquant_dev.json").read_text(encoding="utf-8")
    yield from (sentence["text"] for sentence in json.loads(sentences))
    for part in ("dev", "train"):
        yield from texts(DATA / "polnear" / part / "text")


@pytest.mark.parametrize("folder", [ROOT / "seeds", GOLD / "hospital"], ids=["seeds", "hospital"])
def test_no_number_of_a_text_vanishes(folder: Path) -> None:
    found = list(texts(folder))
    assert found
    assert [lost(text) for text in found] == [[]] * len(found)


def test_no_number_of_a_made_up_sentence_vanishes() -> None:
    lines = (GOLD / "figures.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line.partition(" => ")[0] for line in lines if " => " in line]
    assert [(text, lost(text)) for text in sentences if lost(text)] == []


def test_a_number_that_is_left_out_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lost.__globals__, "passed_over", lambda text: [])
    assert lost("It opened in 2019 with 40 beds.") == ["2019"]


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_number_of_any_string_of_words_vanishes(text: str) -> None:
    assert lost(text) == []


@pytest.mark.skipif(
    not DATA.is_dir(), reason="the evaluation data are not here: set ONRECORD_DATA to their folder"
)
def test_no_number_of_the_evaluation_data_vanishes() -> None:
    losses = [lost(text) for text in evaluation_texts()]
    assert losses
    assert [found for found in losses if found] == []
