"""Folders of articles: one file a text, and what ``documents.csv`` says of them."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading import delimited, docx, html, pdf, plain, rtf, table
from onrecord.reading.decoding import without_surrogates
from onrecord.reading.files import PACKED, find, readable, stem, suffix, take
from onrecord.reading.rows import unused
from onrecord.reading.table import Article

FORMATS: dict[str, Callable[[Path, bytes, str | None], tuple[str, str]]] = {
    ".txt": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
    ".rtf": rtf.read,
    ".pdf": pdf.read,
}
"""Suffix to what turns such a file's bytes into text, and says how."""

DETAILS = "documents.csv"
"""The file of a folder that gives its texts labels, outlets, dates …, by their ``doc``."""


def entries(root: Path) -> tuple[list[tuple[Path, str]], list[str]]:
    """Find the articles of a folder with their names, and say what was left out.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("a.txt", "a.html", "b.odt"):
    ...         _ = Path(folder, name).write_text("Rain fell.")
    ...     found, left_out = entries(Path(folder))
    >>> [doc for _, doc in found], len(left_out)
    (['a.html', 'a.txt'], 1)
    """
    files, skipped = find(root)
    known = [file for file in files if suffix(file) in FORMATS]
    for file in files:
        if suffix(file) in table.FORMATS and file != root / DETAILS:
            skipped.append(f"{readable(file)}: a table of articles; load it by itself.")
        elif suffix(file) not in FORMATS and file != root / DETAILS:
            kinds = ", ".join(FORMATS)
            skipped.append(f"{readable(file)}: not one of {kinds}; save it as one of them.")
    return list(zip(known, _names(root, known), strict=True)), skipped


def _names(root: Path, files: list[Path]) -> list[str]:
    """Name each file by its path without suffix; with it where two would be called the same."""
    within = [file.relative_to(root) for file in files]
    short = [readable(path.parent / stem(path)) for path in within]
    often = Counter(short)
    used: dict[str, int] = {}
    return [
        unused(name if often[name] == 1 else readable(path), used)
        for name, path in zip(short, within, strict=True)
    ]


def read(file: Path, doc: str, encoding: str | None) -> Article:
    """Read one article's file."""
    reader = FORMATS.get(suffix(file))
    if reader is None:
        kinds = ", ".join([*FORMATS, *table.FORMATS])
        raise OnrecordError(f"{readable(file)}: not one of {kinds}; save it as one of them.")
    stored, data = take(file)
    if not data.strip():
        raise OnrecordError(f"{readable(file)}: the file is empty; remove it or fill it.")
    text, read_by = reader(file, data, encoding)
    if not text.strip():
        raise OnrecordError(f"{readable(file)}: the file is empty; remove it or fill it.")
    return {
        "doc": doc,
        "path": readable(file),
        "text": without_surrogates(text),
        "sha256": hashlib.sha256(stored).hexdigest(),
        "read_by": read_by if file.suffix.lower() not in PACKED else f"{read_by}, unpacked",
    }


def details(root: Path, docs: Iterable[tuple[Path, str]]) -> tuple[dict[str, Article], list[str]]:
    """Read ``documents.csv``: what it says of each text, and what in it fits none."""
    file = root / DETAILS
    if not os.path.lexists(file):  # Path.exists raises in a folder that is closed
        return {}, []
    known = {doc: doc for _, doc in docs} | {path.name: doc for path, doc in docs}
    found: dict[str, Article] = {}
    remarks = []
    for place, values in delimited.rows(file, None):
        where = f"{readable(file)}: {place}"
        if isinstance(values, str):
            remarks.append(f"{where}: {values}.")
            continue
        if "doc" not in values:
            raise OnrecordError(f"{readable(file)}: there is no column doc; add it.")
        named = str(values["doc"])
        if named not in known:
            remarks.append(f"{where}: no text is called {named}.")
        elif known[named] in found:
            remarks.append(f"{where}: {named} was named above; this line is not used.")
        else:
            found[known[named]] = _kept(values)
    return found, remarks


def _kept(values: dict[str, Any]) -> Article:
    return table.extra_columns(values, ("doc",))
