"""A name and a colon before what is said."""

from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.phrases import capitals_end

_NAME = 6  # tokens


def labelled(view: View) -> list[Found]:
    """``X: …``, as in headlines and transcripts.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Lee: We won")
    ['indirect: [Lee]<:> {We won}']
    """
    tokens, words, first = view.tokens, view.words, view.first
    end = capitals_end(tokens, first, min(view.last, first + _NAME))
    if end == first or end + 1 >= view.last or words[end] != ":":
        return []
    if not CLASSES["labels"].isdisjoint(words[first:end]):
        return []
    is_shouted = tokens.text[tokens.starts[first] : tokens.ends[end - 1]].isupper()
    if first == 0 or is_shouted or tokens.is_quotation(end + 1):
        return [Found((first, end), (end, end + 1), ((end + 1, view.last),))]
    return []
