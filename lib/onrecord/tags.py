"""Bracketed tags: ``[attribution: X]`` at the end of a paragraph credits the paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.segments import Passage, Span

_TAG = re.compile(
    r"[\[(](attribution|source|via|credit|photo|image):[ \t\u00a0]{0,4}([^\[\]()\n]{1,120})[\])]",
    re.IGNORECASE,
)
_REACH = 160


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, in characters: the whole bracket, its keyword and its source."""

    start: int
    end: int
    keyword: Span
    source: Span


def tags(text: str, passages: Sequence[Passage]) -> dict[int, Tag]:
    """Find the tags that close a passage, by the number of their passage.

    Examples
    --------
    >>> from onrecord.segments import passages
    >>> text = "It opened in May. [attribution: press office]"
    >>> [text[slice(*tag.source)] for tag in tags(text, passages(text)).values()]
    ['press office']
    """
    found = {}
    for number, passage in enumerate(passages):
        if text[passage.end - 1] in "])":
            tag = _TAG.search(text, max(passage.start, passage.end - _REACH), passage.end)
            if tag and tag.end() == passage.end:
                found[number] = Tag(tag.start(), tag.end(), tag.span(1), tag.span(2))
    return found
