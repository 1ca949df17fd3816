"""Charts of who is cited, how much, and in which way."""

from collections import Counter

import pandas as pd

from onrecord.reporting import summaries
from onrecord.reporting.charts import rows
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.page import ROW, WIDTH, Page, nothing, room
from onrecord.reporting.charts.palette import SOURCED, SOURCED_LABEL, styled
from onrecord.reporting.charts.split import Split, counts, placed
from onrecord.reporting.summaries import NO_SOURCE, UNNAMED
from onrecord.reporting.wording import capital, count, distinct, listing, number, share
from onrecord.tables import Tables

SPEAKERS = 15
"""A chart with a row a speaker draws no more than these."""


@styled
def speakers(tables: Tables) -> Chart:
    """Draw how many words each source says, by the way it is cited.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a source, most words first; each attribution is a piece of it.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> speakers(rec.analyse(docs)).data[["row", "quoted", "reported"]].to_dict("records")
    [{'row': 'Ann Lee', 'quoted': 4, 'reported': 0}]
    """
    found = rows.cited(tables)
    named = found[found["speaker"] != UNNAMED]
    if found.empty:
        return nothing("No source was found in these texts", "Words by source", tables)
    if named.empty:
        return nothing("No source of these texts has a name", "Words by source", tables)
    parts = _by_speaker(tables, named)
    bars, labels = placed(named, parts, by="speaker")
    data = counts(bars, labels, [kind for kind in SOURCED if kind not in ("paragraph", NO_SOURCE)])
    shown = bars[bars["place"] < SPEAKERS]
    tall = ROW * min(len(labels), SPEAKERS)
    page = Page(
        _title(found, parts.labels),
        "Words attributed to each source, by the way it is cited; a tagged or signed passage "
        "counts without the words that it quotes from somebody else. Most words first."
        f"{_left_out(found, len(labels))}",
        tables,
        height=tall + 0.5,
    )
    used = [kind for kind in SOURCED if (shown["kind"] == kind).any()]
    page.legend([(SOURCED_LABEL[kind], SOURCED[kind]) for kind in used], top=0.15)
    left = room(labels[:SPEAKERS])
    axes = page.axes(left, WIDTH - left - 0.8, top=0.35, height=tall)
    page.bars(axes, labels[:SPEAKERS], shown, SOURCED)
    words = data.set_index("row").sum(axis=1)
    said = listing([f"{name} {int(total):,}" for name, total in words.items()], most=SPEAKERS)
    return page.chart(data, f"Words by source: {said}.")


def _by_speaker(tables: Tables, named: pd.DataFrame) -> Split:
    """Call each source by its name; one that only a text tells, with its text where need be."""
    texts = summaries.labels(tables)
    docs = dict(zip(named["speaker"], named["doc"], strict=True))
    papers = set(named.loc[named["source_type"] == "document", "speaker"])
    names = {
        source: capital(source.removesuffix(f" ({doc})"))
        + (" (document)" if source in papers else "")
        for source, doc in docs.items()
    }
    times = Counter(names.values())
    full = [
        f"{name} ({texts[docs[source]]})" if times[name] > 1 else name
        for source, name in names.items()
    ]
    labels = dict(zip(names, distinct(full, 36), strict=True))
    return Split("source", {name: name for name in names}, labels, ordered=False, note="")


def _left_out(found: pd.DataFrame, sources: int) -> str:
    note = f" Drawn: the first {SPEAKERS} of {sources:,} sources." if sources > SPEAKERS else ""
    words = int(found.loc[found["speaker"] == UNNAMED, "value"].sum())
    if words:
        note += f" Not drawn: {count(words, 'word')} whose speaker could not be identified."
    return note


def _title(found: pd.DataFrame, labels: dict[str, str]) -> str:
    total = int(found["quoted_words"].sum())
    known = found[found["speaker"] != UNNAMED]
    quoted = known.groupby("speaker", sort=False)["quoted_words"].sum()
    sources = count(len(quoted), "source")
    if not quoted.sum():
        return f"{sources}, and none of them is quoted"
    some, most = int((quoted > 0).sum()), quoted.max()
    top, part = labels[str(quoted.idxmax())], share(most, total)
    if some == 1:
        of = "all" if len(quoted) == 1 else f"One of {sources}"
        is_quoted = f"{top} is quoted" if of == "all" else f"{of} is quoted: {top}"
        return f"{is_quoted}, in {count(int(most), 'word')}"
    are = f"{capital(number(some))} of {sources} are quoted"
    if 10 * most < total:
        return f"{are}, in {count(int(quoted.sum()), 'word')}"
    return f"{are}; {part} of the {count(total, 'quoted word')} are by {top}"
