"""The chart of parts of a whole: each part drawn inside what it is a part of."""

from typing import Any

import pandas as pd

from onrecord.reporting import summaries
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.page import LEFT, WIDTH, Page, end_label, nothing
from onrecord.reporting.charts.palette import LINE, NOTE, VALUE, styled
from onrecord.reporting.comparison import implied
from onrecord.reporting.wording import capital, count, listing, plain, shorten
from onrecord.tables import Tables, records

BARS = 8
"""Parts beyond these stay in the CSV only; the subtitle says how many."""

_ROW = 0.85  # inches


@styled
def parts(tables: Tables) -> Chart:
    """Draw counts that are parts of one another, such as the children among the patients.

    Only what :func:`onrecord.reporting.comparison.implied` allows is drawn, each with its
    condition; sums of money and shares are not.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a part, as long as its whole.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "Currently, 210 patients are being treated here, including 42 children."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> parts(rec.analyse(docs, topics="hospital")).title
    '42 children are 20% of 210 patients'
    """
    data = _shares_of_counts(tables)
    if data.empty:
        return nothing("No text states a part and its whole", "Parts of a whole", tables)
    shown = data.head(BARS)
    more = len(data) - len(shown)
    page = Page(
        capital("; ".join(_sentence(row) for row in records(data.head(2)))),
        "Each frame is a whole, from 0 to 100%; its filled part is the part that the text names"
        f"{', a range narrower' if _ranges(shown) else ''}."
        + (f" {count(more, 'more part')} in the CSV." if more else ""),
        tables,
        height=_ROW * len(shown) + 0.05,
    )
    names = summaries.labels(tables)
    for place, row in enumerate(records(shown)):
        _draw(page, place, row, names, shown.iloc[[place]])
    said = listing([capital(_sentence(row)) for row in records(data)], most=2 * BARS)
    return page.chart(data.drop(columns=["id", "start", "end"]), f"Parts of a whole: {said}.")


def _shares_of_counts(tables: Tables) -> pd.DataFrame:
    found = implied(tables)
    counts = tables.quantities.loc[
        tables.quantities["unit_kind"] == "count", ["doc", "quantity", "id"]
    ].rename(columns={"quantity": "quantity_a"})
    bounded = (found["rule"] == "share") & found["low"].notna() & found["high"].notna()
    data = found[bounded].merge(counts, on=["doc", "quantity_a"])
    data = data.assign(start=data["start_a"], end=data["end_a"], id_a=data["id"])
    order = data["condition"].ne("as stated")  # first what the text itself says
    return data.loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def _ranges(data: pd.DataFrame) -> bool:
    return bool((data["low"] < data["high"]).any())


def _sentence(row: dict[str, Any]) -> str:
    part, whole = (_inside(plain(row[f"text_{side}"])) for side in "ab")
    if not any(letter.isalpha() for letter in part.rpartition(" ")[2]) or " " not in part:
        return f"{part} of {whole}: {_percent(row)}"
    verb = "would fill" if "bed" in _condition(row) else "are"
    return f"{part} {verb} {_percent(row)} of {whole}"


def _inside(text: str) -> str:
    """Lower the first letter of a figure that began its sentence."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def _condition(row: dict[str, Any]) -> str:
    return "" if row["condition"] == "as stated" else plain(row["condition"])


def _percent(row: dict[str, Any]) -> str:
    low, high = f"{100 * row['low']:.0f}", f"{100 * row['high']:.0f}"
    return f"{low}%" if low == high else f"{low}–{high}%"


def _draw(
    page: Page, place: int, row: dict[str, Any], names: dict[str, str], rows: pd.DataFrame
) -> None:
    axes = page.axes(LEFT, WIDTH - 2 * LEFT - 2.0, top=place * _ROW + 0.42, height=0.3)
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.5, 0.5)
    axes.set_axis_off()
    frame = axes.barh(0, 1, height=0.9, facecolor="white", edgecolor=LINE, clip_on=False)
    low = axes.barh(0, row["low"], height=0.9, facecolor=VALUE)
    high = axes.barh(0, row["high"] - row["low"], left=row["low"], height=0.3, facecolor=VALUE)
    page.mark([*frame, *low, *high], rows.assign(sentence=rows["sentence_a"]))
    end_label(axes, 1, 0, shorten(_inside(plain(row["text_b"])), 30))
    said = [names[row["doc"]], *([_condition(row)] if _condition(row) else [])]
    top = -place * _ROW
    page.write(shorten(capital(_sentence(row)), 84), LEFT, top - 0.16, size=9.5, weight="bold")
    page.write(shorten(" · ".join(said), 110), LEFT, top - 0.34, size=7.5, color=NOTE)
