"""Whom "he", "she", "it" and "who" mean: the subject before, the speaker before, the one who fits.

Where two persons fit, nobody is named. What blocks a guess: a subject whose gender
the document does not tell, an unnamed person, a possessive ("Dale's focus") or a
compound ("Dale supporters"), and names inside what somebody else said.
"""

import re
from typing import Literal

from onrecord.attribution.cast import Person
from onrecord.attribution.heads import BODIES, DOCUMENTS, head_of, is_noun, is_people, is_person
from onrecord.attribution.lexicon import SAYS
from onrecord.attribution.name_words import GENDERS, PLACES, TITLE_GENDERS
from onrecord.attribution.opening_subjects import (
    FRONTED,
    STOPS,
    Subject,
    sentence_at,
    subject_of,
)
from onrecord.attribution.persons import may_be_person
from onrecord.attribution.turns import UNRESOLVED, Scene, Speaker, Turn
from onrecord.segments import Sentence, Span

_LOOK_BACK = 1200  # characters
_MENTIONS = 40
_SENTENCES_BACK = 12
_CLAUSE_WORDS = "When|If|While|As|Because|Although|Though|Before|After|Since|Once|Until"
_CLAUSE = re.compile(rf"(?:{_CLAUSE_WORDS})\b")
_IN_CLAUSE = re.compile(rf"\b(?:{_CLAUSE_WORDS}) $", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?:, \d\d)?, who [^“”\"\n]+$")
_OPENS_THING = ("The ", "A ", "An ", "Its ", "Their ", "This ", "That ", "In ", "On ", "At ")
_BETWEEN = 2  # sentences
_SPEAK_AS_IT = BODIES | DOCUMENTS
_QUOTE_ENDS = re.compile(r"[”\"’'] ")
_VERB = re.compile(r" (\w{3,12})\b")
_PEOPLE_SUBJECT = re.compile(
    r"((?:(?:[Tt]he|[Ss]ome|[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our) )?"
    r"(?:[\w’'-]+ ){0,2}?([\w’'-]+)),? ([a-z]+)\b"
)
_BODY_SUBJECTS = [
    re.compile(rf"((?:The|A|An|Its|Their) {words}([a-z-]+)),? ([a-z]+)\b")
    for words in ("", r"[\w’'-]+ ", r"[\w’'-]+ [\w’'-]+ ")
]
_AGED = re.compile(r",? \(?(?:aged )?([1-9][0-9]{0,2})[,.);]")
_TAG = re.compile(r"[,”\"’'?!] ")
_PREDICATE = re.compile(r"(?: \([A-Z]\w{1,9}\))?,? (?!and\b|or\b)[a-z]")
_QUOTED = re.compile(r"\s*[“\"‘](?:[^”\"]*|.*[”\"’][.!?]?)\s*$", re.DOTALL)
_OTHER_CLAUSE = re.compile(
    r"[,;:—–“”\"]|\b(?:than|that|though|although|but|because|while|when|as|after|before|who)\b"
)
_BEFORE_WHO = re.compile(
    r"\b((?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal"
    r"|[Hh]is|[Hh]er|[Tt]heir) "
    r"[\w’'. -]{2,70}?|[A-Z]?[\w’'-]{3,30}s),? $"
)
_APPOSED_NAME = re.compile(r", ((?:an?|the|his|her|its) [\w’' -]{3,60}),? $")
_NEAR_WHO = re.compile(
    r"\b((?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Ss]ome|[Hh]is|[Hh]er|[Tt]heir) "
    r"(?:(?!an? |the |his |her |their )[\w’'-]+ ){0,3})?([a-z][\w’'-]{2,30})),? $"
)


def behind_he_or_she(scene: Scene, source: Span, gender: str, last: Turn | None) -> Speaker:
    """Tell whom "he" or "she" means."""
    sentences = scene.document.sentences
    here = sentence_at(sentences, source[0])
    if scene.is_quoted(source[0]) or _comes_before(scene, sentences[here], source):
        return UNRESOLVED
    before, number = _subject_before(scene, here, source, gender)
    spoken = sentence_at(sentences, last.source[0]) if last else -1
    is_last = number <= spoken <= here
    if last and is_last and _goes_on(scene, last, before, gender):
        return last.again()
    if last and spoken >= here - 1 and _is_bare_surname(last, gender):
        return last.again()
    of_whom = _last_of_whom(scene, sentences[here - 1], gender) if here else None
    if of_whom and before.kind != "unnamed" and before.person in {None, of_whom}:
        return Speaker(of_whom.name, "subject", of_whom)
    if before.kind == "unknown" and before.person is None:
        return UNRESOLVED
    fitting = _fitting(scene, source, gender, last)
    if before.kind == "unnamed" and before.gender in {None, gender}:
        return UNRESOLVED if fitting else _unnamed(scene, before)
    if len(fitting) == 1:
        return Speaker(fitting[0].name, "pronoun", fitting[0])
    is_quoting = _QUOTE_ENDS.search(scene.cast.text, max(0, source[0] - 2), source[0]) is not None
    begins = is_quoting or source[0] == sentences[here].start
    is_near = begins and before.gender is None and number == here - 1
    is_near = is_near and not _others(scene, sentences[number], before)
    rival = _rival(scene, sentences[number], before, gender, is_quoting=is_quoting)
    if before.person and (before.gender == gender or is_near) and not rival:
        return Speaker(before.person.name, "subject", before.person)
    if last and is_last and before.kind != "unknown" and last.speaker.person in fitting:
        return last.again()
    return UNRESOLVED


