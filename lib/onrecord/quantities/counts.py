"""Counts: "260 beds", "three of the founders", and bare numbers that may be names."""

import re

from onrecord.quantities.ages import is_age
from onrecord.quantities.compounds import (
    behind_measure,
    hyphened_noun,
    is_compound,
    is_suspended,
    noun_shared,
)
from onrecord.quantities.contests import is_contest, score
from onrecord.quantities.exchange import exchange
from onrecord.quantities.implied import (
    are_other_people,
    counts_people,
    implied_unit,
    led_in,
    said_to_be,
)
from onrecord.quantities.models import is_model, is_owned_model
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
from onrecord.quantities.places import (
    is_label,
    is_rank,
    is_version,
    is_year,
    label,
)
from onrecord.quantities.plurals import is_plural, singular
from onrecord.quantities.qualifiers import Lead, factor
from onrecord.quantities.rates import rate_behind
from onrecord.quantities.record import Amount, Figure, NonFigure
from onrecord.quantities.shares import whole
from onrecord.quantities.starts import SPACE
from onrecord.quantities.subjects import (
    IN_LIST,
    NOT_COUNTED,
    WERE,
    noun_before,
    subject,
    unit_of,
)
from onrecord.quantities.units import unit_named
from onrecord.vocabulary import table

_NOT_ONE = frozenset(table("nouns")["before_one"]["words"])
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "this", "that"})
_UNKNOWN = re.compile(
    rf"{SPACE}(?P<unit>[A-Z]{{2,4}})(?=[.,;)]|$|{SPACE}(?P<next>[a-z]{{1,12}})\b)"
)  # "35,000 MT of fish"
_HYPHENS = ("-", "‑")
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_MORE = re.compile(rf"{SPACE}(?:more|other|further|additional|fewer)(?={SPACE}[A-Za-z])")
_OF = re.compile(rf"{SPACE}of(?={SPACE})")
_IDIOM = re.compile(rf"{SPACE}(?:another|point|else|more|day|time|\w{{2,12}}(?:ing|ed))(?!\w)")
_BEFORE_SOME = frozenset({"including", "with", "than", "versus", "against"})
_RUNS_ON = re.compile(r"[’']?\s[a-z]{5}")  # a word that a headline would capitalise
_CAST = frozenset({"votes", "goals", "points", "sets", "frames", "games"})
_OPENING = "([“‘\"'"
_FROM = 2  # "from" and the word before it
_TWO_YEARS = re.compile(r"(?:1[0-9]|2[01])[0-9]{2}\s(?:and|to)\s(?:1[0-9]|2[01])[0-9]{2}")
_STOPS = re.compile(rf"[.,;:)]|$|\n|{SPACE}(?:and|in|on|at|to|from|with|for|after)\b")
_HUNDRED = 100
_NAME = re.compile(rf"{SPACE}[A-Z][a-z]")
_THING = re.compile(rf"{SPACE}(?:[a-z]{{2,14}}{SPACE})?thing\b")
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
        other = _one(text, amount, ahead)
        if other:
            return other
    noun = _noun(text, amount, many=figure.high != 1)
    if noun and figure.high != 1 and opens_clause(ahead.words) and ends_in_verb(text, noun):
        noun = None  # "The council's 350 page report lists 47 failings"
    counts = _is_plural(text, noun) and not (ahead.qualifier and _names_object(text, noun))
    if is_age(text, figure, ahead, noun=counts):
        return _named(figure, "year of age", "age")
    if factor(ahead.words):
        figure.change = factor(ahead.words)
        return _named(figure, "times", "ratio")
    reason = _no_figure(text, amount, ahead, noun)
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
    if noun and is_part and not _is_plural(text, noun) and text[amount.end] not in _HYPHENS:
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


def _one(text: str, amount: Amount, ahead: Lead) -> NonFigure | None:
    """Recognise the pronoun and "one of"."""
    behind = counted_phrase(text, amount.end, many=True)
    verb = behind is not None and behind[0] == behind[1] and _is_plural(text, behind)  # "one hopes"
    before = [word.lower().lstrip(_OPENING) for word in ahead.words[-2:]]
    new = before[:1] in (["a"], ["an"]) and before[-1].isalpha()  # "a separate one"
    new = new and text[amount.end : amount.end + 1] not in _HYPHENS
    idiom = _IDIOM.match(text, amount.end) or _THING.match(text, amount.end)
    if new or not _NOT_ONE.isdisjoint(before[-1:]) or idiom or verb:
        return NonFigure(amount.start, amount.end, "pronoun")
    if _OF.match(text, amount.end):
        part = whole(text, amount.end, of=True)
        return NonFigure(amount.start, part[1] if part else amount.end, "one of")
    return None


