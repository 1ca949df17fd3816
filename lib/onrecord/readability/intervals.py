"""How far a score can be trusted: 95 % intervals by the jackknife over sentences."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.readability.counting import Counts, Rows
from onrecord.readability.formulas import FORMULAS

LEVEL = 0.95


def half_widths(rows: Rows) -> NDArray[np.float64]:
    """Compute half the width of each metric's 95 % interval.

    Every score is computed again without each sentence in turn; the spread of the results
    gives the standard error, and Student's t with one degree of freedom fewer than
    sentences the width. It asks: had the writer written other sentences of the same kind,
    how different could the score be?

    Parameters
    ----------
    rows : Rows
        Counts, a row a sentence.

    Returns
    -------
    numpy.ndarray of float
        One for each metric, in the order of FORMULAS; NaN for fewer than two sentences.

    Notes
    -----
    Tukey (1958); B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993),
    chapter 11.

    Examples
    --------
    >>> from onrecord.readability.counting import count_by_sentence
    >>> rows = count_by_sentence(["The beds are new.", "A nurse said it works well."] * 3)
    >>> half_widths(rows).round(1).tolist()
    [1.2, 0.4, 0.5, 0.0, 2.2, 1.0, 0.7]
    """
    n = len(rows)
    if n < 2:
        return np.full(len(FORMULAS), np.nan)
    without_one = Counts(*np.ascontiguousarray((rows.sum(axis=0) - rows).T, dtype=np.float64))
    scores = np.array([formula(without_one) for formula in FORMULAS.values()])
    spread = scores - scores.sum(axis=1, keepdims=True) / n
    errors = np.sqrt((n - 1) / n * np.einsum("ij,ij->i", spread, spread))
    widths: NDArray[np.float64] = _student_t(n - 1) * errors
    return widths


@lru_cache(maxsize=1024)
def _student_t(degrees: int) -> float:
    from scipy.special import stdtrit  # here, because it takes a third of a second

    return float(stdtrit(degrees, (1 + LEVEL) / 2))
