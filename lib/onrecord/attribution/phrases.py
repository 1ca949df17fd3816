"""Noun phrases beside a verb, names, and what comes before an aside.

Without a parser, a noun phrase is what comes between two words of the closed
classes (conjunctions, auxiliaries, punctuation …). Every walk is bounded.
"""

from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb, is_finite, is_verb
from onrecord.vocabulary import words as vocabulary

Range = tuple[int, int]
"""Half-open range of tokens."""

REACH = 30  # tokens that a walk may cross
_SPEAKER = 25  # tokens of an apposition to a speaker
_SUBJECT_PRONOUNS = CLASSES["personal_pronouns"] - CLASSES["you"] - CLASSES["object_pronouns"]
_BRACKET = 8  # tokens
_JOINED = 4  # tokens of "zoo officials" after "and"
_PEOPLE = frozenset(f"{word}s" for word in vocabulary("roles"))
STOPS = (
    CLASSES["punctuation"]
    | CLASSES["subordinators"]
    | CLASSES["auxiliaries"]
    | CLASSES["personal_pronouns"]
    | CLASSES["clause_openers"]
)
_WALK_ENDS = STOPS | CLASSES["plain_pasts"]
_SELVES = CLASSES["reflexives"]
_ARTICLES = CLASSES["articles"] | {"the"}
_NO_NOUNS = (
    CLASSES["prepositions"]
    | CLASSES["object_pronouns"]
    | CLASSES["possessives"]
    | CLASSES["bare_determiners"]
)
_BEFORE_REDUCED = CLASSES["documents"] | {"those"}
_BEFORE_NOUNS = CLASSES["prepositions"] | CLASSES["determiners"]
_NO_PARTICIPLE = _ARTICLES | CLASSES["determiners"]
_BEFORE_LEFT = CLASSES["conjunctions"] | {",", ";", DASH, "("}
STOPS_AND_PREPOSITIONS = STOPS | CLASSES["prepositions"]
_LEADS_ON = CLASSES["conjunctions"] | CLASSES["prepositions"]
_PRONOUNS = CLASSES["personal_pronouns"] | CLASSES["object_pronouns"]
_JOINED_PEOPLE = CLASSES["listeners"] | _PEOPLE
_TIMES_AND_AMOUNTS = CLASSES["times"] | CLASSES["time_words"] | CLASSES["amounts"] - {"one"}


def noun_phrase_before(tokens: Tokens, end: int, first: int) -> Range | None:
    """Walk left from ``end`` to where a noun phrase begins."""
    words = tokens.words
    if words[end - 1] == ")":
        end = _before_bracket(words, end, first)
    elif words[end - 1] in _SELVES and end - 1 > first:  # "the robot itself"
        end -= 1
    start = end
    while start > first and end - start < REACH and not _is_outside(tokens, start - 1, first):
        start -= 1
    return _trimmed(tokens, start, end)


def _before_bracket(words: list[str], end: int, first: int) -> int:
    """Step over ``(D-Va.)`` after a name."""
    return next(
        (at for at in range(end - 2, max(first, end - _BRACKET), -1) if words[at] == "("), end
    )


def _is_outside(tokens: Tokens, at: int, first: int) -> bool:
    """Tell whether a token cannot belong to a noun phrase on its right."""
    word, is_capital = tokens.words[at], tokens.is_capital(at)
    if word in _WALK_ENDS:
        return word in STOPS or not is_capital
    if is_capital:
        return is_day(tokens, at) and not _is_after_participle(tokens, at, first)
    before = tokens.words[at - 1] if at > first else ""
    if word.endswith(("ed", "ing")):
        if before in (_SUBJECT_PRONOUNS if word.endswith("ed") else CLASSES["be"]):
            return True
        is_agent = tokens.words[at + 1 : at + 2] == ["by"]
        if word.endswith("ed") and (is_agent or before in _BEFORE_REDUCED):
            return False
    if is_adverb(word):
        return before not in _ARTICLES and word not in CLASSES["adverbs_in_phrases"]
    return is_verb(tokens, at)


def is_day(tokens: Tokens, at: int) -> bool:
    """Tell a day or a month from a name that is one as well: "Theresa May"."""
    word = tokens.words[at]
    if word not in CLASSES["times"] or not tokens.is_capital(at):
        return word in CLASSES["adverbial_days"]
    is_name = at > 0 and (
        tokens.words[at - 1] in CLASSES["courtesies"]
        or (word in CLASSES["capital_names"] and tokens.is_capital(at - 1))
    )
    return not is_name or word in CLASSES["adverbial_days"]


