"""Tables to the small tables that the notebooks state and the charts draw.

Repeated passages are left out of every count. Each row that speaks of one place
in a text carries ``doc``, ``start`` and ``end``, and the sentence it stands in.
"""

from collections import Counter

import pandas as pd

from onrecord.reporting.wording import distinct, plain
from onrecord.tables import Tables

SOURCING = {
    "direct": "quoted",
    "mixed": "quoted",
    "indirect": "reported",
    "directive": "reported",
    "credit": "credited",
    "tag": "credited",
    "signoff": "signed",
}
"""How strongly each kind of attribution ties a passage to its source."""

SOURCING_ORDER = ["quoted", "reported", "credited", "signed", "no source"]
"""From the strongest to none."""

UNNAMED = "(not resolved)"
"""Stands for sources such as "he" that no name in the text can be given to."""

CREDIT_ORDER = ["cue", "tag", "signoff", "nobody"]
"""By what a figure is credited, from the strongest to none."""


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


def document_words(tables: Tables) -> pd.DataFrame:
    """Count each document's words, and those that only repeat an earlier passage.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``words``, ``repeated``, ``passages``, ``sentences``.

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
    return pd.DataFrame({"doc": names, "words": tables.documents["words"], **columns})


def words_by_speaker(tables: Tables) -> pd.DataFrame:
    """Count the words that stand behind each speaker, by kind.

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
        words=rows["words"] - _words_inside(rows),
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


def _words_inside(rows: pd.DataFrame) -> pd.Series:
    """Words of the quotations and clauses inside each tag or sign-off, else 0."""
    by_passage = rows["kind"].isin(["tag", "signoff"])
    columns = ["doc", "content_start", "content_end"]
    outer = rows.loc[by_passage, columns].reset_index()
    inner = rows.loc[~by_passage, [*columns, "words"]]
    pairs = outer.merge(inner, on="doc", suffixes=("", "_inner"))
    within = pairs["content_start_inner"] >= pairs["content_start"]
    within &= pairs["content_end_inner"] <= pairs["content_end"]
    return pairs[within].groupby("index")["words"].sum().reindex(rows.index, fill_value=0)


def passage_sourcing(tables: Tables) -> pd.DataFrame:
    r"""Find the strongest source that stands behind each paragraph.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        One row a paragraph or list item: ``doc``, ``passage``, ``start``,
        ``end``, ``words``, ``sourcing`` (quoted, reported, credited, signed, no
        source), ``speakers`` (who, NA if nobody) and ``sentence`` (its first).
        Headings, signatures and repeated passages are left out.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "“We need 40 beds,” Ann Lee said.\nIt rained."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> passage_sourcing(rec.analyse(docs))["sourcing"].tolist()
    ['quoted', 'no source']
    """
    passages = tables.passages
    kept = passages["role"].isin(["paragraph", "list_item"]) & passages["repeats"].isna()
    body = passages[kept].drop(columns=["role", "repeats"])
    behind = _behind_passages(tables, body)
    body = body.merge(behind, on=["doc", "passage"], how="left")
    body["sourcing"] = body["sourcing"].fillna("no source")
    return with_sentence(tables, body)


def _behind_passages(tables: Tables, body: pd.DataFrame) -> pd.DataFrame:
    """For each passage with a source: the strongest sourcing and the speakers."""
    rows = tables.attributions[~tables.attributions["duplicate"]]
    rows = rows.assign(
        sourcing=rows["kind"].map(SOURCING),
        speaker=rows["speaker"].fillna(UNNAMED),
    )
    pairs = body[["doc", "passage", "start", "end"]].merge(
        rows[["doc", "content_start", "content_end", "sourcing", "speaker"]], on="doc"
    )
    touches = (pairs["content_start"] < pairs["end"]) & (pairs["content_end"] > pairs["start"])
    pairs = pairs[touches].assign(rank=lambda p: p["sourcing"].map(SOURCING_ORDER.index))
    pairs = pairs.sort_values(["doc", "passage", "rank"], kind="stable")
    return pairs.groupby(["doc", "passage"], as_index=False).agg(
        sourcing=("sourcing", "first"), speakers=("speaker", lambda s: "; ".join(dict.fromkeys(s)))
    )


def key_figures(tables: Tables) -> pd.DataFrame:
    """List the key figures with the source that stands behind each.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        The rows of ``tables.quantities`` that are key and not repeated, with
        ``credited`` (cue, tag, signoff, nobody), ``speaker`` (NA if nobody is
        credited) and ``sentence``; by topic, then text order.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said there are 260 beds."]})
    >>> key_figures(rec.analyse(docs))[["text", "topic", "speaker"]].to_dict("records")
    [{'text': '260 beds', 'topic': 'beds', 'speaker': 'The mayor'}]
    """
    rows = tables.quantities[tables.quantities["key"] & ~tables.quantities["duplicate"]]
    cited = tables.attributions[["doc", "attribution", "speaker", "source"]]
    cited = cited.assign(speaker=cited["speaker"].fillna(cited["source"]).fillna(UNNAMED))
    cited = cited.drop(columns="source")
    cited["attribution"] = cited["attribution"].astype("Int64")
    rows = rows.merge(cited, on=["doc", "attribution"], how="left")
    rows["credited"] = rows["credited"].fillna("nobody")
    return with_sentence(tables, rows.sort_values("topic", kind="stable").reset_index(drop=True))


def figures_by_sourcing(tables: Tables) -> pd.DataFrame:
    """Count the key figures of each topic by what credits them.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        Topics as rows (most figures first); columns ``cue``, ``tag``,
        ``signoff``, ``nobody``, ``figures``.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> figures_by_sourcing(rec.analyse(docs))["nobody"].to_dict()
    {'beds': 1}
    """
    figures = key_figures(tables)
    counts = pd.crosstab(figures["topic"], figures["credited"])
    counts = counts.reindex(columns=CREDIT_ORDER, fill_value=0)
    counts["figures"] = counts.sum(axis=1)
    counts.columns.name = None
    return counts.sort_values("figures", ascending=False, kind="stable")


def topics_by_document(tables: Tables) -> pd.DataFrame:
    """Count the key figures by document and topic.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        Documents as rows, in their order and also those without a figure;
        topics as columns, most figures first.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["There are 260 beds.", "It rained."]})
    >>> topics_by_document(rec.analyse(docs))["beds"].to_dict()
    {'a': 1, 'b': 0}
    """
    figures = key_figures(tables)
    counts = pd.crosstab(figures["doc"], figures["topic"])
    counts = counts[counts.sum().sort_values(ascending=False, kind="stable").index]
    counts.columns.name = None
    counts = counts.reindex(tables.documents["doc"].tolist(), fill_value=0)
    counts.index.name = "doc"
    return counts


def document_sourcing(tables: Tables) -> pd.DataFrame:
    """Count, for each document, its attributions by kind and its quoted words.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        Documents as rows; one column a kind, then ``attributions`` and
        ``quoted_words``. Repeated passages are left out.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> document_sourcing(rec.analyse(docs))[["direct", "quoted_words"]].to_dict("records")
    [{'direct': 1, 'quoted_words': 4}]
    """
    rows = tables.attributions[~tables.attributions["duplicate"]]
    names = tables.documents["doc"].tolist()
    counts = pd.crosstab(rows["doc"], rows["kind"])
    counts = counts.reindex(index=names, columns=list(SOURCING), fill_value=0)
    counts.columns.name = None
    counts["attributions"] = counts.sum(axis=1)
    quoted = rows.groupby("doc")["quoted_words"].sum()
    counts["quoted_words"] = quoted.reindex(names, fill_value=0)
    return counts
