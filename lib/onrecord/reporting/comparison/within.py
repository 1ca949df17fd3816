"""What the figures of one document imply together."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from onrecord.reporting.comparison.pairs import SIDES, Row, bounds, key_figures, pair_table, sides
from onrecord.reporting.wording import percentage
from onrecord.tables import Tables

IMPLIED = {
    **dict.fromkeys(["doc", "rule"], "str"),
    **{name: kind for name, kind in SIDES.items() if not name.startswith("doc")},
    "value": "float64",
    "low": "Float64",
    "high": "Float64",
    **dict.fromkeys(["unit", "per", "statement", "condition"], "str"),
}
"""The columns of the table, each with its pandas dtype."""


def implied(tables: Tables) -> pd.DataFrame:
    """Work out what the figures of a document say together, with the conditions.

    From each figure that is a part of another (``part_of``): the share that it is of it,
    or, where the other is a share and this is what it comes to, the total.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        For each result: ``doc``; ``rule``, "share" or "total"; the two figures as from
        :func:`comparable`, ``_a`` being the part; ``value``, from the stated numbers
        alone; ``low`` and ``high``, what follows from the qualifiers, NA where they
        leave it open; ``unit`` and ``per`` of the result; ``statement`` and
        ``condition`` in words.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "Currently, 210 patients are being treated here, including 42 children."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> found = implied(rec.analyse(docs, topics="hospital"))
    >>> found[["statement", "condition"]].values.tolist()
    [['“42 children” of “210 patients”: 20%', 'as stated']]
    """
    figures = key_figures(tables)
    numbered = {(figure["doc"], figure["quantity"]): figure for figure in figures}
    rows = [
        _result(part, numbered[part["doc"], part["part_of"]])
        for part in figures
        if (part["doc"], part["part_of"]) in numbered
    ]
    same = ["doc", "statement", "condition"]
    return pair_table(rows, IMPLIED, tables).drop_duplicates(same, ignore_index=True)


def _result(part: Row, whole: Row) -> dict[str, Any]:
    return _total(part, whole) if part["part_rule"] == "apposed" else _share(part, whole)


_CONDITIONS = {"stated": "as stated", "beds": "if each patient has one bed"}


def _share(part: Row, whole: Row) -> dict[str, Any]:
    value = part["high"] / whole["high"]
    about = "" if {part["qualifier"], whole["qualifier"]} <= {"exact", "range"} else "about "
    low, high = _ratio(part, whole)
    unbounded = " by the stated numbers, open both ways" if low == 0 and math.isinf(high) else ""
    size = f"{about}{percentage(value)}{unbounded}"
    plan, stage = (f"“{row['text']}” for {row['period']}" for row in (whole, part))
    return {
        **_operands(part, whole, value, low, high),
        "rule": "share",
        "unit": "share",
        "per": None,
        "statement": f"“{part['text']}” of “{whole['text']}”: {size}",
        "condition": _CONDITIONS.get(part["part_rule"], f"if {stage} is part of {plan}"),
    }


def _total(part: Row, share: Row) -> dict[str, Any]:
    scale = 100 if share["unit_kind"] == "percent" else 1
    value = round(part["high"] / (share["high"] / scale), 6)
    low, high = (limit * scale for limit in _ratio(part, share))
    bound = "at least " if math.isinf(high) else "at most " if low == 0 else ""
    about = "about " if "about" in (part["qualifier"], share["qualifier"]) else ""
    rate = f" per {part['per']}" if part["per"] else ""
    return {
        **_operands(part, share, value, low, high),
        "rule": "total",
        "unit": part["unit"],
        "per": part["per"],
        "statement": f"{bound}{about}{value:,.0f} {part['counted']}{rate} in total",
        "condition": f"if “{part['text']}” is “{share['text']}”",
    }


def _ratio(part: Mapping[str, Any], whole: Mapping[str, Any]) -> tuple[float, float]:
    """Divide two figures as far as their qualifiers allow."""
    (low, high), (least, most) = bounds(part), bounds(whole)
    return round(low / most, 12), round(high / least, 12) if least else math.inf


def _operands(part: Row, whole: Row, value: float, low: float, high: float) -> dict[str, Any]:
    return {
        **sides(part, whole),
        "doc": part["doc"],
        "value": round(value, 12),
        "low": low or None,
        "high": None if math.isinf(high) else high,
    }
