"""Verbs: which words are, and where their auxiliaries begin."""

from onrecord.attribution.lexicon import CLASSES, CUES, forms_where
from onrecord.attribution.tokens import Tokens

_CLAUSE_REACH = 16  # tokens from a clause's start to its verb
_TIME_REACH = 5  # tokens of a time between an auxiliary and its verb
_TIME_ENDS = frozenset(
    form for word in CLASSES["periods"] | {"past", "time", "moment"} for form in (word, f"{word}s")
)
_VALUED = 12  # tokens of a noun before "at" and its number
_VERB_REACH = 8  # tokens of auxiliaries and adverbs before a verb
_DOUBLE_ADVERBS = frozenset(tuple(pair.split("-")) for pair in CLASSES["double_adverbs"])
_DOUBLE_SECONDS = frozenset(second for _, second in _DOUBLE_ADVERBS)
_COMPOUNDS = frozenset(tuple(pair.split("-")) for pair in CLASSES["compound_nouns"])
_COMPOUND_FIRSTS = frozenset(first for first, _ in _COMPOUNDS)
_ONLY_VERBS = forms_where(
    lambda form: not (form.rest or form.is_noun_too or form.shape == "participle")
)
_FINITE = ("present", "past")
_FINITE_CUES = forms_where(lambda form: form.shape in _FINITE and not form.rest)
_LONG_CUES = forms_where(lambda form: form.shape in _FINITE and bool(form.rest)) - _FINITE_CUES
_CLAUSE_MARKS = frozenset({",", ";", ":", "while", "although", "though", "because"})
_NO_SUBJECT = _CLAUSE_MARKS | CLASSES["time_conjunctions"]
"""What ends a clause that opens with a number: "added 20 beds before the ward was shut"."""
_JOINED_ENDS = CLASSES["punctuation"] | CLASSES["conjunctions"] | CLASSES["subordinators"]
_NO_SUBJECTS = CLASSES["determiners"] | CLASSES["conjunctions"] | CLASSES["prepositions"]
_LY_WORDS = CLASSES["ly_nouns"] | CLASSES["ly_adjectives"]
_VERBAL = CLASSES["auxiliaries"] | CLASSES["adverbs"] | CLASSES["negations"]
_AMOUNTS = CLASSES["amounts"] - {"a", "one"}
_STEPPED_OVER = _DOUBLE_SECONDS | _VERBAL | _TIME_ENDS


def is_adverb(word: str) -> bool:
    """Tell whether a word may come between a subject and its verb.

    >>> is_adverb("recently"), is_adverb("family")
    (True, False)
    """
    return word in CLASSES["adverbs"] or (
        word.endswith("ly") and len(word) > 4 and word not in _LY_WORDS
    )


