"""Attributions marked in their text, for reading and for tests."""

from onrecord.attribution.engine import extract
from onrecord.attribution.record import Attribution


def marked(text: str) -> list[str]:
    """Show each attribution in its text: ``[source] <cue> {what is said}``.

    Examples
    --------
    >>> marked("Bo left, Ann Lee said.")
    ['indirect: {Bo left}, [Ann Lee] <said>.']
    """
    return [f"{row.kind}: {_mark(text, row)}" for row in extract(text)]


def _mark(text: str, row: Attribution) -> str:
    """Set the marks of one attribution, closing ones first where two meet."""
    marks = [(start, end, "{}") for start, end in row.content]
    marks += [(*row.source, "[]")] if row.source else []
    marks += [(*row.cue, "<>")] if row.cue else []
    edges = [(end, 0, mark[1]) for _, end, mark in marks]
    edges += [(start, 1, mark[0]) for start, _, mark in marks]
    shown, reached = "", 0
    for at, _, sign in sorted(edges):
        shown += text[reached:at] + sign
        reached = at
    return shown + text[reached:]
