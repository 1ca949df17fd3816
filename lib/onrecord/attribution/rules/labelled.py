"""A name and a colon before what is said."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import capitals_end
from onrecord.attribution.speaking import kind_of

_NAME = 6  # tokens
_CLAIMS = CLASSES["auxiliaries"] | CLASSES["personal_pronouns"] | {"to"}
"""What shows that a headline tells what a name says, not what it did: "signs new deal"."""


def labelled(view: View) -> list[Found]:
    r"""``X: …``, as in headlines and transcripts.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Lee: We won\n\nAnn Lee said it was late.")[0]
    'indirect: [Lee]<:> {We won}\n\nAnn Lee said it was late.'
    """
    tokens, words, first = view.tokens, view.words, view.first
    end = capitals_end(tokens, first, min(view.last, first + _NAME))
    if end == first or end + 1 >= view.last or words[end] != ":":
        return []
    if not CLASSES["labels"].isdisjoint(words[first:end]):
        return []
    is_quoted = tokens.is_quotation(end + 1)
    is_claim = view.first > 0 or not _CLAIMS.isdisjoint(words[end + 1 : view.last])
    is_claim = is_claim or kind_of(tokens, (first, end), first) == "body"
    if is_quoted or (is_claim and _speaks_elsewhere(view, end)):
        piece = end + 1, view.last
        return [Found((first, end), (end, end + 1), (piece,), certain=is_quoted)]
    return []


def _speaks_elsewhere(view: View, end: int) -> bool:
    """Tell the name of a speaker from a topic: it is beside a cue, or is a label again."""
    tokens, words = view.tokens, view.words
    is_shouted = tokens.text[tokens.starts[view.first] : tokens.ends[end - 1]].isupper()
    if view.first > 0 and not is_shouted:
        return False
    return words[end - 1] in (tokens.labels if is_shouted else tokens.citing)
