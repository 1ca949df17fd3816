"""Qualifiers and directions: the words around a figure that say how it is meant."""

import re
from typing import NamedTuple

from onrecord.inflection import forms
from onrecord.vocabulary import table

_QUALIFIERS = table("qualifiers")
_BEFORE = {phrase: name for name, said in _QUALIFIERS["before"].items() for phrase in said}
_BEHIND = {phrase: name for name, said in _QUALIFIERS["behind"].items() for phrase in said}
_SYMBOLS: dict[str, str] = _QUALIFIERS["symbols"]
_FILLERS = frozenset(_QUALIFIERS["fillers"]["words"])
_ENDING: dict[str, list[list[str]]] = {}  # the phrases by their last word, the longest first
for _words in sorted(map(str.split, _BEFORE), key=len, reverse=True):
    _ENDING.setdefault(_words[-1], []).append(_words)

_VERBS = table("changes")
_WAYS = ("up", "down")
_OTHERS, _PASTS = _VERBS["other_verbs"], _VERBS["irregular"]
_CHANGES = {
    form: way
    for way in _WAYS
    for form in [
        *forms(_VERBS[way]["levin"] + _VERBS[way]["seen"], _PASTS),
        *_VERBS[way]["adverbs"],
    ]
}
CHANGE_VERBS = frozenset(_CHANGES) - {"up", "down", "higher", "lower"}
_ONLY_BY = frozenset(form for way in _WAYS for form in forms(_VERBS[way]["only_by"], _PASTS))
_HOMOGRAPHS = frozenset(word for way in _WAYS for word in _VERBS[way]["homographs"])
_BEFORE_BASE = frozenset(_OTHERS["before_base"])
MOVED, EXTENT, GOES_UP, MOTIONS, _PHRASAL, _SESSIONS = (
    forms(_OTHERS[name], _PASTS)
    for name in ("moved", "extent", "goes_up", "motions", "phrasal", "sessions")
)
_CHANGES_BEHIND = {word: way for way in _WAYS for word in _VERBS[f"behind_{way}"]}

_COMPARED_DOWN = frozenset(_VERBS["comparatives_down"])
_NO_COMPARATIVE = frozenset(_VERBS["no_comparatives"])
_PLACES = frozenset(_QUALIFIERS["places"]["words"])
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
_GOVERNING = {name: frozenset(words) for name, words in _QUALIFIERS["governing"].items()}
_PASSIVE = {name: frozenset(words) for name, words in _QUALIFIERS["governing_passive"].items()}
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_IS = _BE | {"and", "but", "or", "much"}
_DASHES = frozenset({"–", "—", "-"})
_CLOSING = frozenset(",)–—-")  # what may end an insertion
_INSERTION = 10  # words
_OF_NOUN = 8  # words between the noun of a change and its "of"
_TIMES = frozenset({*table("labels")["months"]["words"], "year", "month", "week", "quarter"})
_SHORTEST = 2  # words that a verb and its preposition are
_MEASURE = re.compile(  # "walked around 12 km", "think about 40 percent"
    r"[$€£¥]|[\w.,]{1,12}[\s-]?(?:%|per\s?cent|percent|[mbtr]+illion|thousand|hundred|k?m\b|kilomet|met(?:re|er)s?\b"
    r"|miles?\b|feet|yards?\b|laps?\b|seconds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|times\b)"
)
_OLDER = frozenset({"older", "younger"})
_COMPARES = frozenset(_QUALIFIERS["compares"]["words"])
_SUB = re.compile(r"(?<![\w-])sub-$", re.I)
_LIMIT = re.compile(r"[^.;:()\n]{1,24}[\s-](?:mark|level|threshold|barrier|limit|milestone|line)\b")

