"""What a number counts where no noun follows it, and what is not a figure beside such numbers."""

import pytest

from onrecord.quantities import extract


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("Beds rose from 120 to 470.", "bed", "Beds"),
        ("Admissions have nearly fallen to 300.", "admission", "Admissions"),
        ("Transplants will increase to about 130.", "transplant", "Transplants"),
        ("Shares fell to 120.", "number", None),
        ("Then Giants rose to 3.", "number", None),
    ],
)
def test_a_bare_number_takes_the_noun_that_rises_or_falls(text, unit, counted):
    (found,) = extract(text)
    assert (found.unit, found.counted) == (unit, counted)


def test_between_belongs_to_the_range():
    text = "It is between 80 and 85 percent."
    (found,) = extract(text)
    assert text[found.start : found.end] == "between 80 and 85 percent"


IMPLIED = [
    ("Gunmen killed 14 and wounded at least 30.", [(14, "person"), (30, "person")]),
    ("She won the backing of 39 who sit in the chamber.", [(39, "person")]),
    ("A guard was hurt, and seven others were arrested.", [(7, "person")]),
    ("The pilot and two others got out.", [(2, "person")]),
    ("Texas and 16 others sued.", [(16, "other")]),
    (
        "Singh made 31 from 20 balls and Rao was on 54 not out.",
        [(31, "run"), (20, "ball"), (54, "run")],
    ),
    ("Diaz leads the race for delegates, with 568.", [(568, "delegate")]),
    ("He fears an emerging one-party rule.", [(1, "party")]),
    ("A quake with a magnitude of about 5.8 struck.", [(5.8, "magnitude")]),
    ("Births rose in every region last year, to 5,200.", [(5200, "birth")]),
    ("Births dropped again in May, to about 300.", [(300, "birth")]),
    ("He fell in May, and came to 300.", [(300, "number")]),
    ("Hall was out for 58 and Cox not out 67.", [(58, "run"), (67, "run")]),
    ("She was caught behind for 38.", [(38, "run")]),
    ("He was out for 12 days.", [(12, "day")]),
    ("One option keeps things as they are.", [(1, "option")]),
    ("Crowds of 20,000 came.", [(20_000, "person")]),
    ("Two of the woman's three children moved.", [(2, "child"), (3, "child")]),
    ("It may cut 2 million posts out of a total of nine million.", [(2e6, "post"), (9e6, "post")]),
    ("If you can clear 7, 8, 10 percent, stay.", [(7, "percent"), (8, "percent"), (10, "percent")]),
    ("Ortega, then 44, took over.", [(44, "year of age")]),
    ("Now 46 and retired, she paints.", [(46, "year of age")]),
    ("Support is low among voters 45 and older.", [(45, "year of age")]),
    ("It was 66 percent among women 30 to 44.", [(66, "percent"), (30, "year of age")]),
    ("Men under 35 support Banks and Hays.", [(35, "year of age")]),
    ("A quarter-of-a-million people came.", [(250_000, "person")]),
    ("It will be 37c in the north.", [(37, "degree Celsius")]),
    ("It happened 20 and 50 years ago.", [(20, "year"), (50, "year")]),
    ("The gauge fell 24 points, to close at 18,432.", [(24, "point"), (18_432, "point")]),
    ("It passed by 61 to 39 percent.", [(61, "percent"), (39, "percent")]),
    ("She led him 82%-12%.", [(82, "percent"), (12, "percent")]),
]


@pytest.mark.parametrize(("text", "expected"), IMPLIED)
def test_words_beside_a_bare_number_say_what_it_counts(text, expected):
    assert [(q.low, q.unit) for q in extract(text)] == expected


NO_FIGURES = [
    "The firm lost several hundred million dollars.",
    "They spent a few hundred thousand pesos.",
    "They flew a Beech 200 aircraft home.",
    "He left on his 757 jet.",
    "The court split, 4 to 4.",
    "She won, 212,205 to 210,424 votes.",
    "The text (Section 1032) says nothing.",
    "He drove a three-decker to Ulm.",
    "One important thing is missing.",
    "A separate one Ruiz filed is pending.",
    "PostedMarch 6, 2016 by the desk",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_vague_numbers_models_and_tied_votes_are_no_figures(text):
    assert [text[q.start : q.end] for q in extract(text)] == []


WHOLES = [
    ("30 percent of Mr. Diaz's backers left.", "Mr. Diaz's backers"),
    ("50% of tourists visiting Iceland's parks came by bus.", "tourists"),
    ("Two-thirds of the country's population is young.", "the country's population"),
    ("Close to half of Mrs. Ruiz's donors are women.", "Mrs. Ruiz's donors"),
]


@pytest.mark.parametrize(("text", "counted"), WHOLES)
def test_a_share_is_one_of_what_the_owner_has(text, counted):
    assert [figure.counted for figure in extract(text)] == [counted]


UNMOVED = [
    "It would take 68 percent of the delegates thereafter.",
    "The clip racked up more than 10 million views.",
    "They lost four games in May.",
    "She wants to sink $30 billion into the region.",
]


@pytest.mark.parametrize("text", UNMOVED)
def test_no_direction_where_nothing_rises_or_falls(text):
    assert [figure.change for figure in extract(text)] == [None]