def _last_of_whom(scene: Scene, sentence: Sentence, gender: str) -> Person | None:
    """Find of whom a sentence tells last: "The hat belongs to Bo Lee, who lost it. He said"."""
    cast = scene.cast
    at = cast.mention_from(sentence.end) - 1
    if at < 0 or cast.mentions[at].start < sentence.start:
        return None
    mention = cast.mentions[at]
    if len(mention.people) > 1 or mention.people[0].gender not in {None, gender}:
        return None
    is_only = at == 0 or cast.mentions[at - 1].end < sentence.start
    before = cast.text[max(0, mention.name.title_start - 5) : mention.name.title_start]
    if not is_only or before.endswith((" of ", " and ")):  # "the head of Elm, who"
        return None
    if _OF_WHOM.match(cast.text, mention.end, sentence.end) is None:
        return None
    return mention.people[0]


def behind_age(scene: Scene, source: Span, age: str, last: Turn | None) -> Speaker | None:
    """Tell who "the 34-year-old" is: whose age the text gives, or the last subject or speaker."""
    cast = scene.cast
    known = {
        mention.people[0].name: (mention.people[0], found.group(1))
        for mention in cast.mentions[: cast.mention_from(source[0])]
        if len(mention.people) == 1 and (found := _AGED.match(cast.text, mention.end))
    }
    fitting = [person for person, told in known.values() if told == age]
    if fitting:
        return Speaker(fitting[0].name, "role", fitting[0]) if len(fitting) == 1 else UNRESOLVED
    here = sentence_at(scene.document.sentences, source[0])
    before, _ = _subject_before(scene, here, source, "")
    if before.person and before.person.name not in known:
        return Speaker(before.person.name, "role", before.person)
    spoke = last.speaker.person if last and before.kind == "other" else None
    return last.again("role") if last and spoke and spoke.name not in known else None


def _is_bare_surname(last: Turn, gender: str) -> bool:
    """Tell one word of which the text tells nothing: "Parry said no. He left"."""
    named = last.speaker.named
    if named is None or named.body.is_certain:
        return False
    name = named.body.name
    is_name = name.isalpha() and name.istitle() and name not in PLACES
    return is_name and GENDERS.get(name.lower(), gender) == gender


def _unnamed(scene: Scene, subject: Subject) -> Speaker:
    """Take an unnamed person who is the subject before: "A porter left. He said"."""
    span = subject.start, subject.end
    phrase = scene.cast.text[slice(*span)]
    is_told = phrase.split(" ")[0].lower() in {"a", "an", "the", "one", "another"}
    return Speaker(phrase, "subject", phrase=span) if is_told else UNRESOLVED


def _comes_before(scene: Scene, sentence: Sentence, source: Span) -> bool:
    """Tell whether the name may follow: "As he greeted them, Bo Lee said"."""
    text = scene.cast.text
    if not _IN_CLAUSE.search(text, max(sentence.start, source[0] - 12), source[0]):
        return False
    return subject_of(scene.cast, sentence.start, source[0]).kind == "other"


def _goes_on(scene: Scene, last: Turn, before: Subject, gender: str) -> bool:
    """Tell whether the one who spoke before is meant, whoever else may fit."""
    person = last.speaker.person
    is_subject = last.source[0] < before.end <= last.source[1]
    if is_subject and before.kind in {"unnamed", "unknown"} and person:
        return person.gender in {None, gender}
    word = scene.cast.text[slice(*last.source)].lower()
    if word in {"he", "she"}:
        return word == ("he" if gender == "male" else "she")
    if person:
        return person is before.person and person.gender in {None, gender}
    noun = head_of(last.speaker.name or "")[0].lower()
    return is_person(noun) and TITLE_GENDERS.get(noun, gender) == gender


