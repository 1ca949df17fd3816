"""Rich text, by striprtf: what is shown, the notes at its end."""

import re
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnrecordError
from onrecord.reading.files import need, readable

_TOKEN = re.compile(rb"\\[a-z]+-?\d*|\\.|[{}]|[^\\{}]+", re.DOTALL)
_UNSEEN = (rb"\v", rb"\deleted")
_SEEN = (rb"\v0", rb"\deleted0", rb"\plain")
_CELLS = (rb"\cell", rb"\nestcell")  # striprtf ends each with a bar, which a text may hold too


class _Group(NamedTuple):
    """Where an open group's closing brace goes, its text, and its text as things are now."""

    brace: list[bytes]
    text: list[bytes]
    now: list[bytes]


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the text of a rich-text file, one paragraph a line."""
    strip = need("striprtf.striprtf", file, "striprtf").rtf_to_text
    if not data.lstrip().startswith(b"{\\rtf"):
        raise OnrecordError(f"{readable(file)}: not a rich-text file; save it again as .rtf.")
    try:
        text = strip(_shown(data.rstrip()).decode("latin-1"), encoding=encoding or "cp1252")
    except (LookupError, ValueError) as error:
        raise OnrecordError(
            f"{readable(file)}: its characters cannot be read; save it again as .rtf."
        ) from error
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves joined
    return whole, f"striprtf {version('striprtf')}"


def _shown(data: bytes) -> bytes:
    r"""Leave out what a change deleted or what is hidden, and put the notes last.

    Examples
    --------
    >>> _shown(rb"{\rtf1 It has {\deleted 40}50{\footnote In May.} beds.\par}")
    b'{\\rtf1 It has {}50{} beds.\\par\\par  In May.}'
    """
    shown: list[bytes] = []
    notes: list[bytes] = []
    groups = [_Group(shown, shown, shown)]
    for token in _TOKEN.findall(data):
        group = groups[-1]
        if token == b"{":
            group.now.append(token)
            groups.append(_Group(group.now, group.now, group.now))
        elif token == b"}" and len(groups) > 1:
            groups.pop().brace.append(token)
        elif token == rb"\footnote":
            groups[-1] = _Group(group.brace, notes, notes)
            notes.append(rb"\par ")
        elif token in _UNSEEN:
            groups[-1] = group._replace(now=[])
        elif token in _SEEN:
            groups[-1] = group._replace(now=group.text)
        else:
            group.now.append(rb"\tab" if token in _CELLS else token)
    return b"".join([*shown[:-1], *notes, *shown[-1:]])
