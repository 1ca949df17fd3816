"""Numbers whose neighbours say that they are no figures: addresses, labels, list markers, years."""

import re

from onrecord.quantities.contests import spaced_score
from onrecord.quantities.nouns import counted_phrase, ends_phrase
from onrecord.quantities.plurals import is_plural, singular
from onrecord.quantities.record import NonFigure
from onrecord.quantities.shapes import MONTHS, YEAR
from onrecord.quantities.starts import ORDINALS
from onrecord.quantities.units import unit_after
from onrecord.vocabulary import table
from onrecord.vocabulary import words as vocabulary

_LABELS = table("labels")
_BEFORE = frozenset(_LABELS["before"]["words"])
_ALWAYS = frozenset(_LABELS["always"]["words"])
_STREETS = frozenset(_LABELS["streets"]["words"])
_BEFORE_YEAR = frozenset(_LABELS["before_year"]["words"])
_BEFORE_OLD_YEAR = frozenset(_LABELS["before_year"]["old"])
_VAGUE = frozenset({"several", "few", "many", "couple"})
_NO_LABEL = frozenset({"minus", "plus", "sub", "to", "over", "under", "then", "now", "still"})
_RECENT_YEARS = range(1950, 2041)  # hardly ever a number of things, if without a comma
_TYPICAL_YEARS = range(1900, 2101)
_YEARS = range(1000, 2200)
_BACK = frozenset({"back", "dates", "date", "dating", "dated"})
_NUMBERED = frozenset(_LABELS["before_year"]["numbers"])

