"""A quotation after a colon, where no cue introduces it."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.phrases import name_before
from onrecord.attribution.subjects import main_subject

_COLONS = frozenset({":"})


def after_colon(view: View) -> list[Found]:
    """``… X: “…”``: the name before the colon, else the sentence's subject, is the source.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("It does not surprise Ann Lee: “We had no beds.”")
    ['direct: It does not surprise [Ann Lee]<:> {“We had no beds.”}']
    """
    tokens = view.tokens
    for at in view.places(_COLONS):
        if not view.first < at < view.last - 1:
            continue
        if tokens.is_quotation(at + 1) and at + 1 not in view.claimed:
            source = name_before(tokens, at, view.first) or main_subject(tokens, view.first, at)
            return [Found(source, (at, at + 1), ((at + 1, view.last),))] if source else []
    return []
