"""The hand-written vocabulary of attribution, read once."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.vocabulary import table

Shape = Literal["base", "present", "past", "participle"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cue.

    Attributes
    ----------
    rest : tuple of str
        The words after the first, as in "pointed *out*".
    shape : {"base", "present", "past", "participle"}
        Its inflection; "participle" is the -ing form.
    takes : frozenset of str
        What may follow it: see ``cues.toml``.
    is_free : bool
        Whether it may also follow what is said.
    is_speech : bool
        Whether it tells of speaking or writing, not of thinking or showing.
    is_directive : bool
        Whether it orders or asks someone to do something.
    is_request : bool
        Whether it does so where an addressee and an infinitive follow.
    is_noun_too : bool
        Whether the same form is also a noun or an adjective.
    """

    rest: tuple[str, ...]
    shape: Shape
    takes: frozenset[str]
    is_free: bool
    is_speech: bool
    is_directive: bool
    is_request: bool
    is_noun_too: bool


def _word_classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table("grammar").items()}


def _cues() -> dict[str, tuple[Form, ...]]:
    """Read the cues, by first word; of forms that begin alike, the longest comes first."""
    known: dict[tuple[str, ...], Form] = {}
    for name, group in table("cues").items():
        if name == "nouns":
            continue
        for line in group["forms"].strip().splitlines():
            for number, entry in enumerate(line.split(",")):
                words = tuple(entry.split())
                if words:
                    known[words] = _form(words, number, group, known.get(words))
    cues: dict[str, list[Form]] = {}
    for words in sorted(known, key=len, reverse=True):
        cues.setdefault(words[0], []).append(known[words])
    return {first: tuple(forms) for first, forms in cues.items()}


def _form(words: tuple[str, ...], number: int, group: dict[str, Any], other: Form | None) -> Form:
    """Make a form; one that stands in two groups takes what either allows."""
    return Form(
        rest=words[1:],
        shape=_shape(words[0], number),
        takes=frozenset(group["takes"]) | (other.takes if other else frozenset()),
        is_free=group["place"] == "free" or (other is not None and other.is_free),
        is_speech=group.get("speech", True) and (other is None or other.is_speech),
        is_directive=group.get("kind") == "directive" or (other is not None and other.is_directive),
        is_request=group.get("kind") == "request",
        is_noun_too=len(words) == 1 and words[0] in CLASSES["also_nouns"],
    )


def _shape(word: str, number: int) -> Shape:
    """Tell the inflection by the place in the line: base, present, then the others."""
    if number < 2:
        return ("base", "present")[number]
    return "participle" if word.endswith("ing") else "past"


CLASSES = _word_classes()
"""The closed word classes of ``grammar.toml``."""

CUES = _cues()
"""The forms of every cue by its first word."""

NOUNS = frozenset(re.findall(r"[\w-]+", table("cues")["nouns"]["forms"]))
"""Nouns for what somebody says or holds."""

SAYS = frozenset(
    word for word, forms in CUES.items() for form in forms if form.is_free and not form.rest
)
"""One-word cues that may follow what is said."""
