"""What a sentence says about its figures: the period they are for, and whether they are planned."""

import re
from typing import NamedTuple

from onrecord.vocabulary import table

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = rf"(?:{'|'.join(sorted(table('labels')['months']['words'], key=len, reverse=True))})\.?"
_SEASON = r"(?:spring|summer|autumn|winter)"
_UNITS = r"(?:year|month|week|quarter|season|decade|summer|winter|spring|autumn)"
_NUMBER = r"(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)"

_PERIOD = re.compile(
    rf"""
    \b(?:in|during|for|of|over|throughout|within)\s(?:the\s)?(?P<plain>
        (?:(?:first|second|third|fourth|last)\s(?:half|quarter|\w{{3,5}}\smonths)\sof\s(?:the\s)?)?
        (?:(?:early|late|mid|fiscal|financial)[\s-])?(?:years?\s)?{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|[0-9]{{2}}))?(?![0-9,]*[0-9%])
      | (?:{_MONTH}|{_SEASON}|Q[1-4])\s(?:of\s)?{_YEAR}(?![0-9])
      | (?:first|second|third|fourth)\s(?:half|quarter)\sof\s(?:this|last|next|the)\s{_UNITS}\b
    )
  | \b(?P<open>(?:since|by|until|before|after)\s(?:the\send\sof\s)?(?:{_MONTH}\s)?{_YEAR}(?![0-9,]*[0-9%]))
  | \b(?:from|between)\s(?P<span>{_YEAR}\s(?:to|and|until|through)\s{_YEAR})(?![0-9])
  | \b(?:over|in|during|for|within)\s(?P<window>the\s(?:past|last|next|coming|previous)\s(?:{_NUMBER}\s)?{_UNITS}s?)\b
  | \b(?P<relative>(?:this|last|next)\s{_UNITS}|the\s(?:current|previous|past|coming|same)\s{_UNITS})\b
    """,
    re.X | re.I,
)
_YEARS = re.compile(rf"{_YEAR}|[0-9]{{2}}")
_VERB = re.compile(
    r"\b(?:(?P<planned>(?:is|are|was|were|be)\s(?:now\s|also\s|currently\s)?(?:planned|expected|projected|scheduled|due|set|going|intended|forecast|hoped|proposed|estimated\sto|to\sbe)"
    r"|(?:will|won[’']t|would|shall)(?:\s(?:also|now|be|have|not|only)){0,2}\s\w{2,20}|plan(?:s|ned|ning)?\sto|plans?\sfor|aims?|intends?|expects?|expected\sto|intended|to\sbe\s\w+ed|hopes?\sto|promised\sto|pledged?\sto|proposed|projected|forecasts?|target)"
    r"|(?P<stated>is|are|was|were|has|have|had|did|does|do|been|\w{3,15}ed|performs?|treats?|includes?|gets?|gives?|runs?|holds?|employs?|costs?|took|spent|made|saw|gave))\b",
    re.I,
)


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
        first, last = _years(match[group], group)
        found.append(Period(begin, finish, first, last))
    return found


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


def period_of(
    text: str, figures: list[tuple[int, int]], number: int, found: list[Period]
) -> Period | None:
    """Choose the period of one of a sentence's figures.

    The next one behind it, unless another figure with no plain "and" before it
    comes first; else the last one before it; else none.
    """
    start, end = figures[number]
    behind = next((p for p in found if p.start >= end), None)
    if behind:
        between = [f for f in figures[number + 1 :] if f[1] <= behind.start]
        edges = [end, *(edge for f in between for edge in f)]
        gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges) - 1, 2)]
        if all(_coordinated(gap) for gap in gaps):
            return behind
    inside = next((p for p in found if p.start >= start and p.end <= end), None)
    return inside or next((p for p in reversed(found) if p.end <= start), None)


def _coordinated(gap: str) -> bool:
    bare = gap.strip(" ,")
    return bare in ("", "and", "or") or (
        " and " in f" {bare} " and not any(mark in gap for mark in (",", ";", "(", "while", "but"))
    )


def is_planned(text: str, sentence: tuple[int, int], figure: tuple[int, int]) -> bool:
    """Tell whether the verb that governs a figure speaks of a plan.

    The last verb before the figure decides, else the first behind it, within
    the sentence and 160 characters.
    """
    before = None
    for verb in _VERB.finditer(text, max(sentence[0], figure[0] - 160), figure[0]):
        before = verb
    if before:
        return before.lastgroup == "planned"
    behind = _VERB.search(text, figure[1], min(sentence[1], figure[1] + 160))
    return bool(behind and behind.lastgroup == "planned")
