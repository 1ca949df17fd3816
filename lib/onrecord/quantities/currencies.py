"""Currencies as they are written: names, signs and codes on either side of a number.

A dollar, a pound, a rupee or "Rs" belongs to several countries: what is read is the
family's name, and :mod:`~onrecord.quantities.issuers` says which of them is meant.
"""

import re
from functools import cache

from onrecord.quantities.starts import SPACE
from onrecord.vocabulary import table

_HAND = table("currencies")
_CLDR = table("currencies_cldr")
SUBUNITS = frozenset(_HAND["subunits"])
"""Names of the parts of a currency: "cent", "penny"."""

_SPACED = frozenset(_HAND["spaced"]["marks"])
_WORDS = frozenset(_HAND["words"]["codes"])
_MAGNITUDE = rf"{SPACE}?(?:m|k|b|bn|[mbtr]+illion|thousand)\b"
_PLAIN = re.compile(rf"[0-9]{{1,4}}(?![0-9]|[.,][0-9]|{_MAGNITUDE})")
_LETTERS = frozenset(_HAND["letters"]["marks"])
_BEFORE_LETTER = frozenset(_HAND["letters"]["before"])
_BEFORE_LONG = frozenset(_HAND["letters"]["before_long"])
_LONG = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{5,}}|[0-9]+\.[0-9]{{2}}(?![0-9])|[0-9.]+{_MAGNITUDE}"
)
_ROAD = re.compile(
    rf"[0-9]+{SPACE}(?:motorway|road|highway|route|bus|tram|line|freeway|visa|form)\b"
)
_NOT_MONEY = frozenset({"gold", "sol", "mark", "lev", "kip", "tala", "pula", "colón"})


def _families() -> dict[str, list[str]]:
    """Give the currencies that share a name: "dollar", "rupee", and so on."""
    shared: dict[str, list[str]] = {}
    for code, entry in _CLDR.items():
        for head in {name.split()[-1].lower() for name in entry["names"]}:
            shared.setdefault(head, []).append(code)
    plural = {head for head in shared if head.endswith("s") and head[:-1] in shared}
    shared = {head: codes for head, codes in shared.items() if head not in plural}
    shared.update(_HAND["families"])
    return shared


FAMILIES = _families()
"""The currencies that share a name, by that name."""


@cache
def currency_names() -> dict[str, str]:
    """Map every written name of a currency, in lower case, to its code or its family."""
    names: dict[str, str] = {}
    for head, codes in FAMILIES.items():
        if head not in _NOT_MONEY:
            names[head] = names[f"{head}s"] = codes[0] if len(codes) == 1 else head
    for code, entry in _CLDR.items():
        for name in entry["names"]:
            if " " in name:
                names[name.lower().replace("-", " ")] = code
    for name, code in _HAND["names"].items():
        names[name] = names[f"{name}s"] = code
    for unit, others in _HAND["subunits"].items():
        for name in (unit, *others):
            names[name] = names[f"{name}s"] = unit
    for letters in ("ps", "cs"):
        del names[letters]
    return names


def _signs() -> dict[str, str]:
    """Map every sign and code to its currency or family; letters alone only by hand."""
    signs = {code: code for code in _CLDR}
    for code, entry in _CLDR.items():
        for sign in entry["signs"]:
            if not (sign.isascii() and sign.isalpha()) and sign not in ("$", "£", "¥"):
                signs[sign] = code
    for code, entry in _CLDR.items():
        for letters in entry["territories"] if "$" in entry["signs"] or "$" in code else ():
            if code != "USD":
                signs.setdefault(f"{letters}$", code)
        signs.setdefault(f"{code}$", code)
        signs.setdefault(f"{code[:2]}$", code)
    signs.update(_HAND["signs"])
    return signs


_SIGNS = _signs()
_LENGTHS: dict[str, list[int]] = {}  # of the signs by their last letter, the longest first
for _length, _last in sorted({(len(sign), sign[-1]) for sign in _SIGNS}, reverse=True):
    _LENGTHS.setdefault(_last, []).append(_length)
