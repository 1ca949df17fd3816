"""What the figures of one document imply together."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pandas as pd

from onrecord.quantities.joins import PART_OF
from onrecord.reporting.comparison.pairs import (
    SIDES,
    Row,
    bounds,
    head,
    key_figures,
    pair_table,
    sides,
    years,
)

IMPLIED = {
    **dict.fromkeys(["doc", "rule"], "str"),
    **{name: kind for name, kind in SIDES.items() if not name.startswith("doc")},
    "value": "float64",
    "low": "Float64",
    "high": "Float64",
    **dict.fromkeys(["unit", "per", "statement", "condition"], "str"),
}
"""The columns of the table, each with its pandas dtype."""

_MEMBERS = re.compile(
    r"\b(?:including|among\s(?:them|whom|these)|of\s(?:them|these|those|whom|which))\b[^,;:.]{0,60}$",
    re.I,
)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which)\b")
_APPOSITION = re.compile(
    r"[^.;:!?()\n–—]{0,60}(?:\s?[–—(]\s?|\s-\s|,?\sor\s|,\s)(?:that\sis,?\s|i\.e\.,?\s)?"
)
_PRESENT = re.compile(
    r"\b(?:currently|at\spresent|now|(?:are|is)(?:\snow|\scurrently)?\s(?:being\s)?"
    r"(?:treated|hospitali[sz]ed|admitted|undergoing|receiving|staying|occupied|here|there|in))\b",
    re.I,
)
_FULLEST = 1.5  # more patients a bed than this are not all in the beds at once
_NEAR = 200  # characters between two figures that speak of one thing


def implied(quantities: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Work out what the figures of a document say together, with the conditions.

    Four rules, each from the fields of two figures that stand close together: a part
    named as such ("210 patients, including 42 children", "40 of the 120 beds"); patients
    in treatment and the beds before them; an allocation and the plan of several
    years before it; a share and, in apposition, the number that it comes to ("a
    quarter of all operations – 200 a year"), which imply a total.

    Parameters
    ----------
    quantities : pandas.DataFrame
        The quantities table; only its rows with ``key`` are looked at.
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        One row a result: ``doc``; ``rule``, "share" or "total"; the two operands
        as from :func:`comparable`, ``_a`` being the part; ``value``, from the
        stated numbers alone; ``low`` and ``high``, what follows from the
        qualifiers, NA where they leave it open; ``unit`` and ``per`` of the
        result; ``statement`` and ``condition`` in words.

    Examples
    --------
    >>> import onrecord as rec
    >>> text = "Currently, 210 patients are being treated here, including 42 children."
    >>> docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    >>> tables = rec.analyse(docs, topics="hospital")
    >>> implied(tables.quantities, docs)[["statement", "condition"]].values.tolist()
    [['“42 children” of “210 patients”: 20 %', 'as stated']]
    """
    texts = dict(zip(docs["doc"], docs["text"], strict=True))
    rows = [
        result
        for group in key_figures(quantities, ["doc"])
        for result in _implied([f for f in group if _is_level(f)], texts[group[0]["doc"]])
    ]
    return pair_table(rows, IMPLIED, docs)


def _implied(figures: list[Row], text: str) -> Iterator[dict[str, Any]]:
    parts: set[int] = set()
    for a, b in pairwise(figures):
        gap = text[a["end"] : b["start"]]
        if len(gap) > _NEAR or "\n" in gap:
            continue
        if _is_member(a, b, text):
            parts.add(b["quantity"])
            yield _share(b, a, "as stated")
        elif PART_OF.fullmatch(gap) and _is_part(a, b, text):
            yield _share(a, b, "as stated")
        elif _is_apposed(a, b, gap):
            yield _total(b, a)
    for a, b in _close(figures, text):
        if b["quantity"] not in parts and _fill(a, b, text):
            yield _share(b, a, "if each patient has one bed")
        elif _belongs(a, b):
            part, plan = (f"“{row['text']}” for {row['period']}" for row in (b, a))
            yield _share(b, a, f"if {part} is part of {plan}")


def _is_level(figure: Row) -> bool:
    """Tell whether a figure can be an operand: one positive value, not from one to another."""
    return bool(figure["change"] != "from_to" and figure["low"] > 0)


def _close(figures: list[Row], text: str) -> Iterator[tuple[Row, Row]]:
    """Pair each figure with the next three of its paragraph, if near."""
    for number, a in enumerate(figures):
        for b in figures[number + 1 : number + 4]:
            gap = text[a["end"] : b["start"]]
            if len(gap) <= _NEAR and "\n" not in gap:
                yield a, b


