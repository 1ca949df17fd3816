"""From the rows of a document to the spans that are marked in its text."""

from dataclasses import dataclass, replace
from typing import Any

from onrecord.reporting import row_words
from onrecord.reporting.addresses import anchor
from onrecord.reporting.summaries import SOURCING

Row = dict[str, Any]

_CLASSES = {
    "quoted": "quoted",
    "reported": "reported",
    "credited": "passage-credit",
    "signed": "passage-credit",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark; that of a whole row has an anchor and a number."""

    start: int
    end: int
    classes: str
    title: str = ""
    anchor: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A row as it is listed under its passage."""

    start: int
    number: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What is drawn of one document.

    Attributes
    ----------
    text : str
        The document's text.
    passages : list of dict
        Its passages, rows of the table.
    marks : list
        The spans to mark, in text order.
    rows : list
        The rows, in text order.
    inline : bool
        Whether every mark carries its style, as a notebook needs it.
    prefix : str
        What the ids of the page begin with.
    """

    text: str
    passages: list[Row]
    marks: list[Mark]
    rows: list[Listed]
    inline: bool = False
    prefix: str = ""


def mark(
    text: str,
    parts: dict[str, list[Row]],
    *,
    inline: bool = False,
    prefix: str = "",
    chosen: str = "",
) -> Marked:
    """Turn the passages, attributions and figures of one document into marks and lines.

    The prefix begins every id, where several texts share a page; the row with the chosen id
    is framed.
    """
    speakers = {row["attribution"]: row_words.who(row) for row in parts["attributions"]}
    found = [*map(_of_attribution, parts["attributions"])]
    found += [_of_figure(row, speakers) for row in parts["quantities"]]
    found.sort(key=lambda one: (one[0].start, -one[0].end))
    marks, rows = [], []
    for number, (whole, others, row, words) in enumerate(found, 1):
        classes = f"{whole.classes} chosen" if row["id"] == chosen else whole.classes
        name = prefix + anchor(row["id"])
        marks += [replace(whole, classes=classes, anchor=name, number=number), *others]
        rows.append(Listed(whole.start, number, name, words))
    if chosen and not any("chosen" in one.classes for one in marks):
        start, end = map(int, anchor(chosen).split("-")[1:3])
        marks.append(Mark(start, end, "chosen"))
    repeats = [
        Mark(row["start"], row["end"], "repeated", f"repeats {row['repeats']}")
        for row in parts["passages"]
        if row_words.given(row["repeats"])
    ]
    marks = sorted([*repeats, *marks], key=lambda one: (one.start, -one.end))
    return Marked(text, parts["passages"], marks, rows, inline, prefix)


_Found = tuple[Mark, list[Mark], Row, str]


def _of_attribution(row: Row) -> _Found:
    title = f"{row_words.SAYS.get(row['kind'], row['kind'])}: {row_words.who(row)}"
    classes = _CLASSES[SOURCING.get(row["kind"], "reported")]
    whole = Mark(int(row["content_start"]), int(row["content_end"]), classes, title)
    others = [
        Mark(int(row[f"{part}_start"]), int(row[f"{part}_end"]), part, title)
        for part in ("source", "cue")
        if row_words.given(row[f"{part}_start"])
    ]
    return whole, others, row, row_words.attribution(row)


def _of_figure(row: Row, speakers: dict[int, str]) -> _Found:
    number = row["attribution"]
    behind = speakers.get(int(number)) if row_words.given(number) else None
    words = row_words.figure(row, behind)
    whole = Mark(int(row["start"]), int(row["end"]), "figure", words.rpartition("”: ")[2])
    return whole, [], row, words
