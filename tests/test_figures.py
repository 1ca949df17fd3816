"""Sentences made up for each class of figure, and what is read in them."""

from pathlib import Path

import pytest
from figures import figures, others

LINES = (Path(__file__).parent / "gold" / "figures.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" => ") for line in LINES if " => " in line]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:48] for text, _ in CASES])
def test_a_sentence_gives_its_figures(text: str, expected: str) -> None:
    wanted, bar, passed = expected.partition(" | ")
    assert figures(text) == wanted
    if bar:
        assert others(text) == passed
