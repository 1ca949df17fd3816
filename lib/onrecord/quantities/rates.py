"""Rates behind a figure: "per year", "a month", "annually", "per 1,000 live births"."""

import re

from onrecord.quantities.nouns import singular
from onrecord.quantities.numerals import SPACE
from onrecord.quantities.units import unit_called
from onrecord.vocabulary import table

_RATES = table("rates")
_TIMES = frozenset(_RATES["times"]["words"])
_THINGS = frozenset(_RATES["things"]["words"])
_ADVERBS: dict[str, str] = _RATES["adverbs"]

_BASE = re.compile(
    rf"{SPACE}per{SPACE}(?P<base>(?:[0-9]{{1,3}}(?:[, ]?000){{1,2}}|thousand|million|hundred)"
    rf"(?:{SPACE}(?:{'|'.join(_RATES['bases']['words'])}))?)\b"
)
_RATE = re.compile(
    rf"{SPACE}?(?:/{SPACE}?|per{SPACE})"
    rf"(?P<noun>(?:(?:square|cubic){SPACE})?[A-Za-z]{{1,14}})"
    rf"|[ \u00a0-](?:an?|each|every)[ \u00a0-](?P<time>[a-z]{{3,11}})(?![\w-])"
    rf"(?!{SPACE}(?:ago|earlier|later|before|after|old|on)\b)"
    rf"|{SPACE}(?P<adverb>{'|'.join(map(re.escape, _ADVERBS))})(?!\w)"
)


def rate_behind(text: str, at: int, kind: str) -> tuple[int, str] | None:
    """Read the rate behind a figure.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the figure ends so far, in characters.
    kind : str
        Its kind of unit: "$50 a barrel" is a rate, "50 words a barrel" is none.

    Returns
    -------
    tuple of (int, str) or None
        Where the rate ends and what it is for.

    Examples
    --------
    >>> [rate_behind(t, 0, "count")[1] for t in (" per year", " a day", " per 1,000 births")]
    ['year', 'day', '1,000 births']
    """
    base = _BASE.match(text, at)
    if base:
        return base.end(), base["base"]
    match = _RATE.match(text, at)
    if not match:
        return None
    if match["adverb"]:
        return match.end(), _ADVERBS[match["adverb"]]
    if match["time"]:
        noun = match["time"]
        fits = noun in _TIMES or (noun in _THINGS and kind == "currency")
        return (match.end(), noun) if fits else None
    return _per(match)


def _per(match: re.Match[str]) -> tuple[int, str] | None:
    noun = match["noun"]
    if noun.lower().startswith("cent"):  # "per cent", "per centum"
        return None
    if noun == "annum":
        return match.end(), "year"
    unit = unit_called(noun)
    return match.end(), unit[0] if unit else singular(noun)
