"""Amounts: a number with its currency or unit, and what a smaller unit adds to it.

amount := [mark] number [magnitude] [unit] [smaller part]
"""

import re
from decimal import Decimal

from onrecord.quantities.currencies import SUBUNITS, currency_before
from onrecord.quantities.numerals import Numeral, decimal_comma, is_whole, magnitude, numeral
from onrecord.quantities.qualifiers import behind
from onrecord.quantities.record import Amount
from onrecord.quantities.starts import SPACE, START
from onrecord.quantities.units import Unit, unit_after, unknown_unit
from onrecord.vocabulary import table

_PARTS: dict[str, dict[str, int]] = table("units_lone")["parts"]

_OF_AN = re.compile(rf"{SPACE}(?:of{SPACE})?an?(?={SPACE})")
_POINT = re.compile(rf"(?:-|{SPACE}(?:of{SPACE})?(?:an?{SPACE})?)point\b")  # "half a point"
_AGAIN = re.compile(rf"{SPACE}(?:U\.S\.|US|USD)(?!\w)")
_PART = re.compile(rf"{SPACE}?(?:,{SPACE}|{SPACE}?and{SPACE})?(?=[0-9]|[a-z])")
_INCHES = re.compile(r"-([0-9]|1[01])(?![0-9%]|[.,][0-9]|-)")
_PRIMES = re.compile(r"['’′]([0-9]|1[01])(?:[\"”″]|''|’’)?(?![0-9])")
_MULTIPLE = re.compile(
    rf"{SPACE}?(?:(?P<before>[kKmMbB]|bn)(?P<code>[A-Z]{{3}})|(?P<first>[A-Z]{{3}}){SPACE}?"
    r"(?P<behind>k|m|mn|bn|tn))(?![^\W_])"
)
_MINUS = ("-", "−")
_COMMA_REACH = 16  # characters from a number's start to its decimal comma
_FACTORS = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "tn": 12}  # powers of ten


def signed(text: str, start: int, floor: int) -> int:
    """Take in the plus or minus sign before a number: give where it starts."""
    gap, before = text[max(floor, start - 1) : start], text[max(0, start - 2) : start - 1]
    if gap and gap in "+-−" and before.strip() in ("", "("):
        return start - 1
    if before in ("s", "S"):
        words = text[max(floor, start - 14) : start].lower()
        if words.endswith(("minus-", "minus ")) and not words.endswith("plus or minus "):
            return start - len("minus ")
    return start


def marked(text: str, at: int, floor: int) -> tuple[int, str] | None:
    """Find the currency before a number, a minus between them included: "$-4.5m"."""
    minus = text[at - 1 : at] in _MINUS and at - 1 > floor
    mark = currency_before(text, at - 1 if minus else at)
    if not mark or mark[0] < floor or (minus and text[at - 2].isspace()):
        return None
    return mark


def number_at(text: str, at: int, *, money: bool) -> Numeral | None:
    """Read a number, with a decimal comma where a unit or a currency says that it is one."""
    if text[at].isdigit() and "," in text[at : at + _COMMA_REACH]:
        found = decimal_comma(text, at, money=money)
        if found and (money or unit_after(text, found.end)):
            return found
    return numeral(text, at, money=money)


def amount(text: str, at: int, mark: tuple[int, str] | None, number: Numeral) -> Amount:
    """Read the unit of a number, and what a smaller unit adds to it.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number starts, in characters.
    mark : tuple of (int, str) or None
        Start and code of the currency before it.
    number : Numeral
        The number.

    Returns
    -------
    Amount
        Without a unit when none follows.
    """
    late = behind(text, number.end)
    end, qualifier = late or (number.end, None)
    scaled = magnitude(text, end) if late and number.plain else None  # "$80-odd million"
    if scaled:
        end, number = scaled[0], number._replace(value=number.value * scaled[1])
    if mark:
        again = _AGAIN.match(text, end)
        unit = Unit(again.end() if again else end, mark[1], "currency")
        found = Amount(mark[0], unit.end, number, number, unit, qualifier=qualifier)
        return _with_part(text, found)
    part = _POINT.match(text, end) if number.form == "share" else None
    if part and text[at - 1 : at] != "-" and is_whole(8 * number.value):
        unit = Unit(part.end(), "point", "count")
        return Amount(at, part.end(), number, number, unit, qualifier=qualifier)
    gap = _OF_AN.match(text, end) if number.form == "share" else None  # "half an hour"
    unit_or_none = unit_after(text, gap.end() if gap else end)
    if unit_or_none and _takes(text, number, unit_or_none, end, gap=gap is not None):
        found = Amount(at, unit_or_none.end, number, number, unit_or_none, qualifier=qualifier)
        return _with_part(text, _scaled_behind(text, found))
    multiple = _multiple(text, at, number) if number.plain else None
    unknown = unknown_unit(text, end) if number.form == "digits" else None
    if unknown:
        return Amount(at, unknown.end, number, number, unknown, qualifier=qualifier)
    return multiple or Amount(at, end, number, number, None, qualifier=qualifier)


