"""What a sentence is about: the names in it, and its other content words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.document import Document
from onrecord.quantities import Quantity
from onrecord.segments import Sentence
from onrecord.vocabulary import table

_JOINS = frozenset(table("gist")["joins"])
_OTHERS = frozenset(table("gist")["others"])
_EMPTY = frozenset(table("gist")["empty"].split())
_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_NATIONALITY = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|ean|can|ani|aqi|eli)s?")
_TITLE = 0.7  # share of capitals from which a sentence is a title: they mean nothing there
_STEM = 5  # letters of a word that tell what it is about
_SHORTEST = 4  # letters of a content word


@dataclass(frozen=True, slots=True)
class Gist:
    """The names in a sentence, and the stems of its other content words."""

    names: tuple[str, ...]
    about: tuple[str, ...]


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
    inside = _inside(document)
    found = {
        place: _gist(document.text, document.sentences[place], inside, units)
        for place, units in counted.items()
    }
    return [found[place] for place in places]


def _inside(document: Document) -> set[str]:
    """Words with a capital that stand inside a sentence somewhere."""
    found: set[str] = set()
    for sentence in document.sentences:
        later = _words(document.text, sentence)[1:]
        found.update(word.group() for word in later if word.group()[0].isupper())
    return found


def _words(text: str, sentence: Sentence) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, sentence.start, sentence.end))


def _gist(text: str, sentence: Sentence, inside: set[str], units: set[str]) -> Gist:
    written = _words(text, sentence)
    capitals = sum(word.group()[0].isupper() for word in written)
    is_title = len(written) > 3 and capitals >= _TITLE * len(written)
    found = [word for word in written if word.group() not in units]
    names = () if is_title else tuple(dict.fromkeys(_names(text, found, inside)))
    about = {
        word[:_STEM]
        for word in (match.group() for match in found)
        if len(word) >= _SHORTEST and word[0].islower() and word not in _EMPTY
    }
    return Gist(names, tuple(sorted(about)))


def _names(text: str, found: list[re.Match[str]], inside: set[str]) -> Iterator[str]:
    """Go through the runs of capitals, small joining words between them left in."""
    run: list[re.Match[str]] = []
    for place, word in enumerate(found):
        written = word.group()
        capital = written[0].isupper() and (place > 0 or _opens_name(text, found, inside))
        capital &= written not in _OTHERS and written.lower() not in _EMPTY
        apart = not run or text[run[-1].end() : word.start()] != " "
        if run and (apart or not (capital or written in _JOINS)):
            yield from _name(run)
            run = []
        if capital or (run and written in _JOINS):
            run.append(word)
    if run:
        yield from _name(run)


def _opens_name(text: str, found: list[re.Match[str]], inside: set[str]) -> bool:
    """Tell whether a sentence opens with a name, by a capital elsewhere or behind it."""
    first, following = found[0], found[1:2]
    return first.group() in inside or any(
        word.group()[0].isupper() and text[first.end() : word.start()] == " " for word in following
    )


def _name(run: list[re.Match[str]]) -> Iterator[str]:
    parts = [word.group() for word in run]
    while parts[-1] in _JOINS:
        parts.pop()
    name = " ".join(parts).removesuffix("’s").removesuffix("'s")
    if len(name) > 1 and not (len(parts) == 1 and _NATIONALITY.fullmatch(name)):
        yield name
