"""One scan of a text for its figures, sentence by sentence.

The numbers are found by one scan of the text; what belongs to each is read from
bounded windows on its left and right, so that the time taken is linear in the
length of the text.
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from onrecord.document import Document, document_of
from onrecord.quantities.context import Period, Verb, is_planned, period_of, periods, verbs
from onrecord.quantities.issuers import settle
from onrecord.quantities.joins import joined
from onrecord.quantities.plurals import singular
from onrecord.quantities.reading import read
from onrecord.quantities.record import Figure, NonFigure, Quantity
from onrecord.quantities.roles import with_roles
from onrecord.quantities.sharing import share
from onrecord.quantities.starts import ANY_NUMBER, find_starts, lowered
from onrecord.quantities.topics import Topics, load_topics, topic_of
from onrecord.segments import Sentence, Span

_MAGNITUDES = ("million", "billion", "trillion", "hundred", "thousand")
_AHEAD, _BEHIND = 80, 50  # characters about people counted, which say what happened to them
_LONGEST = 800  # characters of a sentence that are read at once


def extract(text: Document | str, topics: Topics | None = None) -> list[Quantity]:
    """Find the figures of a text.

    Parameters
    ----------
    text : Document or str
        A document, or its text as decoded.
    topics : mapping of str to Topic, optional
        Topics of the user's own, from :func:`load_topics`; those of general
        news when left out.

    Returns
    -------
    list of Quantity
        In text order, without overlap. Dates, times, ordinals, addresses, labels
        and other numbers that are not figures are left out; :func:`passed_over`
        lists them.

    Examples
    --------
    >>> text = "More than 91 billion UZS have been allocated this year."
    >>> for q in extract(text):
    ...     print(text[q.start:q.end], q.low, q.unit, q.qualifier, q.period, q.topic)
    More than 91 billion UZS 91000000000.0 UZS more_than this year money
    """
    document = document_of(text)
    text = document.text
    figures, _ = _found(text)
    if not figures:
        return []
    settle(text, figures)
    chosen = load_topics("general") if topics is None else topics
    quantities: list[Quantity] = []
    for sentence, inside in _by_sentence(document.sentences, figures):
        spans = [(f.start, f.end) for f in inside]
        start, lower = sentence[0], lowered(text[slice(*sentence)])
        about = Surroundings(start, lower, verbs(lower, start))
        found = periods(text, start, lower)
        for number, figure in enumerate(inside):
            period = period_of(text, spans, number, found)
            quantities.append(_quantity(text, figure, period, about, chosen))
    return quantities


class Surroundings(NamedTuple):
    """What the figures of a sentence have in common."""

    start: int
    lower: str
    verbs: list[Verb]


def passed_over(text: str) -> list[NonFigure]:
    """List the numbers of a text that are not figures, with the reason.

    Parameters
    ----------
    text : str
        A document's text as decoded.

    Returns
    -------
    list of NonFigure
        In text order; every group of digits and every number word of the text lies in
        one of these or in a figure.

    Examples
    --------
    >>> text = "On May 14, the 2nd of 3 wards opened at 10:30 in Building 7."
    >>> [(text[n.start:n.end], n.reason) for n in passed_over(text)]
    [('14', 'date'), ('2nd', 'ordinal'), ('10:30', 'time'), ('7', 'label')]
    """
    found, others = _found(text)
    figures = [(f.start, f.end) for f in found]
    passed = sorted(others, key=attrgetter("start"))
    passed = [f for f, inside in zip(passed, _covered(passed, figures), strict=True) if not inside]
    numbers = [NonFigure(*n.span(), "part of a word") for n in ANY_NUMBER.finditer(text)]
    covers = sorted([*figures, *((f.start, f.end) for f in passed)])
    unread = [n for n, inside in zip(numbers, _covered(numbers, covers), strict=True) if not inside]
    return sorted([*passed, *unread], key=attrgetter("start"))


def _covered(numbers: list[NonFigure], covers: list[Span]) -> Iterator[bool]:
    """Tell of each number whether it lies in one of the spans; both are in text order."""
    place = 0
    for number in numbers:
        while place < len(covers) and covers[place][1] <= number.start:
            place += 1
        yield place < len(covers) and covers[place][0] <= number.start


def _found(text: str) -> tuple[list[Figure], list[NonFigure]]:
    """Read the text and let its figures lend each other what they leave out.

    The figures are in text order, the numbers passed over in none.
    """
    read_first, others = _scan(text)
    figures: list[Figure] = []
    for figure in with_roles(text, joined(text, share(text, read_first))):
        if figure.bare and figure.unit == "number":
            others.append(NonFigure(figure.start, figure.end, "bare"))
        else:
            figures.append(figure)
    return sorted(figures, key=attrgetter("start")), others


def _scan(text: str) -> tuple[list[Figure], list[NonFigure]]:
    figures: list[Figure] = []
    others: list[NonFigure] = []
    floor = 0
    for start in find_starts(text):
        if start < floor:
            continue
        for found in read(text, start, floor):
            if isinstance(found, Figure):
                figures.append(found)
            else:
                others.append(found)
            floor = max(floor, found.end)
    return figures, others


def _by_sentence(
    sentences: list[Sentence], figures: list[Figure]
) -> Iterator[tuple[Span, list[Figure]]]:
    """Group figures by sentence; one of more than `_LONGEST` characters is taken in pieces."""
    bounds = iter(sentences)
    start = end = 0
    inside: list[Figure] = []
    for figure in figures:
        if figure.core >= end or figure.core - start > _LONGEST:
            if inside:
                yield (start, min(end, inside[-1].end + _LONGEST)), inside
            start, inside = max(start, figure.core - _LONGEST // 2), []
            while figure.core >= end:
                sentence = next(bounds)
                start, end = sentence.start, sentence.end
            start = max(start, figure.core - _LONGEST // 2)
        inside.append(figure)
    if inside:
        yield (start, min(end, inside[-1].end + _LONGEST)), inside


def _is_lone(text: str, figure: Figure) -> bool:
    """Tell "one surgery" and "Million Dollar" from figures: one of a thing, or no number."""
    if figure.kind == "count" and figure.low == figure.high == 1 and figure.per is None:
        return text[figure.core].isalpha()
    return text[figure.core : figure.core + 9].lower().startswith(_MAGNITUDES)


def _quantity(
    text: str, figure: Figure, period: Period | None, sentence: Surroundings, topics: Topics
) -> Quantity:
    counted = text[figure.counted[0] : figure.counted[1]] if figure.counted else None
    noun = singular(counted.split()[-1]).lower() if counted else (figure.unit or "").lower()
    beside = sentence.lower
    if figure.kind == "count":
        at = figure.start - sentence.start
        beside = beside[max(0, at - _AHEAD) : at + figure.end - figure.start + _BEHIND]
    topic, key = topic_of(topics, figure.kind, noun, sentence.lower, beside)
    key = key and figure.role not in ("time", "attribute") and not _is_lone(text, figure)
    return Quantity(
        start=figure.start,
        end=figure.end,
        low=float(figure.low),
        high=float(figure.high),
        value_from=None if figure.value_from is None else float(figure.value_from),
        value_to=None if figure.value_to is None else float(figure.value_to),
        unit=figure.unit,
        unit_kind=figure.kind,
        qualifier=figure.qualifier,
        change=figure.change,
        per=figure.per,
        period=text[period.start : period.end] if period else None,
        period_start=period.first if period else None,
        period_end=period.last if period else None,
        counted=counted,
        of=text[slice(*figure.matter)] if figure.matter else None,
        unit_source=None if figure.kind in ("number", "rate") else figure.source,
        role=figure.role,
        topic=topic,
        key=key,
        status="planned" if is_planned(sentence.verbs, figure.start, figure.end) else "stated",
    )
