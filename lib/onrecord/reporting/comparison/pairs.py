"""What both comparisons need: the figures to look at, their intervals, a table of pairs."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

import pandas as pd

from onrecord.quantities.plurals import singular
from onrecord.segments import Span, sentences

Row = dict[Any, Any]
"""A row of the quantities table; a missing value is None."""

_SIDE = {
    "doc": "str",
    "quantity": "int64",
    "text": "str",
    "low": "float64",
    "high": "float64",
    "start": "int64",
    "end": "int64",
    "sentence": "str",
}
SIDES = {f"{name}_{side}": kind for side in "ab" for name, kind in _SIDE.items()}
"""The columns of the two figures of a pair, each with its pandas dtype."""


def key_figures(quantities: pd.DataFrame, names: list[str]) -> Iterator[list[Row]]:
    """Give the key figures that agree in some columns, repeated passages left out."""
    rows = quantities[quantities["key"] & ~quantities["duplicate"]]
    for _, group in rows.groupby(names, sort=False, dropna=False):
        yield [
            {str(name): None if pd.isna(value) else value for name, value in row.items()}
            for row in group.to_dict("records")
        ]


def bounds(row: Mapping[Any, Any]) -> tuple[float, float]:
    """Give the interval that a figure's qualifier leaves.

    Parameters
    ----------
    row : mapping
        A row of the quantities table, with ``low``, ``high`` and ``qualifier``.

    Returns
    -------
    tuple of float
        Infinite where it is open upwards; no lower than 0 where it is open downwards.

    Examples
    --------
    >>> bounds({"low": 91.0, "high": 91.0, "qualifier": "more_than"})
    (91.0, inf)
    """
    if row["qualifier"] in ("more_than", "at_least"):
        return row["low"], math.inf
    if row["qualifier"] in ("less_than", "up_to", "almost"):
        return min(0.0, row["low"]), row["high"]
    return row["low"], row["high"]


def head(row: Row) -> str | None:
    """Give the singular of the head noun that a figure counts."""
    return singular(row["counted"].split()[-1]) if row["counted"] else None


def years(row: Row) -> tuple[Any, Any]:
    """Give the first and last year of a figure's period."""
    return row["period_start"], row["period_end"]


def sides(a: Row, b: Row) -> dict[str, Any]:
    """Give the columns of a pair but for the sentences."""
    return {f"{n}_{s}": row[n] for s, row in (("a", a), ("b", b)) for n in _SIDE if n != "sentence"}


def pair_table(
    rows: list[dict[str, Any]], columns: dict[str, str], docs: pd.DataFrame
) -> pd.DataFrame:
    """Make a table of pairs, with the sentences that their two figures stand in."""
    texts = dict(zip(docs["doc"], docs["text"], strict=True))
    places = {(row[f"doc_{side}"], row[f"start_{side}"]) for row in rows for side in "ab"}
    said = _sentences_at(texts, places)
    for row in rows:
        for side in "ab":
            row[f"sentence_{side}"] = said[row[f"doc_{side}"], row[f"start_{side}"]]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _sentences_at(
    texts: Mapping[str, str], places: set[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    spans: dict[str, list[Span]] = {
        doc: [(sentence.start, sentence.end) for sentence in sentences(texts[doc])]
        for doc in {doc for doc, _ in places}
    }
    said = {}
    for doc, place in places:
        start, end = spans[doc][bisect_right(spans[doc], place, key=itemgetter(0)) - 1]
        said[doc, place] = " ".join(texts[doc][start:end].split())
    return said
