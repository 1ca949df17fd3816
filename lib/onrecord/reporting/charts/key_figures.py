"""The chart of the key figures: small panels, one for each topic, unit and rate."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator

from onrecord.quantities.plurals import is_plural, singular
from onrecord.reporting import row_words, summaries
from onrecord.reporting.charts import marks, rows
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.page import LEFT, Page, nothing
from onrecord.reporting.charts.palette import INK, NOTE, styled
from onrecord.reporting.charts.svg import drawable
from onrecord.reporting.summaries import NO_SOURCE, UNNAMED
from onrecord.reporting.wording import (
    agree,
    capital,
    count,
    listing,
    number,
    plain,
    several,
    shorten,
)
from onrecord.tables import Tables, records
from onrecord.vocabulary import table

PANELS, ROWS = 14, 8
"""Panels, and rows of one, that are drawn; the rest is in the CSV, and the subtitle says so."""
MANY = 40
"""Of more figures than these fewer panels are drawn, and fewer rows of each."""
FEW_PANELS, FEW_ROWS = 12, 3

_A_TOPIC = 2  # panels a topic may have before others have theirs
_COLUMN = 3.6  # inches, as the next three
_GAP = 0.3
_ROW = 0.64
_PANEL_HEAD = 0.34
_MEASURE = ["topic", "unit", "per"]
_VALUE = ["low", "high", "qualifier", "change"]
_NAMED = {"tag": " (tag)", "signoff": " (signed)"}
_NO_PLURAL = ("currency", "number", "unknown", "share", "ratio")
_PRONOUNS = frozenset(table("grammar")["personal_pronouns"].split())


@dataclass(frozen=True, slots=True)
class _Panel:
    name: str
    topic: str
    rows: pd.DataFrame
    more: int
    texts: int

    @property
    def tall(self) -> float:
        return _PANEL_HEAD + _ROW * len(self.rows) + 0.4


@styled
def key_figures(tables: Tables) -> Chart:
    """Draw the key figures with their qualifiers, one scale a measure.

    Figures share an axis only if topic, unit and rate are the same. A value that several
    texts give is drawn once, and those that most texts give come first.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        A panel for each measure, a row for each figure.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> key_figures(rec.analyse(docs, topics="hospital")).data["text"].tolist()
    ['260 beds']
    """
    found = rows.figures(tables)
    if found["unit"].isna().all():
        return nothing("No key figure on these topics", "Key figures by topic", tables)
    panels = _panels(found[found["unit"].notna()])
    shown = _shown(panels, len(found))
    drawn = pd.concat([panel.rows for panel in shown])
    left, right = _columns(shown)
    page = Page(
        _title(panels, len(found)),
        _subtitle(found, panels, shown),
        tables,
        height=max(sum(panel.tall for panel in column) for column in (left, right)) + marks.LEGEND,
    )
    marks.legend(page, drawn)
    names = summaries.labels(tables)
    for place, column in enumerate((left, right)):
        top = marks.LEGEND
        spare = page.body - top - sum(panel.tall for panel in column)
        for panel in column:
            _draw(page, panel, LEFT + place * (_COLUMN + _GAP), top, names)
            top += panel.tall + spare / max(1, len(column) - 1)  # so that both end together
    said = "; ".join(f"{panel.name}: {listing(panel.rows['text'].tolist(), 8)}" for panel in shown)
    return page.chart(_data(found), f"Key figures in small panels. {said}.")


def _panels(found: pd.DataFrame) -> list[_Panel]:
    """Group figures that may share an axis; topics with most figures first."""
    topics = found["topic"].value_counts()
    deep = ROWS if len(found) <= MANY else FEW_ROWS
    panels = []
    for _, group in found.groupby(_MEASURE, dropna=False, sort=False):
        values = _values(group)
        first = values.sort_values(["texts", "high"], ascending=False, kind="stable").head(deep)
        first = first.sort_values("high", ascending=False, kind="stable")
        more, texts = len(values) - len(first), group["doc"].nunique()
        panels.append(_Panel(_name(group), str(group["topic"].iloc[0]), first, more, texts))
    return sorted(
        panels, key=lambda p: (-topics[p.topic], p.topic, _rank(p), -len(p.rows) - p.more)
    )


def _shown(panels: list[_Panel], figures: int) -> list[_Panel]:
    """Choose the panels to draw: of many figures, no more than two panels a topic at first."""
    most = PANELS if figures <= MANY else FEW_PANELS
    seen: Counter[str] = Counter()
    ranks = []
    for place, panel in enumerate(panels):
        ranks.append((seen[panel.topic] >= _A_TOPIC, place))
        seen[panel.topic] += 1
    return [panels[place] for place in sorted(place for _, place in sorted(ranks)[:most])]


def _rank(panel: _Panel) -> int:
    """Put the currencies of a topic first, next to one another."""
    return int(panel.rows["unit_kind"].iloc[0] != "currency")


def _values(group: pd.DataFrame) -> pd.DataFrame:
    """Keep one row of each value, with the number of texts that give it."""
    by = group.groupby(_VALUE, dropna=False, sort=False)
    return group.assign(texts=by["doc"].transform("nunique")).drop_duplicates(_VALUE)


def _name(group: pd.DataFrame) -> str:
    """Call a panel by its topic, its unit in the plural, its rate."""
    row = records(group)[0]
    parts = [capital(str(row["topic"]))]
    unit = _unit(group)
    if unit.lower() not in (str(row["topic"]).lower(), "number"):
        parts.append(unit)
    if pd.notna(row["per"]):
        parts[-1] += f" per {row['per']}"
    return " · ".join(parts)


def _unit(group: pd.DataFrame) -> str:
    """Give the unit of some figures, a noun in the plural as the text writes it."""
    unit, kind = str(group["unit"].iloc[0]), group["unit_kind"].iloc[0]
    if kind != "count":
        return {"percent": "per cent"}.get(unit, unit if kind in _NO_PLURAL else several(unit))
    written = " ".join(group["counted"].dropna().map(str)).split()
    same = [word for word in written if singular(word).lower() == unit.lower()]
    return next(filter(is_plural, same), same[0] if same else unit)


def _title(panels: list[_Panel], figures: int) -> str:
    said = f"{count(figures, 'key figure')}, {count(len(panels), 'different measure')}"
    shared = sum(panel.texts > 1 for panel in panels)
    if figures == 1:
        return "1 key figure"
    if not shared:
        return f"{said}; no measure appears in two texts"
    appear = f"{agree(shared, 'measure appears', 'measures appear')} in several texts"
    return f"{said}; {number(shared)} {appear}"


def _subtitle(found: pd.DataFrame, panels: list[_Panel], shown: list[_Panel]) -> str:
    qualified = int(found["qualifier"].ne("exact").sum())
    every = sum(len(panel.rows) + panel.more for panel in panels)
    hidden = every - sum(len(panel.rows) for panel in shown)
    wide = any(marks.is_wide(panel.rows) for panel in shown)
    return (
        f"One panel for each topic, unit and rate, {'most' if wide else 'all'} from 0"
        + (
            f"; {qualified:,} of {count(len(found), 'figure')} {agree(qualified, 'is', 'are')} "
            "qualified"
            if qualified
            else ""
        )
        + ". "
        + (
            "The most repeated and largest, largest first."
            if hidden
            else "Largest first."
            if every > 1
            else ""
        )
        + (" Where values span over 100-fold the axis is logarithmic." if wide else "")
        + (f" {count(hidden, 'more value')} in the CSV." if hidden else "")
        + untold(found)
    )


def untold(found: pd.DataFrame) -> str:
    """Say how many sums have no axis, since the text does not tell their currency.

    Examples
    --------
    >>> untold(pd.DataFrame({"unit": ["USD", None]}))
    ' Not drawn: 1 sum whose currency the text does not tell.'
    """
    sums = int(found["unit"].isna().sum())
    return (
        f" Not drawn: {count(sums, 'sum')} whose currency the text does not tell." if sums else ""
    )


def _columns(panels: list[_Panel]) -> tuple[list[_Panel], list[_Panel]]:
    """Break the panels into two columns, read one after the other, as even as can be."""

    def taller(at: int) -> float:
        return max(sum(p.tall for p in panels[:at]), sum(p.tall for p in panels[at:]))

    at = min(range(1, len(panels) + 1), key=taller)
    return panels[:at], panels[at:]


def _draw(page: Page, panel: _Panel, left: float, top: float, names: dict[str, str]) -> None:
    tall = _ROW * len(panel.rows)
    axes = page.axes(left, _COLUMN, top + _PANEL_HEAD, tall)
    axes.set_ylim(len(panel.rows) - 0.42, -0.58)
    unit = str(panel.rows["unit"].iloc[0])
    log = marks.scale(axes, panel.rows, unit)
    name = f"{panel.name} (logarithmic)" if log else panel.name
    axes.set_title(drawable(name), loc="left", fontsize=9.5, fontweight="bold", pad=6)
    for place, row in enumerate(records(panel.rows)):
        drawn = marks.draw(axes, place + 0.22, row)
        label = _label(axes, place, row, names)
        page.mark([*drawn, label], panel.rows.iloc[[place]])
    ticks(axes, unit)


def _label(axes: Axes, place: int, row: dict[str, Any], names: dict[str, str]) -> Any:
    note = f"{names[row['doc']]} · {who(row)}"
    said = wording(row)
    if row["texts"] > 1:  # of which only the number is known to be the same
        said = plain(row["text"]).partition(" of ")[0]
        note = f"{count(row['texts'], 'text')}, such as {note}"
    style: dict[str, Any] = {"transform": axes.get_yaxis_transform(), "va": "center"}
    axes.text(0, place - 0.08, drawable(shorten(note, 62)), color=NOTE, fontsize=7.5, **style)
    return axes.text(0, place - 0.36, drawable(shorten(said, 46)), color=INK, **style)


def wording(row: dict[str, Any]) -> str:
    """Write a figure with its noun phrase and period, as its sentence has them.

    Examples
    --------
    >>> wording({"text": "200 per year", "counted": "HSCTs", "of": None, "period": "2020"})
    '200 per year (HSCTs), 2020'
    >>> wording({"text": "18 counts", "counted": "counts", "of": "fraud", "period": None})
    '18 counts of fraud'
    """
    text = plain(row["text"])
    counted, of = ("" if pd.isna(row[part]) else plain(row[part]) for part in ("counted", "of"))
    unsaid = [part for part in (counted, of) if part and part.lower() not in text.lower()]
    if unsaid == [of] and text.endswith(counted):
        text += f" of {of}"
    elif unsaid:
        text += f" ({' of '.join(unsaid)})"
    return f"{text}, {row['period']}" if pd.notna(row["period"]) else text


def who(row: dict[str, Any]) -> str:
    """Name the source of a figure, or say what was found instead.

    Examples
    --------
    >>> who({"kind": "signed", "speaker": "Ann Lee", "credited": "signoff"})
    'Ann Lee (signed)'
    """
    if row["kind"] == NO_SOURCE:
        return NO_SOURCE
    if row["kind"] == "paragraph":
        return f"paragraph cites {row_words.whom(row['near'])}"
    name = plain(str(row["speaker"]))
    if name == UNNAMED or name.lower() in _PRONOUNS:
        name = "somebody"
    return f"{name}{_NAMED.get(row['credited'], '')}"


def ticks(axes: Axes, unit: str) -> None:
    """Mark the x axis with a few round numbers, shares in per cent."""
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="x", labelsize=7.5, which="both")
    if axes.get_xscale() == "linear":
        axes.locator_params(axis="x", nbins=4)
    else:
        axes.xaxis.set_major_locator(LogLocator(numticks=6))
    low, high = axes.get_xlim()
    axes.set_xticks([tick for tick in axes.get_xticks() if low <= tick <= high])
    axes.set_xticks([], minor=True)
    percent = {"share": 100.0, "percent": 1.0}.get(unit)
    if percent:
        axes.xaxis.set_major_formatter(lambda value, _: f"{percent * value:.3g}%")
    else:
        axes.xaxis.set_major_formatter(lambda value, _: compact(value))


def compact(value: float) -> str:
    """Write a number on an axis shortly.

    Examples
    --------
    >>> compact(6e11), compact(7.1e7), compact(1200), compact(0)
    ('600bn', '71mn', '1,200', '0')
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "mn")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _data(found: pd.DataFrame) -> pd.DataFrame:
    """Keep what a mark can be traced by: place, fields, source, sentence."""
    kept = ["doc", "start", "end", "text", "low", "high", "unit", "qualifier", "per", "period"]
    return found[["id", "topic", *kept, "status", "credited", "speaker", "sentence"]]
