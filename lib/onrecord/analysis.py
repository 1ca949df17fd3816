"""One document to records, many to tables.

Every function takes a DataFrame with at least the columns ``doc`` and ``text``
and returns one of the tables of :mod:`onrecord.tables`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord import segments
from onrecord.attribution import Attribution
from onrecord.attribution import extract as extract_attributions
from onrecord.corpus import title
from onrecord.linking import owners
from onrecord.quantities import Quantity, Topics, load_topics
from onrecord.quantities import extract as extract_quantities
from onrecord.readability import scores
from onrecord.segments import Span, count_words
from onrecord.speakers import Speaker, resolve
from onrecord.tables import Tables, check_docs, frame, records

Row = dict[str, Any]


def analyse(docs: pd.DataFrame, topics: Topics | str | Path | None = None) -> Tables:
    """Run every step over a corpus.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.
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
    >>> tables.attributions[["kind", "speaker"]].to_dict("records")
    [{'kind': 'direct', 'speaker': 'Ann Lee'}]
    >>> tables.quantities[["text", "unit", "credited"]].to_dict("records")
    [{'text': '40 beds', 'unit': 'bed', 'credited': 'cue'}]
    """
    passage_table = passages(docs)
    repeated = _repeated_spans(passage_table)
    found = _cited(docs)
    return Tables(
        documents=documents(docs),
        passages=passage_table,
        sentences=sentences(docs),
        attributions=_attribution_table(docs, found, repeated),
        quantities=_quantity_table(docs, found, repeated, topics),
        readability=readability(docs),
    )


def documents(docs: pd.DataFrame) -> pd.DataFrame:
    """Complete the columns of the documents table.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``; the others are filled in where
        they are missing.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``path``, ``text``, ``title``, ``words``, ``chars``, ``sha256``.

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Rain fell."]})
    >>> documents(docs)[["words", "chars"]].to_dict("records")
    [{'words': 2, 'chars': 10}]
    """
    given = records(check_docs(docs))
    rows = (
        {
            "path": None,
            "title": title(row["text"]),
            "words": count_words(row["text"]),
            "chars": len(row["text"]),
            "sha256": sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest(),
            **row,
        }
        for row in given
    )
    return frame("documents", rows)


def passages(docs: pd.DataFrame) -> pd.DataFrame:
    r"""Split every document into passages.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``passage``, ``start``, ``end``, ``role``, ``words``, and
        ``repeats``: the earlier passage, written ``doc#passage``, that this one
        repeats word for word (NA if none, or if it has fewer than five words).

    Examples
    --------
    >>> line = "Rain fell on the town all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [line + "\n" + line]})
    >>> passages(docs)["repeats"].tolist()
    [nan, 'a#0']
    """
    first: dict[str, str] = {}
    rows: list[Row] = []
    for doc, text in _texts(docs):
        for number, passage in enumerate(segments.passages(text)):
            body = text[passage.start : passage.end]
            here = f"{doc}#{number}"
            key = segments.repeat_key(body)
            earlier = first.setdefault(key, here) if key else here
            rows.append(
                {
                    "doc": doc,
                    "passage": number,
                    "start": passage.start,
                    "end": passage.end,
                    "role": passage.role,
                    "words": count_words(body),
                    "repeats": earlier if earlier != here else None,
                }
            )
    return frame("passages", rows)


def sentences(docs: pd.DataFrame) -> pd.DataFrame:
    """Split every document into sentences.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``passage``, ``sentence`` (0.. within the document), ``start``,
        ``end``, ``words``.

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Dr. Lee came. She left."]})
    >>> sentences(docs)[["start", "end"]].to_numpy().tolist()
    [[0, 13], [14, 23]]
    """
    rows = (
        {
            "doc": doc,
            "passage": sentence.passage,
            "sentence": number,
            "start": sentence.start,
            "end": sentence.end,
            "words": count_words(text[sentence.start : sentence.end]),
        }
        for doc, text in _texts(docs)
        for number, sentence in enumerate(segments.sentences(text))
    )
    return frame("sentences", rows)


def attributions(docs: pd.DataFrame) -> pd.DataFrame:
    """Find who is cited for what in every document.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``attribution`` (0.. within the document), ``kind`` (direct,
        mixed, indirect, directive, tag, credit, signoff), ``source``, ``cue`` and
        ``content``, each with its ``_start`` and ``_end``, ``words`` and
        ``quoted_words`` of the content, ``speaker`` (the fullest name in the
        document, or the source itself; NA where it cannot be told),
        ``speaker_rule``, ``duplicate`` (inside a repeated passage).

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said that rain is likely."]})
    >>> attributions(docs)[["kind", "source", "cue", "content"]].to_dict("records")
    [{'kind': 'indirect', 'source': 'The mayor', 'cue': 'said', 'content': 'rain is likely'}]
    """
    return _attribution_table(docs, _cited(docs), _repeated_spans(passages(docs)))


def quantities(docs: pd.DataFrame, topics: Topics | str | Path | None = None) -> pd.DataFrame:
    """Find the figures of every document and who stands behind each.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.
    topics : str, pathlib.Path or Topics, optional
        Topics of one's own, as in :func:`analyse`.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``quantity`` (0.. within the document), ``text``, ``start``,
        ``end``, ``low``, ``high`` (the stated numbers), ``value_from`` and
        ``value_to`` (of a change from one to the other), ``unit``,
        ``unit_kind``, ``qualifier``, ``change``, ``per``, ``period``,
        ``period_start`` and ``period_end`` (years), ``counted``, ``topic``,
        ``key``, ``status`` (stated, planned), ``attribution`` (the number of
        the one that covers it, NA if none), ``credited`` (by a cue, tag or
        signoff, NA if by nobody), ``duplicate``.

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It has more than 260 beds."]})
    >>> quantities(docs)[["low", "unit", "qualifier"]].to_dict("records")
    [{'low': 260.0, 'unit': 'bed', 'qualifier': 'more_than'}]
    """
    return _quantity_table(docs, _cited(docs), _repeated_spans(passages(docs)), topics)


def readability(docs: pd.DataFrame) -> pd.DataFrame:
    """Score how hard every document is to read.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        Seven rows a document: ``doc``, ``metric`` (textstat's name), ``score``
        with its 95 % interval ``low`` to ``high`` on the cleaned text, ``raw``
        (plain textstat on the untouched text), ``sentences``, ``words``,
        ``flag``.

    Examples
    --------
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Rain fell. The cat sat on the mat."]})
    >>> readability(docs)["metric"].tolist()[:2]
    ['flesch_reading_ease', 'flesch_kincaid_grade']
    """
    rows = (
        {
            "doc": doc,
            "metric": score.metric,
            "score": score.score,
            "low": score.low,
            "high": score.high,
            "raw": score.raw,
            "sentences": score.sentences,
            "words": score.words,
            "flag": score.flag,
        }
        for doc, text in _texts(docs)
        for score in scores(text)
    )
    return frame("readability", rows)


def _texts(docs: pd.DataFrame) -> Iterable[tuple[str, str]]:
    checked = check_docs(docs)
    return zip(checked["doc"], checked["text"], strict=True)


def _cited(docs: pd.DataFrame) -> dict[str, list[Attribution]]:
    return {doc: extract_attributions(text) for doc, text in _texts(docs)}


def _repeated_spans(passage_table: pd.DataFrame) -> dict[str, list[Span]]:
    repeated = passage_table[passage_table["repeats"].notna()]
    spans: dict[str, list[Span]] = {}
    for doc, start, end in zip(repeated["doc"], repeated["start"], repeated["end"], strict=True):
        spans.setdefault(doc, []).append((start, end))
    return spans


def _inside(spans: list[Span], place: int) -> bool:
    """Whether a place lies in one of these spans, which are in text order."""
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _attribution_table(
    docs: pd.DataFrame,
    found: Mapping[str, list[Attribution]],
    repeated: Mapping[str, list[Span]],
) -> pd.DataFrame:
    rows: list[Row] = []
    for doc, text in _texts(docs):
        cited = found[doc]
        for number, (item, speaker) in enumerate(zip(cited, resolve(text, cited), strict=True)):
            rows.append(
                {
                    "doc": doc,
                    "attribution": number,
                    **_attribution_row(text, item, speaker),
                    "duplicate": _inside(repeated.get(doc, []), item.content[0][0]),
                }
            )
    return frame("attributions", rows)


def _attribution_row(text: str, item: Attribution, speaker: Speaker) -> Row:
    spans = {
        "source": item.source,
        "cue": item.cue,
        "content": (item.content[0][0], max(end for _, end in item.content)),
    }
    row: Row = {"kind": item.kind, "words": item.words, "quoted_words": item.quoted_words}
    for name, span in spans.items():
        start, end = span or (None, None)
        row |= {name: text[start:end] if span else None, f"{name}_start": start, f"{name}_end": end}
    return {**row, "speaker": speaker.name, "speaker_rule": speaker.rule}


def _quantity_table(
    docs: pd.DataFrame,
    found: Mapping[str, list[Attribution]],
    repeated: Mapping[str, list[Span]],
    topics: Topics | str | Path | None,
) -> pd.DataFrame:
    chosen = load_topics(topics) if isinstance(topics, str | Path) else topics
    rows: list[Row] = []
    for doc, text in _texts(docs):
        figures = extract_quantities(text, chosen)
        for number, (figure, owner) in enumerate(
            zip(figures, owners(found[doc], figures), strict=True)
        ):
            rows.append(
                {
                    "doc": doc,
                    "quantity": number,
                    **_quantity_row(text, figure),
                    "attribution": owner.attribution if owner else None,
                    "credited": owner.credited if owner else None,
                    "duplicate": _inside(repeated.get(doc, []), figure.start),
                }
            )
    return frame("quantities", rows)


def _quantity_row(text: str, figure: Quantity) -> Row:
    fields: Row = {name: getattr(figure, name) for name in figure.__slots__}
    return {"text": text[figure.start : figure.end], **fields}
