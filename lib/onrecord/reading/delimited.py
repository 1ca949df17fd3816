"""Tables as text: ``.csv`` and ``.tsv``, line by line, broken lines reported."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.reading.decoding import open_text
from onrecord.reading.files import LARGEST, readable, suffix
from onrecord.reading.rows import Row, columns

_HEAD = 65_536  # characters among which the header is looked for
_SIGNS = ",;\t|"
_NOT_UTF8 = "is not UTF-8; save the file as UTF-8, or name its encoding"


def rows(file: Path, encoding: str | None) -> Iterator[Row]:
    """Give the rows of a table of text; every value is as written."""
    csv.field_size_limit(LARGEST)
    with open_text(file, encoding) as stream:
        head = stream.readline(_HEAD)
        sign = "\t" if suffix(file) == ".tsv" else max(_SIGNS, key=head.count)
        header = next(csv.reader(io.StringIO(head), delimiter=sign), [])
        if not any(name.strip() for name in header):
            raise OnrecordError(f"{readable(file)}: its first line names no columns; add them.")
        if any(map(_broken, header)):
            raise OnrecordError(f"{readable(file)}: its first line {_NOT_UTF8}.")
        yield from _rows(csv.reader(stream, delimiter=sign, strict=True), columns(header))


def _rows(reader: "Iterator[list[str]]", names: list[str]) -> Iterator[Row]:
    while True:
        place = f"line {reader.line_num + 2}"  # type: ignore[attr-defined]
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield place, f"it cannot be read ({error})"
            continue
        if len(values) != len(names):
            if values:
                yield place, f"it has {len(values)} fields where the header has {len(names)}"
        elif any(map(_broken, values)):
            yield place, f"it {_NOT_UTF8}"
        else:
            yield place, {name: value or None for name, value in zip(names, values, strict=True)}


def _broken(value: str) -> bool:
    """Tell whether bytes that are no characters were read as half ones."""
    return not value.isascii() and any("\udc80" <= sign <= "\udcff" for sign in value)
