"""Colours and type of all charts: one meaning a colour, after Okabe and Ito.

Blues say how a source is cited, from quoted (dark) to credited (pale); grey says that no
source was found; green is a measured value where sourcing is not the matter, pale where
only its paragraph cites somebody.
"""

from typing import Any

import matplotlib as mpl

from onrecord.reporting.summaries import NO_SOURCE

QUOTED = "#0072B2"
REPORTED = "#56B4E9"
CREDITED = "#BFDDF0"
NONE = "#B4B4B4"
VALUE = "#009E73"
PARAGRAPH = "#8FD3BE"
INK = "#222222"
NOTE = "#595959"
LINE = "#767676"
PANEL = "#EFEFEF"

Style = dict[str, Any]


def colour(kind: str) -> str:
    """Give the colour of a single value, by the kind of source that was found for it.

    Examples
    --------
    >>> colour("quoted") == VALUE, colour(NO_SOURCE) == NONE
    (True, True)
    """
    return {NO_SOURCE: NONE, "paragraph": PARAGRAPH}.get(kind, VALUE)


SOURCED: dict[str, Style] = {
    "quoted": {"facecolor": QUOTED, "edgecolor": "white"},
    "reported": {"facecolor": REPORTED, "edgecolor": "white"},
    "credited": {"facecolor": CREDITED, "edgecolor": "white"},
    "signed": {"facecolor": "white", "edgecolor": LINE, "hatch": "////"},
    "paragraph": {"facecolor": "#DEDEDE", "edgecolor": LINE, "hatch": "...."},
    NO_SOURCE: {"facecolor": NONE, "edgecolor": "white"},
}
"""How each way of sourcing is filled; lightness and hatch differ too."""

SOURCED_LABEL = {
    "quoted": "quoted",
    "reported": "reported",
    "credited": "credit or tag",
    "signed": "signed statement",
    "paragraph": "paragraph cites somebody",
    NO_SOURCE: NO_SOURCE,
}

WORDS: dict[str, Style] = {
    "own": {"facecolor": VALUE, "edgecolor": "white"},
    "repeated": {"facecolor": "white", "edgecolor": LINE},
}

RC: Any = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid.axis": "x",
    "grid.color": "#E4E4E4",
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.6,
    "hatch.color": LINE,
    "xtick.color": NOTE,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "xtick.minor.size": 0,
    "ytick.major.size": 0,
    "svg.hashsalt": "onrecord",
    "svg.fonttype": "none",
    "savefig.dpi": 150,
    # A dollar sign in a text is money, not the beginning of a formula.
    "text.parse_math": False,
}

styled = mpl.rc_context(RC)
"""Decorator of every function that draws."""
