"""The sheet that a person marks: written and read as XLSX or CSV."""

import io
import re
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.cells import cell, csv_bytes, uncell
from onrecord.correcting.record import MARKS, SHOWN, correctable, read_lines
from onrecord.errors import OnrecordError
from onrecord.storing import write_file

SHEET = [
    *("doc", "sentence", "text", "says", "credited_to", "mark", "should_be", "note"),
    *("link", "table", "stratum", "id", "sampled", "before", "behind"),
]
"""The columns of the sheet."""

_TO_FILL = ("mark", "should_be", "note")
_WIDTHS = {"doc": 16, "sentence": 60, "text": 34, "says": 34, "should_be": 30, "note": 24}
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not in XML, so not in XLSX
_FORMATS = "OpenPyXL is not installed; install the extra 'formats', or name a .csv file."


def _help() -> list[str]:
    columns = {table: ", ".join(correctable(table)) for table in SHOWN}
    text = f"""mark: right, wrong (there is no such row), partly (something it says is wrong) or \
missed (the sentence holds a row that is not there).
should_be: column and value as in 'says', several with a semicolon between: low: 260; high: 260; \
unit: bed. For an attribution a name alone is the speaker, for a figure a number alone is its value.
For a missed figure write its words and, where needed, its values: text: 260 beds; low: 260.
For a missed attribution: said: 40 beds were empty; source: the mayor; speaker: Ann Lee.
A sentence that has nothing in it to find is right. A line without a mark is not counted.
Several rows missed in one sentence: copy its line.
Columns of an attribution: {columns["attributions"]}.
Columns of a figure: {columns["quantities"]}.
Leave the columns behind 'note' as they are: by them the row is found again."""
    return text.splitlines()


def write(lines: pd.DataFrame, path: Path) -> None:
    """Write the sheet; a file that is there already may hold marks and stays."""
    if path.exists():
        raise OnrecordError(f"{path}: the file is there already; move it or name another.")
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise OnrecordError(f"{path}: a sheet is .xlsx or .csv; give it such a name.")
    is_book = path.suffix.lower() == ".xlsx"
    # The mark is for Excel, to see UTF-8.
    write_file(path, _book(lines) if is_book else b"\xef\xbb\xbf" + csv_bytes(lines))


def read(path: Path) -> list[dict[str, str]]:
    """Read a sheet: one dictionary a line, every cell a text."""
    if not path.exists():
        raise OnrecordError(f"{path}: there is no such file; check the path.")
    found = _read_xlsx(path) if path.suffix.lower() == ".xlsx" else read_lines(path)
    missing = [name for name in SHEET if found and name not in found[0]]
    if missing:
        raise OnrecordError(f"{path}: the column '{missing[0]}' is missing; put it back.")
    return found


def _book(lines: pd.DataFrame) -> bytes:
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "rows"
    sheet.append(SHEET)
    for line in lines.itertuples(index=False):
        sheet.append([cell(_ILLEGAL.sub(" ", value)) for value in line])
    _lay_out(openpyxl, sheet)
    page = book.create_sheet("how to mark")
    page.column_dimensions["A"].width = 120
    for says in _help():
        page.append([says])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _lay_out(openpyxl: Any, sheet: Any) -> None:
    """Wrap the words, freeze the heading, colour what is to be filled, offer the marks."""
    styles = openpyxl.styles
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    to_fill = styles.PatternFill("solid", fgColor="FFF4D6")
    for number, name in enumerate(SHEET, 1):
        letter = openpyxl.utils.get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 12)
        sheet.cell(1, number).font = styles.Font(bold=True)
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, number).alignment = wrapped
            if name in _TO_FILL:
                sheet.cell(row, number).fill = to_fill
            if name == "link":
                sheet.cell(row, number).hyperlink = sheet.cell(row, number).value
    sheet.freeze_panes = "A2"
    choice = openpyxl.worksheet.datavalidation.DataValidation(
        "list", formula1=f'"{",".join(MARKS)}"', allow_blank=True
    )
    choice.errorTitle, choice.error = "Not a mark", f"Choose one of {', '.join(MARKS)}."
    sheet.add_data_validation(choice)
    letter = openpyxl.utils.get_column_letter(SHEET.index("mark") + 1)
    choice.add(f"{letter}2:{letter}{max(2, sheet.max_row)}")


def _read_xlsx(path: Path) -> list[dict[str, str]]:
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # whatever is wrong inside the archive
        raise OnrecordError(f"{path}: not a sheet that can be read; save it as .xlsx.") from error
    rows = book.worksheets[0].iter_rows(values_only=True)
    heading = [str(name) for name in next(rows, ())]
    found = [
        dict(zip(heading, (uncell(_as_text(value)) for value in row), strict=False))
        for row in rows
        if any(value is not None for value in row)
    ]
    book.close()
    return found


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _openpyxl() -> Any:
    try:
        import openpyxl
        import openpyxl.styles
        import openpyxl.utils
        import openpyxl.worksheet.datavalidation
    except ImportError as error:
        raise OnrecordError(_FORMATS) from error
    return openpyxl
