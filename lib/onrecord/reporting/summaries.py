"""Tables to the small tables that the notebooks state and the charts draw.

Repeated passages are left out of every count. Each row that speaks of one place
in a text carries ``doc``, ``start`` and ``end``, and the sentence it stands in. With
``by``, a column of ``documents`` such as the outlet or the date, a table counts by
group (dates by month) instead of by document.
"""

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.reporting.spans import overlaps
from onrecord.reporting.wording import distinct, plain
from onrecord.tables import Tables

SOURCING = {
    "direct": "quoted",
    "mixed": "quoted",
    "indirect": "reported",
    "directive": "reported",
    "no_comment": "reported",
    "credit": "credited",
    "tag": "credited",
    "signoff": "signed",
}
"""How strongly each kind of attribution ties a passage to its source."""

NO_SOURCE = "no source found"
"""What is said where the rules found none: a text may name one all the same."""

SOURCING_ORDER = ["quoted", "reported", "credited", "signed", NO_SOURCE]
"""From the strongest to none."""

MISSED = 0.38
"""Share of the attributions of unseen news that the rules miss: README, "How good is it?"."""

UNNAMED = "(not resolved)"
"""Stands for sources such as "he" that no name in the text can be given to."""

CREDIT_ORDER = ["cue", "tag", "signoff", "paragraph", NO_SOURCE]
"""By what a figure is credited, from the strongest to none."""

FEWEST_WORDS = 3
"""A line of fewer words than these (a date, hours, a rubric) is not asked for its source."""

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


def short(doc: str, tables: Tables) -> str:
    """Give one document's label; for many, take :func:`labels` once."""
    return labels(tables)[doc]


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
    given = docs[by].astype("object").where(docs[by].notna(), None)
    values = [None if value is None else plain(str(value)) or None for value in given]
    if all(value is None or _DAY.fullmatch(value) for value in values):
        values = [value and value[:7] for value in values]
    named = [value or NOT_GIVEN for value in values]
    return pd.Series(named, index=pd.Index(docs["doc"], name="doc"), dtype="str", name=by)


def _grouped(tables: Tables, counts: pd.DataFrame, by: str | None) -> pd.DataFrame:
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
    return _grouped(tables, counts.set_index("doc"), by).reset_index()


def words_by_speaker(tables: Tables) -> pd.DataFrame:
    """Count the words attributed to each speaker, by kind.

    The words of a tagged or signed passage are counted once: those that are
    quoted from or reported of somebody inside it are not added to the tag's.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        ``speaker`` (``(not resolved)`` where none is known), ``kind``,
        ``attributions``, ``words``, ``quoted_words``, ``texts`` (number of
        documents); most words first.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> words_by_speaker(rec.analyse(docs))[["speaker", "kind", "words"]].to_dict("records")
    [{'speaker': 'Ann Lee', 'kind': 'direct', 'words': 4}]
    """
    rows = tables.attributions[~tables.attributions["duplicate"]]
    rows = rows.assign(
        speaker=rows["speaker"].fillna(UNNAMED),
        words=rows["words"] - words_inside(rows),
    )
    counted = rows.groupby(["speaker", "kind"], as_index=False).agg(
        attributions=("words", "size"),
        words=("words", "sum"),
        quoted_words=("quoted_words", "sum"),
        texts=("doc", "nunique"),
    )
    total = counted.groupby("speaker")["words"].transform("sum")
    order = counted.assign(total=total, rank=counted["kind"].map(list(SOURCING).index))
    order = order.sort_values(["total", "speaker", "rank"], ascending=[False, True, True])
    return order.drop(columns=["total", "rank"]).reset_index(drop=True)


def words_inside(rows: pd.DataFrame) -> "pd.Series[int]":
    """Words of the quotations and clauses inside each tag or sign-off, else 0."""
    spans = _contents(rows)
    by_passage = rows["kind"].isin(["tag", "signoff"]).to_numpy()
    outer, inner = spans[by_passage], spans[~by_passage]
    a, b = overlaps(outer, inner)
    within = inner["start"].to_numpy()[b] >= outer["start"].to_numpy()[a]
    within &= inner["end"].to_numpy()[b] <= outer["end"].to_numpy()[a]
    found = inner["words"].iloc[b[within]].groupby(outer.index[a[within]]).sum()
    return found.reindex(rows.index, fill_value=0).clip(upper=rows["words"])


