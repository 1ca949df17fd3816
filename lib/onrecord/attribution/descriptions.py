"""What a text calls a speaker beside the name: description, title and affiliation."""

import re
from dataclasses import dataclass

from onrecord.attribution.bodies import Bodies
from onrecord.attribution.cast import Cast, Mention, Person
from onrecord.attribution.heads import (
    AMOUNTS,
    BODIES,
    SEVERAL,
    SINGLE,
    head_of,
    is_doer,
    is_people,
    is_person,
)
from onrecord.attribution.lexicon import SAYS
from onrecord.attribution.names import (
    COURTESY,
    PERSONS,
    QUALIFIERS,
    TITLES,
    is_title,
    stands_before_names,
)
from onrecord.attribution.persons import PLACES, STYLES, is_office, word_before
from onrecord.segments import Span
from onrecord.vocabulary import table

_GRAMMAR = table("grammar")
_STOPS = frozenset(
    (_GRAMMAR["prepositions"] + _GRAMMAR["auxiliaries"] + _GRAMMAR["subordinators"]).split()
)
_AUXILIARIES = frozenset(_GRAMMAR["auxiliaries"].split())
_UNBROKEN = r"[^,.;:()“”\"\n—–]"
_APPOSITION = re.compile(
    rf",(?: aged)?(?: \d{{1,3}},)? (\w{_UNBROKEN}{{2,140}}(?:(?<=\b[A-Z])\.{_UNBROKEN}{{1,60}})?)"
)
_ROLE_BEFORE = re.compile(
    r"\b((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
    r" [^,.;:()“”\"\n]{3,90}), $"
)
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "their", "its", "our", "my", "one"])
_LINK = re.compile(r"\b(?:at|of|for|with|from) (?:the )?(?:[a-z-]+ ){0,2}?(?=[A-Z])")
_ADJECTIVE = re.compile(r"-|(?:al|ic|ive|ary|ous|time|born|based|est|ed|ing)$")
_SENTENCE_END = re.compile(r"[a-z]{4,}\.$")
_PEOPLES = re.compile(r"[A-Z]\w+(?:[ai]n|ish|sh|ese|[ei]nch|ern|ic|al)")
_SMALL_HEAD = re.compile(r" ([a-z-]+)\b")
_OF_PEOPLES = re.compile(r"[A-Z]\w+(?:[ai]n|ish|ese|[ei]nch|ern)|(?:North|South|East|West)")
_JOINED = re.compile(r" & [A-Z][\w’'-]*")
_FROM_BODY = re.compile(r"\b(?:from|by|of) ((?:the|an?|its|their|his|her) [\w’' -]{2,60})$")
_TITLE_END = re.compile(
    r"(?: (?:of|at|for|with|from|in|on|who|that|to|and|under|between)\b|,| - ).*", re.DOTALL
)
_COURTESIES = COURTESY | STYLES | {"prof", "sister", "father", "brother", "rev", "reverend"}
_WORD = re.compile(r"[\w’'.&-]+")
_POSSESSIVES = ("’s", "'s", "s’", "s'")
_WITH_FIELDS = frozenset(PERSONS["offices_with_fields"].split())
_BEFORE = 60  # characters
_AROUND = 4000  # characters in which a word may be written with a capital inside a sentence
_QUALIFIERS = 6  # words before a title, at most


@dataclass(frozen=True, slots=True)
class Description:
    """What a text calls a speaker.

    Attributes
    ----------
    span : tuple of int or None
        The description as written; None for those without a name.
    title : str or None
        Office or profession in it, in lower case.
    affiliation : str or None
        The body in it.
    """

    span: Span | None = None
    title: str | None = None
    affiliation: str | None = None


