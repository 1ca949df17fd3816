"""Sentences made up for each class of figure, and what is read in them."""

from pathlib import Path

import pytest
from figures import figures, others

GOLD = Path(__file__).parent / "gold"
CASES = [
    line.split(" => ")
    for name in ("figures.txt", "measures.txt")
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines()
    if " => " in line
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_sentence_gives_its_figures(text: str, expected: str) -> None:
    wanted, bar, passed = expected.partition(" | ")
    assert figures(text) == wanted
    if bar:
        assert others(text) == passed
