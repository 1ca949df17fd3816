"""Steps over the person addressed, and over adverbials, between a cue and what is said."""

from onrecord.attribution.lexicon import CLASSES, CUES, forms_where
from onrecord.attribution.tokens import QUOTATION, Tokens
from onrecord.attribution.verbs import is_clause, is_finite
from onrecord.vocabulary import words as vocabulary

_LOOK_AHEAD = 16  # tokens
_ASIDE = 12  # tokens between two commas
_ROLES = vocabulary("roles") | CLASSES["addressed"]
_TOLD = CLASSES["bodies"] | CLASSES["hearing"] | CLASSES["persons"]
_SUBJECTS = CLASSES["personal_pronouns"] - CLASSES["object_pronouns"] - CLASSES["you"]
_LEADS_TO_NOUN = CLASSES["prepositions"] | CLASSES["conjunctions"] | CLASSES["determiners"]
_JOINS = CLASSES["coordinators"] | {","}
_NAMES_TIME = CLASSES["times"] | CLASSES["time_words"]
_PARTICIPLES = forms_where(lambda form: form.shape == "participle" and not form.rest)
_NO_ADDRESSEES = CLASSES["personal_pronouns"] - CLASSES["object_pronouns"] | {"there"}
_LEADS_TO_ADVERBIAL = CLASSES["prepositions"] - CLASSES["told_prepositions"]
_CLAUSE_ENDS = CLASSES["punctuation"] - {","}
_TIMES = CLASSES["time_words"] | CLASSES["times"]
_OPENS_SUBJECT = CLASSES["determiners"] | {"there"}
_ADDRESSEES = CLASSES["object_pronouns"] | CLASSES["listeners"]


def after_adverbial(tokens: Tokens, at: int, last: int) -> int | None:
    """Step over ``in a statement on Monday that`` to what is said."""
    words = tokens.words
    for here in range(at + 1, min(last, at + _LOOK_AHEAD)):
        word = words[here]
        if _is_another_that(words, here):
            return None
        if word in {"that", ":"} and here + 1 < last:
            return here + 1
        is_subject = word in CLASSES["personal_pronouns"] and (
            word not in CLASSES["you"] or (here + 1 < last and is_finite(tokens, here + 1))
        )
        if word == QUOTATION and _is_spoken(words[here - 1]):
            return None
        if word == QUOTATION or (is_subject and words[here - 1] not in CLASSES["prepositions"]):
            return here
        if word == ";":
            return None
    return None


def _is_spoken(word: str) -> bool:
    """Recognise ``chanting “out”``: the quotation belongs to a verb of its own."""
    return word in _PARTICIPLES


def after_addressee(
    tokens: Tokens, at: int, last: int, *, asks: bool, tells: bool = False
) -> int | None:
    """Step over the person addressed: ``told reporters on Monday that``."""
    words = tokens.words
    if words[at] in _NO_ADDRESSEES:
        return at
    if words[at] in CLASSES["determiners"] and not CLASSES["stories"].isdisjoint(
        words[at + 1 : at + 2]
    ):
        return None
    limit = min(last, at + _LOOK_AHEAD)
    here = _addressee_end(tokens, at, limit, asks=asks)
    if tells and here < limit and (here == at or words[here] in CLASSES["listener_places"]):
        here = _new_clause(tokens, here + 1, limit) or here
    while here < last and _is_circumstance(words, here, last):
        here += 1
    if here >= last:
        return None
    if words[here] == "that":
        return here + 1 if here + 1 < last else None
    if words[here] in {",", ":"}:
        return _after_told_mark(tokens, here, last)
    is_adverbial = words[here] in _LEADS_TO_ADVERBIAL
    if is_adverbial:
        return after_adverbial(tokens, here, last) or _after_time(words, here, last)
    return here


def _new_clause(tokens: Tokens, at: int, limit: int) -> int | None:
    """Find where a clause begins in ``told a rally in Elm the pier was lost``."""
    words = tokens.words
    for here in range(at, limit):
        if words[here] == "that" or words[here] == QUOTATION:
            return None
        is_free = words[here - 1] not in _LEADS_TO_NOUN and not words[here - 1].endswith("ing")
        is_question = words[here] in CLASSES["asking_words"]
        opens = words[here] in _SUBJECTS or words[here] in CLASSES["opening_determiners"]
        if is_free and (is_question or (opens and is_clause(tokens, here, limit))):
            return here
        if words[here] in _CLAUSE_ENDS or words[here] in CLASSES["auxiliaries"]:
            return None
    return None


def _opens_told(words: list[str], at: int, *, asks: bool) -> bool:
    """Recognise what opens what somebody is told: "that", "there was", "why" …."""
    is_asked = asks and words[at] in CLASSES["asking_words"]
    return is_asked or words[at] in {"that", ":"} or _there_is(words, at)


def _is_another_that(words: list[str], at: int) -> bool:
    """Recognise ``…, stating that``: it belongs to a later cue."""
    return words[at] == "that" and words[at - 1] in CUES and words[at - 2] in _JOINS


