"""The persons of a document: who is named in full, under which forms, and where."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.attribution.heads import PEOPLE, is_doer, is_person
from onrecord.attribution.name_forms import is_fuller, is_tail, parts, same_person
from onrecord.attribution.name_words import (
    GENDERS,
    PERSONS,
    PLACES,
    TITLE_GENDERS,
    is_suffix,
    plain,
    stands_before_names,
)
from onrecord.attribution.names import Name, names, roles
from onrecord.attribution.persons import (
    STYLES,
    Cited,
    called_bodies,
    is_definite,
    is_named_person,
    is_short,
    is_titled_surname,
    word_before,
)
from onrecord.segments import Span

_OFFICES: dict[str, list[str]] = PERSONS["offices"]
_NAMESAKES = 8
_NEAR = 40  # characters
_OWNED = re.compile(r"\b([Hh]is |[Hh]er |[Ii]ts |[Tt]heir )([a-z-]+),? $")
_OWNER_BEFORE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)|['’]s) (?:[a-z-]+ ){0,2}[a-z-]+,? $"
)
_PERSON_ENDS = frozenset(end for noun in PEOPLE for end in (f"{noun[-3:]} ", f"{noun[-2:]}, "))
"""How nouns for persons end, with the mark before a name: most names follow other words."""
_FAR_MORE = 3  # times
_NOBODY: "list[Person]" = []
_APPOSITION = re.compile(r", (?:[\w’'-]{1,30} ){0,3}?([\w’'-]{1,30})(?= of | for | at |[,.;])")


@dataclass(slots=True, eq=False)
class Person:
    """A named person and what the document tells of him or her."""

    name: str
    words: tuple[str, ...]
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    times: int = 0
    """How often the document gives the full name."""
    is_cited: bool = False
    """Whether it does so where it cites somebody."""


class Mention(NamedTuple):
    """A place where persons are named; several where they share the name."""

    name: Name
    people: tuple[Person, ...]
    is_full: bool

    @property
    def start(self) -> int:
        """The first character of the name."""
        return self.name.start

    @property
    def end(self) -> int:
        """The character after the name."""
        return self.name.end


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of a document, and where they are named, in text order."""

    text: str
    names: list[Name]
    called_bodies: frozenset[int]
    """Where those names begin that the text calls a body's."""
    people: dict[str, Person]
    holders: dict[str, list[Person]]
    mentions: list[Mention]
    starts: list[int]
    by_person: dict[int, list[Mention]]
    """The mentions of each person, by the identity of the person."""
    sources: dict[int, int]
    """Where the sources begin, by where they end."""

    def mentions_of(self, person: Person) -> list[Mention]:
        """Give the places where a person is named."""
        return self.by_person.get(id(person), [])

    def is_named(self, span: Span) -> bool:
        """Tell whether persons are named at the end of a span, even if several may be meant."""
        at = bisect_left(self.starts, span[1]) - 1
        return at >= 0 and self.mentions[at].end == span[1] and self.starts[at] >= span[0]

    def holders_of(self, phrase: str) -> list[Person]:
        """Give the persons who hold the office that a phrase names."""
        office = phrase.lower() if _OWNED.fullmatch(f"{phrase} ") else office_in(phrase)
        if office is None and phrase[:4].lower() == "the ":
            office = phrase[4:]  # "the roofer", for "Bo Carr, a roofer"
        return self.holders.get(office, []) if office else []

    def name_at(self, start: int) -> Name | None:
        """Give the run of capitals that begins at a place."""
        at = bisect_left(self.names, start, key=lambda name: name.end)
        found = self.names[at] if at < len(self.names) else None
        return found if found and found.title_start <= start + 1 else None

    def names_in(self, start: int, end: int) -> list[Name]:
        """Give the runs of capitals that begin in a span."""
        first = bisect_left(self.names, start, key=lambda name: name.start)
        return self.names[first : bisect_left(self.names, end, key=lambda name: name.start)]

    def mention_from(self, start: int) -> int:
        """Give the number of the first mention that begins at a place or after it."""
        return bisect_left(self.starts, start)


