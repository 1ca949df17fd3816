"""Tables to sentences: what the notebooks state, for any corpus.

Each function returns one paragraph of Markdown in which every number and name is
computed, so that the prose beside a cell is true of whatever corpus was read.
"""

import pandas as pd

from onrecord.reporting.comparison import comparable
from onrecord.reporting.readability_order import easiest, told_apart
from onrecord.reporting.search import repeated_runs
from onrecord.reporting.summaries import (
    UNNAMED,
    document_sourcing,
    document_words,
    key_figures,
    passage_sourcing,
    short,
    topics_by_document,
    words_by_speaker,
)
from onrecord.reporting.wording import capital, count, listing, number
from onrecord.tables import Tables

METRICS = {
    "flesch_reading_ease": "Flesch reading ease",
    "flesch_kincaid_grade": "Flesch–Kincaid grade",
    "gunning_fog": "Gunning fog index",
    "smog_index": "SMOG index",
    "coleman_liau_index": "Coleman–Liau index",
    "automated_readability_index": "automated readability index",
    "dale_chall_readability_score": "Dale–Chall score",
}
"""The metrics' names in running text."""


def corpus(tables: Tables) -> str:
    """Say how many texts there are and how long they are.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> corpus(rec.analyse(docs))
    '**1 text with 4 words** in 1 sentence.'
    """
    data = document_words(tables)
    size = (
        f"**{count(len(data), 'text')} with {count(int(data['words'].sum()), 'word')}** in "
        f"{count(int(data['sentences'].sum()), 'sentence')}"
    )
    if len(data) == 1:
        return f"{size}."
    least, most = data.nsmallest(1, "words").iloc[0], data.nlargest(1, "words").iloc[0]
    return (
        f"{size}: the shortest ({short(least['doc'], tables)}) has {least['words']:,} words, "
        f"the longest ({short(most['doc'], tables)}) {most['words']:,}."
    )


def repeats(tables: Tables) -> str:
    """Say which stretches of text repeat others, exactly where and how long.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> repeats(rec.analyse(docs))
    'No passage repeats an earlier one.'
    """
    runs = repeated_runs(tables)
    if runs.empty:
        return "No passage repeats an earlier one."
    longest = runs.nlargest(1, "words").iloc[0]
    where = f"characters {longest['start']:,} to {longest['end']:,}"
    if pd.notna(longest["offset"]):
        origin = f"what stands {longest['offset']:,} characters earlier in the same text"
    else:
        origin = f"{short(longest['of_doc'], tables)} from character {longest['of_start']:,} on"
    others = len(runs) - 1
    more = f" {capital(number(others))} more repeated" if others else ""
    stretches = f"{more} {'stretch' if others == 1 else 'stretches'} are listed." if others else ""
    return (
        f"**{short(longest['doc'], tables)} repeats itself**"
        if pd.notna(longest["offset"])
        else f"**{short(longest['doc'], tables)} repeats another text**"
    ) + (
        f": {where} ({count(int(longest['passages']), 'passage')}, "
        f"{count(int(longest['words']), 'word')}) are word for word {origin}. "
        f"Every later count leaves the second copy out.{stretches}"
    )


def sources(tables: Tables) -> str:
    """Say who is cited and how.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> sources(rec.analyse(docs))
    'Nobody is cited in these texts.'
    """
    rows = tables.attributions[~tables.attributions["duplicate"]]
    if rows.empty:
        return "Nobody is cited in these texts."
    kinds = [f"{n:,} {kind}" for kind, n in rows["kind"].value_counts().items()]
    open_rows = int(rows["speaker"].isna().sum())
    unresolved = f" {open_rows:,} could not be given a name." if open_rows else ""
    return (
        f"**{count(len(rows), 'attribution')}** ({listing(kinds, most=7)}) to "
        f"**{count(rows['speaker'].nunique(), 'source')}**.{unresolved}"
    )


def quotations(tables: Tables) -> str:
    """Say how many words stand in quotation marks, and whose they are.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> quotations(rec.analyse(docs))
    '**4 words stand in quotation marks**, in 1 text: Ann Lee has 4.'
    """
    quoted = words_by_speaker(tables).groupby("speaker", sort=False)["quoted_words"].sum()
    named = quoted[(quoted > 0) & (quoted.index != UNNAMED)]
    named = named.sort_values(ascending=False, kind="stable")
    if not quoted.sum():
        return "**No word stands in quotation marks** as somebody’s."
    texts = int((document_sourcing(tables)["quoted_words"] > 0).sum())
    whose = listing([f"{name} has {words:,}" for name, words in named.items()])
    return (
        f"**{count(int(quoted.sum()), 'word')} stand in quotation marks**, in "
        f"{count(texts, 'text')}{': ' if whose else ''}{whose}."
    )


def paragraphs(tables: Tables) -> str:
    """Say how many paragraphs rest on no source, and in which texts most do.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> paragraphs(rec.analyse(docs))
    '**1 of 1 paragraphs rests on no source** (a: 1 of 1).'
    """
    data = passage_sourcing(tables)
    bare = data["sourcing"] == "no source"
    by_doc = bare.groupby(data["doc"], sort=False).agg(["sum", "size"])
    by_doc = by_doc.sort_values("sum", ascending=False, kind="stable")
    parts = [
        f"{short(str(doc), tables)}: {row['sum']} of {row['size']}"
        for doc, row in by_doc[by_doc["sum"] > 0].iterrows()
    ]
    verb = "rests" if bare.sum() == 1 else "rest"
    detail = f" ({listing(parts)})" if parts else ""
    return f"**{bare.sum():,} of {len(data):,} paragraphs {verb} on no source**{detail}."


