"""Tables of articles: a row for each text, its other columns kept."""

import hashlib
import json
import math
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.reading import delimited, jsonl, parquet, xlsx
from onrecord.reading.decoding import without_surrogates
from onrecord.reading.files import LARGEST, readable, stem, suffix
from onrecord.reading.options import Options
from onrecord.reading.references import without_references
from onrecord.reading.rows import Row, unused
from onrecord.tables import COLUMNS

FORMATS: dict[str, Callable[[Path, str | None], Iterator[Row]]] = {
    ".csv": delimited.rows,
    ".tsv": delimited.rows,
    ".jsonl": jsonl.rows,
    ".ndjson": jsonl.rows,
    ".json": jsonl.rows,
    ".parquet": parquet.rows,
    ".xlsx": xlsx.rows,
}
"""Suffix to what gives the rows of such a table."""

_TEXT = ("text", "content", "body", "full_text", "fulltext", "full text", "article", "article_text")
_DOC = ("doc", "text_name", "doc_id", "id", "name", "filename", "file")
_NO_TEXT = "it has no text"
_LOOSE = (".jsonl", ".ndjson", ".json")  # whose rows need not name the same columns

Article = dict[str, Any]
"""What is known of a text before it is read: doc, text, path, sha256, read_by and the rest."""


def articles(file: Path, options: Options) -> Iterator[tuple[Article | None, str | None]]:
    r"""Give a table's rows as articles in its order, each with what is to be said of it.

    Yields
    ------
    tuple
        The article, None where the row gives none; and a remark, None where there is
        nothing to be said.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder, "news.csv")
    ...     _ = table.write_text("id,body,outlet\na,Rain fell.,Echo\nb,,Echo\n")
    ...     (first, _), (_, remark) = articles(table, Options())
    >>> first["doc"], first["text"], first["outlet"], remark.partition(": ")[2]
    ('a', 'Rain fell.', 'Echo', 'line 3: it has no text.')
    """
    columns: tuple[str, str | None] | None = None
    names: dict[str, int] = {}
    path, kind, name = readable(file), suffix(file), stem(file)
    for number, (place, values) in enumerate(FORMATS[kind](file, options.encoding), 1):
        where = f"{path}: {place}"
        if isinstance(values, str):
            yield None, f"{where}: {values}."
            continue
        columns = columns or _columns(list(values), options)
        if columns is None and kind not in _LOOSE:
            raise _no_texts(file, list(values), options)
        text, reason = _text(values.get(columns[0])) if columns else (None, _NO_TEXT)
        if columns is None or text is None:
            yield None, f"{where}: {reason}."
            continue
        text, decoded = without_references(text)
        given = written(values.get(columns[1])) if columns[1] else None
        doc = unused(given or f"{name}-{number}", names)
        if given and doc != given:
            reason = f"the name {given} was used above; this text is called {doc}"
        article = {
            "doc": doc,
            "path": path,
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "read_by": f"{kind[1:]} table{decoded}",
        }
        yield article | extra_columns(values, columns), f"{where}: {reason}." if reason else None
    if columns is None:
        raise _no_texts(file, [], options)


def extra_columns(values: dict[str, Any], used: tuple[str | None, ...]) -> dict[str, Any]:
    """Keep the other columns; one that is called like a column of ours gets ``_given``."""
    own = [name for name in COLUMNS["documents"] if name not in ("label", "title")]
    return {
        f"{name}_given" if name in own else without_surrogates(name): value
        for name, value in values.items()
        if name not in used and name
    }


def _columns(names: list[str], options: Options) -> tuple[str, str | None] | None:
    """Choose the columns of the texts and of their names, if there is one of texts."""
    if not {options.text, options.doc} - {None} <= set(names):
        return None
    lower = {name.lower(): name for name in reversed(names)}
    text = options.text or next((lower[name] for name in _TEXT if name in lower), None)
    doc = options.doc or next((lower[name] for name in _DOC if name in lower), None)
    return (text, doc) if text else None


def _no_texts(file: Path, names: list[str], options: Options) -> OnrecordError:
    has = f" (it has {', '.join(names)})" if names else ""
    for wanted in (options.text, options.doc):
        if wanted and wanted not in names:
            return OnrecordError(f"{readable(file)}: there is no column {wanted}{has}.")
    return OnrecordError(
        f"{readable(file)}: no column is known to hold the texts{has}; name it with text=."
    )


def _text(value: Any) -> tuple[str | None, str | None]:
    """Give a row's text, and what is to be said of it."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, _NO_TEXT
    if not isinstance(value, str):
        return None, f"its text is not text but {type(value).__name__}"
    if len(value) > LARGEST:
        return None, "its text is larger than any article; split it"
    whole = without_surrogates(value)
    if whole != value:
        return whole, "half characters were replaced by \ufffd"
    if len(value) == xlsx.LONGEST_CELL:
        return value, "its text is as long as a cell can be, and may be cut"
    return value, None


def written(value: Any) -> str | None:
    """Write a value as text: what is missing stays missing.

    Examples
    --------
    >>> written(2026), written(" Echo "), written(float("nan")), written(["a"])
    ('2026', ' Echo ', None, '["a"]')
    """
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict):
        return without_surrogates(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)
