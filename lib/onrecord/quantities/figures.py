"""One figure: number, unit or counted noun, range, rate and qualifier together."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from onrecord.quantities.nonfigures import NonFigure, is_label, is_year, label, placed, rhetorical, score, shaped
from onrecord.quantities.nouns import counted_phrase, is_plural, singular
from onrecord.quantities.numerals import START, Numeral, every_nth, numeral
from onrecord.quantities.qualifiers import Lead, behind, direction_behind, lead
from onrecord.quantities.units import Unit, currency_before, per_after, unit_after, unit_named
from onrecord.vocabulary import table

_COMPOUNDS = frozenset(table("nouns")["compounds"]["words"])
_S = r"[ \t\u00a0\u2009\u202f]"
_LINK = re.compile(
    rf"(?P<dash>{_S}?[-–—]{_S}?)(?=[0-9$€£¥₹₽.]|[A-Z])|(?:-?{_S}(?P<word>to|and|or){_S}|-(?P<glued>to|or)-)"
)
_MARK = re.compile(rf"(?:(?:[A-Z]{{1,3}})?[$€£¥₹₽]|Rs\.?|[A-Z]{{3}}{_S}){_S}?")
_OUT_OF = re.compile(rf"(?:{_S}|-)(?P<word>out{_S}of|in|of)(?:{_S}|-)(?:every{_S})?")
_OF = re.compile(rf"{_S}of(?={_S})")
_DETERMINERS = re.compile(rf"(?:{_S}(?:all|the|these|those|its|their|our|my|your|his|her|total|every|most|more)(?={_S})){{0,3}}")
_A_UNIT = re.compile(rf"{_S}an?(?={_S})")
_MORE = re.compile(rf"{_S}(?:more|other|further|additional)(?={_S}[a-z])")
_AGED = re.compile(r"(?:^|\s)(?:aged|ages?)(?:\s(?:of|is|was|between|from|about|around|over|under))?$")
_SPENT = frozenset(table("currencies")["spent"]["words"])
_NEAR = 120  # how far back "the number of" may stand
_COLLECTIVES = frozenset(table("nouns")["collectives"]["words"])
_NUMBER_OF = re.compile(rf"\b(?:number|total|volume|share|proportion){_S}of{_S}", re.I)
_REDUNDANT = re.compile(rf"{_S}(?:U\.S\.|US|USD)(?!\w)")
_WITH_ARTICLE = frozenset({"half", "quarter", "third", "fifth", "sixth", "tenth", "dozen", "hundred", "thousand", "million", "billion"})
_ONE_SKIPPED = frozenset({"no", "each", "any", "every", "this", "that", "the", "which", "some", "another", "only", "day"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})


@dataclass(slots=True)
class Figure:
    """A figure being read; what its surroundings add comes later."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    kind: str
    qualifier: str
    change: str | None = None
    per: str | None = None
    counted: tuple[int, int] | None = None
    core: int = 0  # where the first number starts
    value_from: Decimal | None = None
    value_to: Decimal | None = None
    origin: bool = False  # "from" stands before it
    named: bool = True  # has a unit or noun of its own


def read(text: str, at: int, floor: int) -> Figure | NonFigure | None:
    """Read the figure whose number starts at a position.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where a number starts, as found by :data:`~onrecord.quantities.numerals.START`.
    floor : int
        End of what was read before; nothing before it is looked at again.

    Returns
    -------
    Figure, NonFigure or None
        NonFigure for a date, an ordinal, a label …; None when no number stands there.

    Examples
    --------
    >>> figure = read("about 1,200 operations a year", 6, 0)
    >>> int(figure.low), figure.unit, figure.qualifier, figure.per
    (1200, 'operation', 'about', 'year')
    """
    nth = every_nth(text, at)
    if nth:
        return _every(text, nth)
    mark = currency_before(text, at)
    if text[at].isdigit() and not mark:
        other = shaped(text, at)
        if other:
            return other
    ahead = lead(text, _sign(text, mark[0] if mark else at), floor)
    if text[at].isdigit() and not mark:
        other = placed(text, at, ahead.words)
        if other:
            return other
    vague = rhetorical(text, at, ahead.words)
    if vague:
        of_what = _whole(text, vague, of=True) if vague else None
        return NonFigure(at, of_what[1] if of_what else vague, "rhetorical")
    number = numeral(text, at, money=mark is not None)
    if not number:
        return None
    amount = _amount(text, at, mark, number)
    amount = _ranged(text, amount, ahead) or amount
    figure = _figure(text, amount, ahead)
    return figure if isinstance(figure, NonFigure) else _finish(text, figure, ahead)


class Amount(NamedTuple):
    """One number with its unit, or two with theirs."""

    start: int
    end: int
    low: Numeral
    high: Numeral
    unit: Unit | None
    hyphen: bool = False  # joined by a hyphen without spaces
    later: str | None = None  # qualifier found between number and unit


