"""Participles that report: ``…, adding that``, ``Noting that …, X``, ``with X saying that``."""

from onrecord.attribution.candidates import Candidate, CueUse
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import REACH, Range
from onrecord.attribution.subjects import main_subject, name_after, subject_before
from onrecord.attribution.tokens import Tokens
from onrecord.attribution.verbs import has_be, is_finite, verb_start

_ABSOLUTE = 12  # tokens between "with" and its participle
_LISTED = 8  # tokens from "including" to the second item
_TOPICS = {("about",), ("of",), ("on",), ("to",)}
_NO_SUBJECT_BEFORE = CLASSES["prepositions"] | CLASSES["times"] | CLASSES["time_conjunctions"]
_BEFORE_DOCUMENT = (
    CLASSES["prepositions"]
    | CLASSES["punctuation"]
    | CLASSES["conjunctions"]
    | CLASSES["particles"]
)
_TIMES = CLASSES["times"] | CLASSES["periods"]


def shared(found: Candidate) -> Range | None:
    """Give the source of the use before, or the subject of the sentence.

    So ``called for`` belongs to Hart in ``Hart said the men did not want to go and called
    for talks``.
    """
    said = [use for use in found.earlier if use.form.is_spoken or not found.form.is_spoken]
    for use in reversed(said or found.earlier):
        if use.source and found.tokens.words[use.start] not in CLASSES["relatives"]:
            return use.source
    return main_subject(found.tokens, found.first, found.at)


def participle(found: Candidate) -> CueUse | None:
    """Find whose participle it is: an auxiliary's subject, or that of a verb near by."""
    begin, first, words = found.begin, found.first, found.tokens.words
    if found.before == "as":
        quoted = _quoted_as(found)
        if quoted:
            return found.use(quoted[0], quoted)
    if has_be(words, begin, found.at) or _is_contracted(found.before):
        if found.before in CLASSES["coordinators"]:
            return found.after(shared(found), begin)
        source = subject_before(found.tokens, begin, first)
        return source and found.use(source[0], source)
    return _absolute(found) or found.after(_participle_source(found), begin)


def _quoted_as(found: Candidate) -> Range | None:
    """Give who is quoted in ``Bo was quoted in the paper as saying``: the passive's subject."""
    tokens, words, first = found.tokens, found.tokens.words, found.first
    for at in range(found.begin - 2, max(first, found.begin - _ABSOLUTE), -1):
        if words[at] in CLASSES["punctuation"] or words[at] in CLASSES["conjunctions"]:
            return None
        if words[at] in CLASSES["be"]:
            verb = verb_start(tokens, at, first)
            subject = subject_before(tokens, verb, first)
            return subject and name_after(tokens, subject, verb)
    return None


def _absolute(found: Candidate) -> CueUse | None:
    """Read ``with a nurse saying that``: the participle has a subject of its own."""
    words, first, begin = found.tokens.words, found.first, found.begin
    if (
        not found.form.is_spoken
        or "quotation" in found.form.takes
        or words[begin - 1] in _NO_SUBJECT_BEFORE
    ):
        return None
    for at in range(begin - 2, max(first - 1, begin - _ABSOLUTE), -1):
        if words[at] in CLASSES["punctuation"] or is_finite(found.tokens, at + 1):
            return None
        is_with = words[at] == "with" and (at == first or words[at - 1] == ",")
        if is_with or words[at] == "despite":
            return found.use(at + 1, (at + 1, begin))
    return None


def _participle_source(found: Candidate) -> Range | None:
    tokens, first, begin, before = found.tokens, found.first, found.begin, found.before
    words = tokens.words
    if begin == first or (begin <= first + 2 and before in CLASSES["fronting"]):
        is_topic = found.form.rest[-1:] in _TOPICS
        return None if is_topic else _after_comma(tokens, found.end, found.last)
    if before == "," and "including" in words[max(first, begin - _LISTED) : begin]:
        return None
    if before in CLASSES["before_shared"] or before in CLASSES["fronting"]:
        is_loose = before in CLASSES["loose_fronting"] and "clause" not in found.form.takes
        return None if is_loose else shared(found)
    if before in CLASSES["documents"]:
        if found.form.of_documents:
            return _document(tokens, begin, first)
        subject = subject_before(tokens, begin, first)
        is_opening = subject is not None and subject[0] == first
        return subject if is_opening else (found.form.follows and shared(found)) or subject
    if "addressee" in found.form.takes and _is_told_somebody(found):
        return shared(found)
    if before in CLASSES["aspects"]:
        return main_subject(tokens, first, found.at)
    is_time = before in _TIMES and found.form.is_spoken
    return shared(found) if is_time and "clause" in found.form.takes else None


def _is_told_somebody(found: Candidate) -> bool:
    """Recognise ``wrote to parents telling them``."""
    words = found.tokens.words
    return not CLASSES["object_pronouns"].isdisjoint(words[found.end : found.end + 1])


def _document(tokens: Tokens, end: int, first: int) -> Range:
    """Give the document alone: ``released growth figures showing that``."""
    start = end - 1
    while start > first and not (
        is_finite(tokens, start - 1) or tokens.words[start - 1] in _BEFORE_DOCUMENT
    ):
        start -= 1
    return start, end


def _after_comma(tokens: Tokens, start: int, last: int) -> Range | None:
    """Find the subject that a participle precedes: ``Noting that he is ill, Ann Lee said``."""
    comma = next((at for at in range(start, min(last, start + REACH)) if tokens.is_comma(at)), 0)
    return main_subject(tokens, comma + 1, last) if comma else None


def _is_contracted(before: str) -> bool:
    """Recognise ``she's saying``."""
    return before in CLASSES["personal_pronouns"] and before.endswith(("'s", "'re", "'m"))
