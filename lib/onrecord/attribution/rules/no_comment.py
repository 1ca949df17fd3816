"""Refusals to comment."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.subjects import main_subject, subject_before
from onrecord.attribution.verbs import verb_start

_REACH = 9  # tokens from the refusal to "comment"
_OPENERS = CLASSES["prepositions"] | CLASSES["determiners"]
_BEFORE_CLAUSE = CLASSES["before_shared"] | CLASSES["subordinators"]
_NEGATIONS = CLASSES["negations"] | {"unavailable"}


def no_comment(view: View) -> list[Found]:
    """``X declined to comment``, ``X did not respond to a request for comment``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The coach declined to comment.")
    ['no_comment: [The coach] <declined> {to comment}.']
    >>> marked("The club could not be reached for comment.")
    ['no_comment: [The club] <could not be reached> {for comment}.']
    """
    for at in view.places(CLASSES["comments"]):
        if at > view.first and at not in view.claimed:
            refusal = _refusal(view, at)
            if refusal is not None:
                return _found(view, refusal, at)
    return []


def _refusal(view: View, at: int) -> int | None:
    """Find the verb or negation that refuses, left of "comment" in the same clause."""
    words = view.words
    for here in range(at - 1, max(view.first, at - _REACH) - 1, -1):
        if words[here] in CLASSES["refusals"] or words[here] in _NEGATIONS:
            return here
        if words[here] == "no" and words[here - 1] in CLASSES["having"]:
            return here - 1
        if words[here] in CLASSES["punctuation"] or words[here] in CLASSES["relatives"]:
            return None
    return None


def _found(view: View, refusal: int, at: int) -> list[Found]:
    """Put together who refuses, the verb, and what is refused."""
    tokens, words, first = view.tokens, view.words, view.first
    begin = verb_start(tokens, refusal, first)
    source = subject_before(tokens, begin, first) or main_subject(tokens, first, at)
    start = next((here for here in range(refusal + 1, at) if words[here] in _OPENERS), at)
    if source is None or not _opens_clause(words, source[0], first):
        return []
    cue = (refusal if words[refusal] in CLASSES["refusals"] else begin), start
    return [Found(source, cue, ((start, at + 1),), kind="no_comment")]


def _opens_clause(words: list[str], at: int, first: int) -> bool:
    """Tell ``The club had no comment`` from ``She said the club had no comment``."""
    return at == first or words[at - 1] in _BEFORE_CLAUSE
