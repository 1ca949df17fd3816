"""The subject of a verb: before it, over an apposition, or of the whole sentence."""

from onrecord.attribution.heads import is_person
from onrecord.attribution.lexicon import CLASSES, CUES, forms_where
from onrecord.attribution.phrases import (
    REACH,
    STOPS_AND_PREPOSITIONS,
    Range,
    is_day,
    noun_phrase_before,
)
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb, is_finite, verb_start
from onrecord.vocabulary import words as vocabulary

_APPOSITION = 12  # tokens
_APPOSITION_COMMAS = 6
_PERSONAL = CLASSES["personal_pronouns"] | CLASSES["whole_subjects"]
_OPENS_ADVERBIAL = (
    CLASSES["prepositions"] | CLASSES["subordinators"] | CLASSES["adverbial_participles"]
)
_BEFORE_AUXILIARY = CLASSES["relatives"] | {"to"}
_RELATIVES = CLASSES["relatives"] | {"whose"}
_WHO = frozenset({"who"})
_SUBJECTS = CLASSES["personal_pronouns"]
_NO_NAMES = CLASSES["prepositions"] | CLASSES["times"] | CLASSES["time_words"]
_ROLES = vocabulary("roles")
_PARTICIPLES = forms_where(lambda form: form.shape == "participle")
_TIMES = CLASSES["times"] | CLASSES["time_words"]
_CLAUSE_ENDS = CLASSES["punctuation"] | CLASSES["conjunctions"] | CLASSES["personal_pronouns"]
_BEFORE_CLAUSE = CLASSES["commas_and_dashes"] | {"but", QUOTATION}
_NO_APPOSITION = CLASSES["personal_pronouns"] | CLASSES["conjunctions"] | CLASSES["no_appositions"]
_BREAKS = _CLAUSE_ENDS - {"and", ","}
_PERIODS = CLASSES["periods"] | {"past"}
_TIME_ENDS = (
    CLASSES["times"] | CLASSES["adverbial_days"] | _PERIODS | {f"{word}s" for word in _PERIODS}
)
_OPENS_TIME = CLASSES["time_openers"] | CLASSES["time_prepositions"]
_ELSEWHERE = CLASSES["prepositions"] - {"of", "for"}


def subject_before(tokens: Tokens, end: int, first: int) -> Range | None:
    """Find the noun phrase that ends right before ``end``, an apposition after it left out."""
    words = tokens.words
    end = _before_time(tokens, end, first)
    while end > first and words[end - 1] in CLASSES["time_adverbs"]:
        end -= 1
    end -= 2 * (words[end - 1] == "turn" and words[end - 2] == "in" and end - 2 > first)
    if end <= first:
        return None
    if words[end - 1] == "," and end - 2 > first and words[end - 2] == ")":
        return noun_phrase_before(tokens, end - 1, first)
    if words[end - 1] in {",", ")", DASH}:
        return _before_apposition(tokens, end - 1, first)
    if words[end - 1] == "whom" and words[end - 2] == "of" and end - 3 > first:
        return end - 3, end
    if words[end - 1] in _PERSONAL or _is_relative_that(words, end - 1, first):
        return end - 1, end
    phrase = _before_relative(tokens, end, first) or noun_phrase_before(tokens, end, first)
    verb = phrase[0] if phrase else end - 1
    if verb > first and words[verb - 1] in CLASSES["be"]:
        return _before_opening_relative(tokens, first, verb) or phrase
    return _whole_list(tokens, phrase, first) if phrase else _before_unclosed(tokens, end, first)


