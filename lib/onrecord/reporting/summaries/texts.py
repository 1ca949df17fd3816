"""How long the texts are, and how much of them repeats."""

import pandas as pd

from onrecord.reporting.summaries.shared import grouped
from onrecord.tables import Tables


def document_words(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count each document's words, and those that only repeat an earlier passage.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``words``, ``repeated``, ``passages``, ``sentences``; by group, ``texts``
        too.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night. We slept."]})
    >>> document_words(rec.analyse(docs))[["words", "repeated"]].to_dict("records")
    [{'words': 6, 'repeated': 0}]
    """
    names = tables.documents["doc"]
    passages = tables.passages
    repeated = passages[passages["repeats"].notna()].groupby("doc")["words"].sum()
    counted = {
        "repeated": repeated,
        "passages": passages.groupby("doc").size(),
        "sentences": tables.sentences.groupby("doc").size(),
    }
    columns = {
        name: names.map(counts).fillna(0).astype("int64") for name, counts in counted.items()
    }
    counts = pd.DataFrame({"doc": names, "words": tables.documents["words"], **columns})
    return grouped(tables, counts.set_index("doc"), by).reset_index()
