"""What needs no gold: numbers without a unit, dropped before a plural, or too large to be true.

Run by ``make benchmark`` where the data is; skipped elsewhere. Watch how these move.
"""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.quantities import Quantity, extract, passed_over
from onrecord.quantities.nouns import counted_phrase
from onrecord.quantities.plurals import is_plural

PROJECT = Path(__file__).parents[2]
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data"))
NEWS = DATA / "general-news.jsonl"
DROPPED = ("bare", "label", "rank", "pronoun", "score")
HUGE = 1e9
MOST_NUMBERS = 0.08  # of all figures
MOST_DROPPED = 0.02  # of all figures
MOST_HUGE = 0.005  # of all figures
WORD_BEHIND = re.compile(r"[ \u00a0-]?([^\W\d_]{1,4})\b")

pytestmark = pytest.mark.skipif(
    not NEWS.is_file(),
    reason="the articles are not here: set ONRECORD_DATA to the folder that holds them",
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def figures(texts: list[str]) -> list[tuple[str, Quantity]]:
    return [(text, quantity) for text in texts for quantity in extract(text)]


def report(name: str, share: float, examples: list[str]) -> None:
    print(f"\n{name}: {100 * share:.2f} % of the figures; for example {examples[:6]}", end="")


def test_figures_without_a_unit(figures: list[tuple[str, Quantity]]) -> None:
    bare = [text[q.start : q.end + 20] for text, q in figures if q.unit_kind == "number"]
    report("number", len(bare) / len(figures), bare)
    assert len(bare) / len(figures) < MOST_NUMBERS


def test_numbers_dropped_before_a_plural(
    texts: list[str], figures: list[tuple[str, Quantity]]
) -> None:
    lost = []
    for text in texts:
        for number in passed_over(text):
            noun = counted_phrase(text, number.end, many=True) if number.reason in DROPPED else None
            if noun and is_plural(text[noun[1] : noun[2]]):
                lost.append(text[number.start : noun[2]])
    report("dropped before a plural", len(lost) / len(figures), lost)
    assert len(lost) / len(figures) < MOST_DROPPED


def test_values_too_large_to_be_true(figures: list[tuple[str, Quantity]]) -> None:
    huge = [
        text[q.start : q.end]
        for text, q in figures
        if q.high > HUGE and q.unit_kind not in ("currency", "count")
    ]
    report("above 10⁹ without money or a noun", len(huge) / len(figures), huge)
    assert len(huge) / len(figures) < MOST_HUGE


def test_short_words_behind_numbers_that_are_no_unit(figures: list[tuple[str, Quantity]]) -> None:
    behind = Counter(
        match[1]
        for text, q in figures
        if q.unit_kind in ("number", "unknown") and (match := WORD_BEHIND.match(text, q.end))
    )
    print(f"\nbehind a number without a unit: {behind.most_common(10)}", end="")
    assert sum(behind.values()) < len(figures)
