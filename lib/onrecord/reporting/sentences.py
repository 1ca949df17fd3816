"""Tables to sentences: what the notebooks state, for any corpus.

Each function returns one paragraph of Markdown in which every number and name is
computed, so that the prose beside a cell is true of whatever corpus was read; and an
empty string where there is nothing to say. Names, titles and quotations are escaped.
With ``by``, a column of ``documents`` such as the outlet or the date, the paragraph
ends with what holds of each group.
"""

from collections.abc import Mapping

import pandas as pd

from onrecord.reporting.comparison import MOST as MOST_PAIRS
from onrecord.reporting.comparison import comparable
from onrecord.reporting.readability_order import LEVEL, MOST, in_words, pairs
from onrecord.reporting.search import repeated_runs
from onrecord.reporting.summaries import (
    MISSED,
    NO_SOURCE,
    UNNAMED,
    are_months,
    document_sourcing,
    document_words,
    figures_by_sourcing,
    key_figures,
    labels,
    paragraphs_by_sourcing,
    topics_by_document,
    words_by_speaker,
)
from onrecord.reporting.wording import (
    agree,
    capital,
    count,
    listing,
    markdown,
    number,
    plain,
    share,
    shorten,
)
from onrecord.tables import Tables, records

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

_KINDS = {"no_comment": "refusal to comment", "signoff": "sign-off"}
_FEW = 10  # texts; of more, none is named for its own sake
_GROUPS = 12  # groups told one by one
_SHOWN = 3  # pairs that differ, told one by one
_ROUNDED = 0.1  # grades
_NEWS = 25  # words; what repeats fewer is a byline or a rubric


def named(tables: Tables) -> dict[str, str]:
    """Give each document's label, escaped for Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> named(rec.analyse(pd.DataFrame({"doc": ["a*"], "text": ["It rained."]})))
    {'a*': 'a&#42;'}
    """
    return {doc: markdown(label) for doc, label in labels(tables).items()}


def by_group(by: str | None, parts: dict[str, str]) -> str:
    """Add what holds of each group, " By outlet: …"; nothing where texts are not grouped.

    Examples
    --------
    >>> by_group("outlet", {"Herald": "4 texts", "Post": "2 texts"})
    ' By outlet: Herald 4 texts and Post 2 texts.'
    """
    if by is None or not parts:
        return ""
    told = [f"{markdown(shorten(name, 40))} {said}" for name, said in parts.items()]
    what = "month" if are_months(parts) else markdown(by)
    return f" By {what}: {listing(told, most=_GROUPS)}."


