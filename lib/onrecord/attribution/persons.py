"""Which runs of capitals name a person, and which a body, a place or an office."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.attribution.heads import (
    BODIES,
    DOCUMENTS,
    SINGLE,
    SOURCES,
    head_of,
    is_doer,
    is_people,
    is_peoples_name,
    is_person,
    singular,
)
from onrecord.attribution.name_words import (
    ALSO_SURNAMES,
    APPELLATIVES,
    COURTESY,
    GIVEN_NAMES,
    NO_TITLES,
    NOT_PERSONS,
    PERSONS,
    PLACES,
    QUALIFIERS,
    TITLES,
    TRADES,
    is_suffix,
    is_title,
    plain,
)
from onrecord.attribution.names import Name
from onrecord.segments import Span
from onrecord.vocabulary import table
from onrecord.vocabulary import words as vocabulary

STYLES = frozenset(PERSONS["styles"].split())
"""Titles of rank and birth, courtesies too."""

_GRAMMAR = table("grammar")
_NO_NOUNS = frozenset(
    (_GRAMMAR["prepositions"] + _GRAMMAR["auxiliaries"] + _GRAMMAR["subordinators"]).split()
)
_SURNAMES = frozenset(SOURCES["surnames_of_bodies"].split())
_COMPANIES = frozenset(" ".join(SOURCES["kinds_of_body"].values()).split()) - frozenset(
    SOURCES["surnames_of_bodies"].split() + PERSONS["surnames_of_kinds"].split()
)
_THINGS = tuple(PERSONS["endings_of_things"].split())
_NO_NAMES = frozenset(PERSONS["never_in_names"].split())
_SURNAME_TITLES = TITLES - QUALIFIERS - NO_TITLES
_LONGEST_NAME = 6  # words
_KNOWN = 4096  # names remembered
_REACH = 34  # characters, for the word before a name
_EXPLAINED = re.compile(r", (?:\d\d[,.]|([a-z][\w’' -]{3,60}))")
_OPENING_ROLE = re.compile(r"(?:^|[.!?”\"]\s|\n)((?:The|A|An|His|Her|Its|Their) [^,.;:]{3,80}), $")
_ROLE = 90  # characters
_WHO_HE = re.compile(r", who [^.!?\n]{0,160}\.[ \n]{1,2}(?:He|She) ")
_HE_NEXT = re.compile(r",? (?!and )[a-z][^.!?\n]{0,200}\.[ \n]{1,2}(?:He|She) ")
_BARE = re.compile(r"(?:, |[.!?] )([a-z]{4,20}) $")
_HE_SAYS = re.compile(r" [a-z][^\n]{0,260}?\b[Ss]?[Hh]e (?:said|says|told|added|wrote)\b")
_APPOSED = re.compile(r", (?=[A-Z])")
_OF_A_BODY = re.compile(r" (?:of|from|at|with) ")
_BODY_ENDS = frozenset(f"{word[-2:]} " for word in BODIES)
_WHICH = (" which ", ", which ")
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "its"])


class Cited(NamedTuple):
    """Where sources begin and end, and where a name after an unnamed one begins.

    Examples
    --------
    >>> sorted(Cited.of("A porter, Bo Carr, spoke.", [(0, 8)]).apposed)
    [10]
    """

    starts: frozenset[int]
    ends: frozenset[int]
    apposed: frozenset[int | None]

    @classmethod
    def of(cls, text: str, sources: Sequence[Span]) -> "Cited":
        """Read the sources of a text."""
        return cls(
            frozenset(start for start, _ in sources),
            frozenset(end for _, end in sources),
            frozenset(apposed_at(text, source) for source in sources),
        )

    def has(self, text: str, name: Name) -> bool:
        """Tell whether a name ends a source, or begins one: "Odo Kane of the Elm Fund"."""
        if name.end in self.ends:
            return True
        begins = name.title_start in self.starts or name.start in self.starts
        return begins and _OF_A_BODY.match(text, name.end) is not None


def apposed_at(text: str, source: Span) -> int | None:
    """Give where a name may follow that a source explains: "A spokesman for Elm, Jon Abara".

    Examples
    --------
    >>> text = "A spokesman for Elm, Jon Abara, spoke. The husband of crash victim, Ann Lee, spoke."
    >>> apposed_at(text, (0, 19)), apposed_at(text, (39, 66))
    (21, None)
    """
    apposed = _APPOSED.match(text, source[1])
    if apposed is None:
        return None
    phrase = text[slice(*source)]
    head, _, after = head_of(phrase)
    if not (is_person(head.lower()) or head.lower() in SINGLE):
        return None
    is_bare = len(after) > 1 and _ARTICLES.isdisjoint(after) and is_person(after[-1])
    return None if is_bare else apposed.end()


def is_short(name: Name) -> bool:
    """Tell whether a surname is alone, with or without a title."""
    words = name.words
    return len(words) == 1 or (len(words) == 2 and is_suffix(words[1]))


def is_titled_surname(name: Name) -> bool:
    """Tell "Lord Holme" from "General Assembly": a surname that comes with a title only."""
    word, title = name.words[0], name.titles[-1]
    if title not in _SURNAME_TITLES and ("-" not in title or not is_title(title)):
        return False
    if title not in COURTESY and is_title(word.lower()):
        return False
    return (
        _may_be_name(word)
        and not _names_no_person(word)
        and word not in PLACES
        and not is_office(word)
        and not _are_officers(word, is_given=False)
    )


def is_definite(text: str, name: Name) -> bool:
    """Tell a name after "the", which persons have only with a title."""
    start = name.title_start
    return name.titles[-1:] == ("the",) or text[max(0, start - 4) : start].lower() == "the "


def called_bodies(text: str, names: Sequence[Name]) -> frozenset[int]:
    """Give where names begin that the word before calls a body's: "building group James Alder".

    Or "which" after them. Few names have a word before that ends as one for bodies does.
    """
    return frozenset(
        name.start
        for name in names
        if (
            text[name.start - 3 : name.start] in _BODY_ENDS
            or name.titles
            or text.startswith(_WHICH, name.end)
        )
        and _is_called_body(text, name)
    )


def _is_called_body(text: str, name: Name) -> bool:
    if name.titles:
        return name.titles[-1] in APPELLATIVES and name.words[0].lower() not in GIVEN_NAMES
    if text.startswith(_WHICH, name.end):
        return True
    before = word_before(text, name.start)
    if before not in BODIES or is_person(before):
        return False
    return not (before.endswith(("er", "or")) and name.words[0].lower() in GIVEN_NAMES)


def word_before(text: str, start: int) -> str:
    """Give the word before a place, a comma between them left out; "" where none is.

    Examples
    --------
    >>> word_before("a porter, Bo Carr", 10), word_before("Bo Carr", 0)
    ('porter', '')
    """
    before = text[max(0, start - _REACH) : start]
    if before[-1:] != " ":
        return ""
    return before[:-1].rstrip(",").rpartition(" ")[2].lstrip('“‘"(\n')


def is_named_person(text: str, name: Name, cited: Cited, surnames: set[str]) -> bool:
    """Tell whether a run of capitals names a person: by a title, a given name, what is beside it.

    Examples
    --------
    >>> from onrecord.attribution.names import names
    >>> text = "Ravindu Okoro left. The Elm Bridge fell."
    >>> [is_named_person(text, name, Cited.of(text, []), {"Okoro"}) for name in names(text)]
    [True, False]
    """
    words = name.words
    if name.titles and name.titles[-1] in COURTESY and all(map(_may_be_name, words)):
        return len(words) <= _LONGEST_NAME
    if not may_be_person(words):
        return False
    titles = name.titles
    is_titled = len(titles) > 0 and (any(map(is_title, titles)) or is_person(titles[-1]))
    if is_definite(text, name):
        return is_titled and name.titles[-1:] != ("the",)
    if (
        is_titled
        or plain(words[0]) in GIVEN_NAMES
        or name.surname in surnames
        or is_explained(text, name.end)
    ):
        return True
    if words[-1] in PLACES or _ends_no_name(words[-1]):
        return False
    if name.title_start in cited.apposed or _is_followed(text, name):
        return True
    is_part = text[max(0, name.start - 5) : name.start].endswith((" of ", " for ", " at ", " and "))
    before = word_before(text, name.start)
    is_apposed = text[name.start - 2 : name.start] == ", " and text[name.end : name.end + 1] == ","
    if before.islower() and (is_person(before) or (is_apposed and is_doer(before))):
        return True
    if is_apposed and _is_role(text, name.start):
        return True
    if is_part or is_people(words[0].lower()) or not cited.has(text, name):
        return False
    return not any(f" {word.lower()} " in text for word in {*words, singular(words[-1])})


def _is_role(text: str, start: int) -> bool:
    """Recognise what opens a sentence before a name: "The captain of the ferry, Ines Holt,"."""
    opens = _OPENING_ROLE.search(text, max(0, start - _ROLE), start)
    return opens is not None and is_person(head_of(opens.group(1))[0].lower())


def _is_followed(text: str, name: Name) -> bool:
    """Tell the subject of a sentence whom the next one calls "he" or "she".

    Inside a sentence only after a bare noun: "In Fen, publican Bo Carr".
    """
    if name.is_owner:
        return False
    if text.startswith(", who ", name.end) and not text.startswith(" of ", name.start - 4):
        return _WHO_HE.match(text, name.end) is not None
    before = text[max(0, name.start - 2) : name.start].strip()
    if not before or before[-1] in '.!?”"':
        return _HE_NEXT.match(text, name.end) is not None
    bare = _BARE.search(text, max(0, name.start - _REACH), name.start)
    if bare is None or bare.group(1) in BODIES or bare.group(1) in _NO_NOUNS:
        return False
    return _HE_SAYS.match(text, name.end) is not None


def is_explained(text: str, end: int) -> bool:
    """Tell whether an age or a profession follows a name: ", 34,", ", a chef from Fenton".

    Examples
    --------
    >>> is_explained("Bo Carr, a chef from Fenton", 7), is_explained("Fenton, a town", 6)
    (True, False)
    """
    explained = _EXPLAINED.match(text, end)
    if explained is None:
        return False
    return explained.group(1) is None or is_person(head_of(explained.group(1))[0].lower())


@lru_cache(_KNOWN)
def may_be_person(words: tuple[str, ...]) -> bool:
    """Tell whether words in capitals may be a person's name: no acronym, office, body or place.

    Examples
    --------
    >>> may_be_person(("Wanda", "Kroll")), may_be_person(("Elm", "Hospital"))
    (True, False)
    """
    is_given = plain(words[0]) in GIVEN_NAMES
    if len(words) > _LONGEST_NAME or not all(map(_may_be_name, words)):
        return False
    if _is_thing(words[-1]) or _is_never_inside(words):
        return False
    if is_office(words[-1]) and not (is_given and words[-1].lower() in TRADES):
        return False
    if is_peoples_name(words[-1]) or _are_officers(words[-1], is_given=is_given):
        return False
    return not any(map(_names_no_person, words[is_given:])) and not _is_place(words, is_given)


@cache
def _may_be_name(word: str) -> bool:
    """Leave out acronyms: a word of three capitals or more, or with a digit."""
    is_acronym = len(word) > 2 and word.isupper() and "." not in word
    return is_suffix(word) or not (is_acronym or any(map(str.isdigit, word)))


@cache
def is_office(word: str) -> bool:
    """Tell an office from a surname: "Visiting Specialist" is nobody's name.

    Examples
    --------
    >>> is_office("Specialist"), is_office("King")
    (True, False)
    """
    small = word.lower().rstrip(".")
    return (small in vocabulary("roles") or is_title(small)) and small not in ALSO_SURNAMES


@cache
def _ends_no_name(word: str) -> bool:
    """Tell a word for bodies or documents from a surname: "Baobab Paper"."""
    one = singular(word.lower())
    is_thing = not {one, word.lower()}.isdisjoint(BODIES | DOCUMENTS) and one not in _SURNAMES
    return is_thing or is_peoples_name(word)


@cache
def _are_officers(word: str, *, is_given: bool) -> bool:
    """Tell several who hold an office: "Catholic Bishops", "Opposition MPs", not "Ann Deans"."""
    one = singular(word.lower())
    is_surname = is_given and one in ALSO_SURNAMES
    return one != word.lower() and is_title(one) and not is_surname


def _is_never_inside(words: tuple[str, ...]) -> bool:
    """Tell a word that no name has after its first: "Anna Is Late"."""
    return any(word.lower() in _NO_NAMES for word in words[1:])


@cache
def _is_thing(word: str) -> bool:
    """Tell a word that is nobody's surname: "Foods", "Sciences", one letter."""
    small = word.lower().rstrip(".")
    return len(small) == 1 or small in _COMPANIES or (len(small) > 6 and small.endswith(_THINGS))


@cache
def _names_no_person(word: str) -> bool:
    return word.lower().rstrip(".") in NOT_PERSONS


def _is_place(words: tuple[str, ...], is_given: bool) -> bool:
    return " ".join(words[:2]) in PLACES or (not is_given and words[0] in PLACES)
