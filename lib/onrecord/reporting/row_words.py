"""Rows in words: what an attribution or a figure says, as a reader would tell it."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from onrecord.reporting.wording import plain, shorten

SAYS = {
    "direct": "quoted",
    "mixed": "quoted in part",
    "indirect": "reported",
    "directive": "reported as a request",
    "no_comment": "reported as not commenting",
    "tag": "credited by a tag",
    "credit": "credited",
    "signoff": "signed",
    "byline": "who wrote it",
}
"""What each kind of attribution does with its source."""

_QUALIFIERS = {
    "exact": "{low}",
    "about": "about {low}",
    "almost": "almost {low}",
    "more_than": "more than {low}",
    "at_least": "at least {low}",
    "less_than": "less than {low}",
    "up_to": "up to {low}",
    "range": "{low} to {high}",
    "either": "{low} or {high}",
}
_CHANGES = {"up": "a rise", "down": "a fall"}
_BY_HAND = {
    "right": "found right by a person",
    "corrected": "corrected by hand",
    "added": "added by hand",
}
_ARTICLE = re.compile(r"^[Tt]he\s")
_WIDTH = 90  # characters of what is said


def given(value: Any) -> bool:
    """Tell whether a row has a value there."""
    return bool(pd.notna(value))


def attribution(row: Mapping[str, Any]) -> str:
    """Tell who is cited, how, and for what.

    Examples
    --------
    >>> row = {"kind": "direct", "speaker": "Ann Lee", "source": "she", "said": "“We won,”"}
    >>> attribution(row)
    'Ann Lee (“she” in the text), quoted: “We won,”'
    """
    how = SAYS.get(row["kind"], row["kind"])
    said = shorten(plain(row["said"]), _WIDTH)
    return f"{who(row)}, {how}: {said}{_by_hand(row)}"


def who(row: Mapping[str, Any]) -> str:
    """Name the speaker, and what the text calls him or her.

    Examples
    --------
    >>> who({"speaker": None, "source": "he"}), who({"speaker": "Ann Lee", "source": "Ann Lee"})
    ('“he” (not resolved)', 'Ann Lee')
    """
    source = plain(row["source"]) if given(row["source"]) else ""
    if not given(row["speaker"]):
        return f"“{source}” (not resolved)" if source else "No source named"
    speaker = plain(row["speaker"])
    same = _ARTICLE.sub("", source) == _ARTICLE.sub("", speaker)
    return f"{speaker} (“{source}” in the text)" if source and not same else speaker


def figure(row: Mapping[str, Any], behind: str | None) -> str:
    """Tell what a figure says, and whose it is.

    Examples
    --------
    >>> row = {"text": "about 260 beds a year", "low": 260.0, "high": 260.0, "unit": "bed"}
    >>> row |= {"qualifier": "about", "change": None, "per": "year", "status": "planned"}
    >>> figure(row | {"period": None, "topic": "beds", "near": None}, "Ann Lee")
    '“about 260 beds a year”: about 260, unit bed, per year, planned, topic beds; from Ann Lee'
    """
    pieces = [_stated(row)]
    for column, says in (("unit", "unit {}"), ("per", "per {}"), ("period", "of {}")):
        if given(row.get(column)):
            pieces.append(says.format(plain(str(row[column]))))
    if row["status"] == "planned":
        pieces.append("planned")
    if row["topic"] != "other":
        pieces.append(f"topic {plain(row['topic'])}")
    said = ", ".join(pieces)
    return f"“{plain(row['text'])}”: {said}; {_behind(row, behind)}{_by_hand(row)}"


def _stated(row: Mapping[str, Any]) -> str:
    """Say the value with its qualifier, and which way it went."""
    if row.get("change") == "from_to":
        return f"from {_value(row.get('value_from'))} to {_value(row.get('value_to'))}"
    ends = {"low": _value(row["low"]), "high": _value(row["high"])}
    stated = _QUALIFIERS[row["qualifier"]].format(**ends)
    return f"{stated}, {_CHANGES[row['change']]}" if given(row.get("change")) else stated


def _behind(row: Mapping[str, Any], behind: str | None) -> str:
    if behind:
        return f"from {plain(behind)}"
    if row.get("credited") != "paragraph":
        return "no source found"
    return f"no source in its sentence; the paragraph cites {whom(row.get('near'))}"


def whom(near: Any) -> str:
    """Name whom a figure's paragraph cites, or say that it is somebody without a name.

    Examples
    --------
    >>> whom("Ann Lee"), whom(None)
    ('Ann Lee', 'somebody')
    """
    return plain(str(near)) if given(near) else "somebody"


def _by_hand(row: Mapping[str, Any]) -> str:
    reviewed = row.get("reviewed")
    return f" ({_BY_HAND[str(reviewed)]})" if given(reviewed) else ""


def _value(value: Any) -> str:
    return "?" if not given(value) else f"{value:,.15g}"
