"""A document's text with every row marked, and after each passage its rows in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.reporting.addresses import anchor, page_of
from onrecord.reporting.text_marks import Listed, Mark, Marked, Row, mark
from onrecord.reporting.wording import agree, readable
from onrecord.tables import Tables, records

# What each class looks like where a page has no stylesheet: a notebook, trusted or not, in
# any theme. Signs beside colour: underlines of three kinds, bold, italics, a frame.
_STYLES = {
    "onrecord": "color:#222;background:#fff;max-width:46em;padding:.5em 1em;line-height:1.7",
    "text": "white-space:pre-wrap;margin:.6em 0 0;color:#222",
    "legend": "color:#222;margin:0 0 .6em;font-size:90%",
    "rows": "color:#222;font-size:90%;margin:0 0 .4em",
    "passage-credit": "background:#f4f4f4;border-bottom:1px dotted #555",
    "reported": "background:#e8f1f8;border-bottom:1px dashed #00508f",
    "quoted": "background:#cfe5f3;border-bottom:2px solid #00508f",
    "cue": "font-style:italic",
    "source": "font-weight:700",
    "figure": "background:#fbe3c8;outline:1px solid #a34000",
    "repeated": "color:#666",
    "chosen": "outline:3px solid #222",
    "to": "color:#00508f",
}
_LEGEND = (
    ("quoted", "span", "quoted, at least in part"),
    ("reported", "span", "reported"),
    ("passage-credit", "span", "credited or signed"),
    ("source", "b", "source"),
    ("cue", "i", "reporting words"),
    ("figure", "mark", "figure"),
    ("repeated", "span", "repeats an earlier passage"),
)
_TAGS = {"figure": "mark", "source": "b", "cue": "i"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A marked text: HTML for Jupyter, plain text for a terminal."""

    html: str
    text: str = ""

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def show(tables: Tables, doc_or_row: str) -> Evidence:
    """Show a document's text with its sources, cues, contents and figures marked.

    Parameters
    ----------
    tables : Tables
        What :func:`onrecord.analyse` returned.
    doc_or_row : str
        The document's name, as in the column ``doc``, or the ``id`` of a row: then its
        passage is shown, with its neighbours, and the row framed.

    Returns
    -------
    Evidence
        Shown as HTML in Jupyter, as text elsewhere. Quotations are underlined, reported
        speech underlined with dashes, credited and signed passages with dots; sources
        are bold, reporting words in italics, figures framed, repeated passages grey.
        Small numbers lead to the rows, listed in words after each passage. Everything
        from the text is escaped, and nothing in it is taken for a formula.

    Raises
    ------
    OnrecordError
        When there is no such document or row.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds are empty."]})
    >>> show(rec.analyse(docs), "a:q:15-22")
    The mayor said 40 beds[2] are empty[1].
        1  The mayor, reported: 40 beds are empty
        2  “40 beds”: 40, unit bed, topic health; from The mayor
    """
    doc, row = _wanted(tables, doc_or_row)
    parts = {name: records(table[table["doc"] == doc]) for name, table in _tables(tables).items()}
    text = tables.documents.loc[tables.documents["doc"] == doc, "text"].iloc[0]
    prefix = page_of(doc).rpartition("/")[2].removesuffix("html").replace(".", "-")
    marked = mark(text, parts, inline=True, prefix=prefix, chosen=row["id"] if row else "")
    if row:
        marked = _around(marked, row)
    return Evidence(html(marked), plain_text(marked))


def _tables(tables: Tables) -> dict[str, pd.DataFrame]:
    return {name: getattr(tables, name) for name in ("passages", "attributions", "quantities")}


def _wanted(tables: Tables, name: str) -> tuple[str, Row | None]:
    """Tell a document's name from a row's id."""
    if (tables.documents["doc"] == name).any():
        return name, None
    for table in (*_tables(tables).values(), tables.sentences):
        found = records(table[table["id"] == name])
        if found:
            row = found[0]
            row["start"] = row.get("content_start", row.get("start"))
            row["end"] = row.get("content_end", row.get("end"))
            return row["doc"], row
    raise OnrecordError(
        f"{name}: there is no such document or row; take a name from tables.documents['doc'] "
        "or the 'id' of a row."
    )


def _around(marked: Marked, row: Row) -> Marked:
    """Keep the passages of a row, and their neighbours."""
    passages = marked.passages
    inside = [
        at
        for at, passage in enumerate(passages)
        if passage["start"] < row["end"] and row["start"] < passage["end"]
    ]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    kept = passages[max(0, first - 1) : last + 2]
    return replace(marked, passages=kept)


# From marks to pages


def html(marked: Marked) -> str:
    """Write a marked text as HTML: a legend, and each passage with its rows.

    Returns
    -------
    str
        A fragment of a page; where styles are inline it needs nothing else.
    """
    body = "".join(_passages(marked, _html_passage))
    ignored = "tex2jax_ignore mathjax_ignore"  # or "$2 million to $3 million" is a formula
    style = _style("onrecord", marked)
    return f'<div class="onrecord {ignored}"{style}>{_legend(marked)}{body}</div>'


def plain_text(marked: Marked) -> str:
    """Write a marked text for a terminal: numbers in brackets, rows indented below."""
    return "".join(_passages(marked, _plain_passage)).rstrip("\n")


