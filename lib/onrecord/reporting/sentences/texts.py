"""How many texts there are, and which repeat others."""

import pandas as pd

from onrecord.reporting.search import repeated_runs
from onrecord.reporting.sentences.shared import by_group, named
from onrecord.reporting.summaries import document_words
from onrecord.reporting.wording import agree, capital, count, number
from onrecord.tables import Tables

_NEWS = 25  # words; what repeats fewer is a byline or a rubric


def corpus(tables: Tables, by: str | None = None) -> str:
    """Say how many texts there are and how long they are.

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
    again = bool(tables.passages["repeats"].notna().any())
    said = f"{size}, {'headings, list items and repeated passages' if again else 'headings'} "
    said += "among them" if again else "and list items among them"
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
