"""A figure in one line, for tests of what is read in a sentence."""

from onrecord.quantities import Quantity, extract, passed_over
from onrecord.quantities.plurals import singular


def shown(quantity: Quantity) -> str:
    """Write a figure as tests/gold/figures.txt does; what goes without saying is left out."""
    parts = [_value(quantity), str(quantity.unit)]
    if quantity.qualifier not in ("exact", "range"):
        parts.insert(0, quantity.qualifier)
    if quantity.per:
        parts.append(f"/{quantity.per}")
    counted = quantity.counted
    if counted and singular(counted).lower() != str(quantity.unit).lower():
        parts.append(f"{{{counted}}}")
    if quantity.of:
        parts.append(f"of {quantity.of}")
    if quantity.change in ("up", "down"):
        parts.append(quantity.change)
    if quantity.role != "amount":
        parts.append(quantity.role)
    if quantity.unit_source in ("carried", "subject"):
        parts.append(quantity.unit_source)
    return " ".join(parts)


def _value(quantity: Quantity) -> str:
    if quantity.value_from is not None and quantity.value_to is not None:
        return f"{_number(quantity.value_from)}→{_number(quantity.value_to)}"
    if quantity.low == quantity.high:
        return _number(quantity.low)
    return f"{_number(quantity.low)}–{_number(quantity.high)}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() else f"{value:.12g}"


def figures(text: str) -> str:
    """List the figures of a sentence, "-" for none."""
    return "; ".join(shown(quantity) for quantity in extract(text)) or "-"


def others(text: str) -> str:
    """List its numbers that are no figures, with the reason."""
    return ", ".join(f"{text[n.start : n.end]!r} {n.reason}" for n in passed_over(text))
