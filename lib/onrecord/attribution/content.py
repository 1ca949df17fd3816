"""Where what is said begins and where it ends."""

from onrecord.attribution.clues import Clue
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.sources import is_adverb, is_finite, verb_start
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens
from onrecord.vocabulary import words as vocabulary

_LOOK_AHEAD = 16
_NAMES_TIME = CLASSES["times"] | CLASSES["time_words"]
_CLOSES_QUOTED = frozenset({",", "(", DASH})
_ADDITIONS = CLASSES["additions"]
_ARTICLES = frozenset({"a", "an"})
_ITEM = 12
_VERBS = CLASSES["auxiliaries"] | CLASSES["irregular_pasts"]
_LITTLE = frozenset({"also", "again", "only", "back"})
_SUBJECT = 8
_ROLES = vocabulary("roles") | CLASSES["addressed"]
_ASKS = frozenset({"if", "whether", "why", "how"})
_TAKES_CLAUSE = frozenset({"clause", "wh", "addressee"})
_TAKES_QUOTATION = _TAKES_CLAUSE | {"quotation"}
_QUOTES_AS = frozenset({"quote", "quotes", "quoted", "quoting"})
_BEGINS_PHRASE = (
    CLASSES["determiners"]
    | CLASSES["possessives"]
    | CLASSES["object_pronouns"]
    | CLASSES["personal_pronouns"]
)


def begins(tokens: Tokens, clue: Clue, last: int) -> int | None:
    """Find the first token of what is said after a cue, or None if nothing fit follows."""
    at = _after_time_words(tokens, clue.end, last)
    start = _begins(tokens, clue, at, last) if at < last else None
    while start is not None and start < last and _is_link(tokens, clue, start):
        start += 1
    return None if start is None or start >= last else start


def _is_link(tokens: Tokens, clue: Clue, at: int) -> bool:
    word = tokens.words[at]
    return word == "," or (word == "that" and at == clue.cue_end)


def _after_time_words(tokens: Tokens, at: int, last: int) -> int:
    """Step over ``on Monday``'s "Monday", "last week" and an adverb right after a cue."""
    words = tokens.words
    while at < last and (
        words[at] in CLASSES["times"] or words[at] in {"also", "again", "only", "back"}
    ):
        at += 1
    if at + 1 < last and is_adverb(words[at]) and words[at + 1] in {"that", ",", ":", QUOTATION}:
        at += 1
    if at + 2 < last and words[at] in {"last", "this", "earlier"}:
        at += 2 if words[at + 1] in CLASSES["time_words"] else 0
    return at


def _begins(tokens: Tokens, clue: Clue, at: int, last: int) -> int | None:
    """Go through what a cue may take, from the plainest sign of it to the least plain."""
    words, takes = tokens.words, clue.form.takes
    quoted = _after_manner(tokens, at, last) if takes & _TAKES_QUOTATION else None
    if quoted:
        return quoted
    if words[clue.at] in _QUOTES_AS:
        at = _after_as(words, at, last)
    word = words[at]
    if word == QUOTATION or (clue.form.rest and "phrase" in takes and word not in {",", ":"}):
        return at
    if word in {":", ","}:
        return _after_mark(words, clue, at, last)
    if word == "that" and takes & _TAKES_CLAUSE:
        return at + 1 if at + 1 < last else None
    if word in CLASSES["question_words"]:
        return at if takes & _TAKES_CLAUSE else None
    if "addressee" in takes and not clue.form.is_directive:
        told = _after_addressee(tokens, at, last, asks="wh" in takes)
        if told is not None:
            return at if words[told] == "to" and "infinitive" in takes else told
    if word == "to" and "infinitive" in takes:
        return at
    if word in CLASSES["prepositions"] and word not in {"like", "as"}:
        return _after_adverbial(tokens, at, last)
    if word in CLASSES["conjunctions"] or word == DASH:
        return None
    return at if _takes_phrase(tokens, clue, at, last) else None


