"""Units, currencies and rates around a number."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.quantities.nouns import counted_phrase, singular
from onrecord.vocabulary import table

_SPACES = " \t\u00a0\u2009\u202f"


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
    for name, code in table("currencies")["names"].items():
        spellings[name] = spellings[name + "s"] = (code, "currency")
    spellings |= {code: (code, "currency") for code in table("currencies")["codes"]["codes"]}
    return spellings


@cache
def _before() -> dict[str, str]:
    currencies = table("currencies")
    return {**{code: code for code in currencies["codes"]["codes"]}, **currencies["before"]}


_WORDS = re.compile(
    rf"[{_SPACES}]?-?([°º][CF]\b|[%°º″Ω$€£×]|[A-Za-z°ºµμ][\w°µμ²³·]{{0,18}}(?:[./-][A-Za-z]{{1,4}}\b){{0,2}})"
    rf"(?:[{_SPACES}-]([A-Za-z]{{1,14}})(?:[{_SPACES}-]([A-Za-z]{{1,14}}))?)?"
)
_OR_SO = re.compile(rf"[{_SPACES}](?:or so|odd)(?=[{_SPACES}])")
_PER = re.compile(
    rf"[{_SPACES}]?(?:/[{_SPACES}]?|per[{_SPACES}])(?P<noun>[A-Za-z]{{1,14}}(?:[{_SPACES}](?:foot|feet|metre|meter|inch|mile|kilometre|kilometer|people|inhabitants|patients|residents|person))?)"
    rf"|[{_SPACES}-](?:an?|each|every)[{_SPACES}-](?P<time>[a-z]{{3,7}})(?![\w-])(?![ ](?:ago|earlier|later|before|after|old|on)\b)"
    rf"|[{_SPACES}](?P<adverb>annually|yearly|monthly|weekly|daily|hourly|nightly|p\.?a\.?(?!\w)|a head(?!\w))",
)
_PER_THOUSAND = re.compile(rf"[{_SPACES}]per[{_SPACES}]([0-9]{{1,3}}(?:[, ]?000){{1,2}}|thousand|million|hundred)(?:[{_SPACES}](people|inhabitants|residents|patients|population|births|live births|operations))?\b")
_TIMES = {"year", "month", "week", "day", "hour", "minute", "second", "quarter", "night", "season", "decade", "century", "fortnight"}
_THINGS = {"barrel", "gallon", "share", "person", "tonne", "ton", "ounce", "litre", "liter", "pound", "head", "piece", "unit", "ticket", "bottle", "pop", "patient", "child", "kilo", "kilogram", "night", "visit", "bed", "game"}
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "nightly": "night", "a head": "person"}


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """Find the currency that ends right before a number: its start and code."""
    end = at
    while end and at - end < 2 and text[end - 1] in _SPACES:
        end -= 1
    tail = text[max(0, end - 6) : end]
    if not tail or not (tail[-1] in _CURRENCY_ENDS):
        return None
    for length in range(min(6, len(tail)), 0, -1):
        mark = tail[-length:]
        code = _before().get(mark)
        if code is None:
            continue
        start = end - length
        glued = start > 0 and mark[0].isalpha() and text[start - 1].isalnum()
        if glued or (mark.isalpha() and len(mark) < 3 and (end != at and mark not in _SPACED)):
            continue
        return start, code
    return None


_CURRENCY_ENDS = frozenset(mark[-1] for mark in _before())
_SPACED = {"Rs", "Re", "RM", "Rp", "Tk"}


def unit_after(text: str, at: int) -> Unit | None:
    """Read the unit that follows a number, the longest that fits.

    Examples
    --------
    >>> [unit_after(t, 0).name for t in ("%", "-inch screen", " Hong Kong dollars", " year-old")]
    ['percent', 'inch', 'HKD', 'year of age']
    """
    match = _WORDS.match(text, at)
    if not match:
        return None
    lexicon = _lexicon()
    for last in (3, 2, 1):
        if match[last] is None:
            continue
        written = text[match.start(1) : match.end(last)].replace("\u00a0", " ")
        found = lexicon.get(written)
        if not found:
            spelled = written.lower().replace("-", " ")
            found = lexicon.get(spelled) if len(spelled) > 2 else None
        if found and _stands(text, match, last, found):
            return Unit(match.end(last), *found)
    return None


_LONE = frozenset({"s", "h", "m", "g", "l", "L", "t", "C", "F", "W", "A", "V", "J", "T", "p", "x", "K", "mo", "in.", "in", "ms", "MP", "PS", "ps", "sum", "won", "real", "A", "second", "time"})


def _stands(text: str, match: re.Match[str], last: int, found: tuple[str, str]) -> bool:
    """Take a letter or a word of many senses for a unit only where it can be nothing else."""
    end = match.end(last)
    if text[end : end + 1].isalnum():
        return False
    written = text[match.start(1) : end]
    if written not in _LONE:
        return True
    if written in ("second", "time"):
        return text[match.start(1) - 1] == "-"
    if written in ("sum", "won", "real"):
        return False
    spaced = match.start(1) > match.start()
    return not spaced or written in ("m", "g", "l", "W", "C", "F", "A", "V", "PS", "T", "h", "t", "L")


def per_after(text: str, at: int, kind: str) -> tuple[int, str] | None:
    """Read a rate behind a unit: "per year", "a month", "annually", "/month", "per 1,000 births"."""
    base = _PER_THOUSAND.match(text, at)
    if base:
        return base.end(), base.group().strip()[4:].strip()
    match = _PER.match(text, at)
    if not match:
        return None
    if match["adverb"]:
        return match.end(), _ADVERBS.get(match["adverb"], "year")
    if match["time"]:
        noun = match["time"]
        if noun in _TIMES or (noun in _THINGS and kind == "currency"):
            return match.end(), noun
        return None
    noun = match["noun"]
    if noun.lower().startswith("cent") or (noun == "annum"):
        return (match.end(), "year") if noun == "annum" else None
    first, _, second = noun.partition(" ")
    if second and first != "square" and first != "cubic":
        return match.start("noun") + len(first), _rate(first)
    return match.end(), _rate(noun) if not second else f"{first} {singular(second)}"


def _rate(noun: str) -> str:
    found = _lexicon().get(noun)
    return found[0] if found else singular(noun)


__all__ = ["Unit", "counted_phrase", "currency_before", "per_after", "unit_after", "unit_named"]


def unit_named(noun: str) -> tuple[str, str] | None:
    """Look a noun up as a unit: "rushing yards" are yards."""
    found = _lexicon().get(noun.lower()) if len(noun) > 3 else None
    return found if found and found[1] not in ("currency", "ratio", "electricity") else None
