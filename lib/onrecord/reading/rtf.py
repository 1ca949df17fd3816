"""Rich text, by striprtf."""

from importlib.metadata import version
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.reading.files import need, readable


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the text of a rich-text file, one paragraph a line."""
    strip = need("striprtf.striprtf", file, "striprtf").rtf_to_text
    if not data.lstrip().startswith(b"{\\rtf"):
        raise OnrecordError(f"{readable(file)}: not a rich-text file; save it again as .rtf.")
    try:
        text = strip(data.decode("latin-1"), encoding=encoding or "cp1252")
    except (LookupError, ValueError) as error:
        raise OnrecordError(
            f"{readable(file)}: its characters cannot be read; save it again as .rtf."
        ) from error
    return text, f"striprtf {version('striprtf')}"
