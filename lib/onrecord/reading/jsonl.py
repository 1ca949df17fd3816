"""Articles as JSON: one object a line (``.jsonl``), or one list of objects (``.json``)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading.decoding import open_text
from onrecord.reading.files import readable, suffix
from onrecord.reading.rows import Row


def rows(file: Path, encoding: str | None) -> Iterator[Row]:
    """Give the objects of a file; a broken line is told by its number."""
    with open_text(file, encoding) as stream:
        if suffix(file) == ".json":
            for number, found in enumerate(_list(file, stream), 1):
                yield f"item {number}", found if isinstance(found, dict) else "it is not an object"
            return
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield f"line {number}", _object(line)


def _object(line: str) -> dict[str, Any] | str:
    if not line.isascii() and any("\udc80" <= sign <= "\udcff" for sign in line):
        return "it is not UTF-8; save the file as UTF-8, or name its encoding"
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "it is not JSON"
    return found if isinstance(found, dict) else "it is not an object"


def _list(file: Path, stream: Any) -> list[Any]:
    try:
        found = json.load(stream)
    except (ValueError, RecursionError) as error:
        raise OnrecordError(f"{readable(file)}: not JSON ({error}); save it again.") from error
    if not isinstance(found, list):
        raise OnrecordError(f"{readable(file)}: no list of articles; one object a line will do.")
    return found