def _takes_phrase(tokens: Tokens, clue: Clue, at: int, last: int) -> bool:
    """Tell whether the noun at ``at`` begins what the cue takes: a phrase or a clause."""
    takes = clue.form.takes
    if "phrase" in takes or ("document" in takes and _is_document(tokens, clue)):
        return True
    if "clause" in takes and is_clause(tokens, at, last):
        return True
    may_be_told = clue.form.is_directive or tokens.words[at] in _BEGINS_PHRASE
    return "infinitive" in takes and may_be_told and "to" in tokens.words[at : min(last, at + 12)]


def _after_manner(tokens: Tokens, at: int, last: int) -> int | None:
    """Step over ``, however,`` or ``with a smile:`` to a quotation."""
    words = tokens.words
    if words[at] not in CLASSES["prepositions"] | {",", "just"} and not is_adverb(words[at]):
        return None
    for here in range(at + 1, min(last, at + _LOOK_AHEAD)):
        if words[here] == QUOTATION:
            return here if words[here - 1] in {",", ":", "that"} else None
        if words[here] in CLASSES["auxiliaries"] or words[here] == ";":
            return None
    return None


def _is_document(tokens: Tokens, clue: Clue) -> bool:
    """Tell whether a poll, a report or the like is the source."""
    return clue.source is not None and not CLASSES["documents"].isdisjoint(
        tokens.words[clue.source[0] : clue.source[1]]
    )


def is_clause(tokens: Tokens, start: int, last: int) -> bool:
    """Tell whether a clause begins here: a subject and, not far off, its verb."""
    words = tokens.words
    if words[start] in CLASSES["personal_pronouns"] or words[start] in {"there", "if", "when"}:
        return True
    if words[start].endswith(("ed", "self", "selves")):
        return False
    for at in range(start + 1, min(last, start + _LOOK_AHEAD)):
        word = words[at]
        if word in {";", ":"} or words[at - 1] in CLASSES["conjunctions"]:
            return False
        if word in CLASSES["auxiliaries"] or word in CLASSES["irregular_pasts"]:
            return True
        if word.endswith("ed") and words[at - 1] not in CLASSES["determiners"]:
            return True
    return False


def _after_as(words: list[str], at: int, last: int) -> int:
    """Step over the person quoted: ``quoted the mayor as saying``."""
    for here in range(at + 1, min(last - 1, at + _LOOK_AHEAD)):
        if words[here] == "as":
            return here + 2 if words[here + 1] == "saying" and here + 2 < last else here + 1
    return at


def _after_mark(words: list[str], clue: Clue, at: int, last: int) -> int | None:
    """Step over a colon, or a comma before a quotation."""
    if clue.is_inverted and words[at] == ",":
        return next((q for q in range(at, last) if words[q] == QUOTATION), None)
    if words[at] == "," and words[clue.start - 1] == "as" and "clause" in clue.form.takes:
        return at + 1 if at + 1 < last else None
    if at + 1 >= last or not clue.form.takes & _TAKES_QUOTATION:
        return None
    if words[at] == ":" or words[at + 1] == QUOTATION:
        return at + 1
    return None


def _after_adverbial(tokens: Tokens, at: int, last: int) -> int | None:
    """Step over ``in a statement on Monday that`` to what is said."""
    words = tokens.words
    for here in range(at + 1, min(last, at + _LOOK_AHEAD)):
        word = words[here]
        if word in {"that", ":"} and here + 1 < last:
            return here + 1
        if word == QUOTATION:
            return here
        if word in CLASSES["personal_pronouns"] and word != "who":
            return here
        if word == ";":
            return None
    return None


