"""Which currency a shared name means: the country that the text names decides.

A sign that English gives to one currency ("$") is that one's unless the text names another
of its countries and not this one. A name without such a sign takes the country that is named
most; where none is, a few names ("peso") have a currency that is by far the most traded, and
the others ("Rs", "dinar", "som") are left open.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from onrecord.quantities.currencies import FAMILIES
from onrecord.quantities.record import Figure
from onrecord.vocabulary import table

_HAND = table("currencies")
_CLDR = table("currencies_cldr")
_USUAL: dict[str, str] = _HAND["usual"]
_REST: dict[str, str] = _HAND["rest"]
_NOT_ADJECTIVE = frozenset({"new", "convertible", "cfa"})
_WORLD_PRICED = frozenset({"barrel", "ounce"})  # crude oil and precious metals: in US dollars
_CLEARLY = 3  # times as often as the usual country another is named, so that either may be meant


def settle(text: str, figures: Iterable[Figure]) -> None:
    """Say which currency each shared name means, by the country that the text names.

    Parameters
    ----------
    text : str
        The whole text.
    figures : iterable of Figure
        Its figures; ``unit`` is set where it was a family's name, to None if the text
        does not tell.
    """
    money = [figure for figure in figures if figure.kind == "currency"]
    shared = {str(figure.unit) for figure in money if figure.unit in FAMILIES}
    if not shared:
        return
    named, written = _countries_named(text)
    written |= {str(figure.unit) for figure in money} - shared
    others = _restated(text, money)
    meant = {family: _meant(family, named, written, others) for family in shared}
    for figure in money:
        if figure.unit in shared:
            usual = _USUAL.get(str(figure.unit)) if figure.per in _WORLD_PRICED else None
            figure.unit = usual or meant[str(figure.unit)]


def _restated(text: str, money: list[Figure]) -> set[str]:
    """Find the currencies that a shared name does not mean: not US dollars in "$161 (US$113)"."""
    return {
        str(one.unit)
        for pair in pairwise(money)
        for one, other in (pair, pair[::-1])
        if one.unit in FAMILIES.get(str(other.unit), ())
        and _BRACKET.fullmatch(text, pair[0].end, pair[1].start)
    }


def _meant(family: str, named: Counter[str], written: set[str], restated: set[str]) -> str | None:
    """Choose among the currencies of a family.

    Parameters
    ----------
    family : str
        Its name.
    named : Counter of str
        How often the text names the countries of each currency.
    written : set of str
        The currencies that the text marks outright: where it has "A$5m", "$3m" is another.
    restated : set of str
        Those in a bracket beside the name: they cannot be meant.
    """
    codes = [code for code in FAMILIES[family] if code not in restated]
    usual = _USUAL.get(family)
    if usual is None or usual in restated:
        if any(named[code] for code in codes):
            return _most_named(codes, named)
        return _only([code for code in codes if code in written]) or _REST.get(family)
    others = [code for code in codes if code != usual and code not in written]
    most = _most_named(others, named)
    if not most or usual in written:
        return usual
    if named[usual]:
        return None if named[most] > _CLEARLY * named[usual] else usual
    rivals = [count for code, count in named.items() if code not in codes]
    return most if named[most] > max(rivals, default=0) else usual


def _most_named(codes: list[str], named: Counter[str]) -> str | None:
    """Give the currency whose countries are named most, None where two are named alike."""
    if not named:
        return None
    ranked = Counter({code: named[code] for code in codes if named[code]}).most_common(2)
    tie = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not tie else None


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


_BRACKET = re.compile(r"\s?[(/]\s?(?:about\s|around\s|roughly\s|some\s)?")
_MONEY = re.compile(r"\s([a-z]{3,9}?)s?\b")
_NAME = re.compile(r"[A-Z](?<![^\W_].)[\w’'.&-]*")


def _countries_named(text: str) -> tuple[Counter[str], set[str]]:
    """Count how often the text names the countries of each currency, and see which it names."""
    places = _places()
    counts: Counter[str] = Counter()
    written: set[str] = set()
    floor = 0
    for match in _NAME.finditer(text):
        if match.start() < floor:
            continue
        for name, codes in places.get(
            match.group().rstrip(".").removesuffix("’s").removesuffix("'s"), ()
        ):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not text[end : end + 1].isalnum():
                money = _MONEY.match(text, end)  # "in Canadian dollars"
                family = FAMILIES.get(money[1], ()) if money else ()
                written.update(code for code in codes if code in family)
                counts.update(codes)
                floor = end
                break
    return counts, written


@cache
def _places() -> dict[str, list[tuple[str, list[str]]]]:
    """Map the first word of a place's name to the names and their currencies, longest first."""
    codes: dict[str, list[str]] = {}
    for code, entry in _CLDR.items():
        adjectives = [_adjective(name) for name in entry["names"]]
        for name in {*entry["countries"], *entry["cities"], *adjectives, code} - {""}:
            codes.setdefault(name, []).append(code)
    for code, names in _HAND["places"].items():
        codes |= {name: [code] for name in names}
    by_first: dict[str, list[tuple[str, list[str]]]] = {}
    for name in sorted(codes, key=len, reverse=True):
        by_first.setdefault(name.split()[0].rstrip("."), []).append((name, codes[name]))
    return by_first


def _adjective(name: str) -> str:
    """Give "Sri Lankan" of "Sri Lankan rupee"."""
    words = [word for word in name.split()[:-1] if word.lower() not in _NOT_ADJECTIVE]
    return " ".join(words) if words and words[0][0].isupper() else ""
