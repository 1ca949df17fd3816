"""Passives: ``was described by X as …``, and questions whose asker is not named."""

from onrecord.attribution.clues import Clue
from onrecord.attribution.content import first_comma
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES, CUES
from onrecord.attribution.sources import noun_phrase_after, verb_start
from onrecord.attribution.tokens import QUOTATION, Sentence, Tokens

_ASKED = frozenset({"asked", "questioned", "pressed"})
_ASKS_WHAT = CLASSES["question_words"] | {"about", "to", QUOTATION}
_BETWEEN = CLASSES["times"] | {"on", "last", "week"}


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
    """``Asked whether …, he``, ``was asked about …``: a question whose asker is not named."""
    words, found = tokens.words, []
    for at in range(sentence.first, sentence.last - 2):
        if words[at] not in _ASKED or at in claimed:
            continue
        begin = verb_start(tokens, at, sentence.first)
        is_passive = any(word in CLASSES["be"] for word in words[begin:at])
        if not is_passive and at != sentence.first and words[at - 1] not in {"when", "if"}:
            continue
        start = at + 1
        while start < sentence.last and words[start] in _BETWEEN:
            start += 1
        if start >= sentence.last or words[start] not in _ASKS_WHAT:
            continue
        end = first_comma(tokens, start, sentence.last)
        found.append(Found(None, (at, at + 1), ((start, end),)))
    return found
