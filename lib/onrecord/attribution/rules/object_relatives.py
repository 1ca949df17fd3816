"""What somebody judges, where a relative clause tells it."""

from onrecord.attribution.candidates import CueUse
from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import Range, noun_phrase_before
from onrecord.attribution.speaking import is_asserted, is_negated, kind_of
from onrecord.attribution.verbs import is_adverb, is_finite

_RELATIVES = frozenset({"that", "which"})
_SPEAKERS = frozenset({"somebody", "body"})
_AFTER = (
    CLASSES["punctuation"] | CLASSES["conjunctions"] | CLASSES["times"] | CLASSES["time_openers"]
)
_AFTER_VERB = CLASSES["prepositions"] - {"as", "for", "of", "to"}


def object_relatives(view: View) -> list[Found]:
    """``… that X rejected``: the noun before the clause is what is judged.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("It was a claim that the coach rejected at once.")
    ['indirect: It was {a claim} that [the coach] <rejected> at once.']
    """
    found = []
    for use in view.cues:
        piece = None if use.at in view.claimed else _judged(view, use)
        if piece and view.claimed.isdisjoint(range(*piece)):
            cue, negated = (use.at, use.cue_end), is_negated(view, use)
            found.append(Found(use.source, cue, (piece,), negated=negated))
    return found


def _judged(view: View, use: CueUse) -> Range | None:
    """Give the noun that the clause belongs to, where nothing else is the verb's object."""
    words, relative = view.words, use.start - 1
    if relative <= view.first or words[relative] not in _RELATIVES or use.form.rest:
        return None
    form = use.form
    if "phrase" not in form.takes or "clause" in form.takes or form.orders != "never":
        return None
    if form.is_evidence or not form.is_spoken:
        return None
    if kind_of(view.tokens, use.source, view.first) not in _SPEAKERS:
        return None
    if not (is_asserted(view, use) and _has_gap(view, use.end)):
        return None
    phrase = noun_phrase_before(view.tokens, relative - (words[relative - 1] == ","), view.first)
    is_clausal = phrase and any(
        is_finite(view.tokens, at) for at in range(phrase[0] + 1, phrase[1])
    )
    return None if is_clausal else phrase


def _has_gap(view: View, at: int) -> bool:
    """Tell ``that the coach rejected at once`` from ``that the coach rejected the plan``."""
    if at == view.last:
        return True
    word = view.words[at]
    return (
        word in _AFTER or word in _AFTER_VERB or word in CLASSES["auxiliaries"] or is_adverb(word)
    )
