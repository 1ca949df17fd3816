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
    SEVERAL,
    SINGLE,
    head_of,
    is_person,
)
from onrecord.attribution.kinds import NAMED_DOCUMENTS, kind_of_name, kind_of_phrase
from onrecord.attribution.name_words import (
    PERSONS,
    TITLE_GENDERS,
    TITLES,
)
from onrecord.attribution.naming import Form, forms
from onrecord.attribution.opening_subjects import sentence_at
from onrecord.attribution.persons import is_explained
from onrecord.attribution.record import Attribution
from onrecord.attribution.speakers import PRONOUNS, resolve, scene_of
from onrecord.attribution.turns import Scene, Speaker
from onrecord.document import Document
from onrecord.segments import Span

_UNNAMED = frozenset(PERSONS["unnamed"].split()) | PRONOUNS.keys() | {"who", "its", "their"}
_TELLS_NOTHING = _UNNAMED - SEVERAL - SINGLE
_HE_OR_SHE = {"male": "he", "female": "she"}
_BEGINS = re.compile(r"\W{0,2}(?:that )?(he|she)\b", re.IGNORECASE)
_TELLS = re.compile(
    r", (who)\b|,? (which)\b| (?:said|says)(?: in an? [a-z ]{3,30}?)? (?:that )?"
    r"(?:(its|he|she)\b|(it) (?:(?:has|had|consider|support|welcome|regret|expect|plan|hope|want"
    r"|intend|does|did)(?:s|ed|ned)?|(?:will|would)(?! be))\b)"
)


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
        if speaker.named.body.name.split(" ")[-1].lower() in NAMED_DOCUMENTS:
            return "document"
        if speaker.named.body.is_certain:
            return "organisation"
        if is_explained(scene.cast.text, source[1]):
            return "person"
        kind = kind_of_name(speaker.named.body.name, titled)
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