def corpus(tables: Tables, by: str | None = None) -> str:
    """Say how many texts there are and how long they are.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

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
    if data.empty:
        return "There is no text."
    label = named(tables)
    size = (
        f"**{count(len(data), 'text')} with {count(int(data['words'].sum()), 'word')}** in "
        f"{count(int(data['sentences'].sum()), 'sentence')}"
    )
    least, most = data.nsmallest(1, "words").iloc[0], data.nlargest(1, "words").iloc[0]
    said = f"{size}, headings, list items and repeated passages among them"
    if len(data) == 1:
        said = size
    elif least["words"] < most["words"]:
        said += (
            f": the shortest ({label[least['doc']]}) has {count(int(least['words']), 'word')}, "
            f"the longest ({label[most['doc']]}) {most['words']:,}"
        )
    parts = {}
    if by is not None:
        grouped = document_words(tables, by).set_index(by)
        parts = {str(name): count(int(n), "text") for name, n in grouped["texts"].items()}
    return f"{said}.{by_group(by, parts)}"


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
    if longest["words"] < _NEWS:
        return (
            f"Only {agree(len(runs), 'one short stretch', 'short stretches')} of text "
            f"{agree(len(runs), 'repeats', 'repeat')} an earlier one, of "
            f"{count(int(longest['words']), 'word')} at most: a byline, a rubric and the like."
        )
    label = named(tables)
    within = pd.notna(longest["offset"])
    origin = (
        f"repeat what the same text says {longest['offset']:,} characters earlier"
        if within
        else f"repeat {label[longest['of_doc']]}, from its character {longest['of_start']:,} on"
    )
    others = len(runs) - 1
    more = f" {capital(number(others))} more {agree(others, 'stretch is', 'stretches are')} listed."
    size = f"{count(int(longest['passages']), 'passage')}, {count(int(longest['words']), 'word')}"
    return (
        f"**{label[longest['doc']]} repeats {'itself' if within else 'another text'}**: "
        f"characters {longest['start']:,} to {longest['end']:,} ({size}) {origin}, word for "
        f"word. The second copy is left out of every later count.{more if others else ''}"
    )


def sources(tables: Tables, by: str | None = None) -> str:
    """Say how many attributions there are, of what kinds, and to how many sources.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> sources(rec.analyse(docs))
    'No attribution was found.'
    """
    rows = tables.attributions[~tables.attributions["duplicate"]]
    if rows.empty:
        return "No attribution was found."
    kinds = [
        count(int(n), _KINDS.get(str(kind), str(kind))) if kind in _KINDS else f"{n:,} {kind}"
        for kind, n in rows["kind"].value_counts().items()
    ]
    unknown = int(rows["speaker"].isna().sum())
    unresolved = f" The speaker of {unknown:,} could not be identified." if unknown else ""
    parts = {}
    if by is not None:
        grouped = document_sourcing(tables, by)
        per_text = grouped["attributions"] / grouped["texts"]
        parts = {str(name): f"{mean:.1f} per text" for name, mean in per_text.items()}
    return (
        f"**{count(len(rows), 'attribution')}** ({listing(kinds, most=8)}) to "
        f"**{count(rows['speaker'].nunique(), 'source')}**.{unresolved}{by_group(by, parts)}"
    )


def quotations(tables: Tables, by: str | None = None) -> str:
    """Say how many words are quoted, and whose they are.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> quotations(rec.analyse(docs))
    '**4 words are quoted**, in 1 text: 4 by Ann Lee.'
    """
    quoted = words_by_speaker(tables).groupby("speaker", sort=False)["quoted_words"].sum()
    total = int(quoted.sum())
    if not total:
        return "No quoted words were found that are attributed to a source."
    whose = quoted[(quoted > 0) & (quoted.index != UNNAMED)]
    whose = whose.sort_values(ascending=False, kind="stable")
    told = [f"{words:,} by {markdown(str(name))}" for name, words in whose.items()]
    if quoted.get(UNNAMED, 0):
        told = told[:6] + ([f"{len(told) - 6} more"] if len(told) > 6 else [])
        told.append(f"{quoted[UNNAMED]:,} by speakers who could not be identified")
    by_text = document_sourcing(tables)["quoted_words"]
    parts = {}
    if by is not None:
        grouped = document_sourcing(tables, by)["quoted_words"]
        words = document_words(tables, by).set_index(by)["words"].to_dict()
        parts = {str(name): f"{share(n, words[name])} of its words" for name, n in grouped.items()}
    return (
        f"**{count(total, 'word')} {agree(total, 'is', 'are')} quoted**, in "
        f"{count(int((by_text > 0).sum()), 'text')}: {listing(told, most=8)}.{by_group(by, parts)}"
    )


def missed() -> str:
    """Say how many attributions the rules do not find, wherever none is said to be there.

    Examples
    --------
    >>> missed()
    'On news that they had not seen, the rules missed 38% of attributions.'
    """
    return f"On news that they had not seen, the rules missed {100 * MISSED:.0f}% of attributions."


def paragraphs(tables: Tables, by: str | None = None) -> str:
    """Say for how many paragraphs no source was found, and in which texts most are so.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> paragraphs(rec.analyse(docs)).partition(". ")[0]
    '**No source was found for 1 of 1 paragraph**'
    """
    data = paragraphs_by_sourcing(tables)
    total, bare = int(data["paragraphs"].sum()), int(data[NO_SOURCE].sum())
    if not total:
        return "These texts have no paragraph of three words or more."
    if not bare:
        return f"A source was found for {agree(total, 'the', 'each')} paragraph."
    label = named(tables)
    detail = ""
    if by is None and 1 < len(data) <= _FEW:
        most = data[data[NO_SOURCE] > 0].sort_values(NO_SOURCE, ascending=False, kind="stable")
        parts = [
            f"{label[row['doc']]}: {row[NO_SOURCE]} of {row['paragraphs']}"
            for row in records(most.reset_index())
        ]
        detail = f" ({listing(parts, most=_FEW)})"
    return (
        f"**No source was found for {bare:,} of {count(total, 'paragraph')}**{detail}. {missed()}"
        f"{by_group(by, _bare_shares(paragraphs_by_sourcing(tables, by), 'paragraphs', by))}"
    )


def _bare_shares(counts: pd.DataFrame, whole: str, by: str | None) -> dict[str, str]:
    """Of each group, the share for which no source was found."""
    if by is None:
        return {}
    return {
        str(row[by]): share(row[NO_SOURCE], row[whole])
        for row in records(counts.reset_index())
        if row[whole]
    }


def figures(tables: Tables, by: str | None = None) -> str:
    """Say how many key figures there are, how exact, and for how many no source was found.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are more than 260 beds."]})
    >>> figures(rec.analyse(docs))
    '**1 key figure in 1 text**: 1 is qualified (more than), no source was found for 1.'
    """
    data = key_figures(tables)
    if data.empty:
        return "No figure on these topics was found."
    loose = data.loc[data["qualifier"] != "exact", "qualifier"].str.replace("_", " ")
    planned, bare = ((data["status"] == "planned").sum(), (data["credited"] == NO_SOURCE).sum())
    kinds = listing(loose.value_counts().index.tolist(), most=7)
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

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

    Returns
    -------
    str
        Markdown; empty where there is no key figure.

    Examples
    --------
    >>> import onrecord as rec
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
    near = data.loc[data["credited"] == "paragraph", "near"].value_counts()
    if len(near):
        whom = listing(
            [f"{markdown(shorten(plain(str(name)), 40))} ({n})" for name, n in near.items()], most=4
        )
        said.append(f"for {near.sum():,} only the paragraph cites a source: {whom}")
    bare, total = int(counts.get(NO_SOURCE, 0)), count(len(data), "key figure")
    if not bare:
        return f"{total}: {'; '.join(said)}."
    rest = f"; {'; '.join(said)}" if said else ""
    return (
        f"**No source was found for {bare:,} of {total}**{rest}. {missed()}"
        f"{by_group(by, _bare_shares(figures_by_sourcing(tables, by), 'figures', by))}"
    )


_CREDITED = {
    "cue": "quoted or reported",
    "tag": "in a tagged passage",
    "signoff": "in a signed statement",
}


def topics(tables: Tables, by: str | None = None) -> str:
    """Say which topics have key figures in how many texts.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents`` to group by.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> topics(rec.analyse(docs))
    'Key figures on **1 topic**: health (in 1 text).'
    """
    data = topics_by_document(tables)
    reached = (data > 0).sum()
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

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    str
        Markdown; empty where fewer than two texts have a key figure.

    Examples
    --------
    >>> import onrecord as rec
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
    amount = (
        count(len(found), "pair") if len(found) < MOST_PAIRS else f"{MOST_PAIRS:,} pairs or more"
    )
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


def readability(tables: Tables, metric: str, by: str | None = None) -> str:
    """Say which texts, or groups, the scores allow to be put in an order.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.
    by : str, optional
        A column of ``documents``: compare its groups instead of single texts.

    Returns
    -------
    str
        Markdown; empty where there is nothing to compare.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept. So."] * 2})
    >>> readability(rec.analyse(docs), "flesch_kincaid_grade")
    'By their Flesch–Kincaid grade, **no two of these 2 texts differ by more than chance**.'
    """
    if by is None and len(tables.documents) > MOST:
        return _spread(tables, metric)
    table = pairs(tables, metric, by)
    if table.empty:
        return ""
    label = named(tables) if by is None else {name: markdown(name) for name in _names(table)}
    told = table[table["told"]]
    what = "texts" if by is None else f"groups by {'month' if are_months(label) else markdown(by)}"
    start = f"By their {METRICS[metric]}, "
    if told.empty:
        start += f"**no two of these {len(_names(table))} {what} differ by more than chance**"
    else:
        start += f"**{len(told)} of {count(len(table), 'pair')} of {what} can be put in an order**"
        start += f": {'; '.join(in_words(told, label))}"
    lost = table[~table["told"] & (table["p"] < LEVEL)]
    return f"{start}.{_lost(lost, len(table), label)}"


def _names(table: pd.DataFrame) -> set[str]:
    return {*table["easier"], *table["harder"]}


def _lost(lost: pd.DataFrame, made: int, label: Mapping[str, str]) -> str:
    """Name what would be told if it were the only comparison made."""
    if lost.empty:
        return ""
    told = [
        f"{label[row['easier']]} and {label[row['harder']]} (by {row['difference']:.1f}, 95% "
        f"interval {row['low']:.1f} to {row['high']:.1f}; p = {row['p']:.3f}, "
        f"corrected {row['p_corrected']:.3f})"
        for row in records(lost)
    ]
    return (
        f" Taken alone, {count(len(lost), 'more pair')} would differ: {listing(told, most=4)}; "
        f"among {made} comparisons that may be chance."
    )


def _spread(tables: Tables, metric: str) -> str:
    """Say how the scores of many texts are spread; which of two is harder is not told."""
    rows = tables.readability[tables.readability["metric"] == metric].dropna(subset=["score"])
    if rows.empty:
        return ""
    quarter, middle, rest = (rows["score"].quantile(q) for q in (0.25, 0.5, 0.75))
    return (
        f"The median {METRICS[metric]} of {count(len(rows), 'text')} is {middle:.1f}; half of them "
        f"are between {quarter:.1f} and {rest:.1f}. More than {MOST} texts are compared by group "
        "only, not one by one."
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
        Markdown; empty where no text has a score.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["Dr. Lee came at 9 a.m. to the ward."]})
    >>> hygiene(rec.analyse(docs))
    'Cleaning moves the grade of **a** from -2.0 to -0.3.'
    """
    rows = tables.readability[tables.readability["metric"] == "flesch_kincaid_grade"]
    rows = rows.dropna(subset=["score"])
    if rows.empty:
        return ""
    moved = rows.assign(by=(rows["score"] - rows["raw"]).abs())
    most = moved.nlargest(1, "by").iloc[0]
    if most["by"] < _ROUNDED:
        return "Cleaning moves no grade by as much as 0.1."
    label = named(tables)[most["doc"]]
    return (
        f"Cleaning moves the grade {agree(len(rows), 'of', 'most in')} **{label}**"
        f"{agree(len(rows), '', ':')} from {most['raw']:.1f} to {most['score']:.1f}."
    )
