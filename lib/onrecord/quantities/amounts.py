"""Amounts: numbers with their currency or unit, as they are joined to each other.

One grammar for all of them, read from the left, with unit, currency and magnitude shared
from the right:

    amount := [mark] number [magnitude] [unit] [smaller part]
    range  := amount (–|or|and|to) amount
    chain  := (amount|range) (to (amount|range))+
"""

import re
from decimal import Decimal

from onrecord.quantities.currencies import FAMILIES, currency_before
from onrecord.quantities.nouns import counted_phrase
from onrecord.quantities.numerals import SPACE, START, Numeral, decimal_comma, magnitude, numeral
from onrecord.quantities.places import is_label
from onrecord.quantities.qualifiers import Lead, behind
from onrecord.quantities.record import Amount
from onrecord.quantities.shapes import shaped
from onrecord.quantities.units import Unit, unit_after, unknown_unit
from onrecord.vocabulary import table

_PARTS: dict[str, dict[str, int]] = table("units_lone")["parts"]
_SUBUNITS = frozenset(table("currencies")["subunits"])
_RELATIVE = frozenset({"percent", "ratio", "duration", "age"})
_LONGEST_CHAIN = 6  # amounts

_LINK = re.compile(
    rf"(?P<dash>{SPACE}?[-–—]{SPACE}?)(?=[0-9$€£¥₹₽.]|[A-Z])"
    rf"|-?{SPACE}(?P<word>(?:(?:up|down){SPACE})?to|and|or){SPACE}|-(?P<glued>to|or)-"
)
_MARK = re.compile(
    rf"(?:(?:[A-Z]{{1,3}}|U\.S\.){SPACE}?)?[$€£¥₹₽₩₺₦₴₱]{SPACE}?(?:[A-Z]{{1,2}}(?=[0-9]))?"
    rf"|(?:Rs\.?|RM|Rp\.?|Tk|kr|[A-Z]{{3}}){SPACE}?"
)
_OF_AN = re.compile(rf"{SPACE}(?:of{SPACE})?an?(?={SPACE})")
_AGAIN = re.compile(rf"{SPACE}(?:U\.S\.|US|USD)(?!\w)")
_PART = re.compile(rf"{SPACE}?(?:,{SPACE}|{SPACE}?and{SPACE})?(?=[0-9]|[a-z])")
_INCHES = re.compile(r"-([0-9]|1[01])(?![0-9%]|[.,][0-9]|-)")
_PRIMES = re.compile(r"['’′]([0-9]|1[01])(?:[\"”″]|''|’’)?(?![0-9])")
_MULTIPLE = re.compile(
    rf"{SPACE}?(?:(?P<before>[kKmMbB]|bn)(?P<code>[A-Z]{{3}})|(?P<first>[A-Z]{{3}}){SPACE}?"
    r"(?P<behind>k|m|mn|bn|tn))(?![^\W_])"
)
_NEGATIVE = re.compile(r"(?:[-−]|minus[ -])(?=[0-9a-z])")
_THOUSAND = 1000
_FACTORS = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "tn": 12}  # powers of ten
_BEFORE_YEAR = frozenset({"in", "since", "by", "of", "during"})


def signed(text: str, start: int, floor: int) -> int:
    """Take in the plus or minus sign before a number: give where it starts."""
    sign, before = text[max(floor, start - 1) : start], text[max(floor, start - 2) : start - 1]
    if sign and sign in "+-−" and before.strip() in ("", "("):
        return start - 1
    words = text[max(floor, start - 14) : start].lower()
    if words.endswith(("minus-", "minus ")) and not words.endswith("plus or minus "):
        return start - len("minus ")
    return start


def marked(text: str, at: int, floor: int) -> tuple[int, str] | None:
    """Find the currency before a number, a minus between them included: "$-4.5m"."""
    minus = text[at - 1 : at] in ("-", "−") and at - 1 > floor
    mark = currency_before(text, at - 1 if minus else at)
    if not mark or mark[0] < floor or (minus and text[at - 2].isspace()):
        return None
    return mark


