"""Where what is said ends."""

from collections.abc import Sequence

from onrecord.attribution.beginnings import begins
from onrecord.attribution.candidates import CueUse
from onrecord.attribution.lexicon import CLASSES, NOUNS, SUPPORTS
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb, is_finite, is_verb, verb_start

_ITEM_OF_LIST = 5  # tokens of its middle items
_ITEM = 12  # tokens of one item of a list
_SUBJECT = 8  # tokens of the subject after ", and"
_FRONTED = 4  # tokens between a sentence's start and the cue of its first clause
_VERBS = CLASSES["auxiliaries"] | CLASSES["irregular_pasts"]
_SUBJECTS = CLASSES["determiners"] | CLASSES["personal_pronouns"]
_TIMES = CLASSES["times"] | CLASSES["periods"]
_FINITE = frozenset({"is", "was", "are", "were", "has", "had", "will", "would", "does", "did"})
_TRAILING = CLASSES["coordinators"] | {",", ";", DASH, ":", "("}
_AFTER_VERB = CLASSES["determiners"] | {"to", "that"}
_VALUED = frozenset({"valued"})
_AND_THAT = ["and", "that"]
_BREAKS = frozenset({")", ";", "compared"})
_JOINS = CLASSES["coordinators"] | {","}
_OBJECTS = CLASSES["determiners"] | CLASSES["object_pronouns"]


def ends(
    tokens: Tokens, use: CueUse, start: int, first: int, last: int, later: Sequence[CueUse]
) -> int:
    """Find the token after what is said: before the next source speaks, else the sentence's end."""
    words = tokens.words
    end = _before_later(tokens, use, start, last, later)
    is_after_comma = words[start - 1] == ","
    is_estimate = use.form.takes == _VALUED  # "put it at £4m, which"
    is_fronted = _is_fronted(tokens, use, first) and not is_after_comma
    if is_estimate or is_fronted or _is_relative(tokens, use):
        end = first_comma(tokens, start, end)
    end = _last_quoted(tokens, start, end)
    is_phrase = "clause" not in use.form.takes and words[start] not in CLASSES["question_words"]
    if is_phrase or words[start] == "to":
        end = _phrase_end(tokens, start, end)
    if not _BREAKS.isdisjoint(words[start:end]):
        end = next((at for at in range(start, end - 1) if _breaks(words, start, at)), end)
    if use.source is not None and use.source[0] == first and _is_inside_subject(words, use):
        end = _before_main_verb(tokens, start, end, is_phrase=is_phrase)
    if is_phrase and use.start > first and words[use.start - 1] == "what":
        end = _before_main_verb(tokens, start, end, is_phrase=True)
    while end > start and _trails(words, start, end):
        end -= 1
    is_adverb_alone = end == start + 1 and is_adverb(words[start])
    return start if is_adverb_alone else end


def _is_inside_subject(words: list[str], use: CueUse) -> bool:
    """Tell ``A tape which shows …`` and ``A brochure saying …``, of which more is told."""
    is_relative = words[use.start] in CLASSES["relatives"] and words[use.start - 1] != ","
    is_reduced = use.form.shape == "participle" and words[use.start - 1] in CLASSES["documents"]
    return is_relative or is_reduced


def _before_main_verb(tokens: Tokens, start: int, end: int, *, is_phrase: bool) -> int:
    """End before the verb of the sentence around a relative clause."""
    verbs = [
        at
        for at in range(start + 1, end)
        if is_finite(tokens, at) and tokens.words[at - 1] not in CLASSES["auxiliaries"]
    ]
    if not verbs:
        return end
    return verbs[0] if is_phrase or len(verbs) == 1 else verbs[1]


def _breaks(words: list[str], start: int, at: int) -> bool:
    if words[at] == ")":
        return "(" not in words[start:at]
    if words[at] == ";":
        return words[start:at].count("(") <= words[start:at].count(")")
    return words[at] == "," and words[at + 1] == "compared"


# Where a later cue ends it


