"""Numbers that name a model: "a 911 caller", "the 767 jetliner", "Porsche's 911"."""

import re

from onrecord.quantities.nouns import Phrase, may_be_noun, object_follows
from onrecord.quantities.qualifiers import Lead
from onrecord.quantities.record import Amount
from onrecord.quantities.starts import SPACE
from onrecord.vocabulary import table

_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_HUNDRED = 100
_ALONE = re.compile(  # a noun with its verb or the end of its clause
    rf"{SPACE}(?P<noun>[a-z]{{3,16}}(?<!ed)(?<!ing)(?<!ly))(?:[.,;:]|$|\n|{SPACE}(?:[–—―-]|(?:[a-z]+ed|also|who|which|that|is|was|has|had"
    rf"|said|says|told|in|on|at|to|from|with|for|and|of|by|near|after|before|will|would|can|could|did|made)\b))"
)
_PREDICATES = frozenset(table("nouns")["predicates"]["words"])
_COMPARED = frozenset({"and", "or", "than", "to", "with", "against", "versus", "vs", "from", "by"})
_OWNED = re.compile(  # "and", but not "and Norway's 120"
    rf",|{SPACE}(?:and|or){SPACE}(?!(?:the{SPACE})?[\w-]{{1,20}}(?:[’']s|s[’']){SPACE}[0-9])"
    rf"|{SPACE}(?:is|was|has|does|can|will|would)\b"
)
_SELLS = re.compile(
    rf"{SPACE}(?:well|better|best|badly|poorly|only|[a-z]{{3,12}}ly)\b(?!{SPACE}[a-z]{{2,14}}ed\b)"
)


def is_model(text: str, amount: Amount, ahead: Lead) -> bool:
    """Tell "a 911 caller" and "the 767 jetliner" from "a 12 page report" and "the 150 aboard".

    Examples
    --------
    >>> from onrecord.quantities.amounts import amount, number_at
    >>> from onrecord.quantities.qualifiers import lead
    >>> text = "the 767 jetliner was late"
    >>> number = number_at(text, 4, money=False)
    >>> is_model(text, amount(text, 4, None, number), lead(text, 4, 0))
    True
    """
    article = ahead.last.lower()
    owned = article == "the" or article in _POSSESSIVES
    named = article in ("a", "an") or (owned and amount.high.value >= _HUNDRED)
    alone = _ALONE.match(text, amount.end) if named and not ahead.qualifier else None
    return alone is not None and may_be_noun(alone["noun"]) and alone["noun"] not in _PREDICATES


def is_owned_model(text: str, amount: Amount, ahead: Lead, noun: Phrase | None) -> bool:
    """Tell "Porsche's 911 and the MX-5" from "Spain's 911 medals" and "than Norway's 120".

    Examples
    --------
    >>> from onrecord.quantities.amounts import amount, number_at
    >>> from onrecord.quantities.qualifiers import lead
    >>> text = "Porsche's 911 and the MX-5"
    >>> number = number_at(text, 10, money=False)
    >>> is_owned_model(text, amount(text, 10, None, number), lead(text, 10, 0), None)
    True
    """
    name = ahead.last.lstrip("([“‘\"'")
    if ahead.qualifier or not (name[:1].isupper() and name.endswith(("'s", "’s"))):
        return False
    if amount.high.value < _HUNDRED or not _COMPARED.isdisjoint(
        w.lower() for w in ahead.words[-2:-1]
    ):
        return False
    if noun is None:
        return _OWNED.match(text, amount.end) is not None
    alone = noun[0] == noun[1] and text[noun[1] : noun[2]].islower()
    verb = object_follows(text, noun[2]) or _SELLS.match(text, noun[2]) is not None
    return alone and verb  # "Peugeot's 308 sells well"
