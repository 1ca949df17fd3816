"""Text to scores with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.document import Document, document_of
from onrecord.readability.cleaning import Cleaned, clean
from onrecord.readability.comparing import quantile
from onrecord.readability.counting import Counts, Rows, count_apart, sum_up
from onrecord.readability.formulas import FORMULAS, evaluate
from onrecord.readability.intervals import errors_of_texts

METRICS = tuple(FORMULAS)
"""The seven metrics, by textstat's own names, in the order of the tables."""

HIGHER_IS_EASIER = frozenset({"flesch_reading_ease"})

_FEWEST_SENTENCES = 10
_FEWEST_SENTENCES_SMOG = 30


class Score(NamedTuple):
    """One metric of one text.

    ``low`` to ``high`` is its 95 % interval, ``error`` its standard error. ``raw`` is what
    textstat says on the untouched text; ``sentences`` and ``words`` are those of the cleaned
    text; ``flag`` warns, None if there is nothing to warn of.
    """

    metric: str
    score: float | None
    low: float | None
    high: float | None
    error: float | None
    raw: float
    sentences: int
    words: int
    flag: str | None


def scores(text: Document | str, cleaned: Cleaned | None = None) -> list[Score]:
    """Score how hard a text is to read, seven ways, each with its interval.

    Parameters
    ----------
    text : Document or str
        A document's text as decoded, or as :func:`onrecord.document.read` split it.
    cleaned : Cleaned, optional
        The same text as :func:`clean` leaves it, where that is known already.

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
    document = document_of(text)
    return scored([document], [cleaned or clean(document)])[0].scores


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a text, and what was counted in it as it is."""

    raw: Counts
    scores: list[Score]


def scored(documents: Sequence[Document], cleaned: Sequence[Cleaned]) -> list[Scored]:
    """Score several documents, each with the same text as :func:`clean` leaves it."""
    raw, rows = [], []
    for document, plain in zip(documents, cleaned, strict=True):
        of_pieces, of_sentences = count_apart([_pieces(document), plain.sentences])
        raw.append(sum_up(document.text, of_pieces))
        rows.append(of_sentences)
    errors = errors_of_texts(rows)
    return [
        Scored(counts, _scores(counts, of_sentences, error))
        for counts, of_sentences, error in zip(raw, rows, errors, strict=True)
    ]


def _pieces(document: Document) -> list[str]:
    """Cut a text into its sentences; or passages, if a sentence has no white space behind it.

    Most sentences are those of the cleaned text too, and need to be counted only once.
    """
    joined = any(a.end == b.start for a, b in pairwise(document.sentences))
    spans = document.passages if joined else document.sentences
    return [document.text[one.start : one.end] for one in spans]


def _scores(raw: Counts, rows: Rows, errors: NDArray[np.float64]) -> list[Score]:
    as_it_is = evaluate(raw)
    counts = Counts(*rows.sum(axis=0).tolist())
    score = evaluate(counts)
    width = quantile(max(1, len(rows) - 1))
    return [
        Score(
            metric,
            score[metric] if counts.words else None,
            low=None if isnan(error) else score[metric] - width * error,
            high=None if isnan(error) else score[metric] + width * error,
            error=None if isnan(error) else error,
            raw=as_it_is[metric],
            sentences=counts.sentences,
            words=counts.words,
            flag=_flag(metric, counts.sentences),
        )
        for metric, error in zip(METRICS, errors.tolist(), strict=True)
    ]


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
