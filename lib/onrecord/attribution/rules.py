"""The rules that turn a text's tokens into attributions, in the order they are tried.

In each sentence:

1. a quotation signed by a dash, or a name and a colon before what is said (`layout`);
2. ``according to X`` and asides: ``…, X said``, ``…,” said X, “…”``; beside a quotation
   any verb may speak (`asides`);
3. passives with their agent, questions whose asker is not named (`passives`);
4. a cue with what is said after it: ``X said that …``, ``…, adding that …`` (`content`);
5. a quotation after a colon (`layout`);
6. reporting nouns with an owner: ``his claim that …`` (`nouns`);
7. a long quotation without a cue: its sentence's subject is the source (`layout`).

Then a sentence in which none applies may be a quotation that was announced before it, or
one that goes on with the speaker before it (`layout`).

A rule takes only what no rule before it has claimed: attributions are not nested.
"""

from itertools import zip_longest

from onrecord.attribution import content, layout
from onrecord.attribution.asides import according, asides, unlisted
from onrecord.attribution.clues import Clue, clues
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES
from onrecord.attribution.nouns import reporting_nouns
from onrecord.attribution.passives import asked, passives
from onrecord.attribution.tokens import QUOTATION, Sentence, Tokens

_ADDRESSEE = 8


def read(tokens: Tokens) -> list[Found]:
    """Apply the rules to every sentence, then those of layout to what has no cue."""
    found: list[Found] = []
    announced: Found | None = None
    for sentence, following in zip_longest(tokens.sentences, tokens.sentences[1:]):
        here = _read_sentence(tokens, sentence)
        if not here and announced:
            here = [announced]
        elif not here and found:
            speaking = layout.speaking(tokens, sentence, found)
            continued = layout.floating(tokens, sentence, found[speaking])
            if continued:
                found[speaking : speaking + 1] = continued
        found += here
        announced = layout.announced(tokens, sentence, following) if following else None
    return found


def _read_sentence(tokens: Tokens, sentence: Sentence) -> list[Found]:
    by_layout = layout.signed(tokens, sentence) or layout.labelled(tokens, sentence)
    if by_layout:
        return [by_layout]
    cues = clues(tokens, sentence)
    found = according(tokens, sentence)
    claimed = _tokens_of(found)
    for rule in (
        asides,
        unlisted,
        passives,
        asked,
        _following,
        layout.after_colon,
        reporting_nouns,
        layout.uncued,
    ):
        new = rule(tokens, sentence, cues, claimed)
        claimed |= _tokens_of(new)
        found += new
    return sorted(found, key=lambda one: one.pieces[0])


def _tokens_of(found: list[Found]) -> set[int]:
    """Give the tokens that attributions claim: what is said, and the cue."""
    spans = [span for one in found for span in (*one.pieces, one.cue) if span]
    return {at for start, end in spans for at in range(start, end)}


def _following(
    tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]
) -> list[Found]:
    """Take what is said after a cue: ``X said that …``."""
    found: list[Found] = []
    reached = sentence.first
    for number, clue in enumerate(cues):
        is_inside = clue.is_inverted and clue.start > sentence.first
        if is_inside or clue.at < reached or clue.at in claimed:
            continue
        last = next((at for at in range(clue.at, sentence.last) if at in claimed), sentence.last)
        start = content.begins(tokens, clue, last)
        if start is None:
            continue
        end = content.ends(tokens, clue, start, sentence.first, last, cues[number + 1 :])
        if end > start:
            cue = clue.at, clue.cue_end
            orders = clue.form.is_directive or _requests(tokens, clue, start, end)
            found.append(Found(clue.source, cue, ((start, end),), orders))
            reached = end
    return found


def _requests(tokens: Tokens, clue: Clue, start: int, end: int) -> bool:
    """Tell ``asked the clinic to close`` from ``asked to leave`` and ``asked why``."""
    return (
        clue.form.is_request
        and start == clue.end
        and "to" in tokens.words[start + 1 : min(end, start + _ADDRESSEE)]
        and tokens.words[start] not in CLASSES["question_words"] | {"to", QUOTATION}
    )
