"""What a rule sees, what it gives, and the contract between the two."""

from dataclasses import dataclass, field
from typing import Protocol

from onrecord.attribution.candidates import CueUse
from onrecord.attribution.phrases import Range
from onrecord.attribution.tokens import Tokens


@dataclass(slots=True)  # not frozen: that makes it, and so a text, slower to read
class Found:
    """An attribution in tokens.

    Attributes
    ----------
    source, cue : tuple of int or None
        The tokens of each, half-open.
    pieces : tuple of tuple of int
        The tokens of what is said.
    orders : bool
        Whether somebody is told to do something.
    kind : str or None
        The kind, where it does not follow from the quotation marks.
    negated : bool
        Whether a negation comes between source and cue.
    certain : bool
        Whether reading showed this way of finding it to be reliable.
    within : Found or None
        The attribution that this one is reported in.
    """

    source: Range | None
    cue: Range | None
    pieces: tuple[Range, ...]
    orders: bool = False
    kind: str | None = None
    negated: bool = False
    certain: bool = True
    within: "Found | None" = None


@dataclass(slots=True)
class View:
    """A sentence as a rule sees it.

    Attributes
    ----------
    tokens : Tokens
        The whole text's; the sentence is a range of them.
    first, last : int
        Its own tokens, half-open.
    passage : int
        Number of its passage.
    starts : list of int
        Its tokens with which some rule may start.
    cues : list of CueUse
        Its cues that have a source, in text order.
    claimed : set of int
        The tokens of cues and contents that an earlier rule has found.
    words : list of str
        The text's words, in lower case.
    """

    tokens: Tokens
    first: int
    last: int
    passage: int
    starts: list[int]
    cues: list[CueUse]
    claimed: set[int] = field(default_factory=set)
    words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.tokens.words

    def places(self, wanted: frozenset[str]) -> list[int]:
        """Give the tokens of the sentence that are one of these words, with which a rule starts."""
        words = self.words
        return [at for at in self.starts if words[at] in wanted]

    @property
    def opens_with_quotation(self) -> bool:
        """Whether its first token is a quotation."""
        return self.tokens.is_quotation(self.first)

    @property
    def is_question(self) -> bool:
        """Whether a question mark ends the sentence, outside quotations and colons."""
        if ":" in self.words[self.first : self.last]:
            return False
        end = self.tokens.ends[self.last - 1]
        return "?" in self.tokens.text[end : end + 2] and not self.tokens.is_quotation(
            self.last - 1
        )

    def claim(self, found: Found) -> None:
        """Take the cue and the contents of an attribution out of what later rules see."""
        for span in (*found.pieces, found.cue):
            if span:
                self.claimed.update(range(*span))

    def free_from(self, at: int) -> int:
        """Give the first claimed token from ``at`` on, else the sentence's end."""
        if not self.claimed:
            return self.last
        return next((here for here in range(at, self.last) if here in self.claimed), self.last)


class Rule(Protocol):
    """Find attributions in one sentence.

    It is asked only of a sentence that holds one of the words it needs (``RULES``). It sees
    every token, but it takes no cue and no content that an earlier rule has
    claimed (``view.claimed``). It never looks outside the sentence, changes nothing, and
    does work in proportion to the sentence's length. Its docstring opens with the pattern
    it finds and shows an example.
    """

    def __call__(self, view: View) -> list[Found]:
        """Give what the rule finds, in text order."""
