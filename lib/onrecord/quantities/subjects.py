"""What a bare number counts where the noun comes before it: "beds rose to 470"."""

import re

from onrecord.quantities.nouns import Phrase, counted_phrase
from onrecord.quantities.plurals import is_plural, singular
from onrecord.quantities.qualifiers import CHANGE_VERBS
from onrecord.quantities.starts import SPACE
from onrecord.vocabulary import table

_NUMBER_OF = re.compile(rf"\b(?:number|total|volume|share|proportion){SPACE}of{SPACE}", re.I)
_BEFORE_BARE = frozenset({"from", "to", "by", "at", "about", "around", "nearly", "almost", "over"})
_AUXILIARIES = frozenset(
    {"has", "is", "have", "had", "will", "would", "were", "was", "are", "been"}
)
NOT_COUNTED = frozenset(table("nouns")["not_counted"]["words"])
"""Plurals whose number is not how many there are of them: "temperatures", "prices"."""

_VERBS = CHANGE_VERBS | frozenset(table("nouns")["totals"]["words"])
WERE = re.compile(
    r"\s(?:(?:more|others?)\s)?(?:(?:were|was|are|is|have|had|has|remain)\b"
    r"|(?:[a-z]{2,12}ly\s)?[a-z]{3,12}ed\b(?!\s(?:a|an|the|by\s[0-9])\b))"
)
"""A verb behind a number that counts what is left out: "three more were hurt"."""

COLLECTIVES: dict[str, str] = table("nouns")["collectives"]
"""Nouns that say by themselves what is counted, and its unit: a toll counts deaths."""

_BE = frozenset({"is", "was", "now"})
_PREPOSITIONS = frozenset(
    {"to", "of", "at", "in", "from", "for", "with", "on", "among", "by", "about"}
)
_ADVERBIALS = _PREPOSITIONS | {"last", "this", "again", "during", "over", "since"}
_PHRASE = 8  # words of a phrase between a noun and its verb
IN_LIST = re.compile(rf"{SPACE}(?:each{SPACE})?(?:in|at|from|on){SPACE}(?:the{SPACE})?[A-Z]")
"""Behind a number, a place that a list goes on with: "three in Bonn, two each in Kiel"."""

_NEAR = 120  # characters back that "the number of" may be


def noun_before(text: str, at: int) -> Phrase | None:
    """Find the noun of "the number of beds will grow to 500".

    Examples
    --------
    >>> text = "the number of beds will grow to 500"
    >>> text[slice(*noun_before(text, 32)[1:])]
    'beds'
    """
    floor = max(0, at - _NEAR)
    floor = max(floor, text.rfind("\n", floor, at), text.rfind(". ", floor, at))
    said = list(_NUMBER_OF.finditer(text, floor, at))
    noun = counted_phrase(text, said[-1].end() - 1, many=True) if said else None
    return noun if noun and noun[2] <= at else None


def subject(text: str, at: int, words: list[str]) -> Phrase | None:
    """Find the noun of "beds rose from 120 to 470", "admissions have fallen to 300".

    Examples
    --------
    >>> text = "The seats number 300"
    >>> text[slice(*subject(text, 17, text[:17].split())[1:])]
    'seats'
    >>> text = "Visitors to the old mill fell by 300"
    >>> text[slice(*subject(text, 33, text[:33].split())[1:])]
    'Visitors'
    """
    place = len(words)
    while place and (words[place - 1].lower() in _BEFORE_BARE or words[place - 1].endswith("ly")):
        place -= 1
    if "to" in words[place:] and place and words[place - 1][-1] == ",":
        place = _behind_verb(words, place)
    if place < 2 or words[place - 1].lower() not in _VERBS | _BE:
        return None
    be = words[place - 1].lower() in _BE
    place -= 2
    while place and (words[place].lower() in _AUXILIARIES or words[place].endswith("ly")):
        place -= 1
    place = _before_phrase(words, place)
    noun = words[place].lower()
    if not _is_subject(words, place) or (be and noun not in COLLECTIVES):
        return None
    end = at
    for word in reversed(words[place:]):
        end = text.rindex(word, 0, end)
    return end, end, end + len(words[place])


def _behind_verb(words: list[str], place: int) -> int:
    """Find where the verb of "fell for a fifth month in a row, to 412" ends."""
    for back in range(place - 2, max(0, place - _PHRASE - 2), -1):
        if words[back][-1] in ",.;:!?)":
            break
        if words[back].lower() in CHANGE_VERBS and words[back + 1].lower() in _ADVERBIALS:
            return back + 1
    return place


def unit_of(noun: str) -> str:
    """Give what the noun of a subject counts.

    Examples
    --------
    >>> unit_of("toll"), unit_of("admissions")
    ('death', 'admission')
    """
    return COLLECTIVES.get(noun.lower()) or singular(noun)


def _is_subject(words: list[str], place: int) -> bool:
    noun = words[place]
    is_name = noun[0].isupper() and place > 0 and words[place - 1][-1] not in ".!?"
    if is_name or not noun.isalpha() or noun.lower() in NOT_COUNTED:
        return False
    return noun.lower() in COLLECTIVES or is_plural(noun)


def _before_phrase(words: list[str], place: int) -> int:
    """Find the noun of "visitors to the museum" before the phrase that ends at a place."""
    for back in range(place - 1, max(0, place - _PHRASE), -1):
        before = words[back - 1]
        if before[-1] in ",.;:!?)" or words[back][-1] in ",.;:!?)":
            break
        if words[back].lower() in _PREPOSITIONS:
            return back - 1
    return place
