"""Apply corrections to what was extracted from one document, before it is credited."""

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Generic

from onrecord.attribution import Attribution
from onrecord.attribution.turns import Speaker
from onrecord.correcting.kinds import ATTRIBUTIONS, Kind, Record, quantities
from onrecord.correcting.places import CHANGED, GONE, find, now, one_line, quoted_end
from onrecord.correcting.record import Correction, pairs, says, typed, written
from onrecord.quantities import Quantity
from onrecord.segments import Span

Row = dict[str, Any]

APPLIED, SETTLED = "applied", "settled"
_RULE = "review"  # how a speaker was told whom a person named
_ID = re.compile(r".*:[a-z]:([0-9]+)-[0-9]+(?::([0-9]+))?", re.DOTALL)
_SAME = 1 / 3  # of the characters of two spans together, where they may be the same row


class NotApplied(UserWarning):
    """Some corrections no longer fit their texts; says how many and why the first does not."""


@dataclass(slots=True)
class Verdict:
    """A correction, and what came of it in this run: applied, settled, stale or orphaned."""

    correction: Correction
    state: str = GONE
    why: str = ""


@dataclass(slots=True)
class Edited(Generic[Record]):
    """A record and what a person said of its row."""

    record: Record
    number: int | None = None  # among those that were found
    columns: Row = field(default_factory=dict)
    reviewed: str | None = None
    changed: list[Verdict] = field(default_factory=list)
    confirmed: list[Verdict] = field(default_factory=list)


def of_documents(corrections: Iterable[Correction]) -> dict[str, list[Verdict]]:
    """Sort corrections by their documents (names as one line), each without an outcome yet."""
    found: dict[str, list[Verdict]] = {}
    for correction in corrections:
        verdict = Verdict(correction, why=f"There is no document '{correction.doc}'.")
        found.setdefault(one_line(correction.doc), []).append(verdict)
    return found


def attributions(
    text: str, found: Sequence[Attribution], verdicts: Sequence[Verdict]
) -> list[Edited[Attribution]]:
    """Correct the attributions of one document: some go, some come, some change.

    Examples
    --------
    >>> from onrecord.attribution import extract
    >>> text = "The mayor said 40 beds were empty."
    >>> words = "40 beds were empty"
    >>> verdicts = [Verdict(Correction("", "attributions", "a", words, mark="wrong"))]
    >>> attributions(text, extract(text), verdicts), verdicts[0].state
    ([], 'applied')
    """
    edits = _apply(text, ATTRIBUTIONS, found, verdicts)
    places = {edit.number: at for at, edit in enumerate(edits)}
    for edit in edits:
        if edit.record.within is not None:
            edit.record = replace(edit.record, within=places.get(edit.record.within))
    return edits


def figures(
    text: str,
    found: Sequence[Quantity],
    verdicts: Sequence[Verdict],
    extract: Callable[[str], list[Quantity]],
) -> list[Edited[Quantity]]:
    """Correct the figures of one document; ``extract`` reads one that was missed."""
    return _apply(text, quantities(extract), found, verdicts)


def speakers(by_hand: Iterable[Edited[Attribution]], found: Sequence[Speaker]) -> list[Speaker]:
    """Put the speakers that a person gave in place of those that were found."""
    return [
        Speaker(edited.columns["speaker"], _RULE) if "speaker" in edited.columns else speaker
        for edited, speaker in zip(by_hand, found, strict=True)
    ]


def finish(row: Row, edited: Edited[Any]) -> Row:
    """Write the corrected values into a row, and hold what was confirmed against it."""
    for verdict in edited.changed:
        _compare(verdict, written(row.get(verdict.correction.column)))
    row |= edited.columns
    row["reviewed"] = edited.reviewed
    if "speaker" in edited.columns:
        row["speaker_rule"] = _RULE
    for verdict in edited.confirmed:
        _confirm_values(verdict, row)
    return row


def _confirm_values(verdict: Verdict, row: Row) -> None:
    """Tell whether a row still says what it said when a person found it right."""
    correction = verdict.correction
    was = pairs(correction.table, correction.was)
    if all(written(row.get(column)) == value for column, value in was.items()):
        verdict.state, verdict.why = APPLIED, ""
        row["reviewed"] = row["reviewed"] or "right"
    else:
        verdict.state = CHANGED
        verdict.why = f"It was right when it said {correction.was}; "
        verdict.why += f"now it says {says(correction.table, row)}."


def report(verdicts: Iterable[Verdict]) -> list[Row]:
    """Give every correction with its outcome as a row, and warn of those that do not fit.

    Examples
    --------
    >>> import warnings
    >>> gone = Verdict(Correction("", "quantities", "a", "40 beds"), "orphaned", "No such words.")
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     rows = report([gone])
    >>> print(caught[0].message)
    1 of 1 correction not applied (1 orphaned): a, “40 beds”: No such words. See tables.corrections.
    """
    given = list(verdicts)
    left = [one for one in given if one.state in (CHANGED, GONE)]
    if left:
        noun = "correction" if len(given) == 1 else "corrections"
        counts = [(state, sum(one.state == state for one in left)) for state in (CHANGED, GONE)]
        states = ", ".join(f"{number} {state}" for state, number in counts if number)
        first = left[0].correction
        warnings.warn(
            f"{len(left)} of {len(given)} {noun} not applied ({states}): {first.doc}, "
            f"“{first.exact[:60]}”: {left[0].why} See tables.corrections.",
            NotApplied,
            stacklevel=3,
        )
    return [asdict(one.correction) | {"state": one.state, "why": one.why} for one in given]