def is_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is a cue and can be nothing but a verb."""
    return (
        tokens.words[at] in _ONLY_VERBS
        and not tokens.is_capital(at)
        and not opens_compound(tokens.words, at)
    )


def opens_compound(words: list[str], at: int) -> bool:
    """Tell whether a word is the first of a compound noun: ``think tank``."""
    return words[at] in _COMPOUND_FIRSTS and tuple(words[at : at + 2]) in _COMPOUNDS


def verb_start(tokens: Tokens, at: int, first: int) -> int:
    """Walk left from a verb over its auxiliaries, negations and adverbs."""
    words = tokens.words
    begin = at
    while begin > first and at - begin < _VERB_REACH:
        word = words[begin - 1]
        if word not in _STEPPED_OVER and not word.endswith("ly"):
            break
        if word in _DOUBLE_SECONDS and _is_double_adverb(words, begin - 1, first):
            begin -= 2
            continue
        if word in _VERBAL or (is_adverb(word) and not tokens.is_capital(begin - 1)):
            begin -= 1
            continue
        opener = _time_opener(words, begin, first) if word in _TIME_ENDS else None
        if opener is None:
            break
        begin = opener
    return begin


def _is_double_adverb(words: list[str], at: int, first: int) -> bool:
    """Recognise ``so far`` by its second word."""
    return at > first and (words[at - 1], words[at]) in _DOUBLE_ADVERBS


def has_be(words: list[str], begin: int, end: int) -> bool:
    """Tell whether a form of "be" is in a range of tokens."""
    return not CLASSES["be"].isdisjoint(words[begin:end])


def _time_opener(words: list[str], end: int, first: int) -> int | None:
    """Find where ``in the past`` begins between an auxiliary and its verb: ``has … said``."""
    for at in range(end - 2, max(first, end - _TIME_REACH), -1):
        if words[at] in CLASSES["time_prepositions"]:
            return at if words[at - 1] in CLASSES["auxiliaries"] else None
    return None


def is_finite(tokens: Tokens, at: int) -> bool:
    """Tell whether a word looks like a finite verb."""
    words = tokens.words
    word = words[at]
    return (
        word in CLASSES["auxiliaries"]
        or word in CLASSES["irregular_pasts"]
        or (word.endswith("ed") and _is_past(word) and _is_main_verb(tokens, at))
        or _is_present(tokens, at)
        or word in _FINITE_CUES
        or (word in _LONG_CUES and _is_long_cue(words, at))
    )


def _is_long_cue(words: list[str], at: int) -> bool:
    """Recognise ``pointed out``, a finite form of several words."""
    return any(
        form.shape in _FINITE and tuple(words[at + 1 : at + 1 + len(form.rest)]) == form.rest
        for form in CUES[words[at]]
    )


def _is_past(word: str) -> bool:
    """Tell ``agreed``, ``used`` from ``need``, ``speed`` and ``bed``."""
    return len(word) > 3 and (word[-3] != "e" or word in CUES)


def _is_present(tokens: Tokens, at: int) -> bool:
    """Tell ``Ann Lee appears``: a small word in -s right after a name or a pronoun."""
    word, before = tokens.words[at], tokens.words[at - 1]
    return (
        word.endswith("s")
        and not word.endswith(("ss", "'s", "us"))
        and len(word) > 3
        and not tokens.is_capital(at)
        and (tokens.is_capital(at - 1) or before in CLASSES["singular_subjects"])
        and before not in _NO_SUBJECTS
        and not before.endswith("'s")
    )


def _is_main_verb(tokens: Tokens, at: int) -> bool:
    """Tell ``the plan failed`` from ``a failed plan``, ``the plan drafted by``, ``war-related``."""
    words, before = tokens.words, tokens.words[at - 1]
    if (tokens.is_capital(at) and tokens.is_capital(at - 1)) or "-" in words[at]:
        return False
    return (
        before not in CLASSES["determiners"]
        and not (before.endswith("ly") and words[at - 2] in CLASSES["determiners"])
        and words[at + 1 : at + 2] != ["by"]
    )


def is_valued(tokens: Tokens, at: int, last: int) -> bool:
    """Tell ``put the cost at £4m`` from ``put the lamp at the gate``."""
    words = tokens.words
    for here in range(at + 1, min(last - 1, at + _VALUED)):
        if words[here] in CLASSES["punctuation"] or is_finite(tokens, here):
            return False
        if words[here] == "at":
            value = here + 1
            while value < last - 1 and words[value] in CLASSES["value_hedges"]:
                value += 1
            return words[value][0].isdigit() or words[value] in _AMOUNTS
    return False


def is_clause(tokens: Tokens, start: int, last: int) -> bool:
    """Tell whether a clause begins here: a subject and, not far off, its verb."""
    words = tokens.words
    if start >= len(words):
        return False
    if words[start] in CLASSES["personal_pronouns"] or words[start] in CLASSES["clause_starts"]:
        return True
    if words[start].endswith(("ed", "self", "selves")):
        return False
    ends = _NO_SUBJECT if words[start][0].isdigit() else _CLAUSE_MARKS
    for at in range(start + 1, min(last, start + _CLAUSE_REACH)):
        word = words[at]
        is_verbal = word in CLASSES["auxiliaries"] or word in CLASSES["irregular_pasts"]
        if not is_verbal and word.endswith("ed"):
            is_verbal = words[at - 1] not in CLASSES["determiners"] and _is_past(word)
        if words[at - 1] in CLASSES["conjunctions"]:
            return not is_verbal and _is_joined_subject(words, at, last)
        if word in ends or is_verbal:
            return is_verbal
    return False


def _is_joined_subject(words: list[str], start: int, last: int) -> bool:
    """Tell ``the fires and floods have`` from ``the fires and the floods in the north``."""
    for at in range(start + 1, min(last, start + _CLAUSE_REACH)):
        if words[at] in _JOINED_ENDS:
            return False
        if words[at] in CLASSES["auxiliaries"]:
            return True
    return False
