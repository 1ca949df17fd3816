"""The counted noun behind a number, and the singular of a noun."""

import re
from functools import lru_cache

from onrecord.vocabulary import table

_NOUNS = table("nouns")
_IRREGULAR: dict[str, str] = _NOUNS["irregular"]
_NOT_PLURAL = frozenset(_NOUNS["not_plural"]["words"])
_SINGULARS = frozenset(_NOUNS["states"]["words"] + _NOUNS["compounds"]["words"])
_STOPS = frozenset(_NOUNS["stops"]["words"])
_LY_NOUNS = frozenset(_NOUNS["ly_nouns"]["words"])
_MOST_WORDS = 6

_WORD = re.compile(
    r"""[ \u00a0\u202f-]{1,2}(
        (?:[A-Z]\.){2,5}(?=[ ][A-Za-z])            # U.S. surgeons
      | [A-Z][a-z-]{1,20}[ ][0-9]{1,3}s?(?![\w%-]|[.,][0-9])  # Model 3 sedans
      | [A-Za-z](?:[A-Za-z0-9]|[’'&/-](?=[A-Za-z0-9])){0,38}
    )(?!\w)""",
    re.X,
)
_JOINT = re.compile(r"\s(?:and|or)(?=\s[a-z])")

Phrase = tuple[int, int, int]
"""A noun phrase: its start, the start of its head noun, the end of both."""


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun.

    Examples
    --------
    >>> [is_plural(w) for w in ("beds", "children", "status", "MRI", "HSCTs")]
    [True, True, False, False, True]
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return True
    return (
        lower.endswith("s")
        and len(lower) > 2
        and not lower.endswith(("ss", "us", "is", "’s", "'s"))
        and lower not in _NOT_PLURAL
    )


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """Give the singular of a noun, abbreviations in their own case.

    Examples
    --------
    >>> [singular(n) for n in ("beds", "children", "studies", "biopsies", "HSCTs", "losses")]
    ['bed', 'child', 'study', 'biopsy', 'HSCT', 'loss']
    """
    lower = noun.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    kept = noun if noun.rstrip("s").isupper() else lower
    if not is_plural(noun):
        return kept
    if lower.endswith("ies") and len(lower) > 4:
        return kept[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return kept[:-2]
    return kept[:-1]


def counted_phrase(
    text: str, at: int, *, many: bool, verb_may_follow: bool = False
) -> Phrase | None:
    """Find the noun phrase a number counts.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number ends, in characters.
    many : bool
        Whether the number calls for a plural.
    verb_may_follow : bool
        Whether a word in s behind the plural is a verb: "one in five patients needs".

    Returns
    -------
    Phrase or None
        Start of the phrase, start of its head noun, end of both.

    Examples
    --------
    >>> text = "1,200 unique heart operations in children"
    >>> start, head, end = counted_phrase(text, 5, many=True)
    >>> text[start:end], text[head:end]
    ('unique heart operations', 'operations')
    """
    words: list[tuple[int, int]] = []
    end = at
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, end)
        if not match or _stops(match[1]):
            joint = _JOINT.match(text, end) if words and many else None
            match = _WORD.match(text, joint.end()) if joint else None
            if not match or _stops(match[1]):
                break
        words.append(match.span(1))
        end = match.end()
        if many and is_plural(match[1]) and (verb_may_follow or not _plural_follows(text, end)):
            return words[0][0], words[-1][0], end
    return _without_plural(text, words, many=many)


def _stops(word: str) -> bool:
    lower = word.lower()
    return lower in _STOPS or (lower.endswith("ly") and lower not in _LY_NOUNS)


def _plural_follows(text: str, end: int) -> bool:
    """Tell "sales jobs" and "sports cars" from a noun with its verb."""
    following = _WORD.match(text, end)
    return bool(following and is_plural(following[1]) and not _stops(following[1]))


def _without_plural(text: str, words: list[tuple[int, int]], *, many: bool) -> Phrase | None:
    """Take "12-page document" by its first word, "one small step" up to its last."""
    if not words:
        return None
    if many:
        start, end = words[0]
        known = text[start:end].split("-")[0].lower() in _SINGULARS
        return (start, start, end) if known or text[start - 1] == "-" else None
    last = 0
    for i, (start, end) in enumerate(words[1:3], 1):
        if text[start:end].endswith(("s", "ed", "ing")):
            break
        last = i
    return words[0][0], *words[last]
