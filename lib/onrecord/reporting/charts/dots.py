"""Many values on one line: a dot for each, stacked where they would lie on one another."""

from collections import Counter

import pandas as pd
from matplotlib.axes import Axes

from onrecord.reporting.charts.page import Page
from onrecord.tables import records

_SIZES = (8.0, 6.0, 5.0, 4.0, 3.0, 2.0)  # points across


def stacked(page: Page, axes: Axes, rows: pd.DataFrame, y: float, room: float) -> None:
    """Draw a dot for each row, those near one another one above the other.

    Parameters
    ----------
    page : Page
        The page; each dot becomes a link.
    axes : matplotlib.axes.Axes
        Axes with their limits set.
    rows : pandas.DataFrame
        ``value``, ``colour``, ``hollow`` and what :meth:`Page.mark` needs.
    y : float
        Where the lowest dots are, in the axes' units.
    room : float
        Points above it that the dots may take; they are smaller where there are many.
    """
    box = axes.get_window_extent()
    points = 72 / axes.figure.dpi
    across = [axes.transData.transform((v, y))[0] * points for v in rows["value"]]
    size = next((size for size in _SIZES if _highest(across, size) * size <= room), _SIZES[-1])
    low, high = axes.get_ylim()
    step = (high - low) / (box.height * points) * min(size, room / max(_highest(across, size), 1))
    stacks: Counter[int] = Counter()
    for place, row in enumerate(records(rows)):
        column = int(across[place] // size)
        face = "white" if row["hollow"] else row["colour"]
        style = {"markersize": size - 0.5, "markerfacecolor": face, "color": row["colour"]}
        style["markeredgewidth"] = min(1.6, size / 4)
        at = y + (stacks[column] + 0.6) * step
        dot = axes.plot([row["value"]], [at], "o", clip_on=False, zorder=3, **style)
        page.mark(dot, rows.iloc[[place]])
        stacks[column] += 1


def _highest(across: list[float], size: float) -> int:
    return max(Counter(int(x // size) for x in across).values(), default=0)