def _contents(rows: pd.DataFrame) -> pd.DataFrame:
    """Attributions by the span of what is said."""
    return rows.drop(columns=["start", "end"], errors="ignore").rename(
        columns={"content_start": "start", "content_end": "end"}
    )


def passage_sourcing(tables: Tables) -> pd.DataFrame:
    r"""Find the strongest source behind each paragraph.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        For each paragraph: ``id``, ``doc``, ``passage``, ``start``,
        ``end``, ``words``, ``sourcing`` (quoted, reported, credited, signed, no
        source found), ``speakers`` (who, NA where no source was found) and
        ``sentence`` (its first). Headings, list items, signatures and repeated
        passages are left out, and so are lines of fewer than three words.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "“We need 40 beds,” Ann Lee said.\nIt rained all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> passage_sourcing(rec.analyse(docs))["sourcing"].tolist()
    ['quoted', 'no source found']
    """
    passages = tables.passages
    kept = (passages["role"] == "paragraph") & passages["repeats"].isna()
    kept &= passages["words"] >= FEWEST_WORDS
    body = passages[kept].drop(columns=["role", "repeats"]).reset_index(drop=True)
    body = body.join(_behind_passages(tables, body))
    body["sourcing"] = body["sourcing"].fillna(NO_SOURCE)
    return with_sentence(tables, body)


def _behind_passages(tables: Tables, body: pd.DataFrame) -> pd.DataFrame:
    """For each passage with a source: the strongest sourcing and the speakers."""
    rows = _contents(tables.attributions[~tables.attributions["duplicate"]])
    a, b = overlaps(body, rows)
    pairs = pd.DataFrame(
        {
            "passage": a,
            "sourcing": rows["kind"].map(SOURCING).to_numpy()[b],
            "speaker": rows["speaker"].fillna(UNNAMED).to_numpy()[b],
            "order": b,
        }
    )
    pairs["rank"] = pairs["sourcing"].map({name: n for n, name in enumerate(SOURCING_ORDER)})
    pairs = pairs.sort_values(["passage", "rank", "order"], kind="stable")
    return pairs.groupby("passage").agg(
        sourcing=("sourcing", "first"), speakers=("speaker", lambda s: "; ".join(dict.fromkeys(s)))
    )


def paragraphs_by_sourcing(tables: Tables, by: str | None = None) -> pd.DataFrame:
    r"""Count the paragraphs of each document by their strongest source.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        Documents (or groups, with ``texts``) as rows; columns quoted, reported,
        credited, signed, no source found and ``paragraphs``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> paragraphs_by_sourcing(rec.analyse(docs))["no source found"].to_dict()
    {'a': 1}
    """
    data = passage_sourcing(tables)
    counts = _crosstab(tables, data, "sourcing", SOURCING_ORDER)
    return _grouped(tables, counts.assign(paragraphs=counts.sum(axis=1)), by)


