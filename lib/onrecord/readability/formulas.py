"""The seven formulas, as textstat 0.7.13 has them, on counts or on columns of counts.

The order of the operations is textstat's, so that results are equal to the last bit.
"""

from collections.abc import Callable
from typing import Any

from onrecord.readability.counting import Counts


def flesch_reading_ease(c: Counts) -> Any:
    """Flesch (1948): 0 to 100 or so, higher is easier."""
    return 206.835 - 1.015 * (c.words / c.sentences) - 84.6 * (c.syllables / c.words)


def flesch_kincaid_grade(c: Counts) -> Any:
    """Kincaid and others (1975): a school grade."""
    return (0.39 * (c.words / c.sentences)) + (11.8 * (c.syllables / c.words)) - 15.59


def gunning_fog(c: Counts) -> Any:
    """Gunning (1952): a school grade."""
    return 0.4 * (c.words / c.sentences + 100 * c.complex / c.words)


def smog_index(c: Counts) -> Any:
    """McLaughlin (1969): a school grade, meant for 30 sentences."""
    return (1.043 * (30 * (c.polysyllables / c.sentences)) ** 0.5) + 3.1291


def coleman_liau_index(c: Counts) -> Any:
    """Coleman and Liau (1975): a school grade from letters alone."""
    letters, sentences = c.letters / c.words * 100, c.sentences / c.words * 100
    return (0.058 * letters) - (0.296 * sentences) - 15.8


def automated_readability_index(c: Counts) -> Any:
    """Smith and Senter (1967): a school grade from characters alone."""
    return (4.71 * (c.characters / c.tokens)) + (0.5 * (c.words / c.sentences)) - 21.43


def dale_chall_readability_score(c: Counts) -> Any:
    """Dale and Chall (1948): a score that means a band of grades."""
    percent = 100 * c.difficult / c.words
    return (0.1579 * percent) + (0.0496 * (c.words / c.sentences)) + 3.6365 * (percent > 5)


FORMULAS: dict[str, Callable[[Counts], Any]] = {
    formula.__name__: formula
    for formula in (
        flesch_reading_ease,
        flesch_kincaid_grade,
        gunning_fog,
        smog_index,
        coleman_liau_index,
        automated_readability_index,
        dale_chall_readability_score,
    )
}
"""The metrics, by textstat's own names."""


def evaluate(counts: Counts) -> dict[str, float]:
    """Apply the formulas to one text; textstat's answer where one would divide by nothing.

    Examples
    --------
    >>> from onrecord.readability.counting import count_text
    >>> evaluate(count_text("The clinic opened in May."))["flesch_kincaid_grade"]
    2.879999999999999
    """
    if not counts.words:
        return dict.fromkeys(FORMULAS, 0.0) | {"smog_index": 3.1291 if counts.sentences else 0.0}
    scores = {metric: float(formula(counts)) for metric, formula in FORMULAS.items()}
    if not counts.syllables:
        scores |= {"flesch_reading_ease": 0.0, "flesch_kincaid_grade": 0.0}
    return scores
