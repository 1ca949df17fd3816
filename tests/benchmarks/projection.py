"""Our figures in the scheme of NewsQuant (Almasian et al., EMNLP 2023), for scoring only.

NewsQuant has one slot for a value, a unit and a "change" that is approximation, bound
and direction in one. What the library keeps apart is put together here, and nothing is
read from the text again but the words of a row's own span and the one word before it.
"""

import re
from decimal import Decimal

from onrecord.quantities import NonFigure, Quantity, extract, passed_over
from onrecord.quantities.plurals import singular
from onrecord.vocabulary import table

CURRENCIES = {
    "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "japanese yen",
    "CNY": "chinese yuan", "RMB": "chinese yuan", "ILS": "shekel", "HKD": "hong kong dollar",
    "AUD": "australian dollar", "CAD": "canadian dollar", "NZD": "new zealand dollar",
    "SGD": "singapore dollar", "INR": "indian rupee", "MYR": "malaysian ringgit",
    "DKK": "danish krone", "SEK": "swedish krona", "NOK": "norwegian krone", "CHF": "swiss franc",
    "RUB": "russian ruble", "KRW": "south korean won", "BRL": "brazilian real",
    "ZAR": "south african rand",
    "MXN": "mexican peso", "PLN": "polish zloty", "TRY": "turkish lira", "THB": "thai baht",
    "IDR": "indonesian rupiah", "PHP": "philippine peso", "BTC": "bitcoin", "SAR": "saudi riyal",
    "AED": "united arab emirates dirham", "CZK": "czech koruna", "HUF": "hungarian forint",
    "penny": "pence",
}  # fmt: skip
UNITS = {
    "percent": "percentage", "degree Celsius": "celsius", "degree Fahrenheit": "fahrenheit",
    "revolution per minute": "revolutions per minute", "times": "count", "gigatonne": "gigaton",
    "tonne": "ton", "pound": "pound-mass", "barrel": "barrel",
    "million British thermal units": "mega british thermal unit",
}  # fmt: skip
SIGNS = {
    "about": "~", "almost": "~", "more_than": ">", "at_least": ">", "less_than": "<", "up_to": "<",
}  # fmt: skip
BEHIND = set(table("changes")["behind_up"] + table("changes")["behind_down"])
PLURALS = {
    "dozens": (12, 120), "tens": (10, 100), "hundreds": (100, 1000), "thousands": (1000, 10**4),
    "tens of thousands": (10**4, 10**5), "hundreds of thousands": (10**5, 10**6),
    "millions": (10**6, 10**7), "tens of millions": (10**7, 10**8),
    "hundreds of millions": (10**8, 10**9), "billions": (10**9, 10**10),
    "tens of billions": (10**10, 10**11), "hundreds of billions": (10**11, 10**12),
}  # fmt: skip


def projected(text: str) -> list[dict[str, object]]:
    """Give the figures of a sentence as NewsQuant would write them."""
    passed = passed_over(text)
    parts = {n.end + 4: n for n in passed if n.reason == "one of"}  # "one of five ideas"
    rows = [row for q in extract(text) for row in _rows(text, q, part=q.start in parts)]
    joined = {parts[q.start] for q in extract(text) if q.start in parts}
    return rows + [row for n in passed if n not in joined and (row := _passed(text, n))]


def _rows(text: str, quantity: Quantity, *, part: bool) -> list[dict[str, object]]:
    written = text[quantity.start : quantity.end]
    if quantity.unit_kind == "age" and quantity.low != quantity.high:
        return []  # "women aged 20 to 40" is part of what is described there
    if re.match(r"[A-Za-z]+-(?:year|month|day|week|hour|minute|point)\b", written):
        return []  # "a two-year award": compounds with a written-out number are not marked there
    if part:
        unit = f"% {_lemma(quantity.counted)}"
        return [{"value": 1 / quantity.low, "unit": unit, "change": "=", "text": written}]
    value: object = quantity.low
    if quantity.value_from is not None:
        value = [quantity.value_from, quantity.value_to]
    elif quantity.low != quantity.high:
        value = [quantity.low, quantity.high]
    return [
        {
            "value": value,
            "unit": _unit(quantity, written),
            "change": _change(text, quantity),
            "text": written,
        }
    ]


def _unit(quantity: Quantity, written: str) -> str:
    if quantity.unit_kind == "share":
        return f"% {_lemma(quantity.counted)}" if quantity.counted else "% -"
    if quantity.unit_kind == "number":
        return "-"
    if quantity.unit_kind == "age":
        return "year of age"
    if quantity.unit_kind == "currency":
        name = CURRENCIES.get(quantity.unit, quantity.unit)
    elif quantity.unit_kind == "count":
        name = _lemma(quantity.counted)
    elif quantity.unit == "pound-foot" and "lb" in written:
        name = "foot pound-force"
    else:
        name = UNITS.get(quantity.unit, quantity.unit)
    per = UNITS.get(quantity.per, quantity.per) if quantity.per else None
    return f"{name} per {per}" if per else name


def _lemma(phrase: str | None) -> str:
    words = re.sub(
        r"\b(?:all|the|these|those|its|their|his|her|our|and|or|total|of)\s", "", f"{phrase} "
    ).split()
    if not words:
        return "-"
    last = words[-1] if words[-1].lower() == "people" else singular(words[-1])
    return " ".join([*words[:-1], last])


def _positive(phrase: str) -> str:
    """Lemmatise superlatives as spaCy does: "the best films" are a "good film"."""
    words = re.sub(r"\b(?:most|my|your)\s", "", phrase).split()
    stems = {
        "best": "good",
        "biggest": "big",
        "hottest": "hot",
        "worst": "bad",
        "latest": "late",
        "largest": "large",
    }
    return " ".join(stems.get(w, re.sub(r"(?<=\w{3})est$", "", w)) for w in words)


def _change(text: str, quantity: Quantity) -> str:
    ahead = text[max(0, quantity.start - 24) : quantity.start].split()
    directed = quantity.change in ("up", "down") and bool(ahead) and ahead[-1] != "of"
    behind = text[quantity.end : quantity.end + 16].split()
    directed = directed and not (
        behind and behind[0].strip(".,") in BEHIND
    )  # only verbs count there
    if directed and quantity.qualifier in ("exact", "range", "almost", "less_than"):
        return str(quantity.change)
    return SIGNS.get(quantity.qualifier, "=")


def _passed(text: str, number: NonFigure) -> dict[str, object] | None:
    written = text[number.start : number.end]
    if number.reason == "one of":
        phrase = re.sub(r"^\w+\sof\s", "", written)
        return {"value": 1.0, "unit": _positive(_lemma(phrase)), "change": "="}
    if number.reason == "rhetorical":
        lower = written.lower()
        plural = max((p for p in PLURALS if lower.startswith(p)), key=len, default=None)
        if plural:
            noun = re.sub(r"^\sof\s", "", written[len(plural) :]) or "-"
            low, high = PLURALS[plural]
            return {"value": [low, high], "unit": _lemma(noun.strip()), "change": "="}
    if number.reason == "label" and re.fullmatch(r"[0-9](?:\.[0-9])?G", written):
        return {"value": float(Decimal(written[:-1])), "unit": "generation wireless", "change": "="}
    return None
