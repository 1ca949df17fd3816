"""Where a row is found in the marked texts: the page of its document, the anchor on it."""

import re
from hashlib import sha256

from onrecord.errors import OnrecordError

TEXTS = "texts"
"""The folder of the marked texts, beside the charts and pages that link to them."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LOOKS_DIGESTED = re.compile(r".*-[0-9a-f]{20}")
_PORTS = {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
_DEVICES = {"aux", "con", "nul", "prn"} | _PORTS  # names of devices on Windows
_ROW = re.compile(r".*:([a-z]):([0-9]+)-([0-9]+)(?::([0-9]+))?", re.DOTALL)


def page_of(doc: str) -> str:
    """Name the marked text page of a document: a relative path, another for every name.

    It has letters, digits, hyphens and underscores only, safe in a URL and on every file
    system; a name that had to be changed carries twenty digits of its SHA-256.

    Examples
    --------
    >>> page_of("003_02ef")
    'texts/003_02ef.html'
    >>> page_of("News/A & B")
    'texts/news-a-b-98ede5dbcb95644c6ad7.html'
    """
    if _PLAIN.fullmatch(doc) and not _LOOKS_DIGESTED.fullmatch(doc) and doc not in _DEVICES:
        return f"{TEXTS}/{doc}.html"
    readable = re.sub(r"[^a-z0-9]+", "-", doc.lower())[:40].strip("-") or "text"
    digest = sha256(doc.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"{TEXTS}/{readable}-{digest}.html"


def anchor(row_id: str) -> str:
    """Name the place of a row on its document's page: its id without its document.

    It is valid as an HTML id and in a URL; anything but a row's id raises an OnrecordError.

    Examples
    --------
    >>> anchor("a text:q:12-20"), anchor("a text:q:12-20:2")
    ('q-12-20', 'q-12-20-2')
    """
    found = _ROW.fullmatch(row_id)
    if not found:
        raise OnrecordError(f"'{row_id}' is not the id of a row; take one from a column 'id'.")
    return "-".join(part for part in found.groups() if part)


def link(doc: str, row_id: str) -> str:
    """Give the address of a row: the page of its document, and the anchor there.

    It is relative to the folder that holds the folder of marked texts.

    Examples
    --------
    >>> link("a", "a:q:12-20")
    'texts/a.html#q-12-20'
    """
    return f"{page_of(doc)}#{anchor(row_id)}"
