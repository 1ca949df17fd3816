"""Whom "he", "she", "it" and "who" mean: the subject before, the speaker before, the one who fits.

Where two persons fit, nobody is named. What blocks a guess: a subject whose gender
the document does not tell, an unnamed person, a possessive ("Dale's focus") or a
compound ("Dale supporters"), and names inside what somebody else said.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from onrecord.attribution.cast import Cast, Mention, Person
from onrecord.attribution.heads import is_people, is_person
from onrecord.attribution.names import TITLE_GENDERS
from onrecord.attribution.turns import UNRESOLVED, Speaker, Turn
from onrecord.segments import Sentence, Span
from onrecord.vocabulary import table

_GRAMMAR = table("grammar")
_STOPS = frozenset(
    (_GRAMMAR["prepositions"] + _GRAMMAR["auxiliaries"] + _GRAMMAR["subordinators"]).split()
)
_LOOK_BACK = 1200  # characters
_MENTIONS = 40
_SENTENCES_BACK = 6
_SUBJECT_WORDS = 8
_FRONTED = re.compile(
    r"(?:[A-Z][\w., ]{2,40}(?:\([\w ]{2,20}\) ?)?[—–-]{1,2} )?"
    r"(?:(?:But|And|Yet|So|Still|Meanwhile|However|Also|Then|Later|Now|Instead|Afterwards|Earlier"
    r"|Separately|Today|Yesterday|Nevertheless|Indeed|Finally|Overall),? )?"
    r"(?:(?:In|On|At|After|Before|During|Since|For|By|With|From|Under|Last|This|Earlier|Following"
    r"|Despite|Among|According to|Along|Like|Until|Over|Within|Throughout|Late|Early|Shortly"
    r"|[A-Z]\w+ing|[A-Z]\w+ly|Once"
    r"|\w{1,6} (?:hour|day|week|month|year)s? (?:later|earlier|ago|before|after))"
    r"\b[^,;:“”\"\n]{0,90}, )?"
)
_CLAUSE = re.compile(
    r"(?:When|If|While|As|Because|Although|Though|Before|After|Since|Once|Until)\b"
)
_QUOTED = re.compile(r"\s*[“\"‘](?:[^”\"]*|.*[”\"’][.!?]?)\s*$", re.DOTALL)
_COMPOUND = re.compile(r"(?: and | & |, and | or |[’']s?\b)|(?:-| )([\w’'-]{1,30})")
_WORD = re.compile(r"[\w’'.-]+|[^\w\s]")
_BEFORE_WHO = re.compile(
    r"\b((?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal"
    r"|[Hh]is|[Hh]er|[Tt]heir) "
    r"[\w’'. -]{2,70}?|[A-Z]?[\w’'-]{3,30}s),? $"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence begins with: a named person, a pronoun, an unnamed person or else."""

    kind: Literal["person", "pronoun", "unnamed", "unknown", "other"]
    end: int
    person: Person | None = None
    gender: str | None = None


def sentence_at(sentences: list[Sentence], place: int) -> int:
    """Give the number of the sentence that holds a place."""
    return max(0, bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1)


def behind_he_or_she(
    cast: Cast, sentences: list[Sentence], source: Span, gender: str, last: Turn | None
) -> Speaker:
    """Tell whom "he" or "she" means."""
    here = sentence_at(sentences, source[0])
    before, number = _subject_before(cast, sentences, here, source, gender)
    is_last = last is not None and sentence_at(sentences, last.source[0]) == number
    speaking = last.speaker.person if last else None
    if before.kind == "unnamed" and before.gender in {None, gender}:
        return last.again() if last and is_last and speaking is None else UNRESOLVED
    fitting = _fitting(cast, source, gender, last)
    if len(fitting) == 1:
        return Speaker(fitting[0].name, "pronoun", fitting[0])
    if before.person and before.gender == gender and not _rival(cast, sentences[number], before):
        return Speaker(before.person.name, "subject", before.person)
    if before.kind != "unknown" and last and speaking in fitting and is_last:
        return last.again()
    return UNRESOLVED


def _rival(cast: Cast, sentence: Sentence, subject: Subject) -> bool:
    """Tell whether the sentence names another person who fits: "Ann Lee met Eva Marsh"."""
    at = cast.mention_from(subject.end)
    while at < len(cast.mentions) and cast.mentions[at].start < sentence.end:
        if any(
            person is not subject.person and person.gender in {None, subject.gender}
            for person in cast.mentions[at].people
        ):
            return True
        at += 1
    return False


def _subject_before(
    cast: Cast, sentences: list[Sentence], here: int, source: Span, gender: str
) -> tuple[Subject, int]:
    """Find the subject of an earlier clause, else that of the sentence before."""
    start = sentences[here].start
    if not cast.text.startswith(("“", '"', "‘"), start) and not _CLAUSE.match(cast.text, start):
        subject = subject_of(cast, start, source[0])
        if subject.kind in {"person", "unnamed", "unknown"} and subject.end < source[0]:
            return subject, here
    for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
        sentence = sentences[number]
        if _QUOTED.match(cast.text[sentence.start : sentence.end]):
            continue
        subject = subject_of(cast, sentence.start, sentence.end)
        if subject.kind == "pronoun" and subject.gender == gender:
            continue
        return subject, number
    return Subject("other", 0), max(0, here - 1)