def of_person(cast: Cast, bodies: Bodies, person: Person) -> Description:
    """Describe a named person by the first mention that calls him or her more than "Mr".

    Examples
    --------
    >>> from onrecord.attribution.bodies import bodies_of
    >>> from onrecord.attribution.cast import cast_of
    >>> text = "“It is safe,” said Lily Brand, a professor of surgery at Elm University."
    >>> cast = cast_of(text, [(19, 29)])
    >>> found = of_person(cast, bodies_of(cast, []), cast.people["Lily Brand"])
    >>> text[slice(*found.span)], found.title, found.affiliation
    ('a professor of surgery at Elm University', 'professor', 'Elm University')
    """
    weak: tuple[Span, Mention] | None = None
    for mention in cast.mentions_of(person):
        for read in (_before, _role_before, _after):
            span = read(cast, mention)
            if span is None:
                continue
            words = cast.text[slice(*span)].lower().replace(".", "").split()
            if not _COURTESIES.issuperset(words):
                return _read(cast, bodies, span, mention)
            if weak is None and not COURTESY.issuperset(words):
                weak = span, mention
    if weak:
        return _read(cast, bodies, *weak)
    first = next(iter(cast.mentions_of(person)), None)
    return Description(None, None, _behind_name(cast, bodies, first) if first else None)


def _read(cast: Cast, bodies: Bodies, span: Span, mention: Mention) -> Description:
    phrase = cast.text[slice(*span)]
    body = (
        _affiliation(cast, bodies, span)
        or _behind_name(cast, bodies, mention)
        or _behind_title(cast, bodies, span[1])
    )
    return Description(span, title_in(phrase), body)


def _before(cast: Cast, mention: Mention) -> Span | None:
    """Take the titles before a name, and the words that go with them."""
    text, start = cast.text, mention.name.title_start
    titles = set(mention.name.titles) - {"the"}
    begin = start
    role = "" if text[max(0, start - 2) : start] == ", " else word_before(text, start)
    if role.islower() and (is_person(role) or is_office(role)):
        begin = _leftmost(text, list(_WORD.finditer(text, max(0, start - _BEFORE), start)))
    if begin == start and not titles:
        return None
    begin = _begins_source(cast, begin, mention.end)
    end = mention.start
    while end > begin and text[end - 1] in " ,\u00a0":
        end -= 1
    return (begin, end) if end > begin else None


def _begins_source(cast: Cast, begin: int, end: int) -> int:
    """Give where the source begins that a name ends, if little stands before its titles."""
    start = cast.sources.get(end, begin)
    words = cast.text[start:begin].split()
    if start >= begin or len(words) > _QUALIFIERS or any(map(_is_break, words)):
        return begin
    return start


def _is_break(word: str) -> bool:
    return word[-1] in ",;:" or word.lower() in _STOPS


def _leftmost(text: str, words: list[re.Match[str]]) -> int:
    """Walk left from a role over what qualifies it: "the former White House spokesman"."""
    begin = words[-1].start()
    for at in range(len(words) - 2, -1, -1):
        word, small = words[at], words[at].group().lower()
        if text[word.end() : words[at + 1].start()] != " ":
            break
        if small in _ARTICLES and small != "one":
            return word.start()
        if small == "and" and at and is_person(words[at - 1].group().lower()):
            continue
        if small in _STOPS or small in SAYS or not _qualifies(word.group()):
            break
        if small.endswith("ed") and at and words[at - 1].group().lower() in _AUXILIARIES:
            break
        if _SENTENCE_END.search(word.group()):
            break
        begin = word.start()
    return begin


def _qualifies(word: str) -> bool:
    """Tell whether a word may stand before a role and belong to it."""
    small = word.lower()
    is_noun = is_person(small) or small in BODIES
    is_opener = stands_before_names(word) and small.rstrip(".") not in TITLES
    return (
        (word[0].isupper() and not is_opener)
        or is_noun
        or small in QUALIFIERS
        or bool(_ADJECTIVE.search(small))
    )