def _is_after_participle(tokens: Tokens, at: int, first: int) -> bool:
    """Tell ``a study released on Friday by the club`` from ``on Friday the club``."""
    words = tokens.words
    if at - 3 <= first or words[at - 1] != "on":
        return False
    return words[at - 2].endswith("ed") or words[at - 3].endswith("ed")


def _trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    """Leave out what opens the sentence, not the phrase; no phrase without a noun."""
    words = tokens.words
    start = _after_clause(tokens, start, end)
    while start < end and _opens_no_phrase(words[start]):
        start += 1
    if start + 2 < end and words[start] in CLASSES["which_time"]:
        start += 2 if words[start + 1] in CLASSES["periods"] else 0
    if start + 1 < end and words[start].isdigit() and tokens.is_capital(start + 1):
        start += 1
    for at in range(start + 1, end):
        if words[at] in CLASSES["opening_determiners"] and _begins_afresh(words, at):
            start = at
    if start == end or _NO_NOUNS.issuperset(words[start:end]):
        return None
    if start and words[start - 1] in CLASSES["be"] and words[start].endswith("ed"):
        return None
    return (start, end) if _may_open(words, start) else None


_NO_ENDS = CLASSES["conjunctions"] | CLASSES["prepositions"] | {"the", "a", "an"}


def _may_open(words: list[str], at: int) -> bool:
    """Tell ``about 20 nurses`` and ``over half`` from a phrase with a preposition before it."""
    if words[at] in CLASSES["hedges"]:
        return words[at + 1][0].isdigit() or words[at + 1] in CLASSES["amounts"]
    return words[at] not in CLASSES["prepositions"]


def _opens_no_phrase(word: str) -> bool:
    return (
        word in CLASSES["conjunctions"]
        or word in CLASSES["times"]
        or (is_adverb(word) and word not in CLASSES["adverbs_in_phrases"])
    )


def _after_clause(tokens: Tokens, start: int, end: int) -> int:
    """Leave out a clause before "and": ``went home and Ann Lee``, not ``Ann Lee and Bo Chen``."""
    words = tokens.words
    for at in range(end - 2, start - 1, -1):
        if words[at] not in CLASSES["conjunctions"]:
            continue
        is_opener = at == start or words[at] == "but"
        if is_opener or any(is_finite(tokens, left) for left in range(start, at)):
            return at + 1
    return start


def _begins_afresh(words: list[str], at: int) -> bool:
    """Tell whether the determiner at ``at`` begins a phrase of its own."""
    before = words[at - 1]
    if before.endswith("ing"):
        return False
    return not (
        before in CLASSES["prepositions"]
        or before in CLASSES["conjunctions"]
        or before in CLASSES["determiners"]
    )


def noun_phrase_after(tokens: Tokens, start: int, last: int) -> Range | None:
    """Walk right from ``start`` to where a noun phrase ends: subjects after the cue, agents."""
    words = tokens.words
    if start >= last:
        return None
    if _is_pronoun_alone(words, start, last):
        return start, start + 1
    limit = min(last, start + REACH)
    end = start
    while end < limit and not _is_beyond(tokens, start, end, limit):
        end += 1
    while end > start and words[end - 1] in _LEADS_ON:
        end -= 1
    return (start, end) if end > start else None


def _is_pronoun_alone(words: list[str], at: int, last: int) -> bool:
    """Tell ``said her`` from ``said her doctor``."""
    if words[at] == "her" and at + 1 < last:
        return words[at + 1] in STOPS_AND_PREPOSITIONS or is_adverb(words[at + 1])
    return words[at] in _PRONOUNS


def _is_beyond(tokens: Tokens, start: int, at: int, limit: int) -> bool:
    """Tell whether a token cannot belong to the noun phrase that begins at ``start``."""
    word = tokens.words[at]
    if word in STOPS:
        return True
    if word in CLASSES["conjunctions"]:
        is_name = at + 1 < limit and tokens.is_capital(at + 1)
        return not (word == "and" and (is_name or _joins_people(tokens, at, limit)))
    if word in CLASSES["prepositions"]:
        return at == start or not _goes_on(tokens.words, at)
    is_name = tokens.is_capital(at) and tokens.is_capital(at - 1)
    return at > start and (
        is_verb(tokens, at)
        or (word in CLASSES["times"] and not is_name)
        or (is_adverb(word) and not is_name)
    )


