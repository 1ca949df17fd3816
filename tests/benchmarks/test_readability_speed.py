"""Documents a second: textstat asked metric by metric, and ours, on the same articles.

The articles are those of PolNeAR's dev part where they are at hand (ONRECORD_DATA), else
the seeds. "Cold" empties every cache first; "warm" keeps the memo of tokens. Process CPU
time, the best of the rounds: other work on the machine only ever adds to it.
"""

import functools
import gc
import os
from pathlib import Path
from time import process_time

import pytest
from textstat.backend.utils import get_pyphen

from onrecord.document import Document, read
from onrecord.readability import clean, scores
from onrecord.readability.counting import Counts, count_by_sentence, forget
from onrecord.readability.formulas import evaluate
from onrecord.readability.intervals import standard_errors

PROJECT = Path(__file__).parents[2]
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data"))
ROUNDS = 15

pytestmark = pytest.mark.benchmark(group="readability", timer=process_time)


@pytest.fixture(scope="module")
def articles() -> list[str]:
    paths = sorted((DATA / "polnear" / "dev" / "text").glob("*.txt"))
    paths = paths or sorted((PROJECT / "seeds").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths]


def forget_all() -> None:
    """Empty our memo, textstat's caches and Pyphen's."""
    forget()
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and "textstat" in found.__module__:
            found.cache_clear()
    get_pyphen("en_US").hd.cache.clear()


@pytest.fixture(scope="module")
def documents(articles: list[str]) -> list[Document]:
    """The articles split into sentences, as every step of ``analyse`` gets them."""
    return list(map(read, articles))


def metrics_with_intervals(document: Document) -> tuple[dict[str, float], list[float]]:
    """The seven metrics of the cleaned text with their intervals, textstat's own left out."""
    rows = count_by_sentence(clean(document).sentences)
    return evaluate(Counts(*rows.sum(axis=0).tolist())), standard_errors(rows).tolist()


def best_seconds(benchmark, score, articles: list, *, cold: bool) -> float:
    def run() -> None:
        for text in articles:
            score(text)

    run()
    setup = forget_all if cold else None
    benchmark.pedantic(run, setup=setup, rounds=ROUNDS)
    if benchmark.disabled:
        pytest.skip("speed is measured by: pytest tests/benchmarks --benchmark-enable")
    seconds = benchmark.stats.stats.min
    benchmark.extra_info["documents a second"] = round(len(articles) / seconds)
    return seconds


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return {}


def test_textstat_cold(benchmark, articles, ask_textstat, measured) -> None:
    measured["textstat"] = best_seconds(benchmark, ask_textstat, articles, cold=True)


def test_metrics_with_intervals_cold(benchmark, documents, measured) -> None:
    seconds = best_seconds(benchmark, metrics_with_intervals, documents, cold=True)
    assert measured["textstat"] / seconds >= 4


def test_metrics_with_intervals_warm(benchmark, documents, measured) -> None:
    seconds = best_seconds(benchmark, metrics_with_intervals, documents, cold=False)
    assert measured["textstat"] / seconds >= 9


def test_scores_with_textstats_own_beside_them_cold(benchmark, documents, measured) -> None:
    seconds = best_seconds(benchmark, scores, documents, cold=True)
    assert measured["textstat"] / seconds >= 3


def test_scores_with_textstats_own_beside_them_warm(benchmark, documents, measured) -> None:
    seconds = best_seconds(benchmark, scores, documents, cold=False)
    assert measured["textstat"] / seconds >= 6
