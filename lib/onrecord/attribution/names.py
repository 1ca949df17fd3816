"""Names in a text: words in capitals in a row, titles and possessives cut from them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.attribution.heads import BODIES, is_people, singular
from onrecord.attribution.name_words import (
    ALSO_SURNAMES,
    APPELLATIVES,
    DESCRIBES_FIRST,
    FIELDS,
    GIVEN_NAMES,
    NOT_PERSONS,
    OFFICE_WORDS,
    PERSONS,
    PLACES,
    QUALIFIERS,
    TITLES,
    describes,
    is_acronym,
    is_given,
    is_honour,
    is_opener,
    is_suffix,
    is_title,
    stands_before_names,
)

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_SHORT_TITLES: dict[str, str] = PERSONS["short_titles"]


def _stopped() -> str:
    """Write the words that keep their full stop as lookbehinds, one for each length."""
    by_length: dict[int, list[str]] = {}
    for word in PERSONS["stopped"].split():
        by_length.setdefault(len(word), []).append(word)
    return "|".join(rf"(?<=\b(?:{'|'.join(words)})\.)" for words in by_length.values())


_CAPITAL = r"[^\W\d_a-z]"
# The search runs over small letters by a bitmap, and no slower to other capitals: -0.3 passes.
_FIRST = rf"[A-Z\u00aa-\u1fff\u2070-\U0010ffff](?<={_CAPITAL})"
_REST = rf"(?:\.(?:[A-Z]\.){{0,3}}(?:[A-Z]\b)?|[\w’'-]{{0,30}}(?:\.(?:{_stopped()}))?)"
_PARTICLES = "(?:(?:de|da|dela|di|du|van|von|der|den|al|bin|ibn|el|la|le|ter) ){0,2}"
_GLUED = "(?:d[aeiu]|v[ao]n|l[ae]|ter|(?:a[ldnrs]|ash|e[ln]|ul)-)?"  # "Marius duPreez", "al-Din"
_NICKNAME = r"(?: [“\"‘][A-Z][\w’-]{1,15}[”\"’](?= [^\W\d_]))?"
_MORE = rf"{_NICKNAME}[ \u00a0]{_PARTICLES}{_GLUED}{_CAPITAL}{_REST}"
_CAPITALISED = re.compile(rf"{_FIRST}{_REST}(?:{_MORE}){{0,11}}")
_POSSESSIVE = re.compile(r"(?:(?<=[sS])['’]|['’]s)$")
_POSSESSIVE_ENDS = frozenset("sS’'")
_OFFICES = "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in PERSONS["offices_of_fields"].split())
_OFFICE_OF = re.compile(
    rf"\b((?:[A-Z][\w.’-]{{0,20}} ){{0,4}}(?:{_OFFICES})) (?:(?:of|for|to) (?:the )?"
    r"(?:[A-Z][\w’'-]{0,30}(?:, | and |, and | & | )){0,6}){1,2}$"
)
_BEFORE_FIELDS = frozenset(["of ", "to ", "or ", "he ", "nd ", "'s ", "’s "])
_APOSTROPHES = frozenset("’'")
_TRADES = frozenset(PERSONS["surnames_of_trades"].split())  # "Farmer Dag Ness" opens a sentence
_OFFICE_REACH = 80  # characters
_OWNERS = frozenset(PERSONS["owners_in_names"].split())
_KNOWN = 8192  # runs remembered: every other one in a large corpus is among them
_FEWEST = 4  # words of a body and a person
_MANY = 5  # words, more than a name has after a trade


class Name(NamedTuple):
    """Words in capitals in a row, split into titles and name.

    Attributes
    ----------
    start, end : int
        Span of the name, titles and a possessive left out.
    title_start : int
        Where the titles before it begin; ``start`` where there are none.
    titles : tuple of str
        The words before the name in lower case, without stops.
    words : tuple of str
        The words of the name as written.
    is_owner : bool
        Whether a possessive follows.
    key : str
        The words of the name, one space between them.
    surname : str
        The last word, a suffix such as "Jr." left out.
    """

    start: int
    end: int
    title_start: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    is_owner: bool
    key: str
    surname: str

    def moved(self, by: int) -> "Name":
        """Give the name in a text that has some characters more before it."""
        start, end, title_start, titles, words, is_owner, key, surname = self
        return Name(start + by, end + by, title_start + by, titles, words, is_owner, key, surname)


def names(text: str) -> list[Name]:
    """Find every run of capitals that may be a name, in text order.

    Examples
    --------
    >>> [(name.titles, name.key) for name in names("Ohio Gov. Wanda Kroll met Dr. Ferris’s aide.")]
    [(('ohio', 'gov'), 'Wanda Kroll'), (('dr',), 'Ferris')]
    """
    found: list[Name] = []
    surnames: set[str] = set()
    for run in _CAPITALISED.finditer(text):
        word, start = run.group(), run.start()
        if " " in word or "\u00a0" in word:
            first, _, last = word.replace("\u00a0", " ").rpartition(" ")
            if " " not in first and not (_needs_care(first) or _needs_care(last)):
                key = f"{first} {last}"
                found.append(Name(start, run.end(), start, (), (first, last), False, key, last))
                continue
            before = _before(text, start, word)
            found += [name.moved(start - len(before)) for name in _in_run(before, word)]
            if is_opener(last) and found and _is_first_and_last(found[-1], last):
                surnames.add(last)
        elif word in surnames or not stands_before_names(word) or _is_also_surname(text, run, word):
            bare = _POSSESSIVE.sub("", word) if word[-1] in _POSSESSIVE_ENDS else word
            if bare and (bare == word or bare in surnames or not stands_before_names(bare)):
                end, is_owner = start + len(bare), bare != word
                found.append(Name(start, end, start, (), (bare,), is_owner, bare, bare))
    return list(map(_with_one_apostrophe, found)) if "’" in text and "'" in text else found


def _is_first_and_last(name: Name, word: str) -> bool:
    """Tell a name such as "Mike Read", whose last word may open a sentence as well."""
    return len(name.words) == 2 and name.words[1] == word and is_given(name.words[0])


def _is_also_surname(text: str, run: re.Match[str], word: str) -> bool:
    """Tell a title alone that is a surname too, without an article: "Dean said"."""
    if (
        word.lower() not in ALSO_SURNAMES
        or text[max(0, run.start() - 4) : run.start()].lower() == "the "
    ):
        return False
    return text[run.end() : run.end() + 1] in {" ", ",", ".", "’", "'"}


def _with_one_apostrophe(name: Name) -> Name:
    """Write the apostrophes of a name in one way, where a text writes them in two: "O'Neill"."""
    if "'" not in name.key:
        return name
    words = tuple(word.replace("'", "’") for word in name.words)
    surname = name.surname.replace("'", "’")
    return name._replace(words=words, key=" ".join(words), surname=surname)


@cache
def _needs_care(word: str) -> bool:
    """Tell whether a word of a run may be no part of the name, or ends it."""
    is_plain = word.isalpha() and word[0].isupper() and not is_honour(word)
    if word.lower() in APPELLATIVES:
        return True
    return not is_plain or stands_before_names(word) or is_suffix(word) or is_people(word.lower())


def _before(text: str, start: int, run: str) -> str:
    """Give what of the text before a run tells how to part it."""
    before = text[max(0, start - 4) : start]
    if run.count(" ") > 1 and (before[-3:] in _BEFORE_FIELDS or not _APOSTROPHES.isdisjoint(run)):
        return text[max(0, start - _OFFICE_REACH - 1) : start]
    is_inside = before[-1:] == " " and (before[-2:-1].isalnum() or before[-2:-1] in {",", ";", ")"})
    return before if before == " in " else ", " if is_inside else ""


@lru_cache(_KNOWN)
def _in_run(before: str, run: str) -> tuple[Name, ...]:
    """Part a run at its possessives, then each piece into titles and name."""
    text, begin = before + run, len(before)
    words = re.split(r"[ \u00a0]", run)
    found: list[Name] = []
    first, after = 0, begin
    for number, word in enumerate(words):
        after += len(word) + 1
        bare = _POSSESSIVE.sub("", word) if word[-1] in _POSSESSIVE_ENDS else word
        if bare != word and not _is_inside(words[first:number], bare, words[number + 1 :]):
            found += _name(text, [*words[first:number], bare], begin, is_owner=True)
            first, begin = number + 1, after
    if first < len(words):
        found += _name(text, words[first:], begin, is_owner=False)
    return tuple(found)


def _is_inside(before: list[str], bare: str, after: list[str]) -> bool:
    """Tell a possessive inside a body's name: "St. Anne's Hospital", "King's College"."""
    following = after[0].lower() if after else ""
    is_saint = len(before) > 0 and before[-1].rstrip(".").lower() in {"st", "saint"}
    is_told = is_saint or bare.lower() in _OWNERS
    return is_told and (following in BODIES or following in NOT_PERSONS)