def _is_circumstance(words: list[str], at: int, last: int) -> bool:
    """Tell ``told them this week that`` from ``warned this might end``."""
    if words[at] in CLASSES["time_openers"]:
        return at + 1 < last and words[at + 1] in _TIMES
    is_place = words[at] in CLASSES["here_and_there"] and not _there_is(words, at)
    return words[at] in _NAMES_TIME or is_place


def _there_is(words: list[str], at: int) -> bool:
    """Recognise the start of ``there was no want``."""
    return words[at] == "there" and not CLASSES["be"].isdisjoint(words[at + 1 : at + 2])


def _is_told(tokens: Tokens, at: int) -> bool:
    """Tell ``told the crowd: …`` from ``tells the tale: …``."""
    word = tokens.words[at]
    return tokens.is_capital(at) or word in _ROLES or word in _TOLD or word in CLASSES["listeners"]


def _opens_clause(tokens: Tokens, at: int, limit: int) -> bool:
    """Recognise the start of what is told: ``her son``, ``the plan``, ``Bo Chen``, ``there``."""
    words = tokens.words
    opens = words[at] in _OPENS_SUBJECT if at < limit else False
    return at < limit and (opens or tokens.is_capital(at)) and is_clause(tokens, at, limit)


def _addressee_end(tokens: Tokens, at: int, limit: int, *, asks: bool) -> int:
    """Step over a pronoun, a name or a longer phrase for those addressed."""
    words = tokens.words
    if words[at] in _ADDRESSEES:
        if words[at] == "her" and words[at + 2 : at + 3] == ["that"]:
            return at + 2  # "told her fans that"
        is_longer = at + 1 < limit and words[at + 1] in CLASSES["listener_places"]
        return _after_listeners(tokens, at + 1, limit, asks=asks) if is_longer else at + 1
    if tokens.is_capital(at):
        return _name_end(tokens, at, limit)
    return _after_listeners(tokens, at, limit, asks=asks)


def _name_end(tokens: Tokens, at: int, limit: int) -> int:
    """Walk over the capitals of a name."""
    start = at
    while at < limit and (tokens.is_capital(at) or tokens.words[at] in {"of"}):
        at += 1
    if start < at < limit and _is_acronym(tokens, start) and is_finite(tokens, at):
        return start + 1
    return at


def _is_acronym(tokens: Tokens, at: int) -> bool:
    """Tell ``told the BBC Ann Lee had won``: after the acronym a new name begins."""
    word = tokens.text[tokens.starts[at] : tokens.ends[at]]
    return word.isupper() and len(word) > 1


def _after_told_mark(tokens: Tokens, at: int, last: int) -> int | None:
    """Step over the mark in ``told reporters: …``, ``told the Post, the lake was full``."""
    words = tokens.words
    if words[at + 1 : at + 2] == ["that"] and at + 2 < last:
        return at + 2
    if at + 1 >= last:
        return None
    close = next((c for c in range(at + 1, min(last, at + _ASIDE)) if words[c] == ","), last)
    if words[at] == "," and words[close + 1 : close + 2] == ["that"] and close + 2 < last:
        return close + 2
    is_said = words[at] == ":" or words[at + 1] == QUOTATION or is_clause(tokens, at + 1, last)
    return at + 1 if is_said else None


def _after_time(words: list[str], at: int, last: int) -> int:
    """Step over ``on Monday``."""
    here = at + 1
    while here < last and words[here] in _NAMES_TIME:
        here += 1
    return here if at + 1 < here < last else at


def _after_listeners(tokens: Tokens, at: int, limit: int, *, asks: bool) -> int:
    """Find where a longer phrase for the listeners ends: at "that" or a listening noun."""
    words = tokens.words
    quotation = at
    for here in range(at, limit):
        if _is_another_that(words, here):
            break
        if _opens_told(words, here, asks=asks):
            return here if words[here] != ":" or _is_told(tokens, here - 1) else at
        if words[here] == QUOTATION or (asks and words[here] == "to"):
            quotation = here if words[here] == QUOTATION else at
            break
    if at + 1 < limit and words[at] in _ROLES and tokens.is_capital(at + 1):
        return _name_end(tokens, at + 1, limit)
    is_body = words[at] in _TOLD and at + 1 < limit
    if is_body and (words[at + 1] in _SUBJECTS or _opens_clause(tokens, at + 1, limit)):
        return at + 1
    if words[at] in CLASSES["determiners"]:
        if at + 1 < limit and tokens.is_capital(at + 1):
            return _name_end(tokens, at + 1, limit)
        return _after_noun(tokens, at, limit) or quotation
    return quotation


def _after_noun(tokens: Tokens, at: int, limit: int) -> int | None:
    """Step over ``the reporters``, ``this newspaper`` before what is told."""
    words = tokens.words
    for here in range(at + 1, limit):
        if words[here] in CLASSES["listeners"] and words[here + 1 : here + 2] != ["of"]:
            return here + 1
        if words[here] in _TOLD and _opens_clause(tokens, here + 1, limit):
            return here + 1
        is_asking = words[here] in CLASSES["asking_words"] and words[here - 1] in _TOLD
        if here > at + 1 and (is_asking or words[here] in CLASSES["personal_pronouns"]):
            return here
    return None
