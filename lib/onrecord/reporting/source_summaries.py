"""Who is cited, by kind of source: words, and reasons for anonymity.

Repeated passages and refusals to comment are left out of every count of words.
"""

import pandas as pd

from onrecord.reporting.summaries import NO_SOURCE, counted, groups, words_inside
from onrecord.tables import Tables

TYPE_ORDER = ["person", "unnamed_person", "group", "organisation", "document", "unclear", NO_SOURCE]
"""Kinds of source, in the order of tables and charts."""

NAMED = "named"
REASON = "unnamed, reason given"
NO_REASON = "unnamed, no reason given"
ANONYMITY_ORDER = [NAMED, REASON, NO_REASON]
"""Whether a person cited is named, and if not, whether the text says why."""


def words_by_type(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count the words attributed to each kind of source.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to count by, such as the outlet.

    Returns
    -------
    pandas.DataFrame
        ``source_type`` (every kind, in the order of :data:`TYPE_ORDER`),
        ``attributions``, ``words``, ``quoted_words``, ``reported_words`` (the
        others), ``texts``; with ``by``, a first column of that name.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> words_by_type(rec.analyse(docs))[["source_type", "words"]].head(2).to_dict("records")
    [{'source_type': 'person', 'words': 4}, {'source_type': 'unnamed_person', 'words': 0}]
    """
    rows = _cited(tables)
    rows["source_type"] = rows["source_type"].fillna(NO_SOURCE)
    if by is None:
        return _counted(rows, "source_type", TYPE_ORDER)
    named = groups(tables, by)
    parts = [
        _counted(rows[rows["doc"].map(named) == name], "source_type", TYPE_ORDER).assign(
            **{by: name}
        )
        for name in dict.fromkeys(named)
    ]
    counted = pd.concat(parts, ignore_index=True) if parts else _counted(rows, "source_type", [])
    return counted[[by, *(column for column in counted.columns if column != by)]]


def _cited(tables: Tables) -> pd.DataFrame:
    """Attributions that count, the words of a tag without those quoted inside it."""
    rows = counted(tables)
    rows = rows[rows["kind"] != "no_comment"]
    rows = rows.assign(words=rows["words"] - words_inside(rows))
    rows["quoted_words"] = rows[["words", "quoted_words"]].min(axis="columns")
    return rows.assign(reported_words=rows["words"] - rows["quoted_words"])


def _counted(rows: pd.DataFrame, column: str, order: list[str]) -> pd.DataFrame:
    counted = rows.groupby(column).agg(
        attributions=("words", "size"),
        words=("words", "sum"),
        quoted_words=("quoted_words", "sum"),
        reported_words=("reported_words", "sum"),
        texts=("doc", "nunique"),
    )
    return counted.reindex(order, fill_value=0).rename_axis(column).reset_index()


def anonymity(tables: Tables) -> pd.DataFrame:
    """Count the words of people with a name, and of those without, by whether the text says why.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        ``anonymity`` (named; unnamed, reason given; unnamed, no reason given),
        ``attributions``, ``words``, ``quoted_words``, ``reported_words``, ``texts``.
        Organisations, documents and unclear sources are left out.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "Ann Lee said it rained. A porter, who asked to stay unnamed, said it poured."
    >>> tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": [text]}))
    >>> anonymity(tables).set_index("anonymity")["attributions"].head(2).to_dict()
    {'named': 1, 'unnamed, reason given': 1}
    """
    rows = _cited(tables)
    rows = rows[rows["source_type"].isin(["person", "unnamed_person", "group"])]
    is_named = rows["source_type"] == "person"
    told = rows["anonymity"].notna().map({True: REASON, False: NO_REASON})
    rows = rows.assign(anonymity=told.where(~is_named, NAMED))
    return _counted(rows, "anonymity", ANONYMITY_ORDER)
