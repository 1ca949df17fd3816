"""Figures side by side, and what the figures of one document imply."""

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import comparison, sentences, summaries
from onrecord.tables import Tables


def corpus(*texts: str) -> Tables:
    docs = pd.DataFrame({"doc": [f"d{n}" for n in range(len(texts))], "text": texts})
    return rec.analyse(docs, topics="hospital")


def test_the_seeds_imply_four_things(seeds):
    found = comparison.implied(seeds)
    values = found[["text_a", "text_b", "rule"]].to_numpy().tolist()
    assert sorted(values) == sorted(
        [
            ["roughly 200 per year", "up to a quarter of all HSCTs", "total"],
            ["42\u00a0children", "210\u00a0patients", "share"],
            ["210\u00a0patients", "260 beds", "share"],
            ["More than 91 billion UZS", "more than 546 billion UZS", "share"],
        ]
    )


def test_the_seeds_hold_nothing_comparable_and_say_why(seeds):
    assert comparison.comparable(seeds).empty
    refused = comparison.refused(seeds)
    assert len(refused) > 0
    assert refused["reason"].str.len().gt(10).all()


def test_a_named_part_is_a_share():
    found = comparison.implied(corpus("It treats 210 patients, including 42 children.")).iloc[0]
    assert (found["value"], found["low"], found["high"]) == (0.2, 0.2, 0.2)
    assert found["statement"] == "“42 children” of “210 patients”: 20%"
    assert found["condition"] == "as stated"
    assert found["sentence_a"] == "It treats 210 patients, including 42 children."


def test_a_part_of_the_beds_is_a_share():
    found = comparison.implied(corpus("About 40 of the 120 beds are free.")).iloc[0]
    assert (found["text_a"], found["text_b"]) == ("About 40", "120 beds")


def test_a_part_may_be_named_behind_the_figure():
    text = "It serves 45,000 patients, 12,000 of whom are children."
    found = comparison.implied(corpus(text)).iloc[0]
    assert found["statement"] == "“12,000” of “45,000 patients”: 26.7%"


def test_patients_fill_the_beds_only_if_each_has_one():
    text = "It has 260 beds. Currently, 210 patients are being treated here."
    found = comparison.implied(corpus(text)).iloc[0]
    assert found["condition"] == "if each patient has one bed"
    assert found["value"] == pytest.approx(210 / 260)


def test_a_share_and_its_number_imply_a_total_bounded_by_the_qualifiers():
    text = "It performs up to a quarter of all HSCTs in Russia – roughly 200 per year."
    found = comparison.implied(corpus(text)).iloc[0]
    assert (found["rule"], found["value"], found["low"]) == ("total", 800, 800)
    assert pd.isna(found["high"])
    assert found["statement"] == "at least about 800 HSCTs per year in total"


def test_an_allocation_may_be_part_of_a_plan():
    text = (
        "More than 546 billion UZS are planned to be allocated in 2020-2024. "
        "More than 91 billion UZS have been allocated this year."
    )
    found = comparison.implied(corpus(text)).iloc[0]
    assert pd.isna(found["low"])
    assert pd.isna(found["high"])
    assert "for this year is part of" in found["condition"]


@pytest.mark.parametrize(
    "text",
    [
        "It has 260 beds. It treated 5,000 patients last year.",
        "It has 260 beds. It treated 250 patients in 2019.",
        "It has 260 beds. About 900 patients are being treated at home.",
        "It treats 210 patients and employs 42 nurses.",
        "It treats 210 patients. Elsewhere, including Moscow, 42 children wait.",
        "It has 12 wards, including 260 beds.",
        "It got 546 billion UZS in 2020. It got 91 billion UZS in 2021.",
        "It got 546 billion UZS for 2020-2024 and almost $71 million this year.",
        "A third of the nurses left. About 200 doctors stayed.",
        "It treats 210 patients, including those from Moscow, and 42 children.",
        "About 0 of the 120 beds are free.",
        "0 percent of the patients, or 20 patients, left.",
        "The number of beds rose from 40 to 60 of the 120 beds.",
        "It is within $4 million of the $37 million that it needs.",
    ],
)
def test_nothing_is_implied_where_the_conditions_do_not_hold(text):
    assert comparison.implied(corpus(text)).empty


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("$2 million in 2019", "5 million euros in 2019", "different currencies: USD, EUR"),
        ("260 beds in 2019", "240 beds in 2020", "different periods: 2019, 2020"),
        ("260 beds in 2019", "240 beds", "different periods: 2019, none stated"),
        ("90 patients a day", "900 patients a year", "different rates: per day, per year"),
        ("90 patients", "90 nurses", None),
        ("90 patients", "60 newborns", "different things counted: patient, newborn"),
        (
            "90 beds this year",
            "80 beds this year",
            "“this year” and “this year” need not be the same",
        ),
        ("half of the beds", "80 beds", "different kinds of figure: share, count"),
        ("$2 million", "$3 million", "worth checking: both sentences name Ashby Hospital"),
    ],
)
def test_what_may_not_be_compared_is_refused_with_the_reason(a, b, reason):
    tables = corpus(f"Ashby Hospital had {a}.", f"We saw Ashby Hospital had {b}.")
    assert comparison.comparable(tables).empty
    reasons = comparison.refused(tables)["reason"].tolist()
    assert len(reasons) == (reason is not None)
    assert all(found.startswith(str(reason)) for found in reasons)


