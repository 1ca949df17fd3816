"""Texts to tables: every extractor runs once over each document.

The rows of a document are found first, by functions that know nothing of pandas;
what needs the whole corpus (repeated passages, copies) is added to the tables.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord import attribution, correcting, entities, quantities
from onrecord.attribution import Attribution
from onrecord.attribution.naming import Form
from onrecord.attribution.source_types import Source, sources_of
from onrecord.attribution.turns import Speaker
from onrecord.correcting import Edited, Verdict, one_line
from onrecord.crediting import Owner, owners
from onrecord.document import Document, facts, read
from onrecord.gist import gists
from onrecord.quantities import Quantity, Topics, load_topics
from onrecord.readability import Cleaned, clean, scores
from onrecord.repeats import Seen, copies, lie_inside, repeats, seen
from onrecord.segments import Span, word_counts
from onrecord.tables import COLUMNS, Tables, check_docs, frame
from onrecord.wholes import wholes

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_TOGETHER = 64  # documents
STARTS = {"attributions": "content_start", "quantities": "start"}
"""The tables whose rows may lie in a passage that repeats another, with where a row starts."""

_GIVEN = ("label", "path", "title", "sha256", "read_by")  # taken as they are, where they are given


def analyse(
    docs: pd.DataFrame,
    topics: Topics | str | Path | None = None,
    corrections: pd.DataFrame | str | Path | None = None,
    aliases: pd.DataFrame | str | Path | None = None,
) -> Tables:
    """Run every step over a corpus.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``; every other column stays in
        ``documents``.
    topics : str, pathlib.Path or Topics, optional
        What key figures are about: ``general`` (any news, the default) or ``hospital``,
        a TOML file of one's own, or what :func:`onrecord.load_topics` made of it.
    corrections : str, pathlib.Path or pandas.DataFrame, optional
        What :func:`onrecord.corrections` wrote: rows that a person found wrong are left
        out, missed ones added, wrong values replaced. Those that no longer fit their
        text are named in a warning; all are listed in ``tables.corrections``.
    aliases : str, pathlib.Path or pandas.DataFrame, optional
        A CSV file with the columns ``name`` and ``entity``: what a name is called in the
        corpus, whatever the rules of :func:`onrecord.sources` say.

    Returns
    -------
    Tables
        ``documents``, ``passages``, ``sentences``, ``attributions``,
        ``quantities``, ``readability``, ``corrections`` and ``names``.

    Raises
    ------
    OnrecordError
        When ``docs`` lacks a column or names a document twice, or the topics, the
        corrections or the aliases cannot be read.

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Dr. Ann Lee said."]})
    >>> tables = analyse(docs)
    >>> tables.attributions[["id", "kind", "speaker"]].to_dict("records")
    [{'id': 'a:a:0-18', 'kind': 'direct', 'speaker': 'Ann Lee'}]
    >>> tables.quantities[["text", "unit", "credited"]].to_dict("records")
    [{'text': '40 beds', 'unit': 'bed', 'credited': 'cue'}]
    """
    tables, _ = extracted(docs, topics, corrections)
    return entities.link(tables, aliases)


def extracted(
    docs: pd.DataFrame,
    topics: Topics | str | Path | None = None,
    corrections: pd.DataFrame | str | Path | None = None,
) -> tuple[Tables, Seen]:
    """Give what :func:`analyse` finds before names are joined, and the hashes of the texts."""
    checked = check_docs(docs)
    chosen = load_topics(topics) if isinstance(topics, str | Path) else topics
    verdicts = correcting.of_documents(correcting.read(corrections))
    rows: Rows = {name: [] for name in COLUMNS}
    given = list(_records(checked))
    for at in range(0, len(given), _TOGETHER):
        _add(rows, given[at : at + _TOGETHER], chosen, verdicts)
    rows["corrections"] = correcting.report(chain.from_iterable(verdicts.values()))
    extra = [name for name in checked.columns if name not in COLUMNS["documents"]]
    tables = {name: frame(name, found) for name, found in rows.items()}
    keys = _mark_repeats(tables)
    kept = checked[extra].reset_index(drop=True)
    tables["documents"] = pd.concat([tables["documents"], kept], axis="columns")
    return Tables(**tables), keys


def _records(docs: pd.DataFrame) -> Iterable[Row]:
    known = ["doc", "text", *(name for name in _GIVEN if name in docs.columns)]
    for values in zip(*(docs[name].tolist() for name in known), strict=True):
        row = dict(zip(known, values, strict=True))
        yield {name: str(value) for name, value in row.items() if not pd.isna(value)}


def _add(
    rows: Rows, some: list[Row], topics: Topics | None, verdicts: dict[str, list[Verdict]]
) -> None:
    """Find the rows of some documents, and correct them.

    Each step goes over all of them before the next begins: so its code and its words stay
    in the processor's cache, which makes the whole a sixth faster.
    """
    own = [verdicts.get(one_line(given["doc"]), []) for given in some]
    documents = [read(given["text"]) for given in some]
    by_hand = [
        correcting.attributions(document.text, attribution.extract(document), said)
        for document, said in zip(documents, own, strict=True)
    ]
    read_again = partial(quantities.extract, topics=topics)
    numbers = [
        correcting.figures(document.text, read_again(document), said, read_again)
        for document, said in zip(documents, own, strict=True)
    ]
    told = [
        sources_of(document, [edited.record for edited in edits])
        for document, edits in zip(documents, by_hand, strict=True)
    ]
    for found in zip(some, documents, by_hand, numbers, told, strict=True):
        _add_one(rows, *found)
    for given, document in zip(some, documents, strict=True):
        scored = _readability(document, clean(document))
        rows["readability"] += _named(given["doc"], "readability", scored)


def _add_one(
    rows: Rows,
    given: Row,
    document: Document,
    by_hand: list[Edited[Attribution]],
    numbers: list[Edited[Quantity]],
    told: tuple[list[Speaker], list[Source], list[Form]],
) -> None:
    """Tie the figures of one document to their sources, and write its rows."""
    doc, text, (speakers, sources, forms) = given["doc"], document.text, told
    cited = [edited.record for edited in by_hand]
    figures = [edited.record for edited in numbers]
    names = _names(document, cited, correcting.speakers(by_hand, speakers), sources)
    behind = owners(text, cited, figures, document.passages, [bool(name) for name in names])
    of_passages, of_sentences = word_counts(text, document.passages, document.sentences)
    rows["documents"].append(_document(doc, document, sum(of_passages)) | given)
    for name, found in (
        ("passages", _passages(document, of_passages)),
        ("sentences", _sentences(document, of_sentences)),
        ("attributions", _finished(by_hand, _attributions(document, cited, speakers, sources))),
        ("quantities", _finished(numbers, _quantities(document, figures, behind, names))),
        ("names", ({"text": text[form.start : form.end], **_record(form)} for form in forms)),
    ):
        rows[name] += _named(doc, name, found)


def _finished(by_hand: Iterable[Edited[Any]], rows: Iterable[Row]) -> Iterable[Row]:
    for edited, row in zip(by_hand, rows, strict=True):
        yield correcting.finish(row, edited)


def _named(doc: str, table: str, rows: Iterable[Row]) -> Iterable[Row]:
    """Give each row its document and its id: document, table, span; a span's next rows a number."""
    has_id = "id" in COLUMNS[table]
    start, end = ("content_start", "content_end") if table == "attributions" else ("start", "end")
    seen: dict[str, int] = {}
    for row in rows:
        row["doc"] = doc
        if has_id:
            name = f"{doc}:{table[0]}:{row[start]}-{row[end]}"
            seen[name] = seen.get(name, 0) + 1
            row["id"] = name if seen[name] == 1 else f"{name}:{seen[name]}"
        yield row


