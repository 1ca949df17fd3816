"""Charts of who is cited, and of what no source stands behind."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from onrecord.reporting.charts.style import (
    BLUE,
    GREY,
    LEFT,
    LIGHT,
    PALE,
    ROW,
    SKY,
    WIDTH,
    Chart,
    Page,
    drawn_docs,
    empty,
    end_label,
    label_width,
    rows,
    source_line,
    styled,
)
from onrecord.reporting.summaries import (
    NO_SOURCE,
    SOURCING,
    SOURCING_ORDER,
    UNNAMED,
    passage_sourcing,
    short,
    words_by_speaker,
)
from onrecord.reporting.wording import capital, count, number, share, shorten
from onrecord.tables import Tables

STYLE: dict[str, dict[str, Any]] = {
    "quoted": {"facecolor": BLUE, "edgecolor": "white"},
    "reported": {"facecolor": SKY, "edgecolor": "white"},
    "credited": {"facecolor": PALE, "edgecolor": "white"},
    "signed": {"facecolor": "white", "edgecolor": GREY, "hatch": "////"},
    NO_SOURCE: {"facecolor": LIGHT, "edgecolor": "white"},
}
LABEL = {
    "quoted": "in quotation marks",
    "reported": "reported speech and orders",
    "credited": "credit or tag",
    "signed": "signed statement",
    NO_SOURCE: NO_SOURCE,
}
SPEAKERS = 15
"""A chart with a row a speaker draws no more than these."""


@styled
def speakers(tables: Tables) -> Chart:
    """Draw how many words stand behind each speaker, by the way they are cited.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a speaker, those with most words in quotation marks first.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> speakers(rec.analyse(docs)).data.to_dict("records")
    [{'speaker': 'Ann Lee', 'sourcing': 'quoted', 'attributions': 1, 'words': 4}]
    """
    counted = words_by_speaker(tables)
    if counted.empty:
        return empty("No attribution found in these texts", "Words by speaker", tables)
    data = counted.assign(sourcing=counted["kind"].map(SOURCING))
    data = data.groupby(["speaker", "sourcing"], as_index=False, sort=False)[
        ["attributions", "words"]
    ].sum()
    wide = _by_speaker(data)
    note = _left_out(wide)
    wide = wide.drop(UNNAMED, errors="ignore").head(SPEAKERS)
    if wide.empty:
        return empty("No source of these texts has a name", "Words by speaker", tables)
    page = Page(
        _speakers_title(counted),
        "Words that stand behind each source, by the way it is cited. Words that a tagged or "
        f"signed passage quotes from somebody else count for that person only.{note}",
        source_line(tables),
        height=ROW * len(wide) + 0.55,
    )
    used = [kind for kind in SOURCING_ORDER if kind in wide.columns and wide[kind].sum()]
    page.legend([(LABEL[kind], STYLE[kind]) for kind in used], top=0.2)
    axes = page.axes(2.75, WIDTH - 3.2, top=0.4, height=ROW * len(wide), grid=False)
    _stack(axes, wide, used)
    rows(axes, [shorten(name, 36) for name in wide.index])
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    alt = "; ".join(f"{name}: {int(total)} words" for name, total in wide.sum(axis=1).items())
    return page.chart(data, f"Bars of words by speaker. {alt}.")


def _left_out(wide: pd.DataFrame) -> str:
    named = wide.drop(UNNAMED, errors="ignore")
    more = len(named) - SPEAKERS
    note = f" Drawn: the {SPEAKERS} most quoted of {len(named):,} sources." if more > 0 else ""
    if UNNAMED in wide.index:
        words = int(wide.loc[[UNNAMED]].to_numpy().sum())
        note += f" Not drawn: {count(words, 'word')} whose speaker could not be resolved."
    return note


def _by_speaker(data: pd.DataFrame) -> pd.DataFrame:
    wide = data.pivot(index="speaker", columns="sourcing", values="words").fillna(0)
    order = wide.assign(total=wide.sum(axis=1), quoted=wide.get("quoted", 0))
    order = order.sort_values(["quoted", "total"], ascending=False, kind="stable")
    return wide.loc[order.index]


def _stack(axes: Axes, wide: pd.DataFrame, used: list[str]) -> None:
    left = pd.Series(0, index=wide.index)
    for kind in used:
        drawn = (wide[kind] > 0).to_numpy()
        places = [place for place, visible in enumerate(drawn) if visible]
        axes.barh(places, wide[kind][drawn], left=left[drawn], height=0.68, **STYLE[kind])
        left = left + wide[kind]
    longest = max(left.max(), 1)
    for row, total in enumerate(left):
        end_label(axes, total, row, f"{total:,.0f}")
    axes.set_xlim(0, longest * 1.08)


def _speakers_title(counted: pd.DataFrame) -> str:
    quoted = counted.groupby("speaker", sort=False)["quoted_words"].sum()
    if not quoted.sum():
        return "Nobody is quoted: all that these texts cite is paraphrase or credit"
    named = quoted.drop(UNNAMED, errors="ignore")
    if not named.sum():
        return f"{count(int(quoted.sum()), 'word')} quoted, all of speakers who are not named"
    top = str(named.idxmax())
    return (
        f"{capital(number(int((named > 0).sum())))} of {count(len(named), 'source')} "
        f"{'is' if (named > 0).sum() == 1 else 'are'} quoted; {top} has "
        f"{share(quoted[top], quoted.sum())} of the {count(int(quoted.sum()), 'quoted word')}"
    )


@styled
def sourcing_strip(tables: Tables) -> Chart:
    r"""Draw each text as a strip of paragraphs, shaded by their strongest source.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One row a document, one cell a paragraph in text order.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "“We need 40 beds,” Ann Lee said.\nIt rained all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> sourcing_strip(rec.analyse(docs)).data["sourcing"].tolist()
    ['quoted', 'no source found']
    """
    data = passage_sourcing(tables)
    if data.empty:
        return empty("These texts have no paragraphs", "Sourcing strip", tables)
    docs, note = drawn_docs(tables)
    shown = data[data["doc"].isin(docs)]
    tall = ROW * len(docs)
    bare = data["sourcing"] == NO_SOURCE
    page = Page(
        f"{count(int(bare.sum()), 'paragraph')} of {len(data):,} cite no source that was found",
        "Each cell is a paragraph, in the order of the text, shaded by the strongest "
        "source behind any part of it. Even a shaded paragraph may hold sentences without a "
        f"source.{note}",
        source_line(tables),
        height=tall + 0.75,
    )
    used = [kind for kind in SOURCING_ORDER if (shown["sourcing"] == kind).any()]
    page.legend([(LABEL[kind], STYLE[kind]) for kind in used], top=0.2)
    left = label_width(docs, tables)
    axes = page.axes(left, WIDTH - left - LEFT, top=0.4, height=tall, grid=False)
    longest = shown.groupby("doc").size().max()
    line = min(1.2, 30 / longest)
    for kind in used:
        cells = shown[shown["sourcing"] == kind]
        order = cells["doc"].map(docs.index)
        place = shown.groupby("doc").cumcount()[cells.index]
        axes.barh(order, 1, left=place, height=0.84, **(STYLE[kind] | {"linewidth": line}))
    rows(axes, [short(doc, tables) for doc in docs])
    axes.set_xlim(0, longest)
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    by_kind = data["sourcing"].value_counts()
    alt = ", ".join(f"{LABEL[str(kind)]}: {cells}" for kind, cells in by_kind.items())
    return page.chart(data, f"Paragraphs by their strongest source. {alt}.")
