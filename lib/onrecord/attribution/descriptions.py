"""What a text calls a speaker beside the name: description, title and affiliation."""

import re
from typing import NamedTuple

from onrecord.attribution.affiliations import (
    ADJECTIVE,
    ARTICLES,
    POSSESSIVES,
    WORD,
    before_office,
    behind_title,
    beside_name,
    in_description,
    of_document,
    of_the_body,
)
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
from onrecord.attribution.name_words import (
    COURTESY,
    DESCRIBES_FIRST,
    NO_TITLES,
    PERSONS,
    PLACES,
    QUALIFIERS,
    TITLES,
    is_title,
    stands_before_names,
)
from onrecord.attribution.persons import STYLES, is_office, word_before
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
_OF_PEOPLES = re.compile(r"[A-Z]\w+(?:[ai]n|ish|ese|[ei]nch|ern)|(?:North|South|East|West)")
_FROM_BODY = re.compile(r"\b(?:from|by|of) ((?:the|an?|its|their|his|her) [\w’' -]{2,60})$")
_TITLE_END = re.compile(
    r"(?: (?:of|at|for|with|from|in|on|who|that|to|and|under|between)\b|,| - ).*", re.DOTALL
)
_DEGREES = COURTESY | {"dr", "prof", "professor"}
_COURTESIES = COURTESY | STYLES | {"prof", "sister", "father", "brother", "rev", "reverend"}
_RELATIVES = frozenset(["who", "which", "whose"])
_NO_TITLE = frozenset(["as", "current"])
_NO_TITLES_FIRST = ARTICLES | AMOUNTS | SEVERAL
_STOPPED = frozenset(PERSONS["stopped"].split())
_WEAK = _COURTESIES | {"professor"}
_INSIDE = frozenset(["of", "for"])
_SMALL_END = re.compile(r"(?<=[A-Z])\w* ([a-z-]+(?: [a-z-]+){0,2})$")
_WITH_FIELDS = frozenset(PERSONS["offices_with_fields"].split())
_BEFORE = 60  # characters
_QUALIFIERS = 6  # words before a title, at most


class Description(NamedTuple):
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


_NONE = Description()


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
            if not _WEAK.issuperset(words):
                return _read(cast, bodies, span, mention)
            if weak is None and not COURTESY.issuperset(words):
                weak = span, mention
    if weak:
        return _read(cast, bodies, *weak)
    first = next(iter(cast.mentions_of(person)), None)
    return Description(None, None, beside_name(cast, bodies, first) if first else None)


def _read(cast: Cast, bodies: Bodies, span: Span, mention: Mention) -> Description:
    phrase = cast.text[slice(*span)]
    body = (
        in_description(cast, bodies, span)
        or beside_name(cast, bodies, mention)
        or behind_title(cast, bodies, span[1])
    )
    return Description(span, title_in(phrase), body)


def _before(cast: Cast, mention: Mention) -> Span | None:
    """Take the titles before a name, and the words that go with them."""
    text, start = cast.text, mention.name.title_start
    titles = set(mention.name.titles) - {"the"}
    titles -= {word for word in titles if "-" in word and DESCRIBES_FIRST.fullmatch(word)}
    begin = start
    role = "" if text[max(0, start - 2) : start] == ", " else word_before(text, start)
    role = "" if role and _ends_sentence(role) else role
    is_told = is_doer(role) and role not in _STOPS and cast.sources.get(mention.end, start) < start
    if role.islower() and (is_person(role) or is_office(role) or is_told):
        begin = _leftmost(text, list(WORD.finditer(text, max(0, start - _BEFORE), start)))
    if begin == start and not titles:
        return None
    if begin < start or not _DEGREES.issuperset(titles):
        begin = _begins_source(cast, begin, mention.end)
    end = mention.start
    while end > begin and text[end - 1] in " ,\u00a0":
        end -= 1
    return (begin, end) if end > begin else None


def _begins_source(cast: Cast, begin: int, end: int) -> int:
    """Give where the source begins that a name ends, if little comes before its titles."""
    start = cast.sources.get(end, begin)
    words = cast.text[start:begin].split()
    if start >= begin or len(words) > _QUALIFIERS or any(map(_is_break, words)):
        return begin
    return start


def _is_break(word: str) -> bool:
    return word[-1] in ",;:" or word.lower() in _STOPS - _INSIDE or _ends_sentence(word)


def _ends_sentence(word: str) -> bool:
    """Tell the last word of a sentence from a short title: "official.", not "Insp."."""
    return word[-1] == "." and len(word) > 4 and word[:-1].rpartition("-")[2] not in _STOPPED


def _leftmost(text: str, words: list[re.Match[str]]) -> int:
    """Walk left from a role over what qualifies it: "the former White House spokesman"."""
    begin = words[-1].start()
    for at in range(len(words) - 2, -1, -1):
        word, small = words[at], words[at].group().lower()
        if text[word.end() : words[at + 1].start()] != " ":
            break
        if small in ARTICLES and small != "one":
            return word.start()
        if small == "and" and at and is_person(words[at - 1].group().lower()):
            continue
        if small in _STOPS or small in SAYS or not _qualifies(word.group()):
            break
        if small.endswith("ed") and at and words[at - 1].group().lower() in _AUXILIARIES:
            break
        if _ends_sentence(word.group()):
            break
        begin = word.start()
    return begin


