"""Credits of a whole text or passage, without a verb of saying."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Protocol

from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.tokens import Tokens
from onrecord.attribution.verbs import is_finite
from onrecord.segments import Passage, Span, is_signature
from onrecord.vocabulary import words as vocabulary

_NAME = r"[\w’'-]{1,30} "
_PRESS = "|".join(sorted(CLASSES["press_offices"]))
_MEDIA = "|".join(sorted(CLASSES["media"]))
_CREDITED = "|".join(sorted(CLASSES["crediting"]))
_CREDIT = re.compile(
    rf"((?:{_NAME}){{1,12}}?)(?:was|were|is|are|has been|have been) "
    r"(?:later |also |first |originally )?"
    rf"({_CREDITED}) "
    rf"(?:by|on|in) ((?:the|its|a|an) (?:{_NAME}){{0,5}}?(?:press (?:{_PRESS})|{_MEDIA})\b"
    r"(?: [A-Z]\w{1,40}){0,4})"
)

_OPENING = 40  # tokens of a sentence looked at for a verb of crediting
_TOP = 3  # passages above a text that may sign it
_CREDIT_REACH = 400  # characters


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit, in characters."""

    kind: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


class CreditRule(Protocol):
    """Find the credits of a whole text."""

    def __call__(self, tokens: Tokens) -> list[Credit]:
        """Give what the rule finds, in text order."""


def tags(tokens: Tokens) -> list[Credit]:
    """``[attribution: X]`` credits the paragraph that it closes.

    Examples
    --------
    >>> from onrecord.attribution import extract
    >>> text = "The ward is open. [attribution: press office]"
    >>> [(a.kind, text[slice(*a.source)], text[slice(*a.content[0])]) for a in extract(text)]
    [('tag', 'press office', 'The ward is open.')]
    """
    found = []
    for number, tag in tokens.tags.items():
        start, end = tokens.passages[number].start, tag.start
        while end > start and tokens.text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Credit("tag", tag.source, tag.keyword, ((start, end),)))
    return found


def datelines(tokens: Tokens) -> list[Credit]:
    """``FENTON, May 2 (Evening Post) – …``: the agency gives the whole text.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("FENTON, May 2 (Evening Post) – The weir opened on Monday.")
    ['tag: FENTON, May 2 ([Evening Post]) – {The weir opened on Monday.}']
    """
    if len(tokens.agencies) != 1:
        return []
    ((number, agency),) = tokens.agencies.items()
    first = next((s.first for s in tokens.sentences if s.passage == number), None)
    if first is None:
        return []
    rest = (p for p in tokens.passages[number + 1 :] if p.role != "signature")
    content = [
        (tokens.starts[first], tokens.passages[number].end),
        *((p.start, p.end) for p in rest),
    ]
    return [Credit("tag", agency, None, tuple(content))]


def press_credits(tokens: Tokens) -> list[Credit]:
    """``… was captured on the Telegram channel X`` credits the thing captured.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The visit was filmed by the regional press service and shown.")
    ['credit: {The visit} was <filmed> by [the regional press service] and shown.']
    """
    text, found = tokens.text, []
    if CLASSES["crediting"].isdisjoint(tokens.words):
        return []
    for sentence in tokens.sentences:
        first, last = sentence.first, min(sentence.last, sentence.first + _OPENING)
        if CLASSES["crediting"].isdisjoint(tokens.words[first:last]):
            continue
        start = tokens.starts[first]
        limit = min(tokens.ends[sentence.last - 1], start + _CREDIT_REACH)
        credit = _CREDIT.match(text, start, limit)
        if credit:
            thing = credit.start(1), credit.end(1) - 1
            found.append(Credit("credit", credit.span(3), credit.span(2), (thing,)))
    return found


def signoff(tokens: Tokens) -> list[Credit]:
    r"""Take a name with titles as the last passage: it signs the statement above it.

    The statement reaches back to the last passage that belongs to something else:
    a heading or list, or a short paragraph that follows such a section.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The ward is old. It has sixty beds.\n\nAnn Lee, Director, City Hospital")
    ['signoff: {The ward is old. It has sixty beds.}\n\n[Ann Lee], Director, City Hospital']
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
    return [Credit("signoff", name, None, content)]


def signed_at_top(tokens: Tokens) -> list[Credit]:
    r"""Take a line that is only a name with titles, above a text: it signs the text.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("A new ward\n\nAnn Lee, Director, City Hospital\n\nThe ward is new. It is full.")
    ['signoff: A new ward\n\n[Ann Lee], Director, City Hospital\n\n{The ward is new. It is full.}']
    """
    text, passages = tokens.text, tokens.passages
    opening = next((at for at, p in enumerate(passages) if p.role != "heading"), 0)
    signed = [p for p in passages[: min(opening, _TOP)] if is_signature(text, p.start, p.end)]
    content = tuple((p.start, p.end) for p in passages[opening:] if p.role == "paragraph")
    if len(signed) != 1 or not content or passages[-1].role == "signature":
        return []
    line = signed[0]
    first = bisect_left(tokens.starts, line.start)
    last = bisect_left(tokens.starts, line.end)
    titles = text[line.start : line.end].split(",")[1:]
    is_told = any(is_finite(tokens, at) for at in range(first + 1, last))
    if is_told or not all(_is_title(title) for title in titles):
        return []
    name = line.start, text.find(",", line.start, line.end)
    return [Credit("signoff", name, None, content)]


def _is_title(words: str) -> bool:
    """Tell ``Director``, ``head of the ward`` from ``leaves``."""
    small = words.lower().split()
    return words.strip()[:1].isupper() or not vocabulary("roles").isdisjoint(small)


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
