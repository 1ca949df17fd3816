"""A long quotation that no cue introduces."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.subjects import main_subject
from onrecord.attribution.tokens import QUOTATION

_QUOTATIONS = frozenset({QUOTATION})
_LONG_QUOTATION = 30  # characters


def uncued(view: View) -> list[Found]:
    """``X … “…”``: a long quotation is given to the subject of its sentence.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The mayor contrasted that with one that “has not had a new bed since 1990”.")
    ['direct: [The mayor] contrasted that with one that {“has not had a new bed since 1990”}.']
    """
    tokens = view.tokens
    found: list[Found] = []
    if tokens.passages[view.passage].role == "heading":
        return found
    for at in view.places(_QUOTATIONS):
        is_long = tokens.ends[at] - tokens.starts[at] >= _LONG_QUOTATION
        if is_long and at > view.first and at not in view.claimed:
            source = main_subject(tokens, view.first, at)
            if source and view.words[source[0]] not in CLASSES["things"]:
                found.append(Found(source, None, ((at, at + 1),), certain=False))
    return found