_WINDOW = 72  # characters looked at before a figure
_PERCENT = re.compile(r"[0-9.,]{1,16}\s?(?:%|per\s?cent|pct?)(?!\w|\sof\b)")  # "improved 3 percent"
_OBJECT = 6  # words between a verb and its "by": "cut waiting times by 20 percent"
_SAID = "|".join(sorted(map(re.escape, _BEHIND), key=len, reverse=True)).replace("\\ ", r"\s")
_AFTER = re.compile(rf"\s?(?P<said>{_SAID})(?!\w|\.\w|\sthan\b|\s[$€£¥]?[0-9])")
_DIRECTION = re.compile(
    rf"\s(?:points\s)?(?P<word>{'|'.join(_CHANGES_BEHIND)})(?![\w-])(?!\sthan\s[0-9])"
    r"(?!(?<=off)\s(?!the\b|all\b|its\b|their\b)[a-z])",
    re.I,
)
_NOUNS = {word: way for way in _WAYS for word in _VERBS[f"nouns_{way}"]}
_NOUN = re.compile(rf"\s(?:(?!of\s)[a-z]{{2,14}}\s)?(?P<word>{'|'.join(_NOUNS)})(?![\w-])")
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "another", "this", "that"})
_REACHED = frozenset({"below", "above", "beyond", "beneath", "short", "shy"})
_OPENING = "([“‘\"'"
_OPENED = re.compile(f"[{re.escape(_OPENING)}]")
_COUPLE = re.compile(r"(?<!\w)(?:an?\s)?couple\sof\s$", re.I)
_COMPARATIVE = re.compile(
    r"\s(?P<word>[a-z]{2,14}er|worse)(?=[.,;:!?)]|$|\n|\s(?:than|in|this|last|and|or|on|at|for|by|since|now)\b)"
)


class Lead(NamedTuple):
    """What leads up to a number."""

    start: int
    qualifier: str | None
    change: str | None
    words: list[str]  # what comes before all of it, last word last
    origin: bool  # "from" is there
    between: bool
    adds: bool  # the verb is "add": of money, no rise
    aged: bool  # "older than" or "younger than" is there
    article: int  # where the figure starts with its "a": "a quarter"

    @property
    def last(self) -> str:
        """The word right before it, "" if none."""
        return self.words[-1] if self.words else ""


def lead(text: str, at: int, floor: int) -> Lead:
    """Read the qualifier and the direction in front of a figure.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the figure starts, its currency and sign included, in characters.
    floor : int
        How far back to look, the end of what was read before.

    Returns
    -------
    Lead
        Where the qualifier starts (the figure itself without one) and what was found.

    Examples
    --------
    >>> lead("Costs rose by more than 5 percent", 24, 0)[:3]
    (14, 'more_than', 'up')
    """
    start, qualifier = at, None
    floor = max(floor, at - _WINDOW)
    gap = text[start - 1 : start]
    sign = start - 2 if gap == " " else start - 1  # "≈ 20"
    if sign >= floor and text[sign] in _SYMBOLS:
        qualifier, start = _SYMBOLS[text[sign]], sign
    elif gap == "-" and _SUB.search(text, max(floor, start - 5), start):
        qualifier, start = "less_than", start - len("sub-")
    window = text[floor:start]
    window = window[window.rfind("\n") + 1 :]
    words = window.split()
    lower = window.lower().split()
    if _OPENED.search(window):
        lower = [word.lstrip(_OPENING) or word for word in lower]
    skipped: set[str] = set()
    aged = False
    kept = len(words)
    while kept:
        size, found = _phrase(lower, kept)
        if size:
            if lower[kept - 1] in _PLACES and skipped & _DETERMINERS and not _LIMIT.match(text, at):
                break  # "around the 12 km lake", "over the 12 months"
            if size == 1 and _is_governed(lower[:kept], text, at):
                break  # "talks revolve around three questions"
            phrase = lower[kept - size : kept]
            compares = phrase[-1] == "than" or phrase[0] in _COMPARES
            if compares and skipped & _DETERMINERS:
                break  # "less than the 1.1% expected" names another figure
            if phrase == ["up", "to"] and kept > 2 and lower[kept - 3] in GOES_UP:
                break  # "will go up to £12"
            aged = aged or not _OLDER.isdisjoint(phrase) or phrase[-2:] == ["age", "of"]
            kept -= size
            qualifier = qualifier or found
            start = _start(text, words[kept:], at)
        elif lower[kept - 1] in _PASSED or lower[kept - 1] in _FILLERS:
            kept -= 1
            skipped.add(lower[kept])
        else:
            break
    reached = qualifier is not None and not _REACHED.isdisjoint(lower[kept:])  # "fell short of"
    change = None if reached else _moved(lower[:kept], skipped, text, at)
    adds = change == "up" and lower[kept - 1].startswith("add") and "by" not in skipped
    article = _start(text, words[-1:], at) if lower and lower[-1] in ("a", "an") else at
    origin, between = "from" in skipped, "between" in skipped
    return Lead(start, qualifier, change, words, origin, between, adds, aged, min(article, start))