def _crosstab(
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


def key_figures(tables: Tables) -> pd.DataFrame:
    """List the key figures with the source behind each.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        The rows of ``tables.quantities`` that are key and not repeated, a figure that
        one text gives more than once only where it is given first (or first with a
        source); with ``credited`` (cue, tag, signoff, paragraph, no source found),
        ``speaker`` (NA where no source covers the figure) and ``sentence``; by topic,
        then text order.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> key_figures(rec.analyse(docs))[["text", "topic", "speaker"]].to_dict("records")
    [{'text': '260 beds', 'topic': 'health', 'speaker': 'The mayor'}]
    """
    rows = once(tables.quantities[tables.quantities["key"] & ~tables.quantities["duplicate"]])
    return with_speaker(tables, rows.sort_values("topic", kind="stable").reset_index(drop=True))


def with_speaker(tables: Tables, figures: pd.DataFrame) -> pd.DataFrame:
    """Add to rows of the quantities table who stands behind each, and its sentence.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    figures : pandas.DataFrame
        Some rows of ``tables.quantities``.

    Returns
    -------
    pandas.DataFrame
        The same rows; ``credited`` says so where no source was found; ``speaker`` and
        ``sentence`` as in :func:`key_figures`.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> tables = rec.analyse(docs)
    >>> with_speaker(tables, tables.quantities)["speaker"].tolist()
    ['The mayor']
    """
    cited = tables.attributions[["doc", "attribution", "speaker", "source"]]
    cited = cited.assign(speaker=cited["speaker"].fillna(cited["source"]).fillna(UNNAMED))
    cited = cited.drop(columns="source")
    cited["attribution"] = cited["attribution"].astype("Int64")
    rows = figures.merge(cited, on=["doc", "attribution"], how="left")
    rows["credited"] = rows["credited"].fillna(NO_SOURCE)
    return with_sentence(tables, rows)


def once(figures: pd.DataFrame) -> pd.DataFrame:
    r"""Leave out figures that a text gives again: same number, unit, rate and period.

    Parameters
    ----------
    figures : pandas.DataFrame
        Rows of the quantities table.

    Returns
    -------
    pandas.DataFrame
        The first of each, or the first that a source is found for; in the same order.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "New wing with 260 beds\nThe mayor said it has 260 beds."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> once(rec.analyse(docs).quantities)["credited"].tolist()
    ['cue']
    """
    same = ["doc", "low", "high", "unit", "per", "period_start", "period_end", "status", "change"]
    rank = figures["credited"].map(CREDIT_ORDER.index, na_action="ignore").fillna(len(CREDIT_ORDER))
    first = figures.assign(rank=rank).sort_values("rank", kind="stable")
    return figures.loc[first.drop_duplicates(same).index.sort_values()]


def figures_by_sourcing(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count the key figures of each topic by what credits them.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by its groups instead of by topic.

    Returns
    -------
    pandas.DataFrame
        Topics as rows (most figures first), or groups, with ``texts``; columns ``cue``,
        ``tag``, ``signoff``, ``paragraph``, ``no source found``, ``figures``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> figures_by_sourcing(rec.analyse(docs))["no source found"].to_dict()
    {'health': 1}
    """
    figures = key_figures(tables)
    if by is not None:
        counts = _crosstab(tables, figures, "credited", CREDIT_ORDER)
        return _grouped(tables, counts.assign(figures=counts.sum(axis=1)), by)
    counts = pd.crosstab(figures["topic"], figures["credited"])
    counts = counts.reindex(columns=CREDIT_ORDER, fill_value=0)
    counts["figures"] = counts.sum(axis=1)
    counts.columns.name = None
    return counts.sort_values("figures", ascending=False, kind="stable")


def topics_by_document(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count the key figures by document and topic.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        Documents as rows, in their order and also those without a figure (or groups,
        with ``texts``); topics as columns, most figures first.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["There are 260 beds.", "It rained."]})
    >>> topics_by_document(rec.analyse(docs))["health"].to_dict()
    {'a': 1, 'b': 0}
    """
    return _grouped(tables, _crosstab(tables, key_figures(tables), "topic"), by)


def document_sourcing(tables: Tables, by: str | None = None) -> pd.DataFrame:
    """Count, for each document, its attributions by kind and its quoted words.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.
    by : str, optional
        A column of ``documents``: count by group.

    Returns
    -------
    pandas.DataFrame
        Documents (or groups, with ``texts``) as rows; a column for each kind, then
        ``attributions`` and ``quoted_words``. Repeated passages are left out.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> document_sourcing(rec.analyse(docs))[["direct", "quoted_words"]].to_dict("records")
    [{'direct': 1, 'quoted_words': 4}]
    """
    rows = tables.attributions[~tables.attributions["duplicate"]]
    counts = _crosstab(tables, rows, "kind", list(SOURCING))
    counts["attributions"] = counts.sum(axis=1)
    quoted = rows.groupby("doc")["quoted_words"].sum()
    counts["quoted_words"] = quoted.reindex(counts.index, fill_value=0)
    return _grouped(tables, counts, by)
