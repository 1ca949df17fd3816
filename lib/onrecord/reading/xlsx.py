"""Excel sheets, by openpyxl: the first sheet, its first row names the columns."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading.files import LARGEST, need, readable, take
from onrecord.reading.rows import Row

LONGEST_CELL = 32_767
"""Characters that a cell holds at most: a text as long as that was probably cut."""


def rows(file: Path, encoding: str | None) -> Iterator[Row]:
    """Give the rows of a workbook's first sheet; dates are written as 2026-11-24."""
    openpyxl = need("openpyxl", file)
    data = take(file)[1]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > 20 * LARGEST:
            raise OnrecordError(f"{readable(file)}: unpacks to {size // 2**20} MB; split the file.")
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        yield from _rows(file, sheet.iter_rows(values_only=True))
    except OnrecordError:
        raise
    except Exception as error:  # a broken workbook breaks in zipfile, XML or openpyxl
        raise OnrecordError(
            f"{readable(file)}: not a workbook that can be read; save it again as .xlsx."
        ) from error


def _rows(file: Path, lines: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    names = [str(name).strip() if name is not None else "" for name in next(lines, ())]
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
