"""What many tell: reports and rumours."""

from onrecord.attribution.endings import first_comma
from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import Range
from onrecord.attribution.verbs import is_clause

_BEFORE = CLASSES["prepositions"] | CLASSES["time_conjunctions"] | {"following"}
_SUBJECTS = CLASSES["determiners"] | CLASSES["personal_pronouns"]
_FRONTED = 3  # tokens before reports that open a sentence
_NO_NOUNS = CLASSES["determiners"] | CLASSES["prepositions"]


def hearsay(view: View) -> list[Found]:
    """``after reports that …``, ``amid media reports that …``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Oil rose after reports that a pipe had burst.")
    ['indirect: Oil rose after [reports] that {a pipe had burst}.']
    """
    found = []
    for at in view.places(CLASSES["hearsay_nouns"]):
        source = _source(view, at)
        start = at + 1 + (view.words[at + 1 : at + 2] == ["that"])
        if source is None or start + 1 >= view.last or not view.claimed.isdisjoint((at, start)):
            continue
        is_bare = start == at + 1
        if is_bare and not (_opens(view, start) and is_clause(view.tokens, start, view.last)):
            continue
        end = view.free_from(start)
        if source[0] < view.first + _FRONTED:
            end = first_comma(view.tokens, start, end)
        found.append(Found(source, None, ((start, end),), certain=False))
    return found


def _opens(view: View, at: int) -> bool:
    """Tell ``reports Bo left`` from ``reports on beds that were sold``."""
    return view.tokens.is_capital(at) or view.words[at] in _SUBJECTS


def _source(view: View, at: int) -> Range | None:
    """Give ``media reports`` after a preposition; ``the gazette reports`` is a verb."""
    for start in (at, at - 1):
        is_noun = view.words[start] not in _NO_NOUNS
        if start > view.first and is_noun and view.words[start - 1] in _BEFORE:
            return start, at + 1
    return None
