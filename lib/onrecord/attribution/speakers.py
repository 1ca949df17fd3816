"""Who a source is: pronouns, surnames, offices and short names to the fullest name.

The document's own names decide. Where two persons fit, nobody is named: a conflict
of gender or number is never resolved by a guess.
"""

import re
from collections.abc import Sequence

from onrecord.attribution.bodies import (
    Bodies,
    Named,
    bodies_of,
    is_any_body,
    is_any_company,
    is_called,
)
from onrecord.attribution.cast import Cast, Mention, Person, cast_of
from onrecord.attribution.heads import BODIES, DOCUMENTS, head_of, is_doer, is_people, is_person
from onrecord.attribution.name_words import PERSONS, TITLES, is_title
from onrecord.attribution.opening_subjects import STOPS
from onrecord.attribution.persons import apposed_at, is_office
from onrecord.attribution.pronouns import behind_age, behind_he_or_she, behind_it, behind_who
from onrecord.attribution.record import Attribution
from onrecord.attribution.turns import NOBODY, UNRESOLVED, Scene, Speaker, Turn
from onrecord.document import Document, document_of
from onrecord.segments import Passage, Span

_OPENS_UNNAMED = frozenset("aAoOtT")  # "a", "one", "another", "the"
_NAME = r"((?:[A-Z][\w’'-]{1,30})(?: [A-Z][\w’'-]{1,30}){0,2})"
_GAVE_NAME = re.compile(
    r",? who (?:\w+ ){0,2}?(?:g[ai]ve|identif\w+|introduc\w+|call\w+|nam\w+)s? (?:only )?"
    r"(?:(?:his|her|their)(?: [a-z]+)? names?|himself|herself|themselves)(?: only)?(?: as)? "
    + _NAME
)
_IS_NAMED = re.compile(
    r" (?:named|called|identified (?:only )?as|known (?:only )?as|calling (?:him|her)self) "
    rf"(?:only )?{_NAME}$"
)
_UNNAMED = frozenset(PERSONS["unnamed"].split())
PRONOUNS = dict.fromkeys(PERSONS["male_pronouns"].split(), "male") | dict.fromkeys(
    PERSONS["female_pronouns"].split(), "female"
)
_OFFICES_OF_FIELDS = frozenset(PERSONS["offices_of_fields"].split())
_SUBJECTS = frozenset({"he", "she"})
_KIND_WORDS = 4  # "the family software company"
_YEAR_OLD = re.compile(r"[Tt]he ([1-9][0-9]{0,2})-year-old")
_ADVERB = " (?:afterwards|later|earlier|also|then|now|himself|herself|\\w+ly)"
_HONOURS = "|".join([*PERSONS["honours"].split(), "[A-Z]{2,6}"])
_AFTER_NAME = re.compile(
    rf"(?: (?:{_HONOURS})\b)*(?: (?:of|from|at|in|with|for|\w+ing) |, | \(|{_ADVERB}$|$)"
)
_ROLE_AFTER = re.compile(r" ((?:[a-z-]+ ){1,3})(?:of|for|at) ")
_NO_BODIES = DOCUMENTS - BODIES
_BELONGS = frozenset(
    ["of", "for", "from", "at", "by", "with", "in", "on", "to", "and", "including", "like", "as"]
)
_DESCRIBED = re.compile(r"[Tt]he [a-z-]+(?:an|ar|al|ic|ive|ed|ous|ful|less|est|based|run|owned) ")
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its"])
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’]) ")


def scene_of(text: Document | str, attributions: Sequence[Attribution]) -> Scene:
    """Read who and what a document names.

    Examples
    --------
    >>> [named.body.name for named in scene_of("Ferris Water Ltd came.", []).bodies.named]
    ['Ferris Water Ltd']
    """
    document = document_of(text)
    sources = sorted({row.source for row in attributions if row.source})
    headings = [(one.start, one.end) for one in document.passages if _is_title_case(document, one)]
    cast = cast_of(document.text, sources, headings)
    pieces = sorted(piece for row in attributions if row.kind == "direct" for piece in row.content)
    return Scene(document, cast, bodies_of(cast, sources), pieces)


