"""Read the cues of a sentence: which words report speech, and who is their source."""

from dataclasses import dataclass

from onrecord.attribution.lexicon import CLASSES, CUES, Form
from onrecord.attribution.phrases import (
    REACH,
    Range,
    head_of,
    noun_phrase_after,
    noun_phrase_before,
)
from onrecord.attribution.subjects import main_subject, subject_before
from onrecord.attribution.tokens import QUOTATION, Bounds, Tokens
from onrecord.attribution.verbs import is_adverb, is_clause, is_finite, is_verb, verb_start
from onrecord.vocabulary import words as vocabulary

_BEFORE_TO = 5  # tokens before an infinitive in which "is expected" may stand
_ABSOLUTE = 12  # tokens between "with" and its participle
_RELATIVE = 4  # tokens between "which" and the cue of its clause
_HEADLINE = 20  # tokens looked at to tell a headline


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue in its sentence.

    Attributes
    ----------
    start, end : int
        First token of the whole (source and auxiliaries included) and the one after it.
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A form in its sentence, and the uses before it."""

    tokens: Tokens
    sentence: Bounds
    form: Form
    at: int
    end: int
    earlier: list[CueUse]

    @property
    def first(self) -> int:
        """The first token of the sentence."""
        return self.sentence.first

    @property
    def begin(self) -> int:
        """Where its auxiliaries and adverbs begin."""
        return verb_start(self.tokens, self.at, self.first)

    def before(self, at: int) -> str:
        """Give the word before a token, empty at the sentence’s start."""
        return self.tokens.words[at - 1] if at > self.first else ""

    def after(self, source: Range | None, begin: int) -> CueUse | None:
        """Make a use that shares a source."""
        if source is None:
            return None
        return CueUse(begin, self.end, self.at, self.end, self.form, source, is_shared=True)


_LEFT_OF_NOUNS = (
    (CLASSES["determiners"] | CLASSES["possessives"] | CLASSES["prepositions"])
    - CLASSES["personal_pronouns"]
    - CLASSES["counters"]
)
_OPENS_OBJECT = (
    CLASSES["determiners"]
    | CLASSES["personal_pronouns"]
    | CLASSES["object_pronouns"]
    | CLASSES["openings"]
    | CLASSES["question_words"]
)
_COMPOUNDS = frozenset(tuple(pair.split("-")) for pair in CLASSES["compound_nouns"])
_TOPICS = {("about",), ("of",), ("on",), ("to",)}
_ROLES = vocabulary("roles") | CLASSES["bodies"]


def cue_uses(tokens: Tokens, sentence: Bounds) -> list[CueUse]:
    """Find the cues of a sentence that have a source, in text order."""
    found: list[CueUse] = []
    words = tokens.words
    reached = sentence.first
    for at in range(sentence.first, sentence.last):
        forms = CUES.get(words[at])
        if forms is None or at < reached:
            continue
        form = _longest(words, forms, at, sentence.last)
        if form is None:
            continue
        end = at + 1 + len(form.rest)
        use = _use(_Found(tokens, sentence, form, at, end, found))
        if use:
            found.append(use)
            reached = end
    return found


def _longest(words: list[str], forms: tuple[Form, ...], at: int, last: int) -> Form | None:
    for form in forms:
        end = at + 1 + len(form.rest)
        if not form.rest or (end <= last and tuple(words[at + 1 : end]) == form.rest):
            return form
    return None


def _use(found: _Found) -> CueUse | None:
    """Read a form by its shape: participle, infinitive, inverted, plain."""
    words = found.tokens.words
    if found.end < found.sentence.last and words[found.end] in CLASSES["particles"]:
        return None
    if _is_noun(found):
        return None
    if found.form.shape == "participle":
        return _participle(found)
    begin = found.begin
    if found.before(begin) == "to":
        catenated = _catenated(found, begin)
        if catenated or not _is_speaking_infinitive(found, begin):
            return catenated
        return found.after(_shared(found), found.at)
    if found.form.shape == "past" and _has_be(words, begin, found.at):
        return None
    return _inverted(found, begin) or _plain(found, begin)


def _has_be(words: list[str], begin: int, end: int) -> bool:
    return not CLASSES["be"].isdisjoint(words[begin:end])


def _is_speaking_infinitive(found: _Found, begin: int) -> bool:
    """Recognise ``went to court to say that``, not ``is expected to say that``."""
    form, words = found.form, found.tokens.words
    if found.before(begin) != "to" or form.shape != "base" or form.is_evidence:
        return False
    near = words[max(found.first, begin - _BEFORE_TO) : begin]
    return form.follows and form.is_spoken and CLASSES["be"].isdisjoint(near)


def _catenated(found: _Found, begin: int) -> CueUse | None:
    """Read ``rushed to defend``, ``seemed to concede``: the subject of the verb before."""
    tokens, verb = found.tokens, begin - 2
    if found.form.shape != "base" or not found.form.is_spoken or verb <= found.first:
        return None
    if tokens.words[verb] not in CLASSES["catenatives"]:
        return None
    start = verb_start(tokens, verb - (tokens.words[verb] == "on"), found.first)
    source = subject_before(tokens, start, found.first)
    return source and CueUse(source[0], found.end, found.at, found.end, found.form, source)


# ``X said``, ``X, who said``, ``thanked them and said``


def _plain(found: _Found, begin: int) -> CueUse | None:
    """Read a finite verb with its subject before it, or one shared with the verb before."""
    tokens, words = found.tokens, found.tokens.words
    before = found.before(begin)
    if begin == found.first or before in _LEFT_OF_NOUNS:
        return None
    if before in CLASSES["before_shared"] - CLASSES["commas_and_dashes"] - {")"}:
        return _coordinated(found, begin)
    subject = subject_before(tokens, begin, found.first) or _before_stray_comma(found, begin)
    source = _agreeing(found, subject, begin)
    if source is None:
        return _coordinated(found, begin) if before == "," else None
    if not _agrees(found, source, begin) or _names_object(found, source, begin):
        return None
    if _is_reduced(found, source, begin):
        return None
    is_conjunction = words[source[0]] == "that" and found.form.shape == "base"
    if is_conjunction and "clause" not in found.form.takes:
        return None
    who = _antecedent(found.tokens, source, found.first)
    return CueUse(source[0], found.end, found.at, found.end, found.form, who)


def _is_reduced(found: _Found, source: Range, begin: int) -> bool:
    """Tell ``a note posted on Friday said`` from ``a note posted on Friday that``."""
    tokens, words, form = found.tokens, found.tokens.words, found.form
    if begin != found.at or form.shape != "past" or words[found.at - 1] not in CLASSES["documents"]:
        return False
    if words[found.end : found.end + 1] == ["that"]:
        return False
    for at in range(found.end, min(found.sentence.last, found.end + _ABSOLUTE)):
        if words[at] in CLASSES["punctuation"] | CLASSES["personal_pronouns"] | {"that"}:
            return False
        if is_verb(tokens, at):
            return words[at - 1] not in CLASSES["auxiliaries"] and source[1] == begin
    return False


def _before_stray_comma(found: _Found, begin: int) -> Range | None:
    """Read ``Ann Lee, stated that`` and ``Ann Lee, has urged``: the comma is one too many."""
    tokens, words = found.tokens, found.tokens.words
    has_auxiliary = not CLASSES["auxiliaries"].isdisjoint(words[begin : found.at])
    is_plain = has_auxiliary or words[found.end : found.end + 1] == ["that"]
    if found.before(begin) != "," or not is_plain or begin - 1 <= found.first:
        return None
    phrase = noun_phrase_before(tokens, begin - 1, found.first)
    if phrase is None or any(is_finite(tokens, at) for at in range(phrase[0] + 1, phrase[1])):
        return None
    opens = phrase[0] == found.first or words[phrase[0] - 1] in {",", QUOTATION}
    return phrase if opens and found.form.is_spoken else None


def _antecedent(tokens: Tokens, source: Range, first: int) -> Range:
    """Give the noun that "which" or "that" stands for; "who" stands for itself."""
    at = source[0]
    if tokens.words[at] not in CLASSES["thing_relatives"] or at <= first:
        return source
    end = at - (tokens.words[at - 1] == ",")
    return (subject_before(tokens, end, first) if end > first else None) or source


def _coordinated(found: _Found, begin: int) -> CueUse | None:
    """``She thanked them and said that``: the subject of the verb before."""
    form, words = found.form, found.tokens.words
    if form.shape == "base" or form.is_noun_too or found.end >= found.sentence.last:
        return None
    after = words[found.end]
    is_participle = form.shape == "past" and not form.rest
    may_be_adjective = is_participle and ("phrase" in form.takes or form.takes == {"wh"})
    if "clause" in form.takes and is_clause(found.tokens, found.end, found.sentence.last):
        may_be_adjective = False
    if may_be_adjective and not (after in _OPENS_OBJECT or found.tokens.is_capital(found.end)):
        return None
    if found.before(begin) == "," and after not in CLASSES["openings"]:
        return None
    return found.after(_shared(found), begin)


def _shared(found: _Found) -> Range | None:
    """Give the source of the use before, or the subject of the sentence."""
    for use in reversed(found.earlier):
        if use.source and found.tokens.words[use.start] not in CLASSES["relatives"]:
            return use.source
    return main_subject(found.tokens, found.first, found.at)


def _names_object(found: _Found, phrase: Range, begin: int) -> bool:
    """Tell ``runs a website called “Plan B”``: the phrase is named, it names nothing."""
    words, start = found.tokens.words, phrase[0]
    if begin != found.at or words[found.at] not in CLASSES["naming"]:
        return False
    is_inside = start > found.first and words[start - 1] not in CLASSES["before_shared"]
    return is_inside and words[start] in CLASSES["articles"]


# Verb or noun


def _agreeing(found: _Found, source: Range | None, begin: int) -> Range | None:
    """Leave out what "and" joins where the verb is singular: ``a transplant and Ann Lee hopes``."""
    if source is None or found.form.shape != "present" or begin != found.at:
        return source
    words = found.tokens.words
    for at in range(source[0] + 1, source[1] - 1):
        if words[at] in CLASSES["phrase_prepositions"]:
            return source
        if words[at] == "and":
            return at + 1, source[1]
    return source


def _agrees(found: _Found, source: Range, begin: int) -> bool:
    """Tell verb from noun by number: "the plans", but "officials plan" and "she plans"."""
    words, form = found.tokens.words, found.form
    last = words[source[1] - 1]
    is_relative = last in CLASSES["relatives"] or last == "whom"
    is_pronoun = is_relative or last in CLASSES["personal_pronouns"]
    if not is_pronoun and last.endswith(("'s", "s'")):
        return False
    if "'" in last or not CLASSES["auxiliaries"].isdisjoint(words[begin : found.at]):
        return True
    is_plural = last in CLASSES["plural_subjects"]
    if form.shape == "past" or is_relative:
        return True
    if form.shape == "base":
        heads = last, words[head_of(words, source)]
        is_many = "and" in words[source[0] : source[1]] or any(
            head.endswith("s") or head in CLASSES["listeners"] | CLASSES["collectives"]
            for head in heads
        )
        needs_many = form.is_noun_too or form.is_evidence or "clause" not in form.takes
        return not needs_many or is_plural or (is_many and not is_pronoun)
    return not is_plural and (is_pronoun or not form.is_noun_too or _may_speak(found, source))


def _may_speak(found: _Found, source: Range) -> bool:
    """Tell whether a phrase names somebody or something that can speak."""
    tokens, words = found.tokens, found.tokens.words
    last = words[source[1] - 1]
    if words[head_of(words, source)] in CLASSES["documents"]:
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


def _is_noun(found: _Found) -> bool:
    """Tell a noun from a verb of the same form by what follows it or by its capital."""
    tokens, words = found.tokens, found.tokens.words
    if (
        tokens.is_capital(found.at)
        and found.at > found.first
        and not _is_headline(tokens, found.sentence)
    ):
        return True
    if found.end >= found.sentence.last or _is_in_relative(found):
        return False
    after = words[found.end]
    if (words[found.at], after) in _COMPOUNDS:
        return True
    if not found.form.is_noun_too:
        return "clause" not in found.form.takes and after in CLASSES["auxiliaries"]
    if is_adverb(after) and found.end + 1 < found.sentence.last:
        after = words[found.end + 1]
    return (
        after in CLASSES["auxiliaries"]
        or after in CLASSES["irregular_pasts"]
        or after in CLASSES["after_nouns"]
        or any(not form.is_noun_too and not form.rest for form in CUES.get(after, ()))
        or (after.endswith("ed") and len(after) > 4)
    )


def _is_in_relative(found: _Found) -> bool:
    """Recognise ``which ministers claim will help``: no verb follows a noun there."""
    words, begin = found.tokens.words, max(found.first, found.at - _RELATIVE)
    is_clausal = found.form.shape == "base" and "clause" in found.form.takes
    return is_clausal and not CLASSES["comma_relatives"].isdisjoint(words[begin : found.at - 1])


def _is_headline(tokens: Tokens, sentence: Bounds) -> bool:
    """Tell whether most words of a sentence are capitalised."""
    span = range(sentence.first, min(sentence.last, sentence.first + _HEADLINE))
    if tokens.is_quotation(sentence.first) or tokens.is_stopped(sentence.last - 1):
        return False
    return 2 * sum(tokens.is_capital(at) for at in span) > len(span)


# ``…,” said X``


def _inverted(found: _Found, begin: int) -> CueUse | None:
    """``…,” said the mayor``: only after a quotation or a comma."""
    tokens, form, at = found.tokens, found.form, found.at
    words, before = tokens.words, found.before(begin)
    is_opener = tokens.is_capital(at) and not form.is_noun_too
    is_closed = at == begin and before in {",", QUOTATION} if before else is_opener
    if not form.follows or not is_closed:
        return None
    last = found.sentence.last
    source = noun_phrase_after(tokens, found.end, last)
    if source is None or _is_object(words[found.end]):
        return None
    if form.shape == "base" and not (before and _is_plural(words, source)):
        return None
    after = words[source[1]] if source[1] < last else ""
    is_tail = before == "," and words[at - 2] != QUOTATION
    if after in CLASSES["auxiliaries"] or (is_tail and not _is_tail(found, after)):
        return None
    return CueUse(at, source[1], at, found.end, form, source, is_inverted=True)


def _is_plural(words: list[str], source: Range) -> bool:
    """Tell ``say anglers`` from ``say it``."""
    last = words[source[1] - 1]
    is_many = last in CLASSES["plural_subjects"] or (last.endswith("s") and not last.endswith("ss"))
    return is_many or "and" in words[slice(*source)]


def _is_object(word: str) -> bool:
    return word in CLASSES["object_pronouns"] - CLASSES["inverted_pronouns"]


def _is_tail(found: _Found, after: str) -> bool:
    """Tell ``Bo left, said Ann Lee`` from ``Bo, a nurse, told reporters``."""
    if after and (after not in CLASSES["after_inverted"]):
        return False
    if found.form.is_noun_too:
        return False
    words = found.tokens.words
    subject = subject_before(found.tokens, found.at, found.first)
    return subject is None or not (
        subject[0] == found.first
        or words[subject[0] - 1] in CLASSES["coordinators"] | {",", QUOTATION}
    )


# ``…, adding that``, ``Noting that …, X``


def _participle(found: _Found) -> CueUse | None:
    """Find whose participle it is: an auxiliary's subject, or that of a verb near by."""
    begin, first, words = found.begin, found.first, found.tokens.words
    if _has_be(words, begin, found.at) or _is_contracted(words, begin, first):
        source = subject_before(found.tokens, begin, first)
        return source and CueUse(source[0], found.end, found.at, found.end, found.form, source)
    return _absolute(found, begin) or found.after(_participle_source(found, begin), begin)


