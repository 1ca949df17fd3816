"""Ordinals: "twenty-first", and "every 12th" as a share."""

import re
from decimal import Decimal

from onrecord.quantities.numerals import Numeral, share
from onrecord.quantities.starts import ORDINALS, SPACE, TENS, UNITS, any_of

_EVERY = re.compile(
    rf"every{SPACE}(?:(?P<word>{any_of(ORDINALS)})|(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th)){SPACE}",
    re.I,
)

_BELOW_TEN = any_of(word for word, value in ORDINALS.items() if 2 < value < 10)
_FROM_HUNDRED = any_of(word for word, value in ORDINALS.items() if value > 99)
_LONGEST_TEN = len("seventeen-")
_NTH = re.compile(  # "thirty-second" is as often a time
    rf"(?:(?:{any_of(TENS)})-(?:first|{_BELOW_TEN})"
    rf"|(?:{any_of([*UNITS, *TENS])})-(?<!\bone-)(?:{_FROM_HUNDRED}))(?![^\W_])",
    re.I,
)


def nth(text: str, at: int) -> int | None:
    """Find the end of "twenty-first" and "two-hundredth".

    Examples
    --------
    >>> nth("twenty-first century", 0), nth("twenty-five", 0), nth("one twenty-fifth of it", 0)
    (12, None, None)
    """
    match = _NTH.match(text, at) if "-" in text[at : at + _LONGEST_TEN] else None
    return match.end() if match else None


def every_nth(text: str, at: int) -> Numeral | None:
    """Read "every 12th " or "every second " as a share of one in so many."""
    match = _EVERY.match(text, at)
    if not match:
        return None
    number = ORDINALS[match["word"].lower()] if match["word"] else int(match["digits"])
    if number < 2:
        return None
    return share(at, match.end() - 1, Decimal(1), Decimal(number))
