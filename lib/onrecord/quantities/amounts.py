"""Amounts: a number with its currency or unit, and two of them as a range."""

import re

from onrecord.quantities.currencies import currency_before
from onrecord.quantities.numerals import SPACE, START, Numeral, numeral
from onrecord.quantities.places import is_label
from onrecord.quantities.qualifiers import Lead, behind
from onrecord.quantities.record import Amount
from onrecord.quantities.shapes import shaped
from onrecord.quantities.units import Unit, unit_after

_LINK = re.compile(
    rf"(?P<dash>{SPACE}?[-–—]{SPACE}?)(?=[0-9$€£¥₹₽.]|[A-Z])"
    rf"|-?{SPACE}(?P<word>to|and|or){SPACE}|-(?P<glued>to|or)-"
)
_MARK = re.compile(rf"(?:(?:[A-Z]{{1,3}})?[$€£¥₹₽]|Rs\.?|[A-Z]{{3}}{SPACE}){SPACE}?")
_AN = re.compile(rf"{SPACE}an?(?={SPACE})")
_AGAIN = re.compile(rf"{SPACE}(?:U\.S\.|US|USD)(?!\w)")
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


def amount(text: str, at: int, mark: tuple[int, str] | None, number: Numeral) -> Amount:
    """Read the unit of a number.

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
    if mark:
        again = _AGAIN.match(text, end)
        unit = Unit(again.end() if again else end, mark[1], "currency")
        return Amount(mark[0], unit.end, number, number, unit, qualifier=qualifier)
    gap = _AN.match(text, end) if number.form == "share" else None  # "half an hour"
    found = unit_after(text, gap.end() if gap else end)
    if found and (number.form != "share" or gap or text[end : end + 1] == "-"):
        return Amount(at, found.end, number, number, found, qualifier=qualifier)
    return Amount(at, end, number, number, None, qualifier=qualifier)


def ranged(text: str, first: Amount, ahead: Lead) -> Amount:
    """Join a second amount: "70-85 percent", "between 15 and 17 kHz", "three or four years".

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
    Amount
        Both, or the first alone where the second does not belong to it.
    """
    link = _LINK.match(text, first.end)
    word = link["word"] or link["glued"] if link else None
    if not link or not _may_join(word, first, ahead):
        return first
    second = _second(text, link.end(), first)
    if not second or _are_years(text, first, second, ahead):
        return first
    low, high = first.low, second.high
    if low.plain and not high.plain and low.value <= high.mantissa:  # "four to five thousand"
        low = low._replace(value=low.value * (high.value / high.mantissa))
    if not _agree(word, low, high, first, ahead):
        return first
    unit = first.unit if first.unit and first.unit.kind == "currency" else second.unit or first.unit
    tight = link["glued"] is not None or link.group() in "-–—"
    return Amount(first.start, second.end, low, high, unit, tight, second.qualifier)


def _may_join(word: str | None, first: Amount, ahead: Lead) -> bool:
    if word == "and":
        return ahead.between
    if word == "or":
        return first.unit is not None or not is_label(ahead.last, opens=True, counted=False)
    if word == "to" and first.unit and ahead.change:
        # "rose by $4 million to $40 million" gives a change and a level
        return ahead.origin or ahead.between
    return True


def _second(text: str, at: int, first: Amount) -> Amount | None:
    code = _MARK.match(text, at)
    at = code.end() if code else at
    if at >= len(text) or not START.match(text, at):
        return None
    mark = currency_before(text, at)
    money = mark is not None or (first.unit is not None and first.unit.kind == "currency")
    if not first.unit and not mark and shaped(text, at):
        return None
    number = numeral(text, at, money=money)
    if not number or (number.form == "share") != (first.low.form == "share"):
        return None
    if text[number.end : number.end + 1] in ("/", ":"):
        return None
    second = amount(text, at, mark, number)
    if first.unit and not second.unit and first.unit.kind == "percent":
        return None
    if first.unit and second.unit and first.unit.name != second.unit.name:
        return None
    return second


def _agree(word: str | None, low: Numeral, high: Numeral, first: Amount, ahead: Lead) -> bool:
    """Tell whether the two numbers make a range in their order."""
    if word == "to":
        return low.value <= high.value or ahead.origin or not first.unit
    if word == "or":
        return first.unit is not None or low.value < high.value <= low.value + 2
    return word == "and" or (low.value < high.value and low.form == high.form)


def _are_years(text: str, first: Amount, second: Amount, ahead: Lead) -> bool:
    """Tell "from 1990 to 2020" and "in 2019 to 2.5 million" from a range of figures."""
    written = text[first.low.start : first.low.end]
    if first.unit or not (len(written) == 4 and written.isdigit() and "1900" <= written <= "2100"):
        return False
    return 1900 <= second.high.value <= 2100 or ahead.last.lower() in _BEFORE_YEAR
