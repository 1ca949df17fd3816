"""Parquet files, by pyarrow, some rows at a time."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.reading.files import PACKED, check_regular, need, readable
from onrecord.reading.rows import Row

_AT_ONCE = 512  # rows


def rows(file: Path, encoding: str | None) -> Iterator[Row]:
    """Give the rows of a Parquet file."""
    arrow = need("pyarrow.parquet", file, "pyarrow")
    check_regular(file)
    if file.suffix.lower() in PACKED:
        raise OnrecordError(f"{readable(file)}: Parquet is packed already; unpack the file.")
    number = 0
    try:
        with arrow.ParquetFile(file) as table:
            for batch in table.iter_batches(_AT_ONCE):
                for values in batch.to_pylist():
                    number += 1
                    yield f"row {number}", values
    except (OSError, ValueError) as error:  # all that pyarrow raises is one of them
        raise OnrecordError(
            f"{readable(file)}: not a Parquet file that can be read; write it again."
        ) from error
