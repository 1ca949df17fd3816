"""Which spans of one table overlap those of another, without trying every pair."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def overlaps(a: pd.DataFrame, b: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Pair the rows of two tables whose spans (``doc``, ``start``, ``end``) overlap.

    What comes back are positions in one table, and those of their partners in the other.

    Examples
    --------
    >>> quotes = pd.DataFrame({"doc": ["x", "x"], "start": [5, 20], "end": [9, 30]})
    >>> lines = pd.DataFrame({"doc": ["x", "y"], "start": [0, 0], "end": [10, 10]})
    >>> [found.tolist() for found in overlaps(quotes, lines)]
    [[0], [0]]
    """
    codes, _ = pd.factorize(pd.concat([a["doc"], b["doc"]], ignore_index=True))
    longest = max([0, *a["end"], *b["end"]]) + 1
    (start_a, end_a), (start_b, end_b) = (
        (code * longest + spans["start"].to_numpy(), code * longest + spans["end"].to_numpy())
        for spans, code in ((a, codes[: len(a)]), (b, codes[len(a) :]))
    )
    in_a, beginning_b = _beginning_within(start_a, end_a, start_b)
    in_b, beginning_a = _beginning_within(start_b + 1, end_b, start_a)
    return np.concatenate([in_a, beginning_a]), np.concatenate([beginning_b, in_b])


def _beginning_within(start: Numbers, end: Numbers, places: Numbers) -> tuple[Numbers, Numbers]:
    """Pair each span with the places from its start to before its end."""
    order = np.argsort(places, kind="stable")
    first = np.searchsorted(places, start, sorter=order)
    counts = np.maximum(np.searchsorted(places, end, sorter=order) - first, 0)
    spans = np.repeat(np.arange(len(start)), counts)
    within = np.arange(len(spans)) - np.repeat(np.cumsum(counts) - counts, counts)
    return spans, order[np.repeat(first, counts) + within]
