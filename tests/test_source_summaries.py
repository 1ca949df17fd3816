"""Words and reasons by kind of source."""

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import source_summaries as summaries
from onrecord.tables import Tables

TEXT = (
    "“We need 40 beds,” Ann Lee said. The council said it had 260 beds. "
    "A porter, who asked to stay unnamed, said 12 beds were empty. Two nurses said it rained."
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    docs = {"doc": ["a", "b"], "text": [TEXT, "It rained."], "outlet": ["Fen", "Elm"]}
    return rec.analyse(pd.DataFrame(docs), topics="hospital")


def test_words_by_type(tables: Tables) -> None:
    counted = summaries.words_by_type(tables).set_index("source_type")
    assert counted.index.tolist() == summaries.TYPE_ORDER
    assert counted.loc["person", ["words", "quoted_words", "reported_words"]].tolist() == [4, 4, 0]
    assert counted.loc["organisation", "reported_words"] == 4
    assert (counted["words"] == counted["quoted_words"] + counted["reported_words"]).all()


def test_words_by_type_and_outlet(tables: Tables) -> None:
    counted = summaries.words_by_type(tables, by="outlet")
    assert counted.columns[0] == "outlet"
    assert counted.groupby("outlet")["words"].sum()["Elm"] == 0
    assert counted["words"].sum() == summaries.words_by_type(tables)["words"].sum()


def test_anonymity_counts_people_only(tables: Tables) -> None:
    counted = summaries.anonymity(tables).set_index("anonymity")["attributions"]
    assert counted[summaries.NAMED] == 1
    assert counted[summaries.REASON] >= 1
    assert counted[summaries.NO_REASON] == 1


def test_nothing_cited_gives_zeros() -> None:
    tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": ["It rained."]}))
    for table in (summaries.words_by_type(tables), summaries.anonymity(tables)):
        assert table["words"].tolist() == [0] * len(table)
