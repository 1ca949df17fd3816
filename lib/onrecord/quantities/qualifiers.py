"""Qualifiers and directions: the words around a figure that say how it is meant."""

import re
from typing import NamedTuple

from onrecord.vocabulary import table

_TABLE = table("qualifiers")
_BEFORE = {phrase: name for name, phrases in _TABLE["before"].items() for phrase in phrases}
_BEHIND = {phrase: name for name, phrases in _TABLE["behind"].items() for phrase in phrases}
_FILLERS = frozenset(_TABLE["fillers"]["words"])
_CHANGES = {verb: "up" for verb in table("changes")["up"]} | {
    verb: "down" for verb in table("changes")["down"]
}
_CHANGES_BEHIND = {word: "up" for word in table("changes")["behind_up"]} | {
    word: "down" for word in table("changes")["behind_down"]
}
_WINDOW = 72
_SYMBOLS = {"~": "about", "≈": "about", "±": "about", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "up_to"}

_AFTER = re.compile(
    r"\s?(?:"
    + "|".join(sorted(map(re.escape, _BEHIND), key=len, reverse=True))
    + r")(?![\w.])"
)
_DIRECTION = re.compile(
    r"\s(?:points\s)?(?P<word>" + "|".join(_CHANGES_BEHIND) + r")(?![\w-])(?!\sthan\s[0-9])", re.I
)


class Lead(NamedTuple):
    """What leads up to a number."""

    start: int
    qualifier: str | None
    change: str | None
    words: list[str]  # what stands before all of it, last word last
    origin: bool  # "from" stands there
    between: bool


def lead(text: str, at: int, floor: int) -> Lead:
    """Read the qualifier and the direction in front of a figure.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the figure starts, its currency and sign included, in characters.
    floor : int
        How far back to look, the end of what was read before.

    Returns
    -------
    Lead
        Where the qualifier starts (the figure itself without one) and what was found.

    Examples
    --------
    >>> lead("Costs rose by more than 5 percent", 24, 0)[:3]
    (14, 'more_than', 'up')
    """
    start, qualifier = at, None
    floor = max(floor, at - _WINDOW)
    if start > floor and text[start - 1] in _SYMBOLS:
        qualifier = _SYMBOLS[text[start - 1]]
        start -= 1
    window = text[floor:start]
    window = window[window.rfind("\n") + 1 :]
    words = window.split()
    lower = [word.lower() for word in words]
    origin = between = False
    change = None
    kept = len(words)
    while kept:
        last = lower[kept - 1]
        found = None
        for size in (4, 3, 2, 1):
            if size <= kept:
                found = _BEFORE.get(last if size == 1 else " ".join(lower[kept - size : kept]))
                if found:
                    break
        if found:
            kept -= size
            qualifier = qualifier or found
            start = _start(text, window, words, kept, start)
        elif last in ("from", "between"):
            origin, between = origin or last == "from", between or last == "between"
            kept -= 1
        elif last in _FILLERS or last == "by":
            kept -= 1
        else:
            break
    if kept:
        change = _CHANGES.get(lower[kept - 1])
    return Lead(start, qualifier, change, words, origin, between)


def _start(text: str, window: str, words: list[str], kept: int, end: int) -> int:
    """Find where the words from `kept` on begin."""
    base = text.rindex(window, 0, end + len(window)) if not window else end
    del base
    position = end
    for word in reversed(words[kept:]):
        position = text.rindex(word, 0, position)
    return position


def behind(text: str, at: int) -> tuple[int, str] | None:
    """Read a qualifier behind a figure: "or more", "or so", "+"."""
    match = _AFTER.match(text, at)
    return (match.end(), _BEHIND[match.group().strip() if match.group().strip() in _BEHIND else match.group()]) if match else None


def direction_behind(text: str, at: int) -> str | None:
    """Read a direction behind a figure: "34 percent higher", "a 3 percent drop"."""
    match = _DIRECTION.match(text, at)
    return _CHANGES_BEHIND[match["word"].lower()] if match else None
