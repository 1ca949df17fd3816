"""Find the source beside a cue: the noun phrase that is its subject, object or agent.

Without a parser, a noun phrase is what stands between two words of the closed
classes (conjunctions, auxiliaries, punctuation …). Every walk is bounded.
"""

from onrecord.attribution.lexicon import CLASSES, CUES
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens

Range = tuple[int, int]
"""Half-open range of tokens."""

REACH = 30
"""How many tokens a walk may cross."""

_PUNCTUATION = frozenset({",", ";", ":", "(", ")", "[", "]", DASH, QUOTATION})
_PERSONAL = CLASSES["personal_pronouns"] | {"who", "which", "one", "others", "some", "many"}
_STOPS = (
    _PUNCTUATION
    | CLASSES["subordinators"]
    | CLASSES["auxiliaries"]
    | CLASSES["personal_pronouns"]
    | {"who", "there"}
)
_VERBAL = CLASSES["auxiliaries"] | CLASSES["adverbs"] | CLASSES["negations"]
_CLITICS = ("'ve", "'d", "'s", "'ll", "'re", "'m")
_NOT_ADVERBS = frozenset({"family", "italy", "ally", "july", "assembly", "kelly", "reply", "sally"})
_NO_NOUNS = (
    CLASSES["prepositions"]
    | CLASSES["object_pronouns"]
    | CLASSES["possessives"]
    | {"the", "a", "an", "every", "no", "last", "first"}
)
_ADVERBIAL_OPENERS = CLASSES["prepositions"] | CLASSES["subordinators"] | {"asked", "pressed"}
_TIMES = CLASSES["times"] | CLASSES["time_words"]
_APPOSITION = 12
_CLAUSE_ENDS = _PUNCTUATION | CLASSES["conjunctions"] | CLASSES["personal_pronouns"]
_GOES_ON = frozenset(
    {",", "like", "to", "including", DASH, "which", "who", "of", "in", "from", "at", "for"}
)
_IN_PHRASES = frozenset({"first", "once", "only", "long", "far", "all", "both", "even", "now"})
_HEADS_OF_PLACE = frozenset({"of", "for", "at", "from", "in", "with", "on", "to", "by", "near"})


