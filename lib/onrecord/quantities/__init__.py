"""Text to key figures: every number with its unit, its qualifier and its period.

The numbers are found by one scan of the text; what belongs to each is read from
bounded windows on its left and right, so that the time taken is linear in the
length of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.quantities.context import Period, Verb, is_planned, period_of, periods, verbs
from onrecord.quantities.joins import joined
from onrecord.quantities.nouns import singular
from onrecord.quantities.numerals import START
from onrecord.quantities.reading import read
from onrecord.quantities.records import Figure, NonFigure
from onrecord.quantities.topics import Topic, Topics, default_topics, load_topics, topic_of
from onrecord.segments import Span, sentences

__all__ = ["NonFigure", "Quantity", "Topic", "Topics", "extract", "load_topics", "passed_over"]

_LONGEST = 800  # characters of a sentence that are read at once


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure; the fields are the columns of the quantities table.

    Attributes
    ----------
    start, end : int
        The whole expression in the text: qualifier, number, unit or counted noun, rate.
    low, high : float
        The stated numbers, magnitudes multiplied out; equal where one is stated.
    value_from, value_to : float or None
        The first and the last value of "from 120 to 470", where `change` is "from_to".
    unit : str
        ISO 4217 code, name of a unit, singular of what is counted, "share" for
        fractions, "number" where nothing is said.
    unit_kind : str
        currency, percent, share, count, age, duration, length …, rate, number.
    qualifier : str
        exact, about, almost, more_than, at_least, less_than, up_to, range.
    change : str or None
        up, down, from_to.
    per : str or None
        What a rate is for: year, month, "1,000 live births" …
    period : str or None
        As stated: "2020-2024", "this year", "since 2018".
    period_start, period_end : int or None
        Its years where they are stated outright.
    counted : str or None
        The noun phrase that is counted or shared out, as written.
    topic : str
        From the topics in use, else "other".
    key : bool
        Whether an analyst would chart it.
    status : str
        stated or planned.
    """

    start: int
    end: int
    low: float
    high: float
    value_from: float | None
    value_to: float | None
    unit: str
    unit_kind: str
    qualifier: str
    change: str | None
    per: str | None
    period: str | None
    period_start: int | None
    period_end: int | None
    counted: str | None
    topic: str
    key: bool
    status: str


def extract(text: str, topics: Topics | None = None) -> list[Quantity]:
    """Find the figures of a text.

    Parameters
    ----------
    text : str
        A document's text as decoded.
    topics : mapping of str to Topic, optional
        Topics of the user's own, from :func:`load_topics`; those of hospital
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
    More than 91 billion UZS 91000000000.0 UZS more_than this year funding
    """
    figures = joined(text, [f for f in _scan(text) if isinstance(f, Figure)])
    if not figures:
        return []
    chosen = default_topics() if topics is None else topics
    quantities: list[Quantity] = []
    for sentence, inside in _by_sentence(text, figures):
        spans = [(f.start, f.end) for f in inside]
        about = Surroundings(text[slice(*sentence)].lower(), verbs(text, *sentence))
        found = periods(text, *sentence)
        for number, figure in enumerate(inside):
            period = period_of(text, spans, number, found)
            quantities.append(_quantity(text, figure, period, about, chosen))
    return quantities


class Surroundings(NamedTuple):
    """What the figures of a sentence have in common."""

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
        In text order.

    Examples
    --------
    >>> text = "On May 14, the 2nd of 3 wards opened at 10:30 in Building 7."
    >>> [(text[n.start:n.end], n.reason) for n in passed_over(text)]
    [('14', 'date'), ('2nd', 'ordinal'), ('10:30', 'time'), ('7', 'label')]
    """
    return [f for f in _scan(text) if isinstance(f, NonFigure)]


def _scan(text: str) -> list[Figure | NonFigure]:
    found: list[Figure | NonFigure] = []
    floor = 0
    for start in START.finditer(text):
        if start.start() < floor:
            continue
        result = read(text, start.start(), floor)
        if result:
            found.append(result)
            floor = result.end
    return found


def _by_sentence(text: str, figures: list[Figure]) -> Iterator[tuple[Span, list[Figure]]]:
    """Group figures by sentence; one of more than `_LONGEST` characters is taken in pieces."""
    bounds = iter(sentences(text))
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


def _quantity(
    text: str, figure: Figure, period: Period | None, sentence: Surroundings, topics: Topics
) -> Quantity:
    counted = text[figure.counted[0] : figure.counted[1]] if figure.counted else None
    nouns = (
        [singular(word).lower() for word in reversed(counted.split())] if counted else [figure.unit]
    )
    topic, key = topic_of(topics, figure.kind, nouns, sentence.lower)
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
        topic=topic,
        key=key,
        status="planned" if is_planned(sentence.verbs, figure.start, figure.end) else "stated",
    )
