"""The noun phrase behind a number: where it starts, its head, where it ends.

Two lists end a phrase. Hard ends (function words, verbs) end it wherever they come;
soft ones (adverbs, "old", "left") only where no plural follows close behind.
"""

import re
from typing import NamedTuple

from onrecord.quantities.plurals import is_plural
from onrecord.quantities.starts import SPACE, TENS, UNITS
from onrecord.vocabulary import table

_NOUNS = table("nouns")
_STATES = frozenset(_NOUNS["states"]["words"])
_HARD = frozenset(_NOUNS["hard_ends"]["words"])
_SOFT = frozenset(_NOUNS["soft_ends"]["words"])
_OBJECTS = frozenset(_NOUNS["objects"]["words"])
_LY_NOUNS = frozenset(_NOUNS["ly_nouns"]["words"])
_MOST_WORDS = 7
_ABBREVIATIONS = frozenset({"US", "IT", "IS", "WHO"})  # never the function words us, it …
_BEHIND_SOFT = 5  # words within which a plural must follow a soft end

_WORD = re.compile(
    r"""[ \u00a0\u202f‑-]{1,2}(?P<open>["“‘'«]?)(?P<word>
        (?:[A-Z]\.){2,5}(?=[ ][A-Za-z])            # U.S. surgeons
      | number[ \u00a0\u202f]one(?=[ \u00a0\u202f])
      | [A-Z][a-z-]{1,20}[ ][0-9]{1,3}s?(?![\w%-]|[.,][0-9])  # Model 3 sedans
      | [A-Za-z](?:[A-Za-z0-9]|[’'&/-](?=[A-Za-z0-9])){0,38}
    )(?!\w)""",
    re.X,
)
_JOINT = re.compile(r"-?(?P<comma>,(?=[ ][\w“\"'‘]))?(?:[ ](?P<word>and|or|to)(?=[ ][\w“\"'‘]))?")
_MARKS = {"": "", '"': '"', "“": "”", "‘": "’", "'": "'’", "«": "»"}
_OF_THE = re.compile(
    rf"{SPACE}of{SPACE}(?:"
    rf"(?:(?:the|its|their|his|her|our|my|these|those){SPACE})?(?:[\w.-]{{1,20}}{SPACE}){{0,3}}?"
    rf"[\w.-]{{1,20}}(?:[’']s|s[’'])(?={SPACE})"
    rf"|(?:the|its|their|his|her|our|my|your|these|those)(?={SPACE}))"
)

_PLACES_IN_S: dict[str, list[str]] = {}  # "United States", by its last word
for _entry in table("currencies_cldr").values():
    for _name in [*_entry["countries"], *_entry["cities"]]:
        if is_plural(_name.split()[-1]):
            _PLACES_IN_S.setdefault(_name.split()[-1], []).append(_name)

_PARTICIPLE = re.compile(r"[a-z’'-]*[aeiouy][a-z’'-]*(?:ed|ing)")  # no "bed", no "thing"
_ENDS_SENTENCE = re.compile(rf"[.!?](?:\s|$)|{SPACE}[$€£]?[0-9]")
_OPENERS = frozenset({"The", "A", "An", "Its", "Their", "His", "Her", "Our", "My", "This", "That"})
_ADJECTIVES = ("ical", "inal", "onal", "ental", "ous", "less", "able", "ible", "ful")

Phrase = tuple[int, int, int]
"""A noun phrase: its start, the start of its head noun, the end of both."""


class _Word(NamedTuple):
    start: int
    end: int
    behind: int  # where the next word is looked for: a closing mark belongs to the word
    soft: bool


