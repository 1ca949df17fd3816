"""Shares: "up to a quarter of all HSCTs", "two out of 13", "every 12th patient"."""

import re
from decimal import Decimal

from onrecord.quantities.contests import is_contest
from onrecord.quantities.nouns import counted_phrase, ends_phrase, object_follows
from onrecord.quantities.numerals import Numeral, is_whole, numeral
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.qualifiers import Lead, cut_in
from onrecord.quantities.record import Amount, Figure, NonFigure
from onrecord.quantities.shapes import shaped
from onrecord.quantities.starts import SPACE, START
from onrecord.quantities.units import unit_after, unit_called
from onrecord.segments import Span

_DASH_ONE = re.compile(r"[-–]1(?![\w-]|[.,:][0-9])")
_OUTNUMBER = re.compile(r"out(?:number|spen|sold|sell|pac|gun)", re.I)
_OUT_OF = re.compile(
    rf"(?:{SPACE}|-)(?P<word>out{SPACE}of|in|of(?={SPACE}every))"
    rf"(?:{SPACE}|-)(?:every{SPACE})?"
)
_PLURAL_SAID = re.compile(  # what parts of a group do or are, and what one of them may
    rf"{SPACE}(?:(?P<plural>are|were|have|say|think|believe|want|do|feel|see|agree|support|oppose|expect"
    r"|fear|plan|hope|approve|disapprove|live|work|own|earn)|said|had|did|thought|wanted|felt|saw)\b"
)
_OWNERS = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my", "your"})
_NOUN_IN = re.compile(rf"{SPACE}(?P<noun>[a-z]{{3,14}}){SPACE}in{SPACE}(?:every{SPACE})?")
_TO_ONE = re.compile(r"(?::|[-\s]to[-\s])(?:1|one)(?![\w-]|[.,:][0-9])")
_OF = re.compile(rf"{SPACE}of(?={SPACE})")
_DETERMINER = "all|the|these|those|its|their|our|my|your|his|her|total|every|most|more"
_DETERMINERS = re.compile(rf"(?:{SPACE}(?:{_DETERMINER})(?={SPACE})){{0,3}}")
_TITLE = rf"{SPACE}(?:[A-Z][a-z]{{0,3}}\.|[A-Z][\w-]{{0,19}}|[a-z-]{{2,14}}(?<!s)(?<!ing))"
_POSSESSOR = re.compile(  # "Mr. Diaz's", "the small country's"
    rf"(?:{_TITLE}){{0,3}}?{SPACE}[\w-]{{1,20}}(?:[’']s|s[’']){SPACE}(?=[\w“\"])"
)
_PARTS = frozenset({"first", "second", "other", "latter", "last", "top", "bottom", "final"})
_ROUND = frozenset({10_000, 100_000, 1_000_000, 10_000_000})
_LARGEST_IN = 1000  # "one in 1,000", but not "5 in 2019"


def whole(text: str, at: int, *, of: bool) -> Span | None:
    """Find what a share is a share of.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the share ends, in characters.
    of : bool
        Whether "of" must be there; else a determiner will do: "half the beds".

    Returns
    -------
    tuple of (int, int) or None
        Span of the noun phrase with its determiners.

    Examples
    --------
    >>> text = "a quarter of all HSCTs in Russia"
    >>> text[slice(*whole(text, 9, of=True))]
    'all HSCTs'
    """
    preposition = _OF.match(text, at)
    begin = preposition.end() if preposition else at
    determiners = _DETERMINERS.match(text, begin)
    behind = determiners.end() if determiners else begin
    if not preposition and (of or behind == begin):
        return None
    possessor = _POSSESSOR.match(text, behind) if preposition else None
    if possessor and not any(
        map(ends_phrase, possessor.group().split())
    ):  # "two-thirds of the country's population", "30 percent of Mr. Diaz's voters"
        owned = possessor.end() - 1
        found = counted_phrase(text, owned, many=True) or counted_phrase(text, owned, many=False)
        return (begin + 1, found[2]) if found else None
    found = counted_phrase(text, behind, many=True)
    verb = found and found[1] > found[0] and object_follows(text, found[2])
    if found and verb:  # "half the troupe sings abroad"
        found = found[0], found[0], found[0] + len(text[found[0] : found[1]].rstrip())
    elif not found or not is_plural(text[found[1] : found[2]]):
        found = counted_phrase(text, behind, many=False)
        if found and text[found[0] : found[2]].split()[0].endswith(("ed", "ing")):
            return None  # "a third of those treated"
    return (begin + 1, found[2]) if found else None