def _name(text: str, piece: list[str], begin: int, *, is_owner: bool) -> list[Name]:
    """Part the words of a piece into what opens the sentence, titles and name."""
    if len(piece) < 3 and not any(map(_needs_care, piece)):  # as most are
        key = " ".join(piece)
        end = begin + len(key)
        return [Name(begin, end, begin, (), tuple(piece), is_owner, key, piece[-1])]
    first = _opens(text, piece, begin)
    if first == len(piece):
        return []
    start = _place(piece, begin, first)
    office = _office_of_field(text, len(piece) - first, start)
    at = 0 if office else _after_body(piece, first)
    if at:
        behind = _name(text, piece[at:], _place(piece, begin, at), is_owner=is_owner)
        return _name(text, piece[first:at], start, is_owner=False) + behind
    begins = _after_field if office else _after_titles
    name = begins(text, piece, first, start)
    kept = piece[name:]
    is_told = bool(kept) and (name > first or is_given(kept[0]))
    while is_told and len(kept) > 2 and is_honour(kept[-1]):
        kept = kept[:-1]
    if not kept or not kept[0]:
        return []
    before = piece[first:name]
    if office and (" ".join(before) in PLACES or is_given(kept[0])):
        before = [*office.group(1).split(" "), *before]
    titles = tuple([word.lower().rstrip(".") for word in before])
    if not titles and first and piece[first - 1].lower() == "the":
        titles = ("the",)
    surname = kept[-1]
    if is_suffix(surname):
        kept = [*kept[:-1], surname.rstrip(".")]
        surname = kept[-2] if len(kept) > 1 else kept[-1]
    key, start = " ".join(kept), _place(piece, begin, name)
    title_start = _office_begins(office) if office else _place(piece, begin, first)
    end = start + len(key)
    return [Name(start, end, title_start, titles, tuple(kept), is_owner, key, surname)]


