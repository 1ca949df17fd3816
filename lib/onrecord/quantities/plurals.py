"""Plural nouns and their singulars, by rule."""

import re
from functools import lru_cache

from onrecord.vocabulary import table

_NOUNS = table("nouns")
_IRREGULAR: dict[str, str] = _NOUNS["irregular"]
_ENDINGS: dict[str, str] = _NOUNS["endings"]
_LENGTHS = range(max(map(len, _ENDINGS)), min(map(len, _ENDINGS)) - 1, -1)
_PHRASE = re.compile(r"[a-z]{2,20}s-(?:in|at|of|by|to|up|on|out)(?:-|$)")  # passers-by
_LONGEST_ABBREVIATION = 5  # letters
_IE = frozenset(_NOUNS["ie"]["words"])
_IN_I = frozenset(_NOUNS["in_i"]["words"])
_NOT_PLURAL = frozenset(_NOUNS["not_plural"]["words"])


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun.

    Examples
    --------
    >>> [is_plural(w) for w in ("beds", "fishermen", "fungi", "status", "MRI", "HSCTs")]
    [True, True, True, False, False, True]
    """
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        return True  # ICUs
    lower = word.lower()
    if lower in _NOT_PLURAL:
        return False
    if lower in _IRREGULAR or _PHRASE.match(lower):
        return True
    if not lower.endswith("s"):
        return _ending(lower) is not None
    if lower.endswith("is"):
        return lower[:-1] in _IN_I
    return len(lower) > 2 and not lower.endswith(("ss", "us", "’s", "'s"))


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """Give the singular of a noun, abbreviations in their own case.

    Examples
    --------
    >>> [singular(n) for n in ("beds", "women", "studies", "wolves", "HSCTs", "losses", "larvae")]
    ['bed', 'woman', 'study', 'wolf', 'HSCT', 'loss', 'larva']
    """
    lower = noun.lower()
    if any(map(str.isupper, noun[1:])) and not _is_shouted(noun):
        return noun.removesuffix("s")  # ICUs, PhDs, MRI
    if not is_plural(noun):
        return lower
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if _PHRASE.match(lower):
        return _phrase(lower)
    ending = _ending(lower)
    if ending:
        return lower.removesuffix(ending) + _ENDINGS[ending]
    if lower.endswith("ies") and len(lower) > 4:
        known = lower[:-1] in _IE or lower[:-1].rpartition("-")[2] in _IE
        return lower[:-1] if known else lower[:-3] + "y"
    return lower[:-1]


def _is_shouted(noun: str) -> bool:
    """Tell a noun in a headline of capitals from an abbreviation."""
    return noun.isupper() and len(noun) > _LONGEST_ABBREVIATION


def _phrase(lower: str) -> str:
    """Give "passer-by" for "passers-by"."""
    first, hyphen, rest = lower.partition("-")
    return singular(first) + hyphen + rest


def _ending(lower: str) -> str | None:
    """Find the longest irregular ending of a word."""
    return next((lower[-n:] for n in _LENGTHS if lower[-n:] in _ENDINGS), None)
