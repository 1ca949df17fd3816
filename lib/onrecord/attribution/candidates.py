"""Forms of cues in their sentence, and what is known of one that is a cue."""

from dataclasses import dataclass

from onrecord.attribution.lexicon import Form
from onrecord.attribution.phrases import Range
from onrecord.attribution.tokens import Bounds, Tokens
from onrecord.attribution.verbs import verb_start


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue in its sentence.

    Attributes
    ----------
    start, end : int
        First token of the whole (source and auxiliaries included) and the one after it.
    at, cue_end : int
        The tokens of the bare cue, half-open.
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
    form: Form
    source: Range | None
    is_shared: bool = False
    is_inverted: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form in its sentence, and the uses before it."""

    tokens: Tokens
    sentence: Bounds
    form: Form
    at: int
    end: int
    earlier: list[CueUse]

    @property
    def first(self) -> int:
        """The first token of the sentence."""
        return self.sentence.first

    @property
    def begin(self) -> int:
        """Where its auxiliaries and adverbs begin."""
        return verb_start(self.tokens, self.at, self.first)

    def before(self, at: int) -> str:
        """Give the word before a token, empty at the sentence’s start."""
        return self.tokens.words[at - 1] if at > self.first else ""

    def after(self, source: Range | None, begin: int) -> CueUse | None:
        """Make a use that shares a source."""
        if source is None:
            return None
        return CueUse(begin, self.end, self.at, self.end, self.form, source, is_shared=True)
