"""When two full names in one text may be one person's."""

from functools import cache

from onrecord.attribution.name_words import PERSONS, is_suffix


def _short_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for entry in PERSONS["short_forms"]["forms"].split(","):
        short, *full = entry.split()
        forms.setdefault(short, {short}).update(full)
    return {short: frozenset(full) for short, full in forms.items()}


_SHORT_FORMS = _short_forms()
_WITH_FORMS = frozenset(_SHORT_FORMS).union(*_SHORT_FORMS.values())
_PARTICLES = frozenset(PERSONS["particles"].split())


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be one person's.

    The surname and a suffix are equal; the given names are equal, or one is the
    initial or a short form of the other; middle names do not contradict.

    Examples
    --------
    >>> same_person(("Ed", "Vance"), ("Edward", "R.", "Vance"))
    True
    >>> same_person(("Ed", "Vance"), ("Ed", "Vance", "Jr."))
    False
    """
    (given, surname, end), (other_given, other_surname, other_end) = parts(one), parts(other)
    return (
        surname == other_surname
        and (end == other_end or (not (end and other_end) and _is_roman(end or other_end)))
        and bool(given)
        and bool(other_given)
        and same_given(given[0], other_given[0])
        and all(a[0] == b[0] for a, b in zip(given[1:], other_given[1:], strict=False))
    )


def is_tail(words: tuple[str, ...], of: tuple[str, ...]) -> bool:
    """Tell a surname with its particle from the fuller name: "De Blasio".

    Examples
    --------
    >>> is_tail(("De", "Blasio"), ("Bill", "de", "Blasio"))
    True
    """
    if len(words) < 2 or words[0].lower() not in _PARTICLES:
        return False
    ending = of[-len(words) :]
    return len(of) > len(words) and [w.lower() for w in words] == [w.lower() for w in ending]


def _is_roman(end: str) -> bool:
    """Tell the number of a pope or king, which may be left out, from "Jr."."""
    return not end.startswith(("jr", "sr"))


@cache
def parts(words: tuple[str, ...]) -> tuple[list[str], str, str]:
    """Part a name into given names, surname and suffix, in lower case.

    Examples
    --------
    >>> parts(("Ed", "R.", "Vance", "Jr."))
    (['ed', 'r'], 'vance', 'jr')
    """
    small = [word.lower().rstrip(".") for word in words]
    end = small.pop() if len(small) > 1 and is_suffix(words[-1]) else ""
    return small[:-1], small[-1], end


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names in lower case are one, an initial or a short form.

    Examples
    --------
    >>> same_given("dima", "dmitry"), same_given("e", "edward"), same_given("ann", "eva")
    (True, True, False)
    """
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return other in given_forms(one)


@cache
def given_forms(name: str) -> frozenset[str]:
    """Give the given names in lower case that may be a form of the same: itself, short and full.

    Examples
    --------
    >>> "dmitry" in given_forms("dima"), given_forms("elm")
    (True, frozenset({'elm'}))
    """
    own = _SHORT_FORMS.get(name, frozenset([name]))
    if name not in _WITH_FORMS:
        return own
    return own.union(one for one, forms in _SHORT_FORMS.items() if not forms.isdisjoint(own))


def is_fuller(words: tuple[str, ...], than: tuple[str, ...]) -> bool:
    """Tell whether a form of a name says more than another.

    Examples
    --------
    >>> is_fuller(("Edward", "Vance"), ("Ed", "Vance"))
    True
    """
    return (len(words), len(" ".join(words))) > (len(than), len(" ".join(than)))
