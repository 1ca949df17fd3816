"""Attributions inside an attribution."""

from collections.abc import Sequence

from onrecord.attribution.beginnings import begins
from onrecord.attribution.candidates import CueUse
from onrecord.attribution.endings import ends
from onrecord.attribution.found import Found, View
from onrecord.attribution.speaking import is_negated, reports


def nested(view: View, found: Sequence[Found]) -> list[Found]:
    """``According to X, Y said that …``: what Y said, within what X is cited for.

    Only where Y is the first thing that X is cited for, so that nothing else of X's lies
    before it; deeper rows are not looked for.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("According to Elm Radio, the ministry said the dam was safe.")[1]
    'indirect: According to Elm Radio, [the ministry] <said> {the dam was safe}.'
    """
    rows = []
    for number, use in enumerate(view.cues):
        outer, last = _around(found, use)
        if outer is None:
            continue
        start = begins(view.tokens, use, last)
        if start is None or not reports(view, use, start, last):
            continue
        end = ends(view.tokens, use, start, use.start, last, view.cues[number + 1 :])
        if end > start:
            negated, cue = is_negated(view, use), (use.at, use.cue_end)
            rows.append(Found(use.source, cue, ((start, end),), negated=negated, within=outer))
    return rows


def _around(found: Sequence[Found], use: CueUse) -> tuple[Found | None, int]:
    """Give the attribution whose content opens with this clause, and where that ends."""
    may_report = use.form.is_spoken and "clause" in use.form.takes
    if may_report and not (use.is_shared or use.is_inverted):
        for outer in found:
            for start, end in outer.pieces:
                if start == use.start and outer.kind is None and not outer.orders:
                    return outer, end
    return None, 0
