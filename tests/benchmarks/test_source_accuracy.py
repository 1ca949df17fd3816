"""Kinds of source, descriptions and speakers against labels read by hand.

The labels are offsets into texts of PolNeAR, which are no part of the project. They are looked
for in the folder that the variable ONRECORD_DATA names, by default ``shared/data`` beside the
project; without them these tests are skipped.
"""

import os
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec

PROJECT = Path(__file__).parents[2]
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data"))
TEXTS = DATA / "polnear" / "dev" / "text"
GOLD = PROJECT / "tests" / "gold"
SOURCE = ["doc", "source_start", "source_end"]
LEAST_TYPES, LEAST_SPANS = 0.90, 0.85
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.85

pytestmark = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="PolNeAR is not here: set ONRECORD_DATA to its folder"
)


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    labels = pd.read_csv(GOLD / "dev_sources.csv")
    docs = [
        {"doc": doc, "text": (TEXTS / doc).read_text("utf-8")} for doc in labels["doc"].unique()
    ]
    rows = rec.analyse(pd.DataFrame(docs)).attributions
    rows = rows.drop_duplicates(SOURCE).astype({"source_start": "Int64", "source_end": "Int64"})
    labels = labels.astype(
        {name: "Int64" for name in labels.columns if name.endswith(("rt", "nd"))}
    )
    return labels.merge(rows, on=SOURCE, how="inner", suffixes=("_gold", ""))


def test_most_labelled_sources_are_found(found: pd.DataFrame) -> None:
    assert len(found) >= 150


def test_types(found: pd.DataFrame) -> None:
    right = found["source_type"] == found["source_type_gold"]
    print(f"\ntype right in {right.mean():.1%} of {len(found)}")
    assert right.mean() >= LEAST_TYPES


@pytest.mark.parametrize(("span", "least"), [("description", LEAST_SPANS), ("anonymity", 1.0)])
def test_spans(found: pd.DataFrame, span: str, least: float) -> None:
    edges = [f"{span}_start", f"{span}_end"]
    told = found[found[edges[0]].notna() | found[f"{edges[0]}_gold"].notna()]
    right = pd.concat([told[edge].eq(told[f"{edge}_gold"]) for edge in edges], axis="columns")
    share = right.fillna(False).all(axis="columns").mean()
    print(f"\n{span} right in {share:.1%} of {len(told)}")
    assert share >= least


def test_speakers() -> None:
    labels = pd.read_csv(GOLD / "dev_speakers.csv")
    texts = {doc: (TEXTS / doc).read_text("utf-8") for doc in labels["doc"].unique()}
    docs = pd.DataFrame({"doc": list(texts), "text": list(texts.values())})
    rows = rec.analyse(docs).attributions.drop_duplicates(SOURCE)
    rows = rows.astype({"source_start": "Int64", "source_end": "Int64"})
    labels = labels.astype({name: "Int64" for name in labels.columns if name != "doc"})
    found = labels.merge(rows, on=SOURCE, how="inner")
    tellable = found["speaker_start"].notna()
    expected = pd.Series(
        [
            texts[row["doc"]][row["speaker_start"] : row["speaker_end"]] if is_told else None
            for row, is_told in zip(found.to_dict("records"), tellable, strict=True)
        ],
        index=found.index,
    )
    told = found["speaker"].notna() & tellable
    # A phrase for somebody who has a name is not a wrong name, but the name is missed.
    is_phrase = (found["speaker_rule"] == "itself") & (found["speaker"] != expected)
    right = found["speaker"] == expected
    precision = right[told & ~is_phrase].mean()
    recall = right[tellable].mean()
    print(f"\nspeakers of {len(found)}: precision {precision:.1%}, recall {recall:.1%}")
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL
