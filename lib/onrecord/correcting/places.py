"""Find words again in a text that may have changed around them.

The address is that of the W3C's TextQuoteSelector: the words, what comes before them
and what comes behind.
"""

import re
from collections.abc import Iterator

from onrecord.segments import Span

CONTEXT = 32  # characters before and behind
LONGEST = 1000  # characters of a row's words that are quoted
_TELLING = 32  # characters: words as long as this are known by themselves
_SLACK = 64  # characters by which changed words may have grown
_AROUND = 600  # characters around a content in which its source and its cue are sought
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_HALF = re.compile(r"[\ud800-\udfff]")

CHANGED = "stale"
GONE = "orphaned"


def one_line(text: str) -> str:
    r"""Make every kind of white space and control character a space; the length stays.

    Examples
    --------
    >>> one_line("3\u00a0000\r\nbeds")
    '3 000  beds'
    """
    return _HALF.sub("?", _BLANK.sub(" ", text))


def quote(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Quote a span: its words, what comes before and what comes behind.

    Examples
    --------
    >>> quote("There are 40 beds now.", 10, 17)
    ('40 beds', 'There are ', ' now.')
    """
    end = quoted_end(start, end)
    return line[start:end], line[max(0, start - CONTEXT) : start], line[end : end + CONTEXT]


def quoted_end(start: int, end: int) -> int:
    """Give where the quoted part of a row's words ends."""
    return min(end, start + LONGEST)


def find(line: str, exact: str, before: str, behind: str, near: int = 0) -> list[Span]:
    """Find words by themselves and by what is around them.

    Parameters
    ----------
    line : str
        A text, made one line.
    exact, before, behind : str
        The words and their surroundings, as :func:`quote` gave them.
    near : int
        Where they were once; decides between places that fit equally.

    Returns
    -------
    list of Span
        Every place with the same words on both sides; else the one place that has them
        on one side, or where the words alone are telling; else none.

    Examples
    --------
    >>> find("Two wards. There are 40 beds, and 40 beds more.", "40 beds", "There are ", " now.")
    [(21, 28)]
    """
    exact = exact.strip()
    found = [(at, at + len(exact)) for at in _occurrences(line, exact)]
    kept = [(_ends(line, a, before), _begins(line, b, behind)) for a, b in found]
    both = [span for span, sides in zip(found, kept, strict=True) if all(sides)]
    if both:
        return both
    one = [span for span, sides in zip(found, kept, strict=True) if any(sides)]
    alone = len(exact) >= _TELLING or not (before.strip() or behind.strip())
    if not one and alone and len(found) == 1:
        return found
    return sorted(one, key=lambda span: abs(span[0] - near))[:1]


def now(line: str, exact: str, before: str, behind: str) -> str | None:
    """Give the words that are now between the same surroundings.

    Examples
    --------
    >>> now("There are 50 beds now.", "40 beds", "There are ", " now.")
    '50 beds'
    """
    if not before.strip() or not behind.strip():
        return None
    for at in _occurrences(line, before.strip()):
        start = at + len(before.strip())
        end = line.find(behind.strip(), start, start + len(exact) + _SLACK + CONTEXT)
        if end >= 0:
            return line[start:end].strip()
    return None


def near(line: str, words: str, start: int, end: int) -> Span | None:
    """Find words close to a span: the place nearest to it.

    Examples
    --------
    >>> near("Lee came. “We won,” Lee said.", "Lee", 10, 19)
    (20, 23)
    """
    first = max(0, start - _AROUND)
    spans = [
        (first + at, first + at + len(words))
        for at in _occurrences(line[first : end + _AROUND], words)
    ]
    return min(spans, key=lambda span: max(start - span[1], span[0] - end, 0), default=None)


def _occurrences(line: str, words: str) -> Iterator[int]:
    at = line.find(words) if words else -1
    while at >= 0:
        yield at
        at = line.find(words, at + 1)


def _ends(line: str, at: int, before: str) -> bool:
    earlier = line[max(0, at - CONTEXT - 8) : at].strip()
    return earlier.endswith(before.strip()) if before.strip() else not earlier


def _begins(line: str, at: int, behind: str) -> bool:
    later = line[at : at + CONTEXT + 8].strip()
    return later.startswith(behind.strip()) if behind.strip() else not later