def _is_title_case(document: Document, passage: Passage) -> bool:
    """Tell a heading whose words are mostly in capitals: names cannot be told in it."""
    if passage.role != "heading":
        return False
    words = document.text[passage.start : passage.end].split()
    return 2 * sum(word[0].isupper() for word in words) > len(words) + 2


def resolve(scene: Scene, attributions: Sequence[Attribution]) -> list[Speaker]:
    """Tell who each source is.

    Parameters
    ----------
    scene : Scene
        What `scene_of` read in a document.
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
    >>> rows = extract(text)
    >>> [(s.name, s.rule) for s in resolve(scene_of(text, rows), rows)]
    [('Ann Lee', 'name'), ('Ann Lee', 'pronoun'), ('Ann Lee', 'role')]
    """
    contents = {row.source: (row.content[0][0], row.content[-1][1]) for row in attributions}
    text = scene.cast.text
    askers = {row.source for row in attributions if row.cue and _is_asker(text, row.cue)}
    speakers: dict[Span | None, Speaker] = {None: NOBODY}
    last: Turn | None = None
    phrases: dict[str, dict[str, Span]] = {}
    for source in sorted(source for source in contents if source):
        speaker = _speaker(scene, source, last)
        if speaker.rule in {"itself", "subject"} and speaker.person is None:
            phrase = speaker.phrase or source
            fuller = _behind_phrase(scene.cast.text, phrase, phrases, last)
            rule = "role" if speaker.rule == "itself" else speaker.rule
            speaker = fuller._replace(rule=rule) if fuller else speaker
        speakers[source] = speaker
        begin, end = contents[source]
        if speaker.name and source not in askers:
            span = min(begin, source[0]), max(end, source[1])
            last = Turn(span, source, speaker)
    return [speakers[row.source] for row in attributions]


def _is_asker(text: str, cue: Span) -> bool:
    """Tell who asks in "Asked by a nurse if it rained, he said": never the one meant by "he"."""
    return text[cue[0]].isupper() and text.startswith(" by ", cue[1])


def _speaker(scene: Scene, source: Span, last: Turn | None) -> Speaker:
    cast = scene.cast
    phrase = cast.text[slice(*source)]
    words = phrase.lower().replace("’", "'").split()
    word = words[0].split("'")[0] if len(words) == 1 else ""
    if word in PRONOUNS:
        return _behind_pronoun(scene, source, PRONOUNS[word], word, last)
    if word in {"it", "they", "its", "their"}:
        found = behind_it(scene, source, last)
        if found.rule == "subject" and found.phrase:
            subject = cast.text[slice(*found.phrase)]
            return _behind_kind(scene.bodies, found.phrase, subject, None) or found
        if found.named and word.startswith("it"):
            found.named.body.is_certain = True
        return found
    if word == "who":
        return behind_who(scene, source)
    if word in _UNNAMED:
        return UNRESOLVED
    aged = _YEAR_OLD.fullmatch(phrase)
    return (
        (aged and behind_age(scene, source, aged.group(1), last))
        or _behind_person(cast, source, phrase)
        or _behind_body(scene.bodies, source, phrase)
        or _behind_kind(scene.bodies, source, phrase, last)
        or _behind_role(cast, phrase)
    )


def _behind_pronoun(
    scene: Scene, source: Span, gender: str, word: str, last: Turn | None
) -> Speaker:
    found = behind_he_or_she(scene, source, gender, last)
    if found.rule == "subject" and found.phrase:
        phrase = scene.cast.text[slice(*found.phrase)]
        found = _self_named(scene.cast, found.phrase, phrase) or found
    if found.rule == "subject" and word not in _SUBJECTS:
        return UNRESOLVED
    if found.person and found.person.gender is None:
        found.person.gender = gender
    return found


# Named persons