def _role_before(cast: Cast, mention: Mention) -> Span | None:
    """Take the phrase that a name only explains: "A spokesman for Northgate, Jon Abara"."""
    text, start = cast.text, mention.name.title_start
    if text[max(0, start - 2) : start] != ", ":
        return None
    if start - 2 in cast.sources:
        span = cast.sources[start - 2], start - 2
        head = head_of(text[slice(*span)])[0].lower()
        return span if is_person(head) or is_office(head) or head in SINGLE else None
    found = _ROLE_BEFORE.search(text, max(0, start - 2 * _BEFORE), start)
    head = head_of(found.group(1))[0].lower() if found else ""
    if found and (is_person(head) or is_office(head)):
        return found.span(1)
    words = list(_WORD.finditer(text, max(0, start - _BEFORE), start))
    role = words[-1].group() if words and text[words[-1].end() : start] == ", " else ""
    if not (is_office(role) or (role.islower() and is_person(role))):
        return None
    begin = _leftmost(text, words)
    first = text[begin : words[-1].end()].split()[0]
    is_told = first.lower() in _ARTICLES or first[0].isupper()
    return (begin, words[-1].end()) if is_told else None


def _after(cast: Cast, mention: Mention) -> Span | None:
    """Take the apposition after a name: ", a professor of surgery at Elm University"."""
    found = _APPOSITION.match(cast.text, mention.end)
    if found is None:
        return None
    start = found.start(1)
    phrase = found.group(1)
    for word in _WORD.finditer(phrase):
        small = word.group().lower()
        if word.start() and (
            small in SAYS
            or small in {"who", "which", "whose", "told", "is", "was", "has", "had", "will"}
        ):
            phrase = phrase[: word.start()]
            break
    phrase = phrase.rstrip()
    head, before, _ = head_of(phrase)
    is_role = is_person(head.lower()) or is_person(head.lower().rpartition("-")[2])
    is_role |= head.islower() and before[:1] in (["a"], ["an"], ["the"]) and is_doer(head)
    first = before[0].lower() if before else ""
    if not is_role or first in _STOPS - {"as"} or first in SAYS or head.lower() in SAYS:
        return None
    return start, start + len(phrase)


def title_in(phrase: str) -> str | None:
    """Give the office or profession in a description.

    Examples
    --------
    >>> title_in("the former White House spokesman"), title_in("New Jersey Gov.")
    ('spokesman', 'gov.')
    >>> title_in("a professor of surgery at Elm University"), title_in("two officers")
    ('professor', 'officers')
    """
    words = _TITLE_END.sub("", phrase).split()
    while words and _says_no_title(words[0]):
        words = words[1:]
    while len(words) > 2 and " ".join(words[:2]) in PLACES:
        words = words[2:]
    while len(words) > 1 and is_peoples(words[0]):
        words = words[1:]
    if not words:
        return None
    cut = 0
    for at, word in enumerate(words[:-1]):
        is_name = words[-1].islower() and word[0].isupper() and not is_title(word.lower())
        is_body = not words[-1].islower() and word.lower() in BODIES
        is_body = is_body and words[-1].lower() not in _WITH_FIELDS
        if is_name or is_body or word in PLACES or _is_acronym(word) or word[0].isdigit():
            cut = at + 1
    while len(words) > cut + 1 and words[-1].lower().rstrip(".") in _COURTESIES:
        words = words[:-1]
    while len(words) > cut + 2 and " ".join(words[cut : cut + 2]) in PLACES:
        cut += 2
    title = " ".join(words[cut:]).lower()
    return title if title[0].isalpha() else None


def is_peoples(word: str) -> bool:
    """Tell a word for a people or a part of the world: "Russian", "Iraqi", "West"."""
    if not word[0].isupper() or is_title(word.lower()) or is_person(word.lower()):
        return False
    return word in PLACES or word[:-1] in PLACES or _OF_PEOPLES.fullmatch(word) is not None


def _says_no_title(word: str) -> bool:
    small = word.lower()
    return small in _ARTICLES | AMOUNTS | SEVERAL or word.endswith(_POSSESSIVES)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha() and word.lower() not in TITLES