_IN_YEAR = re.compile(r"(?<=\b[Ii]n\s)(?:19|20)[0-9]{2}(?=[.;!?)](?:\s|$)|,\s[a-z]|\n|$)")
_DAY = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th)?(?:(?:\s?[-–]\s?|\sto\s|\sand\s)[0-9]{1,2})?"
    rf"(?:,?\s{YEAR})?(?![0-9.,]*[0-9])(?!\s?%|\s(?:per\s?cent|[a-z]+illion|thousand|hundred)\b)"
    rf"|{YEAR}(?![0-9])"
)
_WITHIN_MONTH = frozenset({"in", "during", "throughout"})  # before a month, but hardly a day of it
_LAST_NAME = re.compile(r"(?P<name>[A-Z][a-z]+|[A-Z]+)\.?$")
_STREET = re.compile(
    r"[0-9]{1,4}[A-Za-z]?,?(?:\s(?:[A-Z][\w.’'-]{0,24}|[0-9]{1,3}(?:st|nd|rd|th)\b)){1,4}"
)
_BEFORE_NAME = "|".join(map(re.escape, _LABELS["streets"]["before_name"]))
_STREET_FIRST = re.compile(rf"[0-9]{{1,4}}[a-z]?,?\s(?i:{_BEFORE_NAME})(?=\s[A-Z])")
_WORD = re.compile(r"[\w’'-]+")
_MARKER = re.compile(r"[0-9]{1,3}(?:[.)](?=\s)|\))")
_LINE_START = re.compile(r"(?:^|\n)[^\S\n]{0,8}$")
_ALONE = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?=[^\S\n]*(?:\n|$))")
_CODE = re.compile(r"[0-9A-Za-z.,/-]{0,24}[0-9A-Za-z]")
_RANKS = frozenset(_LABELS["ranks"]["words"])
_ODDS = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/]|[.,][0-9])")
_PHONE = re.compile(r"[0-9]{1,3}(?:[\s-]\(?[0-9]{2,4}\)?){2,4}(?![0-9])")
_WEEKDAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|to|yester)day|tomorrow)\s\($")
_IN_BRACKETS = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?(?=\))")
_DECIMAL = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}")
_TIE_BREAK = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}(?=\))")
_CITED = re.compile(r"[0-9]{1,4}\([0-9]{1,4}\)(?=,|:)")  # Journal, 39(2), pp. 579
_NOTES = re.compile(r"[0-9]{1,3}(?:\s[0-9]{1,3}){0,8}(?=$|\n)")
_NOTE = re.compile(r"[0-9]{1,3}(?=\]|\.\))")
_QUOTES = frozenset("\"“‘'")
_QUOTED = re.compile(r"[0-9]{1,4}(?=[\"”’'](?![\w\"”’']))")
_OPENS_TITLE = re.compile(r"[“‘\"'](?:The\s)?$")
_TITLE = re.compile(
    r"[0-9]{1,5}(?=(?:\s[A-Z][\w-]*){1,4}[.,!?]?[”’\"'](?!\w)|[.,!?]?[”’\"'](?!\w))"
)
_LINE_UP = re.compile(r"\((?:[A-Z][\w’'.-]{0,24}\s){1,3}(?:[0-9]{1,3}(?:\spen)?,\s)*$")
_LINE_UP_END = re.compile(r"[0-9]{1,3}(?:\s(?:pen|og))?[,)’']")
_HOUR = re.compile(
    r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:(?P<clock>\so[’']clock)|(?P<day>\stonight|\sin\sthe\s(?:early\s)?(?:morning|afternoon|evening)"
    r"|\sthis\s(?:morning|afternoon|evening)|\s(?:on|every)\s(?:[A-Z]\w+days?\b)))",
    re.I,
)
_BEFORE_HOUR = frozenset(
    {"at", "by", "until", "till", "before", "after", "from", "around", "since"}
)
_MORE_LABELS = re.compile(
    r"(?:(?:,\sand|,|\sand|\sor|\s?[-–&/])\s?[0-9]{1,4}"
    r"(?![0-9%]|[.,][0-9]|\s(?:per|[a-z]{3,20}s)\b))+"
)
_PLURAL = f"(?:{'|'.join(table('number_words')['rhetorical']['words'])})"
_RHETORICAL = re.compile(rf"{_PLURAL}(?:\sof\s{_PLURAL}){{0,2}}(?![^\W_])", re.I)
_ROUND = re.compile(
    r"(?:dozen|hundred|thousand|[mbt]r?illion)(?:[\s-](?:thousand|[mbt]r?illion)){0,2}\b", re.I
)


def in_year(text: str, at: int) -> NonFigure | None:
    """Recognise the year of "in 2019." at once: nothing else can be meant there.

    Examples
    --------
    >>> in_year("It closed in 2019.", 13).reason, in_year("in 2019 dollars", 3)
    ('year', None)
    """
    found = _IN_YEAR.match(text, at)
    return NonFigure(at, found.end(), "year") if found else None


def placed(text: str, at: int, left: list[str]) -> NonFigure | None:
    """Recognise a date's day, a list marker, a lone number, an address and a part of a name.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where a digit is, in characters.
    left : list of str
        The words before it.

    Returns
    -------
    NonFigure or None
        With the reason.

    Examples
    --------
    >>> [placed("May 14", 4, ["May"]).reason, placed("COVID-19", 6, []).reason]
    ['date', 'label']
    """
    before = left[-1].lstrip("([“‘\"'") if left else ""
    month = _LAST_NAME.search(before)  # "post-Sept. 11", the "PostedMarch 6" of a web page
    dated = month is not None and month["name"].lower() in MONTHS
    if dated and (day := _DAY.match(text, at)) and not _counts(text, day, left):
        return NonFigure(at, day.end(), "date")
    marked = _behind_mark(text, at)  # a day in brackets, not a list marker
    if marked:
        return marked
    alone = _ALONE.match(text, at) if text[at - 1 : at] in {"", "\n"} else None
    if alone:  # a cell, a page, the number of a list
        return NonFigure(at, alone.end(), "alone on its line")
    marker = _MARKER.match(text, at)
    if marker and _marks(text, at, marker):
        return NonFigure(at, marker.end(), "list marker")
    street = _street(text, at)
    if street:
        return NonFigure(at, street, "address")
    spaced = spaced_score(text, at, left) if " " in text[at + 1 : at + 5] else None
    if spaced:
        return spaced
    odds = _ODDS.match(text, at)
    if odds and int(odds[1]) > int(odds[2]) and not before[-1:].isdigit():
        return NonFigure(at, odds.end(), "odds")
    played = _LINE_UP_END.match(text, at)
    if played and _LINE_UP.search(text, max(0, at - 60), at):
        return NonFigure(at, played.end() - 1, "line-up")
    if glued(text, at) or text[at - 1 : at].isalpha():
        notes = _NOTES.match(text, at) if text[at - 1] == "." else None  # "the price.3 4"
        code = notes or _CODE.match(text, at)
        return NonFigure(at, code.end() if code else at + 1, "label")
    return None


def _counts(text: str, day: re.Match[str], left: list[str]) -> bool:
    """Tell "in May 12 schools closed" from "on May 12" and "in Sept. 11 theories".

    A month is shortened only where a day follows.
    """
    within = len(left) > 1 and left[-2].lower().lstrip("([“‘\"'") in _WITHIN_MONTH
    if not (
        within
        and left[-1][-1] != "."
        and day.group().isdigit()
        and day.end() - day.start() < len("1986")
    ):
        return False
    noun = counted_phrase(text, day.end(), many=True)
    counted = noun is not None and is_plural(text[noun[1] : noun[2]])
    return counted or unit_after(text, day.end()) is not None


def _behind_mark(text: str, at: int) -> NonFigure | None:
    """Recognise what a plus or a bracket right before it gives away, and "39(2)"."""
    mark = text[at - 1 : at]
    if mark == "(" and _WEEKDAY.search(text, max(0, at - 12), at):
        found, reason = _IN_BRACKETS.match(text, at), "date"  # "on Tuesday (16)"
    elif mark == "(" and _TIE_BREAK.match(text, at):
        found, reason = _TIE_BREAK.match(text, at), "score"
    elif _OPENS_TITLE.search(text, max(0, at - 5), at) and (found := _TITLE.match(text, at)):
        reason = "label"  # “60 Minutes”, ‘The 411.’
    elif mark in _QUOTES and (found := _QUOTED.match(text, at)):
        reason = "label"  # the company "3"
    elif mark == "+":
        found, reason = _PHONE.match(text, at), "phone"
    elif mark in ("[", "("):
        found, reason = _NOTE.match(text, at), "label"
    else:
        found, reason = _CITED.match(text, at), "label"
    return NonFigure(at, found.end(), reason) if found else None


def _marks(text: str, at: int, marker: re.Match[str]) -> bool:
    """Tell the marker of a list from a number that happens to end in a stop or a bracket."""
    if _LINE_START.search(text, max(0, at - 9), at):
        return True
    if not marker.group().endswith(")"):
        return False
    opened = text.rfind("(", max(0, at - 60), at)
    if opened < 0 or opened < at - 1:
        return opened < 0 or ")" in text[opened:at]
    before = text[max(0, at - 30) : opened].split()  # "(1)", but "Anna Petrova (44)"
    return not (before and before[-1][0].isupper() and marker.end() - at > 2)


def _street(text: str, at: int) -> int | None:
    """Find the end of "12 Harbour Road" or "1, Ulitsa"."""
    named = _STREET_FIRST.match(text, at)
    if named:
        return named.end()
    match = _STREET.match(text, at)
    if not match:
        return None
    words = list(_WORD.finditer(match.group()))
    return next((at + w.end() for w in words[2:] if w.group().lower() in _STREETS), None)


def glued(text: str, at: int) -> bool:
    """Tell "COVID-19", "one-on-one" and "№5" from "minus-5" and "–5"."""
    mark, head = text[at - 1 : at], text[max(0, at - 9) : max(0, at - 1)]
    if mark in ("#", "№") or head.endswith("="):
        return mark != ""
    if mark not in ("-", "/", ".", "_") or not head[-1:].isalnum():
        return False
    return re.split(r"[^A-Za-z]", head)[-1].lower() not in _NO_LABEL


def rhetorical(text: str, at: int, left: list[str]) -> int | None:
    """Find the end of "tens of thousands" or "several hundred", which give no number."""
    match = _RHETORICAL.match(text, at)
    if not match and left and left[-1].lower() in _VAGUE:
        match = _ROUND.match(text, at)
    return match.end() if match else None


def clock(text: str, at: int, before: str) -> NonFigure | None:
    """Recognise "five o'clock" and "at seven tonight".

    Examples
    --------
    >>> clock("at seven tonight", 3, "at").reason, clock("seven tonight", 0, "hurt")
    ('time', None)
    """
    hour = _HOUR.match(text, at)
    if not hour:
        return None
    if hour["clock"]:
        return NonFigure(at, hour.end(), "time")
    return NonFigure(at, hour.start("day"), "time") if before.lower() in _BEFORE_HOUR else None


def is_rank(words: list[str], *, counted: bool, of: bool = False) -> bool:
    """Tell "the top 20", "the last 16" and "his second hundred" from numbers of things.

    `of` says that what is counted comes after "of": "his second hundred of the games".

    Examples
    --------
    >>> is_rank(["the", "top"], counted=False), is_rank(["the", "top"], counted=True)
    (True, False)
    >>> is_rank(["his", "second"], counted=True, of=True)
    True
    """
    last = words[-1].lower() if words else ""
    return (last in _RANKS and not counted) or (last in ORDINALS and (of or not counted))


def label(text: str, start: int, end: int) -> NonFigure:
    """Take "111 or 112" and "rooms 5 and 7" for one label."""
    more = _MORE_LABELS.match(text, end)
    return NonFigure(start, more.end() if more else end, "label")


def is_label(before: str, *, opens: bool, counted: bool, names: bool = True) -> bool:
    """Tell whether the word before a bare number makes it a name.

    Parameters
    ----------
    before : str
        The word.
    opens : bool
        Whether it opens a sentence, so that its capital says nothing.
    counted : bool
        Whether a noun that can be counted follows.
    names : bool
        Whether any name makes a label: "Mars 3", but not "Mars three".

    Returns
    -------
    bool
        True for "Section 12" and "Mars 3".

    Examples
    --------
    >>> is_label("Section", opens=True, counted=True), is_label("about", opens=False, counted=True)
    (True, False)
    """
    lower = before.lower()
    if before.endswith((",", "'s", "’s")):
        return False
    one = singular(before)  # "paragraphs 4 and 5"
    if lower in _ALWAYS or one in _ALWAYS:
        return True
    if (lower in _BEFORE or one in _BEFORE) and (before[0].isupper() or not counted):
        return True
    if not names:
        return False
    initial = len(before) == 1 and before.isupper() and before not in "AI"
    return initial or (before[:1].isupper() and not opens and not counted)


def is_titled(text: str, end: int, word: str, before: str) -> bool:
    """Tell the capital of a title in running text: "the show 60 Minutes that".

    Examples
    --------
    >>> text = "he told the show 60 Minutes that"
    >>> is_titled(text, 27, "Minutes", "show"), is_titled(text, 27, "minutes", "show")
    (True, False)
    """
    behind = text[end : end + 2]
    runs_on = before[:1].islower() and behind[:1] == " " and behind[1:].islower()
    return runs_on and word.istitle() and len(word) > 3 and word.isalpha()


def is_version(written: str, words: list[str]) -> bool:
    """Tell the decimal of "Firefox 2.0" from a figure.

    Examples
    --------
    >>> is_version("2.0", ["Firefox"]), is_version("2.0", ["About"])
    (True, False)
    """
    name = words[-1] if words else ""
    if not _DECIMAL.fullmatch(written) or not (name[:1].isupper() and name.isalnum()):
        return False
    return name not in vocabulary("sentence_openers") and not ends_phrase(name)


def is_year(value: int, words: list[str], *, counted: bool, people: bool = False) -> bool:
    """Tell whether a whole number of four digits is a year.

    Parameters
    ----------
    value : int
        The number, written without a comma.
    words : list of str
        What comes before it.
    counted : bool
        Whether a plural in lower case follows.
    people : bool
        Whether that plural is people.

    Returns
    -------
    bool
        True for "in 2019", "2019 election results", "back to 1640".

    Examples
    --------
    >>> is_year(2019, ["in"], counted=False), is_year(1898, ["has"], counted=True)
    (True, False)
    >>> is_year(1640, "dates back to".split(), counted=False)
    True
    """
    lower = [word.lower().lstrip("(“\"'") for word in words[-2:]]
    before = lower[-1] if lower else ""
    dated = before in _BEFORE_YEAR or (words and words[-1][:1].isupper())
    if value in _RECENT_YEARS:
        return not counted or bool(dated) or not (people or value % 100 == 0)
    if value in _TYPICAL_YEARS:
        return not counted or bool(dated)
    if value not in _YEARS or counted:
        return False
    if before in ("of", "to", "and", "the"):
        return lower[0] not in _NUMBERED and (before != "to" or lower[0] in _BACK)
    return before in _BEFORE_OLD_YEAR
