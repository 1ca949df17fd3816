"""Numbers that are not figures: dates, times, ordinals, addresses, labels, scores …"""

import re
from typing import NamedTuple

from onrecord.vocabulary import table

_LABELS = table("labels")
_BEFORE: frozenset[str] = frozenset(_LABELS["before"]["words"])
_STREETS = frozenset(_LABELS["streets"]["words"])
_MONTHS = frozenset(_LABELS["months"]["words"])
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"

_SHAPES = re.compile(
    rf"""
    (?P<date>
        [0-9]{{1,4}}-[0-9]{{1,2}}-[0-9]{{1,4}}(?:T[0-9:.]{{4,15}}Z?)?(?![0-9])
      | [0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
      | [0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]|\.[0-9])
      | [0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-9]{{1,2}})?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}(?![0-9]))?
    )
  | (?P<time>
        [0-9]{{1,2}}[:.][0-9]{{2}}(?:\s?[-–]\s?[0-9]{{1,2}}[:.][0-9]{{2}})?\s?[ap]\.?\s?m\b\.?
      | [0-9]{{1,2}}:[0-9]{{2}}(?:[:.][0-9]{{1,4}}){{0,2}}(?:\s?[-–]\s?[0-9]{{1,2}}:[0-9]{{2}})?(?![0-9])
      | [0-9]{{1,2}}(?:\s?[-–]\s?[0-9]{{1,2}})?\s?[ap]\.?m\b\.?
      | [0-9]{{1,2}}\so[’']clock
      | (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:o[’']clock|[ap]\.?m\b)
    )
  | (?P<ordinal>[0-9]{{1,6}}(?:st|nd|rd|th)\b)
  | (?P<decade>[0-9]{{2,4}}[’']?s(?![^\W_]))
  | (?P<version>[0-9]{{1,6}}(?:\.[0-9]{{1,6}}){{2,8}})
  | (?P<phone>
        [0-9]{{1,3}}[\s-]?\(?[0-9]{{3}}\)?[\s-][0-9]{{3}}[\s-][0-9]{{2}}[\s-]?[0-9]{{2}}(?![0-9])
      | [0-9]{{3}}\)?[\s-][0-9]{{3}}-[0-9]{{4}}(?![0-9])
      | [0-9]{{3}}-[0-9]{{4}}(?![0-9])
      | 0[0-9]{{2,4}}\s[0-9]{{3,4}}\s[0-9]{{3,4}}(?![0-9])
    )
  | (?P<years>{_YEAR}\s?[-–/]\s?(?:{_YEAR}|[0-9]{{2}})(?![0-9%]|[.,][0-9]))
  | (?P<score>[0-9]{{1,3}}-for-[0-9]{{1,3}})
  | (?P<label>[0-9]{{2,3}}/[0-9]{{1,3}}(?![0-9]))
  | (?P<identifier>[0-9]{{16,}}+|0[0-9]{{2,14}}(?![0-9.,]))
    """,
    re.X | re.I,
)
_CODE = re.compile(r"[0-9]{1,6}(?:[A-Za-z][A-Za-z0-9]{0,8}|-[A-Z][A-Za-z]?[0-9]{0,4}\b)")
_STREET = re.compile(r"[0-9]{1,4}[A-Za-z]?,?(?:\s[A-Z][\w.’'-]{0,24}){1,4}")
_STREET_BEFORE = re.compile(
    rf"[0-9]{{1,4}}[a-z]?,?\s(?:{'|'.join(map(re.escape, _LABELS['streets']['before_name']))})(?=\s[A-Z])", re.I
)
_MARKER = re.compile(r"(?:[0-9]{1,3}|[ivx]{1,4})(?:[.)](?=\s)|\))")
_SCORE = re.compile(r"([0-9]{1,2})[-–]([0-9]{1,2})(?![0-9%/]|[.,][0-9]|[-–][0-9])")
_LINE_START = re.compile(r"(?:^|\n)[^\S\n]{0,8}$")
_ROUND = r"(?:dozens|tens|hundreds|thousands|millions|billions)"
_RHETORICAL = re.compile(rf"{_ROUND}(?:\sof\s{_ROUND}){{0,2}}(?![^\W_])", re.I)
_VAGUE = frozenset({"several", "few", "many", "couple"})


class NonFigure(NamedTuple):
    """A number passed over: its span and the reason."""

    start: int
    end: int
    reason: str


def shaped(text: str, at: int) -> NonFigure | None:
    """Recognise what its own shape gives away: a date, a time, an ordinal, a version …"""
    match = _SHAPES.match(text, at)
    if match and match.lastgroup:
        return NonFigure(at, match.end(), match.lastgroup)
    return None


