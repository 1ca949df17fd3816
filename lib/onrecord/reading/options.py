"""How a collection is to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The options of :func:`onrecord.load`, where they are explained."""

    text: str | None = None
    doc: str | None = None
    encoding: str | None = None
    any_language: bool = False
