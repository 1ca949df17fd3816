"""Text to passages and sentences, as spans of the text exactly as decoded.

A passage is a line: news texts separate their paragraphs by line ends, with or
without a blank line between. Lines that were broken at a fixed width belong
together and make one passage. No sentence crosses a passage.
"""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.vocabulary import words as vocabulary

Span = tuple[int, int]
"""Half-open range of characters in a document's text."""

Role = Literal["paragraph", "heading", "list_item", "signature"]

WORD = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W_])|[-.,](?=\w))*+")
"""A word: what white space or punctuation separates; hyphens and inner marks stay."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LIST_ITEM = re.compile(r"(?:[•◦‣▪·●*]|[-–](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))")
_SIGNED_NAME = re.compile(
    r"[—–-]?\s?(?:[A-Z][\w’'.-]{0,30}\s){1,4}?[A-Z][\w’'-]{0,30}(?:,\s|\s[—–-]\s)"
)
_STOP = re.compile(r"[.!?…]++[\"'”’»›)\]]{0,4}(?=\s|$)")
_BEFORE_STOP = re.compile(r"[\w.&'’-]{1,24}$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, list item or signature: a span and its role."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the number of its passage and its span."""

    passage: int
    start: int
    end: int


def count_words(text: str) -> int:
    """Count the words of a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    int
        Number of words; a hyphenated compound or a number is one.

    Examples
    --------
    >>> count_words("More than 3,000 high-tech beds, the centre’s chief said.")
    9
    """
    return sum(1 for _ in WORD.finditer(text))


def passages(text: str) -> list[Passage]:
    """Split a text into passages.

    Parameters
    ----------
    text : str
        A document's text as decoded.

    Returns
    -------
    list of Passage
        In text order, without overlap; white space at their ends is left out.

    Examples
    --------
    >>> text = "Tour route:\\n\\nMeet in the hall. Watch a video.\\n• Bring an ID"
    >>> [(p.role, text[p.start:p.end]) for p in passages(text)]  # doctest: +NORMALIZE_WHITESPACE
    [('heading', 'Tour route:'),
     ('paragraph', 'Meet in the hall. Watch a video.'),
     ('list_item', '• Bring an ID')]
    """
    spans = _join_wrapped(text, _lines(text))
    return [
        Passage(start, end, _role(text, start, end, last=i == len(spans) - 1))
        for i, (start, end) in enumerate(spans)
    ]


def sentences(text: str) -> list[Sentence]:
    """Split a text into sentences, passage by passage.

    A stop ends a sentence unless it belongs to an abbreviation, an initial or a
    number, or a lower-case word follows.

    Parameters
    ----------
    text : str
        A document's text as decoded.

    Returns
    -------
    list of Sentence
        In text order, without overlap.

    Examples
    --------
    >>> text = "Dr. A. Lee came at 9 a.m. from the U.S. It was 3.5 km. “Why?” she asked."
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['Dr. A. Lee came at 9 a.m. from the U.S.', 'It was 3.5 km.', '“Why?” she asked.']
    """
    return [
        Sentence(number, start, end)
        for number, passage in enumerate(passages(text))
        for start, end in _split(text, passage.start, passage.end)
    ]


def _lines(text: str) -> list[Span]:
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append((start, start + len(stripped)))
    return spans


def _join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    """Join lines broken at a fixed width: full lines that go on in lower case."""
    joined: list[Span] = []
    for start, end in lines:
        if joined and _goes_on(text, joined[-1], (start, end)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(text: str, line: Span, following: Span) -> bool:
    gap = text[line[1] : following[0]]
    last_break = text.rfind("\n", line[0], line[1])
    width = line[1] - max(line[0], last_break + 1)
    return (
        gap.count("\n") == 1
        and 40 <= width <= 120
        and text[line[1] - 1] not in ".!?:;…"
        and text[following[0]].islower()
    )


def _role(text: str, start: int, end: int, *, last: bool) -> Role:
    if _LIST_ITEM.match(text, start, end):
        return "list_item"
    if text[end - 1] in ".!?…;,\"”’»)]":
        return "paragraph"
    if last and _is_signature(text, start, end):
        return "signature"
    is_short = count_words(text[start : min(end, start + 400)]) <= _HEADING_WORDS
    return "heading" if is_short and end - start <= 400 else "paragraph"


def _is_signature(text: str, start: int, end: int) -> bool:
    name = _SIGNED_NAME.match(text, start, end)
    if not name:
        return False
    titles = {word.group().lower() for word in WORD.finditer(text, name.end(), min(end, start + 400))}
    return not titles.isdisjoint(vocabulary("roles"))


def _split(text: str, start: int, end: int) -> list[Span]:
    spans = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, begin, stop, end):
            spans.append((begin, stop.end()))
            begin = stop.end()
            while text[begin].isspace():
                begin += 1
    if spans and not WORD.search(text, begin, end):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((begin, end))
    return spans


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    at = stop.end()
    while text[at].isspace():
        at += 1
    follower = text[at]
    if follower.islower() or follower in ",;:":
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    before = _BEFORE_STOP.search(text, max(begin, stop.start() - 24), stop.start())
    if not before:
        return True
    token = before.group().lstrip("'’")
    if token.isdigit() and before.start() == begin:
        return False
    next_word = WORD.match(text, at, end)
    opens = bool(next_word) and next_word.group() in vocabulary("sentence_openers")
    if token in vocabulary("abbreviations"):
        return False
    if token in vocabulary("abbreviations_final"):
        return opens
    if _INITIALS.fullmatch(token) and token != "I":
        return opens and len(token) > 1
    return True
