"""Quotations that no cue of their own sentence introduces: they were announced, or go on."""

from dataclasses import replace

from onrecord.attribution.found import Found, View
from onrecord.attribution.speaking import kind_of
from onrecord.attribution.subjects import main_subject
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens

_NEAR = 8  # tokens between a cue and the colon that announces a quotation
_REACH = 256  # tokens looked back for a quotation
_ATTRIBUTIONS = 4  # attributions looked back for the one that goes on
_SHORT_QUOTATION = 12  # characters; four times as many in the passage after


def announced(before: View, view: View) -> list[Found]:
    r"""``X put it this way:`` with the quotation in a sentence of its own after it.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("Ann Lee wrote:\n\n“We had no beds for the children.”")
    ['direct: [Ann Lee] <wrote>:\n\n{“We had no beds for the children.”}']
    """
    if before.words[before.last - 1] != ":" or not view.opens_with_quotation:
        return []
    piece, colon = (view.first, view.last), before.last - 1
    near = [use for use in before.cues if use.source and before.last - use.at <= _NEAR]
    if near:
        return [Found(near[-1].source, (near[-1].at, near[-1].cue_end), (piece,))]
    source = main_subject(before.tokens, before.first, colon)
    can_speak = source and kind_of(before.tokens, source, before.first) != "unclear"
    return [Found(source, (colon, colon + 1), (piece,))] if can_speak else []


def continued(view: View, found: list[Found]) -> bool:
    """``“…,” X said. “…”``: a quotation without a cue goes on with the speaker before it.

    It grows that speaker's attribution in ``found``, or, where nothing was quoted before,
    adds one more to the same source. Tell whether it did.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("“We won,” Ann Lee said. “Now we rest for a while.”")
    ['direct: {“We won,”} [Ann Lee] <said>. {“Now we rest for a while.”}']
    """
    tokens, first = view.tokens, view.first
    while first < view.last and view.words[first] == DASH:
        first += 1
    if not found or first == view.last or not tokens.is_quotation(first):
        return False
    number = _speaking(view, found)
    before = found[number]
    start, end = before.pieces[-1]
    distance = view.passage - tokens.passage_of(end - 1)
    is_long = _is_long(tokens, first, view.last, _SHORT_QUOTATION * (1 + 3 * distance))
    if distance > 1 or not (is_long or tokens.is_unclosed(end - 1)):
        return False
    if QUOTATION not in tokens.words[max(start, end - _REACH) : end]:
        found.insert(number + 1, Found(before.source, before.cue, ((first, view.last),)))
    elif first == end:
        pieces = (*before.pieces[:-1], (start, view.last))
        found[number] = replace(before, pieces=pieces)
    else:
        found[number] = replace(before, pieces=(*before.pieces, (first, view.last)))
    return True


def _is_long(tokens: Tokens, first: int, last: int, enough: int) -> bool:
    """Tell whether a sentence opens with a quotation of some length and is mostly quoted."""
    quoted = sum(
        tokens.ends[at] - tokens.starts[at] for at in range(first, last) if tokens.is_quotation(at)
    )
    whole = tokens.ends[last - 1] - tokens.starts[first]
    return tokens.ends[first] - tokens.starts[first] >= enough and 2 * quoted >= whole


def _speaking(view: View, found: list[Found]) -> int:
    """Find whose words go on: of one source's attributions, the last that was quoted.

    So in ``“We won,” Ann Lee said, adding that Bo left. “Now we rest.”`` it is what she said,
    and so it is in ``“We won,” said a nurse who criticised Bo. “Now we rest.”``.
    """
    tokens, last = view.tokens, len(found) - 1
    source = found[last].source
    is_relative = source is not None and tokens.words[source[0]] == "who"
    for number in range(last, max(-1, last - _ATTRIBUTIONS), -1):
        if found[number].source != source and not is_relative:
            break
        end = found[number].pieces[-1][1]
        if tokens.passage_of(end - 1) == view.passage and tokens.is_quotation(end - 1):
            return number
    return last
