"""Verbs beside a quotation that no list holds."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import next_quotation, noun_phrase_after
from onrecord.attribution.subjects import subject_before
from onrecord.attribution.tokens import Tokens

_SUBJECT = 8  # tokens between a quotation and its verb


def unlisted(view: View) -> list[Found]:
    """``“…,” recommended X``, ``“…,” X recommended``: beside a quotation any verb speaks.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("“We had no beds,” recollected Ann Lee.")
    ['direct: {“We had no beds,”} <recollected> [Ann Lee].']
    """
    tokens, first, last = view.tokens, view.first, view.last
    if not view.opens_with_quotation or first in view.claimed or not tokens.calls_for_cue(first):
        return []
    at = first + 1
    verb = next((v for v in range(at, min(last, at + _SUBJECT)) if _is_past(tokens, v)), last)
    if verb == at:
        source = noun_phrase_after(tokens, at + 1, last)
    else:
        source = subject_before(tokens, verb, at) if verb < last else None
        source = source if source and source[0] == at else None
    if source is None:
        return []
    quotation = next_quotation(tokens, max(verb + 1, source[1]), last)
    pieces = ((first, at),) if quotation is None else ((first, at), (quotation, last))
    return [Found(source, (verb, verb + 1), pieces)]


def _is_past(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if word in CLASSES["auxiliaries"] or tokens.is_capital(at):
        return False
    return word in CLASSES["irregular_pasts"] or (word.endswith("ed") and len(word) > 4)
