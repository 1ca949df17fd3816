"""Cells of CSV and XLSX files: a spreadsheet must not run what a news text says."""

import re
from typing import Any

import pandas as pd

_FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def cell(value: Any) -> Any:
    """Keep a text cell from being run as a formula by a spreadsheet.

    A text that begins with = + - @ (or a tab or line end) gets an apostrophe in front, and
    half characters (lone surrogates) become "?"; all else stays.

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
    r"""Write a table as CSV that a spreadsheet opens safely: UTF-8, line ends ``\n``, no index.

    Examples
    --------
    >>> csv_bytes(pd.DataFrame({"name": ["@SUM(1)"], "beds": [260]}))
    b"name,beds\n'@SUM(1),260\n"
    """
    safe = table.map(cell).rename(columns=cell)
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8")


def uncell(text: str) -> str:
    """Take the apostrophe off again that :func:`cell` put in front.

    Examples
    --------
    >>> uncell(cell("=1+1")), uncell(cell("'-tis")), uncell("'tis")
    ('=1+1', "'-tis", "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
