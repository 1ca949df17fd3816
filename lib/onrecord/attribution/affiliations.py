"""The body that a description names, or that is written beside a speaker's name."""

import re

from onrecord.attribution.bodies import Bodies, is_any_company
from onrecord.attribution.cast import Cast, Mention
from onrecord.attribution.heads import BODIES, is_people, is_person
from onrecord.attribution.name_words import (
    PERSONS,
    PLACES,
    QUALIFIERS,
    is_title,
    stands_before_names,
)
from onrecord.attribution.opening_subjects import STOPS
from onrecord.segments import Span

ARTICLES = frozenset(["a", "an", "the", "his", "her", "their", "its", "our", "my", "one"])
ADJECTIVE = re.compile(r"-|(?:al|ic|ive|ary|ous|time|born|based|est|ed|ing)$")
WORD = re.compile(r"[\w’'.&-]+")
POSSESSIVES = ("’s", "'s", "s’", "s'")
_LINK = re.compile(r"\b(?:at|of|for|with|from) (?:the )?(?:[a-z-]+ ){0,2}?(?=[A-Z])")
_PEOPLES = re.compile(r"[A-Z]\w+(?:[ai]n|ish|sh|ese|[ei]nch|ern|ic|al)")
_SMALL_WORD = re.compile(r" ([a-z-]+)\b")
_FIELD_OFFICES = frozenset(PERSONS["offices_with_fields"].split())
_WHOLE = frozenset(PERSONS["offices_of_whole"].split())
_WHOLE_OF_TWO = frozenset(PERSONS["offices_of_whole_of_two"])
_JOINED = re.compile(r" & [A-Z][\w’'-]*")
_OF_THE_BODY = re.compile(r"\b(?:for|at|of|from|with) the ([a-z-]+)$")
_LONG = 30  # characters of a word
_AROUND = 4000  # characters in which a word may be written with a capital inside a sentence


def in_description(cast: Cast, bodies: Bodies, span: Span) -> str | None:
    """Take the body named in a description: after "of", "at", or before the title.

    Examples
    --------
    >>> from onrecord.attribution.bodies import bodies_of
    >>> from onrecord.attribution.cast import cast_of
    >>> cast = cast_of("Ann Lee, a nurse at Elm Hospital, left.", [])
    >>> in_description(cast, bodies_of(cast, []), (9, 32))
    'Elm Hospital'
    """
    before = before_office(cast.text[slice(*span)])
    if before:
        return before[0]
    named = bodies.first_in(span)
    begins = named is not None and named.start - span[0] <= len("the ") and named.end < span[1]
    if named and begins:
        return cast.text[named.start : named.end]
    link = _LINK.search(cast.text, *span)
    if link:
        return _body_from(cast, bodies, link.end(), span[1])
    if named and named.end < span[1]:
        return cast.text[named.start : named.end]
    begin = span[0]
    first = WORD.match(cast.text, begin)
    if first and _is_opening_word(cast, first):
        begin = first.end() + 1
    return _capitals_before(cast.text[begin : span[1]])


def _is_opening_word(cast: Cast, first: re.Match[str]) -> bool:
    """Tell whether only a sentence's beginning gives a word its capital: "Drug squad members"."""
    text, start = cast.text, first.start()
    before = text[max(0, start - 2) : start].strip()
    following = text[first.end() + 1 : first.end() + 2]
    if ADJECTIVE.search(first.group().lower()) and (not before or before[-1] in ".!?"):
        return True
    if (before and before[-1] not in '.!?”"') or not following.islower():
        return False
    word = first.group()
    if len(word) > 1 and word.isupper():
        return False
    is_common = word.lower() in BODIES  # "Club"
    near = text[max(0, start - _AROUND) : start + _AROUND]
    at = near.find(f" {word} ")
    while at > 0:
        before_it = near[max(0, at - _LONG) : at].rpartition(" ")[2]
        following = near[at + len(word) + 2 : at + len(word) + 3]
        is_part = following.isupper() or (is_common and before_it[:1].isupper())
        if not is_part and (near[at - 1].isalnum() or near[at - 1] in ",;"):
            return False
        at = near.find(f" {word} ", at + 1)
    return word not in PLACES


def _body_from(cast: Cast, bodies: Bodies, start: int, end: int) -> str | None:
    """Read the body's name that begins at a place."""
    named = bodies.first_in((start, end))
    if named and named.start <= start + 1:
        return cast.text[named.start : min(named.end, end)]
    name = cast.name_at(start)
    if name is None:
        return None
    small = _small_head(cast.text, name.end, end)
    is_peoples = len(name.words) == 1 and _PEOPLES.fullmatch(name.words[0]) is not None
    if small and not (is_peoples and cast.text[start - 4 : start] != "the "):
        own = cast.name_at(small + 1)  # "the Dutch bank Elmbank"
        is_named = own is not None and own.start == small + 1 and own.end <= end
        return cast.text[own.start : own.end] if own and is_named else cast.text[start:small]
    if is_peoples:
        return None
    joined = _JOINED.match(cast.text, name.end, end)
    return cast.text[start : min(joined.end() if joined else name.end, end)]


def _small_head(text: str, start: int, end: int) -> int | None:
    """Give where a body's noun in small letters ends: "the Fen foreign ministry"."""
    for _ in range(3):
        word = _SMALL_WORD.match(text, start, end)
        if word is None or not STOPS.isdisjoint(word.groups()):
            return None
        if word.group(1) in BODIES:
            return word.end()
        start = word.end()
    return None


