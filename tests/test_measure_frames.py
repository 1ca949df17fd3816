"""Frames of measures and money, filled anew in each run with every unit and currency there is.

The seed is printed; ONRECORD_SEED draws the same fillers again.
"""

import os
from collections.abc import Callable
from decimal import Decimal
from random import randint

import pytest
from figures import figures
from made_up import MadeUp

from onrecord.vocabulary import table

SEED = int(os.environ.get("ONRECORD_SEED", randint(0, 10**9)))
DRAWS = 100  # of each frame
LEAST = 99  # of them read as they should be

UNITS = table("units")
PREFIXES: dict[str, str] = UNITS["prefixes"]
SI = [
    (prefix, name, unit)
    for kind, units in UNITS.items()
    if kind != "prefixes"
    for name, unit in units.items()
    for prefix in unit.get("prefixes", "")
]
LENGTHS = [name for name, unit in UNITS["length"].items() if unit.get("powers")]
CLDR = [
    (name, spelling)
    for units in table("units_cldr").values()
    for name, unit in units.items()
    for spelling in unit["names"]
    if name not in ("degree", "mole", "night", "second", "pound") and spelling != "foot"
]
CURRENCIES = table("currencies_cldr")
ODD = {"ZWG", "BAM", "PEN"}  # "Zimbabwean gold" and "Peruvian sol" are no names by themselves
WORDS = set(table("currencies")["words"]["codes"])  # "COP30" is not money
MONEY = sorted(set(CURRENCIES) - ODD)
MAGNITUDES = {"": 1, " million": 10**6, " billion": 10**9, "m": 10**6, "bn": 10**9}
PARTS = table("units_lone")["parts"]
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "stone": "stone"}

Frame = Callable[[MadeUp], tuple[str, str]]


def plural(unit: str) -> str:
    return PLURALS.get(unit, unit if unit.endswith(("hertz", "lux")) else unit + "s")


def written(value: float | Decimal) -> str:
    number = Decimal(str(value)).normalize()
    return f"{number:f}"


def currency(m: MadeUp) -> str:
    return m.random.choice(MONEY)


def si_symbol(m: MadeUp) -> tuple[str, str]:
    prefix, name, unit = m.random.choice(SI)
    n, space = m.random.randint(2, 900), m.random.choice([" ", "", "\u00a0"])
    symbol = m.random.choice([s for s in unit.get("symbols", ()) if s[0].isalpha()] or ["?"])
    if symbol == "?" or prefix + symbol in ("ms", "mb", "Mb", "mm Hg"):
        return si_name(m)
    return f"The {m.noun()} has {n}{space}{prefix}{symbol}.", f"{n} {PREFIXES[prefix]}{name}"


def si_name(m: MadeUp) -> tuple[str, str]:
    prefix, name, _ = m.random.choice(SI)
    n, name = m.random.randint(2, 900), PREFIXES[prefix] + name
    spelled = m.random.choice([name, name.replace("metre", "meter").replace("litre", "liter")])
    spelled = spelled.replace("bit per", "bits per") if "per" in spelled else plural(spelled)
    return f"The {m.noun()} has {n} {spelled}.", f"{n} {name}"


def cldr_name(m: MadeUp) -> tuple[str, str]:
    name, spelling = m.random.choice(CLDR)
    n = m.random.randint(2, 900)
    return f"The {m.noun()} has {n} {spelling}.", f"{n} {name}"


def powers(m: MadeUp) -> tuple[str, str]:
    name, n = m.random.choice(LENGTHS), m.random.randint(2, 900)
    power = m.random.choice(["square", "cubic"])
    return f"The {m.noun()} has {n} {power} {plural(name)}.", f"{n} {power} {name}"


def raised(m: MadeUp) -> tuple[str, str]:
    symbol, name = m.random.choice([("m", "metre"), ("km", "kilometre"), ("cm", "centimetre")])
    sign, power = m.random.choice([("²", "square"), ("³", "cubic"), ("2", "square")])
    n = m.random.randint(2, 900)
    return f"The {m.noun()} has {n} {symbol}{sign}.", f"{n} {power} {name}"


def quotient(m: MadeUp) -> tuple[str, str]:
    n = m.random.randint(2, 900)
    above, below = m.random.choice(["litre", "kilogram", "watt"]), m.random.choice(LENGTHS)
    text = m.random.choice([f"{plural(above)} per {below}", f"{plural(above)} per square {below}"])
    square = "square " if "square" in text else ""
    return f"The {m.noun()} has {n} {text}.", f"{n} {above} /{square}{below}"


