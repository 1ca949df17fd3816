"""The columns and types of every table, in one place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from onrecord.errors import OnrecordError

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {
        "doc": "str",
        "path": "str",
        "text": "str",
        "title": "str",
        "words": "int64",
        "chars": "int64",
        "sha256": "str",
    },
    "passages": {
        "doc": "str",
        "passage": "int64",
        "start": "int64",
        "end": "int64",
        "role": "str",
        "words": "int64",
        "repeats": "str",
    },
    "sentences": {
        "doc": "str",
        "passage": "int64",
        "sentence": "int64",
        "start": "int64",
        "end": "int64",
        "words": "int64",
    },
    "attributions": {
        "doc": "str",
        "attribution": "int64",
        "kind": "str",
        "source": "str",
        "source_start": "Int64",
        "source_end": "Int64",
        "cue": "str",
        "cue_start": "Int64",
        "cue_end": "Int64",
        "content": "str",
        "content_start": "int64",
        "content_end": "int64",
        "words": "int64",
        "quoted_words": "int64",
        "speaker": "str",
        "speaker_rule": "str",
        "duplicate": "bool",
    },
    "quantities": {
        "doc": "str",
        "quantity": "int64",
        "text": "str",
        "start": "int64",
        "end": "int64",
        "low": "float64",
        "high": "float64",
        "value_from": "Float64",
        "value_to": "Float64",
        "unit": "str",
        "unit_kind": "str",
        "qualifier": "str",
        "change": "str",
        "per": "str",
        "period": "str",
        "period_start": "Int64",
        "period_end": "Int64",
        "counted": "str",
        "topic": "str",
        "key": "bool",
        "status": "str",
        "attribution": "Int64",
        "credited": "str",
        "duplicate": "bool",
    },
    "readability": {
        "doc": "str",
        "metric": "str",
        "score": "Float64",
        "low": "Float64",
        "high": "Float64",
        "raw": "Float64",
        "sentences": "int64",
        "words": "int64",
        "flag": "str",
    },
}
"""Table name to its columns, each with its pandas dtype."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The six tables of a corpus, as :func:`onrecord.analyse` returns them."""

    documents: pd.DataFrame
    passages: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    quantities: pd.DataFrame
    readability: pd.DataFrame


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
    ['doc', 'passage', 'sentence', 'start', 'end', 'words']
    """
    types = COLUMNS[name]
    return pd.DataFrame(list(rows), columns=list(types)).astype(types)


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
    return named