def number_at(text: str, at: int, *, money: bool) -> Numeral | None:
    """Read a number, with a decimal comma where a unit or a currency says that it is one."""
    if text[at].isdigit():
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
    if not code or code.kind != "currency":
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
        if not unit or number.value % 1 or found.qualifier:
            return found
        smaller = _smaller(text, unit, found.end)
        if not smaller:
            return first if _list_goes_on(text, found) else found
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
        cents = name.name in _SUBUNITS and second.value < 100 and unit.name not in _SUBUNITS
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


def chain(text: str, first: Amount, ahead: Lead) -> list[Amount]:
    """Read the amounts that are joined to a first one.

    Parameters
    ----------
    text : str
        The text.
    first : Amount
        What was read so far.
    ahead : Lead
        What stands before it.

    Returns
    -------
    list of Amount
        One for an amount or a range; several for "from 3-4 degrees to 5-6 degrees" and
        "from 2 to 3 to 4 euros", each with its unit.
    """
    found = [_ranged(text, first, ahead)]
    while len(found) < _LONGEST_CHAIN:
        link = _LINK.match(text, found[-1].end)
        word = link["word"] if link else None
        if not link or not word or word in ("and", "or"):
            break
        single = len(found) == 1 and found[0].low is found[0].high
        if not _may_go_on(word, found, ahead, single=single):
            break
        second = _second(text, link.end(), found[-1], opens=True)
        if not second or _are_years(text, first, second, ahead):
            break
        second = _ranged(text, second, None)
        if not _same_unit(found[-1].unit, second.unit):
            break
        if single and second.low is second.high and not _goes_on(text, second, ahead):
            joined = _joined(text, found[0], second, "to", ahead, tight=False)
            return [joined] if joined else found
        if single and not ahead.origin and _is_level(text, found[0], second, ahead):
            break
        found.append(second)
    return _sharing(found) if len(found) > 1 else found


def _may_go_on(word: str, found: list[Amount], ahead: Lead, *, single: bool) -> bool:
    """Tell whether "to" may join: "up to" and a third amount only behind "from"."""
    if word != "to" or len(found) > 1:
        return ahead.origin
    first = found[0]
    if first.unit and ahead.change:
        # "rose by $4 million to $40 million" gives a change and a level
        return ahead.origin or ahead.between
    return single or ahead.origin or ahead.change is None


def _goes_on(text: str, second: Amount, ahead: Lead) -> bool:
    """Tell whether a third amount follows: "from 2 to 3 to 4 euros"."""
    link = _LINK.match(text, second.end) if ahead.origin else None
    return bool(link and link["word"] == "to" and _second(text, link.end(), second))


def _ranged(text: str, first: Amount, ahead: Lead | None) -> Amount:
    """Join the second end of a range: "70-85 percent", "between 15 and 17 kHz", "2 or 3 years"."""
    link = _LINK.match(text, first.end)
    if not link:
        return first
    word = link["word"] or link["glued"]
    if link["word"] and (ahead is None or word not in ("and", "or")):
        return first
    if word == "and" and not (ahead and ahead.between):
        return first
    if (
        word == "or"
        and not first.unit
        and ahead
        and is_label(ahead.last, opens=True, counted=False)
    ):
        return first
    second = _second(text, link.end(), first)
    if not second or (ahead and _are_years(text, first, second, ahead)):
        return first
    tight = link["glued"] is not None or link.group() in "-–—"
    return _joined(text, first, second, word, ahead, tight=tight) or first


def _joined(
    text: str, first: Amount, second: Amount, word: str | None, ahead: Lead | None, *, tight: bool
) -> Amount | None:
    """Make a range of two amounts, with unit and magnitude shared; None where they make none."""
    first = _not_metres(text, first, second)
    low, high = _magnified(first.low, second.high), second.high
    if word == "to" and ahead and _is_level(text, first, second, ahead):
        return None
    if not _agree(word, low, high, first, second, ahead):
        return None
    money = first.unit if first.unit and first.unit.kind == "currency" else None
    unit = money or second.unit or first.unit
    either = word == "or" and low.value != high.value
    return Amount(
        first.start, second.end, low, high, unit, tight, "either" if either else second.qualifier
    )


