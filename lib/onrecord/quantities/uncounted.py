"""Numbers that count nothing: pronouns, ranks, years, scores and parts of names."""

import re

from onrecord.quantities.compounds import is_compound
from onrecord.quantities.contests import is_contest, score
from onrecord.quantities.implied import counts_people
from onrecord.quantities.models import is_model, is_owned_model
from onrecord.quantities.nouns import Phrase, counted_phrase
from onrecord.quantities.places import is_label, is_rank, is_version, is_year, label
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.qualifiers import Lead
from onrecord.quantities.record import Amount, NonFigure
from onrecord.quantities.shares import whole
from onrecord.quantities.starts import SPACE
from onrecord.quantities.subjects import NOT_COUNTED
from onrecord.vocabulary import table

_NOT_ONE = frozenset(table("nouns")["before_one"]["words"])
_HYPHENS = ("-", "‑")
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_OF = re.compile(rf"{SPACE}of(?={SPACE})")
_IDIOM = re.compile(rf"{SPACE}(?:another|point|else|more|day|time|\w{{2,12}}(?:ing|ed))(?!\w)")
_RUNS_ON = re.compile(r"[’']?\s[a-z]{5}")  # a word that a headline would capitalise
_CAST = frozenset({"votes", "goals", "points", "sets", "frames", "games"})
_OPENING = "([“‘\"'"
_FROM = 2  # "from" and the word before it
_TWO_YEARS = re.compile(r"(?:1[0-9]|2[01])[0-9]{2}\s(?:and|to)\s(?:1[0-9]|2[01])[0-9]{2}")
_STOPS = re.compile(rf"[.,;:)]|$|\n|{SPACE}(?:and|in|on|at|to|from|with|for|after)\b")
_HUNDRED = 100
_NAME = re.compile(rf"{SPACE}[A-Z][a-z]")
_THING = re.compile(rf"{SPACE}(?:[a-z]{{2,14}}{SPACE})?thing\b")


def is_many(text: str, noun: Phrase | None) -> bool:
    """Tell whether a phrase has a head in the plural.

    >>> is_many("40 new beds", (3, 7, 11)), is_many("a bed", None)
    (True, False)
    """
    return noun is not None and is_plural(text[noun[1] : noun[2]])


def pronoun(text: str, amount: Amount, ahead: Lead) -> NonFigure | None:
    """Recognise the pronoun and "one of"."""
    behind = counted_phrase(text, amount.end, many=True)
    verb = behind is not None and behind[0] == behind[1] and is_many(text, behind)  # "one hopes"
    before = [word.lower().lstrip(_OPENING) for word in ahead.words[-2:]]
    new = before[:1] in (["a"], ["an"]) and before[-1].isalpha()  # "a separate one"
    new = new and text[amount.end : amount.end + 1] not in _HYPHENS
    idiom = _IDIOM.match(text, amount.end) or _THING.match(text, amount.end)
    if new or not _NOT_ONE.isdisjoint(before[-1:]) or idiom or verb:
        return NonFigure(amount.start, amount.end, "pronoun")
    if _OF.match(text, amount.end):
        part = whole(text, amount.end, of=True)
        return NonFigure(amount.start, part[1] if part else amount.end, "one of")
    return None


