"""One figure or one number passed over, from the place where its number starts."""

import re
from decimal import Decimal

from onrecord.quantities.ages import OLDEST, age_group
from onrecord.quantities.amounts import amount, feet_and_inches, marked, number_at, signed
from onrecord.quantities.contests import wickets
from onrecord.quantities.counts import count
from onrecord.quantities.directions import direction
from onrecord.quantities.exchange import exchanged_for
from onrecord.quantities.nouns import counted_phrase
from onrecord.quantities.numerals import Numeral, multiplied
from onrecord.quantities.ordinals import every_nth, nth
from onrecord.quantities.places import (
    clock,
    glued,
    in_year,
    is_label,
    is_titled,
    placed,
    rhetorical,
)
from onrecord.quantities.qualifiers import (
    CHANGE_VERBS,
    EXTENT,
    MOVED,
    Lead,
    behind,
    couple_before,
    lead,
)
from onrecord.quantities.ranges import chain
from onrecord.quantities.rates import rate_behind, rate_beside
from onrecord.quantities.record import Amount, Figure, NonFigure
from onrecord.quantities.shapes import shaped
from onrecord.quantities.shares import every, fraction, ratio, whole
from onrecord.segments import Span
from onrecord.vocabulary import table

_SPENT = frozenset(table("currencies")["spent"]["seen"])
_BEFORE_OVER = frozenset(table("qualifiers")["over"]["words"])
_SINGLE = frozenset(table("number_words")["singles"]["words"])
_OF = re.compile(r"\sof(?=\s[A-Za-z])")
_OWN_TIME = re.compile(
    r"\sof\s(?:the|their|his|her|its|our|my|your)\s(?:[a-z]{3,12}\s)?[a-z]{3,12}"
)
_SIGNS = "+-−"
_MINUS = ("-", "−")
_ELECTRIC = re.compile(r"fuse|plug|socket|current|charg|circuit|cable|supply|amp|volt")
_CLOSE = 24
_TITLE = re.compile(r"\s[A-Z][a-z]")
_CHANGED = CHANGE_VERBS | MOVED
_OBJECT = 6  # words between a verb of change and its "from"
_BEFORE_TIME = frozenset({"for", "past", "last", "over", "than", "within", "in", "after", "every"})
_AFTER_TIME = re.compile(r"\s(?:of|ago|later|earlier|old|since|after|before|or)\b|-old\b")
_CLAUSE = re.compile(  # what may open a clause
    r",|\s(?:I|we|you|he|she|it|they|there|the|an?|this|that|these|those|his|her|its|our|their"
    r"|[A-Z][\w’'-]*)\b"
)
_WORKING = re.compile(r"\s(week|day|month)(?![\w-])")
_ZERO_HYPHEN = re.compile(r"-(?!to-)[a-z]")
_FACTOR_OF = re.compile(r"by\sa\sfactor\sof\s$")
_NO_MATTER = frozenset({"percent", "share", "number", "age", "ratio"})


def read(text: str, at: int, floor: int) -> list[Figure | NonFigure]:
    """Read the figure whose number starts at a position, and those joined to it.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where a number starts, as found by :data:`~onrecord.quantities.starts.START`.
    floor : int
        End of what was read before; nothing before it is looked at again.

    Returns
    -------
    list of Figure or NonFigure
        NonFigure for a date, an ordinal, a label …; empty when no number is there,
        several for "from 3-4 degrees to 5-6 degrees".

    Examples
    --------
    >>> (figure,) = read("about 1,200 operations a year", 6, 0)
    >>> int(figure.low), figure.unit, figure.qualifier, figure.per
    (1200, 'operation', 'about', 'year')
    """
    whole_word = _by_itself(text, at, floor)
    if whole_word:
        return [whole_word]
    height = feet_and_inches(text, at)
    mark = marked(text, at, floor)
    start = signed(text, mark[0] if mark else at, floor)
    ahead = lead(text, start, floor)
    other = None if mark or height else _passed(text, at, ahead)
    if other:
        return [other]
    number = number_at(text, at, money=mark is not None)
    if not number:
        return []
    couple = couple_before(text, at, floor)
    if couple is not None:
        number = number._replace(value=2 * number.value)
        ahead = lead(text, couple, floor)._replace(qualifier="about")
    if _is_part_of_word(text, at, number):
        return [NonFigure(at, number.end, "compound")]
    if mark and text[at - 1] in _MINUS:
        number = number._replace(value=-number.value)  # "$-4.5m"
    found = chain(text, height or amount(text, at, mark, number), ahead)
    if len(found) > 1:
        return _chained(text, start, found, ahead)
    if _is_below_zero(text, start, found[0]):
        start -= 2
        ahead = lead(text, start, floor)
    if _means_during(text, found[0], ahead):
        ahead = ahead._replace(start=start, qualifier=None)
    return [_read_one(text, start, found[0], ahead)]