def _affiliation(cast: Cast, bodies: Bodies, span: Span) -> str | None:
    """Take the body named in a description: after "of", "at", or before the title."""
    link = _LINK.search(cast.text, *span)
    if link:
        return _body_from(cast, bodies, link.end(), span[1])
    named = bodies.first_in(span)
    if named and named.end < span[1]:
        return cast.text[named.start : named.end]
    begin = span[0]
    first = _WORD.match(cast.text, begin)
    if first and _is_opening_word(cast, first):
        begin = first.end() + 1
    return _capitals_before(cast.text[begin : span[1]])


def _is_opening_word(cast: Cast, first: re.Match[str]) -> bool:
    """Tell whether only a sentence's beginning gives a word its capital: "Drug squad members"."""
    text, start = cast.text, first.start()
    before = text[max(0, start - 2) : start].strip()
    following = text[first.end() + 1 : first.end() + 2]
    if _ADJECTIVE.search(first.group().lower()) and (not before or before[-1] in ".!?"):
        return True
    if (before and before[-1] not in '.!?”"') or not following.islower():
        return False
    word = first.group()
    near = text[max(0, start - _AROUND) : start + _AROUND]
    at = near.find(f" {word} ")
    while at > 0:
        if near[at - 1].isalnum() or near[at - 1] in ",;":
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
    small = _SMALL_HEAD.match(cast.text, name.end, end)
    if small and small.group(1) in BODIES:
        return cast.text[start : small.end()]
    if len(name.words) == 1 and _PEOPLES.fullmatch(name.words[0]):
        return None
    joined = _JOINED.match(cast.text, name.end, end)
    return cast.text[start : min(joined.end() if joined else name.end, end)]


def _capitals_before(phrase: str) -> str | None:
    """Take the capitals before a title in small letters: "Elm University surgeon"."""
    words = [word for word in phrase.split() if word.lower() not in _ARTICLES]
    is_owned = any(word.endswith(_POSSESSIVES) for word in words)
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
        if not word[0].isupper() or word.endswith(_POSSESSIVES) or is_opener:
            break
        capitals.append(word)
    name = " ".join(capitals)
    last = capitals[-1].lower() if capitals else ""
    is_peoples = bool(capitals) and (_PEOPLES.fullmatch(capitals[-1]) or name[:-1] in PLACES)
    if not name or is_peoples or is_people(last):
        return None
    return name


def _behind_name(cast: Cast, bodies: Bodies, mention: Mention) -> str | None:
    """Take the body after a name: "Ines Calder of the Harbour Clinic"."""
    text = cast.text
    link = re.compile(r" (?:of|from|at) (?:the )?(?=[A-Z])").match(text, mention.end)
    if link is None:
        return None
    named = bodies.first_in((link.end(), link.end() + 1))
    return text[named.start : named.end] if named else None


def _behind_title(cast: Cast, bodies: Bodies, end: int) -> str | None:
    """Take the body after an apposition: "Ann Lee, director, Elm Hospital"."""
    if not cast.text.startswith(", ", end):
        return None
    named = bodies.first_in((end + 2, end + 7))
    is_next = named and cast.text[end + 2 : named.start] in {"", "the "}
    return cast.text[named.start : named.end] if named and is_next else None


def of_unnamed(cast: Cast, bodies: Bodies, source: Span, kind: str) -> Description:
    """Read title and affiliation in the phrase for somebody or something without a name."""
    phrase = cast.text[slice(*source)]
    if kind == "document":
        origin = _FROM_BODY.search(phrase)
        body = _affiliation_of_document(cast, bodies, source)
        return Description(None, None, body or (origin.group(1) if origin else None))
    if kind not in {"unnamed_person", "group"}:
        return Description()
    head, before, _ = head_of(phrase)
    is_told = (is_person(head.lower()) or is_people(head.lower())) and " and " not in phrase
    title = title_in(" ".join([*before, head])) if is_told else None
    return Description(None, title, _affiliation(cast, bodies, source))


def _affiliation_of_document(cast: Cast, bodies: Bodies, source: Span) -> str | None:
    link = re.compile(r"\b(?:from|by) (?:the )?(?=[A-Z])").search(cast.text, *source)
    return _body_from(cast, bodies, link.end(), source[1]) if link else None
