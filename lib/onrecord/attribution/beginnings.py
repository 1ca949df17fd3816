"""Where what is said begins after a cue."""

import re

from onrecord.attribution.addressees import after_addressee, after_adverbial
from onrecord.attribution.candidates import CueUse
from onrecord.attribution.lexicon import CLASSES, NOUNS, forms_where
from onrecord.attribution.phrases import head_of, noun_phrase_after
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb, is_clause, is_finite, is_valued

_LOOK_AHEAD = 16  # tokens
_INFINITIVE = 12  # tokens between an addressee and "to"
_OUTSIDE = 5  # tokens of "in a written statement"
_DATE = 4  # tokens of one part of a date
_YEAR = re.compile(r"(?:19|20)\d\d")
_ASIDE = 10  # tokens between two commas
_NAME_REST = 6  # tokens of a name in small letters
_JUDGED = 12  # tokens of the noun before "as" or "for"
_AFTER_LATE = CLASSES["times"] | CLASSES["time_openers"] | {"on"}
_SAYINGS = NOUNS | CLASSES["documents"]
_ENDS_JUDGED = CLASSES["time_conjunctions"] | {",", ";", DASH}
_AFTER_GERUND = (
    CLASSES["determiners"]
    | CLASSES["possessives"]
    | CLASSES["object_pronouns"]
    | CLASSES["prepositions"]
    | {"that"}
)
_FRONTING = CLASSES["subordinating"] - {"as"}
_TAKES_CLAUSE = frozenset({"clause", "wh", "addressee"})
_STOPS_NAME = (
    CLASSES["auxiliaries"] | CLASSES["personal_pronouns"] | CLASSES["punctuation"] | {"to"}
)
_TAKES_QUOTATION = _TAKES_CLAUSE | {"quotation"}
_BEGINS_PHRASE = (
    CLASSES["determiners"]
    | CLASSES["possessives"]
    | CLASSES["object_pronouns"]
    | CLASSES["personal_pronouns"]
)
_SPEAKING = forms_where(  # "responded saying that", but not "said closing the pier would"
    lambda form: (
        form.shape == "participle"
        and "clause" in form.takes
        and form.is_spoken
        and not (form.rest or form.is_noun_too)
    )
)
_TIMES = CLASSES["time_words"] | CLASSES["times"]
_AFTER_CALLED = CLASSES["prepositions"] | CLASSES["time_conjunctions"]
_NOTHING_SAID = frozenset({"nothing", "little"})
_OUTSIDE_NOUNS = CLASSES["documents"] | CLASSES["times"]


def begins(tokens: Tokens, use: CueUse, last: int) -> int | None:
    """Find the first token of what is said after a cue, or None if nothing fit follows.

    The plainest sign of it comes first, the least plain last.
    """
    at = _after_time_words(tokens, use.end, last)
    if at < last and tokens.words[use.at] in CLASSES["quotes_as"]:
        at = _after_as(tokens.words, at, last)
    if at >= last:
        return None
    for sign in (_quotation, _mark, _that, _question, _addressed, _infinitive, _adverbial, _noun):
        found = sign(tokens, use, at, last)
        if found is not None:
            return _after_links(tokens, use, found, last) if found >= 0 else None
    return None


_NOTHING = -1
"""What a sign gives where nothing that is said follows it."""


