"""Plain text: the text is the file, character by character, but for character references."""

from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.reading.decoding import decode
from onrecord.reading.files import readable
from onrecord.reading.references import without_references

_FOREIGN = {"%pdf-": ".pdf", "{\\rtf": ".rtf", "<!doctype html": ".html", "<html": ".html"}


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    r"""Decode a plain text; line ends stay as they are.

    Examples
    --------
    >>> read(Path("rain.txt"), b"Rain fell.\r\n", None)
    ('Rain fell.\r\n', 'plain text, utf-8')
    """
    text, used = decode(file, data, encoding)
    start = text[:64].lstrip().lower()
    for mark, kind in _FOREIGN.items():
        if start.startswith(mark):
            raise OnrecordError(
                f"{readable(file)}: not plain text but {kind[1:].upper()}; name it {kind}."
            )
    text, decoded = without_references(text)
    return text, f"plain text, {used}{decoded}"