def _sign(text: str, start: int) -> int:
    """Take in a plus or minus sign that belongs to the number."""
    if start and text[start - 1] in "+-−" and text[start - 2 : start - 1].strip() in ("", "("):
        return start - 1
    if text[max(0, start - 6) : start].lower() in ("minus-", "minus "):
        return start - 6
    return start


def _amount(text: str, at: int, mark: tuple[int, str] | None, number: Numeral) -> Amount:
    start = mark[0] if mark else at
    end, later = number.end, None
    or_so = behind(text, end)
    if or_so:
        end, later = or_so
    if mark:
        twice = _REDUNDANT.match(text, end)
        end = twice.end() if twice else end
        return Amount(start, end, number, number, Unit(end, mark[1], "currency"), later=later)
    gap = _A_UNIT.match(text, end) if number.form == "share" else None
    unit = unit_after(text, gap.end() if gap else end)
    if unit and (number.form != "share" or gap or text[end : end + 1] == "-"):
        end = unit.end
    else:
        unit = None
    return Amount(start, end, number, number, unit, later=later)


def _ranged(text: str, first: Amount, ahead: Lead) -> Amount | None:
    """Join "70-85 percent", "between 15 and 17 kHz", "$3-5bn", "three or four years"."""
    link = _LINK.match(text, first.end)
    if not link:
        return None
    word = link["word"] or link["glued"]
    if word == "and" and not ahead.between:
        return None
    if word == "to" and first.unit and ahead.change and not (ahead.origin or ahead.between):
        return None  # "rose by $43 million to $419 million" gives a change and a level
    code = _MARK.match(text, link.end())
    at = code.end() if code else link.end()
    start = START.match(text, at) if at < len(text) else None
    if not start:
        return None
    mark = currency_before(text, at)
    if text[at].isdigit() and not mark and shaped(text, at) and not first.unit:
        return None
    number = numeral(text, at, money=bool(mark or (first.unit and first.unit.kind == "currency")))
    if not number or (number.form == "share") != (first.low.form == "share"):
        return None
    if text[number.end : number.end + 1] in "/:" or (first.low.value < 2101 and _yearly(text, first, ahead, number)):
        return None
    second = _amount(text, at, mark, number)
    if first.unit and not second.unit and first.unit.kind == "percent":
        return None
    unit = second.unit or first.unit
    if first.unit and second.unit and first.unit.name != second.unit.name:
        return None
    if first.unit and first.unit.kind == "currency" and not mark:
        unit = first.unit
    low = first.low
    if low.plain and not number.plain and low.value <= number.mantissa:
        low = low._replace(value=low.value * (number.value / number.mantissa))
    before = ahead.words[-1] if ahead.words else ""
    if word == "or" and not first.unit and is_label(before, opens=True, counted=False):
        return None
    if word == "or" and not (low.value < number.value <= low.value + 2 or first.unit):
        return None
    if word is None and (low.value >= number.value or low.form != number.form):
        return None
    end = max(second.end, unit.end if second.unit and unit else second.end)
    hyphen = word is None and link.group() in "-–—"
    return Amount(first.start, end, low, number, unit, hyphen, second.later)


def _yearly(text: str, first: Amount, ahead: Lead, number: Numeral) -> bool:
    """Tell "from 1990 to 2020" and "in 2018 to 3.9 million" from a range of figures."""
    written = text[first.low.start : first.low.end]
    if first.unit or not (len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2100):
        return False
    before = ahead.words[-1].lower() if ahead.words else ""
    return 1900 <= number.value <= 2100 or before in ("in", "since", "by", "of", "during")


def _every(text: str, nth: Numeral) -> Figure:
    found = counted_phrase(text, nth.end, many=False)
    counted = (found[1], found[2]) if found else None
    end = found[2] if found else nth.end
    return Figure(
        nth.start, end, nth.value, nth.value, "share", "share", "exact", counted=counted, core=nth.start
    )