def _place(piece: list[str], begin: int, at: int) -> int:
    """Give where a word of a piece begins in the text."""
    return begin + sum(map(len, piece[:at])) + at


def _after_body(piece: list[str], first: int) -> int:
    """Give where a person's name follows a body's: "Elm Rain Bureau Ian Marsh"; 0 if none does."""
    if len(piece) - first < _FEWEST:
        return 0
    for at in range(len(piece) - 2, first + 1, -1):
        if is_given(piece[at]) and piece[at - 1].lower() in BODIES:
            rest = [word.lower() for word in piece[at + 1 :]]
            return at if NOT_PERSONS.isdisjoint(rest) and BODIES.isdisjoint(rest) else 0
    return 0


def _opens(text: str, piece: list[str], begin: int) -> int:
    """Count the words that only open a sentence: "But", "When", "Says"; inside one, "The"."""
    before = text[max(0, begin - 2) : begin]
    if before[1:] == " " and (before[0].isalnum() or before[0] in ",;)"):
        return int(len(piece) > 1 and piece[0] == "The")
    first = 0
    while first < len(piece) - 1 and is_opener(piece[first]):
        first += 1
    if first == len(piece) - 1 and first and is_opener(piece[first]):
        return len(piece)
    return first


def _after_titles(text: str, piece: list[str], first: int, begin: int) -> int:
    """Give where the name begins: after the last title that is not its surname; 0 if none is."""
    last = len(piece)
    while last > first + 1 and (is_suffix(piece[last - 1]) or is_honour(piece[last - 1])):
        last -= 1
    found = first
    if last - first > 2 and is_given(piece[first + 1]):
        is_place = text[max(0, begin - 4) : begin] == " in " and not is_given(piece[first])
        if is_place or describes(piece[first]) or is_acronym(piece[first]):
            return first + 1
    is_appellative = last - first > 1 and piece[first].lower() in APPELLATIVES
    if is_appellative or (begin == 0 and _opens_with_trade(piece[first:last])):
        found = first + 1
    for at in range(first, last):
        if not _may_stand_before(piece[at]):
            continue
        small = piece[at].lower().rstrip(".")
        if _is_left_over(piece, at, last):
            found = at + 1
            continue
        if not is_title(small) or (at == first < last - 1 and small in GIVEN_NAMES):
            continue
        if small not in TITLES and not _is_somebody(piece[at + 1 : last]):
            continue
        may_be_name = small in ALSO_SURNAMES and at > first
        is_told = at + 2 < last and (is_given(piece[at + 1]) or not is_given(piece[first]))
        may_be_name = may_be_name and not is_told
        if (found == at and (at < last - 1 or not may_be_name)) or (
            at < last - 1 and not may_be_name
        ):
            found = at + 1
    return found


