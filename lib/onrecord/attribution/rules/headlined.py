"""Headlines that name who speaks after a dash or a colon."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import Range
from onrecord.attribution.speaking import ROLES, kind_of
from onrecord.attribution.tokens import DASH, QUOTATION

_NAME = 6  # tokens of a mark and who speaks
_SHORTEST = 3  # tokens before the mark
_MARKS = frozenset({DASH, ":"})
_LABELS = CLASSES["labels"] - {"report", "poll"}


def headlined(view: View) -> list[Found]:
    r"""``… – X`` and ``…: X`` as a headline, where X can speak.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Fare rise is unfair – minister\n\nThe fare rose in May. It is high.")
    ['indirect: {Fare rise is unfair} <–> [minister]\n\nThe fare rose in May. It is high.']
    """
    tokens, first, last = view.tokens, view.first, view.last
    if view.passage > 0 or tokens.passages[view.passage].role != "heading":
        return []
    for at in range(last - 2, max(first + 1, last - _NAME - 1), -1):
        if view.words[at] in _MARKS:
            is_long = at - first >= _SHORTEST or tokens.is_quotation(at - 1)
            if is_long and _can_speak(view, (at + 1, last)):
                return [Found((at + 1, last), (at, at + 1), ((first, at),), certain=False)]
            return []
    return []


def _can_speak(view: View, phrase: Range) -> bool:
    """Tell ``…: audit report`` and a name cited below from ``…: Lessons`` and a place."""
    tokens, last = view.tokens, view.words[phrase[1] - 1]
    if QUOTATION in view.words[slice(*phrase)] or last in _LABELS:
        return False
    if view.words[phrase[0]].endswith("ing") or view.words[phrase[0]] in CLASSES["question_words"]:
        return False
    kind = kind_of(tokens, phrase, phrase[0])
    name = tokens.text[tokens.starts[phrase[0]] : tokens.ends[phrase[1] - 1]]
    if name.isupper() and f"({name})" in tokens.text:
        return True
    if not tokens.is_capital(phrase[1] - 1):
        return kind in {"body", "somebody", "document"}
    if kind in {"body", "document"} or last in tokens.citing:
        return True
    return kind == "somebody" and last in ROLES