def code(m: MadeUp) -> tuple[str, str]:
    unit, n = currency(m), m.random.randint(2, 900)
    magnitude, factor = m.random.choice(list(MAGNITUDES.items()))
    if unit in WORDS:
        magnitude, factor = " million", 10**6
    text = m.random.choice(
        [f"{unit} {n}{magnitude}", f"{unit}{n}{magnitude}", f"{n}{magnitude} {unit}"]
    )
    return f"The {m.noun()} cost {text}.", f"{n * factor} {unit}"


def currency_name(m: MadeUp) -> tuple[str, str]:
    unit, n = currency(m), m.random.randint(2, 900)
    magnitude, factor = m.random.choice([("", 1), (" million", 10**6)])
    name = CURRENCIES[unit]["names"][-1]
    return f"The {m.noun()} cost {n}{magnitude} {name}.", f"{n * factor} {unit}"


def letters_and_dollar(m: MadeUp) -> tuple[str, str]:
    unit = m.random.choice([c for c in MONEY if c.endswith("D") and c != "USD" and c != "XCD"])
    unit = unit if "$" in CURRENCIES[unit]["signs"] else "AUD"
    letters = unit[:2]
    n, space = m.random.randint(2, 900), m.random.choice(["", " "])
    return f"The {m.noun()} cost {letters}{space}${n}.", f"{n} {unit}"


