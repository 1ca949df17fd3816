"""Charts of what the texts cover: words, topics, and who stands behind the figures."""

from typing import Any

import pandas as pd

from onrecord.reporting.charts.style import (
    BLUE,
    GREY,
    INK,
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
    CREDIT_ORDER,
    NO_SOURCE,
    document_words,
    figures_by_sourcing,
    short,
    topics_by_document,
)
from onrecord.reporting.wording import capital, count, listing, number
from onrecord.tables import Tables, records

_CREDIT_STYLE: dict[str, dict[str, Any]] = {
    "cue": {"facecolor": SKY, "edgecolor": "white"},
    "tag": {"facecolor": PALE, "edgecolor": "white"},
    "signoff": {"facecolor": "white", "edgecolor": GREY, "hatch": "////"},
    "paragraph": {"facecolor": PALE, "edgecolor": "white"},
    NO_SOURCE: {"facecolor": LIGHT, "edgecolor": "white"},
}
_CREDIT_LABEL = {
    "cue": "said or written by somebody",
    "tag": "passage tagged",
    "signoff": "statement signed",
    "paragraph": "only the paragraph cites a source",
    NO_SOURCE: "no source found",
}


@styled
def words(tables: Tables) -> Chart:
    """Draw the length of each text, with the part that only repeats.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a document.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> words(rec.analyse(docs)).figure.texts[0].get_text()
    'No text repeats a passage'
    """
    data = document_words(tables)
    docs, note = drawn_docs(tables)
    shown = data.set_index("doc").loc[docs].reset_index()
    tall = ROW * len(docs)
    page = Page(
        _words_title(data, tables),
        "Words of each text. Passages that stand word for word earlier in the same folder are "
        f"hatched; they are counted nowhere else.{note}",
        source_line(tables).replace(" Repeated passages are left out.", ""),
        height=tall + 0.1,
    )
    left = label_width(docs, tables)
    axes = page.axes(left, WIDTH - left - 0.9, top=0.05, height=tall, grid=False)
    places = range(len(docs))
    own = shown["words"] - shown["repeated"]
    axes.barh(places, own, height=0.68, color=BLUE)
    repeated = shown[shown["repeated"] > 0]
    axes.barh(
        repeated.index,
        repeated["repeated"],
        left=own[repeated.index],
        height=0.68,
        facecolor="white",
        edgecolor=GREY,
        hatch="////",
    )
    for place, row in enumerate(records(shown)):
        copied = f", {row['repeated']:,} repeated" if row["repeated"] else ""
        end_label(axes, row["words"], place, f"{row['words']:,}{copied}")
    rows(axes, [short(doc, tables) for doc in docs])
    axes.set_xlim(0, shown["words"].max() * 1.15)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    alt = f"{count(len(data), 'text')} of {data['words'].min():,} to {data['words'].max():,} words"
    return page.chart(data, f"{alt}; {int(data['repeated'].sum()):,} words are repeated passages.")


def _words_title(data: pd.DataFrame, tables: Tables) -> str:
    repeated = data[data["repeated"] > 0]
    if repeated.empty:
        return "No text repeats a passage"
    most = repeated.nlargest(1, "repeated").iloc[0]
    part = 100 * most["repeated"] / most["words"]
    if len(repeated) == 1:
        return f"{part:.0f} % of {short(most['doc'], tables)} is a copy of what stands before it"
    return (
        f"{count(len(repeated), 'text')} repeat passages; of {short(most['doc'], tables)} "
        f"{part:.0f} % is a copy"
    )


