import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textstat.backend.counts import _count_syllables

from onrecord.document import read
from onrecord.language import english_share
from onrecord.readability import METRICS, Score, clean, scored, scores, versions
from onrecord.readability.counting import count_by_sentence, count_text, forget
from onrecord.readability.formulas import evaluate
from onrecord.segments import sentences

PROJECT = Path(__file__).parent.parent
SEEDS = sorted((PROJECT / "seeds").glob("*.txt"))
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data"))

ANY_CASE = ["İ", "ẞ", "ΑΣ", "ǅ", "don't", "DON'T", "O'Hara's", "'tis", "rock'n'roll", "hmm", "shh"]
MARKS = list(" \n\t\u00a0.!?…—–-'’“”\"()[],;:_0%$")
WORDS = [
    "center",
    "haematological",
    "Immunology",
    "the",
    "U.S.",
    "a.m.",
    "3.5",
    "no",
    "www.a.de",
    "-- www.a.b ",
]
STRINGS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(ANY_CASE + MARKS + WORDS + MARKS), max_size=40).map("".join),
)


def grade(text: str) -> Score:
    return next(s for s in scores(text) if s.metric == "flesch_kincaid_grade")


# Exactness


def test_textstat_still_asks_its_dictionary_where_the_tests_can_replace_it() -> None:
    assert callable(getattr(_count_syllables, "get_cmudict", None))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_raw_scores_of_the_seeds_equal_textstat(path: Path, ask_textstat) -> None:
    text = path.read_text(encoding="utf-8")
    assert {s.metric: s.raw for s in scores(text)} == ask_textstat(text)


def test_raw_scores_of_every_polnear_article_equal_textstat(ask_textstat) -> None:
    paths = sorted((DATA / "polnear" / "dev" / "text").glob("*.txt"))
    if not paths:
        pytest.skip("the PolNeAR articles are not here: set ONRECORD_DATA to their folder")
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert {s.metric: s.raw for s in scores(text)} == ask_textstat(text), path.stem


@given(STRINGS)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_raw_scores_of_any_string_equal_textstat(ask_textstat, text: str) -> None:
    assert {s.metric: s.raw for s in scores(text)} == ask_textstat(text)


@given(STRINGS)
@settings(max_examples=300, deadline=None)
def test_counts_by_sentence_sum_to_textstats_counts_of_the_cleaned_text(text: str) -> None:
    cleaned = clean(text)
    rows = count_by_sentence(cleaned.sentences)
    whole = count_text(cleaned.text)
    assert rows.sum(axis=0)[1:].tolist() == [getattr(whole, n) for n in whole.__slots__[1:]]
    assert len(rows) == len(cleaned.sentences)


def test_scores_of_cleaned_prose_equal_textstat_on_the_cleaned_text(ask_textstat) -> None:
    text = (PROJECT / "seeds" / "003_02ef439445c1a8af.txt").read_text(encoding="utf-8")
    assert {s.metric: s.score for s in scores(text)} == ask_textstat(clean(text).text)


@given(st.lists(st.sampled_from(["The", "ward", "said.", "SAID", "and", "Οἱ", "σ", "—", "İ"])))
@settings(deadline=None)
def test_function_words_are_counted_as_for_the_language_of_a_text(words: list[str]) -> None:
    raw = scored([read(" ".join(words))], [clean(" ".join(words))])[0].raw
    assert (raw.common / raw.tokens if words else None) == english_share(" ".join(words))


def test_the_memo_keeps_cases_apart() -> None:
    for first, second in (("İstanbul", "i̇stanbul"), ("ΑΣ", "ας"), ("US", "us")):
        forget()
        cold = evaluate(count_text(second))
        count_text(first)
        assert evaluate(count_text(second)) == cold


# Sentences and hygiene


def test_items_numbered_in_the_line_are_sentences() -> None:
    text = "The plan has parts: 1) a new wing for all, 2) ten more nurses, and 3) a car park."
    assert clean(text).sentences == (
        "The plan has parts:.",
        "a new wing for all,.",
        "ten more nurses, and.",
        "a car park.",
    )
    for plain in (
        "It has (1) a wing and (2) a park.",
        "It has 2) a wing, 3) a park and 4) a ward.",
    ):
        assert clean(plain).sentences == (plain,)


def test_gold_sentences_are_counted_with_at_most_one_percent_of_error(gold_sentences) -> None:
    text, gold = gold_sentences
    assert abs(len(clean(text).sentences) - len(gold)) <= 0.01 * len(gold)
    assert count_text(text).sentences > 1.3 * len(gold)  # what textstat alone makes of them


def test_no_sentence_of_a_cleaned_text_has_a_stop_inside(gold_sentences) -> None:
    text, _ = gold_sentences
    for sentence in clean(text).sentences:
        body = sentence.rstrip(" .!?…\"'”’»›)]")
        assert not set(body) & set(".!?")
        assert set(sentence[len(body) :]) & set(".!?")


