"""The quantities engine: formats, fields, what is not a figure, topics."""

import csv
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError
from onrecord.quantities import Quantity, extract, load_topics, passed_over

GOLD = Path(__file__).parent / "gold"


def only(text: str) -> Quantity:
    found = extract(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


VALUES = [
    ("It has 3 000 beds.", "3 000 beds", 3000, 3000, "bed"),
    ("It has 3\u00a0000 beds.", "3\u00a0000 beds", 3000, 3000, "bed"),
    ("It has 1\u2009200 beds.", "1\u2009200 beds", 1200, 1200, "bed"),
    ("It saw 35, 855 cases.", "35, 855 cases", 35855, 35855, "case"),
    ("It has 15, 000 to 18, 000 doses.", "15, 000 to 18, 000 doses", 15000, 18000, "dose"),
    ("India paid 12,34,567 rupees.", "12,34,567 rupees", 1234567, 1234567, "INR"),
    ("It cost 3,5 million euros.", "3,5 million euros", 3.5e6, 3.5e6, "EUR"),
    ("India paid Rs. 16.2 b.", "Rs. 16.2 b", 16.2e9, 16.2e9, "INR"),
    ("It cost ₹2,000 crore.", "₹2,000 crore", 2e10, 2e10, "INR"),
    ("India paid Rs 150 crore.", "Rs 150 crore", 1.5e9, 1.5e9, "INR"),
    ("It sent 5 lakh doses.", "5 lakh doses", 5e5, 5e5, "dose"),
    (
        "It lent 1.7 billion Hong Kong dollars.",
        "1.7 billion Hong Kong dollars",
        1.7e9,
        1.7e9,
        "HKD",
    ),
    ("It cost $2.4m.", "$2.4m", 2.4e6, 2.4e6, "USD"),
    ("It cost €2.3bn.", "€2.3bn", 2.3e9, 2.3e9, "EUR"),
    ("It cost USD34.6 million.", "USD34.6 million", 34.6e6, 34.6e6, "USD"),
    ("It cost A$4.5m.", "A$4.5m", 4.5e6, 4.5e6, "AUD"),
    ("It cost US$2 million.", "US$2 million", 2e6, 2e6, "USD"),
    ("It cost 20 million soums.", "20 million soums", 2e7, 2e7, "UZS"),
    ("It cost 1.5 million tenge.", "1.5 million tenge", 1.5e6, 1.5e6, "KZT"),
    ("It cost $3-5bn.", "$3-5bn", 3e9, 5e9, "USD"),
    ("It cost $5 million to $10 million.", "$5 million to $10 million", 5e6, 1e7, "USD"),
    ("It paid 20 pounds.", "20 pounds", 20, 20, "GBP"),
    ("It weighs 20 pounds.", "20 pounds", 20, 20, "pound"),
    ("It has 75 thousand books.", "75 thousand books", 75000, 75000, "book"),
    ("It has 12k readers.", "12k readers", 12000, 12000, "reader"),
    ("It got half a million letters.", "half a million letters", 5e5, 5e5, "letter"),
    ("A quarter of a million came.", "A quarter of a million", 250000, 250000, "number"),
    ("It took two and a half hours.", "two and a half hours", 2.5, 2.5, "hour"),
    ("It took two and a half to three hours.", "two and a half to three hours", 2.5, 3, "hour"),
    ("It has four to five thousand books.", "four to five thousand books", 4000, 5000, "book"),
    ("It has one hundred and twelve beds.", "one hundred and twelve beds", 112, 112, "bed"),
    ("It has twenty-five beds.", "twenty-five beds", 25, 25, "bed"),
    ("It has two dozen beds.", "two dozen beds", 24, 24, "bed"),
    ("It used 2 1/2 cups.", "2 1/2 cups", 2.5, 2.5, "cup"),
    ("A ten-bed ward opened.", "ten-bed", 10, 10, "bed"),
    ("The 300-bedded hospital opened.", "300-bedded", 300, 300, "bed"),
    ("It is a 12-year-old boy.", "12-year-old", 12, 12, "year of age"),
    ("Anna Petrova, 44, is a surgeon.", "44", 44, 44, "year of age"),
    ("Two out of 13 patients died.", "Two out of 13 patients", 2 / 13, 2 / 13, "share"),
    ("Nearly one in five nurses left.", "Nearly one in five nurses", 0.2, 0.2, "share"),
    ("Every 12th patient is from here.", "Every 12th patient", 1 / 12, 1 / 12, "share"),
    ("Every second patient recovered.", "Every second patient", 0.5, 0.5, "share"),
    ("Almost two-thirds of nurses left.", "Almost two-thirds of nurses", 2 / 3, 2 / 3, "share"),
    ("Fewer than half of the beds are free.", "Fewer than half of the beds", 0.5, 0.5, "share"),
    ("3/4 of nurses left.", "3/4 of nurses", 0.75, 0.75, "share"),
    ("½ of nurses left.", "½ of nurses", 0.5, 0.5, "share"),
    ("It rose by a fifth.", "a fifth", 0.2, 0.2, "share"),
    ("It is 30 or so per cent.", "30 or so per cent", 30, 30, "percent"),
    ("It fell 3 percentage points.", "3 percentage points", 3, 3, "percentage point"),
    ("It is 38.5 °C.", "38.5 °C", 38.5, 38.5, "degree Celsius"),
    ("It is minus 10 degrees.", "minus 10 degrees", -10, -10, "degree"),
    ("It took 2- to 3-hour shifts.", "2- to 3-hour", 2, 3, "hour"),
    ("It is two- to three-storey.", "two- to three-storey", 2, 3, "storey"),
    ("She read a 12 page document.", "12 page", 12, 12, "page"),
    ("It has a population of over 400,000.", "over 400,000", 400000, 400000, "population"),
    ("He was 5 when he came.", "5", 5, 5, "year of age"),
    ("Anna Petrova (44) left.", "44", 44, 44, "year of age"),
    (
        "At least six U.S. surgeons left.",
        "At least six U.S. surgeons",
        6,
        6,
        "surgeon",
    ),
    ("The error is plus or minus 3 points.", "plus or minus 3 points", 3, 3, "point"),
    ("About three in 10 nurses left.", "About three in 10 nurses", 0.3, 0.3, "share"),
    ("One-in-five nurses left.", "One-in-five nurses", 0.2, 0.2, "share"),
    ("It cost 2 bln 300 mln rubles.", "2 bln 300 mln rubles", 2.3e9, 2.3e9, "RUB"),
    ("It spent $30 billion in all.", "$30 billion", 3e10, 3e10, "USD"),
    ("Cases grew sixfold.", "sixfold", 6, 6, "times"),
]


@pytest.mark.parametrize(("text", "written", "low", "high", "unit"), VALUES)
def test_a_number_is_read_with_its_unit(text, written, low, high, unit):
    found = only(text)
    assert (text[found.start : found.end], found.unit) == (written, unit)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)


