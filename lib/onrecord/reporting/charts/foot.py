"""What is said at the foot of every chart: where it comes from, and how right it is."""

from pathlib import Path

from onrecord.reporting.summaries import MISSED
from onrecord.reporting.wording import count
from onrecord.reviewing import footing
from onrecord.tables import Tables


def foot(tables: Tables) -> list[str]:
    """Say what a chart was drawn from, and how right its rows are.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    list of str
        The source line; then what the review of this corpus says, or is known of other news.

    Examples
    --------
    >>> import pandas as pd
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained."]})
    >>> foot(rec.analyse(docs))[0]
    'Source: 1 text. Repeated passages are left out. Made with onrecord.'
    """
    docs = tables.documents
    paths = docs["path"].dropna()
    depth = docs["doc"].iloc[0].count("/") + 1 if len(docs) else 1
    folder = Path(paths.iloc[0]).parts[-depth - 1 : -depth] if len(paths) else ()
    place = f" in “{folder[0]}”" if folder else ""
    texts = count(len(docs), "text")
    source = f"Source: {texts}{place}. Repeated passages are left out. Made with onrecord."
    missed = f"The rules miss about {100 * MISSED:.0f}% of the attributions in annotated news."
    return [source, f"{footing(tables)}. {missed}"]
