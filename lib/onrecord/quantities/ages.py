"""Ages without "years old": "the captain, 29, scored", "he turned 90", "children under 12"."""

import re

from onrecord.quantities.numerals import is_whole
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.qualifiers import Lead
from onrecord.quantities.record import Figure
from onrecord.vocabulary import table

_AGES = table("ages")
OLDEST = 115
"""The highest age that is read, in years."""

_NEAR = 48  # characters before a number
_AGE_IS = re.compile(
    r"\b(?:age|life\sexpectancy|lifespan)\s(?:\w{1,12}\s){0,5}(?:from|to|of|at|is|was|be)\s$"
)
_FILLERS = "just|only|now|still|already|then|about|almost|nearly|around|barely|even|not|yet"


def _any(name: str) -> str:
    return "|".join(_AGES[name]["words"])


_AGED = re.compile(
    r"(?:^|\s)(?:aged|ages?)(?:\s(?:of|is|was|between|from|about|around|over|under))?$"
    r"|(?:^|\s)as\s(?:young|old)\sas$|\baverage\sage\s(?:is|was|of)$"
)
_IS = re.compile(
    rf"(?:^|\s)(?:(?:he|she|i|who|(?:young|eld|old)est(?:\s[a-z]{{2,14}})?|(?:{_any('persons')})s?)\s"
    rf"(?:(?:will|would|may|has|had|have)\s)?(?:is|are|was|am|be|been|turned|turns)"
    rf"|turn|turns|turned|turning|(?:died|dies|dead|death|suicide)\sat)"
    rf"(?:\s(?:{_FILLERS}))*$"
    rf"|(?:^|\s|[“\"])(?:he|she|i)[’'](?:s|m|ll\sbe)(?:\s(?:{_FILLERS}))*$"
)
_BOUND = re.compile(
    rf"(?:^|\s)(?:(?:{_any('persons')}|{_any('groups')}|he|she|they|i|who)"
    rf"(?:\s(?:is|are|was|were|be|being|who\sare|who\swere|aged))?|those|no[-\s]one|patients?)"
    rf"\s(?:just\s|well\s|all\s)?(?:under|over|below|above)$"
)
_AMONG = re.compile(
    rf"(?:\bamong\s(?:[a-z-]{{2,14}}\s){{0,2}}[a-z]{{3,14}}s|\b(?:{_any('groups')}))\s$", re.I
)
_THEN = frozenset({"now", "then", "just", "still", "only", "already"})
_BEHIND_IS = re.compile(
    r"[,.;:)!?]|$|\n|\s(?:in|on|when|at|and|but|this|next|last|by|before|as|or|while)\b"
)
_AT = re.compile(
    r",\s(?:when\s)?(?:he|she|I|they|who|his|her|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:is|was|has|had|will|would|may|became|won|took))\b"
)
_WHEN = re.compile(r"\swhen\s(?:he|she|they|his|her|their)\b")
_CLOSED = re.compile(r"[,)]|\.(?=\s|$)|$|\n")
_TWO = re.compile(r"\s(?:and|or)\s[0-9]{1,3}[,)]")
_GROUP = re.compile(r"[0-9]{1,2}s(?!\w)")
_MARKERS = re.compile(r"(?i:under|over)[-\s]$")
_NAMES = table("persons")["given_names"]
GIVEN_NAMES = frozenset(name for names in _NAMES.values() for name in names.split())
"""Given names in lower case."""

_PARTICLES = frozenset(table("persons")["particles"].split())
_YEARS = re.compile(r"[1-9][0-9]")
_WHO = re.compile(r"\swho\b")
_DOES = re.compile(  # what a person does or is, behind an age without commas
    r"\s(?:who|from|of|has|had|was|is|said|says|told|made|won|took|[a-z]{3,12}ed)\b"
)
_NO_PERSON = frozenset(_AGES["no_person"]["words"])


