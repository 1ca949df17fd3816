"""What textstat knows about words, without asking it: syllables and easy words.

textstat looks a word up in the CMU Pronouncing Dictionary, which it downloads at run
time, and leaves the words that are not in it to Pyphen. Here the dictionary is a table of
syllable counts shipped with the library, so that nothing is ever downloaded and the
natural-language toolkit behind textstat is never imported. The list of easy words and the
hyphenation patterns are those of the installed textstat and Pyphen.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from pyphen import Pyphen  # type: ignore[import-untyped]

from onrecord.errors import OnrecordError

DICTIONARY = "CMU Pronouncing Dictionary 0.7a (NLTK), 123,455 words"

_EASY_WORDS = "resources/en/easy_words.txt"
_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Syllables by word, the easy words of Dale and Chall, and the hyphenator."""

    syllables: dict[str, int]
    easy: frozenset[str]
    hyphenator: Pyphen

    def count_syllables(self, word: str) -> int:
        """Count a lower-case word's syllables: the dictionary's, else Pyphen's."""
        known = self.syllables.get(word)
        return _hyphens(self.hyphenator, word) + 1 if known is None else known


@cache
def lexicon() -> Lexicon:
    """Give the lexicon, loaded at the first call, once for all threads.

    Returns
    -------
    Lexicon
        The one that every thread shares.

    Raises
    ------
    OnrecordError
        If the installed textstat keeps no list of easy words where this version looks.

    Examples
    --------
    >>> lexicon().count_syllables("immunology")
    5
    """
    with _LOADING:
        return _load()


def versions() -> dict[str, str]:
    """Name what the scores depend on: the dictionary, textstat and Pyphen.

    Returns
    -------
    dict of str
        A version by name, to be written beside every table of scores.

    Examples
    --------
    >>> sorted(versions())
    ['dictionary', 'pyphen', 'textstat']
    """
    return {
        "dictionary": DICTIONARY,
        "pyphen": version("pyphen"),
        "textstat": version("textstat"),
    }


def _hyphens(hyphenator: Pyphen, word: str) -> int:
    """Count where Pyphen divides a word, as its ``positions`` does, but by prefixes.

    Pyphen looks up every piece of a word; here a piece stops growing once no
    pattern begins like it.
    """
    pointed = f".{word.lower()}."
    values = [0] * (len(pointed) + 1)
    weights_of = _pieces(hyphenator)
    for start in range(len(pointed) - 1):
        for end in range(start + 1, len(pointed) + 1):
            weights = weights_of.get(pointed[start:end])
            if weights is None:
                break
            for place, weight in weights:
                if weight > values[start + place]:
                    values[start + place] = weight
    first, last = hyphenator.left, len(word) - hyphenator.right
    return sum(value % 2 for value in values[first + 1 : last + 2])


@cache
def _pieces(hyphenator: Pyphen) -> dict[str, list[tuple[int, int]]]:
    """Give the places and weights of each pattern; none for what patterns only begin with."""
    patterns = hyphenator.hd.patterns
    pieces: dict[str, list[tuple[int, int]]] = {
        pattern[:end]: [] for pattern in patterns for end in range(1, len(pattern) + 1)
    }
    for pattern, (offset, weights) in patterns.items():
        pieces[pattern] = [(place, one) for place, one in enumerate(weights, offset) if one]
    return pieces


@cache
def _load() -> Lexicon:
    return Lexicon(_syllables(), _easy_words(), Pyphen(lang="en_US", cache=False))


def _syllables() -> dict[str, int]:
    packed = (files("onrecord.vocabulary") / "syllables.txt.gz").read_bytes()
    table: dict[str, int] = {}
    for line in gzip.decompress(packed).decode("ascii").splitlines():
        if not line.startswith("#"):
            count, *words = line.split(" ")
            table.update(dict.fromkeys(words, int(count)))
    return table


def _easy_words() -> frozenset[str]:
    # Found without importing textstat, which would import NLTK: a second, and a download.
    package = find_spec("textstat")
    path = Path(package.origin).parent if package and package.origin else Path()
    try:
        lines = (path / _EASY_WORDS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise OnrecordError(
            f"textstat {version('textstat')} has no {_EASY_WORDS}; "
            "install a version from 0.7.11 up to 0.8."
        ) from error
    return frozenset(line.strip() for line in lines)
