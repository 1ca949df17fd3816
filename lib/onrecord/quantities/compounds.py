"""Numbers in compounds: "ten-bed", "two-, three- and five-litre", "40 one-tonne bags"."""

import re

from onrecord.quantities.nouns import Phrase, counted_phrase
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
