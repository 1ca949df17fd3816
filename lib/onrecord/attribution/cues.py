"""Read the cues of a sentence: which words report speech, and who is their source."""

from dataclasses import replace

from onrecord.attribution.agreement import agreeing, agrees, is_noun, is_person
from onrecord.attribution.candidates import Candidate, CueUse, candidate
from onrecord.attribution.lexicon import CLASSES, CUES, NOUNS, Form
from onrecord.attribution.participles import participle, shared
from onrecord.attribution.phrases import (
    Range,
    head_of,
    noun_phrase_after,
    noun_phrase_before,
)
from onrecord.attribution.subjects import (
    main_subject,
    name_after,
    name_before_title,
    name_behind,
    subject_before,
)
from onrecord.attribution.tokens import QUOTATION, Bounds, Tokens
from onrecord.attribution.verbs import has_be, is_clause, is_finite, is_valued, is_verb, verb_start
from onrecord.vocabulary import words as vocabulary

_BEFORE_TO = 5  # tokens before an infinitive in which "is expected" may be
_CONTACT = 4  # tokens of "a step town officials"
_REDUCED = 12  # tokens of "a note posted on Friday" before its verb


_LEFT_OF_NOUNS = (
    (CLASSES["determiners"] | CLASSES["possessives"] | CLASSES["prepositions"])
    - CLASSES["personal_pronouns"]
    - CLASSES["counters"]
    - {"to"}
)
_OPENS_OBJECT = (
    CLASSES["determiners"]
    | CLASSES["personal_pronouns"]
    | CLASSES["object_pronouns"]
    | CLASSES["openings"]
    | CLASSES["question_words"]
)
_ROLES = vocabulary("roles")
_AFTER_OPENER = frozenset({",", ":", QUOTATION, "that"})
_LEADS_AWAY = CLASSES["prepositions"] - {"of"}
_BEFORE_COORDINATED = CLASSES["before_shared"] - CLASSES["commas_and_dashes"] - {")"}
_ENDS_REDUCED = CLASSES["punctuation"] | CLASSES["personal_pronouns"] | {"that"}
_NO_THINGS = CLASSES["amounts"] | CLASSES["persons"] | CLASSES["bodies"]
_SPEAKERS = CLASSES["listeners"] | CLASSES["persons"]
_PEOPLE = CLASSES["persons"] | CLASSES["listeners"] | CLASSES["bodies"]
_SAYINGS = CLASSES["documents"] | NOUNS
_OBJECTS = CLASSES["object_pronouns"] - CLASSES["inverted_pronouns"]
_IT = ("it",)
_BEFORE_SUBJECT = CLASSES["coordinators"] | {",", QUOTATION}
_VALUED = frozenset({"valued"})


def cue_uses(tokens: Tokens, sentence: Bounds, places: list[int]) -> list[CueUse]:
    """Find the cues of a sentence, at some of these places, that have a source, in text order."""
    found: list[CueUse] = []
    words = tokens.words
    bounds = reached, last = sentence.first, sentence.last
    if words[reached] in CLASSES["asked"]:
        reached = _after_asked(tokens, reached, last)
    for at in places:
        forms = CUES.get(words[at])
        if forms is None or at < reached:
            continue
        form = _longest(words, forms, at, last) if forms[0].rest else forms[0]
        if form and form.rest == _IT and is_valued(tokens, at + 1, last):
            form = forms[-1]  # "put it at £4m", not "as she put it"
        if form is None:
            continue
        end = at + 1 + len(form.rest)
        use = _use(candidate(tokens, bounds, (at, end), form, found))
        if use and _fits(tokens, use, last):
            found.append(use)
            reached = end
    return found


def _after_asked(tokens: Tokens, first: int, last: int) -> int:
    """Step over ``Asked what he would like,``: nobody says it who is told."""
    if tokens.words[first + 1 : first + 2] == ["by"]:
        return first
    return next((at for at in range(first + 1, last) if tokens.is_comma(at)), first)


def _fits(tokens: Tokens, use: CueUse, last: int) -> bool:
    """Tell ``the jury heard`` from ``the keeper heard``, ``put it at £4m`` from ``put it up``."""
    if use.form.of_courts and use.source:
        return tokens.words[head_of(tokens.words, use.source)] in CLASSES["hearing"]
    return use.form.takes != _VALUED or is_valued(tokens, use.end, last)