def _whole_list(tokens: Tokens, phrase: Range, first: int) -> Range:
    """Give all of ``Besco, Ando and Tull``, ``the Office for Ships, Ports & Weirs``."""
    words, start = tokens.words, phrase[0]
    if start - 1 <= first or words[start - 1] != ",":
        return phrase
    if "and" not in words[slice(*phrase)] and "&" not in _written(tokens, phrase):
        return phrase
    while start - 1 > first and words[start - 1] == "," and tokens.is_capital(start - 2):
        item = noun_phrase_before(tokens, start - 1, first)
        if item is None or not (item[0] == first or words[item[0] - 1] == ","):
            break
        start = item[0]
    return (start, phrase[1]) if start == first else phrase


def _written(tokens: Tokens, phrase: Range) -> str:
    return tokens.text[tokens.starts[phrase[0]] : tokens.ends[phrase[1] - 1]]


def _before_unclosed(tokens: Tokens, end: int, first: int) -> Range | None:
    """Read ``Ann Lee, from the nurses' union said``: the second comma is missing."""
    words = tokens.words
    for at in range(end - 2, max(first, end - _APPOSITION), -1):
        if words[at] in _BREAKS:
            return None
        if words[at] == ",":
            is_from = words[at + 1] in {"from", "of"} and tokens.is_capital(at - 1)
            return noun_phrase_before(tokens, at, first) if is_from else None
    return None


def _is_relative_that(words: list[str], at: int, first: int) -> bool:
    """Tell ``a paper that said`` from ``she says that plans``."""
    if words[at] != "that" or at <= first:
        return False
    before = words[at - 1]
    is_noun = before not in STOPS_AND_PREPOSITIONS and not is_adverb(before)
    return is_noun and before not in CUES


def _before_relative(tokens: Tokens, end: int, first: int) -> Range | None:
    """Step over a relative clause without commas: ``nurses who know her said``."""
    words = tokens.words
    for at in range(end - 2, max(first, end - _APPOSITION), -1):
        if words[at] in _CLAUSE_ENDS:
            is_pronoun = at == end - 2 and words[at] in CLASSES["personal_pronouns"]
            is_bare = is_pronoun and at - 1 > first and is_finite(tokens, end - 1)
            is_noun = is_bare and words[at - 1] not in STOPS_AND_PREPOSITIONS
            return noun_phrase_before(tokens, at, first) if is_noun else None
        if words[at] in {"who", "that"}:
            is_clause = is_finite(tokens, at + 1) or words[at + 1].endswith("ed")
            if not is_clause and words[at + 1] not in CUES:
                return None
            phrase = noun_phrase_before(tokens, at, first)
            return phrase if phrase and _opens_clause(words, phrase[0], first) else None
    return None


def _opens_clause(words: list[str], at: int, first: int) -> bool:
    return at == first or words[at - 1] in _BEFORE_CLAUSE


def _before_time(tokens: Tokens, end: int, first: int) -> int:
    """Step over ``on Monday``, ``last month``, ``in recent weeks`` between subject and verb."""
    words, at = tokens.words, end
    if words[end - 1] not in _TIME_ENDS and not words[end - 1].isdigit():
        return end
    while at > first and (is_day(tokens, at - 1) or words[at - 1].isdigit()):
        at -= 1
    if first < at < end and words[at - 1] in CLASSES["phrase_prepositions"]:
        return end
    if at > first + 1 and words[at - 1].removesuffix("s") in _PERIODS:
        opener = next(
            (o for o in range(at - 2, max(first, at - 5), -1) if _opens_time(words, o)), 0
        )
        at = opener or at
    if first < at < end and words[at - 1] in CLASSES["time_prepositions"]:
        at -= 1
    is_after_comma = at > first and tokens.is_comma(at - 1)
    return at if at > first and not (is_after_comma and words[at - 1] != ",") else end


def _opens_time(words: list[str], at: int) -> bool:
    """Recognise the start of ``last month``, ``in the past``, ``earlier this week``."""
    if words[at] in CLASSES["time_openers"]:
        return words[at - 1] not in _OPENS_TIME
    return words[at] in CLASSES["time_prepositions"]


