"""Word files: every paragraph in the order of the page, tables and text boxes too, then notes."""

import io
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading.files import LARGEST, check_zip, need, readable

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_UNSEEN = (f"{_WORD}p", _COPY, f"{_WORD}tabs", f"{_WORD}moveFrom")
_HIDDEN = f"{_WORD}rPr/{_WORD}vanish"
_NOTES = ("/footnotes", "/endnotes")  # how the kinds of their parts end


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the paragraphs of a Word file, one a line; not the heads and feet of its pages."""
    docx = need("docx", file, "python-docx")
    check_zip(file, data, 4 * LARGEST)
    try:
        part = docx.Document(io.BytesIO(data)).part
        notes = [one.target_part.blob for one in part.rels.values() if one.reltype.endswith(_NOTES)]
        bodies = [part.element.body, *map(docx.oxml.parse_xml, notes)]
        lines = ["".join(_pieces(one)) for body in bodies for one in _paragraphs(body)]
    except Exception as error:  # a broken file breaks in lxml or python-docx
        raise OnrecordError(
            f"{readable(file)}: not a .docx file that can be read; save it again as .docx."
        ) from error
    return "\n".join(lines), f"python-docx {version('python-docx')}"


def _paragraphs(body: Any) -> Iterator[Any]:
    return (one for one in body.iter(f"{_WORD}p") if not [*one.iterancestors(_COPY)])


def _pieces(element: Any) -> Iterator[str]:
    """Give a paragraph's own text: not that of a box in it, nor what is hidden or moved away."""
    for child in element:
        name = str(child.tag)
        if name in (f"{_WORD}t", _MATHS):
            yield child.text or ""
        elif name.removeprefix(_WORD) in _SIGNS:
            yield _SIGNS[name.removeprefix(_WORD)]
        elif name not in _UNSEEN and child.find(_HIDDEN) is None:
            yield from _pieces(child)
