"""The key figures, by topic and by what credits them."""

import pandas as pd

from onrecord.reporting.summaries.cited import UNNAMED
from onrecord.reporting.summaries.shared import NO_SOURCE, crosstab, grouped, with_sentence
from onrecord.tables import Tables

CREDIT_ORDER = ["cue", "tag", "signoff", "paragraph", NO_SOURCE]
"""By what a figure is credited, from the strongest to none."""


def key_figures(tables: Tables) -> pd.DataFrame:
    """List the key figures with the source behind each.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        The rows of ``tables.quantities`` that are key and not repeated, a figure that
        one text gives more than once only where it is given first (or first with a
        source); with ``credited`` (cue, tag, signoff, paragraph, no source found),
        ``speaker`` (NA where no source covers the figure) and ``sentence``; by topic,
        then text order.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> key_figures(rec.analyse(docs))[["text", "topic", "speaker"]].to_dict("records")
    [{'text': '260 beds', 'topic': 'health', 'speaker': 'The mayor'}]
    """
    rows = once(tables.quantities[tables.quantities["key"] & ~tables.quantities["duplicate"]])
    return with_speaker(tables, rows.sort_values("topic", kind="stable").reset_index(drop=True))


def with_speaker(tables: Tables, figures: pd.DataFrame) -> pd.DataFrame:
    """Add to rows of the quantities table who is behind each, and its sentence.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    figures : pandas.DataFrame
        Some rows of ``tables.quantities``.

    Returns
    -------
    pandas.DataFrame
        The same rows; ``credited`` says so where no source was found; ``speaker`` and
        ``sentence`` as in :func:`key_figures`.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> tables = rec.analyse(docs)
    >>> with_speaker(tables, tables.quantities)["speaker"].tolist()
    ['The mayor']
    """
    cited = tables.attributions[["doc", "attribution", "speaker", "source"]]
    cited = cited.assign(speaker=cited["speaker"].fillna(cited["source"]).fillna(UNNAMED))
    cited = cited.drop(columns="source")
    cited["attribution"] = cited["attribution"].astype("Int64")
    rows = figures.merge(cited, on=["doc", "attribution"], how="left")
    rows["credited"] = rows["credited"].fillna(NO_SOURCE)
    return with_sentence(tables, rows)


def once(figures: pd.DataFrame) -> pd.DataFrame:
    r"""Leave out figures that a text gives again: same number, unit, rate and period.

    Parameters
    ----------
    figures : pandas.DataFrame
        Rows of the quantities table.

    Returns
    -------
    pandas.DataFrame
        The first of each, or the first that a source is found for; in the same order.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "New wing with 260 beds\nThe mayor said it has 260 beds."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> once(rec.analyse(docs).quantities)["credited"].tolist()
    ['cue']
    """
    same = ["doc", "low", "high", "unit", "per", "period_start", "period_end", "status", "change"]
    rank = figures["credited"].map(CREDIT_ORDER.index, na_action="ignore").fillna(len(CREDIT_ORDER))
    first = figures.assign(rank=rank).sort_values("rank", kind="stable")
    return figures.loc[first.drop_duplicates(same).index.sort_values()]


def figures_by_sourcing(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count the key figures of each topic by what credits them.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by its groups instead of by topic.

    Returns
    -------
    pandas.DataFrame
        Topics as rows (most figures first), or groups, with ``texts``; columns ``cue``,
        ``tag``, ``signoff``, ``paragraph``, ``no source found``, ``figures``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> figures_by_sourcing(rec.analyse(docs))["no source found"].to_dict()
    {'health': 1}
    """
    figures = key_figures(tables)
    if by is not None:
        counts = crosstab(tables, figures, "credited", CREDIT_ORDER)
        return grouped(tables, counts.assign(figures=counts.sum(axis=1)), by)
    counts = pd.crosstab(figures["topic"], figures["credited"])
    counts = counts.reindex(columns=CREDIT_ORDER, fill_value=0)
    counts["figures"] = counts.sum(axis=1)
    counts.columns.name = None
    return counts.sort_values("figures", ascending=False, kind="stable")


def topics_by_document(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count the key figures by document and topic.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        Documents as rows, in their order and also those without a figure (or groups,
        with ``texts``); topics as columns, most figures first.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["There are 260 beds.", "It rained."]})
    >>> topics_by_document(rec.analyse(docs))["health"].to_dict()
    {'a': 1, 'b': 0}
    """
    return grouped(tables, crosstab(tables, key_figures(tables), "topic"), by)
