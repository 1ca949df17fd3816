"""One correction: a line of ``corrections.csv``, and the values written in it."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.cells import csv_bytes, uncell
from onrecord.errors import OnrecordError
from onrecord.storing import write_file
from onrecord.tables import COLUMNS, records
from onrecord.vocabulary import table as vocabulary

MARKS = ("right", "wrong", "partly", "missed")
"""What a reader may say of a row; ``missed`` is said of a sentence that has none."""

_REVIEW = vocabulary("review")
SHOWN: dict[str, list[str]] = _REVIEW["shown"]
"""The columns of a row that a reader judges, by table."""

_ALLOWED: dict[str, list[str]] = _REVIEW["allowed"]
_FIXED = frozenset(_REVIEW["fixed"]["columns"])
_SPANS = re.compile(r".*_(?:start|end)")
_TRUE = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one row, or of one column of it.

    Attributes
    ----------
    row : str
        The row's id when it was looked at; the words find it again, not the id.
    table : str
        ``attributions``, ``quantities`` or ``sentences``.
    doc : str
        The document.
    exact : str
        The row's words, white space as plain spaces; of long ones the beginning.
    before, behind : str
        The characters on both sides of them.
    column, was, should_be : str
        Which column, what the library had there, what belongs there. Without a column
        ``was`` is the row as it was looked at, and ``should_be`` a row to add.
    mark : str
        right, wrong (there is no such row), partly (a value is wrong) or missed.
    sampled : str
        The draw that the row came from; empty where somebody just happened on it.
    stratum : str
        What was drawn from: a kind of attribution, key or other figures.
    when : str
        The day.
    note : str
        Whatever the reader wrote.
    """

    row: str
    table: str
    doc: str
    exact: str
    before: str = ""
    behind: str = ""
    column: str = ""
    was: str = ""
    should_be: str = ""
    mark: str = "partly"
    sampled: str = ""
    stratum: str = ""
    when: str = ""
    note: str = ""


NAMES = [field.name for field in fields(Correction)]
"""The columns of ``corrections.csv``."""

_NEEDED = ("table", "doc", "exact", "mark")


