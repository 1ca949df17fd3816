"""Who wrote and edited a text, in its last line: no source of it."""

import re

from onrecord.attribution.rules.credits import Credit
from onrecord.attribution.tokens import Tokens

_WORK = r"(?:additional |further )?(?:reporting|writing|written|compiled|edited|editing|translated)"
_BYLINE = re.compile(
    rf"(?:^|(?<=\n)|\()[ \t]*((?i:{_WORK}(?: and [a-z]+)? by)) ([A-Z][^()\n]{{1,300}}?)\.?\)?\s*\Z"
)
_REACH = 400  # characters of a text's end


def bylines(tokens: Tokens) -> list[Credit]:
    r"""Read ``(Reporting by X; editing by Y)`` as the last line: who wrote the text.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("The weir opened.\n\n(Reporting by Ann Lee; editing by Bo Chen)")
    ['byline: The weir opened.\n\n(<Reporting by> {Ann Lee; editing by Bo Chen})']
    """
    text, start = tokens.text, max(0, len(tokens.text) - _REACH)
    found = _BYLINE.search(text, start) if " by " in text[start:].lower() else None
    return [Credit("byline", None, found.span(1), (found.span(2),))] if found else []
