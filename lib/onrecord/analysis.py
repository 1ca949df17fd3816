"""Texts to tables: every extractor runs once over each document.

The rows of a document are found first, by functions that know nothing of pandas;
what needs the whole corpus (repeated passages, copies) is added to the tables.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import pandas as pd

from onrecord import attribution, correcting, entities, quantities
from onrecord.attribution import Attribution
from onrecord.attribution.naming import Form
from onrecord.attribution.source_types import Source, sources_of
from onrecord.attribution.turns import Speaker
from onrecord.correcting import Edited, Verdict, one_line
from onrecord.crediting import owners
from onrecord.document import Document, read
from onrecord.gist import gists
from onrecord.quantities import Quantity, Topics, load_topics
from onrecord.readability import Cleaned, Scored, clean, scored
from onrecord.repeats import Seen, copies, lie_inside, repeats, seen
from onrecord.segments import word_counts
from onrecord.tables import COLUMNS, Columns, Tables, check_docs, frame, of_columns
from onrecord.tabulating import COLUMNS_OF, Found, Row
from onrecord.wholes import wholes

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
    with _nothing_to_collect():
        columns = _columns(list(_records(checked)), chosen, verdicts)
    tables = {name: of_columns(name, kept) for name, kept in columns.items()}
    corrected = correcting.report(chain.from_iterable(verdicts.values()))
    tables["corrections"] = frame("corrections", corrected)
    keys = _mark_repeats(tables)
    extra = [name for name in checked.columns if name not in COLUMNS["documents"]]
    further = checked[extra].reset_index(drop=True)
    tables["documents"] = pd.concat([tables["documents"], further], axis="columns")
    return Tables(**tables), keys


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Pause the search for objects that refer to each other: none are made here, 7 % is saved."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


def _columns(
    given: list[Row], topics: Topics | None, verdicts: dict[str, list[Verdict]]
) -> dict[str, Columns]:
    """Find the rows of all documents, some documents at a time."""
    columns: dict[str, Columns] = {
        name: {column: [] for column in COLUMNS[name]} for name in COLUMNS_OF
    }
    for at in range(0, len(given), _TOGETHER):
        found = _found(given[at : at + _TOGETHER], topics, verdicts)
        for name, kept in columns.items():
            of_these = COLUMNS_OF[name](found)
            for column, values in kept.items():
                values += of_these.get(column) or [None] * len(of_these["doc"])
    return columns


def _records(docs: pd.DataFrame) -> Iterable[Row]:
    known = ["doc", "text", *(name for name in _GIVEN if name in docs.columns)]
    for values in zip(*(docs[name].tolist() for name in known), strict=True):
        row = dict(zip(known, values, strict=True))
        yield {name: str(value) for name, value in row.items() if not pd.isna(value)}


def _found(
    some: list[Row], topics: Topics | None, verdicts: dict[str, list[Verdict]]
) -> list[Found]:
    """Find what is in some documents, and correct it.

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
    cleaned = [clean(document) for document in documents]
    graded = scored(documents, cleaned)
    found = zip(some, documents, by_hand, numbers, told, cleaned, graded, strict=True)
    return [_tied(*one) for one in found]


def _tied(
    given: Row,
    document: Document,
    by_hand: list[Edited[Attribution]],
    numbers: list[Edited[Quantity]],
    told: tuple[list[Speaker], list[Source], list[Form]],
    cleaned: Cleaned,
    graded: Scored,
) -> Found:
    """Tie the figures of one document to their sources and to one another."""
    text, (speakers, sources, forms) = document.text, told
    cited = [edited.record for edited in by_hand]
    figures = [edited.record for edited in numbers]
    called = _names(document, cited, correcting.speakers(by_hand, speakers), sources)
    return Found(
        given=given,
        document=document,
        words=word_counts(text, document.passages, document.sentences),
        cited=by_hand,
        speakers=speakers,
        sources=sources,
        called=called,
        forms=forms,
        figures=numbers,
        behind=owners(text, cited, figures, document.passages, [bool(name) for name in called]),
        parts=wholes(text, figures),
        gists=gists(document, figures),
        cleaned=cleaned,
        scored=graded,
    )


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


def _mark_repeats(tables: dict[str, pd.DataFrame]) -> Seen:
    """Tell which texts are copies, which passages repeat earlier ones, and what lies in them."""
    keys = seen(tables["documents"], tables["passages"])
    tables["documents"]["copy_of"] = copies(keys)
    tables["passages"]["repeats"] = repeats(keys)
    for name, start in STARTS.items():
        tables[name]["duplicate"] = lie_inside(tables[name], start, tables["passages"])
    return keys