def _before_apposition(tokens: Tokens, close: int, first: int) -> Range | None:
    """Step over ``, the director of the centre,`` and the like, also several in a row."""
    words = tokens.words
    opening = {",": ",", ")": "(", DASH: DASH}[words[close]]
    nearest: Range | None = None
    before: Range | None = None
    for at in range(close - 1, max(first, close - 2 * REACH), -1):
        if words[at] in {";", ":"}:
            break
        if words[at] != opening or (opening == "," and words[at + 1] in {"and", "or"}):
            continue
        is_added = opening == DASH and words[at + 1] in CLASSES["conjunctions"]
        is_open = opening == "(" or is_added or _is_apposition(tokens, at + 1, close)
        if not is_open or (nearest and words[at + 1 : close].index(opening) > _APPOSITION):
            break
        phrase = noun_phrase_before(tokens, at, first)
        if phrase is None and tokens.is_capital(at - 1):
            continue
        if phrase and phrase[0] > first and words[phrase[0] - 1] in CLASSES["auxiliaries"]:
            return _before_opening_relative(tokens, first, phrase[0])
        if phrase and _is_named(tokens, phrase, (at + 1, close)):
            return phrase
        if phrase is None:
            break
        if _opens_sentence(tokens, phrase, first) and (before or phrase[1] - phrase[0] > 1):
            return before or noun_phrase_before(tokens, close, at + 1)
        before, nearest = phrase, nearest or phrase
        if phrase[0] == first or words[phrase[0] - 1] not in CLASSES["goes_on"]:
            return phrase
    return nearest or _before_opening_relative(tokens, first, close, _WHO)


def name_after(tokens: Tokens, phrase: Range, verb: int) -> Range:
    """Give the name in ``The union’s secretary, Bo Hart, said``: it says who that is."""
    comma = phrase[1]
    if comma + 1 >= verb - 1 or tokens.words[comma] != "," or tokens.words[verb - 1] != ",":
        return phrase
    name = comma + 1, verb - 1
    return name if _is_named(tokens, phrase, name) else phrase


def name_before_title(tokens: Tokens, phrase: Range, first: int) -> Range:
    """Give the name in ``“…,” Bo Hart, a club spokesman told``: the second comma is missing."""
    words, comma = tokens.words, phrase[0] - 1
    if comma - 2 < first or words[comma] != "," or not _opens_title(words, phrase):
        return phrase
    if not any(is_person(words[at]) and not tokens.is_capital(at) for at in range(*phrase)):
        return phrase
    start = comma
    while start > first and tokens.is_capital(start - 1):
        start -= 1
    is_free = start == first or words[start - 1] in {QUOTATION, ","}
    is_name = comma - start > 1 and _NO_NAMES.isdisjoint(words[start:comma])
    return (start, comma) if is_free and is_name else phrase


def _opens_title(words: list[str], phrase: Range) -> bool:
    """Tell ``the club's treasurer``, ``Elm Water's chairman`` from ``Ann Lee of Elm Water``."""
    return words[phrase[0]] in CLASSES["determiners"] or any(
        words[at].endswith(("'s", "s'")) for at in range(*phrase)
    )


def name_behind(tokens: Tokens, phrase: Range, last: int) -> Range:
    """Give the name in ``…, said her manager, Bo Hart``."""
    start = phrase[1] + 1
    if start + 1 >= last or tokens.words[phrase[1]] != ",":
        return phrase
    end = next((at for at in range(start, last) if not tokens.is_capital(at)), last)
    is_closed = end == last or tokens.words[end] in CLASSES["punctuation"]
    is_name = end > start + 1 and is_closed and _is_named(tokens, phrase, (start, end))
    return (start, end) if is_name else phrase


