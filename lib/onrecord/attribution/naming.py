"""Under which names a document speaks of each person and organisation."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribution.turns import Scene


@dataclass(slots=True)
class Form:
    """One form of a name, and whose it is.

    Attributes
    ----------
    start, end : int
        Where the form is first written.
    name : str
        The fullest name in the document of whoever it names.
    name_rule : str
        How that was told: ``name``, ``surname``, ``acronym``, ``declared`` or ``short form``.
    type : str
        ``person``, ``organisation`` or ``unclear``.
    times : int
        How often the document writes it.
    """

    start: int
    end: int
    name: str
    name_rule: str
    type: str
    times: int = 1


def forms(scene: Scene) -> list[Form]:
    """List the forms of every name in a document, in text order.

    Examples
    --------
    >>> from onrecord.attribution.speakers import scene_of
    >>> text = "Dr. Ann Lee of the Elm Clinic left. Dr. Lee was ill, the Elm Clinic said."
    >>> [(text[f.start : f.end], f.name, f.times) for f in forms(scene_of(text, []))]
    [('Ann Lee', 'Ann Lee', 1), ('Elm Clinic', 'Elm Clinic', 2), ('Lee', 'Ann Lee', 1)]
    """
    text = scene.cast.text
    found: dict[tuple[str, str, str], Form] = {}
    for form in _written(scene):
        key = text[form.start : form.end], form.name, form.type
        known = found.setdefault(key, form)
        if known is not form:
            known.times += 1
    return sorted(found.values(), key=lambda form: (form.start, form.end))


def _written(scene: Scene) -> Iterator[Form]:
    """Give every place where somebody or something is named, persons first."""
    for mention in scene.cast.mentions:
        if len(mention.people) == 1:
            rule = "name" if mention.is_full else "surname"
            yield Form(mention.start, mention.end, mention.people[0].name, rule, "person")
    for named in scene.bodies.named:
        kind = "organisation" if named.body.is_certain else "unclear"
        yield Form(named.start, named.end, named.body.name, named.rule, kind)
