"""Who is cited, with how many words, and behind which paragraphs."""

from collections import Counter

import pandas as pd

from onrecord.reporting.spans import overlaps
from onrecord.reporting.summaries.shared import (
    NO_SOURCE,
    counted,
    crosstab,
    grouped,
    labels,
    with_sentence,
)
from onrecord.tables import Tables

SOURCING = {
    "direct": "quoted",
    "mixed": "quoted",
    "indirect": "reported",
    "directive": "reported",
    "no_comment": "reported",
    "credit": "credited",
    "tag": "credited",
    "signoff": "signed",
}
"""How strongly each kind of attribution ties a passage to its source."""

SOURCING_ORDER = ["quoted", "reported", "credited", "signed", NO_SOURCE]
"""From the strongest to none."""

UNNAMED = "(not resolved)"
"""What sources such as "he" are called that no name in the text can be given to."""

FEWEST_WORDS = 3
"""A line of fewer words than these (a date, hours, a rubric) is not asked for its source."""


def source_names(tables: Tables, rows: pd.DataFrame) -> "pd.Series[str]":
    """Name the source of each attribution: one name a source of the corpus.

    Two sources of one name ("the company" of two texts) have their text's label behind
    it; a source that could not be identified is ``(not resolved)``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” the nurse said."]})
    >>> tables = rec.analyse(docs)
    >>> source_names(tables, tables.attributions).tolist()
    ['the nurse']
    """
    entities = rows["entity"].fillna(rows["speaker"]).fillna(UNNAMED)
    docs = dict(zip(entities, rows["doc"], strict=True))  # a source named by its text has one
    bare = {entity: entity.removesuffix(f" ({doc})") for entity, doc in docs.items()}
    times, label = Counter(bare.values()), labels(tables)
    names = {
        entity: f"{name} ({label[docs[entity]]})" if times[name] > 1 and name != entity else name
        for entity, name in bare.items()
    }
    return entities.map(names).astype("str")


def words_by_speaker(tables: Tables) -> pd.DataFrame:
    """Count the words attributed to each source of the corpus, by kind.

    The words of a tagged or signed passage are counted once: those that are
    quoted from or reported of somebody inside it are not added to the tag's.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        ``speaker`` (``(not resolved)`` where none is known), ``kind``,
        ``attributions``, ``words``, ``quoted_words``, ``texts`` (number of
        documents); most words first.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> words_by_speaker(rec.analyse(docs))[["speaker", "kind", "words"]].to_dict("records")
    [{'speaker': 'Ann Lee', 'kind': 'direct', 'words': 4}]
    """
    rows = counted(tables)
    rows = rows.assign(
        speaker=source_names(tables, rows),
        words=rows["words"] - words_inside(rows),
    )
    found = rows.groupby(["speaker", "kind"], as_index=False).agg(
        attributions=("words", "size"),
        words=("words", "sum"),
        quoted_words=("quoted_words", "sum"),
        texts=("doc", "nunique"),
    )
    total = found.groupby("speaker")["words"].transform("sum")
    order = found.assign(total=total, rank=found["kind"].map(list(SOURCING).index))
    order = order.sort_values(["total", "speaker", "rank"], ascending=[False, True, True])
    return order.drop(columns=["total", "rank"]).reset_index(drop=True)


def words_inside(rows: pd.DataFrame) -> "pd.Series[int]":
    """Words of the clauses inside each tag, sign-off or row that reports another, else 0."""
    spans = _contents(rows)
    named = pd.MultiIndex.from_frame(rows[["doc", "attribution"]])
    reported_in = pd.MultiIndex.from_frame(rows[["doc", "within"]].dropna())
    is_outer = rows["kind"].isin(["tag", "signoff"]).to_numpy() | named.isin(reported_in)
    outer, inner = spans[is_outer], spans[~is_outer]
    a, b = overlaps(outer, inner)
    within = inner["start"].to_numpy()[b] >= outer["start"].to_numpy()[a]
    within &= inner["end"].to_numpy()[b] <= outer["end"].to_numpy()[a]
    found = inner["words"].iloc[b[within]].groupby(outer.index[a[within]]).sum()
    return found.reindex(rows.index, fill_value=0).clip(upper=rows["words"])