_FIRST_LETTERS = frozenset(sign[0] for sign in _SIGNS)
_SPACES = " \t\u00a0\u2009\u202f"
_LONGEST = max(map(len, _SIGNS))
_DOLLAR = re.compile(r"(?<![^\W_])(?:([A-Z]{1,3}) )?\$([A-Z]{0,3})$")
_WORD_BEFORE = 24  # characters
_LETTERS_AND_SIGN = "|".join(
    sorted((re.escape(s) for s in _SIGNS if len(s) > 1 or not s.isalpha()), key=len, reverse=True)
)
_BEHIND = re.compile(rf"({SPACE}?)({_LETTERS_AND_SIGN})(?![^\W_])(?!{SPACE}?[0-9])")


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """Find the currency that ends right before a number.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number starts, in characters.

    Returns
    -------
    tuple of (int, str) or None
        Where the currency starts, and its ISO 4217 code or its family's name.

    Examples
    --------
    >>> currency_before("It cost HK$5m", 11), currency_before("about Rs. 500", 10)
    ((8, 'HKD'), (6, 'rupee'))
    """
    tail = text[max(0, at - _LONGEST - 2) : at]
    marks = tail.rstrip(_SPACES)
    if not marks or len(tail) - len(marks) > 2:
        return None
    end = at - len(tail) + len(marks)
    dollar = _DOLLAR.search(marks) if "$" in marks else None
    if dollar:
        found = _letters_and_dollar(text, dollar, end)
        if found:
            return found
    spaced = len(tail) > len(marks)
    for most in _LENGTHS.get(marks[-1], ()):
        mark = marks[-most:]
        if mark not in _SIGNS:
            continue
        length = len(mark)
        in_word = mark[0].isalpha() and text[end - length - 1 : end - length].isalnum()
        loose = spaced and mark.isalpha() and length < 3 and mark not in _SPACED
        if mark in _LETTERS and not _is_price(text, at, end - length):
            return None
        named = mark in _WORDS and _PLAIN.match(text, at) is not None  # "COP30", "TOP 10"
        if not (in_word or loose or named):
            return end - length, _SIGNS[mark]
    return None


def _is_price(text: str, at: int, start: int) -> bool:
    """Tell "tickets at R350" from "the N3" and "R2"."""
    if _LONG.match(text, at):
        return True
    words = text[max(0, start - _WORD_BEFORE) : start].split()
    before = words[-1].lower() if words else ""
    weak = before in _BEFORE_LONG and text[at : at + 3].isdigit()
    return (weak or before in _BEFORE_LETTER) and not _ROAD.match(text, at)


def _letters_and_dollar(text: str, match: re.Match[str], end: int) -> tuple[int, str] | None:
    """Read "NT $", "$US" and "$A"; the "A" of "A $20 bill" is an article."""
    before, behind = match[1], match[2]
    start = end - (match.end() - match.start())
    if behind:
        code = _SIGNS.get(f"{behind}$")
        return (end - len(behind) - 1, code) if code else None
    code = _SIGNS.get(f"{before}$") if before else None
    words = text[max(0, start - _WORD_BEFORE) : start].split()
    if not code or (
        len(str(before)) == 1 and not (words and words[-1].isalpha() and words[-1].islower())
    ):
        return None
    return start, code


def currency_behind(text: str, at: int) -> tuple[int, str] | None:
    """Find the sign or the code that comes right after a number.

    Examples
    --------
    >>> [currency_behind(t, 0)[1] for t in ("€", " USD", " Kč")]
    ['EUR', 'USD', 'CZK']
    """
    first = text[at + 1 : at + 2] if text[at : at + 1] in _SPACES else text[at : at + 1]
    match = _BEHIND.match(text, at) if first in _FIRST_LETTERS else None
    if not match or (match[2].isalpha() and len(match[2]) < 3 and match[2] not in _SPACED):
        return None
    return match.end(), _SIGNS[match[2]]
