"""Who stands behind a source: pronouns, surnames and offices to the fullest name.

The document's own names decide. Where two persons fit, nobody is named: a conflict
of gender or number is never resolved by a guess.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.attribution import Attribution
from onrecord.segments import Span
from onrecord.vocabulary import table
from onrecord.vocabulary import words as vocabulary

_PERSONS = table("persons")
_TITLES = frozenset(_PERSONS["titles"].split())
_QUALIFIERS = frozenset(_PERSONS["qualifiers"].split())
_NO_OFFICES = frozenset(_PERSONS["no_offices"].split())
_NOT_PERSONS = frozenset(_PERSONS["not_persons"].split())
_OPENERS = frozenset(_PERSONS["openers"].split())
_UNNAMED = frozenset(_PERSONS["unnamed"].split())
_SHORT_TITLES: dict[str, str] = _PERSONS["short_titles"]
_OFFICES: dict[str, list[str]] = _PERSONS["offices"]


def _genders(male: str, female: str) -> dict[str, str]:
    return dict.fromkeys(male.split(), "male") | dict.fromkeys(female.split(), "female")


_GENDERS = _genders(_PERSONS["given_names"]["male"], _PERSONS["given_names"]["female"])
_GIVEN_NAMES = {*_GENDERS, *_PERSONS["given_names"]["either"].split()}
_TITLE_GENDERS = _genders(_PERSONS["male_titles"], _PERSONS["female_titles"])
_PRONOUNS = _genders(_PERSONS["male_pronouns"], _PERSONS["female_pronouns"])
_WORD = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Col|Capt|Maj|Lt|Sgt|Prof|Rev|Jr|Sr|St|[A-Z])\."
    r"|[^\W\d_a-z][\w’'-]{0,30})"
)
_CAPITALISED = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:(?:de|da|van|von|al|bin|der|la|el) )?{_WORD}){{0,8}}"
)
_APPOSITION = re.compile(r", (?:[\w’'-]{1,30} ){0,3}?([\w’'-]{1,30})(?= of | for | at |[,.;])")
_BEFORE = re.compile(r"([\w’'-]{1,30}),? $")
_POSSESSIVE = re.compile(r"['’]s?$")
_NAMESAKES = 8
_LOOK_BACK = 1200
_MENTIONS = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body behind a source.

    Attributes
    ----------
    name : str or None
        The fullest name in the document, or the source itself where it is a body, a
        document or an unnamed person; None where nobody can be told.
    rule : str
        How it was told: ``name`` (a full name), ``surname``, ``pronoun``, ``relative``
        ("who"), ``role`` (an office or role that one named person holds), ``itself``
        (the source as written), ``unresolved`` (several or no persons fit) or ``none``
        (no source).
    """

    name: str | None
    rule: str


@dataclass(slots=True)
class _Person:
    """A named person and what the document tells of him or her."""

    name: str
    gender: str | None
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place where persons are named; several where they share the name."""

    start: int
    end: int
    people: tuple[str, ...]
    is_full: bool


@dataclass(frozen=True, slots=True)
class _Cast:
    """The persons of a document, and where they are named, in text order."""

    text: str
    people: dict[str, _Person]
    holders: dict[str, set[str]]
    mentions: list[_Mention]


def resolve(text: str, attributions: Sequence[Attribution]) -> list[Speaker]:
    """Tell who stands behind each source.

    Parameters
    ----------
    text : str
        A document's text.
    attributions : sequence of Attribution
        What `onrecord.attribution.extract` found in it.

    Returns
    -------
    list of Speaker
        One for each attribution, in their order.

    Examples
    --------
    >>> from onrecord.attribution import extract
    >>> text = "Mayor Ann Lee said it was late. She said that Bo left. The mayor added: “Go.”"
    >>> [(s.name, s.rule) for s in resolve(text, extract(text))]
    [('Ann Lee', 'name'), ('Ann Lee', 'pronoun'), ('Ann Lee', 'role')]
    """
    sources = sorted({row.source for row in attributions if row.source})
    if not sources:
        return [Speaker(None, "none") for _ in attributions]
    cast = _cast(text, {end for _, end in sources})
    contents = {row.source: (row.content[0][0], row.content[-1][1]) for row in attributions}
    speakers: dict[Span | None, Speaker] = {None: Speaker(None, "none")}
    last: tuple[Span, str] | None = None
    for source in sources:
        speaker = _speaker(cast, source, last)
        speakers[source] = speaker
        if speaker.name in cast.people:
            begin, end = contents[source]
            last = (min(begin, source[0]), max(end, source[1])), speaker.name
    return [speakers[row.source] for row in attributions]


# Who is named where


def _cast(text: str, source_ends: set[int]) -> _Cast:
    """Collect the persons named in full, then every place where one is named."""
    people: dict[str, _Person] = {}
    runs = [_name(text, run) for run in _CAPITALISED.finditer(text)]
    for run in runs:
        if run and len(run.words) > 1 and _is_person(text, run, source_ends):
            person = people.setdefault(
                " ".join(run.words), _Person(text[run.start : run.end], None)
            )
            _describe(text, run, person)
    by_part: dict[str, list[str]] = {}
    for name in people:
        for part in {name.split()[0], name.split()[-1]}:
            namesakes = by_part.setdefault(part, [])
            if len(namesakes) < _NAMESAKES:
                namesakes.append(name)
    mentions = []
    for run in runs:
        if run:
            named = _named(run, people, by_part)
            if named:
                mentions.append(_Mention(run.start, run.end, named, len(run.words) > 1))
    holders: dict[str, set[str]] = {}
    for person in people.values():
        for role in person.roles:
            holders.setdefault(role, set()).add(person.name)
    return _Cast(text, people, holders, mentions)


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row: titles, then the words of a name."""

    start: int
    end: int
    titles: tuple[str, ...]
    words: tuple[str, ...]


