"""Which way a figure goes: by the verb before it, or by the words behind it."""

import re

from onrecord.quantities.qualifiers import GOES_UP, MOTIONS, Lead, direction_behind, noun_of_change
from onrecord.quantities.record import Figure
from onrecord.vocabulary import table

_TO_LEVEL = re.compile(r"\sto\s(?:a\srecord\s)?[$€£¥]?[0-9]")  # "added $2 to $48"
_DROPS = frozenset({"drop", "drops", "dropped", "dropping"})
_STEPS = frozenset({"point", "place", "spot", "position", "rank", "notch", "seat", "level", "rung"})
_CONTESTS = frozenset(table("changes")["contests"])
_LOST = frozenset({"lose", "loses", "lost", "losing"})
_COMPARED = frozenset({"percent", "share", "ratio"})
_NEAR = 5  # words between "up" and the number
_NEVER = frozenset({"age", "duration"})
_THEN = (
    r"(?:an?\s(?:year|month|week|quarter|decade)|last|in\s|the\s(?:previous|same|prior|year)|for\sthe\ssame"
    r"|at\sthe\ssame|[a-z0-9]+\s(?:years?|months?|weeks?)\s(?:ago|earlier|before))"
)
_HIGHER = re.compile(
    rf"\s(?:(?P<more>more|less|fewer)\sthan\s{_THEN}"
    r"|(?P<higher>higher|lower|dearer|cheaper)(?=\sthan\b|[.,;]|\sat\b|\sin\b))"
)
_HIGHER_IS = {"higher": "up", "dearer": "up", "lower": "down", "cheaper": "down"}
_HIGHER_IS |= {"more": "up", "less": "down", "fewer": "down"}
_OFF = re.compile(r"\soff\s(?:the|its|their|his|her|our)\b")  # "knocked $50 off the price"
_MORE_OF_IT = frozenset({"count", "percent", "number"})


def direction(text: str, figure: Figure, ahead: Lead) -> str | None:
    """Tell whether a figure is what something rises or falls by.

    Parameters
    ----------
    text : str
        The text.
    figure : Figure
        The figure, its unit and its end known.
    ahead : Lead
        What comes before it.

    Returns
    -------
    str or None
        up, down, or None where nothing rises or falls by so much.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from onrecord.quantities.qualifiers import lead
    >>> text = "Costs rose by 5 percent."
    >>> five = Figure(14, 23, 14, Decimal(5), Decimal(5), unit="percent", kind="percent")
    >>> direction(text, five, lead(text, 14, 0))
    'up'
    """
    if ahead.change and not ahead.origin and _is_the_change(text, figure, ahead):
        return ahead.change
    by_noun = noun_of_change(text, figure.end, ahead.last)
    # "a third of firms, poorer than", "68 percent of the delegates thereafter"
    part = figure.kind in ("share", "percent") and figure.counted is not None
    if part or figure.kind in _NEVER:
        return by_noun
    if not (figure.kind in _COMPARED or _is_points(figure)):
        if figure.kind == "currency" and _OFF.match(text, figure.end):
            return "down"
        compared = _HIGHER.match(text, figure.end)
        return by_noun or (_HIGHER_IS[compared[compared.lastgroup or 0]] if compared else None)
    return direction_behind(text, figure.end) or by_noun


def _is_the_change(text: str, figure: Figure, ahead: Lead) -> bool:
    """Tell "rose 2 metres" from "jumped 2 metres", "added $2 to $48" from "added $2"."""
    if figure.kind == "count" and (
        ("-" in text[figure.core : figure.end] and not _is_points(figure))
        or _let_fall(figure, ahead)
        or (figure.unit in _CONTESTS and not _LOST.isdisjoint(ahead.words[-3:]))
        or (_is_phrasal(ahead) and not _is_points(figure))
    ):
        return False
    if figure.kind in ("duration", "age"):
        return "by" in ahead.words[-4:]
    if figure.kind == "length":
        moves = not MOTIONS.isdisjoint(word.lower() for word in ahead.words[-2:])
        return not (moves or ahead.adds) or _TO_LEVEL.match(text, figure.end) is not None
    if figure.kind == "currency" and text.startswith(" into ", figure.end):
        return False  # "sank $3 million into a mine"
    more = figure.kind in _MORE_OF_IT or _is_points(figure)
    return more or not ahead.adds or _TO_LEVEL.match(text, figure.end) is not None


def _is_phrasal(ahead: Lead) -> bool:
    """Tell "racked up 20 wins" from "moved up 20 places"."""
    words = [word.lower() for word in ahead.words[-_NEAR:]]
    place = next((i for i, word in enumerate(words) if word in ("up", "down")), 0)
    verb = words[place - 1] if place else ""
    stems = {verb, verb.removesuffix("ing"), f"{verb.removesuffix('ing')}e"}
    return verb.endswith(("ed", "ing")) and GOES_UP.isdisjoint(stems)


def _let_fall(figure: Figure, ahead: Lead) -> bool:
    """Tell "dropped four catches" from "dropped four places" and "dropped by 400 members"."""
    near = [word.lower() for word in ahead.words[-3:]]
    return _DROPS.isdisjoint(near) is False and "by" not in near and figure.unit not in _STEPS


def _is_points(figure: Figure) -> bool:
    return str(figure.unit).endswith("point")
