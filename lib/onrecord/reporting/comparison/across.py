"""Figures of different documents side by side, where they may be compared."""

import re
from collections.abc import Iterator, Mapping

import pandas as pd

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

_SHARED = dict.fromkeys(["topic", "unit", "per", "period"], "str")
COMPARABLE = {**_SHARED, **SIDES, "differs": "bool", "names": "str", "note": "str"}
REFUSED = {"topic": "str", **SIDES, "reason": "str"}
"""The columns of the two tables, each with its pandas dtype."""

ABOUT = 0.1
"""How far "about" and "almost" may be off, as a share of the stated number."""

_NAME = re.compile(
    r"[A-Z][\w’'-]{1,30}(?:\s(?:(?:of|for|and)\s(?:the\s)?)?[A-Z][\w’'-]{1,30}){1,7}"
)
_OPENER = re.compile(r"^(?:The|In|At|On|Of|For|From|By|A|It|And|But|When|According)\s(?=\S+\s)")


def comparable(quantities: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Put figures of different documents side by side where they may be compared.

    Two figures are paired when topic, unit, rate, period and status (stated or
    planned) are the same and both documents name the same person, place or
    institution, so that they may speak of one thing. A period such as "this year" is
    never the same in two documents, and a sum of money needs one. A difference is
    flagged only where the qualifiers leave no number that would fit both; "about" and
    "almost" may be off by a tenth.

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
    for group in key_figures(quantities, ["topic", "unit", "per"]):
        for a, b in _pairs(group):
            if _refusal(a, b, named) is None:
                shared = {name: a[name] for name in _SHARED}
                names = "; ".join(sorted(named[a["doc"]] & named[b["doc"]]))
                told = {"differs": _differ(a, b), "names": names, "note": _note(a, b)}
                rows.append({**shared, **sides(a, b), **told})
    return pair_table(rows, COMPARABLE, docs)


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
        {"topic": a["topic"], **sides(a, b), "reason": reason}
        for group in key_figures(quantities, ["topic"])
        for a, b in _pairs(group)
        if (reason := _refusal(a, b, named)) is not None
    ]
    return pair_table(rows, REFUSED, docs)


def _pairs(group: list[Row]) -> Iterator[tuple[Row, Row]]:
    for number, a in enumerate(group):
        for b in group[number + 1 :]:
            if a["doc"] != b["doc"]:
                yield a, b


def _names(docs: pd.DataFrame) -> dict[str, set[str]]:
    """Find the names of two words and more in each document."""
    return {
        doc: {_OPENER.sub("", name.group()) for name in _NAME.finditer(text)}
        for doc, text in zip(docs["doc"], docs["text"], strict=True)
    }


def _other_unit(a: Row, b: Row) -> str:
    if a["unit"] is None or b["unit"] is None:
        return "a currency whose country the text does not name"
    what = "currencies" if a["unit_kind"] == "currency" else "things counted"
    return f"different {what}: {a['unit']}, {b['unit']}"


def _refusal(a: Row, b: Row, named: Mapping[str, set[str]]) -> str | None:
    """Say why two figures of one topic may not be compared, None if they may."""
    if a["unit_kind"] != b["unit_kind"]:
        return f"different kinds of figure: {a['unit_kind']}, {b['unit_kind']}"
    if a["unit"] is None or a["unit"] != b["unit"]:
        return _other_unit(a, b)
    if a["unit_kind"] in ("percent", "share") and (head(a) is None or head(a) != head(b)):
        return f"shares of different things: {head(a) or 'not said'}, {head(b) or 'not said'}"
    if a["per"] != b["per"]:
        return f"different rates: {_rate(a)}, {_rate(b)}"
    if years(a) != years(b) or (a["period"] is None) != (b["period"] is None):
        return f"different periods: {a['period'] or 'none stated'}, {b['period'] or 'none stated'}"
    if a["period"] is not None and years(a) == (None, None):
        return f"“{a['period']}” and “{b['period']}” need not be the same in two documents"
    if a["unit_kind"] == "currency" and a["period"] is None:
        return "sums of money, and no period is stated for either"
    if a["status"] != b["status"]:
        return f"one is {a['status']}, the other {b['status']}"
    if a["change"] != b["change"]:
        return f"different directions: {a['change'] or 'a level'}, {b['change'] or 'a level'}"
    if named[a["doc"]].isdisjoint(named[b["doc"]]):
        return "no name of two words or more stands in both texts"
    return None


def _rate(row: Row) -> str:
    return f"per {row['per']}" if row["per"] else "no rate"


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
