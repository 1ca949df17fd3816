"""Whether two texts, or two groups of them, differ in a score by more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf, sqrt

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Mean:
    """A score with its standard error, and the number of sentences or texts behind it."""

    value: float
    error: float
    size: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a score lies above another: its 95 % interval, and the p value of no difference."""

    value: float
    low: float
    high: float
    p: float


def difference(a: Mean, b: Mean) -> Difference | None:
    """Compare two scores by the interval of their difference.

    Parameters
    ----------
    a, b : Mean
        Of the same metric.

    Returns
    -------
    Difference or None
        Of ``a`` less ``b``; None where one of them has fewer than two sentences (or
        texts) or neither varies, so that nothing can be said.

    Notes
    -----
    B. L. Welch, Biometrika 34 (1947), with the degrees of freedom of Satterthwaite; the
    errors of texts are those of the jackknife over their sentences.

    Examples
    --------
    >>> found = difference(Mean(16.1, 1.7, 15), Mean(10.9, 1.0, 24))
    >>> round(found.value, 1), round(found.low, 1), round(found.high, 1), round(found.p, 3)
    (5.2, 1.1, 9.3, 0.015)
    """
    variance = a.error**2 + b.error**2
    if min(a.size, b.size) < 2 or not 0 < variance < inf:
        return None
    degrees = variance**2 / (a.error**4 / (a.size - 1) + b.error**4 / (b.size - 1))
    value, error = a.value - b.value, sqrt(variance)
    half = quantile(degrees) * error
    return Difference(value, value - half, value + half, _both_tails(value / error, degrees))


def holm(values: Sequence[float]) -> list[float]:
    """Correct p values for the number of comparisons made.

    Parameters
    ----------
    values : sequence of float
        One p value a comparison.

    Returns
    -------
    list of float
        In the same order; below 0.05 where the difference is still beyond chance.

    Notes
    -----
    S. Holm, Scandinavian Journal of Statistics 6 (1979).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = sorted(range(len(values)), key=values.__getitem__)
    corrected = [0.0] * len(values)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, values[at] * (len(values) - rank)))
        corrected[at] = highest
    return corrected


@lru_cache(maxsize=1024)
def quantile(degrees: float) -> float:
    """Give Student's t that leaves 2.5 % on either side."""
    from scipy.special import stdtrit  # here, because it takes a third of a second

    return float(stdtrit(degrees, (1 + LEVEL) / 2))


def _both_tails(t: float, degrees: float) -> float:
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(t)))
