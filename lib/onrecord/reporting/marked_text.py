"""Spans to HTML: a document's text with what was found in it marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.tables import Tables, records

_STYLE = """
<style>
.onrecord { max-width: 46em; line-height: 1.7; white-space: pre-wrap; }
.onrecord mark { color: inherit; background: none; border-radius: 2px; }
.onrecord .passage { background: #f4f4f4; }
.onrecord .content { background: #e3f0f8; }
.onrecord .direct, .onrecord .mixed { background: #bddcef; }
.onrecord .source { font-weight: 600; }
.onrecord .cue { border-bottom: 2px solid #0072b2; }
.onrecord .figure { background: #fbe3c8; border-bottom: 2px solid #d55e00; }
.onrecord .repeated { opacity: .45; }
</style>
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document with its marks; Jupyter shows it as HTML."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"Evidence({len(self.html)} characters of HTML)"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    classes: str
    title: str


def show(tables: Tables, doc: str) -> Evidence:
    """Show a document's text with its sources, cues, contents and figures marked.

    Parameters
    ----------
    tables : Tables
        What :func:`onrecord.analyse` returned.
    doc : str
        The document's name, as in the column ``doc``.

    Returns
    -------
    Evidence
        Shown as HTML in Jupyter: contents are shaded (tagged and signed passages
        lightly), sources bold, cues
        underlined, figures orange, repeated passages faded; each mark says in
        its tooltip what it is. Everything from the text is escaped.

    Raises
    ------
    OnrecordError
        When there is no such document.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds are < 50."]})
    >>> ">40 beds</mark>" in show(rec.analyse(docs), "a").html
    True
    """
    row = tables.documents.loc[tables.documents["doc"] == doc, "text"]
    if row.empty:
        raise OnrecordError(f"{doc}: there is no such document; see tables.documents['doc'].")
    text = row.iloc[0]
    marks = sorted(_marks(tables, doc), key=lambda mark: (mark.start, -mark.end))
    body = "".join(_segments(text, marks))
    return Evidence(f'{_STYLE}<div class="onrecord">{body}</div>')


def _marks(tables: Tables, doc: str) -> Iterator[_Mark]:
    def of(table: pd.DataFrame) -> list[dict[str, Any]]:
        return records(table[table["doc"] == doc])

    for row in of(tables.passages[tables.passages["repeats"].notna()]):
        yield _mark(row, "", "repeated", f"repeats {row['repeats']}")
    for row in of(tables.attributions):
        speaker = row["speaker"] if pd.notna(row["speaker"]) else "nobody named"
        extent = "passage" if row["kind"] in ("tag", "signoff") else "content"
        yield _mark(row, "content_", f"{extent} {row['kind']}", f"{row['kind']}: {speaker}")
        for part in ("source", "cue"):
            if pd.notna(row[f"{part}_start"]):
                yield _mark(row, f"{part}_", part, f"{part} of {row['kind']}: {speaker}")
    for row in of(tables.quantities):
        yield _mark(row, "", "figure", f"{row['topic']}: {row['qualifier']}, {row['status']}")


def _mark(row: dict[str, Any], prefix: str, classes: str, title: str) -> _Mark:
    return _Mark(int(row[f"{prefix}start"]), int(row[f"{prefix}end"]), classes, title)


def _segments(text: str, marks: list[_Mark]) -> Iterator[str]:
    """Cut the text at every border, so that marks may nest or overlap."""
    borders = sorted({0, len(text), *(at for m in marks for at in (m.start, m.end))})
    waiting = list(reversed(marks))
    opened: list[_Mark] = []
    for start, end in pairwise(borders):
        opened = [mark for mark in opened if mark.end > start]
        while waiting and waiting[-1].start <= start:
            opened.append(waiting.pop())
        piece = escape(text[start:end])
        if opened:
            classes = " ".join(dict.fromkeys(" ".join(mark.classes for mark in opened).split()))
            titles = " · ".join(mark.title for mark in opened)
            piece = f'<mark class="{escape(classes)}" title="{escape(titles)}">{piece}</mark>'
        yield piece
