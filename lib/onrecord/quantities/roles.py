"""What a figure is in its sentence: an amount, a level, a time or an attribute."""

import re
from itertools import pairwise

from onrecord.quantities.contests import is_contest
from onrecord.quantities.nouns import ends_phrase, may_be_noun
from onrecord.quantities.numerals import is_number_word
from onrecord.quantities.qualifiers import CHANGE_VERBS, noun_of_change
from onrecord.quantities.record import Figure
from onrecord.quantities.shapes import MONTHS
from onrecord.quantities.subjects import WERE, subject, unit_of

_AGO = re.compile(
    r"\s(?:ago|(?:earlier|later|before|afterwards?|hence|prior)(?!\s(?:the|an?|to)\b))\b"
)
_TO = re.compile(
    r"(?:\s(?:in|on|by)\s[A-Z]?[a-z]{1,12}|\s(?:higher|lower|up|down)|\slast\s[a-z]{3,7})?,?"
    r"\s(?:to\s(?:close|end|finish|settle|trade)\sat|to|at)\s(?:[a-z]{1,10}\s)?"
)
_TO_A_LEVEL = ("to", "a", "an", "the", "below", "above", "beyond")  # right before a figure
_VERB_TO = re.compile(
    r"(?P<verb>[a-z]{2,12})(?:\s[a-z]{3,14}ly|\sback)?"
    r"\s(?:to\s(?:an?\s|the\s)?|(?:to\s)?(?:(?:just|well|back|far)\s)?(?:below|above|beyond)\s)$"
)
_PARTICLES = frozenset({"up", "down", "higher", "lower"})
_LEVEL = 40  # characters before a figure that the verb of a change may be
_SINGULAR_UNIT = re.compile(r"[0-9a-z][ -][a-z]{3,}[a-rt-z]$")
_AGAIN = re.compile(r",?\sor\s|\s\(|,\s")
_RATE = re.compile(r"\s(?:an?|per)\s")
_NOUN = re.compile(r"\s(?P<noun>[a-z]{3,20})(?![\w-])")
_ARTICLE = re.compile(
    r"(?:^|\s)(?:an?|the|its|their|his|her|our|this|that|each|every|\w{2,12}[’']s)\s"
    r"(?:[a-z]{3,12}\s)?$",
    re.I,
)
_NO_ATTRIBUTE = frozenset(
    {"currency", "percent", "share", "age", "number", "ratio", "count", "rate"}
)
_SPREAD = re.compile(
    r"(?:\s(?:in|at|on|for|among)\s(?:[\w’'-]{1,20}\s?){1,3})?(?:,?\s(?:and|or|while)\s|[,;]\s)"
    r"(?:[\w’'-]{1,20}\s){0,3}?(?:by\s)?"
)
_AT = ("in", "at", "on")
_SPREAD_ON = MONTHS | {*_AT, "for", "among", "the", "and", "while", "by", "a", "an", "its", "their"}
_A = re.compile(r"\ban?\s$")
_LAST_PART = re.compile(r"[,;]|\b(?:and|or|while)\b")
_BEFORE_RATE = re.compile(
    r"\bper\s(?!cent)(?P<noun>[a-z]{3,12})(?:\s[A-Za-z]{2,14}){0,2}?"
    r"\s(?:of|is|was|were|are|at|to|reached|hit|averaged|totalled|totaled|stood\sat|came\sto)\s$",
    re.I,
)
_UP = re.compile(r",?\s\(?(?:up|down|a\s(?:gain|rise|fall|loss|drop)\sof)\s(?:[a-z]{4,6}\s)?")
_WITH = re.compile(r",?\swith\s(?:[a-z]{4,6}\s)?")
_BY = re.compile(r"\bby\s(?:[a-z]{4,6}\s)?$")
_SENTENCE_END = re.compile(r"[.;!?](?=\s)|\n")
_IN_ONE_PLACE = re.compile(
    r"\s(?P<in>in|at|on|for|from)(?:\s[\w’'-]{1,20}){1,4}?"
    r"(?:,|,?\s(?:and|or|but|while|against|compared\swith))\s"
)
_MULTIPLIED = re.compile(
    r"\b(?P<verb>doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)\s(?:(?:that|this|it|them)\s)?to\s"
    r"(?:[a-z]{4,6}\s)?$"
)
_TIMES = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "halv": 0.5}
_LOOSELY = 1.6  # "more than doubled" may be as many times more again
_CLOSE = 24  # characters before a number
_BACK = 4  # figures back that the one that doubled may be
_FAR = 60  # characters between a change and the one that shares its verb
_OTHERS_REACH = 200  # characters from a number of people to "the other three"
_RATE_REACH = 60  # characters before a figure that its rate may be


