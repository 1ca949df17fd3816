"""HTML's character references that a text still has: "&#163;1.8m", "Marks &amp; Spencer"."""

import re
from html import unescape

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TWICE = 2  # times that a text may have been escaped: "&amp;#163;"


def without_references(text: str) -> tuple[str, str]:
    """Decode the character references that a database or a feed left in a text.

    Parameters
    ----------
    text : str
        A text as decoded from its file.

    Returns
    -------
    tuple of str
        The text, whose characters all spans count from here on; and what ``read_by`` says
        of it, "" where it has no reference. A name that HTML does not know stays as written.

    Examples
    --------
    >>> without_references("Marks &amp; Spencer lost &#163;1.8m.")
    ('Marks & Spencer lost £1.8m.', ', 2 character references decoded')
    >>> without_references("R&D; AT&T")
    ('R&D; AT&T', '')
    """
    found = [_meant(reference) for reference in _REFERENCE.finditer(text)] if "&" in text else []
    count = len(found) - found.count(None)
    for _ in range(_TWICE if count else 0):
        text = _REFERENCE.sub(lambda reference: _meant(reference) or reference.group(), text)
    noun = "reference" if count == 1 else "references"
    return text, f", {count} character {noun} decoded" if count else ""


def _meant(reference: re.Match[str]) -> str | None:
    """Give the character that is meant, None for none and for one that no text can hold."""
    meant = unescape(reference.group())
    usable = meant.isprintable() or meant in "\t\n\u00a0\u2009\u202f"
    return meant if usable and "\ufffd" not in meant and meant != reference.group() else None