def _is_named(tokens: Tokens, phrase: Range, name: Range) -> bool:
    """Recognise ``the union’s secretary, Bo Hart,``: the apposition only gives the name."""
    words = tokens.words
    opens = _opens_title(words, phrase)
    is_title = opens or words[phrase[1] - 1] in _ROLES
    if "of" in words[slice(*phrase)] and words[phrase[1] - 1] in CLASSES["persons"]:
        return False
    if tokens.is_capital(phrase[1] - 1):
        is_title = opens and name[1] - name[0] > 1 and _holds_office(words[slice(*phrase)])
    is_body = words[name[0]] == "the" and words[phrase[1] - 1] in CLASSES["bodies"]
    start = name[0] + (is_body and name[1] - name[0] > 1)  # "his union, the RDA,"
    return is_title and all(tokens.is_capital(at) for at in range(start, name[1]))


def _holds_office(phrase: list[str]) -> bool:
    """Tell ``The State Fire Minister`` from ``A nurse in Tula``."""
    is_elsewhere = not _ELSEWHERE.isdisjoint(phrase)
    return not is_elsewhere and not _ROLES.isdisjoint(phrase)


def _before_opening_relative(
    tokens: Tokens, first: int, last: int, relatives: frozenset[str] = _RELATIVES
) -> Range | None:
    """Read ``A guard who left when the gate was shut, in May, said``: the subject comes first."""
    for at in range(first + 1, min(last, first + _APPOSITION)):
        if tokens.words[at] in relatives:
            phrase = noun_phrase_before(tokens, at, first)
            return phrase if phrase and phrase[0] == first else None
    return None


def _opens_sentence(tokens: Tokens, phrase: Range, first: int) -> bool:
    """Tell ``By contrast, Ann Lee, …`` and ``Last week, Ann Lee, …``: no apposition follows."""
    words = tokens.words
    opener = words[phrase[0]]
    is_adverbial = (
        opener in CLASSES["prepositions"]
        or opener.endswith("ing")
        or (phrase[0] == first + 1 and words[first] in CLASSES["prepositions"])
    )
    return is_adverbial or all(
        word in _TIMES or is_adverb(word) for word in words[phrase[0] : phrase[1]]
    )


def _is_apposition(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether what comes between two marks tells of the noun before it."""
    words = tokens.words
    if start >= end or QUOTATION in words[start:end]:
        return False
    if words[start] in CLASSES["relative_openers"] or _is_when_asked(words, start):
        return True
    if words[start] in _PARTICIPLES:
        return True
    if words[start] in _NO_APPOSITION or words[start:end].count(",") >= _APPOSITION_COMMAS:
        return False
    return not any(
        words[at] in CLASSES["auxiliaries"] and words[at - 1] not in _BEFORE_AUXILIARY
        for at in range(start, end)
    )


def _is_when_asked(words: list[str], at: int) -> bool:
    """Recognise ``when asked``, ``while noting that``, ``when she was asked``."""
    is_reduced = words[at + 1].endswith(("ed", "ing"))
    return words[at] in {"when", "while"} and (is_reduced or words[at + 1] in _SUBJECTS)


def main_subject(tokens: Tokens, first: int, before: int) -> Range | None:
    """Find the subject of a sentence's first finite verb: the source of ``…, adding that``."""
    words = tokens.words
    if first >= before:
        return None
    relative: Range | None = None
    is_fronted = words[first] in _OPENS_ADVERBIAL or words[first].endswith("ing")
    for at in range(first + 1, min(before, first + 2 * REACH)):
        if not is_finite(tokens, at):
            continue
        comma = _last_comma(words, first, at)
        if is_fronted and not comma:
            continue
        start = comma + 1 if is_fronted else first
        subject = subject_before(tokens, verb_start(tokens, at, first), start)
        if subject is None or words[subject[0]] != "who":
            named = subject and name_after(tokens, subject, verb_start(tokens, at, first))
            return named or relative
        relative = relative or subject
    return relative


def _last_comma(words: list[str], first: int, at: int) -> int:
    return next((comma for comma in range(at - 1, first, -1) if words[comma] == ","), 0)