def _before_later(
    tokens: Tokens, use: CueUse, start: int, last: int, later: Sequence[CueUse]
) -> int:
    """End where a later cue has another source, or goes on with this one."""
    for other in later:
        if other.start < use.start:
            return min(last, verb_start(tokens, other.at, start))
        if start < other.start < last:
            boundary = _boundary(tokens, use, other, last)
            if boundary is not None and boundary > start:
                return boundary
    return last


def _boundary(tokens: Tokens, use: CueUse, other: CueUse, last: int) -> int | None:
    """Find where a later cue ends this one's content, or None when it lies inside it."""
    words = tokens.words
    before = words[other.start - 1]
    is_finite_form = words[other.at - 1] in CLASSES["be"] and other.is_shared
    if other.form.shape == "participle" and not is_finite_form:
        is_told = begins(tokens, other, last) is not None
        return _before_participle(words, use, other) if is_told else None
    if other.is_shared:
        return _before_shared(words, use, other)
    is_joined = before in CLASSES["contrasts"] or (
        before in {"and", "as"} and words[other.start - 2] == ","
    )
    return other.start - 1 if is_joined or before == ";" else None


def _before_participle(words: list[str], use: CueUse, other: CueUse) -> int | None:
    """``said that Bo left, adding that``; not ``said that Bo was adding beds``."""
    before = words[other.start - 1]
    if before == QUOTATION or (other.is_shared and before in _TIMES):
        return other.start
    if before == "with" and not other.is_shared:
        return other.start - 1
    is_joined = use.form.shape == "participle" or words[other.start - 2] == ","
    joins = is_joined and before in CLASSES["participle_joins"]
    return other.start - 1 if joins or before in CLASSES["commas_and_dashes"] else None


def _before_shared(words: list[str], use: CueUse, other: CueUse) -> int | None:
    """``said that Bo left and added that``."""
    before = words[other.start - 1]
    is_that = words[other.end : other.end + 1] == ["that"]
    if use.form.is_spoken and not other.form.is_spoken and not is_that:
        return None
    if before == "," and other.end < len(words) and words[other.end] in CLASSES["prepositions"]:
        return None
    return other.start - 1 if before in _JOINS else None


# Where a phrase ends


def _phrase_end(tokens: Tokens, start: int, end: int) -> int:
    """End a phrase or an infinitive where the sentence goes on without it.

    ``…, which was late``, ``…, and the town agreed``, ``… and was sold``.
    """
    words = tokens.words
    quoted = next((at for at in range(end - 1, start, -1) if words[at] == QUOTATION), start)
    for at in range(quoted + 1, end - 1):
        if words[at] == "," and _goes_on_without(tokens, at, end):
            return at
        if words[at] == "and" and _is_next_verb(words, at + 1, is_infinitive=words[start] == "to"):
            return at
    return end


def _goes_on_without(tokens: Tokens, comma: int, end: int) -> bool:
    """Tell whether a comma opens an addition to the phrase or a new clause."""
    words = tokens.words
    if words[comma + 1] in CLASSES["additions"]:
        return not _lists(words, comma, end)
    is_past = words[comma + 1].endswith("ed") and is_verb(tokens, comma + 1)
    if is_past and not _AFTER_VERB.isdisjoint(words[comma + 2 : comma + 3]):
        return True
    if words[comma + 1].endswith("ing") and words[comma + 1] in SUPPORTS:
        return not NOUNS.isdisjoint(words[comma + 2 : comma + 4])
    if words[comma + 1] not in CLASSES["coordinators"]:
        return False
    if words[comma + 1] == "but" and comma + 2 < end and words[comma + 2] in _SUBJECTS:
        return True
    return any(is_finite(tokens, at) for at in range(comma + 2, min(end, comma + _SUBJECT)))


def _lists(words: list[str], at: int, end: int) -> bool:
    """Tell ``a ward, a clinic and a school`` from ``a ward, a gift of the town``."""
    return words[at + 1] in CLASSES["articles"] and any(
        words[here] == "and" and words[here + 1] in CLASSES["articles"]
        for here in range(at + 2, min(end - 1, at + _ITEM))
    )


