"""Many values on one line: a dot for each, stacked where they would lie on one another."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes

from onrecord.reporting.charts.page import Page
from onrecord.reporting.charts.palette import Style
from onrecord.tables import records

_SIZES = (8.0, 6.0, 5.0, 4.0, 3.0, 2.0)  # points across


def fitting(axes: Axes, lines: Iterable[pd.DataFrame], room: float) -> float:
    """Find how large dots may be, in points, so that each line's stacks fit into ``room``."""
    across = [_across(axes, rows) for rows in lines]
    highest = (max(_highest(line, size) for line in across) * size for size in _SIZES)
    fits = [size for size, tall in zip(_SIZES, highest, strict=True) if tall <= room]
    return fits[0] if fits else _SIZES[-1]


def stacked(page: Page, axes: Axes, rows: pd.DataFrame, y: float, room: float, size: float) -> None:
    """Draw a dot for each row, those near one another one above the other.

    Parameters
    ----------
    page : Page
        The page; each dot becomes a link.
    axes : matplotlib.axes.Axes
        Axes with their limits set.
    rows : pandas.DataFrame
        ``value``, ``colour``, ``hollow``, ``shape`` (a marker of matplotlib; a dot where there
        is none) and what :meth:`Page.mark` needs.
    y : float
        Where the lowest dots are, in the axes' units.
    room : float
        Points above it that the dots may take; higher stacks are pressed together.
    size : float
        Points across a dot, as from :func:`fitting`.
    """
    across = _across(axes, rows)
    low, high = axes.get_ylim()
    tall = axes.get_window_extent().height * 72 / axes.figure.dpi
    step = (high - low) / tall * min(size, room / max(_highest(across, size), 1))
    stacks: Counter[int] = Counter()
    for place, row in enumerate(records(rows)):
        column = int(across[place] // size)
        face = "white" if row["hollow"] else row["colour"]
        style: Style = {"color": row["colour"], "markersize": size - 0.5, "clip_on": False}
        style["markeredgewidth"] = min(1.6, size / 4)
        at = y + (stacks[column] + 0.6) * step
        shape = row.get("shape", "o")
        dot = axes.plot([row["value"]], [at], shape, markerfacecolor=face, zorder=3, **style)
        page.mark(dot, rows.iloc[[place]])
        stacks[column] += 1


def _across(axes: Axes, rows: pd.DataFrame) -> list[float]:
    """Give each row's distance from the left end of the page, in points."""
    places = axes.transData.transform([(value, 1.0) for value in rows["value"]])
    return [float(x) * 72 / axes.figure.dpi for x, _ in places]


def _highest(across: list[float], size: float) -> int:
    return max(Counter(int(x // size) for x in across).values(), default=0)
