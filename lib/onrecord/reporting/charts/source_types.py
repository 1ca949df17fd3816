"""Charts of what kind of source is cited: people with and without a name, bodies, documents."""

import pandas as pd

from onrecord.reporting.charts import rows
from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.page import ROW, WIDTH, Page, nothing, room
from onrecord.reporting.charts.palette import SOURCED, SOURCED_LABEL, styled
from onrecord.reporting.charts.split import Split, counts, placed
from onrecord.reporting.source_summaries import TYPE_ORDER
from onrecord.reporting.summaries import NO_SOURCE
from onrecord.reporting.wording import capital, count, listing, share
from onrecord.tables import Tables

_LABELS = {
    "person": "named people",
    "unnamed_person": "unnamed people",
    "group": "groups of people",
    "organisation": "organisations",
    "document": "documents",
    "unclear": "sources of an unclear kind",
    "paragraph": "paragraph cites somebody",
    NO_SOURCE: NO_SOURCE,
}


@styled
def source_types(tables: Tables) -> Chart:
    """Draw how many words each kind of source says, by the way it is cited.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a kind of source; each attribution is a piece of it.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> source_types(rec.analyse(docs)).title
    'All of 4 attributed words come from named people'
    """
    found = rows.cited(tables)
    found = found[found["source_type"].notna()]
    if found["value"].sum() == 0:
        return nothing("No source was found in these texts", "Words by kind of source", tables)
    title = _title(found.groupby("source_type")["value"].sum())
    note = "Words attributed to each kind of source, by the way it is cited. Most words first."
    return _chart(tables, found, title, note, "Words by kind of source")


def _title(words: "pd.Series[int]") -> str:
    """Name the kind of source that says most; never only that kinds are unclear."""
    known = words.drop("unclear", errors="ignore")
    first = max(sorted(known.index, key=TYPE_ORDER.index), key=lambda kind: known[kind], default="")
    total = count(int(words.sum()), "attributed word")
    if not first:
        return f"{total}, all of sources of an unclear kind"
    said = f"{capital(share(known[first], words.sum()))} of {total} come from {_LABELS[first]}"
    if len(known) < len(words) and words["unclear"] > known[first]:
        said += f", {share(words['unclear'], words.sum())} from sources of an unclear kind"
    return said


@styled
def figures_by_source(tables: Tables) -> Chart:
    """Draw how many key figures each kind of source gives.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    Chart
        One bar a kind of source, and those without; each figure is a piece of it.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Ann Lee said 260 people fled."]})
    >>> figures_by_source(rec.analyse(docs)).title
    'Named people give the 1 key figure'
    """
    found = rows.figures(tables)
    if found.empty:
        return nothing("No key figure on these topics", "Key figures by kind of source", tables)
    kinds = tables.attributions[["doc", "attribution", "source_type"]]
    found = found.merge(
        kinds.astype({"attribution": "Int64"}), on=["doc", "attribution"], how="left"
    )
    bare = found["kind"].isin(["paragraph", NO_SOURCE])
    found["source_type"] = found["source_type"].fillna("unclear").mask(bare, found["kind"])
    given = found.loc[~bare, "source_type"].value_counts()
    total = count(len(found), "key figure")
    if given.empty:
        title = (
            f"None of {total} is credited to a source"
            if len(found) > 1
            else "No source was found for the 1 key figure"
        )
    else:
        top = str(given.index[0])
        of = f"{int(given.iloc[0]):,} of {total}" if len(found) > 1 else f"the {total}"
        title = f"{capital(_LABELS[top])} give {of}"
    note = "Key figures by the kind of source that gives them. Most figures first."
    return _chart(tables, found, title, note, "Key figures by kind of source")


def _chart(tables: Tables, found: pd.DataFrame, title: str, note: str, what: str) -> Chart:
    """Draw one bar for each kind of source that occurs."""
    labels = {kind: capital(label) for kind, label in _LABELS.items()}
    labels = {kind: label for kind, label in labels.items() if (found["source_type"] == kind).any()}
    parts = Split("kind of source", {kind: kind for kind in labels}, labels, False, "")
    bars, names = placed(found, parts, by="source_type")
    used = [kind for kind in SOURCED if (found["kind"] == kind).any()]
    tall = ROW * len(names)
    page = Page(title, note, tables, height=tall + 0.5)
    page.legend([(SOURCED_LABEL[kind], SOURCED[kind]) for kind in used], top=0.15)
    left = room(names)
    axes = page.axes(left, WIDTH - left - 0.8, top=0.35, height=tall)
    page.bars(axes, names, bars, SOURCED)
    data = counts(bars, names, used)
    sums = data.set_index("row").sum(axis=1)
    return page.chart(data, f"{what}: {listing([f'{n} {v:,}' for n, v in sums.items()], 10)}.")
