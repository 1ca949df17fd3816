"""Rates of exchange: "the rupee closed at 83.4 to the dollar"."""

import re
from typing import NamedTuple

from onrecord.quantities.currencies import SUBUNITS, currency_names
from onrecord.quantities.starts import SPACE
from onrecord.vocabulary import table

_CURRENCIES = table("currencies")
_QUOTED_FIRST: list[str] = _CURRENCIES["quoted_first"]["codes"]
_LINKS = frozenset({"to", "ag", "pe", "fo", "ve"})  # first letters of the words below
_TO = re.compile(
    rf"{SPACE}(?:(?:to|against|versus|for){SPACE}(?:the|a|an|one|each|every)|per){SPACE}"
    rf"(?P<name>(?:[A-Z][\w.-]{{1,10}}{SPACE}){{0,2}}?(?P<noun>[a-z]{{3,9}}))(?![\w-])"
)
_WORD = re.compile(r"[A-Za-z][\w.]*")
_SENTENCE_END = re.compile(r"[.;!?](?=\s)|\n")
_NEAR = 100  # characters back that the currency may be named


class Exchange(NamedTuple):
    """A rate of exchange: where it ends, the currency paid, and the one it is paid for."""

    end: int
    unit: str
    per: str


def exchange(text: str, start: int, end: int) -> Exchange | None:
    """Read the two currencies of a number without a unit.

    The currency that is spoken of is paid for the other one, unless markets quote it first:
    the euro at 1.05 against the dollar is 1.05 dollars per euro.

    Parameters
    ----------
    text : str
        The text.
    start, end : int
        The number, in characters.

    Returns
    -------
    Exchange or None
        None where the text names no two currencies.

    Examples
    --------
    >>> text = "The rupee closed at 83.4 to the dollar, the euro at 1.05 against the dollar."
    >>> exchange(text, 20, 24)[1:], exchange(text, 52, 56)[1:]
    (('rupee', 'dollar'), ('dollar', 'euro'))
    """
    to = _TO.match(text, end) if text[end + 1 : end + 3] in _LINKS else None
    other = _called(to["name"]) if to else None
    if not to or not other:
        return None
    near = text[max(0, start - _NEAR) : start]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(near)]
    words = _WORD.findall(near[stops[-1] if stops else 0 :])
    for place in range(len(words) - 1, -1, -1):
        found = _called(" ".join(words[max(0, place - 1) : place + 1])) or _called(words[place])
        if found and found != other:
            if _rank(found) < _rank(other):
                return Exchange(to.end(), other, words[place].lower())
            return Exchange(to.end(), found, to["noun"])
    return None


def exchanged_for(text: str, end: int) -> tuple[int, str] | None:
    """Find what money is paid for in "84 rupees to the dollar": where it ends, and the noun.

    Examples
    --------
    >>> exchanged_for("84 rupees to the dollar", 9), exchanged_for("84 rupees to the poor", 9)
    ((23, 'dollar'), None)
    """
    to = _TO.match(text, end) if text.startswith("to ", end + 1) else None
    return (to.end(), to["noun"]) if to and _called(to["name"]) else None


def _called(name: str) -> str | None:
    """Look up the code or the family of a currency by its name; no cents."""
    found = currency_names().get(" ".join(name.replace(".", "").lower().split()))
    return None if found in SUBUNITS else found


def _rank(unit: str) -> int:
    """Say how early markets quote a currency, before others."""
    return _QUOTED_FIRST.index(unit) if unit in _QUOTED_FIRST else len(_QUOTED_FIRST)
