"""The letter m behind digits: metres or millions."""

import re
from decimal import Decimal

from onrecord.vocabulary import table

_TABLE = table("number_words")
_METRES = frozenset(_TABLE["metres"]["behind"])
_SPORT = frozenset(_TABLE["metres"]["sport"])
_DISTANCES = frozenset(map(Decimal, _TABLE["metres"]["distances"]))
_MILLIONS = frozenset(_TABLE["millions"]["before"])
_PLURALS = frozenset(_TABLE["millions"]["plurals"])
_ENDS = frozenset(_TABLE["millions"]["ends"])
_BEHIND_M = re.compile(r"(?:[^\S\n][A-Za-z-]{1,20}){1,5}")
_OF_THE = re.compile(r"[^\S\n]of[^\S\n](?:the|its|their|these|those|them|his|her|our)\b|-strong\b")


def is_metre(text: str, start: int, end: int, value: Decimal) -> bool:
    """Tell "a 100m race" from "2.5m sales" by what is on both sides.

    Millions count things: a plural comes after them, "of the …", or a verb of selling
    before them. A distance that is run or swum has a word of sport beside it.
    """
    if _OF_THE.match(text, end):
        return False
    before = text[max(0, start - 40) : start].split()[-3:]
    behind = _BEHIND_M.match(text, end)
    words = behind.group().split() if behind else []
    if value in _DISTANCES and any(w.lower() in _SPORT for w in (*before, *words)):
        return True
    if words and words[0] in _METRES:
        return True
    if _plural_among(words):
        return False
    return not any(word.lower() in _MILLIONS for word in before)


def _plural_among(words: list[str]) -> bool:
    """Tell whether a plural is among words, before a word that ends the noun phrase."""
    for word in words:
        if word in _ENDS:
            return False
        if (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _PLURALS:
            return True
    return False