def _after_addressee(tokens: Tokens, at: int, last: int, *, asks: bool) -> int | None:
    """Step over the person addressed: ``told reporters on Monday that``."""
    words = tokens.words
    limit = min(last, at + _LOOK_AHEAD)
    here = at
    if words[here] in CLASSES["personal_pronouns"] - CLASSES["object_pronouns"]:
        return here
    if words[here] in CLASSES["object_pronouns"] | CLASSES["listeners"]:
        here += 1
        if here < limit and words[here] in {"who", "in", "at", "from", "on", "outside"}:
            here = _after_listeners(tokens, here, limit, asks=asks)
    elif tokens.is_capital(here):
        while here < limit and (tokens.is_capital(here) or words[here] in {"of", "the"}):
            here += 1
    else:
        here = _after_listeners(tokens, at, limit, asks=asks)
    while here < last and (words[here] in _NAMES_TIME or words[here] in {"here", "there"}):
        here += 1
    if here >= last:
        return None
    if words[here] == "that":
        return here + 1 if here + 1 < last else None
    if words[here] in {",", ":"}:
        if words[here + 1 : here + 2] == ["that"] and here + 2 < last:
            return here + 2
        is_said = here + 1 < last and (words[here] == ":" or words[here + 1] == QUOTATION)
        return here + 1 if is_said else None
    if words[here] in CLASSES["prepositions"] and words[here] not in {"to", "about", "of"}:
        return _after_adverbial(tokens, here, last) or _after_time(words, here, last)
    return here


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
        if words[here] in {"that", ":"} or (asks and words[here] in _ASKS):
            return here
        if words[here] == QUOTATION or (asks and words[here] == "to"):
            quotation = here if words[here] == QUOTATION else at
            break
    if at + 1 < limit and words[at] in _ROLES and tokens.is_capital(at + 1):
        here = at + 1
        while here < limit and tokens.is_capital(here):
            here += 1
        return here
    if words[at] in CLASSES["determiners"]:
        for here in range(at + 1, limit):
            if words[here] in CLASSES["listeners"] and words[here + 1 : here + 2] != ["of"]:
                return here + 1
    return quotation


def ends(tokens: Tokens, clue: Clue, start: int, first: int, last: int, later: list[Clue]) -> int:
    """Find the token after what is said: before the next source speaks, else the sentence's end."""
    words = tokens.words
    end = last
    for other in later:
        if other.start < clue.start:
            end = min(end, verb_start(tokens, other.at, start))
            break
        if start < other.start < end:
            boundary = _boundary(tokens, clue, other)
            if boundary is not None and boundary > start:
                end = boundary
                break
    is_after_comma = words[start - 1] == ","
    if (_is_fronted(tokens, clue, first) and not is_after_comma) or _is_relative(tokens, clue):
        end = first_comma(tokens, start, end)
    end = _last_quoted(tokens, start, end)
    is_phrase = "clause" not in clue.form.takes and words[start] not in CLASSES["question_words"]
    if is_phrase or words[start] == "to":
        end = _phrase_end(tokens, start, end)
    for at in range(start, end - 1):
        if words[at] == ";" or (words[at] == "," and words[at + 1] == "compared"):
            end = at
            break
    while end > start and _trails(words, start, end):
        end -= 1
    is_adverb_alone = end == start + 1 and is_adverb(words[start])
    return start if is_adverb_alone else end


def _phrase_end(tokens: Tokens, start: int, end: int) -> int:
    """End a phrase or an infinitive where the sentence goes on without it.

    ``…, which was late``, ``…, and the town agreed``, ``… and was sold``.
    """
    words = tokens.words
    for at in range(_last_quotation(words, start, end) + 1, end - 1):
        if words[at] == "," and words[at + 1] in _ADDITIONS and not _lists(words, at, end):
            return at
        if words[at] == "," and words[at + 1] in {"and", "but"}:
            verbs = range(at + 3, min(end, at + _SUBJECT))
            if any(is_finite(tokens, verb) for verb in verbs):
                return at
        if words[at] == "and" and words[start] != "to" and _is_next_verb(words, at + 1):
            return at
    return end


