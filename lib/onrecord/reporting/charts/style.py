"""The page that every chart is drawn on: title, subtitle, axes, source line.

Sizes are in inches, so that text keeps its size however tall a chart grows.
Colours are from the Okabe–Ito palette, which readers with any kind of colour
vision can tell apart: greys, and one accent.
"""

import tempfile
import textwrap
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from onrecord.reporting.summaries import short
from onrecord.tables import Tables

BLUE = "#0072B2"
SKY = "#56B4E9"
PALE = "#C9E2F2"
ORANGE = "#D55E00"
INK = "#222222"
GREY = "#8A8A8A"
LIGHT = "#E4E4E4"

DOCUMENTS = 40
"""A chart with a row a document draws no more than these."""

ROW = 0.34
WIDTH = 8.0
LEFT = 0.25
_TITLE_LINE = 0.27
_SUBTITLE_LINE = 0.2
_FOOT = 0.42

_RC: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid.axis": "x",
    "grid.color": LIGHT,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.6,
    "hatch.color": GREY,
    "xtick.color": "#555555",
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "svg.hashsalt": "onrecord",
    "svg.fonttype": "path",
    "savefig.dpi": 150,
    # A dollar sign in a text is money, not the beginning of a formula.
    "text.parse_math": False,
}

styled = mpl.rc_context(_RC)
"""Decorator of every function that draws."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the figure, the data that it was drawn from, and its alt text.

    Jupyter shows the picture; readers who cannot see it get the alt text.
    """

    figure: Figure
    data: pd.DataFrame
    alt: str

    def save(self, path: str | Path) -> None:
        """Write the chart as SVG and PNG and its data as CSV.

        Parameters
        ----------
        path : str or pathlib.Path
            Folder and name without a suffix; the folder is made if need be.

        Examples
        --------
        >>> page = Page("Rain fell", "Twice", "Source: none", height=1.0)
        >>> chart = page.chart(pd.DataFrame({"rain": [2]}), "Two showers.")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     chart.save(Path(folder, "rain"))
        ...     sorted(file.name for file in Path(folder).iterdir())
        ['rain.csv', 'rain.png', 'rain.svg']
        """
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target.with_suffix(".svg"), self._svg())
        _replace(target.with_suffix(".png"), self._png())
        table = self.data.to_csv(index=False, lineterminator="\n")
        _replace(target.with_suffix(".csv"), table.encode("utf-8"))

    def _svg(self) -> bytes:
        buffer = BytesIO()
        metadata = {"Date": None, "Description": self.alt}
        with mpl.rc_context(_RC):
            self.figure.savefig(buffer, format="svg", metadata=metadata)
        return buffer.getvalue()

    def _png(self) -> bytes:
        buffer = BytesIO()
        metadata = {"Software": None, "Description": self.alt}
        with mpl.rc_context(_RC):
            self.figure.savefig(buffer, format="png", metadata=metadata)
        return buffer.getvalue()

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = {"text/plain": self.alt, "image/png": self._png()}
        return bundle, {"image/png": {"alt": self.alt}}


def _replace(target: Path, content: bytes) -> None:
    """Write under a temporary name, then rename: never half a file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(target)


class Page:
    """A white page with title, subtitle and source line, and room for axes."""

    def __init__(self, title: str, subtitle: str, source: str, height: float) -> None:
        titles = _balanced(title, 66)
        subtitles = _balanced(subtitle, 100)
        head = 0.3 + _TITLE_LINE * len(titles) + _SUBTITLE_LINE * len(subtitles) + 0.05
        self.body = height
        self.total = head + height + _FOOT
        self.figure = Figure(figsize=(WIDTH, self.total), facecolor="white")
        FigureCanvasAgg(self.figure)
        top = self.total - 0.3
        for line in titles:
            self._text(line, top, size=13, weight="bold")
            top -= _TITLE_LINE
        for line in subtitles:
            self._text(line, top, size=9.5, color="#555555")
            top -= _SUBTITLE_LINE
        self._text(source, 0.16, size=7.5, color=GREY)

    def _text(self, text: str, y: float, **style: Any) -> None:
        self.figure.text(LEFT / WIDTH, y / self.total, text, va="baseline", **style)

    def axes(
        self, left: float, width: float, top: float, height: float, *, grid: bool = True
    ) -> Axes:
        """Add axes to the body; all four in inches, ``top`` from the body's top."""
        bottom = _FOOT + self.body - top - height
        axes = self.figure.add_axes(
            (left / WIDTH, bottom / self.total, width / WIDTH, height / self.total)
        )
        axes.set_axisbelow(True)
        axes.grid(visible=grid, axis="x")
        return axes

    def legend(self, entries: list[tuple[str, dict[str, Any]]], top: float = 0.0) -> None:
        """Draw labelled swatches in one line at ``top`` inches into the body."""
        y = (_FOOT + self.body - top) / self.total
        x = LEFT
        for label, style in entries:
            swatch = mpl.patches.Rectangle(
                (x / WIDTH, y), 0.16 / WIDTH, 0.12 / self.total, figure=self.figure, **style
            )
            self.figure.add_artist(swatch)
            self.figure.text((x + 0.22) / WIDTH, y, label, size=8.5, va="baseline")
            x += 0.42 + 0.066 * len(label)

    def chart(self, data: pd.DataFrame, alt: str) -> Chart:
        """Finish the page."""
        return Chart(self.figure, data, alt)


