"""What a sentence says about its figures: the period they are for, and whether they are planned."""

import re
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from onrecord.segments import Span
from onrecord.vocabulary import table

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = rf"(?:{'|'.join(sorted(table('labels')['months']['words'], key=len, reverse=True))})\.?"
_SEASON = r"(?:spring|summer|autumn|winter)"
_UNITS = r"(?:year|month|week|quarter|season|decade|summer|winter|spring|autumn)"
_NUMBER = r"(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)"

_PERIOD = re.compile(
    rf"""
    (?<!than\s)\b(?:in|during|for|of|over|throughout|within)\s(?:the\s)?(?P<plain>
        (?:(?:first|second|third|fourth|last)\s(?:half|quarter|\w{{3,5}}\smonths)\sof\s(?:the\s)?)?
        (?:(?:early|late|mid|fiscal|financial)[\s-])?(?:years?\s)?{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|[0-9]{{2}}))?(?![0-9,]*[0-9%])
      | (?:{_MONTH}|{_SEASON}|Q[1-4])\s(?:of\s)?{_YEAR}(?![0-9])
      | (?:first|second|third|fourth)\s(?:half|quarter)\sof\s(?:this|last|next|the)\s{_UNITS}\b
    )
  | \b(?P<open>(?:since|by|until|before|after)\s(?:the\send\sof\s)?(?:{_MONTH}\s)?{_YEAR}(?![0-9,]*[0-9%]))
  | \b(?:from\s)?(?P<span>{_YEAR}\s(?:to|until|through)\s{_YEAR}|between\s{_YEAR}\sand\s{_YEAR})(?![0-9])
  | \b(?:over|in|during|for|within)\s(?P<window>the\s(?:past|last|next|coming|previous)\s(?:{_NUMBER}\s)?{_UNITS}s?)\b
  | \b(?P<relative>(?:this|last|next)\s{_UNITS}|the\s(?:current|previous|past|coming|same)\s{_UNITS})\b
    """,
    re.X | re.I,
)
_YEARS = re.compile(rf"{_YEAR}|[0-9]{{2}}")
_VERB = re.compile(
    r"\b(?:(?P<planned>(?:is|are)\sto\s\w{2,15}|(?:is|are|was|were|be)\s(?:now\s|also\s|currently\s)?(?:planned|expected|projected|scheduled|due|set|going|intended|forecast|hoped|proposed|estimated\sto|to\sbe)"
    r"|(?:will|won[’']t|would|shall)(?:\s(?:also|now|be|have|not|only)){0,2}\s[a-z]{2,20}|plan(?:s|ned|ning)?\sto|plans?\sfor|aims?|intends?|expects?|expected\sto|intended|to\sbe\s\w+ed|hopes?\sto|promised\sto|pledged?\sto|proposed\sto|foresees?|envisages?)"
    r"|(?P<stated>is|are|was|were|has|have|had|did|does|do|been|\w{3,15}ed|performs?|treats?|includes?|gets?|gives?|runs?|holds?|employs?|costs?|took|spent|made|saw|gave))\b",
    re.I,
)


Verb = tuple[int, int, bool]
"""A verb's span and whether it speaks of a plan."""


class Period(NamedTuple):
    """A period as stated: its span and its years, None where not stated outright."""

    start: int
    end: int
    first: int | None
    last: int | None


def periods(text: str, start: int, end: int) -> list[Period]:
    """Find the periods a sentence names.

    Examples
    --------
    >>> text = "It got 5 grants in 2020-2024 and more this year."
    >>> [(text[p.start:p.end], p.first, p.last) for p in periods(text, 0, len(text))]
    [('2020-2024', 2020, 2024), ('this year', None, None)]
    """
    found = []
    for match in _PERIOD.finditer(text, start, end):
        group = match.lastgroup or ""
        begin, finish = match.span(group)
        ahead = text[max(start, begin - 40) : begin]
        if (group == "open" and _SUPERLATIVE.search(ahead)) or _EVENT.search(ahead):
            continue
        first, last = _years(match[group], group)
        found.append(Period(begin, finish, first, last))
    return found


_SUPERLATIVE = re.compile(r"\b(?:\w{2,12}est|first|most|least|record)\b[^,.;]{0,30}$")
_EVENT = re.compile(
    r"\b(?:built|founded|established|opened|born|created|launched|completed|ended|started|began|died|elected|introduced|signed|commissioned)\s(?:\w{2,10}\s)?in\s(?:the\s)?$"
)


def _years(written: str, group: str) -> tuple[int | None, int | None]:
    if group not in ("plain", "open", "span"):
        return None, None
    years = [int(y) for y in re.findall(_YEAR, written)]
    if not years:
        return None, None
    if group == "open":
        if written.lower().startswith(("since", "after")):
            return years[0], None
        return None, years[0]
    short = re.search(rf"{_YEAR}\s?[-–/]\s?([0-9]{{2}})$", written)
    if short and len(years) == 1:
        years.append(years[0] // 100 * 100 + int(short[1]))
    return years[0], years[-1]


def period_of(text: str, figures: list[Span], number: int, found: list[Period]) -> Period | None:
    """Choose the period of one of a sentence's figures.

    The next one behind it, unless another figure that is not coordinated with it
    stands between; else one within it; else the last one before all figures, or
    before "including" and the like.
    """
    start, end = figures[number]
    behind = next((p for p in found if p.start >= end), None)
    if behind:
        between = [f for f in figures[number + 1 : number + 9] if f[0] < behind.start]
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


_COORDINATED = re.compile(
    r"\s\(|,\s|,?\s(?:and|or)\s(?:\w{1,15}\s){0,2}"
    r"|\s(?:to|for|on|with|of|in|among|at)\s[^.,;:()\n]{0,40}"
    r"|[^.,;:()\n]{0,60}\sand\s[^.,;:()\n]{0,40}"
)
_WITHIN = re.compile(r",?\s(?:to|including|among|of\s(?:whom|which|them|these))\b")


def verbs(text: str, start: int, end: int) -> list[Verb]:
    """Find the verbs of a sentence that tell what is planned from what is so.

    Examples
    --------
    >>> verbs("It has 5 beds and will get 40 more.", 0, 35)
    [(3, 6, False), (18, 26, True)]
    """
    found = _VERB.finditer(text, start, end)
    return [(match.start(), match.end(), match.lastgroup == "planned") for match in found]


def is_planned(found: list[Verb], start: int, end: int) -> bool:
    """Tell whether the verb that governs a figure speaks of a plan.

    The last verb before the figure decides, else the first behind it.
    """
    place = bisect_right(found, start, key=itemgetter(1))
    if place:
        return found[place - 1][2]
    return any(planned for begin, _, planned in found[:1] if begin >= end)