def test_values_carry_no_float_noise():
    assert only("It cost $2.4 million.").low == 2400000.0
    assert only("It cost 0.3 trillion yen.").low == 300000000000.0
    assert only("Every 12th patient left.").low == round(1 / 12, 12)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It has 200 beds.", "exact"),
        ("It has roughly 200 beds.", "about"),
        ("It has 200 or so beds.", "about"),
        ("It has nearly 200 beds.", "almost"),
        ("It has more than 200 beds.", "more_than"),
        ("It has 200+ beds.", "more_than"),
        ("It has at least 200 beds.", "at_least"),
        ("It has no fewer than 200 beds.", "at_least"),
        ("It has just under 200 beds.", "less_than"),
        ("It has up to 200 beds.", "up_to"),
        ("It has as many as 200 beds.", "up_to"),
        ("It has 200-220 beds.", "range"),
        ("It has between 200 and 220 beds.", "range"),
        ("The tower is taller than 90 metres.", "more_than"),
        ("The lake was colder than 4 degrees.", "less_than"),
        ("Nobody younger than 12 got in.", "less_than"),
        ("The bag may be no heavier than 20 kg.", "up_to"),
        ("The wall must be no thinner than 40 cm.", "at_least"),
        ("It uses paper rather than 40 bags.", "exact"),
    ],
)
def test_the_qualifier_is_a_field_of_its_own(text, qualifier):
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "change", "qualifier"),
    [
        ("Costs rose 5 percent.", "up", "exact"),
        ("Costs were up nearly 40%.", "up", "almost"),
        ("Costs fell by about 5 percent.", "down", "about"),
        ("It cut waiting times by 20 percent.", "down", "exact"),
        ("Shares closed 3 percent higher.", "up", "exact"),
        ("They gave up 30 seats.", None, "exact"),
        ("It raised £5,000.", None, "exact"),
        ("The lower 95 percent pay.", None, "exact"),
        ("Gains of two years count.", None, "exact"),
        ("It cut the stay by two days.", "down", "exact"),
        ("Costs rose to 5 percent.", None, "exact"),
        ("The gap is widening by 3 metres.", "up", "exact"),
        ("The ice is thinning by 3 metres.", "down", "exact"),
        ("The economy will contract 2 percent.", "down", "exact"),
        ("They run a narrow 5 km strip.", None, "exact"),
        ("The index ended up 0.3 percent.", "up", "exact"),
        ("Women make up 40 percent.", None, "exact"),
        ("The firm was set up by five friends.", None, "exact"),
        ("The peso strengthened 0.5 percent.", "up", "exact"),
        ("The plan trims 300 jobs.", "down", "exact"),
        ("Waits lengthened by 12 days.", "up", "exact"),
    ],
)
def test_direction_and_approximation_are_kept_apart(text, change, qualifier):
    found = only(text)
    assert (found.change, found.qualifier) == (change, qualifier)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The number of operations rose from 120 to 470.", 120, 470),
        ("Its budget fell from $2.4m in 2022 to $1.9m in 2023.", 2.4e6, 1.9e6),
        ("Growth slowed from 5.2 to 5.1 percent.", 5.2, 5.1),
    ],
)
def test_from_one_value_to_another_is_one_figure(text, first, last):
    found = only(text)
    assert found.change == "from_to"
    assert (found.value_from, found.value_to) == (first, last)
    assert (found.low, found.high) == (min(first, last), max(first, last))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It performs 200 operations per year.", "year"),
        ("It performs 200 operations a year.", "year"),
        ("It performs 200 operations annually.", "year"),
        ("It treats 30 patients daily.", "day"),
        ("It costs $20-a-month.", "month"),
        ("It costs 200 dollars per patient.", "patient"),
        ("Mortality is 3.4 per 1,000 live births.", "1,000 live births"),
        ("It rose by 5 percent.", None),
        ("It cost $5 a year earlier.", None),
    ],
)
def test_rates(text, per):
    assert only(text).per == per


