"""How far a score can be trusted: its standard error, by the jackknife over sentences."""

import numpy as np
from numpy.typing import NDArray

from onrecord.readability.counting import Counts, Rows
from onrecord.readability.formulas import FORMULAS


def standard_errors(rows: Rows) -> NDArray[np.float64]:
    """Compute each metric's standard error.

    Every score is computed again without each sentence in turn; the spread of the results
    gives the error. It asks: had the writer written other sentences of the same kind, how
    different could the score be?

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
    >>> standard_errors(rows).round(1).tolist()
    [0.5, 0.2, 0.2, 0.0, 0.8, 0.4, 0.3]
    """
    n = len(rows)
    if n < 2:
        return np.full(len(FORMULAS), np.nan)
    without_one = Counts(*np.ascontiguousarray((rows.sum(axis=0) - rows).T, dtype=np.float64))
    scores = np.array([formula(without_one) for formula in FORMULAS.values()])
    spread = scores - scores.sum(axis=1, keepdims=True) / n
    found: NDArray[np.float64] = np.sqrt((n - 1) / n * np.einsum("ij,ij->i", spread, spread))
    return found
