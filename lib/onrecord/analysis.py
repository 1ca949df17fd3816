"""Texts to tables: every extractor runs once over each document.

The rows of a document are found first, by functions that know nothing of pandas;
what needs the whole corpus (repeated passages, copies) is added to the tables.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord import attribution, quantities
from onrecord.attribution import Attribution
from onrecord.attribution.source_types import Source, sources_of
from onrecord.attribution.turns import Speaker
from onrecord.crediting import Owner, owners
from onrecord.document import Document, read
from onrecord.quantities import Quantity, Topics, load_topics
from onrecord.readability import scores
from onrecord.segments import Span, count_words, repeat_key
from onrecord.tables import COLUMNS, Tables, check_docs, frame

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def analyse(docs: pd.DataFrame, topics: Topics | str | Path | None = None) -> Tables:
    """Run every step over a corpus.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``; every other column stays in
        ``documents``.
    topics : str, pathlib.Path or Topics, optional
        Topics of one's own: a TOML file, or what :func:`onrecord.load_topics`
        made of it; without it those of hospital news.

    Returns
    -------
    Tables
        ``documents``, ``passages``, ``sentences``, ``attributions``,
        ``quantities`` and ``readability``.

    Raises
    ------
    OnrecordError
        When ``docs`` lacks a column or names a document twice, or the topics
        cannot be read.

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Dr. Ann Lee said."]})
    >>> tables = analyse(docs)
    >>> tables.attributions[["id", "kind", "speaker"]].to_dict("records")
    [{'id': 'a:a:0-18', 'kind': 'direct', 'speaker': 'Ann Lee'}]
    >>> tables.quantities[["text", "unit", "credited"]].to_dict("records")
    [{'text': '40 beds', 'unit': 'bed', 'credited': 'cue'}]
    """
    checked = check_docs(docs)
    chosen = load_topics(topics) if isinstance(topics, str | Path) else topics
    rows: Rows = {name: [] for name in COLUMNS}
    for given in _records(checked):
        _add(rows, given, chosen)
    _mark_repeats(rows)
    extra = [name for name in checked.columns if name not in COLUMNS["documents"]]
    tables = {name: frame(name, found) for name, found in rows.items()}
    kept = checked[extra].reset_index(drop=True)
    tables["documents"] = pd.concat([tables["documents"], kept], axis="columns")
    return Tables(**tables)


def _records(docs: pd.DataFrame) -> Iterable[Row]:
    known = [name for name in docs.columns if name in COLUMNS["documents"]]
    for values in zip(*(docs[name] for name in known), strict=True):
        yield dict(zip(known, values, strict=True))


def _add(rows: Rows, given: Row, topics: Topics | None) -> None:
    """Find the rows of one document."""
    doc, document = given["doc"], read(given["text"])
    cited = attribution.extract(document)
    speakers, sources = sources_of(document, cited)
    figures = quantities.extract(document, topics)
    behind = owners(cited, figures, document.passages)
    rows["documents"].append(_document(document) | given)
    for name, found in (
        ("passages", _passages(document)),
        ("sentences", _sentences(document)),
        ("attributions", _attributions(document, cited, speakers, sources)),
        ("quantities", _quantities(document, figures, behind, _names(document, cited, speakers))),
        ("readability", _fields(scores(document.text))),
    ):
        rows[name] += [{"doc": doc, **row} for row in _named(doc, name, found)]


def _named(doc: str, table: str, rows: Iterable[Row]) -> Iterable[Row]:
    """Give each row its id: document, table and span; further rows of one span are numbered."""
    seen: dict[str, int] = {}
    for row in rows:
        if "id" in COLUMNS[table]:
            start, end = (row.get(f"content_{at}", row.get(at)) for at in ("start", "end"))
            name = f"{doc}:{table[0]}:{start}-{end}"
            seen[name] = seen.get(name, 0) + 1
            row["id"] = name if seen[name] == 1 else f"{name}:{seen[name]}"
        yield row


def _document(document: Document) -> Row:
    text = document.text
    return {
        "title": document.title,
        "words": count_words(text),
        "chars": len(text),
        "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def _passages(document: Document) -> Iterable[Row]:
    for number, passage in enumerate(document.passages):
        body = document.text[passage.start : passage.end]
        words = {"words": count_words(body), "key": repeat_key(body)}
        yield {"passage": number, **_record(passage), **words}


def _sentences(document: Document) -> Iterable[Row]:
    for number, sentence in enumerate(document.sentences):
        words = count_words(document.text[sentence.start : sentence.end])
        yield {"sentence": number, **_record(sentence), "words": words}


def _attributions(
    document: Document, cited: list[Attribution], speakers: list[Speaker], sources: list[Source]
) -> Iterable[Row]:
    found = zip(cited, speakers, sources, strict=True)
    for number, (item, speaker, source) in enumerate(found):
        yield {
            "attribution": number,
            **_attribution(document.text, item),
            "speaker": speaker.name,
            "speaker_rule": speaker.rule,
            **_source(document.text, source),
        }


def _source(text: str, source: Source) -> Row:
    spans = {"description": source.description, "anonymity": source.anonymity}
    told = {name: getattr(source, name) for name in ("source_type", "title", "affiliation")}
    return told | {"pronoun": source.pronoun} | _spans(text, spans)


def _attribution(text: str, item: Attribution) -> Row:
    spans = {
        "source": item.source,
        "cue": item.cue,
        "content": (item.content[0][0], max(end for _, end in item.content)),
    }
    row: Row = {
        "kind": item.kind,
        "words": item.words,
        "quoted_words": item.quoted_words,
        "said": " … ".join(text[start:end] for start, end in item.content),
    }
    return row | _spans(text, spans)


def _spans(text: str, spans: dict[str, Span | None]) -> Row:
    """Give three columns for each span: its text, its start and its end."""
    row: Row = {}
    for name, span in spans.items():
        start, end = span or (None, None)
        row |= {name: text[start:end] if span else None, f"{name}_start": start, f"{name}_end": end}
    return row


def _quantities(
    document: Document, figures: list[Quantity], behind: list[Owner | None], cited: list[str | None]
) -> Iterable[Row]:
    for number, (figure, owner) in enumerate(zip(figures, behind, strict=True)):
        covers = owner is not None and owner.credited != "paragraph"
        yield {
            "quantity": number,
            "text": document.text[figure.start : figure.end],
            **_record(figure),
            "attribution": owner.attribution if owner and covers else None,
            "credited": owner.credited if owner else None,
            "near": cited[owner.attribution] if owner and not covers else None,
        }


def _names(
    document: Document, cited: list[Attribution], speakers: list[Speaker]
) -> list[str | None]:
    """Give what to call the source of each attribution: its speaker, else its own words."""
    return [
        speaker.name or (document.text[slice(*item.source)] if item.source else None)
        for item, speaker in zip(cited, speakers, strict=True)
    ]


def _record(item: Any) -> Row:
    return {field.name: getattr(item, field.name) for field in fields(item)}


def _fields(items: Iterable[Any]) -> Iterable[Row]:
    return (_record(item) for item in items)


def _mark_repeats(rows: Rows) -> None:
    """Tell which passages repeat an earlier one, and what lies in them."""
    first: dict[str, str] = {}
    repeated: dict[str, list[Span]] = {}
    for row in rows["passages"]:
        here, key = f"{row['doc']}#{row['passage']}", row.pop("key")
        earlier = first.setdefault(key, here) if key else here
        if earlier != here:
            row["repeats"] = earlier
            repeated.setdefault(row["doc"], []).append((row["start"], row["end"]))
    for name, start in (("attributions", "content_start"), ("quantities", "start")):
        for row in rows[name]:
            row["duplicate"] = _inside(repeated.get(row["doc"], []), row[start])


def _inside(spans: list[Span], place: int) -> bool:
    """Tell whether a place lies in one of these spans, which are in text order."""
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]
