"""Nouns that report, with their owner."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, NOUNS
from onrecord.attribution.phrases import REACH, Range
from onrecord.attribution.tokens import QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb

_VERBS = CLASSES["auxiliaries"] | CLASSES["irregular_pasts"]
_NOUN_OPENERS = CLASSES["determiners"] | CLASSES["possessives"]
_OPENERS = CLASSES["conjunctions"] | CLASSES["subordinators"] | {"perhaps"}
_STOPS = CLASSES["punctuation"] - {QUOTATION}
_BEFORE_SUBJECT = CLASSES["conjunctions"] | CLASSES["subordinators"] | {",", QUOTATION}
_BETWEEN = 4  # tokens from the owner to the noun


def reporting_nouns(view: View) -> list[Found]:
    """``X's claim that …``, ``his call for …``, ``her complaint was that …``.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The vote tests her claim that Bo left.")
    ['indirect: The vote tests [her] <claim> that {Bo left}.']
    """
    words, found = view.words, []
    reached = view.first
    for at in range(view.first + 1, view.last - 2):
        if words[at] not in NOUNS or at < reached or at in view.claimed:
            continue
        link = words[at + 1]
        source = _owner(view.tokens, at, view.first)
        if source and link not in CLASSES["be"] and _is_subject(words, source[0], view.first):
            continue
        is_told = link in CLASSES["be"] and words[at + 2] == "that" and at + 3 < view.last
        if source is None or not (is_told or link in CLASSES["noun_links"]):
            continue
        if link == "to" and words[at + 2] in _NOUN_OPENERS:
            continue
        start = at + 1 if link == "to" else at + 2 + is_told
        end = view.last if is_told else _end(view.tokens, start, view.last, link)
        if end - start > (link != "that"):
            found.append(Found(source, (at, at + 1), ((start, end),)))
            reached = end
    return found


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
    """Walk left over the capitals of a name in the possessive."""
    start = at
    while start > first and at - start < REACH and tokens.is_capital(start - 1):
        start -= 1
    while start < at and (tokens.words[start] in _OPENERS or is_adverb(tokens.words[start])):
        start += 1
    return start, at + 1


def _end(tokens: Tokens, start: int, last: int, link: str) -> int:
    """End at the first mark or finite verb that belongs to the sentence around it."""
    words = tokens.words
    for at in range(start, last):
        if words[at] in _STOPS:
            return at
        if link not in {"that", "to"} and at > start and words[at] in _VERBS:
            return start
        if words[at] == QUOTATION and tokens.is_comma(at):
            return at + 1
    return last
