"""The chart of parts of a whole: one bar from 0, each part inside what it is a part of."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from onrecord.reporting.charts.style import (
    BLUE,
    GREY,
    LEFT,
    PALE,
    WIDTH,
    Chart,
    Page,
    empty,
    source_line,
    styled,
)
from onrecord.reporting.comparison import implied
from onrecord.reporting.summaries import short
from onrecord.reporting.wording import capital, listing, plain
from onrecord.tables import Tables, records

BARS = 8
"""Chains of parts beyond these stay in the CSV only."""

_ROW = 1.15
_FILLS: list[dict[str, Any]] = [
    {"facecolor": "white", "edgecolor": GREY},
    {"facecolor": PALE, "edgecolor": PALE},
    {"facecolor": BLUE, "edgecolor": BLUE},
]


@styled
def parts(tables: Tables) -> Chart:
    """Draw counts that are parts of one another, such as the patients in the beds.

    Only what :func:`onrecord.reporting.comparison.implied` allows is drawn, with its
    conditions in the subtitle; sums of money and shares are not.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a chain of parts.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "Currently, 210 patients are being treated here, including 42 children."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> parts(rec.analyse(docs)).figure.texts[0].get_text()
    '42 children are 20 % of 210 patients'
    """
    data = _shares_of_counts(tables)
    chains = _chains(data)
    if not chains:
        return empty("No text states a part and its whole", "Parts of a whole", tables)
    first = chains[0]
    conditions = capital("; ".join(dict.fromkeys(plain(row["condition"]) for row in first)))
    more = len(chains) - BARS
    note = f" {more} more in the CSV." if more > 0 else ""
    page = Page(
        "; ".join(_sentence(row) for row in first),
        f"Each part is drawn inside its whole, on a scale from 0. {conditions}.{note}",
        source_line(tables),
        height=_ROW * len(chains[:BARS]),
    )
    for place, chain in enumerate(chains[:BARS]):
        axes = page.axes(LEFT, WIDTH - 2 * LEFT, top=place * _ROW + 0.1, height=0.8, grid=False)
        _draw_chain(axes, chain, short(chain[0]["doc"], tables) if len(chains) > 1 else "")
    alt = listing([row["statement"] for chain in chains for row in chain], most=2 * BARS)
    return page.chart(data, f"Parts of a whole. {alt}.")


def _shares_of_counts(tables: Tables) -> pd.DataFrame:
    found = implied(tables.quantities, tables.documents)
    counts = tables.quantities.loc[
        tables.quantities["unit_kind"] == "count", ["doc", "quantity"]
    ].rename(columns={"quantity": "quantity_a"})
    bounded = (found["rule"] == "share") & found["low"].notna() & found["high"].notna()
    return found[bounded].merge(counts, on=["doc", "quantity_a"])


def _chains(data: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """Order the shares so that each row's whole is the part of the row before."""
    rows = {(row["doc"], row["quantity_a"]): row for row in records(data)}
    wholes = {(row["doc"], row["quantity_b"]) for row in rows.values()}
    chains = []
    for place, row in rows.items():
        if place not in wholes:
            chain = [row]
            while (above := (row["doc"], chain[0]["quantity_b"])) in rows and len(chain) < 2:
                chain.insert(0, rows[above])
            chains.append(chain)
    return sorted(chains, key=lambda chain: -len(chain))


def _sentence(row: dict[str, Any]) -> str:
    verb = "would fill" if "bed" in row["condition"] else "are"
    return f"{plain(row['text_a'])} {verb} {100 * row['value']:.0f} % of {plain(row['text_b'])}"


def _draw_chain(axes: Axes, chain: list[dict[str, Any]], name: str) -> None:
    whole = chain[0]["high_b"]
    sizes = [whole, *(row["high_a"] for row in chain)]
    labels = [chain[0]["text_b"], *(row["text_a"] for row in chain)]
    for size, label, fill in zip(sizes, labels, _FILLS, strict=False):
        axes.barh(0, size, height=0.9, **fill)
        ink = "white" if fill["facecolor"] == BLUE else None
        axes.annotate(
            plain(label),
            (size, 0),
            xytext=(-6, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            color=ink,
        )
    axes.set_xlim(0, whole)
    axes.set_ylim(-0.5, 0.5)
    axes.set_yticks([])
    axes.set_title(name, loc="left", fontsize=9.5)
    axes.tick_params(axis="x", labelsize=7.5)
    axes.spines["left"].set_visible(False)
