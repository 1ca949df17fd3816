"""The chart of readability scores: intervals, never a ranking."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from onrecord.reporting.charts.style import (
    BLUE,
    GREY,
    LIGHT,
    ROW,
    WIDTH,
    Chart,
    Page,
    drawn_docs,
    empty,
    label_width,
    rows,
    source_line,
    styled,
    trim_ticks,
)
from onrecord.reporting.readability_order import easiest, told_apart
from onrecord.reporting.summaries import short
from onrecord.reporting.wording import count, listing
from onrecord.tables import Tables, records

METRIC = "flesch_kincaid_grade"

_FEW = 8
"""More texts than these are not named in the title."""


@styled
def readability(tables: Tables) -> Chart:
    """Draw each text's Flesch–Kincaid grade with its 95 % interval.

    Texts stand in corpus order: where intervals overlap, no order can be told.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One row a document: the score with its interval, the raw score beside.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night. We slept."]})
    >>> readability(rec.analyse(docs)).data["metric"].tolist()
    ['flesch_kincaid_grade']
    """
    data = tables.readability[tables.readability["metric"] == METRIC].reset_index(drop=True)
    if data["score"].isna().all():
        return empty("No text is long enough for a score", "Flesch–Kincaid grade", tables)
    docs, note = drawn_docs(tables)
    shown = data.set_index("doc").loc[docs].reset_index()
    tall = ROW * len(docs)
    page = Page(
        _title(tables),
        "Flesch–Kincaid grade (US school years) with its 95 % interval. Cross: plain textstat on "
        f"the untouched text. Texts stand in the order of the folder, not by score.{note}",
        source_line(tables),
        height=tall + 0.45,
    )
    left = label_width(docs, tables)
    axes = page.axes(left, WIDTH - left - 1.75, top=0.05, height=tall)
    places = list(range(len(docs)))
    axes.hlines(places, shown["low"], shown["high"], color=GREY, linewidth=2.2)
    axes.plot(shown["raw"], places, "x", color=GREY, markersize=6, linestyle="none")
    axes.plot(shown["score"], places, "o", color=BLUE, markersize=7)
    for place, row in enumerate(records(shown)):
        if pd.notna(row["score"]):
            _score_label(axes, place, row)
    rows(axes, [short(doc, tables) for doc in docs])
    axes.set_xlim(min(0.0, shown["low"].fillna(shown["score"]).min()))
    axes.tick_params(axis="x", labelsize=8)
    axes.locator_params(axis="x", integer=True)
    trim_ticks(axes)
    axes.spines["bottom"].set_color(LIGHT)
    scored = data.dropna(subset=["score"])
    alt = listing([f"{short(r['doc'], tables)} {r['score']:.1f}" for r in records(scored)], most=40)
    return page.chart(data, f"Flesch–Kincaid grade by text: {alt}.")


def _score_label(axes: Axes, place: int, row: dict[str, Any]) -> None:
    interval = f"{row['low']:.1f} to {row['high']:.1f}" if pd.notna(row["low"]) else "no interval"
    where: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "va": "center"}
    where["textcoords"] = "offset points"
    axes.annotate(f"{row['score']:.1f}", (1, place), (8, 0), fontweight="bold", **where)
    axes.annotate(interval, (1, place), (40, 0), color=GREY, fontsize=8, **where)


def _title(tables: Tables) -> str:
    texts = len(tables.documents)
    if texts == 1:
        return "One text: there is nothing to compare its score with"
    told = told_apart(tables, METRIC)
    if told.empty:
        return "No two texts can be told apart by their readability"
    pairs = texts * (texts - 1) // 2
    if texts > _FEW:
        return f"{len(told):,} of {count(pairs, 'pair')} of texts can be put in an order"
    doc, harder = easiest(told)
    others = [short(other, tables) for other in harder]
    return (
        f"{short(doc, tables)} reads easier than {listing(others)}; "
        f"{count(pairs - len(told), 'pair')} of texts cannot be put in an order"
    )
