"""Finding the files of a folder, and taking the bytes of one."""

import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO, Any, cast

from onrecord.errors import OnrecordError

LARGEST = 50 * 2**20  # bytes; no article is larger
BESIDE = frozenset({"aliases.csv", "corrections.csv", "remarks.md", "review.csv"})
"""Files beside the texts in which a person says what is known of them."""

PACKED = (".gz", ".zst")
"""Suffixes of compressed files; what they hold is told by the suffix before."""


def suffix(file: Path) -> str:
    """Give the suffix that tells what a file holds, in lower case.

    Examples
    --------
    >>> suffix(Path("news/Rain.TXT.gz"))
    '.txt'
    """
    last = file.suffix.lower()
    return Path(file.stem).suffix.lower() if last in PACKED else last


def stem(file: Path) -> str:
    """Give a file's name without the suffixes that tell what it holds.

    Examples
    --------
    >>> stem(Path("news/v1.2.txt.gz"))
    'v1.2'
    """
    name = file.stem if file.suffix.lower() in PACKED else file.name
    return Path(name).stem


def readable(path: Path | str) -> str:
    """Write a path as text, also one whose bytes are no UTF-8."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")


def find(root: Path) -> tuple[list[Path], list[str]]:
    """Find the files below a folder, and say which places could not be searched.

    Linked folders are not followed; READMEs and hidden files are no articles.

    Examples
    --------
    >>> find(Path("no/such/folder"))[0]
    []
    """
    skipped: list[str] = []

    def unsearched(error: OSError) -> None:
        skipped.append(
            f"{readable(error.filename)}: the folder cannot be read ({error.strerror}); "
            "check its permissions."
        )

    return sorted(_files(root, unsearched, skipped)), skipped


def _files(root: Path, unsearched: Any, skipped: list[str]) -> Iterator[Path]:
    for folder, inner, names in os.walk(root, onerror=unsearched):
        inner[:] = [name for name in inner if not name.startswith(".")]
        links = (Path(folder) / name for name in inner if (Path(folder) / name).is_symlink())
        skipped.extend(
            f"{readable(link)}: a linked folder is not followed; name it by itself."
            for link in links
        )
        for name in names:
            if not name.startswith(".") and Path(name).stem != "README" and name not in BESIDE:
                yield Path(folder) / name


def check_regular(file: Path) -> None:
    """Refuse all but plain files: a pipe or a device may never end."""
    try:
        kind = file.stat()
    except (OSError, ValueError) as error:
        raise unreadable(file, error) from error
    if not stat.S_ISREG(kind.st_mode):
        raise OnrecordError(f"{readable(file)}: not a plain file; name a file or a folder of them.")


def unreadable(file: Path, error: Exception) -> OnrecordError:
    """Say in one sentence why the system does not let a file be read."""
    reason = getattr(error, "strerror", None) or str(error)
    return OnrecordError(
        f"{readable(file)}: the file cannot be read ({reason}); check its permissions."
    )


def take(file: Path) -> tuple[bytes, bytes]:
    """Take the bytes of an article's file: as stored, and unpacked."""
    check_regular(file)
    try:
        with file.open("rb") as stored:
            data = stored.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(file, error) from error
    if len(data) > LARGEST:
        raise _too_large(file)
    return data, _unpack(file, data)


def open_table(file: Path) -> IO[bytes]:
    """Open a table's file for reading bytes, unpacked on the way."""
    check_regular(file)
    try:
        match file.suffix.lower():
            case ".gz":
                return cast(IO[bytes], gzip.open(file))
            case ".zst":
                arrow = need("pyarrow", file)
                return cast(IO[bytes], arrow.input_stream(str(file), compression="zstd"))
            case _:
                return file.open("rb")
    except OSError as error:
        raise unreadable(file, error) from error


def need(module: str, file: Path, package: str | None = None) -> ModuleType:
    """Import the library that a format needs, or name it in one sentence."""
    try:
        return import_module(module)
    except ImportError as error:
        raise OnrecordError(
            f"{readable(file)}: reading it needs the package {package or module}; "
            "pip install 'onrecord[formats]' brings it."
        ) from error


def _unpack(file: Path, data: bytes) -> bytes:
    try:
        match file.suffix.lower():
            case ".gz":
                unpacker = zlib.decompressobj(wbits=31)
                unpacked = unpacker.decompress(data, LARGEST + 1)
                if not unpacker.eof and len(unpacked) <= LARGEST:
                    raise OnrecordError(f"{readable(file)}: the file ends too soon; copy it again.")
            case ".zst":
                arrow = need("pyarrow", file)
                with arrow.CompressedInputStream(arrow.BufferReader(data), "zstd") as stream:
                    unpacked = stream.read(LARGEST + 1)
            case _:
                return data
    except (zlib.error, OSError) as error:
        raise OnrecordError(
            f"{readable(file)}: it cannot be unpacked ({error}); pack it again."
        ) from error
    if len(unpacked) > LARGEST:
        raise _too_large(file)
    return unpacked


def check_zip(file: Path, data: bytes, largest: int) -> None:
    """Refuse an Office file, a ZIP inside, that would unpack to more than so many bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        kind = suffix(file)
        raise OnrecordError(
            f"{readable(file)}: not a {kind} file that can be read; save it again as {kind}."
        ) from error
    if size > largest:
        raise OnrecordError(f"{readable(file)}: unpacks to {size // 2**20} MB; split the file.")


def _too_large(file: Path) -> OnrecordError:
    return OnrecordError(
        f"{readable(file)}: larger than {LARGEST // 2**20} MB, no article is; split the file."
    )
