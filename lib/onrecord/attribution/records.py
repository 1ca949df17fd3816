"""From the rules' token ranges to attributions in characters."""

from dataclasses import dataclass

from onrecord.attribution.credits import explicit
from onrecord.attribution.found import Found
from onrecord.attribution.rules import read
from onrecord.attribution.sources import Range, without_clitic
from onrecord.attribution.tokens import Tokens, tokenise
from onrecord.document import Document, document_of
from onrecord.segments import Span, count_words

_CLOSERS = frozenset('”"’»%°')
_OPENERS = frozenset('$€£¥#@“"‘«')


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is cited for what.

    Attributes
    ----------
    kind : str
        ``direct``, ``mixed`` or ``indirect`` by how much of the content is in
        quotation marks; ``directive`` (someone is told to do something), ``tag``,
        ``credit`` or ``signoff``.
    source : tuple of int or None
        Span of the source as written, in characters; None when there is none.
    cue : tuple of int or None
        Span of the bare reporting word or words.
    content : tuple of tuple of int
        Spans of what is said, in text order, never empty: the cue and the source
        of an interrupted quotation are left out.
    words : int
        Words of the content.
    quoted_words : int
        Those of them in quotation marks.
    """

    kind: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    words: int
    quoted_words: int


def extract(text: Document | str) -> list[Attribution]:
    """Find who is cited for what in a text.

    Parameters
    ----------
    text : Document or str
        A document, or its text as decoded.

    Returns
    -------
    list of Attribution
        In text order: by content start, then the longer content first.

    Examples
    --------
    >>> text = "“We won,” Ann Lee said. According to her coach, the team was tired."
    >>> for a in extract(text):
    ...     print(a.kind, text[slice(*a.source)], [text[slice(*piece)] for piece in a.content])
    direct Ann Lee ['“We won,”']
    indirect her coach ['the team was tired']
    """
    tokens = tokenise(document_of(text))
    rows = [_attribution(tokens, found) for found in read(tokens)]
    rows += [
        Attribution(e.kind, e.source, e.cue, e.content, *_count(tokens, e.content))
        for e in explicit(tokens)
    ]
    rows.sort(key=lambda row: (row.content[0][0], -row.content[-1][1]))
    return rows


def _attribution(tokens: Tokens, found: Found) -> Attribution:
    pieces = tuple(_piece(tokens, piece) for piece in found.pieces)
    words, quoted = _count(tokens, pieces)
    if found.is_directive:
        kind = "directive"
    elif quoted == 0:
        kind = "indirect"
    else:
        kind = "direct" if quoted >= words else "mixed"
    source = without_clitic(tokens, found.source) if found.source else None
    cue = (tokens.starts[found.cue[0]], tokens.ends[found.cue[1] - 1]) if found.cue else None
    return Attribution(kind, source, cue, pieces, words, quoted)


def _piece(tokens: Tokens, piece: Range) -> Span:
    """Give a piece in characters, with the marks that belong to its first and last word."""
    text = tokens.text
    start, end = tokens.starts[piece[0]], tokens.ends[piece[1] - 1]
    before = tokens.ends[piece[0] - 1] if piece[0] else 0
    after = tokens.starts[piece[1]] if piece[1] < len(tokens.starts) else len(text)
    while start > before and text[start - 1] in _OPENERS:
        start -= 1
    while end < after and text[end] in _CLOSERS:
        end += 1
    return start, tokens.name_end(start, end)


def _count(tokens: Tokens, pieces: tuple[Span, ...]) -> tuple[int, int]:
    """Count the words of the pieces, and those of them in quotation marks."""
    words = sum(count_words(tokens.text[start:end]) for start, end in pieces)
    quoted = sum(
        count_words(tokens.text[max(start, q_start) : min(end, q_end)])
        for start, end in pieces
        for q_start, q_end in tokens.quoted_within(start, end)
    )
    return words, quoted