def _contents(rows: pd.DataFrame) -> pd.DataFrame:
    """Attributions by the span of what is said."""
    return rows.drop(columns=["start", "end"], errors="ignore").rename(
        columns={"content_start": "start", "content_end": "end"}
    )


def passage_sourcing(tables: Tables) -> pd.DataFrame:
    r"""Find the strongest source behind each paragraph.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        For each paragraph: ``id``, ``doc``, ``passage``, ``start``,
        ``end``, ``words``, ``sourcing`` (quoted, reported, credited, signed, no
        source found), ``speakers`` (who, NA where no source was found) and
        ``sentence`` (its first). Headings, list items, signatures and repeated
        passages are left out, and so are lines of fewer than three words.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "“We need 40 beds,” Ann Lee said.\nIt rained all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> passage_sourcing(rec.analyse(docs))["sourcing"].tolist()
    ['quoted', 'no source found']
    """
    passages = tables.passages
    kept = (passages["role"] == "paragraph") & passages["repeats"].isna()
    kept &= passages["words"] >= FEWEST_WORDS
    body = passages[kept].drop(columns=["role", "repeats"]).reset_index(drop=True)
    body = body.join(_behind_passages(tables, body))
    body["sourcing"] = body["sourcing"].fillna(NO_SOURCE)
    return with_sentence(tables, body)


def _behind_passages(tables: Tables, body: pd.DataFrame) -> pd.DataFrame:
    """For each passage with a source: the strongest sourcing and the speakers."""
    rows = _contents(counted(tables))
    a, b = overlaps(body, rows)
    pairs = pd.DataFrame(
        {
            "passage": a,
            "sourcing": rows["kind"].map(SOURCING).to_numpy()[b],
            "speaker": rows["speaker"].fillna(UNNAMED).to_numpy()[b],
            "order": b,
        }
    )
    pairs["rank"] = pairs["sourcing"].map({name: n for n, name in enumerate(SOURCING_ORDER)})
    pairs = pairs.sort_values(["passage", "rank", "order"], kind="stable")
    return pairs.groupby("passage").agg(
        sourcing=("sourcing", "first"), speakers=("speaker", lambda s: "; ".join(dict.fromkeys(s)))
    )


def paragraphs_by_sourcing(tables: Tables, by: str | None = None) -> pd.DataFrame:
    r"""Count the paragraphs of each document by their strongest source.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        Documents (or groups, with ``texts``) as rows; columns quoted, reported,
        credited, signed, no source found and ``paragraphs``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> paragraphs_by_sourcing(rec.analyse(docs))["no source found"].to_dict()
    {'a': 1}
    """
    data = passage_sourcing(tables)
    counts = crosstab(tables, data, "sourcing", SOURCING_ORDER)
    return grouped(tables, counts.assign(paragraphs=counts.sum(axis=1)), by)


def document_sourcing(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count, for each document, its attributions by kind and its quoted words.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        Documents (or groups, with ``texts``) as rows; a column for each kind, then
        ``attributions`` and ``quoted_words``. Repeated passages are left out.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> document_sourcing(rec.analyse(docs))[["direct", "quoted_words"]].to_dict("records")
    [{'direct': 1, 'quoted_words': 4}]
    """
    rows = counted(tables)
    counts = crosstab(tables, rows, "kind", list(SOURCING))
    counts["attributions"] = counts.sum(axis=1)
    quoted = rows.groupby("doc")["quoted_words"].sum()
    counts["quoted_words"] = quoted.reindex(counts.index, fill_value=0)
    return grouped(tables, counts, by)
