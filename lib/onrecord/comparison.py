"""Figures side by side: what may be compared across documents, and what one document implies.

Both work on the quantities table. Figures in repeated passages are left out.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from operator import itemgetter
from typing import Any

import pandas as pd

from onrecord.quantities.nouns import singular
from onrecord.segments import Span, sentences

Row = Mapping[Any, Any]

_SIDE = {
    "doc": "str",
    "quantity": "int64",
    "text": "str",
    "low": "float64",
    "high": "float64",
    "start": "int64",
    "end": "int64",
    "sentence": "str",
}
_SIDES = {f"{name}_{side}": kind for side in "ab" for name, kind in _SIDE.items()}
_SHARED = dict.fromkeys(["topic", "unit", "per", "period"], "str")
COMPARABLE = {**_SHARED, **_SIDES, "differs": "bool", "names": "str", "note": "str"}
REFUSED = {"topic": "str", **_SIDES, "reason": "str"}
IMPLIED = {
    **dict.fromkeys(["doc", "rule"], "str"),
    **{name: kind for name, kind in _SIDES.items() if not name.startswith("doc")},
    **{"value": "float64", "low": "Float64", "high": "Float64"},
    **dict.fromkeys(["unit", "per", "statement", "condition"], "str"),
}
"""The columns of the three tables, each with its pandas dtype."""

ABOUT = 0.1
"""How far "about" and "almost" may be off, as a share of the stated number."""

_MEMBERS = re.compile(
    r"\b(?:including|among\s(?:them|whom|these)|of\s(?:them|these|those|whom|which))\b", re.I
)
_OF_THE = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|a\stotal\sof|all)(?:\s\w{1,12})?\s")
_APPOSITION = re.compile(
    r"[^.;:!?()\n–—]{0,60}(?:\s?[–—(]\s?|\s-\s|,?\sor\s|,\s)(?:that\sis,?\s|i\.e\.,?\s)?"
)
_PRESENT = re.compile(
    r"\b(?:currently|at\spresent|now|(?:are|is)(?:\snow|\scurrently)?\s(?:being\s)?"
    r"(?:treated|hospitali[sz]ed|admitted|undergoing|receiving|staying|occupied|here|there|in))\b",
    re.I,
)
_NAME = re.compile(r"[A-Z][\w’'-]{1,30}(?:\s(?:(?:of|for|and)\s(?:the\s)?)?[A-Z][\w’'-]{1,30}){1,7}")
_OPENER = re.compile(r"^(?:The|In|At|On|Of|For|From|By|A|It|And|But|When|According)\s(?=\S+\s)")
_FULLEST = 1.5  # more patients a bed than this are not all in the beds at once
_NEAR = 200  # characters between two figures that speak of one thing


def comparable(quantities: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Put figures of different documents side by side where they may be compared.

    Two figures are paired when topic, unit, rate, period and status (stated or
    planned) are the same and both documents name the same person, place or
    institution, so that they may speak of one thing. A period such as "this year" is
    never the same in two documents. A difference is flagged only where the qualifiers leave no number
    that would fit both; "about" and "almost" may be off by a tenth.

    Parameters
    ----------
    quantities : pandas.DataFrame
        The quantities table; only its rows with ``key`` are looked at.
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        One row a pair: ``topic``, ``unit``, ``per``, ``period``; for each of the
        two figures ``doc``, ``quantity``, ``text``, ``low``, ``high``, ``start``,
        ``end``, ``sentence``, with ``_a`` and ``_b``; ``differs``; ``names``, which
        both documents have; ``note``, what is left open, NA if nothing.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["Ashby Hospital has 260 beds.", "It is Ashby Hospital with its 240 beds."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> pairs = comparable(rec.analyse(docs).quantities, docs)
    >>> pairs[["text_a", "text_b", "differs", "names"]].values.tolist()
    [['260 beds', '240 beds', True, 'Ashby Hospital']]
    """
    rows = []
    named = _names(docs)
    for group in _groups(quantities, ["topic", "unit", "per"]):
        for a, b in _pairs(group):
            if _refusal(a, b, named) is None:
                shared = {name: a[name] for name in _SHARED}
                names = "; ".join(sorted(named[a["doc"]] & named[b["doc"]]))
                told = {"differs": _differ(a, b), "names": names, "note": _note(a, b)}
                rows.append({**shared, **_sides(a, b), **told})
    return _table(rows, COMPARABLE, docs)


