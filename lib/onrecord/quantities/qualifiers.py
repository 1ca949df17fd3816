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
    adds: bool  # the verb is "add": of money, no rise
    aged: bool  # "older than" or "younger than" stands there
    article: int  # where the figure starts with its "a": "a quarter"


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
    origin = between = by = aged = False
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
            aged = aged or lower[kept - size] in ("older", "younger")
            kept -= size
            qualifier = qualifier or found
            start = _start(text, words[kept:], at)
        elif last in ("from", "between"):
            origin, between = origin or last == "from", between or last == "between"
            kept -= 1
        elif last in _FILLERS or last == "by":
            by = by or last == "by"
            kept -= 1
        else:
            break
    change = _change(lower[:kept], by=by)
    article = _start(text, words[-1:], at) if lower and lower[-1] in ("a", "an") else at
    adds = change == "up" and lower[kept - 1].startswith("add") and not by
    return Lead(start, qualifier, change, words, origin, between, adds, aged, min(article, start))


def _change(words: list[str], *, by: bool) -> str | None:
    """Find the verb of rising or falling; "by" may stand some words behind it."""
    for place, word in enumerate(reversed(words[-6:])):
        found = _CHANGES.get(word)
        if found:
            before = words[-place - 2] if place + 2 <= len(words) else ""
            phrasal = word in ("up", "down") and before in _PHRASAL
            return None if phrasal or (word in _BY_ONLY and not by) else found
        if not (by or word.endswith("ly")) or word[-1] in ",.;:!?":
            return None
    return None


_BY_ONLY = frozenset(table("changes")["by_only"])
_PHRASAL = frozenset(table("changes")["phrasal"])


def _start(text: str, words: list[str], end: int) -> int:
    """Find where the last words before a position begin."""
    for word in reversed(words):
        end = text.rindex(word, 0, end)
    return end


def behind(text: str, at: int) -> tuple[int, str] | None:
    """Read a qualifier behind a figure: "or more", "or so", "+"."""
    match = _AFTER.match(text, at)
    return (match.end(), _BEHIND[match.group().strip() if match.group().strip() in _BEHIND else match.group()]) if match else None


def direction_behind(text: str, at: int) -> str | None:
    """Read a direction behind a figure: "34 percent higher", "a 3 percent drop"."""
    match = _DIRECTION.match(text, at)
    return _CHANGES_BEHIND[match["word"].lower()] if match else None