@pytest.mark.parametrize(
    ("text", "period", "first", "last"),
    [
        ("It treated 300 patients in 2019.", "2019", 2019, 2019),
        ("In 2019, it treated 300 patients.", "2019", 2019, 2019),
        ("It will get 300 beds in 2020-2024.", "2020-2024", 2020, 2024),
        ("It got 300 beds in the 2019/20 financial year.", "2019/20", 2019, 2020),
        ("It got 300 beds this year.", "this year", None, None),
        ("It has treated 300 patients since 2018.", "since 2018", 2018, None),
        ("It will have 300 beds by 2026.", "by 2026", None, 2026),
        ("It got 300 beds from 2015 to 2018.", "2015 to 2018", 2015, 2018),
        ("It got 300 beds in 2020–2019.", "2020–2019", 2019, 2020),
        ("It got 300 beds in 1999/00.", "1999/00", 1999, 2000),
        ("The old clinic, built in 1965, had 90 beds.", None, None, None),
        ("It had the highest figure since 1998, 90 beds.", None, None, None),
        ("Today it treats 90 patients.", None, None, None),
        ("It treats 20% more than last year.", None, None, None),
        ("It had 90 beds in the 1990s.", None, None, None),
    ],
)
def test_periods_are_taken_as_stated(text, period, first, last):
    found = only(text)
    assert (found.period, found.period_start, found.period_end) == (period, first, last)


def test_each_figure_gets_its_own_period():
    text = "In 2021, 142 transplants were performed, compared with 118 in 2020."
    assert [q.period_start for q in extract(text)] == [2021, 2020]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It will perform 200 operations.", "planned"),
        ("Some 200 beds are planned.", "planned"),
        ("It plans to hire 200 nurses.", "planned"),
        ("It performed 200 operations.", "stated"),
        ("Some 200 beds have been bought.", "stated"),
    ],
)
def test_plans_are_told_from_facts(text, status):
    assert only(text).status == status


def test_over_a_span_of_time_is_no_qualifier():
    assert [q.qualifier for q in extract("It got $5m over two years.")] == ["exact", "exact"]
    assert only("It waited for over two years.").qualifier == "more_than"


def test_a_figure_restated_in_another_unit_keeps_its_qualifier_and_direction():
    assert [q.qualifier for q in extract("It is more than 80 km (50 miles) away.")] == [
        "more_than"
    ] * 2
    assert [q.change for q in extract("It lost 200 points, or 0.7 percent.")] == ["down"] * 2


def test_nouns_left_out_are_filled_in():
    text = "It performs up to a quarter of all HSCTs in Russia – roughly 200 per year."
    share, number = extract(text, load_topics("hospital"))
    assert (share.unit, share.counted) == ("share", "all HSCTs")
    assert (number.unit, number.counted, number.topic) == ("HSCT", "HSCTs", "transplants")
    assert [q.unit for q in extract("It sold 430 flats in May and 180 in June.")] == ["flat"] * 2
    assert [q.unit for q in extract("About 40 of the 120 beds are free.")] == ["bed"] * 2
    assert [q.unit for q in extract("It has 4,560 beds; 9 of them are new.")] == ["bed"] * 2
    assert [q.unit for q in extract("It did 10,000 MRI scans and 8,000 CT scans.")] == ["scan"] * 2