def _absolute(found: _Found, begin: int) -> CueUse | None:
    """Read ``with a nurse saying that``: the participle has a subject of its own."""
    words, first = found.tokens.words, found.first
    outside = CLASSES["prepositions"] | CLASSES["times"] | CLASSES["time_conjunctions"]
    if not found.form.is_spoken or "quotation" in found.form.takes or words[begin - 1] in outside:
        return None
    for at in range(begin - 2, max(first - 1, begin - _ABSOLUTE), -1):
        if words[at] in CLASSES["punctuation"] or is_finite(found.tokens, at + 1):
            return None
        if words[at] == "with" and (at == first or words[at - 1] == ","):
            source = at + 1, begin
            return CueUse(at + 1, found.end, found.at, found.end, found.form, source)
    return None


def _participle_source(found: _Found, begin: int) -> Range | None:
    tokens, first, before = found.tokens, found.first, found.before(begin)
    if begin == first or (begin <= first + 2 and before in CLASSES["fronting"]):
        is_topic = found.form.rest[-1:] in _TOPICS
        return None if is_topic else _after_comma(tokens, found.end, found.sentence.last)
    if before in CLASSES["before_shared"] or before in CLASSES["fronting"]:
        is_loose = before in CLASSES["loose_fronting"] and "clause" not in found.form.takes
        return None if is_loose else _shared(found)
    if before in CLASSES["documents"]:
        subject = subject_before(tokens, begin, first)
        is_opening = subject is not None and subject[0] == first
        return subject if is_opening else (found.form.follows and _shared(found)) or subject
    return main_subject(tokens, first, found.at) if before in CLASSES["aspects"] else None


def _after_comma(tokens: Tokens, start: int, last: int) -> Range | None:
    """Find the subject that a participle precedes: ``Noting that he is ill, Ann Lee said``."""
    comma = next((at for at in range(start, min(last, start + REACH)) if tokens.is_comma(at)), 0)
    return main_subject(tokens, comma + 1, last) if comma else None


def _is_contracted(words: list[str], begin: int, first: int) -> bool:
    """Recognise ``she's saying``."""
    before = words[begin - 1] if begin > first else ""
    return before in CLASSES["personal_pronouns"] and before.endswith(("'s", "'re", "'m"))