def _figure(text: str, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Name what the amount is an amount of."""
    start = min(_sign(text, amount.start), amount.start)
    sign = -1 if start < amount.start and text[start] in "-−mM" else 1
    low, high = sorted((amount.low.value * sign, amount.high.value * sign))
    figure = Figure(start, amount.end, low, high, "number", "number", "exact", core=amount.start)
    figure.origin = ahead.origin
    if start < amount.start and text[start] in "+-−" and amount.unit and amount.unit.kind == "percent":
        figure.change = "up" if text[start] == "+" else "down"
    if amount.low.value != amount.high.value:
        figure.qualifier = "range"
        if ahead.origin and (ahead.change or amount.low.value > amount.high.value):
            figure.value_from, figure.value_to = amount.low.value, amount.high.value
    if amount.later:
        figure.qualifier = amount.later
    if amount.low.form == "share" and not amount.unit:
        return _share(text, figure, amount, ahead)
    if amount.unit and _is_named(text, amount, ahead):
        return NonFigure(amount.start, amount.end, "label")
    if amount.unit:
        figure.unit, figure.kind = amount.unit.name, amount.unit.kind
        if figure.unit == "pound" and _is_money(amount, ahead):
            figure.unit, figure.kind = "GBP", "currency"
        if figure.kind == "percent":
            whole = _whole(text, figure.end, of=True)
            if whole:
                figure.counted, figure.end = whole, whole[1]
        return figure
    return _ratio(text, figure, amount) or _count(text, figure, amount, ahead)


def _is_money(amount: Amount, ahead: Lead) -> bool:
    """Tell pounds spent from pounds weighed."""
    return not amount.high.plain or not _SPENT.isdisjoint(w.lower() for w in ahead.words[-4:])


def _is_named(text: str, amount: Amount, ahead: Lead) -> bool:
    """Tell "Channel 5s" from "5s"."""
    glued = text[amount.high.end : amount.end].isalpha() and amount.end - amount.high.end == 1
    before = ahead.words[-1] if ahead.words else ""
    return glued and before[:1].isupper() and is_label(before, opens=True, counted=False)


def _share(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a fraction: "a quarter of all patients", "almost two-thirds", "half the beds"."""
    figure.unit = figure.kind = "share"
    word = text[amount.start : amount.end].lower()
    before = ahead.words[-1].lower() if ahead.words else ""
    whole = _whole(text, amount.end, of=word != "half")
    if " " not in word and "-" not in word and word.isalpha():
        if word != "half" and before != "a":
            return NonFigure(amount.start, amount.end, "part")
        if word == "half" and not (whole or ahead.qualifier or _OF.match(text, amount.end)):
            return NonFigure(amount.start, amount.end, "part")
        if not _OF.match(text, amount.end) and counted_phrase(text, amount.end, many=False):
            return NonFigure(amount.start, amount.end, "ordinal")
    if whole:
        figure.counted, figure.end = whole, whole[1]
    return figure


def _whole(text: str, at: int, *, of: bool) -> tuple[int, int] | None:
    """Find what a share is a share of, after "of" or, where that may be missing, a determiner."""
    preposition = _OF.match(text, at)
    begin = preposition.end() if preposition else at
    determiners = _DETERMINERS.match(text, begin)
    behind = determiners.end() if determiners else begin
    if not preposition and (of or behind == begin):
        return None
    found = counted_phrase(text, behind, many=True)
    return (begin + 1, found[2]) if found else None


def _ratio(text: str, figure: Figure, amount: Amount) -> Figure | None:
    """Read "2 out of 13", "one in five", "one of four" as a share."""
    link = _OUT_OF.match(text, amount.end)
    if not link or link.end() >= len(text) or not START.match(text, link.end()):
        return None
    if shaped(text, link.end()):
        return None
    whole = numeral(text, link.end())
    word = link["word"]
    if not whole or (word != "out of" and whole.form != amount.low.form) or not 0 < figure.high < whole.value or "share" in (whole.form, amount.low.form):
        return None
    if word != "out of" and (whole.value > (1000 if word == "in" else 20) or unit_after(text, whole.end)):
        return None
    if word == "of" and amount.low.value != 1:
        return None
    figure.low = round(figure.low / whole.value, 12)
    figure.high = round(figure.high / whole.value, 12)
    figure.unit = figure.kind = "share"
    found = counted_phrase(text, whole.end, many=True, verb_may_follow=True)
    figure.end = found[2] if found else whole.end
    figure.counted = (found[0], found[2]) if found else None
    return figure


def _count(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a number of things: "260 beds", "ten-bed", or a bare number."""
    one = figure.high == 1 and amount.high.form == "words"
    before = ahead.words[-1] if ahead.words else ""
    if one and (before.lower().endswith(tuple(_ONE_SKIPPED)) and before.lower() in _ONE_SKIPPED):
        return NonFigure(amount.start, amount.end, "pronoun")
    if one and _OF.match(text, amount.end):
        of_what = _whole(text, amount.end, of=True)
        return NonFigure(amount.start, of_what[1] if of_what else amount.end, "one of")
    if ahead.aged or _AGED.search(" ".join(ahead.words[-3:]).lower()):
        figure.unit, figure.kind = "year of age", "age"
        return figure
    more = _MORE.match(text, amount.end)
    found = counted_phrase(text, more.end() if more else amount.end, many=figure.high != 1)
    plural = found is not None and is_plural(text[found[1] : found[2]])
    lower = found is not None and text[found[0]].islower()
    written = text[amount.low.start : amount.high.end]
    if written.isdigit():
        said = ahead.qualifier is not None and before.lower() not in _POSSESSIVES
        if len(written) == 4 and not said and is_year(int(written), before, counted=plural and lower):
            return NonFigure(amount.start, amount.end, "year")
        opens = len(ahead.words) < 2 or ahead.words[-2].endswith((".", "!", "?"))
        if before and is_label(before, opens=opens, counted=plural):
            return label(text, amount.start, amount.end)
        if found and not lower and not plural:
            return NonFigure(amount.start, amount.end, "label")
        tied = score(text, amount.start)
        if tied:
            return tied
    elif written[0].isupper() and before[:1].isupper() and len(ahead.words) > 1:
        return NonFigure(amount.start, amount.end, "label")
    if text[amount.end : amount.end + 1].isalpha():
        return NonFigure(amount.start, amount.end + 1, "label")
    if found and not plural and figure.high % 1 and text[amount.end] != "-":
        found = None
    unnamed = not found and not amount.unit
    if unnamed and amount.low.value > amount.high.value and not ahead.origin:
        return NonFigure(amount.start, amount.end, "score")
    if amount.hyphen and not plural:
        return NonFigure(amount.start, amount.end, "score")
    if text[amount.end : amount.end + 1] == "-" and amount.high.form == "words" and found:
        first = text[amount.end + 1 : found[2]].split(" ")[0].split("-")[0].lower()
        if first not in _COMPOUNDS:
            return NonFigure(amount.start, amount.end, "compound")
    if not found:
        if amount.high.form == "words" and (one or (not ahead.qualifier and amount.high.plain)):
            return NonFigure(amount.start, amount.end, "bare")
        figure.named = False
        if before.lower() == "of" and len(ahead.words) > 1 and ahead.words[-2] in _COLLECTIVES:
            figure.unit, figure.kind, figure.named = ahead.words[-2], "count", True
        elif _counted_before(text, figure, amount.start):
            figure.named = True
        elif _is_age(text, figure, ahead):
            figure.unit, figure.kind = "year of age", "age"
        return figure
    figure.end = found[2]
    unit = unit_named(text[found[1] : found[2]])
    if unit:
        figure.unit, figure.kind = unit
        return figure
    figure.unit, figure.kind = singular(text[found[1] : found[2]]), "count"
    figure.counted = (found[0], found[2])
    return figure


def _counted_before(text: str, figure: Figure, at: int) -> bool:
    """Take the noun from "the number of beds will grow to 500"."""
    floor = max(0, at - _NEAR)
    floor = max(floor, text.rfind("\n", floor, at), text.rfind(". ", floor, at))
    said = None
    for said in _NUMBER_OF.finditer(text, floor, at):
        pass
    found = counted_phrase(text, said.end() - 1, many=True) if said else None
    if not found or found[2] > at:
        return False
    figure.unit, figure.kind = singular(text[found[1] : found[2]]), "count"
    figure.counted = (found[0], found[2])
    return True


def _is_age(text: str, figure: Figure, ahead: Lead) -> bool:
    """Tell "Anna Petrova, 44, a surgeon" from other bare numbers."""
    before = ahead.words[-1] if ahead.words else ""
    return (
        before.endswith(",")
        and before[:1].isupper()
        and text[figure.end : figure.end + 1] in (",", ")", ".")
        and 0 < figure.high <= 110
        and figure.high == figure.high.to_integral_value()
    )


def _finish(text: str, figure: Figure, ahead: Lead) -> Figure:
    """Add qualifier, direction and rate."""
    if ahead.qualifier:
        figure.qualifier = ahead.qualifier
        figure.start = min(figure.start, ahead.start)
    first = text[figure.core : figure.core + 9].lower().split(" ")[0].split("-")[0].rstrip(".,;:)")
    if first in _WITH_ARTICLE and figure.start == figure.core:
        figure.start = ahead.article
    rate = per_after(text, figure.end, figure.kind)
    if rate and figure.kind != "share":
        figure.end, figure.per = rate
    if figure.per and figure.kind == "number":
        figure.kind = "rate"
    late = behind(text, figure.end)
    if late and figure.qualifier == "exact":
        if figure.unit == "year" and text[late[0] - 7 : late[0]].endswith(("older", "younger")):
            figure.unit, figure.kind = "year of age", "age"
        figure.end, figure.qualifier = late
    glued = text[figure.end - 1].isalpha() and "-" in text[figure.core : figure.end] and figure.kind == "count"
    if not ahead.origin and not glued and not (figure.kind == "currency" and ahead.adds):
        figure.change = figure.change or ahead.change
    if figure.value_from is not None:
        figure.change, figure.qualifier = "from_to", "exact"
    if figure.change is None and figure.kind in ("percent", "share"):
        figure.change = direction_behind(text, figure.end)
    return figure