def cast_of(text: str, sources: Sequence[Span], headings: Sequence[Span] = ()) -> Cast:
    """Collect the persons named in full, then every place where one is named.

    Examples
    --------
    >>> cast = cast_of("Ed Vance came. Mr. Vance and Edward R. Vance are one.", [])
    >>> [(mention.start, mention.people[0].name) for mention in cast.mentions]
    [(0, 'Edward R. Vance'), (19, 'Edward R. Vance'), (29, 'Edward R. Vance')]
    """
    found = names(text)
    if headings:
        found = [name for name in found if not _is_long_in(headings, name)]
    called = called_bodies(text, found)
    people, by_part = _named_in_full(text, found, called, Cited.of(text, sources))
    _add_titled(text, found, people, by_part)
    _add_related(text, found, people, by_part)
    mentions = []
    for name in found:
        if name.surname not in by_part and name.key not in people:  # three of four names
            continue
        named = _named(name, people, by_part)
        if named:
            mentions.append(Mention(name, named, name.key in people or len(name.words) > 1))
    by_person: dict[int, list[Mention]] = {}
    for mention in mentions:
        if len(mention.people) == 1:
            by_person.setdefault(id(mention.people[0]), []).append(mention)
    starts = [mention.start for mention in mentions]
    begins = {end: start for start, end in sources}
    holders = _holders(by_part)
    return Cast(text, found, called, people, holders, mentions, starts, by_person, begins)


def _is_long_in(headings: Sequence[Span], name: Name) -> bool:
    """Tell a run of capitals in a heading all in capitals, which may be more than a name."""
    if len(name.words) < 2:
        return False
    at = bisect_right(headings, name.start, key=lambda span: span[0]) - 1
    return at >= 0 and name.start < headings[at][1]


def _named_in_full(
    text: str, found: list[Name], called_bodies: frozenset[int], cited: Cited
) -> tuple[dict[str, Person], dict[str, list[Person]]]:
    """Collect the persons by each full name, and by given name and surname."""
    surnames = {
        name.surname
        for name in found
        if (name.titles and name.titles[-1] in STYLES)
        or (name.end in cited.ends and is_short(name) and not is_definite(text, name))
    }
    full = [name for name in found if len(name.words) > 1]
    of_bodies = {name.key for name in full if name.start in called_bodies}
    people: dict[str, Person] = {}
    by_part: dict[str, list[Person]] = {}
    for name in full:
        if name.key not in of_bodies and is_named_person(text, name, cited, surnames):
            person = people.get(name.key) or _known(name, by_part)
            if person is None:
                person = Person(name.key, name.words)
                _add(by_part, person)
            elif is_fuller(name.words, person.words):
                person.name, person.words = name.key, name.words
                _add(by_part, person)
            person.times += 1
            person.is_cited |= cited.has(text, name)
            people[name.key] = person
            _describe(text, name, person)
    return people, by_part


def _add_titled(
    text: str, found: list[Name], people: dict[str, Person], by_part: dict[str, list[Person]]
) -> None:
    """Add those named by title and surname only, as "Lord Holme"."""
    for name in found:
        is_new = name.titles and is_short(name) and is_titled_surname(name)
        if is_new and not _named(name, people, by_part):
            person = Person(text[_style_begins(text, name) : name.end], name.words)
            person.gender = next(filter(None, map(TITLE_GENDERS.get, name.titles)), None)
            person.roles |= roles(name.titles)
            _add(by_part, person)


def _add_related(
    text: str, found: list[Name], people: dict[str, Person], by_part: dict[str, list[Person]]
) -> None:
    """Add those named by a given name after what they are to somebody: "Her son Brody, 27,"."""
    alone = [
        name
        for name in found
        if text[name.start - 4 : name.start] in _PERSON_ENDS and len(name.words) == 1
    ]
    for name in alone:
        start = name.start
        if name.titles or name.is_owner or name.surname in by_part or name.key in PLACES:
            continue
        noun = word_before(text, start)
        if not is_person(noun):
            continue
        owner = _OWNER_BEFORE.search(text, max(0, start - _NEAR), start)
        if owner:
            person = Person(name.key, name.words)
            person.gender = TITLE_GENDERS.get(noun) or GENDERS.get(name.key.lower())
            people[name.key] = person
            _add(by_part, person)


def _style_begins(text: str, name: Name) -> int:
    """Give where a titled surname begins: of "Chairman Lord Holme" at "Lord"."""
    if name.titles[-1] not in STYLES:
        return name.title_start
    return text.rindex(text[name.title_start : name.start].split()[-1], 0, name.start)


