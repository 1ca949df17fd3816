"""From marks to rates: how many of the rows looked at are right, and how sure that is."""

from collections import Counter
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pandas as pd

from onrecord.correcting import Correction, read
from onrecord.reviewing.sample import strata
from onrecord.tables import Tables, records
from onrecord.vocabulary import table as vocabulary

ALL = "all"
"""The line that sums up a table's strata."""

_ENOUGH = 20  # rows: below, a rate says too little to be printed
_LEVEL = 0.95
_TABLES = ("attributions", "quantities")
_NAMES = {"attributions": "attributions", "quantities": "figures"}
_COLUMNS = {
    **dict.fromkeys(("table", "stratum"), "str"),
    **dict.fromkeys(("rows", "looked_at", "right", "partly", "wrong", "missed"), "Int64"),
    **dict.fromkeys(("precision", "share_missed", "low", "high"), "Float64"),
}


def precision(tables: Tables, corrections: pd.DataFrame | str | Path) -> pd.DataFrame:
    """Count the marks of the rows that were drawn.

    Only drawn rows count, not those that somebody happened to correct; of two marks of
    one row the later. A row is right when nothing it says is wrong.

    Parameters
    ----------
    tables : Tables
        The tables that the rows were drawn from: they weigh the strata.
    corrections : str, pathlib.Path or pandas.DataFrame
        The file of corrections, or ``tables.corrections``.

    Returns
    -------
    pandas.DataFrame
        One row for each stratum (kind of attribution; key and other figures; sentences
        without a row) and one, ``all``, for each table: ``rows`` (that the corpus has),
        ``looked_at``, ``right``, ``partly``, ``wrong``, ``missed``, ``precision`` (the
        share that is right; for ``all`` weighted by the rows of the strata that were
        looked at), ``share_missed`` (of the sentences without a row, those that should
        have had one), and ``low`` and ``high``: the 95 % interval of the share, after
        Wilson 1927; for ``all`` with the effective number of rows of Kish 1965.

    Raises
    ------
    OnrecordError
        When the file cannot be read.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    >>> tables = rec.analyse(docs)
    >>> mark = {"table": "quantities", "doc": "a", "exact": "40 beds", "mark": "right"}
    >>> marks = pd.DataFrame([mark | {"sampled": "seed 1", "stratum": "key figures"}])
    >>> found = precision(tables, marks).query("table == 'quantities'")
    >>> found[["stratum", "looked_at", "right", "precision", "low"]].round(2).values.tolist()
    [['key figures', 1, 1, 1.0, 0.21], ['all', 1, 1, 1.0, 0.21]]
    """
    marks = _last_marks(read(corrections))
    frame = strata(tables)
    sizes = Counter(zip(frame["table"], frame["stratum"], strict=True))
    kinds = {(one.table, one.stratum) for one in marks} | set(sizes)
    found = [_count(table, name, sizes[table, name], marks) for table, name in sorted(kinds)]
    summed = [row for table in _TABLES for row in _with_sum(table, found)]
    bare = [row for row in found if row["table"] == "sentences"]
    return pd.DataFrame(summed + bare, columns=list(_COLUMNS)).astype(_COLUMNS)


def footing(tables: Tables) -> str:
    """Say in one sentence how right the rows are: by their review, else as on other news.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    >>> footing(rec.analyse(docs)).partition(" right in ")[0]
    'Not reviewed here; on unseen news attributions'
    """
    marks = tables.corrections
    if marks.empty:
        measured: dict[str, dict[str, int]] = vocabulary("review")["measured"]
        rates = [
            _rate(table, measured[table]["right"], measured[table]["looked_at"], None)
            for table in _TABLES
        ]
        return f"Not reviewed here; on unseen news {', '.join(rates)}"
    changed = marks[(marks["mark"] != "right") & marks["state"].isin(["applied", "settled"])]
    number = len(changed[changed["table"] != "sentences"].drop_duplicates(["row", "exact"]))
    corrected = f"{number or 'no'} {'row' if number == 1 else 'rows'} corrected by hand"
    sums = precision(tables, marks).query("stratum == @ALL and looked_at > 0")
    rates = [_rate(row["table"], row["right"], row["looked_at"], row) for row in records(sums)]
    return f"{corrected}; {', '.join(rates)}" if rates else corrected


def wilson(share: float, number: float) -> tuple[float, float]:
    """Give Wilson's interval of a share.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(95 / 100, 100)]
    [0.888, 0.978]
    """
    z = NormalDist().inv_cdf((1 + _LEVEL) / 2)
    middle = share + z * z / (2 * number)
    half = z * (share * (1 - share) / number + z * z / (4 * number * number)) ** 0.5
    whole = 1 + z * z / number
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def _last_marks(corrections: list[Correction]) -> list[Correction]:
    """Keep the last mark of every row that was drawn."""
    drawn = [one for one in corrections if one.sampled and one.stratum]
    return list({(one.table, one.row, one.exact): one for one in drawn}.values())


def _count(table: str, stratum: str, rows: int, marks: list[Correction]) -> dict[str, Any]:
    seen = Counter(one.mark for one in marks if (one.table, one.stratum) == (table, stratum))
    row: dict[str, Any] = {"table": table, "stratum": stratum, "rows": rows}
    row["looked_at"] = number = seen.total()
    if table == "sentences":
        row |= {"missed": seen["missed"]}
        share = "share_missed", seen["missed"]
    else:
        row |= {mark: seen[mark] for mark in ("right", "partly", "wrong")}
        share = "precision", seen["right"]
    if number:
        row[share[0]] = share[1] / number
        row["low"], row["high"] = wilson(share[1] / number, number)
    return row


def _with_sum(table: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add the line of a whole table: strata weigh as many rows as they have."""
    own = [row for row in found if row["table"] == table]
    if not own:
        return []
    total: dict[str, Any] = {"table": table, "stratum": ALL}
    for column in ("rows", "looked_at", "right", "partly", "wrong"):
        total[column] = sum(row[column] for row in own)
    seen = [row for row in own if row["looked_at"]]
    rows = sum(max(row["rows"], row["looked_at"]) for row in seen)
    if seen:
        weights = [max(row["rows"], row["looked_at"]) / rows for row in seen]
        pairs = list(zip(weights, seen, strict=True))
        share = sum(weight * row["precision"] for weight, row in pairs)
        effective = 1 / sum(weight**2 / row["looked_at"] for weight, row in pairs)
        total["precision"] = share
        total["low"], total["high"] = wilson(share, effective)
    return [*own, total]


def _rate(table: str, right: int, number: int, row: dict[str, Any] | None) -> str:
    """Say one table's rate; of a few rows only how many are right."""
    if number < _ENOUGH:
        return f"{_NAMES[table]} right in {right} of {number} looked at"
    share = row["precision"] if row else right / number
    low, high = (row["low"], row["high"]) if row else wilson(share, number)
    ends = f"{low:.0%}"[:-1], f"{high:.0%}"
    return f"{_NAMES[table]} right in {share:.0%} ({'–'.join(ends)}) of {number} looked at"
