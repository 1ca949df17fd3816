"""NewsQuant: our figures, projected onto its scheme, against its gold.

Run by ``make benchmark`` where the data is; skipped elsewhere.
"""

import importlib.util
import json
import os
import time
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.quantities import extract

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent.parent / "shared" / "data"
DATA = Path(os.environ.get("ONRECORD_DATA", DEFAULT)) / "newsquant" / "newsquant_dev.json"
SCORER = DATA.parent.parent.parent / "measure" / "score_quantities.py"

pytestmark = pytest.mark.skipif(
    not (DATA.is_file() and SCORER.is_file()),
    reason="NewsQuant is not here: set ONRECORD_DATA to the folder that holds newsquant/",
)


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def gold():
    return json.loads(DATA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores(gold):
    projected = module(HERE / "projection.py").projected
    predicted = [projected(sentence["text"]) for sentence in gold]
    strict = module(SCORER).score(gold, predicted)["strict"]
    for block, found in strict.items():
        print(f"\nNewsQuant {block:18} P {found['P']}  R {found['R']}  F1 {found['F1']}", end="")
    return strict


@pytest.mark.parametrize(
    ("block", "least"), [("value", 96.5), ("value+unit", 90), ("value+change", 90)]
)
def test_f1_reaches_what_it_must(scores, block, least):
    assert scores[block]["F1"] >= least


def test_words_a_second(gold):
    texts = [sentence["text"] for sentence in gold]
    words = sum(len(text.split()) for text in texts)
    runs = []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            extract(text)
        runs.append(time.process_time() - start)
    assert words / min(runs) >= 100_000
