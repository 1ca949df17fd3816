"""Which attribution stands behind a figure."""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.attribution import Attribution
from onrecord.quantities import Quantity

Credited = Literal["cue", "tag", "signoff"]


@dataclass(frozen=True, slots=True)
class Owner:
    """The attribution behind a figure: its number, and by what it claims it."""

    attribution: int
    credited: Credited


def owners(
    attributions: Sequence[Attribution], quantities: Sequence[Quantity]
) -> list[Owner | None]:
    """Find who stands behind each figure.

    A figure belongs to the innermost attribution whose content covers it. Only
    where no such clause or quotation covers it does the tag or the sign-off of
    its passage count.

    Parameters
    ----------
    attributions : sequence of Attribution
        The attributions of one document.
    quantities : sequence of Quantity
        The figures of the same document, in text order.

    Returns
    -------
    list of Owner or None
        Parallel to ``quantities``; None where nobody is credited.

    Examples
    --------
    >>> from onrecord.attribution import extract as attributions_of
    >>> from onrecord.quantities import extract as quantities_of
    >>> text = "The mayor said 40 beds were empty. Another 20 beds are planned."
    >>> owners(attributions_of(text), quantities_of(text))
    [Owner(attribution=0, credited='cue'), None]
    """
    by_cue = _innermost(attributions, quantities, lambda a: a.kind not in ("tag", "signoff"))
    by_passage = _innermost(attributions, quantities, lambda a: a.kind in ("tag", "signoff"))
    return [
        _owner(attributions, cue if cue is not None else passage)
        for cue, passage in zip(by_cue, by_passage, strict=True)
    ]


def _owner(attributions: Sequence[Attribution], number: int | None) -> Owner | None:
    if number is None:
        return None
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
