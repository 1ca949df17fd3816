"""Words in names, before them, after them, and never in them."""

import re
import unicodedata
from functools import cache

from onrecord.attribution.heads import BODIES, PEOPLE, SOURCES, is_doer, is_people, is_person
from onrecord.attribution.lexicon import SAYS
from onrecord.vocabulary import table
from onrecord.vocabulary import words as vocabulary

PERSONS = table("persons")
TITLES = frozenset(PERSONS["titles"].split())
QUALIFIERS = frozenset(PERSONS["qualifiers"].split())
NO_OFFICES = frozenset(PERSONS["no_offices"].split())
NO_TITLES = frozenset(PERSONS["no_titles"].split())
COURTESY = frozenset(PERSONS["courtesy"].split())
FIELDS = frozenset(PERSONS["fields_of_offices"].split())
NOT_PERSONS = frozenset(PERSONS["not_persons"].split()) | FIELDS
PLACES = frozenset(" ".join(place.split()) for place in PERSONS["places"].split(","))
ALSO_SURNAMES = frozenset(PERSONS["also_surnames"].split())
_SUFFIXES = frozenset(PERSONS["suffixes"].split())
TRADES = PEOPLE - TITLES - frozenset(PERSONS["surnames_of_trades"].split()) - NOT_PERSONS - BODIES
APPELLATIVES = frozenset(SOURCES["appellatives"].split())
_ROMAN = re.compile(r"[IVX]{2,5}")
_HONOURS = frozenset(PERSONS["honours"].split())
DESCRIBES_FIRST = re.compile(r"[\w-]+-(?:old|born|based|bred|trained|educated)")
_AUXILIARIES = frozenset(table("grammar")["auxiliaries"].split())
_LETTERS = re.compile(r"[A-Z]{2,6}|(?:[A-Z]\.){2,4}")
_OPENERS = frozenset(PERSONS["openers"].split())


def _genders(male: str, female: str) -> dict[str, str]:
    return dict.fromkeys(male.split(), "male") | dict.fromkeys(female.split(), "female")


GENDERS = _genders(PERSONS["given_names"]["male"], PERSONS["given_names"]["female"])
GIVEN_NAMES = {*GENDERS, *PERSONS["given_names"]["either"].split()}
TITLE_GENDERS = _genders(PERSONS["male_titles"], PERSONS["female_titles"])


_NO_OPENERS = GIVEN_NAMES | NOT_PERSONS | BODIES
OFFICE_WORDS = (TITLES - QUALIFIERS - NO_OFFICES) | TRADES | vocabulary("roles")
_DEMONYM = re.compile(r"[A-Z]\w+(?:[ai]n|ish|ese|[ei]ch|ic|ans?)$")  # "Russian", "Welsh" is not one
_LEARNED = tuple(PERSONS["learned_endings"].split())


@cache
def plain(word: str) -> str:
    """Write a name in small letters without accents.

    Examples
    --------
    >>> plain("Sinéad")
    'sinead'
    """
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def is_suffix(word: str) -> bool:
    """Tell whether a word follows names: "Jr.", "III".

    Examples
    --------
    >>> is_suffix("Jr."), is_suffix("Lee")
    (True, False)
    """
    return word.lower().rstrip(".") in _SUFFIXES or _ROMAN.fullmatch(word) is not None


@cache
def is_title(word: str) -> bool:
    """Tell whether a word, in lower case and without a stop, may be a title before a name.

    Examples
    --------
    >>> [is_title(word) for word in ("dr", "attorney-general", "magistrate", "porter", "lee")]
    [True, True, True, False, False]
    """
    if word in TITLES or word.replace("-", "") in TRADES or word.endswith(_LEARNED):
        return True
    first, _, rest = word.partition("-")
    last = rest.rpartition("-")[2]
    if rest.startswith(("of-", "at-", "in-")):
        return first in PEOPLE
    return last in (TITLES if first in TITLES | QUALIFIERS else TITLES - ALSO_SURNAMES)


@cache
def is_honour(word: str) -> bool:
    """Tell letters after a name: "KC", "FRCP", "PhD", "M.D.".

    Examples
    --------
    >>> is_honour("FRCP"), is_honour("Jr.")
    (True, False)
    """
    is_other = is_suffix(word) or word.lower() in NOT_PERSONS | TITLES
    return word in _HONOURS or (not is_other and _LETTERS.fullmatch(word) is not None)


@cache
def is_opener(word: str) -> bool:
    """Tell a word that may open a sentence right before a name: "But", "Says".

    Examples
    --------
    >>> is_opener("But"), is_opener("Lee")
    (True, False)
    """
    small = word.lower()
    if small in _NO_OPENERS or is_people(small):
        return False
    return (
        small in _OPENERS
        or small in _AUXILIARIES
        or word in vocabulary("sentence_openers")
        or small in SAYS
    )


def describes(word: str) -> bool:
    """Tell whether a word before a given name describes the person: "Russian", "Broadcaster".

    Examples
    --------
    >>> describes("Russian"), describes("Elm")
    (True, False)
    """
    small = word.lower()
    is_maker = small in BODIES and small.endswith(("er", "or"))
    is_told = bool(_DEMONYM.match(word)) or is_person(small) or is_doer(small) or is_maker
    return is_told and small not in GIVEN_NAMES


def is_given(word: str) -> bool:
    """Tell a common given name.

    Examples
    --------
    >>> is_given("Ann"), is_given("Elm")
    (True, False)
    """
    return word.lower() in GIVEN_NAMES


def is_acronym(word: str) -> bool:
    """Tell a body or trade in capitals before a given name: "DJ", "EBC".

    Examples
    --------
    >>> is_acronym("DJ"), is_acronym("Lee")
    (True, False)
    """
    return len(word) > 1 and word.isupper() and word.isalpha()


@cache
def stands_before_names(word: str) -> bool:
    """Tell whether a capitalised word is a title or opens a sentence.

    Examples
    --------
    >>> stands_before_names("But"), stands_before_names("Dr."), stands_before_names("Lee")
    (True, True, False)
    """
    return is_title(word.lower().rstrip(".")) or is_opener(word)
