"""Which names in a document are one organisation's: short names, initials, "X (Y)"."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.attribution.heads import BODIES, DOCUMENTS, SOURCES
from onrecord.attribution.name_words import NOT_PERSONS
from onrecord.segments import Span

KINDS = {head: frozenset(words.split()) for head, words in SOURCES["kinds_of_body"].items()}
HEADS = BODIES.union(*KINDS.values()) - {"city", "united", "sa", "co", "air", "aid"}
_COMMON = NOT_PERSONS | HEADS
_SORTS = HEADS | DOCUMENTS | frozenset(SOURCES["named_documents"].split())
_LEGAL_FORMS = frozenset(SOURCES["legal_forms"].split())
_SHELLS = frozenset(SOURCES["shells_of_bodies"].split()) | _LEGAL_FORMS
_BRACKETED = re.compile(r"[”’\"]? \([“‘\"]?(?:the )?([A-Z][A-Za-z&-]{1,9})[”’\"]?\)")
_DECLARED = re.compile(
    r",? \(?(?:(?:also|formerly|previously|better|then|hereinafter) (?:known as|called|named)"
    r"|formerly|now known as) (?:the )?[“‘\"]?$"
)
_MINOR = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "at", "to"])
_NAMESAKES = 8
_SHORTEST = 2  # letters of an acronym that no text explains, and more


@dataclass(slots=True, eq=False)
class Body:
    """A named organisation.

    Attributes
    ----------
    name : str
        Its longest name in the document.
    words : frozenset of str
        The words of that name in lower case, without "of", "the" and the like.
    is_certain : bool
        Whether its name tells that it is an organisation: by a word such as "Ltd" or
        "Ministry", by "the" before it, or because it is an acronym.
    """

    name: str
    words: frozenset[str]
    is_certain: bool


@cache
def is_acronym(words: tuple[str, ...]) -> bool:
    """Tell words all in capitals.

    Examples
    --------
    >>> is_acronym(("NATO",)), is_acronym(("NATO", "Council"))
    (True, False)
    """
    return all(len(word) > 1 and word.isupper() and word.isalpha() for word in words)


@cache
def key_words(name: str) -> frozenset[str]:
    """Give the words of a name that count, in lower case.

    Examples
    --------
    >>> sorted(key_words("the Ministry of Health"))
    ['health', 'ministry']
    """
    words = re.findall(r"[^\W_][\w’'&-]*", name.lower())
    return frozenset(word for word in words if word not in _MINOR)


@cache
def initials(name: str) -> tuple[str, str]:
    """Give the first letters of a name, without and with those of "of", "and" and the like.

    Examples
    --------
    >>> initials("Ministry of Trade")
    ('mt', 'mot')
    """
    words = re.findall(r"[^\W_][\w’']*", name.lower())
    return "".join(w[0] for w in words if w not in _MINOR), "".join(w[0] for w in words)


def may_shorten(name: str, longer: str) -> bool:
    """Tell whether a name may be short for a longer one that has all its words.

    Not where they name different sorts of things, a company in full, or one of two joined.

    Examples
    --------
    >>> may_shorten("Elm Bank", "Elm Bank Workers’ Union"), may_shorten("Elm", "Elm Foods Ltd")
    (False, True)
    >>> may_shorten("Elm Foods PLC", "Elm Hotel Foods PLC"), may_shorten("Oak TV", "EBC and Oak TV")
    (False, False)
    """
    words, others = name.lower().split(" "), longer.lower().split(" ")
    if words[-1].rstrip(".") in _LEGAL_FORMS:
        return False
    if any(
        others[at] in {"and", "&"} and others[at + 1] in words and others[at - 1] not in words
        for at in range(1, len(others) - 1)
    ):
        return False
    sort, other = _sort(tuple(words)), _sort(tuple(others))
    return other in _SHELLS or sort == other or not {sort, other} <= _SORTS


@cache
def _sort(words: tuple[str, ...]) -> str:
    """Give the word that tells what a name is of: of "Elm Bank of Trade Ltd" "bank"."""
    end = next((at for at, word in enumerate(words) if at and word in {"of", "for"}), len(words))
    while end > 1 and words[end - 1].rstrip(".") in _LEGAL_FORMS:
        end -= 1
    return words[end - 1]


class Register:
    """The organisations of a document by their names, in the making.

    Examples
    --------
    >>> text = "The National Lakes Authority is shut. The NLA said no."
    >>> register = Register(text)
    >>> register.learn((4, 28), is_certain=True)
    >>> register.learn((42, 45), is_certain=True)
    >>> register.whose("NLA")[0].name
    'National Lakes Authority'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_key: dict[str, tuple[Body, str]] = {}
        self.by_word: dict[str, list[Body]] = {}
        self.by_initials: dict[str, list[Body]] = {}

    def learn(self, span: Span, *, is_certain: bool) -> None:
        """Take up a name, longer ones first: as a new body or a short form of one."""
        name = self.text[slice(*span)]
        if name in self.by_key:
            self.by_key[name][0].is_certain |= is_certain
            return
        words = key_words(name)
        longer = self._longer(words, name)
        if longer:
            self.by_key[name] = longer, "short form"
            return
        spelled = self.by_initials.get(name.lower(), []) if is_acronym((name,)) else []
        if len(name) > _SHORTEST and len(spelled) == 1:
            self.by_key[name] = spelled[0], "acronym"
            return
        body = Body(name, words, is_certain)
        self.by_key[name] = body, "name"
        for letters in set(initials(name)):
            self.by_initials.setdefault(letters, []).append(body)
        for word in words:
            known = self.by_word.setdefault(word, [])
            if len(known) < _NAMESAKES:
                known.append(body)

    def _longer(self, words: frozenset[str], name: str) -> Body | None:
        """Find the one longer name that has all the words, a proper one among them."""
        if len(words) == 1:
            return None if name.isupper() else self._company(*words)
        fewest = min((self.by_word.get(word, []) for word in words), key=len, default=[])
        fitting = [one for one in fewest if words <= one.words and may_shorten(name, one.name)]
        if len(fitting) != 1 or not any(map(self._is_proper, words)):
            return None
        return fitting[0]

    def _company(self, word: str) -> Body | None:
        """Find the one company that a name of one word begins: "Moran", for "Moran Foods Ltd"."""
        known = self.by_word.get(word, [])
        fitting = [one for one in known if one.name.split(" ")[0].lower() == word]
        is_one = len(fitting) == 1 and not fitting[0].words.isdisjoint(KINDS["company"])
        if len(known) == 1 and known[0].is_certain and known[0].words.isdisjoint(HEADS):
            fitting, is_one = known, True  # called a company: "building group James Hardie"
        return fitting[0] if is_one and self._is_proper(word) else None

    def _is_proper(self, word: str) -> bool:
        return word not in _COMMON and f" {word}" not in self.text

    def declare(self, spans: list[Span]) -> None:
        """Join names that the text itself says are one: "X (Y)", "X, also known as Y"."""
        for (begin, end), (start, other_end) in zip(spans, [*spans[1:], (-1, -1)], strict=False):
            first = self.by_key[self.text[begin:end]][0]
            bracket = _BRACKETED.match(self.text, end)
            if bracket and bracket.group(1).lower().replace("&", "") in initials(first.name):
                self.by_key[bracket.group(1)] = first, "acronym"
            elif 0 < start - end < 40 and _DECLARED.fullmatch(self.text, end, start):
                self.by_key[self.text[start:other_end]] = first, "declared"

    def whose(self, name: str) -> tuple[Body, str]:
        """Give the organisation that a name is of, and by which rule it is told."""
        return self.by_key[name]
