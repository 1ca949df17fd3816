"""What a figure takes from the next: "two-, three- and five-litre", "40 of the 90 hectares"."""

import re
from itertools import pairwise

from onrecord.quantities.qualifiers import goes
from onrecord.quantities.record import Figure

_LIST = re.compile(r"\s?(?:,|,?\s(?:and|or))\s")
_SUSPENDED = re.compile(r",?\s(?:(?:and|or|to)\s)?")
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|a\stotal\sof|all|some)\s)?"
    r"(?:(?:\w{1,16}\s)?\w{1,16}(?:[’']s|s[’'])\s)?(?:[a-z]{1,12}\s)?"
)
_HEDGED = re.compile(
    r",?\s(?:(?:and|or)\s)?(?:possibly|perhaps|maybe|probably|potentially|conceivably)\s"
)
_AND_DOWN = re.compile(
    r"[^.;:!?\n]{0,50}?(?:,|,?\s(?:and|but|while))\s(?P<way>[a-z]{2,14})\s"
    r"(?:(?:by|about|around|almost|nearly|some|just|only|over)\s){0,2}"
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
        if here.suspended or not here.named:
            if _leaves_out(here, behind, gap):
                _take(here, behind)
                here.counted = None if behind.kind == "percent" else here.counted
        elif _one_list(text, here, behind):
            here.per = behind.per
    return figures


def _leaves_out(here: Figure, behind: Figure, gap: str) -> bool:
    """Tell whether the next figure says what a number is a number of."""
    if here.suspended:
        return _SUSPENDED.fullmatch(gap) is not None
    joint = gap.strip()
    if (joint == "and even" or _LIST.fullmatch(gap)) and _durations(
        here, behind
    ):  # "20 and 50 years ago"
        return True
    if behind.named and behind.kind not in _NO_WHOLE and _OF.fullmatch(gap):
        return True
    lends = behind.named and behind.kind not in _NO_WHOLE
    if lends and (_is_hedged(here, behind, gap) or _is_alternative(here, behind, gap)):
        return True
    tally = joint == "to" and _is_tally(here, behind)
    if behind.kind == "percent" and (tally or joint == "plus"):
        return True  # "4 plus 3 percent", "by 61 to 39 percent"
    if here.origin and behind.named and behind.low < behind.high and joint == "to":
        return True  # "from 8 to between 12 and 14 sailors"
    if _percents(here, behind) and _LIST.fullmatch(gap):  # "7, 8, 10 percent"
        return True
    return _moves_too(here, behind, gap)


def _take(here: Figure, behind: Figure) -> None:
    """Take over the unit of the next figure."""
    here.take(behind)
    here.role, here.named = behind.role, True


def _percents(here: Figure, behind: Figure) -> bool:
    """Tell whether a number may be the first of a list that climbs to a percentage."""
    climbs = here.low == here.high <= behind.low <= _HUNDRED
    return climbs and behind.kind == "percent" and here.start == here.core


def _is_tally(here: Figure, behind: Figure) -> bool:
    """Tell the two sides of a vote from a range, which climbs."""
    falls = behind.low < here.low == here.high <= _HUNDRED
    return falls and behind.kind == "percent"


def _moves_too(here: Figure, behind: Figure, gap: str) -> bool:
    """Tell two changes of one thing from those of two: "and oil fell 2 percent"."""
    if not (here.change and behind.change) or here.value_from is not None:
        return False
    if behind.kind not in ("percent", "currency") and behind.unit != "point":
        return False
    then = _AND_DOWN.fullmatch(gap) if here.role == "amount" else None
    return then is not None and goes(then["way"]) is not None


def _is_hedged(here: Figure, behind: Figure, gap: str) -> bool:
    """Tell "14 and possibly as many as 20 miners", "14 or up to 20 miners" from two things."""
    climbs = here.low == here.high < behind.low
    more = behind.qualifier == "up_to" and gap.strip() in ("and", "or")
    return climbs and (more or _HEDGED.fullmatch(gap) is not None)


def _is_alternative(here: Figure, behind: Figure, gap: str) -> bool:
    """Tell "5, 10 or 15 euros", three amounts, from a number by itself."""
    plain = here.low == here.high and here.start == here.core and behind.start == behind.core
    listed = gap == " or " or (gap == ", " and behind.alternative)
    here.alternative = plain and listed and here.low != behind.low
    return here.alternative


def _durations(here: Figure, behind: Figure) -> bool:
    """Tell whether a bare number may be the first of two durations."""
    climbs = here.low == here.high < behind.low
    return climbs and behind.kind == "duration" and here.start == here.core


def _one_list(text: str, here: Figure, behind: Figure) -> bool:
    """Tell "30 men and 20 women a week" from figures with rates of their own."""
    if behind.per is None or here.per is not None or here.kind in ("percent", "share", "number"):
        return False
    if here.kind == behind.kind == "currency" and here.unit != behind.unit:
        return False  # "$5 million, 27 cents a share"
    alike = here.kind == behind.kind or "count" not in (here.kind, behind.kind)
    end = here.matter[1] if here.matter and here.matter[1] <= behind.start else here.end
    return alike and _LIST.fullmatch(text[end : behind.start]) is not None
