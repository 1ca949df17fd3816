"""The columns and types of every table, in one place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd

from onrecord.cells import cell as cell
from onrecord.cells import csv_bytes as csv_bytes
from onrecord.errors import OnrecordError
from onrecord.storing import Format, read_one, write_all
from onrecord.vocabulary import table as vocabulary

COLUMNS: dict[str, dict[str, str]] = {
    name: {column: entry["type"] for column, entry in columns.items()}
    for name, columns in vocabulary("columns").items()
}
"""Table name to its columns, each with its pandas dtype."""

_ARROW = import_module("pyarrow") if find_spec("pyarrow") else None

Columns = dict[str, list[Any]]
"""The values of a table by its columns."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The eight tables of a corpus, as :func:`onrecord.analyse` returns them."""

    documents: pd.DataFrame
    passages: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    quantities: pd.DataFrame
    readability: pd.DataFrame
    corrections: pd.DataFrame = field(default_factory=lambda: frame("corrections", []))
    names: pd.DataFrame = field(default_factory=lambda: frame("names", []))

    def save(self, folder: str | Path, format: Format = "csv") -> None:
        """Write the tables to a folder, one file each.

        Parameters
        ----------
        folder : str or pathlib.Path
            Made where it is missing; a file of a table's name is replaced.
        format : str
            ``csv``, ``parquet`` or ``xlsx``. In CSV and XLSX a text that a spreadsheet
            would run as a formula gets an apostrophe in front.

        Raises
        ------
        OnrecordError
            When a file cannot be written, or a text is too long for a cell.

        Examples
        --------
        >>> import tempfile
        >>> from onrecord import analyse
        >>> tables = analyse(pd.DataFrame({"doc": ["a"], "text": ["It rained."]}))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     tables.save(folder)
        ...     read_tables(folder).documents["words"].tolist()
        [2]
        """
        write_all({part.name: getattr(self, part.name) for part in fields(self)}, folder, format)


def read_tables(
    folder: str | Path,
    docs: Iterable[str] | None = None,
    columns: Mapping[str, Sequence[str]] | None = None,
) -> Tables:
    """Read tables again that ``Tables.save`` or an archive wrote.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where they lie, as CSV, XLSX or Parquet; a Parquet table may be a folder of parts.
    docs : iterable of str, optional
        The documents whose rows are wanted; all where it is not given.
    columns : mapping, optional
        For a table's name the columns that are wanted; ``doc`` always comes along.

    Returns
    -------
    Tables
        As :func:`onrecord.analyse` gave them. From CSV and XLSX the further columns of
        ``documents`` come as text.

    Raises
    ------
    OnrecordError
        When a table or a column is missing, or an archive is not finished.

    Examples
    --------
    >>> read_tables("no/such/folder")
    Traceback (most recent call last):
        ...
    onrecord.errors.OnrecordError: no/such/folder: there is no table of documents; analyse first.
    """
    wanted = columns or {}
    names = [part.name for part in fields(Tables)]
    for name in wanted:
        if name not in names:
            raise OnrecordError(f"There is no table {name}; see docs/columns.md.")
    return Tables(
        **{
            name: read_one(Path(folder), name, COLUMNS[name], docs, wanted.get(name))
            for name in names
        }
    )


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make one of the tables from its rows.

    Parameters
    ----------
    name : str
        One of the names in :data:`COLUMNS`.
    rows : iterable of mapping
        Column to value; None is a missing value.

    Returns
    -------
    pandas.DataFrame
        All columns of the table in their order, with their types, also when
        there are no rows.

    Examples
    --------
    >>> frame("sentences", []).columns.tolist()
    ['id', 'doc', 'passage', 'sentence', 'start', 'end', 'words']
    """
    given = list(rows)
    return of_columns(
        name, {column: [row.get(column) for row in given] for column in COLUMNS[name]}
    )


def of_columns(name: str, columns: Columns) -> pd.DataFrame:
    """Make one of the tables from the values of all its columns.

    Examples
    --------
    >>> of_columns("names", dict.fromkeys(COLUMNS["names"], [])).dtypes["times"]
    dtype('int64')
    """
    arrays = {column: _array(columns[column], kind) for column, kind in COLUMNS[name].items()}
    return pd.DataFrame(arrays, copy=False)


def _array(values: list[Any], kind: Any) -> Any:
    """Make one column; None is no, or a missing value."""
    if kind in ("int64", "float64", "bool"):
        return np.array(values, dtype=kind)
    if kind == "str" and _ARROW:  # pandas would look at each value before, and take twice as long
        return pd.array(_ARROW.array(values, _ARROW.large_string()), dtype=kind)
    return pd.array(values, dtype=kind)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows as dictionaries, column to value, in their order.

    Examples
    --------
    >>> records(pd.DataFrame({"beds": [260]}))
    [{'beds': 260}]
    """
    return cast(list[dict[str, Any]], table.to_dict("records"))


def check_docs(docs: pd.DataFrame) -> pd.DataFrame:
    """Make sure that a DataFrame can be read as a corpus.

    Parameters
    ----------
    docs : pandas.DataFrame
        Needs the columns ``doc`` (names or numbers, each once) and ``text``.

    Returns
    -------
    pandas.DataFrame
        The same rows, ``doc`` as strings.

    Raises
    ------
    OnrecordError
        When a column is missing, a name is missing or occurs twice, or a text
        is not a string.

    Examples
    --------
    >>> check_docs(pd.DataFrame({"text": ["Rain fell."]}))
    Traceback (most recent call last):
        ...
    onrecord.errors.OnrecordError: The documents have no column 'doc'; add one.
    """
    if not isinstance(docs, pd.DataFrame):
        raise OnrecordError("The documents are no DataFrame; give one with the columns doc, text.")
    if docs.columns.has_duplicates:
        name = docs.columns[docs.columns.duplicated()][0]
        raise OnrecordError(f"The documents have two columns '{name}'; rename one.")
    for column in ("doc", "text"):
        if column not in docs.columns:
            raise OnrecordError(f"The documents have no column '{column}'; add one.")
    if docs["doc"].isna().any():
        row = int(docs["doc"].isna().argmax())
        raise OnrecordError(f"Row {row} of the documents has no name; fill its 'doc'.")
    named = docs.assign(doc=docs["doc"].astype("str"))
    twice = named["doc"][named["doc"].duplicated()]
    if len(twice):
        raise OnrecordError(f"Two documents are called '{twice.iloc[0]}'; give each its own name.")
    for doc, text in zip(named["doc"], named["text"], strict=True):
        if not isinstance(text, str):
            raise OnrecordError(f"{doc}: its text is not a string; drop the row or fill it.")
        if not _is_whole(text):
            raise OnrecordError(f"{doc}: its text holds half a character; put in the whole.")
    return named


def _is_whole(text: str) -> bool:
    """Tell whether a text can be written: half a character cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
