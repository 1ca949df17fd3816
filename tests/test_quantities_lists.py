"""Figures that share: one noun, one unit, one rate; and the lists, signs and names beside them."""

import pytest

from onrecord.quantities import Quantity, extract, passed_over


def read(text: str) -> list[tuple[float, float, str | None]]:
    return [(q.low, q.high, q.unit) for q in extract(text)]


def first(text: str) -> Quantity:
    return extract(text)[0]


def reasons(text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.reason) for n in passed_over(text)]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Norway took six silver and nine bronze medals.", [6, 9], "medal"),
        ("The choir has 12 male, 15 female and six child singers.", [12, 15, 6], "singer"),
        ("The hall holds 900 seated or 1,400 standing guests.", [900, 1400], "guest"),
        ("It has not only 300 nesting but also some 450 young gulls.", [300, 450], "gull"),
        ("Officials counted 60 or perhaps 75 boats.", [60, 75], "boat"),
        ("At least 12 and as many as 30 sailors died.", [12, 30], "sailor"),
        ("Rescuers looked for 8 and possibly as many as 11 divers.", [8, 11], "diver"),
    ],
)
def test_a_number_shares_the_noun_behind_the_next(text, values, unit):
    assert read(text) == [(value, value, unit) for value in values]
    assert first(text).unit_source == "carried"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They won three and five players left.", ["player"]),
        ("They lost two quickly and five young players were hurt.", ["player"]),
        ("Of them, 12 escaped and seven wounded men did not.", ["number", "man"]),
        ("She hired two aircraft and five armoured vehicles.", ["aircraft", "vehicle"]),
        ("The clubs won four and lost three league games.", ["game"]),
        ("The town hired 40 crew and 12 young doctors.", ["crew", "doctor"]),
    ],
)
def test_a_noun_is_not_shared_across_a_verb_or_another_noun(text, units):
    assert [q.unit for q in extract(text)] == units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It pays 2%, 3% or 4.5%.", [(2, 2), (3, 3), (4.5, 4.5)]),
        ("Tickets cost $6, $12 or $18.", [(6, 6), (12, 12), (18, 18)]),
        ("Choose 20, 40 or 60 minutes.", [(20, 20), (40, 40), (60, 60)]),
        ("The choice is 10 g, 15 g or 20 g.", [(10, 10), (15, 15), (20, 20)]),
        ("It takes two, three or four years.", [(2, 2), (3, 3), (4, 4)]),
        ("It costs 8 or 9 euros.", [(8, 9)]),
        ("On May 12, 5 or 6 people came.", [(5, 6)]),
        ("In 2019, 5% or 10% of them came.", [(5, 10)]),
    ],
)
def test_the_last_two_of_three_are_no_range(text, expected):
    found = extract(text)
    assert [(q.low, q.high) for q in found] == expected
    assert len({q.unit for q in found}) == 1


def test_a_list_of_three_shares_its_direction():
    assert [q.change for q in extract("Sales may rise 5, 6 or 7 percent.")] == ["up"] * 3


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Leeds won 3 1 at home.", "3 1"),
        ("Rovers lost 2 0 on Saturday.", "2 0"),
        ("United drew 1 1.", "1 1"),
        ("They beat Spain 3 2 in the final.", "3 2"),
        ("She won 7 5 6 2 in Rome.", "7 5 6 2"),
        ("A 3 0 defeat hurt.", "3 0"),
    ],
)
def test_a_score_that_lost_its_hyphen_is_no_figure(text, score):
    assert read(text) == []
    assert reasons(text) == [(score, "score")]


def test_two_numbers_with_a_noun_are_no_score():
    assert [q.low for q in extract("They lost 3 8 bed wards.")] == [3, 8]
    assert [q.unit for q in extract("He won 2 1 pound coins.")] == ["coin", "pound"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Its output of 2 million tonnes a year is to be doubled to 4 million.", ["year"] * 2),
        ("It carries 900 riders a day, rising to 1,400.", ["day"] * 2),
        ("Fees of 40 euros a month went up to 45 euros.", ["month"] * 2),
        ("The grant of $500 a month will rise to $650.", ["month"] * 2),
        ("A wage of $9 an hour lifted the bill to $3 million.", ["hour", None]),
        ("It makes 200 boats a year and employs 300 men.", ["year", None]),
    ],
)
def test_a_level_takes_the_rate_along(text, per):
    assert [q.per for q in extract(text)] == per


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It has 16 gb of memory.", 16, "gigabyte"),
        ("It has 512gb.", 512, "gigabyte"),
        ("It used 30 kwh.", 30, "kilowatt hour"),
        ("The chip runs at 5 ghz.", 5, "gigahertz"),
        ("The plant makes 250mw.", 250, "megawatt"),
        ("It needs 150 kw.", 150, "kilowatt"),
    ],
)
def test_a_symbol_in_small_letters_is_read_where_it_can_mean_one_unit(text, value, unit):
    assert read(text) == [(value, value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It will be minus 31 to 4 degrees.", -31, 4),
        ("It will be minus 5 to 10 degrees.", -5, 10),
        ("It will be minus 5 to minus 10 degrees.", -10, -5),
        ("It will be minus 10 to plus 15 degrees.", -10, 15),
        ("It will be minus 10-15 degrees.", -15, -10),
        ("It will be between minus 8 and 2 degrees.", -8, 2),
        ("It will be minus 7 degrees.", -7, -7),
    ],
)
def test_a_minus_belongs_to_its_own_number(text, low, high):
    assert read(text) == [(low, high, "degree")]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The rocket lifted 22 satellites into orbit.", None),
        ("The crane lifted 400 tonnes.", None),
        ("The plan lifted 300 families out of poverty.", None),
        ("The reform lifted growth by 2 percent.", "up"),
        ("The battery adds 200 km of range.", None),
        ("The plan adds 300 jobs.", "up"),
    ],
)
def test_what_is_lifted_or_added_to_reach_far_has_no_direction(text, change):
    assert [q.change for q in extract(text)] == [change]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They held one to one talks.", []),
        ("She offers one-to-one tuition.", []),
        ("Ten to one odds were offered.", ["ratio"]),
        ("A ratio of one to one is fair.", ["ratio"]),
        ("The scale is 1 to 1.", ["ratio"]),
        ("They outnumber us ten to one.", ["ratio"]),
    ],
)
def test_one_to_one_is_a_ratio_only_in_digits_or_by_name(text, units):
    assert [q.unit for q in extract(text)] == units