def figures(tables: Tables) -> str:
    """Say how many key figures there are, how sure, and who stands behind them.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are more than 260 beds."]})
    >>> figures(rec.analyse(docs))
    '**1 key figure in 1 text**: 1 is qualified (more than), 1 is credited to nobody.'
    """
    data = key_figures(tables)
    if data.empty:
        return "These texts give no key figure."
    loose = data.loc[data["qualifier"] != "exact", "qualifier"].str.replace("_", " ")
    parts = [
        (len(loose), f"qualified ({listing(loose.value_counts().index.tolist(), most=7)})"),
        (int((data["status"] == "planned").sum()), "planned"),
        (int((data["credited"] == "nobody").sum()), "credited to nobody"),
    ]
    said = [f"{n} {'is' if n == 1 else 'are'} {what}" for n, what in parts if n]
    texts = count(data["doc"].nunique(), "text")
    return f"**{count(len(data), 'key figure')} in {texts}**: {', '.join(said) or 'all exact'}."


def comparability(tables: Tables) -> str:
    """Say how many key figures can be compared across texts, and how many differ.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["Ashby Hospital has 260 beds.", "It is Ashby Hospital with its 240 beds."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> comparability(rec.analyse(docs))
    '**1 pair of key figures may be compared across texts**; 1 of them differs.'
    """
    pairs = comparable(tables.quantities, tables.documents)
    if pairs.empty:
        return "**No key figure may be compared across these texts.**"
    differ = int(pairs["differs"].sum())
    return (
        f"**{count(len(pairs), 'pair')} of key figures may be compared across texts**; "
        f"{differ:,} of them {'differs' if differ == 1 else 'differ'}."
    )


def figure_sourcing(tables: Tables) -> str:
    """Say by what the key figures are credited.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> figure_sourcing(rec.analyse(docs))
    'By cue: 1, by tag: none, by sign-off: none. **Credited to nobody: none** of 1 key figure.'
    """
    data = key_figures(tables)
    if data.empty:
        return "There is no key figure to credit."
    counts = data["credited"].value_counts()
    by = {kind: counts.get(kind, "none") for kind in ("cue", "tag", "signoff", "nobody")}
    return (
        f"By cue: {by['cue']}, by tag: {by['tag']}, by sign-off: {by['signoff']}. "
        f"**Credited to nobody: {by['nobody']}** of {count(len(data), 'key figure')}."
    )


def topics(tables: Tables) -> str:
    """Say which topics have key figures in how many texts.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> topics(rec.analyse(docs))
    'Key figures on **1 topic**: beds (in 1 text).'
    """
    data = topics_by_document(tables)
    reached = (data > 0).sum()
    if reached.empty:
        return "No text gives a key figure on any topic."
    parts = [f"{topic} (in {count(int(texts), 'text')})" for topic, texts in reached.items()]
    silent = [short(str(doc), tables) for doc, row in data.iterrows() if not row.sum()]
    none = f" No key figure stands in {listing(silent)}." if silent else ""
    return f"Key figures on **{count(len(reached), 'topic')}**: {listing(parts, most=12)}.{none}"


def readability(tables: Tables, metric: str) -> str:
    """Say what the scores allow to be told about the order of the texts.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept.", "It rained."]})
    >>> readability(rec.analyse(docs), "flesch_kincaid_grade")
    'By their Flesch–Kincaid grade, **0 of 1 pair of texts can be put in an order**.'
    """
    texts = len(tables.documents)
    pairs = texts * (texts - 1) // 2
    if not pairs:
        return "One text: there is nothing to compare its score with."
    told = told_apart(tables, metric)
    amount = f"{len(told):,} of {count(pairs, 'pair')} of texts can be put in an order"
    if told.empty:
        return f"By their {METRICS[metric]}, **{amount}**."
    doc, harder = easiest(told)
    others = [short(other, tables) for other in harder]
    return (
        f"By their {METRICS[metric]}, **{amount}**: {short(doc, tables)} reads easier "
        f"than {listing(others)}. Where intervals overlap, the order cannot be told."
    )


def hygiene(tables: Tables) -> str:
    """Say how far cleaning moved the Flesch–Kincaid grade.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Dr. Lee came at 9 a.m. to the ward."]})
    >>> hygiene(rec.analyse(docs))
    'Cleaning moves the grade most in **a**: from -2.0 to -0.3.'
    """
    rows = tables.readability[tables.readability["metric"] == "flesch_kincaid_grade"]
    rows = rows.dropna(subset=["score"])
    if rows.empty:
        return "No text has a score."
    moved = rows.assign(by=(rows["score"] - rows["raw"]).abs())
    most = moved.nlargest(1, "by").iloc[0]
    return (
        f"Cleaning moves the grade most in **{short(most['doc'], tables)}**: "
        f"from {most['raw']:.1f} to {most['score']:.1f}."
    )