def read(corrections: pd.DataFrame | str | Path | None) -> list[Correction]:
    """Read a file of corrections, or take them from a table.

    Parameters
    ----------
    corrections : str, pathlib.Path, pandas.DataFrame or None
        A CSV file as :func:`onrecord.corrections` writes it, or such a table.

    Returns
    -------
    list of Correction
        In the order of the lines; none for None.

    Raises
    ------
    OnrecordError
        When the file cannot be read, or a line of it says nothing that can be done.

    Examples
    --------
    >>> line = {"table": "quantities", "doc": "a", "exact": "40 beds", "mark": "wrong"}
    >>> read(pd.DataFrame([line]))[0].mark
    'wrong'
    """
    if corrections is None:
        return []
    if isinstance(corrections, pd.DataFrame):
        name, lines = "The corrections", records(_texts(corrections))
    else:
        name, lines = str(corrections), read_lines(Path(corrections))
    return [_correction(name, number, line) for number, line in enumerate(lines, 2)]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a CSV file, also one that a spreadsheet saved with semicolons, as texts."""
    try:
        text = path.expanduser().read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"{path}: the file cannot be read ({error.strerror}); check its name."
        raise OnrecordError(reason) from error
    except UnicodeDecodeError as error:
        raise OnrecordError(f"{path}: the file is not UTF-8; save it as CSV UTF-8.") from error
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [
        {name: uncell(value or "") for name, value in line.items() if isinstance(name, str)}
        for line in lines
    ]


def _texts(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype("object").where(table.notna(), "").astype("str")


def append(path: Path, added: list[Correction]) -> list[Correction]:
    """Append corrections that are not in the file yet; those that were appended."""
    known = read(path) if path.exists() else []
    seen = {_apart_from_day(correction) for correction in known}
    new = [correction for correction in added if _apart_from_day(correction) not in seen]
    table = pd.DataFrame([asdict(one) for one in known + new], columns=NAMES, dtype="str")
    write_file(path, csv_bytes(table))
    return new


def _apart_from_day(correction: Correction) -> tuple[str, ...]:
    return tuple(value for name, value in asdict(correction).items() if name != "when")


def _correction(name: str, number: int, line: Mapping[str, Any]) -> Correction:
    """Make sure that a line says something that can be done."""
    missing = [column for column in _NEEDED if not line.get(column)]
    if missing:
        raise OnrecordError(f"{name}, line {number}: '{missing[0]}' is missing; fill it.")
    found = Correction(**{"row": "", **{key: line[key] for key in NAMES if line.get(key)}})
    if found.mark not in MARKS:
        raise OnrecordError(f"{name}, line {number}: {bad_mark(found.mark)}")
    if found.table not in (*SHOWN, "sentences"):
        reason = f"there is no table '{found.table}' to correct; write {' or '.join(SHOWN)}."
        raise OnrecordError(f"{name}, line {number}: {reason}")
    if found.column:
        typed(found.table, found.column, found.should_be, f"{name}, line {number}")
    return found


def bad_mark(mark: str) -> str:
    """Say that a mark is unknown."""
    return f"'{mark}' is not a mark; write {', '.join(MARKS[:-1])} or {MARKS[-1]}."


def typed(table: str, column: str, value: str, place: str) -> Any:
    """Turn what a person wrote into the value of a column.

    Parameters
    ----------
    table, column : str
        Where it belongs.
    value : str
        As written; empty for a missing value.
    place : str
        Names the line in the error.

    Returns
    -------
    object
        A text, number, truth value or None.

    Raises
    ------
    OnrecordError
        When there is no such column to correct, or it cannot hold the value.

    Examples
    --------
    >>> typed("quantities", "low", "2,600", "line 2"), typed("attributions", "speaker", "", "")
    (2600.0, None)
    """
    if column not in correctable(table):
        columns = ", ".join(correctable(table))
        raise OnrecordError(f"{place}: '{column}' cannot be corrected; these can: {columns}.")
    kind = COLUMNS[table][column]
    if not value:
        return None
    if column in _ALLOWED and value not in _ALLOWED[column]:
        choice = ", ".join(_ALLOWED[column])
        raise OnrecordError(f"{place}: {column} cannot be '{value}'; write one of {choice}.")
    if kind == "str":
        return value
    try:
        if kind == "bool":
            return _TRUE[value.lower()]
        number = float(value.replace(",", "").replace("\u00a0", "").replace(" ", ""))
        return int(number) if kind.lower() == "int64" else number
    except (ValueError, KeyError, OverflowError) as error:
        kinds = "yes or no" if kind == "bool" else "a number"
        raise OnrecordError(f"{place}: {column} is {kinds}, not '{value}'.") from error


def correctable(table: str) -> list[str]:
    """Give the columns of a table that a person may correct."""
    columns = COLUMNS.get(table, {})
    return [name for name in columns if name not in _FIXED and not _SPANS.fullmatch(name)]


def says(table: str, row: Mapping[str, Any]) -> str:
    """Write what a row says, in the form in which it is corrected.

    Examples
    --------
    >>> says("quantities", {"low": 40.0, "high": 40.0, "unit": "bed", "per": None})
    'low: 40; high: 40; unit: bed'
    """
    shown = ((column, row.get(column)) for column in SHOWN[table])
    return "; ".join(f"{column}: {written(value)}" for column, value in shown if pd.notna(value))


def written(value: Any) -> str:
    r"""Write one value as a person would: numbers without an empty fraction.

    Examples
    --------
    >>> written(260.0), written(0.5), written(" Ann\u00a0Lee "), written(None)
    ('260', '0.5', 'Ann Lee', '')
    """
    if isinstance(value, float) and pd.notna(value):
        return f"{value:.15g}"
    return "" if pd.isna(value) else " ".join(str(value).split())


def pairs(table: str, value: str, also: tuple[str, ...] = ()) -> dict[str, str]:
    """Read ``column: value; column: value``; words without a column come under ''.

    Examples
    --------
    >>> pairs("quantities", "low: 40; unit: bed")
    {'low': '40', 'unit': 'bed'}
    >>> pairs("attributions", "Lee: a judge; Ann")
    {'': 'Lee: a judge; Ann'}
    """
    columns = "|".join(map(re.escape, [*correctable(table), *also]))
    parts = re.split(rf"(?:^|[;\n])\s*({columns})\s*[:=]", value)
    first = {"": parts[0].strip()} if parts[0].strip() else {}
    return first | {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}
