"""Counts: "260 beds", "ten-bed", ages without a unit, and bare numbers that may be names."""

import re

from onrecord.quantities.nouns import Phrase, counted_phrase, is_plural, singular
from onrecord.quantities.numerals import SPACE
from onrecord.quantities.places import is_label, is_year, label, score
from onrecord.quantities.qualifiers import CHANGE_VERBS, Lead
from onrecord.quantities.record import Amount, Figure, NonFigure
from onrecord.quantities.shares import whole
from onrecord.quantities.units import unit_named
from onrecord.vocabulary import table

_NOT_ONE = frozenset(table("nouns")["before_one"]["words"])
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_MORE = re.compile(rf"{SPACE}(?:more|other|further|additional)(?={SPACE}[a-z])")
_OF = re.compile(rf"{SPACE}of(?={SPACE})")
_AGED = re.compile(
    r"(?:^|\s)(?:aged|ages?)(?:\s(?:of|is|was|between|from|about|around|over|under))?$"
)
_IDIOM = re.compile(rf"{SPACE}(?:another|point|else|more|day|time|\w{{2,12}}(?:ing|ed))(?!\w)")
_COMPOUND = re.compile(rf"(?i:{'|'.join(table('nouns')['compounds']['words'])})(?!\w)")
_NUMBER_OF = re.compile(rf"\b(?:number|total|volume|share|proportion){SPACE}of{SPACE}", re.I)
_COLLECTIVE_OF = re.compile(
    rf"\b(?P<noun>{'|'.join(table('nouns')['collectives']['words'])}){SPACE}of{SPACE}"
    rf"(?:[a-z]{{1,9}}{SPACE}){{0,3}}$"
)
_NAME = re.compile(rf"{SPACE}[A-Z][a-z]")
_HE_WAS = re.compile(r"(?:^|\s)(?:(?:he|she|who|i)\s(?:was|is|am|turned)|died\sat)$")
_BEFORE_BARE = frozenset({"from", "to", "by", "at", "about", "around", "nearly", "almost", "over"})
_AUXILIARIES = frozenset({"has", "have", "had", "will", "would", "were", "was", "are", "been"})
_NOT_COUNTED = frozenset(table("nouns")["not_counted"]["words"])
_NEAR = 120  # how far back "the number of" may stand
_OLDEST = 110


