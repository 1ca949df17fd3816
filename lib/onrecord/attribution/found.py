"""What a rule finds: an attribution in tokens."""

from dataclasses import dataclass

from onrecord.attribution.sources import Range


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution: the tokens of its source, of its cue and of the pieces of what is said."""

    source: Range | None
    cue: Range | None
    pieces: tuple[Range, ...]
    is_directive: bool = False
