"""The rows behind the marks: each with its place in the text, its sentence and its weight."""

import pandas as pd

from onrecord.reporting import summaries
from onrecord.reporting.summaries import NO_SOURCE, SOURCING, UNNAMED
from onrecord.tables import Tables

_BY_CREDIT = {"tag": "credited", "signoff": "signed", "paragraph": "paragraph"}


def cited(tables: Tables) -> pd.DataFrame:
    """List the attributions: which source of the corpus, in which way, how many words.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> cited(rec.analyse(docs, topics="hospital"))[["speaker", "kind", "value"]].to_dict("records")
    [{'speaker': 'Ann Lee', 'kind': 'quoted', 'value': 4}]
    """
    rows = summaries.counted(tables)
    rows = rows[rows["kind"].ne("no_comment")]
    rows = rows.assign(
        speaker=rows["entity"].fillna(rows["speaker"]).fillna(UNNAMED),
        kind=rows["kind"].map(SOURCING).fillna("reported"),
        value=rows["words"] - summaries.words_inside(rows),
        start=rows["content_start"],
        end=rows["content_end"],
    )
    return summaries.with_sentence(tables, rows.reset_index(drop=True))


def figures(tables: Tables) -> pd.DataFrame:
    """List the key figures, each with the kind of source that was found for it.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})
    >>> figures(rec.analyse(docs, topics="hospital"))[["topic", "kind", "value"]].to_dict("records")
    [{'topic': 'beds', 'kind': 'no source found', 'value': 1}]
    """
    found = summaries.key_figures(tables).assign(value=1)
    return found.assign(kind=sourced(tables, found))


def sourced(tables: Tables, found: pd.DataFrame) -> list[str]:
    """Name the kind of source behind each of some rows of the quantities table."""
    kinds = dict(
        zip(
            zip(tables.attributions["doc"], tables.attributions["attribution"], strict=True),
            tables.attributions["kind"].map(SOURCING),
            strict=True,
        )
    )
    return [
        _BY_CREDIT.get(credited) or kinds.get((doc, number), "reported")
        if credited in ("cue", *_BY_CREDIT)
        else NO_SOURCE
        for doc, number, credited in zip(
            found["doc"], found["attribution"], found["credited"].fillna(""), strict=True
        )
    ]


def passages(tables: Tables) -> pd.DataFrame:
    r"""List the paragraphs, each with its strongest source.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "“We need 40 beds,” Ann Lee said.\nIt rained all night."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> passages(rec.analyse(docs, topics="hospital"))["kind"].tolist()
    ['quoted', 'no source found']
    """
    found = summaries.passage_sourcing(tables)
    return found.assign(kind=found["sourcing"], value=1)


def documents(tables: Tables) -> pd.DataFrame:
    """List the passages by whether they repeat, each with its words.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> documents(rec.analyse(docs, topics="hospital"))[["doc", "kind", "value"]].to_dict("records")
    [{'doc': 'a', 'kind': 'own', 'value': 4}]
    """
    rows = tables.passages
    kind = rows["repeats"].notna().map({True: "repeated", False: "own"})
    return summaries.with_sentence(tables, rows.assign(kind=kind, value=rows["words"]))
