"""Files to documents: read a folder of plain texts into a DataFrame."""

import codecs
import hashlib
import os
import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.document import read
from onrecord.errors import OnrecordError
from onrecord.segments import count_words
from onrecord.tables import frame

_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class SkippedFile(UserWarning):
    """A file of a folder that was left out, or read with a remark; says why."""


def load(path: str | Path) -> pd.DataFrame:
    """Read a folder of ``.txt`` files, or one such file, as documents.

    Files are read as UTF-8; line ends stay as they are. A file of a folder that
    cannot be used, or is no ``.txt`` file, is left out with a
    :class:`SkippedFile` warning, and the reasons stand in
    ``docs.attrs["skipped"]``; a file named by itself raises.

    Parameters
    ----------
    path : str or pathlib.Path
        The folder, searched with its subfolders in the order of the names, or
        the file. READMEs and hidden files are no documents.

    Returns
    -------
    pandas.DataFrame
        One row a document: ``doc`` (path within the folder without suffix),
        ``path``, ``text``, ``title`` (NA if the text has none), ``words``,
        ``chars``, ``sha256`` (of the file's bytes).

    Raises
    ------
    OnrecordError
        When the path does not exist or holds no text that can be used.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "rain.txt").write_text("Rain fell. He said so.", "utf-8")
    ...     load(folder)[["doc", "words", "chars"]].to_dict("records")
    [{'doc': 'rain', 'words': 5, 'chars': 22}]
    """
    root = Path(path).expanduser()
    if not root.exists():
        raise OnrecordError(f"{root}: there is no such file or folder; check the path.")
    if root.is_file():
        row, remark = _read(root, root.parent)
        skipped = [remark] if remark else []
        rows = [row]
    else:
        rows, skipped = _read_folder(root)
    for reason in skipped:
        warnings.warn(reason, SkippedFile, stacklevel=2)
    docs = frame("documents", rows)
    docs.attrs["skipped"] = skipped
    return docs


def _read_folder(root: Path) -> tuple[list[dict[str, Any]], list[str]]:
    rows, skipped = [], []
    found = [file for file in sorted(root.rglob("*")) if _is_document(file, root)]
    files = [file for file in found if file.suffix.lower() == ".txt"]
    others = [file for file in found if file.suffix.lower() != ".txt" and not file.is_dir()]
    skipped += [f"{file}: not a .txt file; save it as plain text to use it." for file in others]
    for file in files:
        try:
            row, remark = _read(file, root)
        except OnrecordError as reason:
            skipped.append(str(reason))
        else:
            rows.append(row)
            skipped += [remark] if remark else []
    if not files:
        raise OnrecordError(f"{root}: the folder holds no .txt file; name a folder of texts.")
    if not rows:
        raise OnrecordError(f"{root}: none of its {len(files)} files can be used; {skipped[0]}")
    return rows, skipped


def _is_document(file: Path, root: Path) -> bool:
    parts = file.relative_to(root).parts
    return not any(part.startswith(".") for part in parts) and file.stem != "README"


def _read(file: Path, root: Path) -> tuple[dict[str, Any], str | None]:
    """Read one file: its row, and a remark where something was left out."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OnrecordError(
            f"{file}: the file cannot be read ({error.strerror}); mend its permissions."
        ) from error
    text, remark = _decode(file, data)
    if not text.strip():
        raise OnrecordError(f"{file}: the file is empty; remove it or fill it.")
    row = {
        "doc": _readable(file.relative_to(root).with_suffix("")),
        "path": _readable(file),
        "text": text,
        "title": read(text).title,
        "words": count_words(text),
        "chars": len(text),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return row, remark


def _readable(path: Path) -> str:
    """Write a path as text, also one whose bytes are no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _decode(file: Path, data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _OTHER_MARKS.items():
        if data.startswith(mark):
            raise OnrecordError(f"{file}: the file is saved as {encoding}; save it as UTF-8.")
    if b"\x00" in data:
        raise OnrecordError(f"{file}: the file is binary, not text; remove it from the folder.")
    remark = None
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        remark = f"{file}: the byte-order mark at its beginning was left out; save without one."
    try:
        return data.decode("utf-8"), remark
    except UnicodeDecodeError as error:
        raise OnrecordError(
            f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8."
        ) from error