def rhetorical(text: str, at: int, left: list[str]) -> int | None:
    """Find the end of "tens of thousands" or "several hundred", which give no number."""
    match = _RHETORICAL.match(text, at)
    if match:
        return match.end()
    if left and left[-1].lower() in _VAGUE:
        vague = re.compile(r"(?:dozen|hundred|thousand|million|billion)\b", re.I).match(text, at)
        return vague.end() if vague else None
    return None


def score(text: str, at: int) -> NonFigure | None:
    """Recognise "2-1", a first number that is not the smaller one."""
    match = _SCORE.match(text, at)
    if match and int(match[1]) >= int(match[2]):
        return NonFigure(at, match.end(), "score")
    return None


def placed(text: str, at: int, left: list[str]) -> NonFigure | None:
    """Recognise what stands in a place for something else: a date's day, a list marker, an address."""
    before = left[-1].lstrip("([“‘\"'") if left else ""
    if before and before.lower().rstrip(".") in _MONTHS and before[0].isupper():
        match = _DAY.match(text, at)
        if match:
            return NonFigure(at, match.end(), "date")
    marker = _MARKER.match(text, at)
    if marker and _marks(text, at, marker):
        return NonFigure(at, marker.end(), "list marker")
    named = _STREET_BEFORE.match(text, at)
    street = named.end() if named else _street(text, at)
    if street:
        return NonFigure(at, street, "address")
    if at and text[at - 1] in "-–/._#№" and at > 1 and _glued(text, at):
        code = _GLUED_CODE.match(text, at)
        return NonFigure(at, code.end() if code else at + 1, "label")
    return None


_DAY = re.compile(
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-9]{{1,2}})?(?:,?\s{_YEAR})?(?![0-9.,]*[0-9])|{_YEAR}(?![0-9])"
)
_GLUED_CODE = re.compile(r"[0-9A-Za-z.,/-]{0,24}[0-9A-Za-z]")
_GLUES = frozenset({"minus", "plus", "sub", "to", "over", "under"})


def _glued(text: str, at: int) -> bool:
    """Tell "COVID-19" and "24/7" from "minus-5" and "–5"."""
    if text[at - 1] == "#":
        return True
    head = text[max(0, at - 9) : at - 1]
    if not head[-1:].isalnum() or text[at - 1] in "–№":
        return text[at - 1] == "№"
    tail = re.split(r"[^A-Za-z]", head)[-1].lower()
    return tail not in _GLUES


def _marks(text: str, at: int, marker: re.Match[str]) -> bool:
    if _LINE_START.search(text, max(0, at - 9), at):
        return True
    if not marker.group().endswith(")"):
        return False
    opened = text.rfind("(", max(0, at - 60), at)
    return opened < 0 or ")" in text[opened:at] or opened == at - 1


def _street(text: str, at: int) -> int | None:
    """Find the end of "575 Wilbraham Road"."""
    match = _STREET.match(text, at)
    if not match:
        return None
    for word in list(re.finditer(r"[\w’'-]+", match.group()))[2:]:
        if word.group().lower() in _STREETS:
            return at + word.end()
    return None


_MORE_LABELS = re.compile(
    r"(?:,|\sand|\sor|\s?[-–&/])\s?[0-9]{1,4}(?![0-9%]|[.,][0-9]|\s(?:per|[a-z]{3,20}s)\b)"
)


def label(text: str, start: int, end: int) -> NonFigure:
    """Take "111 or 112" and "rooms 5 and 7" for one label."""
    more = _MORE_LABELS.match(text, end)
    return NonFigure(start, more.end() if more else end, "label")


def is_label(before: str, *, opens: bool, counted: bool) -> bool:
    """Tell whether the word before a bare number makes it a name: "Section 427", "Planet 9"."""
    lower = before.lower()
    if before.endswith(","):
        return False
    if lower in _ALWAYS or (lower in _BEFORE and (before[0].isupper() or not counted)):
        return True
    initial = len(before) == 1 and before.isupper() and before not in "AI"
    return initial or (before[:1].isupper() and not opens and not counted)


_ALWAYS: frozenset[str] = frozenset(_LABELS["always"]["words"])


def is_year(value: int, before: str, *, counted: bool) -> bool:
    """Tell whether a bare whole number is a year."""
    lower = before.lower()
    if 1900 <= value <= 2100:
        return not counted or lower in _BEFORE_YEAR or before[:1].isupper()
    return 1000 <= value < 1900 and not counted and lower in _BEFORE_OLD_YEAR


_BEFORE_OLD_YEAR = frozenset({"in", "since", "by", "until", "from", "year", "circa", "around"})
_BEFORE_YEAR: frozenset[str] = frozenset(_LABELS["before_year"]["words"])
