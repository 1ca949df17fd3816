"""Text to scores with intervals, and the comparison of two scores."""

from dataclasses import dataclass
from math import isnan
from typing import Any, Literal, Protocol

from onrecord.errors import OnrecordError
from onrecord.readability.cleaning import clean
from onrecord.readability.counting import Counts, count_by_sentence, count_text
from onrecord.readability.formulas import FORMULAS, evaluate
from onrecord.readability.intervals import half_widths

METRICS = tuple(FORMULAS)
"""The seven metrics, by textstat's own names, in the order of the tables."""

HIGHER_IS_EASIER = frozenset({"flesch_reading_ease"})

_FEWEST_SENTENCES = 10
_FEWEST_SENTENCES_SMOG = 30


@dataclass(frozen=True, slots=True)
class Score:
    """One metric of one text: ``low`` to ``high`` is its 95 % interval.

    ``raw`` is what textstat says on the untouched text; ``sentences`` and ``words`` are
    those of the cleaned text; ``flag`` warns, None if there is nothing to warn of.
    """

    metric: str
    score: float | None
    low: float | None
    high: float | None
    raw: float
    sentences: int
    words: int
    flag: str | None


class Scored(Protocol):
    """A Score, or a row of the readability table."""

    @property
    def metric(self) -> Any:
        """Name of the metric."""

    @property
    def low(self) -> Any:
        """Lower bound of the interval."""

    @property
    def high(self) -> Any:
        """Upper bound of the interval."""


def scores(text: str) -> list[Score]:
    """Score how hard a text is to read, seven ways, each with its interval.

    Parameters
    ----------
    text : str
        A document's text as decoded.

    Returns
    -------
    list of Score
        One for each metric, in the order of METRICS: textstat's formulas, words and
        syllables on the text as ``clean`` leaves it, where every sentence counts, however
        short; jackknife-t intervals over its sentences; and textstat's own answer on the
        untouched text. A text without words has no score, one of a single sentence no
        interval.

    Raises
    ------
    OnrecordError
        If the installed textstat keeps no list of easy words where this version looks.

    Notes
    -----
    textstat 0.7.13 (formulas, words, syllables); CMU Pronouncing Dictionary 0.7a.

    Examples
    --------
    >>> grade = scores("Dr. Lee came at 9 a.m. to the ward. The beds were new.")[1]
    >>> grade.metric, round(grade.score, 2), round(grade.raw, 2), grade.flag
    ('flesch_kincaid_grade', -1.25, -2.1, 'fewer than 10 sentences')
    """
    raw = evaluate(count_text(text))
    rows = count_by_sentence(clean(text).sentences)
    counts = Counts(*rows.sum(axis=0).tolist())
    cleaned = evaluate(counts)
    return [
        Score(
            metric,
            score=cleaned[metric] if counts.words else None,
            low=None if isnan(half_width) else cleaned[metric] - half_width,
            high=None if isnan(half_width) else cleaned[metric] + half_width,
            raw=raw[metric],
            sentences=counts.sentences,
            words=counts.words,
            flag=_flag(metric, counts.sentences),
        )
        for metric, half_width in zip(METRICS, half_widths(rows).tolist(), strict=True)
    ]


def compare(a: Scored, b: Scored) -> Literal["harder", "easier", "cannot be told"]:
    """Say whether text ``a`` is harder to read than ``b``, if that can be told.

    Parameters
    ----------
    a, b : Score or row of the readability table
        Of the same metric.

    Returns
    -------
    str
        ``harder`` or ``easier`` where the 95 % intervals do not overlap, else ``cannot be
        told``; so too where one has no interval.

    Raises
    ------
    OnrecordError
        If the metrics differ.

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> news = Row(metric="flesch_reading_ease", low=30.1, high=44.0)
    >>> tale = Row(metric="flesch_reading_ease", low=71.5, high=90.2)
    >>> compare(news, tale)
    'harder'
    """
    if a.metric != b.metric:
        raise OnrecordError(f"{a.metric} and {b.metric} cannot be compared: take one metric.")
    if not all(_is_known(bound) for bound in (a.low, a.high, b.low, b.high)):
        return "cannot be told"
    if a.low <= b.high and b.low <= a.high:
        return "cannot be told"
    return "easier" if (a.low > b.high) == (a.metric in HIGHER_IS_EASIER) else "harder"


def _is_known(bound: object) -> bool:
    return isinstance(bound, float) and not isnan(bound)


def _flag(metric: str, sentences: int) -> str | None:
    if sentences == 0:
        return "no words"
    if sentences == 1:
        return "one sentence: no interval"
    if sentences < _FEWEST_SENTENCES:
        return f"fewer than {_FEWEST_SENTENCES} sentences"
    if metric == "smog_index" and sentences < _FEWEST_SENTENCES_SMOG:
        return f"fewer than {_FEWEST_SENTENCES_SMOG} sentences"
    return None
