"""Headlines that name who speaks after a dash."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.speaking import kind_of
from onrecord.attribution.tokens import DASH

_NAME = 6  # tokens of a dash and who speaks


def headlined(view: View) -> list[Found]:
    r"""``… – X`` as a headline, where X can speak.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Fare rise is unfair – minister\n\nThe fare rose in May. It is high.")
    ['indirect: {Fare rise is unfair} <–> [minister]\n\nThe fare rose in May. It is high.']
    """
    tokens, first, last = view.tokens, view.first, view.last
    if view.passage > 0 or tokens.passages[view.passage].role != "heading":
        return []
    for at in range(max(first + 2, last - _NAME), last - 1):
        if view.words[at] == DASH:
            is_speaker = kind_of(tokens, (at + 1, last), at) in {"body", "somebody"}
            is_common = not tokens.is_capital(last - 1)
            if is_speaker and is_common:
                return [Found((at + 1, last), (at, at + 1), ((first, at),), certain=False)]
    return []
