"""The organisations of a document: their names, short names and acronyms, and where."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.attribution.body_names import HEADS, KINDS, Body, Register, is_acronym
from onrecord.attribution.cast import Cast
from onrecord.attribution.heads import (
    BODIES,
    DOCUMENTS,
    SOURCES,
    is_people,
    is_peoples_name,
    is_person,
    singular,
)
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.name_words import PLACES, TITLES
from onrecord.attribution.names import Name
from onrecord.attribution.persons import is_office, word_before
from onrecord.segments import Span

_ANY_COMPANY = frozenset(SOURCES["any_company"].split())
_FIELDS_TOO = frozenset(SOURCES["fields_too"].split())
_ANY_BODY = frozenset(SOURCES["any_body"].split())
_ROLE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) ((?:[a-z-]+ ){0,2}[a-z-]+), $"
)
_KIND_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) ((?:[a-z-]+ ){1,2}[a-z-]+) $"
)  # "the ferry firm Fen"
_ROLE_AFTER = re.compile(
    r", an? ((?:[a-z-]+ ){0,3}[a-z-]+)(?=[,.;]| (?:in|from|at|that|which|based)\b)"
)
_BEFORE = 50  # characters
_BODY_ENDS = frozenset(f"{noun[-2:]} " for noun in BODIES)
_SPOKEN_FOR = frozenset(["man for ", "son for "])
_SPOKESMAN = 20  # characters of "spokesperson for "
_LINK = re.compile(r" (?:of|for|on)(?: the)? ")
_NEXT_WORD = re.compile(r" ([a-z-]+)")
_JOINS = frozenset({" and ", " & ", ", ", ", and "})
_ARTICLE = re.compile(r"\b[Tt]he $")
_LINKS = 2  # "of Health of the Russian Federation"
_FIELDS = 8  # names in a row, at most, in "for Hematology, Oncology and Immunology"
_TIMES = CLASSES["times"]


class Named(NamedTuple):
    """A place where an organisation is named, and by which rule it is told."""

    start: int
    end: int
    body: Body
    rule: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations of a document, and where they are named, in text order."""

    named: list[Named]
    starts: list[int]
    by_word: dict[str, list[Named]]
    """The first mention of each body, by each word of its name."""
    ends: dict[int, list[int]]
    """Where the mentions of each body end, by its identity."""
    alone: int
    """How many mentions there are before another body than the first is named."""
    by_noun: dict[str, list[Named]]
    """The bodies by the nouns that tell what they are: "operator Fen Trains"."""

    def last_before(self, place: int) -> Named | None:
        """Give the last mention that begins before a place."""
        at = bisect_left(self.starts, place) - 1
        return self.named[at] if at >= 0 else None

    def first_in(self, span: Span) -> Named | None:
        """Give the first mention that begins in a span."""
        at = bisect_left(self.starts, span[0])
        return self.named[at] if at < len(self.named) and self.starts[at] < span[1] else None

    def only_before(self, place: int) -> Named | None:
        """Give the one organisation that is named before a place, if there is just one."""
        before = bisect_left(self.starts, place)
        return self.named[0] if 0 < before <= self.alone else None

    def described(self, phrase: str, place: int) -> Named | None:
        """Give the one body that the text has called so before a place: "software company"."""
        known = self.by_noun.get(phrase)
        if known is None or len({id(one.body) for one in known}) > 1:
            return None
        return known[0] if known[0].start < place else None

    def called(self, head: str, place: int) -> list[Named]:
        """Give the bodies named before a place that "the company" may mean, two at most."""
        fitting: dict[int, Named] = {}
        for word in KINDS.get(head, (head,)):
            for named in self.by_word.get(word, ()):
                if named.start < place and len(fitting) < 2:
                    fitting[id(named.body)] = named
        return list(fitting.values())


