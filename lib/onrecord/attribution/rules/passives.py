"""Passives with their agent."""

from onrecord.attribution.endings import first_comma
from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, CUES, Form
from onrecord.attribution.phrases import Range, noun_phrase_after
from onrecord.attribution.speaking import kind_of
from onrecord.attribution.subjects import subject_before
from onrecord.attribution.verbs import is_finite, verb_start

_NOT_YET = CLASSES["hypothetical_modals"] | {"will", "would"}
_BY = frozenset({"by"})
_SPEAKERS = frozenset({"somebody", "body", "document"})
_TO_DO = frozenset({"to", "not"})
_AS_REACH = 16  # tokens between "as" and its agent
_OPENS_ADVERBIAL = CLASSES["fronting"] | CLASSES["subordinating"]


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
        passive = _passive(view, at)
        found += [passive] if passive else []
    return found


def _passive(view: View, at: int) -> Found | None:
    """Read ``was described by X as``, ``was told by X that``, ``was criticised by X``."""
    words, tokens = view.words, view.tokens
    form, begin = CUES[words[at]][-1], verb_start(tokens, at, view.first)
    if form.shape != "past" or CLASSES["be"].isdisjoint(words[begin:at]):
        return None
    source = noun_phrase_after(tokens, at + 2, view.last)
    if source is None or not _NOT_YET.isdisjoint(words[begin:at]):
        return None
    told, start = _told(view, form, source), _begins(words, source[1], view.last)
    if start and words[start - 1] == "saying":
        return None  # "was quoted by X as saying": the one who is quoted says it
    if told:
        piece: Range | None = told, _told_end(view, told)
    else:
        piece = _judged(view, form, source, begin) if start is None else (start, view.last)
    orders = form.orders == "always" or (told is not None and words[told] in _TO_DO)
    return Found(source, (at, at + 1), (piece,), orders) if piece else None


def _as_by(view: View, by: int) -> list[Found]:
    """Read ``was described as a warning by Ann Lee``: the agent comes after what is said."""
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


def _told(view: View, form: Form, source: Range) -> int | None:
    """Find what follows in ``was told by X that …``, ``was advised by X not to …``."""
    at = source[1]
    if "addressee" not in form.takes or at + 2 >= view.last:
        return None
    if kind_of(view.tokens, source, view.first) not in _SPEAKERS:
        return None
    if view.words[at] == "that":
        return at + 1
    is_infinitive = "infinitive" in form.takes and view.words[at] in _TO_DO
    return at if is_infinitive and "to" in view.words[at : at + 2] else None


def _told_end(view: View, start: int) -> int:
    """End ``After being told …,`` and ``not to row again,`` at a comma or ``and it is late``."""
    words, is_deed = view.words, view.words[start] in _TO_DO
    if not is_deed and words[view.first] not in _OPENS_ADVERBIAL:
        return view.last
    end = first_comma(view.tokens, start, view.last)
    opens = range(start, end - 1)
    joined = (at for at in opens if words[at] in CLASSES["conjunctions"])
    return next((at for at in joined if words[at + 1] in CLASSES["personal_pronouns"]), end)


def _judged(view: View, form: Form, agent: Range, begin: int) -> Range | None:
    """Give the subject of ``The weir was criticised by the club``: that is what is told of."""
    if "phrase" not in form.takes or not form.is_spoken:
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
