"""Verb or noun: whether the form of a cue agrees with its subject."""

from onrecord.attribution.candidates import Candidate
from onrecord.attribution.lexicon import CLASSES, forms_where
from onrecord.attribution.phrases import Range, head_of
from onrecord.attribution.tokens import Tokens
from onrecord.attribution.verbs import is_adverb, opens_compound
from onrecord.vocabulary import words as vocabulary

_PROBED = 3  # tokens of "a board probing"
_OPENS_TOLD = CLASSES["personal_pronouns"] | {"that"}
_SHORTEST = 6  # letters of a noun whose ending shows a person
_ENDINGS = tuple(CLASSES["person_endings"])
_RELATIVE = 4  # tokens between "which" and the cue of its clause
_HALF = 0.5  # share of capitalised words in a headline
_STOPPED = 0.75  # of those in a headline that ends with a full stop
_HEADLINE = 20  # tokens looked at to tell a headline
_VERBS = forms_where(lambda form: not (form.is_noun_too or form.rest))
_ROLES = vocabulary("roles") | CLASSES["bodies"]
_MANY = CLASSES["listeners"] | CLASSES["collectives"]
_OPENS_CONTENT = CLASSES["openings"] | CLASSES["determiners"] | CLASSES["personal_pronouns"]
_BEFORE_NOUNS = CLASSES["determiners"] | CLASSES["possessives"]


def agreeing(found: Candidate, source: Range | None) -> Range | None:
    """Leave out what "and" joins where the verb is singular: ``a transplant and Ann Lee hopes``."""
    if source is None or found.form.shape != "present" or found.begin != found.at:
        return source
    words = found.tokens.words
    for at in range(source[0] + 1, source[1] - 1):
        is_participle = words[at].endswith("ing") and not found.tokens.is_capital(at)
        if words[at] in CLASSES["phrase_prepositions"] or is_participle:
            return source
        if words[at] == "and":
            return at + 1, source[1]
    return source


def agrees(found: Candidate, source: Range) -> bool:
    """Tell verb from noun by number: "the plans", but "officials plan" and "she plans"."""
    words, form = found.tokens.words, found.form
    last = words[source[1] - 1]
    is_relative = last in CLASSES["relatives"] or last == "whom"
    is_pronoun = is_relative or last in CLASSES["personal_pronouns"]
    if not is_pronoun and last.endswith(("'s", "s'")):
        is_of_owner = "of" in words[slice(*source)]  # "a friend of Marsh's said"
        return is_of_owner and not form.is_noun_too
    if "'" in last or not CLASSES["auxiliaries"].isdisjoint(words[found.begin : found.at]):
        return True
    is_plural = last in CLASSES["plural_subjects"]
    if form.shape == "past" or is_relative:
        return not _is_probed(found, source)
    if form.shape == "base":
        heads = last, words[head_of(words, source)]
        is_many = "and" in words[source[0] : source[1]] or any(
            head.endswith("s") or head in _MANY for head in heads
        )
        needs_many = form.is_noun_too or form.is_evidence or "clause" not in form.takes
        return not needs_many or is_plural or (is_many and not is_pronoun)
    return not is_plural and (is_pronoun or not form.is_noun_too or _may_speak(found, source))


def _is_probed(found: Candidate, source: Range) -> bool:
    """Tell ``probing alleged frauds`` from ``the ruling alleged that``."""
    words, before = found.tokens.words, found.tokens.words[found.at - 1]
    is_lower = not found.tokens.is_capital(found.at - 1)
    if not (before.endswith("ing") and is_lower) or source[1] - source[0] < _PROBED:
        return False
    is_noun = words[found.at - 2] in _BEFORE_NOUNS
    after = words[found.end] if found.end < found.last else ""
    is_open = not after or after in _OPENS_CONTENT or found.tokens.is_capital(found.end)
    return not (is_noun or is_open) and "phrase" in found.form.takes


def _may_speak(found: Candidate, source: Range) -> bool:
    """Tell whether a phrase names somebody or something that can speak."""
    tokens, words = found.tokens, found.tokens.words
    last = words[source[1] - 1]
    head = head_of(words, source)
    if words[head] in CLASSES["documents"]:
        return True
    if not tokens.is_capital(source[1] - 1):
        is_told = found.end < found.last and words[found.end] in _OPENS_TOLD
        return last in CLASSES["listeners"] or last in _ROLES or (is_told and is_person(last))
    if words[head] in _ROLES and words[head + 1] in {"for", "at", "from", "in"}:
        return True
    begin = source[1] - 1
    while begin > source[0] and tokens.is_capital(begin - 1):
        begin -= 1
    before = words[begin - 1] if begin > source[0] else ""
    if before in CLASSES["determiners"]:
        return begin - 1 == source[0] and source[1] - begin > 1
    return before not in CLASSES["prepositions"] or before == "of"


def is_person(word: str) -> bool:
    """Tell ``a defector claims`` from ``the corner claims`` by the ending."""
    is_long = len(word) >= _SHORTEST and word not in CLASSES["not_persons"]
    return is_long and word.endswith(_ENDINGS)


def is_noun(found: Candidate) -> bool:
    """Tell a noun from a verb of the same form by what follows it or by its capital."""
    tokens, words = found.tokens, found.tokens.words
    if (
        tokens.is_capital(found.at)
        and found.at > found.first
        and not _is_headline(tokens, found.first, found.last)
    ):
        return True
    if found.end >= found.last or _is_in_relative(found):
        return False
    after = words[found.end]
    if opens_compound(words, found.at):
        return True
    if not found.form.is_noun_too:
        return "clause" not in found.form.takes and after in CLASSES["auxiliaries"]
    if is_adverb(after) and found.end + 1 < found.last:
        after = words[found.end + 1]
    return (
        after in CLASSES["auxiliaries"]
        or after in CLASSES["irregular_pasts"]
        or after in CLASSES["after_nouns"]
        or after in _VERBS
        or (after.endswith("ed") and len(after) > 4)
    )


def _is_in_relative(found: Candidate) -> bool:
    """Recognise ``which ministers claim will help``: no verb follows a noun there."""
    tokens, words = found.tokens, found.tokens.words
    if found.form.shape == "past" or "clause" not in found.form.takes:
        return False
    begin = max(found.first, found.at - _RELATIVE)
    if found.form.shape == "present":
        before = found.at - 1
        may_speak = tokens.is_capital(before) or words[before] in _ROLES
        begin += words[begin] in CLASSES["prepositions"]
        opens = [at for at in range(begin, before) if words[at] in CLASSES["comma_relatives"]]
        return may_speak and bool(opens) and words[opens[-1] - 1] not in CLASSES["prepositions"]
    is_base = found.form.shape == "base"
    return is_base and not CLASSES["comma_relatives"].isdisjoint(words[begin : found.at - 1])


def _is_headline(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether most words of a sentence are capitalised."""
    span = range(first, min(last, first + _HEADLINE))
    if tokens.is_quotation(first):
        return False
    share = sum(tokens.is_capital(at) for at in span) / len(span)
    return share > (_STOPPED if tokens.is_stopped(last - 1) else _HALF)