_PASSED = frozenset({"from", "between", "by", "ages"})


def _moved(words: list[str], skipped: set[str], text: str, at: int) -> str | None:
    """Find the direction in the words before a figure, those between left out."""
    percent = _PERCENT.match(text, at) is not None
    change = _change(words, by="by" in skipped, percent=percent)
    return _of_noun(words) if change is None and "of" in skipped else change


def _phrase(words: list[str], kept: int) -> tuple[int, str | None]:
    """Count the words of the qualifier that ends before a place, 0 for none, and name it."""
    for phrase in _ENDING.get(words[kept - 1], ()):
        if words[kept - len(phrase) : kept] == phrase:
            return len(phrase), _BEFORE[" ".join(phrase)]
    way = goes(words[kept - 2]) if kept > 1 and words[kept - 1] == "than" else None
    if way is None or not words[kept - 2].endswith("er"):
        return 0, None
    if kept > 2 and words[kept - 3] in ("no", "not"):  # "no younger than 12"
        return 3, "up_to" if way == "up" else "at_least"
    return 2, "more_than" if way == "up" else "less_than"


def _is_governed(words: list[str], text: str, at: int) -> bool:
    """Tell the preposition of "revolves around three questions" from the adverb of "around 600"."""
    if len(words) < _SHORTEST:
        return False
    passive = words[-2] in _PASSIVE.get(words[-1], ()) and not _BE.isdisjoint(words[-4:-2])
    governed = passive or words[-2] in _GOVERNING.get(words[-1], ())
    return governed and (words[-1] == "over" or _MEASURE.match(text, at) is None)


def _change(words: list[str], *, by: bool, percent: bool = False) -> str | None:
    """Find the verb of rising or falling; "by" may come some words behind it."""
    if percent and words[-1:] == ["off"] and not _BE.isdisjoint(words[-2:-1]):
        return "down"  # "shares were off 3 percent"
    if by and len(words) > 1 and words[-2] in _IS and (compared := goes(words[-1])):
        return compared  # "was heavier by", "and lighter by"
    if by and words and words[-1][-1] in _CLOSING:
        words = _before_insertion(words)
    elif not by and len(words) > 1 and words[-2] in ("in", "last", "this"):
        words = words[:-2] if words[-1] in _TIMES else words  # "fell in May 3 percent"
    for place, word in enumerate(reversed(words[-_OBJECT:]), 1):
        if word in _CHANGES:
            before = words[-place - 1] if place < len(words) else ""
            return _CHANGES[word] if _goes(word, before, by=by, percent=percent) else None
        if not (by or word.endswith("ly")) or word[-1:] in ",.;:!?":
            return None
    return None


def _goes(word: str, before: str, *, by: bool, percent: bool) -> bool:
    """Tell "rose 5" from "raised 5", "a narrow 5 km strip" and "gave up 5"."""
    if word in ("up", "down"):
        if by and before.startswith(("come", "came", "coming")):
            return True
        return before not in _PHRASAL or (percent and before in _SESSIONS)
    if word in _HOMOGRAPHS:
        return by or before in _BEFORE_BASE
    return by or percent or word not in _ONLY_BY


def _before_insertion(words: list[str]) -> list[str]:
    """Leave out what comes between a verb and its "by": "rose, the agency said, by 3 percent"."""
    last = words[-1].rstrip(",)")
    if last in _CHANGES:  # "declined, by nine points"
        return [*words[:-1], last]
    for place in range(len(words) - 2, max(-1, len(words) - _INSERTION), -1):
        word = words[place]
        if word in _DASHES or word[0] == "(":
            return words[:place]
        if word[-1] == ",":
            return [*words[:place], word[:-1]]
    return words