def _lists(words: list[str], at: int, end: int) -> bool:
    """Tell ``a ward, a clinic and a school`` from ``a ward, a gift of the town``."""
    return words[at + 1] in _ARTICLES and any(
        words[here] == "and" and words[here + 1] in _ARTICLES
        for here in range(at + 2, min(end - 1, at + _ITEM))
    )


def _last_quotation(words: list[str], start: int, end: int) -> int:
    return next((at for at in range(end - 1, start, -1) if words[at] == QUOTATION), start)


def _is_next_verb(words: list[str], at: int) -> bool:
    """Tell ``and was``, ``and closed the ward`` from ``and closed wards``."""
    if words[at].endswith("ed"):
        return words[at + 1 : at + 2] != [] and words[at + 1] in CLASSES["determiners"]
    return words[at] in _VERBS


def _trails(words: list[str], start: int, end: int) -> bool:
    """Tell whether the last token is a mark or a conjunction that belongs to what follows."""
    last = words[end - 1]
    if last == ")":
        return "(" not in words[start:end]
    return last in {",", ";", DASH, ":", "(", "and", "but"}


def first_comma(tokens: Tokens, start: int, end: int) -> int:
    """Find the end of a clause that a comma closes, in or after a quotation."""
    for at in range(start, end):
        if tokens.is_comma(at):
            return at if tokens.words[at] == "," else at + 1
    return end


def _last_quoted(tokens: Tokens, start: int, end: int) -> int:
    """End a partly quoted content where its last quotation or what follows it closes."""
    words = tokens.words
    last = next((at for at in range(end - 1, start - 1, -1) if words[at] == QUOTATION), end)
    if last == end:
        return end
    if tokens.is_comma(last) and words[last + 1 : last + 3] != ["and", "that"]:
        return last + 1
    return next((at for at in range(last + 1, end) if _closes(words, at)), end)


def _closes(words: list[str], at: int) -> bool:
    """Tell whether a comma, a bracket or a new clause after a quotation closes the content."""
    if words[at] in _CLOSES_QUOTED:
        return words[at + 1 : at + 3] != ["and", "that"]
    after = words[at + 1 : at + 2]
    return words[at] in {"and", "but"} and not CLASSES["personal_pronouns"].isdisjoint(after)


def _is_fronted(tokens: Tokens, clue: Clue, first: int) -> bool:
    """Tell whether a clue stands in a clause like "While she said that …, he …"."""
    if clue.form.shape == "participle" and clue.start <= first + 2 and clue.is_shared:
        return True
    return (
        first < clue.start <= first + 4 and tokens.words[clue.start - 1] in CLASSES["subordinating"]
    )


def _is_relative(tokens: Tokens, clue: Clue) -> bool:
    """Tell whether a comma will close the clause: ``X, who said …, was``."""
    words = tokens.words
    return (
        clue.source is not None
        and words[clue.source[0]] == "who"
        and clue.start > 0
        and words[clue.start - 1] == ","
    )


def _boundary(tokens: Tokens, clue: Clue, other: Clue) -> int | None:
    """Find where a later clue ends this one's content, or None when it lies inside it."""
    words = tokens.words
    before = words[other.start - 1]
    if other.form.shape == "participle":
        if before == QUOTATION:
            return other.start
        is_joined = clue.form.shape == "participle" or words[other.start - 2] == ","
        joined = is_joined and before in {"and", "while"}
        return other.start - 1 if joined or before in {",", QUOTATION, DASH} else None
    if other.is_shared:
        if clue.form.is_speech and not other.form.is_speech:
            return None
        if before == "," and other.end < len(words) and words[other.end] in CLASSES["prepositions"]:
            return None
        return other.start - 1 if before in {"and", "but", ","} else None
    if before in {"but", "while", "though", "although", "whereas"} or (
        before in {"and", "as"} and words[other.start - 2] == ","
    ):
        return other.start - 1
    if before == ";":
        return other.start - 1
    return None
