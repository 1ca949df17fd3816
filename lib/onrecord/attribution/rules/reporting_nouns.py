"""Nouns that report, with their owner."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, DEEDS, NOUNS, SUPPORTS
from onrecord.attribution.phrases import REACH, Range, noun_phrase_after
from onrecord.attribution.speaking import kind_of
from onrecord.attribution.subjects import main_subject, subject_before
from onrecord.attribution.tokens import QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb, is_finite, verb_start

_VERBS = CLASSES["auxiliaries"] | CLASSES["irregular_pasts"]
_NOUN_OPENERS = CLASSES["determiners"] | CLASSES["possessives"]
_OPENERS = CLASSES["conjunctions"] | CLASSES["subordinators"] | {"perhaps"}
_STOPS = CLASSES["punctuation"] - {QUOTATION}
_BEFORE_SUBJECT = CLASSES["conjunctions"] | CLASSES["subordinators"] | {",", QUOTATION}
_ENDS_CLAIM = frozenset({";", ":"})
_ENDS_MAIN = (CLASSES["punctuation"] - {QUOTATION}) | CLASSES["time_conjunctions"] | {"because"}
_SUBJECTS = CLASSES["relatives"] | (CLASSES["personal_pronouns"] - CLASSES["object_pronouns"])
_NO_VERB_AFTER = CLASSES["possessives"] | CLASSES["prepositions"] | {"the", "a", "an"}
_NO_PHRASE = _NOUN_OPENERS | CLASSES["prepositions"] | CLASSES["conjunctions"] | _STOPS
_BETWEEN = 4  # tokens from the owner to the noun
_TIMES = CLASSES["times"] | CLASSES["time_openers"]


def reporting_nouns(view: View) -> list[Found]:
    """``X's claim that …``, ``X voiced hope that …``, ``the demand by X to …``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The vote tests Ann Lee’s claim that Bo left.")
    ['indirect: The vote tests [Ann Lee]’s <claim> that {Bo left}.']
    """
    words, found = view.words, []
    reached = view.first
    for at in view.places(NOUNS):
        if not reached < at < view.last - 2 or at in view.claimed:
            continue
        source, cue, link = _told_by(view, at)
        if source is None:
            continue
        if "if" in words[max(view.first, source[0] - 2) : source[0]]:
            continue
        is_clausal = cue == (at, link) and words[link] == "that" and _opens(view, source[0])
        piece = _before_main_verb(view, link + 1) if is_clausal else _piece(view, link)
        is_named = is_clausal or words[source[0]] not in CLASSES["possessives"]
        if piece and (is_named or QUOTATION in words[slice(*piece)]):
            found.append(Found(source if is_named else None, cue, (piece,), certain=False))
            reached = piece[1]
    return found


def _told_by(view: View, at: int) -> tuple[Range | None, Range, int]:
    """Find whose noun it is, the cue, and where its link is."""
    tokens, words, first = view.tokens, view.words, view.first
    verb = _support(tokens, at, first)
    if verb is not None:
        source = _sharing(view, verb) or subject_before(
            tokens, verb_start(tokens, verb, first), first
        )
        if source and kind_of(tokens, source, first) not in {"unclear", "document"}:
            return source, (verb, at + 1), at + 1
    if words[at + 1] in CLASSES["maker_prepositions"]:
        agent = noun_phrase_after(tokens, at + 2, view.last)
        if agent and agent[1] < view.last and words[agent[1]] in CLASSES["agent_links"]:
            is_agent = kind_of(tokens, agent, first) in {"somebody", "body"}
            return (agent if is_agent else None), (at, at + 1), agent[1]
    owner = _owner(tokens, at, first)
    is_wish = words[at + 1] == "to" and words[at].removesuffix("s") in CLASSES["intentions"]
    if is_wish and QUOTATION not in words[at : view.last]:
        owner = None
    is_told = words[at + 1] in CLASSES["be"]
    is_told = is_told or (owner is not None and words[at + 1] == "that" and _opens(view, owner[0]))
    if owner and not is_told and _is_subject(words, owner[0], first):
        owner = None
    return owner, (at, at + 1), at + 1


def _sharing(view: View, verb: int) -> Range | None:
    """Give the source of ``She praised it, voicing hope that``: that of the use before."""
    words = view.words
    is_joined = words[verb - 1] in CLASSES["commas_and_dashes"]
    if words[verb] not in CLASSES["voicing"] or not is_joined:
        return None
    before = [use.source for use in view.cues if use.source and use.at < verb]
    return before[-1] if before else main_subject(view.tokens, view.first, verb)


def _support(tokens: Tokens, at: int, first: int) -> int | None:
    """Find the verb of ``voiced hope``, ``gave its first account``: no preposition between."""
    words = tokens.words
    if words[at] in DEEDS:
        return None
    for here in range(at - 1, max(first, at - _BETWEEN - 1), -1):
        if words[here] in SUPPORTS:
            return here
        if words[here] in CLASSES["prepositions"] or words[here] in CLASSES["punctuation"]:
            return None
    return None


def _piece(view: View, link: int) -> Range | None:
    """Find what is said after a link: ``that …``, ``to …``, ``was that …``, ``about …``."""
    words, last = view.words, view.last
    if words[link] in CLASSES["be"]:
        is_told = link + 2 < last and words[link + 1] == "that"
        return (link + 2, last) if is_told else None
    is_infinitive = words[link] == "to"
    is_held = words[link] == "in" and words[link - 1] in CLASSES["held"]
    if (words[link] not in CLASSES["noun_links"] and not is_held) or link + 1 >= last:
        return None
    if is_infinitive and words[link + 1] in _NOUN_OPENERS:
        return None
    if words[link + 1] in _TIMES or words[link + 1][0].isdigit():
        return None
    start = link + (not is_infinitive)
    start += words[start] == ","
    end = _end(view.tokens, start, last, words[link])
    return (start, end) if end - start > (words[link] != "that") else None


def _before_main_verb(view: View, start: int) -> Range | None:
    """Read ``Her claim that Bo left was disproved``: what is said ends before the main verb."""
    tokens, words = view.tokens, view.words
    quoted = next((at for at in range(start, view.last) if words[at] == QUOTATION), view.last)
    verbs: list[int] = []  # a quotation that comes before any verb holds the first
    for at in range(start + 1, view.last):
        if words[at] in _ENDS_CLAIM or (len(verbs) > 1 and words[at] in _ENDS_MAIN):
            break
        if quoted < at and not verbs:
            verbs.append(quoted)
        begin = verb_start(tokens, at, start)
        if begin in verbs or words[begin - 1] in _NO_VERB_AFTER or not is_finite(tokens, at):
            continue
        verbs.append(begin)
    if len(verbs) < 2 or words[verbs[-1] - 1] in _SUBJECTS:
        return None
    end = verbs[-1] - (words[verbs[-1] - 1] == ",")
    return (start, end) if start < end else None


def _opens(view: View, at: int) -> bool:
    """Tell whether a phrase opens its sentence, a conjunction before it left out."""
    return at == view.first or (at == view.first + 1 and view.words[view.first] in _OPENERS)


def _is_subject(words: list[str], at: int, first: int) -> bool:
    """Tell ``Her remarks on the fence cost the club a sponsor``: the phrase says nothing."""
    return at == first or words[at - 1] in _BEFORE_SUBJECT


def _owner(tokens: Tokens, at: int, first: int) -> Range | None:
    """Find the possessive before a noun: ``his``, ``Ann Lee’s``, an adjective between allowed."""
    words = tokens.words
    for here in range(at - 1, max(first - 1, at - _BETWEEN), -1):
        word = words[here]
        if word in CLASSES["possessives"]:
            return here, here + 1
        if word.endswith(("'s", "s'")):
            return _named_owner(tokens, here, first)
        if word in CLASSES["prepositions"] or word in _STOPS or is_adverb(word):
            return None
    return None


def _named_owner(tokens: Tokens, at: int, first: int) -> Range:
    """Walk left over the capitals of a name in the possessive, or a noun's own phrase."""
    if not tokens.is_capital(at):
        reach = range(at - 1, max(first - 1, at - _BETWEEN), -1)
        opens = next((here for here in reach if tokens.words[here] in _NO_PHRASE), at)
        return (opens if tokens.words[opens] in _NOUN_OPENERS else at), at + 1
    start = at
    while start > first and at - start < REACH and tokens.is_capital(start - 1):
        start -= 1
    while start < at and (tokens.words[start] in _OPENERS or is_adverb(tokens.words[start])):
        start += 1
    return start, at + 1


def _end(tokens: Tokens, start: int, last: int, link: str) -> int:
    """End at the first mark or finite verb that belongs to the sentence around it."""
    words = tokens.words
    aside = start
    if words[start - 1] == ",":
        aside = next((at + 1 for at in range(start + 1, last) if words[at] == ","), start)
    for at in range(aside, last):
        if words[at] in _STOPS:
            return at
        if link != "that" and at > start and words[at] in _VERBS:
            return start if link != "to" else at
        if words[at] == QUOTATION and tokens.is_comma(at):
            return at + 1
    return last
