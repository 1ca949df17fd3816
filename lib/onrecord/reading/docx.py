"""Word files: every paragraph in the order of the page, tables and text boxes too."""

import io
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading.files import LARGEST, check_zip, need, readable

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the paragraphs of a Word file, one a line."""
    docx = need("docx", file, "python-docx")
    check_zip(file, data, 4 * LARGEST)
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # a broken file breaks in lxml or python-docx
        raise OnrecordError(
            f"{readable(file)}: not a .docx file that can be read; save it again as .docx."
        ) from error
    paragraphs = (one for one in body.iter(f"{_WORD}p") if not [*one.iterancestors(_COPY)])
    lines = ("".join(_pieces(paragraph)) for paragraph in paragraphs)
    return "\n".join(lines), f"python-docx {version('python-docx')}"


def _pieces(element: Any) -> Iterator[str]:
    """Give a paragraph's own text: not that of a text box in it, nor of a second copy of one."""
    for child in element:
        name = str(child.tag)
        if name == f"{_WORD}t":
            yield child.text or ""
        elif name.removeprefix(_WORD) in _SIGNS:
            yield _SIGNS[name.removeprefix(_WORD)]
        elif name not in (f"{_WORD}p", _COPY, f"{_WORD}tabs"):
            yield from _pieces(child)
