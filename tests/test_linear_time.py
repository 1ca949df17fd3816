"""Work grows with the length of a text and no faster, whatever the text, in every engine.

The lines that run are counted, each time round a loop, which no other load on the machine
disturbs. What happens inside one regular expression is not counted by that, so a long text must
also be done soon.
"""

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from onrecord import attribution, document, quantities
from onrecord.attribution.source_types import sources_of
from onrecord.readability import scores

ENGINES: dict[str, Callable[[str], object]] = {
    "document": document.read,
    "attribution": lambda text: sources_of(text, attribution.extract(text)),
    "quantities": quantities.extract,
    "readability": scores,
}
MARKS = """a|A|9|.|. |,|:|'|"|“|”|(|(1) |([“|— |- |x\n|\r|İ|½|£|$| |-1|A1|A. |a'|
“He said “she said """
CITED = """said |he said |asked if |according to |his claim that |Ann Lee said |“We won,” he said. |
“We won the game.”\n|Ann, who said, |[attribution: |[source: |www.|https://a.|, Ann Lee said, |
Ann Lee and |the company |She said. |of the """
COUNTED = """1 |1-|1,|1. |1: |1/|1 (|1 to |one |half |of |from 1 to |$1 |1% |in 2019 1 |every 2nd |
between 1 and |1\u00a0|the number of 1 |thousand |hundred and |1 x |5-bed |tens of |
1 a b c d e f g |one of the |more than |1 million |minus |by 1 in |Rs |1 and |1 of the |
2 km per |1-, |ten-|1 hour 2 minutes |from 1-2 to |from 1 to 2 to |1 per 1 |1 (AB, |5'1 |
1m a b c d |Rs 1 (US$1) |1×10|1/2 of a |1 dogs each year |Canada """


def pieces(cases: str) -> list[str]:
    """Split a list of cases, in which a line may end after any bar."""
    return cases.replace("|\n", "|").split("|")


PIECES = {
    "document": pieces(MARKS),
    "attribution": pieces(MARKS) + pieces(CITED),
    "quantities": pieces(MARKS) + pieces(COUNTED),
    "readability": pieces(MARKS),
}
CASES = [
    pytest.param(name, piece, id=f"{name} {piece!r}") for name in ENGINES for piece in PIECES[name]
]
SHORT = 1_500  # characters: more than any window that an engine looks through
LONG = 20_000  # characters
SOON = 2.5  # seconds of processor time for LONG: linear work takes a third of that at most


def steps(function: Callable[[], object]) -> int:
    """Count the lines that run in a call."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def grows_too_fast(engine: Callable[[str], object], piece: str) -> bool:
    """Whether twice the text takes clearly more than twice the steps."""

    def work(length: int) -> int:
        text = piece * (length // len(piece))
        return steps(lambda: engine(text))

    engine(piece * (SHORT // 2 // len(piece)))  # what is read on first use does not count
    return work(2 * SHORT) > 2.2 * work(SHORT) + 300


@pytest.mark.parametrize(("name", "piece"), CASES)
def test_work_grows_in_proportion_to_length(name: str, piece: str) -> None:
    assert not grows_too_fast(ENGINES[name], piece)


@pytest.mark.parametrize(("name", "piece"), CASES)
def test_a_long_text_is_done_soon(name: str, piece: str) -> None:
    text = piece * (LONG // len(piece))
    start = time.process_time()
    ENGINES[name](text)
    assert time.process_time() - start < SOON


def test_work_that_grows_with_the_square_is_found() -> None:
    def squares(text: str) -> int:
        return sum(1 for _ in text for word in text[:200].split())

    def looks_back(text: str) -> int:
        return sum(sum(1 for _ in text[:at]) for at in range(0, len(text), 40))

    assert not grows_too_fast(squares, "1 ")
    assert grows_too_fast(looks_back, "1 ")


def test_a_megabyte_of_digits_holds_no_figure() -> None:
    assert quantities.extract("9" * 1_000_000) == []


@pytest.mark.parametrize("piece", ["a", '"', "“", "said ", "(", "([“"])
def test_nobody_is_cited_in_a_hundred_kilobytes_of_one_thing(piece: str) -> None:
    assert attribution.extract(piece * (100_000 // len(piece))) == []