def _is_next_verb(words: list[str], at: int, *, is_infinitive: bool) -> bool:
    """Tell ``and was``, ``and closed the ward`` from ``and closed wards``."""
    at += is_adverb(words[at]) and at + 1 < len(words)
    if is_infinitive:
        return words[at] in _FINITE
    if words[at].endswith("ed"):
        return at + 1 < len(words) and words[at + 1] in _OBJECTS
    return words[at] in _VERBS


def _trails(words: list[str], start: int, end: int) -> bool:
    """Tell whether the last token is a mark or a conjunction that belongs to what follows."""
    if words[end - 1] == ")":
        return "(" not in words[start:end]
    return words[end - 1] in _TRAILING


# Where a comma or a quotation ends it


def first_comma(tokens: Tokens, start: int, end: int) -> int:
    """Find the end of a clause that a comma closes, in or after a quotation."""
    for at in range(start, end):
        if tokens.is_comma(at):
            is_mark = tokens.words[at] == ","
            return (_list_end(tokens, at, end) or at) if is_mark else at + 1
    return end


def _list_end(tokens: Tokens, comma: int, end: int) -> int | None:
    """Find the comma after ``which keepers say will stop wolves, boars and bears, …``."""
    words, last = tokens.words, min(end, comma + _ITEM)
    joined = next((at for at in range(comma + 2, last) if words[at] == "and"), last)
    close = next((at for at in range(joined + 1, last) if words[at] == ","), last)
    if close == last or joined - comma > _ITEM_OF_LIST:
        return None
    is_verbal = any(is_finite(tokens, at) for at in range(comma + 1, close))
    is_list = _SUBJECTS.isdisjoint(words[comma + 1 : comma + 2]) and not is_verbal
    return close if is_list else None


def _last_quoted(tokens: Tokens, start: int, end: int) -> int:
    """End a partly quoted content where its last quotation or what follows it closes."""
    words = tokens.words
    if QUOTATION not in words[start:end]:
        return end
    last = next(at for at in range(end - 1, start - 1, -1) if words[at] == QUOTATION)
    if words[start] == QUOTATION and tokens.is_comma(start) and _is_other_deed(tokens, start, end):
        return start + 1
    if tokens.is_comma(last) and words[last + 1 : last + 3] != _AND_THAT:
        return last + 1
    return next((at for at in range(last + 1, end) if _closes(words, at)), end)


def _is_other_deed(tokens: Tokens, at: int, end: int) -> bool:
    """Tell ``declared, “I won,” and left the hall`` from ``said “a win,” and “a feast” ``."""
    joins = at + 2 < end and tokens.words[at + 1] in CLASSES["coordinators"]
    return joins and is_finite(tokens, at + 2)


def _closes(words: list[str], at: int) -> bool:
    """Tell whether a comma, a bracket or a new clause after a quotation closes the content."""
    if words[at] in CLASSES["after_quoted"]:
        return words[at + 1 : at + 3] != _AND_THAT
    is_joined = words[at] in CLASSES["coordinators"] and at + 1 < len(words)
    return is_joined and words[at + 1] in CLASSES["personal_pronouns"]


def _is_fronted(tokens: Tokens, use: CueUse, first: int) -> bool:
    """Tell whether a cue is in a clause like "While she said that …, he …"."""
    if use.form.shape == "participle" and use.start <= first + 2 and use.is_shared:
        return True
    is_near = first < use.start <= first + _FRONTED
    return is_near and tokens.words[use.start - 1] in CLASSES["subordinating"]


def _is_relative(tokens: Tokens, use: CueUse) -> bool:
    """Tell whether a comma will close the clause: ``X, who said …, was``, ``X, which Y says …``."""
    words, start = tokens.words, use.start
    if use.source is None or start < 2:
        return False
    if words[start - 1] in CLASSES["comma_relatives"]:
        return words[start - 2] == ","
    is_relative = words[start] in CLASSES["comma_relatives"] or words[use.source[1] - 1] == "whom"
    return is_relative and words[start - 1] == ","
