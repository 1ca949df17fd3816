"""Files to documents: a folder or a table of articles as one DataFrame."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.document import facts, read
from onrecord.errors import OnrecordError
from onrecord.language import is_foreign
from onrecord.reading import folder, table
from onrecord.reading.files import readable, stem, suffix
from onrecord.reading.options import Options
from onrecord.reading.table import Article, written
from onrecord.tables import COLUMNS, frame


class SkippedFile(UserWarning):
    """An article that was left out, or read with a remark; says why."""


def load(
    path: str | Path,
    text: str | None = None,
    doc: str | None = None,
    encoding: str | None = None,
    any_language: bool = False,
) -> pd.DataFrame:
    """Read a folder or a table of articles, or one article, as documents.

    A folder is searched with its subfolders for ``.txt``, ``.html``, ``.htm``, ``.docx``,
    ``.rtf`` and ``.pdf`` files; a table is a ``.csv``, ``.tsv``, ``.jsonl``, ``.json``,
    ``.parquet`` or ``.xlsx`` file with one row a text. Text files may be packed (``.gz``,
    ``.zst``). What a format needs beyond plain text and CSV comes with
    ``pip install 'onrecord[formats]'``. Line ends and odd characters stay as they are.

    An article that cannot be used, or is not English, is left out with a
    :class:`SkippedFile` warning; a file named by itself raises.

    Parameters
    ----------
    path : str or pathlib.Path
        The folder or the file. READMEs and hidden files are no articles. A
        ``documents.csv`` in the folder gives its texts a ``label``, an outlet, a date
        or whatever its columns say, by their ``doc``.
    text, doc : str, optional
        The table's columns of texts and of their names; found by the usual names
        (text, content, body … and doc, text_name, id …) where they are not given.
    encoding : str, optional
        The encoding of texts that are neither UTF-8 nor have a byte-order mark;
        ``"guess"`` has it guessed file by file, and ``read_by`` says what was guessed.
    any_language : bool
        Whether to keep texts that are plainly not English.

    Returns
    -------
    pandas.DataFrame
        One row a text: the columns of ``documents``, of which ``copy_of`` is still
        empty, then those of the table or of ``documents.csv`` as they were written.
        ``attrs["skipped"]`` lists what was left out and why, ``attrs["articles"]`` the
        number of articles ``found`` and ``read``.

    Raises
    ------
    OnrecordError
        When the path does not exist or holds no text that can be used, or a library is
        missing that the file needs.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "rain.txt").write_text("Rain fell. He said so.", "utf-8")
    ...     _ = Path(folder, "documents.csv").write_text("doc,label,outlet\\nrain,Rain,Echo\\n")
    ...     load(folder)[["doc", "label", "words", "outlet"]].to_dict("records")
    [{'doc': 'rain', 'label': 'Rain', 'words': 5, 'outlet': 'Echo'}]
    """
    options = Options(text, doc, encoding, any_language)
    root = existing(path)
    if root.is_dir():
        found, skipped = folder.entries(root)
        given, remarks = folder.details(root, found)
        rows, missed = read_files(found, given, options)
        skipped, count = skipped + remarks + missed, len(found)
    elif suffix(root) in table.FORMATS:
        rows, skipped = [], []
        for item in table.articles(root, options):
            keep(item, rows, skipped, options)
        count = len(rows) + len(skipped)
    else:
        rows, skipped, count = [folder.read(root, stem(root), encoding)], [], 1
    if not rows:
        raise nothing_read(root, skipped, count)
    for reason in skipped:
        warnings.warn(reason, SkippedFile, stacklevel=2)
    docs = documents(rows)
    docs.attrs["skipped"] = skipped
    docs.attrs["articles"] = {"found": count, "read": len(rows)}
    return docs


def existing(path: str | Path) -> Path:
    """Make a path of what the user gave, and make sure that something is there."""
    try:
        root = Path(path).expanduser()
        if root.is_dir() or root.exists():
            return root
    except (TypeError, ValueError, RuntimeError, OSError) as error:
        raise OnrecordError(f"{path}: not a path that can be read ({error}).") from error
    raise OnrecordError(f"{root}: there is no such file or folder; check the path.")


def nothing_read(root: Path, skipped: list[str], count: int) -> OnrecordError:
    """Say that no text is left, and why the first was not read."""
    if not count:
        kinds = ", ".join(folder.FORMATS)
        why = f" ({skipped[0]})" if skipped else ""
        return OnrecordError(f"{readable(root)}: it holds no article ({kinds}){why}.")
    which = "its one article" if count == 1 else f"none of its {count} articles"
    can = "cannot" if count == 1 else "can"
    return OnrecordError(f"{readable(root)}: {which} {can} be used; {skipped[-1]}")


def read_files(
    found: Iterable[tuple[Path, str]], given: dict[str, Article], options: Options
) -> tuple[list[Article], list[str]]:
    """Read the files of a folder, each with what is known of it; say which were left out."""
    rows: list[Article] = []
    skipped: list[str] = []
    columns = dict.fromkeys(name for article in given.values() for name in article)
    for file, doc in found:
        try:
            article = folder.read(file, doc, options.encoding)
        except OnrecordError as reason:
            skipped.append(str(reason))
        else:
            keep(article | columns | given.get(doc, {}), rows, skipped, options)
    return rows, skipped


def keep(item: Article | str, rows: list[Article], skipped: list[str], options: Options) -> None:
    """Keep an article that is English or wanted in any language; else say what it is."""
    if isinstance(item, str):
        skipped.append(item)
    elif not options.any_language and is_foreign(item["text"]):
        skipped.append(
            f"{item['path']}: {item['doc']} is not English; load it with any_language=True."
        )
    else:
        rows.append(item)


def documents(rows: list[Article]) -> pd.DataFrame:
    """Make the table of documents of what was read."""
    known = [row | _known(row) for row in rows]
    extra = dict.fromkeys(name for row in rows for name in row if name not in COLUMNS["documents"])
    columns = {
        name: pd.Series([written(row.get(name)) for row in rows], dtype="str") for name in extra
    }
    return pd.concat([frame("documents", known), pd.DataFrame(columns)], axis="columns")


def _known(row: Article) -> dict[str, Any]:
    measured = facts(read(row["text"]))
    label, title = written(row.get("label")), written(row.get("title"))
    return measured | {"label": label or row["doc"], "title": title or measured["title"]}
