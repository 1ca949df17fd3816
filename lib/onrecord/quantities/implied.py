"""What a bare number counts where the words beside it leave no doubt: people, runs, "delegates"."""

import re

from onrecord.quantities.nouns import Phrase
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.starts import SPACE
from onrecord.quantities.subjects import NOT_COUNTED
from onrecord.vocabulary import table

_PEOPLE = table("nouns")["of_people"]
_AUXILIARIES = (
    "were|was|are|is|had|have|has|remain|remained|still|been|be|being|feared|listed|reported"
    "|[a-z]{3,12}ly"
)
_OF_PEOPLE = re.compile(
    rf"(?:{SPACE}(?:more|others))?(?:{SPACE}who\b|(?:{SPACE}(?:{_AUXILIARIES})){{0,4}}"
    rf"{SPACE}(?:{'|'.join([*_PEOPLE['words'], *_PEOPLE['done_to']])})(?!\w))"
)
_VERBS = "|".join(verb.removesuffix("ed") for verb in _PEOPLE["done_to"])
_TO_PEOPLE = re.compile(rf"\b(?:{_VERBS})(?:e?s|ed|ing)?{SPACE}$")
_VERB = 16  # characters of such a verb
_PERSON = "|".join(table("ages")["persons"]["words"])
_AND_OTHERS = re.compile(
    rf"\b(?:he|she|him|her|{_PERSON}){SPACE}(?:and|with){SPACE}$", re.IGNORECASE
)
_BALLS = re.compile(
    rf"{SPACE}not{SPACE}out\b|{SPACE}\(?(?:from|off){SPACE}(?:\w{{4,5}}{SPACE})?[0-9]{{1,3}}"
    rf"{SPACE}?(?:balls|deliveries|overs)\b"
)
_BATS = frozenset({"scored", "made", "hit", "smashed"})
_CRICKET = re.compile(r"(?![\w%]|[.,][0-9])[^.!?\n]{0,120}\b(?:balls|deliveries|overs|wickets?)\b")
_LED_IN = re.compile(
    rf"\b(?:in|for){SPACE}(?:[a-z-]{{3,14}}{SPACE}){{0,2}}(?P<noun>[a-z]{{3,16}}),?"
    rf"{SPACE}with{SPACE}$"
)
_ENDS = re.compile(rf"[.,;:)]|$|\n|{SPACE}(?:and|in|on|at|from|after|this|last|so)\b")
_REACH = 64  # characters before a number


def counts_people(text: str, start: int, end: int) -> bool:
    """Tell whether a bare number between two places is one of people.

    Examples
    --------
    >>> counts_people("Troops killed 14.", 14, 16), counts_people("and 39 who voted", 4, 6)
    (True, True)
    """
    behind = _OF_PEOPLE.match(text, end)
    return behind is not None or bool(_TO_PEOPLE.search(text, max(0, start - _VERB), start))


def are_other_people(text: str, start: int, end: int) -> bool:
    """Tell "seven others were hurt" and "she and two others" from "16 others".

    Examples
    --------
    >>> text = "Ohio and 16 others sued; she and two others left."
    >>> are_other_people(text, 9, 11), are_other_people(text, 33, 36)
    (False, True)
    """
    if _OF_PEOPLE.match(text, end):
        return True
    return _AND_OTHERS.search(text, max(0, start - _REACH), start) is not None


def are_runs(text: str, end: int, before: str) -> bool:
    """Tell the runs of "31 from 20 balls", "54 not out" and "scored 54 off nine overs".

    Examples
    --------
    >>> are_runs("31 from 20 balls", 2, "made"), are_runs("scored 54 in May", 9, "scored")
    (True, False)
    """
    if _BALLS.match(text, end):
        return True
    return before.lower() in _BATS and _CRICKET.match(text, end) is not None


def led_in(text: str, start: int, end: int) -> Phrase | None:
    """Find the noun of "leads the race for delegates, with 568".

    Examples
    --------
    >>> text = "leads the league in assists with 11 so far"
    >>> text[slice(*led_in(text, 33, 35)[1:])]
    'assists'
    """
    led = _LED_IN.search(text, max(0, start - _REACH), start)
    if not led or not _ENDS.match(text, end) or not is_plural(led["noun"]):
        return None
    return None if led["noun"] in NOT_COUNTED else (led.start("noun"), *led.span("noun"))