def _rival(
    scene: Scene, sentence: Sentence, subject: Subject, gender: str, *, is_quoting: bool
) -> bool:
    """Tell whether the clause names another person who fits: "Ann Lee met Eva Marsh".

    Before "“…,” she said" one who is only named after a preposition does not count.
    """
    cast = scene.cast
    at = cast.mention_from(subject.end)
    while at < len(cast.mentions) and cast.mentions[at].start < sentence.end:
        mention = cast.mentions[at]
        if _OTHER_CLAUSE.search(cast.text, subject.end, mention.start):
            return False
        others = [person for person in mention.people if person is not subject.person]
        before = cast.text[subject.end : mention.name.title_start].split()
        is_aside = is_quoting and not STOPS.isdisjoint(before[-2:])
        if not is_aside and any(person.gender in {None, gender} for person in others):
            return True
        at += 1
    return False


def _others(scene: Scene, sentence: Sentence, subject: Subject) -> bool:
    """Tell whether a sentence names somebody else of whom the document tells nothing."""
    after = scene.cast.names_in(subject.end, sentence.end)
    return any(len(name.words) > 1 and may_be_person(name.words) for name in after)


def _subject_before(scene: Scene, here: int, source: Span, gender: str) -> tuple[Subject, int]:
    """Find the subject of an earlier clause, else that of the sentence before."""
    text, sentences = scene.cast.text, scene.document.sentences
    start = sentences[here].start
    is_quoted = text.startswith(("“", '"', "‘"), start) or scene.is_quoted(start)
    if not is_quoted and not _CLAUSE.match(text, start):
        subject = subject_of(scene.cast, start, source[0])
        if subject.kind in {"person", "unnamed", "unknown"} and subject.end < source[0]:
            return subject, here
    for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
        sentence = sentences[number]
        if scene.is_quoted(sentence.start) and scene.is_quoted(sentence.end - 1):
            continue
        if _QUOTED.match(text[sentence.start : sentence.end]):
            continue
        subject = subject_of(scene.cast, sentence.start, sentence.end)
        if subject.kind == "other":
            subject = _sayer_in(scene, sentence) or subject
        if subject.kind != "pronoun" or subject.gender != gender:
            return subject, number
    return Subject("other", 0), max(0, here - 1)


def _sayer_in(scene: Scene, sentence: Sentence) -> Subject | None:
    """Find the last named person in a sentence who says something: "…, Ann Lee said"."""
    cast = scene.cast
    first, last = cast.mention_from(sentence.start), cast.mention_from(sentence.end)
    for mention in reversed(cast.mentions[first:last]):
        verb = _VERB.match(cast.text, mention.end, sentence.end)
        if verb and verb.group(1) in SAYS and not mention.name.is_owner:
            person = mention.people[0] if len(mention.people) == 1 else None
            kind: Literal["person", "unknown"] = "person" if person and person.gender else "unknown"
            return Subject(kind, mention.end, person, person.gender if person else None)
    return None


def _fitting(scene: Scene, source: Span, gender: str, last: Turn | None) -> list[Person]:
    """List the persons who fit; the last speaker comes before those only spoken of."""
    cast = scene.cast
    at = cast.mention_from(source[0])
    fitting: list[Person] = []
    speaker = last.speaker.person if last else None
    by_role = last if last and last.speaker.rule == "role" and speaker else None
    for mention in reversed(cast.mentions[max(0, at - _MENTIONS) : at]):
        if source[0] - mention.end > _LOOK_BACK or (by_role and mention.end < by_role.source[0]):
            break
        is_spoken_of = last is not None and last.span[0] <= mention.start < last.span[1]
        is_spoken_of = is_spoken_of or scene.is_quoted(mention.start)
        for person in mention.people:
            if is_spoken_of and person is not speaker:
                continue
            if person.gender in {None, gender} and person not in fitting:
                fitting.append(person)
        if speaker in fitting:
            break
    is_near = by_role is not None and source[0] - by_role.source[1] < _LOOK_BACK
    if is_near and speaker and speaker.gender in {None, gender} and speaker not in fitting:
        fitting.append(speaker)
    return fitting


def behind_it(scene: Scene, source: Span, last: Turn | None) -> Speaker:
    """Take the body that the sentence before cites, or has for its subject, or that speaks here."""
    text, sentences = scene.cast.text, scene.document.sentences
    here = sentence_at(sentences, source[0])
    is_one = text[slice(*source)].lower().startswith("it")
    if last is None or last.speaker.person is not None:
        return _subject_of_before(scene, here, is_one=is_one)
    if is_one and is_person(head_of(last.speaker.name or "")[0].lower()):
        return UNRESOLVED
    spoken = sentence_at(sentences, last.source[0])
    if spoken == here:
        return last.again()
    before = here - 1
    while before > spoken and _steps_over(scene, sentences[before]):
        before -= 1
    fronted = FRONTED.match(text, sentences[spoken].start)
    begins = fronted.end() if fronted else sentences[spoken].start
    is_subject = last.source[0] - begins <= 1 or _TAG.match(text, last.source[0] - 2) is not None
    is_subject = is_subject or text.endswith("ccording to ", 0, last.source[0])
    if spoken < before and is_subject and is_one:
        before = spoken if _tell_of_no_body(scene, sentences[spoken + 1 : here]) else before
    if spoken == before and is_subject:
        return last.again()
    return _subject_of_before(scene, here, is_one=is_one)


