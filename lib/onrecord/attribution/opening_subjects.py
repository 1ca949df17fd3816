"""The subject with which a sentence begins: a named person, a pronoun, an unnamed person."""

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from onrecord.attribution.cast import Cast, Mention, Person
from onrecord.attribution.heads import is_people, is_person
from onrecord.attribution.name_words import TITLE_GENDERS
from onrecord.attribution.persons import is_office, may_be_person
from onrecord.segments import Sentence
from onrecord.vocabulary import table

_GRAMMAR = table("grammar")
STOPS = frozenset(
    (_GRAMMAR["prepositions"] + _GRAMMAR["auxiliaries"] + _GRAMMAR["subordinators"]).split()
)
"""Words that end a noun phrase."""

_SUBJECT_WORDS = 12
_OWNER_WORDS = 5
_OWNED = re.compile(r"(?:['’]s|s['’]) $")
_NEAR = 120  # characters
FRONTED = re.compile(
    r"(?:[A-Z][\w., ]{2,40}(?:\([\w ]{2,20}\) ?)?[—–-]{1,2} )?"
    r"(?:(?:But|And|Yet|So|Still|Meanwhile|However|Also|Then|Later|Now|Instead|Afterwards|Earlier"
    r"|Separately|Today|Yesterday|Nevertheless|Indeed|Finally|Overall),? )?"
    r"(?:(?:In|On|At|After|Before|During|Since|For|By|With|From|Under|Last|This|Earlier|Following"
    r"|Despite|Among|According to|Along|Like|Until|Over|Within|Throughout|Late|Early|Shortly"
    r"|[A-Z]\w+ing|[A-Z]\w+ly|Once|Asked|Pressed|Questioned"
    r"|\w{1,6} (?:hour|day|week|month|year)s? (?:later|earlier|ago|before|after))"
    r"\b[^,;:“”\"\n]{0,90}, )?"
)
_COMPOUND = re.compile(r"(?: and | & |, and | or |[’']s?\b)|(?:-| )([\w’'-]{1,30})")
_WORD = re.compile(r"[\w’'.-]+|[^\w\s]")


class Subject(NamedTuple):
    """What a sentence begins with: a named person, a pronoun, an unnamed person or else."""

    kind: Literal["person", "pronoun", "unnamed", "unknown", "other"]
    end: int
    person: Person | None = None
    gender: str | None = None
    start: int = 0


_OTHER = Subject("other", 0)


def sentence_at(sentences: list[Sentence], place: int) -> int:
    """Give the number of the sentence that holds a place.

    Examples
    --------
    >>> sentence_at([Sentence(0, 0, 9), Sentence(0, 10, 20)], 12)
    1
    """
    return max(0, bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1)


def subject_of(cast: Cast, start: int, end: int) -> Subject:
    """Read the subject with which a sentence begins, a fronted phrase left out.

    Examples
    --------
    >>> from onrecord.attribution.cast import cast_of
    >>> text = "In May, Ann Lee left."
    >>> subject_of(cast_of(text, []), 0, len(text)).person.name
    'Ann Lee'
    """
    fronted = FRONTED.match(cast.text, start, end)
    begin = fronted.end() if fronted else start
    first = _WORD.match(cast.text, begin, end)
    if first is None:
        return Subject("other", begin)
    if first.group().lower() in {"he", "she"}:
        gender = "male" if first.group().lower() == "he" else "female"
        return Subject("pronoun", first.end(), gender=gender)
    at = cast.mention_from(begin)
    mention = cast.mentions[at] if at < len(cast.mentions) else None
    if mention and mention.end <= end and mention.name.is_owner:
        after = cast.mentions[at + 1] if at + 1 < len(cast.mentions) else None
        behind = mention.end + len("’s ")
        if after and after.end <= end and _described(cast.text[behind : after.name.title_start]):
            return _named(cast, after) if after.name.title_start > behind else _OTHER
        if mention.name.title_start <= begin + 1:
            return _unnamed(cast, behind, min(end, behind + _NEAR))
    if mention and mention.end <= end and _described(cast.text[begin : mention.name.title_start]):
        return _named(cast, mention)
    name = cast.name_at(begin)
    if name and len(name.words) > 1 and name.end <= end and may_be_person(name.words):
        return Subject("unknown", name.end)
    return _unnamed(cast, begin, min(end, begin + _NEAR))


def _described(before: str) -> bool:
    """Tell whether the words before a name only describe its bearer: "The coach, "."""
    words = before.replace(",", " ").lower().split()
    if not words or words == ["the"] or (len(words) < _OWNER_WORDS and _OWNED.search(before)):
        return True
    return (
        len(words) <= _SUBJECT_WORDS
        and (is_person(words[-1]) or before.endswith(", "))
        and any(map(is_person, words))
        and (STOPS - {"of", "for", "at", "in"}).isdisjoint(words)
    )


def _named(cast: Cast, mention: Mention) -> Subject:
    """Take a named subject, unless its name only belongs to another word."""
    follows = _COMPOUND.match(cast.text, mention.end)
    word = follows.group(1) if follows else None
    if mention.name.is_owner or (follows and word is None) or (word and is_people(word)):
        return Subject("other", mention.end)
    if len(mention.people) > 1:
        return Subject("unknown", mention.end)
    return _person(mention.people[0], mention.end)


def _person(person: Person, end: int) -> Subject:
    """Give a named subject; one whose gender the document does not tell is unknown."""
    return Subject("person" if person.gender else "unknown", end, person, person.gender)


def _unnamed(cast: Cast, begin: int, end: int) -> Subject:
    """Recognise "A porter …": an unnamed person is the subject, or "The mayor" a named one."""
    for number, word in enumerate(_WORD.finditer(cast.text, begin, end)):
        written = word.group()
        small = written.lower()
        if small in STOPS or not written[0].isalnum() or number > _SUBJECT_WORDS:
            break
        if is_person(small) and (written.islower() or is_office(written)):
            holders = cast.holders_of(cast.text[begin : word.end()])
            if len(holders) == 1:
                return _person(holders[0], word.end())
            return Subject("unnamed", word.end(), gender=TITLE_GENDERS.get(small), start=begin)
    return Subject("other", begin)
