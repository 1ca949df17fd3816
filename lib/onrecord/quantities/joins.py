"""Figures that belong together: from one value to another, and nouns left out."""

import re
from decimal import Decimal

from onrecord.quantities.figures import Figure

_TO = re.compile(r"(?:\s(?:in|at|on)\s[\w.:]{1,12}(?:\s\w{1,10}){0,3})?,?\sto\s(?:\w{2,12}\s){0,2}$")
_FROM = re.compile(r"\bfrom\s(?:\w{2,12}\s){0,2}$", re.I)
_DASH = re.compile(r"[^.;:,()!?\n–—]{0,60}\s?(?:[–—,(]|\s-|\sor)\s?(?:that\sis,?\s|or\s|i\.e\.,?\s)?$")
_LIST = re.compile(r"\s?(?:,|and|or|,\sand)\s$")


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
            result[-1] = _from_to(before, figure)
            continue
        if before and not figure.named:
            _lend(text, before, figure)
        result.append(figure)
    for here, behind in zip(reversed(result[:-1]), reversed(result[1:]), strict=True):
        if not here.named and behind.kind == "count" and _LIST.fullmatch(text[here.end : behind.start][:8]):
            here.unit, here.kind, here.counted = behind.unit, behind.kind, behind.counted
    return result


def _goes_to(text: str, before: Figure, figure: Figure) -> bool:
    gap = text[before.end : figure.start]
    if not before.origin or len(gap) > 60 or not _TO.fullmatch(gap):
        return False
    return before.unit == figure.unit or not figure.named or not before.named


def _from_to(before: Figure, figure: Figure) -> Figure:
    named = figure if figure.named else before
    first, last = before.low, figure.high
    return Figure(
        before.start,
        figure.end,
        min(first, last),
        max(first, last),
        named.unit,
        named.kind,
        "exact",
        "from_to",
        figure.per or before.per,
        named.counted,
        before.core,
        first,
        last,
    )


def _lend(text: str, before: Figure, figure: Figure) -> None:
    """Give "roughly 200 per year" the noun of "up to a quarter of all HSCTs – "."""
    if not before.counted or not _DASH.fullmatch(text[before.end : figure.start]):
        return
    noun = text[slice(*before.counted)].split()[-1]
    end = before.counted[1]
    figure.counted = (end - len(noun), end)
    figure.unit, figure.kind = _singular(noun), "count"


def _singular(noun: str) -> str:
    from onrecord.quantities.nouns import singular

    return singular(noun)


__all__ = ["Decimal", "joined"]
