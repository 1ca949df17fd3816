"""Tables to files and back: CSV, XLSX, Parquet; every file is written whole or not at all."""

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, cast

import pandas as pd

from onrecord.cells import cell, csv_bytes, uncell
from onrecord.errors import OnrecordError

Format = Literal["csv", "parquet", "xlsx"]

MANIFEST = "manifest.json"
"""The file of an archive that says what it was made of, and whether it is finished."""

_LONGEST_CELL = 32_767  # characters
_MOST_ROWS = 1_048_575  # of a sheet, below its heading


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name first, so that it is never seen unfinished."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):  # the folder is closed: nothing was written there
            unfinished.unlink(missing_ok=True)
        raise OnrecordError(
            f"{path}: the file cannot be written ({error.strerror}); make room, or name another."
        ) from error


def write_all(tables: Mapping[str, pd.DataFrame], folder: str | Path, format: Format) -> None:
    """Write each table to the folder, as its name and the format say."""
    makers = {"csv": csv_bytes, "parquet": parquet_bytes, "xlsx": _xlsx_bytes}
    if format not in makers:
        raise OnrecordError(f"{format}: not a format of tables; take csv, parquet or xlsx.")
    made = {name: makers[format](table) for name, table in tables.items()}
    for name, data in made.items():
        write_file(Path(folder).expanduser() / f"{name}.{format}", data)


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Write a table as Parquet."""
    _need("pyarrow")
    buffer = io.BytesIO()
    # Compressed without dictionaries, files are smaller and made in four fifths of the time.
    table.to_parquet(buffer, index=False, compression="zstd", use_dictionary=False)
    return buffer.getvalue()


def rows_of(path: Path) -> int:
    """Count the rows of a Parquet file without reading them."""
    return int(_need("pyarrow.parquet").read_metadata(path).num_rows)


def fill(path: Path, values: pd.DataFrame) -> None:
    """Put values into columns of a Parquet file, unless they are there already."""
    parquet, arrow = _need("pyarrow.parquet"), _need("pyarrow")
    filled = arrow.Table.from_pandas(values, preserve_index=False)
    if parquet.read_table(path, columns=filled.column_names).equals(filled):
        return
    whole = parquet.read_table(path)
    for name in filled.column_names:
        at = whole.schema.get_field_index(name)
        whole = whole.set_column(at, whole.schema.field(at), filled[name])
    buffer = io.BytesIO()
    parquet.write_table(whole, buffer, compression="zstd", use_dictionary=False)
    write_file(path, buffer.getvalue())


def _xlsx_bytes(table: pd.DataFrame) -> bytes:
    openpyxl = _need("openpyxl")
    if len(table) > _MOST_ROWS:
        raise OnrecordError(f"{len(table):,} rows do not fit on a sheet; save as csv or parquet.")
    rows = cast(list[dict[str, Any]], table.to_dict("records"))
    longest = max((len(v) for row in rows for v in row.values() if isinstance(v, str)), default=0)
    if longest >= _LONGEST_CELL:
        raise OnrecordError(
            f"A text of {longest:,} characters does not fit into a cell; save as csv or parquet."
        )
    illegal = import_module("openpyxl.cell.cell").ILLEGAL_CHARACTERS_RE
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([cell(str(name)) for name in table.columns])
    for row in rows:
        sheet.append([_xlsx_cell(value, illegal) for value in row.values()])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _xlsx_cell(value: Any, illegal: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return illegal.sub("\ufffd", cell(value))
    return None if pd.isna(value) else value


def read_one(
    folder: Path,
    name: str,
    types: Mapping[str, str],
    docs: Iterable[str] | None,
    columns: Sequence[str] | None,
) -> pd.DataFrame:
    """Read one table of a folder: the rows of some documents, and some columns."""
    folder = folder.expanduser()
    _check_finished(folder)
    docs = None if docs is None else list(docs)
    wanted = list(dict.fromkeys(["doc", *columns])) if columns is not None else None
    readers = {".csv": _read_csv, ".xlsx": _read_xlsx}
    for suffix in (*readers, ".parquet", ""):
        place = folder / f"{name}{suffix}"
        if place.exists():
            break
    else:
        raise OnrecordError(f"{folder}: there is no table of {name}; analyse first.")
    try:
        if place.suffix in readers:
            table = _typed(readers[place.suffix](place), types)
            _check_columns(table.columns, wanted)
            table = table if docs is None else table[table["doc"].isin(docs)]
            table = (table[wanted] if wanted else table).reset_index(drop=True)
        else:
            table = _read_parquet(place, docs, wanted)
    except KeyError as error:
        raise OnrecordError(f"{place}: there is no column {error}; see docs/columns.md.") from error
    except (OSError, ValueError) as error:
        raise OnrecordError(f"{place}: not a table that can be read; analyse again.") from error
    known = {column: kind for column, kind in types.items() if column in table}
    return table.astype(known)


def _check_finished(folder: Path) -> None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return
    if not manifest.get("finished"):
        raise OnrecordError(f"{folder}: the archive is not finished; run the same command again.")


def _read_parquet(place: Path, docs: list[str] | None, columns: list[str] | None) -> pd.DataFrame:
    parquet = _need("pyarrow.parquet")
    known = parquet.ParquetDataset(place).schema.names
    _check_columns(known, columns)
    filters = None if docs is None else [("doc", "in", docs)]
    if docs is not None and not docs:
        return cast(pd.DataFrame, parquet.read_table(place, columns=columns).to_pandas().iloc[:0])
    read = parquet.read_table(place, columns=columns, filters=filters)
    return cast(pd.DataFrame, read.to_pandas())


def _check_columns(known: Iterable[str], wanted: Iterable[str] | None) -> None:
    for column in wanted or ():
        if column not in known:
            raise KeyError(column)


def _read_csv(place: Path) -> pd.DataFrame:
    csv.field_size_limit(2**31 - 1)
    with place.open(encoding="utf-8", newline="") as stream:
        return _table(csv.reader(stream))


def _read_xlsx(place: Path) -> pd.DataFrame:
    book = _need("openpyxl").load_workbook(place, read_only=True, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    lines = [["" if value is None else str(value) for value in row] for row in rows]
    width = len(lines[0])  # empty cells at a row's end are not given
    return _table([*line, *[""] * (width - len(line))] for line in lines)


def _table(rows: Iterable[Sequence[str]]) -> pd.DataFrame:
    header, *lines = rows
    columns = zip(*lines, strict=True) if lines else [()] * len(header)
    return pd.DataFrame(
        {
            uncell(name): pd.Series([uncell(value) or None for value in values], dtype="str")
            for name, values in zip(header, columns, strict=True)
        }
    )


def _typed(table: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """Give the columns of a table read as text their types."""
    makers: dict[str, Any] = {
        "int64": int,
        "Int64": lambda value: int(float(value)),
        "float64": float,
        "Float64": float,
        "bool": {"True": True, "False": False, "1": True, "0": False}.__getitem__,
    }
    columns: dict[str, pd.Series] = {}
    for name in table.columns:
        kind = types.get(name, "str")
        values = table[name].tolist()
        if name == "text":
            values = ["" if pd.isna(value) else value for value in values]
        elif kind in makers:
            values = [None if pd.isna(value) else makers[kind](value) for value in values]
        columns[name] = pd.Series(values, dtype=kind)
    return pd.DataFrame(columns)


def _need(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        package = module.split(".")[0]
        raise OnrecordError(
            f"Tables of this format need the package {package}; "
            "pip install 'onrecord[formats]' brings it."
        ) from error
