"""Excel sheets, by openpyxl: the first sheet, its first row names the columns."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading.files import LARGEST, check_zip, need, readable, take
from onrecord.reading.rows import Row, columns

LONGEST_CELL = 32_767
"""Characters that a cell holds at most: a text as long as that was probably cut."""


def rows(file: Path, encoding: str | None) -> Iterator[Row]:
    """Give the rows of a workbook's first sheet; dates are written as 2026-11-24."""
    openpyxl = need("openpyxl", file)
    data = take(file)[1]
    check_zip(file, data, 20 * LARGEST)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        yield from _rows(file, book.worksheets[0].iter_rows(values_only=True))
    except OnrecordError:
        raise
    except Exception as error:  # a broken workbook breaks in XML or openpyxl
        raise OnrecordError(
            f"{readable(file)}: not a .xlsx file that can be read; save it again as .xlsx."
        ) from error


def _rows(file: Path, lines: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    names = columns(["" if name is None else str(name) for name in next(lines, ())])
    if not any(names):
        raise OnrecordError(f"{readable(file)}: its first row names no columns; add them.")
    for number, values in enumerate(lines, 2):
        if any(value is not None for value in values):
            pairs = zip(names, values, strict=False)
            yield f"row {number}", {name: _plain(value) for name, value in pairs if name}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else value
