"""The engine: a text's sentences through the rules, to attributions."""

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache, reduce
from itertools import compress
from operator import or_

from onrecord.attribution.cues import cue_uses
from onrecord.attribution.found import Found, View
from onrecord.attribution.phrases import is_source
from onrecord.attribution.record import Attribution, of_credit, of_found
from onrecord.attribution.rules import CREDIT_RULES, OF_CUES, RULES, STARTS
from onrecord.attribution.rules.continued import announced, continued
from onrecord.attribution.rules.nested import nested
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens, tokenise
from onrecord.document import Document, document_of

_OPENS_QUOTED = frozenset({QUOTATION, DASH})


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
    found = _read(tokens)
    rows = [of_found(tokens, one) for one in found]
    rows += [of_credit(tokens, credit) for rule in CREDIT_RULES for credit in rule(tokens)]
    order = sorted(range(len(rows)), key=lambda at: _place(rows[at]))
    number = {id(found[at]): place for place, at in enumerate(order) if at < len(found)}
    outer = {at: number.get(id(one.within)) for at, one in enumerate(found) if one.within}
    return [replace(rows[at], within=outer[at]) if at in outer else rows[at] for at in order]


def _place(row: Attribution) -> tuple[int, int]:
    """Order by content start, then the longer content first."""
    return row.content[0][0], -row.content[-1][1]


def _read(tokens: Tokens) -> list[Found]:
    """Apply the rules to every sentence; one in which none applies may be what goes on."""
    found: list[Found] = []
    before: View | None = None
    words = tokens.words
    starts = list(compress(range(len(words)), map(STARTS.__contains__, words)))
    rules = [STARTS[words[at]] for at in starts]
    reached = 0
    for sentence in tokens.sentences:
        begin, reached = reached, bisect_left(starts, sentence.last, reached)
        here = starts[begin:reached]
        cues = cue_uses(tokens, sentence, here)
        started = reduce(or_, rules[begin:reached], OF_CUES if cues else 0)
        if not started:  # a sentence that no rule may start in: every other one
            before = None
            continue
        view = View(tokens, *sentence, here, cues)
        new = _read_sentence(view, started)
        if not new and words[view.first] in _OPENS_QUOTED:
            new = announced(before, view) if before else []
            if not new:
                continued(view, found)
        found += new
        before = view
    return found


@lru_cache(maxsize=4096)
def _numbers(bits: int) -> tuple[int, ...]:
    """Give the numbers of the bits that are set."""
    return tuple(number for number in range(bits.bit_length()) if bits >> number & 1)


def _read_sentence(view: View, started: int) -> list[Found]:
    """Apply these rules in their order; each claims what it finds that has a proper source."""
    found: list[Found] = []
    for number in _numbers(started):
        for new in RULES[number](view):
            if new.source is None or is_source(view.tokens, new.source):
                view.claim(new)
                found.append(new)
    if not found:
        return found
    return sorted([*found, *nested(view, found)], key=lambda one: one.pieces[0])
