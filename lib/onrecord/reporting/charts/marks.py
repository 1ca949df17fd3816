"""How a figure is drawn with its qualifier, so that no mark says more than the text.

exact: a dot; about and almost: a hollow dot; more than and at least: a dot with an arrow
to the right; up to and less than: a dot with an arrow to the left; a range: a band;
from … to: an arrow. What is planned has a dotted stem. A figure without a source is grey.
"""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from onrecord.reporting.charts.page import LEFT, WIDTH, Page, wide
from onrecord.reporting.charts.palette import LINE, SOURCED_LABEL, Style, colour
from onrecord.reporting.summaries import NO_SOURCE

UP = {"more_than", "at_least"}
DOWN = {"up_to", "less_than", "at_most"}
HOLLOW = {"about", "almost"}
_ARROW = 22  # points, whatever the axis
_BAND = 6  # points that a range is wide at least
_SPAN = 100  # an axis whose greatest value is over so many times its least is logarithmic

_SAMPLES: dict[str, dict[str, Any]] = {
    "exact": {"qualifier": "exact"},
    "about, almost": {"qualifier": "about"},
    "more than": {"qualifier": "more_than", "across": 0.52},
    "up to": {"qualifier": "up_to", "low": 2.0, "high": 2.0, "across": 0.46},
    "range": {"qualifier": "range", "high": 1.8, "across": 0.42},
    "from … to": {"change": "from_to", "value_from": 0.6, "value_to": 1.6, "across": 0.38},
    "planned": {"status": "planned"},
    SOURCED_LABEL["paragraph"]: {"kind": "paragraph"},
    NO_SOURCE: {"kind": NO_SOURCE},
}
_PLACES = ("low", "high", "value_from", "value_to")
_PLAIN: dict[str, Any] = {
    "low": 1.0,
    "high": 1.0,
    "qualifier": "exact",
    "change": None,
    "status": "stated",
    "kind": "reported",
    "across": 0.26,  # inches that the sample takes
}
_BESIDE, _BETWEEN = 0.1, 0.26  # inches between a sample and its meaning, and to the next


def is_wide(rows: pd.DataFrame) -> bool:
    """Tell whether values span so much that only a logarithmic axis shows them all.

    Examples
    --------
    >>> is_wide(pd.DataFrame({"low": [2.0, 500.0], "high": [3.0, 500.0]}))
    True
    """
    low, high = float(rows["low"].min()), float(rows["high"].max())
    return low > 0 and high / low > _SPAN


def scale(axes: Axes, rows: pd.DataFrame, unit: str) -> bool:
    """Set the x axis for some figures of a unit: from 0, or logarithmic where they span much.

    Percentages end at 100 and shares at 1 where the values allow.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().add_subplot()
    >>> scale(axes, pd.DataFrame({"low": [70.0], "high": [85.0]}), "percent"), axes.get_xlim()
    (False, (np.float64(0.0), np.float64(100.0)))
    """
    low, high = float(rows["low"].min()), float(rows["high"].max())
    if is_wide(rows):
        axes.set_xscale("log")
        axes.set_xlim(low * 0.6, high * 3)
        return True
    whole = {"percent": 100.0, "share": 1.0}.get(unit, 0.0)
    axes.set_xlim(min(0.0, low * 1.1), whole if 0 <= high <= whole else max(high, 0.0) * 1.2 or 1.0)
    return False


