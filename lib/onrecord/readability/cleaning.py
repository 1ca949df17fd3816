"""Hygiene: what is not prose, or would be miscounted, goes before sentences are counted."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.document import Document, document_of
from onrecord.segments import (
    LIST_MARKER,
    Passage,
    Role,
    Span,
    passages,
    repeat_key,
    split_passage,
)
from onrecord.tags import Tag, tags

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]{0,2000}[^\s<>\"“”'’.,;:!?)\]]")
_WORD = re.compile(r"\w")
# A mark that may be no apostrophe: not behind a letter, or not before one or a word of its line.
_QUOTE_MARK = re.compile(r"’(?!(?<=\w’)(?:\w| \S))")
_FEWEST_WORDS_ASIDE = 3
_INLINE = re.compile(r"(?<!\S)\(?(\d{1,2})\)\s")
_FEWEST_ITEMS = 3
_ASIDE = ("list_item", "heading")
_TAIL = ".!?…\"'”’»›)] \t\n\r"


@dataclass(frozen=True, slots=True)
class Removed:
    """What hygiene took out or put in.

    ``tags``, ``repeats`` (passages of five words or more that repeat an earlier one of the
    document word for word), ``urls`` and ``labels`` (list items and headings of fewer than
    three words: dates, hours, "Tour route:") are the texts removed. ``stops`` is the number
    of stops removed because they end no sentence, ``line_ends`` that of passages given the
    stop they lacked, ``list_items`` and ``headings`` how many of these were kept.
    """

    tags: tuple[str, ...]
    repeats: tuple[str, ...]
    urls: tuple[str, ...]
    labels: tuple[str, ...]
    stops: int
    line_ends: int
    list_items: int
    headings: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The sentences that count, each with one final stop, and what was removed."""

    sentences: tuple[str, ...]
    removed: Removed

    @property
    def text(self) -> str:
        """The cleaned text, a sentence a line."""
        return "\n".join(self.sentences)


def clean(text: Document | str) -> Cleaned:
    r"""Take out of a text what would spoil its readability scores.

    In this order: typographic apostrophes and dashes are made plain, tags removed, then
    passages that repeat an earlier one, list markers, addresses of the web, labels, and the
    stops that end no sentence, as onrecord.segments finds sentences; what lacks a final
    stop, such as a heading, is given one.

    Parameters
    ----------
    text : Document or str
        A document's text as decoded, or as :func:`onrecord.document.read` split it.

    Returns
    -------
    Cleaned
        textstat finds in its ``text`` these very sentences, except those of fewer than
        three words, which it does not count and we do.

    Examples
    --------
    >>> cleaned = clean("New beds by 2024:\n• 3.5 for Dr. Lee. [source: ministry]")
    >>> cleaned.text.splitlines()
    ['New beds by 2024:.', '35 for Dr Lee.']
    >>> cleaned.removed.stops, cleaned.removed.line_ends, cleaned.removed.tags
    (2, 1, ('[source: ministry]',))
    """
    document = document_of(text)
    known = _sentences_of_passages(document)
    kept, taken_off, repeats = _select_passages(*_normalised(document))
    urls: list[str] = []
    labels: list[str] = []
    roles: list[Role] = []
    sentences: list[str] = []
    for role, words in kept:
        if role == "list_item":
            words = _without_marker(words)
        if "://" in words or "www." in words:
            urls += _URL.findall(words)
            words = _URL.sub("", words).strip()
        if role in _ASIDE and len(words.split()) < _FEWEST_WORDS_ASIDE:
            labels.append(words)
            continue
        roles.append(role)
        sentences += known.get(words) or _split(words)
    closed = [_close(one) for one in sentences if one[0].isalnum() or _WORD.search(one)]
    return Cleaned(
        tuple([sentence for sentence, _, _ in closed]),
        Removed(
            tags=tuple(taken_off),
            repeats=tuple(repeats),
            urls=tuple(urls),
            labels=tuple(labels),
            stops=sum([removed for _, removed, _ in closed]),
            line_ends=sum([is_open for _, _, is_open in closed]),
            list_items=roles.count("list_item"),
            headings=roles.count("heading"),
        ),
    )


def _normalised(document: Document) -> tuple[str, Sequence[Passage], dict[int, Tag]]:
    """Make apostrophes and dashes what textstat can tell from letters and word breaks."""
    plain = document.text.replace("’", "'")
    text = unicodedata.normalize("NFC", plain)
    text = text.replace("—", " — ").replace("―", " — ").replace("--", " — ")
    if text == plain and not _QUOTE_MARK.search(document.text):
        return text, document.passages, document.tags  # nothing that splits a text has changed
    found = passages(text)
    return text, found, tags(text, found)


def _sentences_of_passages(document: Document) -> dict[str, list[str]]:
    """Give the sentences of each passage that has only apostrophes to be made plain."""
    if _QUOTE_MARK.search(document.text):
        return {}
    line = document.text.replace("’", "'").replace("\n", " ")
    found: list[list[str]] = [[] for _ in document.passages]
    for number, start, end in document.sentences:
        found[number].append(line[start:end])
    words = [line[start:end] for start, end, _ in document.passages]
    return {one: split for one, split in zip(words, found, strict=True) if "1)" not in one}


def _without_marker(item: str) -> str:
    marker = LIST_MARKER.match(item)
    return item[marker.end() :].lstrip() if marker else item


def _select_passages(
    text: str, found: Sequence[Passage], closing: dict[int, Tag]
) -> tuple[list[tuple[Role, str]], list[str], list[str]]:
    """Give the passages with their roles, the tags taken off them, and the repeats left out."""
    kept: list[tuple[Role, str]] = []
    seen: set[str] = set()
    repeats = []
    for number, passage in enumerate(found):
        tag = closing.get(number)
        words = text[passage.start : tag.start if tag else passage.end].rstrip().replace("\n", " ")
        if words in seen and repeat_key(words):
            repeats.append(words)
        elif words:
            kept.append((passage.role, words))
            seen.add(words)
    return kept, [text[tag.start : tag.end] for tag in closing.values()], repeats


def _split(passage: str) -> list[str]:
    """Split what is left of a passage into sentences."""
    return [
        passage[start:end]
        for first, last in _items(passage)
        for start, end in split_passage(passage, first, last)
        if start < end
    ]


def _items(passage: str) -> Iterator[Span]:
    """Split at "1) …; 2) …; 3) …": three and more in a row are items, as those of a list."""
    markers = list(_INLINE.finditer(passage)) if ") " in passage else []
    numbers = [int(marker.group(1)) for marker in markers]
    cuts = []
    if len(numbers) >= _FEWEST_ITEMS and numbers == list(range(1, len(numbers) + 1)):
        cuts = [(marker.start(), marker.end()) for marker in markers]
    start = 0
    for end, following in cuts:
        yield start, len(passage[:end].rstrip())
        start = following
    yield start, len(passage)


def _close(sentence: str) -> tuple[str, int, bool]:
    """Leave a sentence the stops it ends on; tell how many went, and whether it had to get one."""
    if sentence.find(".") == len(sentence) - 1 and "!" not in sentence and "?" not in sentence:
        return sentence, 0, False  # most are so, and cleaning is half the time
    body = sentence.rstrip(_TAIL)
    tail = sentence[len(body) :]
    inner = body.count(".") + body.count("!") + body.count("?")
    if inner:
        body = body.replace(".", "").replace("!", "").replace("?", "")
    is_open = not ("." in tail or "!" in tail or "?" in tail)
    return body + tail + "." * is_open, inner, is_open
