"""Files to documents: a folder or a table of articles as one DataFrame."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.document import facts, read
from onrecord.errors import OnrecordError
from onrecord.language import english_share, is_foreign
from onrecord.reading import folder, table
from onrecord.reading.files import readable, stem, suffix
from onrecord.reading.options import Options
from onrecord.reading.table import Article, written
from onrecord.segments import count_words
from onrecord.tables import COLUMNS, frame

_LARGEST_INTEGER = 2**63
_TOLD = ("path", "sha256", "read_by")


class SkippedFile(UserWarning):
    """An article that was left out, or read with a remark; says why."""


def load(
    path: str | Path,
    text: str | None = None,
    doc: str | None = None,
    encoding: str | None = None,
    any_language: bool = False,
) -> pd.DataFrame:
    r"""Read a folder or a table of articles, or one article, as documents.

    A folder is searched with its subfolders for ``.txt``, ``.html``, ``.htm``, ``.docx``,
    ``.rtf`` and ``.pdf`` files; a table is a ``.csv``, ``.tsv``, ``.jsonl``, ``.json``,
    ``.parquet`` or ``.xlsx`` file with a row for each text. Text files may be packed (``.gz``,
    ``.zst``). What a format needs beyond plain text and CSV comes with
    ``pip install 'onrecord[formats]'``. Line ends and odd characters stay as they are;
    character references of HTML that a plain text or a table still has ("&#163;", "&amp;") are
    decoded, and ``read_by`` says how many.
    Left out are the menus, side columns and readers' comments of a web page, and what
    other files repeat at the head and foot of their pages, hide or mark as deleted.

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
    ...     _ = Path(folder, "documents.csv").write_text("doc,label,outlet\nrain,Rain,Echo\n")
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
        rows, skipped, count = [], [], 0
        for count, (article, remark) in enumerate(table.articles(root, options), 1):  # noqa: B007
            keep(article, remark, rows, skipped, options)
    else:
        rows, skipped, count = [folder.read(root, stem(root), encoding)], [], 1
    if not rows:
        raise nothing_read(root, skipped, count)
    for reason in skipped:
        warnings.warn(reason, SkippedFile, stacklevel=2)
    read_of = frame("documents", [row | _known(row) for row in rows])
    docs = pd.concat([read_of, _further(rows, extra_types(rows))], axis="columns")
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
    columns = dict.fromkeys(name for known in given.values() for name in known)
    for file, doc in found:
        try:
            article = folder.read(file, doc, options.encoding)
        except OnrecordError as reason:
            skipped.append(str(reason))
        else:
            keep(article | columns | given.get(doc, {}), None, rows, skipped, options)
    return rows, skipped


def keep(
    article: Article | None,
    remark: str | None,
    rows: list[Article],
    skipped: list[str],
    options: Options,
) -> None:
    """Keep an article that is English or wanted in any language, and what is said of it."""
    skipped += [remark] if remark else []
    if article and (options.any_language or not is_foreign(article["text"])):
        rows.append(article)
    elif article:
        place, doc = article["path"], article["doc"]
        skipped.append(f"{place}: {doc} is not English; load it with any_language=True.")


def documents(rows: list[Article], types: dict[str, str]) -> pd.DataFrame:
    """Make a table of what was read as the analysis takes it, which measures the texts itself."""
    known = {name: [row.get(name) for row in rows] for name in ("doc", "text", *_TOLD)}
    known |= {name: [written(row.get(name)) for row in rows] for name in ("label", "title")}
    return pd.concat([pd.DataFrame(known, dtype="str"), _further(rows, types)], axis="columns")


def _further(rows: list[Article], types: dict[str, str]) -> pd.DataFrame:
    """Take the further columns as they were written."""
    return pd.DataFrame(
        {
            name: pd.Series([_value(row.get(name), kind) for row in rows], dtype=kind or "str")
            for name, kind in types.items()
        }
    )


def extra_types(rows: Iterable[Article], before: dict[str, str] | None = None) -> dict[str, str]:
    """Give the pandas type of each further column: numbers stay numbers, all else is text.

    It holds the rows before, too, whose types are given; "" is a column without a value.

    Examples
    --------
    >>> extra_types([{"year": 2024, "share": 1, "tag": None}, {"share": 0.5, "tag": "a"}])
    {'year': 'Int64', 'share': 'Float64', 'tag': 'str'}
    """
    types = dict(before or {})
    for row in rows:
        for name, value in row.items():
            if name not in COLUMNS["documents"]:
                types[name] = _both(types.get(name, ""), _type(value))
    return types


def _type(value: Any) -> str:
    if written(value) is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _LARGEST_INTEGER:
        return "str"
    return {bool: "boolean", int: "Int64", float: "Float64"}.get(type(value), "str")


def _both(one: str, other: str) -> str:
    """Give the type that holds values of two types."""
    if one == other or "" in (one, other):
        return one or other
    return "Float64" if {one, other} == {"Int64", "Float64"} else "str"


def _value(value: Any, kind: str) -> Any:
    text = written(value)
    if text is None or kind in ("", "str"):
        return text
    return text == "True" if kind == "boolean" else float(text) if kind == "Float64" else int(text)


def _known(row: Article) -> dict[str, Any]:
    text = row["text"]
    measured = facts(read(text), count_words(text), english_share(text))
    label, title = written(row.get("label")), written(row.get("title"))
    return measured | {"label": label or row["doc"], "title": title or measured["title"]}
