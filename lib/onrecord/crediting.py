"""Which attribution is behind a figure."""

import heapq
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.attribution import Attribution
from onrecord.quantities import Quantity
from onrecord.segments import Passage, Span
from onrecord.vocabulary import table

_WORDS = {name: entry.replace(" ", "|") for name, entry in table("measuring").items()}
_BETWEEN = rf"(?:\s(?!(?:{_WORDS['bars']}|{_WORDS['determiners']})\s)[\w/’'&-]+){{0,5}}?\s"
_MEASURING = re.compile(
    rf"\b(?:(?i:{_WORDS['determiners']}|{_WORDS['adjectives']}){_BETWEEN}(?<!the\s(?=polls\b))"
    rf"(?:{_WORDS['nouns']}|{_WORDS['verbs_too']})"
    rf"|\w+[’']s{_BETWEEN}(?:{_WORDS['nouns']}))\b"
)
"""A document that gives figures: "a Herald poll", "the latest report", "Gallup’s own data"."""

_DOCUMENT = re.compile(rf"(?:{_WORDS['nouns']}|{_WORDS['verbs_too']})\b")
"""What such a document ends with; a look for it alone is soon done."""

Credited = Literal["cue", "tag", "signoff", "paragraph"]


_NO_CLAUSES = ("tag", "signoff", "no_comment", "byline")


@dataclass(frozen=True, slots=True)
class Owner:
    """The attribution behind a figure, or near it, by its number; and how it is tied to it.

    ``paragraph`` says that the attribution covers another part of the figure's
    paragraph, or that it names a document that gives figures, at ``near``: the text may
    mean that the figure is its source's too, and does not say so.
    """

    attribution: int | None
    credited: Credited
    near: Span | None = None


def owners(
    text: str,
    attributions: Sequence[Attribution],
    quantities: Sequence[Quantity],
    passages: Sequence[Passage],
    named: Sequence[bool] | None = None,
) -> list[Owner | None]:
    """Find who is behind each figure.

    A figure belongs to the innermost attribution whose content covers it. Only
    where no such clause or quotation covers it does the tag or the sign-off of
    its passage count; and where there is neither, whoever is cited nearest before
    it in the passage, or else after it, is near it, or else the poll, report or study
    that the passage names, or else a source that cannot be named.

    Parameters
    ----------
    text : str
        The document's text.
    attributions : sequence of Attribution
        The attributions of one document.
    quantities : sequence of Quantity
        The figures of the same document, in text order.
    passages : sequence of Passage
        Its passages.
    named : sequence of bool, optional
        Parallel to ``attributions``: which sources can be called by a name or a noun that
        says who they are; all, unless told.

    Returns
    -------
    list of Owner or None
        Parallel to ``quantities``; None where no source was found.

    Examples
    --------
    >>> from onrecord.attribution import extract as attributions_of
    >>> from onrecord.document import read
    >>> from onrecord.quantities import extract as quantities_of
    >>> text = "The mayor said 40 beds were empty. Another 20 beds are planned."
    >>> owners(text, attributions_of(text), quantities_of(text), read(text).passages)
    [Owner(attribution=0, credited='cue', near=None), \
Owner(attribution=0, credited='paragraph', near=None)]
    """
    by_cue = _innermost(attributions, quantities, lambda a: a.kind not in _NO_CLAUSES)
    by_passage = _innermost(attributions, quantities, lambda a: a.kind in ("tag", "signoff"))
    told = [True] * len(attributions) if named is None else named
    nearby = _near(attributions, told, quantities, passages)
    found = [
        _owner(attributions, cue if cue is not None else passage, near)
        for cue, passage, near in zip(by_cue, by_passage, nearby, strict=True)
    ]
    found = _by_document(text, quantities, passages, found)
    nameless = _near(attributions, [not name for name in told], quantities, passages)
    return [
        owner if owner or near is None else Owner(near, "paragraph")
        for owner, near in zip(found, nameless, strict=True)
    ]


def _owner(
    attributions: Sequence[Attribution], number: int | None, near: int | None
) -> Owner | None:
    if number is None:
        return None if near is None else Owner(near, "paragraph")
    kind = attributions[number].kind
    credited: Credited = "tag" if kind == "tag" else "signoff" if kind == "signoff" else "cue"
    return Owner(number, credited)


def _innermost(
    attributions: Sequence[Attribution],
    quantities: Sequence[Quantity],
    counts: Callable[[Attribution], bool],
) -> list[int | None]:
    """Find the narrowest piece of content around each figure, in one sweep."""
    pieces = sorted(
        (start, end, number)
        for number, attribution in enumerate(attributions)
        if counts(attribution)
        for start, end in attribution.content
    )
    found: list[int | None] = []
    opened: list[tuple[int, int, int]] = []
    following = 0
    for quantity in quantities:
        while following < len(pieces) and pieces[following][0] <= quantity.start:
            start, end, number = pieces[following]
            heapq.heappush(opened, (end - start, end, number))
            following += 1
        while opened and opened[0][1] < quantity.end:
            heapq.heappop(opened)
        found.append(opened[0][2] if opened else None)
    return found


def _near(
    attributions: Sequence[Attribution],
    counts: Sequence[bool],
    quantities: Sequence[Quantity],
    passages: Sequence[Passage],
) -> list[int | None]:
    """Find who is cited nearest to each figure in its passage: before it, else behind it."""
    starts = [passage.start for passage in passages]
    cited: dict[int, list[tuple[int, int]]] = {}
    for number, attribution in enumerate(attributions):
        if not counts[number] or attribution.source is None or attribution.kind == "no_comment":
            continue
        places = {bisect_right(starts, start) - 1: start for start, _ in attribution.content[::-1]}
        for passage, place in places.items():
            cited.setdefault(passage, []).append((place, number))
    for places_cited in cited.values():
        places_cited.sort()
    return [
        _nearest(cited.get(bisect_right(starts, quantity.start) - 1, []), quantity.start)
        for quantity in quantities
    ]


def _by_document(
    text: str,
    quantities: Sequence[Quantity],
    passages: Sequence[Passage],
    found: list[Owner | None],
) -> list[Owner | None]:
    """Find the poll, report or study that is named nearest to each figure without a source."""
    starts = [passage.start for passage in passages]
    named: dict[int, list[Span]] = {}
    for at, quantity in enumerate(quantities):
        if found[at] is None:
            number = bisect_right(starts, quantity.start) - 1
            if number not in named:
                named[number] = _documents(text, passages[number])
            if spans := named[number]:
                before = bisect_right(spans, quantity.start, key=lambda span: span[0])
                found[at] = Owner(None, "paragraph", spans[max(0, before - 1)])
    return found


def _documents(text: str, passage: Passage) -> list[Span]:
    if not _DOCUMENT.search(text, passage.start, passage.end):
        return []
    return [m.span() for m in _MEASURING.finditer(text, passage.start, passage.end)]


def _nearest(places: list[tuple[int, int]], figure: int) -> int | None:
    if not places:
        return None
    before = bisect_right(places, figure, key=lambda place: place[0])
    return places[max(0, before - 1)][1]