def _no_figure(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> NonFigure | None:
    """Recognise numbers that name or rank something, from what is on both sides."""
    start, end = amount.start, amount.end
    written = text[amount.low.start : amount.high.end]
    plural = _is_plural(text, noun)
    if is_rank(ahead.words, counted=plural, of=_OF.match(text, end) is not None):
        return NonFigure(start, end, "rank")
    if written.isdigit():
        other = _digits_only(text, amount, ahead, noun)
        if other:
            return other
    elif _are_years(written, ahead, text[noun[1] : noun[2]].lower() if noun else ""):
        return NonFigure(start, end, "years")
    elif _is_named(text, written, ahead, noun if plural else None):
        return NonFigure(start, end, "label")
    elif (not plural or _opens(ahead)) and _names(written, ahead):
        return NonFigure(start, end, "label")  # "Firefox 2.0", "number two"
    if text[end : end + 1].isalpha():
        return NonFigure(start, end + 1, "label")  # "5G"
    if written.lower() in ("lakhs", "crores"):
        return NonFigure(start, end, "rhetorical")  # "he earns crores"
    backwards = amount.low.value > amount.high.value >= 0 and not ahead.origin
    level = amount.low is not amount.high and amount.low.value == amount.high.value  # "4 to 4"
    cast = noun is not None and text[noun[1] : noun[2]] in _CAST
    backwards = backwards or (
        amount.low is not amount.high and not ahead.between and is_contest(ahead.words)
    )
    tight = amount.tight and not plural and not _is_range(text, amount, ahead)
    if tight or ((backwards or level) and not noun) or (backwards and cast):
        return NonFigure(start, end, "score")
    single = amount.high.value == 1 and text[end : end + 1] == " "
    return NonFigure(start, end, "compound") if is_compound(text, end) and not single else None


def _is_range(text: str, amount: Amount, ahead: Lead) -> bool:
    """Tell "about 45-50 died" and "3,000-4,000" from a score."""
    if amount.low.value >= amount.high.value or is_contest(ahead.words):
        return False
    large = 5 * amount.low.value > amount.high.value >= 10 * _HUNDRED  # no "Case 74-1138"
    return large or ahead.qualifier is not None or counts_people(text, ahead.start, amount.end)


def _is_named(text: str, written: str, ahead: Lead, noun: Phrase | None) -> bool:
    """Tell "the Big Four" and "films like Three Kings" from the capitals of a headline."""
    before = ahead.last
    if not (written[0].isupper() and before[:1].isalpha()) or not before[-1].isalnum():
        return False
    if before[0].isupper():
        shouted = noun is not None and text[noun[1]].isupper() and not _RUNS_ON.match(text, noun[2])
        return len(ahead.words) > 1 and not shouted
    return True


def _are_years(written: str, ahead: Lead, counted: str) -> bool:
    """Tell "between 1600 and 1900 world temperatures fell" from "between 1600 and 1900 people"."""
    if _TWO_YEARS.fullmatch(written) is None:
        return False
    uncounted = not counted or counted in NOT_COUNTED
    opens = len(ahead.words) < _FROM or ahead.words[-_FROM][-1] in ".,;:!?"  # "From 1640 to 1660"
    began = ahead.origin and not ahead.change and (uncounted or opens)
    return began or (ahead.between and uncounted)


def _is_group(ahead: Lead) -> bool:
    """Tell "the Group of 77" and "the Class of 92"."""
    of, name = (ahead.words[-1], ahead.words[-2]) if len(ahead.words) > 2 else ("", "")
    return of == "of" and name.isalpha() and name[0].isupper() and not ahead.change


def _opens(ahead: Lead) -> bool:
    """Tell whether the word before a number opens its sentence, so that its capital says little."""
    earlier = ahead.words[-2] if len(ahead.words) > 1 else "."
    return earlier.endswith((".", "!", "?")) and ahead.last[:1] not in ("-", "")


def _names(written: str, ahead: Lead) -> bool:
    """Tell "number two", "Firefox 2.0" from a number that something has."""
    if ahead.qualifier is None and is_version(written, ahead.words):
        return True
    return bool(ahead.last) and is_label(ahead.last, opens=True, counted=False, names=False)


def _digits_only(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> NonFigure | None:
    """Recognise a year, a label and a score among whole numbers in plain digits."""
    start, end = amount.start, amount.end
    plural, lower = _is_plural(text, noun), noun is not None and text[noun[0]].islower()
    written = text[amount.low.start : amount.high.end]
    said = ahead.qualifier is not None and ahead.last.lower() not in _POSSESSIVES
    open_end = ahead.qualifier in ("up_to", "at_least") and not plural  # "at least from 2007"
    quoted = (
        noun is not None and text[noun[1] : noun[2]].lower() in NOT_COUNTED
    )  # "below 2005 levels"
    may_be_year = len(written) == 4 and (not said or open_end or quoted)
    people = noun is not None and text[noun[1] : noun[2]] in ("people", "men", "women", "children")
    if may_be_year and is_year(int(written), ahead.words, counted=plural and lower, people=people):
        return NonFigure(start, end, "year")
    hyphened = lower and text[end] in _HYPHENS
    numbers = ahead.last == "number" and len(ahead.words) > 1 and is_plural(ahead.words[-2])
    before = ahead.last.lstrip("-" + _OPENING)
    named = (
        before
        and not ahead.qualifier
        and is_label(before, opens=_opens(ahead), counted=plural or hyphened)
    )
    model = before[:1].isupper() and ahead.words[-2:-1] in (["a"], ["an"])  # "a Beech 200 aircraft"
    headed = before[:1].isupper() and text.startswith(": ", end)  # "Ship 1: 400 tonnes"
    if (named or model or headed) and not numbers:
        return label(text, start, end)
    owned = is_owned_model(text, amount, ahead, noun)
    if owned or (not noun and is_model(text, amount, ahead)):
        return NonFigure(start, end, "label")
    rounded = not noun and (ahead.last.lower() in ("a", "an") or ahead.last.endswith("-par"))
    if rounded and _STOPS.match(text, end) and not ahead.qualifier:
        return NonFigure(start, end, "score")  # "shot a 67"
    if not plural and (_NAME.match(text, end) or _is_group(ahead)):
        return NonFigure(start, end, "label")  # "11 Pro", "the Group of 77"
    return score(text, start, ahead.words)


def _is_plural(text: str, noun: Phrase | None) -> bool:
    return noun is not None and is_plural(text[noun[1] : noun[2]])


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