def _longest(words: list[str], forms: tuple[Form, ...], at: int, last: int) -> Form | None:
    after = words[at + 1] if at + 1 < last else ""
    for form in forms:
        rest = form.rest
        if not rest or (rest[0] == after and _follows(words, rest, at + 1, last)):
            return form
    return None


def _follows(words: list[str], rest: tuple[str, ...], at: int, last: int) -> bool:
    return at + len(rest) <= last and tuple(words[at : at + len(rest)]) == rest


def _use(found: Candidate) -> CueUse | None:
    """Read a form by its shape: participle, infinitive, inverted, plain."""
    words = found.tokens.words
    has_particle = not found.form.rest and found.end < found.last
    if has_particle and words[found.end] in CLASSES["particles"]:
        return None
    is_participle = found.form.shape == "participle"
    if found.before in _LEFT_OF_NOUNS and not is_participle:
        return None
    if is_noun(found):
        return None
    if is_participle:
        return participle(found)
    if found.before == "to":
        if (
            found.earlier
            and words[found.begin - 2] == ","
            and found.earlier[-1].end == found.begin - 2
        ):
            return None  # "rang, she said, to ask if"
        catenated = _catenated(found)
        if catenated or not _is_speaking_infinitive(found):
            return catenated
        return found.after(shared(found), found.at)
    if found.form.shape == "past" and has_be(words, found.begin, found.at):
        return None
    return ("valued" not in found.form.takes and _inverted(found)) or _plain(found)


def _is_speaking_infinitive(found: Candidate) -> bool:
    """Recognise ``went to court to say that``, not ``is expected to say that``."""
    form, words = found.form, found.tokens.words
    if found.before != "to" or form.shape != "base" or form.is_evidence:
        return False
    near = words[max(found.first, found.begin - _BEFORE_TO) : found.begin]
    return form.follows and form.is_spoken and CLASSES["be"].isdisjoint(near)


def _catenated(found: Candidate) -> CueUse | None:
    """Read ``rushed to defend``, ``was heard to mutter``: the subject of the verb before."""
    tokens, verb = found.tokens, found.begin - 2
    if found.form.shape != "base" or not found.form.is_spoken or verb <= found.first:
        return None
    start = verb_start(tokens, verb - (tokens.words[verb] == "on"), found.first)
    is_heard = tokens.words[verb] in CLASSES["heard"] and has_be(tokens.words, start, verb)
    if tokens.words[verb] not in CLASSES["catenatives"] and not is_heard:
        return None
    source = subject_before(tokens, start, found.first)
    return source and found.use(source[0], source)


# ``X said``, ``X, who said``, ``thanked them and said``


def _plain(found: Candidate) -> CueUse | None:
    """Read a finite verb with its subject before it, or one shared with the verb before."""
    tokens, words, form = found.tokens, found.tokens.words, found.form
    begin, before = found.begin, found.before
    if begin == found.first:
        return None
    if before in _BEFORE_COORDINATED:
        return _coordinated(found)
    subject = subject_before(tokens, begin, found.first) or _before_stray_comma(found)
    source = agreeing(found, subject)
    if source is None:
        return _coordinated(found) if before == "," else None
    if not agrees(found, source) or _names_object(found, source):
        return None
    if _is_reduced(found, source):
        return None
    is_conjunction = words[source[0]] == "that" and form.shape == "base"
    if is_conjunction and "clause" not in form.takes:
        return None
    start, source = source[0], _without_antecedent(tokens, source)
    who = name_after(tokens, _antecedent(tokens, source, found.first), begin)
    named = name_before_title(tokens, who, found.first)
    start = start if named == who else named[0]
    return found.use(start, named)


def _is_reduced(found: Candidate, source: Range) -> bool:
    """Tell ``a note posted on Friday said`` and ``a plan offered by`` from ``a note said that``."""
    tokens, words, form = found.tokens, found.tokens.words, found.form
    if found.begin != found.at or form.shape != "past":
        return False
    if words[found.at] in CLASSES["only_participles"]:
        return True
    if words[found.end : found.end + 1] == ["by"] and "clause" not in form.takes:
        return True
    if words[found.at - 1] not in CLASSES["documents"]:
        return False
    if words[found.end : found.end + 1] == ["that"]:
        return False
    for at in range(found.end, min(found.last, found.end + _REDUCED)):
        if words[at] in _ENDS_REDUCED:
            return False
        if is_verb(tokens, at):
            return words[at - 1] not in CLASSES["auxiliaries"] and source[1] == found.begin
    return False


