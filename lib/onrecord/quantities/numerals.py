"""Numbers as news texts write them: digits, words, magnitudes and fractions.

Every value is a :class:`decimal.Decimal`, so that 2.4 million is 2400000 and
nothing else. Every pattern is anchored at a position and bounded in length.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from onrecord.vocabulary import table

_WORDS = table("number_words")
_UNITS: dict[str, int] = _WORDS["units"]
_TENS: dict[str, int] = _WORDS["tens"]
_SCALES: dict[str, int] = _WORDS["scales"]
_FRACTIONS: dict[str, int] = _WORDS["fractions"]
_ORDINALS: dict[str, int] = _WORDS["ordinals"]
_SIGNS: dict[str, float] = _WORDS["signs"]
_SPACE = r"[ \t\u00a0\u2009\u202f]"


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_NUMBER_WORD = rf"(?:{_any([*_UNITS, *_TENS, *_SCALES])})(?:(?![^\W_])|(?=fold\b))"
_SIGN = "".join(_SIGNS)

_GLUED = [mark for mark in table("currencies")["before"] if mark[-1].isalpha()]
_GLUED += table("currencies")["codes"]["codes"]
_BY_LENGTH = [
    rf"[0-9](?<=\b(?:{_any(m for m in _GLUED if len(m) == n and m[0].isalpha())})[0-9])" for n in (2, 3)
]

START = re.compile(
    rf"(?<![^\W_])(?:[0-9{_SIGN}]|(?i:{_NUMBER_WORD}"
    r"|(?:half|third|quarter|fifth|sixth|tenth|every|dozens|tens|hundreds|thousands|millions|billions)(?![^\W_]))"
    rf"|(?<!\.)\.(?=[0-9]))|{'|'.join(_BY_LENGTH)}|[0-9](?<=\$US[0-9])|[0-9](?<=\$A[0-9])"
)
"""Where a number may start: a digit or a number word that no letter or digit precedes."""

_DIGITS = re.compile(
    r"(?:[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])"  # 12,34,567 as in India
    r"|[0-9]{1,3}(?:,[ \u00a0]?[0-9]{3}){1,5}(?![0-9])"  # 1,200 and the mis-set 35, 855
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f’'][0-9]{3}){1,5}(?![0-9]|,[0-9]{3})"  # 3 000
    r"|(?P<comma>[0-9]{1,3},[0-9]{1,2}(?=\s(?:million|billion|trillion|thousand|per|%)|%))"  # 3,5 %
    r"|[0-9]{1,15}(?![0-9]))"
    r"(?:\.[0-9]{1,15}(?![0-9]))?"
    r"|\.[0-9]{1,15}(?![0-9])"
)
_NOT_DIGIT = re.compile(r"[^0-9.]+")
_SCALE = re.compile(rf"{_SPACE}?-?(?P<word>{_any(_SCALES)})s?(?![^\W_])", re.I)
_SUFFIX = re.compile(rf"(?P<word>{_any(_WORDS['suffixes'])})(?![^\W_])")
_MONEY_SUFFIX = re.compile(rf"{_SPACE}?(?P<word>{_any(_WORDS['money_suffixes'])})(?![^\W_])")
_RUN = re.compile(rf"{_NUMBER_WORD}(?:(?:-|{_SPACE})(?:and{_SPACE})?{_NUMBER_WORD}){{0,11}}", re.I)
_TOKEN = re.compile(r"[a-z]+", re.I)
_AND_HALF = re.compile(
    rf"(?:-|{_SPACE})and(?:-|{_SPACE})(?:a|one|three)(?:-|{_SPACE})(?P<part>half|quarters?|third)\b", re.I
)
_OF_A = re.compile(rf"(?:-|{_SPACE})(?:of{_SPACE})?(?:an?{_SPACE})?(?P<word>{_any(_SCALES)})\b", re.I)
_DENOMINATOR = re.compile(rf"(?:-|{_SPACE})(?P<word>{_any(_FRACTIONS)})(?![^\W_])", re.I)
_SLASHED = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/])")
_MIXED = re.compile(rf"{_SPACE}([1-9])/([2-9])(?![0-9/])")
_EVERY = re.compile(
    rf"every{_SPACE}(?:(?P<word>{_any(_ORDINALS)})|(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th)){_SPACE}", re.I
)
_SINGLES = {"half", "third", "quarter", "fifth", "sixth", "tenth"}


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
        Whether a currency stands before it: "b" is a billion only there.

    Returns
    -------
    Numeral or None
        None when no number stands there.

    Examples
    --------
    >>> [numeral(t, 0).value for t in ("3 000", "two-thirds", "2.4 million", "half a million")]
    [Decimal('3000'), Decimal('0.666666666667'), Decimal('2400000.0'), Decimal('500000')]
    """
    char = text[at]
    if char.isdigit() or char == "." or char in _SIGNS:
        return _digits(text, at, money)
    return _fraction(text, at) or _words(text, at)


def every_nth(text: str, at: int) -> Numeral | None:
    """Read "every 12th " or "every second " as a share of one in so many."""
    match = _EVERY.match(text, at)
    if not match:
        return None
    number = _ORDINALS[match["word"].lower()] if match["word"] else int(match["digits"])
    if number < 2:
        return None
    return _share(at, match.end() - 1, Decimal(1), Decimal(number))