def _takes(text: str, number: Numeral, unit: Unit, end: int, *, gap: bool) -> bool:
    """Tell "5/8 inch", "half an hour" and "a quarter of a mile" from "half dollar coins"."""
    if number.form != "share" or text[end : end + 1] == "-":
        return True
    written = text[number.start].isdigit()
    return gap or (written and unit.kind not in ("percent", "currency"))


def _scaled_behind(text: str, found: Amount) -> Amount:
    """Read "12 EUR million" and "1.2 m euros"."""
    number, unit = found.high, found.unit
    if not unit or not number.plain:
        return found
    if unit.kind == "currency":
        scaled = magnitude(text, unit.end)
        if scaled:
            number = number._replace(value=number.value * scaled[1])
            return found._replace(low=number, high=number, end=scaled[0])
    if unit.name == "metre" and text[unit.end - 1 : unit.end] == "m":
        money = unit_after(text, unit.end)
        if money and money.kind == "currency":
            number = number._replace(value=number.value * 10**6)
            return found._replace(low=number, high=number, unit=money, end=money.end)
    return found


def _multiple(text: str, at: int, number: Numeral) -> Amount | None:
    """Read "12 MEUR" and "12 EURm"."""
    match = _MULTIPLE.match(text, number.end)
    if not match:
        return None
    code = unit_after(match["code"] or match["first"], 0)
    if not code or code.name != (match["code"] or match["first"]):  # "TWO MORE": no øre
        return None
    power = _FACTORS[(match["before"] or match["behind"]).lower()]
    number = number._replace(value=number.value * Decimal(10) ** power)
    unit = Unit(match.end(), code.name, "currency")
    return Amount(at, match.end(), number, number, unit)


def _with_part(text: str, found: Amount) -> Amount:
    """Add what a smaller unit says: "3 hours and 20 minutes", "5 lb 6 oz", "$7 and 10 cents"."""
    first = found
    for _ in range(2):  # hours, minutes and seconds
        unit, number = found.unit, found.high
        if not unit or not is_whole(number.value) or found.qualifier:
            return found
        if unit.kind == "currency" and not number.plain:
            return found  # "$5 million, 27 cents a share"
        smaller = _smaller(text, unit, found.end)
        if not smaller:
            return first if found is not first and _list_goes_on(text, found) else found
        end, added, factor, name = smaller
        value = number.value * factor + added if name else number.value + added / 100
        number = Numeral(number.start, end, value, value, "digits")
        unit = Unit(end, name or unit.name, unit.kind if name else "currency")
        found = found._replace(end=end, low=number, high=number, unit=unit)
    return found


def _list_goes_on(text: str, found: Amount) -> bool:
    """Tell whether a part follows that cannot be added: "2 years, 3 months and 4 days"."""
    gap = _PART.match(text, found.end)
    number = numeral(text, gap.end()) if gap and START.match(text, gap.end()) else None
    unit = unit_after(text, number.end) if number else None
    return bool(unit and found.unit and unit.kind == found.unit.kind == "duration")


def _smaller(text: str, unit: Unit, end: int) -> tuple[int, Decimal, int, str | None] | None:
    """Find the smaller part: its end, its number, how many make one, and its unit (None: cents)."""
    inches = _INCHES.match(text, end) if unit.name == "foot" else None
    if inches:
        return inches.end(), Decimal(inches[1]), 12, "inch"
    parts = _PARTS.get(unit.name)
    if not parts and unit.kind != "currency":
        return None
    gap = _PART.match(text, end)
    if not gap or not START.match(text, gap.end()):
        return None
    second = numeral(text, gap.end())
    name = unit_after(text, second.end) if second else None
    if not second or not name or second.form == "share" or second.value < 0:
        return None
    if unit.name == "pound" and name.name == "penny" and second.value < 100:
        return name.end, second.value, 100, None
    if unit.kind == "currency":
        cents = name.name in SUBUNITS and second.value < 100 and unit.name not in SUBUNITS
        return (name.end, second.value, 100, None) if cents else None
    factor = parts.get(name.name) if parts else None
    return (name.end, second.value, factor, name.name) if factor and second.value < factor else None


def feet_and_inches(text: str, at: int) -> Amount | None:
    r"""Read a height in primes: 5'11".

    Examples
    --------
    >>> found = feet_and_inches("5'11\" tall", 0)
    >>> int(found.low.value), found.unit.name
    (71, 'inch')
    """
    match = _PRIMES.match(text, at + 1) if text[at] in "345678" else None
    if not match:
        return None
    value = Decimal(text[at]) * 12 + Decimal(match[1])
    number = Numeral(at, match.end(), value, value, "digits")
    return Amount(at, match.end(), number, number, Unit(match.end(), "inch", "length"))
