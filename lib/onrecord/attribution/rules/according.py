"""Credits of a clause without a verb of saying."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, forms_where
from onrecord.attribution.phrases import Range, left_of, noun_phrase_after
from onrecord.attribution.tokens import QUOTATION
from onrecord.attribution.verbs import is_clause

_OPENS_CLAUSE = CLASSES["personal_pronouns"] | CLASSES["clause_starts"] | CLASSES["determiners"]
CREDITING = CLASSES["opinions"] | {"according", "per", "by"}
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
    for at in view.places(CREDITING):
        credit = _credit(view, at)
        if credit is None or credit[0] in view.claimed:
            continue
        start, source, cue, end = credit
        pieces = _around(view, start, end)
        if pieces:
            found.append(Found(source, cue, pieces))
    return found


def _credit(view: View, at: int) -> tuple[int, Range | None, Range, int] | None:
    """Read ``according to X``, ``as noted by X``, ``in her view``: start, source, cue and end.

    "Her view" does not say who she is: it is the cue, and the row has no source.
    """
    words, first, last = view.words, view.first, view.last
    word, after = words[at], words[at + 1] if at + 1 < last else ""
    before, opener = words[max(first, at - 1)], words[max(first, at - 2)]
    if word in CLASSES["opinions"]:
        is_view = opener == "in" and before in CLASSES["possessives"]
        return (at - 2, None, (at - 1, at + 1), at + 1) if is_view else None
    if word == "according" and after == "to":
        start, cue, begin = at, (at, at + 2), at + 2
    elif word == "per" and before == "as":
        start, cue, begin = at - 1, (at - 1, at + 1), at + 1
    elif word == "by" and opener == "as" and before in _PAST_CUES:
        start, cue, begin = at - 2, (at - 1, at), at + 1
    else:
        return None
    source = noun_phrase_after(view.tokens, begin, last)
    return (start, source, cue, source[1]) if source else None


def _around(view: View, start: int, end: int) -> tuple[Range, ...]:
    """Take what comes before a credit, and after it when a comma or quotation follows."""
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
