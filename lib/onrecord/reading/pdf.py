"""PDF files, by pypdf: the text layer, its broken lines joined to paragraphs."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial, reduce
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import OnrecordError
from onrecord.readability.lexicon import lexicon
from onrecord.reading.files import need, readable

_SMALLEST = 0.5  # of the letters' size: less lies between a line and what is raised in it
_GAP = 1.35  # of the usual distance, the lower quartile: more is a new paragraph
_WIDE = 1.7  # of the letters' size: paragraphs of one line, or double spacing
_INDENT = 0.5  # of the letters' size: so far to the right of the others a paragraph begins
_LARGER = 1.35  # times: a line so much larger or smaller than the last is a heading or ends one
_FULL = 0.85  # of the longest line: one that had room for the next word may close its paragraph
_STOPS = '.!?”"’)];'
_CLOSES = _STOPS + ":"
_ASIDES = "[("  # rather close a paragraph than open one
_OFTEN = 1 / 3  # of the pages: what recurs at their edges, but for a number, is not text
_COLUMN = 3  # times the letters' size: a line that lies so far above the last opens a column
_ITEM = re.compile(r"[•▪●◦■]\s*\S")
_HYPHENS = ("-", "\u2010")
_SIGNS = '.,;:!?”")“('
_NUMBER = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?|file):\S* (?:\S+ )?\d+/\d+$")
"""What a browser prints at the foot of a page; the day and the title are then at its head."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


class Line(NamedTuple):
    """A line of a page: how far down and to the right it starts, its letters' size; its text."""

    down: float  # points, as the next two
    right: float
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
    except pypdf.errors.DependencyError:  # it is locked in a way that needs cryptography
        locked, pages = True, []
    except Exception as error:  # a broken PDF breaks anywhere in pypdf
        raise OnrecordError(
            f"{readable(file)}: not a PDF that can be read; print it to PDF again."
        ) from error
    if locked:
        raise OnrecordError(f"{readable(file)}: the PDF has a password; save it without.")
    columns = (column for page in _without_running(pages) for column in _columns(page))
    paragraphs = _over_pages(map(_paragraphs, columns))
    divided = _divided(paragraphs)
    text = "\n".join(reduce(partial(_join, divided), lines) for lines in paragraphs)
    if pages and not text.strip():
        raise OnrecordError(f"{readable(file)}: the PDF holds pictures, no text; have it read out.")
    return text, f"pypdf {version('pypdf')}"


def _lines(page: Any) -> list[Line]:
    """Give a page's lines in the order of the file."""
    pieces: list[Line] = []

    def piece(text: str, user: list[float], matrix: list[float], font: Any, size: float) -> None:
        down, right = -(matrix[5] * user[3] + user[5]), matrix[4] * user[0] + user[4]
        size = abs(size * matrix[3] * user[3])
        pieces.append(Line(down, right, size, text.translate(_LIGATURES)))

    page.extract_text(visitor_text=piece)
    lines: list[Line] = []
    open_line = Line(0.0, 0.0, 0.0, "")
    for given in pieces:
        first, *more = given.text.split("\n")
        begun = given if not open_line.text.strip() else open_line
        open_line = begun._replace(text=open_line.text + first)
        for following in more:
            lines.append(open_line)
            open_line = given._replace(text=following)
    stripped = (line._replace(text=line.text.strip(" ")) for line in [*lines, open_line])
    return [line for line in stripped if line.text]