def _is_part_of_word(text: str, at: int, number: Numeral) -> bool:
    """Tell "one-on-one", "sub-zero" and "zero-hours" from "twenty-five" and "zero-to-60"."""
    glues = text[at - 1 : at] == "-"
    if number.value:
        return glues and number.form == "words" and glued(text, at)
    return glues or (text[at].isalpha() and _ZERO_HYPHEN.match(text, number.end) is not None)


def _by_itself(text: str, at: int, floor: int) -> Figure | NonFigure | None:
    """Read what needs no look around: "every 12th", "tripled", "under-12s", "in 2019."."""
    if not text[at].isalpha():
        group = age_group(text, at)
        return in_year(text, at) if group is None else _group(text, at, group)
    nth = every_nth(text, at)
    if nth:
        return every(text, nth)
    multiple = multiplied(text, at)
    return _multiplied(text, multiple, floor) if multiple else None


def _multiplied(text: str, number: Numeral, floor: int) -> Figure:
    """Make a figure of "more than tripled"."""
    ahead = lead(text, number.start, floor)
    figure = Figure(ahead.start, number.end, number.start, number.value, number.value)
    figure.unit, figure.kind, figure.change = "times", "ratio", "up"
    figure.qualifier = ahead.qualifier or "exact"
    return figure


def _read_one(text: str, start: int, found: Amount, ahead: Lead) -> Figure | NonFigure:
    figure = _named(text, _figure(text, start, found, ahead), found, ahead)
    return figure if isinstance(figure, NonFigure) else _finished(text, figure, ahead)


def _chained(text: str, start: int, found: list[Amount], ahead: Lead) -> list[Figure | NonFigure]:
    """Read "from 3-4 degrees to 5-6 degrees" as two ranges; what they count comes last."""
    behind_to = ahead._replace(qualifier=None, change=None, words=["to"], origin=False)
    last = _read_one(text, found[-1].start, found[-1], behind_to._replace(start=found[-1].start))
    unit = found[-1].unit
    if isinstance(last, Figure) and unit and unit.end <= found[-1].start:
        last.source = "carried"
    figures: list[Figure | NonFigure] = [last]
    for number, one in enumerate(found[:-1]):
        leads = ahead if number == 0 else behind_to._replace(start=one.start)
        figure = _figure(text, start if number == 0 else one.start, one, leads)
        if one.unit:
            named = _named(text, figure, one, leads)
        elif isinstance(last, Figure):
            figure.take(last)
            figure.source = "carried"
            named = figure
        else:
            named = NonFigure(one.start, one.end, last.reason)
        if isinstance(named, Figure):
            named.origin, named.value_from, named.value_to = False, None, None
        figures.insert(-1, named)
    return figures


def _is_below_zero(text: str, start: int, found: Amount) -> bool:
    """Tell the minus of "fell to - 12 C" from a dash."""
    sign, space = text[max(0, start - 2) : start - 1], text[start - 1 : start]
    if start < 3 or space != " " or sign not in _MINUS or text[start - 3] != " ":
        return False
    return sign == "−" or (found.unit is not None and found.unit.kind == "temperature")


def _passed(text: str, at: int, ahead: Lead) -> NonFigure | None:
    if text[at].isdigit():
        other = shaped(text, at) or placed(text, at, ahead.words)
        return other or clock(text, at, ahead.last)
    hour = clock(text, at, ahead.last)
    if hour:
        return hour
    ordinal = nth(text, at)
    if ordinal:
        return NonFigure(at, ordinal, "ordinal")
    batted = wickets(text, at)
    if batted:
        return batted
    end = rhetorical(text, at, ahead.words)
    if end is None:
        return None
    part = whole(text, end, of=True)
    return NonFigure(at, part[1] if part else end, "rhetorical")


def _group(text: str, at: int, end: int) -> Figure:
    """Make a figure of "under-12s"."""
    age = Decimal(text[at : end - 1])
    figure = Figure(at - len("over-"), end, at, age, age, unit="year of age", kind="age")
    figure.qualifier = "more_than"
    if text[figure.start : at - 1].lower() != "over":
        figure.start, figure.qualifier = at - len("under-"), "less_than"
    return figure