@pytest.mark.parametrize(
    ("text", "per", "units"),
    [
        ("It costs $3,120 per 40-foot box.", "box", ["USD", "foot"]),
        ("We pay £5 for each 10-kilo sack.", "sack", ["GBP", "kilogram"]),
        ("It costs 12 euros per 100-gram bar.", "bar", ["EUR", "gram"]),
        ("The yield is 3 tonnes per 2-acre plot.", "plot", ["tonne", "acre"]),
        ("It costs $3 per 24-hour period.", "24 hour", ["USD"]),
        ("It costs $7 per 100 km.", "100 kilometre", ["USD"]),
    ],
)
def test_a_measured_thing_is_what_a_rate_is_for(text, per, units):
    found = extract(text)
    assert (found[0].per, [q.unit for q in found]) == (per, units)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mazda's 323 and the Volvo were cheap.", "323"),
        ("Airbus's 320, a small jet, is new.", "320"),
        ("Renault's 205 has a fan club.", "205"),
        ("Peugeot's 308 sells well.", "308"),
        ("The song is track 5 on the record.", "5"),
    ],
)
def test_a_number_that_a_name_owns_is_a_model(text, label):
    assert read(text) == []
    assert reasons(text) == [(label, "label")]


def test_a_number_compared_with_another_is_no_model():
    text = "Spain's 300 medals and Italy's 250 were won."
    assert read(text) == [(300, 300, "medal"), (250, 250, "medal")]
    assert [q.low for q in extract("It has more than Italy's 250, it said.")] == [250]


@pytest.mark.parametrize(
    ("text", "unit", "role"),
    [
        ("The 8 lane bridge opens.", "lane", "attribute"),
        ("The council's 350 page report lists 47 failings.", "page", "attribute"),
        ("The mayor's 350 word letter cites four cases.", "word", "attribute"),
        ("The city's 60 bed hotel needs a roof.", "bed", "attribute"),
        ("Its 12 bed ward closed.", "bed", "attribute"),
        ("The 300 guest houses closed.", "house", "amount"),
        ("The firm's 20 school bus drivers want a rise.", "driver", "amount"),
    ],
)
def test_a_singular_noun_with_a_verb_behind_its_head_is_an_attribute(text, unit, role):
    assert (first(text).unit, first(text).role) == (unit, role)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("A litre of milk costs 90 cents in Oslo and 1.10 dollars in Bergen.", ["litre"] * 2),
        ("A barrel of crude fetched $81.20.", ["barrel"]),
        ("A kilo of rice sells for up to 3 euros.", ["kilogram"]),
        ("Milk costs $5 a litre in Oslo and $6 in Bergen.", ["litre"] * 2),
        ("A new bridge cost $3 million.", [None]),
        ("He pays $50 a month for rent and spent $300 in May.", ["month", None]),
    ],
)
def test_a_price_is_for_the_measure_that_it_is_the_price_of(text, per):
    assert [q.per for q in extract(text)] == per


@pytest.mark.parametrize(
    ("text", "qualifier", "unit"),
    [
        ("Riders must be no younger than 14.", "at_least", "year of age"),
        ("Boats may be no longer than 12 metres.", "up_to", "metre"),
        ("It may weigh not heavier than 30 kg.", "up_to", "kilogram"),
        ("The pole is no shorter than 3 metres.", "at_least", "metre"),
        ("It is taller than 3 metres.", "more_than", "metre"),
        ("It no longer has 30 beds.", "exact", "bed"),
    ],
)
def test_a_negated_comparative_is_a_bound(text, qualifier, unit):
    assert (first(text).qualifier, first(text).unit) == (qualifier, unit)
