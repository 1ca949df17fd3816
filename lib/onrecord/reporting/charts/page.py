"""The page that every chart is drawn on: title, subtitle, axes, legend, bars, foot.

Sizes are in inches, so that text keeps its size however tall a chart grows.
"""

import textwrap
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from onrecord.reporting.addresses import link
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.foot import foot
from onrecord.reporting.charts.palette import INK, NOTE, PANEL, VALUE, Style
from onrecord.reporting.charts.svg import Mark, drawable
from onrecord.reporting.wording import plain
from onrecord.tables import Tables

WIDTH = 8.0  # inches, as the next ones
LEFT = 0.25
ROW = 0.34
_DOTS = 100  # an inch of a figure before it is saved
_TITLE_LINE = 0.27
_SUBTITLE_LINE = 0.2
_FOOT_LINE = 0.15
_TITLE_WIDTH = 66  # characters
_SUBTITLE_WIDTH = 100
_FOOT_WIDTH = 124
_WIDEST = 2.6  # inches of a row's label
_NARROW = 0.05  # inches: pieces most of which are narrower are drawn as one a kind
_TRACED = ["id", "doc", "start", "end", "value", "sentence"]


class Page:
    """A white page with title, subtitle and source line, and room for axes."""

    def __init__(
        self, title: str, subtitle: str, tables: Tables, height: float, *, repeated: bool = False
    ) -> None:
        self.title, self.tables = title, tables
        self.marks: dict[str, Mark] = {}
        self._traced: list[pd.DataFrame] = []
        titles, subtitles = balanced(title, _TITLE_WIDTH), balanced(subtitle, _SUBTITLE_WIDTH)
        lines = [
            line for said in foot(tables, repeated) for line in textwrap.wrap(said, _FOOT_WIDTH)
        ]
        head = 0.35 + _TITLE_LINE * len(titles) + _SUBTITLE_LINE * len(subtitles)
        self.body, self._below = height, 0.28 + _FOOT_LINE * len(lines)
        self.total = head + height + self._below
        self.figure = Figure(figsize=(WIDTH, self.total), facecolor="white", dpi=_DOTS)
        FigureCanvasAgg(self.figure)
        top = self._down(titles, self.total - 0.3, _TITLE_LINE, size=13, weight="bold")
        self._down(subtitles, top, _SUBTITLE_LINE, size=9.5, color=NOTE)
        self._down(lines, 0.13 + _FOOT_LINE * (len(lines) - 1), _FOOT_LINE, size=7.5, color=NOTE)

    def _down(self, lines: list[str], top: float, step: float, **style: Any) -> float:
        for line in lines:
            self.write(line, LEFT, top - self._below - self.body, **style)
            top -= step
        return top

    def write(self, text: str, x: float, above: float, **style: Any) -> Text:
        """Write a line; ``above`` is its height in inches above the body's top."""
        y = (self._below + self.body + above) / self.total
        return self.figure.text(x / WIDTH, y, drawable(text), va="baseline", **style)

    def axes(
        self, left: float, width: float, top: float, height: float, *, grid: bool = False
    ) -> Axes:
        """Add axes to the body; all four in inches, ``top`` from the body's top."""
        bottom = self._below + self.body - top - height
        axes = self.figure.add_axes(
            (left / WIDTH, bottom / self.total, width / WIDTH, height / self.total)
        )
        axes.set_axisbelow(True)
        axes.grid(visible=grid, axis="x")
        return axes

    def legend(self, entries: Iterable[tuple[str, Style]], top: float = 0.0) -> None:
        """Draw labelled swatches in one line at ``top`` inches into the body."""
        y = (self._below + self.body - top) / self.total
        x = LEFT
        for label, style in entries:
            swatch = mpl.patches.Rectangle(
                (x / WIDTH, y), 0.16 / WIDTH, 0.12 / self.total, figure=self.figure, **style
            )
            self.figure.add_artist(swatch)
            text = self.write(label, x + 0.22, -top, size=8.5)
            x += 0.42 + wide(text)

    def mark(self, artists: Sequence[Artist], rows: pd.DataFrame, what: str = "rows") -> None:
        """Link what is drawn to its rows: needs ``id``, ``doc``, ``sentence``, largest first.

        A row without an ``id`` leads to the top of its document's page.
        """
        name = f"mark-{len(self.marks)}"
        for place, artist in enumerate(artists):
            artist.set_gid(f"{name}-{place}")
        first = rows[["id", "doc", "sentence"]].iloc[0]
        sentence = plain(first["sentence"])
        if len(rows) > 1:
            sentence = f"{len(rows):,} {what}. The first: {sentence}"
        self.marks[name] = Mark(link(first["doc"], first["id"]), drawable(sentence))

    def bars(
        self,
        axes: Axes,
        labels: Sequence[str],
        pieces: pd.DataFrame,
        styles: Mapping[str, Style],
        ends: Callable[[int, float], str] = lambda _, total: f"{total:,.0f}",
        *,
        cut: str = "rows",
    ) -> None:
        """Draw one stacked bar a label; each piece is a row of a table, and a link to it.

        ``pieces`` has ``place`` (the label's number), ``kind`` (a name in ``styles``),
        ``value`` and what :meth:`mark` needs. Where ``cut`` is "order" they stay in their
        order, else they are sorted by kind; where it is "kinds", or they would be too narrow
        to see, those of a kind are drawn as one.
        """
        label_rows(axes, labels)
        drawn = pieces.loc[pieces["value"] > 0, ["place", "kind", *_TRACED]]
        totals = drawn.groupby("place")["value"].sum()
        longest = float(totals.max()) if len(totals) else 1.0
        axes.set_xlim(0, longest)
        least = _NARROW * longest / (axes.get_position().width * WIDTH)
        cut = "kinds" if cut == "rows" and drawn["value"].median() < least else cut
        for place in range(len(labels)):
            bar = drawn[drawn["place"] == place]
            left = 0.0
            for group in _groups(bar, list(styles), cut):
                value = float(group["value"].sum())
                style = {"linewidth": 0.6, "clip_on": False, **styles[group["kind"].iloc[0]]}
                self.mark(list(axes.barh(place, value, left=left, height=0.7, **style)), group)
                left += value
            end_label(axes, left, place, ends(place, left))
        self._traced.append(drawn.assign(bar=[labels[place] for place in drawn["place"]]))

    def cells(
        self, axes: Axes, labels: Sequence[str], columns: Sequence[str], rows: pd.DataFrame
    ) -> None:
        """Draw a table of counts: a cell for each ``place`` and ``column``, a link to its rows."""
        label_rows(axes, labels)
        axes.xaxis.tick_top()
        names = [
            "\n".join(textwrap.wrap(drawable(column), 12, break_long_words=False))
            for column in columns
        ]
        axes.set_xticks(range(len(columns)), names, fontsize=8)
        axes.set_xlim(-0.5, len(columns) - 0.5)
        found = dict(list(rows.groupby(["place", "column"], sort=False)))
        most = max(map(len, found.values()))
        shape: Style = {"width": 0.94, "height": 0.9}
        for at, column in enumerate(columns):
            for place in range(len(labels)):
                axes.barh(place, left=at - 0.47, color=PANEL, **shape)
                if (place, column) in found:
                    group = found[place, column]
                    shade = 1 - 0.8 * (1 - len(group) / most)
                    cell = axes.barh(place, left=at - 0.47, color=VALUE, alpha=shade, **shape)
                    text = axes.text(at, place, f"{len(group):,}", ha="center", va="center")
                    self.mark([*cell, text], group, "figures")

    def chart(self, data: pd.DataFrame, alt: str, rows: pd.DataFrame | None = None) -> Chart:
        """Finish the page; ``alt`` is what the chart shows, its title apart."""
        if rows is None and self._traced:
            traced = pd.concat(self._traced)
            rows = traced[["bar", "kind", *_TRACED]].reset_index(drop=True)
        found = pd.DataFrame() if rows is None else rows
        said = f"{self.title}. {plain(alt)}"
        return Chart(self.figure, data, self.title, said, found, self.marks)