def bodies_of(cast: Cast, sources: Iterable[Span]) -> Bodies:
    """Collect the organisations that a document names.

    Examples
    --------
    >>> from onrecord.attribution.cast import cast_of
    >>> text = "The East Fen Ferry Service (EFFS) sails. EFFS is late, says the Ministry of Trade."
    >>> found = bodies_of(cast_of(text, []), [])
    >>> [(named.body.name, named.rule) for named in found.named]
    [('East Fen Ferry Service', 'name'), ('East Fen Ferry Service', 'acronym'), \
('East Fen Ferry Service', 'acronym'), ('Ministry of Trade', 'name')]
    """
    register = Register(cast.text)
    ends = {end for _, end in sources}
    found: list[tuple[Span, bool]] = []
    persons = {mention.start for mention in cast.mentions}
    following = 0
    for at in _candidates(cast, ends):
        if at >= following:
            span, following, is_certain = _body_at(cast, at, persons, ends)
            if span:
                found.append((span, is_certain))
    for span, is_certain in sorted(found, key=lambda one: one[0][0] - one[0][1]):
        register.learn(span, is_certain=is_certain)
    register.declare([span for span, _ in found])
    named = [Named(*span, *register.whose(cast.text[slice(*span)])) for span, _ in found]
    cited = {one.body.name for one in named if one.end in ends}
    named = [one for one in named if one.body.name in cited or not _is_lone_acronym(one)]
    by_word: dict[str, list[Named]] = {}
    for one in {id(one.body): one for one in reversed(named)}.values():
        for word in one.body.words:
            by_word.setdefault(word, []).append(one)
    by_body: dict[int, list[int]] = {}
    for one in named:
        by_body.setdefault(id(one.body), []).append(one.end)
    alone = next((at for at, one in enumerate(named) if one.body is not named[0].body), len(named))
    by_noun = _by_noun(cast.text, named)
    return Bodies(named, [one.start for one in named], by_word, by_body, alone, by_noun)


def _is_described(text: str, name: Name) -> bool:
    """Recognise "Loomware, a software company," and "a spokesman for Loomware"."""
    if name.key in PLACES:
        return False
    if text[name.start - 8 : name.start] in _SPOKEN_FOR:
        return "spokes" in text[max(0, name.start - _SPOKESMAN) : name.start]
    after = _ROLE_AFTER.match(text, name.end) if text.startswith(", a ", name.end) else None
    head = after.group(1).rpartition(" ")[2] if after else ""
    return head in BODIES and not is_person(head)


def _by_noun(text: str, named: list[Named]) -> dict[str, list[Named]]:
    """Collect the bodies by the nouns beside their names, which tell what they are."""
    found: dict[str, list[Named]] = {}
    for one in named:
        for noun in _nouns_beside(text, one):
            head = noun.rpartition(" ")[2]
            if head in BODIES and not is_person(head):
                one.body.is_certain = True
                for called in {noun, head}:
                    found.setdefault(called, []).append(one)
    return found


def _nouns_beside(text: str, named: Named) -> list[str]:
    """Give the nouns of "operator Fen Trains", "the maker, Fen," and "Loom, a software firm,"."""
    nouns = []
    if text[named.start - 3 : named.start] in _BODY_ENDS:
        noun = word_before(text, named.start)
        if noun in BODIES:
            phrase = _KIND_BEFORE.search(text, max(0, named.start - _BEFORE), named.start)
            nouns.append(phrase.group(1) if phrase else noun)
    elif text.startswith(", ", max(0, named.start - 2)) and text.startswith(",", named.end):
        before = _ROLE_BEFORE.search(text, max(0, named.start - _BEFORE), named.start)
        nouns += [before.group(1)] if before else []
    if text.startswith(", a", named.end):
        after = _ROLE_AFTER.match(text, named.end)
        nouns += [after.group(1)] if after else []
    return nouns


def _candidates(cast: Cast, ends: set[int]) -> list[int]:
    """List the names that need a closer look; most others name no organisation."""
    return [
        at
        for at, name in enumerate(cast.names)
        if any(map(_tells_body, name.words))
        or name.end in ends
        or name.start in cast.called_bodies
        or cast.text.startswith((" and ", " & ", ", a "), name.end)
        or cast.text[name.start - 8 : name.start] in _SPOKEN_FOR
    ]


@cache
def _tells_body(word: str) -> bool:
    return _is_head(word) or is_acronym((word,))


