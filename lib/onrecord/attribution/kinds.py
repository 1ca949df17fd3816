"""What kind of source a phrase or a name is, by its words alone."""

import re

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
    PLACES,
    TITLES,
)
from onrecord.attribution.persons import is_office, may_be_person

_NEWSPAPERS = frozenset(SOURCES["kinds_of_body"]["newspaper"].split())
NAMED_DOCUMENTS = frozenset(SOURCES["named_documents"].split())
"""What a name may end with that is a document's."""

_SITE = re.compile(r"[\w-]+\.[a-z]{2,4}")
_BODIES_TAKEN_TOGETHER = frozenset(["group", "team", "panel", "delegation"])


def kind_of_name(name: str, titled: set[str]) -> str:
    """Tell what a name without a telling word is: a person after "Mr", else unclear.

    >>> kind_of_name("Ann Lee", set()), kind_of_name("Loomware", set())
    ('person', 'unclear')
    """
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
    if small in NAMED_DOCUMENTS and titles:
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
