"""What was found in some documents, as columns of the tables.

Columns are made for many documents at a time: a list a column takes a third of the time of
a dictionary a row.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from typing import Any

from onrecord import correcting
from onrecord.attribution import Attribution
from onrecord.attribution.naming import Form
from onrecord.attribution.source_types import Source
from onrecord.attribution.turns import Speaker
from onrecord.correcting import Edited
from onrecord.crediting import Owner
from onrecord.document import Document, facts
from onrecord.gist import Gist
from onrecord.quantities import Quantity
from onrecord.readability import Cleaned, Score, Scored
from onrecord.segments import Span
from onrecord.tables import COLUMNS, Columns
from onrecord.wholes import Whole

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A document, what is given of it, and all that was found in it.

    ``words`` are those of its passages and of its sentences; ``called`` is what to call the
    source of each attribution; ``behind``, ``parts`` and ``gists`` go with the figures.
    """

    given: Row
    document: Document
    words: tuple[list[int], list[int]]
    cited: list[Edited[Attribution]]
    speakers: list[Speaker]
    sources: list[Source]
    called: list[str | None]
    forms: list[Form]
    figures: list[Edited[Quantity]]
    behind: list[Owner | None]
    parts: list[Whole | None]
    gists: list[Gist]
    cleaned: Cleaned
    scored: Scored

    @property
    def doc(self) -> str:
        """The name of the document."""
        return str(self.given["doc"])

    @property
    def text(self) -> str:
        """Its text."""
        return self.document.text


def _documents(found: Sequence[Found]) -> Columns:
    rows = [_document(one) | one.given for one in found]
    return {name: [row.get(name) for row in rows] for name in COLUMNS["documents"]}


def _document(one: Found) -> Row:
    digest = sha256(one.text.encode("utf-8", "surrogatepass")).hexdigest()
    raw = one.scored.raw
    share = raw.common / raw.tokens if raw.tokens else None
    return {"label": one.doc, "sha256": digest, **facts(one.document, sum(one.words[0]), share)}


def _passages(found: Sequence[Found]) -> Columns:
    spans = [one.document.passages for one in found]
    columns = _numbered("passage", found, spans)
    columns |= _turned(("start", "end", "role"), chain.from_iterable(spans))
    return _addressed("p", columns | {"words": [n for one in found for n in one.words[0]]})


def _sentences(found: Sequence[Found]) -> Columns:
    spans = [one.document.sentences for one in found]
    columns = _numbered("sentence", found, spans)
    columns |= _turned(("passage", "start", "end"), chain.from_iterable(spans))
    return _addressed("s", columns | {"words": [n for one in found for n in one.words[1]]})


def _attributions(found: Sequence[Found]) -> Columns:
    edits = [edited for one in found for edited in one.cited]
    texts = [one.text for one in found for _ in one.cited]
    items = [edited.record for edited in edits]
    speakers = [speaker for one in found for speaker in one.speakers]
    sources = [source for one in found for source in one.sources]
    whole = [(item.content[0][0], max([end for _, end in item.content])) for item in items]
    columns: Columns = {
        **_numbered("attribution", found, [one.cited for one in found]),
        **_values(("kind", "words", "quoted_words", "negated", "certain", "within"), items),
        **_spans("source", texts, [item.source for item in items]),
        **_spans("cue", texts, [item.cue for item in items]),
        **_spans("content", texts, whole),
        "said": [
            " … ".join([text[start:end] for start, end in item.content])
            for text, item in zip(texts, items, strict=True)
        ],
        "speaker": [speaker.name for speaker in speakers],
        "speaker_rule": [speaker.rule for speaker in speakers],
        **_values(("source_type", "title", "affiliation", "pronoun"), sources),
        **_spans("description", texts, [source.description for source in sources]),
        **_spans("anonymity", texts, [source.anonymity for source in sources]),
    }
    return _addressed("a", _corrected(edits, columns), "content_")


def _quantities(found: Sequence[Found]) -> Columns:
    edits = [edited for one in found for edited in one.figures]
    items = [edited.record for edited in edits]
    texts = [one.text for one in found for _ in one.figures]
    parts = [part for one in found for part in one.parts]
    gists = [gist for one in found for gist in one.gists]
    behind = [owner for one in found for owner in one.behind]
    near = [_near(one, owner) for one in found for owner in one.behind]
    columns: Columns = {
        **_numbered("quantity", found, [one.figures for one in found]),
        "text": [text[item.start : item.end] for text, item in zip(texts, items, strict=True)],
        **_values(_FIGURE, items),
        "attribution": [
            owner.attribution if owner and _covers(owner) else None for owner in behind
        ],
        "credited": [owner.credited if owner else None for owner in behind],
        "part_of": [part.quantity if part else None for part in parts],
        "part_rule": [part.rule if part else None for part in parts],
        "names": ["; ".join(gist.names) or None for gist in gists],
        "about": [" ".join(gist.about) or None for gist in gists],
        "near": near,
    }
    return _addressed("q", _corrected(edits, columns))


