"""What the rows of a chart are: texts where they are few, else groups of texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from onrecord.reporting import summaries
from onrecord.reporting.wording import count, distinct, plain
from onrecord.tables import COLUMNS, Tables

MANY = 25
"""More texts than these are drawn as groups."""

_GROUPS = 15  # more groups than these: the largest, and one of all others
_OTHERS = "all others"
_LENGTH = "length"
_BOUNDS = [0, 100, 200, 400, 700, 1000, 2000]  # words; classes of length


@dataclass(frozen=True, slots=True)
class Split:
    """The rows of a chart: which row each document belongs to, and what each is called."""

    by: str
    row: dict[str, str]
    labels: dict[str, str]
    ordered: bool
    note: str

    def places(self, first: list[str]) -> dict[str, int]:
        """Give each row its number: in their own order, or as given."""
        order = list(self.labels) if self.ordered else first
        rest = [name for name in self.labels if name not in set(order)]
        return {name: place for place, name in enumerate([*order, *rest])}

    def order(self, usual: str) -> str:
        """Say in which order the rows are: ``usual``, their own, or nothing for one row."""
        if len(self.labels) < 2:
            return ""
        own = "Shortest first." if self.by == _LENGTH else "Earliest first."
        return own if self.ordered else usual


def split(tables: Tables, by: str | None = None) -> Split:
    """Choose the rows of a chart.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``, dates by month. Without it texts have rows of their own,
        or, if there are over 25, the first column that puts them in a few groups; else
        months; else classes of length.

    Returns
    -------
    Split
        For up to 25 texts their labels; else the groups with the number of their texts.

    Raises
    ------
    OnrecordError
        When ``documents`` has no column of that name.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": range(30), "text": "It rained.", "outlet": ["A", "B"] * 15})
    >>> list(split(rec.analyse(docs)).labels.values())
    ['A (15 texts)', 'B (15 texts)']
    """
    docs = tables.documents["doc"].tolist()
    if by is None and len(docs) <= MANY:
        labels = summaries.labels(tables)
        return Split("text", {doc: doc for doc in docs}, labels, ordered=False, note="")
    column = by or next(_columns(tables), None)
    if column is None:
        return _grouped(_LENGTH, _lengths(tables), ordered=True)
    groups = summaries.groups(tables, column)
    months = _is_dates(tables.documents[column])
    return _grouped(column, groups.sort_values() if months else groups, ordered=months)


def _grouped(by: str, groups: "pd.Series[str]", *, ordered: bool) -> Split:
    sizes = groups.value_counts()
    if len(sizes) > _GROUPS and not ordered:
        groups = groups.where(groups.isin(sizes.index[: _GROUPS - 1]), _OTHERS)
        sizes = groups.value_counts()
    names = list(dict.fromkeys(groups))
    short = distinct([plain(name) for name in names], 24)
    labels = {
        name: f"{label} ({count(int(sizes[name]), 'text')})"
        for name, label in zip(names, short, strict=True)
    }
    row = {str(doc): group for doc, group in groups.items()}
    return Split(by, row, labels, ordered, note=f" {count(len(groups), 'text')} by {by}.")


def _columns(tables: Tables) -> Iterator[str]:
    """Give the columns that put the texts in a few groups, those of dates last."""
    docs = tables.documents
    extra = [name for name in docs.columns if name not in COLUMNS["documents"]]
    dates = [name for name in extra if _is_dates(docs[name])]
    for name in extra:
        values = docs[name].dropna().map(str)
        few = 2 <= values.nunique() <= max(2, len(docs) // 4)
        if name not in dates and few and 2 * len(values) >= len(docs):
            yield name
    yield from (name for name in dates if summaries.groups(tables, name).nunique() > 1)


def _is_dates(values: "pd.Series[str]") -> bool:
    given = values.dropna().map(str)
    return bool(len(given)) and bool(given.str.fullmatch(r"\d{4}-\d\d(?:-\d\d.*)?").all())


def _lengths(tables: Tables) -> "pd.Series[str]":
    names = [f"{low:,}–{high - 1:,} words" for low, high in pairwise(_BOUNDS)]
    names.append(f"{_BOUNDS[-1]:,} words and more")
    classes = pd.cut(tables.documents["words"], [*_BOUNDS, 10**9], right=False, labels=names)
    named = pd.Series(classes.to_list(), index=tables.documents["doc"], dtype="str")
    return named.sort_values(key=lambda column: column.map(names.index), kind="stable")


def placed(found: pd.DataFrame, parts: Split, by: str = "doc") -> tuple[pd.DataFrame, list[str]]:
    """Give rows the number of their bar, most first, and the bars their labels.

    Examples
    --------
    >>> parts = Split("text", {"a": "a", "b": "b"}, {"a": "A", "b": "B"}, False, "")
    >>> rows, labels = placed(pd.DataFrame({"doc": ["a", "b"], "value": [1, 2]}), parts)
    >>> rows["place"].tolist(), labels
    ([1, 0], ['B', 'A'])
    """
    named = found.assign(row=found[by].map(parts.row))
    sums = named.groupby("row", sort=False)["value"].sum()
    first = sums.round(9).sort_values(ascending=False, kind="stable").index.tolist()
    places = parts.places(first)
    labels = [parts.labels[name] for name in places]
    return named.assign(place=named["row"].map(places), row=named["row"].map(parts.labels)), labels


def counts(bars: pd.DataFrame, labels: list[str], kinds: list[str]) -> pd.DataFrame:
    """Sum the pieces of each bar by kind: the data of a chart.

    Examples
    --------
    >>> pieces = pd.DataFrame({"place": [0, 0], "kind": ["a", "a"], "value": [1, 2]})
    >>> counts(pieces, ["A"], ["a", "b"]).to_dict("records")
    [{'row': 'A', 'a': 3, 'b': 0}]
    """
    sums = bars.groupby(["place", "kind"])["value"].sum().unstack(fill_value=0)
    sums = sums.reindex(index=range(len(labels)), columns=kinds, fill_value=0).astype("int64")
    sums.insert(0, "row", labels)
    sums.columns.name = None
    return sums