def _name(text: str, run: re.Match[str]) -> _Run | None:
    """Part a run into titles and name; a possessive ends it."""
    words = run.group().replace("\u00a0", " ").split(" ")
    first = 0
    while first < len(words) and _stands_before_names(words[first]):
        first += 1
    titles = tuple(word.lower().rstrip(".") for word in words[:first])
    kept = []
    for word in words[first:]:
        kept.append(_POSSESSIVE.sub("", word))
        if kept[-1] != word:
            break
    if not kept:
        return None
    start = run.start() + sum(len(word) + 1 for word in words[:first])
    length = sum(len(word) + 1 for word in words[first : first + len(kept)]) - 1
    end = start + length - (len(words[first + len(kept) - 1]) - len(kept[-1]))
    return _Run(start, end, titles, tuple(kept))


def _stands_before_names(word: str) -> bool:
    """Tell whether a capitalised word is a title or opens a sentence."""
    small = word.lower().rstrip(".")
    is_opener = small in _OPENERS or word in vocabulary("sentence_openers")
    return small in _TITLES or (is_opener and small not in _GIVEN_NAMES)


def _is_person(text: str, run: _Run, source_ends: set[int]) -> bool:
    given = run.words[0].lower() in _GIVEN_NAMES
    if any(word.lower() in _NOT_PERSONS for word in run.words[given:]):
        return False
    if run.titles[-1:] == ("the",):
        return False
    if text[max(0, run.start - 4) : run.start].lower() == "the ":
        return False
    is_titled = not _TITLES.isdisjoint(run.titles)
    return is_titled or given or run.end in source_ends


def _describe(text: str, run: _Run, person: _Person) -> None:
    """Note the gender and the roles that stand beside a name."""
    genders = [_TITLE_GENDERS.get(title) for title in run.titles]
    genders.append(_GENDERS.get(run.words[0].lower()))
    person.gender = person.gender or next((g for g in genders if g), None)
    person.roles |= _roles(run.titles)
    after = _APPOSITION.match(text, run.end, run.end + 130)
    if after:
        person.roles |= _roles(tuple(after.group().lower().replace(",", " ").split()))
    before = _BEFORE.search(text, max(0, run.start - 34), run.start)
    if before and not run.titles:
        person.roles |= _roles((before.group(1).lower(),))


def _roles(words: tuple[str, ...]) -> set[str]:
    """Give the roles among some words, each with what qualifies it ("former")."""
    found = set()
    for at, word in enumerate(words):
        if word in vocabulary("roles") or word in _TITLES - _QUALIFIERS - _NO_OFFICES:
            qualifier = words[at - 1] if at and words[at - 1] in _QUALIFIERS else ""
            found.add(f"{qualifier} {_SHORT_TITLES.get(word, word)}".strip())
    if "prime" in words and "minister" in found:
        found.add("prime minister")
    return found


