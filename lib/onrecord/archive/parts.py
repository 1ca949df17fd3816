"""Articles to parts: what one task reads, small enough to be sent to any machine."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.reading import folder, table
from onrecord.reading.files import stem, suffix
from onrecord.reading.loading import (
    documents,
    existing,
    extra_types,
    keep,
    nothing_read,
    read_files,
)
from onrecord.reading.options import Options
from onrecord.reading.table import Article, written
from onrecord.storing import parquet_bytes, write_file
from onrecord.tables import check_docs, records

Types = dict[str, str]
"""The further columns of the documents, each with its pandas type."""


@dataclass(frozen=True, slots=True)
class Files:
    """Some files of a folder, with their names and what ``documents.csv`` says of them."""

    entries: list[tuple[str, str]]
    details: dict[str, Article]
    types: Types
    options: Options

    def read(self) -> tuple[pd.DataFrame, list[str]]:
        """Read the files: the documents, and what was left out."""
        found = [(Path(path), doc) for path, doc in self.entries]
        rows, skipped = read_files(found, self.details, self.options)
        return documents(rows, self.types), skipped

    def digest(self) -> str:
        """Tell these files from others, and from themselves once they are changed."""
        return _digest([asdict(self), [_state(Path(path)) for path, _ in self.entries]])


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table, copied to a Parquet file of the archive."""

    path: str
    types: Types | None
    source: str

    def read(self) -> tuple[pd.DataFrame, list[str]]:
        """Read the documents; what the table left out is known already."""
        stored = pd.read_parquet(self.path)
        if self.types is None:
            return stored, []
        return documents(records(stored), self.types), []

    def digest(self) -> str:
        """Tell this piece from others, and from that of a changed table."""
        return _digest([asdict(self)])


@dataclass(frozen=True, slots=True)
class Split:
    """A corpus in parts; what was left out before any part is read, and how much was found."""

    parts: Sequence[Files | Piece]
    skipped: list[str] = field(default_factory=list)
    found: int = 0


def split(articles: str | Path | pd.DataFrame, out: Path, options: Options, size: int) -> Split:
    """Divide a folder, a table or a DataFrame of articles into parts of so many."""
    if isinstance(articles, pd.DataFrame):
        return _split_frame(check_docs(articles), out, size)
    root = existing(articles)
    if root.is_dir() and out.resolve().is_relative_to(root.resolve()):
        raise OnrecordError(
            f"{out}: the archive would lie among the articles; name another folder."
        )
    if root.is_dir():
        return _split_folder(root, options, size)
    if suffix(root) in table.FORMATS:
        return _split_table(root, out, options, size)
    return Split([Files([(str(root), stem(root))], {}, {}, options)], [], 1)


def _split_folder(root: Path, options: Options, size: int) -> Split:
    found, skipped = folder.entries(root)
    if not found:
        raise nothing_read(root, skipped, 0)
    details, remarks = folder.details(root, found)
    types = extra_types(details.values())
    parts = [
        Files(
            [(str(path), doc) for path, doc in some],
            {doc: details[doc] for _, doc in some if doc in details},
            types,
            options,
        )
        for some in (found[at : at + size] for at in range(0, len(found), size))
    ]
    return Split(parts, skipped + remarks, len(found))


def _split_table(root: Path, out: Path, options: Options, size: int) -> Split:
    """Copy a table to pieces, unless that was done before; its rows are read one by one."""
    source = _digest([str(root), _state(root), asdict(options), size])
    state = out / "articles" / "state.json"
    try:
        known = json.loads(state.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    if known.get("source") != source:
        known = _copy(root, out, options, size) | {"source": source}
        write_file(state, json.dumps(known).encode())
    if not known["pieces"]:
        raise nothing_read(root, known["skipped"], known["found"])
    pieces = [Piece(str(_piece(out, at)), known["types"], source) for at in range(known["pieces"])]
    return Split(pieces, known["skipped"], known["found"])


def _copy(root: Path, out: Path, options: Options, size: int) -> dict[str, Any]:
    rows: list[Article] = []
    skipped: list[str] = []
    types: dict[str, str] = {}
    pieces = found = 0
    for article, remark in table.articles(root, options):
        found += 1
        keep(article, remark, rows, skipped, options)
        if len(rows) == size:
            types = _write(rows, _piece(out, pieces), types)
            pieces, rows = pieces + 1, []
    if rows:
        types = _write(rows, _piece(out, pieces), types)
        pieces += 1
    return {"pieces": pieces, "types": types, "skipped": skipped, "found": found}


def _write(rows: list[Article], path: Path, before: Types) -> Types:
    """Write rows as a piece, every value as text; give the types that hold all rows so far."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [written(row.get(name)) for row in rows] for name in names}
    write_file(path, parquet_bytes(pd.DataFrame(columns, dtype="str")))
    return extra_types(rows, before)


def _split_frame(docs: pd.DataFrame, out: Path, size: int) -> Split:
    source = _digest(pd.util.hash_pandas_object(docs.astype("str")).tolist())
    pieces = []
    for at, start in enumerate(range(0, max(len(docs), 1), size)):
        piece = docs.iloc[start : start + size].reset_index(drop=True)
        write_file(_piece(out, at), parquet_bytes(piece))
        pieces.append(Piece(str(_piece(out, at)), None, source))
    return Split(pieces, [], len(docs))


def _piece(out: Path, at: int) -> Path:
    return out / "articles" / f"part-{at:06}.parquet"


def _state(path: Path) -> list[int]:
    try:
        kind = path.stat()
    except OSError as error:
        raise OnrecordError(f"{path}: it cannot be read ({error.strerror}).") from error
    return [kind.st_size, kind.st_mtime_ns]


def _digest(known: Any) -> str:
    return hashlib.sha256(json.dumps(known, default=str).encode("utf-8", "replace")).hexdigest()