def _capitals_before(phrase: str) -> str | None:
    """Take the capitals before a title in small letters: "Elm University surgeon"."""
    words = [word for word in phrase.split() if word.lower() not in ARTICLES]
    is_owned = any(word.endswith(POSSESSIVES) for word in words)
    if not words or not words[-1].islower() or is_owned:
        return None
    capitals: list[str] = []
    for word in words:
        if capitals and word in BODIES and word != words[-1]:
            capitals.append(word)
            break
        if word.lower() in QUALIFIERS:
            continue
        is_opener = stands_before_names(word)
        if not word[0].isupper() or word.endswith(POSSESSIVES) or is_opener:
            break
        capitals.append(word)
    name = " ".join(capitals)
    last = capitals[-1].lower() if capitals else ""
    is_peoples = bool(capitals) and (_PEOPLES.fullmatch(capitals[-1]) or name[:-1] in PLACES)
    if not name or is_peoples or is_people(last):
        return None
    return name


def before_office(phrase: str) -> tuple[str, str] | None:
    """Part a body in capitals from the office in it.

    Examples
    --------
    >>> before_office("The Elm Tyres Managing Director"), before_office("a nurse at Elm")
    (('Elm Tyres', 'Managing Director'), None)
    """
    last = phrase.rpartition(" ")[2]
    if not last[:1].isupper() or not is_title(last.lower()):
        return None
    words = [word for word in phrase.split() if word.lower() not in ARTICLES]
    at = office_at(words)
    return (" ".join(words[:at]), " ".join(words[at:])) if at else None


def office_at(words: list[str]) -> int:
    """Give how many words in capitals before an office are the body that it is in; 0 if none.

    Examples
    --------
    >>> office_at("Elm Tyres Managing Director".split()), office_at("Trade Minister".split())
    (2, 0)
    """
    at = len(words) - 1
    while at and (is_title(words[at - 1].lower()) or is_person(words[at - 1].lower())):
        at -= 1
    joined = (n for n in range(1, at) if "/" in words[n] or _is_first_office(words, n))
    at = next(joined, at)
    body, office = words[:at], [word.lower() for word in words[at:]]
    if not all(word[0].isupper() or word in {"and", "of", "&"} for word in body):
        return 0
    if not body or any(word.endswith(POSSESSIVES) for word in body):
        return 0
    if stands_before_names(body[0]) or not _FIELD_OFFICES.isdisjoint(office):
        return 0
    if len(body) == 1:
        is_told = body[0].isupper() and len(body[0]) > 2 and body[0].isalpha()
        return at if is_told and body[0] not in PLACES else 0
    if " ".join(body) in PLACES or _PEOPLES.fullmatch(body[-1]):
        return 0
    is_whole = office[-1] in _WHOLE or " ".join(office[-2:]) in _WHOLE_OF_TWO
    return at if is_whole or body[-1].lower() in BODIES else 0


def _is_first_office(words: list[str], at: int) -> bool:
    """Tell the first of two offices: "Elm Chairman and Chief Executive"."""
    return words[at + 1] in {"and", "&"} and is_title(words[at].lower())


def beside_name(cast: Cast, bodies: Bodies, mention: Mention) -> str | None:
    """Take the body after a name, or before it: "Ines Calder of the Harbour Clinic"."""
    text = cast.text
    link = re.compile(r" (?:of|from|at) (?:the )?(?=[A-Z])").match(text, mention.end)
    if link is None:
        return _owner_of(bodies, text, mention.name.title_start)
    named = bodies.first_in((link.end(), link.end() + 1))
    return text[named.start : named.end] if named else None


def _owner_of(bodies: Bodies, text: str, start: int) -> str | None:
    """Take the body whose somebody is: "Elm Hospital's Noor Haddad"."""
    named = bodies.last_before(start)
    is_owner = named is not None and text[named.end : start] in {"’s ", "'s ", "’ ", "' "}
    return text[named.start : named.end] if named and is_owner else None


def behind_title(cast: Cast, bodies: Bodies, end: int) -> str | None:
    """Take the body after an apposition: "Ann Lee, director, Elm Hospital"."""
    if not cast.text.startswith(", ", end):
        return None
    named = bodies.first_in((end + 2, end + 7))
    is_next = named and cast.text[end + 2 : named.start] in {"", "the "}
    return cast.text[named.start : named.end] if named and is_next else None


def of_document(cast: Cast, bodies: Bodies, source: Span) -> str | None:
    """Take the body that a document is from: "data from the Elm Ministry".

    Examples
    --------
    >>> from onrecord.attribution.bodies import bodies_of
    >>> from onrecord.attribution.cast import cast_of
    >>> cast = cast_of("Data from the Elm Ministry fell.", [])
    >>> of_document(cast, bodies_of(cast, []), (0, 26))
    'Elm Ministry'
    """
    link = re.compile(r"\b(?:from|by) (?:the )?(?=[A-Z])").search(cast.text, *source)
    return _body_from(cast, bodies, link.end(), source[1]) if link else None


def of_the_body(bodies: Bodies, phrase: str, place: int) -> str | None:
    """Take the one body that "a spokesman for the company" can mean, named before."""
    found = _OF_THE_BODY.search(phrase)
    noun = found.group(1).lower() if found else ""
    if noun not in BODIES:
        return None
    fitting = bodies.called(noun, place)
    if not fitting and is_any_company(noun):
        only = bodies.only_before(place)
        return only.body.name if only else None
    return fitting[0].body.name if len(fitting) == 1 else None
