"""What kind of source an attribution has, and what the text calls it.

All of it is read in the document alone; where the text does not tell, nothing is said.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.attribution.anonymity import anonymity
from onrecord.attribution.body_names import Body
from onrecord.attribution.cast import Person
from onrecord.attribution.descriptions import Description, of_person, of_unnamed
from onrecord.attribution.heads import (
    AMOUNTS,
    BODIES,
    DOCUMENTS,
    SEVERAL,
    SINGLE,
    SOURCES,
    head_of,
    is_doer,
    is_people,
    is_peoples_name,
    is_person,
    singular,
)
from onrecord.attribution.name_words import (
    GIVEN_NAMES,
    NO_TITLES,
    PERSONS,
    PLACES,
    TITLE_GENDERS,
    TITLES,
)
from onrecord.attribution.naming import Form, forms
from onrecord.attribution.opening_subjects import sentence_at
from onrecord.attribution.persons import is_explained, is_office, may_be_person
from onrecord.attribution.record import Attribution
from onrecord.attribution.speakers import PRONOUNS, resolve, scene_of
from onrecord.attribution.turns import Scene, Speaker
from onrecord.document import Document
from onrecord.segments import Span

_UNNAMED = frozenset(PERSONS["unnamed"].split()) | PRONOUNS.keys() | {"who", "its", "their"}
_TELLS_NOTHING = _UNNAMED - SEVERAL - SINGLE
_HE_OR_SHE = {"male": "he", "female": "she"}
_BEGINS = re.compile(r"\W{0,2}(?:that )?(he|she)\b", re.IGNORECASE)
_NEWSPAPERS = frozenset(SOURCES["kinds_of_body"]["newspaper"].split())
_NAMED_DOCUMENTS = frozenset(SOURCES["named_documents"].split())
_TELLS = re.compile(
    r", (who)\b|,? (which)\b| (?:said|says)(?: in an? [a-z ]{3,30}?)? (?:that )?"
    r"(?:(its|he|she)\b|(it) (?:(?:has|had|consider|support|welcome|regret|expect|plan|hope|want"
    r"|intend|does|did)(?:s|ed|ned)?|(?:will|would)(?! be))\b)"
)
_SITE = re.compile(r"[\w-]+\.[a-z]{2,4}")
_BODIES_TAKEN_TOGETHER = frozenset(["group", "team", "panel", "delegation"])


class Source(NamedTuple):
    """A source told in full.

    Attributes
    ----------
    source_type : str or None
        ``person`` (named, also a "he" of whom the text does not tell who it is),
        ``unnamed_person``, ``group`` (of people), ``organisation``, ``document`` or
        ``unclear``; None without a source.
    description : tuple of int or None
        What the document calls the speaker beside the name.
    title : str or None
        The office or profession in the description, in lower case.
    affiliation : str or None
        The body in the description.
    anonymity : tuple of int or None
        The text's own words for why the source is not named.
    pronoun : str or None
        What the text itself calls the speaker: ``he``, ``she``, ``they`` or ``mixed``.
    """

    source_type: str | None = None
    description: Span | None = None
    title: str | None = None
    affiliation: str | None = None
    anonymity: Span | None = None
    pronoun: str | None = None


def sources_of(
    text: Document | str, attributions: Sequence[Attribution]
) -> tuple[list[Speaker], list[Source], list[Form]]:
    """Tell who is behind each attribution of a document, what kind of source, and all names.

    Examples
    --------
    >>> from onrecord.attribution import extract
    >>> text = "Dr. Ann Lee came. Dr. Lee said it was late."
    >>> speakers, sources, names = sources_of(text, extract(text))
    >>> speakers[0].name, speakers[0].rule, sources[0].source_type, len(names)
    ('Ann Lee', 'surname', 'person', 2)
    """
    scene = scene_of(text, attributions)
    speakers = resolve(scene, attributions)
    return speakers, describe(scene, attributions, speakers), forms(scene)


def describe(
    scene: Scene, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> list[Source]:
    """Tell what kind of source each attribution has, and what the text calls it.

    Parameters
    ----------
    scene : Scene
        The document, as `onrecord.attribution.speakers.scene_of` read it.
    attributions, speakers : sequences
        The attributions of the document, and who each of them is.

    Returns
    -------
    list of Source
        One for each attribution, in their order.

    Examples
    --------
    >>> from onrecord.attribution import extract
    >>> from onrecord.attribution.speakers import resolve, scene_of
    >>> text = "A porter, who asked to stay unnamed, said he was late."
    >>> rows = extract(text)
    >>> scene = scene_of(text, rows)
    >>> found = describe(scene, rows, resolve(scene, rows))[-1]
    >>> found.source_type, text[slice(*found.anonymity)], found.pronoun
    ('unnamed_person', 'asked to stay unnamed', 'he')
    """
    called = _pronouns(scene, attributions, speakers)
    titled = {
        name.surname
        for name in scene.cast.names
        if name.titles and not TITLES.isdisjoint(name.titles)
    }
    text = scene.cast.text
    spans = sorted(
        {row.source for row in attributions if row.source and text[slice(*row.source)] != "who"}
    )
    as_it = {
        speaker.name
        for row, speaker in zip(attributions, speakers, strict=True)
        if row.source and row.source[1] - row.source[0] == len("It") and speaker.name
        if text[slice(*row.source)] in {"It", "it"} and speaker.name[0].isupper()
    }
    described: dict[int, Description] = {}
    found = []
    for row, speaker in zip(attributions, speakers, strict=True):
        if row.source is None:
            found.append(Source())
            continue
        kind = _kind(scene, row.source, speaker, titled)
        if kind in {"unclear", "group"} and speaker.name in as_it and speaker.person is None:
            kind = "organisation"
        if kind == "unclear" and speaker.named and called.get(_who(speaker)) in {"he", "she"}:
            kind = "person"
        if speaker.person:
            key = id(speaker.person)
            if key not in described:
                described[key] = of_person(scene.cast, scene.bodies, speaker.person)
            about = described[key]
        else:
            about = of_unnamed(scene.cast, scene.bodies, speaker.phrase or row.source, kind)
        reason = None
        if kind in {"unnamed_person", "group"}:
            reason = _reason(scene, speaker.phrase or row.source, spans)
        found.append(
            Source(
                kind,
                about.span,
                about.title,
                about.affiliation,
                reason,
                called.get(_who(speaker)),
            )
        )
    return found


def _reason(scene: Scene, source: Span, named: Sequence[Span]) -> Span | None:
    """Look for a reason in the sentence of the source, or of the phrase that it means."""
    sentences = scene.document.sentences
    sentence = sentences[sentence_at(sentences, source[0])]
    first = bisect_left(named, (sentence.start, 0))
    others = named[first : bisect_left(named, (sentence.end, 0))]
    whole = (sentence.start, sentence.end)
    return anonymity(scene.cast.text, source, whole, [one for one in others if one != source])


def _who(speaker: Speaker) -> int | str | None:
    return id(speaker.person) if speaker.person else speaker.name


# Pronouns


def _pronouns(
    scene: Scene, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> dict[int | str | None, str]:
    """Collect what the text calls each speaker: by pronoun rows, "Mr", "spokeswoman"."""
    text = scene.cast.text
    called: dict[int | str | None, set[str]] = {}
    for row, speaker in zip(attributions, speakers, strict=True):
        if row.source is None or speaker.name is None:
            continue
        word = text[slice(*row.source)].lower().split("’")[0].split("'")[0]
        own = _HE_OR_SHE.get(PRONOUNS.get(word, "")) or ("they" if word == "they" else None)
        if own is None and speaker.person is None:
            own = _HE_OR_SHE.get(_gender_of_phrase(speaker.name) or "")
        if own:
            called.setdefault(_who(speaker), set()).add(own)
    for person in {id(s.person): s.person for s in speakers if s.person}.values():
        called.setdefault(id(person), set()).update(_titles_of(scene, person))
    for row, speaker in zip(attributions, speakers, strict=True):
        if row.source and speaker.name and not called.get(_who(speaker)):
            begins = _BEGINS.match(text, row.content[0][0])
            if begins and row.cue and row.cue[1] <= row.content[0][0] and _is_one(speaker):
                called.setdefault(_who(speaker), set()).add(begins.group(1).lower())
    return {
        who: next(iter(words)) if len(words) == 1 else "mixed"
        for who, words in called.items()
        if words
    }


def _is_one(speaker: Speaker) -> bool:
    """Tell whether a speaker is one person."""
    if speaker.person:
        return True
    return speaker.name is not None and is_person(head_of(speaker.name)[0].lower())


def _titles_of(scene: Scene, person: Person) -> set[str]:
    genders = {
        TITLE_GENDERS.get(title)
        for mention in scene.cast.mentions_of(person)
        for title in mention.name.titles
    }
    return {_HE_OR_SHE[gender] for gender in genders if gender}


def _gender_of_phrase(phrase: str) -> str | None:
    return TITLE_GENDERS.get(head_of(phrase)[0].lower())


# Kinds


def _kind(scene: Scene, source: Span, speaker: Speaker, titled: set[str]) -> str:
    span = speaker.phrase or source
    phrase = scene.cast.text[slice(*span)]
    if speaker.person:
        return "person"
    if speaker.named:
        if speaker.named.body.name.split(" ")[-1].lower() in _NAMED_DOCUMENTS:
            return "document"
        if speaker.named.body.is_certain:
            return "organisation"
        if is_explained(scene.cast.text, source[1]):
            return "person"
        kind = _kind_of_name(speaker.named.body.name, titled)
        return kind if kind != "unclear" else _kind_by_pronoun(scene, speaker.named.body)
    words = phrase.lower().split()
    if len(words) == 1 and words[0] in PRONOUNS:
        return "person"
    if len(words) == 1 and words[0] in _TELLS_NOTHING:
        return "unclear"
    if speaker.name is None and scene.cast.is_named(span):
        return "person"
    sentences = scene.document.sentences
    starts = sentences[sentence_at(sentences, span[0])].start == span[0]
    if len(words) == 1 and phrase[0].isupper() and is_explained(scene.cast.text, span[1]):
        return "person"
    return kind_of_phrase(phrase, titled, starts_sentence=starts)


def _kind_by_pronoun(scene: Scene, body: Body) -> str:
    """Tell what a name is by "which" or "who" after it, or "it" or "he" in what it says."""
    for end in scene.bodies.ends.get(id(body), ()):
        told = _TELLS.match(scene.cast.text, end)
        if told:
            word = next(filter(None, told.groups()))
            return "person" if word in {"who", "he", "she"} else "organisation"
    return "unclear"


def _kind_of_name(name: str, titled: set[str]) -> str:
    """Tell what a name without a telling word is: a person after "Mr", else unclear."""
    words = name.split()
    if words[-1] in titled or (words[0].lower() in GIVEN_NAMES and may_be_person(tuple(words))):
        return "person"
    if len(words) > 1 and len(words[0]) > 2 and words[0].isupper() and words[0].isalpha():
        return "organisation"
    is_of_place = name in PLACES or (len(words) > 1 and words[-1] in PLACES)
    return "organisation" if is_of_place else "unclear"


def kind_of_phrase(phrase: str, titled: set[str], *, starts_sentence: bool = False) -> str:
    """Tell what kind of source a noun phrase is, by its head.

    Examples
    --------
    >>> [kind_of_phrase(p, set()) for p in ("a porter", "two officers", "the Evening Post")]
    ['unnamed_person', 'group', 'organisation']
    >>> [kind_of_phrase(p, set()) for p in ("data from the ministry", "a band of anglers")]
    ['document', 'group']
    """
    head, before, after = head_of(phrase)
    if not head:
        return "unclear"
    small = head.lower()
    joined = _joined(phrase)
    if joined:
        kinds = {kind_of_phrase(part, titled) for part in joined}
        return "group" if kinds <= {"person", "unnamed_person", "group", "unclear"} else min(kinds)
    if small in AMOUNTS and after[:1] == ["of"]:
        return _kind_of_amount(small, " ".join(after[1:]), titled)
    is_capital = head[0].isupper() and (bool(before) or not starts_sentence)
    if any(word.endswith("-year-old") for word in [*before, head]):
        return "unnamed_person"
    if is_peoples_name(head):
        return "group"
    if _SITE.fullmatch(head):
        return "organisation"
    if is_capital:
        return _kind_of_capital(head, before, titled)
    return _kind_of_noun(small, before, head)


def _joined(phrase: str) -> list[str] | None:
    """Part "Ann Lee and the porter"; not what follows "of" or "for"."""
    head, _, after = head_of(phrase)
    at = phrase.find(" and ")
    if at < 0 or (after and phrase.find(f" {after[0]} ") < at):
        return None
    parts = [phrase[:at], phrase[at + 5 :]]
    left, right = (head_of(part)[0] for part in parts)
    if parts[1][:1].isupper() and is_office(right) and left.istitle() and not is_office(left):
        return None  # "the Ports and Fisheries Minister"
    return parts if all(parts) and head else None


def _kind_of_amount(amount: str, rest: str, titled: set[str]) -> str:
    kind = kind_of_phrase(rest, titled)
    if amount in {"one", "any", "either", "neither", "each"} and kind == "group":
        return "unnamed_person"
    if kind in {"unnamed_person", "group", "person"}:
        return "group"
    if amount in _BODIES_TAKEN_TOGETHER:
        return "organisation"
    return kind


def _kind_of_capital(head: str, before: list[str], titled: set[str]) -> str:
    """Tell what a phrase with a name for its head is."""
    small = head.lower().rstrip(".")
    titles = [word.lower().rstrip(".") for word in before]
    if before[:1] in ([], ["the"], ["The"]) and len(before) < 2 and small in _NEWSPAPERS:
        return "organisation"
    if singular(small) in BODIES or small in BODIES or " ".join([*before, head]) in PLACES:
        return "organisation"
    if is_person(small) and titles[:1] in (["the"], ["a"], ["an"]):
        return "unnamed_person"
    if is_office(head) and titles and titles[0] not in GIVEN_NAMES:
        return "unnamed_person"
    if small in _NAMED_DOCUMENTS and titles:
        return "document"
    if head in titled or (titles and titles[-1] in TITLES - NO_TITLES):
        return "person"
    if head.isupper() and len(head) > 1:
        return "organisation"
    if is_people(small):
        return "group"
    if titles[:1] == ["the"] or head in PLACES:
        return "organisation"
    if titles and (is_person(titles[-1]) or titles[0] in GIVEN_NAMES):
        return "person"
    return "person" if not before and small in GIVEN_NAMES else "unclear"


def _kind_of_noun(small: str, before: list[str], head: str) -> str:
    if before[:1] in (["a"], ["A"]) and small in DOCUMENTS and small in BODIES:
        return "document"
    if (
        small in SEVERAL
        or is_people(small)
        or (is_office(singular(small)) and singular(small) != small)
    ):
        return "group"
    if small in SINGLE or is_person(small) or is_office(small) or "-in-law" in small:
        return "unnamed_person"
    if small in DOCUMENTS:
        return "document"
    if small in BODIES or singular(small) in BODIES:
        return "organisation"
    if singular(small) in DOCUMENTS:
        return "document"
    if not before and head in PLACES:
        return "organisation"
    if is_doer(small):
        return "unnamed_person"
    return "group" if is_doer(singular(small)) else "unclear"