def with_roles(text: str, figures: list[Figure]) -> list[Figure]:
    """Say what each figure is, and what a level or a coordinated change leaves out.

    Parameters
    ----------
    text : str
        The text.
    figures : list of Figure
        In text order; they are completed.

    Returns
    -------
    list of Figure
        The same.
    """
    for figure in figures:
        if figure.start < figure.core and "-" in text[figure.core : figure.end]:
            _unqualified(text, figure)
        if figure.kind == "duration" and _AGO.match(text, figure.end):
            figure.role = "time"
        elif figure.change and "-" in text[figure.core : figure.end] and _moves(text, figure):
            figure.role = "amount"  # "a 10-point increase"
        elif _is_attribute(text, figure):
            figure.role, figure.change = "attribute", None
            if figure.per and figure.per not in text[figure.core : figure.end]:
                figure.per = None  # the rate is that of what it is an attribute of
        elif _is_level(text, figure):
            figure.role, figure.change = "level", None
        if figure.per is None and figure.kind in ("currency", "mass", "volume", "energy"):
            rate = _BEFORE_RATE.search(text, max(0, figure.start - _RATE_REACH), figure.start)
            figure.per = rate["noun"].lower() if rate else None
    for number, (before, figure) in enumerate(pairwise(figures)):
        _others(text, before, figure)
        _points(text, before, figure)
        if not figure.named:
            _multiplied_to(text, figures[max(0, number + 1 - _BACK) : number + 1], figure)
        _reached(text, before, figure, figures[number - 1] if number else before)
        _spread(text, before, figure)
        _same_rate(text, before, figure)
    _alternatives(figures)
    return figures


def _unqualified(text: str, figure: Figure) -> None:
    """Take away the qualifier of "near a three-month low" and "about an 18-year-old girl"."""
    article = _A.search(text, figure.start, figure.core)
    if _is_noun(text, figure):
        return
    if article and figure.start < article.start():
        figure.start, figure.qualifier = figure.core, "exact"


def _is_noun(text: str, figure: Figure) -> bool:
    """Tell "waited a half-hour" from "a half-hour drive"."""
    noun = _NOUN.match(text, figure.end) if figure.high < 1 else None
    return figure.high < 1 and not (noun and may_be_noun(noun["noun"]))


def _moves(text: str, figure: Figure) -> bool:
    """Tell whether the noun of a change comes after: "a 10-point increase"."""
    return noun_of_change(text, figure.end, "a") is not None


def _is_attribute(text: str, figure: Figure) -> bool:
    """Tell "a five-year plan", "a 2kg bag" and "the 12 km lake" from amounts of something."""
    if figure.suspended:
        return True
    if figure.kind in _NO_ATTRIBUTE or figure.qualifier in ("about", "almost"):
        return figure.role == "attribute"
    if _is_noun(text, figure):
        return False
    written = text[figure.core : figure.end]
    first, *more = written.lower().split()[0].rsplit("-", 1)
    if (
        more
        and first
        and more[0].isalpha()
        and not is_number_word(more[0])
        and " to " not in written
    ):
        return True
    noun = _NOUN.match(text, figure.end)
    if not noun or not may_be_noun(noun["noun"]) or (written.endswith("s") and len(written) > 4):
        return False
    spelled = _SINGULAR_UNIT.search(_RATE.split(written)[0])  # not "80 kilometres an hour"
    if spelled and figure.high != 1:
        return True
    glued = written[-1:].isalpha() and " " not in written and noun["noun"].endswith("s")
    return glued or _ARTICLE.search(text, max(0, figure.start - 24), figure.start) is not None


def _is_level(text: str, figure: Figure) -> bool:
    """Tell the level of "rose to 470" from the change of "rose by 470"."""
    if figure.value_from is not None or figure.kind in ("age", "duration"):
        return False
    verb = _verb_to(text, figure.start)
    if verb in CHANGE_VERBS or verb in _PARTICLES:
        return True  # "fell to about 5", "edged down to 5"
    return figure.start < figure.core and _verb_to(text, figure.core) in CHANGE_VERBS


def _verb_to(text: str, at: int) -> str | None:
    """Find the verb of "fell to about 5" and "fell below 5" before a position."""
    if not text.endswith(_TO_A_LEVEL, 0, at - 1):
        return None
    before = _VERB_TO.search(text, max(0, at - _LEVEL), at)
    return before["verb"] if before else None


def _reached(text: str, before: Figure, figure: Figure, earlier: Figure) -> None:
    """Make "162" of "climbed 14 points to 162" a level in points."""
    if before.change not in ("up", "down") or figure.start - before.end > _FAR:
        return
    if not _TO.fullmatch(text[before.end : figure.start]) or figure.kind in ("age", "duration"):
        return
    if figure.named and before.kind == figure.kind == "percent":
        words = text[max(0, before.core - _LEVEL) : before.core].split()
        if is_contest(words):  # "lost 54 percent to 46 percent"
            before.change = None
            return
    figure.role, figure.change = "level", None
    if figure.named or before.kind == "ratio":
        return
    if before.unit == "percentage point":
        figure.unit, figure.kind, figure.source = "percent", "percent", "carried"
        figure.named = True
    elif before.kind not in ("percent", "share", "number"):
        figure.take(before)
        figure.named = True
    elif before.kind == "percent" and _is_restated(text, earlier, before):
        figure.take(earlier)
        figure.named = True
    elif before.kind == "percent":
        _takes_subject(text, before, figure)