def counted_phrase(
    text: str, at: int, *, many: bool, verb_may_follow: bool = False
) -> Phrase | None:
    """Find the noun phrase a number counts.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number ends, in characters.
    many : bool
        Whether the number calls for a plural.
    verb_may_follow : bool
        Whether a word in s behind the plural is a verb: "one in five patients needs".

    Returns
    -------
    Phrase or None
        Start of the phrase, start of its head noun, end of both.

    Examples
    --------
    >>> text = "500 young, mostly local painters in town"
    >>> start, head, end = counted_phrase(text, 3, many=True)
    >>> text[start:end], text[head:end]
    ('young, mostly local painters', 'painters')
    """
    words: list[_Word] = []
    end, soft_at, kept = at, None, None
    while len(words) < _MOST_WORDS:
        word = _next_word(text, end)
        if word is None:
            joint = _joint(text, end, words) if many else None
            if joint is None:
                break
            kept = len(words) if kept is None else kept
            word = joint
        words.append(word)
        end = word.behind
        if word.soft and soft_at is None:
            soft_at = len(words) - 1
        if soft_at is not None and len(words) - soft_at > _BEHIND_SOFT:
            break
        if many and is_plural(text[word.start : word.end]) and not _is_no_head(text, word):
            closed = word.behind > word.end  # by a quotation mark
            if verb_may_follow or closed or not _plural_follows(text, end):
                return _start(text, words), word.start, word.end
    state = _state(text, words) if many else None
    if state:
        return state
    firm = words[: kept if soft_at is None else min(soft_at, kept or soft_at)]
    return _without_plural(text, firm if many else words[:kept], many=many)


def _next_word(text: str, at: int) -> _Word | None:
    """Read the next word of a phrase, None where it ends."""
    match = _WORD.match(text, at)
    if not match:
        return None
    written = match["word"]
    if ends_phrase(written):
        return None
    start, end = match.span("word")
    closing = text[end : end + 1]
    closes = closing in '"”»' or (closing in "’'" and match["open"] in ("'", "‘") and match["open"])
    behind = end + 1 if closing and closes else end
    return _Word(start, end, behind, _is_soft(written))


def ends_phrase(word: str) -> bool:
    """Tell whether a word ends a noun phrase wherever it comes.

    Examples
    --------
    >>> ends_phrase("with"), ends_phrase("us"), ends_phrase("US"), ends_phrase("old")
    (True, True, False, False)
    """
    return word.lower() in _HARD and word not in _ABBREVIATIONS


def may_be_noun(word: str) -> bool:
    """Tell whether a word may go on with a phrase in which a measure is an attribute.

    Examples
    --------
    >>> may_be_noun("lake"), may_be_noun("tall"), may_be_noun("from")
    (True, False, False)
    """
    return not (ends_phrase(word) or _is_soft(word))


def _is_soft(word: str) -> bool:
    lower = word.lower()
    return lower in _SOFT or (lower.endswith("ly") and lower not in _LY_NOUNS and "-" not in lower)


def _joint(text: str, at: int, words: list[_Word]) -> _Word | None:
    """Read the modifier behind a comma, "and" or "or": "French and Dutch tourists"."""
    joint = _JOINT.match(text, at) if words else None
    if not joint or joint.end() == at or not (joint["comma"] or joint["word"]):
        return None
    word = _next_word(text, joint.end())
    if word is None or is_plural(text[word.start : word.end]):
        return None
    alike = text[words[-1].start].isupper() == text[word.start].isupper()
    return word if alike and text[joint.end()] == " " else None


def _is_no_head(text: str, word: _Word) -> bool:
    """Tell "left shoes" and "United States jets" from "shoes" and "states"."""
    if word.soft:
        return True
    if not text[word.start].isupper() or text[word.end : word.end + 1] != " ":
        return False
    place = any(
        text.endswith(name, 0, word.end)
        for name in _PLACES_IN_S.get(text[word.start : word.end], ())
    )
    return place and text[word.end + 1 : word.end + 2].isalpha()


def _plural_follows(text: str, end: int) -> bool:
    """Tell "sales jobs" and "sports cars" from a noun with its verb."""
    following = _next_word(text, end)
    if following is None or following.soft or text[end] == "-" or text[end + 1] in _MARKS:
        return False
    if not is_plural(text[following.start : following.end]):
        return False
    return not object_follows(text, following.behind)


def _start(text: str, words: list[_Word]) -> int:
    """Take in the mark that opens before the first word and closes within the phrase."""
    first, last = words[0], words[-1]
    opening = text[first.start - 1]
    closing = _MARKS.get(opening, "")
    within = text[first.end : last.start]
    return first.start - 1 if closing and any(mark in within for mark in closing) else first.start


