"""Where a number may start: the words of numbers, and the patterns that find them."""

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from onrecord.vocabulary import table

WORDS = table("number_words")
UNITS: dict[str, int] = WORDS["units"]
TENS: dict[str, int] = WORDS["tens"]
SCALES: dict[str, int] = WORDS["scales"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
SIGNS: dict[str, float] = WORDS["signs"]
MULTIPLIED: dict[str, int] = WORDS["multiplied"]
PARTS: list[str] = WORDS["parts"]["words"]
_RHETORICAL: list[str] = WORDS["rhetorical"]["words"]

SPACE = r"[ \t\u00a0\u2009\u202f]"
"""A space within a line, no-break and thin ones too."""


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of some words, the longest first.

    Examples
    --------
    >>> any_of(["ten", "tenth"])
    'tenth|ten'
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


NUMBER_WORD = rf"(?:{any_of([*UNITS, *TENS, *SCALES])})(?:(?![^\W_])|(?=fold\b))"
SIGN = "".join(SIGNS)

_GLUED = [*table("currencies_cldr"), *table("currencies")["signs"]]
_GLUED = [mark for mark in _GLUED if mark.isascii() and mark.isalpha()]
_BEHIND_MARK = "|".join(  # "USD34": the letters are no part of a name
    rf"[0-9](?<=\b(?:{any_of(m for m in _GLUED if len(m) == size)})[0-9])" for size in (2, 3)
)


def _by_first_letter(words: Iterable[str]) -> str:
    """Group words by their first letter, small, capitalised or all capitals: fast to search for."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{first}{first.upper()}](?:{any_of(rest)})|{first.upper()}(?:{any_of(rest).upper()})"
        for first, rest in sorted(rests.items())
    )


_STARTING = [*UNITS, *TENS, *SCALES, *PARTS, *_RHETORICAL, *MULTIPLIED, "every"]
_FIRST = "".join({letter for word in _STARTING for letter in (word[0], word[0].upper())})

_ONE_POINT = rf"(?:{SPACE}(?:full|whole|single))?{SPACE}(?:percentage|basis){SPACE}point\b"
_BY_ITSELF = (
    rf"(?=[0-9.{SIGN}{_FIRST}aA])(?:[0-9{SIGN}]"
    rf"|(?:{_by_first_letter(_STARTING)})(?:(?![^\W_])|(?=fold\b))|(?<!\.)\.(?=[0-9])"
    rf"|[aA]n?(?={_ONE_POINT}))"
)
_GLUED_TO = (
    rf"(?:{_BEHIND_MARK}|[0-9](?<=\$[A-Z][0-9])|[0-9](?<=\$[A-Z]{{2}}[0-9])"
    r"|[0-9](?<=\b[RN][0-9]))"
)
START = re.compile(rf"(?<![^\W_]){_BY_ITSELF}|{_GLUED_TO}")
"""Where a number may start: a digit or a number word that no letter or digit precedes."""

_LOWER_STARTS = "|".join(
    f"{first}(?:{any_of(word[1:] for word in words)})"
    for first, words in groupby(sorted(_STARTING), itemgetter(0))
)
_MAY_START = re.compile(  # in lower case, which is twice as fast as to search for what starts one
    rf"[^a-z](?:((?<=[a-z][0-9]))"
    rf"|(?=[0-9{SIGN}](?<![0-9][0-9])|\.[0-9]|{_LOWER_STARTS}|an?{_ONE_POINT}))"
)

ANY_NUMBER = re.compile(
    rf"[0-9]+|(?<![^\W_])(?i:{NUMBER_WORD}|(?:{any_of([*PARTS, *_RHETORICAL])})(?![^\W_]))"
)
"""Every group of digits, in words and names too, and every number word."""


def lowered(text: str) -> str:
    """Give a text in lower case with every letter in its place: "İ" would become two.

    Examples
    --------
    >>> lowered("In İzmir"), len(lowered("İzmir"))
    ('in izmir', 5)
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else text.replace("İ", "I").lower()


def find_starts(text: str) -> list[int]:
    """Give every place of a text where a number may start, in text order.

    Examples
    --------
    >>> find_starts("40 beds cost USD34 or one more.")
    [0, 16, 22]
    """
    found = _MAY_START.finditer(lowered(text))
    places = [match.start() if match.lastindex else match.end() for match in found]
    return [at for at in [0, *places] if START.match(text, at)]
