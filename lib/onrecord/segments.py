"""Text to passages and sentences, as spans of the text exactly as decoded.

A passage is a line: news texts separate their paragraphs by line ends, with or
without a blank line between. Lines that were broken at a fixed width belong
together and make one passage. No sentence crosses a passage.
"""

import re
import sys
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.vocabulary import words as vocabulary

Span = tuple[int, int]
"""Half-open range of characters in a document's text."""

Role = Literal["paragraph", "heading", "list_item", "signature"]

WORD = re.compile(r"[^\W_]+(?:(?:['’](?=[^\W_])|[-.,](?=\w))[^\W_]*)*")
"""A word: what white space or punctuation separates; hyphens and inner marks stay."""

_LINE = re.compile(r"\S(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*\S)?")
LIST_MARKER = re.compile(r"(?:[•◦‣▪·●*]|[-–](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))")
"""What opens a list item: a bullet, a dash, a number or a letter with its bracket."""

_SIGNED_NAME = re.compile(
    r"[—–-]?\s?(?:[A-Z][\w’'.-]{0,30}\s){1,4}?[A-Z][\w’'-]{0,30}(?:,\s|\s[—–-]\s)"
)
# A stop and, looking ahead, three groups: a comma or the like, opening marks, and a word.
_STOP = re.compile(
    r"""[.!?…](?<![.!?…]{2})[.!?…]*
    (?:["'”’»›)\]]{0,4}(?:\s[”»])?(?=\s|$)
      |(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]{0,20}\s))  # the space after the stop was forgotten
    (?=\s*([,;:]?)(["'“‘«‹„(\[—–-]{0,3})\s?((?:\w[\w.'’-]{0,30})?))""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?!I$)(?:[A-Za-z]\.){0,6}[A-Z]")
_SPEAKER_AND_VERB = re.compile(
    r"\s((?:[A-Z]\w{0,4}\.|[A-Z][\w’'-]{0,30})\s)(?:(?:[A-Z]\w{0,4}\.|[A-Z][\w’'-]{0,30})\s){0,3}(\w{1,20})"
)
_LONGEST_ABBREVIATION = 24
_REPEAT_WORDS = 5
_HEADING_WORDS = 14
_LETTER, _JOIN = 1, 2


class Passage(NamedTuple):
    """One paragraph, heading, list item or signature: a span and its role."""

    start: int
    end: int
    role: Role


class Sentence(NamedTuple):
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
    return len(WORD.findall(text))


def repeat_key(passage: str) -> str | None:
    """Give what two passages share if one repeats the other word for word.

    Parameters
    ----------
    passage : str
        A passage's text.

    Returns
    -------
    str or None
        The text with plain white space; None for a passage of fewer than five
        words, which is never taken for a repeated one ("Read more").

    Examples
    --------
    >>> repeat_key("It rained\u00a0all  night long."), repeat_key("Read more")
    ('It rained all night long.', None)
    """
    words = plainly_spaced(passage)
    return words if words.count(" ") >= _REPEAT_WORDS - 1 else None


def plainly_spaced(passage: str) -> str:
    r"""Put single blanks for all white space inside a passage, and none at its ends.

    Examples
    --------
    >>> plainly_spaced("It rained\u00a0all\n night long. ")
    'It rained all night long.'
    """
    plain = passage.strip()
    if plain.isprintable() and "  " not in plain:  # a blank is the only white space that prints
        return plain  # nearly always, in a sixth of the time
    return " ".join(plain.split())


def passages(text: str) -> list[Passage]:
    r"""Split a text into passages.

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
    >>> text = "Tour route:\n\nMeet in the hall. Watch a video.\n• Bring an ID"
    >>> [(p.role, text[p.start:p.end]) for p in passages(text)]  # doctest: +NORMALIZE_WHITESPACE
    [('heading', 'Tour route:'),
     ('paragraph', 'Meet in the hall. Watch a video.'),
     ('list_item', '• Bring an ID')]
    """
    spans = _join_wrapped(text, [line.span() for line in _LINE.finditer(text)])
    return [
        Passage(start, end, _role(text, start, end, last=i == len(spans) - 1))
        for i, (start, end) in enumerate(spans)
    ]


def sentences(text: str, within: Sequence[Passage] | None = None) -> list[Sentence]:
    """Split a text into sentences, passage by passage.

    A stop ends a sentence unless it belongs to an abbreviation, an initial or a
    number, or a lower-case word follows.

    Parameters
    ----------
    text : str
        A document's text as decoded.
    within : sequence of Passage, optional
        Its passages, where they are known already.

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
        for number, passage in enumerate(passages(text) if within is None else within)
        for start, end in split_passage(text, passage.start, passage.end)
    ]