def fraction(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a fraction: "a quarter of all patients", "almost two-thirds", "half the beds"."""
    word = text[amount.start : amount.end].lower()
    if word == "half" and cut_in(ahead.words):
        figure.unit, figure.kind, figure.change = "share", "share", "down"
        return figure
    if word == "half" and (unit := _one_and_a(ahead.words)):
        figure.start = figure.core = text.rindex(ahead.words[-4], 0, amount.start - len("a "))
        figure.low = figure.high = Decimal("1.5")
        figure.unit, figure.kind = unit
        return figure
    part = whole(text, amount.end, of=word != "half")
    if word.isalpha() and not _is_fraction(text, word, amount, ahead, whole=part is not None):
        return NonFigure(amount.start, amount.end, "part")
    if word.isalpha() and word != "half" and ahead.last.lower() != "a":
        return NonFigure(amount.start, amount.end, "part")
    figure.unit = figure.kind = "share"
    if part:
        figure.counted, figure.end = part, part[1]
    return figure


def _one_and_a(words: list[str]) -> tuple[str, str] | None:
    """Give the unit of "a year and a half" from the words before "half"."""
    before = [word.lower().lstrip('(“"') for word in words[-4:]]
    if len(before) < 4 or before[0] not in ("a", "an") or before[2:] != ["and", "a"]:
        return None
    return unit_called(before[1])


def _is_fraction(text: str, word: str, amount: Amount, ahead: Lead, *, whole: bool) -> bool:
    """Tell "cut by a third" from "a third hospital" and "half" from "the second half"."""
    if ahead.last.lower() in _PARTS:
        return False
    if whole or _OF.match(text, amount.end):
        return True
    verb = _PLURAL_SAID.match(text, amount.end) if ahead.last.lower() not in _OWNERS else None
    if verb and (verb["plural"] or ahead.qualifier or word != "third"):
        return True  # "a quarter are women", "half said so"
    by = "by" in [w.lower() for w in ahead.words[-2:]]
    said = ahead.qualifier is not None or (ahead.change is not None and (by or word != "half"))
    return said and not counted_phrase(text, amount.end, many=False)


def ratio(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure | None:
    """Read "2 out of 13" as a share and "18 to 1", but not "one to one talks", as a ratio."""
    to_one = _TO_ONE.match(text, amount.low.end)
    dash = _DASH_ONE.match(text, amount.low.end)
    if dash and any(_OUTNUMBER.match(word) for word in ahead.words[-4:]):
        to_one = dash  # "boys outnumber girls 3-1"
    said = amount.low.form == "words" and "ratio" not in ahead.words[-2:]
    if to_one and said and amount.low.value == 1:
        return NonFigure(amount.start, to_one.end(), "compound")
    if to_one and not is_contest(ahead.words):
        figure.low = figure.high = amount.low.value
        figure.end, figure.qualifier = to_one.end(), "exact"
        figure.unit = figure.kind = "ratio"
        return figure
    noun_in = _noun_in(text, figure, amount) if "in" in text[amount.end : amount.end + 20] else None
    if noun_in:
        return noun_in
    link = _OUT_OF.match(text, amount.end)
    if not link or not START.match(text, link.end()) or shaped(text, link.end()):
        return None
    named = text[amount.start].isupper() and text[link.end()].islower()  # "Uranium One in three"
    if named and ahead.last[:1].isupper() and ahead.last[-1].isalnum():
        return None
    base = numeral(text, link.end())
    if not base or base.form == "share" or not 0 < figure.high < base.value:
        return None
    large = _is_large(base) and "every" not in link.group()
    if not is_whole(base.value) or (link["word"] == "in" and (large or unit_after(text, base.end))):
        return None
    figure.unit = figure.kind = "share"
    figure.low = round(figure.low / base.value, 12)
    figure.high = round(figure.high / base.value, 12)
    found = counted_phrase(text, base.end, many=True, verb_may_follow=True)
    figure.end = found[2] if found else base.end
    figure.counted = (found[0], found[2]) if found else None
    return figure


def _is_large(base: Numeral) -> bool:
    """Tell "in 2019" from "in 20" and "in one million"."""
    return base.value > _LARGEST_IN and base.value not in _ROUND


def _noun_in(text: str, figure: Figure, amount: Amount) -> Figure | None:
    """Read "one person in ten" as a share; but "one goal in ten games" is a count."""
    link = _NOUN_IN.match(text, amount.end)
    if not link or is_plural(link["noun"]) == (figure.high == 1) or figure.low < figure.high:
        return None
    if not START.match(text, link.end()) or shaped(text, link.end()):
        return None
    base = numeral(text, link.end())
    if not base or base.form == "share" or not 0 < figure.high < base.value or _is_large(base):
        return None
    named = unit_after(text, base.end) or counted_phrase(text, base.end, many=True)
    if named and "every" not in link.group():
        return None
    figure.unit = figure.kind = "share"
    figure.low = figure.high = round(figure.high / base.value, 12)
    figure.end, figure.counted = base.end, link.span("noun")
    return figure


def every(text: str, nth: Numeral) -> Figure:
    """Read "every 12th patient" as a share of one in twelve."""
    found = counted_phrase(text, nth.end, many=False)
    return Figure(
        nth.start,
        found[2] if found else nth.end,
        nth.start,
        nth.value,
        nth.value,
        unit="share",
        kind="share",
        counted=(found[1], found[2]) if found else None,
    )
