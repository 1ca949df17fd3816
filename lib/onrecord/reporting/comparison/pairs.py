"""What both comparisons need: the figures to look at, their intervals, a table of pairs."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from onrecord.reporting.summaries import with_sentence
from onrecord.tables import Tables, records

Row = dict[str, Any]
"""A row of the quantities table; a missing value is None."""

_SIDE = {
    "id": "str",
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


def key_figures(tables: Tables) -> list[Row]:
    """Give the key figures, repeated passages left out."""
    rows = tables.quantities[tables.quantities["key"] & ~tables.quantities["duplicate"]]
    return records(rows.astype("object").where(rows.notna(), None))


def bounds(row: Mapping[str, Any]) -> tuple[float, float]:
    """Give the interval that a figure's qualifier leaves.

    It is infinite where it is open upwards, and no lower than 0 where it is open downwards.

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


def sides(a: Row, b: Row) -> dict[str, Any]:
    """Give the columns of a pair but for the sentences."""
    return {f"{n}_{s}": row[n] for s, row in (("a", a), ("b", b)) for n in _SIDE if n != "sentence"}


def pair_table(rows: list[Row], columns: dict[str, str], tables: Tables) -> pd.DataFrame:
    """Make a table of pairs, with the sentences of their two figures."""
    table = pd.DataFrame(rows, columns=list(columns))
    for side in "ab":
        doc = table[f"doc_{side}" if f"doc_{side}" in columns else "doc"]
        places = pd.DataFrame({"doc": doc, "start": table[f"start_{side}"]})
        found = with_sentence(tables, places.astype({"doc": "str", "start": "int64"}))
        table[f"sentence_{side}"] = found["sentence"]
    return table.astype(columns)
