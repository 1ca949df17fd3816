"""Units behind a number: SI prefixes, powers and names are put together by rule."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.quantities.currencies import currency_behind, currency_names
from onrecord.quantities.starts import SPACE
from onrecord.vocabulary import table

_UNITS = table("units")
_PREFIXES: dict[str, str] = _UNITS["prefixes"]
_LONE = table("units_lone")
_GLUED_ONLY = frozenset(_LONE["glued"]["symbols"])
_NEVER = frozenset(_LONE["never"]["names"])
_LAST = frozenset(_LONE["last"]["names"])
_NO_COUNTED = ("currency", "ratio", "electricity")
_SMALL_LETTERS = frozenset({"data", "power", "frequency", "sound"})  # kinds
_POWERS = {
    "square": ("area", "²", "2", "^2", "sq", "sq."),
    "cubic": ("volume", "³", "3", "^3", "cu", "cu."),
}

_NEXT = r"(?:[^\W\d_](?:[^\W\d_]|’(?=[a-z])){0,13}|&)"
_WORDS = re.compile(
    rf"{SPACE}{{0,2}}-?("
    rf"[°º]{SPACE}?(?:[CF]\b|(?i:celsius|fahrenheit|centigrade)\b)"
    r"|[%‰°º″Ω×]"
    r"|[A-Za-z°ºµμ][\w°µμ²³·]{0,18})((?:[./^-][A-Za-z2-3]{1,4}\b){1,2})?"
    rf"(?:(?:\.?{SPACE}|-)({_NEXT})(?:(?:{SPACE}|-)({_NEXT})"
    rf"(?:(?:{SPACE}|-)({_NEXT})(?:(?:{SPACE}|-)({_NEXT}))?)?)?)?"
)
_PARTS = re.compile(r"[ ./^-]")
_DEGREES = re.compile(rf"[°º]{SPACE}?(?:C|F|celsius|fahrenheit|centigrade)", re.I)
_BRACKETED = re.compile(rf"{SPACE}?\(([A-Za-z°µ][\w°µ²³/]{{0,8}})\)")
_NOUN_FOLLOWS = re.compile(rf"{SPACE}(?!(?:and|or|to|in|on|at|of|for|from|with|by)\b)[a-z]{{3}}")
_AFTER_SECOND = re.compile(rf"{SPACE}(?!half|halves|time|place|round|year|string)[a-z]{{3,}}")
_ABBREVIATION = re.compile(rf"{SPACE}([A-Z]{{2,5}})(?=[,;)])")
_TIMES_OF_DAY = frozenset({"AM", "PM", "AD", "BC", "CE", "BCE", "GMT", "BST", "UTC", "EST", "EDT"})
_BRACKET = 80  # characters back to the bracket that is open
_WARM = re.compile(
    r"temperature|degree|heat|weather|thermometer|\bhigh of|\blow of|\bhot|\bcold|\bcool|\bwarm"
    r"|sunny|cloud|forecast|\btop of|(?:maxi|mini)mum"
    r"|\bit (?:is|was|will be|could be|hit|reached) (?:\w+ ){0,2}[0-9.]+$",
    re.I,
)
_VOWELS = frozenset("aeiou")
_ADDRESS = re.compile(rf"{SPACE}(?:[0-9]|[A-Z][a-z])")


class Unit(NamedTuple):
    """A unit as written: where it ends, its name and its kind."""

    end: int
    name: str
    kind: str


Named = tuple[str, str]
"""A unit's name and its kind."""


@cache
def _lexicon() -> dict[str, Named]:
    """Map every spelling of a unit or currency to its name and kind."""
    spellings: dict[str, Named] = {}
    for kind, name, symbols, names in (*_by_hand(), *_by_cldr()):
        for symbol in symbols:
            spellings.setdefault(symbol, (name, kind))
            spellings.setdefault(symbol.replace("µ", "μ"), (name, kind))
        for spelling in {form for n in (name, *names) for form in (n, _american(n))}:
            spellings.setdefault(spelling.lower(), (name, kind))
            spellings.setdefault(f"{spelling.lower()}s", (name, kind))
    for name, code in currency_names().items():
        spellings.setdefault(name, (code, "currency"))
    return spellings


