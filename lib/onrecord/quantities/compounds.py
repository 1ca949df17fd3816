"""Numbers in compounds: "ten-bed", "two-, three- and five-litre", "40 one-tonne bags"."""

import re

from onrecord.quantities.nouns import Phrase, counted_phrase, may_be_noun
from onrecord.quantities.numerals import is_number_word, numeral
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.starts import SPACE, START
from onrecord.quantities.units import unit_after, unit_called
from onrecord.vocabulary import table

_COMPOUNDS = frozenset(table("nouns")["compounds"]["words"])
_AGENTS = frozenset(table("nouns")["agents"]["words"])
_WORD = re.compile(r"[-‑](?P<word>[a-z][a-z’']{1,20})(?:(?P<on>-)|(?!\w))")
_SPACED = re.compile(rf"{SPACE}(?P<word>[a-z]{{3,10}})(?!\w)")
_SPACED_COMPOUNDS = frozenset({"figure", "figures", "digit", "digits", "way", "star", "tier"})
_SUSPENDED = re.compile(r"-(?:,|(?=\s(?:and|or|to)\s))")
_AND_NUMBER = re.compile(rf"{SPACE}(?:and|or){SPACE}(?=[0-9a-z]{{1,8}}[-‑])")
_COORDINATED = re.compile(  # "gold and", "breeding but also some"
    rf"{SPACE}(?P<word>[a-z][a-z-]{{2,15}})"
    rf"(?P<joint>,?{SPACE}(?:and|or|but{SPACE}also|as{SPACE}well{SPACE}as)|,){SPACE}"
    rf"(?:(?:about|around|some|nearly|almost|roughly|another|possibly|perhaps|up{SPACE}to"
    rf"|at{SPACE}least|more{SPACE}than|as{SPACE}many{SPACE}as){SPACE}){{0,2}}"
)
_ENDS = re.compile(
    rf"[.,;:!?)]|$|\n|{SPACE}(?:and|or|but|in|on|at|to|from|with|for|by|is|was|has|had|who|that)\b"
)
_COUNTED_ED = ("bedded", "eed")
_MEASURE = re.compile(rf"{SPACE}(?P<sign>[$€£¥₹])?")
_BEHIND = 16  # characters between a suspended hyphen and what ends its list


def hyphened_noun(text: str, at: int) -> Phrase | None:
    """Find the noun of "ten-bed" and "300-bedded", None for "three-way" and "one-sided".

    Examples
    --------
    >>> hyphened_noun("ten-bed ward", 3), hyphened_noun("three-way talks", 5)
    ((4, 4, 7), None)
    """
    match = _WORD.match(text, at)
    if not match:
        return None
    word = match["word"]
    described = len(word) > 4 and word.endswith("ed") and not word.endswith(_COUNTED_ED)
    agent = is_agent(word) or (_ENDS.match(text, match.end()) and is_agent(word, alone=True))
    made_up = word in _COMPOUNDS or described or is_number_word(word) or agent
    chained = match["on"] is not None  # "one-size-fits-all"
    return None if made_up or chained else (match.start("word"), *match.span("word"))


def is_agent(word: str, *, alone: bool = False) -> bool:
    """Tell what is named after how many of a thing it has: "two-seater", "ten-pounder".

    `alone` says that no noun follows, so that any word in -er but a unit is one: "a
    two-decker.", but "a two-player game".

    Examples
    --------
    >>> [is_agent(word) for word in ("seaters", "gunner", "footer", "player", "metre", "litre")]
    [True, True, True, False, False, False]
    >>> is_agent("tonner", alone=True), is_agent("acre", alone=True)
    (True, False)
    """
    one = word.removesuffix("s")
    if not one.endswith("er"):
        return False
    if alone and unit_called(one) is None:
        return True
    base = one[:-2]
    bases = {base, f"{base}e", base[:-1]} if base[-1:] == base[-2:-1] else {base, f"{base}e"}
    return unit_called(one) is None and any(b in _AGENTS or _is_measure(b) for b in bases)


def _is_measure(word: str) -> bool:
    unit = unit_called(word)
    return unit is not None and unit[1] != "currency"


def is_compound(text: str, at: int) -> bool:
    """Tell "three-way", "one-sided" and "a 6 figure salary".

    Examples
    --------
    >>> is_compound("three-way talks", 5), is_compound("6 figure salary", 1)
    (True, True)
    """
    if _WORD.match(text, at):
        return hyphened_noun(text, at) is None
    spaced = _SPACED.match(text, at)
    return bool(spaced and spaced["word"] in _SPACED_COMPOUNDS)


def noun_shared(text: str, at: int, members: int = 4) -> Phrase | None:
    """Find the noun that a number shares with the next past its modifier: "three gold and five …".

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the first number ends, in characters.
    members : int
        How many more numbers are looked at.

    Returns
    -------
    Phrase or None
        The head noun by itself, since the modifier is that of the last number.

    Examples
    --------
    >>> text = "three gold, two silver and five bronze medals"
    >>> text[slice(*noun_shared(text, 5)[1:])]
    'medals'
    >>> noun_shared("three and five young players", 5)
    """
    joint = _COORDINATED.match(text, at)
    if not joint or not members or not START.match(text, joint.end()):
        return None
    word = joint["word"]
    described = word.endswith("ed") and joint["joint"].strip() in (",", "and")  # "12 escaped and"
    if described or is_plural(word) or is_number_word(word) or not may_be_noun(word):
        return None
    number = numeral(text, joint.end())
    if not number or number.form == "share":
        return None
    found = counted_phrase(text, number.end, many=True)
    if not found or not is_plural(text[found[1] : found[2]]):
        return noun_shared(text, number.end, members - 1)
    return (found[1], found[1], found[2]) if found[0] < found[1] else None


def is_suspended(text: str, at: int) -> bool:
    """Tell the hyphen of "two-, three- and five-litre", left out in "two and five-litre".

    Examples
    --------
    >>> is_suspended("two-, three- and five-litre jugs", 3)
    True
    >>> is_suspended("two and five-litre jugs", 3), is_suspended("two and five-time winner", 3)
    (True, False)
    """
    if text[at : at + 1] == "-":
        return _SUSPENDED.match(text, at) is not None
    joint = _AND_NUMBER.match(text, at)
    second = numeral(text, joint.end()) if joint and START.match(text, joint.end()) else None
    return second is not None and hyphened_noun(text, second.end) is not None


def behind_measure(text: str, at: int) -> Phrase | None:
    """Find the noun of "40 one-tonne bags" behind the measure that comes between.

    Examples
    --------
    >>> text = "six million 330ml cans"
    >>> start, head, end = behind_measure(text, 11)
    >>> text[start:end]
    'cans'
    """
    gap = _MEASURE.match(text, at)
    if not gap or gap.end() >= len(text) or not START.match(text, gap.end()):
        return None
    number = numeral(text, gap.end(), money=gap["sign"] is not None)
    if not number or number.end == gap.end():
        return None
    unit = unit_after(text, number.end)
    hyphen = hyphened_noun(text, number.end)
    if gap["sign"]:
        end = number.end
    elif unit and (text[number.end] != " " or not unit.name.endswith("s")):
        end = unit.end
    elif hyphen:
        end = hyphen[2]
    else:
        return None
    found = counted_phrase(text, end, many=True)
    return found if found and is_plural(text[found[1] : found[2]]) else None
