"""Figures that belong together: from one value to another, and nouns left out."""

import re
from decimal import Decimal
from itertools import pairwise

from onrecord.quantities.qualifiers import CHANGE_VERBS
from onrecord.quantities.record import Figure
from onrecord.quantities.subjects import IN_LIST, unit_of

PART_OF = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|a\stotal\sof|all)(?:\s\w{1,12})?\s")
"""What comes between a part and its whole: "40 of the 120 beds"."""

_TO = re.compile(
    r"(?:\s(?:in|at|on)\s[\w.:]{1,12}(?:\s(?!before\b|after\b)\w{1,12}){0,5}|(?:\s[a-z]{2,14}){1,2})?"
    r",?\sto\s(?:\w{2,12}\s){0,2}$"
)
_FROM = re.compile(r"(?:\s(?!up\b|down\b)[\w’'-]{1,14}){0,3},?\sfrom\s(?:[a-z]{2,12}\s){0,2}$")
_REACHED = re.compile(
    r"(?P<words>[a-z]{3,12}(?:\s[a-z’-]{2,14}){0,3})\sto\s(?:[a-z]{2,12}\s){0,2}$"
)
_DASH = re.compile(
    r"[^.;:,()!?\n–—]{0,60}\s?(?:[–—,(]|\s-|\sor)\s?(?:that\sis,?\s|or\s|i\.e\.,?\s)?$"
)
_LIST = re.compile(r"\s?(?:[A-Z]{2,6}\s?)?(?:,|and|or|,\sand)\s$")  # "10 CT and 5 MRI scans"
_SENTENCE_END = re.compile(r"[.;!?](?=\s)|\n")
_MOVED = re.compile(r",?\s\(?(?:up|down|a\s(?:gain|rise|fall|loss|drop)\sof)\s")
_EITHER = re.compile(r",?\sor\s")
_BRACKET = re.compile(r"\s[(/]\s?|\s?/\s?")
_RANGES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything)(?:\s\w+)?\sfrom\s"
)
_PLACE = re.compile(
    r"[^.;:!?\n]{0,60}\s(?:in|at|from|on)\s(?:the\s)?[A-Z][^.;:!?\n]{0,40}?(?:,|,?\s(?:and|but|while))\s(?:another\s)?"
)
_CLOSE = 24  # characters before a number that "another" and a qualifier may take
_CHANGED = CHANGE_VERBS | {"up", "down", "back", "higher", "lower"}
_VERB_REACH = 32  # characters before a figure
_OF_THEM = re.compile(r"\sof\s(?:them|whom|these|which|those)\b")
_OUT_OF = re.compile(r"\sout\sof\s(?:(?:a|the)\stotal\s(?:of\s)?|some\s)?")
_MORE = re.compile(
    r"\b(?:another|(?:a|some|yet)\s(?:further|additional|other))\s(?:\w{2,7}\s)?$", re.I
)
_RELATIVE = re.compile(r"\s(who|whose|that|which)\b")
_ALIKE = 6  # letters at the end of nouns that make them alike
_FAR = 120
_OWN = ("percent", "share", "age", "duration", "ratio", "length")  # never shared with a bare number


def joined(text: str, figures: list[Figure]) -> list[Figure]:
    """Join "from 120 … to 470" and give bare numbers the noun they leave out.

    Parameters
    ----------
    text : str
        The text.
    figures : list of Figure
        In text order.

    Returns
    -------
    list of Figure
        In text order.
    """
    result: list[Figure] = []
    for figure in figures:
        before = result[-1] if result else None
        if before and _goes_to(text, before, figure):
            result[-1] = _from_to(before, figure, before.low, figure.high)
            if _RANGES.search(text, max(0, before.start - _VERB_REACH), before.start):
                _make_range(result[-1])
            continue
        if before and _comes_from(text, before, figure):
            result[-1] = _from_to(before, figure, figure.low, before.high)
            continue
        if before and not figure.named and not _lend(text, before, figure):
            if _is_listed(text, before, figure):
                figure.take(before)
                figure.named, figure.bare = True, False
            elif before.kind == "age" and _LIST.fullmatch(text[before.end : figure.start][:16]):
                figure.take(before)
            else:
                _repeat(text, result[-3:], figure)
        elif before and figure.source == "subject" and _are_such(text, before, figure):
            figure.take(before)
        if before:
            _restate(text, before, figure)
        result.append(figure)
    _borrow(text, result)
    return result


def _are_such(text: str, before: Figure, figure: Figure) -> bool:
    """Tell the 900 of "400 drivers who own a van and 900 who do not" from 900 people."""
    if before.kind != "count" or figure.unit != "person" or figure.start - before.end > _FAR:
        return False
    here = _RELATIVE.match(text, figure.end)
    there = _RELATIVE.match(text, before.end) if here else None
    alike = here is not None and there is not None and here[1][:3] == there[1][:3]
    return alike and _SENTENCE_END.search(text, before.end, figure.start) is None


def _restate(text: str, before: Figure, figure: Figure) -> None:
    """Pass on what is said of a figure to the same figure in another unit.

    "more than 80 kilometres (50 miles)", "lost 200 points, or 0.7 percent".
    """
    gap = text[before.end : figure.start]
    money = figure.kind == before.kind == "currency" and figure.unit != before.unit
    if money and (_EITHER.fullmatch(gap) or _BRACKET.fullmatch(gap)):
        figure.per = figure.per or before.per  # "163 pesos a day, or $9.40"
    if _EITHER.fullmatch(gap) and "percent" in (figure.kind, before.kind):
        figure.change = figure.change or before.change
    elif _BRACKET.fullmatch(gap) and figure.kind == before.kind and figure.unit != before.unit:
        figure.change = figure.change or before.change
        if figure.qualifier == "exact":
            figure.qualifier = before.qualifier


