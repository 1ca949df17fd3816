from pathlib import Path

import numpy as np
import pytest

from onrecord.readability import METRICS, clean
from onrecord.readability.counting import Counts, Rows, count_by_sentence
from onrecord.readability.formulas import evaluate
from onrecord.readability.intervals import half_widths

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SAMPLES = 2000


def score(rows: Rows) -> np.ndarray:
    return np.array(list(evaluate(Counts(*rows.sum(axis=0).tolist())).values()))


@pytest.mark.parametrize("n", [5, 10, 20, 30])
def test_intervals_cover_the_truth_as_often_as_they_say(n: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    population = np.concatenate([count_by_sentence(clean(text).sentences) for text in texts])
    truth = score(population)
    random = np.random.default_rng(2026)
    covered = np.zeros(len(METRICS))
    for _ in range(SAMPLES):
        sample = population[random.integers(len(population), size=n)]
        covered += np.abs(score(sample) - truth) <= half_widths(sample)
    share = covered / SAMPLES
    assert np.all((share >= 0.92) & (share <= 0.97)), share


def test_the_interval_of_a_mean_is_students() -> None:
    # With words alike, the grade depends on the sentences only through a mean of lengths.
    rows = count_by_sentence(["cat " * n + "cat." for n in (4, 9, 11, 6)])
    one_syllable = 11.8 - 15.59
    lengths = rows[:, Counts.__slots__.index("words")]
    assert score(rows)[1] == pytest.approx(0.39 * lengths.mean() + one_syllable)
    expected = 3.18244630528 * 0.39 * lengths.std(ddof=1) / np.sqrt(4)
    assert half_widths(rows)[1] == pytest.approx(expected)


def test_fewer_than_two_sentences_have_no_interval() -> None:
    assert np.isnan(half_widths(count_by_sentence(["The beds are new."]))).all()
    assert np.isnan(half_widths(count_by_sentence([]))).all()
