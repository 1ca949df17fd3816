"""Which figure of a document is said to be a part of which other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.quantities import Quantity
from onrecord.quantities.joins import PART_OF
from onrecord.quantities.plurals import singular

Rule = Literal["stated", "apposed", "beds", "plan"]

_MEMBERS = re.compile(
    r"\b(?:including|among\s(?:them|whom|these)|of\s(?:them|these|those|whom|which))\b[^,;:.]{0,60}$",
    re.I,
)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which)\b")
_APPOSITION = re.compile(
    r"[^.;:!?()\n–—]{0,60}(?:\s?[–—(]\s?|\s-\s|,?\sor\s|,\s)(?:that\sis,?\s|i\.e\.,?\s)?"
)
_PRESENT = re.compile(
    r"\b(?:currently|at\spresent|now|(?:are|is)(?:\snow|\scurrently)?\s(?:being\s)?"
    r"(?:treated|hospitali[sz]ed|admitted|undergoing|receiving|staying|occupied|here|there|in))\b",
    re.I,
)
_FULLEST = 1.5  # more patients a bed than this are not all in the beds at once
_NEAR = 200  # characters between two figures that speak of one thing


@dataclass(frozen=True, slots=True)
class Whole:
    """The number of the figure that another is a part of, and how the text says so.

    ``stated``: "210 patients, including 42 children", "40 of the 120 beds"; ``apposed``: a
    share, and the number that it comes to ("a quarter of all operations – 200 a year");
    ``beds``: patients in treatment behind the beds; ``plan``: an allocation behind the plan
    of several years.
    """

    quantity: int
    rule: Rule


def wholes(text: str, figures: Sequence[Quantity]) -> list[Whole | None]:
    """Find what each figure is a part of.

    Parameters
    ----------
    text : str
        A document's text.
    figures : sequence of Quantity
        Its figures, in text order; only those that are key are looked at.

    Returns
    -------
    list of Whole or None
        Parallel to ``figures``.

    Examples
    --------
    >>> from onrecord.quantities import extract, load_topics
    >>> text = "The ward treats 210 patients, including 42 children."
    >>> wholes(text, extract(text, load_topics("hospital")))
    [None, Whole(quantity=0, rule='stated')]
    """
    found: list[Whole | None] = [None] * len(figures)
    usable = [number for number, figure in enumerate(figures) if _is_operand(figure)]
    for a, b, part, rule in _found(text, figures, usable):
        whole = b if part == a else a
        if found[part] is None:
            found[part] = Whole(whole, rule)
    return found


def _is_operand(figure: Quantity) -> bool:
    """Tell whether a figure can be part or whole: key, positive, not from one value to another."""
    return figure.key and figure.change != "from_to" and figure.low > 0


def _found(
    text: str, figures: Sequence[Quantity], usable: list[int]
) -> Iterator[tuple[int, int, int, Rule]]:
    """Give pairs of figures, the part among them and the rule, the plainest rules first."""
    for m, n in pairwise(usable):
        a, b = figures[m], figures[n]
        gap = text[a.end : b.start]
        if len(gap) > _NEAR or "\n" in gap:
            continue
        if _is_member(a, b, text):
            yield m, n, n, "stated"
        elif PART_OF.fullmatch(gap) and _is_part(a, b, text):
            yield m, n, m, "stated"
        elif _is_apposed(a, b, gap):
            yield m, n, n, "apposed"
    for place, m in enumerate(usable):
        for n in usable[place + 1 : place + 4]:
            a, b = figures[m], figures[n]
            gap = text[a.end : b.start]
            if len(gap) > _NEAR or "\n" in gap:
                break
            if _fill(a, b, text):
                yield m, n, n, "beds"
            elif _belongs(a, b):
                yield m, n, n, "plan"


def _years(figure: Quantity) -> tuple[int | None, int | None]:
    return figure.period_start, figure.period_end


def _is_member(a: Quantity, b: Quantity, text: str) -> bool:
    """Tell whether the second figure is named as a part of the first."""
    gap = text[a.end : b.start]
    same = a.unit_kind == b.unit_kind == "count" and a.topic == b.topic
    whole = _years(a) == _years(b) and b.per in (None, a.per)
    named = _MEMBERS.search(gap) is not None or _OF_THEM.match(text, b.end) is not None
    return same and whole and named and "." not in gap and b.high < a.high


def _is_part(a: Quantity, b: Quantity, text: str) -> bool:
    """Tell "40 of the 120 beds" from "within $4 million of the $37 million"."""
    near = text[max(0, a.start - 8) : a.start].lower().endswith("within ")
    return a.unit == b.unit and a.high < b.high and not near


def _is_apposed(a: Quantity, b: Quantity, gap: str) -> bool:
    """Tell whether a share's number follows it: "a quarter of all HSCTs – roughly 200"."""
    return (
        a.unit_kind in ("share", "percent")
        and b.unit_kind == "count"
        and a.counted is not None
        and singular(a.counted.split()[-1]) == b.unit
        and bool(_APPOSITION.fullmatch(gap))
    )


def _fill(a: Quantity, b: Quantity, text: str) -> bool:
    """Tell whether a figure gives the patients who lie in the beds of another."""
    stock = all(figure.per is None and figure.period is None for figure in (a, b))
    if (a.topic, b.topic) != ("beds", "patients") or not stock or b.unit_kind != "count":
        return False
    around = text[max(a.end, b.start - 40) : b.end + 40]
    return b.high <= _FULLEST * a.low and bool(_PRESENT.search(around))


def _belongs(a: Quantity, b: Quantity) -> bool:
    """Tell whether an allocation may be part of a plan of several years."""
    first, last = _years(a)
    inside = b.period_start is None or (first or 0) <= b.period_start <= (last or 0)
    return (
        a.unit_kind == "currency"
        and a.unit == b.unit
        and (a.status, b.status) == ("planned", "stated")
        and first is not None
        and last is not None
        and first < last
        and b.period is not None
        and inside
        and _years(a) != _years(b)
        and b.high < a.low
    )