def _after_links(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """Step over commas, and "that" right after the cue; not in ``rejects that figure``."""
    words = tokens.words
    link = use.cue_end
    if words[link : link + 1] == ["that"] and use.form.takes.isdisjoint(_TAKES_QUOTATION):
        link += not is_clause(tokens, link + 1, last)
    while at < last and (words[at] == "," or (words[at] == "that" and at == link)):
        at += 1
    return at if at < last and words[at] not in CLASSES["conjunctions"] else None


def _after_time_words(tokens: Tokens, at: int, last: int) -> int:
    """Step over ``on Monday``'s "Monday", "last week" and an adverb right after a cue."""
    words = tokens.words
    while at < last and (words[at] in CLASSES["times"] or words[at] in CLASSES["after_cues"]):
        if at + 1 < last and words[at + 1].isdigit():
            break
        at += 1
    if at + 1 < last and words[at] in CLASSES["times_of_day"] and words[at + 1] in _AFTER_LATE:
        return _after_time_words(tokens, at + 1, last)
    if at + 1 < last and is_adverb(words[at]) and words[at + 1] in CLASSES["openings"]:
        at += 1
    if at + 2 < last and words[at] in CLASSES["time_openers"]:
        at += 2 if words[at + 1] in _TIMES else 0
    return at


def _after_as(words: list[str], at: int, last: int) -> int:
    """Step over the person quoted: ``quoted the mayor as saying``."""
    for here in range(at + 1, min(last - 1, at + _LOOK_AHEAD)):
        if words[here] == "as":
            return here + 2 if words[here + 1] == "saying" and here + 2 < last else here + 1
    return at


# The signs, each read at ``at``: None where it is not this sign


def _quotation(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``said “…”``, and what follows the particle of a cue: ``called for …``."""
    word = tokens.words[at]
    is_object = use.form.rest and "phrase" in use.form.takes and word not in {",", ":"}
    return at if word == QUOTATION or is_object else None


def _mark(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``said: …``, ``said, “…”``, ``As Ann Lee said, …``; not ``As far as he is concerned, …``."""
    words = tokens.words
    if words[at] not in {":", ","}:
        return None
    if use.is_inverted and words[at] == ",":
        return next((q for q in range(at, last) if words[q] == QUOTATION), _NOTHING)
    if at + 1 >= last:
        return _NOTHING
    if words[at] == "," and words[use.start - 1] == "as" and "clause" in use.form.takes:
        return _NOTHING if words[use.start - 2] == "far" else at + 1
    may_announce = (use.form.is_spoken or "clause" in use.form.takes) and not use.form.is_evidence
    is_said = words[at + 1] == QUOTATION or (words[at] == ":" and may_announce)
    if is_said and use.form.takes & _TAKES_QUOTATION:
        return at + 1
    if not use.form.takes & _TAKES_CLAUSE:
        return _NOTHING
    is_fronted = use.start > 0 and words[use.start - 1] in _FRONTING
    if words[at] == "," and (use.form.shape == "participle" or is_fronted):
        return _NOTHING
    after = _after_aside(words, at, last)
    is_said = "clause" in use.form.takes and is_clause(tokens, at + 1, last)
    return at + 1 if after == _NOTHING and is_said else after


def _after_aside(words: list[str], at: int, last: int) -> int:
    """Step over ``said, in a radio talk, that``."""
    close = next((c for c in range(at + 1, min(last, at + _ASIDE)) if words[c] == ","), last)
    return close + 2 if close + 2 < last and words[close + 1] == "that" else _NOTHING


def _that(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``said that …``; ``charged that …``, but not ``read that book``."""
    if tokens.words[at] != "that" or not use.form.takes & _TAKES_QUOTATION:
        return None
    if not use.form.takes & _TAKES_CLAUSE and not is_clause(tokens, at + 1, last):
        return None
    return at + 1 if at + 1 < last else _NOTHING


def _question(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``said whether …``, ``asked why …``, ``described how …``."""
    word, takes = tokens.words[at], use.form.takes
    if word not in CLASSES["question_words"]:
        return None
    if word == "what" and "document" in takes and not _is_document(tokens, use):
        return _NOTHING
    if word in {"when", "where"} and takes == {"clause"}:
        return _NOTHING
    if word == "when" and at + 1 < last and tokens.words[at + 1].endswith("ed"):
        return _NOTHING
    is_object = word in CLASSES["object_questions"] and "phrase" in takes
    return at if is_object or takes & _TAKES_CLAUSE else _NOTHING


def _addressed(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``told reporters that …``."""
    takes = use.form.takes
    if "addressee" not in takes or use.form.orders == "always":
        return None
    tells = takes.isdisjoint({"wh", "phrase"}) and use.form.shape != "participle"
    told = after_addressee(tokens, at, last, asks="wh" in takes, tells=tells)
    if told is None:
        return None
    if tokens.words[told] == "to" and "infinitive" in takes:
        return at
    if "infinitive" in takes and tokens.words[told - 1] == "that":
        to = next((to for to in range(at, told) if tokens.words[to] == "to"), told)
        if to + 2 < told and _may_be_verb(tokens, to + 1):
            return at
    if at < told < last and is_finite(tokens, told) and tokens.words[told - 1] != ":":
        return at
    is_noun = told == at and "phrase" not in takes and not is_clause(tokens, at, last)
    if is_noun:
        return _NOTHING
    return _after_name(tokens, at, told, last)


def _after_name(tokens: Tokens, at: int, told: int, last: int) -> int:
    """Step over the rest of a name: ``told US TV show 60 Minutes that``, ``… programme: “…”``."""
    words = tokens.words
    if tokens.is_capital(at) and told < last and not tokens.is_quotation(told):
        for here in range(told, min(last - 1, told + _NAME_REST)):
            if words[here] in {"that", ":"}:
                return here + 1
            if words[here] in _STOPS_NAME:
                break
    return told


def _infinitive(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``vowed to …``."""
    is_infinitive = tokens.words[at] == "to" and "infinitive" in use.form.takes
    if not is_infinitive:
        return None
    return at if at + 1 < last and _may_be_verb(tokens, at + 1) else _NOTHING


def _may_be_verb(tokens: Tokens, at: int) -> bool:
    """Tell ``agreed to go`` from ``agreed to terms`` and ``agreed to the terms``."""
    word = tokens.words[at]
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) > 4
    return not (
        is_plural
        or word in CLASSES["determiners"]
        or (tokens.is_capital(at) and not tokens.is_capital(at - 1))
    )


def _adverbial(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``said in a statement on Monday that …``."""
    word = tokens.words[at]
    if word in CLASSES["time_order"]:
        found = after_adverbial(tokens, at, last)
        return found if found and tokens.words[found - 1] == "that" else None
    if word not in CLASSES["prepositions"] or word in CLASSES["phrase_openers"]:
        return None
    if word == "to" and not _is_somebody(tokens, at + 1, last):
        return _NOTHING
    found = after_adverbial(tokens, at, last)
    if "clause" in use.form.takes and found is None:
        found = (
            _after_date(tokens, at, last)
            or _after_outside(tokens, at, last)
            or _fronted(tokens, at, last)
        )
    if found is None or not (use.form.takes & _TAKES_CLAUSE or tokens.is_quotation(found)):
        return _NOTHING
    return found


def _after_date(tokens: Tokens, at: int, last: int) -> int | None:
    """Step over ``on May 5, 2026,`` and ``on Friday, 3 May,`` but not ``on Friday, 20 died``."""
    words = tokens.words
    comma = next((c for c in range(at + 1, min(last, at + _DATE)) if words[c] == ","), last)
    if comma == last or not all(_is_of_date(word) for word in words[at + 1 : comma]):
        return None
    end = comma + 1
    while end < min(last, comma + _DATE) and _is_of_date(words[end]):
        end += 1
    is_year = end == comma + 2 and _YEAR.fullmatch(words[comma + 1]) is not None
    is_closed = comma + 1 < end < last and words[end] == ","
    if not (is_year or is_closed) or end >= last:
        return None
    end += words[end] == ","
    return end if is_clause(tokens, end, last) else None


def _is_of_date(word: str) -> bool:
    return word in CLASSES["times"] or word.isdigit()


def _after_outside(tokens: Tokens, at: int, last: int) -> int | None:
    """Step over ``in a statement`` and ``on Monday`` where a clause follows: ``beds were few``."""
    words = tokens.words
    for here in range(at + 1, min(last - 1, at + _OUTSIDE)):
        if words[here] in CLASSES["punctuation"]:
            return None
        if words[here] in _OUTSIDE_NOUNS and words[here + 1] not in CLASSES["prepositions"]:
            return here + 1 if is_clause(tokens, here + 1, last) else None
    return None


def _fronted(tokens: Tokens, at: int, last: int) -> int | None:
    """Read ``said amid the drought, the lake stayed full``; ``in a statement`` is stepped over."""
    words = tokens.words
    comma = next((c for c in range(at + 1, min(last, at + _ASIDE)) if words[c] == ","), last)
    if comma + 1 >= last or not is_clause(tokens, comma + 1, last):
        return None
    is_outside = not _OUTSIDE_NOUNS.isdisjoint(words[at:comma])
    return comma + 1 if is_outside else at


def _is_somebody(tokens: Tokens, at: int, last: int) -> bool:
    """Tell ``said to the board that`` from ``determined to prove that``."""
    return at < last and (
        tokens.is_capital(at)
        or tokens.words[at] in _BEGINS_PHRASE
        or tokens.words[at] in CLASSES["listeners"]
    )


def _noun(tokens: Tokens, use: CueUse, at: int, last: int) -> int | None:
    """``praised the plan``, ``said the plan had failed``."""
    words, takes = tokens.words, use.form.takes
    if words[at] in CLASSES["conjunctions"] or words[at] == DASH or words[at] in _SPEAKING:
        return None
    if words[at] in _NOTHING_SAID and not (at + 1 < last and is_finite(tokens, at + 1)):
        return _NOTHING
    if words[use.at] in CLASSES["second_object"] and not _is_named(tokens, at, last):
        return _NOTHING
    if "phrase" in takes or ("document" in takes and _is_document(tokens, use)):
        return at
    is_gap = use.start > 0 and words[use.start - 1] in CLASSES["relatives"]
    if is_gap and "clause" in takes and is_finite(tokens, at):
        return at
    if "clause" in takes and is_clause(tokens, at, last):
        return at
    if words[use.at] in CLASSES["recalling"] and _is_gerund(tokens, at, last):
        return at
    if "valued" in takes and is_valued(tokens, at, last):
        return at
    if "judged" in takes and _is_judged(tokens, use, at, last):
        return at
    may_be_told = use.form.orders == "always" or words[at] in _BEGINS_PHRASE
    marked = next((m for m in range(at, last) if words[m] in CLASSES["punctuation"]), last)
    near = range(at, min(marked, last - 1, at + _INFINITIVE))
    is_told = may_be_told and any(words[to] == "to" and _may_be_verb(tokens, to + 1) for to in near)
    takes_object = "addressee" in takes or not use.form.is_spoken
    return at if is_told and takes_object and "infinitive" in takes else None


def _is_named(tokens: Tokens, at: int, last: int) -> bool:
    """Tell ``called the plan a disgrace`` from ``called time after an hour``, ``a cab that``."""
    words = tokens.words
    if QUOTATION in words[at:last]:
        return True
    if not _AFTER_CALLED.isdisjoint(words[at + 1 : at + 2]):
        return words[at] in _BEGINS_PHRASE or tokens.is_capital(at)
    called = noun_phrase_after(tokens, at, last)
    return called is None or CLASSES["relatives"].isdisjoint(words[called[1] : called[1] + 1])


def _is_gerund(tokens: Tokens, at: int, last: int) -> bool:
    """Tell ``admitted stealing two lamps`` from ``admitted morning guests``."""
    is_participle = tokens.words[at].endswith("ing") and not tokens.is_capital(at)
    if not is_participle or at + 1 >= last:
        return False
    return tokens.words[at + 1] in _AFTER_GERUND or tokens.is_capital(at + 1)


def _is_judged(tokens: Tokens, use: CueUse, at: int, last: int) -> bool:
    """Tell ``hailed the deal as a win``, ``slammed the council`` from ``hailed a taxi``."""
    words, phrase = tokens.words, noun_phrase_after(tokens, at, last)
    head = words[head_of(words, phrase)] if phrase else ""
    is_held = words[use.at] in CLASSES["holding"]
    if is_held and words[at].endswith("ing"):
        return False
    if (head in _SAYINGS and not is_held) or head in CLASSES["attacked"]:
        return True
    if head in CLASSES["bodies"] and words[use.at] in CLASSES["lashing"]:
        return True
    limit = next((m for m in range(at, last) if words[m] in _ENDS_JUDGED), last)
    return not CLASSES["judging"].isdisjoint(words[at : min(limit, at + _JUDGED)])


def _is_document(tokens: Tokens, use: CueUse) -> bool:
    """Tell whether a poll, a report or the like is the source."""
    source = use.source
    return source is not None and not CLASSES["documents"].isdisjoint(tokens.words[slice(*source)])
