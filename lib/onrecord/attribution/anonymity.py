"""The text's own words for why a source is not named."""

import re
from collections.abc import Sequence

from onrecord.segments import Span
from onrecord.vocabulary import table

_PATTERNS = table("sources")["anonymity"]
_HINT = re.compile(
    r"anonym|named|names?\b|identif|authori[sz]ed|off the record|on background|attribution"
)
_REASON = re.compile(rf"\b(?:{'|'.join(_PATTERNS['reasons'])})\b", re.IGNORECASE)
_IN_SOURCE = re.compile(rf"\b(?:{'|'.join(_PATTERNS['in_source'])})\b", re.IGNORECASE)


def anonymity(text: str, source: Span, sentence: Span, others: Sequence[Span] = ()) -> Span | None:
    """Find the reason that a text gives for not naming a source.

    Parameters
    ----------
    text : str
        The document's text.
    source, sentence : tuple of int
        The source, which has no name, and the sentence that it is in.
    others : sequence of tuple of int
        The other sources of the sentence: a reason belongs to the source next to it.

    Returns
    -------
    tuple of int or None
        The words that give it; None where the text gives no reason.

    Examples
    --------
    >>> text = "A porter, who asked to stay unnamed, said it was late."
    >>> text[slice(*anonymity(text, (0, 8), (0, 54)))]
    'asked to stay unnamed'
    """
    given = _IN_SOURCE.search(text, *source)
    if given:
        return given.span()
    reason = _REASON.search(text, *sentence) if _HINT.search(text, *sentence) else None
    if reason is None:
        return None
    first, last = sorted([source, reason.span()])
    is_next = not any(first[1] <= other[0] and other[1] <= last[0] for other in others)
    return reason.span() if is_next else None
