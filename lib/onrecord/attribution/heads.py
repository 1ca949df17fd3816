"""What a source's head noun says: a person, people, a body or a document."""

import re
from functools import cache, lru_cache

from onrecord.vocabulary import table
from onrecord.vocabulary import words as vocabulary

SOURCES = table("sources")
BODIES = frozenset((SOURCES["bodies"] + SOURCES["media"]).split())
PEOPLE = frozenset(SOURCES["people"].split()) | vocabulary("roles")
_ENDINGS = tuple(SOURCES["people_endings"].split())
_DOERS = tuple(SOURCES["doer_endings"].split())
_NOT_PEOPLE = frozenset(SOURCES["not_people"].split())
CROWDS = frozenset(SOURCES["crowds"].split())
AMOUNTS = frozenset(SOURCES["amounts"].split())
SEVERAL = frozenset(SOURCES["several"].split())
SINGLE = frozenset(SOURCES["single"].split())
DOCUMENTS = frozenset(SOURCES["documents"].split())
_THINGS = BODIES | DOCUMENTS
_NO_DOERS = _THINGS | _NOT_PEOPLE
_KNOWN = 1024  # phrases remembered: each is asked for two or three times in its text
_HEAD_ENDS = frozenset(SOURCES["head_ends"].split())
_AFTER_PARTICIPLES = _HEAD_ENDS | {"the", "a", "an", "his", "her", "their"}
_IRREGULAR: dict[str, str] = SOURCES["irregular"]
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing|wn|en)$")
_STANDS_BEHIND = re.compile(r"[a-z-]+ed|familiar|close|privy|aware|alike|present|here|there")
_AFTER_ADJECTIVES = frozenset(["to", "with", "of"])  # "two people close to"
_PEOPLES = re.compile(
    r"(?:[A-Z]\w+(?:crats|icans|ians|ists|ories|ourites|ives|[ceginox]ans|[nlt]ese)"
    r"|Arabs|Jews|Greeks|Uzbeks|Germans|Romans)$"
)
_WORDS = re.compile(r"[^\W_][\w’'.&-]*|[,;()]")


@cache
def singular(word: str) -> str:
    """Give the singular of a noun in lower case.

    Examples
    --------
    >>> singular("allies"), singular("policewomen"), singular("coaches"), singular("porter")
    ('ally', 'policewoman', 'coach', 'porter')
    """
    for plural, one in _IRREGULAR.items():
        if word.endswith(plural):
            return word[: -len(plural)] + one
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def is_person(word: str) -> bool:
    """Tell whether a noun in the singular, in lower case, is one person.

    Examples
    --------
    >>> is_person("porter"), is_person("vice-chairwoman"), is_person("porters")
    (True, True, False)
    """
    last = word.rpartition("-")[2]
    return {word, last}.isdisjoint(_NO_DOERS) and (
        word in PEOPLE or last in PEOPLE or (len(word) > 5 and word.endswith(_ENDINGS))
    )


@cache
def is_people(word: str) -> bool:
    """Tell whether a noun in the plural is people.

    Examples
    --------
    >>> is_people("porters"), is_people("porter"), is_people("boats")
    (True, False, False)
    """
    one = singular(word)
    return word in CROWDS or (one != word and is_person(one))


@cache
def is_doer(word: str) -> bool:
    """Tell whether a noun that says something is one who does something: "announcer".

    Examples
    --------
    >>> is_doer("announcer"), is_doer("banner"), is_doer("agent"), is_doer("shipment")
    (True, False, True, False)
    """
    last = word.rpartition("-")[2]
    is_made = last.endswith(_DOERS) and not last.endswith("ment")
    return len(last) > 4 and is_made and last not in _NO_DOERS


def is_peoples_name(word: str) -> bool:
    """Tell whether a capitalised word is a people or a party's members: "Democrats".

    Examples
    --------
    >>> is_peoples_name("Democrats"), is_peoples_name("Paris")
    (True, False)
    """
    return _PEOPLES.match(word) is not None


@cache
def is_noun(word: str) -> bool:
    """Tell whether a word is one of the nouns that sources are called by.

    Examples
    --------
    >>> is_noun("complaint"), is_noun("newly")
    (True, False)
    """
    one = singular(word)
    return not {word, one}.isdisjoint(_THINGS) or is_person(one)


@lru_cache(_KNOWN)
def head_of(phrase: str) -> tuple[str, list[str], list[str]]:
    """Part a noun phrase at its head: the head, the words before it and those after.

    The lists are shared: what asks for a phrase again gets the same.

    Examples
    --------
    >>> head_of("A study released on Friday by the club")
    ('study', ['A'], ['released', 'on', 'Friday', 'by', 'the', 'club'])
    """
    words = _WORDS.findall(phrase)
    end = 1
    while end < len(words) and not _ends_head(words, end):
        end += 1
    end = min(end, len(words))
    is_last = end == len(words) or words[end] in _AFTER_ADJECTIVES
    if end > 1 and is_last and _STANDS_BEHIND.fullmatch(words[end - 1]):
        end -= is_noun(words[end - 2].lower())
    head = words[end - 1] if words else ""
    return head, words[: end - 1], words[end:]


def _ends_head(words: list[str], at: int) -> bool:
    word = words[at].lower()
    if word in _HEAD_ENDS or word in {",", "("}:
        return True
    if word.endswith("ing") and at + 1 < len(words) and words[at + 1][0].isupper():
        return words[at].islower() and is_noun(words[at - 1].lower())
    return (
        _PARTICIPLE.match(word) is not None
        and words[at].islower()
        and at + 1 < len(words)
        and words[at + 1].lower() in _AFTER_PARTICIPLES
    )
