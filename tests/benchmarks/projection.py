"""Our figures in the scheme of NewsQuant (Almasian et al., EMNLP 2023), for scoring only.

A table of names and nothing else: no rule looks at the text. NewsQuant has one slot for
approximation, bound and direction; what the library keeps apart is put together here.
"""

from onrecord.quantities import NonFigure, Quantity, extract, passed_over
from onrecord.quantities.plurals import singular
from onrecord.vocabulary import table

CLDR = table("currencies_cldr")
CURRENCIES = {
    "USD": "dollar", "GBP": "pound sterling", "CNY": "chinese yuan", "ILS": "shekel",
    "ZAR": "south african rand", "BTC": "bitcoin", "AED": "united arab emirates dirham",
    "penny": "pence",
}  # fmt: skip
UNITS = {
    "percent": "percentage", "degree Celsius": "celsius", "degree Fahrenheit": "fahrenheit",
    "revolution per minute": "revolutions per minute", "times": "count", "gigatonne": "gigaton",
    "tonne": "ton", "pound": "pound-mass", "pound-foot": "pound-foot",
    "million British thermal units": "mega british thermal unit",
}  # fmt: skip
SIGNS = {
    "about": "~", "almost": "~", "more_than": ">", "at_least": ">", "less_than": "<", "up_to": "<",
}  # fmt: skip
DIRECTED = ("exact", "range", "almost", "less_than")
PLURALS = {
    "dozens": (12, 120), "tens": (10, 100), "hundreds": (100, 1000), "thousands": (1000, 10**4),
    "tens of thousands": (10**4, 10**5), "hundreds of thousands": (10**5, 10**6),
    "millions": (10**6, 10**7), "tens of millions": (10**7, 10**8),
    "hundreds of millions": (10**8, 10**9), "billions": (10**9, 10**10),
    "tens of billions": (10**10, 10**11), "hundreds of billions": (10**11, 10**12),
}  # fmt: skip
FUNCTION_WORDS = {
    "all", "the", "these", "those", "its", "their", "his", "her", "our", "my", "your", "and", "or",
    "total", "of", "most",
}  # fmt: skip

Row = dict[str, object]


def projected(text: str) -> list[Row]:
    """Give the figures of a sentence as NewsQuant would write them."""
    rows = [_row(quantity) for quantity in extract(text)]
    return rows + [row for number in passed_over(text) if (row := _passed(text, number))]


def _row(quantity: Quantity) -> Row:
    value: object = quantity.low
    if quantity.value_from is not None:
        value = [quantity.value_from, quantity.value_to]
    elif quantity.low != quantity.high:
        value = [quantity.low, quantity.high]
    return {"value": value, "unit": _unit(quantity), "change": _change(quantity)}


def _unit(quantity: Quantity) -> str:
    counted = _lemma(quantity.counted or "")
    kinds = {"share": f"% {counted}", "number": "-", "rate": "-", "count": counted}
    unit = str(quantity.unit)
    if quantity.unit_kind == "currency" and unit in CLDR:
        unit = CURRENCIES.get(unit, str(CLDR[unit]["names"][0]).lower())
    name = kinds.get(quantity.unit_kind, CURRENCIES.get(unit, UNITS.get(unit, unit)))
    return f"{name} per {UNITS.get(quantity.per, quantity.per)}" if quantity.per else name


def _lemma(phrase: str) -> str:
    words = [word for word in phrase.split() if word.lower() not in FUNCTION_WORDS]
    if words and words[-1].lower() != "people":
        words[-1] = singular(words[-1])
    return " ".join(words) or "-"


def _change(quantity: Quantity) -> str:
    if quantity.change in ("up", "down") and quantity.qualifier in DIRECTED:
        return quantity.change
    return SIGNS.get(quantity.qualifier, "=")


def _passed(text: str, number: NonFigure) -> Row | None:
    """Give "one of the ideas" as 1 and "dozens of ideas" as NewsQuant's range."""
    written = text[number.start : number.end].lower()
    said = max((plural for plural in PLURALS if written.startswith(plural)), key=len, default="")
    if number.reason == "rhetorical" and said:
        noun = written.removeprefix(said).removeprefix(" of")
        return {"value": list(PLURALS[said]), "unit": _lemma(noun), "change": "="}
    if number.reason == "one of":
        return {"value": 1.0, "unit": _lemma(written.partition(" of ")[2]), "change": "="}
    return None
