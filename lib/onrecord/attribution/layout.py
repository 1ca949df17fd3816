"""Sources told by layout alone: dashes, colons, and quotations that stand by themselves."""

from dataclasses import replace

from onrecord.attribution.clues import Clue, clues
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.sources import Range, main_subject
from onrecord.attribution.tokens import DASH, QUOTATION, Sentence, Tokens

_NEAR = 8
_REACH = 256
_ATTRIBUTIONS = 4
_NAME_WORDS = 6
_SHORT_QUOTATION = 12
_LONG_QUOTATION = 30


def signed(tokens: Tokens, sentence: Sentence) -> Found | None:
    """``“…” — Ann Lee``: a quotation signed after a dash."""
    words = tokens.words
    for at in range(max(sentence.first, sentence.last - _NAME_WORDS - 2), sentence.last - 1):
        if words[at] == DASH and words[at - 1] == words[sentence.first] == QUOTATION:
            end = _name_end(tokens, at + 1, sentence.last)
            if end > at + 1:
                return Found((at + 1, end), (at, at + 1), ((sentence.first, at),))
    return None


def labelled(tokens: Tokens, sentence: Sentence) -> Found | None:
    """``Lee: We won``: a name and a colon before what is said, in headlines and transcripts."""
    words, first = tokens.words, sentence.first
    end = _name_end(tokens, first, min(sentence.last, first + _NAME_WORDS))
    if end == first or end + 1 >= sentence.last or words[end] != ":":
        return None
    if not CLASSES["labels"].isdisjoint(words[first:end]):
        return None
    is_shouted = tokens.text[tokens.starts[first] : tokens.ends[end - 1]].isupper()
    if sentence.first == 0 or is_shouted or words[end + 1] == QUOTATION:
        return Found((first, end), (end, end + 1), ((end + 1, sentence.last),))
    return None


def _name_end(tokens: Tokens, start: int, last: int) -> int:
    """Walk over capitalised words."""
    end = start
    while end < last and (tokens.is_capital(end) or (end > start and tokens.words[end] == "of")):
        end += 1
    return end


def announced(tokens: Tokens, sentence: Sentence, following: Sentence) -> Found | None:
    """``She put it this way:`` with the quotation in the sentence after it."""
    words, last = tokens.words, sentence.last
    if words[last - 1] != ":" or words[following.first] != QUOTATION:
        return None
    piece = following.first, following.last
    near = [clue for clue in clues(tokens, sentence) if clue.source and last - clue.at <= _NEAR]
    if near:
        return Found(near[-1].source, (near[-1].at, near[-1].cue_end), (piece,))
    source = main_subject(tokens, sentence.first, last - 1)
    return Found(source, (last - 1, last), (piece,)) if source else None


def after_colon(
    tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]
) -> list[Found]:
    """Take a quotation after a colon without a cue: ``It does not surprise Ann Lee: “…”``."""
    words = tokens.words
    for at in range(sentence.first + 1, sentence.last - 1):
        if words[at] == ":" and words[at + 1] == QUOTATION and at + 1 not in claimed:
            source = _name_before(tokens, at, sentence.first)
            source = source or main_subject(tokens, sentence.first, at)
            return [Found(source, (at, at + 1), ((at + 1, sentence.last),))] if source else []
    return []


def _name_before(tokens: Tokens, end: int, first: int) -> Range | None:
    """Give the name that ends right before ``end``, unless a preposition leads to it."""
    start = end
    while start > first and tokens.is_capital(start - 1):
        start -= 1
    before = tokens.words[start - 1] if start > first else ""
    if start == end or before in CLASSES["prepositions"] | CLASSES["determiners"]:
        return None
    return start, end


def uncued(tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]) -> list[Found]:
    """Give a long quotation that no cue introduces to the subject of its sentence."""
    words = tokens.words
    found = []
    for at in range(sentence.first + 1, sentence.last):
        is_long = tokens.ends[at] - tokens.starts[at] >= _LONG_QUOTATION
        if words[at] == QUOTATION and is_long and at not in claimed:
            source = main_subject(tokens, sentence.first, at)
            if source and words[source[0]] not in CLASSES["things"]:
                found.append(Found(source, None, ((at, at + 1),)))
    return found


def speaking(tokens: Tokens, sentence: Sentence, found: list[Found]) -> int:
    """Find whose words go on: of one source's attributions, the last that was quoted.

    So in ``“We won,” Ann Lee said, adding that Bo left. “Now we rest.”`` it is what she said,
    and so it is in ``“We won,” said a nurse who criticised Bo. “Now we rest.”``.
    """
    last = len(found) - 1
    source = found[last].source
    is_relative = source is not None and tokens.words[source[0]] == "who"
    for number in range(last, max(-1, last - _ATTRIBUTIONS), -1):
        if found[number].source != source and not is_relative:
            break
        end = found[number].pieces[-1][1]
        if tokens.passage_of(end - 1) == sentence.passage and tokens.words[end - 1] == QUOTATION:
            return number
    return last


def floating(tokens: Tokens, sentence: Sentence, before: Found) -> list[Found] | None:
    """Let a quotation without a cue go on with the speaker before it.

    Give what takes the place of the attribution before it: that one grown by the
    quotation, or, where nothing was quoted before, that one and one more to its source.
    """
    first = sentence.first
    while first < sentence.last and tokens.words[first] == DASH:
        first += 1
    if first == sentence.last or tokens.words[first] != QUOTATION:
        return None
    length = tokens.ends[first] - tokens.starts[first]
    quoted = sum(
        tokens.ends[at] - tokens.starts[at]
        for at in range(first, sentence.last)
        if tokens.words[at] == QUOTATION
    )
    whole = tokens.ends[sentence.last - 1] - tokens.starts[first]
    *pieces, (start, end) = before.pieces
    distance = sentence.passage - tokens.passage_of(end - 1)
    enough = _SHORT_QUOTATION * (1 + 3 * distance)
    if not tokens.is_unclosed(end - 1) and (length < enough or 2 * quoted < whole):
        return None
    if distance > 1:
        return None
    if QUOTATION not in tokens.words[max(start, end - _REACH) : end]:
        return [before, Found(before.source, before.cue, ((first, sentence.last),))]
    if first == end:
        return [replace(before, pieces=(*pieces, (start, sentence.last)))]
    return [replace(before, pieces=(*before.pieces, (first, sentence.last)))]
