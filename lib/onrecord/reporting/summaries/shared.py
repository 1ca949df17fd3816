"""What every summary needs: labels, groups, sentences, counts by document."""

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.reporting.wording import distinct, plain
from onrecord.tables import Tables

NO_SOURCE = "no source found"
"""What is said where the rules found none: a text may name one all the same."""

MISSED = 0.41
"""Share of the attributions in annotated news (PolNeAR dev) that the rules miss, as in README."""

NOT_GIVEN = "(not given)"
"""The group of the documents whose outlet, date … is missing."""

_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2}.*)?")


def labels(tables: Tables, width: int = 28) -> dict[str, str]:
    """Say what charts and sentences call each document.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    width : int
        Characters that a label may have.

    Returns
    -------
    dict of str to str
        Document to its label, or to its name where it has none or shares it. Long
        ones are cut in the middle, but never so that two are the same. Escape them
        (:func:`onrecord.reporting.wording.markdown`) before they go into Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = {"doc": ["002", "003"], "label": ["Tour page", None], "text": ["It rained."] * 2}
    >>> labels(rec.analyse(pd.DataFrame(texts)))
    {'002': 'Tour page', '003': '003'}
    """
    docs = [plain(doc) for doc in tables.documents["doc"]]
    given = ["" if pd.isna(label) else plain(str(label)) for label in tables.documents["label"]]
    times = Counter(given)
    names = [
        label if label and times[label] == 1 else doc
        for doc, label in zip(docs, given, strict=True)
    ]
    return dict(zip(tables.documents["doc"], distinct(names, width), strict=True))


def counted(tables: Tables) -> pd.DataFrame:
    r"""Give the attributions that count: none that is repeated, and no byline.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "Bo left, Ann Lee said.\n\n(Reporting by Al Roe)"
    >>> tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": [text]}))
    >>> len(tables.attributions), len(counted(tables))
    (2, 1)
    """
    rows = tables.attributions
    return rows[~rows["duplicate"] & rows["kind"].ne("byline")]


def groups(tables: Tables, by: str) -> "pd.Series[str]":
    """Give each document's group: what a column of ``documents`` says, dates by month.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str
        A column of ``documents``; one of dates, or of ISO dates as text, is read by month.

    Returns
    -------
    pandas.Series of str
        By ``doc``, in the order of the corpus; ``(not given)`` where it is missing.

    Raises
    ------
    OnrecordError
        When ``documents`` has no such column.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = {"doc": ["a", "b"], "text": "It rained.", "date": ["2025-10-12", None]}
    >>> groups(rec.analyse(pd.DataFrame(docs)), "date").to_dict()
    {'a': '2025-10', 'b': '(not given)'}
    """
    docs = tables.documents
    if by not in docs.columns:
        raise OnrecordError(
            f"The documents have no column '{by}' to group by; give it beside 'doc' and 'text'."
        )
    values = [None if pd.isna(value) else _name(value) for value in docs[by].tolist()]
    if all(value is None or _DAY.fullmatch(value) for value in values):
        values = [value and value[:7] for value in values]
    named = [value or NOT_GIVEN for value in values]
    return pd.Series(named, index=pd.Index(docs["doc"], name="doc"), dtype="str", name=by)


def _name(value: object) -> str | None:
    """Write a value of a column: years beside missing ones come as floats."""
    whole = isinstance(value, float) and value.is_integer()
    return plain(str(int(value)) if whole else str(value)) or None  # type: ignore[call-overload]


def grouped(tables: Tables, counts: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """Add up counts with a row a document by group, groups of months in their order."""
    if by is None:
        return counts
    named = groups(tables, by)
    summed = counts.groupby(named.reindex(counts.index), sort=False).sum()
    summed.insert(0, "texts", named.value_counts(sort=False).reindex(summed.index))
    if are_months(summed.index):
        return summed.sort_index(key=lambda names: names.where(names != NOT_GIVEN, "~"))
    return summed.sort_values("texts", ascending=False, kind="stable")


def are_months(names: Iterable[str]) -> bool:
    """Tell whether groups are months, those that are not given left out.

    Examples
    --------
    >>> are_months(["2025-10", "(not given)"]), are_months(["Herald"])
    (True, False)
    """
    given = [name for name in names if name != NOT_GIVEN]
    return bool(given) and all(_DAY.fullmatch(name) for name in given)


def with_sentence(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Add to each row the sentence in which it starts.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    rows : pandas.DataFrame
        Needs ``doc`` and ``start``.

    Returns
    -------
    pandas.DataFrame
        ``rows`` with the column ``sentence``: its text, white space made plain.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained. There are 260 beds."]})
    >>> tables = rec.analyse(docs)
    >>> with_sentence(tables, tables.quantities)["sentence"].tolist()
    ['There are 260 beds.']
    """
    texts = dict(zip(tables.documents["doc"], tables.documents["text"], strict=True))
    spans = tables.sentences.sort_values("start", kind="stable")[["doc", "start", "end"]]
    spans = spans.assign(first=spans["start"], last=spans["end"])[["doc", "start", "first", "last"]]
    ordered = rows.assign(order=range(len(rows))).sort_values("start", kind="stable")
    found = pd.merge_asof(ordered, spans, on="start", by="doc").sort_values("order")
    sentence = [
        " ".join(texts[doc][int(first) : int(last)].split())
        for doc, first, last in zip(found["doc"], found["first"], found["last"], strict=True)
    ]
    return rows.assign(sentence=pd.Series(sentence, index=rows.index, dtype="str"))


def crosstab(
    tables: Tables, rows: pd.DataFrame, column: str, values: list[str] | None = None
) -> pd.DataFrame:
    """Count rows by document, in corpus order and with those that have none, and by a column."""
    counts = pd.crosstab(rows["doc"], rows[column])
    if values is None:
        values = counts.sum().sort_values(ascending=False, kind="stable").index.tolist()
    counts = counts.reindex(index=tables.documents["doc"].tolist(), columns=values, fill_value=0)
    counts.columns.name = None
    counts.index.name = "doc"
    return counts
