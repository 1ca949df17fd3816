"""What a sentence says about its figures: the period they are for, and whether they are planned."""

import re
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from onrecord.quantities.shapes import MONTH
from onrecord.segments import Span
from onrecord.vocabulary import table

_PLANS = {name: "|".join(entry["words"]) for name, entry in table("plans").items()}
_YEAR = r"(?:19|20)[0-9]{2}"
_UNIT = "(?:year|month|week|quarter|season|decade|summer|winter|spring|autumn)"
_NUMBER = "(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)"
_ORDINAL = "(?:first|second|third|fourth|last)"

_PERIOD = re.compile(
    rf"""
    \b(?:(?i:in|during|for|of|over|throughout|within)\s(?:the\s)?(?P<plain>
        (?:{_ORDINAL}\s(?:half|quarter|\w{{3,5}}\smonths)\sof\s(?:the\s)?)?
        (?:(?:early|late|mid|fiscal|financial)[\s-])?(?:years?\s)?
        {_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|[0-9]{{2}}))?(?![0-9,]*[0-9%]|[’']?s\b)
      | (?:{MONTH}|spring|summer|autumn|winter|Q[1-4])\s(?:of\s)?{_YEAR}(?![0-9])
      | {_ORDINAL}\s(?:half|quarter)\sof\s(?:this|last|next|the)\s{_UNIT}\b
    )
  | (?P<open>(?i:since|by|until|before|after)\s(?:the\send\sof\s)?(?:{MONTH}\s)?
        {_YEAR}(?![0-9,]*[0-9%]))
  | (?:(?i:from)\s)?(?P<span>{_YEAR}\s(?:to|until|through)\s{_YEAR}
        |(?i:between)\s{_YEAR}\sand\s{_YEAR})(?![0-9])
  | (?i:over|in|during|for|within)\s(?P<window>the\s(?:past|last|next|coming|previous)\s
        (?:{_NUMBER}\s)?{_UNIT}s?)\b
  | (?P<relative>(?i:this|last|next)\s{_UNIT}
        |(?i:the)\s(?:current|previous|past|coming|same)\s{_UNIT})\b)
    """,
    re.X,
)
_ANY_PERIOD = re.compile(  # plain first letters, so that it is soon searched for
    "19[0-9]{2}|20[0-9]{2}|year|month|week|quarter|season|decade|summer|winter|spring|autumn"
)
_OPENS = re.compile(  # in lower case, what comes before a period or is its first word
    r"[^a-z](?=(?:in|during|for|of|over|throughout|within|since|by|until|before|after|from|between"
    r"|this|last|next|the)\s|19|20)"
)
_FULL_YEAR = re.compile(_YEAR)
_SHORT_YEAR = re.compile(rf"{_YEAR}\s?[-–/]\s?([0-9]{{2}})$")
_SUPERLATIVE = re.compile(r"\b(?:\w{2,12}est|first|most|least|record)\b[^,.;]{0,30}$")
_EVENT = re.compile(rf"\b(?:{_PLANS['events']})\s(?:\w{{2,10}}\s)?in\s(?:the\s)?$")
_COMPARED = re.compile(r"\b(?:than|versus|compared\s(?:to|with))(?:\s(?:in|during))?\s(?:the\s)?$")
_COORDINATED = re.compile(
    r"\s\(|,\s|,?\s(?:and|or)\s(?:\w{1,15}\s){0,2}"
    r"|\s(?:to|for|on|with|of|in|among|at)\s[^.,;:()\n]{0,40}"
    r"|[^.,;:()\n]{0,60}\sand\s[^.,;:()\n]{0,40}"
)
_WITHIN = re.compile(r",?\s(?:to|including|among|of\s(?:whom|which|them|these))\b")
_PLANNED = (
    rf"(?:{_PLANS['phrases']})\b"
    rf"|(?:is|are|was|were|be)\s(?:(?:now|also|currently)\s)?(?:{_PLANS['participles']})"
    rf"|(?:{_PLANS['modals']})(?!\s(?:{_PLANS['opinions']})\s(?:for|that|to|a)\b)"
    r"(?:\s(?:also|now|be|have|not|only)){0,2}\s[a-z]{2,20}"
)
# In lower case and behind what comes before a word, which is five times as fast.
_PLAN = re.compile(rf"[^a-z]\b(?:{_PLANNED})\b")
_VERB = re.compile(
    rf"[^a-z]\b(?:(?P<planned>{_PLANNED})|(?P<stated>{_PLANS['facts']}|\w{{3,15}}ed))\b"
)
_BETWEEN = 8  # figures looked at between a figure and the period behind it


class Period(NamedTuple):
    """A period as stated: its span and its years, None where not stated outright."""

    start: int
    end: int
    first: int | None
    last: int | None


