"""What a bare number counts where the words beside it leave no doubt: people, runs, "delegates"."""

import re

from onrecord.quantities.ages import GIVEN_NAMES
from onrecord.quantities.nouns import Phrase, counted_phrase
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.record import UnitSource
from onrecord.quantities.starts import SPACE
from onrecord.quantities.subjects import COLLECTIVES, NOT_COUNTED
from onrecord.vocabulary import table

_PEOPLE = table("nouns")["of_people"]
_AUXILIARIES = (
    "were|was|are|is|had|have|has|remain|remained|still|been|be|being|feared|listed|reported"
    "|[a-z]{3,12}ly"
)
_OF_PEOPLE = re.compile(
    rf"(?:{SPACE}(?:more|others))?(?:{SPACE}who\b|(?:{SPACE}(?:{_AUXILIARIES})){{0,4}}"
    rf"{SPACE}(?:{'|'.join([*_PEOPLE['words'], *_PEOPLE['done_to']])})(?!\w))",
    re.I,
)
_VERBS = "|".join(verb.removesuffix("ed") for verb in _PEOPLE["done_to"])
_TO_PEOPLE = re.compile(rf"\b(?:{_VERBS})(?:e?s|ed|ing)?{SPACE}$")
_VERB = 16  # characters of such a verb, or of a parent
_PERSON = "|".join(table("ages")["persons"]["words"])
_AND_OTHERS = re.compile(
    rf"\b(?:he|she|him|her|{_PERSON}){SPACE}(?:and|with){SPACE}$", re.IGNORECASE
)
_NAME_AND = re.compile(  # "Donald Kane and"
    rf"\b([A-Z][a-z]+)(?:{SPACE}[A-Z][\w’'.-]*){{1,2}}{SPACE}and{SPACE}$"
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
_ARE = re.compile(
    rf"(?:{SPACE}of{SPACE}(?:them|whom|these|those|the)(?:{SPACE}[a-z]{{2,12}}){{0,2}}?)?"
    rf"{SPACE}(?:are|were)(?:{SPACE}(?:also|all|still|now|either))?(?={SPACE})"
)
_DONE = re.compile(  # "were given jobs", "were carrying guns"
    r"[a-z-]*(?:ed|en|ing|wn)|sent|paid|told|taught|lent|left|sold|found|made|held|kept|put|cut|hit|set"
)
_ENDS = re.compile(rf"[.,;:)]|$|\n|{SPACE}(?:and|in|on|at|from|after|this|last|so)\b")
_COLLECTIVE_OF = re.compile(
    rf"(?:\b(?P<noun>{'|'.join(COLLECTIVES)})s?{SPACE}(?:of|estimated{SPACE}at){SPACE}(?:[a-z]{{1,9}}{SPACE}){{0,3}}"
    rf"|(?:,|\(){SPACE}?(?P<apposed>population|attendance|crew|membership)[:,]?{SPACE}(?:[a-z]{{1,9}}{SPACE})?)$",
    re.I,
)
_PLACE_OF = re.compile(  # "a nation of 51 million"
    rf"\b(?:nation|country|city|town|village|community|hamlet|metropolis){SPACE}of{SPACE}"
    rf"(?:[a-z]{{1,9}}{SPACE}){{0,3}}$"
)
_PARENT_OF = re.compile(rf"\b(?:mother|father|parents?|mum|mom|dad){SPACE}of{SPACE}$", re.I)
_RICHTER = re.compile(
    rf"{SPACE}(?:on|in){SPACE}(?:the{SPACE})?(?:open-ended{SPACE})?Richter\b|{SPACE}magnitude\b"
)
_MAGNITUDE = re.compile(  # "a magnitude of about 5.8"
    rf"\bmagnitude(?:{SPACE}of)?(?:{SPACE}(?:about|around|nearly|roughly|over|up|to|at|least|an|estimated)){{0,2}}"
    rf"{SPACE}$",
    re.I,
)
_OUT_FOR = re.compile(  # "caught behind for 38", "was not out 67"
    rf"\b(?:not{SPACE}out|(?:(?:was|were|is|all|run){SPACE}out|caught(?:{SPACE}behind)?|bowled|stumped|lbw"
    rf"|leg{SPACE}before|dismissed){SPACE}for){SPACE}$"
)
_INDEX = "|".join(sorted(map(re.escape, table("nouns")["indices"]["names"]), key=len, reverse=True))
_INDEX_AT = re.compile(  # "the Dow closed at", "the index, which fell on Monday, ended the day at"
    rf"\b(?:{_INDEX})\b(?!{SPACE}(?:fund|tracker))[^.;:?!\n]{{1,60}}{SPACE}(?:at|to|above|below|near)"
    rf"(?:{SPACE}(?:a|about|around|just|record|an|high|low|of|[a-z]{{3,9}}-high)){{0,4}}{SPACE}$"
)
_NEAR = 110  # characters before a number that the name of an index may be
_REACH = 64  # characters before a number


def implied_unit(text: str, start: int, end: int, before: str) -> tuple[str, UnitSource] | None:
    """Give the unit that the words beside a number imply, and where it comes from.

    Examples
    --------
    >>> text = "A crowd of 450 saw a mother of three make 31 from 20 balls."
    >>> implied_unit(text, 11, 14, "of"), implied_unit(text, 31, 36, "of")
    (('person', 'stated'), ('child', 'stated'))
    """
    collective = _COLLECTIVE_OF.search(text, max(0, start - _REACH), start)
    if collective:
        return COLLECTIVES[(collective["noun"] or collective["apposed"]).lower()], "stated"
    if _PLACE_OF.search(text, max(0, start - _REACH), start):
        return "person", "stated"
    if _PARENT_OF.search(text, max(0, start - _VERB), start):
        return "child", "stated"
    if _is_magnitude(text, start) or _RICHTER.match(text, end):
        return "magnitude", "stated"
    if _INDEX_AT.search(text, max(0, start - _NEAR), start):
        return "point", "subject"
    dismissed = before in ("for", "out")
    if dismissed and _OUT_FOR.search(text, max(0, start - _REACH), start):
        return "run", "stated"
    return ("run", "stated") if are_runs(text, end, before) else None


def _is_magnitude(text: str, start: int) -> bool:
    """Tell the number of "a magnitude of about 5.8"."""
    floor = max(0, start - _REACH)
    return "agnitude " in text[floor:start] and _MAGNITUDE.search(text, floor, start) is not None


def counts_people(text: str, start: int, end: int) -> bool:
    """Tell whether a bare number between two places is one of people.

    Examples
    --------
    >>> counts_people("Troops killed 14.", 14, 16), counts_people("and 39 who voted", 4, 6)
    (True, True)
    """
    behind = _OF_PEOPLE.match(text, end)
    return behind is not None or bool(_TO_PEOPLE.search(text, max(0, start - _VERB), start))


def said_to_be(text: str, end: int) -> Phrase | None:
    """Find what a bare number is said to be: "38 were tankers", "12 of the dead are children".

    Examples
    --------
    >>> text = "Of the ships, 38 were tankers and 9 were given crews."
    >>> text[slice(*said_to_be(text, 16)[1:])], said_to_be(text, 37)
    ('tankers', None)
    """
    are = _ARE.match(text, end)
    found = counted_phrase(text, are.end(), many=True) if are else None
    if not found or not is_plural(text[found[1] : found[2]]):
        return None
    done = found[0] < found[1] and _DONE.fullmatch(text[found[0] : found[1]].split()[0])
    return None if done or text[found[1] : found[2]].lower() in NOT_COUNTED else found


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
    if _AND_OTHERS.search(text, max(0, start - _REACH), start):
        return True
    name = _NAME_AND.search(text, max(0, start - _REACH), start)
    return name is not None and name[1].lower() in GIVEN_NAMES


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
