from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.segments import (
    count_words,
    passages,
    plainly_spaced,
    sentences,
    split_passage,
    word_counts,
)

WORDS = st.text(st.sampled_from("aB1é²𝐀_'’-., “\n"), max_size=40)
PROSE = st.text(st.sampled_from("aB1 .!?…“”\"'’()[]—-:;,\n\r\t\u00a0\u2028é"), max_size=80)


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def test_gold_sentences_are_found_with_at_most_one_percent_of_errors(gold_sentences) -> None:
    text, gold = gold_sentences
    found = [(s.start, s.end) for s in sentences(text)]
    assert len(gold) >= 150
    wrong = {text[a:b] for a, b in set(gold) ^ set(found)}
    assert len(wrong) <= 0.01 * len(gold), wrong


@pytest.mark.parametrize(
    "text",
    [
        "She met Sen. Lee on Nov. 8.|He left.",
        "He lives in the U.S.|The house is old.",
        "The U.S. Senate voted at 5 p.m.|Police watched.",
        "It opens at 9 a.m. Monday.|It closes at 9 p.m. E.T. daily.",
        "The answer is No.|He left with No. 10.",
        "Roe v. Wade fell.|What now?|Nobody knows.",
        "“Is it open?” she asked.|“Yes!” Mr. Hall said.",
        "“Is it open?”|He did not say.",
        "WEST HOLLOW, Va. — A barn burned.|It was old.",
        "Robert C. “Bobby” Scott won.|He is 62.",
        "We were promised 3.5 beds.|(None came.)|iPhone sales rose.",
        "The company fell.The shares rose, too.",
        "He said it was over...|Then he left.",
        "It happened in World War I.|The town was small.",
        "He paused.|... Then he left.|”Mr. Lee stayed.",
        "B. The second part is longer.|1. It goes on.",
    ],
)
def test_a_stop_ends_a_sentence_only_where_it_should(text: str) -> None:
    expected = text.replace("fell.The", "fell.|The").split("|")
    joined = text.replace("|", " ")
    assert split(joined) == expected


def test_sentences_cross_no_passage_and_together_cover_every_one() -> None:
    text = (
        "First line.\n\n• An item\n• Another: 3.5 km\nHeading\n\nA paragraph. Its second sentence."
    )
    found = sentences(text)
    for number, passage in enumerate(passages(text)):
        own = [s for s in found if s.passage == number]
        assert (own[0].start, own[-1].end) == (passage.start, passage.end)


@given(PROSE)
def test_spans_hold_every_character_but_white_space(text: str) -> None:
    for spans in (
        [(p.start, p.end) for p in passages(text)],
        [(s.start, s.end) for s in sentences(text)],
    ):
        assert all(start < end for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        kept = "".join(text[start:end] for start, end in spans)
        assert "".join(kept.split()) == "".join(text.split())


@given(st.one_of(WORDS, PROSE, st.text(max_size=40)))
def test_words_are_counted_together_as_one_by_one(text: str) -> None:
    spans = passages(text), sentences(text)
    one_by_one = [[count_words(text[one.start : one.end]) for one in some] for some in spans]
    assert list(word_counts(text, *spans)) == one_by_one


@given(st.one_of(PROSE, st.text(max_size=40)))
def test_white_space_is_made_plain_as_by_splitting_and_joining(text: str) -> None:
    assert plainly_spaced(text) == " ".join(text.split())


def test_a_passage_is_split_the_same_alone_and_inside_its_text() -> None:
    text = "A title\n\nDr. Lee came at 9 a.m. on Monday. “Why?” he asked.\n\nMore. And more."
    for number, passage in enumerate(passages(text)):
        alone = text[passage.start : passage.end]
        inside = [(s.start, s.end) for s in sentences(text) if s.passage == number]
        shifted = [
            (a + passage.start, b + passage.start) for a, b in split_passage(alone, 0, len(alone))
        ]
        assert inside == shifted
