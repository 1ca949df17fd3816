"""Look into the texts: repeated stretches, typography, and sentences with a pattern."""

import re

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.reporting.summaries import with_sentence
from onrecord.tables import Tables
from onrecord.vocabulary import table

_MONTH = "|".join(word.capitalize() for word in table("labels")["months"]["words"])
DATE = (
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})\b\.?(?: \d{{1,2}}\b)?(?:,? \d{{4}})?"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
    r"|\b(?:[Tt]his|[Ll]ast|[Nn]ext) (?:year|month|week)\b|\b(?:[Ee]arlier in|[Ll]ater) the day\b"
)
"""Dates as newspapers write them, and words for time that date nothing by themselves."""

_SIGNS = {
    "no_break_spaces": "\u00a0",
    "curly_quotes": "“”",
    "straight_quotes": '"',
    "curly_apostrophes": "’",
    "straight_apostrophes": "'",
    "dashes": "–—",
    "bullets": "•",
}


def repeated_runs(tables: Tables) -> pd.DataFrame:
    r"""Join neighbouring repeated passages into the stretches that were copied.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        One row a stretch: ``doc``, ``start``, ``end``, ``passages``, ``words``,
        ``of_doc``, ``of_start`` (where the first copy begins), ``offset``
        (characters between the two; NA across documents).

    Examples
    --------
    >>> import onrecord as rec
    >>> line = "Rain fell on the town all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [f"{line} {line}".replace(". ", ".\n")]})
    >>> repeated_runs(rec.analyse(docs))[["start", "of_start", "offset"]].to_dict("records")
    [{'start': 33, 'of_start': 0, 'offset': 33}]
    """
    passages = tables.passages
    starts = {
        f"{doc}#{number}": start
        for doc, number, start in zip(
            passages["doc"], passages["passage"], passages["start"], strict=True
        )
    }
    copies = passages[passages["repeats"].notna()].copy()
    copies["of_doc"] = copies["repeats"].str.rsplit("#", n=1).str[0]
    copies["of_passage"] = copies["repeats"].str.rsplit("#", n=1).str[-1].astype("int64")
    copies["of_start"] = copies["repeats"].map(starts).astype("int64")
    steps = copies.groupby("doc")[["passage", "of_passage"]].diff().eq(1).all(axis=1)
    steps &= copies["of_doc"] == copies["of_doc"].shift()
    runs = copies.groupby((~steps).cumsum()).agg(
        doc=("doc", "first"),
        start=("start", "first"),
        end=("end", "last"),
        passages=("passage", "size"),
        words=("words", "sum"),
        of_doc=("of_doc", "first"),
        of_start=("of_start", "first"),
    )
    within = runs["doc"] == runs["of_doc"]
    runs["offset"] = (runs["start"] - runs["of_start"]).where(within).astype("Int64")
    return runs.reset_index(drop=True)


def typography(tables: Tables) -> pd.DataFrame:
    """Count the signs that trip up text tools.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        ``doc`` and one column a sign: no-break spaces, curly and straight
        quotation marks and apostrophes, dashes, bullets.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“Rain”, he’d said."]})
    >>> typography(rec.analyse(docs))[["curly_quotes", "straight_quotes"]].to_dict("records")
    [{'curly_quotes': 2, 'straight_quotes': 0}]
    """
    table = tables.documents[["doc"]].copy()
    for name, signs in _SIGNS.items():
        table[name] = tables.documents["text"].str.count(f"[{signs}]")
    return table


def concordance(tables: Tables, pattern: str) -> pd.DataFrame:
    r"""List every place where a pattern occurs, with its sentence.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    pattern : str
        A regular expression, matched with regard to case.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``start``, ``end``, ``match``, ``sentence``; places in repeated
        passages are left out.

    Raises
    ------
    OnrecordError
        When the pattern is not a regular expression.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained on May 14. We slept."]})
    >>> concordance(rec.analyse(docs), r"May \d+")[["match", "start"]].to_dict("records")
    [{'match': 'May 14', 'start': 13}]
    """
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise OnrecordError(f"The pattern '{pattern}' cannot be read: {error}.") from error
    texts = dict(zip(tables.documents["doc"], tables.documents["text"], strict=True))
    passages = tables.passages[tables.passages["repeats"].isna()]
    rows = [
        {"doc": doc, "start": found.start(), "end": found.end(), "match": found.group()}
        for doc, start, end in zip(passages["doc"], passages["start"], passages["end"], strict=True)
        for found in compiled.finditer(texts[doc], start, end)
    ]
    places = pd.DataFrame(rows, columns=["doc", "start", "end", "match"])
    places = places.astype({"doc": "str", "start": "int64", "end": "int64", "match": "str"})
    return with_sentence(tables, places)