def _balanced(text: str, width: int) -> list[str]:
    """Wrap into as few lines as fit, of about the same length."""
    lines = textwrap.wrap(text, width)
    for narrower in range(max(map(len, lines)), 0, -1):
        shorter = textwrap.wrap(text, narrower)
        if len(shorter) > len(lines):
            break
        lines = shorter
    return lines


def rows(axes: Axes, labels: list[str]) -> None:
    """Give a horizontal chart its row labels, first row on top, and nothing else.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes.
    labels : list of str
        One label a row.
    """
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)


def drawn_docs(tables: Tables) -> tuple[list[str], str]:
    """Choose the documents that get a row of their own.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    list of str
        All documents, or the forty longest of a larger corpus, in their order.
    str
        A sentence for the subtitle that says so; empty where all are drawn.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": range(50), "text": "It rained."}).astype("str")
    >>> names, note = drawn_docs(rec.analyse(docs))
    >>> len(names), note
    (40, ' Drawn: the 40 longest of 50 texts; the CSV holds all.')
    """
    docs = tables.documents
    if len(docs) <= DOCUMENTS:
        return docs["doc"].tolist(), ""
    longest = docs["words"].nlargest(DOCUMENTS).index
    note = f" Drawn: the {DOCUMENTS} longest of {len(docs):,} texts; the CSV holds all."
    return docs.loc[longest.sort_values(), "doc"].tolist(), note


def end_label(axes: Axes, x: float, y: float, text: str) -> None:
    """Write a bar's value behind its end.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes.
    x, y : float
        Where the bar ends.
    text : str
        The label.
    """
    axes.annotate(
        text, (x, y), xytext=(5, 0), textcoords="offset points", va="center", annotation_clip=False
    )


def trim_ticks(axes: Axes) -> None:
    """Keep only the ticks that lie on the x axis.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes, their limits set.
    """
    low, high = axes.get_xlim()
    axes.set_xticks([tick for tick in axes.get_xticks() if low <= tick <= high])


@styled
def empty(title: str, why: str, tables: Tables) -> Chart:
    """Make the chart of a corpus that has nothing to draw: it says so.

    Parameters
    ----------
    title : str
        What there is none of.
    why : str
        What would have been drawn.
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        A page without axes and a table without rows.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained."]})
    >>> empty("Nobody is quoted", "Words by speaker", rec.analyse(docs)).alt
    'Nobody is quoted. Words by speaker: nothing to draw.'
    """
    page = Page(title, f"{why}: nothing to draw.", source_line(tables), height=0.2)
    return page.chart(pd.DataFrame(), f"{title}. {why}: nothing to draw.")


def source_line(tables: Tables) -> str:
    """Say what a chart was drawn from.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Number of texts and the name of their folder.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained."]})
    >>> source_line(rec.analyse(docs))
    'Source: 1 text. Repeated passages are left out. Made with onrecord.'
    """
    docs = tables.documents
    paths = docs["path"].dropna()
    depth = docs["doc"].iloc[0].count("/") + 1 if len(docs) else 1
    folder = Path(paths.iloc[0]).parts[-depth - 1 : -depth] if len(paths) else ()
    place = f" in “{folder[0]}”" if folder else ""
    noun = "text" if len(docs) == 1 else "texts"
    return f"Source: {len(docs)} {noun}{place}. Repeated passages are left out. Made with onrecord."


def label_width(docs: list[str], tables: Tables) -> float:
    """Find where axes begin whose rows are documents.

    Parameters
    ----------
    docs : list of str
        The documents' names.
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    float
        Inches from the page's left edge.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["003", "004"], "text": ["It rained."] * 2})
    >>> label_width(["003", "004"], rec.analyse(docs))
    0.75
    """
    longest = max(len(short(doc, tables)) for doc in docs)
    return LEFT + (0.5 if longest <= 6 else 2.1)
