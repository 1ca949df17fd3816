"""What a figure takes from the next: "two-, three- and five-litre", "40 of the 90 hectares"."""

import re
from itertools import pairwise

from onrecord.quantities.record import Figure

_LIST = re.compile(r"\s?(?:,|,?\s(?:and|or))\s")
_SUSPENDED = re.compile(r",?\s(?:(?:and|or|to)\s)?")
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|a\stotal\sof|all|some)\s)?"
    r"(?:(?:\w{1,16}\s)?\w{1,16}(?:[’']s|s[’'])\s)?(?:[a-z]{1,12}\s)?"
)
_NO_WHOLE = frozenset({"percent", "share", "age", "ratio", "number"})
_HUNDRED = 100  # percent
_MEASURES_ALIKE = 60  # characters of a list between two members


def share(text: str, figures: list[Figure]) -> list[Figure]:
    """Give figures what the next one says for both, from right to left.

    Parameters
    ----------
    text : str
        The text.
    figures : list of Figure
        In text order; they are completed.

    Returns
    -------
    list of Figure
        The same.
    """
    for behind, here in pairwise(reversed(figures)):
        if behind.start - here.end > _MEASURES_ALIKE:
            continue
        gap = text[here.end : behind.start]
        if here.suspended and _SUSPENDED.fullmatch(gap):
            _take(here, behind)
        elif _durations(here, behind) and gap in (" and ", " or "):
            _take(here, behind)  # "20 and 50 years ago"
        elif not here.named and behind.named and behind.kind not in _NO_WHOLE:
            if _OF.fullmatch(gap):
                _take(here, behind)
        elif gap == " to " and _is_tally(here, behind):
            _take(here, behind)  # "by 61 to 39 percent"
            here.counted = None
        elif _percents(here, behind) and _LIST.fullmatch(gap):
            _take(here, behind)  # "7, 8, 10 percent"
            here.counted = None
        elif _one_list(text, here, behind):
            here.per = behind.per
    return figures


def _take(here: Figure, behind: Figure) -> None:
    """Take over the unit of the next figure."""
    here.take(behind)
    here.role, here.named = behind.role, True


def _percents(here: Figure, behind: Figure) -> bool:
    """Tell whether a number may be the first of a list that climbs to a percentage."""
    climbs = here.low == here.high <= behind.low <= _HUNDRED
    return climbs and not here.named and behind.kind == "percent" and here.start == here.core


def _is_tally(here: Figure, behind: Figure) -> bool:
    """Tell the two sides of a vote from a range, which climbs."""
    falls = behind.low < here.low == here.high <= _HUNDRED
    return falls and not here.named and behind.kind == "percent"


def _durations(here: Figure, behind: Figure) -> bool:
    """Tell whether a bare number may be the first of two durations."""
    climbs = here.low == here.high < behind.low
    return climbs and not here.named and behind.kind == "duration" and here.start == here.core


def _one_list(text: str, here: Figure, behind: Figure) -> bool:
    """Tell "30 men and 20 women a week" from figures with rates of their own."""
    if behind.per is None or here.per is not None or here.kind in ("percent", "share", "number"):
        return False
    if here.kind == behind.kind == "currency" and here.unit != behind.unit:
        return False  # "$5 million, 27 cents a share"
    alike = here.kind == behind.kind or "count" not in (here.kind, behind.kind)
    end = here.matter[1] if here.matter and here.matter[1] <= behind.start else here.end
    return alike and _LIST.fullmatch(text[end : behind.start]) is not None