def _is_member(a: Row, b: Row, text: str) -> bool:
    """Tell whether the second figure is named as a part of the first."""
    gap = text[a["end"] : b["start"]]
    same = a["unit_kind"] == b["unit_kind"] == "count" and a["topic"] == b["topic"]
    whole = years(a) == years(b) and (b["per"] in (None, a["per"]))
    named = _MEMBERS.search(gap) is not None or _OF_THEM.match(text, b["end"]) is not None
    return same and whole and named and "." not in gap and b["high"] < a["high"]


def _is_part(a: Row, b: Row, text: str) -> bool:
    """Tell "40 of the 120 beds" from "within $4 million of the $37 million"."""
    near = text[max(0, a["start"] - 8) : a["start"]].lower().endswith("within ")
    return a["unit"] == b["unit"] and a["high"] < b["high"] and not near


def _is_apposed(a: Row, b: Row, gap: str) -> bool:
    """Tell whether a share's number follows it: "a quarter of all HSCTs – roughly 200"."""
    return (
        a["unit_kind"] in ("share", "percent")
        and b["unit_kind"] == "count"
        and a["counted"] is not None
        and head(a) == b["unit"]
        and bool(_APPOSITION.fullmatch(gap))
    )


def _fill(a: Row, b: Row, text: str) -> bool:
    """Tell whether a figure gives the patients who lie in the beds of another."""
    stock = all(row["per"] is None and row["period"] is None for row in (a, b))
    if (a["topic"], b["topic"]) != ("beds", "patients") or not stock or b["unit_kind"] != "count":
        return False
    around = text[max(a["end"], b["start"] - 40) : b["end"] + 40]
    return b["high"] <= _FULLEST * a["low"] and bool(_PRESENT.search(around))


def _belongs(a: Row, b: Row) -> bool:
    """Tell whether an allocation may be part of a plan of several years."""
    first, last = years(a)
    inside = b["period_start"] is None or (first or 0) <= b["period_start"] <= (last or 0)
    return (
        a["unit_kind"] == "currency"
        and a["unit"] == b["unit"]
        and (a["status"], b["status"]) == ("planned", "stated")
        and first is not None
        and last is not None
        and first < last
        and b["period"] is not None
        and inside
        and years(a) != years(b)
        and b["high"] < a["low"]
    )


def _share(part: Row, whole: Row, condition: str) -> dict[str, Any]:
    value = part["high"] / whole["high"]
    about = "" if {part["qualifier"], whole["qualifier"]} <= {"exact", "range"} else "about "
    low, high = _ratio(part, whole)
    unbounded = " by the stated numbers, open both ways" if low == 0 and math.isinf(high) else ""
    size = f"{about}{100 * value:.3g} %{unbounded}"
    return {
        **_result(part, whole, value, low, high),
        "rule": "share",
        "unit": "share",
        "per": None,
        "statement": f"“{part['text']}” of “{whole['text']}”: {size}",
        "condition": condition,
    }


def _total(part: Row, share: Row) -> dict[str, Any]:
    scale = 100 if share["unit_kind"] == "percent" else 1
    value = round(part["high"] / (share["high"] / scale), 6)
    low, high = (limit * scale for limit in _ratio(part, share))
    bound = "at least " if math.isinf(high) else "at most " if low == 0 else ""
    about = "about " if "about" in (part["qualifier"], share["qualifier"]) else ""
    rate = f" per {part['per']}" if part["per"] else ""
    return {
        **_result(part, share, value, low, high),
        "rule": "total",
        "unit": part["unit"],
        "per": part["per"],
        "statement": f"{bound}{about}{value:,.0f} {part['counted']}{rate} in total",
        "condition": f"if “{part['text']}” is “{share['text']}”",
    }


def _ratio(part: Row, whole: Row) -> tuple[float, float]:
    """Divide two figures as far as their qualifiers allow."""
    (low, high), (least, most) = bounds(part), bounds(whole)
    return round(low / most, 12), round(high / least, 12) if least else math.inf


def _result(part: Row, whole: Row, value: float, low: float, high: float) -> dict[str, Any]:
    return {
        **sides(part, whole),
        "doc": part["doc"],
        "value": round(value, 12),
        "low": low or None,
        "high": None if math.isinf(high) else high,
    }
