"""The chart of the sums of money: every one that the texts state, each currency apart."""

import pandas as pd

from onrecord.reporting import summaries
from onrecord.reporting.charts import marks, rows
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.dots import fitting, stacked
from onrecord.reporting.charts.key_figures import compact, ticks, untold, who, wording
from onrecord.reporting.charts.page import LEFT, WIDTH, Page, nothing
from onrecord.reporting.charts.palette import INK, NOTE, colour, styled
from onrecord.reporting.summaries import NO_SOURCE
from onrecord.reporting.wording import agree, count, number, shorten
from onrecord.tables import Tables, records
from onrecord.vocabulary import table

_SUBUNITS = frozenset(table("currencies")["subunits"])
_HUNDRED = 100  # cents in a dollar, pence in a pound
PANELS = 8
"""Currencies beyond these stay in the CSV only; the subtitle says how many."""

_HEAD = 0.42  # inches, as the next two
_FOOT = 0.42
_MANY = 6  # sums of a currency: more have a taller panel


@styled
def funding(tables: Tables) -> Chart:
    """Draw every sum of money, key figure or not, each currency on an axis of its own.

    A sum that one text gives again is drawn once.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One panel a currency, one dot a sum; nothing is converted, but cents and pence are
        drawn on the axis of their currency.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The clinic got funding of $5 million."]})
    >>> funding(rec.analyse(docs, topics="hospital")).data["unit"].tolist()
    ['USD']
    """
    found = _sums(tables)
    drawn = _in_currencies(found)
    told = drawn[drawn["unit"].notna()]
    if told.empty:
        return nothing(
            "These texts state no sum in a currency that can be told", "Sums by currency", tables
        )
    panels = [group for _, group in told.groupby("unit", sort=False)]
    shown = sorted(panels, key=len, reverse=True)[:PANELS]
    heights = [0.55 if len(panel) > _MANY else 0.2 for panel in shown]
    wide = any(marks.is_wide(panel.assign(low=panel["value"])) for panel in shown)
    page = Page(
        _title(told, len(panels)),
        f"{_legend(told)} Grey: no source found; pale: only its paragraph cites one. Nothing is "
        "converted."
        + (" Axes are logarithmic where sums span over 100-fold." if wide else "")
        + (
            f" {count(len(panels) - PANELS, 'more currency', 'more currencies')} in the CSV."
            if len(panels) > PANELS
            else ""
        )
        + untold(drawn),
        tables,
        height=sum(heights) + len(shown) * (_HEAD + _FOOT),
    )
    names, top = summaries.labels(tables), 0.0
    for panel, tall in zip(shown, heights, strict=True):
        _draw(page, panel, top, tall, names)
        top += _HEAD + tall + _FOOT
    said = "; ".join(f"{panel['unit'].iloc[0]}: {_range(panel)}" for panel in shown)
    kept = [
        "id",
        "doc",
        "start",
        "end",
        "text",
        "low",
        "high",
        "unit",
        "qualifier",
        "per",
        "period",
    ]
    data = found[[*kept, "key", "credited", "speaker", "sentence"]]
    return page.chart(data, f"Sums of money by currency. {said}.")


def _sums(tables: Tables) -> pd.DataFrame:
    every = tables.quantities[tables.quantities["unit_kind"] == "currency"]
    found = summaries.with_speaker(tables, summaries.once(every[~every["duplicate"]]))
    kind = rows.sourced(tables, found)
    return found.assign(
        kind=kind,
        value=found["high"],
        hollow=found["qualifier"].isin(marks.HOLLOW),
        shape=_shapes(found),
        colour=[colour(named) for named in kind],
    )


def _in_currencies(found: pd.DataFrame) -> pd.DataFrame:
    """Put cents and pence on the axis of their currency, where the text has one alone.

    Examples
    --------
    >>> sums = pd.DataFrame({"doc": ["a", "a"], "unit": ["AUD", "cent"], "value": [5.0, 27.0]})
    >>> _in_currencies(sums)["value"].tolist()
    [5.0, 0.27]
    """
    small = found["unit"].isin(_SUBUNITS)
    whole = found[~small & found["unit"].notna()].groupby("doc")["unit"].unique()
    alone = {doc: units[0] for doc, units in whole.items() if len(units) == 1}
    meant = found["doc"].map(alone).astype("object")
    unit = found["unit"].astype("object").where(~small, meant.where(meant.notna(), None))
    return found.assign(unit=unit, value=found["value"].where(~small, found["value"] / _HUNDRED))


_SHAPES = {
    "o": "A dot is a sum",
    ">": "an arrowhead to the right is more than that",
    "<": "one to the left is up to that",
    "s": "a square is the upper end of a range",
}


def _shapes(found: pd.DataFrame) -> list[str]:
    """Choose the mark of each sum, in which its qualifier can be seen."""
    ranged = found["low"] != found["high"]
    return [
        "s" if wide else ">" if word in marks.UP else "<" if word in marks.DOWN else "o"
        for word, wide in zip(found["qualifier"], ranged, strict=True)
    ]


def _legend(found: pd.DataFrame) -> str:
    """Say what the marks mean that occur."""
    used = [says for shape, says in _SHAPES.items() if shape == "o" or shape in set(found["shape"])]
    used += ["hollow means about"] * bool(found["hollow"].any())
    return f"{'; '.join(used)}."


def _title(found: pd.DataFrame, currencies: int) -> str:
    credited = int((~found["kind"].isin([NO_SOURCE, "paragraph"])).sum())
    said = f"{count(len(found), 'sum')} of money"
    if len(found) == 1:
        return f"{said}, {'credited' if credited else 'not credited'} to a source"
    if currencies > 1:
        said += f" in {currencies} currencies"
    return f"{said}; {_how_many(credited)} credited to a source"


def _how_many(value: int) -> str:
    return f"{number(value)} {agree(value, 'is', 'are')}" if value else "none is"


def _range(panel: pd.DataFrame) -> str:
    least, most = compact(panel["value"].min()), compact(panel["value"].max())
    sums = count(len(panel), "sum")
    return f"{sums}, {least} to {most}" if least != most else f"{sums} of {least}"


def _draw(page: Page, panel: pd.DataFrame, top: float, tall: float, names: dict[str, str]) -> None:
    unit = str(panel["unit"].iloc[0])
    axes = page.axes(LEFT + 0.05, WIDTH - 2 * LEFT - 0.1, top + _HEAD, tall)
    axes.set_ylim(0, 1)
    log = marks.scale(axes, panel.assign(low=panel["value"]), unit)
    order = panel.sort_values("value", kind="stable")
    room = tall * 72
    stacked(page, axes, order, y=0.0, room=room, size=fitting(axes, [order], room))
    ticks(axes, unit)
    name = f"{unit}: {_range(panel)}" + (" (logarithmic)" if log else "")
    page.write(name, LEFT, -top - 0.12, size=9.5, weight="bold", color=INK)
    largest = records(order.tail(1))[0]
    first = "Largest: " if len(panel) > 1 else ""
    said = f"{first}{wording(largest)} · {names[largest['doc']]} · {who(largest)}"
    page.write(shorten(said, 110), LEFT, -top - 0.28, size=7.5, color=NOTE)