def test_cleaning_and_segments_agree_on_what_a_sentence_is(gold_sentences) -> None:
    text, _ = gold_sentences
    assert len(clean(text).sentences) + len(clean(text).removed.labels) == len(sentences(text))


def test_hygiene_reports_what_it_removed() -> None:
    text = (
        "Tour route:\n\n"
        "• Enter by the hall of building I\n"
        "• 30.11.2023\n"
        "Dr. Lee, of the U.S. team, opened 3.5 wards. See https://a.org/x.html.\n\n"
        "All of them are new and large. (attribution: The Press)\n\n"
        "All of them are new and large."
    )
    cleaned = clean(text)
    assert cleaned.text.splitlines() == [
        "Enter by the hall of building I.",
        "Dr Lee, of the US team, opened 35 wards.",
        "See .",
        "All of them are new and large.",
    ]
    removed = cleaned.removed
    assert removed.labels == ("Tour route:", "30.11.2023")
    assert removed.urls == ("https://a.org/x.html",)
    assert removed.tags == ("(attribution: The Press)",)
    assert removed.repeats == ("All of them are new and large.",)
    assert (removed.stops, removed.line_ends) == (4, 1)
    assert (removed.list_items, removed.headings) == (1, 0)


def test_white_space_left_by_an_address_is_no_matter() -> None:
    assert clean("Read all of it. www.a.org/b").sentences == ("Read all of it.",)


def test_apostrophes_and_dashes_are_made_plain() -> None:
    assert clean("It’s care—an area--of work.").text == "It's care — an area — of work."
    assert clean("cafe\u0301 society is here.").text == "café society is here."


@given(st.lists(st.sampled_from([*"’.'“”\n (", "A", "he", "So", "rights", ". "])).map("".join))
@settings(deadline=None)
def test_a_text_is_cleaned_alike_with_either_apostrophe(text: str) -> None:
    assert clean(text) == clean(text.replace("’", "'"))


def test_lines_broken_at_a_fixed_width_are_one_sentence() -> None:
    text = "The new ward of the clinic was opened on Tuesday by\nthe minister, who thanked all."
    assert clean(text).sentences == (text.replace("\n", " "),)
    assert clean(text).removed.line_ends == 0


def test_a_tag_at_the_end_of_a_paragraph_is_no_sentence() -> None:
    tagged = "The new beds are in use. [attribution: Kremlin press service]"
    assert grade(tagged).score == grade("The new beds are in use.").score
    assert grade(tagged).sentences == 1


@pytest.mark.parametrize(
    ("number", "raw", "score", "low", "high"),
    [
        ("000", 19.58, 19.55, 17.7, 21.4),
        ("001", 15.67, 15.28, 13.0, 17.6),
        ("002", 20.44, 17.49, 15.0, 19.9),
        ("003", 16.12, 16.12, 12.5, 19.7),
        ("004", 11.03, 10.94, 8.9, 13.0),
    ],
)
def test_grades_of_the_seeds(number, raw, score, low, high) -> None:
    (path,) = (path for path in SEEDS if path.stem.startswith(number))
    found = grade(path.read_text(encoding="utf-8"))
    assert (round(found.raw, 2), round(found.score, 2)) == (raw, score)
    assert (round(found.low, 1), round(found.high, 1)) == (low, high)


# Too little text


@pytest.mark.parametrize("text", ["", " \n\t", "… — !", "***\n\n***"])
def test_a_text_without_words_has_no_score(text: str, ask_textstat) -> None:
    for score in scores(text):
        assert (score.score, score.low, score.high) == (None, None, None)
        assert (score.sentences, score.words, score.flag) == (0, 0, "no words")
        assert score.raw == ask_textstat(text)[score.metric]


def test_few_sentences_are_flagged() -> None:
    def flags(n: int) -> dict[str, str | None]:
        text = " ".join(f"Ward {i} has new beds." for i in range(n))
        return {s.metric: s.flag for s in scores(text)}

    assert set(flags(1).values()) == {"one sentence: no interval"}
    assert set(flags(9).values()) == {"fewer than 10 sentences"}
    assert flags(10) == dict.fromkeys(METRICS) | {"smog_index": "fewer than 30 sentences"}
    assert flags(30) == dict.fromkeys(METRICS)


def test_one_sentence_has_a_score_but_no_interval() -> None:
    only = grade("The clinic treats children from all over the country.")
    assert only.score == only.raw
    assert (only.low, only.high) == (None, None)


def test_versions_name_the_dictionary() -> None:
    assert "0.7a" in versions()["dictionary"]
    assert np.all([versions()[name] for name in ("textstat", "pyphen")])
