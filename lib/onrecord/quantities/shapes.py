"""Numbers whose own shape says that they are no figures: dates, times, versions, phone numbers."""

import re

from onrecord.quantities.record import NonFigure
from onrecord.quantities.units import unit_after
from onrecord.vocabulary import table

MONTHS: frozenset[str] = frozenset(table("labels")["months"]["words"])
MONTH = rf"(?=[A-Z])(?i:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"

_CLOCK = r"[0-9]{1,2}[:.][0-9]{2}"
_MERIDIEM = r"\s?(?i:[ap]\.?\s?m)\b\.?"
_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

RUNS_END = (
    r"(?!\w|[.,%:/][0-9]|%|[-–]|\s?[$€£¥-]|\s(?:per\b|[0-9]|people|men|women|children"
    r"|(?!was\b|has\b|is\b|as\b|this\b|across\b|always\b)[a-z]{2,14}s\b"
    r"|(?:[mbtr]+illion|percent)\b))"
)
"""What may not come after the runs of a cricket score: a unit or a noun that is counted."""

_SHAPES = re.compile(
    rf"""
    (?P<date>
        [0-9]{{1,4}}-[0-9]{{1,2}}-[0-9]{{1,4}}(?:T[0-9:.]{{4,15}}Z?)?(?![0-9])
      | [0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
      | [0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]|\.[0-9])
      | [0-9]{{1,2}}(?:st|nd|rd|th)?
        (?:(?:\s?[-–]\s?|\s(?:to|and|or|until)\s|,\s)[0-9]{{1,2}}(?:st|nd|rd|th)?){{0,3}}
        \s(?:of\s)?{MONTH}
        (?:,?\s{YEAR}(?![0-9]))?
    )
  | (?P<time>
        (?:[01][0-9]|2[0-3])[0-5][0-9]\s?(?:[A-Z]{{1,3}}T|UTC|local\stime|hours|hrs)\b
      | {_CLOCK}(?:(?:\s?[-–]\s?|\s(?:to|and)\s){_CLOCK})?{_MERIDIEM}
      | [0-9]{{1,2}}:[0-9]{{2}}(?:[:.][0-9]{{1,4}}){{0,2}}(?:\s?[-–]\s?[0-9]{{1,2}}:[0-9]{{2}})?
        (?![0-9])
      | [0-9]{{1,2}}(?:(?:\s?[-–]\s?|\s(?:to|and)\s)[0-9]{{1,2}})?{_MERIDIEM}
      | (?:[0-9]{{1,2}}|(?i:{_HOUR}))\so[’']clock
      | (?<=\bthe\s)(?:1?[0-9]|2[0-3])\.[0-5][0-9](?=
        \s(?:at|from|to)\s[A-Z]|\s(?:train|bus|flight|service|ferry)\b)
    )
  | (?P<ordinal>(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}|[0-9]{{1,6}})
      (?:(?<=1)(?<!11)st(?!\s?[0-9]{{1,2}}\s?lb)|nd|rd|th)\b)  # no "11st"
  | (?P<decade>[0-9]{{2,4}}[’']?s(?![^\W_]))
  | (?P<version>[0-9]{{1,6}}(?:\.[0-9]{{1,6}}){{2,8}})
  | (?P<phone>
        [0-9]{{1,3}}[\s-]?\(?[0-9]{{3}}\)?[\s-][0-9]{{3}}[\s-][0-9]{{2}}[\s-]?[0-9]{{2}}(?![0-9])
      | [0-9]{{3}}\)?[\s-][0-9]{{3}}-[0-9]{{4}}(?![0-9])
      | [0-9]{{3}}-[0-9]{{4}}(?![0-9])
      | 0[0-9]{{2,4}}\s[0-9]{{3,4}}\s[0-9]{{3,4}}(?![0-9])
    )
  | (?P<years>{YEAR}\s?[-–/]\s?(?:{YEAR}|[0-9]{{2}})(?![0-9%]|[.,][0-9]))
  | (?P<score>[0-9]{{1,3}}-for-[0-9]{{1,3}}
      | [0-9]{{1,3}}\sfor\s[0-9]{{1,3}}{RUNS_END})
  | (?P<label>
        [0-9]{{1,3}}:[0-9]{{1,3}}(?:[-–][0-9]{{1,3}})?(?![0-9:])  # chapter and verse
      | [0-9]/[0-9]{{2,3}}(?![0-9])  # 9/11
      | [0-9]['’][0-9]{{1,2}}(?:["”]|'')?(?![0-9])  # 5'11"
      | [0-9]{{2,3}}/[0-9]{{1,3}}(?![0-9])  # 24/7, a blood pressure
      | (?:5|10|15|20|25|50|100)K(?=[.,;:)!?]|\s(?:run|race|walk|course)\b|$)  # a 10K
      | [0-9]{{1,2}}-[A-Z](?![\w-])  # Form 10-K
      | [0-9]{{1,4}}\([a-z]\)(?:\([a-z0-9]\)){{0,2}}(?![\w])  # a 401(k)
    )
  | (?P<identifier>[0-9]{{16,}}|0[0-9]{{2,14}}(?![0-9]|[.,][0-9]))
    """,
    re.X,
)


_OF_A = re.compile(r"\sof\san?(?=\s)")


def shaped(text: str, at: int) -> NonFigure | None:
    """Recognise what its own shape gives away.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where a digit is, in characters.

    Returns
    -------
    NonFigure or None
        With one of the reasons date, time, ordinal, decade, version, phone, years,
        score, label, identifier.

    Examples
    --------
    >>> [shaped(t, 0).reason for t in ("30.11.2023", "5 p.m.", "22nd", "1990s", "2.1.3", "24/7")]
    ['date', 'time', 'ordinal', 'decade', 'version', 'label']
    """
    match = _SHAPES.match(text, at)
    if not match or (match.lastgroup == "label" and _is_part_of_unit(text, match)):
        return None
    return NonFigure(at, match.end(), str(match.lastgroup))


def _is_part_of_unit(text: str, match: re.Match[str]) -> bool:
    """Tell "1/50 of a millimetre" from "24/7"."""
    if "/" not in match.group():
        return False
    of = _OF_A.match(text, match.end())
    unit = unit_after(text, of.end() if of else match.end())
    none = ("currency", "percent") if of else ("currency", "percent", "duration")
    return unit is not None and unit.kind not in none