Verb = tuple[int, int, bool]
"""A verb's span and whether it speaks of a plan."""


def periods(text: str, start: int, lower: str) -> list[Period]:
    """Find the periods a sentence names.

    Parameters
    ----------
    text : str
        The text.
    start : int
        Where the sentence starts, in characters.
    lower : str
        The sentence in lower case.

    Returns
    -------
    list of Period
        In text order; the year of an event ("built in 1965") is none.

    Examples
    --------
    >>> text = "It got 5 grants in 2020-2024 and more this year."
    >>> [(text[p.start:p.end], p.first, p.last) for p in periods(text, 0, text.lower())]
    [('2020-2024', 2020, 2024), ('this year', None, None)]
    """
    found: list[Period] = []
    if not _ANY_PERIOD.search(lower):
        return found  # a look at the whole pattern takes ten times as long
    end, floor = start + len(lower), start
    for at in [start, *(start + opening.end() for opening in _OPENS.finditer(lower))]:
        match = _PERIOD.match(text, at, end) if at >= floor else None
        if not match:
            continue
        floor = match.end()
        kind = str(match.lastgroup)
        begin = match.start(kind)
        ahead = text[max(start, begin - 40) : begin]
        if (
            _EVENT.search(ahead)
            or _COMPARED.search(ahead)
            or (kind == "open" and _SUPERLATIVE.search(ahead))
        ):
            continue
        found.append(Period(begin, match.end(kind), *_years(match[kind], kind)))
    return found


def _years(written: str, kind: str) -> tuple[int | None, int | None]:
    years = [int(year) for year in _FULL_YEAR.findall(written)]
    if not years or kind in ("window", "relative"):
        return None, None
    if kind == "open":
        opens = written.lower().startswith(("since", "after"))
        return (years[0], None) if opens else (None, years[0])
    short = _SHORT_YEAR.search(written)
    if short:  # "2019/20", "1999/00"
        century = years[0] // 100 + (int(short[1]) == (years[0] + 1) % 100 == 0)
        years.append(century * 100 + int(short[1]))
    return min(years), max(years)


def period_of(text: str, figures: list[Span], number: int, found: list[Period]) -> Period | None:
    """Choose the period of one of a sentence's figures.

    The next one behind it, unless another figure that is not coordinated with it
    comes between; else one within it; else the last one before all figures, or
    before "including" and the like.

    Parameters
    ----------
    text : str
        The text.
    figures : list of (int, int)
        Spans of the sentence's figures.
    number : int
        Which of them is meant.
    found : list of Period
        The sentence's periods.

    Returns
    -------
    Period or None
        None when no period is said of this figure.
    """
    if not found:
        return None
    start, end = figures[number]
    behind = next((p for p in found if p.start >= end), None)
    if behind:
        between = [f for f in figures[number + 1 : number + 1 + _BETWEEN] if f[0] < behind.start]
        ends = [end, *(f[1] for f in between)]
        gaps = [text[e : f[0]] for e, f in zip(ends, between, strict=False)]
        if not gaps or (all(map(_COORDINATED.fullmatch, gaps)) and gaps[-1].strip() != ","):
            return behind
    inside = next((p for p in reversed(found) if p.start >= start and p.end <= end), None)
    before = next((p for p in reversed(found) if p.end <= start), None)
    if inside or not before:
        return inside
    gap = text[before.end : start]
    leads = before.start <= figures[0][0] and ";" not in gap
    return before if leads or _WITHIN.match(gap) else None


def verbs(lower: str, start: int) -> list[Verb]:
    """Find the verbs of a sentence that tell what is planned from what is so.

    Parameters
    ----------
    lower : str
        The sentence in lower case.
    start : int
        Where it starts in its text, in characters.

    Returns
    -------
    list of (int, int, bool)
        Spans in the text, and whether a plan is spoken of; none where no verb speaks of one.

    Examples
    --------
    >>> verbs("it has 5 beds and will get 40 more.", 0)
    [(3, 6, False), (18, 26, True)]
    """
    opened = f" {lower}"
    if not _PLAN.search(opened):
        return []
    found = _VERB.finditer(opened)
    return [(start + m.start(), start + m.end() - 1, m.lastgroup == "planned") for m in found]


def is_planned(found: list[Verb], start: int, end: int) -> bool:
    """Tell whether the verb that governs a figure speaks of a plan.

    The last verb before the figure decides, else the first behind it.

    Examples
    --------
    >>> is_planned([(3, 6, False), (18, 26, True)], 27, 29)
    True
    """
    if not found:
        return False
    place = bisect_right(found, start, key=itemgetter(1))
    if place:
        return found[place - 1][2]
    return any(planned for begin, _, planned in found[:1] if begin >= end)
