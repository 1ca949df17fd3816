"""Charts of the key figures: small panels, and the sums of money."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from onrecord.reporting import summaries
from onrecord.reporting.charts import marks
from onrecord.reporting.charts.style import (
    GREY,
    INK,
    LEFT,
    Chart,
    Page,
    empty,
    source_line,
    styled,
    trim_ticks,
)
from onrecord.reporting.summaries import short
from onrecord.reporting.wording import capital, count, number, plain, shorten
from onrecord.tables import Tables, records

PANELS = 14
"""Panels beyond these stay in the CSV only; the subtitle says how many."""
ROWS = 8
"""Rows of one panel beyond these likewise."""

_COLUMN = 3.6
_ROW = 0.64
_PANEL_HEAD = 0.34
_MEASURE = ["topic", "unit", "per"]
_CREDIT = {"cue": "", "tag": " (tag)", "signoff": " (signed)"}


@dataclass(frozen=True, slots=True)
class _Panel:
    name: str
    topic: str
    rows: pd.DataFrame

    @property
    def tall(self) -> float:
        return _PANEL_HEAD + _ROW * min(len(self.rows), ROWS) + 0.4


@styled
def key_figures(tables: Tables) -> Chart:
    """Draw every key figure with its qualifier, one scale a measure.

    Figures share an axis only if topic, unit and rate are the same.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One panel a measure, one row a figure.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> key_figures(rec.analyse(docs)).data["text"].tolist()
    ['260 beds']
    """
    data = summaries.key_figures(tables)
    if data.empty:
        return empty("These texts give no key figure", "Key figures by topic", tables)
    panels = _panels(data)
    shared = sum(panel.rows["doc"].nunique() > 1 for panel in panels)
    together = f"{number(shared)} shared by several texts" if shared else "no two texts share one"
    page = Page(
        f"{count(len(data), 'key figure')} on {count(len(panels), 'scale')}: {together}",
        f"One panel for each topic, unit and rate, all from 0. {marks.LEGEND}{_left_out(panels)}",
        source_line(tables),
        height=_columns_height(panels[:PANELS]),
    )
    tops = [0.0, 0.0]
    for panel in panels[:PANELS]:
        column = 0 if tops[0] <= tops[1] else 1
        _draw_panel(page, panel, LEFT + column * (_COLUMN + 0.3), tops[column], tables)
        tops[column] += panel.tall
    alt = "; ".join(f"{panel.name}: {', '.join(panel.rows['text'])}" for panel in panels[:PANELS])
    return page.chart(_columns(data), f"Key figures in small panels. {' '.join(alt.split())}.")


@styled
def funding(tables: Tables) -> Chart:
    """Draw the sums of money, each currency on an axis of its own.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One panel a currency, one row a sum; nothing is converted.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The clinic got funding of $5 million."]})
    >>> funding(rec.analyse(docs)).data["unit"].tolist()
    ['USD']
    """
    data = summaries.key_figures(tables)
    data = data[data["unit_kind"] == "currency"].reset_index(drop=True)
    if data.empty:
        return empty("These texts state no sum of money", "Sums by currency", tables)
    panels = _panels(data)
    bare = int((data["credited"] == summaries.NO_SOURCE).sum())
    currencies = data["unit"].nunique()
    page = Page(
        f"{count(len(data), 'sum')} in {count(currencies, 'currency', 'currencies')}: "
        f"no source found for {number(bare) if bare else 'none'}",
        "Each currency has its own axis: nothing is converted or added up. "
        f"{marks.LEGEND}{_left_out(panels)}",
        source_line(tables),
        height=sum(panel.tall for panel in panels[:PANELS]),
    )
    top = 0.0
    for panel in panels[:PANELS]:
        _draw_panel(page, panel, LEFT, top, tables, width=2 * _COLUMN + 0.3)
        top += panel.tall
    alt = "; ".join(f"{panel.name}: {', '.join(panel.rows['text'])}" for panel in panels)
    return page.chart(_columns(data), f"Sums of money by currency. {' '.join(alt.split())}.")


def _panels(data: pd.DataFrame) -> list[_Panel]:
    groups = data.groupby(_MEASURE, dropna=False, sort=False)
    panels = [_Panel(_name(records(rows)[0]), rows["topic"].iloc[0], rows) for _, rows in groups]
    topics = data["topic"].value_counts()
    return sorted(panels, key=lambda p: (-topics[p.topic], p.topic, -len(p.rows)))


def _name(row: dict[str, Any]) -> str:
    parts = [capital(row["topic"])]
    if pd.isna(row["unit"]):
        parts.append("currency not told")
    elif f"{row['unit']}s" != row["topic"]:
        parts.append("per cent" if row["unit"] == "percent" else row["unit"])
    if pd.notna(row["per"]):
        parts.append(f"per {row['per']}")
    return " · ".join(parts)


def _left_out(panels: list[_Panel]) -> str:
    hidden = sum(max(len(panel.rows) - ROWS, 0) for panel in panels[:PANELS])
    hidden += sum(len(panel.rows) for panel in panels[PANELS:])
    return f" {count(hidden, 'more figure')} in the CSV." if hidden else ""


def _columns_height(panels: list[_Panel]) -> float:
    tops = [0.0, 0.0]
    for panel in panels:
        tops[0 if tops[0] <= tops[1] else 1] += panel.tall
    return max(tops)


def _draw_panel(
    page: Page, panel: _Panel, left: float, top: float, tables: Tables, width: float = _COLUMN
) -> None:
    shown = panel.rows.head(ROWS)
    tall = _ROW * len(shown)
    axes = page.axes(left, width, top + _PANEL_HEAD, tall, grid=False)
    unit = shown["unit"].iloc[0]
    reach = marks.top_of_scale(shown["low"].min(), shown["high"].max(), unit)
    axes.set_xlim(min(0.0, shown["low"].min()), reach)
    axes.set_ylim(len(shown) - 0.42, -0.58)
    axes.set_title(panel.name, loc="left", fontsize=9.5, fontweight="bold", pad=6)
    for place, row in enumerate(records(shown)):
        marks.draw(axes, place + 0.22, row, reach)
        _label(axes, place, row, tables, 90 if width > _COLUMN else 44)
    _scale(axes, unit)


def _label(axes: Axes, place: int, row: dict[str, Any], tables: Tables, width: int) -> None:
    text = plain(row["text"])
    period = f", {row['period']}" if pd.notna(row["period"]) else ""
    who = "no source found" if pd.isna(row["near"]) else f"paragraph cites {row['near']}"
    if pd.notna(row["speaker"]):
        who = f"{row['speaker']}{_CREDIT[row['credited']]}"
    note = f"{short(row['doc'], tables)} · {who}"
    style: dict[str, Any] = {"transform": axes.get_yaxis_transform(), "va": "center"}
    axes.text(0, place - 0.36, shorten(text + period, width), color=INK, **style)
    axes.text(0, place - 0.08, shorten(note, width + 8), color=GREY, fontsize=7.5, **style)


def _scale(axes: Axes, unit: str) -> None:
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.locator_params(axis="x", nbins=4)
    trim_ticks(axes)
    axes.tick_params(axis="x", labelsize=7.5)
    if unit == "share":
        axes.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
    elif unit == "percent":
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    else:
        axes.xaxis.set_major_formatter(lambda value, _: compact(value))


def compact(value: float) -> str:
    """Write a number on an axis shortly.

    Parameters
    ----------
    value : float
        Any number.

    Returns
    -------
    str
        Such as "600 bn", "70 m", "1,200".

    Examples
    --------
    >>> compact(6e11), compact(7.1e7), compact(1200), compact(0)
    ('600 bn', '71 m', '1,200', '0')
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _columns(data: pd.DataFrame) -> pd.DataFrame:
    """Keep what a mark can be traced by: place, fields, source, sentence."""
    kept = ["doc", "start", "end", "text", "low", "high", "unit", "qualifier", "per", "period"]
    return data[["topic", *kept, "status", "credited", "speaker", "sentence"]]