def refused(quantities: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Say why figures of one topic in different documents may not be compared.

    Parameters
    ----------
    quantities : pandas.DataFrame
        The quantities table; only its rows with ``key`` are looked at.
    docs : pandas.DataFrame
        Needs the columns ``doc`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        One row a pair, as from :func:`comparable`, with ``reason`` in words. The
        number of pairs grows with the square of the figures of a topic.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["It got $2 million in 2019.", "It got 5 million euros in 2019."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> refused(rec.analyse(docs).quantities, docs)["reason"].tolist()
    ['different currencies: USD, EUR']
    """
    named = _names(docs)
    rows = [
        {"topic": a["topic"], **_sides(a, b), "reason": reason}
        for group in _groups(quantities, ["topic"])
        for a, b in _pairs(group)
        if (reason := _refusal(a, b, named)) is not None
    ]
    return _table(rows, REFUSED, docs)


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
    >>> implied(rec.analyse(docs).quantities, docs)[["statement", "condition"]].values.tolist()
    [['“42 children” of “210 patients”: 20 %', 'if “42 children” are among “210 patients”']]
    """
    texts = dict(zip(docs["doc"], docs["text"], strict=True))
    rows = [
        result
        for group in _groups(quantities, ["doc"])
        for result in _implied(group, texts[group[0]["doc"]])
    ]
    return _table(rows, IMPLIED, docs)


def bounds(row: Row) -> tuple[float, float]:
    """Give the interval that a figure's qualifier leaves.

    Parameters
    ----------
    row : mapping
        A row of the quantities table, with ``low``, ``high`` and ``qualifier``.

    Returns
    -------
    tuple of float
        Infinite where it is open upwards, 0 where it is open downwards.

    Examples
    --------
    >>> bounds({"low": 91.0, "high": 91.0, "qualifier": "more_than"})
    (91.0, inf)
    """
    if row["qualifier"] in ("more_than", "at_least"):
        return row["low"], math.inf
    if row["qualifier"] in ("less_than", "up_to", "almost"):
        return 0.0, row["high"]
    return row["low"], row["high"]


def _groups(quantities: pd.DataFrame, names: list[str]) -> Iterator[list[dict[Any, Any]]]:
    """Give the key figures that agree in some columns, repeated passages left out."""
    rows = quantities[quantities["key"] & ~quantities["duplicate"]]
    for _, group in rows.groupby(names, sort=False, dropna=False):
        yield [
            {str(name): None if pd.isna(value) else value for name, value in row.items()}
            for row in group.to_dict("records")
        ]


def _pairs(group: list[dict[Any, Any]]) -> Iterator[tuple[Row, Row]]:
    for number, a in enumerate(group):
        for b in group[number + 1 :]:
            if a["doc"] != b["doc"]:
                yield a, b


def _sides(a: Row, b: Row) -> dict[str, Any]:
    return {f"{n}_{s}": row[n] for s, row in (("a", a), ("b", b)) for n in _SIDE if n != "sentence"}


def _names(docs: pd.DataFrame) -> dict[str, set[str]]:
    """Find the names of two words and more in each document."""
    return {
        doc: {_OPENER.sub("", name.group()) for name in _NAME.finditer(text)}
        for doc, text in zip(docs["doc"], docs["text"], strict=True)
    }


def _refusal(a: Row, b: Row, named: Mapping[str, set[str]]) -> str | None:
    """Say why two figures of one topic may not be compared, None if they may."""
    if a["unit_kind"] != b["unit_kind"]:
        return f"different kinds of figure: {a['unit_kind']}, {b['unit_kind']}"
    if a["unit"] != b["unit"]:
        what = "currencies" if a["unit_kind"] == "currency" else "things counted"
        return f"different {what}: {a['unit']}, {b['unit']}"
    if a["unit_kind"] in ("percent", "share") and _head(a) != _head(b):
        return f"shares of different things: {_head(a) or 'not said'}, {_head(b) or 'not said'}"
    if a["per"] != b["per"]:
        return f"different rates: {_rate(a)}, {_rate(b)}"
    if _years(a) != _years(b) or (a["period"] is None) != (b["period"] is None):
        return f"different periods: {a['period'] or 'none stated'}, {b['period'] or 'none stated'}"
    if a["period"] is not None and _years(a) == (None, None):
        return f"“{a['period']}” and “{b['period']}” need not be the same in two documents"
    if a["status"] != b["status"]:
        return f"one is {a['status']}, the other {b['status']}"
    if (a["change"] is None) != (b["change"] is None):
        return "one is a change, the other a level"
    if named[a["doc"]].isdisjoint(named[b["doc"]]):
        return "no name of two words or more stands in both texts"
    return None


def _rate(row: Row) -> str:
    return f"per {row['per']}" if row["per"] else "no rate"


def _years(row: Row) -> tuple[Any, Any]:
    return row["period_start"], row["period_end"]


def _head(row: Row) -> str | None:
    return singular(row["counted"].split()[-1]) if row["counted"] else None


def _differ(a: Row, b: Row) -> bool:
    low_a, high_a = _loose(a)
    low_b, high_b = _loose(b)
    return low_a > high_b or low_b > high_a


def _loose(row: Row) -> tuple[float, float]:
    low, high = row["low"], row["high"]
    if row["qualifier"] == "almost":
        return low - ABOUT * abs(low), high
    if row["qualifier"] == "about":
        return low - ABOUT * abs(low), high + ABOUT * abs(high)
    return bounds(row)


def _note(a: Row, b: Row) -> str | None:
    open_ended = [row["text"] for row in (a, b) if row["qualifier"] not in ("exact", "range")]
    notes = [f"“{text}” is not an exact figure" for text in open_ended]
    if a["period"] is None:
        notes.append("no period is stated for either")
    return "; ".join(notes) or None


def _implied(figures: list[dict[Any, Any]], text: str) -> Iterator[dict[str, Any]]:
    parts: set[int] = set()
    for a, b in pairwise(figures):
        gap = text[a["end"] : b["start"]]
        if len(gap) > _NEAR or "\n" in gap:
            continue
        if _is_member(a, b, gap):
            parts.add(b["quantity"])
            yield _share(b, a, f"if “{b['text']}” are among “{a['text']}”")
        elif _OF_THE.fullmatch(gap) and a["unit"] == b["unit"] and a["high"] < b["high"]:
            yield _share(a, b, "as stated")
        elif _is_apposed(a, b, gap):
            yield _total(b, a)
    for a, b in _close(figures, text):
        if b["quantity"] not in parts and _fill(a, b, text):
            yield _share(b, a, "if each patient has one bed")
        elif _belongs(a, b):
            part, plan = (f"“{row['text']}” for {row['period']}" for row in (b, a))
            yield _share(b, a, f"if {part} is part of {plan}")


def _close(
    figures: list[dict[Any, Any]], text: str
) -> Iterator[tuple[dict[Any, Any], dict[Any, Any]]]:
    """Pair each figure with those that follow it within the paragraph and two sentences."""
    for number, a in enumerate(figures):
        for b in figures[number + 1 : number + 4]:
            gap = text[a["end"] : b["start"]]
            if len(gap) <= _NEAR and "\n" not in gap:
                yield a, b


def _is_member(a: Row, b: Row, gap: str) -> bool:
    same = a["unit_kind"] == b["unit_kind"] == "count" and a["topic"] == b["topic"]
    whole = _years(a) == _years(b) and (b["per"] in (None, a["per"]))
    named = bool(_MEMBERS.search(gap)) and "." not in gap
    return same and whole and named and b["high"] < a["high"]


def _is_apposed(a: Row, b: Row, gap: str) -> bool:
    """Tell whether a share's number follows it: "a quarter of all HSCTs – roughly 200"."""
    return (
        a["unit_kind"] in ("share", "percent")
        and b["unit_kind"] == "count"
        and a["counted"] is not None
        and _head(a) == b["unit"]
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
    first, last = _years(a)
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
        and _years(a) != _years(b)
        and b["high"] < a["low"]
    )


def _share(part: Row, whole: Row, condition: str) -> dict[str, Any]:
    value = part["high"] / whole["high"]
    about = "" if {part["qualifier"], whole["qualifier"]} <= {"exact", "range"} else "about "
    low, high = _ratio(part, whole)
    return {
        **_result(part, whole, value, low, high),
        "rule": "share",
        "unit": "share",
        "per": None,
        "statement": f"“{part['text']}” of “{whole['text']}”: {about}{100 * value:.3g} %",
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
        **_sides(part, whole),
        "doc": part["doc"],
        "value": round(value, 12),
        "low": low or None,
        "high": None if math.isinf(high) else high,
    }


def _table(rows: list[dict[str, Any]], columns: dict[str, str], docs: pd.DataFrame) -> pd.DataFrame:
    """Make a table of pairs, with the sentences that their two figures stand in."""
    texts = dict(zip(docs["doc"], docs["text"], strict=True))
    spans: dict[str, list[Span]] = {}
    for row in rows:
        for side in "ab":
            doc = row[f"doc_{side}"]
            inside = spans.setdefault(doc, [(s.start, s.end) for s in sentences(texts[doc])])
            start, end = inside[bisect_right(inside, row[f"start_{side}"], key=itemgetter(0)) - 1]
            row[f"sentence_{side}"] = " ".join(texts[doc][start:end].split())
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
