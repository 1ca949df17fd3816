"""Counts: "260 beds", "three of the founders", and bare numbers that may be names."""

import re

from onrecord.quantities.ages import is_age
from onrecord.quantities.compounds import (
    behind_measure,
    hyphened_noun,
    is_suspended,
    noun_shared,
)
from onrecord.quantities.exchange import exchange
from onrecord.quantities.implied import (
    are_other_people,
    counts_people,
    implied_unit,
    led_in,
    said_to_be,
)
from onrecord.quantities.nouns import (
    Phrase,
    counted_phrase,
    ends_in_verb,
    is_participle,
    may_be_noun,
    opens_clause,
    part_of,
)
from onrecord.quantities.numerals import is_whole
from onrecord.quantities.plurals import is_plural, singular
from onrecord.quantities.qualifiers import Lead, factor
from onrecord.quantities.rates import rate_behind
from onrecord.quantities.record import Amount, Figure, NonFigure
from onrecord.quantities.starts import SPACE
from onrecord.quantities.subjects import (
    IN_LIST,
    WERE,
    noun_before,
    subject,
    unit_of,
)
from onrecord.quantities.uncounted import is_many, no_figure, pronoun
from onrecord.quantities.units import unit_named

_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "this", "that"})
_UNKNOWN = re.compile(
    rf"{SPACE}(?P<unit>[A-Z]{{2,4}})(?=[.,;)]|$|{SPACE}(?P<next>[a-z]{{1,12}})\b)"
)  # "35,000 MT of fish"
_HYPHENS = ("-", "‑")
_MORE = re.compile(rf"{SPACE}(?:more|other|further|additional|fewer)(?={SPACE}[A-Za-z])")
_BEFORE_SOME = frozenset({"including", "with", "than", "versus", "against"})
_SINGLE_NOUN = re.compile(
    rf"{SPACE}(?!(?:last|next){SPACE})(?P<noun>[a-z]{{3,16}})(?={SPACE}[a-z]{{3}})"
)
_PERSON = re.compile(
    rf"{SPACE}(?P<noun>man|woman|person|member)"
    rf"(?={SPACE}(?!and\b|or\b)[a-z]{{3}})"
)  # "a 15 man crew"
_THAN = re.compile(rf"{SPACE}(?:fewer|less|more){SPACE}than\b")
_SMALL = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,2})"
_EVEN = rf"(?:(?:even|possibly|perhaps|maybe){SPACE})"
_CLIMBS = re.compile(  # "three, four and even five hours"
    rf"(?:,{SPACE}{_SMALL}){{0,3}},?{SPACE}(?:and|or){SPACE}{_EVEN}?{_SMALL}{SPACE}[a-z]"
)
_OF_SOME = re.compile(
    rf"{SPACE}(?:out{SPACE})?of{SPACE}"
    rf"(?:(?:the|its|their|his|her|a{SPACE}total{SPACE}of|all){SPACE})?(?:\w{{1,12}}(?:[’']s|s[’'])?{SPACE}){{0,2}}"
    rf"(?:[0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{{3,5}}teen|"
    rf"\w{{3,5}}ty)\b)|{SPACE}of{SPACE}(?:them|whom|these|which|those)\b"
)