_Write = Callable[[Marked, Row, list[Mark], list[Listed]], str]


def _passages(marked: Marked, write: _Write) -> Iterator[str]:
    """Write passage after passage, each with the marks that reach into it."""
    waiting, rows = list(reversed(marked.marks)), list(reversed(marked.rows))
    opened: list[Mark] = []
    for passage in marked.passages:
        start, end = passage["start"], passage["end"]
        while waiting and waiting[-1].start < end:
            opened.append(waiting.pop())
        opened = [one for one in opened if one.end > start]
        while rows and rows[-1].start < start:
            rows.pop()
        listed = []
        while rows and rows[-1].start < end:
            listed.append(rows.pop())
        yield write(marked, passage, opened, listed)


def _html_passage(marked: Marked, passage: Row, marks: list[Mark], rows: list[Listed]) -> str:
    pieces = "".join(_pieces(marked, passage, marks))
    tag = "h2" if passage["role"] == "heading" and not marked.inline else "p"
    name = f' id="{marked.prefix}{anchor(passage["id"])}"'
    text = f'<{tag} class="text"{name}{_style("text", marked)}>{pieces}</{tag}>'
    if not rows:
        return text
    lines = "".join(
        f'<li value="{row.number}" id="{row.anchor}-row">{escape(readable(row.words))} '
        f'<a href="#{row.anchor}"{_style("to", marked)}>in the text</a></li>'
        for row in rows
    )
    says = f"{len(rows)} {agree(len(rows), 'row', 'rows')}"
    style = _style("rows", marked)
    return f'{text}<details class="rows"{style}><summary>{says}</summary><ol>{lines}</ol></details>'


def _pieces(marked: Marked, passage: Row, marks: list[Mark]) -> Iterator[str]:
    """Cut a passage at every border, so that marks may nest or overlap."""
    start, end = passage["start"], passage["end"]
    borders = {start, end, *(max(one.start, start) for one in marks)}
    borders |= {min(one.end, end) for one in marks}
    waiting, here = list(reversed(marks)), list[Mark]()
    for first, last in pairwise(sorted(borders)):
        while waiting and waiting[-1].start <= first:
            here.append(waiting.pop())
        here = [one for one in here if first < one.end]
        begun = [one for one in here if one.number and max(one.start, start) == first]
        done = [one for one in here if one.number and min(one.end, end) == last]
        own = [one for one in begun if one.start >= start]
        yield _piece(escape(readable(marked.text[first:last])), here, own, marked)
        numbers = ",".join(_to_row(one, marked) for one in done if one.start >= start)
        if numbers:
            yield f"<sup>{numbers}</sup>"


def _to_row(one: Mark, marked: Marked) -> str:
    address = f'href="#{one.anchor}-row" aria-label="row {one.number}"'
    return f"<a {address}{_style('to', marked)}>{one.number}</a>"


def _piece(text: str, marks: list[Mark], begun: list[Mark], marked: Marked) -> str:
    """Write one stretch of text with its classes, and the anchors of the rows it opens."""
    anchors = "".join(f'<span id="{one.anchor}"></span>' for one in begun[1:])
    if not marks:
        return text
    classes = list(dict.fromkeys(" ".join(one.classes for one in marks).split()))
    titles = " · ".join(dict.fromkeys(one.title for one in marks if one.title))
    tag = next((tag for name, tag in _TAGS.items() if name in classes), "span")
    name = f' id="{begun[0].anchor}"' if begun else ""
    title = f' title="{escape(readable(titles))}"' if titles else ""
    style = _style(" ".join(classes), marked)
    return f'{anchors}<{tag}{name} class="{" ".join(classes)}"{title}{style}>{text}</{tag}>'


def _style(classes: str, marked: Marked) -> str:
    """Give the style attribute of some classes, where marks carry their styles."""
    if not marked.inline:
        return ""
    told = {"color": "#222"} if set(classes.split()) & {"figure", "quoted", "reported"} else {}
    for name in classes.split():
        told |= dict(rule.split(":", 1) for rule in _STYLES[name].split(";"))
    return f' style="{";".join(f"{name}:{value}" for name, value in told.items())}"'


def _legend(marked: Marked) -> str:
    used = {name for one in marked.marks for name in one.classes.split()}
    shown = [entry for entry in _LEGEND if entry[0] in used]
    if not shown:
        return ""
    parts = " · ".join(
        f'<{tag} class="{name}"{_style(name, marked)}>{says}</{tag}>' for name, tag, says in shown
    )
    return f'<p class="legend"{_style("legend", marked)}>{parts} · numbers: the rows in words</p>'


def _plain_passage(marked: Marked, passage: Row, marks: list[Mark], rows: list[Listed]) -> str:
    text, start = marked.text, passage["start"]
    ends = sorted((one.end, one.number) for one in marks if one.number and one.start >= start)
    pieces, reached = [], start
    for end, number in ends:
        stop = min(end, passage["end"])
        pieces += [text[reached:stop], f"[{number}]"]
        reached = stop
    pieces.append(text[reached : passage["end"]])
    lines = "".join(f"  {row.number:>3}  {row.words}\n" for row in rows)
    return f"{readable(''.join(pieces))}\n{readable(lines)}"
