"""Read the cues of a sentence: which words report speech, and who is their source."""

from dataclasses import dataclass

from onrecord.attribution.lexicon import CLASSES, CUES, Form
from onrecord.attribution.sources import (
    REACH,
    Range,
    main_subject,
    noun_phrase_after,
    subject_before,
    verb_start,
)
from onrecord.attribution.tokens import DASH, QUOTATION, Sentence, Tokens
from onrecord.vocabulary import words as vocabulary


@dataclass(frozen=True, slots=True)
class Clue:
    """A cue in its sentence.

    Attributes
    ----------
    start, end : int
        First token of the whole clue (source and auxiliaries included) and the one after it.
    at, cue_end : int
        The tokens of the bare cue, half-open.
    form : Form
        What the vocabulary says of it.
    source : tuple of int or None
        The tokens of its source.
    is_shared : bool
        Whether the source is the subject of an earlier verb.
    is_inverted : bool
        Whether the source follows the cue.
    """

    start: int
    end: int
    at: int
    cue_end: int
    form: Form
    source: Range | None
    is_shared: bool = False
    is_inverted: bool = False


_LEFT_OF_NOUNS = (
    CLASSES["determiners"] | CLASSES["possessives"] | CLASSES["prepositions"]
) - CLASSES["personal_pronouns"]
_ROLES = vocabulary("roles") | CLASSES["bodies"]
_NAMING = frozenset({"called", "dubbed", "labeled", "labelled"})
_BEFORE_SHARED = frozenset({",", "and", "but", "or", DASH, ")", ";", QUOTATION})


def clues(tokens: Tokens, sentence: Sentence) -> list[Clue]:
    """Find the cues of a sentence that have a source, in text order."""
    found: list[Clue] = []
    words = tokens.words
    reached = sentence.first
    for at in range(sentence.first, sentence.last):
        forms = CUES.get(words[at])
        if forms is None or at < reached:
            continue
        form, cue_end = _longest(words, forms, at, sentence.last)
        if form is None:
            continue
        clue = _clue(tokens, sentence, form, at, cue_end, found)
        if clue:
            found.append(clue)
            reached = cue_end
    return found


def _longest(
    words: list[str], forms: tuple[Form, ...], at: int, last: int
) -> tuple[Form | None, int]:
    for form in forms:
        end = at + 1 + len(form.rest)
        if not form.rest or (end <= last and tuple(words[at + 1 : end]) == form.rest):
            return form, end
    return None, at


def _clue(
    tokens: Tokens, sentence: Sentence, form: Form, at: int, end: int, found: list[Clue]
) -> Clue | None:
    words, first = tokens.words, sentence.first
    if end < sentence.last and words[end] in CLASSES["particles"]:
        return None
    if _is_noun(tokens, sentence, form, at, end):
        return None
    if form.shape == "participle":
        return _participle(tokens, sentence, form, at, end, found)
    begin = verb_start(tokens, at, first)
    before = words[begin - 1] if begin > first else ""
    if before == "to" and form.shape == "base" and form.is_free and form.is_speech:
        source = _shared(tokens, sentence, at, found)
        return Clue(at, end, at, end, form, source, is_shared=True) if source else None
    if form.shape == "past" and any(word in CLASSES["be"] for word in words[begin:at]):
        return None
    inverted = _inverted(tokens, sentence, form, at, end, before)
    if inverted:
        return inverted
    if begin == first or (before in _LEFT_OF_NOUNS and before not in CLASSES["counters"]):
        return None
    if before in _BEFORE_SHARED and before not in {",", ")", DASH}:
        return _coordinated(tokens, sentence, form, at, end, found)
    source = subject_before(tokens, begin, first)
    if source is None:
        return _coordinated(tokens, sentence, form, at, end, found) if before == "," else None
    if not _agrees(tokens, form, source, begin, at):
        return None
    if begin == at and words[at] in _NAMING and _is_object(words, source, first):
        return None
    if words[source[0]] == "that" and form.shape == "base" and "clause" not in form.takes:
        return None
    return Clue(source[0], end, at, end, form, source)


def _is_object(words: list[str], phrase: Range, first: int) -> bool:
    """Tell ``runs a website called “Plan B”``: the phrase is named, it names nothing."""
    begin = phrase[0]
    return words[begin] in {"a", "an"} and begin > first and words[begin - 1] not in _BEFORE_SHARED


def _agrees(tokens: Tokens, form: Form, source: Range, begin: int, at: int) -> bool:
    """Tell verb from noun by number: "the plans", but "officials plan" and "she plans"."""
    words = tokens.words
    last = words[source[1] - 1]
    is_pronoun = last in CLASSES["personal_pronouns"] or last in {"who", "which", "that"}
    if not is_pronoun and last.endswith(("'s", "s'")):
        return False
    if any(word in CLASSES["auxiliaries"] for word in words[begin:at]) or "'" in last:
        return True
    if form.shape == "base":
        return (
            not form.is_noun_too
            or last in CLASSES["plural_subjects"]
            or ((last.endswith("s") or "and" in words[source[0] : source[1]]) and not is_pronoun)
        )
    if form.shape == "present" and not is_pronoun:
        if last in CLASSES["plural_subjects"]:
            return False
        return not form.is_noun_too or _may_speak(tokens, source)
    return (
        form.shape == "past"
        or last not in CLASSES["plural_subjects"]
        or last in {"who", "which", "that"}
    )