def is_adverb(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return word in CLASSES["adverbs"] or (
        word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS
    )


def verb_start(tokens: Tokens, at: int, first: int) -> int:
    """Walk left from a verb over its auxiliaries, negations and adverbs."""
    words = tokens.words
    begin = at
    while begin > first and at - begin < 8:
        word = words[begin - 1]
        if word not in _VERBAL and not (is_adverb(word) and not tokens.is_capital(begin - 1)):
            break
        begin -= 1
    return begin


def subject_before(tokens: Tokens, end: int, first: int) -> Range | None:
    """Find the noun phrase that ends right before ``end``, an apposition after it left out."""
    words = tokens.words
    end = _before_time(tokens, end, first)
    if end <= first:
        return None
    if words[end - 1] in {",", ")", DASH}:
        return _before_apposition(tokens, end - 1, first)
    if words[end - 1] in _PERSONAL or (
        words[end - 1] == "that"
        and end - 2 >= first
        and _is_noun_like(words[end - 2])
        and words[end - 2] not in CUES
    ):
        return end - 1, end
    return _before_relative(tokens, end, first) or noun_phrase_before(tokens, end, first)


def _before_relative(tokens: Tokens, end: int, first: int) -> Range | None:
    """Step over a relative clause without commas: ``nurses who know her said``."""
    words = tokens.words
    for at in range(end - 2, max(first, end - _APPOSITION), -1):
        if words[at] in _CLAUSE_ENDS:
            return None
        if words[at] in {"who", "that"}:
            if not is_finite(tokens, at + 1) and words[at + 1] not in CUES:
                return None
            phrase = noun_phrase_before(tokens, at, first)
            return phrase if phrase and _opens_clause(words, phrase[0], first) else None
    return None


def _opens_clause(words: list[str], at: int, first: int) -> bool:
    return at == first or words[at - 1] in {",", "but", DASH, QUOTATION}


def _before_time(tokens: Tokens, end: int, first: int) -> int:
    """Step over ``on Monday`` between a subject and its verb."""
    at = end
    while at > first and (tokens.words[at - 1] in CLASSES["times"] and tokens.is_capital(at - 1)):
        at -= 1
    if at < end and at > first and tokens.words[at - 1] == "on":
        at -= 1
    return at if at > first else end


def _before_apposition(tokens: Tokens, close: int, first: int) -> Range | None:
    """Step over ``, the director of the centre,`` and the like, also several in a row."""
    words = tokens.words
    opening = {",": ",", ")": "(", DASH: DASH}[words[close]]
    found: Range | None = None
    before: Range | None = None
    for at in range(close - 1, max(first, close - 2 * REACH), -1):
        word = words[at]
        if word == opening:
            if opening == "," and words[at + 1] in {"and", "or"}:
                continue
            if opening != "(" and not _is_apposition(tokens, at + 1, close):
                break
            if found and words[at + 1 : close].index(opening) > _APPOSITION:
                break
            phrase = noun_phrase_before(tokens, at, first)
            if phrase is None:
                break
            if before and _opens_sentence(tokens, phrase, first):
                return before
            before = phrase
            found = found or phrase
            if phrase[0] == first or words[phrase[0] - 1] not in _GOES_ON:
                return phrase
        elif word in {";", ":"}:
            break
    return found


def _opens_sentence(tokens: Tokens, phrase: Range, first: int) -> bool:
    """Tell ``By contrast, Ann Lee, …`` and ``Last week, Ann Lee, …``: no apposition follows."""
    words = tokens.words
    if words[phrase[0]] in CLASSES["prepositions"]:
        return True
    return (phrase[0] == first + 1 and words[first] in CLASSES["prepositions"]) or all(
        word in _TIMES or is_adverb(word) for word in words[phrase[0] : phrase[1]]
    )


def _is_apposition(tokens: Tokens, start: int, end: int) -> bool:
    words = tokens.words
    if start >= end or QUOTATION in words[start:end]:
        return False
    opener = words[start]
    if words[start : start + 2] == ["when", "asked"]:
        return True
    if opener in {"who", "which", "whose", "whom", "where"}:
        return True
    if opener in CLASSES["personal_pronouns"] or opener in CLASSES["conjunctions"]:
        return False
    if opener in {"when", "while", "if", "because", "although", "though", "as", "that"}:
        return False
    return words[start:end].count(",") < 6 and not any(
        word in CLASSES["auxiliaries"] and words[at - 1] not in {"who", "which", "that"}
        for at, word in enumerate(words[start:end], start)
    )


def noun_phrase_before(tokens: Tokens, end: int, first: int) -> Range | None:
    """Walk left from ``end`` to where a noun phrase begins."""
    words = tokens.words
    if words[end - 1] == ")":
        end = _before_bracket(words, end, first)
    start = end
    while start > first and end - start < REACH:
        word = words[start - 1]
        if word in _STOPS or _ends_phrase(tokens, start - 1, first, end):
            break
        start -= 1
    return _trimmed(tokens, start, end)


def _before_bracket(words: list[str], end: int, first: int) -> int:
    """Step over ``(D-Va.)`` after a name."""
    for at in range(end - 2, max(first, end - 8), -1):
        if words[at] == "(":
            return at
    return end


def _ends_phrase(tokens: Tokens, at: int, first: int, end: int) -> bool:
    """Tell whether a token cannot belong to the noun phrase on its right."""
    words = tokens.words
    word = words[at]
    if word in CLASSES["conjunctions"]:
        return not _joins_names(tokens, at, first, end)
    if word in CLASSES["prepositions"]:
        return at == first or words[at - 1] in _STOPS or word not in _HEADS_OF_PLACE
    if word in CLASSES["times"] and tokens.is_capital(at):
        return True
    if word.endswith("ed") and at > first and words[at - 1] in CLASSES["auxiliaries"]:
        return True
    if _is_verb(tokens, at):
        return True
    return is_adverb(word) and word not in _IN_PHRASES and not tokens.is_capital(at)


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is a cue and can be nothing but a verb."""
    return not tokens.is_capital(at) and any(
        not form.rest and not form.is_noun_too and form.shape != "participle"
        for form in CUES.get(tokens.words[at], ())
    )


def _joins_names(tokens: Tokens, at: int, first: int, end: int) -> bool:
    """Tell ``Ann Lee and Bo Chen`` from ``… went home and Ann Lee``."""
    if at == first or at + 1 >= end or tokens.words[at] not in {"and", "or"}:
        return False
    before, after = tokens.words[at - 1], tokens.words[at + 1]
    if before in _STOPS:
        return False
    if tokens.is_capital(at - 1) and tokens.is_capital(at + 1):
        return True
    if at - first <= 3 and after not in CLASSES["determiners"]:
        return before not in CLASSES["object_pronouns"]
    return False


def _trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    """Leave out what opens the sentence, not the phrase; no phrase without a noun."""
    words = tokens.words
    while start < end and (
        words[start] in CLASSES["conjunctions"]
        or words[start] in CLASSES["times"]
        or (is_adverb(words[start]) and not _opens_name(tokens, start, end))
    ):
        start += 1
    cut = start
    for at in range(start + 1, end):
        if words[at] in CLASSES["determiners"] and _begins_afresh(tokens, at):
            cut = at
    if all(word in _NO_NOUNS for word in words[cut:end]):
        return None
    return cut, end


def _opens_name(tokens: Tokens, at: int, end: int) -> bool:
    """Tell ``Daily News editor`` and ``both men`` from an adverb before a phrase."""
    if tokens.words[at] in {"both", "all", "first"}:
        return True
    return at + 1 < end and tokens.is_capital(at) and tokens.is_capital(at + 1)


def _begins_afresh(tokens: Tokens, at: int) -> bool:
    """Tell whether the determiner at ``at`` begins a phrase of its own."""
    word, before = tokens.words[at], tokens.words[at - 1]
    return (
        word in {"the", "a", "an", "his", "her", "their", "its", "our", "my"}
        and before not in CLASSES["prepositions"]
        and before not in CLASSES["conjunctions"]
        and before not in CLASSES["determiners"]
    )


def noun_phrase_after(tokens: Tokens, start: int, last: int) -> Range | None:
    """Walk right from ``start`` to where a noun phrase ends: subjects after the cue, agents."""
    words = tokens.words
    if start >= last:
        return None
    if words[start] in CLASSES["personal_pronouns"] | CLASSES["object_pronouns"] and not (
        words[start] == "her" and start + 1 < last and _is_noun_like(words[start + 1])
    ):
        return start, start + 1
    end, limit = start, min(last, start + REACH)
    while end < limit:
        word = words[end]
        if word in _STOPS or (end > start and _is_verb(tokens, end)):
            break
        if word in CLASSES["conjunctions"] and not (
            word == "and" and end + 1 < limit and tokens.is_capital(end + 1)
        ):
            break
        if word in CLASSES["prepositions"] and not (end > start and _goes_on(words, end)):
            break
        if end > start and (_names_day(tokens, end) or is_adverb(word)):
            break
        end += 1
    while end > start and words[end - 1] in CLASSES["conjunctions"] | CLASSES["prepositions"]:
        end -= 1
    return (start, end) if end > start else None


def _goes_on(words: list[str], at: int) -> bool:
    """Tell whether a preposition goes on with a phrase: ``of``, ``a report by``."""
    is_made_by = words[at] in {"by", "from"} and words[at - 1] in CLASSES["documents"]
    return is_made_by or words[at] in {"of", "for"}


def _names_day(tokens: Tokens, at: int) -> bool:
    """Tell a day from a name that holds one, as "USA Today"."""
    word = tokens.words[at]
    return word in CLASSES["times"] and not (word == "today" and tokens.is_capital(at))


def _is_noun_like(word: str) -> bool:
    return word not in _STOPS and word not in CLASSES["prepositions"] and not is_adverb(word)


def main_subject(tokens: Tokens, first: int, before: int) -> Range | None:
    """Find the subject of a sentence's first finite verb: the source of ``…, adding that``."""
    words = tokens.words
    relative: Range | None = None
    for at in range(first + 1, min(before, first + 2 * REACH)):
        if not is_finite(tokens, at):
            continue
        comma = _last_comma(words, first, at)
        if _is_fronted(words[first]) and not comma:
            continue
        start = comma + 1 if _is_fronted(words[first]) else first
        subject = subject_before(tokens, verb_start(tokens, at, first), start)
        if subject is None or words[subject[0]] != "who":
            return subject or relative
        relative = relative or subject
    return relative


def is_finite(tokens: Tokens, at: int) -> bool:
    """Tell whether a word looks like a finite verb."""
    words = tokens.words
    word = words[at]
    return (
        word in CLASSES["auxiliaries"]
        or word in CLASSES["irregular_pasts"]
        or (word.endswith("ed") and len(word) > 3 and _is_main_verb(words, at))
        or _is_present(tokens, at)
        or (word in CUES and any(f.shape in {"present", "past"} for f in CUES[word]))
    )


def _is_fronted(opener: str) -> bool:
    """Tell whether a sentence opens with an adverbial: ``In May``, ``When``, ``Asked``."""
    return opener in _ADVERBIAL_OPENERS or opener.endswith("ing")


def _is_present(tokens: Tokens, at: int) -> bool:
    """Tell ``Ann Lee appears``: a small word in -s right after a name or a pronoun."""
    word, before = tokens.words[at], tokens.words[at - 1]
    return (
        word.endswith("s")
        and not word.endswith(("ss", "'s", "us"))
        and len(word) > 3
        and not tokens.is_capital(at)
        and (tokens.is_capital(at - 1) or before in {"he", "she", "it", "then", "also"})
        and not before.endswith("'s")
    )


def _is_main_verb(words: list[str], at: int) -> bool:
    """Tell ``the plan failed`` from ``a failed plan`` and ``the plan drafted by``."""
    before = words[at - 1]
    return (
        before not in CLASSES["determiners"]
        and not before.endswith("ly")
        and (words[at + 1 : at + 2] != ["by"])
    )


def _last_comma(words: list[str], first: int, at: int) -> int:
    for comma in range(at - 1, first, -1):
        if words[comma] == ",":
            return comma
    return 0


def without_clitic(tokens: Tokens, phrase: Range) -> tuple[int, int]:
    """Give a source's span in characters, ``’s`` and ``’d`` of a pronoun left out."""
    start, end = tokens.starts[phrase[0]], tokens.ends[phrase[1] - 1]
    word = tokens.words[phrase[1] - 1]
    if word.endswith(_CLITICS) and word in CLASSES["personal_pronouns"]:
        end -= len(word) - word.rindex("'")
    return start, end
