"""A quotation signed after a dash."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.phrases import capitals_end
from onrecord.attribution.tokens import DASH

_NAME = 8  # tokens of a dash and a name


def signed(view: View) -> list[Found]:
    """``“…” — X``: the name after the dash signs the quotation.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("“We won, at last.” — Ann Lee")
    ['direct: {“We won, at last.”} <—> [Ann Lee]']
    """
    if not view.opens_with_quotation:
        return []
    for at in range(max(view.first + 1, view.last - _NAME), view.last - 1):
        if view.words[at] == DASH and view.tokens.is_quotation(at - 1):
            end = capitals_end(view.tokens, at + 1, view.last)
            if end > at + 1:
                return [Found((at + 1, end), (at, at + 1), ((view.first, at),))]
    return []
