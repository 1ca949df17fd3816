"""Explicit credits, for which no verb of saying stands: tags, press services, sign-offs."""

import re
from dataclasses import dataclass

from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.tokens import Tokens
from onrecord.segments import Passage, Span

_NAME = r"[\w’'-]{1,30} "
_OUTLET = (
    f"press (?:{'|'.join(sorted(CLASSES['press_offices']))})|{'|'.join(sorted(CLASSES['media']))}"
)
_CREDIT = re.compile(
    rf"((?:{_NAME}){{1,12}}?)(?:was|were|is|are|has been|have been) "
    r"(?:later |also |first |originally )?"
    rf"({'|'.join(sorted(CLASSES['crediting']))}) "
    rf"(?:by|on|in) ((?:the|its|a|an) (?:{_NAME}){{0,5}}?(?:{_OUTLET})\b"
    r"(?: [A-Z]\w{1,40}){0,4})"
)


@dataclass(frozen=True, slots=True)
class Explicit:
    """An explicit credit, in characters."""

    kind: str
    source: Span
    cue: Span | None
    content: tuple[Span, ...]


def explicit(tokens: Tokens) -> list[Explicit]:
    """Find the tags, the credits and the sign-off of a text."""
    return [*_tags(tokens), *_credits(tokens), *_signoff(tokens)]


def _tags(tokens: Tokens) -> list[Explicit]:
    """``[attribution: X]`` credits the paragraph that it closes."""
    found = []
    for number, tag in tokens.tags.items():
        start, end = tokens.passages[number].start, tag.start
        while end > start and tokens.text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Explicit("tag", tag.source, tag.keyword, ((start, end),)))
    return found


def _credits(tokens: Tokens) -> list[Explicit]:
    """``was captured on the Telegram channel X`` credits the thing captured."""
    text, found = tokens.text, []
    for sentence in tokens.sentences:
        first, last = sentence.first, min(sentence.last, sentence.first + 40)
        if CLASSES["crediting"].isdisjoint(tokens.words[first:last]):
            continue
        start = tokens.starts[first]
        credit = _CREDIT.match(text, start, min(tokens.ends[sentence.last - 1], start + 400))
        if credit:
            thing = credit.start(1), credit.end(1) - 1
            found.append(Explicit("credit", credit.span(3), credit.span(2), (thing,)))
    return found


def _signoff(tokens: Tokens) -> list[Explicit]:
    """Find the statement that a name with titles at the end signs.

    The statement reaches back to the last passage that belongs to something else:
    a heading or list, or a short paragraph that follows such a section.
    """
    passages = tokens.passages
    if not passages or passages[-1].role != "signature":
        return []
    first = len(passages) - 1
    while first > 0 and passages[first - 1].role == "paragraph":
        first -= 1
    first += _of_section(tokens, passages[first:-1]) if first > 0 else 0
    if first >= len(passages) - 1:
        return []
    name_end = tokens.text.find(",", passages[-1].start, passages[-1].end)
    content = tuple((p.start, p.end) for p in passages[first:-1])
    name = passages[-1].start, name_end if name_end > 0 else passages[-1].end
    return [Explicit("signoff", name, None, content)]


def _of_section(tokens: Tokens, paragraphs: list[Passage]) -> int:
    """Count the paragraphs that belong to a heading or list before them.

    These are the first one, and the single-sentence ones right after it.
    """
    per_passage: dict[int, int] = {}
    for sentence in tokens.sentences:
        start = tokens.passages[sentence.passage].start
        per_passage[start] = per_passage.get(start, 0) + 1
    count = 0
    for paragraph in paragraphs:
        if per_passage.get(paragraph.start, 0) > 1:
            break
        count += 1
    return count