def _share(start: int, end: int, top: Decimal, bottom: Decimal) -> Numeral:
    value = round(top / bottom, 12)
    return Numeral(start, end, value, value, "share")


def _digits(text: str, at: int, money: bool) -> Numeral | None:
    if text[at] in _SIGNS and text[at + 1 : at + 4] == " of":
        value = Decimal(str(_SIGNS[text[at]]))
        return Numeral(at, at + 1, value, value, "share")
    if text[at] in _SIGNS:
        return _scaled(text, at, at + 1, Decimal(str(_SIGNS[text[at]])), money)
    slashed = _SLASHED.match(text, at)
    if slashed and 0 < int(slashed[1]) < int(slashed[2]):
        return _share(at, slashed.end(), Decimal(slashed[1]), Decimal(slashed[2]))
    match = _DIGITS.match(text, at)
    if not match:
        return None
    written = match.group()
    if match["comma"]:
        written = written.replace(",", ".")
    value = Decimal(written if written.isascii() and written.isdigit() else _NOT_DIGIT.sub("", written))
    end = match.end()
    tail = text[end : end + 2].lstrip()
    mixed = _MIXED.match(text, end)
    if mixed and value % 1 == 0:
        value += round(Decimal(mixed[1]) / Decimal(mixed[2]), 12)
        end = mixed.end()
    elif tail and tail[0] in _SIGNS:
        value += Decimal(str(_SIGNS[tail[0]]))
        end = text.index(tail[0], end) + 1
    return _scaled(text, at, end, value, money)


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
        value *= _SCALES[scale["word"].lower()]
        end = scale.end()
    if value is mantissa:
        suffix = (_MONEY_SUFFIX if money else _SUFFIX).match(text, end)
        if suffix and (money or not _is_metre(text, suffix)):
            table_name = "money_suffixes" if money else "suffixes"
            value *= _WORDS[table_name][suffix["word"]]
            end = suffix.end()
    return Numeral(start, end, mantissa, value, "digits")


_COUNTED_BEHIND = re.compile(rf"{_SPACE}[a-z]{{3,}}")


def _is_metre(text: str, suffix: re.Match[str]) -> bool:
    """Tell "a 100m race" from "2.7m sales": a million counts something named behind it."""
    if suffix["word"] != "m":
        return False
    behind = _COUNTED_BEHIND.match(text, suffix.end())
    return not behind or behind.group().strip() in _METRE_NEIGHBOURS


_METRE_NEIGHBOURS = {
    "tall", "high", "wide", "long", "deep", "away", "from", "above", "below", "race", "sprint", "freestyle",
    "hurdles", "final", "and", "sea", "run", "relay", "out", "off", "thick", "apart", "underwater", "the", "behind",
}  # fmt: skip


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
        if not _continues(word, group, begun=end > at):
            break
        if word not in _SCALES:
            group += _UNITS.get(word) or _TENS.get(word, 0)
        elif _SCALES[word] <= 100:
            group = (group or 1) * _SCALES[word]
        else:
            scale = _SCALES[word]
            total, group = total + (group or 1) * scale, 0
        end = at + token.end()
    value = Decimal(total + group)
    mantissa = value if group else _mantissa(value)
    half = _AND_HALF.match(text, end)
    if half:  # "two and a half", "a million and a half"
        value += _part(half) * (1 if group else scale)
        mantissa, end = value, half.end()
    magnitude = _SCALE.match(text, end) if half else None
    if magnitude:
        value, end = value * _SCALES[magnitude["word"].lower()], magnitude.end()
    return Numeral(at, end, mantissa, value, "words")


def _continues(word: str, group: int, *, begun: bool) -> bool:
    """Say whether a word goes on with the number: "two hundred" does, "two three" does not."""
    if not begun:
        return True
    if word in _SCALES:
        return group > 0 and (_SCALES[word] >= 1000 or group < 20)
    if word in _UNITS and 0 < _UNITS[word] < 10:
        return group % 10 == 0 and group % 100 != 10
    return word != "zero" and group % 100 == 0


def _mantissa(value: Decimal) -> Decimal:
    for factor in sorted(_SCALES.values(), reverse=True):
        if factor > 100 and value % factor == 0:
            return value / factor
    return value


def _fraction(text: str, at: int) -> Numeral | None:
    """Read "two-thirds", "a quarter", "half", "half a million", "a quarter of a million"."""
    word = _TOKEN.match(text, at)
    if not word:
        return None
    first = word.group().lower()
    if first in _SINGLES:
        top, bottom, end = 1, _FRACTIONS[first], word.end()
    else:
        top_value = _UNITS.get(first) or _TENS.get(first)
        denominator = _DENOMINATOR.match(text, word.end())
        if not top_value or not denominator:
            return None
        name = denominator["word"].lower()
        if (top_value > 1) != name.endswith("s"):  # "three third-year students", "one thirds"
            if not (top_value > 1 and name.endswith("ves")):
                return None
        top, bottom, end = top_value, _FRACTIONS[name], denominator.end()
    whole = _OF_A.match(text, end)
    if whole:
        value = round(Decimal(top) / bottom, 12) * _SCALES[whole["word"].lower()]
        return Numeral(at, whole.end(), Decimal(top) / bottom, Decimal(round(value)), "words")
    return _share(at, end, Decimal(top), Decimal(bottom))
