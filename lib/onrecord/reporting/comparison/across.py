"""Figures of different documents side by side, where they can be compared."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice
from typing import Any

import pandas as pd

from onrecord.reporting.comparison.pairs import (
    SIDES,
    Row,
    bounds,
    key_figures,
    pair_table,
    sides,
)
from onrecord.reporting.summaries import once
from onrecord.tables import Tables

_SHARED = dict.fromkeys(["topic", "unit", "per", "period"], "str")
COMPARABLE = {**_SHARED, **SIDES, "differs": "bool", "names": "str", "note": "str"}
REFUSED = {"topic": "str", **SIDES, "reason": "str"}
"""The columns of the two tables, each with its pandas dtype."""

MOST = 1_000
"""Neither table has more pairs than these: pairs grow with the square of the texts."""

_TRIED = 50 * MOST  # pairs looked at before giving up

ABOUT = 0.1
"""How far "about" and "almost" may be off, as a share of the stated number."""

_ALIKE = 0.6  # share of the content words of two sentences that must be common to both

Key = tuple[Any, ...]


def comparable(tables: Tables) -> pd.DataFrame:
    """Put figures of different documents side by side where they can be compared.

    Two figures are paired when they count the same thing (the same noun phrase and
    matter) at the same rate, for the same period, both stated or both planned, in
    sentences that give the same names and are alike in their other words. A sum of
    money or a percentage is never paired: its text does not say for what it is in words
    that can be matched. A figure that a text repeats is taken once. A difference is
    flagged only where the qualifiers leave no number that would fit both; "about" and
    "almost" may be off by a tenth.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        For each pair, the first 1,000 at most: ``topic``, ``unit``, ``per``, ``period``;
        for each of the two figures ``id``, ``doc``, ``quantity``, ``text``, ``low``, ``high``,
        ``start``, ``end``, ``sentence``, with ``_a`` and ``_b``; ``differs``; ``names``,
        which both sentences give; ``note``, what is left open, NA if nothing.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["Ashby Hospital has 260 beds.", "It is Ashby Hospital with its 240 beds."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> pairs = comparable(rec.analyse(docs))
    >>> pairs[["text_a", "text_b", "differs", "names"]].values.tolist()
    [['260 beds', '240 beds', True, 'Ashby Hospital']]
    """
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in _figures(tables):
        if row["names"] and row["unit_kind"] == "count" and not _is_undated(row):
            grouped[_key(row)].append(row)
    found = (pair for group in grouped.values() for pair in _pairs(group))
    alike = (pair for pair in islice(found, _TRIED) if _are_alike(*pair))
    rows = [
        {
            **{name: a[name] for name in _SHARED},
            **sides(a, b),
            "differs": _differ(a, b),
            "names": a["names"],
            "note": _note(a, b),
        }
        for a, b in islice(alike, MOST)
    ]
    return pair_table(rows, COMPARABLE, tables)


def refused(tables: Tables) -> pd.DataFrame:
    """Say why figures of one topic in different documents cannot be compared.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus.

    Returns
    -------
    pandas.DataFrame
        For each pair, as from :func:`comparable` and the first 1,000 at most, ``reason``
        in words; "worth checking" begins the reason where only the sentences leave open
        whether the same thing is counted. Those come first.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["It got $2 million in 2019.", "It got 5 million euros in 2019."]
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": texts})
    >>> refused(rec.analyse(docs))["reason"].tolist()
    ['different currencies: USD, EUR']
    """
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in _figures(tables):
        grouped[(row["topic"],)].append(row)
    found = (pair for group in grouped.values() for pair in _pairs(group))
    reasons = ((a, b, _refusal(a, b)) for a, b in islice(found, _TRIED))
    rows = [
        {"topic": a["topic"], **sides(a, b), "reason": reason} for a, b, reason in reasons if reason
    ]
    rows.sort(key=lambda row: not row["reason"].startswith(CHECK))
    return pair_table(rows[:MOST], REFUSED, tables)


CHECK = "worth checking"


def _figures(tables: Tables) -> list[Row]:
    keep = set(once(tables.quantities)["id"])
    return [row for row in key_figures(tables) if row["id"] in keep]


def _key(row: Row) -> Key:
    """Give what two figures must have in common, their sentences' names among it."""
    same = ["unit", "of", "per", "period_start", "period_end", "status", "change"]
    return (*(row[name] for name in same), row["period"] is None, _phrase(row), _names(row))


def _phrase(row: Row) -> str:
    return str(row["counted"] or row["unit"]).lower()


def _names(row: Row) -> frozenset[str]:
    return frozenset(row["names"].split("; ")) if row["names"] else frozenset()


def _is_undated(row: Row) -> bool:
    """Tell whether a figure has a period such as "this year", never the same in two texts."""
    return row["period"] is not None and (row["period_start"], row["period_end"]) == (None, None)


def _pairs(group: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pair figures of different documents."""
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for row in group:
        by_doc[row["doc"]].append(row)
    for several, others in combinations(by_doc.values(), 2):
        for a in several:
            for b in others:
                yield a, b


def _are_alike(a: Row, b: Row) -> bool:
    """Tell whether two sentences say the same in their other words."""
    one, other = (set((row["about"] or "").split()) for row in (a, b))
    shared, all_words = len(one & other), len(one) + len(other)
    return 2 * shared >= _ALIKE * all_words


def _refusal(a: Row, b: Row) -> str | None:
    """Say why two figures of one topic cannot be compared, None if they can."""
    return _different_thing(a, b) or _different_time(a, b) or _different_subject(a, b)


def _different_thing(a: Row, b: Row) -> str | None:
    if a["unit_kind"] != b["unit_kind"]:
        return f"different kinds of figure: {a['unit_kind']}, {b['unit_kind']}"
    if a["unit"] is None or a["unit"] != b["unit"]:
        return _other_unit(a, b)
    if a["unit_kind"] in ("percent", "share") and _phrase(a) != _phrase(b):
        wholes = " and ".join(row["counted"] or "not said" for row in (a, b))
        return f"shares of different things: {wholes}"
    if _phrase(a) != _phrase(b) or a["of"] != b["of"]:
        return f"different things counted: {_matter(a)}, {_matter(b)}"
    if a["per"] != b["per"]:
        return f"different rates: {_rate(a)}, {_rate(b)}"
    return None


def _other_unit(a: Row, b: Row) -> str:
    if a["unit"] is None or b["unit"] is None:
        return "a currency whose country the text does not name"
    what = "currencies" if a["unit_kind"] == "currency" else "things counted"
    return f"different {what}: {a['unit']}, {b['unit']}"


def _different_time(a: Row, b: Row) -> str | None:
    years_a, years_b = ((row["period_start"], row["period_end"]) for row in (a, b))
    if years_a != years_b or (a["period"] is None) != (b["period"] is None):
        return f"different periods: {a['period'] or 'none stated'}, {b['period'] or 'none stated'}"
    if _is_undated(a):
        return f"“{a['period']}” and “{b['period']}” need not be the same in two documents"
    if a["status"] != b["status"]:
        return f"one is {a['status']}, the other {b['status']}"
    if a["change"] != b["change"]:
        return f"different directions: {a['change'] or 'a level'}, {b['change'] or 'a level'}"
    return None


def _different_subject(a: Row, b: Row) -> str | None:
    shared = _names(a) & _names(b)
    if not shared:
        return "no name is in both sentences"
    if a["unit_kind"] == "count" and _names(a) == _names(b) and _are_alike(a, b):
        return None
    names = "; ".join(name for name in a["names"].split("; ") if name in shared)
    return f"{CHECK}: both sentences name {names}, but may speak of different things"


def _matter(row: Row) -> str:
    return f"{_phrase(row)} of {row['of']}" if row["of"] else _phrase(row)


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