@styled
def figures_sourcing(tables: Tables) -> Chart:
    """Draw the key figures of each topic by what credits them.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a topic, one unit of it a figure.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> figures_sourcing(rec.analyse(docs)).figure.texts[0].get_text()
    'No source found for 1 of 1 key figure'
    """
    data = figures_by_sourcing(tables)
    if data.empty:
        return empty("These texts give no key figure", "Key figures by sourcing", tables)
    total, bare = int(data["figures"].sum()), int(data[NO_SOURCE].sum())
    tall = ROW * len(data)
    page = Page(
        f"No source found for {bare} of {count(total, 'key figure')}",
        "Key figures of each topic, by what ties them to a source.",
        source_line(tables),
        height=tall + 0.5,
    )
    used = [kind for kind in CREDIT_ORDER if data[kind].sum()]
    page.legend([(_CREDIT_LABEL[kind], _CREDIT_STYLE[kind]) for kind in used], top=0.15)
    axes = page.axes(1.2, WIDTH - 1.2 - LEFT - 0.3, top=0.35, height=tall, grid=False)
    for place, (_, row) in enumerate(data.iterrows()):
        left = 0
        for kind in used:
            for unit in range(left, left + row[kind] if data["figures"].max() <= 60 else left):
                axes.barh(place, 1, left=unit, height=0.68, **_CREDIT_STYLE[kind])
            if data["figures"].max() > 60 and row[kind]:
                axes.barh(place, row[kind], left=left, height=0.68, **_CREDIT_STYLE[kind])
            left += row[kind]
        end_label(axes, left, place, f"{left}")
    rows(axes, [capital(str(topic)) for topic in data.index])
    axes.set_xlim(0, data["figures"].max() * 1.04)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    parts = [f"{_CREDIT_LABEL[kind]}: {int(data[kind].sum())}" for kind in used]
    return page.chart(data.reset_index(), f"Key figures by sourcing. {'; '.join(parts)}.")


@styled
def topics(tables: Tables) -> Chart:
    """Draw how many key figures each text gives on each topic.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        Documents as rows, topics as columns, the number in each cell.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> topics(rec.analyse(docs)).data.to_dict("records")
    [{'doc': 'a', 'beds': 1}]
    """
    data = topics_by_document(tables)
    if data.shape[1] == 0:
        return empty("These texts give no key figure", "Key figures by text and topic", tables)
    docs, note = drawn_docs(tables)
    tall = ROW * len(docs)
    page = Page(
        _topics_title(data),
        "Number of key figures that each text gives on each topic; an empty cell means none."
        f"{note}",
        source_line(tables),
        height=tall + 0.4,
    )
    left = label_width(docs, tables)
    width = min(WIDTH - left - LEFT, 0.95 * data.shape[1])
    axes = page.axes(left, width, top=0.35, height=tall, grid=False)
    most = data.to_numpy().max()
    for column, topic in enumerate(data.columns):
        for place, value in enumerate(data.loc[docs, topic]):
            strength = 0.25 + 0.75 * value / most if value else 0
            axes.barh(place, 0.94, left=column - 0.47, height=0.9, color=LIGHT, alpha=0.45)
            axes.barh(place, 0.94, left=column - 0.47, height=0.9, color=BLUE, alpha=strength)
            if value:
                ink = "white" if strength > 0.55 else INK
                axes.text(column, place, value, ha="center", va="center", color=ink)
    rows(axes, [short(doc, tables) for doc in docs])
    axes.xaxis.tick_top()
    axes.set_xticks(range(data.shape[1]), [str(topic) for topic in data.columns])
    axes.spines["top"].set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.set_xlim(-0.5, data.shape[1] - 0.5)
    alt = listing([f"{topic} {int(data[topic].sum())}" for topic in data.columns], most=20)
    return page.chart(data.reset_index(), f"Key figures by text and topic, in all: {alt}.")


def _topics_title(data: pd.DataFrame) -> str:
    widest, texts = int((data > 0).sum().max()), len(data)
    silent = int((data.sum(axis=1) == 0).sum())
    without = f"; {number(silent)} {'gives' if silent == 1 else 'give'} none" if silent else ""
    if texts == 1:
        return f"{count(data.shape[1], 'topic')} with key figures in the one text"
    if widest == texts:
        return f"{capital(_reaching(data, widest))}: key figures in every text"
    return (
        f"No topic has key figures in more than {number(widest)} of {number(texts)} texts{without}"
    )


def _reaching(data: pd.DataFrame, texts: int) -> str:
    reached = (data > 0).sum()
    return listing([str(topic) for topic in reached.index[reached == texts]])
