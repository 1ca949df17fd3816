"""The long run of ``make fuzz``: made-up documents by the hundred thousand, then broken files.

``python tests/fuzz/run_fuzz.py [DOCUMENTS] [FIRST]`` stops at nothing: every number that
breaks something is printed with what it broke, and the exit code is 1.
"""

import sys
import tempfile
from pathlib import Path

from fuzz_checks import (
    check,
    check_corrections,
    check_file,
    check_marked,
    check_segments,
    documents,
)
from fuzz_files import files

_AT_ONCE = 500  # documents


def main(count: int, first: int) -> int:
    """Run the checks; how many numbers broke something."""
    wrong = 0
    for start in range(first, first + count, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, first + count))
        try:
            _all(numbers)
        except Exception:  # noqa: BLE001 - whatever it is, it is found
            wrong += sum(_tell(number) for number in numbers)
        if sys.stderr.isatty() or (start - first) % (20 * _AT_ONCE) == 0:
            print(f"{numbers.stop - first:,} of {count:,} documents", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count // 50):
            name, data = list(files().items())[number % len(files())]
            try:
                check_file(Path(folder), name, data, number)
            except Exception as error:  # noqa: BLE001
                wrong += 1
                print(f"file {number} ({name}): {type(error).__name__}: {str(error)[:300]}")
    print(f"{count:,} documents and {count // 50:,} files; {wrong} broke something.")
    return wrong


def _all(numbers: range) -> None:
    docs = documents(numbers)
    check_segments(docs)
    tables = check(docs)
    if numbers.start % (4 * _AT_ONCE) == 0:
        check_marked(tables)
        check_corrections(docs, numbers.start)


def _tell(number: int) -> int:
    try:
        docs = documents(range(number, number + 1))
        check_segments(docs)
        check_marked(check(docs))
    except Exception as error:  # noqa: BLE001
        print(f"document {number}: {type(error).__name__}: {str(error)[:300]}")
        return 1
    return 0


if __name__ == "__main__":
    given = [int(value.replace(",", "")) for value in sys.argv[1:]]
    sys.exit(main(*(given + [200_000, 1_000_000][len(given) :])) > 0)
