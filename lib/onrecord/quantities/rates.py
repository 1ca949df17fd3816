"""Rates beside a figure: "per year", "a month", "annually", "per 1,000 live births", "/m2"."""

import re

from onrecord.quantities.nouns import counted_phrase
from onrecord.quantities.numerals import numeral
from onrecord.quantities.plurals import singular
from onrecord.quantities.starts import SPACE, START
from onrecord.quantities.units import Unit, unit_after, unit_called
from onrecord.vocabulary import table

_RATES = table("rates")
_TIMES = frozenset(_RATES["times"]["words"])
_THINGS = frozenset(_RATES["things"]["seen"])
_ADVERBS: dict[str, str] = _RATES["adverbs"]
_SIZES = frozenset({"mass", "volume", "area", "energy", "length", "power", "data"})
_NO_RATE = frozenset({"duration", "age", "share", "temperature", "ratio"})

_TIME = "|".join(sorted(_TIMES, key=len, reverse=True))
_ADVERB = "|".join(sorted(map(re.escape, _ADVERBS), key=len, reverse=True))
_PER = re.compile(rf"{SPACE}?/{SPACE}?|(?:{SPACE}|-)per(?:{SPACE}|-)")
_A = re.compile(rf"(?:{SPACE}|-)(?P<word>an?|each|every)(?:{SPACE}|-)(?=[a-z0-9])")
_FOR_EACH = re.compile(  # "£12 for each hour", "5p on every litre"
    rf"{SPACE}(?:for|on){SPACE}(?:each|every){SPACE}(?!of\b|other\b|one\b|single\b)(?=[a-z0-9])"
)
_BEHIND_TIME = re.compile(
    rf"[\w-]|{SPACE}(?:ago|earlier|later|before|after|old|on|or{SPACE}two|and{SPACE}a{SPACE}half)\b"
)
_BEHIND_ADVERB = re.compile(rf"{SPACE}(?P<adverb>{_ADVERB})(?!\w)")
_NOUN = re.compile(rf"(?:[a-z]{{2,14}}(?:ed|al|ive|ic|ble|ary|ing){SPACE})?[A-Za-z]{{1,14}}")
_PLURAL = re.compile(
    rf"(?:{SPACE}(?!(?:of|in|on|at|to|by|for|and|or|with|is|was|were|are)\b)[a-z-]{{2,15}}){{0,2}}?"
    rf"{SPACE}(?:people|children|women|men|[a-z]{{3,18}}s)\b"
)
_LATER = re.compile(
    rf"(?:{SPACE}(?!(?:who|which|that|when|while|because|and|but|than|as|for|by|in|within|after|over|about|of)\b)"
    rf"[A-Za-z’'-]{{1,20}}){{1,4}}?{SPACE}"
    rf"(?:(?:each|every|per){SPACE}(?P<time>{_TIME})(?![\w-])|(?P<adverb>annually|daily|weekly|monthly)"
    rf"(?=[.,;:)\n]|$)|an?{SPACE}(?P<a>{_TIME})(?=[.,;:)\n]|$))"
)
_AN_AVERAGE = rf"an?{SPACE}(?:average|typical|normal){SPACE}"
_USUAL = re.compile(  # "sells 200 loaves on an average day"
    rf"(?:{SPACE}[a-z’'-]{{1,20}}){{0,3}}?{SPACE}(?:on|in|during){SPACE}{_AN_AVERAGE}(?P<time>{_TIME})\b"
)
_CLAUSE = 60  # characters behind a figure
_EARLIER = re.compile(
    rf"\b(?:(?:each|every){SPACE}|(?:on|in|during){SPACE}{_AN_AVERAGE})(?P<time>{_TIME})\b,?"
    rf"(?:{SPACE}[^\s.;!?]+)*$",
    re.I,
)

