"""The organisations of a document: their names, short names and acronyms, and where."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

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
from onrecord.attribution.names import NOT_PERSONS, TITLES, Name
from onrecord.attribution.persons import PLACES, is_called_body, is_office
from onrecord.segments import Span

_KINDS = {head: frozenset(words.split()) for head, words in SOURCES["kinds_of_body"].items()}
HEADS = BODIES.union(*_KINDS.values()) - {"city", "united", "sa", "co", "air", "aid"}
_COMMON = NOT_PERSONS | HEADS
_FIELDS_TOO = frozenset(SOURCES["fields_too"].split())
_ANY_BODY = frozenset(SOURCES["any_body"].split())
_LINK = re.compile(r" (?:of|for|on)(?: the)? ")
_NEXT_WORD = re.compile(r" ([a-z-]+)")
_JOINS = frozenset({" and ", " & ", ", ", ", and "})
_BRACKETED = re.compile(r"[”’\"]? \([“‘\"]?(?:the )?([A-Z][A-Za-z&-]{1,9})[”’\"]?\)")
_DECLARED = re.compile(
    r",? \(?(?:(?:also|formerly|previously|better|then|hereinafter) (?:known as|called|named)"
    r"|formerly|now known as) (?:the )?[“‘\"]?$"
)
_MINOR = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "at", "to"])
_ARTICLE = re.compile(r"\b[Tt]he $")
_LINKS = 2  # "of Health of the Russian Federation"
_FIELDS = 8  # names in a row, at most, in "for Hematology, Oncology and Immunology"
_NAMESAKES = 8
_SHORTEST = 2  # letters of an acronym that no text explains, and more
_TIMES = CLASSES["times"]


@dataclass(slots=True, eq=False)
class Body:
    """A named organisation.

    Attributes
    ----------
    name : str
        Its longest name in the document.
    words : frozenset of str
        The words of that name in lower case, without "of", "the" and the like.
    is_certain : bool
        Whether its name tells that it is an organisation: by a word such as "Ltd" or
        "Ministry", by "the" before it, or because it is an acronym.
    """

    name: str
    words: frozenset[str]
    is_certain: bool


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
        named = self.named[: bisect_left(self.starts, place)]
        return named[0] if named and all(one.body is named[0].body for one in named) else None

    def called(self, head: str, place: int) -> list[Named]:
        """Give the bodies named before a place that "the company" may mean, two at most."""
        fitting: dict[int, Named] = {}
        for word in _KINDS.get(head, (head,)):
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
    register = _Register(cast.text)
    ends = {end for _, end in sources}
    found: list[tuple[Span, bool]] = []
    persons = {mention.start for mention in cast.mentions}
    at = 0
    while at < len(cast.names):
        if _is_plain(cast, at, ends):
            at += 1
            continue
        span, following, is_certain = _body_at(cast, at, persons, ends)
        if span:
            found.append((span, is_certain))
        at = following
    for span, is_certain in sorted(found, key=lambda one: one[0][0] - one[0][1]):
        register.learn(span, is_certain)
    register.declare([span for span, _ in found])
    named = [register.named(span) for span, _ in found]
    cited = {one.body.name for one in named if one.end in ends}
    named = [one for one in named if one.body.name in cited or not _is_lone_acronym(one)]
    by_word: dict[str, list[Named]] = {}
    for one in {id(one.body): one for one in reversed(named)}.values():
        for word in one.body.words:
            by_word.setdefault(word, []).append(one)
    return Bodies(named, [one.start for one in named], by_word)


def _is_plain(cast: Cast, at: int, ends: set[int]) -> bool:
    """Tell one word that names no organisation, which most are, without a closer look."""
    name = cast.names[at]
    word = name.words[0]
    return (
        len(name.words) == 1
        and name.end not in ends
        and not (name.titles or _is_head(word) or word.isupper())
        and cast.text[name.end : name.end + 2] not in {" a", " &"}
        and not is_called_body(cast.text, name)
    )


def _body_at(
    cast: Cast, at: int, persons: set[int], ends: set[int]
) -> tuple[Span | None, int, bool]:
    """Read the name of an organisation that begins at a name; and where to go on."""
    name, text = cast.names[at], cast.text
    if name.start in persons or is_office(name.words[-1]) or _is_people(name.words[-1]):
        return None, at + 1, False
    start, end = name.title_start if _keeps_titles(name) else name.start, name.end
    following = at + 1
    if not _has_head(name) and following < len(cast.names):
        joined = cast.names[following]
        if text[end : joined.start] in {" and ", " & "} and _is_first_half(text, name, joined):
            end, following = joined.end, following + 1
            name = joined
    if name.key in PLACES and end not in ends:
        return None, following, False
    is_lone = len(name.words) == 1
    if is_lone and _is_common(name.words[0]) and not _LINK.match(text, end):
        return None, following, False
    if _has_head(name):
        end, following = _with_field(cast, name, end, following, persons)
        is_lone = is_lone and end == name.end
        return None if is_lone else (start, end), following, not is_lone
    article = _ARTICLE.search(text, max(0, start - 4), start)
    if is_called_body(text, name) and name.key not in PLACES:
        return (start, end), following, True
    if _is_acronym(name.words):
        return (start, end), following, True
    if end in ends and name.key not in PLACES and len(name.words) < 6:
        return (start, end), following, article is not None
    return None, following, False


def _keeps_titles(name: Name) -> bool:
    """Tell whether what was cut as titles belongs to the name: "General Motors"."""
    titles = name.titles
    return bool(titles) and _has_head(name) and titles[-1] in TITLES


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


def _has_head(name: Name) -> bool:
    return any(map(_is_head, name.words))


def _is_acronym(words: tuple[str, ...]) -> bool:
    return all(len(word) > 1 and word.isupper() and word.isalpha() for word in words)


def _is_lone_acronym(named: Named) -> bool:
    """Tell an acronym that no longer name explains: it may be a test or a currency as well."""
    return _is_acronym(tuple(named.body.name.split(" ")))


def _is_first_half(text: str, name: Name, joined: Name) -> bool:
    """Tell "the Federal Scientific and Clinical Center" from "the Kremlin and Clinical Center"."""
    return (
        len(name.words) <= 2
        and len(joined.words) >= 2
        and name.key not in PLACES
        and not _is_acronym(name.words)
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
        and (not _has_head(name) or name.key.lower() in _FIELDS_TOO)
        and not _is_acronym(name.words)
        and name.key not in PLACES
    )


@cache
def key_words(name: str) -> frozenset[str]:
    """Give the words of a name that count, in lower case.

    Examples
    --------
    >>> sorted(key_words("the Ministry of Health"))
    ['health', 'ministry']
    """
    words = re.findall(r"[^\W_][\w’'&-]*", name.lower())
    return frozenset(word for word in words if word not in _MINOR)


@cache
def initials(name: str) -> tuple[str, str]:
    """Give the first letters of a name, without and with those of "of", "and" and the like.

    Examples
    --------
    >>> initials("Ministry of Trade")
    ('mt', 'mot')
    """
    words = re.findall(r"[^\W_][\w’']*", name.lower())
    return "".join(w[0] for w in words if w not in _MINOR), "".join(w[0] for w in words)


class _Register:
    """The organisations by their names, in the making."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_key: dict[str, tuple[Body, str]] = {}
        self.by_word: dict[str, list[Body]] = {}
        self.by_initials: dict[str, list[Body]] = {}

    def learn(self, span: Span, is_certain: bool) -> None:
        """Take up a name, longer ones first: as a new body or a short form of one."""
        name = self.text[slice(*span)]
        if name in self.by_key:
            self.by_key[name][0].is_certain |= is_certain
            return
        words = key_words(name)
        longer = self._longer(words)
        if longer:
            self.by_key[name] = longer, "short form"
            return
        spelled = self.by_initials.get(name.lower(), []) if _is_acronym((name,)) else []
        if len(name) > _SHORTEST and len(spelled) == 1:
            self.by_key[name] = spelled[0], "acronym"
            return
        body = Body(name, words, is_certain)
        self.by_key[name] = body, "name"
        for letters in set(initials(name)):
            self.by_initials.setdefault(letters, []).append(body)
        for word in words:
            known = self.by_word.setdefault(word, [])
            if len(known) < _NAMESAKES:
                known.append(body)

    def _longer(self, words: frozenset[str]) -> Body | None:
        """Find the one longer name that has all the words, a proper one among them."""
        if len(words) == 1:
            return self._company(*words)
        fewest = min((self.by_word.get(word, []) for word in words), key=len, default=[])
        fitting = [body for body in fewest if words <= body.words]
        if len(fitting) != 1 or not any(map(self._is_proper, words)):
            return None
        return fitting[0]

    def _company(self, word: str) -> Body | None:
        """Find the one company that a name of one word begins: "Moran", for "Moran Foods Ltd"."""
        known = self.by_word.get(word, [])
        fitting = [one for one in known if one.name.split(" ")[0].lower() == word]
        is_one = len(fitting) == 1 and not fitting[0].words.isdisjoint(_KINDS["company"])
        return fitting[0] if is_one and self._is_proper(word) else None

    def _is_proper(self, word: str) -> bool:
        return word not in _COMMON and f" {word}" not in self.text

    def declare(self, spans: list[Span]) -> None:
        """Join names that the text itself says are one: "X (Y)", "X, also known as Y"."""
        for (begin, end), (start, other_end) in zip(spans, [*spans[1:], (-1, -1)], strict=False):
            first = self.by_key[self.text[begin:end]][0]
            bracket = _BRACKETED.match(self.text, end)
            if bracket and bracket.group(1).lower().replace("&", "") in initials(first.name):
                self.by_key[bracket.group(1)] = first, "acronym"
            elif 0 < start - end < 40 and _DECLARED.fullmatch(self.text, end, start):
                self.by_key[self.text[start:other_end]] = first, "declared"

    def named(self, span: Span) -> Named:
        body, rule = self.by_key[self.text[slice(*span)]]
        return Named(*span, body, rule)


def is_called(body: Body, head: str) -> bool:
    """Tell whether "the company" may mean a body, by the words of its name."""
    return not body.words.isdisjoint(_KINDS.get(head, (head,)))


def is_any_body(head: str) -> bool:
    """Tell whether a noun may mean any organisation, whatever it is called: "the company"."""
    return head in _ANY_BODY