def draw(axes: Axes, y: float, row: Mapping[str, Any], start: float = 0.0) -> list[Artist]:
    """Draw one figure as a lollipop from 0, without the stem on a logarithmic axis.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Axes whose x is the figure's unit, its limits set.
    y : float
        Where the row is.
    row : mapping
        ``low``, ``high``, ``qualifier``, ``change``, ``status`` and ``kind`` of the figure.
    start : float
        Where its stem begins.

    Returns
    -------
    list of matplotlib.artist.Artist
        What was drawn.
    """
    low, high = float(row["low"]), float(row["high"])
    shade = colour(row["kind"])
    drawn: list[Artist] = []
    if axes.get_xscale() == "linear":
        dotted = ":" if row["status"] == "planned" else "-"
        drawn += axes.plot([start, low], [y, y], dotted, color=LINE, linewidth=1.2, zorder=1)
    if row["change"] == "from_to":
        ends = float(row["value_from"]), float(row["value_to"])
        return [*drawn, *_arrow(axes, (ends[1], y), (ends[0], y), "-|>", shade, "data")]
    if not math.isclose(low, high):
        ends = _wide_enough(axes, low, high)
        band: Style = {"color": shade, "linewidth": 8, "solid_capstyle": "butt"}
        return [*drawn, *axes.plot(ends, [y, y], clip_on=False, **band)]
    if row["qualifier"] in UP | DOWN:
        by = _ARROW if row["qualifier"] in UP else -min(_ARROW, max(_points(axes, high), 8))
        drawn += _arrow(axes, (high, y), (by, 0), "<|-", shade, "offset points")
    dot: Style = {"color": shade, "markersize": 8, "markeredgewidth": 1.6, "zorder": 3}
    face = "white" if row["qualifier"] in HOLLOW else shade
    return [*drawn, *axes.plot([high], [y], "o", clip_on=False, markerfacecolor=face, **dot)]


def _points(axes: Axes, value: float) -> float:
    """Give the distance of a value from the axis's left end, in points."""
    left = axes.get_window_extent().x0
    return float(axes.transData.transform((value, 0))[0] - left) * 72 / axes.figure.dpi


def _wide_enough(axes: Axes, low: float, high: float) -> tuple[float, float]:
    """Widen a band about its middle until it can be seen."""
    missing = (_BAND - (_points(axes, high) - _points(axes, low))) / 2
    if missing <= 0:
        return low, high
    pixels = missing * axes.figure.dpi / 72
    left, right = (axes.transData.transform((value, 0))[0] for value in (low, high))
    back = axes.transData.inverted().transform
    return float(back((left - pixels, 0))[0]), float(back((right + pixels, 0))[0])


def _arrow(
    axes: Axes, at: tuple[float, float], to: tuple[float, float], style: str, shade: str, unit: str
) -> list[Artist]:
    """Draw an arrow between a place in the axes' units and another, in ``unit``."""
    shape: Style = {"arrowstyle": style, "mutation_scale": 11, "linewidth": 2, "color": shade}
    whole: Style = {"shrinkA": 0, "shrinkB": 0, "zorder": 2}
    note = axes.annotate(
        "", at, to, textcoords=unit, annotation_clip=False, arrowprops=shape | whole
    )
    return [note.arrow_patch] if note.arrow_patch else []


LEGEND = 0.5
"""Inches of a page's body that the legend takes."""


def legend(page: Page, rows: pd.DataFrame) -> None:
    """Draw a sample of each kind of mark that occurs in ``rows``, with its meaning."""
    axes = page.axes(LEFT, WIDTH - 2 * LEFT, 0.0, LEGEND)
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH - 2 * LEFT)
    axes.set_ylim(1.6, -0.4)
    at, line = 0.0, 0  # inches, lines
    for label, occurs in _occurring(rows).items():
        if not occurs.any():
            continue
        text = axes.text(0, 0, label, va="center", fontsize=8.5)
        sample = {**_PLAIN, **_SAMPLES[label]}
        before = sample["across"] + _BESIDE
        across = before + wide(text)
        if at + across > WIDTH - 2 * LEFT:
            at, line = 0.0, line + 1
        places = {name: at + 0.2 * sample[name] for name in _PLACES if name in sample}
        draw(axes, line, sample | places, start=at)
        text.set_position((at + before, line))
        at += across + _BETWEEN


def _occurring(rows: pd.DataFrame) -> dict[str, "pd.Series[bool]"]:
    qualifier, from_to = rows["qualifier"], rows["change"].eq("from_to").fillna(value=False)
    ranged = (rows["low"] != rows["high"]) & ~from_to
    dot = ~ranged & ~from_to
    return {
        "exact": dot & ~qualifier.isin(UP | DOWN | HOLLOW),
        "about, almost": dot & qualifier.isin(HOLLOW),
        "more than": dot & qualifier.isin(UP),
        "up to": dot & qualifier.isin(DOWN),
        "range": ranged,
        "from … to": from_to,
        "planned": rows["status"] == "planned",
        SOURCED_LABEL["paragraph"]: rows["kind"] == "paragraph",
        NO_SOURCE: rows["kind"] == NO_SOURCE,
    }
