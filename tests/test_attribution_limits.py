"""Whatever the text: valid spans, no exception, no state, and work in proportion to length."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_attribution import read_cases

from onrecord.attribution import extract
from onrecord.attribution.source_types import sources_of

PIECES = [
    *"“”\"'‘’«»„—-.,:;?!()[]\n ",
    "Ann Lee", "he", "said", "told reporters", "that", "Bo left", "according to", "asked",
    "whether", "who", "was", "described", "by", "as", "the mayor", ", ", ". ", "“We won,” ",
    "his claim that", "ordered", "to go", "İ", "\u00a0", "``",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES)).map(" ".join))


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
    assert len(sources_of(text, found)[0]) == len(found)


@pytest.mark.parametrize("tail", ["", " ,", "”"])
def test_a_text_may_end_anywhere(tail: str) -> None:
    """Whatever a rule looks for behind a word, the text may end before it."""
    for text, _ in read_cases().values():
        for word in re.finditer(r"\S+", text):
            cut = text[: word.end()] + tail
            sources_of(cut, extract(cut))


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_does_not_depend_on_the_one_before(text: str, before: str) -> None:
    alone = extract(text)
    extract(before)
    assert extract(text) == alone
    assert sources_of(text, alone)[1] == sources_of(text, alone)[1]