def _behind_person(cast: Cast, source: Span, phrase: str) -> Speaker | None:
    """Take the person named in a source: "White House spokesman Josh Earnest"."""
    mention = _mention_in(cast, source) or _apposed(cast, source)
    if mention is None:
        return _self_named(cast, source, phrase)
    if len(mention.people) > 1:
        return UNRESOLVED
    person = mention.people[0]
    if phrase == person.name and not mention.is_full:
        return Speaker(phrase, "itself", person)
    return Speaker(person.name, "name" if mention.is_full else "surname", person)


def _self_named(cast: Cast, source: Span, phrase: str) -> Speaker | None:
    """Take the name by which somebody is introduced: "a fighter who gave his name as Taras"."""
    if phrase[0] not in _OPENS_UNNAMED:
        return None
    given = _GAVE_NAME.match(cast.text, source[1]) or _IS_NAMED.search(phrase)
    if given is None or not is_person(head_of(phrase)[0].lower()):
        return None
    name = given.group(1)
    person = cast.people.get(name) or Person(name, tuple(name.split()))
    return Speaker(person.name, "name", person)


def _mention_in(cast: Cast, source: Span) -> Mention | None:
    """Find the name that a source is about: not one that belongs to another word."""
    at = cast.mention_from(source[0])
    while at < len(cast.mentions) and cast.mentions[at].end <= source[1]:
        mention = cast.mentions[at]
        at += 1
        before = _OWNER.split(cast.text[source[0] : mention.name.title_start].lower())[-1].split()
        is_part = not _BELONGS.isdisjoint(before[before[:1] == ["including"] :]) and not (
            _is_field(cast, source, mention) or _is_of_body(cast, source, mention)
        )
        if (mention.name.is_owner and mention.end < source[1]) or is_part:
            continue
        behind = cast.text[mention.end : source[1]]
        if _AFTER_NAME.match(behind) or _is_role(behind):
            return mention
    return None


def _is_role(behind: str) -> bool:
    """Tell a role right after a name: "Alan Marsh deputy director of the zoo"."""
    found = _ROLE_AFTER.match(behind)
    return found is not None and is_person(found.group(1).split()[-1])


def _is_of_body(cast: Cast, source: Span, mention: Mention) -> bool:
    """Tell a name after a body, not of it: "Bureau of Rain agent Ann Lee", "Elm Bank Ann Lee"."""
    start = mention.name.title_start
    before = cast.text[source[0] : start]
    head, *_ = head_of(before)
    word = before.split()[-1]
    is_role = is_person(word) or is_doer(word)
    if word[0].islower() and is_person(head.lower()) and not TITLES.isdisjoint(mention.name.titles):
        return not is_role and word not in STOPS and word not in {"the", "a"}
    if word in {"of", "for"} and head[0].isupper() and head.lower() in BODIES - DOCUMENTS:
        first, *others = mention.name.titles or ("",)
        return not is_title(first) and not TITLES.isdisjoint(others)  # "Chamber of Trade Chair"
    if word[0].islower():
        is_someone = is_person(head.lower()) or is_people(head.lower())
        return is_role and head[0].isupper() and not is_someone
    if head[0].isupper() and head.lower() in BODIES - DOCUMENTS and mention.name.titles:
        return True
    bodies = cast.names_in(source[0], start)
    return bool(bodies) and bodies[-1].end == start - 1


def _is_field(cast: Cast, source: Span, mention: Mention) -> bool:
    """Tell whether "and" joins what an office is for: "Trade and Labour Minister Bo Lee"."""
    before = cast.text[source[0] : mention.name.title_start]
    words = before.split()
    left, joined, right = before.rpartition(" and ")
    if joined and right.count(" ") > 1 and words[-1] in _OFFICES_OF_FIELDS:
        return True  # "Work and pensions secretary Bo Lee"
    one = head_of(left)[0].lower()
    if joined and (is_person(one) or is_doer(one)) and right.split()[-1:]:
        role = right.split()[-1].lower()
        return is_person(role) and right.split()[0].lower() not in _DETERMINERS
    return (
        before.endswith(" and ")
        and all(word[0].isupper() or word in {"and", "of"} for word in words)
        and cast.mention_from(source[0]) == cast.mention_from(mention.start)
        and (is_office(words[-2]) or not TITLES.issuperset(mention.name.titles[:1]))
    )