def no_figure(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> NonFigure | None:
    """Recognise numbers that name or rank something, from what is on both sides."""
    start, end = amount.start, amount.end
    written = text[amount.low.start : amount.high.end]
    plural = is_many(text, noun)
    if is_rank(ahead.words, counted=plural, of=_OF.match(text, end) is not None):
        return NonFigure(start, end, "rank")
    if written.isdigit():
        other = _digits_only(text, amount, ahead, noun)
        if other:
            return other
    elif _are_years(written, ahead, text[noun[1] : noun[2]].lower() if noun else ""):
        return NonFigure(start, end, "years")
    elif _is_named(text, written, ahead, noun if plural else None):
        return NonFigure(start, end, "label")
    elif (not plural or _opens(ahead)) and _names(written, ahead):
        return NonFigure(start, end, "label")  # "Firefox 2.0", "number two"
    if text[end : end + 1].isalpha():
        return NonFigure(start, end + 1, "label")  # "5G"
    if written.lower() in ("lakhs", "crores"):
        return NonFigure(start, end, "rhetorical")  # "he earns crores"
    backwards = amount.low.value > amount.high.value >= 0 and not ahead.origin
    level = amount.low is not amount.high and amount.low.value == amount.high.value  # "4 to 4"
    cast = noun is not None and text[noun[1] : noun[2]] in _CAST
    backwards = backwards or (
        amount.low is not amount.high and not ahead.between and is_contest(ahead.words)
    )
    tight = amount.tight and not plural and not _is_range(text, amount, ahead)
    if tight or ((backwards or level) and not noun) or (backwards and cast):
        return NonFigure(start, end, "score")
    single = amount.high.value == 1 and text[end : end + 1] == " "
    return NonFigure(start, end, "compound") if is_compound(text, end) and not single else None


def _is_range(text: str, amount: Amount, ahead: Lead) -> bool:
    """Tell "about 45-50 died" and "3,000-4,000" from a score."""
    if amount.low.value >= amount.high.value or is_contest(ahead.words):
        return False
    large = 5 * amount.low.value > amount.high.value >= 10 * _HUNDRED  # no "Case 74-1138"
    return large or ahead.qualifier is not None or counts_people(text, ahead.start, amount.end)


def _is_named(text: str, written: str, ahead: Lead, noun: Phrase | None) -> bool:
    """Tell "the Big Four" and "films like Three Kings" from the capitals of a headline."""
    before = ahead.last
    if not (written[0].isupper() and before[:1].isalpha()) or not before[-1].isalnum():
        return False
    if before[0].isupper():
        shouted = noun is not None and text[noun[1]].isupper() and not _RUNS_ON.match(text, noun[2])
        return len(ahead.words) > 1 and not shouted
    return True


def _are_years(written: str, ahead: Lead, counted: str) -> bool:
    """Tell "between 1600 and 1900 world temperatures fell" from "between 1600 and 1900 people"."""
    if _TWO_YEARS.fullmatch(written) is None:
        return False
    uncounted = not counted or counted in NOT_COUNTED
    opens = len(ahead.words) < _FROM or ahead.words[-_FROM][-1] in ".,;:!?"  # "From 1640 to 1660"
    began = ahead.origin and not ahead.change and (uncounted or opens)
    return began or (ahead.between and uncounted)


def _is_group(ahead: Lead) -> bool:
    """Tell "the Group of 77" and "the Class of 92"."""
    of, name = (ahead.words[-1], ahead.words[-2]) if len(ahead.words) > 2 else ("", "")
    return of == "of" and name.isalpha() and name[0].isupper() and not ahead.change


def _opens(ahead: Lead) -> bool:
    """Tell whether the word before a number opens its sentence, so that its capital says little."""
    earlier = ahead.words[-2] if len(ahead.words) > 1 else "."
    return earlier.endswith((".", "!", "?")) and ahead.last[:1] not in ("-", "")


def _names(written: str, ahead: Lead) -> bool:
    """Tell "number two", "Firefox 2.0" from a number that something has."""
    if ahead.qualifier is None and is_version(written, ahead.words):
        return True
    return bool(ahead.last) and is_label(ahead.last, opens=True, counted=False, names=False)


def _digits_only(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> NonFigure | None:
    """Recognise a year, a label and a score among whole numbers in plain digits."""
    start, end = amount.start, amount.end
    plural, lower = is_many(text, noun), noun is not None and text[noun[0]].islower()
    written = text[amount.low.start : amount.high.end]
    said = ahead.qualifier is not None and ahead.last.lower() not in _POSSESSIVES
    open_end = ahead.qualifier in ("up_to", "at_least") and not plural  # "at least from 2007"
    quoted = (
        noun is not None and text[noun[1] : noun[2]].lower() in NOT_COUNTED
    )  # "below 2005 levels"
    may_be_year = len(written) == 4 and (not said or open_end or quoted)
    people = noun is not None and text[noun[1] : noun[2]] in ("people", "men", "women", "children")
    if may_be_year and is_year(int(written), ahead.words, counted=plural and lower, people=people):
        return NonFigure(start, end, "year")
    hyphened = lower and text[end] in _HYPHENS
    numbers = ahead.last == "number" and len(ahead.words) > 1 and is_plural(ahead.words[-2])
    before = ahead.last.lstrip("-" + _OPENING)
    named = (
        before
        and not ahead.qualifier
        and is_label(before, opens=_opens(ahead), counted=plural or hyphened)
    )
    model = before[:1].isupper() and ahead.words[-2:-1] in (["a"], ["an"])  # "a Beech 200 aircraft"
    headed = before[:1].isupper() and text.startswith(": ", end)  # "Ship 1: 400 tonnes"
    if (named or model or headed) and not numbers:
        return label(text, start, end)
    owned = is_owned_model(text, amount, ahead, noun)
    if owned or (not noun and is_model(text, amount, ahead)):
        return NonFigure(start, end, "label")
    rounded = not noun and (ahead.last.lower() in ("a", "an") or ahead.last.endswith("-par"))
    if rounded and _STOPS.match(text, end) and not ahead.qualifier:
        return NonFigure(start, end, "score")  # "shot a 67"
    if not plural and (_NAME.match(text, end) or _is_group(ahead)):
        return NonFigure(start, end, "label")  # "11 Pro", "the Group of 77"
    return score(text, start, ahead.words)
