"""How a figure is drawn with its qualifier, so that no mark says more than the text.

exact: a dot; about and almost: a hollow dot; more than and at least: a dot with an
arrow that leaves it upwards; up to and less than: a dot with an arrow downwards; a
range: a band; from … to: an arrow. What is planned has a dotted stem.
"""

import math
from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from onrecord.reporting.charts.style import BLUE, GREY

LEGEND = (
    "Dot: exact. Hollow: about, almost. Arrow: more than, up to. Band: a range. "
    "Dotted stem: planned."
)
_OPEN_UP = {"more_than", "at_least"}
_OPEN_DOWN = {"up_to", "less_than", "at_most"}
_HOLLOW = {"about", "almost"}


def top_of_scale(low: float, high: float, unit: str) -> float:
    """Find where an axis that begins at 0 may end.

    Parameters
    ----------
    low, high : float
        Least and greatest value on it.
    unit : str
        Percentages end at 100 and shares at 1 where the values allow.

    Returns
    -------
    float
        A little more than ``high``.

    Examples
    --------
    >>> top_of_scale(70, 85, "percent"), top_of_scale(0.25, 0.25, "share")
    (100.0, 1.0)
    """
    if unit == "percent" and low >= 0 and high <= 100:
        return 100.0
    if unit == "share" and low >= 0 and high <= 1:
        return 1.0
    return max(high, 0.0) * 1.3 or 1.0


def draw(axes: Axes, y: float, row: Mapping[str, Any], reach: float) -> None:
    """Draw one figure as a lollipop from 0.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Axes whose x is the figure's unit.
    y : float
        Where the row is.
    row : mapping
        ``low``, ``high``, ``qualifier``, ``change``, ``status`` of the figure.
    reach : float
        End of the x axis; open ends are a part of it long.
    """
    low, high = row["low"], row["high"]
    stem = ":" if row["status"] == "planned" else "-"
    axes.plot([0, low], [y, y], color=GREY, linewidth=1.4, linestyle=stem, zorder=1)
    if row["change"] == "from_to":
        _arrow(axes, row["value_from"], row["value_to"], y)
    elif not math.isclose(low, high):
        axes.plot([low, high], [y, y], color=BLUE, linewidth=8, solid_capstyle="butt", alpha=0.75)
    else:
        face = "white" if row["qualifier"] in _HOLLOW else BLUE
        axes.plot([high], [y], "o", markersize=8, color=BLUE, markerfacecolor=face, zorder=3)
    if row["qualifier"] in _OPEN_UP:
        _arrow(axes, high, high + 0.16 * reach, y)
    if row["qualifier"] in _OPEN_DOWN:
        _arrow(axes, high, max(high - 0.16 * reach, 0), y)


def _arrow(axes: Axes, start: float, end: float, y: float) -> None:
    axes.add_patch(
        FancyArrowPatch(
            (start, y),
            (end, y),
            arrowstyle="-|>",
            mutation_scale=11,
            shrinkA=0,
            shrinkB=0,
            linewidth=2,
            color=BLUE,
            zorder=2,
        )
    )
