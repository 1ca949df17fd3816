"""Bytes to text: UTF-8 and UTF-16 by themselves, anything else only where it is asked for."""

import codecs
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import OnrecordError
from onrecord.reading.files import need, open_table, readable, unreadable

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte-order marks; that of UTF-32 begins with one of UTF-16, so it comes first."""

_SAMPLE = 262_144  # bytes from which a table's encoding is told
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(file: Path, data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Turn a file's bytes into text, and say which encoding it was, as ``read_by`` does.

    A byte-order mark decides; else the encoding that is named, which charset-normalizer is
    asked for where it is ``"guess"``; else UTF-8.

    Examples
    --------
    >>> decode(Path("rain.txt"), "Müller".encode("latin-1"), "latin-1")
    ('Müller', 'latin-1')
    """
    for mark, marked in _MARKS.items():
        if data.startswith(mark):
            body = data.removeprefix(mark) if marked == "utf-8" else data
            return _decode(file, body, marked), f"{marked} with a byte-order mark"
    if encoding == "guess":
        return _guess(file, data)
    if b"\x00" in data and encoding is None:
        raise OnrecordError(
            f"{readable(file)}: the file is binary, not text; remove it from the folder."
        )
    return _decode(file, data, encoding or "utf-8"), encoding or "utf-8"


def without_surrogates(text: str) -> str:
    r"""Put the replacement character for half a character, which no file can hold.

    Examples
    --------
    >>> without_surrogates("bad \ud800 half") == "bad \ufffd half"
    True
    """
    return _SURROGATE.sub("\ufffd", text)


def _decode(file: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise OnrecordError(f"{encoding}: no such encoding is known; check its name.") from error
    except UnicodeDecodeError as error:
        name = encoding.upper() if encoding.startswith("utf") else encoding
        raise OnrecordError(
            f"{readable(file)}: byte {error.start} is not {name}; "
            "save the file as UTF-8, or name its encoding."
        ) from error


def _guess(file: Path, data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = need("charset_normalizer", file, "charset-normalizer").from_bytes(data).best()
    if best is None:
        raise OnrecordError(f"{readable(file)}: its encoding cannot be guessed; save it as UTF-8.")
    return _decode(file, data, best.encoding), f"{best.encoding} (guessed)"


@contextmanager
def open_text(file: Path, encoding: str | None) -> Iterator[TextIO]:
    """Open a table of text; a byte that is not a character becomes half a one, to be reported."""
    head = _head(file)
    marked = next((name for mark, name in _MARKS.items() if head.startswith(mark)), None)
    if encoding == "guess" and not marked:
        encoding = _guess(file, head)[1].split(" ")[0]
    used = {"utf-8": "utf-8-sig"}.get(marked or "", marked) or encoding or "utf-8"
    try:
        with (
            open_table(file) as stored,
            io.TextIOWrapper(stored, used, "surrogateescape", newline="") as stream,
        ):
            yield stream
    except LookupError as error:
        raise OnrecordError(f"{used}: no such encoding is known; check its name.") from error
    except (UnicodeError, EOFError, zlib.error) as error:
        raise OnrecordError(f"{readable(file)}: it ends in the middle; copy it again.") from error
    except OSError as error:
        raise unreadable(file, error) from error


def _head(file: Path) -> bytes:
    try:
        with open_table(file) as stored:
            return bytes(stored.read(_SAMPLE))
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(file, error) from error
