"""When two names in different texts are one person's or one organisation's: by rule, never a score.

Every function answers for one rule; `onrecord.entities` applies them in order and keeps
the rule's name as the reason.
"""

import re
import unicodedata
from functools import cache

from onrecord.attribution.body_names import HEADS, key_words, may_shorten
from onrecord.attribution.name_forms import given_forms, same_given, same_person
from onrecord.attribution.name_words import GIVEN_NAMES, NOT_PERSONS, PERSONS, PLACES

_MARKS = str.maketrans("-", " ", "’'.,")
_SPELLINGS = (("paed", "ped"), ("haem", "hem"), ("isation", "ization"), ("labour", "labor"))
_ENDINGS = (("tre", "ter"), ("ence", "ense"), ("our", "or"), ("ogue", "og"), ("amme", "am"))
_QUALIFYING = frozenset(
    (NOT_PERSONS | HEADS)
    - frozenset(" ".join(PERSONS["places"].lower().replace(",", " ").split()).split())
)
_PARTY = re.compile(r"^(?:the )?labour$|\blabour (?:\w+ )?party\b")
_PLACES = frozenset(place.lower() for place in PLACES)
_CAPITALISED = re.compile(r"[A-Z](?<!\w.)\w+")
_FEWEST_FIELDS = 3  # words of "Hematology, Oncology and Immunology"


@cache
def spelled(name: str) -> str:
    """Set case, punctuation, marks of transliteration and American spelling aside.

    Examples
    --------
    >>> spelled("Centre of Paediatric Haematology"), spelled("Müller’s Labour")
    ('center of pediatric hematology', 'mullers labor')
    """
    plain = name.casefold()
    own = _PARTY.search(plain)  # a party's own spelling is its name
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = []
    for word in plain.translate(_MARKS).split():
        if own and word == "labour":
            words.append(word)
            continue
        for british, american in _SPELLINGS:
            word = word.replace(british, american)
        for british, american in _ENDINGS:
            if word.endswith(british) and len(word) > len(british) + 2:
                word = word[: -len(british)] + american
        words.append(word)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def counted(name: str) -> frozenset[str]:
    """Give the words of a name that count, spelled alike.

    Examples
    --------
    >>> sorted(counted("the Elm Centre of Trade"))
    ['center', 'elm', 'trade']
    """
    return key_words(spelled(name))


def is_same_person(one: str, other: str) -> bool:
    """Join full names: the same surname; the same, a short or an initial given name.

    Examples
    --------
    >>> is_same_person("Ed Vance", "Edward R. Vance"), is_same_person("Ed Vance", "Ann Vance")
    (True, False)
    """
    a, b = _titled(one), _titled(other)
    return len(a) > 1 and len(b) > 1 and same_person(a, b)


@cache
def _titled(name: str) -> tuple[str, ...]:
    return tuple(word.title() for word in spelled(name).split(" "))


def is_short_form(shorter: str, longer: str, ordinary: frozenset[str]) -> bool:
    """Join an organisation's short form: all its words, a proper one among them, in the longer.

    Examples
    --------
    >>> is_short_form("Fenland Ferry", "East Fenland Ferry Service", frozenset())
    True
    >>> is_short_form("Ferry Service", "East Fenland Ferry Service", frozenset({"ferry"}))
    False
    """
    a, b = counted(shorter), counted(longer)
    if not (
        1 < len(a) < len(b) and _within(a, b) and may_shorten(spelled(shorter), spelled(longer))
    ):
        return False
    return any(len(word) > 1 for word in a - ordinary - _QUALIFYING)