def _figure(text: str, start: int, found: Amount, ahead: Lead) -> Figure:
    """Make a figure of its numbers, their sign and their order."""
    sign = text[start] if start < found.start else ""
    first, last = found.low.value, found.high.value
    if sign and sign != "+":
        # The sign belongs to its own number, "minus 31 to 4 degrees", but to both of "minus 5-10".
        shared = found.low is found.high or (found.tight and last > 0)
        first, last = -first, -last if shared else last
    figure = Figure(start, found.end, found.start, min(first, last), max(first, last))
    figure.origin = ahead.origin
    if first != last:
        figure.qualifier = "range"
        if not found.tight and _is_change(ahead, falls=first > last):
            figure.value_from, figure.value_to = first, last
    figure.qualifier = found.qualifier or figure.qualifier
    if sign and sign in _SIGNS and found.unit and found.unit.kind == "percent":
        figure.change = "up" if sign == "+" else "down"
    return figure


def _factor(text: str, figure: Figure) -> Figure:
    """Read "grew by a factor of three" as three times."""
    by = _FACTOR_OF.search(text, max(0, figure.core - _CLOSE), figure.core)
    figure.unit, figure.kind = "times", "ratio"
    figure.change = lead(text, by.start(), 0).change if by else None
    return figure


def _is_change(ahead: Lead, *, falls: bool) -> bool:
    """Tell "fell from 3 to 2" from "it takes from 2 to 3" and "down from 3 to 3.5 percent"."""
    words = [word.lower() for word in ahead.words]
    if not ahead.origin or (len(words) < 4 and words[0] in ("up", "down", ",")):
        return False
    if len(words) > 1 and words[-2] in EXTENT:
        return False  # "jobs lasting from three to six months"
    near = words[-_OBJECT:]
    stop = next((i for i in range(len(near) - 1, -1, -1) if near[i][-1] in ",.;:!?"), -1)
    moved = not _CHANGED.isdisjoint(near[stop + 1 :])  # "raise their fees from 3 to 5 dollars"
    return ahead.change is not None or falls or moved


def _named(text: str, figure: Figure, found: Amount, ahead: Lead) -> Figure | NonFigure:
    """Say what the numbers are numbers of."""
    if not found.unit:
        if ahead.words[-2:] == ["factor", "of"]:
            return _factor(text, figure)
        if found.low.form == "share":
            return fraction(text, figure, found, ahead)
        return ratio(text, figure, found, ahead) or count(text, figure, found, ahead)
    if _is_label(text, found, ahead):
        return NonFigure(found.start, found.end, "label")
    if (
        found.unit.name == "century"
        and found.low.form == "share"
        and not _is_time(text, found, ahead)
    ):
        return NonFigure(found.start, found.end, "compound")  # a half-century of runs
    figure.unit, figure.kind = found.unit.name, found.unit.kind
    if ahead.aged and figure.unit == "year":
        figure.unit, figure.kind = "year of age", "age"
    if figure.unit == "pound" and _is_money(found, ahead):
        figure.unit, figure.kind = "pound", "currency"  # a family, settled later
    part = whole(text, figure.end, of=True) if figure.kind == "percent" else None
    if part:
        figure.counted, figure.end = part, part[1]
    return figure


def _is_label(text: str, found: Amount, ahead: Lead) -> bool:
    """Tell "Channel 4s" from "5s" and "Million Dollar Baby" from "a million dollars"."""
    number, unit = text[found.low.start : found.low.end], text[found.high.end : found.end]
    if len(unit) == 1:
        capital = ahead.last[:1].isupper()
        named = bool(ahead.last) and is_label(ahead.last, opens=True, counted=False, names=capital)
        rated = unit == "A" and _ELECTRIC.search(text, found.start, found.end + _CLOSE) is None
        return unit.isalpha() and (named or rated)  # "a 12A film", but "a 13A fuse"
    if unit[:1] == " " and is_titled(text, found.end, unit[1:], ahead.last):
        return True
    return number.istitle() and unit.strip().istitle() and _TITLE.match(text, found.end) is not None


