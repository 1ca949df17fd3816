"""What a sentence is about: the names in it, and its other content words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

from onrecord.document import Document
from onrecord.quantities import Quantity
from onrecord.segments import Sentence
from onrecord.vocabulary import table

_JOINS = frozenset(table("gist")["joins"])
_OTHERS = frozenset(table("gist")["others"])
_EMPTY = frozenset(table("gist")["empty"].split())
_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_WORDS = re.compile(rf"({_WORD.pattern})([\W\d_]*)")  # each with the gap behind it
_CAPITALS = re.compile(  # words that begin with no small letter of English; none is searched for
    r"[^\x00-@\[-\x7f\u2000-\u206f](?<![^\W\d_].)(?<![^\W\d_][’'&-].)[\w’'&-]*"
)
_NATIONALITY = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|ean|can|ani|aqi|eli)s?")
_TITLE = 0.7  # share of capitals from which a sentence is a title: they mean nothing there
_STEM = 5  # letters of a word that tell what it is about
_SHORTEST = 4  # letters of a content word


@dataclass(frozen=True, slots=True)
class Gist:
    """The names in a sentence, and the stems of its other content words."""

    names: tuple[str, ...]
    about: tuple[str, ...]


_Word = tuple[str, str]
"""A word and the gap behind it."""

_Inside = Callable[[], set[str]]
"""The capitalised words that occur inside a sentence; looked for when one is asked for."""


def gists(document: Document, figures: Sequence[Quantity]) -> list[Gist]:
    """Find what the sentence of each figure is about.

    A name is a run of capitalised words, small joining words inside it; the first
    word of a sentence counts where it has a capital elsewhere too, or one behind it.
    Days, months, nationalities and titles in capitals are no names. Two sentences that
    give the same names and words speak of the same thing.

    Examples
    --------
    >>> from onrecord.document import read
    >>> from onrecord.quantities import extract
    >>> text = "In May, the Bank of Ghana dismissed 40 British cashiers. Accra has 9 banks."
    >>> document = read(text)
    >>> gists(document, extract(document))
    [Gist(names=('Bank of Ghana',), about=('dismi',)), Gist(names=(), about=())]
    """
    if not figures:
        return []
    starts = [sentence.start for sentence in document.sentences]
    places = [bisect_right(starts, figure.start) - 1 for figure in figures]
    counted: dict[int, set[str]] = {}
    for place, figure in zip(places, figures, strict=True):
        heads = {figure.unit or "", (figure.counted or "").rpartition(" ")[-1]}
        counted.setdefault(place, set()).update(heads)
    inside = cache(partial(_inside, document.text, starts))
    found = {
        place: _gist(document.text, document.sentences[place], units, inside)
        for place, units in counted.items()
    }
    return [found[place] for place in places]


def _inside(text: str, starts: Sequence[int]) -> set[str]:
    """Find the capitalised words of a text that do not only open a sentence."""
    opening = (_WORD.search(text, start, end) for start, end in pairwise([*starts, len(text)]))
    opened = Counter([word.group() for word in opening if word])
    found = Counter(_CAPITALS.findall(text))
    return {word for word, count in found.items() if count > opened.get(word, 0)}


def _gist(text: str, sentence: Sentence, units: set[str], inside: _Inside) -> Gist:
    words = _WORDS.findall(text, sentence.start, sentence.end)
    capitals = sum([written[0].isupper() for written, _ in words])
    is_title = len(words) > 3 and capitals >= _TITLE * len(words)
    found = _without(words, units)
    names = () if is_title or not capitals else dict.fromkeys(_names(found, inside))
    about = {
        written[:_STEM]
        for written, _ in found
        if len(written) >= _SHORTEST and written[0].islower() and written not in _EMPTY
    }
    return Gist(tuple(names), tuple(sorted(about)))


def _without(words: list[_Word], units: set[str]) -> list[_Word]:
    """Leave out the units of figures: what was on both sides of one is not joined."""
    kept: list[_Word] = []
    for word in words:
        if word[0] not in units:
            kept.append(word)
        elif kept:
            kept[-1] = kept[-1][0], ""
    return kept


def _names(found: list[_Word], inside: _Inside) -> Iterator[str]:
    """Go through the runs of capitals, small joining words between them left in."""
    run: list[str] = []
    gap = ""
    for place, (written, behind) in enumerate(found):
        capital = (
            written[0].isupper()
            and written not in _OTHERS
            and written.lower() not in _EMPTY
            and (place > 0 or _opens_name(found, inside))
        )
        joins = written in _JOINS
        if run and (not (capital or joins) or gap != " "):
            yield from _name(run)
            run = []
        if capital or (run and joins):
            run.append(written)
        gap = behind
    if run:
        yield from _name(run)


def _opens_name(found: list[_Word], inside: _Inside) -> bool:
    """Tell whether a sentence opens with a name, by a capital behind it or elsewhere."""
    (first, gap), following = found[0], found[1:2]
    return (gap == " " and any(word[0].isupper() for word, _ in following)) or first in inside()


def _name(run: list[str]) -> Iterator[str]:
    while run[-1] in _JOINS:
        run.pop()
    name = " ".join(run).removesuffix("’s").removesuffix("'s")
    if len(name) > 1 and not (len(run) == 1 and _NATIONALITY.fullmatch(name)):
        yield name