def word_counts(
    text: str, passages: Sequence[Passage], sentences: Sequence[Sentence]
) -> tuple[list[int], list[int]]:
    """Count the words of each passage and of each sentence, going through the text once.

    Examples
    --------
    >>> text = "It rained. Dr. Lee came."
    >>> word_counts(text, passages(text), sentences(text))
    ([5], [2, 3])
    """
    begins = _word_begins(text)
    of_passages = [begins.count(1, one.start, one.end) for one in passages]
    of_sentences = [begins.count(1, one.start, one.end) for one in sentences]
    for number, (before, one) in enumerate(pairwise(sentences), 1):
        if before.end == one.start:  # "came.She", one word in two sentences
            of_sentences[number] = count_words(text[one.start : one.end])
    return of_passages, of_sentences


def _word_begins(text: str) -> bytes:
    """Give 1 for each character of a text that begins a word as WORD finds it, 0 for the others.

    Such a letter or digit is neither behind another nor behind one and a mark that joins. This
    takes a quarter of the time of WORD.
    """
    codes = np.frombuffer(("  " + text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds()[codes]
    letters, joins = kinds == _LETTER, kinds == _JOIN
    begins = letters[2:] & ~letters[1:-1] & ~(joins[1:-1] & letters[:-2])
    return bytes(begins)


@cache
def _kinds() -> NDArray[np.uint8]:
    """Tell what each character is to a word: a letter or digit, a mark that joins, or neither."""
    every = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    kinds = np.strings.isalnum(every.view("<U1")).astype(np.uint8) * _LETTER
    kinds[[ord(mark) for mark in "'’-.,"]] = _JOIN
    return kinds


def split_passage(text: str, start: int, end: int) -> list[Span]:
    """Split one passage of a text into sentences.

    Parameters
    ----------
    text : str
        A document's text.
    start, end : int
        Where the passage starts and ends, in characters; no white space at its ends.

    Returns
    -------
    list of Span
        In text order; together they cover the passage but for the white space between.

    Examples
    --------
    >>> split_passage("It opened on Nov. 8. Dr. Lee was there.", 0, 39)
    [(0, 20), (21, 39)]
    """
    spans = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, begin, stop):
            spans.append((begin, stop.end()))
            begin = stop.start(1)
    if spans and not WORD.search(text, begin, end):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((begin, end))
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
    if not text[following[0]].islower() or text[line[1] - 1] in ".!?:;…":
        return False
    last_break = text.rfind("\n", line[0], line[1])
    width = line[1] - max(line[0], last_break + 1)
    return 40 <= width <= 120 and text.count("\n", line[1], following[0]) == 1


def _role(text: str, start: int, end: int, *, last: bool) -> Role:
    if LIST_MARKER.match(text, start, end):
        return "list_item"
    if text[end - 1] in '.!?…;,"”’»)]':
        return "paragraph"
    if last and is_signature(text, start, end):
        return "signature"
    is_short = count_words(text[start : min(end, start + 400)]) <= _HEADING_WORDS
    return "heading" if is_short and end - start <= 400 else "paragraph"


def is_signature(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a name with titles: ``Ann Lee, Director, City Hospital``."""
    name = _SIGNED_NAME.match(text, start, end)
    if not name:
        return False
    titles = {
        word.group().lower() for word in WORD.finditer(text, name.end(), min(end, start + 400))
    }
    return not titles.isdisjoint(vocabulary("roles"))


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    joins, marks, word = stop.groups()
    goes_on = word[:1].islower() and not word[1:2].isupper() and not marks.strip("—–-")
    if joins or goes_on or stop.start() - begin <= 1:
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return not _is_question_put(text, stop)
    window = text[max(begin, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    *_, token = window.rsplit(None, 1) or [""]
    token = token.lstrip("\"'“”‘’([")
    if stop.start() - len(token) == begin and token.isdigit():
        return False  # the number of a list item
    token = token[token.rfind("-") + 1 :]
    kind = _abbreviations().get(token)
    if kind is None and not (token[-1:].isupper() and _INITIALS.fullmatch(token)):
        return True
    return _ends_after(kind or "initials", word.rstrip("."), marks)


def _ends_after(kind: str, word: str, marks: str) -> bool:
    """Tell whether an abbreviation ends the sentence, by its kind and the word that follows."""
    if kind == "number":
        return not word[:1].isdigit() and _abbreviations().get(word) != "number"
    if kind == "closing":
        return not word[:1].isdigit() and word not in vocabulary("after_clock")
    if kind == "final" and marks:
        return "“" in marks or '"' in marks
    return kind != "never" and not marks and word in vocabulary("sentence_openers")


@cache
def _abbreviations() -> dict[str, str]:
    """Give the kind of each abbreviation: the file that lists it says what may follow."""
    never = dict.fromkeys(vocabulary("abbreviations"), "never")
    return never | {
        token: kind
        for kind in ("number", "closing", "final")
        for token in vocabulary(f"abbreviations_{kind}")
    }


def _is_question_put(text: str, stop: re.Match[str]) -> bool:
    """Tell whether who asks follows: “Is it open?” Ms. Lee asked."""
    if stop.group()[-1] not in "\"'”’»":
        return False
    speaker = _SPEAKER_AND_VERB.match(text, stop.end(), stop.end() + 160)
    return bool(
        speaker
        and speaker[1].strip() not in vocabulary("sentence_openers")
        and speaker[2] in vocabulary("quotation_verbs")
    )
