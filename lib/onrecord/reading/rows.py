"""What every table's reader gives: its rows, each with its place and its values."""

from typing import Any

from onrecord.reading.decoding import without_surrogates

Row = tuple[str, dict[str, Any] | str]
"""A row's place ("line 7") and its values by column, or what is wrong with it."""


def columns(header: list[str]) -> list[str]:
    """Name the columns so that none hides another; one without a name stays so.

    Examples
    --------
    >>> columns([" text", "outlet", "outlet", ""])
    ['text', 'outlet', 'outlet (2)', '']
    """
    names: dict[str, int] = {}
    return [unused(name, names) if name else "" for name in map(_plain, header)]


def _plain(name: str) -> str:
    return without_surrogates(name).strip()


def unused(name: str, names: dict[str, int]) -> str:
    """Give a name that is not among those in use, and add it to them.

    Each comes with the last number given behind it, so that a thousand like names
    take a thousand steps.

    Examples
    --------
    >>> names = {"rain": 1}
    >>> unused("rain", names), unused("snow", names), unused("rain", names)
    ('rain (2)', 'snow', 'rain (3)')
    """
    free = name
    while free in names:
        names[name] += 1
        free = f"{name} ({names[name]})"
    names[free] = 1
    return free
