"""What is said after a cue: the plainest and most frequent rule."""

from onrecord.attribution.beginnings import begins
from onrecord.attribution.candidates import CueUse
from onrecord.attribution.endings import ends
from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.speaking import is_certain, is_negated, reports
from onrecord.attribution.tokens import QUOTATION
from onrecord.attribution.verbs import is_finite

_ADDRESSEE = 8  # tokens between a cue and "to"
_NO_ADDRESSEE = CLASSES["question_words"] | {"to", QUOTATION}


def after_cue(view: View) -> list[Found]:
    """``X said that …``, ``…, adding that …``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Ann Lee, the mayor of Tula, said Bo left.")
    ['indirect: [Ann Lee], the mayor of Tula, <said> {Bo left}.']
    """
    found: list[Found] = []
    reached = view.first
    for number, use in enumerate(view.cues):
        is_inside = use.is_inverted and use.start > view.first
        if is_inside or use.at < reached or use.at in view.claimed:
            continue
        last = view.free_from(use.at)
        start = begins(view.tokens, use, last)
        if start is None:
            continue
        if last < view.last and _is_subject_alone(view, use, start, last):
            last = view.last
        end = ends(view.tokens, use, start, view.first, last, view.cues[number + 1 :])
        if end > start and reports(view, use, start, end):
            orders = _orders(view, use, start, end)
            cue, negated = (use.at, use.cue_end), is_negated(view, use)
            certain = is_certain(view, use, start, end)
            piece = start, end
            found.append(Found(use.source, cue, (piece,), orders, negated=negated, certain=certain))
            reached = end
    return found


def _is_subject_alone(view: View, use: CueUse, start: int, end: int) -> bool:
    """Recognise ``reported that the club`` before ``declined to comment``: a clause goes on."""
    if view.words[start - 1] != "that" or "clause" not in use.form.takes:
        return False
    return not any(is_finite(view.tokens, at) for at in range(start, end))


def _orders(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``asked the clinic to close`` from ``asked to leave`` and ``asked why``."""
    if use.form.orders != "addressee":
        return use.form.orders == "always"
    words, reach = view.words, range(start + 1, min(end, start + _ADDRESSEE))
    to = next((at for at in reach if words[at] == "to"), None)
    if to is None or start != use.end or words[start] in _NO_ADDRESSEE:
        return False
    return not any(is_finite(view.tokens, at) for at in range(start + 1, to))