def _tell_of_no_body(scene: Scene, between: list[Sentence]) -> bool:
    """Tell whether "it" steps over what comes between: "Its chairman, Bo Lee, was silent."."""
    if len(between) > _BETWEEN:
        return False
    text = scene.cast.text
    for sentence in between:
        if scene.bodies.first_in((sentence.start, sentence.end)):
            return False
        if text.startswith(_OPENS_THING, sentence.start) and not _is_of_person(scene, sentence):
            return False
    return True


def _is_of_person(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence has a person for its subject."""
    subject = subject_of(scene.cast, sentence.start, sentence.end)
    return subject.kind in {"person", "unnamed", "pronoun"} or subject.person is not None


def _subject_of_before(scene: Scene, here: int, *, is_one: bool) -> Speaker:
    """Take the organisation or the people who are the subject of the sentence before."""
    if not here:
        return UNRESOLVED
    text, sentence = scene.cast.text, scene.document.sentences[here - 1]
    fronted = FRONTED.match(text, sentence.start)
    begin = fronted.end() if fronted else sentence.start
    return _body(scene, sentence, begin) if is_one else _people(text, begin, sentence.end)


def _people(text: str, begin: int, end: int) -> Speaker:
    """Take people who are a subject: "Two nurses left. They said"."""
    found = _PEOPLE_SUBJECT.match(text, begin, end)
    if found is None or not is_people(found.group(2).lower()) or is_noun(found.group(3)):
        return UNRESOLVED
    return Speaker(found.group(1), "subject", phrase=found.span(1))


def _body(scene: Scene, sentence: Sentence, begin: int) -> Speaker:
    """Take an organisation that is a subject, by its name or a noun."""
    text = scene.cast.text
    named = scene.bodies.first_in((begin, begin + len("The ") + 1))
    if named is None or text[begin : named.start] not in {"", "The ", "the "}:
        return _nameless_body(text, begin, sentence.end)
    if not _PREDICATE.match(text, named.end):
        return UNRESOLVED
    return Speaker(named.body.name, "subject", named=named)


def _nameless_body(text: str, begin: int, end: int) -> Speaker:
    """Take a body without a name that is a subject: "The trust was sorry. It said"."""
    for pattern in _BODY_SUBJECTS:
        found = pattern.match(text, begin, end)
        if found and found.group(2) in _SPEAK_AS_IT and not is_noun(found.group(3)):
            return Speaker(found.group(1), "subject", phrase=found.span(1))
    return UNRESOLVED


def _steps_over(scene: Scene, sentence: Sentence) -> bool:
    text = scene.cast.text
    if text.startswith(("It ", "They "), sentence.start) or scene.is_quoted(sentence.start):
        return True
    return _QUOTED.match(text[sentence.start : sentence.end]) is not None


def behind_who(scene: Scene, source: Span) -> Speaker:
    """Take the name right before "who", or the unnamed person."""
    cast = scene.cast
    at = cast.mention_from(source[0]) - 1
    if at >= 0:
        mention = cast.mentions[at]
        if len(mention.people) == 1 and cast.text[mention.end : source[0]].strip() in {",", ""}:
            return Speaker(mention.people[0].name, "relative", mention.people[0])
    apposed = _APPOSED_NAME.search(cast.text, max(0, source[0] - 90), source[0])
    at = cast.mention_from(apposed.start() - 1) - 1 if apposed else -1
    if apposed and at >= 0 and cast.mentions[at].end == apposed.start():
        mention = cast.mentions[at]
        if len(mention.people) == 1 and is_person(head_of(apposed.group(1))[0].lower()):
            return Speaker(mention.people[0].name, "relative", mention.people[0])
    near = _NEAR_WHO.search(cast.text, max(0, source[0] - 90), source[0])
    is_one = near is not None and is_person(near.group(2)) and " " in near.group(1)
    if near and (is_one or is_people(near.group(2))) and STOPS.isdisjoint(near.group(1).split()):
        return Speaker(near.group(1), "relative", phrase=near.span(1))
    before = _BEFORE_WHO.search(cast.text, max(0, source[0] - 90), source[0])
    if before:
        words = before.group(1).lower().split()
        head = next((word for word in words if is_person(word) or is_people(word)), None)
        if head and STOPS.isdisjoint(words[: words.index(head)]):
            return Speaker(before.group(1), "relative", phrase=before.span(1))
    return UNRESOLVED
