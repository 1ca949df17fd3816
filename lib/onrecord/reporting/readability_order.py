"""Which texts, or groups of texts, a readability score allows to be put in an order."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from onrecord.readability import HIGHER_IS_EASIER, Mean, difference, holm
from onrecord.reporting.summaries import NOT_GIVEN, groups
from onrecord.reporting.wording import listing
from onrecord.tables import COLUMNS, Tables, records

MOST = 10
"""Texts (or groups, the largest) that are compared pair by pair; of more texts only groups are."""

LEVEL = 0.05
"""Two scores differ by more than chance where the corrected p value is below this."""

_CHANGES = ("removed_", "added_", "kept_")

PAIRS = {
    "easier": "str",
    "harder": "str",
    "difference": "float64",
    "low": "float64",
    "high": "float64",
    "p": "float64",
    "p_corrected": "float64",
    "told": "bool",
}
"""The columns of the table of pairs, each with its pandas dtype."""


def pairs(tables: Tables, metric: str, by: str | None = None) -> pd.DataFrame:
    """Compare texts, or groups of texts, by the interval of the difference of their scores.

    Two texts are compared by the errors of their scores (a jackknife over the sentences
    of both), two groups by how the scores of their texts vary; all p values are
    corrected for the number of pairs (Holm).

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.
    by : str, optional
        A column of ``documents``: compare its groups, the ten with most texts.

    Returns
    -------
    pandas.DataFrame
        ``easier`` and ``harder``, two documents or groups, as the scores have them;
        ``difference`` of the scores with its 95 % interval ``low`` to ``high``; ``p`` and
        ``p_corrected``; ``told``, whether the order is beyond chance after the
        correction. No row for more than ten texts that are not grouped, nor for a pair
        in which one has a single sentence (or text).

    Examples
    --------
    >>> import onrecord as rec
    >>> easy, hard = "It rained. We ran. He sat down. ", "Precipitation continued. Everybody left. "
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": [hard * 6, easy * 6]})
    >>> pairs(rec.analyse(docs), "flesch_kincaid_grade")[["easier", "harder"]].values.tolist()
    [['b', 'a']]
    """
    means = _means(tables, metric, by)
    rows = []
    for (a, mean_a), (b, mean_b) in combinations(means.items(), 2):
        found = difference(mean_a, mean_b)
        if found:
            swap = (found.value < 0) == (metric in HIGHER_IS_EASIER)
            rows.append(
                {
                    "easier": b if swap else a,
                    "harder": a if swap else b,
                    "difference": abs(found.value),
                    "low": found.low if found.value > 0 else -found.high,
                    "high": found.high if found.value > 0 else -found.low,
                    "p": found.p,
                }
            )
    table = pd.DataFrame(rows, columns=list(PAIRS))
    table["p_corrected"] = holm(table["p"].tolist())
    table["told"] = table["p_corrected"] < LEVEL
    return table.astype(PAIRS)


def _means(tables: Tables, metric: str, by: str | None) -> dict[str, Mean]:
    rows = tables.readability[tables.readability["metric"] == metric].dropna(subset=["score"])
    if by is None:
        if len(tables.documents) > MOST:
            return {}
        scored = records(rows.dropna(subset=["error"]))
        return {r["doc"]: Mean(r["score"], r["error"], r["sentences"]) for r in scored}
    named = groups(tables, by)
    scores = rows.groupby(rows["doc"].map(named[named != NOT_GIVEN]))["score"]
    table = scores.agg(["mean", "sem", "size"]).astype("float64").nlargest(MOST, "size")
    return {
        str(name): Mean(row["mean"], row["sem"], int(row["size"]))
        for name, row in table.iterrows()
        if row["size"] > 1
    }


def comparisons(tables: Tables, metric: str, by: str | None = None) -> pd.DataFrame:
    """Say of every two texts, or groups of texts, which one a score shows to be harder.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.
    by : str, optional
        A column of ``documents``: compare its groups.

    Returns
    -------
    pandas.DataFrame
        Documents (or groups) as rows and columns; each cell says whether the row's is
        "harder" or "easier" than the column's, or "cannot be told", after the
        correction for the number of pairs; empty on the diagonal. For more than ten
        texts that are not grouped, no row.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept.", "It rained."]})
    >>> comparisons(rec.analyse(docs), "flesch_kincaid_grade").to_numpy().tolist()
    [['', 'cannot be told'], ['cannot be told', '']]
    """
    names = tables.documents["doc"].tolist() if by is None else list(_means(tables, metric, by))
    if len(names) > MOST:
        names = []
    cells = pd.DataFrame("cannot be told", index=names, columns=names, dtype="str")
    for name in names:
        cells.loc[name, name] = ""
    for row in records(pairs(tables, metric, by).query("told")):
        cells.loc[row["easier"], row["harder"]] = "easier"
        cells.loc[row["harder"], row["easier"]] = "harder"
    return cells.rename_axis(by or "doc")


def separated(tables: Tables, metric: str, by: str | None = None) -> pd.DataFrame:
    """List the pairs whose order a score allows to be told: the rows of :func:`pairs` that are.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept.", "It rained."]})
    >>> separated(rec.analyse(docs), "flesch_kincaid_grade").empty
    True
    """
    table = pairs(tables, metric, by)
    return table[table["told"]].reset_index(drop=True)


def in_words(told: pd.DataFrame, labels: Mapping[str, str]) -> list[str]:
    """Say which text reads easier than which, those that read easier than most first.

    Examples
    --------
    >>> told = pd.DataFrame({"easier": ["a", "b", "b"], "harder": ["c", "c", "d"]})
    >>> in_words(told, {"a": "A", "b": "B", "c": "C", "d": "D"})
    ['B reads easier than C and D', 'A reads easier than C']
    """
    harder = told.groupby("easier", sort=False)["harder"].agg(list)
    most_first = sorted(harder.items(), key=lambda item: -len(item[1]))
    return [
        f"{labels[str(doc)]} reads easier than {listing([labels[other] for other in others])}"
        for doc, others in most_first
    ]


def hygiene(tables: Tables) -> pd.DataFrame:
    """Show what was removed from each text before it was scored.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        ``doc``; how many ``tags``, ``repeats`` (passages), ``urls``, ``labels``
        (headings and list items too short for a sentence) and ``stops`` (that end no
        sentence) were removed; ``added_stops`` and the ``kept_headings`` and
        ``kept_list_items``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained 3.5 cm. [source: ministry]"]})
    >>> hygiene(rec.analyse(docs))[["tags", "stops"]].to_dict("records")
    [{'tags': 1, 'stops': 1}]
    """
    names = [name for name in COLUMNS["readability"] if name.startswith(_CHANGES)]
    changes = tables.readability.drop_duplicates("doc")[["doc", *names]].reset_index(drop=True)
    return changes.rename(columns=lambda name: str(name).removeprefix("removed_"))


def score_intervals(tables: Tables) -> pd.DataFrame:
    """Write each text's scores with their intervals, a metric a row.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        Metrics as rows, documents as columns; each cell is such as "12.1 (10.3 to
        13.9)", or the score alone where there is no interval, or empty.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained. We slept."]})
    >>> score_intervals(rec.analyse(docs)).loc["gunning_fog", "a"]
    '0.8 (0.8 to 0.8)'
    """
    rows = tables.readability.assign(
        shown=[
            _with_interval(*values)
            for values in zip(
                tables.readability["score"],
                tables.readability["low"],
                tables.readability["high"],
                strict=True,
            )
        ]
    )
    order = tables.readability["metric"].drop_duplicates()
    docs = tables.documents["doc"].tolist()
    return rows.pivot(index="metric", columns="doc", values="shown").reindex(order)[docs]


def _with_interval(score: Any, low: Any, high: Any) -> str:
    if pd.isna(score):
        return ""
    return f"{score:.1f}" if pd.isna(low) else f"{score:.1f} ({low:.1f} to {high:.1f})"
