"""Numbers as news texts write them: digits, words, magnitudes and fractions.

Every value is a :class:`decimal.Decimal`, so that 2.4 million is 2400000 and
nothing else. Every pattern is anchored at a position and bounded in length.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from onrecord.quantities.metres import is_metre
from onrecord.quantities.starts import (
    MULTIPLIED,
    NUMBER_WORD,
    ORDINALS,
    PARTS,
    SCALES,
    SIGN,
    SIGNS,
    SPACE,
    TENS,
    UNITS,
    WORDS,
    any_of,
)


def _denominators() -> dict[str, int]:
    """Give what a fraction divides by: half, quarter, and "third" up to "ninety-ninths"."""
    ordinals = {word: value for word, value in ORDINALS.items() if word != "second"}
    ones = [(word, value) for word, value in ordinals.items() if value < 10]
    tens = TENS.items()
    ordinals |= {f"{ten}-{one}": many + few for ten, many in tens for one, few in ones}
    plurals = {f"{word}s": value for word, value in ordinals.items()}
    named: dict[str, int] = WORDS["denominators"]
    return named | ordinals | plurals


_FRACTIONS = _denominators()


_A_POINT = re.compile(
    rf"an?(?:{SPACE}(?:full|whole|single))?(?={SPACE}(?:percentage|basis){SPACE}p)", re.I
)

_DIGITS = re.compile(
    r"(?:[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])"  # 12,34,567 as in India
    r"|[0-9]{1,3}(?:,[ \u00a0]?[0-9]{3}){1,5}(?![0-9])"  # 1,200 and the mis-set 35, 855
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f’'][0-9]{3}){1,5}(?![0-9]|,[0-9]{3})"
    r"(?![a-z]{1,3}\s[a-z]{2,20}s\b)"  # 3 000, but 90 500g jars
    r"|(?P<comma>[0-9]{1,3},[0-9]{1,2}(?=\s(?:million|billion|trillion|thousand|per|%)|%))"  # 3,5 %
    r"|[0-9]{1,15}(?![0-9]))"
    r"(?:\.[0-9]{1,15}(?![0-9]))?"
    r"|\.[0-9]{1,15}(?![0-9])"
)
_LARGE = any_of(word for word, value in SCALES.items() if value > 9999)
_SPLIT = re.compile(  # "Rs. 3. 3 billion"
    rf"[0-9]{{1,3}}\.{SPACE}[0-9]{{1,2}}(?={SPACE}?-?(?:{_LARGE}|[mb]n?)\b"
    rf"(?!{SPACE}(?:people|men|women|children)\b))"
)
_STOPS = "%.,;:)\n"  # behind these, and at the end, a number does not go on
_NOT_DIGIT = re.compile(r"[^0-9.]+")
_SCALE = re.compile(rf"(?:{SPACE}{{0,2}}|-)(?P<word>{any_of(SCALES)})s?(?![^\W_])", re.I)
_LOWER = re.compile(
    rf"{SPACE}(?P<digits>[0-9]{{1,3}}){SPACE}(?P<word>{any_of(SCALES)})s?(?![^\W_])", re.I
)
_MILLION = 1_000_000
_SUFFIX = re.compile(
    rf"(?P<word>{any_of(WORDS['suffixes'])})(?![^\W_])"
    rf"|{SPACE}(?P<apart>{any_of(s for s in WORDS['suffixes'] if len(s) > 1)})(?![^\W_])"
    rf"|{SPACE}(?P<letter>[MK])(?={SPACE}[a-z]{{2,20}}s\b)"
)
_MONEY_SUFFIX = re.compile(rf"{SPACE}?(?P<word>{any_of(WORDS['money_suffixes'])})(?![^\W_])")
_RUN = re.compile(rf"{NUMBER_WORD}(?:(?:-|{SPACE})(?:and{SPACE})?{NUMBER_WORD}){{0,11}}", re.I)
_TOKEN = re.compile(r"[a-z]+", re.I)
_AND_HALF = re.compile(
    rf"(?:-|{SPACE})and(?:-|{SPACE})(?:a|one|three)(?:-|{SPACE})(?P<part>half|quarters?|third)\b",
    re.I,
)
_OF_A = re.compile(
    rf"(?:-|{SPACE})(?:of(?:-|{SPACE}))?(?:an?(?:-|{SPACE}))?(?P<word>{any_of(SCALES)})\b", re.I
)
_DENOMINATOR = re.compile(
    rf"(?:-|{SPACE})(?P<word>(?:(?:{any_of(TENS)})-)?[a-z]{{4,12}})(?![^\W_]|-[a-z])", re.I
)
_SLASHED = re.compile(r"([0-9]{1,3})[/⁄]([0-9]{1,3})(?![0-9/⁄])")
_SLASH = frozenset("/⁄")
_MIXED = re.compile(
    rf"{SPACE}?(?P<sign>[{SIGN}])"
    rf"|(?:{SPACE}|-)(?P<top>[0-9]{{1,2}})[/⁄](?P<bottom>[1-9][0-9]?)(?![0-9/⁄])"
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER = re.compile(
    rf"(?:{SPACE}?[x×·*]{SPACE}?10|(?<=10))"
    rf"(?:\^{SPACE}?(?P<caret>[-−–+]?[0-9]{{1,2}})|(?P<raised>[⁻⁺]?[{_RAISED}]{{1,2}})"
    r"|(?P<bare>(?:(?<=[x×·*]10)|(?<=[x×·*] 10))[-−–][0-9]{1,2}))(?![0-9])"
    r"|(?<=[0-9])[eE](?P<e>[-−+]?[0-9]{1,2})(?![^\W_])"
)
_PLAIN_DIGITS = str.maketrans(f"{_RAISED}⁻⁺−–", "0123456789-+--")
_COMMA = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){0,3},[0-9]{1,2}(?![0-9]|,[0-9])")


class Numeral(NamedTuple):
    """A number: its span, its value without and with its magnitude, and its form."""

    start: int
    end: int
    mantissa: Decimal
    value: Decimal
    form: str  # digits | words | share

    @property
    def plain(self) -> bool:
        """Whether a magnitude of the number behind it may be meant here too ("$3-5bn")."""
        return self.mantissa == self.value and self.form != "share"


def numeral(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """Read the number that starts at a position.

    Parameters
    ----------
    text : str
        The text.
    at : int
        Where the number starts, in characters.
    money : bool
        Whether a currency comes before it: "b" is a billion only there.

    Returns
    -------
    Numeral or None
        None when no number is there.

    Examples
    --------
    >>> [numeral(t, 0).value for t in ("3 000", "two-thirds", "2.4 million", "half a million")]
    [Decimal('3000'), Decimal('0.666666666667'), Decimal('2400000.0'), Decimal('500000')]
    """
    char = text[at]
    if char.isdigit() or char == "." or char in SIGNS:
        return _digits(text, at, money)
    one = _A_POINT.match(text, at)
    if one:
        return Numeral(at, one.end(), Decimal(1), Decimal(1), "words")
    return _fraction(text, at) or _words(text, at)


def multiplied(text: str, at: int) -> Numeral | None:
    """Read "tripled" as three times."""
    word = _TOKEN.match(text, at)
    factor = MULTIPLIED.get(word.group().lower()) if word else None
    if not word or not factor:
        return None
    return Numeral(at, word.end(), Decimal(factor), Decimal(factor), "words")


def share(start: int, end: int, top: Decimal, bottom: Decimal) -> Numeral:
    """Give one number over another as a share.

    >>> float(share(0, 3, Decimal(3), Decimal(4)).value)
    0.75
    """
    value = round(top / bottom, 12)
    return Numeral(start, end, value, value, "share")


def is_whole(value: Decimal) -> bool:
    """Tell 3 from 3.5, however large: ``%`` fails on more digits than Decimal keeps.

    Examples
    --------
    >>> is_whole(Decimal("5e90")), is_whole(Decimal("3.5"))
    (True, False)
    """
    return value == value.to_integral_value()


def is_number_word(word: str) -> bool:
    """Tell the last part of "twenty-five" and "three-quarters" from that of "five-year".

    Examples
    --------
    >>> is_number_word("five"), is_number_word("quarters"), is_number_word("year")
    (True, True, False)
    """
    return word in UNITS or word in TENS or word in SCALES or word in _FRACTIONS


def magnitude(text: str, at: int) -> tuple[int, int] | None:
    """Read a magnitude by itself: give its end and its factor.

    Examples
    --------
    >>> magnitude(" million", 0), magnitude(" men", 0)
    ((8, 1000000), None)
    """
    scale = _SCALE.match(text, at)
    return (scale.end(), SCALES[scale["word"].lower()]) if scale else None


def _digits(text: str, at: int, money: bool) -> Numeral | None:
    if text[at] in SIGNS:
        value = Decimal(str(SIGNS[text[at]]))
        if text[at + 1 : at + 4] == " of":
            return Numeral(at, at + 1, value, value, "share")
        return _scaled(text, at, at + 1, value, money)
    slashed = _SLASHED.match(text, at) if _SLASH.intersection(text[at + 1 : at + 4]) else None
    if slashed and 0 < int(slashed[1]) < int(slashed[2]):
        return share(at, slashed.end(), Decimal(slashed[1]), Decimal(slashed[2]))
    split = _SPLIT.match(text, at) if money else None
    if split:
        return _scaled(text, at, split.end(), Decimal(_NOT_DIGIT.sub("", split.group())), money)
    match = _DIGITS.match(text, at)
    if not match:
        return None
    written = match.group().replace(",", ".") if match["comma"] else match.group()
    value, end = Decimal(_NOT_DIGIT.sub("", written)), match.end()
    if text[end : end + 1] in _STOPS:
        return Numeral(at, end, value, value, "digits")
    mixed = _MIXED.match(text, end)
    if mixed and match.group().isdigit() and (fraction := _fraction_part(mixed)):
        value, end = value + fraction, mixed.end()  # "2 1/2", "2½"
    power = _POWER.match(text, end)
    if power and (not power["e"] or "." in match.group()):
        return _raised(at, value, power)
    return _parts_of(text, at, end, value) or _scaled(text, at, end, value, money)


def _parts_of(text: str, start: int, end: int, top: Decimal) -> Numeral | None:
    """Read "3 hundredths" and "twenty-five thousandths" as a share."""
    parts = _DENOMINATOR.match(text, end)
    word = parts["word"].lower() if parts else ""
    if not parts or not word.endswith(("ths", "rds")) or word not in _FRACTIONS:
        return None  # "3 quarters" may be nine months
    return share(start, parts.end(), top, Decimal(_FRACTIONS[word]))


def _fraction_part(mixed: re.Match[str]) -> Decimal | None:
    if mixed["sign"]:
        return Decimal(str(SIGNS[mixed["sign"]]))
    top, bottom = Decimal(mixed["top"]), Decimal(mixed["bottom"])
    return round(top / bottom, 12) if 0 < top < bottom else None


def _raised(start: int, value: Decimal, power: re.Match[str]) -> Numeral:
    """Read "3.2 x 10^4", "6.1×10⁵", "2.5×10−3", "10⁶" and "1.2e6"."""
    written = power["caret"] or power["raised"] or power["bare"] or power["e"]
    exponent = int(written.translate(_PLAIN_DIGITS))
    factor = 1 if power.group()[0] in "^⁻⁺-−–" + _RAISED else value  # "10⁶" by itself
    number = factor * Decimal(10) ** exponent
    return Numeral(start, power.end(), number, number, "digits")


def decimal_comma(text: str, at: int, *, money: bool) -> Numeral | None:
    """Read a number whose decimal mark is a comma, to be tried where a unit follows.

    Examples
    --------
    >>> decimal_comma("2.500,75 €", 0, money=True).value
    Decimal('2500.75')
    """
    match = _COMMA.match(text, at)
    if not match:
        return None
    value = Decimal(match.group().replace(".", "").replace(",", "."))
    return _scaled(text, at, match.end(), value, money)


def _scaled(text: str, start: int, end: int, mantissa: Decimal, money: bool) -> Numeral:
    half = _AND_HALF.match(text, end)
    if half:
        mantissa += _part(half)
        end = half.end()
    value = mantissa
    for _ in range(2):  # "2 hundred thousand", "3 lakh crore"
        scale = _SCALE.match(text, end)
        if not scale:
            break
        value *= SCALES[scale["word"].lower()]
        end = scale.end()
    lower = _LOWER.match(text, end) if value >= _MILLION else None
    if lower and SCALES[lower["word"].lower()] < value / mantissa:  # "2 bln 300 mln rubles"
        value += Decimal(lower["digits"]) * SCALES[lower["word"].lower()]
        end = lower.end()
    suffix = (_MONEY_SUFFIX if money else _SUFFIX).match(text, end)
    if value is not mantissa or not suffix:
        return Numeral(start, end, mantissa, value, "digits")
    written = suffix.group().strip()
    if money or written != "m" or not is_metre(text, start, suffix.end(), mantissa):
        value *= WORDS["money_suffixes" if money else "suffixes"][written]
        end = suffix.end()
    return Numeral(start, end, mantissa, value, "digits")


def _part(half: re.Match[str]) -> Decimal:
    bottom = _FRACTIONS[half["part"].lower()]
    top = 3 if half["part"].lower().endswith("s") else 1
    return round(Decimal(top) / bottom, 12)


def _words(text: str, at: int) -> Numeral | None:
    run = _RUN.match(text, at)
    if not run:
        return None
    total, group, scale, end = 0, 0, 1, at
    for token in _TOKEN.finditer(run.group()):
        word = token.group().lower()
        if word == "and":
            continue
        if end > at and not _continues(word, group, scale if total else None):
            break
        if word not in SCALES:
            group += UNITS.get(word) or TENS.get(word, 0)
        elif SCALES[word] <= 100:
            group = (group or 1) * SCALES[word]
        else:
            scale = SCALES[word]
            total, group = total + (group or 1) * scale, 0
        end = at + token.end()
    value = Decimal(total + group)
    parts = _parts_of(text, at, end, value)
    if parts:
        return parts
    mantissa = value if group else _mantissa(value)
    half = _AND_HALF.match(text, end)
    if half:  # "two and a half", "a million and a half"
        value += _part(half) * (1 if group else scale)
        mantissa, end = value, half.end()
    magnitude = _SCALE.match(text, end) if half else None
    if magnitude:
        value, end = value * SCALES[magnitude["word"].lower()], magnitude.end()
    return Numeral(at, end, mantissa, value, "words")


def _continues(word: str, group: int, scale: int | None) -> bool:
    """Say whether a word goes on with the number: "two hundred" does, "two three" does not.

    `group` is what was counted since the last magnitude, `scale` that magnitude.
    """
    if word in SCALES:
        factor = SCALES[word]
        smaller = scale is None or factor < scale
        return group > 0 and smaller and (factor >= 1000 or group < 20)
    if word in UNITS and 0 < UNITS[word] < 10:
        return group % 10 == 0 and group % 100 != 10
    return word != "zero" and group % 100 == 0


def _mantissa(value: Decimal) -> Decimal:
    for factor in sorted(SCALES.values(), reverse=True):
        if factor > 100 and value % factor == 0:
            return value / factor
    return value


def _fraction(text: str, at: int) -> Numeral | None:
    """Read "two-thirds", "a quarter", "half", "half a million", "a quarter of a million"."""
    word = _TOKEN.match(text, at)
    first = word.group().lower() if word else ""
    top, end = 1, at + len(first)
    name = first
    if first not in PARTS:
        top = UNITS.get(first) or TENS.get(first, 0)
        denominator = _DENOMINATOR.match(text, end)
        name = denominator["word"].lower() if denominator else ""
        if not top or not denominator or name not in _FRACTIONS:
            return None
        end = denominator.end()
        if (top > 1) != name.endswith("s"):  # "three third-year students"
            return None
    value = Decimal(top) / _FRACTIONS[name]
    whole = _OF_A.match(text, end)
    if not whole:
        return share(at, end, Decimal(top), Decimal(_FRACTIONS[name]))
    if first in ORDINALS and whole.start("word") - end == 1:
        return None  # "their third billion"
    number = Decimal(round(value * SCALES[whole["word"].lower()]))
    return Numeral(at, whole.end(), value, number, "words")