def _before_stray_comma(found: Candidate) -> Range | None:
    """Read ``Ann Lee, stated that`` and ``Ann Lee, has urged``: the comma is one too many."""
    tokens, words, begin = found.tokens, found.tokens.words, found.begin
    has_auxiliary = not CLASSES["auxiliaries"].isdisjoint(words[begin : found.at])
    after = words[found.end] if found.end < found.last else ""
    is_plain = has_auxiliary or after == "that"
    if not has_auxiliary and _is_set_off(found):
        return None
    has_object = after in CLASSES["determiners"] and tokens.is_capital(begin - 2)
    if has_object or (after in CLASSES["personal_pronouns"] and found.form.takes >= {"clause"}):
        is_plain = is_plain or "," not in words[found.first : begin - 1]
    if found.before != "," or not is_plain or begin - 1 <= found.first:
        return None
    phrase = noun_phrase_before(tokens, begin - 1, found.first)
    if tokens.is_capital(found.first) and "," not in words[found.first : begin - 1]:
        phrase = found.first, begin - 1
    if phrase is None or any(is_finite(tokens, at) for at in range(phrase[0] + 1, phrase[1])):
        return None
    opens = phrase[0] == found.first or words[phrase[0] - 1] in {",", QUOTATION}
    return phrase if opens and found.form.is_spoken else None


def _is_set_off(found: Candidate) -> bool:
    """Recognise ``Ann Lee, asked about beds, said``: a comma closes the participle's clause."""
    tokens, last = found.tokens, found.last
    comma = next((at for at in range(found.end, last - 1) if tokens.words[at] == ","), last)
    return found.form.shape == "past" and comma < last and is_finite(tokens, comma + 1)


def _antecedent(tokens: Tokens, source: Range, first: int) -> Range:
    """Give the noun that "which" or "that" means; "who" is the source itself."""
    at = source[0]
    if tokens.words[at] not in CLASSES["thing_relatives"] or at <= first:
        return source
    end = at - (tokens.words[at - 1] == ",")
    phrase = subject_before(tokens, end, first) if end > first else None
    return _nearest(tokens, phrase) if phrase and end == at else phrase or source


def _without_antecedent(tokens: Tokens, source: Range) -> Range:
    """Give who speaks in ``the ponds Mayor Moss has called a danger``, ``a step aides praised``."""
    words, start = tokens.words, source[1]
    if _is_thing_and_people(words[slice(*source)]):
        return source[0] + 2, start
    while start > source[0] and tokens.is_capital(start - 1):
        start -= 1
    if start in source or tokens.is_capital(start - 1):
        return source
    word = words[start - 1]
    is_many = word.endswith("s") and not word.endswith(("ss", "'s", "s'")) and _is_thing(word)
    is_free = words[source[0]] in CLASSES["determiners"] or word in CLASSES["somethings"]
    return (start, source[1]) if is_free and (is_many or word in CLASSES["somethings"]) else source


def _is_thing_and_people(phrase: list[str]) -> bool:
    """Tell ``a step town officials`` from ``a dozen members``: after "a" no plural follows."""
    if not 2 < len(phrase) <= _CONTACT or phrase[0] not in CLASSES["articles"]:
        return False
    last, thing = phrase[-1], phrase[1]
    is_many = last in _SPEAKERS or last.removesuffix("s") in _ROLES
    is_phrase = not CLASSES["after_heads"].isdisjoint(phrase)
    is_other = thing in _NO_THINGS
    is_plural = last.endswith("s") and not last.endswith("ss")
    return is_plural and is_many and not (is_phrase or is_other)


def _is_thing(word: str) -> bool:
    """Tell ``the ponds Ann Lee named`` from ``the sisters Ann and Eva said``."""
    return word not in _PEOPLE and word.removesuffix("s") not in _ROLES and not is_person(word)


