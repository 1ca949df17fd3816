"""Charts with a row a text, or a group of texts: length, sourcing, topics."""

import pandas as pd

from onrecord.reporting import summaries
from onrecord.reporting.charts import rows
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.page import LEFT, ROW, WIDTH, Page, nothing, room
from onrecord.reporting.charts.palette import (
    SOURCED,
    SOURCED_LABEL,
    WORDS,
    styled,
)
from onrecord.reporting.charts.split import Split, counts, placed, split
from onrecord.reporting.summaries import NO_SOURCE
from onrecord.reporting.wording import agree, bare_of, capital, count, listing, number, share
from onrecord.tables import Tables, records

_TITLED = 48  # characters of a label in a title
_COLUMN = 0.78  # inches of a column of topics; those that do not fit are in the CSV


@styled
def words(tables: Tables, by: str | None = None) -> Chart:
    """Draw the length of each text, with the part that only repeats.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by; more than 25 texts are always grouped.

    Returns
    -------
    Chart
        One bar a text or group; each passage is a piece of it.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> words(rec.analyse(docs, topics="hospital")).title
    '1 text of 4 words'
    """
    found = rows.documents(tables)
    if found["value"].sum() == 0:
        return nothing("These texts have no words", "Words by text", tables)
    parts = split(tables, by)
    bars, labels = placed(found, parts)
    page = Page(
        _words_title(tables, found),
        "Words of each text, passage by passage."
        + (
            " White: passages that are word for word earlier in these texts; no other chart "
            "counts them."
            if (found["kind"] == "repeated").any()
            else ""
        )
        + f"{parts.note} "
        f"{parts.order('Longest first.')}",
        tables,
        height=ROW * len(labels) + 0.1,
        repeated=True,
    )
    data = counts(bars, labels, list(WORDS))

    def end(place: int, total: float) -> str:
        copied = data["repeated"].iloc[place]
        return f"{total:,.0f}" + (f", {copied:,} repeated" if copied else "")

    left = room(labels)
    axes = page.axes(left, WIDTH - left - 1.6, top=0.05, height=ROW * len(labels))
    page.bars(axes, labels, bars, WORDS, end)
    said = [f"{row['row']} {row['own'] + row['repeated']:,}" for _, row in data.iterrows()]
    repeated = int(data["repeated"].sum())
    return page.chart(data, f"Words: {listing(said, most=30)}; {repeated:,} of them repeated.")


def _words_title(tables: Tables, found: pd.DataFrame) -> str:
    total = found.groupby("doc")["value"].sum()
    repeated = found[found["kind"] == "repeated"].groupby("doc")["value"].sum()
    if repeated.empty:
        of = f"{count(len(total), 'text')} of {count(int(total.sum()), 'word')}"
        return of if len(total) == 1 else f"{of} in all; none repeats a passage"
    most = str(repeated.idxmax())
    part = share(repeated[most], total[most])
    name = summaries.labels(tables, _TITLED)[most]
    if len(repeated) == 1:
        inside = tables.passages["repeats"].dropna().str.rpartition("#")[0].eq(most).all()
        repeats = "repeats its own text" if inside else "repeats an earlier text"
        return f"{capital(part)} of {name} {repeats}"
    texts = count(len(tables.documents), "text")
    return (
        f"{capital(number(len(repeated)))} of {texts} repeat passages: most of all {name} ({part})"
    )


@styled
def sourcing_strip(tables: Tables, by: str | None = None) -> Chart:
    r"""Draw each text as a strip of paragraphs, shaded by their strongest source.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by; more than 25 texts are always grouped.

    Returns
    -------
    Chart
        One row a document, one cell a paragraph in text order; or one bar a
        group, the shares of its paragraphs.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "“We need 40 beds,” Ann Lee said.\nIt rained all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> sourcing_strip(rec.analyse(docs, topics="hospital")).title
    'No source was found for 1 of 2 paragraphs'
    """
    found = rows.passages(tables)
    if found.empty:
        return nothing("These texts have no paragraphs", "Paragraphs by source", tables)
    parts = split(tables, by)
    grouped = parts.by != "text"
    bars, labels = placed(_as_shares(found, parts) if grouped else found, parts)
    what = (
        "Share of paragraphs, by the strongest source found for any part of them."
        if grouped
        else "Each cell is a paragraph, in the order of the text, shaded by the "
        "strongest source found for any part of it."
    )
    page = Page(
        _strip_title(found),
        f"{what} Even a shaded one may contain sentences without a source.{parts.note} "
        f"{parts.order('Most without a source first.' if grouped else 'Longest first.')}",
        tables,
        height=ROW * len(labels) + 0.5,
    )
    used = [kind for kind in SOURCED if (found["kind"] == kind).any()]
    page.legend([(SOURCED_LABEL[kind], SOURCED[kind]) for kind in used], top=0.15)
    left = room(labels)
    axes = page.axes(left, WIDTH - left - 1.5, top=0.35, height=ROW * len(labels))
    data = counts(bars.assign(value=1), labels, list(SOURCED))
    ends = [_bare(row, grouped) for row in records(data)]
    page.bars(
        axes, labels, bars, SOURCED, lambda at, _: ends[at], cut="kinds" if grouped else "order"
    )
    kinds = found["kind"].value_counts()
    said = listing([f"{SOURCED_LABEL[str(kind)]} {cells}" for kind, cells in kinds.items()])
    cells = bars[["id", "doc", "passage", "start", "end", "words", "kind", "speakers", "sentence"]]
    return page.chart(data if grouped else cells, f"Paragraphs by their strongest source: {said}.")