def _not_metres(text: str, first: Amount, second: Amount) -> Amount:
    """Read "1.2m" as millions where the other end says so: "1.2m to 3.4m viewers"."""
    metre = first.unit and first.unit.name == "metre" and text[first.end - 1] == "m"
    small = second.high.plain and second.high.value < _THOUSAND
    if not metre or second.unit or small:
        return first
    low = first.low._replace(value=first.low.value * 10**6)
    return first._replace(low=low, high=low, unit=None)


def _magnified(low: Numeral, high: Numeral) -> Numeral:
    """Share the magnitude of the second number: "four to five thousand", "$3-5bn"."""
    if low.plain and not high.plain and high.mantissa and low.value <= high.mantissa:
        return low._replace(value=low.value * (high.value / high.mantissa))
    return low


def _sharing(found: list[Amount]) -> list[Amount]:
    """Give every amount of a chain the unit and the magnitude that the last one states."""
    unit = next((a.unit for a in (*reversed(found), found[0]) if a.unit), None)
    money = next((a.unit for a in found if a.unit and a.unit.kind == "currency"), None)
    last = found[-1].high
    return [
        a._replace(
            unit=a.unit or money or unit, low=_magnified(a.low, last), high=_magnified(a.high, last)
        )
        for a in found
    ]


def _second(text: str, at: int, first: Amount, *, opens: bool = False) -> Amount | None:
    """Read the amount behind a link; one that opens a range may get its unit from its end."""
    code = _MARK.match(text, at)
    at = code.end() if code else at
    minus = _NEGATIVE.match(text, at)
    at = minus.end() if minus else at
    if at >= len(text) or not START.match(text, at):
        return None
    mark = currency_before(text, at)
    money = mark is not None or (first.unit is not None and first.unit.kind == "currency")
    if not first.unit and not mark and shaped(text, at):
        return None
    number = number_at(text, at, money=money)
    if not number or (number.form == "share") != (first.low.form == "share"):
        return None
    if text[number.end : number.end + 1] in ("/", ":") and not unit_after(text, number.end):
        return None
    if minus:
        number = number._replace(value=-number.value, mantissa=-number.mantissa)
    second = amount(text, at, mark, number)
    return second if opens or _same_unit(first.unit, second.unit) else None


def _same_unit(first: Unit | None, second: Unit | None) -> bool:
    """Tell whether two ends of a range may have these units: "$5 to A$6" may not."""
    if not first:
        return True
    if not second:
        return first.kind != "percent"
    if first.kind == second.kind == "currency":
        families = {first.name, second.name} & set(FAMILIES)
        return first.name == second.name or len(families) == 1
    return first.name == second.name


def _is_level(text: str, first: Amount, second: Amount, ahead: Lead) -> bool:
    """Tell "rose by 300 to 2,500", a change and a level, from "rose by 4 to 6 points", a range."""
    if not ahead.change or ahead.origin or ahead.between:
        return False
    if first.unit:
        return True
    if second.unit and second.unit.kind in _RELATIVE:
        return False
    named = second.unit or counted_phrase(text, second.end, many=True)
    return first.low.value * (3 if named else 2) < second.high.value


def _agree(
    word: str | None,
    low: Numeral,
    high: Numeral,
    first: Amount,
    second: Amount,
    ahead: Lead | None,
) -> bool:
    """Tell whether the two numbers make a range in their order."""
    if word == "to":
        written = second.unit or first.unit
        return low.value <= high.value or not first.unit or written is not None
    if word == "or":
        return low.value != high.value and (
            first.unit is not None or 0 < high.value - low.value <= 2
        )
    return word == "and" or (low.value < high.value and low.form == high.form)


def _are_years(text: str, first: Amount, second: Amount, ahead: Lead) -> bool:
    """Tell "from 1990 to 2020" and "in 2019 to 2.5 million" from a range of figures."""
    written = text[first.low.start : first.low.end]
    if first.unit or not (len(written) == 4 and written.isdigit() and "1900" <= written <= "2100"):
        return False
    return 1900 <= second.high.value <= 2100 or ahead.last.lower() in _BEFORE_YEAR
