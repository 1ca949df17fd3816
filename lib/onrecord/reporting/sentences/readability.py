"""Which texts read easier than which, and what cleaning changed."""

from collections.abc import Mapping

import pandas as pd

from onrecord.reporting.readability_order import LEVEL, MOST, in_words, pairs
from onrecord.reporting.sentences.shared import named
from onrecord.reporting.summaries import are_months
from onrecord.reporting.wording import agree, count, listing, markdown
from onrecord.tables import Tables, records

_ROUNDED = 0.1  # grades

METRICS = {
    "flesch_reading_ease": "Flesch reading ease",
    "flesch_kincaid_grade": "Flesch–Kincaid grade",
    "gunning_fog": "Gunning fog index",
    "smog_index": "SMOG index",
    "coleman_liau_index": "Coleman–Liau index",
    "automated_readability_index": "automated readability index",
    "dale_chall_readability_score": "Dale–Chall score",
}
"""The metrics' names in running text."""


def readability(tables: Tables, metric: str, by: str | None = None) -> str:
    """Say which texts, or groups, the scores allow to be put in an order.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.
    by : str, optional
        A column of ``documents``: compare its groups instead of single texts.

    Returns
    -------
    str
        Markdown; empty where there is nothing to compare.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept. So."] * 2})
    >>> readability(rec.analyse(docs), "flesch_kincaid_grade")
    'By their Flesch–Kincaid grade, **no two of these 2 texts differ by more than chance**.'
    """
    if by is None and len(tables.documents) > MOST:
        return _spread(tables, metric)
    table = pairs(tables, metric, by)
    if table.empty:
        return ""
    label = named(tables) if by is None else {name: markdown(name) for name in _names(table)}
    told = table[table["told"]]
    what = "texts" if by is None else f"groups by {'month' if are_months(label) else markdown(by)}"
    start = f"By their {METRICS[metric]}, "
    if told.empty:
        start += f"**no two of these {len(_names(table))} {what} differ by more than chance**"
    else:
        order = "; ".join(in_words(told, label))
        start += (
            f"**{order}**"
            if len(table) == 1
            else f"**{len(told)} of {len(table)} pairs of {what} can be put in an order**: {order}"
        )
    lost = table[~table["told"] & (table["p"] < LEVEL)]
    return f"{start}.{_lost(lost, len(table), label)}"


def _names(table: pd.DataFrame) -> set[str]:
    return {*table["easier"], *table["harder"]}


def _lost(lost: pd.DataFrame, made: int, label: Mapping[str, str]) -> str:
    """Name what would be told if it were the only comparison made."""
    if lost.empty:
        return ""
    told = [
        f"{label[row['easier']]} and {label[row['harder']]} (by {row['difference']:.1f}, 95% "
        f"interval {row['low']:.1f} to {row['high']:.1f}; p = {row['p']:.3f}, "
        f"corrected {row['p_corrected']:.3f})"
        for row in records(lost)
    ]
    return (
        f" Taken alone, {count(len(lost), 'more pair')} would differ: {listing(told, most=4)}; "
        f"among {made} comparisons that may be chance."
    )


def _spread(tables: Tables, metric: str) -> str:
    """Say how the scores of many texts are spread; which of two is harder is not told."""
    rows = tables.readability[tables.readability["metric"] == metric].dropna(subset=["score"])
    if rows.empty:
        return ""
    quarter, middle, rest = (rows["score"].quantile(q) for q in (0.25, 0.5, 0.75))
    return (
        f"The median {METRICS[metric]} of {count(len(rows), 'text')} is {middle:.1f}; half of them "
        f"are between {quarter:.1f} and {rest:.1f}. More than {MOST} texts are compared by group "
        "only, not one by one."
    )


def hygiene(tables: Tables) -> str:
    """Say how far cleaning moved the Flesch–Kincaid grade.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Dr. Lee came at 9 a.m. to the ward."]})
    >>> hygiene(rec.analyse(docs))
    'Cleaning moves the grade of **a** from -2.0 to -0.3.'
    """
    rows = tables.readability[tables.readability["metric"] == "flesch_kincaid_grade"]
    rows = rows.dropna(subset=["score"])
    if rows.empty:
        return ""
    moved = rows.assign(by=(rows["score"] - rows["raw"]).abs())
    most = moved.nlargest(1, "by").iloc[0]
    if most["by"] < _ROUNDED:
        return "Cleaning moves no grade by as much as 0.1."
    label = named(tables)[most["doc"]]
    return (
        f"Cleaning moves the grade {agree(len(rows), 'of', 'most in')} **{label}**"
        f"{agree(len(rows), '', ':')} from {most['raw']:.1f} to {most['score']:.1f}."
    )
