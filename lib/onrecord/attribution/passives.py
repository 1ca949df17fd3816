"""Passives: ``was described by X as …``, and questions whose asker is not named."""

from onrecord.attribution.clues import Clue
from onrecord.attribution.content import first_comma
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES, CUES, SAYS
from onrecord.attribution.sources import noun_phrase_after, verb_start
from onrecord.attribution.tokens import QUOTATION, Sentence, Tokens

_ASKED = frozenset({"asked", "questioned", "pressed"})
_ASKS_WHAT = CLASSES["question_words"] | {"about", "to", QUOTATION}
_REACH = 8
_AFTER_ASKED = CLASSES["prepositions"] | CLASSES["times"] | {"last"} | _ASKS_WHAT


def passives(
    tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]
) -> list[Found]:
    """``was described by X as …``: the agent is the source."""
    words, found = tokens.words, []
    for at in range(sentence.first + 1, sentence.last - 2):
        if words[at + 1] != "by" or words[at] not in CUES or at in claimed:
            continue
        form = CUES[words[at]][-1]
        begin = verb_start(tokens, at, sentence.first)
        if form.shape != "past" or not any(w in CLASSES["be"] for w in words[begin:at]):
            continue
        source = noun_phrase_after(tokens, at + 2, sentence.last)
        if source is None or source[1] >= sentence.last:
            continue
        start = source[1]
        if words[start] == "as" and start + 1 < sentence.last:
            start += 1
        elif words[start] != "for" and words[start] != "of":
            continue
        found.append(Found(source, (at, at + 1), ((start, sentence.last),), form.is_directive))
    return found


def asked(tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]) -> list[Found]:
    """``Asked whether …, he``, ``it was announced that …``: nobody need be named."""
    words, found = tokens.words, []
    for at in range(sentence.first, sentence.last - 2):
        if words[at] in SAYS and words[at + 1] == "that" and _is_impersonal(tokens, sentence, at):
            found.append(Found(None, (at, at + 1), ((at + 2, sentence.last),)))
            break
        if words[at] not in _ASKED or at in claimed:
            continue
        begin = verb_start(tokens, at, sentence.first)
        is_passive = any(word in CLASSES["be"] for word in words[begin:at])
        if not is_passive and at != sentence.first and words[at - 1] not in {"when", "if"}:
            continue
        asker = None
        start = at + 1
        if words[start] == "by":
            asker = noun_phrase_after(tokens, start + 1, sentence.last)
            start = asker[1] if asker else start
        if words[start : start + 2] in ([",", QUOTATION], [":", QUOTATION]):
            start += 1
        start = _question(words, start, sentence.last)
        if start < sentence.last:
            end = first_comma(tokens, start, sentence.last)
            found.append(Found(asker, (at, at + 1), ((start, end),)))
    return found


def _is_impersonal(tokens: Tokens, sentence: Sentence, at: int) -> bool:
    """Recognise ``it was announced``."""
    begin = verb_start(tokens, at, sentence.first)
    before = tokens.words[begin - 1 : begin]
    return before == ["it"] and any(w in CLASSES["be"] for w in tokens.words[begin:at])


def _question(words: list[str], start: int, last: int) -> int:
    """Step over ``during a debate on Monday`` to what was asked, or give ``last``."""
    if start >= last or words[start] not in _AFTER_ASKED:
        return last
    for at in range(start, min(last, start + _REACH)):
        if words[at] in _ASKS_WHAT:
            return at
        if words[at] in {",", ";"}:
            return last
    return last