def _apposed(cast: Cast, source: Span) -> Mention | None:
    """Find the name after an unnamed person: "A spokesman for Northgate, Jon Abara, said"."""
    start = apposed_at(cast.text, source)
    if start is None:
        return None
    at = cast.mention_from(start)
    if at < len(cast.mentions):
        mention = cast.mentions[at]
        is_told = mention.is_full or bool(mention.name.titles)
        if mention.name.title_start == start and is_told and not mention.name.is_owner:
            return mention
    return None


# Bodies


def _behind_body(bodies: Bodies, source: Span, phrase: str) -> Speaker | None:
    """Take the organisation that a source names: "the broadcaster NTV", "EFFS"."""
    named = bodies.last_before(source[1])
    if named is None or named.end < source[1] - _after_body(phrase, named, source):
        return None
    words = phrase[: max(0, named.start - source[0])].lower().split()
    is_described = _DESCRIBED.fullmatch(phrase, 0, max(0, named.start - source[0]))
    if not words or words == ["the"] or is_body_noun(words[-1]) or is_described:
        if len(words) > 1:
            named.body.is_certain = True
        rule = "acronym" if named.rule == "acronym" else "name"
        return Speaker(named.body.name, rule, named=named)
    return None


def is_body_noun(word: str) -> bool:
    """Tell whether a noun may come before a body's name: "the Telegram channel X"."""
    return word in BODIES or is_any_body(word)


def _after_body(phrase: str, named: Named, source: Span) -> int:
    """Give the length of a bracket that follows a name: "Ferry Service (EFFS)"."""
    rest = phrase[max(0, named.end - source[0]) :]
    return len(rest) if rest.startswith((" (", ")")) or not rest else 0


def _behind_kind(bodies: Bodies, source: Span, phrase: str, last: Turn | None) -> Speaker | None:
    """Take the body that "the company" means: the one that fits, or the speaker before."""
    words = phrase.lower().split()
    if words[0] != "the" or not 1 < len(words) <= _KIND_WORDS:
        return None
    described = bodies.described(" ".join(words[1:]), source[0])
    if described:
        return Speaker(described.body.name, "role", named=described)
    if len(words) != 2 or words[1] in _NO_BODIES:
        return None
    fitting = bodies.called(words[1], source[0])
    if len(fitting) == 1:
        return Speaker(fitting[0].body.name, "role", named=fitting[0])
    spoken = last.speaker.named if last else None
    if spoken is None:
        only = bodies.only_before(source[0])
        is_meant = only is not None and not fitting and is_any_company(words[1])
        return Speaker(only.body.name, "role", named=only) if only and is_meant else None
    if is_called(spoken.body, words[1]) or (not fitting and is_any_company(words[1])):
        spoken.body.is_certain = True
        return Speaker(spoken.body.name, "role", named=spoken)
    return None


def _behind_phrase(
    text: str, source: Span, phrases: dict[str, dict[str, Span]], last: Turn | None
) -> Speaker | None:
    """Take the longer phrase by which the same source was called before: "the committee"."""
    phrase = text[slice(*source)]
    head, before, after = head_of(phrase)
    known = phrases.setdefault(head.lower(), {})
    if [word.lower() for word in before] != ["the"] or after:
        is_bare = [word.lower() for word in before] in ([], ["a"], ["an"])
        if (after or not is_bare) and " and " not in phrase:
            known.setdefault(phrase.lower(), source)
        return None
    just = text[slice(*last.source)].lower() if last else ""
    if len(known) != 1 and just not in known:
        return None
    span = known[just] if just in known else next(iter(known.values()))
    return Speaker(text[slice(*span)], "role", phrase=span)


# Offices


def _behind_role(cast: Cast, phrase: str) -> Speaker:
    """Find the one person who holds the office: "the Governor", "the head of the region"."""
    holders = cast.holders_of(phrase)
    if not holders:
        return Speaker(phrase, "itself")
    if len(holders) > 1:
        return UNRESOLVED
    return Speaker(holders[0].name, "role", holders[0])