def _qualifies(word: str) -> bool:
    """Tell whether a word may come before a role and belong to it."""
    small = word.lower()
    is_noun = is_person(small) or small in BODIES
    is_opener = stands_before_names(word) and small.rstrip(".") not in TITLES
    return (
        (word[0].isupper() and not is_opener)
        or is_noun
        or small in QUALIFIERS
        or bool(ADJECTIVE.search(small))
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
    words = list(WORD.finditer(text, max(0, start - _BEFORE), start))
    role = words[-1].group() if words and text[words[-1].end() : start] == ", " else ""
    if not (is_office(role) or (role.islower() and is_person(role))):
        return None
    begin = _leftmost(text, words)
    first = text[begin : words[-1].end()].split()[0]
    is_told = first.lower() in ARTICLES or first[0].isupper()
    return (begin, words[-1].end()) if is_told else None


def _after(cast: Cast, mention: Mention) -> Span | None:
    """Take the apposition after a name: ", a professor of surgery at Elm University"."""
    found = _APPOSITION.match(cast.text, mention.end)
    if found is None:
        return None
    start = found.start(1)
    phrase = found.group(1)
    for word in WORD.finditer(phrase):
        small = word.group().lower()
        if word.start() and (
            small in SAYS
            or small in _RELATIVES
            or small in {"told", "is", "was", "has", "had", "will"}
        ):
            phrase = phrase[: word.start()]
            break
    phrase = phrase.rstrip()
    head, before, _ = head_of(phrase)
    is_role = is_person(head.lower()) or is_person(head.lower().rpartition("-")[2])
    is_role |= head.islower() and before[:1] in (["a"], ["an"], ["the"]) and is_doer(head)
    is_role &= before[:1] != ["The"] or head.islower()  # ", The Observer"
    first = before[0].lower() if before else ""
    is_none = first in _STOPS - {"as"} or first in SAYS or first in _RELATIVES
    if not is_role or is_none or first.isdigit() or head.lower() in SAYS:
        return None
    return start + 3 * (first == "as"), start + len(phrase)  # "as acting secretary"


def title_in(phrase: str) -> str | None:
    """Give the office or profession in a description.

    Examples
    --------
    >>> title_in("the former White House spokesman"), title_in("New Jersey Gov.")
    ('spokesman', 'gov.')
    >>> title_in("a professor of surgery at Elm University"), title_in("two officers")
    ('professor', 'officers')
    """
    office = before_office(phrase)
    phrase = _without_field(office[1] if office else phrase)
    small = _SMALL_END.search(phrase)
    is_of_body = small is not None and head_of(phrase)[0].lower() in BODIES
    words = small.group(1).split() if small and is_of_body else _TITLE_END.sub("", phrase).split()
    while words and (_says_no_title(words[0]) or words[0].lower() in _NO_TITLE):
        words = words[1:]
    while len(words) > 2 and " ".join(words[:2]) in PLACES:
        words = words[2:]
    while len(words) > 1 and is_peoples(words[0]):
        words = words[1:]
    if not words:
        return None
    cut = 0
    for at, word in enumerate(words[:-1]):
        small_word = word.lower()
        is_name = words[-1].islower() and word[0].isupper()
        is_name = is_name and (not is_title(small_word) or small_word in NO_TITLES)
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


def _without_field(phrase: str) -> str:
    """Leave out the first of two fields: "Trade and Labour Minister", not "chairman and owner"."""
    left, joined, right = phrase.rpartition(" and ")
    is_field = joined and " " in right and is_office(right.split()[-1].lower())
    return right if is_field and left.isalpha() and not is_person(left.lower()) else phrase


def is_peoples(word: str) -> bool:
    """Tell a word for a people or a part of the world: "Russian", "Iraqi", "West"."""
    if not word[0].isupper() or is_title(word.lower()) or is_person(word.lower()):
        return False
    return word in PLACES or word[:-1] in PLACES or _OF_PEOPLES.fullmatch(word) is not None


def _says_no_title(word: str) -> bool:
    small = word.lower()
    return small in _NO_TITLES_FIRST or word.endswith(POSSESSIVES)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha() and word.lower() not in TITLES


def of_unnamed(cast: Cast, bodies: Bodies, source: Span, kind: str) -> Description:
    """Read title and affiliation in the phrase for somebody or something without a name."""
    phrase = cast.text[slice(*source)]
    if kind == "document":
        origin = _FROM_BODY.search(phrase)
        body = of_document(cast, bodies, source)
        return Description(None, None, body or (origin.group(1) if origin else None))
    if kind not in {"unnamed_person", "group"}:
        return _NONE
    head, before, _ = head_of(phrase)
    is_told = (is_person(head.lower()) or is_people(head.lower())) and " and " not in phrase
    title = title_in(" ".join([*before, head])) if is_told else None
    body = in_description(cast, bodies, source) or of_the_body(bodies, phrase, source[0])
    return Description(None, title, body)
