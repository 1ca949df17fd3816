"""Web pages: the article without menus and footers, by resiliparse."""

import re
from importlib.metadata import version
from pathlib import Path

from onrecord.reading.decoding import decode
from onrecord.reading.files import need

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the article out of a page: one line a paragraph, no-break spaces kept."""
    extract = need("resiliparse.extract.html2text", file, "resiliparse").extract_plain_text
    declared = _DECLARED.search(data[:_HEAD])
    page, used = decode(file, data, encoding or (declared[1].decode() if declared else None))
    wanted = {"preserve_formatting": True, "alt_texts": False, "comments": False}
    text = extract(page, main_content=True, **wanted) or extract(page, **wanted)
    return text, f"resiliparse {version('resiliparse')}, {used}"