_ADJECTIVE = re.compile(  # "an annual budget of", "weekly output reached"
    rf"\b(?P<time>annual|yearly|quarterly|monthly|weekly|daily|hourly)(?:{SPACE}[a-z-]{{2,16}}){{1,3}}?"
    rf"{SPACE}(?:of|is|was|are|were|at|to|worth|reached|totalled|totaled|averages?|averaged|by)"
    rf"(?:{SPACE}(?:now|about|around|nearly|almost|just|over|under|more|less|than|up|to|at|least|some"
    r"|stands?|estimated|an?))*$",
    re.I,
)
_PRICED = re.compile(  # "a litre of petrol costs"
    rf"\b(?:an?|each|every){SPACE}(?P<unit>[a-z]{{3,14}})(?:{SPACE}of(?:{SPACE}[\w-]{{1,20}}){{1,3}}?)?"
    rf"{SPACE}(?:(?:now|still|already){SPACE})?(?:costs?|fetche[sd]|(?:sells?|sold|goes|went|trade[sd]|retail(?:s|ed))"
    rf"{SPACE}(?:for|at))(?:{SPACE}(?:up{SPACE}to|(?:more|less){SPACE}than|about|around|just|only|nearly|almost|over|under|between|from)){{0,2}}$",
    re.I,
)
_MAGNITUDE = re.compile(r"(?:illion|thousand|lakh|crore|[0-9](?:k|m|bn|tn))\s(?:an?|each|every)\s$")
_PRICE_ENDS = re.compile(
    r"[.,;:)!?]|$|\n|\s(?:in|at|for|from|on|to|and|or|but|by|with|than|this|last|before|after|since|as|when|while|under)\b"
)
_FLOWS = frozenset({"currency", "mass", "volume", "energy", "count"})
_GAPS = frozenset(" -\t\u00a0\u2009\u202f")
_OPENS = frozenset(["/", "a", "e", "f", "o", "p", *(adverb[0] for adverb in _ADVERBS)])
_SPANS = frozenset({"period", "window", "span", "interval", "day"})  # "per 24-hour period"
_RESTATED = re.compile(rf"{SPACE}\([^()\n]{{1,40}}\)")

Rate = tuple[int, str]
"""Where a rate ends and what it is for."""


def rate_behind(text: str, at: int, kind: str) -> Rate | None:
    """Read the rate right behind a figure.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the figure ends so far, in characters.
    kind : str
        Its kind of unit: "$50 a barrel" is a rate, "50 words a barrel" is none.

    Returns
    -------
    tuple of (int, str) or None
        Where the rate ends and what it is for.

    Examples
    --------
    >>> [rate_behind(t, 0, "count")[1] for t in (" per year", " a day", " per 1,000 births")]
    ['year', 'day', '1,000 births']
    >>> [rate_behind(t, 0, "mass")[1] for t in ("/m2", " per 100 km", " every three months")]
    ['square metre', '100 kilometre', '3 month']
    """
    gap, opens = text[at : at + 1], text[at + 1 : at + 2]
    if gap != "/" and (gap not in _GAPS or opens not in _OPENS):
        return None
    per = _PER.match(text, at) if gap == "/" or opens in ("/", "p") else None
    if per and not (
        per.group().endswith(("/ ", "/\u00a0")) and text[per.end() : per.end() + 1].isdigit()
    ):
        thing = _measured(text, per.end())
        return (at, thing) if thing else _per(text, per.end())
    adverb = _BEHIND_ADVERB.match(text, at)
    if adverb and (kind == "currency" or adverb["adverb"] != "annual"):
        return adverb.end(), _ADVERBS[adverb["adverb"]]
    each = _FOR_EACH.match(text, at) if opens in ("f", "o") else None
    if each and (thing := _measured(text, each.end())):
        return at, thing
    if each:
        return _per(text, each.end()) if kind == "currency" or opens == "f" else None
    article = _A.match(text, at) if opens in ("a", "e") else None
    return _each(text, article.end(), kind, article["word"]) if article else None