def _may_speak(tokens: Tokens, source: Range) -> bool:
    """Tell whether a phrase names somebody or something that can speak."""
    words = tokens.words
    last = words[source[1] - 1]
    if not CLASSES["documents"].isdisjoint(words[source[0] : source[1]]):
        return True
    if not tokens.is_capital(source[1] - 1):
        return last in CLASSES["listeners"] or last in _ROLES
    begin = source[1] - 1
    while begin > source[0] and tokens.is_capital(begin - 1):
        begin -= 1
    before = words[begin - 1] if begin > source[0] else ""
    if before in CLASSES["determiners"]:
        return begin - 1 == source[0] and source[1] - begin > 1
    return before not in CLASSES["prepositions"] or before == "of"


def _is_noun(tokens: Tokens, sentence: Sentence, form: Form, at: int, end: int) -> bool:
    """Tell a noun from a verb of the same form by what follows it or by its capital."""
    words = tokens.words
    if tokens.is_capital(at) and at > sentence.first and not _is_headline(tokens, sentence):
        return True
    if not form.is_noun_too or end >= sentence.last:
        return False
    after = words[end]
    return (
        after in CLASSES["auxiliaries"]
        or after in CLASSES["irregular_pasts"]
        or after in {"of", "by", "and", "or", "where", "in", "with", "who", "at"}
        or (after.endswith("ed") and len(after) > 4)
    )


def _is_headline(tokens: Tokens, sentence: Sentence) -> bool:
    """Tell whether most words of a sentence are capitalised."""
    span = range(sentence.first, min(sentence.last, sentence.first + 20))
    if tokens.words[sentence.first] == QUOTATION:
        return False
    return 2 * sum(tokens.is_capital(at) for at in span) > len(span)


def _inverted(
    tokens: Tokens, sentence: Sentence, form: Form, at: int, end: int, before: str
) -> Clue | None:
    """``…,” said the mayor``: only after a quotation or a comma."""
    words = tokens.words
    if not form.is_free or form.shape == "base" or before not in {",", QUOTATION, ""}:
        return None
    if words[at - 1] != before if before else not tokens.is_capital(at):
        return None
    source = noun_phrase_after(tokens, end, sentence.last)
    if source is None or words[end] in CLASSES["object_pronouns"] - {"it", "her"}:
        return None
    after = words[source[1]] if source[1] < sentence.last else ""
    if after in CLASSES["auxiliaries"]:
        return None
    if before == "," and words[at - 2] != QUOTATION:
        if after not in {"", ",", QUOTATION, DASH, "who", "(", "in", "on"} or form.is_noun_too:
            return None
        subject = subject_before(tokens, at, sentence.first)
        if subject and (
            subject[0] == sentence.first or words[subject[0] - 1] in {",", QUOTATION, "and", "but"}
        ):
            return None
    return Clue(at, source[1], at, end, form, source, is_inverted=True)


def _participle(
    tokens: Tokens, sentence: Sentence, form: Form, at: int, end: int, found: list[Clue]
) -> Clue | None:
    words, first = tokens.words, sentence.first
    begin = verb_start(tokens, at, first)
    if any(word in CLASSES["be"] for word in words[begin:at]) or _is_contracted(
        words, begin, first
    ):
        source = subject_before(tokens, begin, first)
        return Clue(source[0], end, at, end, form, source) if source else None
    before = words[begin - 1] if begin > first else ""
    if begin == first or (begin <= first + 2 and before in CLASSES["fronting"]):
        source = _after_comma(tokens, end, sentence.last)
    elif before in _BEFORE_SHARED or before in CLASSES["fronting"]:
        source = _shared(tokens, sentence, at, found)
    elif before in CLASSES["documents"] and form.is_free:
        source = _shared(tokens, sentence, at, found) or subject_before(tokens, begin, first)
    elif before in CLASSES["aspects"]:
        source = main_subject(tokens, first, at)
    else:
        source = _after_with(tokens, begin, first)
    return Clue(begin, end, at, end, form, source, is_shared=True) if source else None


def _after_comma(tokens: Tokens, start: int, last: int) -> Range | None:
    """Find the subject that a participle precedes: ``Noting that he is ill, Ann Lee said``."""
    comma = next((at for at in range(start, min(last, start + REACH)) if tokens.is_comma(at)), 0)
    after = main_subject(tokens, comma + 1, last) if comma else None
    return after or main_subject(tokens, start, last)


def _after_with(tokens: Tokens, begin: int, first: int) -> Range | None:
    """``with Ann Lee calling it a mistake``."""
    source = subject_before(tokens, begin, first)
    if source and source[0] > first and tokens.words[source[0] - 1] == "with":
        return source
    return None


def _is_contracted(words: list[str], begin: int, first: int) -> bool:
    return (
        begin > first
        and words[begin - 1].endswith(("'s", "'re", "'m"))
        and (words[begin - 1] in CLASSES["personal_pronouns"])
    )


def _coordinated(
    tokens: Tokens, sentence: Sentence, form: Form, at: int, end: int, found: list[Clue]
) -> Clue | None:
    """``She thanked them and said that``: the subject of the verb before."""
    if form.shape == "base" or form.is_noun_too:
        return None
    source = _shared(tokens, sentence, at, found)
    begin = verb_start(tokens, at, sentence.first)
    return Clue(begin, end, at, end, form, source, is_shared=True) if source else None


def _shared(tokens: Tokens, sentence: Sentence, at: int, found: list[Clue]) -> Range | None:
    for clue in reversed(found):
        if clue.source and tokens.words[clue.source[0]] not in {"who", "which", "that"}:
            return clue.source
    return main_subject(tokens, sentence.first, at)
