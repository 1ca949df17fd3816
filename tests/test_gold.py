"""The five seeds against what a reader finds in them, row by row."""

from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.tables import Tables

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"

SPANS = [("source", "source_start", "source_end"), ("cue", "cue_start", "cue_end")]
SPANS += [("content", "content_start", "content_end")]
SPANS += [("description", "description_start", "description_end")]
SPANS += [("anonymity", "anonymity_start", "anonymity_end")]
OFFSETS = {column: "Int64" for _, *ends in SPANS for column in ends}
YEARS = {"period_start": "Int64", "period_end": "Int64"}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return rec.analyse(rec.load(ROOT / "seeds"), topics="hospital")


def gold_attributions() -> pd.DataFrame:
    return pd.read_csv(GOLD / "attributions.csv", dtype=OFFSETS)


def gold_quantities() -> pd.DataFrame:
    return pd.read_csv(GOLD / "quantities.csv", dtype=YEARS)


def assert_same_rows(found: pd.DataFrame, gold: pd.DataFrame) -> None:
    """Compare as records, so that a difference is shown as the row it is in."""
    as_records = [
        frame.astype(object).where(frame.notna(), None).to_dict("records")
        for frame in (found, gold)
    ]
    assert as_records[0] == as_records[1]


def test_attributions(tables: Tables) -> None:
    gold = gold_attributions()
    columns = [column for column in gold.columns if column != "doubt"]
    assert_same_rows(tables.attributions[columns], gold[columns])


def test_quantities(tables: Tables) -> None:
    gold = gold_quantities()
    credited = tables.attributions[["doc", "attribution", "source"]]
    credited = credited.astype({"attribution": "Int64"})
    found = tables.quantities.merge(credited, on=["doc", "attribution"], how="left")
    columns = [column for column in gold.columns if column != "doubt"]
    assert_same_rows(found[columns], gold[columns])


def test_gold_offsets_point_at_the_gold_text(tables: Tables) -> None:
    texts = dict(zip(tables.documents["doc"], tables.documents["text"], strict=True))
    for row in gold_attributions().to_dict("records"):
        for name, start, end in SPANS:
            if pd.notna(row[start]):
                assert texts[row["doc"]][row[start] : row[end]] == row[name]
    for row in gold_quantities().to_dict("records"):
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"]


def test_every_span_of_every_table_is_its_text(tables: Tables) -> None:
    texts = dict(zip(tables.documents["doc"], tables.documents["text"], strict=True))
    for row in tables.attributions.to_dict("records"):
        for name, start, end in SPANS:
            if pd.notna(row[start]):
                assert texts[row["doc"]][row[start] : row[end]] == row[name]
    for row in tables.quantities.to_dict("records"):
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"]
    for table in (tables.passages, tables.sentences):
        for row in table.to_dict("records"):
            piece = texts[row["doc"]][row["start"] : row["end"]]
            assert piece
            assert piece == piece.strip()


def test_the_second_copy_of_004_counts_nowhere(tables: Tables) -> None:
    doc = "004_9a1aee5707c25f59"
    half = len(tables.documents.set_index("doc").loc[doc, "text"]) // 2
    for table, start in ((tables.attributions, "content_start"), (tables.quantities, "start")):
        rows = table[table["doc"] == doc]
        second = rows[start] > half
        assert second.sum() == (~second).sum() > 0
        assert rows["duplicate"].tolist() == second.tolist()
        others = table[table["doc"] != doc]
        assert not others["duplicate"].any()


def test_a_gold_row_that_is_altered_fails(tables: Tables) -> None:
    gold = gold_quantities()
    gold.loc[0, "low"] += 1
    columns = ["doc", "text", "low"]
    with pytest.raises(AssertionError):
        assert_same_rows(tables.quantities[columns], gold[columns])