PASSED = [
    ("It opened on 30.11.2023.", "30.11.2023", "date"),
    ("It opened on 11/28/2023.", "11/28/2023", "date"),
    ("It opened on 10 February 2020.", "10 February 2020", "date"),
    ("It opened on May 14.", "14", "date"),
    ("It is open 10:00–11:00.", "10:00–11:00", "time"),
    ("It opens at 5 p.m. today.", "5 p.m.", "time"),
    ("It is on the 2nd floor.", "2nd", "ordinal"),
    ("It was founded in 1965.", "1965", "year"),
    ("It was founded in the 1990s.", "1990s", "decade"),
    ("It is at 1, Ulitsa Mashela.", "1, Ulitsa", "address"),
    ("It is at 12 Harbour Road.", "12 Harbour Road", "address"),
    ("The tasks: 7) construction.", "7)", "list marker"),
    ("1. Enter the hall", "1.", "list marker"),
    ("Results\n14\nTown\n", "14", "alone on its line"),
    ("12,500", "12,500", "alone on its line"),
    ("It is in Section 12.", "12", "label"),
    ("In an emergency, phone 111.", "111", "label"),
    ("Type 2 diabetes is common.", "2", "label"),
    ("COVID-19 is common.", "19", "label"),
    ("It is open 24/7.", "24/7", "label"),
    ("It happened on 9/11.", "9/11", "label"),
    ("It was a hole-in-one.", "one", "compound"),
    ("Any 2016 local elections came.", "2016", "year"),
    ("It filled the first half.", "half", "part"),
    ("The vote was 218 to 212.", "218 to 212", "score"),
    ("Several hundred came.", "hundred", "rhetorical"),
    ("The team won 2-1.", "2-1", "score"),
    ("It runs version 2.1.3.", "2.1.3", "version"),
    ("It is one of the pioneers.", "one of the pioneers", "one of"),
    ("It saves thousands of young patients.", "thousands of young patients", "rhetorical"),
    ("No one came.", "one", "pronoun"),
    ("Call 8 (495) 123-45-67.", "8 (495) 123-45-67", "phone"),
    ("Its number is 1234567890123456789.", "1234567890123456789", "identifier"),
]


@pytest.mark.parametrize(("text", "written", "reason"), PASSED)
def test_numbers_that_are_no_figures_are_passed_over_with_the_reason(text, written, reason):
    assert extract(text) == []
    assert [(text[n.start : n.end], n.reason) for n in passed_over(text)] == [(written, reason)]


def hospital_rows() -> list[dict[str, str]]:
    with (GOLD / "hospital.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("path", sorted((GOLD / "hospital").glob("*.txt")), ids=lambda p: p.stem)
def test_every_row_of_the_made_up_articles_is_right(path):
    text = path.read_bytes().decode("utf-8")
    expected = [row for row in hospital_rows() if row["doc"] == path.stem]
    assert expected
    assert [as_row(text, path.stem, q) for q in extract(text, load_topics("hospital"))] == expected


def as_row(text: str, doc: str, quantity: Quantity) -> dict[str, str]:
    row = {"doc": doc, "text": text[quantity.start : quantity.end]}
    for name in Quantity.__slots__:
        value = getattr(quantity, name)
        row[name] = (
            "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
        )
    return row


def test_topics_of_ones_own(tmp_path):
    path = tmp_path / "schools.toml"
    path.write_text('[pupils]\nnouns = ["pupil"]\nkey = true\n', encoding="utf-8")
    text = "The school has 400 pupils and 20 beds."
    found = extract(text, load_topics(path))
    assert [(q.topic, q.key) for q in found] == [("pupils", True), ("other", False)]


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[pupils", "not valid TOML"),
        ("pupils = 3", "must be a table"),
        ('[pupils]\nnouns = "pupil"', "must be a list of words"),
        ("[pupils]\nnouns = [1]", "must be a list of words"),
        ("[pupils]\nkey = 1", "is not understood"),
        ("[pupils]\nnoun = []", "is not understood"),
    ],
)
def test_a_malformed_topics_file_is_named_in_one_clear_sentence(tmp_path, written, complaint):
    path = tmp_path / "topics.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(OnrecordError, match=complaint) as error:
        load_topics(path)
    assert str(path) in str(error.value)


def test_a_missing_topics_file_is_an_error(tmp_path):
    with pytest.raises(OnrecordError, match=r"There is no topics file .*none\.toml"):
        load_topics(tmp_path / "none.toml")
