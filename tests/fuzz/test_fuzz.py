"""A few seconds of the fuzzing that ``make fuzz`` does at length."""

from pathlib import Path

import pytest
from fuzz_checks import (
    check,
    check_corrections,
    check_file,
    check_marked,
    check_segments,
    documents,
)
from fuzz_files import files

from onrecord.quantities import extract


@pytest.mark.parametrize("first", [0, 60, 120])
def test_any_text_gives_rows_that_are_its_text(first: int) -> None:
    docs = documents(range(first, first + 60))
    check_segments(docs)
    tables = check(docs)
    assert len(tables.quantities) > 10
    assert len(tables.attributions) > 10
    check_marked(tables)


def test_any_correction_is_applied_or_told() -> None:
    for number in range(3):
        check_corrections(documents(range(number * 20, number * 20 + 20)), number)


@pytest.mark.parametrize("name", files())
def test_any_file_is_read_or_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    for number in range(8):
        check_file(tmp_path, name, files()[name], number)


def test_an_opening_mark_alone_before_by() -> None:
    assert [figure.start for figure in extract("It fell ( by 40 beds.")] == [13]