def _named(run: _Run, people: dict[str, _Person], by_part: dict[str, list[str]]) -> tuple[str, ...]:
    """Give the persons a run of capitals may name."""
    name = " ".join(run.words)
    if len(run.words) > 1:
        longer = [
            other
            for other in by_part.get(run.words[-1], ())
            if other == name or (other.split()[0] == run.words[0] and len(other) > len(name))
        ]
        return (max(longer, key=len),) if longer else ()
    genders = {_TITLE_GENDERS.get(title) for title in run.titles} - {None}
    return tuple(
        other
        for other in by_part.get(name, ())
        if not genders or people[other].gender is None or people[other].gender in genders
    )


# Who stands behind a source


def _speaker(cast: _Cast, source: Span, last: tuple[Span, str] | None) -> Speaker:
    phrase = cast.text[slice(*source)]
    words = phrase.lower().replace("’", "'").split()
    if len(words) == 1 and words[0].split("'")[0] in _PRONOUNS:
        return _behind_pronoun(cast, source, _PRONOUNS[words[0].split("'")[0]], last)
    if words == ["who"]:
        return _behind_relative(cast, source)
    if len(words) == 1 and words[0].split("'")[0] in _UNNAMED:
        return Speaker(None, "unresolved")
    mention = _mention_at_end(cast, source)
    if mention and "and" not in words:
        if len(mention.people) > 1:
            return Speaker(None, "unresolved")
        rule = "name" if mention.is_full else "surname"
        return Speaker(cast.people[mention.people[0]].name, rule)
    return _behind_role(cast, phrase, words)


def _mention_at_end(cast: _Cast, source: Span) -> _Mention | None:
    """Find the name that closes a source: "White House spokesman Josh Earnest"."""
    at = bisect_left(cast.mentions, source[0], key=lambda mention: mention.start)
    found = None
    while at < len(cast.mentions) and cast.mentions[at].start < source[1]:
        found = cast.mentions[at]
        at += 1
    return found if found and found.end == source[1] else None


def _behind_role(cast: _Cast, phrase: str, words: list[str]) -> Speaker:
    """Find the one person who holds the office: "the Governor", "the head of the region"."""
    office = _office(phrase, words)
    holders = cast.holders.get(office, set()) if office else set()
    if not holders:
        return Speaker(phrase, "itself")
    if len(holders) > 1:
        return Speaker(None, "unresolved")
    return Speaker(min(holders), "role")


def _office(phrase: str, words: list[str]) -> str | None:
    """Tell the office that a definite phrase names, None for other phrases."""
    if not words or words[0] not in {"the", "president", "governor", "mayor"}:
        return None
    rest = " ".join(words[1:]) if words[0] == "the" else " ".join(words)
    for office, descriptions in _OFFICES.items():
        if rest in descriptions:
            return office
    if any(word[0].isupper() and not _stands_before_names(word) for word in phrase.split()[1:]):
        return None
    head = rest.partition(" of ")[0]
    roles = _roles(tuple(head.split()))
    return max(roles, key=len) if roles and head.split()[-1] in " ".join(roles).split() else None


def _behind_relative(cast: _Cast, source: Span) -> Speaker:
    """Take the name right before "who", an apposition between them stepped over."""
    at = bisect_left(cast.mentions, source[0], key=lambda mention: mention.start) - 1
    if at >= 0:
        mention = cast.mentions[at]
        between = cast.text[mention.end : source[0]]
        if len(mention.people) == 1 and between.strip() == ",":
            return Speaker(cast.people[mention.people[0]].name, "relative")
    return Speaker(None, "unresolved")


def _behind_pronoun(
    cast: _Cast, source: Span, gender: str, last: tuple[Span, str] | None
) -> Speaker:
    """Take the one person who fits; the last speaker before those only spoken of."""
    at = bisect_left(cast.mentions, source[0], key=lambda mention: mention.start)
    fitting: list[str] = []
    for mention in reversed(cast.mentions[max(0, at - _MENTIONS) : at]):
        if source[0] - mention.end > _LOOK_BACK:
            break
        is_spoken_of = last is not None and last[0][0] <= mention.start < last[0][1]
        for key in mention.people:
            person = cast.people[key]
            if is_spoken_of and last is not None and person.name != last[1]:
                continue
            if person.gender in {None, gender} and person.name not in fitting:
                fitting.append(person.name)
        if last is not None and last[1] in fitting:
            break
    if len(fitting) == 1:
        return Speaker(fitting[0], "pronoun")
    return Speaker(None, "unresolved")