def _as_shares(found: pd.DataFrame, parts: Split) -> pd.DataFrame:
    """Weigh paragraphs so that each group's add up to 100, most without a source first."""
    row = found["doc"].map(parts.row)
    bare = (found["kind"] == NO_SOURCE).groupby(row).mean()
    weighed = found.assign(value=100 / row.map(row.value_counts()))
    order = row.map(bare).sort_values(ascending=False, kind="stable").index
    return weighed.loc[order]


def _bare(cells: dict[str, int], grouped: bool) -> str:
    total = sum(cells[kind] for kind in SOURCED)
    bare = cells[NO_SOURCE]
    if bare and not grouped:
        return f"{bare:,} of {total:,} without"
    return f"{share(bare, total)} of {total:,} without"


def _strip_title(found: pd.DataFrame) -> str:
    bare = int((found["kind"] == NO_SOURCE).sum())
    if not bare:
        return f"{count(len(found), 'paragraph')}, {agree(len(found), '', 'each ')}with a source"
    return bare_of(bare, len(found), "paragraph")


@styled
def figures_sourcing(tables: Tables, by: str | None = None) -> Chart:
    """Draw the key figures of each topic by the source that was found for them.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: then a bar for each group instead of each topic.

    Returns
    -------
    Chart
        One bar a topic, one piece of it a figure.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> figures_sourcing(rec.analyse(docs, topics="hospital")).title
    'No source was found for the 1 key figure'
    """
    found = rows.figures(tables)
    if found.empty:
        return nothing("No key figure on these topics", "Key figures by source", tables)
    parts = split(tables, by) if by else _by_topic(found)
    bars, labels = placed(found, parts, by="topic" if by is None else "doc")
    total, bare = len(found), int((found["kind"] == NO_SOURCE).sum())
    page = Page(
        _sourcing_title(found, total, bare),
        f"Key figures by {parts.by}, and what ties them to a source.{parts.note} "
        f"{parts.order('Most figures first.')}",
        tables,
        height=ROW * len(labels) + 0.5,
    )
    used = [kind for kind in SOURCED if (found["kind"] == kind).any()]
    page.legend([(SOURCED_LABEL[kind], SOURCED[kind]) for kind in used], top=0.15)
    left = room(labels)
    axes = page.axes(left, WIDTH - left - 0.8, top=0.35, height=ROW * len(labels))
    page.bars(axes, labels, bars, SOURCED)
    said = [f"{SOURCED_LABEL[kind]} {int((found['kind'] == kind).sum()):,}" for kind in used]
    data = counts(bars, labels, list(SOURCED))
    return page.chart(data, f"Key figures by what ties them to a source: {listing(said)}.")


def _sourcing_title(found: pd.DataFrame, total: int, bare: int) -> str:
    if bare:
        return bare_of(bare, total, "key figure")
    near = int((found["kind"] == "paragraph").sum())
    said = f"{count(total, 'key figure')}, {agree(total, '', 'each ')}with a source"
    return f"{said} in its sentence or paragraph" if near else said


def _by_topic(found: pd.DataFrame) -> Split:
    topics = {str(topic): capital(str(topic)) for topic in found["topic"].unique()}
    return Split("topic", {topic: topic for topic in topics}, topics, ordered=False, note="")


@styled
def topics(tables: Tables, by: str | None = None) -> Chart:
    """Draw how many key figures each text gives on each topic.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by; more than 25 texts are always grouped.

    Returns
    -------
    Chart
        Texts or groups as rows, topics as columns, the number in each cell.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> topics(rec.analyse(docs, topics="hospital")).data.to_dict("records")
    [{'row': 'a', 'beds': 1}]
    """
    found = rows.figures(tables)
    if found.empty:
        return nothing("No key figure on these topics", "Key figures by text and topic", tables)
    parts = split(tables, by)
    cells, labels = placed(found, parts)
    names = [str(topic) for topic in found["topic"].value_counts(sort=True).index]
    data = counts(cells.assign(kind=cells["topic"]), labels, names)
    tall = ROW * len(labels)
    left = room(labels)
    drawn = names[: int((WIDTH - left - LEFT) / _COLUMN)]
    more = len(names) - len(drawn)
    head = 0.3 + 0.13 * max(name.count(" ") for name in drawn)
    page = Page(
        _topics_title(tables, found),
        f"Number of key figures on each topic; an empty cell means none.{parts.note} "
        f"{parts.order('Most figures first.')}"
        + (f" {count(more, 'more topic')} in the CSV." if more else ""),
        tables,
        height=tall + head,
    )
    width = min(WIDTH - left - LEFT, 0.95 * len(drawn))
    axes = page.axes(left, width, top=head - 0.05, height=tall)
    page.cells(axes, labels, drawn, cells.assign(column=cells["topic"]))
    said = listing([f"{topic} {int(data[topic].sum()):,}" for topic in names], most=20)
    traced = cells[["row", "topic", "id", "doc", "start", "end", "text", "sentence"]]
    return page.chart(data, f"Key figures by topic, in all: {said}.", traced)


def _topics_title(tables: Tables, found: pd.DataFrame) -> str:
    texts, silent = len(tables.documents), len(tables.documents) - found["doc"].nunique()
    if texts == 1:
        return f"{capital(count(found['topic'].nunique(), 'topic'))} with key figures in one text"
    reach = found.groupby("topic")["doc"].nunique().sort_values(ascending=False, kind="stable")
    top = (
        f"{capital(str(reach.index[0]))}: key figures in {int(reach.iloc[0]):,} of {texts:,} texts"
    )
    return (
        f"{top}; {silent:,} {agree(silent, 'gives', 'give')} none on any topic" if silent else top
    )
