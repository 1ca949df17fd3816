"""PDF files, by pypdf: the text layer, its broken lines joined to paragraphs."""

import io
import logging
from collections.abc import Iterable
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import OnrecordError
from onrecord.readability.lexicon import lexicon
from onrecord.reading.files import need, readable

_SMALLEST = 5  # points: less lies between a line and what is raised in it
_GAP = 1.35  # of the usual distance, the lower quartile: more is a new paragraph
_WIDE = 1.7  # of the letters' size: paragraphs of one line, or double spacing
_FULL = 0.75  # of the longest line: a shorter line that ends in a stop closes its paragraph
_SHORT = 60  # characters: so short a line at the end of a page is a heading or a number
_CLOSES = '.!?”"’)]:;'


class Line(NamedTuple):
    """A line of a page: how far down it lies and how large it is set, in points; its text."""

    down: float
    size: float
    text: str


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the text of a PDF, one paragraph a line."""
    pypdf = need("pypdf", file)
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [_lines(page) for page in reader.pages]
    except Exception as error:  # a broken PDF breaks anywhere in pypdf
        raise OnrecordError(
            f"{readable(file)}: not a PDF that can be read; print it to PDF again."
        ) from error
    if locked:
        raise OnrecordError(f"{readable(file)}: the PDF has a password; save it without.")
    text = "\n".join(_over_pages(_paragraphs(page) for page in pages))
    if pages and not text.strip():
        raise OnrecordError(f"{readable(file)}: the PDF holds pictures, no text; have it read out.")
    return text, f"pypdf {version('pypdf')}"


def _lines(page: Any) -> list[Line]:
    """Give a page's lines in the order of the file."""
    pieces: list[Line] = []

    def piece(text: str, user: list[float], matrix: list[float], font: Any, size: float) -> None:
        down = -(matrix[5] * user[3] + user[5])
        pieces.append(Line(down, abs(size * matrix[3] * user[3]), text))

    page.extract_text(visitor_text=piece)
    lines: list[Line] = []
    open_line = Line(0.0, 0.0, "")
    for given in pieces:
        first, *more = given.text.split("\n")
        begun = given if not open_line.text.strip() else open_line
        open_line = begun._replace(text=open_line.text + first)
        for following in more:
            lines.append(open_line)
            open_line = given._replace(text=following)
    stripped = (line._replace(text=line.text.strip(" ")) for line in [*lines, open_line])
    return [line for line in stripped if line.text]


def _paragraphs(lines: list[Line]) -> list[str]:
    """Join the lines of a page that belong together."""
    if not lines:
        return []
    steps = sorted(
        below.down - line.down
        for line, below in pairwise(lines)
        if below.down - line.down > _SMALLEST
    )
    usual = steps[len(steps) // 4] if steps else 0.0
    full = _FULL * max(len(line.text) for line in lines)
    joined = [lines[0].text]
    for line, below in pairwise(lines):
        step = below.down - line.down
        short, stops = len(line.text) < full, line.text[-1] in _CLOSES
        wide = step > _WIDE * line.size
        if (short and stops) or (wide and (short or stops)) or not 0 <= step <= _GAP * usual:
            joined.append(below.text)
        else:
            joined[-1] = _join(joined[-1], below.text)
    return joined


def _over_pages(pages: Iterable[list[str]]) -> list[str]:
    """Join what a page leaves open to the next page's beginning."""
    joined: list[str] = []
    for page in filter(None, pages):
        if joined and joined[-1][-1] not in _CLOSES and len(joined[-1]) > _SHORT:
            joined[-1] = _join(joined[-1], page[0])
            page = page[1:]
        joined += page
    return joined


def _join(before: str, text: str) -> str:
    """Join two lines; a word that only the line's end divides gets whole again."""
    if not before.endswith("-"):
        return f"{before} {text}"
    first, last = before[:-1].split(" ")[-1], text.split(" ", 1)[0].strip('.,;:!?”")')
    divided = f"{first}{last}".lower() in lexicon().syllables
    return f"{before[:-1] if divided else before}{text}"
