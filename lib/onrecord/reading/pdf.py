"""PDF files, by pypdf: the text layer, its broken lines joined to paragraphs."""

import io
import logging
import statistics
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.readability.lexicon import lexicon
from onrecord.reading.files import need, readable

_GAP = 1.35  # of the usual distance between lines: more is a new paragraph
_FULL = 0.75  # of the longest line: a shorter line that ends in a stop closes its paragraph

Line = tuple[float, str]
"""Its height on the page in points, from the top, and its text."""


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the text of a PDF, one paragraph a line."""
    pypdf = need("pypdf", file)
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise OnrecordError(f"{readable(file)}: the PDF has a password; save it without.")
        pages = [_lines(page) for page in reader.pages]
    except OnrecordError:
        raise
    except Exception as error:  # a broken PDF breaks anywhere in pypdf
        raise OnrecordError(
            f"{readable(file)}: not a PDF that can be read; print it to PDF again."
        ) from error
    text = "\n".join(paragraph for page in pages for paragraph in _paragraphs(page))
    if pages and not text.strip():
        raise OnrecordError(f"{readable(file)}: the PDF holds pictures, no text; have it read out.")
    return text, f"pypdf {version('pypdf')}"


def _lines(page: Any) -> list[Line]:
    """Give a page's lines with their heights, in the order of the file."""
    pieces: list[Line] = []

    def piece(text: str, user: list[float], matrix: list[float], *_: object) -> None:
        pieces.append((-(matrix[5] * user[3] + user[5]), text))

    page.extract_text(visitor_text=piece)
    lines: list[Line] = []
    height, text = 0.0, ""
    for at, given in pieces:
        first, *more = given.split("\n")
        height = at if not text.strip() else height
        text += first
        for following in more:
            lines.append((height, text.strip(" ")))
            height, text = at, following
    return [line for line in [*lines, (height, text.strip(" "))] if line[1]]


def _paragraphs(lines: list[Line]) -> list[str]:
    """Join the lines of a page that belong together."""
    if not lines:
        return []
    steps = [round(low - high, 1) for (high, _), (low, _) in pairwise(lines) if low > high]
    usual = statistics.median_low(steps) if steps else 0.0
    longest = max(len(text) for _, text in lines)
    joined = [lines[0][1]]
    for (high, before), (low, text) in pairwise(lines):
        closes = len(before) < _FULL * longest and before[-1] in ".!?”\"’)]:;"
        if closes or not 0 <= low - high <= _GAP * usual:
            joined.append(text)
        else:
            joined[-1] = _join(joined[-1], text)
    return joined


def _join(before: str, text: str) -> str:
    """Join two lines; a word that only the line's end divides gets whole again."""
    if not before.endswith("-"):
        return f"{before} {text}"
    first, last = before[:-1].split(" ")[-1], text.split(" ", 1)[0].strip(".,;:!?”\")")
    divided = f"{first}{last}".lower() in lexicon().syllables
    return f"{before[:-1] if divided else before}{text}"
