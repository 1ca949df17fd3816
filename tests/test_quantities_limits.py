"""Whatever the text: valid spans, finite values, and every number in one row at most."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.quantities import extract, passed_over

PIECES = st.sampled_from(
    [
        *(
            "1",
            "9",
            "0",
            ",",
            ".",
            " ",
            "-",
            "–",
            "(",
            ")",
            "%",
            "$",
            "Rs. ",
            "to ",
            "and ",
            "from ",
        ),
        *(
            "half ",
            "a ",
            "one ",
            "hundred ",
            "million ",
            "of ",
            "the ",
            "every ",
            "2nd ",
            "between ",
        ),
        *("½", "\u00a0", "beds ", "in 2019 ", "more than ", "minus ", "k", "m", "/", ":", "+", "’"),
        *("per ", "year ", "\n", "up ", "by "),
    ]
)


def check(text: str) -> None:
    found = extract(text)
    spans = [(q.start, q.end) for q in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for quantity in found:
        assert quantity.low <= quantity.high
        assert abs(quantity.low) < float("inf")
        assert abs(quantity.high) < float("inf")
        assert quantity.counted is None or quantity.counted in text
        assert quantity.period is None or quantity.period in text
    assert all(0 <= n.start < n.end <= len(text) for n in passed_over(text))


@given(st.text(max_size=200))
def test_any_text_gives_valid_spans(text):
    check(text)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_string_of_number_parts_gives_valid_spans(text):
    check(text)


@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "9 trillion" * 100, "one million " * 50, "1e999", "9" * 15 + " quadrillion"],
)
def test_huge_numbers_do_no_harm(text):
    check(text)


@pytest.mark.parametrize("number", ["5e91", ".5e91", "3 x 10^99", "9" * 60, "1" + ",000" * 20])
@pytest.mark.parametrize(
    "frame", ["€{}", "{} km", "{} years old", "{} of {} children", "{} to {} feet", "1 in {}"]
)
def test_huge_numbers_are_read_beside_any_unit(number, frame):
    check(f"It is {frame} today.".replace("{}", number))
