"""What is handed out: an attribution, in characters."""

from dataclasses import dataclass

from onrecord.attribution.found import Found
from onrecord.attribution.phrases import Range, without_clitic
from onrecord.attribution.rules.credits import Credit
from onrecord.attribution.tokens import Tokens
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
        quotation marks; ``directive`` (someone is told to do something),
        ``no_comment`` (a refusal, which has no words), ``tag``, ``credit``,
        ``signoff`` or ``byline`` (who wrote the text: no source of it).
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
    negated : bool
        Whether a negation comes between source and cue: "did not say whether".
    certain : bool
        Whether it was found in a way that reading showed to be reliable.
    within : int or None
        Number, in the list, of the attribution that this one is reported in.
    """

    kind: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    words: int
    quoted_words: int
    negated: bool = False
    certain: bool = True
    within: int | None = None


def of_credit(tokens: Tokens, credit: Credit) -> Attribution:
    """Count the words of a credit."""
    words, quoted = (0, 0) if credit.kind == "byline" else _count(tokens, credit.content)
    return Attribution(credit.kind, credit.source, credit.cue, credit.content, words, quoted)


def of_found(tokens: Tokens, found: Found) -> Attribution:
    """Put what a rule found into characters, and tell its kind."""
    pieces = tuple(_piece(tokens, piece) for piece in found.pieces)
    words, quoted = _count(tokens, pieces)
    if found.kind:
        kind, words = found.kind, 0
    elif found.orders:
        kind = "directive"
    elif quoted == 0:
        kind = "indirect"
    else:
        kind = "direct" if quoted >= words else "mixed"
    source = without_clitic(tokens, found.source) if found.source else None
    cue = (tokens.starts[found.cue[0]], tokens.ends[found.cue[1] - 1]) if found.cue else None
    quoted = min(words, quoted)
    return Attribution(
        kind, source, cue, pieces, words, quoted, negated=found.negated, certain=found.certain
    )


def _piece(tokens: Tokens, piece: Range) -> Span:
    """Put a piece into characters, with the marks that belong to its first and last word."""
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
    words = quoted = 0
    for start, end in pieces:
        here = count_words(tokens.text[start:end])
        words += here
        for begin, stop in tokens.quoted_within(start, end):
            is_all = begin <= start and end <= stop
            within = max(start, begin), min(end, stop)
            quoted += here if is_all else count_words(tokens.text[slice(*within)])
    return words, quoted