def _nearest(tokens: Tokens, phrase: Range) -> Range:
    """Tell ``the party from a split that`` from ``a report from the board that``."""
    words, head = tokens.words, head_of(tokens.words, phrase)
    if words[head] in _SAYINGS:
        return phrase
    inside = [at for at in range(head + 1, phrase[1] - 1) if words[at] in _LEADS_AWAY]
    return (inside[-1] + 1, phrase[1]) if inside else phrase


def _coordinated(found: Candidate) -> CueUse | None:
    """``She thanked them and said that``: the subject of the verb before."""
    form, words = found.form, found.tokens.words
    if form.is_noun_too or found.end >= found.last:
        return None
    if form.shape == "base":
        return _joined_base(found)
    after = words[found.end]
    is_participle = form.shape == "past" and not form.rest
    may_be_adjective = is_participle and ("phrase" in form.takes or form.takes == {"wh"})
    if "clause" in form.takes and is_clause(found.tokens, found.end, found.last):
        may_be_adjective = False
    if may_be_adjective and not (after in _OPENS_OBJECT or found.tokens.is_capital(found.end)):
        return None
    if found.before == "," and after not in CLASSES["openings"]:
        return None
    return found.after(shared(found), found.begin)


def _joined_base(found: Candidate) -> CueUse | None:
    """``Growers blame the weir and say that``, ``Growers are angry and say that``."""
    tokens, words = found.tokens, found.tokens.words
    if found.begin != found.at or "clause" not in found.form.takes:
        return None
    is_that = words[found.end] == "that"
    if not (is_that or is_clause(tokens, found.end, found.last)):
        return None
    if not found.earlier:
        subject = main_subject(tokens, found.first, found.at)
        is_many = subject is not None and words[subject[1]] in CLASSES["plural_verbs"]
        return found.after(subject, found.begin) if is_many else None
    before = found.earlier[-1]
    is_base = before.form.shape == "base" and words[before.at - 1] != "to"
    return found.after(before.source, found.begin) if is_base else None


def _names_object(found: Candidate, phrase: Range) -> bool:
    """Tell ``runs a website called “Plan B”``: the phrase is named, it names nothing."""
    words, start = found.tokens.words, phrase[0]
    if found.begin != found.at or words[found.at] not in CLASSES["naming"]:
        return False
    is_inside = start > found.first and words[start - 1] not in CLASSES["before_shared"]
    return is_inside and words[start] in CLASSES["articles"]


# ``…,” said X``


def _inverted(found: Candidate) -> CueUse | None:
    """``…,” said the mayor``: only after a quotation or a comma."""
    tokens, form, at = found.tokens, found.form, found.at
    words, before = tokens.words, found.before
    is_opener = tokens.is_capital(at) and not form.is_noun_too
    if not before and words[at] in CLASSES["adverbial_participles"]:
        return None
    is_closed = at == found.begin and before in {",", QUOTATION} if before else is_opener
    if not form.follows or not is_closed:
        return None
    last = found.last
    source = noun_phrase_after(tokens, found.end, last)
    source = source and name_behind(tokens, source, last)
    if source is None or _is_object(words[found.end]):
        return None
    if form.shape == "base" and not (before and _is_plural(words, source)):
        return None
    after = words[source[1]] if source[1] < last else ""
    if not before and after not in _AFTER_OPENER:
        return None
    is_tail = before == "," and words[at - 2] != QUOTATION
    if after in CLASSES["auxiliaries"] or (is_tail and not _is_tail(found, after)):
        return None
    return replace(found.use(at, source), end=source[1], is_inverted=True)


def _is_plural(words: list[str], source: Range) -> bool:
    """Tell ``say anglers`` from ``say it``."""
    last = words[source[1] - 1]
    is_many = last in CLASSES["plural_subjects"] or (last.endswith("s") and not last.endswith("ss"))
    return is_many or "and" in words[slice(*source)]


def _is_object(word: str) -> bool:
    return word in _OBJECTS


def _is_tail(found: Candidate, after: str) -> bool:
    """Tell ``Bo left, said Ann Lee`` from ``Bo, a nurse, told reporters``."""
    if after and (after not in CLASSES["after_inverted"]):
        return False
    if found.form.is_noun_too:
        return False
    words = found.tokens.words
    subject = subject_before(found.tokens, found.at, found.first)
    return subject is None or not (
        subject[0] == found.first or words[subject[0] - 1] in _BEFORE_SUBJECT
    )
