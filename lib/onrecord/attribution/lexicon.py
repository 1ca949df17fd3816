"""The hand-written vocabulary of attribution, read once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.inflection import regular
from onrecord.vocabulary import table

Shape = Literal["base", "present", "past", "participle"]
Orders = Literal["never", "addressee", "always"]

_COUNTED = ("documents", "bodies", "persons")  # classes that are written in the singular


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
        What may come after it: see ``cues.toml``.
    follows : bool
        Whether it may also come after what is said.
    is_spoken : bool
        Whether it tells of speaking or writing, not of thinking or showing.
    orders : {"never", "addressee", "always"}
        Whether it tells somebody to do something; "addressee": where one and "to" follow.
    is_evidence : bool
        Whether a fact or an event may do it as well: "this shows that".
    of_documents : bool
        Whether only a document is cited by it.
    is_wish : bool
        Whether to do something is wanted with it, not said: "plans to".
    of_courts : bool
        Whether it reports only what a court hears: "the jury heard that".
    is_noun_too : bool
        Whether the same form is also a noun or an adjective.
    """

    rest: tuple[str, ...]
    shape: Shape
    takes: frozenset[str]
    follows: bool
    is_spoken: bool
    orders: Orders
    is_evidence: bool
    of_documents: bool
    is_wish: bool
    of_courts: bool
    is_noun_too: bool


def inflect(verb: str, irregular: dict[str, dict[str, str]]) -> dict[str, Shape]:
    """Make the forms of a verb; its first word is inflected.

    Examples
    --------
    >>> inflect("deny", {})
    {'deny': 'base', 'denies': 'present', 'denied': 'past', 'denying': 'participle'}
    >>> list(inflect("go on", {"go": {"present": "goes", "past": "went"}}))
    ['go on', 'goes on', 'went on', 'going on']
    """
    first, *rest = verb.split()
    made: dict[Shape, str] = dict(zip(get_args(Shape), regular(first), strict=True))
    given = made | irregular.get(first, {})
    return {
        " ".join([form, *rest]): shape for shape in get_args(Shape) for form in given[shape].split()
    }


def _word_classes() -> dict[str, frozenset[str]]:
    classes = {name: frozenset(words.split()) for name, words in table("grammar").items()}
    for name in _COUNTED:
        classes[name] = counted(classes[name])
    return classes


def counted(nouns: frozenset[str]) -> frozenset[str]:
    """Add the plurals of some nouns.

    >>> sorted(counted(frozenset({"body"})))
    ['bodies', 'body']
    """
    return nouns | {form for noun in nouns for form in list(inflect(noun, {}))[:2]}


def _cues() -> dict[str, tuple[Form, ...]]:
    """Read the cues, by first word; of forms that begin alike, the longest comes first."""
    found: dict[str, list[Form]] = {}
    for group in table("cues")["cues"]:
        for verb in group["verbs"]:
            for form, shape in inflect(verb, table("cues")["irregular"]).items():
                first, *rest = form.split()
                found.setdefault(first, []).append(_form(first, tuple(rest), shape, group))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.rest)))
        for first, forms in found.items()
    }


def _form(first: str, rest: tuple[str, ...], shape: Shape, group: dict[str, Any]) -> Form:
    return Form(
        rest=rest,
        shape=shape,
        takes=frozenset(group["takes"]),
        follows=group.get("follows", False),
        is_spoken=group.get("spoken", True),
        orders=group.get("orders", "never"),
        is_evidence=group.get("evidence", False),
        of_documents=group.get("documents", False),
        is_wish=group.get("wish", False),
        of_courts=group.get("courts", False),
        is_noun_too=not rest and first in CLASSES["also_nouns"],
    )


def forms_where(fits: Callable[[Form], bool]) -> frozenset[str]:
    """Give the first words of the cues of which some form fits.

    >>> "said" in forms_where(lambda form: form.shape == "participle")
    False
    """
    return frozenset(word for word, forms in CUES.items() if any(map(fits, forms)))


def _support() -> frozenset[str]:
    cues = table("cues")
    return frozenset(
        form for verb in cues["support"]["verbs"] for form in inflect(verb, cues["irregular"])
    )


def _nouns() -> frozenset[str]:
    nouns = table("cues")["nouns"]
    plurals = counted(frozenset(nouns["counted"]))
    feelings = {
        noun for word in table("cues")["support"]["feelings"] for noun in (word, f"{word}s")
    }
    return frozenset(plurals | set(nouns["uncounted"]) | feelings)


CLASSES = _word_classes()
"""The closed word classes of ``grammar.toml``."""

CUES = _cues()
"""The forms of every cue by its first word."""

NOUNS = _nouns()
"""Nouns for what somebody says or holds."""

SUPPORTS = _support()
"""Forms of the verbs that make a report of such a noun: "*gave* an account of"."""

DEEDS = frozenset(form for noun in table("cues")["support"]["deeds"] for form in inflect(noun, {}))
"""Nouns that with such a verb tell of a deed: "made plans"."""

SAYS = frozenset(
    word for word, forms in CUES.items() for form in forms if form.follows and not form.rest
)
"""One-word cues that may follow what is said."""
