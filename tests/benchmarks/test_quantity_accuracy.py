"""NewsQuant: our figures, projected onto its scheme, against its gold.

Run by ``make benchmark`` where the data is; skipped elsewhere. These are the sentences used in
development: what is reached here says nothing about other texts.
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
NEWS = DATA.parent.parent / "general-news.jsonl"
SCORER = DATA.parent.parent.parent / "measure" / "score_quantities.py"
LEAST = {"value": 97, "value+unit": 88.5, "value+change": 89}
SLOWEST = 150_000  # words a second of news, one core

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


def scored() -> dict[str, dict[str, float]]:
    gold = json.loads(DATA.read_text(encoding="utf-8"))
    projected = module(HERE / "projection.py").projected
    predicted = [projected(sentence["text"]) for sentence in gold]
    strict: dict[str, dict[str, float]] = module(SCORER).score(gold, predicted)["strict"]
    return strict


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    strict = scored()
    for block, found in strict.items():
        print(f"\nNewsQuant {block:18} P {found['P']}  R {found['R']}  F1 {found['F1']}", end="")
    return strict


@pytest.mark.parametrize(("block", "least"), LEAST.items())
def test_f1_reaches_what_it_must(
    scores: dict[str, dict[str, float]], block: str, least: float
) -> None:
    assert scores[block]["F1"] >= least


def speed(texts: list[str]) -> float:
    """Give words a second of one core, the best of five runs."""
    words = sum(len(text.split()) for text in texts)
    runs = []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            extract(text)
        runs.append(time.process_time() - start)
    return words / min(runs)


def test_words_a_second() -> None:
    sentences = [sentence["text"] for sentence in json.loads(DATA.read_text(encoding="utf-8"))]
    print(f"\nquantities: {speed(sentences):,.0f} words/s in sentences full of figures", end="")
    if not NEWS.is_file():
        pytest.skip("general news is not here")
    lines = NEWS.read_text(encoding="utf-8").splitlines()[:100]
    reached = speed([json.loads(line)["text"] for line in lines])
    print(f", {reached:,.0f} in news", end="")
    assert reached >= SLOWEST
