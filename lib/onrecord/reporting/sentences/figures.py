"""Which figures are given, on what, by whom, and which can be compared."""

from onrecord.reporting.comparison import CHECK, MOST, comparable, refused
from onrecord.reporting.sentences.shared import bare_shares, by_group, missed, named
from onrecord.reporting.summaries import (
    NO_SOURCE,
    figures_by_sourcing,
    key_figures,
    topics_by_document,
)
from onrecord.reporting.wording import agree, bare_of, count, listing, markdown, plain, shorten
from onrecord.tables import Tables, records

_SHOWN = 3  # pairs that differ, told one by one

_CREDITED = {
    "cue": "quoted or reported",
    "tag": "in a tagged passage",
    "signoff": "in a signed statement",
}


def figures(tables: Tables, by: str | None = None) -> str:
    """Say how many key figures there are, how exact, and for how many no source was found.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are more than 260 beds."]})
    >>> figures(rec.analyse(docs))
    '**1 key figure in 1 text**: 1 is qualified (more than), no source was found for 1.'
    """
    data = key_figures(tables)
    if data.empty:
        return "No figure on these topics was found."
    loose = data.loc[data["qualifier"] != "exact", "qualifier"].str.replace("_", " ")
    planned, bare = ((data["status"] == "planned").sum(), (data["credited"] == NO_SOURCE).sum())
    kinds = listing(loose.value_counts().index.tolist(), most=9)
    said = [f"{len(loose):,} {agree(len(loose), 'is', 'are')} qualified ({kinds})"] * bool(
        len(loose)
    )
    said += [f"{planned:,} {agree(planned, 'is', 'are')} planned"] * bool(planned)
    said += [f"no source was found for {bare:,}"] * bool(bare)
    texts = count(data["doc"].nunique(), "text")
    parts = {}
    if by is not None:
        grouped = figures_by_sourcing(tables, by)
        parts = {
            str(row[by]): f"{row['figures'] / row['texts']:.1f} per text"
            for row in records(grouped.reset_index())
        }
    exact = agree(len(data), "exact and with a source", "all of them exact and with a source")
    ending = f": {', '.join(said)}" if said else f", {exact}"
    return f"**{count(len(data), 'key figure')} in {texts}**{ending}.{by_group(by, parts)}"


def figure_sourcing(tables: Tables, by: str | None = None) -> str:
    """Say by what the key figures are credited, and for how many no source was found.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> figure_sourcing(rec.analyse(docs))
    '1 key figure: 1 is quoted or reported.'
    """
    data = key_figures(tables)
    if data.empty:
        return ""
    counts = data["credited"].value_counts()
    said = [
        f"{n:,} {agree(n, 'is', 'are')} {what}"
        for kind, what in _CREDITED.items()
        if (n := int(counts.get(kind, 0)))
    ]
    beside = data.loc[data["credited"] == "paragraph", "near"]
    near = beside.value_counts()
    if len(beside):
        whom = listing(
            [f"{markdown(shorten(plain(str(name)), 40))} ({n:,})" for name, n in near.items()],
            most=4,
        )
        paragraph = "only the paragraph cites a source"
        said.append(f"for {len(beside):,} {paragraph}{f': {whom}' if whom else ''}")
    bare, total = int(counts.get(NO_SOURCE, 0)), count(len(data), "key figure")
    if not bare:
        return f"{total}: {'; '.join(said)}."
    rest = f"; {'; '.join(said)}" if said else ""
    return (
        f"**{bare_of(bare, len(data), 'key figure')}**{rest}."
        f"{by_group(by, bare_shares(figures_by_sourcing(tables, by), 'figures', by))} {missed()}"
    )


def topics(tables: Tables, by: str | None = None) -> str:
    """Say which topics have key figures in how many texts.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> topics(rec.analyse(docs))
    'Key figures on **1 topic**: health (in 1 text).'
    """
    data = topics_by_document(tables)
    reached = (data > 0).sum().sort_values(ascending=False, kind="stable")
    if reached.empty:
        return "No figure on these topics was found."
    parts = [f"{markdown(str(topic))} (in {count(int(n), 'text')})" for topic, n in reached.items()]
    silent = data.index[data.sum(axis=1) == 0]
    label = named(tables)
    none = ""
    if 0 < len(silent) <= 6:
        none = f" None on these topics: {listing([label[doc] for doc in silent])}."
    elif len(silent):
        none = f" {len(silent):,} of {count(len(data), 'text')} give none on these topics."
    groups = {}
    if by is not None:
        counts = topics_by_document(tables, by).drop(columns="texts")
        groups = {
            str(name): f"mostly {markdown(str(row.idxmax()))}"
            for name, row in counts.iterrows()
            if row.sum()
        }
    return (
        f"Key figures on **{count(len(reached), 'topic')}**: {listing(parts, most=12)}.{none}"
        f"{by_group(by, groups)}"
    )


def comparability(tables: Tables) -> str:
    """Say which key figures can be compared across texts, and how many differ.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> texts = ["Ashby Hospital has 260 beds.", "It is Ashby Hospital with its 240 beds."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> comparability(rec.analyse(docs))  # doctest: +ELLIPSIS
    '**1 pair of key figures can be compared across texts**; it differs: “260 beds” (a), ...'
    """
    if key_figures(tables)["doc"].nunique() < 2:
        return ""
    found = comparable(tables)
    if found.empty:
        return "**No two key figures in these texts can be compared.**"
    amount = count(len(found), "pair") if len(found) < MOST else f"{MOST:,} pairs or more"
    differ = found[found["differs"]]
    start = f"**{amount} of key figures can be compared across texts**"
    if differ.empty:
        return f"{start}; {agree(len(found), 'its two figures agree', 'in each the two agree')}."
    label = named(tables)
    told = [
        ", ".join(
            f"“{markdown(row[f'text_{side}'])}” ({label[row[f'doc_{side}']]})" for side in "ab"
        )
        for row in records(differ.head(_SHOWN))
    ]
    if len(found) == 1:
        return f"{start}; it differs: {told[0]}."
    more = f" and {len(differ) - _SHOWN:,} more" if len(differ) > _SHOWN else ""
    verb = agree(len(differ), "differs", "differ")
    return f"{start}; {len(differ):,} {verb}: {'; '.join(told)}{more}."


def refusals(tables: Tables) -> str:
    """Say why key figures on one topic cannot be compared, and how many are worth checking.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> texts = ["It has 260 beds.", "It has 9 nurses and 40 beds."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> refusals(rec.analyse(docs, topics="hospital"))
    '1 pair of key figures on one topic cannot be compared: no name is in both sentences (1).'
    """
    reasons = refused(tables)["reason"].map(_kind).value_counts()
    check, total = int(reasons.get(CHECK, 0)), int(reasons.sum())
    if not total:
        return ""
    known = reasons.drop(CHECK, errors="ignore")
    amount = count(total, "pair") if total < MOST else f"{MOST:,} pairs or more"
    why = listing([f"{reason} ({n:,})" for reason, n in known.items()])
    worth = f"{check:,} {agree(check, 'is', 'are')} worth checking: both sentences give one name"
    return f"{amount} of key figures on one topic cannot be compared: " + (
        f"{why}{f'; {worth}' if check else ''}." if why else f"{worth}."
    )


def _kind(reason: str) -> str:
    """Give the kind of a reason: "different periods" of "different periods: 2019, 2020"."""
    if reason.startswith("“"):
        return "periods such as “this year”"
    if reason.startswith("one is"):
        return "one is a plan"
    return reason.partition(":")[0]
