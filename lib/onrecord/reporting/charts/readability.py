"""The chart of readability scores: intervals for few texts, a dot a text for many."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from onrecord.reporting import summaries
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.dots import fitting, stacked
from onrecord.reporting.charts.page import ROW, WIDTH, Page, label_rows, nothing, room
from onrecord.reporting.charts.palette import INK, NOTE, VALUE, Style, styled
from onrecord.reporting.charts.split import Split, split
from onrecord.reporting.readability_order import MOST, in_words, separated
from onrecord.reporting.wording import count, listing
from onrecord.tables import Tables, records

METRIC = "flesch_kincaid_grade"

_GROUP = 0.8  # inches
_TITLED = 48  # characters of a label in a title
_TOLD = 3  # texts whose easier reading is told


@styled
def readability(tables: Tables, by: str | None = None) -> Chart:
    """Draw each text's Flesch–Kincaid grade with its 95% interval.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by; more than 25 texts are always grouped.

    Returns
    -------
    Chart
        One row a document: the score with its interval, the raw score beside; or one row a
        group, a dot a document.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night. We slept."]})
    >>> readability(rec.analyse(docs)).data["metric"].tolist()
    ['flesch_kincaid_grade']
    """
    rows = tables.readability
    data = rows[(rows["metric"] == METRIC) & rows["score"].notna()].reset_index(drop=True)
    if data.empty:
        return nothing("No text is long enough for a score", "Flesch–Kincaid grade", tables)
    parts = split(tables, by)
    return _texts(tables, data) if parts.by == "text" else _groups(tables, data, parts)


def _texts(tables: Tables, data: pd.DataFrame) -> Chart:
    shown = data.sort_values("score", kind="stable").reset_index(drop=True)
    names = summaries.labels(tables)
    labels = [names[doc] for doc in shown["doc"]]
    tall = ROW * len(shown)
    unscored = len(tables.documents) - len(shown)
    title, told = _title(tables)
    page = Page(
        title,
        f"{told}Flesch–Kincaid grade (US school years) of each text with its 95% interval. "
        "Upright line: plain textstat on the untouched text."
        + (" Lowest grade first." if len(shown) > 1 else "")
        + (f" Too short to score: {count(unscored, 'text')}." if unscored else ""),
        tables,
        height=tall + 0.35,
    )
    left = room(labels)
    axes = page.axes(left, WIDTH - left - 1.65, top=0.05, height=tall, grid=True)
    label_rows(axes, labels)
    for place, row in enumerate(records(shown)):
        if pd.notna(row["low"]):
            span: Style = {"linewidth": 2, "color": VALUE, "solid_capstyle": "butt"}
            axes.plot([row["low"], row["high"]], [place, place], **span)
        if pd.notna(row["raw"]):
            axes.plot([row["raw"]] * 2, [place - 0.3, place + 0.3], color=INK, linewidth=1.2)
        dot = axes.plot([row["score"]], [place], "o", color=VALUE, markersize=7, clip_on=False)
        page.mark(dot, _first(tables, shown.iloc[[place]]))
        _label(axes, place, row)
    least = shown[["low", "score", "raw"]].min().min()
    axes.set_xlim(min(0.0, float(least)))
    _grades(axes)
    said = [f"{label} {score:.1f}" for label, score in zip(labels, shown["score"], strict=True)]
    return page.chart(data, f"Flesch–Kincaid grade by text: {listing(said, most=30)}.")


def _groups(tables: Tables, data: pd.DataFrame, parts: Split) -> Chart:
    found = data.assign(
        row=data["doc"].map(parts.row), value=data["score"], colour=VALUE, hollow=False
    )
    medians = found.groupby("row")["score"].median().sort_values(kind="stable")
    places = parts.places(medians.index.tolist())
    names = [name for name in places if name in medians.index]
    labels = [parts.labels[name] for name in names]
    tall = _GROUP * len(names)
    lower, upper = (f"{found['score'].quantile(part):.0f}" for part in (0.25, 0.75))
    between = f"between grade {lower} and {upper}" if lower != upper else f"at about grade {lower}"
    page = Page(
        f"Half of the texts score {between}",
        "Flesch–Kincaid grade (US school years): a dot for each text; black line and number: "
        f"the median.{parts.note} {parts.order('Lowest median first.')}",
        tables,
        height=tall + 0.35,
    )
    left = room(labels)
    axes = page.axes(left, WIDTH - left - 0.8, top=0.05, height=tall, grid=True)
    label_rows(axes, labels)
    low, high = found["score"].quantile([0.005, 0.995])
    axes.set_xlim(min(0.0, low), high * 1.05)
    _grades(axes)
    ordered = found.sort_values("score", kind="stable")
    inside = ordered[ordered["score"].between(*axes.get_xlim())]
    lines = [_first(tables, inside[inside["row"] == name]) for name in names]
    size = fitting(axes, lines, _GROUP * 72 * 0.8)
    for place, (name, line) in enumerate(zip(names, lines, strict=True)):
        stacked(page, axes, line, y=place + 0.4, room=_GROUP * 72 * 0.8, size=size)
        median = float(medians[name])
        axes.plot([median] * 2, [place - 0.4, place + 0.4], color=INK, linewidth=1.4, zorder=4)
        where: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "va": "center"}
        note: Style = {"textcoords": "offset points", "fontweight": "bold"}
        axes.annotate(f"{median:.1f}", (1, place), (8, 0), **where, **note)
    said = [f"{label} {medians[name]:.1f}" for name, label in zip(names, labels, strict=True)]
    return page.chart(
        data.assign(row=found["row"]), f"Median Flesch–Kincaid grade: {listing(said, most=30)}."
    )


def _first(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Lead each document to its first passage."""
    first = tables.passages.drop_duplicates("doc").set_index("doc")
    at = first.reindex(rows["doc"])
    led = rows.assign(id=at["id"].to_numpy(), start=at["start"].to_numpy())
    return summaries.with_sentence(tables, led)


def _grades(axes: Axes) -> None:
    """Mark whole grades, inside the limits."""
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8, prune=None))
    axes.tick_params(axis="x", labelsize=8)
    low, high = axes.get_xlim()
    axes.set_xticks([tick for tick in axes.get_xticks() if low <= tick <= high])


def _label(axes: Axes, place: int, row: dict[str, Any]) -> None:
    interval = f"{row['low']:.1f} to {row['high']:.1f}" if pd.notna(row["low"]) else "no interval"
    where: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "va": "center"}
    where["textcoords"] = "offset points"
    axes.annotate(f"{row['score']:.1f}", (1, place), (8, 0), fontweight="bold", **where)
    axes.annotate(interval, (1, place), (40, 0), color=NOTE, fontsize=8, **where)


def _title(tables: Tables) -> tuple[str, str]:
    """Say how many pairs of texts the scores tell apart, and for a few of them which."""
    texts = len(tables.documents)
    if texts == 1:
        return "How hard 1 text is to read", ""
    if texts > MOST:
        return f"How hard {count(texts, 'text')} are to read", ""
    told = separated(tables, METRIC)
    if told.empty:
        return "Readability separates no two of these texts", ""
    pairs = count(texts * (texts - 1) // 2, "pair")
    if texts == 2:
        return in_words(told, summaries.labels(tables, _TITLED))[0], ""
    said = in_words(told, summaries.labels(tables))
    more = f"; {count(len(said) - _TOLD, 'text')} more" if len(said) > _TOLD else ""
    return (
        f"Readability separates {len(told):,} of {pairs} of texts",
        f"{'; '.join(said[:_TOLD])}{more}. ",
    )