def _body_at(
    cast: Cast, at: int, persons: set[int], ends: set[int]
) -> tuple[Span | None, int, bool]:
    """Read the name of an organisation that begins at a name; and where to go on."""
    name, text = cast.names[at], cast.text
    if name.start in persons or is_office(name.words[-1]) or _is_people(name.words[-1]):
        return None, at + 1, False
    has_head = any(map(_is_head, name.words))
    keeps_titles = has_head and name.titles and name.titles[-1] in TITLES  # "General Motors"
    start, end = name.title_start if keeps_titles else name.start, name.end
    following = at + 1
    if not has_head and following < len(cast.names):
        joined = cast.names[following]
        if text[end : joined.start] in {" and ", " & "} and _is_first_half(text, name, joined):
            end, following = joined.end, following + 1
            name, has_head = joined, True
    if name.key in PLACES and end not in ends:
        return None, following, False
    is_lone = len(name.words) == 1
    if is_lone and _is_common(name.words[0]) and not _LINK.match(text, end):
        return None, following, False
    if has_head:
        end, following = _with_field(cast, name, end, following, persons)
        is_lone = is_lone and end == name.end
        return None if is_lone else (start, end), following, not is_lone
    article = _ARTICLE.search(text, max(0, start - 4), start)
    if name.start in cast.called_bodies and name.key not in PLACES:
        return (start, end), following, True
    if is_acronym(name.words) or _is_described(text, name):
        return (start, end), following, True
    if end in ends and name.key not in PLACES and len(name.words) < 6:
        return (start, end), following, article is not None
    return None, following, False


@cache
def _is_people(word: str) -> bool:
    """Tell whether a name ends in a word for people: "the Magistrate", "Democrats"."""
    small = word.lower()
    return is_people(small) or is_person(small) or is_peoples_name(word)


@cache
def _is_common(word: str) -> bool:
    """Tell a common noun for bodies, as "Charities", which alone names none."""
    one = singular(word.lower())
    return one in HEADS or one in DOCUMENTS or _is_head(word)


@cache
def _is_head(word: str) -> bool:
    return word.lower().rstrip(".") in HEADS


def _is_lone_acronym(named: Named) -> bool:
    """Tell an acronym that no longer name explains: it may be a test or a currency as well."""
    return is_acronym(tuple(named.body.name.split(" ")))


def _is_first_half(text: str, name: Name, joined: Name) -> bool:
    """Tell "the Federal Scientific and Clinical Center" from "the Kremlin and Clinical Center"."""
    return (
        len(name.words) <= 2
        and len(joined.words) >= 2
        and name.key not in PLACES
        and not is_acronym(name.words)
        and _is_head(joined.words[-1])
        and _ARTICLE.search(text, max(0, name.start - 4), name.start) is not None
    )


def _with_field(
    cast: Cast, name: Name, end: int, following: int, persons: set[int]
) -> tuple[int, int]:
    """Add what an organisation is of or for: "Ministry of Health and Social Policy"."""
    kept_end, kept = end, following
    for _ in range(_LINKS):
        added = _field_at(cast, name, kept_end, kept, persons)
        if added is None:
            break
        kept_end, kept = added
    return kept_end, kept


def _field_at(
    cast: Cast, name: Name, end: int, following: int, persons: set[int]
) -> tuple[int, int] | None:
    """Read one field: "for Hematology, Oncology and Immunology"."""
    linked = cast.names[following] if following < len(cast.names) else None
    if linked is None or not _LINK.fullmatch(cast.text, end, linked.title_start):
        return None
    is_field = _is_field(cast, following, persons) or linked.key in PLACES
    behind = _NEXT_WORD.match(cast.text, linked.end)
    if not is_field or (behind and is_people(behind.group(1))):
        return None
    limit = min(len(cast.names), following + _FIELDS)
    kept_end, kept = linked.end, following + 1
    at, reached = kept, kept_end
    while at < limit and _is_field(cast, at, persons):
        join = cast.text[reached : cast.names[at].title_start]
        if join not in _JOINS:
            break
        reached = cast.names[at].end
        at += 1
        if join != ", ":
            kept_end, kept = reached, at
            break
    return kept_end, kept


def _is_field(cast: Cast, at: int, persons: set[int]) -> bool:
    """Tell a field ("Oncology") from another body or person in the same list."""
    name = cast.names[at]
    return (
        name.start not in persons
        and name.words[0].lower() not in _TIMES
        and (not any(map(_is_head, name.words)) or name.key.lower() in _FIELDS_TOO)
        and not is_acronym(name.words)
        and name.key not in PLACES
    )


def is_called(body: Body, head: str) -> bool:
    """Tell whether "the company" may mean a body, by the words of its name."""
    return not body.words.isdisjoint(KINDS.get(head, (head,)))


def is_any_body(head: str) -> bool:
    """Tell whether a noun may mean any organisation, whatever it is called: "the company"."""
    return head in _ANY_BODY


def is_any_company(head: str) -> bool:
    """Tell whether a noun may mean a company of any trade: "the firm", not "the union"."""
    return head in _ANY_COMPANY