def _groups(bar: pd.DataFrame, kinds: list[str], cut: str) -> Iterator[pd.DataFrame]:
    """Cut a bar into what is drawn as one piece: a row, or all rows of a kind."""
    if cut == "order":
        yield from (bar.iloc[[at]] for at in range(len(bar)))
        return
    for kind in kinds:
        rows = bar[bar["kind"] == kind]
        if cut == "rows":
            yield from (rows.iloc[[at]] for at in range(len(rows)))
        elif len(rows):
            yield rows.sort_values("value", ascending=False, kind="stable")


def wide(text: Text) -> float:
    """Measure a text that is drawn, in inches."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        return float(text.get_window_extent().width / _DOTS)


def room(labels: Sequence[str]) -> float:
    """Find where axes begin so that the labels of their rows fit, in inches."""
    page = Figure(dpi=_DOTS)
    FigureCanvasAgg(page)
    needed = max((wide(page.text(0, 0, drawable(label))) for label in labels), default=0.0)
    return LEFT + min(needed, _WIDEST) + 0.12


def nothing(title: str, what: str, tables: Tables) -> Chart:
    """Make the chart of texts that have nothing to draw: it says so, and is not saved.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained."]})
    >>> nothing("Nothing is quoted", "Words by speaker", rec.analyse(docs)).alt
    'Nothing is quoted. Words by speaker: nothing to draw.'
    """
    said = f"{what}: nothing to draw."
    return Page(title, said, tables, height=0.2).chart(pd.DataFrame(), said)


def balanced(text: str, width: int) -> list[str]:
    """Wrap into as few lines as fit, of about the same length; a name is not broken.

    Examples
    --------
    >>> balanced("Two are quoted; most by Ann Lee", 20)
    ['Two are quoted;', 'most by Ann Lee']
    """
    kept = _hold_names(plain(text))
    lines = textwrap.wrap(kept, width, break_long_words=True)
    for narrower in range(max(map(len, lines), default=0), width // 2, -1):
        shorter = textwrap.wrap(kept, narrower)
        if len(shorter) > len(lines):
            break
        lines = shorter
    return [line.replace(_HELD, " ") for line in lines]


_HELD = "\x1f"


def _hold_names(text: str) -> str:
    """Join capitalised words that follow one another, so that no line ends within a name."""
    words = text.split(" ")
    joined = words[0]
    for before, word in pairwise(words):
        name = before[:1].isupper() and word[:1].isupper() and before[-1:].isalpha()
        joined += (_HELD if name and len(before) > 1 else " ") + word
    return joined


def label_rows(axes: Axes, labels: Sequence[str]) -> None:
    """Give a horizontal chart its row labels, first row on top, and nothing else."""
    axes.set_yticks(range(len(labels)), [drawable(label) for label in labels])
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_xticks([])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def end_label(axes: Axes, x: float, y: float, text: str) -> None:
    """Write a bar's value behind its end.

    Examples
    --------
    >>> page = Figure().add_subplot()
    >>> end_label(page, 3, 0, "3")
    >>> page.texts[0].get_text()
    '3'
    """
    axes.annotate(
        drawable(text),
        (x, y),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        color=INK,
        annotation_clip=False,
    )
