"""Attributions against PolNeAR (Newell, Margolin and Ruths, LREC 2018), by its scorer.

The corpus and the scorer are no part of the project. They are looked for in the folder
that the variable ONRECORD_DATA names, by default ``shared/data`` beside the project,
with the scorer in ``measure`` next to it; without them these tests are skipped.
"""

import importlib.util
import os
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.attribution import Attribution, extract

PROJECT = Path(__file__).parents[2]
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data"))
SPLIT = DATA / "polnear" / "dev"
SCORER = DATA.parent / "measure" / "score_attribution.py"
KINDS_OF_THIS_PROJECT = {"tag", "credit", "signoff"}
LEAST = {
    "content_tok": 0.83,
    "content_match": 0.69,
    "content_source_match": 0.66,
    "reporting_content": 0.81,
    "reporting_content_source": 0.79,
}
LEAST_QUOTED_RECALL = (0.88, 0.84)
LEAST_WORDS_A_SECOND = 200_000

pytestmark = [
    pytest.mark.skipif(
        not (SPLIT.is_dir() and SCORER.is_file()),
        reason="PolNeAR or its scorer is not here: set ONRECORD_DATA to its folder",
    ),
    # The scorer leaves it to the interpreter to close the files it reads.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents(scorer: ModuleType) -> dict[str, tuple[str, list[Any]]]:
    documents, _ = scorer.load_gold(str(SPLIT))
    return documents


def as_polnear(rows: list[Attribution]) -> list[dict[str, Any]]:
    """Give the rows in the scorer's form, without what PolNeAR does not annotate."""
    return [
        {
            "source": list(row.source) if row.source else None,
            "cue": list(row.cue) if row.cue else None,
            "content": [list(piece) for piece in row.content],
        }
        for row in rows
        if row.kind not in KINDS_OF_THIS_PROJECT and row.within is None
    ]


def test_accuracy(scorer: ModuleType, documents: dict[str, tuple[str, list[Any]]]) -> None:
    found = {name: as_polnear(extract(text)) for name, (text, _) in documents.items()}
    result = scorer.score(documents, found)
    print()
    scorer.show(result, "PolNeAR dev")
    for measure, least in LEAST.items():
        assert result[measure][2] >= least, measure
    content, with_source = result["recall_quoted"]
    assert content >= LEAST_QUOTED_RECALL[0]
    assert with_source >= LEAST_QUOTED_RECALL[1]


def test_speed(documents: dict[str, tuple[str, list[Any]]]) -> None:
    texts = [text for text, _ in documents.values()]
    seconds = []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            extract(text)
        seconds.append(time.process_time() - start)
    words = sum(len(text.split()) for text in texts)
    speed = words / sorted(seconds)[2]
    print(f"\nattributions: {speed:,.0f} words a second of CPU time (median of 5)")
    assert speed >= LEAST_WORDS_A_SECOND
