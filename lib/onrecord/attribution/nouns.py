"""Nouns that report: ``his claim that …``, ``Ms. Lee’s call for …``."""

from onrecord.attribution.clues import Clue
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES, NOUNS
from onrecord.attribution.sources import REACH, Range, is_adverb
from onrecord.attribution.tokens import DASH, QUOTATION, Sentence, Tokens

_LINKS = frozenset({"that", "to", "for", "of", "about", "on", "with", "against", "over"})
_VERBS = CLASSES["auxiliaries"] | CLASSES["irregular_pasts"]
_OPENERS = CLASSES["conjunctions"] | CLASSES["subordinators"] | {"perhaps"}
_STOPS = frozenset({",", ";", ":", DASH, "(", ")"})


def reporting_nouns(
    tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]
) -> list[Found]:
    """Find the reporting nouns of a sentence that have an owner and say what was said."""
    words, found = tokens.words, []
    reached = sentence.first
    for at in range(sentence.first + 1, sentence.last - 2):
        if words[at] not in NOUNS or at < reached or at in claimed:
            continue
        link = words[at + 1]
        source = _owner(tokens, at, sentence.first)
        is_told = link in CLASSES["be"] and words[at + 2] == "that" and at + 3 < sentence.last
        if source is None or not (is_told or link in _LINKS):
            continue
        start = at + 1 if link == "to" else at + 2 + is_told
        end = sentence.last if is_told else _end(tokens, start, sentence.last, link)
        if end - start > (link != "that"):
            found.append(Found(source, (at, at + 1), ((start, end),)))
            reached = end
    return found


def _owner(tokens: Tokens, at: int, first: int) -> Range | None:
    """Find the possessive before a noun: ``his``, ``Ann Lee’s``, an adjective between allowed."""
    words = tokens.words
    for here in range(at - 1, max(first - 1, at - 4), -1):
        if words[here] in CLASSES["possessives"]:
            return here, here + 1
        if words[here].endswith(("'s", "s'")):
            start = here
            while start > first and here - start < REACH and tokens.is_capital(start - 1):
                start -= 1
            while start < here and (words[start] in _OPENERS or is_adverb(words[start])):
                start += 1
            return start, here + 1
        if (
            words[here] in CLASSES["prepositions"]
            or words[here] in _STOPS
            or is_adverb(words[here])
        ):
            return None
    return None


def _end(tokens: Tokens, start: int, last: int, link: str) -> int:
    """End at the first mark or finite verb that belongs to the sentence around it."""
    words = tokens.words
    for at in range(start, last):
        if words[at] in _STOPS:
            return at
        if link not in {"that", "to"} and at > start and words[at] in _VERBS:
            return at
        if words[at] == QUOTATION and tokens.is_comma(at):
            return at + 1
    return last