_FIGURE = tuple(field.name for field in fields(Quantity))


def _covers(owner: Owner) -> bool:
    return owner.credited != "paragraph"


def _near(one: Found, owner: Owner | None) -> str | None:
    """Name who or what is near a figure, and may be its source."""
    if owner is None or _covers(owner):
        return None
    if owner.attribution is not None:
        return one.called[owner.attribution]
    return one.text[slice(*owner.near)] if owner.near else None


def _readability(found: Sequence[Found]) -> Columns:
    scores = [score for one in found for score in one.scored.scores]
    removed = [one.cleaned.removed for one in found for _ in one.scored.scores]
    columns = _turned(Score._fields, scores)
    columns["doc"] = [one.doc for one in found for _ in one.scored.scores]
    for name in ("tags", "repeats", "urls", "labels"):
        columns[f"removed_{name}"] = [len(getattr(one, name)) for one in removed]
    kept = {"stops": "removed_stops", "line_ends": "added_stops"}
    kept |= {"headings": "kept_headings", "list_items": "kept_list_items"}
    for name, column in kept.items():
        columns[column] = [getattr(one, name) for one in removed]
    return columns


def _names(found: Sequence[Found]) -> Columns:
    rows = [
        (one.doc, one.text[form.start : form.end], *_FORM_VALUES(form))
        for one in found
        for form in one.forms
    ]
    return _addressed("n", _turned(("doc", "text", *_FORM), rows))


_FORM = tuple(field.name for field in fields(Form))
_FORM_VALUES = attrgetter(*_FORM)


COLUMNS_OF: dict[str, Callable[[Sequence[Found]], Columns]] = {
    "documents": _documents,
    "passages": _passages,
    "sentences": _sentences,
    "attributions": _attributions,
    "quantities": _quantities,
    "readability": _readability,
    "names": _names,
}
"""For each table, what makes its columns of some documents."""


def _numbered(name: str, found: Sequence[Found], parts: Sequence[Sequence[Any]]) -> Columns:
    """Give each row of some documents its document and its number there."""
    columns: Columns = {"doc": [], name: []}
    for one, rows in zip(found, parts, strict=True):
        columns["doc"] += [one.doc] * len(rows)
        columns[name] += range(len(rows))
    return columns


def _turned(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Columns:
    """Turn rows, each with the values of these columns, into columns."""
    columns = list(map(list, zip(*rows, strict=True))) or [[] for _ in names]
    return dict(zip(names, columns, strict=True))


def _values(names: Sequence[str], records: Iterable[Any]) -> Columns:
    return _turned(names, map(attrgetter(*names), records))


def _spans(name: str, texts: list[str], spans: Sequence[Span | None]) -> Columns:
    """Give three columns for a span of each row: its text, its start and its end."""
    found = zip(texts, spans, strict=True)
    return {
        name: [text[span[0] : span[1]] if span else None for text, span in found],
        f"{name}_start": [span[0] if span else None for span in spans],
        f"{name}_end": [span[1] if span else None for span in spans],
    }


def _corrected(edits: Sequence[Edited[Any]], columns: Columns) -> Columns:
    """Write into the columns what a person said of a row."""
    columns["reviewed"] = [None] * len(edits)
    for number, edited in enumerate(edits):
        if edited.columns or edited.reviewed or edited.changed or edited.confirmed:
            row = {name: values[number] for name, values in columns.items()}
            for name, value in correcting.finish(row, edited).items():
                columns.setdefault(name, [None] * len(edits))[number] = value
    return columns


def _addressed(letter: str, columns: Columns, prefix: str = "") -> Columns:
    """Give each row its id: document, table, span; the next rows of a span a number too."""
    places = zip(columns["doc"], columns[f"{prefix}start"], columns[f"{prefix}end"], strict=True)
    names = [f"{doc}:{letter}:{start}-{end}" for doc, start, end in places]
    if len(set(names)) < len(names):
        seen: Counter[str] = Counter()
        for number, name in enumerate(names):
            seen[name] += 1
            names[number] = name if seen[name] == 1 else f"{name}:{seen[name]}"
    return columns | {"id": names}