def _joins_people(tokens: Tokens, at: int, limit: int) -> bool:
    """Tell ``wardens and zoo officials`` from ``the warden and closed the zoo``."""
    words = tokens.words
    end = next((end for end in range(at + 1, limit) if words[end] in STOPS), limit)
    is_short = at + 1 < end <= at + _JOINED and end < len(words) + 1
    is_last = end == limit or words[end] in CLASSES["punctuation"]
    return is_short and is_last and words[end - 1] in _JOINED_PEOPLE


def _goes_on(words: list[str], at: int) -> bool:
    """Tell whether a preposition goes on with a phrase: ``of``, ``a report by``."""
    is_made_by = words[at] in CLASSES["maker_prepositions"]
    return words[at] in CLASSES["phrase_prepositions"] or (
        is_made_by and words[at - 1] in CLASSES["documents"]
    )


def head_of(words: list[str], phrase: Range) -> int:
    """Find the head of a noun phrase: what comes before "of", "who" or a participle."""
    for at in range(phrase[0] + 1, phrase[1]):
        is_participle = words[at].endswith(("ed", "ing"))
        if is_participle and at == phrase[0] + 1 and not _tells_more(words, at, phrase[1]):
            continue
        if words[at] in CLASSES["after_heads"] or is_participle:
            return at - 1 - (words[at - 1].isdigit() and at - 1 > phrase[0])
    return phrase[1] - 1


def _tells_more(words: list[str], at: int, end: int) -> bool:
    """Tell ``nurses working at the clinic`` from ``a working nurse``, ``a meeting of nurses``."""
    if words[at - 1] in CLASSES["documents"]:
        return True
    opens = at + 1 < end and words[at + 1] in _BEFORE_NOUNS
    return opens and words[at - 1] not in _NO_PARTICIPLE


def capitals_end(tokens: Tokens, start: int, last: int) -> int:
    """Walk right over capitalised words, "of" between them included."""
    end = start
    while end < last and (tokens.is_capital(end) or (end > start and tokens.words[end] == "of")):
        end += 1
    return end


def name_before(tokens: Tokens, end: int, first: int) -> Range | None:
    """Give the name that ends right before ``end``, unless a preposition leads to it."""
    start = end
    while start > first and tokens.is_capital(start - 1):
        start -= 1
    before = tokens.words[start - 1] if start > first else ""
    if start == end or before in _BEFORE_NOUNS:
        return None
    return start, end


def left_of(tokens: Tokens, first: int, end: int) -> Range | None:
    """Take what comes before an aside, opening conjunctions and marks left out."""
    words = tokens.words
    while end > first and words[end - 1] in {",", DASH, ":"}:
        end -= 1
    while first < end and words[first] in _BEFORE_LEFT:
        first += 1
    if first + 2 < end and words[first + 1] == "," and is_adverb(words[first]):
        first += 2
    return (first, end) if first < end else None


def next_quotation(tokens: Tokens, start: int, last: int) -> int | None:
    """Find where a quotation goes on: after marks, or after an apposition to its speaker."""
    words = tokens.words
    while start < last and words[start] in CLASSES["pauses"]:
        start += 1
    if start < last and words[start] == QUOTATION:
        return start
    for at in range(start + 1, min(last, start + _SPEAKER)):
        is_free = words[at - 1] in CLASSES["commas_and_dashes"] or tokens.is_stopped(at - 1)
        if words[at] == QUOTATION and is_free:
            return at
    return None


def is_source(tokens: Tokens, phrase: Range) -> bool:
    """Tell whether a phrase can name a source: no bare number, time, adverb, preposition …."""
    words = tokens.words
    first = words[phrase[0]]
    if phrase[1] - phrase[0] > 1:
        return _may_open(words, phrase[0]) and words[phrase[1] - 1] not in _NO_ENDS
    return not (
        first[0].isdigit()
        or first in CLASSES["no_sources"]
        or first in _TIMES_AND_AMOUNTS
        or (
            is_adverb(first)
            and first not in CLASSES["somebody"]
            and not (tokens.is_capital(phrase[0]) and first.endswith("ly"))
        )
        or (first.endswith("ing") and not tokens.is_capital(phrase[0]))
    )


def without_clitic(tokens: Tokens, phrase: Range) -> tuple[int, int]:
    """Give a source's span in characters, ``’s`` and ``’d`` of a pronoun left out."""
    start, end = tokens.starts[phrase[0]], tokens.ends[phrase[1] - 1]
    word = tokens.words[phrase[1] - 1]
    if word.endswith("'s") or (word in CLASSES["personal_pronouns"] and "'" in word):
        end -= len(word) - word.rindex("'")
    return start, end
