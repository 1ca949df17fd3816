"""Questions whose asker need not be named, and impersonal announcements."""

from onrecord.attribution.endings import first_comma
from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, CUES
from onrecord.attribution.phrases import Range, noun_phrase_after
from onrecord.attribution.tokens import QUOTATION
from onrecord.attribution.verbs import is_clause, verb_start

_ASKS_WHAT = CLASSES["question_words"] | CLASSES["question_openers"]
_AFTER_ASKED = CLASSES["prepositions"] | CLASSES["times"] | {"last"} | _ASKS_WHAT
_PASTS = frozenset(
    word
    for word, forms in CUES.items()
    for form in forms
    if form.follows and form.shape == "past" and not form.rest
)
_SPOKEN = CLASSES["impersonal_passives"] | frozenset(
    word for word in _PASTS for form in CUES[word] if form.is_spoken
)
PASSIVES = CLASSES["asked"] | CLASSES["impersonal"] | CLASSES["hearsay"] | _SPOKEN | _PASTS
_SIGNS = frozenset({"it", "it's"}) | CLASSES["reported_infinitives"]  # of an announcement
_REACH = 8  # tokens between "asked" and the question


def asked(view: View) -> list[Found]:
    """``was asked whether …``, ``Asked by X if …, he``, ``it was announced that …``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Asked by a nurse whether Bo left, he smiled.")
    ['indirect: <Asked> by [a nurse] {whether Bo left}, he smiled.']
    >>> marked("Asked whether Bo left, he smiled.")
    []
    """
    words, found = view.words, []
    may_announce = not _SIGNS.isdisjoint(words[view.first : view.last])
    for at in view.places(PASSIVES if may_announce else CLASSES["asked"]):
        if words[at] not in CLASSES["asked"]:
            start = None if at in view.claimed else _announced(view, at)
            told = _told_before(view, at)
            if told:
                found.append(Found(None, (at, at + 1), (told,)))
                break
            if start:
                end = view.free_from(start)
                end = first_comma(view.tokens, start, end) if words[start] == "to" else end
                found.append(Found(None, (at, at + 1), ((start, end),)))
                break
            continue
        if at + 2 >= view.last or at in view.claimed or not _is_passive(view, at):
            continue
        asker, start = _asker(view, at + 1)
        start = _question(words, start, view.last)
        if start < view.last and (asker or words[start] not in {"to", "about"}):
            end = first_comma(view.tokens, start, view.last)
            found.append(Found(asker, (at, at + 1), ((start, end),)))
    return found


def _is_passive(view: View, at: int) -> bool:
    """Tell ``he was asked``, ``Asked by X if``, ``when asked`` from ``she asked``, ``Asked if``."""
    if at == view.first:
        return view.words[at + 1] == "by"
    begin = verb_start(view.tokens, at, view.first)
    is_opener = view.words[at - 1] in {"when", "if"}
    return is_opener or not CLASSES["be"].isdisjoint(view.words[begin:at])


def _asker(view: View, at: int) -> tuple[Range | None, int]:
    """Read ``by X`` after "asked", and step over a mark before a quotation."""
    words = view.words
    asker = noun_phrase_after(view.tokens, at + 1, view.last) if words[at] == "by" else None
    start = asker[1] if asker else at
    is_marked = start + 1 < view.last and words[start] in {",", ":"}
    return asker, start + (is_marked and words[start + 1] == QUOTATION)


def _announced(view: View, at: int) -> int | None:
    """Find what is said after ``it was announced that``, ``it is believed``, ``was said to``."""
    words, last = view.words, view.last
    if at + 2 >= last:
        return None
    if words[at + 1] == "to" and words[at + 2] in CLASSES["reported_infinitives"]:
        begin = verb_start(view.tokens, at, view.first)
        is_passive = not CLASSES["be"].isdisjoint(words[begin:at])
        is_said = words[at] in CLASSES["hearsay"]
        return at + 1 if is_passive and is_said and not view.is_question else None
    is_said = words[at + 1] == "that" or (
        words[at] in _SPOKEN and is_clause(view.tokens, at + 1, last)
    )
    if not is_said or not _is_impersonal(view, at):
        return None
    return at + 1 + (words[at + 1] == "that")


def _told_before(view: View, at: int) -> Range | None:
    """Find what is said before ``…, it has been announced``."""
    words = view.words
    if at + 1 < view.last or at in view.claimed or words[at] not in _SPOKEN:
        return None
    it = verb_start(view.tokens, at, view.first) - 1
    if it <= view.first + 1 or words[it - 1] != "," or not _is_impersonal(view, at):
        return None
    return view.first, it - 1


def _is_impersonal(view: View, at: int) -> bool:
    """Recognise ``it was announced``, ``it emerged``; not ``it can be argued``."""
    word = view.words[at]
    begin = verb_start(view.tokens, at, view.first)
    auxiliaries = view.words[begin:at]
    before = view.words[begin - 1] if begin > view.first else ""
    if before not in {"it", "it's"} or view.is_question:
        return False
    if not CLASSES["hypothetical_modals"].isdisjoint(auxiliaries):
        return False
    return word in CLASSES["impersonal"] or not CLASSES["be"].isdisjoint([*auxiliaries, before])


def _question(words: list[str], start: int, last: int) -> int:
    """Step over ``during a debate on Monday`` to what was asked, or give ``last``."""
    if start >= last or words[start] not in _AFTER_ASKED:
        return last
    for at in range(start, min(last, start + _REACH)):
        if words[at] in _ASKS_WHAT:
            return at
        if words[at] in {",", ";"} or words[at] in CLASSES["auxiliaries"]:
            return last
    return last