def _state(text: str, words: list[_Word]) -> Phrase | None:
    """Take "12 dead", "108 already dead" and "30 feared dead" by what is said of them."""
    for word in words[:2]:
        written = text[word.start : word.end].lower()
        if written in _STATES:
            return word.start, word.start, word.end
        if not (word.soft or written.endswith("ed")):
            return None
    return None


def _without_plural(text: str, words: list[_Word], *, many: bool) -> Phrase | None:
    """Take "one small step" up to its last word."""
    while words and words[-1].soft:
        words = words[:-1]
    if not words or many:
        return None
    last = 0
    first = text[words[0].start : words[0].end]
    if first.endswith(("'s", "’s")) and not is_plural(first[:-2]):  # "one man's choice"
        return words[0].start, words[0].start, words[0].end - 2
    for i, word in enumerate(words[1:3], 1):
        written = text[word.start : word.end]
        verb = written.endswith("s") and not written.endswith(("ss", "us"))  # "one patient says"
        described = text[words[last].start : words[last].end].endswith(_ADJECTIVES)
        participle = _PARTICIPLE.fullmatch(written) and not described
        if not word.soft and (verb or participle):
            break
        last = i
    return words[0].start, words[last].start, words[last].end


def part_of(text: str, at: int) -> Phrase | None:
    """Find the plural of "three of the club's founders", "24 of its biggest shops".

    Examples
    --------
    >>> text = "Three of the club's founders"
    >>> start, head, end = part_of(text, 5)
    >>> text[start:end]
    'founders'
    """
    of = _OF_THE.match(text, at)
    if not of:
        return None
    found = counted_phrase(text, of.end(), many=True)
    return found if found and is_plural(text[found[1] : found[2]]) else None


def is_participle(word: str) -> bool:
    """Tell "wounded" from "bed", "seed" and "shed".

    Examples
    --------
    >>> [is_participle(word) for word in ("wounded", "bed", "seed", "shed")]
    [True, False, False, False]
    """
    ends = word.endswith("ed") and word[-3:] != "eed"
    return ends and _PARTICIPLE.fullmatch(word) is not None


def opens_clause(words: list[str]) -> bool:
    """Tell whether a determiner or an owner that opens a sentence is right before a number.

    Examples
    --------
    >>> opens_clause(["The"]), opens_clause(["Oslo's"]), opens_clause(["The", "zoo", "lent"])
    (True, True, False)
    """
    if not words or words[-1] in _OPENERS:
        return bool(words)
    is_owner = words[-1][0].isupper() or words[-2:-1] == ["The"]
    opens = len(words) == 1 or words[-2][-1] in ".!?" or words[-2] in _OPENERS
    return is_owner and opens and words[-1].endswith(("'s", "’s"))


def ends_in_verb(text: str, phrase: Phrase) -> bool:
    """Tell the verb of "8 lane bridge opens." from the noun of "8 lane bridges opened.".

    The phrase must be the subject that opens a sentence: then a verb has to follow it.

    Examples
    --------
    >>> ends_in_verb("8 lane bridge opens.", (2, 14, 19))
    True
    >>> ends_in_verb("8 city bus drivers left.", (2, 11, 18))
    False
    """
    start, head, end = phrase
    words = text[start:head].split()
    if len(words) < 2 or any(not w.isalpha() or not w.islower() or is_plural(w) for w in words):
        return False
    verb = text[head:end].endswith("s") and text[head:end].islower()
    behind = _WORD.match(text, end)
    counts = behind is not None and (behind["word"] in UNITS or behind["word"] in TENS)
    ends = _ENDS_SENTENCE.match(text, end) is not None
    return verb and (ends or counts or object_follows(text, end))


def object_follows(text: str, end: int) -> bool:
    """Tell whether the word in s that ends there is a verb: "half the troupe sings abroad".

    Examples
    --------
    >>> object_follows("half the troupe sings abroad", 21)
    True
    """
    behind = _WORD.match(text, end)
    return bool(behind and behind["word"].lower() in _OBJECTS)