def _borrow(text: str, figures: list[Figure]) -> None:
    """Give a bare number the noun behind the next: "20 and 30 beds"."""
    for here, behind in pairwise(reversed(figures)):
        gap = text[behind.end : here.start]
        if len(gap) > 40:
            continue
        if here.kind == behind.kind == "percent" and _LIST.fullmatch(gap):
            behind.counted = behind.counted or here.counted
        if here.kind != "count":
            continue
        reached = gap == " to " and behind.change in ("up", "down")  # "by 60 to 240 cows"
        moved = here.unit == "point" and _MOVED.fullmatch(gap)  # "at 26,031, up 181 points"
        listed = _LIST.fullmatch(gap) or PART_OF.fullmatch(gap)
        if not behind.named and (reached or moved or listed):
            behind.take(here)
        elif behind.kind in ("share", "percent") and not behind.counted and PART_OF.fullmatch(gap):
            behind.counted = here.counted
        elif gap == " and " and behind.kind == "count" and behind.per is None:
            # "out- and inpatients a year"
            alike = str(behind.unit)[-_ALIKE:] == str(here.unit)[-_ALIKE:]
            behind.per = here.per if alike else None


def _goes_to(text: str, before: Figure, figure: Figure) -> bool:
    """Tell "fell from 12 tonnes gross to 9"; a range at either end stays a range."""
    gap = text[before.end : figure.start]
    if not before.origin or len(gap) > 60 or not _TO.fullmatch(gap):
        return False
    return _are_ends(before, figure)


def _comes_from(text: str, before: Figure, figure: Figure) -> bool:
    """Tell "grew to 5,200 from 4,700": the later value is given first."""
    gap = text[before.end : figure.start]
    if not figure.origin or len(gap) > 60 or not _FROM.fullmatch(gap):
        return False
    ahead = _REACHED.search(text, max(0, before.start - 40), before.start)
    changes = ahead is not None and not _CHANGED.isdisjoint(ahead["words"].split())
    return changes and _are_ends(before, figure)


def _are_ends(before: Figure, figure: Figure) -> bool:
    """Tell whether two figures may be the ends of one change: single values of one unit."""
    single = before.low == before.high and figure.low == figure.high
    return single and (before.unit == figure.unit or not figure.named or not before.named)


def _from_to(before: Figure, figure: Figure, first: Decimal, last: Decimal) -> Figure:
    named = figure if figure.named else before
    return Figure(
        before.start,
        figure.end,
        before.core,
        min(first, last),
        max(first, last),
        unit=named.unit,
        kind=named.kind,
        change="from_to",
        per=figure.per or before.per,
        counted=named.counted,
        matter=named.matter,
        source=named.source,
        value_from=first,
        value_to=last,
    )


def _is_listed(text: str, before: Figure, figure: Figure) -> bool:
    """Tell the "three" of "five people died in Ulm, three in Bonn" from a number by itself."""
    if before.kind != "count" or not IN_LIST.match(text, figure.end):
        return False
    return _PLACE.fullmatch(text[before.end : figure.start][:_FAR]) is not None


def _make_range(figure: Figure) -> None:
    """Make a range of "estimates range from 200,000 to as many as 5 million"."""
    figure.value_from = figure.value_to = figure.change = None
    figure.qualifier = "range"


def _lend(text: str, before: Figure, figure: Figure) -> bool:
    """Give "roughly 200 per year" the noun of "up to a quarter of all HSCTs – "."""
    if not before.counted or not _DASH.fullmatch(text[before.end : figure.start]):
        return False
    noun = text[slice(*before.counted)].split()[-1]
    end = before.counted[1]
    figure.counted = (end - len(noun), end)
    unit = before.unit if before.kind == "count" else unit_of(noun)
    figure.unit, figure.kind, figure.source = unit, "count", "carried"
    return True


def _repeat(text: str, earlier: list[Figure], figure: Figure) -> None:
    """Give a bare number the unit of a figure of like size before it in its sentence.

    "430 flats in May and 180 in June", "80 cents in one shop and 70 in another".
    """
    of_them = _OF_THEM.match(text, figure.end)
    more = _MORE.search(text, max(0, figure.core - _CLOSE), figure.core)
    for before in reversed(earlier):
        gap = text[before.end : figure.start]
        if before.kind in ("count", "currency") and _OUT_OF.fullmatch(gap):
            figure.take(before)
            figure.named, figure.bare = True, False
            return
        if of_them and before.kind == "count" and len(gap) <= _FAR:
            figure.take(before)
            return
        if more and before.kind == "count" and len(gap) <= _FAR and not _SENTENCE_END.search(gap):
            figure.take(before)
            return
        apart = not gap.strip() or gap.rstrip().endswith(":")  # "a 1.0l 3 cylinder engine"
        if len(gap) > _FAR or apart or _SENTENCE_END.search(gap):
            return
        directed = before.kind == "percent" and before.change in ("up", "down") and figure.change
        like = (
            before.kind not in _OWN
            and before.high <= 4 * figure.low
            and figure.high <= 4 * before.low
        )
        if directed or (before.unit != "number" and like and before.named):
            figure.take(before)
            return