def _known(name: Name, by_part: dict[str, list[Person]]) -> Person | None:
    """Find the one person already named whom another form of the name may mean."""
    fitting = {
        id(person): person
        for person in by_part.get(name.surname, ())
        if same_person(name.words, person.words)
        or (name.titles and person.words[-len(name.words) :] == name.words)
        or is_tail(name.words, person.words)
        or is_tail(person.words, name.words)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _add(by_part: dict[str, list[Person]], person: Person) -> None:
    given, *_ = person.words
    surname = next((w for w in reversed(person.words) if not is_suffix(w)), person.words[-1])
    for part in {given, surname}:
        namesakes = by_part.setdefault(part, [])
        if len(namesakes) < _NAMESAKES and person not in namesakes:
            namesakes.append(person)


def _describe(text: str, name: Name, person: Person) -> None:
    """Note the gender and the roles beside a name: "chairwoman Ann Lee", "Ann Lee, the mayor"."""
    before = word_before(text, name.title_start)
    if person.gender is None:
        titles = (*name.titles, before.lower())
        told = next(filter(None, map(TITLE_GENDERS.get, titles)), None)
        person.gender = told or GENDERS.get(plain(name.words[0]))
    if name.titles:
        person.roles |= roles(name.titles)
        if is_person(name.titles[-1]):
            person.roles.add(name.titles[-1])
    after = _APPOSITION.match(text, name.end, name.end + 130)
    if after:
        person.roles |= roles(tuple(after.group().lower().replace(",", " ").split()))
        if is_person(after.group(1)) or is_doer(after.group(1)):
            person.roles.add(after.group(1))
    if before:
        person.roles |= roles((before.lower(),))
        if is_person(before):
            person.roles.add(before)
    owned = before.islower() and _OWNED.search(
        text, max(0, name.title_start - _NEAR), name.title_start
    )
    if owned:
        person.roles.add(owned.group(1).lower() + owned.group(2))


def office_in(phrase: str) -> str | None:
    """Tell the office that a definite phrase names, None for other phrases.

    Examples
    --------
    >>> office_in("the head of the region"), office_in("The former mayor"), office_in("the zoo")
    ('governor', 'former mayor', None)
    """
    words = phrase.lower().split()
    if not words or words[0] not in {"the", "president", "governor", "mayor"}:
        return None
    rest = " ".join(words[1:]) if words[0] == "the" else " ".join(words)
    for office, descriptions in _OFFICES.items():
        if rest in descriptions:
            return office
    if any(word[0].isupper() and not stands_before_names(word) for word in phrase.split()[1:]):
        return None
    head = rest.partition(" of ")[0]
    held = roles(tuple(head.split()))
    if not held or head.split()[-1] not in " ".join(held).split():
        return None
    return max(held, key=lambda role: (len(role), head.rfind(role), role))


def _holders(by_part: dict[str, list[Person]]) -> dict[str, list[Person]]:
    holders: dict[str, list[Person]] = {}
    for person in {id(one): one for named in by_part.values() for one in named}.values():
        for role in person.roles:
            holders.setdefault(role, []).append(person)
    return holders


def _named(
    name: Name, people: dict[str, Person], by_part: dict[str, list[Person]]
) -> tuple[Person, ...]:
    """Give the persons a run of capitals may name."""
    if len(name.words) == 1 and not name.titles:
        fitting = by_part.get(name.words[0], _NOBODY)
        return tuple(_meant(fitting)) if fitting else ()
    if name.key in people:
        return (people[name.key],)
    if not is_short(name):
        person = _known(name, by_part)
        return (person,) if person else ()
    genders = {TITLE_GENDERS.get(title) for title in name.titles} - {None}
    fitting = [
        person
        for person in by_part.get(name.surname, ())
        if (not genders or person.gender is None or person.gender in genders)
        and (len(name.words) == 1 or parts(person.words)[2] == parts(name.words)[2])
    ]
    fitting = _meant(fitting, is_titled=bool(name.titles))
    if len(fitting) == 1 and fitting[0].gender is None and genders:
        fitting[0].gender = next(iter(genders))
    return tuple(fitting)


def _meant(namesakes: list[Person], *, is_titled: bool = False) -> list[Person]:
    """Leave out namesakes whom a surname hardly means.

    "Mr Marsh" is one who speaks under his full name. Without a title it may as well be the
    father whom the text is about, once it names him in full twice. Where several are left, it
    is one who is named in full far more often than each of the others.
    """
    if len(namesakes) < 2:
        return namesakes
    fitting = [one for one in namesakes if one.is_cited or (one.times > 1 and not is_titled)]
    fitting = fitting or namesakes
    times = sorted((person.times for person in fitting), reverse=True)
    if len(times) == 1 or times[0] >= _FAR_MORE * times[1]:
        return [max(fitting, key=lambda person: person.times)]
    return fitting