def count(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a number of things, or a bare number.

    Parameters
    ----------
    text : str
        The text.
    figure : Figure
        What is known of the figure; it is completed.
    amount : Amount
        Its numbers.
    ahead : Lead
        What stands before it.

    Returns
    -------
    Figure or NonFigure
        NonFigure for a label, a year, a score, "one of" …
    """
    if amount.high.value == 1 and amount.high.form == "words":
        other = _one(text, amount, ahead)
        if other:
            return other
    if ahead.aged or _AGED.search(" ".join(ahead.words[-3:]).lower()):
        return _named(figure, "year of age", "age")
    more = _MORE.match(text, amount.end)
    noun = counted_phrase(text, more.end() if more else amount.end, many=figure.high != 1)
    reason = _no_figure(text, amount, ahead, noun)
    if reason:
        return reason
    if noun and figure.high % 1 and not _is_plural(text, noun) and text[amount.end] != "-":
        noun = None  # "magnitude 6.5 struck"
    return _counted(text, figure, noun) if noun else _bare(text, figure, amount, ahead)


def _one(text: str, amount: Amount, ahead: Lead) -> NonFigure | None:
    """Recognise the pronoun and "one of"."""
    if ahead.last.lower() in _NOT_ONE or _IDIOM.match(text, amount.end):
        return NonFigure(amount.start, amount.end, "pronoun")
    if _OF.match(text, amount.end):
        part = whole(text, amount.end, of=True)
        return NonFigure(amount.start, part[1] if part else amount.end, "one of")
    return None


def _no_figure(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> NonFigure | None:
    """Recognise numbers that name or rank something, from what stands on both sides."""
    start, end = amount.start, amount.end
    written = text[amount.low.start : amount.high.end]
    plural = _is_plural(text, noun)
    if written.isdigit():
        other = _digits_only(text, amount, ahead, noun)
        if other:
            return other
    elif written[0].isupper() and ahead.last[:1].isupper() and len(ahead.words) > 1:
        return NonFigure(start, end, "label")  # "the Big Four"
    if text[end : end + 1].isalpha():
        return NonFigure(start, end + 1, "label")  # "5G"
    backwards = amount.low.value > amount.high.value and not ahead.origin
    if (amount.tight and not plural) or (backwards and not noun):
        return NonFigure(start, end, "score")
    hyphened = noun and amount.high.form == "words" and text[end] == "-"
    if hyphened and not _COMPOUND.match(text, end + 1):
        return NonFigure(start, end, "compound")  # "three-way"
    return None


def _digits_only(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> NonFigure | None:
    """Recognise a year, a label and a score among whole numbers in plain digits."""
    start, end = amount.start, amount.end
    plural, lower = _is_plural(text, noun), noun is not None and text[noun[0]].islower()
    written = text[amount.low.start : amount.high.end]
    said = ahead.qualifier is not None and ahead.last.lower() not in _POSSESSIVES
    may_be_year = len(written) == 4 and not said
    if may_be_year and is_year(int(written), ahead.last, counted=plural and lower):
        return NonFigure(start, end, "year")
    hyphened = lower and text[end] == "-"
    opens = len(ahead.words) < 2 or ahead.words[-2].endswith((".", "!", "?"))
    if ahead.last and is_label(ahead.last, opens=opens, counted=plural or hyphened):
        return label(text, start, end)
    if not plural and _NAME.match(text, end):
        return NonFigure(start, end, "label")  # "11 Pro"
    return score(text, start)


def _is_plural(text: str, noun: Phrase | None) -> bool:
    return noun is not None and is_plural(text[noun[1] : noun[2]])


def _counted(text: str, figure: Figure, noun: Phrase) -> Figure:
    start, head, end = noun
    figure.end = end
    unit = unit_named(text[head:end])
    if unit:
        return _named(figure, *unit)
    figure.counted = (start, end)
    return _named(figure, singular(text[head:end]), "count")


def _named(figure: Figure, unit: str, kind: str) -> Figure:
    figure.unit, figure.kind = unit, kind
    return figure


def _bare(text: str, figure: Figure, amount: Amount, ahead: Lead) -> Figure | NonFigure:
    """Read a number without a noun behind it: the noun may stand before it, or be left out."""
    collective = _COLLECTIVE_OF.search(text, max(0, amount.start - 60), amount.start)
    if collective:
        return _named(figure, collective["noun"], "count")
    small = amount.high.form == "words" and amount.high.plain
    if small and (figure.high == 1 or not ahead.qualifier):
        return NonFigure(amount.start, amount.end, "bare")  # "the two of them"
    noun = _noun_before(text, amount.start) or _subject(text, amount.start, ahead.words)
    if noun:
        figure.counted, figure.source = (noun[0], noun[2]), "subject"
        return _named(figure, singular(text[noun[1] : noun[2]]), "count")
    if _is_age(text, figure, ahead):
        return _named(figure, "year of age", "age")
    figure.named = False
    return figure


def _noun_before(text: str, at: int) -> Phrase | None:
    """Find the noun of "the number of beds will grow to 500"."""
    floor = max(0, at - _NEAR)
    floor = max(floor, text.rfind("\n", floor, at), text.rfind(". ", floor, at))
    said = list(_NUMBER_OF.finditer(text, floor, at))
    noun = counted_phrase(text, said[-1].end() - 1, many=True) if said else None
    return noun if noun and noun[2] <= at else None


def _subject(text: str, at: int, words: list[str]) -> Phrase | None:
    """Find the noun of "beds rose from 120 to 470", "admissions have fallen to 300"."""
    place = len(words)
    while place and (words[place - 1].lower() in _BEFORE_BARE or words[place - 1].endswith("ly")):
        place -= 1
    if place < 2 or words[place - 1].lower() not in CHANGE_VERBS:
        return None
    place -= 2
    while place and (words[place].lower() in _AUXILIARIES or words[place].endswith("ly")):
        place -= 1
    noun = words[place]
    is_name = noun[0].isupper() and place > 0 and words[place - 1][-1] not in ".!?"
    if is_name or not noun.isalpha() or not is_plural(noun) or noun.lower() in _NOT_COUNTED:
        return None
    end = at
    for word in reversed(words[place:]):
        end = text.rindex(word, 0, end)
    return end, end, end + len(noun)


def _is_age(text: str, figure: Figure, ahead: Lead) -> bool:
    """Tell "Anna Petrova, 44, a surgeon" and "Anna Petrova (44)" from other bare numbers."""
    if not 0 < figure.high <= _OLDEST or figure.high % 1:
        return False
    if text[figure.end : figure.end + 1] not in ("", ",", ")", ".", "\n"):
        return False
    named = ahead.words[-2] if ahead.last == "(" and len(ahead.words) > 1 else ahead.last
    apposed = named[:1].isupper() and (named.endswith(",") or ahead.last == "(")
    return apposed or _HE_WAS.search(" ".join(ahead.words[-2:]).lower()) is not None
