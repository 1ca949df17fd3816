"""Every row's span is exactly its text, on every article at hand."""

import os
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec

PROJECT = Path(__file__).parents[2]
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data")) / "polnear"
FOLDERS = [PROJECT / "tests" / "gold" / "hospital", DATA / "dev" / "text", DATA / "train" / "text"]


@pytest.mark.parametrize("folder", FOLDERS, ids=["hospital", "dev", "train"])
def test_every_span_is_its_text(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(
            "the articles are not here: set ONRECORD_DATA to the folder that holds polnear/"
        )
    tables = rec.analyse(rec.load(folder))
    texts = dict(zip(tables.documents["doc"], tables.documents["text"], strict=True))
    rows = tables.attributions.to_dict("records")
    spans = [
        (row["doc"], row[f"{part}_start"], row[f"{part}_end"], row[part])
        for row in rows
        for part in ("source", "cue", "content")
        if pd.notna(row[f"{part}_start"])
    ]
    figures = tables.quantities[["doc", "start", "end", "text"]]
    spans += list(figures.itertuples(index=False, name=None))
    assert spans
    assert [span for span in spans if texts[span[0]][span[1] : span[2]] != span[3]] == []
