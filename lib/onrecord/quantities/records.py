"""What the readers hand to each other: amounts, figures and numbers passed over."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from onrecord.quantities.numerals import Numeral
from onrecord.quantities.units import Unit
from onrecord.segments import Span


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
    unit: str = "number"
    kind: str = "number"
    qualifier: str = "exact"
    change: str | None = None
    per: str | None = None
    counted: Span | None = None
    value_from: Decimal | None = None
    value_to: Decimal | None = None
    origin: bool = False  # "from" stands before it
    named: bool = True  # has a unit or noun of its own

    def take(self, other: "Figure") -> None:
        """Take over what another figure counts."""
        self.unit, self.kind, self.counted = other.unit, other.kind, other.counted