Entry = tuple[str, str, list[str], list[str]]
"""A unit's kind, its name, its symbols and its other names."""


def _by_hand() -> Iterator[Entry]:
    for kind, units in _UNITS.items():
        for name, unit in units.items() if kind != "prefixes" else ():
            for said in _multiples(name, unit):
                yield kind, *said
                if unit.get("powers"):
                    yield from (_power(power, *said) for power in _POWERS)


def _by_cldr() -> Iterator[Entry]:
    for kind, units in table("units_cldr").items():
        for name, unit in units.items():
            yield kind, name, unit["symbols"], unit["names"]


def _american(name: str) -> str:
    return re.sub(r"(met|lit)re", r"\1er", name)


def _multiples(name: str, unit: dict[str, str]) -> list[tuple[str, list[str], list[str]]]:
    """Give a unit and what the SI prefixes make of it: watt, kilowatt, megawatt."""
    symbols, names = list(unit.get("symbols", ())), list(unit.get("names", ()))
    said = [(name, [*symbols, *unit.get("seen", ())], names)]
    for sign in unit.get("prefixes", ""):
        prefix = _PREFIXES[sign]
        multiple = [sign + symbol for symbol in symbols if symbol[0].isalpha()]
        said.append((prefix + name, multiple, [prefix + other for other in names]))
    return said


def _power(power: str, name: str, symbols: list[str], names: list[str]) -> Entry:
    kind, *signs = _POWERS[power]
    short = [symbol for symbol in symbols if symbol.isalpha()]
    written = [symbol + sign for symbol in short for sign in signs[:3]]
    written += [f"{sign} {symbol}" for symbol in short for sign in signs[3:]]
    plain = [name, *names]
    long = [f"{word} {n}" for n in plain for word in (power, *signs[3:])]
    return kind, f"{power} {name}", written, long


@cache
def _folded() -> dict[str, Named | None]:
    """Map symbols in lower case to their unit, None where that can be two."""
    folded: dict[str, Named | None] = {}
    for spelling, found in _lexicon().items():
        lower = spelling.lower()
        if found[1] != "currency" and lower not in _lexicon():
            folded[lower] = found if folded.get(lower, found) == found else None
    return folded


@cache
def _reaches() -> dict[str, int]:
    """Map what a spelling may begin with to the last group of `_WORDS` that it may reach."""
    reaches: dict[str, int] = {}
    for first, *more in map(_PARTS.split, _lexicon()):
        reach = min(len(more) + 2, _WORDS.groups) if more else 1
        reaches[first.lower()] = max(reach, reaches.get(first.lower(), 0))
    return reaches


def unit_after(text: str, at: int) -> Unit | None:
    """Read the unit that follows a number, the longest that fits.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number ends, in characters.

    Returns
    -------
    Unit or None
        None when no unit follows.

    Examples
    --------
    >>> said = ("%", "-inch screen", " Hong Kong dollars", " year-old", " kN", " sq km", "€")
    >>> [unit_after(t, 0).name for t in said]
    ['percent', 'inch', 'HKD', 'year of age', 'kilonewton', 'square kilometre', 'EUR']
    """
    following = text[at : at + 1]
    if not following or following in ",.;:)\n":
        return None
    money = currency_behind(text, at)
    if money:
        return Unit(*money, "currency")
    match = _WORDS.match(text, at)
    if not match:
        return _bracketed(text, at) if "(" in text[at : at + 2] else None
    reach = _WORDS.groups if match[1][0] in "°º" else _reaches().get(match[1].lower(), 0)
    for last in range(reach, 0, -1):
        if match[last] is not None and not text[match.end(last) : match.end(last) + 1].isalnum():
            written = " ".join(text[match.start(1) : match.end(last)].split())
            found = unit_called(written)
            if written == "c" and _WARM.search(text, max(0, at - _BRACKET), at):
                return Unit(match.end(last), "degree Celsius", "temperature")  # "a high of 37c"
            if found and _stands(text, match.start(1), written, spaced=match.start(1) > at):
                return Unit(match.end(last), *found)
    return None