def goes(word: str) -> str | None:
    """Give the direction of a verb, an adverb or a comparative.

    Examples
    --------
    >>> goes("fell"), goes("up"), goes("heavier"), goes("lighter"), goes("number")
    ('down', 'up', 'up', 'down', None)
    """
    if word in _CHANGES:
        return _CHANGES[word]
    if not word.endswith(("er", "worse")) or word in _NO_COMPARATIVE:
        return None
    return "down" if word in _COMPARED_DOWN else "up"


def _start(text: str, words: list[str], end: int) -> int:
    """Find where the last words before a position begin."""
    for word in reversed(words):
        end = text.rindex(word, 0, end)
    return end + len(words[0]) - len(words[0].lstrip(_OPENING)) if words else end


def behind(text: str, at: int) -> tuple[int, str] | None:
    """Read a qualifier behind a figure.

    Examples
    --------
    >>> behind(" or more", 0), behind("+", 0), behind(" beds", 0)
    ((8, 'at_least'), (1, 'more_than'), None)
    """
    match = _AFTER.match(text, at)
    return (match.end(), _BEHIND[" ".join(match["said"].split())]) if match else None


def direction_behind(text: str, at: int) -> str | None:
    """Read a direction behind a figure: "34 percent higher", "a 3 percent drop".

    Examples
    --------
    >>> direction_behind(" higher", 0), direction_behind(" drop", 0)
    ('up', 'down')
    """
    match = _DIRECTION.match(text, at)
    if match:
        return _CHANGES_BEHIND[match["word"].lower()]
    compared = _COMPARATIVE.match(text, at)
    return goes(compared["word"]) if compared else None


def noun_of_change(text: str, at: int, before: str) -> str | None:
    """Read the noun of a change behind a figure with an article: "a £35m increase".

    Examples
    --------
    >>> noun_of_change(" pay rise", 0, "a"), noun_of_change(" pay rise", 0, "of")
    ('up', None)
    """
    match = _NOUN.match(text, at) if before.lower() in _ARTICLES else None
    return _NOUNS[match["word"]] if match else None


def _of_noun(words: list[str]) -> str | None:
    """Read the noun of a change before "of": "a decline in turnout of 40 percent"."""
    last = words[-1] if words else ""
    if last[-1:] == "," and last[:-1] in _NOUNS:
        return _NOUNS[last[:-1]]  # "the rise, of 3 percent,"
    for place in range(len(words) - 2, max(-1, len(words) - _OF_NOUN), -1):
        word = words[place + 1]
        if (
            word[-1] in ",.;:)" or word in _BE or word in ("a", "an", "and", "or")
        ):  # "growth in a market of 40 firms"
            return None
        if word in ("in", "to", "on") and words[place] in _NOUNS:
            return _NOUNS[words[place]]
    return None


def factor(words: list[str]) -> str | None:
    """Give the direction of "has grown by a factor of", "up" where no verb tells it.

    Examples
    --------
    >>> factor("was cut by a factor of".split()), factor("a staff of".split())
    ('down', None)
    """
    if len(words) < 2 or (words[-2].lower(), words[-1].lower()) != ("factor", "of"):
        return None
    lower = [word.lower() for word in words[:-2]]
    while lower and lower[-1] in ("a", "by"):
        lower.pop()
    return _change(lower, by=True) or "up"


def cut_in(words: list[str]) -> bool:
    """Tell the half of "cut its stake in half".

    Examples
    --------
    >>> cut_in("cut its stake in".split()), cut_in("the score in".split())
    (True, False)
    """
    near = [word.lower() for word in words[-_OBJECT - 1 :]]
    return near[-1:] == ["in"] and any(_CHANGES.get(word) == "down" for word in near)


def couple_before(text: str, at: int, floor: int) -> int | None:
    """Find where "a couple of" begins right before a number.

    Examples
    --------
    >>> couple_before("a couple of hundred", 12, 0), couple_before("some hundred", 5, 0)
    (0, None)
    """
    if text[at - 3 : at - 1].lower() != "of":
        return None
    match = _COUPLE.search(text, max(floor, at - 14), at)
    return match.start() if match else None