def sign(m: MadeUp) -> tuple[str, str]:
    mark, unit = m.random.choice(
        [("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("₦", "NGN"), ("₩", "KRW"), ("₺", "TRY")]
    )
    n = m.random.randint(2, 900)
    text = m.random.choice([f"{mark}{n}", f"{mark} {n}", f"{n}{mark}", f"{n} {mark}"])
    return f"The {m.noun()} cost {text}.", f"{n} {unit}"


def shared_name(m: MadeUp) -> tuple[str, str]:
    unit = m.random.choice(["INR", "PKR", "LKR", "NPR", "MUR", "IQD", "KWD", "TND", "CLP", "KES"])
    *adjective, head = CURRENCIES[unit]["names"][-1].split()
    n = m.random.randint(2, 900)
    return f"The {' '.join(adjective)} {m.noun()} cost {n} {head}.", f"{n} {unit}"


def minus(m: MadeUp) -> tuple[str, str]:
    n = m.random.randint(2, 90)
    text = m.random.choice([f"-{n} °C", f"−{n}°C", f"minus {n} degrees Celsius"])
    return f"The {m.noun()} has {text}.", f"-{n} degree Celsius"


def decimal_comma(m: MadeUp) -> tuple[str, str]:
    n, rest = m.random.randint(1, 900), m.random.randint(1, 9)
    thousands, value = m.random.choice([(f"{n}", n), (f"{n}.250", n * 1000 + 250)])
    unit, name = m.random.choice([("€", "EUR"), ("EUR", "EUR"), ("euros", "EUR")])
    return f"The {m.noun()} cost {thousands},{rest}5 {unit}.", f"{value}.{rest}5 {name}"


def range_of_units(m: MadeUp) -> tuple[str, str]:
    low = m.random.randint(2, 400)
    high = low + m.random.randint(1, 400)
    unit, name = m.random.choice([("kg", "kilogram"), ("per cent", "percent"), ("euros", "EUR")])
    link = m.random.choice(["-", "–", " to ", " – "])
    return f"The {m.noun()} has {low}{link}{high} {unit}.", f"{low}–{high} {name}"


def shared_magnitude(m: MadeUp) -> tuple[str, str]:
    low = m.random.randint(2, 400)
    high = low + m.random.randint(1, 400)
    mark, unit = m.random.choice([("$", "USD"), ("€", "EUR"), ("HK$", "HKD")])
    text = m.random.choice([f"{mark}{low}-{high} million", f"{mark}{low}m to {mark}{high}m"])
    return f"The {m.noun()} cost {text}.", f"{low}000000–{high}000000 {unit}"


def between(m: MadeUp) -> tuple[str, str]:
    low = m.random.randint(2, 400)
    high, noun = low + m.random.randint(1, 400), m.noun()
    return f"It has between {low} and {high} {noun}s.", f"{low}–{high} {noun}"


def ends_of_a_change(m: MadeUp) -> tuple[str, str]:
    first, last = m.random.sample(range(2, 900), 2)
    verb = m.random.choice(["rose", "fell", "went", "grew"])
    text, name = m.random.choice(
        [(f"from €{first} to €{last}", "EUR"), (f"from {first} to {last} kg", "kilogram")]
    )
    return f"The {m.noun()} {verb} {text}.", f"{first}→{last} {name}"


def later_end_first(m: MadeUp) -> tuple[str, str]:
    first, last = m.random.sample(range(2, 900), 2)
    verb = m.random.choice(["rose", "fell", "grew", "dropped"])
    text = m.random.choice([f"€{last} from €{first}", f"{last} euros last year from {first}"])
    return f"The {m.noun()} {verb} to {text}.", f"{first}→{last} EUR"


def chain(m: MadeUp) -> tuple[str, str]:
    a, b, c = m.random.sample(range(2, 900), 3)
    text = f"The {m.noun()} went from {a} to {b} to {c} euros."
    return text, f"{a} EUR; {b} EUR; {c} EUR"


def change_and_level(m: MadeUp) -> tuple[str, str]:
    by, to = m.random.randint(2, 400), m.random.randint(2000, 90_000)
    verb, way = m.random.choice([("rose", "up"), ("fell", "down")])
    text = f"The {m.noun()} {verb} by {by} million euros to {to} million euros."
    return text, f"{by}000000 EUR {way}; {to}000000 EUR level"


def two_parts(m: MadeUp) -> tuple[str, str]:
    larger = m.random.choice(sorted(PARTS))
    smaller = m.random.choice(sorted(PARTS[larger]))
    factor = PARTS[larger][smaller]
    a, b = m.random.randint(2, 40), m.random.randint(2, factor - 1)
    link = m.random.choice([" and ", " ", ", "])
    text = f"The {m.noun()} was {a} {plural(larger)}{link}{b} {plural(smaller)} off."
    return text, f"{a * factor + b} {smaller}"


def fraction(m: MadeUp) -> tuple[str, str]:
    bottom = m.random.choice([2, 4, 5, 8])
    top, slash = m.random.randint(1, bottom - 1), m.random.choice("/⁄")
    unit = m.random.choice(["inch", "cup", "mile", "pint"])
    return f"The {m.noun()} has {top}{slash}{bottom} {unit}.", f"{written(top / bottom)} {unit}"


def power_of_ten(m: MadeUp) -> tuple[str, str]:
    n, exponent = m.random.randint(2, 9), m.random.randint(2, 12)
    digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    high = "".join(digits[int(d)] for d in str(exponent))
    text = m.random.choice([f"{n} x 10^{exponent}", f"{n}×10{high}", f"{n} × 10{high}"])
    return f"The {m.noun()} has {text} Pa.", f"{n * 10**exponent} pascal"


def millions(m: MadeUp) -> tuple[str, str]:
    n, noun = m.random.randint(2, 90), m.noun()
    text = m.random.choice([f"{n}m {noun}s", f"{n}m of its {noun}s", f"{n} million {noun}s"])
    return f"The {m.noun()} sold {text}.", f"{n}000000 {noun}"


def metres(m: MadeUp) -> tuple[str, str]:
    n = m.random.choice([100, 200, 400, 800, 1500])
    text = m.random.choice([f"the {n}m title", f"a {n}m final", f"the {n}m champion"])
    return f"{m.name()} saw {text}.", f"{n} metre attribute"


def each_time(m: MadeUp) -> tuple[str, str]:
    (n, value), noun = m.number(), m.noun()
    time = m.random.choice(["year", "month", "week", "day"])
    text = m.random.choice([f"a {time}", f"per {time}", f"each {time}", f"every {time}"])
    return f"The {m.noun()} sells {n} {noun}s {text}.", f"{value} {noun} /{time}"


FRAMES: list[Frame] = [
    value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__annotations__", {}).get("return") == tuple[str, str]
]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.__name__)
def test_a_frame_is_read_whatever_fills_it(frame: Frame) -> None:
    print(f"ONRECORD_SEED={SEED}")
    made_up = MadeUp(SEED)
    wrong = []
    for _ in range(DRAWS):
        text, expected = frame(made_up)
        found = figures(text)
        if found != expected:
            wrong.append(f"{text}\n  found    {found}\n  expected {expected}")
    assert DRAWS - len(wrong) >= LEAST, "\n".join([f"seed {SEED}", *wrong])
