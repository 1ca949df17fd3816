"""A document with its persons and bodies, a speaker, and the turn of the one before."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.attribution.bodies import Bodies, Named
from onrecord.attribution.cast import Cast, Person
from onrecord.document import Document
from onrecord.segments import Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A document, the persons and bodies that it names, and what is quoted in full."""

    document: Document
    cast: Cast
    bodies: Bodies
    quoted: list[Span]

    def is_quoted(self, place: int) -> bool:
        """Tell whether a place lies in what somebody is quoted with."""
        at = bisect_right(self.quoted, place, key=lambda piece: piece[0]) - 1
        return at >= 0 and place < self.quoted[at][1]


class Speaker(NamedTuple):
    """The person or body behind a source.

    Attributes
    ----------
    name : str or None
        The fullest name in the document; where it is a body, a document or an unnamed
        person without a name, the fullest phrase; None where nobody can be told.
    rule : str
        How it was told: ``name`` (a full name), ``surname``, ``pronoun``, ``subject`` (a
        pronoun after the subject before it), ``relative`` ("who"), ``role`` (an office, a
        kind of body or a longer phrase before that only one fits), ``acronym``, ``itself``
        (the source as written), ``unresolved`` (several or no persons fit) or ``none`` (no source).
    person : Person or None
        The person, where it is one named in full.
    named : Named or None
        The organisation's name, where it is a named one.
    phrase : tuple of int or None
        The phrase that a pronoun means, where that has no name: "a porter … he".
    """

    name: str | None
    rule: str
    person: Person | None = None
    named: Named | None = None
    phrase: Span | None = None


NOBODY = Speaker(None, "none")
UNRESOLVED = Speaker(None, "unresolved")


class Turn(NamedTuple):
    """The speaker of the attribution before.

    Attributes
    ----------
    span : tuple of int
        From the first to the last character of source and content.
    source : tuple of int
        The source as written.
    speaker : Speaker
        Who it is.
    """

    span: Span
    source: Span
    speaker: Speaker

    def again(self, rule: str = "pronoun") -> Speaker:
        """Give the same speaker, now told by another rule."""
        speaker = self.speaker
        is_phrase = speaker.person is None and speaker.named is None
        phrase = (speaker.phrase or self.source) if is_phrase else None
        return speaker._replace(rule=rule, phrase=phrase)
