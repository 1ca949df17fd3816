"""A text, split once: its passages, its sentences and its tags."""

from dataclasses import dataclass
from typing import Any

from onrecord.segments import Passage, Sentence, passages, sentences
from onrecord.tags import Tag, tags


@dataclass(frozen=True, slots=True)
class Document:
    """A text and how it is laid out; every extractor reads this.

    Attributes
    ----------
    text : str
        The text as decoded.
    passages : list of Passage
        Paragraphs, headings, list items and signatures, in text order.
    sentences : list of Sentence
        In text order; none crosses a passage.
    tags : dict of int to Tag
        The bracketed tags by the number of the passage that they close.
    """

    text: str
    passages: list[Passage]
    sentences: list[Sentence]
    tags: dict[int, Tag]

    @property
    def title(self) -> str | None:
        """The first passage if it is a heading and more follows, else None."""
        first = self.passages[0] if len(self.passages) > 1 else None
        return self.text[first.start : first.end] if first and first.role == "heading" else None


def read(text: str) -> Document:
    r"""Split a text.

    Examples
    --------
    >>> document = read("New wing opens\n\nThe hospital has 260 beds. Dr. Lee came.")
    >>> document.title, len(document.passages), len(document.sentences)
    ('New wing opens', 2, 3)
    """
    found = passages(text)
    return Document(text, found, sentences(text, found), tags(text, found))


def document_of(text: Document | str) -> Document:
    """Take a text that may be split already.

    Examples
    --------
    >>> document_of(document_of("It rained.")).text
    'It rained.'
    """
    return read(text) if isinstance(text, str) else text


def facts(document: Document, words: int, share: float | None) -> dict[str, Any]:
    """Give what the table of documents says of a text of so many words, so many of them English.

    Examples
    --------
    >>> facts(read("It rained on the town."), 5, 0.4)
    {'title': None, 'words': 5, 'chars': 22, 'language_share': 0.4}
    """
    return {
        "title": document.title,
        "words": words,
        "chars": len(document.text),
        "language_share": share,
    }
