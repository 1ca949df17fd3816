"""What the readers hand to each other: amounts, figures and numbers passed over."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from onrecord.quantities.numerals import Numeral
from onrecord.quantities.units import Unit
from onrecord.segments import Span

UnitSource = Literal["stated", "carried", "subject"]
"""Where the unit comes from: it is there, belongs to another figure, or is the subject."""

FigureRole = Literal["amount", "level", "time", "attribute"]
"""What a figure is: an amount, the level a change reached, a time ("two years ago"), or
part of the description of something else ("a five-year plan")."""


class NonFigure(NamedTuple):
    """A number passed over: its span and the reason."""

    start: int
    end: int
    reason: str


class Amount(NamedTuple):
    """One number with its unit, or two with theirs."""

    start: int  # of the number, its currency included
    end: int
    low: Numeral
    high: Numeral
    unit: Unit | None
    tight: bool = False  # two numbers joined by a bare hyphen
    qualifier: str | None = None  # found between number and unit: "30 or so per cent"


@dataclass(slots=True)
class Figure:
    """A figure being read; what its neighbours and its sentence add comes later."""

    start: int
    end: int
    core: int  # where the first number starts
    low: Decimal
    high: Decimal
    unit: str | None = "number"
    kind: str = "number"
    qualifier: str = "exact"
    change: str | None = None
    per: str | None = None
    counted: Span | None = None
    matter: Span | None = None  # behind "of": "tonnes of wheat"
    source: UnitSource = "stated"
    role: FigureRole = "amount"
    value_from: Decimal | None = None
    value_to: Decimal | None = None
    origin: bool = False  # "from" comes before it
    named: bool = True  # has a unit or noun of its own
    bare: bool = False  # a small number in words, no figure unless a neighbour gives it a noun
    alternative: bool = False  # "5" and "10" of "5, 10 or 15 euros"
    suspended: bool = False  # "two-" of "two-, three- and five-litre"

    def take(self, other: "Figure") -> None:
        """Take over what another figure counts."""
        self.unit, self.kind, self.counted = other.unit, other.kind, other.counted
        self.matter, self.source = other.matter, "carried"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure; the fields are the columns of the quantities table.

    Attributes
    ----------
    start, end : int
        The whole expression in the text: qualifier, number, unit or counted noun, rate.
    low, high : float
        The stated numbers, magnitudes multiplied out; equal where one is stated.
    value_from, value_to : float or None
        The first and the last value of "from 120 to 470", where `change` is "from_to".
    unit : str or None
        ISO 4217 code, name of a unit, singular of what is counted, "share" for
        fractions, "number" where nothing is said; None for money of a shared name
        ("Rs 500") in a text that does not tell the country.
    unit_kind : str
        currency, percent, share, count, age, duration, length …, rate, unknown, number.
    qualifier : str
        exact, about, almost, more_than, at_least, less_than, up_to, range, either.
    change : str or None
        up, down, from_to.
    per : str or None
        What a rate is for: year, month, "1,000 live births" …
    period : str or None
        As stated: "2020-2024", "this year", "since 2018".
    period_start, period_end : int or None
        Its years where they are stated outright.
    counted : str or None
        The noun phrase that is counted or shared out, as written.
    of : str or None
        The matter of the head noun: "tonnes *of wheat*".
    unit_source : str or None
        stated, carried (from another figure) or subject; None for a bare number.
    role : str
        amount, level, time, attribute.
    topic : str
        From the topics in use, else "other".
    key : bool
        Whether an analyst would chart it.
    status : str
        stated or planned.
    """

    start: int
    end: int
    low: float
    high: float
    value_from: float | None
    value_to: float | None
    unit: str | None
    unit_kind: str
    qualifier: str
    change: str | None
    per: str | None
    period: str | None
    period_start: int | None
    period_end: int | None
    counted: str | None
    of: str | None
    unit_source: str | None
    role: str
    topic: str
    key: bool
    status: str
