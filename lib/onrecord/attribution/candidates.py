"""Forms of cues in their sentence, and what is known of one that is a cue."""

from dataclasses import dataclass

from onrecord.attribution.lexicon import Form
from onrecord.attribution.phrases import Range
from onrecord.attribution.tokens import Tokens
from onrecord.attribution.verbs import verb_start


@dataclass(slots=True)  # not frozen: that makes it, and so a text, slower to read
class CueUse:
    """A cue in its sentence.

    Attributes
    ----------
    start, end : int
        First token of the whole (source and auxiliaries included) and the one after it.
    at, cue_end : int
        The tokens of the bare cue, half-open.
    begin : int
        Where its auxiliaries and adverbs begin.
    form : Form
        What the vocabulary says of it.
    source : tuple of int or None
        The tokens of its source.
    is_shared : bool
        Whether the source is the subject of an earlier verb.
    is_inverted : bool
        Whether the source follows the cue.
    """

    start: int
    end: int
    at: int
    cue_end: int
    begin: int
    form: Form
    source: Range | None
    is_shared: bool = False
    is_inverted: bool = False


@dataclass(slots=True)
class Candidate:
    """A form in its sentence, and the uses before it.

    Attributes
    ----------
    tokens : Tokens
        The whole text's.
    first, last : int
        The tokens of the sentence, half-open.
    begin : int
        Where its auxiliaries and adverbs begin.
    before : str
        The word before them, empty at the sentence’s start.
    at, end : int
        The tokens of the form, half-open.
    form : Form
        What the vocabulary says of it.
    earlier : list of CueUse
        The uses before it in the sentence.
    """

    tokens: Tokens
    first: int
    last: int
    begin: int
    before: str
    at: int
    end: int
    form: Form
    earlier: list[CueUse]

    def use(self, start: int, source: Range, *, is_shared: bool = False) -> CueUse:
        """Make a use of it that begins at a token."""
        return CueUse(start, self.end, self.at, self.end, self.begin, self.form, source, is_shared)

    def after(self, source: Range | None, start: int) -> CueUse | None:
        """Make a use that shares a source."""
        return self.use(start, source, is_shared=True) if source else None


def candidate(
    tokens: Tokens, bounds: Range, place: Range, form: Form, earlier: list[CueUse]
) -> Candidate:
    """Put together what is known of a form at a place of a sentence."""
    first, last = bounds
    at, end = place
    begin = verb_start(tokens, at, first)
    before = tokens.words[begin - 1] if begin > first else ""
    return Candidate(tokens, first, last, begin, before, at, end, form, earlier)
