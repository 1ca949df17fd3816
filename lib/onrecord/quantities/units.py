"""Units behind a number and currencies on either side of it."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.quantities.numerals import SPACE
from onrecord.vocabulary import table

_LONE = table("units_lone")
_GLUED_ONLY = frozenset(_LONE["glued"]["symbols"])
_NEVER = frozenset(_LONE["never"]["names"])
_NO_COUNTED = ("currency", "ratio", "electricity")

_WORDS = re.compile(
    rf"{SPACE}?-?([°º][CF]\b|[%°º″Ω$€£×]"
    r"|[A-Za-z°ºµμ][\w°µμ²³·]{0,18}(?:[./-][A-Za-z]{1,4}\b){0,2})"
    rf"(?:(?:{SPACE}|-)([A-Za-z]{{1,14}})(?:(?:{SPACE}|-)([A-Za-z]{{1,14}}))?)?"
)


class Unit(NamedTuple):
    """A unit as written: where it ends, its name and its kind."""

    end: int
    name: str
    kind: str


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    """Map every spelling of a unit or currency to its name and kind."""
    spellings: dict[str, tuple[str, str]] = {}
    for kind, units in table("units").items():
        for name, written in units.items():
            for spelling in written["names"]:
                spellings[spelling] = spellings[spelling + "s"] = (name, kind)
            for symbol in written["symbols"]:
                spellings[symbol] = (name, kind)
    currencies = table("currencies")
    for name, code in currencies["names"].items():
        spellings[name] = spellings[name + "s"] = (code, "currency")
    return spellings | {code: (code, "currency") for code in currencies["codes"]["codes"]}


_CURRENCIES: dict[str, str] = {c: c for c in table("currencies")["codes"]["codes"]}
_CURRENCIES |= table("currencies")["before"]
_LAST_LETTERS = frozenset(mark[-1] for mark in _CURRENCIES)
_LONGEST = max(map(len, _CURRENCIES))
_SPACED = frozenset(table("currencies")["spaced"]["marks"])


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """Find the currency that ends right before a number.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number starts, in characters.

    Returns
    -------
    tuple of (int, str) or None
        Where the currency starts, and its ISO 4217 code.

    Examples
    --------
    >>> currency_before("It cost HK$5m", 11), currency_before("about Rs. 500", 10)
    ((8, 'HKD'), (6, 'INR'))
    """
    tail = text[max(0, at - _LONGEST - 2) : at]
    marks = tail.rstrip(" \t\u00a0\u2009\u202f")
    if not marks or marks[-1] not in _LAST_LETTERS or len(tail) - len(marks) > 2:
        return None
    spaced, end = len(tail) > len(marks), at - len(tail) + len(marks)
    for length in range(min(_LONGEST, len(marks)), 0, -1):
        mark = marks[-length:]
        if mark not in _CURRENCIES:
            continue
        in_word = mark[0].isalpha() and text[end - length - 1 : end - length].isalnum()
        loose = spaced and mark.isalpha() and length < 3 and mark not in _SPACED
        if not (in_word or loose):
            return end - length, _CURRENCIES[mark]
    return None


def unit_after(text: str, at: int) -> Unit | None:
    """Read the unit that follows a number, the longest that fits.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number ends, in characters.

    Returns
    -------
    Unit or None
        None when what follows is no unit.

    Examples
    --------
    >>> [unit_after(t, 0).name for t in ("%", "-inch screen", " Hong Kong dollars", " year-old")]
    ['percent', 'inch', 'HKD', 'year of age']
    """
    match = _WORDS.match(text, at)
    if not match:
        return None
    for last in (3, 2, 1):
        if match[last] is not None and not text[match.end(last) : match.end(last) + 1].isalnum():
            written = text[match.start(1) : match.end(last)].replace("\u00a0", " ")
            found = unit_called(written)
            if found and _stands(text, match.start(1), written, spaced=match.start(1) > at):
                return Unit(match.end(last), *found)
    return None


def unit_called(written: str) -> tuple[str, str] | None:
    """Look a unit up by its symbol or name: give its name and kind."""
    found = _lexicon().get(written)
    spelled = written.lower().replace("-", " ")
    return found or (_lexicon().get(spelled) if len(spelled) > 2 else None)


def _stands(text: str, start: int, written: str, *, spaced: bool) -> bool:
    """Take a letter or a word of many senses for a unit only where it can be nothing else."""
    if written == "second":  # "5-second" is a time, "5 second" hardly
        return text[start - 1] == "-"
    if written in _NEVER:
        return False
    return not spaced or written not in _GLUED_ONLY


def unit_named(noun: str) -> tuple[str, str] | None:
    """Look up the head of a counted phrase: "passing yards" are yards."""
    found = _lexicon().get(noun.lower()) if len(noun) > 3 else None
    return found if found and found[1] not in _NO_COUNTED else None