def _without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out page numbers and running titles: the lines that recur at the edges of pages."""
    pages = [_without_printed(page) for page in pages]
    often = Counter(place for page in pages for place in set(map(_place, _edge(page))))
    least = max(2, _OFTEN * len(pages))
    running = {place for place, count in often.items() if count >= least}
    return [[line for line in page if _place(line) not in running] for page in pages]


def _without_printed(page: list[Line]) -> list[Line]:
    """Leave out the first and the last line where a browser printed the page."""
    foot = max(page, default=None)
    if foot and _ADDRESS.search(foot.text):
        return [line for line in page if min(page) != line != foot]
    return page


def _edge(page: list[Line]) -> list[Line]:
    """Give what lies highest and lowest on a page."""
    ends = {round(line.down) for line in (min(page), max(page))} if page else set()
    return [line for line in page if round(line.down) in ends]


def _place(line: Line) -> tuple[int, str]:
    return round(line.down), _NUMBER.sub("#", line.text)


def _columns(page: list[Line]) -> Iterator[list[Line]]:
    """Cut a page where the text goes on at the head of another column."""
    start = 0
    for at, (line, below) in enumerate(pairwise(page), 1):
        if line.down - below.down > _COLUMN * line.size:
            yield page[start:at]
            start = at
    yield page[start:]


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Join the lines of a column that belong together."""
    if not lines:
        return []
    steps = sorted(_step(line, below) for line, below in pairwise(lines))
    steps = [step for step in steps if step > _SMALLEST]
    usual = steps[len(steps) // 4] if steps else 0.0
    full = _FULL * max(len(line.text) for line in lines)
    left = min(line.right for line in lines)
    paragraphs = [[lines[0]]]
    for line, below in pairwise(lines):
        step = _step(line, below)
        short = _has_room(line, below, full) and below.text[0] not in _ASIDES
        stops = line.text[-1] in _CLOSES
        apart = step > _WIDE or below.right > left + _INDENT * below.size
        opens = _ITEM.match(below.text) or not 0 <= step <= _GAP * usual or _resized(line, below)
        if opens or (short and stops) or (apart and (short or stops)):
            paragraphs.append([below])
        else:
            paragraphs[-1].append(below)
    return paragraphs


def _has_room(line: Line, below: Line, full: float) -> bool:
    """Tell whether the next line's first word could be in this line."""
    return len(line.text) + len(below.text.split(" ", 1)[0]) < full


def _step(line: Line, below: Line) -> float:
    """Measure how far below a line the next one lies, in sizes of the letters there."""
    return (below.down - line.down) / (below.size or 1)


def _resized(line: Line, below: Line) -> bool:
    small, large = sorted((line.size, below.size))
    return large > _LARGER * small


def _over_pages(columns: Iterable[list[list[Line]]]) -> list[list[str]]:
    """Join what a page or a column leaves open to the beginning of the next."""
    paragraphs: list[list[Line]] = []
    before: list[list[Line]] = []
    for column in filter(None, columns):
        if before and _goes_on(before, column):
            paragraphs[-1] += column[0]
            paragraphs += column[1:]
        else:
            paragraphs += column
        before = column
    return [[line.text for line in lines] for lines in paragraphs]


def _goes_on(before: list[list[Line]], column: list[list[Line]]) -> bool:
    """Tell whether a column begins in the middle of a paragraph."""
    last, first = before[-1][-1], column[0][0]
    left = min(line.right for lines in column for line in lines)
    indents = [lines[0].right > left + _INDENT * lines[0].size for lines in column]
    if any(indents[1:]) and all(indents[1:]):
        return not indents[0]
    full = _FULL * max(len(line.text) for lines in before for line in lines)
    is_open = last.text[-1] not in _STOPS and not _has_room(last, first, full)
    return is_open or first.text[0] in _ASIDES


def _divided(paragraphs: list[list[str]]) -> frozenset[tuple[str, str]]:
    """Find the words that ends of lines divide; none where every hyphen can be a word's own."""
    words = lexicon().syllables
    broken = {
        _halves(before, text)
        for lines in paragraphs
        for before, text in pairwise(lines)
        if before.endswith(_HYPHENS) and before[-2:-1] != " "
    }
    divided = {halves for halves in broken if "".join(halves) in words}
    own = all(halves[0] in words and halves[1] in words for halves in divided)
    return frozenset() if own else frozenset(divided)


def _halves(before: str, text: str) -> tuple[str, str]:
    first, last = before[:-1].split(" ")[-1], text.split(" ", 1)[0]
    return first.strip(_SIGNS).lower(), last.strip(_SIGNS).lower()


def _join(divided: frozenset[tuple[str, str]], before: str, text: str) -> str:
    """Join two lines; a word that only the line's end divides gets whole again."""
    if before[-1] == "–" and before[-2:-1].isdigit() and text[0].isdigit():
        return f"{before}{text}"
    if not before.endswith((*_HYPHENS, "\u00ad")) or before[-2:-1] == " ":  # "late - very late"
        return f"{before} {text}"
    whole = before.endswith("\u00ad") or _halves(before, text) in divided
    return f"{before[:-1] if whole else before}{text}"