def _is_time(text: str, found: Amount, ahead: Lead) -> bool:
    """Tell "for half a century" and "a half-century ago" from a batter's "half-century"."""
    words = {word.lower() for word in ahead.words[-2:]}
    timed = (
        ahead.qualifier
        or not words.isdisjoint(_BEFORE_TIME)
        or "-" not in text[found.start : found.end]
    )
    return bool(timed) or _AFTER_TIME.match(text, found.end) is not None


def _is_money(found: Amount, ahead: Lead) -> bool:
    """Tell pounds spent from pounds weighed."""
    return not found.high.plain or not _SPENT.isdisjoint(w.lower() for w in ahead.words[-4:])


def _means_during(text: str, found: Amount, ahead: Lead) -> bool:
    """Tell "$20 billion over 5 years" from "waited for over 5 years"."""
    kind = found.unit.kind if found.unit else None
    if kind not in ("duration", "length") or ahead.last.lower() != "over":
        return False
    before = ahead.words[-2].lower() if len(ahead.words) > 1 else ""
    if ahead.last == "Over" and kind == "duration":
        return _CLAUSE.match(text, found.end) is not None  # "Over ten years have passed"
    if kind == "length":  # "24,000 passengers a day over 38 km"
        return before == "" and ahead.last == "over"
    return before not in _BEFORE_OVER and (before != "" or ahead.last == "over")


def _finished(text: str, figure: Figure, ahead: Lead) -> Figure:
    """Add qualifier, direction and rate."""
    if ahead.qualifier:
        figure.qualifier, figure.start = ahead.qualifier, min(figure.start, ahead.start)
    word = figure.start == figure.core and text[figure.core].isalpha()
    if word and _first_word(text, figure) in _SINGLE:
        figure.start = ahead.article
    _rated(text, figure, ahead)
    if figure.per:
        figure.kind = "rate" if figure.kind == "number" else figure.kind
    late = behind(text, figure.end)
    if late and figure.qualifier == "exact":
        figure.end, figure.qualifier = late
    aged = text.endswith(("older", "younger"), 0, figure.end)  # "voters 45 and older"
    if aged and (figure.unit == "year" or (not figure.named and figure.high <= OLDEST)):
        figure.unit, figure.kind, figure.named = "year of age", "age", True
    figure.change = figure.change or direction(text, figure, ahead)
    if figure.value_from is not None:
        figure.change, figure.qualifier = "from_to", "exact"
    if ahead.between and figure.qualifier == "range":
        figure.start = _word_before(text, "between", figure.start)
    return figure


def _rated(text: str, figure: Figure, ahead: Lead) -> None:
    """Add the matter and the rate: "tonnes of wheat a year", "a 35-hour week"."""
    matter = _matter(text, figure)
    rate = rate_behind(text, figure.end, figure.kind) if figure.kind != "share" else None
    if not rate and figure.kind == "currency" and not ahead.change:
        rate = exchanged_for(text, figure.end)
    if matter:
        figure.matter = matter
        rate = rate or rate_behind(text, matter[1], figure.kind)  # "tonnes of wheat a year"
    elif not rate and (own := _OWN_TIME.match(text, figure.end)):
        rate = rate_behind(text, own.end(), figure.kind)  # "an hour of their time a week"
    working = _WORKING.match(text, figure.end) if figure.unit == "hour" else None
    if working and text[figure.end - 5 : figure.end] == "-hour":
        figure.end, figure.per = working.end(), working[1]  # "a 35-hour week"
    elif rate:
        figure.end, figure.per = rate
    elif figure.per is None:
        end = matter[1] if matter else figure.end
        figure.per = rate_beside(text, end, " ".join(ahead.words), figure.kind)


def _matter(text: str, figure: Figure) -> Span | None:
    """Find the matter of a measure or a counted thing: "tonnes of wheat"."""
    of = _OF.match(text, figure.end) if figure.kind not in _NO_MATTER else None
    phrase = of and (
        counted_phrase(text, of.end(), many=True) or counted_phrase(text, of.end(), many=False)
    )
    if not phrase or text[phrase[1] : phrase[2]].endswith(("less", "ous")):
        return None  # "years of endless and tedious talks"
    return phrase[0], phrase[2]


def _word_before(text: str, word: str, at: int) -> int:
    """Find where a word begins that comes close before a position, else the position."""
    floor = max(0, at - _CLOSE)
    place = text[floor:at].lower().rfind(word)
    return floor + place if place >= 0 else at


def _first_word(text: str, figure: Figure) -> str:
    return text[figure.core : figure.core + 9].lower().split(" ")[0].split("-")[0].rstrip(".,;:)")
