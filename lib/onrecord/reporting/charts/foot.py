"""What is said at the foot of every chart: where it comes from, and how right it is."""

from pathlib import Path

import pandas as pd

from onrecord.reporting.summaries import MISSED
from onrecord.reporting.wording import count
from onrecord.reviewing import footing
from onrecord.tables import Tables


def foot(tables: Tables, repeated: bool = False) -> list[str]:
    """Say what a chart was drawn from, and how right its rows are.

    Repeated passages are said to be left out, unless the chart shows them.

    Examples
    --------
    >>> import pandas as pd
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained."]})
    >>> foot(rec.analyse(docs))[0]
    'Source: 1 text. Made with onrecord.'
    """
    docs = tables.documents
    texts = count(len(docs), "text")
    again = not repeated and tables.passages["repeats"].notna().any()
    left = " Repeated passages are left out." if again else ""
    source = f"Source: {texts}{_place(docs)}.{left} Made with onrecord."
    missed = f"The rules miss about {100 * MISSED:.0f}% of the attributions in annotated news."
    return [source, f"{footing(tables)}. {missed}"]


def _place(docs: pd.DataFrame) -> str:
    """Name the folder that the texts are in, or the table whose rows they are."""
    told = docs[docs["path"].notna()]
    if told.empty:
        return ""
    path, doc = Path(told["path"].iloc[0]), str(told["doc"].iloc[0])
    if not path.with_suffix("").as_posix().endswith(doc):
        return f" in “{path.name}”"
    depth = doc.count("/") + 1
    folder = path.parts[-depth - 1 : -depth]
    return f" in “{folder[0]}”" if folder else ""