def is_age(text: str, figure: Figure, ahead: Lead, *, noun: bool) -> bool:
    """Tell whether a number without a unit is somebody's age.

    Parameters
    ----------
    text : str
        The text.
    figure : Figure
        What is known of the figure.
    ahead : Lead
        What comes before it.
    noun : bool
        Whether a noun that can be counted follows.

    Returns
    -------
    bool
        True for "Anna Petrova, 44, a surgeon", "she was just 17", "those under 16".

    Examples
    --------
    >>> from decimal import Decimal
    >>> from onrecord.quantities.qualifiers import lead
    >>> text = "The captain, 29, scored."
    >>> figure = Figure(13, 15, 13, Decimal(29), Decimal(29))
    >>> is_age(text, figure, lead(text, 13, 0), noun=False)
    True
    """
    if ahead.aged:
        return True
    near = max(0, ahead.start - _NEAR)
    is_told = not noun and text.find("age", near, ahead.start) >= 0
    if is_told and _AGE_IS.search(text, near, ahead.start):
        return 0 < figure.high <= OLDEST
    words = " ".join(ahead.words[-6:]).lower()
    if words in ("is", "was"):  # "one of the two suspects is 19"
        words = text[max(0, figure.core - _NEAR) : figure.core].rstrip().lower()
    if ("age" in words or words.endswith(" as")) and _AGED.search(words):
        return True
    if noun or not 0 < figure.high <= OLDEST or not is_whole(figure.high):
        return False
    if _BEHIND_IS.match(text, figure.end) and _IS.search(words):
        return True
    if ahead.qualifier in ("less_than", "more_than"):
        before = text[max(0, figure.core - _NEAR) : figure.core].rstrip().lower()
        return _BOUND.search(before) is not None
    if ahead.last.lower() in ("was", "is") and _WHEN.match(text, figure.end):
        return True
    if ahead.last.lower() == "at":
        return _AT.match(text, figure.end) is not None
    if figure.low < figure.high:  # "among women 30 to 44"
        return _AMONG.search(text, near, figure.core) is not None
    return _apposed(text, figure, ahead) or _behind_name(text, figure, ahead)


def _behind_name(text: str, figure: Figure, ahead: Lead) -> bool:
    """Tell "Nick Poe 44 has spent" and "Dora Flint 44 who runs" from "Windows Server 19 has"."""
    if not _YEARS.fullmatch(text, figure.core, figure.end) or not ahead.last[:1].isupper():
        return False
    name: list[str] = []
    for word in reversed(ahead.words):
        if not (word.istitle() and word.isalpha()) and word not in _PARTICLES:
            break
        name.append(word)
    if len(name) < len(("Nick", "Poe")):
        return False
    given = any(word.lower() in GIVEN_NAMES for word in name[1:])
    return (_DOES if given else _WHO).match(text, figure.end) is not None


def _apposed(text: str, figure: Figure, ahead: Lead) -> bool:
    """Tell "Anna Petrova, 44, a surgeon", "the captain, 29," and "Anna Petrova (44)"."""
    if ahead.last.lower() in _THEN:  # "Ortega, then 44,", "Now 46 and retired"
        name = ahead.words[-2] if len(ahead.words) > 1 else "."
        closed = bool(_CLOSED.match(text, figure.end)) or text.startswith(" and ", figure.end)
        opens = ahead.last[0].isupper() and name[-1] in '.!?”"'
        return closed and (opens or (name[0].isupper() and name[-1] == ","))
    if not (_CLOSED.match(text, figure.end) or _TWO.match(text, figure.end)):
        return False
    bracket = ahead.last == "("
    name = ahead.words[-2] if bracket and len(ahead.words) > 1 else ahead.last
    if name[:1].isupper():
        return name.endswith(",") or bracket
    closed = text[figure.end : figure.end + 1] == "," or _TWO.match(text, figure.end) is not None
    word = name[:-1]
    if not (closed and name.endswith(",") and word.isalpha()) or word in _NO_PERSON:
        return False
    return _TWO.match(text, figure.end) is not None or not is_plural(word)


def age_group(text: str, at: int) -> int | None:
    """Find the end of "12s" in "under-12s" and "the over 65s".

    Examples
    --------
    >>> age_group("Under-12s pay half.", 6), age_group("in the 90s", 7)
    (9, None)
    """
    group = _GROUP.match(text, at)
    return group.end() if group and _MARKERS.search(text, max(0, at - 6), at) else None