@cache
def places_told(shorter: str, longer: str) -> frozenset[str]:
    """Give the countries and the like that only the longer of two names tells.

    Examples
    --------
    >>> sorted(places_told("Rain Board", "Australian Rain Board of New Zealand"))
    ['australia', 'new zealand']
    """
    words = spelled(longer).split(" ")
    told = {" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3)}
    places = {one if one in _PLACES else one[:-1] for one in told if {one, one[:-1]} & _PLACES}
    return frozenset(places - {place for place in places if place in spelled(shorter)})


def _within(shorter: frozenset[str], longer: frozenset[str]) -> bool:
    """Tell whether all words are in the longer name, a given name in another form too."""
    return all(
        len(word) == 1 or not given_forms(word).isdisjoint(longer) for word in shorter - longer
    )


def places_in(text: str) -> frozenset[str]:
    """Give the places that a text names: "Omani" names Oman.

    Examples
    --------
    >>> sorted(places_in("The Omani rial fell in New Zealand."))
    ['new zealand', 'oman']
    """
    small = text.casefold()
    capitals = {word.casefold() for word in _CAPITALISED.findall(text)}
    return frozenset(
        place
        for word in capitals
        for place, first in _places().get(word[:2], ())
        if word.startswith(first) and place in small
    )


@cache
def _places() -> dict[str, list[tuple[str, str]]]:
    """Give the places, each with its first word, by their first two letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for place in _PLACES:
        found.setdefault(place[:2], []).append((place, place.split(" ")[0]))
    return found


def is_beginning(shorter: str, longer: str) -> bool:
    """Join "Ministry of Trade" to "Ministry of Trade of X".

    Examples
    --------
    >>> is_beginning("Ministry of Trade", "Ministry of Trade of Fenland")
    True
    """
    a, b = spelled(shorter), spelled(longer)
    return b.startswith(a) and " " in a and b.startswith((f"{a} of ", f"{a} for "))


@cache
def field_and_head(name: str) -> tuple[str, frozenset[str]]:
    """Give the head of an organisation's name and the words of what it is for.

    Examples
    --------
    >>> head, field = field_and_head("Elm Center for Hematology, Oncology and Immunology")
    >>> head, sorted(field)
    ('center', ['hematology', 'immunology', 'oncology'])
    """
    words = spelled(name).split(" ")
    at = next((at for at, word in enumerate(words) if at and word in {"for", "of"}), len(words))
    return words[at - 1], key_words(" ".join(words[at:]))


def fields(name: str) -> list[tuple[str, frozenset[str]]]:
    """Give head and field where the field is long enough to tell an organisation.

    Examples
    --------
    >>> fields("Elm Centre of Trade")
    []
    """
    found = field_and_head(name)
    return [found] if len(found[1]) >= _FEWEST_FIELDS else []


def is_same_field(one: str, other: str, ordinary: frozenset[str]) -> bool:
    """Join by the same head and the same three or more fields, where only one has a proper name.

    Examples
    --------
    >>> field = "Center for Hematology, Oncology and Immunology"
    >>> is_same_field(f"Elm {field}", f"National {field}", frozenset())
    True
    >>> is_same_field(f"Elm {field}", f"Oak {field}", frozenset())
    False
    """
    (head, field), (other_head, other_field) = field_and_head(one), field_and_head(other)
    if head != other_head or field != other_field or not fields(one):
        return False
    own, others = (counted(name) - field - _QUALIFYING - ordinary for name in (one, other))
    return not own or not others


def is_same_namesake(one: str, other: str) -> bool:
    """Join organisations named after one person, with the same head, one other word apart.

    Examples
    --------
    >>> is_same_namesake("Dima Orlov National Eye Center", "Dmitry Orlov National Center")
    True
    >>> is_same_namesake("Dima Orlov Eye Center", "Dima Orlov School")
    False
    """
    a, b = spelled(one).split(" "), spelled(other).split(" ")
    if len(a) < 3 or len(b) < 3 or a[1] != b[1] or not same_given(a[0], b[0]):
        return False
    if (
        GIVEN_NAMES.isdisjoint({a[0], b[0]})
        or {a[0], a[1]} & _QUALIFYING
        or field_and_head(one)[0] != field_and_head(other)[0]
    ):
        return False
    left, right = counted(one) - set(a[:2]), counted(other) - set(b[:2])
    return len(left - right) <= 1 and len(right - left) <= 1
