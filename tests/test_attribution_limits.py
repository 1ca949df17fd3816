"""Whatever the text: valid spans, no exception, no state, and work in proportion to length."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribution import extract
from onrecord.attribution.speakers import resolve

PIECES = [
    *"“”\"'‘’«»„—-.,:;?!()[]\n ",
    "Ann Lee", "he", "said", "told reporters", "that", "Bo left", "according to", "asked",
    "whether", "who", "was", "described", "by", "as", "the mayor", ", ", ". ", "“We won,” ",
    "his claim that", "ordered", "to go", "İ", "\u00a0", "``",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES)).map(" ".join))
HOSTILE = [
    "a",
    "A",
    ".",
    "\n",
    '"',
    "“",
    "”",
    "'",
    "(",
    ":",
    "— ",
    "said ",
    "he said ",
    "asked if ",
    "according to ",
    "his claim that ",
    "Ann Lee said ",
    "“We won,” he said. ",
    "“We won the game.”\n",
    "“He said “she said ",
    "Ann, who said, ",
    "[attribution: ",
]


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_spans_are_valid(text: str) -> None:
    found = extract(text)
    for row in found:
        assert row.content
        assert 0 <= row.quoted_words <= row.words
        spans = [span for span in (row.source, row.cue, *row.content) if span]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(row.content) == sorted(row.content)
        assert all(a[1] <= b[0] for a, b in zip(row.content, row.content[1:], strict=False))
    keys = [(row.content[0][0], -row.content[-1][1]) for row in found]
    assert keys == sorted(keys)
    assert len(resolve(text, found)) == len(found)


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_does_not_depend_on_the_one_before(text: str, before: str) -> None:
    alone = extract(text)
    extract(before)
    assert extract(text) == alone
    assert resolve(text, alone) == resolve(text, alone)


def opcodes(function: Callable[[], object]) -> int:
    """Count the interpreter's steps in a call: a measure of work that no other load disturbs."""
    steps = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_work_grows_in_proportion_to_length(unit: str) -> None:
    def work(length: int) -> int:
        text = (unit * (length // len(unit) + 1))[:length]
        return opcodes(lambda: resolve(text, extract(text)))

    work(1_000)
    assert work(10_000) <= 2.2 * work(5_000) + 1_000


@pytest.mark.parametrize("unit", ["a", '"', "“", "said ", "(", "([“"], ids=repr)
def test_nobody_is_cited_in_a_megabyte_of_one_thing(unit: str) -> None:
    assert extract(unit * (1_000_000 // len(unit))) == []
