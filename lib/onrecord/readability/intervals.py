"""How far a score can be trusted: its standard error, by the jackknife over sentences."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.readability.counting import Counts, Rows
from onrecord.readability.formulas import FORMULAS


def standard_errors(rows: Rows) -> NDArray[np.float64]:
    """Compute the standard error of each metric of one text; see :func:`errors_of_texts`.

    Examples
    --------
    >>> from onrecord.readability.counting import count_by_sentence
    >>> rows = count_by_sentence(["The beds are new.", "A nurse said it works well."] * 3)
    >>> standard_errors(rows).round(1).tolist()
    [0.5, 0.2, 0.2, 0.0, 0.8, 0.4, 0.3]
    """
    return errors_of_texts([rows])[0]


def errors_of_texts(texts: Sequence[Rows]) -> list[NDArray[np.float64]]:
    """Compute each metric's standard error, for several texts at once.

    Every score is computed again without each sentence in turn; the spread of the results
    gives the error. It asks: had the writer written other sentences of the same kind, how
    different could the score be?

    Parameters
    ----------
    texts : sequence of Rows
        The counts of each text, a row a sentence.

    Returns
    -------
    list of numpy.ndarray of float
        For each text an error a metric, in the order of FORMULAS; NaN for fewer than two
        sentences.

    Notes
    -----
    Tukey (1958); B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993),
    chapter 11.
    """
    others = [rows.sum(axis=0) - rows for rows in texts if len(rows) > 1]
    if others:  # the formulas take as long for all sentences as for those of one text
        without_one = Counts(*np.ascontiguousarray(np.concatenate(others).T, dtype=np.float64))
        scores = np.array([formula(without_one) for formula in FORMULAS.values()])
    found, start = [], 0
    for rows in texts:
        n = len(rows)
        if n < 2:
            found.append(np.full(len(FORMULAS), np.nan))
            continue
        own, start = scores[:, start : start + n], start + n
        spread = own - own.sum(axis=1, keepdims=True) / n
        found.append(np.sqrt((n - 1) / n * np.einsum("ij,ij->i", spread, spread)))
    return found
