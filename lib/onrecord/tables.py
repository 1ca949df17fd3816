"""The columns and types of every table, in one place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.vocabulary import table as vocabulary

COLUMNS: dict[str, dict[str, str]] = {
    name: {column: entry["type"] for column, entry in columns.items()}
    for name, columns in vocabulary("columns").items()
}
"""Table name to its columns, each with its pandas dtype."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Tables:
    """The seven tables of a corpus, as :func:`onrecord.analyse` returns them."""

    documents: pd.DataFrame
    passages: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    quantities: pd.DataFrame
    readability: pd.DataFrame
    corrections: pd.DataFrame = field(default_factory=lambda: frame("corrections", []))


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make one of the tables from its rows.

    Parameters
    ----------
    name : str
        One of the names in :data:`COLUMNS`.
    rows : iterable of mapping
        Column to value; None stands for a missing value.

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
    columns = {
        column: pd.Series([row.get(column, _absent(kind)) for row in given], dtype=kind)
        for column, kind in COLUMNS[name].items()
    }
    return pd.DataFrame(columns)


def _absent(kind: str) -> bool | None:
    """Give what a row that says nothing of a column has there: no, or missing."""
    return False if kind == "bool" else None


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows as dictionaries, column to value.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table.

    Returns
    -------
    list of dict
        In the order of the rows.

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
        When a column is missing, a name is missing or stands twice, or a text
        is no string.

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
        if not text.isascii() and _SURROGATE.search(text):
            raise OnrecordError(f"{doc}: half a character stands in its text; put in the whole.")
    return named


_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def cell(value: Any) -> Any:
    """Keep a text cell from being run as a formula by a spreadsheet.

    Parameters
    ----------
    value : object
        What a cell of a CSV or XLSX file is to hold.

    Returns
    -------
    object
        A text that begins with = + - @ (or a tab or line end) gets an apostrophe in
        front, and half characters (lone surrogates) become "?"; all else stays.

    Examples
    --------
    >>> cell("=cmd|calc!A1"), cell("260 beds"), cell(-3)
    ("'=cmd|calc!A1", '260 beds', -3)
    """
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if _FORMULA.match(text) else text


def csv_bytes(table: pd.DataFrame) -> bytes:
    r"""Write a table as CSV that a spreadsheet opens safely.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table; its index is not written.

    Returns
    -------
    bytes
        UTF-8, line ends ``\n``, every text cell and heading through :func:`cell`.

    Examples
    --------
    >>> csv_bytes(pd.DataFrame({"name": ["@SUM(1)"], "beds": [260]}))
    b"name,beds\n'@SUM(1),260\n"
    """
    safe = table.map(cell).rename(columns=cell)
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8")