def subject_of(cast: Cast, start: int, end: int) -> Subject:
    """Read the subject with which a sentence begins, a fronted phrase left out."""
    fronted = _FRONTED.match(cast.text, start, end)
    begin = fronted.end() if fronted else start
    first = _WORD.match(cast.text, begin, end)
    if first is None:
        return Subject("other", begin)
    if first.group().lower() in {"he", "she"}:
        return Subject(
            "pronoun", first.end(), gender="male" if first.group().lower() == "he" else "female"
        )
    at = cast.mention_from(begin)
    mention = cast.mentions[at] if at < len(cast.mentions) else None
    described = (
        _described(cast.text[begin : mention.name.title_start])
        if mention and mention.end <= end
        else False
    )
    if mention and described:
        return _named(cast, mention)
    return _unnamed(cast.text[begin : min(end, begin + 120)], begin)


def _described(before: str) -> bool:
    """Tell whether the words before a name only describe its bearer: "The coach, "."""
    words = before.replace(",", " ").lower().split()
    if not words:
        return True
    return (
        len(words) <= _SUBJECT_WORDS
        and (is_person(words[-1]) or before.endswith(", "))
        and any(map(is_person, words))
        and (_STOPS - {"of", "for", "at", "in"}).isdisjoint(words)
    )


def _named(cast: Cast, mention: Mention) -> Subject:
    """Take a named subject, unless its name only belongs to another word."""
    follows = _COMPOUND.match(cast.text, mention.end)
    word = follows.group(1) if follows else None
    if mention.name.is_owner or (follows and word is None) or (word and is_people(word)):
        return Subject("other", mention.end)
    if len(mention.people) > 1:
        return Subject("unknown", mention.end)
    person = mention.people[0]
    return Subject("person" if person.gender else "unknown", mention.end, person, person.gender)


def _unnamed(text: str, begin: int) -> Subject:
    """Recognise "A porter …": an unnamed person is the subject."""
    for number, word in enumerate(_WORD.finditer(text)):
        small = word.group().lower()
        if small in _STOPS or not word.group()[0].isalnum() or number > _SUBJECT_WORDS:
            break
        if word.group()[0].islower() and is_person(small):
            return Subject("unnamed", begin + word.end(), gender=TITLE_GENDERS.get(small))
    return Subject("other", begin)


def _fitting(cast: Cast, source: Span, gender: str, last: Turn | None) -> list[Person]:
    """List the persons who fit; the last speaker comes before those only spoken of."""
    at = cast.mention_from(source[0])
    fitting: list[Person] = []
    speaker = last.speaker.person if last else None
    for mention in reversed(cast.mentions[max(0, at - _MENTIONS) : at]):
        if source[0] - mention.end > _LOOK_BACK:
            break
        is_spoken_of = last is not None and last.span[0] <= mention.start < last.span[1]
        for person in mention.people:
            if is_spoken_of and person is not speaker:
                continue
            if person.gender in {None, gender} and person not in fitting:
                fitting.append(person)
        if speaker in fitting:
            break
    return fitting


def behind_it(cast: Cast, sentences: list[Sentence], source: Span, last: Turn | None) -> Speaker:
    """Take the body that the sentence before cites as its subject, or that speaks in this one."""
    if last is None or last.speaker.person is not None:
        return UNRESOLVED
    here = sentence_at(sentences, source[0])
    spoken = sentence_at(sentences, last.source[0])
    if spoken == here:
        return last.again()
    before = here - 1
    while before > spoken and _steps_over(cast.text, sentences[before]):
        before -= 1
    fronted = _FRONTED.match(cast.text, sentences[spoken].start)
    begins = fronted.end() if fronted else sentences[spoken].start
    is_subject = last.source[0] - begins <= 1
    return last.again() if spoken == before and is_subject else UNRESOLVED


def _steps_over(text: str, sentence: Sentence) -> bool:
    return text.startswith(("It ", "They "), sentence.start) or bool(
        _QUOTED.match(text[sentence.start : sentence.end])
    )


def behind_who(cast: Cast, source: Span) -> Speaker:
    """Take the name right before "who", or the unnamed person."""
    at = cast.mention_from(source[0]) - 1
    if at >= 0:
        mention = cast.mentions[at]
        if len(mention.people) == 1 and cast.text[mention.end : source[0]].strip() in {",", ""}:
            return Speaker(mention.people[0].name, "relative", mention.people[0])
    before = _BEFORE_WHO.search(cast.text, max(0, source[0] - 90), source[0])
    if before:
        words = before.group(1).lower().split()
        head = next((word for word in words if is_person(word) or is_people(word)), None)
        if head and _STOPS.isdisjoint(words[: words.index(head)]):
            return Speaker(before.group(1), "relative", phrase=before.span(1))
    return UNRESOLVED