def _document(doc: str, document: Document, words: int) -> Row:
    digest = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"label": doc, "sha256": digest, **facts(document, words)}


def _readability(document: Document, cleaned: Cleaned) -> Iterable[Row]:
    removed = cleaned.removed
    names = ("tags", "repeats", "urls", "labels")
    changes = {f"removed_{name}": len(getattr(removed, name)) for name in names}
    changes |= {"removed_stops": removed.stops, "added_stops": removed.line_ends}
    changes |= {"kept_headings": removed.headings, "kept_list_items": removed.list_items}
    return (_record(score) | changes for score in scores(document.text, cleaned))


def _passages(document: Document, counts: list[int]) -> Iterable[Row]:
    for number, (passage, words) in enumerate(zip(document.passages, counts, strict=True)):
        yield {"passage": number, **passage._asdict(), "words": words}


def _sentences(document: Document, counts: list[int]) -> Iterable[Row]:
    for number, (sentence, words) in enumerate(zip(document.sentences, counts, strict=True)):
        yield {"sentence": number, **sentence._asdict(), "words": words}


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
        "negated": item.negated,
        "certain": item.certain,
        "within": item.within,
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
    parts, about = wholes(document.text, figures), gists(document, figures)
    found = zip(figures, behind, parts, about, strict=True)
    for number, (figure, owner, whole, gist) in enumerate(found):
        covers = owner is not None and owner.credited != "paragraph"
        yield {
            "quantity": number,
            "text": document.text[figure.start : figure.end],
            **_record(figure),
            "attribution": owner.attribution if owner and covers else None,
            "credited": owner.credited if owner else None,
            "part_of": whole.quantity if whole else None,
            "part_rule": whole.rule if whole else None,
            "names": "; ".join(gist.names) or None,
            "about": " ".join(gist.about) or None,
            "near": _near(document.text, owner, cited) if owner and not covers else None,
        }


def _near(text: str, owner: Owner, cited: list[str | None]) -> str | None:
    if owner.attribution is not None:
        return cited[owner.attribution]
    return text[slice(*owner.near)] if owner.near else None


def _names(
    document: Document, cited: list[Attribution], speakers: list[Speaker], sources: list[Source]
) -> list[str | None]:
    """Give what to call the source of each attribution, where that says who or what it is."""
    found = zip(cited, speakers, sources, strict=True)
    return [_called(document.text, *one) for one in found]


def _called(text: str, item: Attribution, speaker: Speaker, source: Source) -> str | None:
    """Give a speaker's name; or a source's own words where they say what kind of source it is.

    "economic policy" and "a closer reading" say nobody, and so does a pronoun that was not
    resolved.
    """
    if speaker.rule == "unresolved":
        return None
    if speaker.rule == "itself" and source.source_type in (None, "unclear"):
        return None
    return speaker.name or (text[slice(*item.source)] if item.source else None)


def _record(item: Any) -> Row:
    kind: Any = type(item)
    return {name: getattr(item, name) for name in _fields_of(kind)}


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _mark_repeats(tables: dict[str, pd.DataFrame]) -> Seen:
    """Tell which texts are copies, which passages repeat earlier ones, and what lies in them."""
    keys = seen(tables["documents"], tables["passages"])
    tables["documents"]["copy_of"] = copies(keys)
    tables["passages"]["repeats"] = repeats(keys)
    for name, start in STARTS.items():
        tables[name]["duplicate"] = lie_inside(tables[name], start, tables["passages"])
    return keys