def _alternatives(figures: list[Figure]) -> None:
    """Give the 3 of "3, 4 or 5 years ago" the role of the 5."""
    for behind, here in pairwise(reversed(figures)):
        here.role = behind.role if here.alternative else here.role


def _same_rate(text: str, before: Figure, figure: Figure) -> None:
    """Give the 650 of "$500 a month will rise to $650" its rate, not "$9 an hour … to $3bn"."""
    if figure.per or not before.per:
        return
    if figure.kind == before.kind == "currency" and _elsewhere(text, before, figure):
        figure.per = before.per
    if figure.role != "level" or before.unit != figure.unit:
        return
    if _SENTENCE_END.search(text, before.end, figure.start):
        return
    alike = figure.kind == "currency" and figure.low <= 4 * before.high <= 16 * figure.low
    if figure.source == "carried" or alike:
        figure.per = before.per


def _elsewhere(text: str, before: Figure, figure: Figure) -> bool:
    """Tell the next price of "$5 a litre in Lagos and $6 in Accra" from "and $6 for a bus"."""
    gap = _IN_ONE_PLACE.fullmatch(text[before.end : figure.start])
    return gap is not None and text.startswith(f" {gap['in']} ", figure.end)


def _points(text: str, before: Figure, figure: Figure) -> None:
    """Make percentage points of "fell nine points to 38 percent" and "61%, down four points"."""
    if before.unit != "point" and figure.unit != "point":
        return
    gap = text[before.end : figure.start]
    if before.unit == "point" and figure.kind == "percent":
        moved = before.change in ("up", "down") and _TO.fullmatch(gap)
        by = _BY.search(text, max(0, before.core - _CLOSE), before.core)
        if moved or (by and _WITH.fullmatch(gap)):
            before.unit, before.kind, before.counted = "percentage point", "percent", None
    elif before.kind == "percent" and before.change is None and _UP.fullmatch(gap):
        figure.unit, figure.kind, figure.counted = "percentage point", "percent", None


def _multiplied_to(text: str, earlier: list[Figure], figure: Figure) -> None:
    """Give the 31 of "the wait has doubled to 31" the unit of what was about half of it."""
    verb = _MULTIPLIED.search(text, max(0, figure.start - _LEVEL), figure.start)
    for before in reversed(earlier if verb else ()):
        if verb is None or figure.start - before.end > _OTHERS_REACH:
            return
        times = float(figure.low) / float(before.high or 1) / _TIMES[verb["verb"]]
        alike = 1 / _LOOSELY < times < _LOOSELY
        if alike and before.named and before.kind not in ("ratio", "share"):
            figure.take(before)
            figure.named, figure.role, figure.change = True, "level", None
            return


def _is_restated(text: str, earlier: Figure, before: Figure) -> bool:
    """Tell whether "or 0.8 percent" says again what "fell 112 points" said."""
    gap = text[earlier.end : before.start]
    return earlier.kind in ("count", "currency") and _AGAIN.fullmatch(gap) is not None


def _takes_subject(text: str, before: Figure, figure: Figure) -> None:
    """Make "412" of "deaths fell 9 percent to 412" deaths."""
    words = text[max(0, before.start - _FAR) : before.start].split()
    noun = subject(text, before.start, words)
    if noun:
        figure.unit, figure.kind, figure.source = (
            unit_of(text[noun[1] : noun[2]]),
            "count",
            "subject",
        )
        figure.counted, figure.named = (noun[0], noun[2]), True


def _others(text: str, before: Figure, figure: Figure) -> None:
    """Give "three others" and "three more were hurt" what the figure before counts."""
    if before.kind != "count" or before.unit == "other":
        return
    bare = not figure.named and (figure.bare or WERE.match(text, figure.end))
    dangling = figure.unit == "other" or bare
    near = not _SENTENCE_END.search(text, before.end, figure.start)
    if bare and not near:  # "Five were held. The other three fled."
        rest = text[max(0, figure.start - len("the other ")) : figure.start].lower() == "the other "
        near = rest and figure.start - before.end < _OTHERS_REACH
    if dangling and near:
        figure.take(before)
        figure.named = True


def _spread(text: str, before: Figure, figure: Figure) -> None:
    """Give "zinc 3%" the direction of "tin rose 2%"."""
    if before.change not in ("up", "down") or figure.change or figure.role != "amount":
        return
    if figure.kind == "percent" and text[before.end : figure.start] == " (":  # "gained $2 (1%)"
        figure.change = before.change
        return
    if figure.kind != before.kind or figure.kind not in ("percent", "currency", "number", "share"):
        return
    if figure.kind != "percent" and figure.unit != before.unit:
        return
    gap = text[before.end : figure.start]
    if len(gap) > _FAR or not _SPREAD.fullmatch(gap) or text.startswith(" of", figure.end):
        return
    words = _LAST_PART.split(gap)[-1].split()
    if not any(ends_phrase(w) and w.lower() not in _SPREAD_ON for w in words):
        figure.change = before.change
