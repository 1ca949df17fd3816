"""How the records of the two tables are addressed, changed and made by hand."""

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, Generic, TypeVar

from onrecord.attribution import Attribution
from onrecord.correcting.places import near
from onrecord.correcting.record import typed
from onrecord.quantities import Quantity
from onrecord.segments import Span, count_words

Record = TypeVar("Record", Attribution, Quantity)

_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"»]?")
_PIECES = "…"


@dataclass(frozen=True, slots=True)
class Kind(Generic[Record]):
    """What the engine asks of the records of one table.

    Attributes
    ----------
    table : str
        Their table.
    span : callable
        Their span.
    own : dict
        Columns that live in the record, each with a function that writes its value; the
        other columns are of the row and come later.
    change : callable
        A record with another value in a column of its own; None where the text near it
        does not have the words.
    make : callable
        A record for a span that was missed; None where it cannot be read.
    """

    table: str
    span: Callable[[Record], Span]
    own: dict[str, Callable[[str, Record], str]]
    change: Callable[[str, Record, str, str], Record | None]
    make: Callable[[str, Span, dict[str, str]], Record | None]


def _cut(line: str, span: Span | None) -> str:
    return " ".join(line[slice(*span)].split()) if span else ""


def _built(kind: Callable[..., Record], given: dict[str, Any]) -> Record:
    """Make a record; what nobody said is missing, or as the record has it by default."""
    needed = [one.name for one in fields(kind) if one.default is MISSING]  # type: ignore[arg-type]
    return kind(**{**dict.fromkeys(needed), **given})


# Attributions


def _content(record: Attribution) -> Span:
    return record.content[0][0], max(end for _, end in record.content)


_ATTRIBUTION: dict[str, Callable[[str, Attribution], str]] = {
    "kind": lambda line, record: record.kind,
    "source": lambda line, record: _cut(line, record.source),
    "cue": lambda line, record: _cut(line, record.cue),
    "said": lambda line, record: f" {_PIECES} ".join(_cut(line, piece) for piece in record.content),
}


def _change_attribution(
    line: str, record: Attribution, column: str, value: str
) -> Attribution | None:
    start, end = _content(record)
    if column == "kind":
        return replace(record, kind=value)
    if column == "said":
        pieces = [near(line, words.strip(), start, end) for words in value.split(_PIECES)]
        if not all(pieces):
            return None
        content = tuple(sorted(piece for piece in pieces if piece))
        words, quoted = _counts(line, content)
        return replace(record, content=content, words=words, quoted_words=quoted)
    span = near(line, value, start, end) if value else None
    if value and not span:
        return None
    return replace(record, source=span) if column == "source" else replace(record, cue=span)


def _new_attribution(line: str, span: Span, values: dict[str, str]) -> Attribution | None:
    words, quoted = _counts(line, (span,))
    kind = values.get("kind") or _kind_of(words, quoted)
    given: dict[str, Any] = {"kind": kind, "content": (span,)}
    given |= {"words": words, "quoted_words": quoted}
    for part in ("source", "cue"):
        written = values.get(part)
        given[part] = near(line, written, *span) if written else None
        if written and not given[part]:
            return None
    return _built(Attribution, given)


def _counts(line: str, content: tuple[Span, ...]) -> tuple[int, int]:
    words = quoted = 0
    for start, end in content:
        words += count_words(line[start:end])
        quoted += sum(count_words(found.group()) for found in _QUOTED.finditer(line, start, end))
    return words, quoted


def _kind_of(words: int, quoted: int) -> str:
    return "indirect" if not quoted else "direct" if quoted >= words else "mixed"


ATTRIBUTIONS = Kind("attributions", _content, _ATTRIBUTION, _change_attribution, _new_attribution)
"""Who is cited for what."""


# Figures


def quantities(extract: Callable[[str], list[Quantity]]) -> Kind[Quantity]:
    """Figures; ``extract`` reads one that was missed from its words alone."""

    def make(line: str, span: Span, values: dict[str, str]) -> Quantity | None:
        return _new_quantity(line, span, values, extract)

    return Kind("quantities", _figure, _QUANTITY, _change_quantity, make)


def _figure(record: Quantity) -> Span:
    return record.start, record.end


_QUANTITY: dict[str, Callable[[str, Quantity], str]] = {
    "text": lambda line, record: _cut(line, (record.start, record.end)),
}


def _change_quantity(line: str, record: Quantity, column: str, value: str) -> Quantity | None:
    span = near(line, value, record.start, record.end)
    return replace(record, start=span[0], end=span[1]) if span else None


def _new_quantity(
    line: str, span: Span, values: dict[str, str], extract: Callable[[str], list[Quantity]]
) -> Quantity | None:
    """Read a figure from its words alone; what the reader wrote comes on top."""
    start, end = span
    read = extract(line[start:end])
    if read:
        return replace(read[0], start=start, end=end)
    if "low" not in values:
        return None
    low = typed("quantities", "low", values["low"], "A correction")
    high = typed("quantities", "high", values.get("high") or values["low"], "A correction")
    words = {"unit": "number", "unit_kind": "number", "qualifier": "exact"}
    words |= {"topic": "other", "status": "stated"}
    return _built(Quantity, {"start": start, "end": end, "low": low, "high": high, **words})
