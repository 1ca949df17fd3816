"""Credits of a clause without a verb of saying."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, forms_where
from onrecord.attribution.phrases import Range, left_of, noun_phrase_after
from onrecord.attribution.tokens import QUOTATION, Tokens
from onrecord.attribution.verbs import is_clause

_OPENS_CLAUSE = CLASSES["personal_pronouns"] | CLASSES["clause_starts"] | CLASSES["determiners"]
_PAST_CUES = forms_where(lambda form: form.shape == "past" and form.follows)
_PAUSES = CLASSES["aside_marks"] - {QUOTATION}


def according(view: View) -> list[Found]:
    """``According to X, …``, ``…, in his view``, ``As noted by X, …``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Bo, according to her doctors, left early.")
    ['indirect: {Bo}, <according to> [her doctors], {left early}.']
    """
    found = []
    for at in view.places(CLASSES["credit_openers"]):
        if at + 2 >= view.last or at in view.claimed:
            continue
        credit = _credit(view.tokens, at, view.last)
        pieces = _around(view, at, credit[2]) if credit else ()
        if credit and pieces:
            found.append(Found(credit[0], credit[1], pieces))
    return found


def _credit(tokens: Tokens, at: int, last: int) -> tuple[Range | None, Range, int] | None:
    """Read ``according to X``, ``as noted by X``, ``in her view``: source, cue and end.

    A possessive names nobody; so "her view" is the cue, and there is no source.
    """
    words = tokens.words
    if words[at] == "in" and words[at + 1] in CLASSES["possessives"]:
        is_view = words[at + 2] in CLASSES["opinions"]
        return (None, (at + 1, at + 3), at + 3) if is_view else None
    if (words[at] == "according" and words[at + 1] == "to") or (
        words[at] == "as" and words[at + 1] == "per"
    ):
        cue, start = (at, at + 2), at + 2
    elif words[at] == "as" and words[at + 2] == "by" and words[at + 1] in _PAST_CUES:
        cue, start = (at + 1, at + 2), at + 3
    else:
        return None
    source = noun_phrase_after(tokens, start, last)
    return (source, cue, source[1]) if source else None


def _around(view: View, start: int, end: int) -> tuple[Range, ...]:
    """Take what stands before a credit, and after it when a comma or quotation follows."""
    words, last = view.words, view.last
    left = left_of(view.tokens, view.first, start)
    if left is None and end < last and words[end] in _OPENS_CLAUSE:
        return ((end, last),)
    source_end = end
    while end < last and words[end] not in CLASSES["aside_marks"]:
        end += 1
    while end < last and words[end] in _PAUSES:
        end += 1
    is_apposition = end < last and words[end] in CLASSES["apposition_openers"]
    if left and is_apposition and is_clause(view.tokens, *left):
        return (left,)
    right = (end, last) if end < last else None
    if not left and not right and source_end < last and is_clause(view.tokens, source_end, last):
        return ((source_end, last),)
    return tuple(piece for piece in (left, right) if piece)