def test_a_plan_is_not_compared_with_a_fact():
    tables = corpus("Ashby Hospital has 90 beds.", "Ashby Hospital will have 80 beds.")
    assert comparison.refused(tables)["reason"].tolist() == ["one is stated, the other planned"]


def test_texts_that_share_no_name_are_not_compared():
    tables = corpus("Ashby Hospital has 90 beds.", "Corby Hospital has 80 beds.")
    assert comparison.comparable(tables).empty
    assert "no name is in both sentences" in comparison.refused(tables)["reason"].item()


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ("260 beds", "240 beds", True),
        ("260 beds", "260 beds", False),
        ("260 beds", "more than 200 beds", False),
        ("260 beds", "more than 300 beds", True),
        ("260 beds", "about 250 beds", False),
        ("260 beds", "about 200 beds", True),
        ("260 beds", "up to 300 beds", False),
        ("260 beds", "250-270 beds", False),
    ],
)
def test_a_difference_is_flagged_only_where_no_number_fits_both(a, b, differs):
    tables = corpus(f"The Ashby Hospital has {a}.", f"It says Ashby Hospital has {b}.")
    pair = comparison.comparable(tables).iloc[0]
    assert pair["differs"] == differs
    assert pair["names"] == "Ashby Hospital"
    assert (pair["sentence_a"], pair["sentence_b"]) == tuple(tables.documents["text"])


def test_repeated_passages_are_left_out():
    text = "It treats 210 patients in all now, including 42 children.\n"
    tables = corpus(text * 2)
    assert tables.quantities["duplicate"].sum() == 2
    assert len(comparison.implied(tables)) == 1


def test_empty_tables_keep_their_columns():
    tables = corpus("It rained.")
    assert list(comparison.comparable(tables)) == list(comparison.COMPARABLE)
    assert list(comparison.refused(tables)) == list(comparison.REFUSED)
    assert list(comparison.implied(tables)) == list(comparison.IMPLIED)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ashby Hospital has 260 beds.", "In May, Corby opened 240 beds near Ashby Hospital."),
        ("Ashby Hospital treated 30 people.", "Ashby Hospital dismissed 40 people."),
        ("Ashby Hospital has 260 beds.", "Ashby Hospital has 240 children’s beds."),
        (
            "Half of the beds of Ashby Hospital are free.",
            "A third of the beds of Ashby Hospital is free.",
        ),
        ("Ashby Hospital got $3 million in 2019.", "Ashby Hospital got $4 million in 2019."),
    ],
)
def test_what_may_be_two_things_is_at_most_worth_checking(a: str, b: str) -> None:
    tables = corpus(a, b)
    assert comparison.comparable(tables).empty
    assert not comparison.refused(tables).empty


def test_a_figure_given_twice_in_a_text_counts_once() -> None:
    again = "Ashby Hospital has 260 beds. It rained. Ashby Hospital has 260 beds."
    tables = corpus(again, "Ashby Hospital has 240 beds.")
    assert len(comparison.comparable(tables)) == 1
    assert len(summaries.key_figures(tables)) == 2


def test_many_texts_of_one_template_are_capped() -> None:
    tables = corpus(*(f"Ashby Hospital has {200 + n} beds." for n in range(60)))
    assert len(comparison.comparable(tables)) == comparison.MOST
    assert "1,000 pairs or more" in sentences.comparability(tables)


def test_pairs_that_differ_are_named() -> None:
    texts = [
        "Ashby Hospital has 260 beds.",
        "Today, Ashby Hospital has 260 beds.",
        "Ashby Hospital has 240 beds.",
    ]
    said = sentences.comparability(corpus(*texts))
    assert said == (
        "**3 pairs of key figures can be compared across texts**; 2 differ: "
        "“260 beds” (d0), “240 beds” (d2); “260 beds” (d1), “240 beds” (d2)."
    )
    assert sentences.comparability(corpus(texts[0])) == ""
    assert "its two figures agree" in sentences.comparability(corpus(*texts[:2]))
    assert "No two key figures" in sentences.comparability(corpus(texts[0], "It has 9 wards."))