def count(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a number of things, or a bare number.

    Parameters
    ----------
    text : str
        The text.
    figure : Figure
        What is known of the figure; it is completed.
    amount : Amount
        Its numbers.
    ahead : Lead
        What comes before it.

    Returns
    -------
    Figure or NonFigure
        NonFigure for a label, a year, a score, "one of" …
    """
    if amount.high.value == 1 and amount.high.form == "words":
        other = pronoun(text, amount, ahead)
        if other:
            return other
    noun = _noun(text, amount, many=figure.high != 1)
    if noun and figure.high != 1 and opens_clause(ahead.words) and ends_in_verb(text, noun):
        noun = None  # "The council's 350 page report lists 47 failings"
    counts = is_many(text, noun) and not (ahead.qualifier and _names_object(text, noun))
    if is_age(text, figure, ahead, noun=counts):
        return _named(figure, "year of age", "age")
    if factor(ahead.words):
        figure.change = factor(ahead.words)
        return _named(figure, "times", "ratio")
    reason = no_figure(text, amount, ahead, noun)
    if reason:
        return reason
    return _what(text, figure, amount, ahead, noun)


def _names_object(text: str, noun: Phrase | None) -> bool:
    """Tell "men under 35 support Ruiz and Banks" from a noun phrase: a verb with a name."""
    return noun is not None and text[noun[0]].islower() and text[noun[1]].isupper()


def _noun(text: str, amount: Amount, *, many: bool) -> Phrase | None:
    """Find what a number counts: right behind it, behind a hyphen, or behind "of the"."""
    end = amount.end
    if text[end : end + 1] in _HYPHENS:
        return hyphened_noun(text, end)
    more = _MORE.match(text, end)
    behind = more.end() if more else end
    return counted_phrase(text, behind, many=many) or (part_of(text, end) if many else None)


def _what(
    text: str, figure: Figure, amount: Amount, ahead: Lead, noun: Phrase | None
) -> Figure | NonFigure:
    """Say what is counted."""
    if is_suspended(text, amount.end):
        hyphen = text[amount.end] == "-"
        figure.end, figure.named, figure.suspended = amount.end + hyphen, False, True
        return figure
    person = _PERSON.match(text, amount.end)
    if person and figure.high != 1:
        figure.role = "attribute"
        return _counted(text, figure, (person.start("noun"), *person.span("noun")))
    further = behind_measure(text, amount.end)
    if further:
        start, head, end = further
        figure.counted = (start, end)
        rate = rate_behind(text, end, "count")
        figure.per = rate[1] if rate else None
        return _named(figure, singular(text[head:end]), "count")
    is_part = not is_whole(figure.high)
    if noun and is_part and not is_many(text, noun) and text[amount.end] not in _HYPHENS:
        noun = None  # "magnitude 6.5 struck"
    if noun and text[amount.end] in _HYPHENS:
        figure.role = "attribute"
    article = ahead.last.lower() in ("a", "an") and not ahead.qualifier
    near = not _DETERMINERS.isdisjoint(word.lower() for word in ahead.words[-3:])
    shown = amount.high.form == "digits" and amount.high.plain and not ahead.qualifier
    if article or (not noun and (near or shown)):  # "with 5 speed gearbox"
        single = _single(text, amount.end) if figure.high != 1 else None
        if single:
            figure.role, noun = "attribute", single
    if not noun:
        return _lent(text, figure, amount) or _bare(text, figure, amount, ahead)
    if text.startswith("fewer", amount.end + 1):
        figure.change = "down"
    figure = _counted(text, figure, noun)
    if figure.unit == "other" and are_other_people(text, ahead.start, amount.end):
        figure.unit = "person"
    return figure


def _lent(text: str, figure: Figure, amount: Amount) -> Figure | None:
    """Give the 3 of "three gold and five silver medals" the noun behind the 5."""
    shared = noun_shared(text, amount.end) if figure.high != 1 else None
    if not shared:
        return None
    figure = _counted(text, figure, shared)
    figure.end, figure.source = amount.end, "carried"
    return figure


def _single(text: str, at: int) -> Phrase | None:
    """Find the noun of "a 12 page document", "the 11 member trade pact"."""
    single = _SINGLE_NOUN.match(text, at)
    phrase = counted_phrase(text, at, many=False) if single else None
    described = single is not None and is_participle(single["noun"])
    if not single or not phrase or phrase[0] == phrase[1] or described:
        return None
    if is_plural(single["noun"]):
        return None
    return single.start("noun"), *single.span("noun")


def _counted(text: str, figure: Figure, noun: Phrase) -> Figure:
    start, head, end = noun
    figure.end = end
    unit = unit_named(text[head:end])
    if unit:
        return _named(figure, *unit)
    figure.counted = (start, end)
    return _named(figure, _unit(text, head, end), "count")


def _unit(text: str, head: int, end: int) -> str:
    """Give the singular of a head noun; a name keeps its capital: "12 Republicans"."""
    noun = text[head:end]
    one = singular(noun)
    following = text[end : end + 2].lstrip(" ")[:1]
    before = text[max(0, head - 2) : head - 1]
    regular = one.islower() and noun.lower().startswith(one)  # not "People"
    runs_on = following.islower() or before.islower() or text[end : end + 1] in (".", ",")
    in_text = not following.isupper() and runs_on
    return one.capitalize() if noun[0].isupper() and regular and in_text else one


def _named(figure: Figure, unit: str, kind: str) -> Figure:
    figure.unit, figure.kind = unit, kind
    return figure


def _climbs(text: str, amount: Amount) -> bool:
    """Tell the first numbers of "three, four and even five hours" from those of two clauses."""
    more = _CLIMBS.match(text, amount.end)
    if not more:
        return False
    listed = "," in more.group() or re.search(_EVEN, more.group()) is not None
    return listed or text[amount.start - 2 : amount.start] == ", "


def _bare(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a number without a noun behind it: the noun may come before it, or be left out."""
    paid = exchange(text, amount.start, amount.end)
    if paid:
        figure.end, figure.per = paid.end, paid.per
        return _named(figure, paid.unit, "currency")
    implied = implied_unit(text, amount.start, amount.end, ahead.last)
    if implied:
        unit, figure.source = implied
        return _named(figure, unit, "count")
    noun = noun_before(text, amount.start) or led_in(text, ahead.start, amount.end)
    noun = noun or subject(text, amount.start, ahead.words) or said_to_be(text, amount.end)
    if not noun and counts_people(text, ahead.start, amount.end):
        figure.source = "subject"
        return _named(figure, "person", "count")
    small = amount.high.form == "words" and amount.high.plain
    if small and not noun:
        compared = _THAN.match(text, amount.end)  # "the toll is 45, eight fewer than"
        listed = IN_LIST.match(text, amount.end) and ahead.last.endswith((",", "and", "but"))
        figure.bare = not compared and (figure.high == 1 or not ahead.qualifier)
        behind = _OF_SOME.match(text, amount.end) or WERE.match(text, amount.end)
        other = ahead.last.lower() == "other"  # "the other three were freed"
        dangling = (
            behind or listed or other or _climbs(text, amount) or ahead.last.lower() in _BEFORE_SOME
        )
        if figure.bare and not dangling:
            return NonFigure(amount.start, amount.end, "bare")
    if noun:
        figure.counted, figure.source = (noun[0], noun[2]), "subject"
        return _named(figure, unit_of(text[noun[1] : noun[2]]), "count")
    unknown = _UNKNOWN.match(text, amount.end) if amount.high.form == "digits" else None
    if unknown and (not unknown["next"] or not may_be_noun(unknown["next"])):
        figure.end = unknown.end("unit")
        return _named(figure, unknown["unit"], "unknown")
    figure.named = False
    return figure