def rate_beside(text: str, at: int, before: str, kind: str) -> str | None:
    """Find the rate that the clause gives away from the figure: "200 people die each year".

    It may also come after a bracket: "9 billion shekels ($2.4 billion) a year".

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the figure ends, in characters.
    before : str
        What comes before it, back to the figure before.
    kind : str
        Its kind of unit.

    Returns
    -------
    str or None
        What the rate is for.

    Examples
    --------
    >>> rate_beside(" are treated each year.", 0, "", "count")
    'year'
    >>> rate_beside(" are treated.", 0, "Every day, about ", "count")
    'day'
    """
    if kind in _NO_RATE:
        return None
    restated = _RESTATED.match(text, at)
    rate = rate_behind(text, restated.end(), kind) if restated else None
    if rate:
        return rate[1]
    if text[at : at + 1] == ")":
        rate = rate_behind(text, at + 1, kind)
        return rate[1] if rate else None
    later = _LATER.match(text, at)
    if later:
        return later["time"] or later["a"] or _ADVERBS[later["adverb"]]
    usual = _USUAL.match(text, at) if _says_usual(text[at : at + _CLAUSE]) else None
    if usual:
        return usual["time"]
    priced = _PRICED.search(before.rstrip()) if kind == "currency" else None
    if priced and (unit := unit_called(priced["unit"])) and unit[1] in _SIZES:
        return unit[0]
    each = "ach" in before or "very" in before  # plain parts of the words looked for
    earlier = _EARLIER.search(before.rstrip()) if each or _says_usual(before) else None
    if earlier:
        return earlier["time"].lower()
    flows = kind in _FLOWS and ("ly" in before or "nnual" in before)
    adjective = _ADJECTIVE.search(before) if flows else None
    return _ADVERBS[adjective["time"].lower()] if adjective else None


def _says_usual(text: str) -> bool:
    """Tell whether it is worth searching for "an average day"."""
    return "average" in text or "typical" in text or "normal" in text


def _per(text: str, at: int) -> Rate | None:
    counted = _counted(text, at)
    if counted:
        return counted
    if text[at : at + 5] == "annum":
        return at + 5, "year"
    if text[at : at + 4].lower() == "cent":  # "per cent", "per centum"
        return None
    unit = _measure(text, at)
    if unit:
        return unit.end, unit.name
    noun = _NOUN.match(text, at)
    if not noun or (text[at - 1] == "/" and not noun.group().islower()):
        return None
    *adjectives, head = noun.group().split()
    return noun.end(), " ".join([*adjectives, singular(head)])


def _measured(text: str, at: int) -> str | None:
    """Read the box of "per 40-foot box", where the measure is a figure of its own."""
    number = numeral(text, at) if at < len(text) and START.match(text, at) else None
    if not number or text[number.end : number.end + 1] != "-":
        return None
    unit = unit_after(text, number.end)
    noun = counted_phrase(text, unit.end, many=False) if unit else None
    head = singular(text[noun[1] : noun[2]]) if noun else None
    return None if head in _SPANS else head


def _is_price(text: str, at: int, noun: re.Match[str]) -> bool:
    """Tell "$3 a loaf in May" from "$3 million a figure" and "$3 a week later"."""
    word = noun.group()
    if (
        not word.islower()
        or " " in word
        or word in _TIMES
        or _MAGNITUDE.search(text, max(0, at - 14), at)
    ):
        return False
    return _PRICE_ENDS.match(text, noun.end()) is not None


def _measure(text: str, at: int) -> Unit | None:
    """Read the unit that is divided by: "kilowatt-hour", "cu m", "sq ft"; no currency."""
    unit = unit_after(text, at) if text[at : at + 1].isalpha() else None
    return unit if unit and unit.kind not in ("currency", "percent", "ratio") else None


def _counted(text: str, at: int) -> Rate | None:
    """Read "100 kilometres", "1,000 live births", "three months" and "million"."""
    number = numeral(text, at) if at < len(text) and START.match(text, at) else None
    if not number or number.form == "share":
        return None
    unit = unit_after(text, number.end)
    if unit and unit.kind != "currency":
        written = text[at : number.end] if text[at].isdigit() else f"{number.value.normalize():f}"
        return unit.end, f"{written} {unit.name}"
    noun = _PLURAL.match(text, number.end)
    end = noun.end() if noun else number.end
    return end, text[at:end]


def _each(text: str, at: int, kind: str, article: str) -> Rate | None:
    """Read what comes after "a", "each" or "every"."""
    if article == "every" and (counted := _counted(text, at)):
        return counted
    unit = _measure(text, at)
    name = unit.name if unit else ""
    if unit and name in _TIMES:
        return None if _BEHIND_TIME.match(text, unit.end) else (unit.end, name)
    money = kind == "currency"
    if unit and money and unit.kind in _SIZES:
        return unit.end, name
    noun = _NOUN.match(text, at)
    if noun and money and article in ("a", "an") and _is_price(text, at, noun):
        return noun.end(), noun.group()
    if noun and noun.group() in (_TIMES | _THINGS if money else _TIMES):
        return None if _BEHIND_TIME.match(text, noun.end()) else (noun.end(), noun.group())
    return None
