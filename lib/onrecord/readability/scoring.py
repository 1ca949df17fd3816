"""Text to scores with intervals."""

from dataclasses import dataclass
from math import isnan

from onrecord.readability.cleaning import Cleaned, clean
from onrecord.readability.comparing import quantile
from onrecord.readability.counting import Counts, count_by_sentence, count_text
from onrecord.readability.formulas import FORMULAS, evaluate
from onrecord.readability.intervals import standard_errors

METRICS = tuple(FORMULAS)
"""The seven metrics, by textstat's own names, in the order of the tables."""

HIGHER_IS_EASIER = frozenset({"flesch_reading_ease"})

_FEWEST_SENTENCES = 10
_FEWEST_SENTENCES_SMOG = 30


@dataclass(frozen=True, slots=True)
class Score:
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


def scores(text: str, cleaned: Cleaned | None = None) -> list[Score]:
    """Score how hard a text is to read, seven ways, each with its interval.

    Parameters
    ----------
    text : str
        A document's text as decoded.
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
    raw = evaluate(count_text(text))
    rows = count_by_sentence((cleaned or clean(text)).sentences)
    counts = Counts(*rows.sum(axis=0).tolist())
    score = evaluate(counts)
    width = quantile(max(1, len(rows) - 1))
    return [
        Score(
            metric,
            score=score[metric] if counts.words else None,
            low=None if isnan(error) else score[metric] - width * error,
            high=None if isnan(error) else score[metric] + width * error,
            error=None if isnan(error) else error,
            raw=raw[metric],
            sentences=counts.sentences,
            words=counts.words,
            flag=_flag(metric, counts.sentences),
        )
        for metric, error in zip(METRICS, standard_errors(rows).tolist(), strict=True)
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
