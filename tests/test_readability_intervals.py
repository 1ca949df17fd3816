from pathlib import Path

import numpy as np
import pytest

from onrecord.readability import METRICS, Mean, clean, difference, holm
from onrecord.readability.comparing import quantile
from onrecord.readability.counting import Counts, Rows, count_by_sentence
from onrecord.readability.formulas import evaluate
from onrecord.readability.intervals import standard_errors

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
        covered += np.abs(score(sample) - truth) <= quantile(n - 1) * standard_errors(sample)
    share = covered / SAMPLES
    assert np.all((share >= 0.92) & (share <= 0.97)), share


def test_the_interval_of_a_mean_is_students() -> None:
    # With words alike, the grade depends on the sentences only through a mean of lengths.
    rows = count_by_sentence(["cat " * n + "cat." for n in (4, 9, 11, 6)])
    one_syllable = 11.8 - 15.59
    lengths = rows[:, Counts.__slots__.index("words")]
    assert score(rows)[1] == pytest.approx(0.39 * lengths.mean() + one_syllable)
    expected = 3.18244630528 * 0.39 * lengths.std(ddof=1) / np.sqrt(4)
    assert quantile(3) * standard_errors(rows)[1] == pytest.approx(expected)


def test_fewer_than_two_sentences_have_no_error() -> None:
    assert np.isnan(standard_errors(count_by_sentence(["The beds are new."]))).all()
    assert np.isnan(standard_errors(count_by_sentence([]))).all()


def test_two_texts_of_one_kind_are_told_apart_as_seldom_as_the_level_says() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    population = np.concatenate([count_by_sentence(clean(text).sentences) for text in texts])
    random = np.random.default_rng(2026)

    def grade(n: int) -> Mean:
        sample = population[random.integers(len(population), size=n)]
        return Mean(score(sample)[1], standard_errors(sample)[1], n)

    found = [difference(grade(12), grade(25)) for _ in range(SAMPLES)]
    wrong = np.mean([pair.p < 0.05 for pair in found])
    assert 0.03 <= wrong <= 0.07, wrong


def test_the_difference_is_welchs() -> None:
    a, b = [9.0, 12.0, 11.0, 14.0], [20.0, 22.0, 21.0]
    means = [
        Mean(float(np.mean(x)), float(np.std(x, ddof=1) / len(x) ** 0.5), len(x)) for x in (a, b)
    ]
    found = difference(*means)
    assert found.value == pytest.approx(-9.5)
    assert found.p == pytest.approx(0.00081010, rel=1e-4)  # scipy.stats.ttest_ind, not equal_var
    assert found.low < found.value < found.high < 0
    assert difference(means[1], means[0]).p == found.p


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Mean(1.0, 0.5, 1), Mean(2.0, 0.5, 9)),
        (Mean(1.0, 0.0, 9), Mean(2.0, 0.0, 9)),
        (Mean(1.0, float("nan"), 9), Mean(2.0, 0.1, 9)),
    ],
)
def test_nothing_is_said_of_a_difference_without_errors(a: Mean, b: Mean) -> None:
    assert difference(a, b) is None


def test_holms_correction() -> None:
    assert holm([]) == []
    assert holm([0.02]) == [0.02]
    assert holm([0.01, 0.02, 0.03, 0.5]) == pytest.approx([0.04, 0.06, 0.06, 0.5])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