# One table of one document


def _apply(
    text: str, kind: Kind[Record], found: Sequence[Record], verdicts: Sequence[Verdict]
) -> list[Edited[Record]]:
    edits = [Edited(record, number) for number, record in enumerate(found)]
    if not verdicts:
        return edits
    line = one_line(text)
    for verdict in verdicts:
        if verdict.correction.table == kind.table:
            for span in _places(line, verdict):
                _ACTIONS[verdict.correction.mark](line, kind, edits, verdict, span)
        elif verdict.correction.table == "sentences":
            _places(line, verdict)
    return sorted(edits, key=lambda e: (kind.span(e.record)[0], -kind.span(e.record)[1]))


def _places(line: str, verdict: Verdict) -> list[Span]:
    """Find where a correction belongs; its state says so where it belongs nowhere."""
    words = verdict.correction
    start = int(found[1]) if (found := _ID.fullmatch(words.row)) else 0
    spans = find(line, words.exact, words.before, words.behind, start)
    verdict.state, verdict.why = APPLIED, ""
    if not spans:
        there = now(line, words.exact, words.before, words.behind)
        if there is not None:
            verdict.state, verdict.why = CHANGED, f"The text now reads “{there}” there."
        elif words.exact and words.exact in line:
            verdict.state, verdict.why = CHANGED, "What is around the words has changed."
        else:
            verdict.state, verdict.why = GONE, "The text no longer has these words."
    return spans


def _match(
    kind: Kind[Record], edits: list[Edited[Record]], verdict: Verdict, span: Span
) -> Edited[Record] | None:
    """Find the row at a place: the same span, else the one that shares most of it."""
    spans = [_address(kind, edit) for edit in edits]
    same = [edit for edit, its in zip(edits, spans, strict=True) if its == span]
    if same:
        found = _ID.fullmatch(verdict.correction.row)
        number = int(found[2] or 1) if found else 1
        return same[min(number, len(same)) - 1]
    shares = [(_shared(its, span), -at) for at, its in enumerate(spans)]
    share, at = max(shares, default=(0.0, 0))
    return edits[-at] if share >= _SAME else None


def _address(kind: Kind[Record], edit: Edited[Record]) -> Span:
    start, end = kind.span(edit.record)
    return start, quoted_end(start, end)


def _shared(a: Span, b: Span) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, common) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def _confirm(
    line: str, kind: Kind[Record], edits: list[Edited[Record]], verdict: Verdict, span: Span
) -> None:
    edit = _match(kind, edits, verdict, span)
    if edit is None:
        verdict.state, verdict.why = CHANGED, "The library no longer finds a row there."
    else:
        edit.confirmed.append(verdict)


def _remove(
    line: str, kind: Kind[Record], edits: list[Edited[Record]], verdict: Verdict, span: Span
) -> None:
    edit = _match(kind, edits, verdict, span)
    if edit is None:
        verdict.state, verdict.why = SETTLED, "The library no longer finds it."
    elif _address(kind, edit) == span:
        edits.remove(edit)
    else:
        start, end = kind.span(edit.record)
        verdict.state = CHANGED
        verdict.why = f"The library now finds another row there: “{line[start:end]}”."


def _set(
    line: str, kind: Kind[Record], edits: list[Edited[Record]], verdict: Verdict, span: Span
) -> None:
    edit = _match(kind, edits, verdict, span)
    if edit is None:
        verdict.state, verdict.why = CHANGED, "The library no longer finds a row there."
        return
    correction = verdict.correction
    if not correction.column:  # partly right, and nobody wrote what it should be
        return
    _change(line, kind, edit, verdict, {correction.column: correction.should_be})
    if verdict.state != CHANGED:
        edit.reviewed = "corrected"


def _add(
    line: str, kind: Kind[Record], edits: list[Edited[Record]], verdict: Verdict, span: Span
) -> None:
    values = pairs(kind.table, verdict.correction.should_be)
    values.pop("", None)
    edit = _match(kind, edits, verdict, span)
    if edit is not None:
        verdict.state, verdict.why = SETTLED, "The library finds it now."
    else:
        record = kind.make(line, span, values)
        if record is None:
            verdict.state = CHANGED
            verdict.why = "The row cannot be read from the text; see what it should be."
            return
        edit = Edited(record, reviewed="added")
        edits.append(edit)
        values = {column: value for column, value in values.items() if column not in kind.own}
    _change(line, kind, edit, verdict, values)
    edit.reviewed = edit.reviewed or ("corrected" if values else "right")


def _change(
    line: str,
    kind: Kind[Record],
    edit: Edited[Record],
    verdict: Verdict,
    values: dict[str, str],
) -> None:
    for column, value in values.items():
        if column in kind.own:
            had = kind.own[column](line, edit.record)
            record = kind.change(line, edit.record, column, value)
            if record is None:
                verdict.state = CHANGED
                verdict.why = f"The text near it has no “{value}” to be its {column}."
                return
            edit.record = record
            _compare(verdict, had)
        else:
            edit.columns[column] = typed(kind.table, column, value, "A correction")
            if verdict.correction.column == column:
                edit.changed.append(verdict)


def _compare(verdict: Verdict, had: str) -> None:
    correction = verdict.correction
    if not correction.column:
        return
    if had == correction.should_be:
        verdict.state, verdict.why = SETTLED, "The library has it so now."
    elif had != correction.was:
        verdict.why = f"The library now has “{had}” there."


_ACTIONS: dict[str, Callable[..., None]] = {
    "right": _confirm,
    "wrong": _remove,
    "partly": _set,
    "missed": _add,
}
