"""Amounts joined to each other: ranges, chains, and a change with the level it reaches.

One grammar for all of them, read from the left, with unit, currency and magnitude shared
from the right:

    range := amount (–|or|and|to) amount
    chain := (amount|range) (to (amount|range))+
"""

import re
from decimal import Decimal

from onrecord.quantities.amounts import amount, number_at
from onrecord.quantities.currencies import FAMILIES, SUBUNITS, currency_before
from onrecord.quantities.nouns import counted_phrase
from onrecord.quantities.numerals import Numeral
from onrecord.quantities.places import is_label
from onrecord.quantities.qualifiers import Lead
from onrecord.quantities.record import Amount
from onrecord.quantities.shapes import MONTHS, shaped
from onrecord.quantities.starts import SPACE, START, TENS, UNITS
from onrecord.quantities.units import Unit, unit_after

_LINK = re.compile(
    rf"(?P<dash>{SPACE}?[-–—]{SPACE}?)(?=[0-9$€£¥₹₽.]|[A-Z])"
    rf"|-?{SPACE}{{1,2}}(?P<word>(?:(?:up|down){SPACE})?to|and|or){SPACE}{{1,2}}|-(?P<glued>to|or)-"
)
_MARK = re.compile(
    rf"(?:(?:[A-Z]{{1,3}}|U\.S\.){SPACE}?)?[$€£¥₹₽₩₺₦₴₱]{SPACE}?(?:[A-Z]{{1,2}}(?=[0-9]))?"
    rf"|(?:Rs\.?|RM|Rp\.?|Tk|kr|[A-Z]{{3}}){SPACE}?"
)
_SIGN = re.compile(r"(?:(?P<minus>[-−]|minus[ -])|\+|plus[ -])(?=[0-9a-z])")
_LISTED = re.compile(  # "5%, ", "two, "
    r"(?:(?P<word>[A-Za-z]{3,9})\.?\s)?[$€£¥₹₽₩]?(?<![\w.,])"
    r"(?P<number>[0-9]{1,6}(?:[.,][0-9]{1,6})?|[A-Za-z]{3,9})"
    r"(?P<unit>(?:\s?%|(?:[\s-]?[a-z]{1,12}){0,2}?)),\s$"
)
_BEFORE_COMMA = 40  # characters
_BEFORE_YEAR = frozenset({"in", "since", "by", "of", "during"})
_RELATIVE = frozenset({"percent", "ratio", "duration", "age"})
_LONGEST_CHAIN = 6  # amounts
_THOUSAND = 1000


def chain(text: str, first: Amount, ahead: Lead) -> list[Amount]:
    """Read the amounts that are joined to a first one.

    Parameters
    ----------
    text : str
        The text.
    first : Amount
        What was read so far.
    ahead : Lead
        What comes before it.

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
        if not _same_unit(found[-1].unit, second.unit) and not _left_out(text, second, ahead):
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
    if word == "or" and _ends_list(text, first, second):
        return first
    tight = link["glued"] is not None or link.group() in "-–—"
    return _joined(text, first, second, word, ahead, tight=tight) or first


def _ends_list(text: str, first: Amount, second: Amount) -> bool:
    """Tell the last two of "5%, 7.5% or 10%", three amounts, from a range."""
    before = _LISTED.search(text, max(0, first.start - _BEFORE_COMMA), first.start)
    if not before or MONTHS.intersection((before["word"] or "").lower().split()):
        return False
    written = text[first.start : first.end].lstrip("$€£¥₹₽₩ ")
    bare = not before["unit"] and len(before["number"]) < len("2019")
    if not bare and not written.endswith(before["unit"] or " "):
        return False
    said = before["number"].lower()
    number = UNITS.get(said) or TENS.get(said) if said.isalpha() else said.replace(",", "")
    values = [Decimal(number or 0), first.low.mantissa, second.high.mantissa]
    return number is not None and values in (sorted(values), sorted(values, reverse=True))


def _joined(
    text: str, first: Amount, second: Amount, word: str | None, ahead: Lead | None, *, tight: bool
) -> Amount | None:
    """Make a range of two amounts, with unit and magnitude shared; None where they make none."""
    first = _not_metres(text, first, second)
    low, high = _magnified(first.low, second.high), second.high
    if not (ahead and ahead.origin and ahead.change):
        low = _in_thousands(low, high)
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


def _in_thousands(low: Numeral, high: Numeral) -> Numeral:
    """Share the thousands of the second number: "13 to 14,000 feet", but "5 to 1,000"."""
    if low.form != "digits" or high.form != "digits" or not 2 <= low.value < _THOUSAND:
        return low
    value = low.value * _THOUSAND
    return low._replace(value=value) if value <= high.value <= 2 * value else low


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
    sign = _SIGN.match(text, at)
    at = sign.end() if sign else at
    if at >= len(text) or not START.match(text, at):
        return None
    mark = currency_before(text, at)
    money = mark is not None or (first.unit is not None and first.unit.kind == "currency")
    other = None if mark else shaped(text, at)
    if other and (not first.unit or other.reason == "date"):
        return None  # "the 52 weeks to 29 March"
    number = number_at(text, at, money=money)
    if not number or (number.form == "share") != (first.low.form == "share"):
        return None
    if text[number.end : number.end + 1] in ("/", ":") and not unit_after(text, number.end):
        return None
    if sign and sign["minus"]:
        number = number._replace(value=-number.value, mantissa=-number.mantissa)
    second = amount(text, at, mark, number)
    return second if opens or _same_unit(first.unit, second.unit) else None


def _left_out(text: str, second: Amount, ahead: Lead) -> bool:
    """Tell "from 4-6 percent to 9", where the unit is meant again, from "to 9 banks"."""
    return ahead.origin and not second.unit and not counted_phrase(text, second.end, many=True)


def _same_unit(first: Unit | None, second: Unit | None) -> bool:
    """Tell whether two ends of a range may have these units: "$5 to A$6" may not."""
    if not first:
        return True
    if not second:
        return first.kind != "percent"
    if first.kind == second.kind == "currency":
        if first.name != second.name and not SUBUNITS.isdisjoint((first.name, second.name)):
            return False  # "80 cents to $1.10"
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
        polled = written is not None and written.kind == "percent" and low.value > high.value
        if polled and not (ahead and ahead.origin):  # "won 66% to 30%"
            return False
        return low.value <= high.value or not first.unit or written is not None
    if word == "or":
        near = 0 < high.value - low.value <= 2
        near = near or (second.unit is not None and low.value < high.value <= 2 * low.value)
        return low.value != high.value and (first.unit is not None or near)
    return word == "and" or (low.value < high.value and low.form == high.form)


def _are_years(text: str, first: Amount, second: Amount, ahead: Lead) -> bool:
    """Tell "from 1990 to 2020" and "in 2019 to 2.5 million" from a range of figures."""
    written = text[first.low.start : first.low.end]
    if first.unit or not (len(written) == 4 and written.isdigit() and "1900" <= written <= "2100"):
        return False
    return 1900 <= second.high.value <= 2100 or ahead.last.lower() in _BEFORE_YEAR
