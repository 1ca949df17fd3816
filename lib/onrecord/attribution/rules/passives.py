"""Passives with their agent."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, CUES, Form
from onrecord.attribution.phrases import Range, noun_phrase_after
from onrecord.attribution.speaking import kind_of
from onrecord.attribution.subjects import subject_before
from onrecord.attribution.verbs import is_finite, verb_start

_NOT_YET = CLASSES["hypothetical_modals"] | {"will", "would"}
_BY = frozenset({"by"})
_SPEAKERS = frozenset({"somebody", "body", "document"})
_AS_REACH = 16  # tokens between "as" and its agent


def passives(view: View) -> list[Found]:
    """``was described by X as …``, ``… was criticised by X``: the agent is the source.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The fall was described by Ann Lee as a warning.")
    ['indirect: The fall was <described> by [Ann Lee] as {a warning}.']
    """
    words, found = view.words, []
    for by in view.places(_BY):
        at = by - 1
        if not view.first < at < view.last - 2:
            continue
        if words[at] not in CUES or at in view.claimed:
            found += _as_by(view, by)
            continue
        form = CUES[words[at]][-1]
        begin = verb_start(view.tokens, at, view.first)
        if form.shape != "past" or CLASSES["be"].isdisjoint(words[begin:at]):
            continue
        if not _NOT_YET.isdisjoint(words[begin:at]):
            continue
        source = noun_phrase_after(view.tokens, at + 2, view.last)
        start = _begins(words, source[1], view.last) if source else None
        piece = _judged(view, form, source, begin) if start is None else (start, view.last)
        if piece:
            found.append(Found(source, (at, at + 1), (piece,), form.orders == "always"))
    return found


def _as_by(view: View, by: int) -> list[Found]:
    """Read ``was described as a warning by Ann Lee``: the agent stands after what is said."""
    words = view.words
    for link in range(by - 2, max(view.first + 1, by - _AS_REACH), -1):
        if words[link] in CLASSES["commas_and_dashes"]:
            break
        at = link - 1
        if words[link] != "as" or words[at] not in CUES or at in view.claimed:
            continue
        form, begin = CUES[words[at]][-1], verb_start(view.tokens, at, view.first)
        if form.shape != "past" or form.takes.isdisjoint({"phrase", "judged"}):
            break
        source = noun_phrase_after(view.tokens, by + 1, view.last)
        is_passive = not CLASSES["be"].isdisjoint(words[begin:at])
        if source and is_passive and kind_of(view.tokens, source, view.first) in _SPEAKERS:
            return [Found(source, (at, at + 1), ((link + 1, by),))]
    return []


def _judged(view: View, form: Form, agent: Range | None, begin: int) -> Range | None:
    """Give the subject of ``The weir was criticised by the club``: that is what is told of."""
    if agent is None or "phrase" not in form.takes or not form.is_spoken:
        return None
    if form.orders != "never":
        return None
    if kind_of(view.tokens, agent, view.first) not in _SPEAKERS:
        return None
    subject = subject_before(view.tokens, begin, view.first)
    if subject is None or is_finite(view.tokens, subject[0]):
        return None
    return subject if kind_of(view.tokens, subject, view.first) == "unclear" else None


def _begins(words: list[str], at: int, last: int) -> int | None:
    """Find what is said after the agent: after "as", or from "for" and "of" on."""
    if at < last and words[at] in CLASSES["phrase_prepositions"]:
        return at
    if at + 2 < last and words[at] in CLASSES["time_prepositions"]:
        at += 2 * (words[at + 1] in CLASSES["times"])
    if at + 1 >= last or words[at] != "as":
        return None
    return at + 2 if words[at + 1] == "saying" and at + 2 < last else at + 1