def _opens_with_trade(words: list[str]) -> bool:
    """Tell "Farmer Dag Ness", which opens a sentence, from "Hunter Marsh" and "Taylor Swift"."""
    first, *rest = words
    is_trade = len(rest) > 1 and first.lower() in _TRADES and not is_given(first)
    return is_trade and _is_somebody(rest)


def _is_left_over(piece: list[str], at: int, last: int) -> bool:
    """Tell a word left over before a name, not its title: "Six-year-old", "Ministers"."""
    if at + 1 == last or not _may_be_left_over(piece[at]):
        return False
    small = piece[at].lower()
    rest = piece[at + 1 : last]
    if small in FIELDS:
        return at > 0 and is_title(piece[at - 1].lower().rstrip("."))
    if DESCRIBES_FIRST.fullmatch(small):
        return True
    one, word = singular(small), rest[0]
    if not is_people(small) or not _is_somebody(rest) or is_opener(word):
        return False
    is_told = one.endswith(("man", "woman")) and len(rest) > 1
    is_told = is_told or one in TITLES - ALSO_SURNAMES or is_given(word)
    return is_told or _INITIALS.fullmatch(word) is not None


@cache
def _may_stand_before(word: str) -> bool:
    return is_title(word.lower().rstrip(".")) or _may_be_left_over(word)


@cache
def _may_be_left_over(word: str) -> bool:
    small = word.lower()
    is_told = small in FIELDS or is_people(small) or DESCRIBES_FIRST.fullmatch(small) is not None
    return is_told and small not in GIVEN_NAMES


def _is_somebody(rest: list[str]) -> bool:
    """Tell whether the words after a trade may be a name: "Skipper Ingvall", not "Fan Club"."""
    return 0 < len(rest) < _MANY and not any(
        word in NOT_PERSONS or word in BODIES or is_people(word) for word in map(str.lower, rest)
    )


def _office_of_field(text: str, words: int, begin: int) -> re.Match[str] | None:
    """Find the office whose field begins the run: "Secretary of Public Works Tom Okoro"."""
    if words < 3 or text[max(0, begin - 3) : begin] not in _BEFORE_FIELDS:
        return None
    return _OFFICE_OF.search(text, max(0, begin - _OFFICE_REACH), begin)


def _office_begins(office: re.Match[str]) -> int:
    """Give where an office begins, what opens the sentence left out: "When Secretary of"."""
    begin = office.start()
    for word in office.group(1).split(" ")[:-1]:
        if not is_opener(word):
            break
        begin += len(word) + 1
    return begin


def _after_field(text: str, piece: list[str], first: int, begin: int) -> int:
    """Give where the name begins after an office's field: at a given name, else two words."""
    titled = _after_titles(text, piece, first, begin)
    for size in (3, 2, 1):
        after = first + size
        if " ".join(piece[first:after]) in PLACES:
            return max(titled, after) if len(piece) - after > 1 else first
    given = (at for at in range(first + 1, len(piece) - 1) if piece[at].lower() in GIVEN_NAMES)
    at = next(given, len(piece) - 2)
    at -= len(piece[at - 1]) == len("M.") and at - 1 > first
    return titled if titled > first else at


def roles(words: tuple[str, ...]) -> set[str]:
    """Give the roles among some words in lower case, each with what qualifies it.

    Examples
    --------
    >>> sorted(roles(("the", "former", "governor")))
    ['former governor']
    """
    found = set()
    for at, word in enumerate(words):
        if word in OFFICE_WORDS or ("-" in word and is_title(word)):
            qualifier = words[at - 1] if at and words[at - 1] in QUALIFIERS else ""
            found.add(f"{qualifier} {_SHORT_TITLES.get(word, word)}".strip())
    if "prime" in words and "minister" in found:
        found.add("prime minister")
    return found
