"""What readability scores allow to be told of the texts' order, and what was counted."""

import pandas as pd

from onrecord.readability import clean, compare
from onrecord.tables import Tables


def comparisons(tables: Tables, metric: str) -> pd.DataFrame:
    """Compare every text with every other by one score.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.

    Returns
    -------
    pandas.DataFrame
        Documents as rows and columns; each cell says whether the row's text is
        "harder" or "easier" than the column's or "cannot be told"; empty on the
        diagonal.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept.", "It rained."]})
    >>> comparisons(rec.analyse(docs), "flesch_kincaid_grade").to_numpy().tolist()
    [['', 'cannot be told'], ['cannot be told', '']]
    """
    rows = tables.readability[tables.readability["metric"] == metric]
    scored = list(rows.itertuples())
    cells = [["" if a is b else compare(a, b) for b in scored] for a in scored]
    return pd.DataFrame(cells, index=rows["doc"].rename("doc"), columns=rows["doc"].tolist())


def told_apart(tables: Tables, metric: str) -> pd.DataFrame:
    """List the pairs of texts whose order a score allows to be told.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    metric : str
        One of textstat's names.

    Returns
    -------
    pandas.DataFrame
        ``easier`` and ``harder``: two documents whose intervals do not overlap.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained. We slept.", "It rained."]})
    >>> told_apart(rec.analyse(docs), "flesch_kincaid_grade").empty
    True
    """
    cells = comparisons(tables, metric).to_numpy() == "easier"
    docs = tables.documents["doc"].to_numpy()
    easier, harder = cells.nonzero()
    pairs = pd.DataFrame({"easier": docs[easier], "harder": docs[harder]})
    return pairs.astype("str")


def easiest(told: pd.DataFrame) -> tuple[str, list[str]]:
    """Find the text that reads easier than most others.

    Parameters
    ----------
    told : pandas.DataFrame
        Pairs as from :func:`told_apart`, at least one.

    Returns
    -------
    str
        The document.
    list of str
        Those that it reads easier than.

    Examples
    --------
    >>> easiest(pd.DataFrame({"easier": ["a", "b", "b"], "harder": ["c", "c", "d"]}))
    ('b', ['c', 'd'])
    """
    doc = str(told["easier"].mode().iloc[0])
    return doc, told.loc[told["easier"] == doc, "harder"].tolist()


def hygiene(tables: Tables) -> pd.DataFrame:
    """Count what was removed from each text before it was scored.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
    ``doc``; how many ``tags``, ``repeats`` (passages), ``urls`` and ``labels``
        (headings and list items too short for a sentence) were removed;
        ``stops`` removed that end no sentence; ``line_ends`` given a stop;
        ``list_items`` and ``headings`` kept.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained 3.5 cm. [source: ministry]"]})
    >>> hygiene(rec.analyse(docs))[["tags", "stops"]].to_dict("records")
    [{'tags': 1, 'stops': 1}]
    """
    rows = []
    for doc, text in zip(tables.documents["doc"], tables.documents["text"], strict=True):
        removed = clean(text).removed
        lists = {
            name: len(getattr(removed, name)) for name in ("tags", "repeats", "urls", "labels")
        }
        names = ("stops", "line_ends", "list_items", "headings")
        rows.append({"doc": doc, **lists, **{name: getattr(removed, name) for name in names}})
    return pd.DataFrame(rows)