def _bracketed(text: str, at: int) -> Unit | None:
    match = _BRACKETED.match(text, at)
    found = _lexicon().get(match[1]) if match else None
    return Unit(match.end(), *found) if match and found and found[1] != "currency" else None


def unknown_unit(text: str, at: int) -> Unit | None:
    """Take an unknown abbreviation behind a number in brackets for its unit, as written.

    Examples
    --------
    >>> text = "Ivanov (3.1 GAA, 28 SV) played."
    >>> unknown_unit(text, 11).name, unknown_unit(text, 19).name, unknown_unit("28 SV", 2)
    ('GAA', 'SV', None)
    """
    match = _ABBREVIATION.match(text, at)
    if not match or match[1] in _TIMES_OF_DAY:
        return None
    opened = text.rfind("(", max(0, at - _BRACKET), at)
    if opened < 0 or ")" in text[opened:at]:
        return None
    return Unit(match.end(), match[1], "unknown")


@lru_cache(maxsize=4096)
def unit_called(written: str) -> Named | None:
    """Look a unit up by its symbol or name: give its name and kind.

    Examples
    --------
    >>> unit_called("GHZ"), unit_called("MW"), unit_called("mW"), unit_called("square metres")[0]
    (('gigahertz', 'frequency'), ('megawatt', 'power'), ('milliwatt', 'power'), 'square metre')
    >>> unit_called("gb"), unit_called("pa")
    (('gigabyte', 'data'), None)
    """
    found = _lexicon().get(written)
    if found:
        return found
    if _DEGREES.fullmatch(written):
        return _lexicon().get("°" + written[1:].strip()[0].upper())
    spelled = written.lower().replace("-", " ")
    if len(spelled) == 2 and written == spelled:  # "8 gb", but no "5 pa"
        small = _folded().get(spelled)
        return small if small and small[1] in _SMALL_LETTERS else None
    if len(spelled) > 2 or written.startswith("K"):
        found = _lexicon().get(spelled)
        if found or " " in spelled:
            return found
        is_word = written.istitle() and not _VOWELS.isdisjoint(spelled)  # "Cal", but not "Ghz"
        return None if is_word else _folded().get(spelled)
    return None


def _stands(text: str, start: int, written: str, *, spaced: bool) -> bool:
    """Take a letter or a word of many senses for a unit only where it can be nothing else."""
    end = start + len(written)
    if written == "second":  # "5-second" is a time, "5 second" is one before a noun
        before = text[max(0, start - 3) : start]  # "a third of a second"
        one = before.strip() == "a" and len(before) == 3
        return one or text[start - 1] == "-" or _AFTER_SECOND.match(text, end) is not None
    if written in _NEVER:
        return text[max(0, start - 7) : start - 1].endswith(("illion", "usand", "bn", "ln"))
    if written in _LAST and _NOUN_FOLLOWS.match(text, end):
        return False
    if written == "B" or (len(written) == 1 and written.isupper() and _ADDRESS.match(text, end)):
        return False  # "exit 3B", "40 W 9th Ave"
    if written == "p":
        return not text[end : end + 2].startswith(".") or not text[end + 1 : end + 2].isalpha()
    return not spaced or written not in _GLUED_ONLY


def unit_named(noun: str) -> Named | None:
    """Look up the head of a counted phrase: "passing yards" are yards.

    Examples
    --------
    >>> unit_named("yards"), unit_named("Cups"), unit_named("stones")
    (('yard', 'length'), None, None)
    """
    if len(noun) < 4 or noun[0].isupper() or noun.removesuffix("s") in _LAST:
        return None
    found = _lexicon().get(noun)
    return found if found and found[1] not in _NO_COUNTED else None
