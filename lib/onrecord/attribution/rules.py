"""The rules that turn the cues of a sentence into attributions, in the order they are tried.

1. ``according to X`` before, inside or after what is said.
2. An aside: ``…, X said``, ``…,” said X``, ``…, X said, …``.
3. A passive with its agent: ``was described by X as …``.
4. A cue with what is said after it: ``X said that …``, ``…, adding that …``.
5. A quotation without a cue goes on with the speaker before it.
"""

from onrecord.attribution import content, layout
from onrecord.attribution.clues import Clue, clues
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES, CUES
from onrecord.attribution.nouns import reporting_nouns
from onrecord.attribution.sources import Range, is_adverb, noun_phrase_after, verb_start
from onrecord.attribution.tokens import DASH, QUOTATION, Sentence, Tokens


_ASKED = frozenset({"asked", "questioned", "pressed"})
_ASKS_WHAT = CLASSES["question_words"] | {"about", "to", QUOTATION}
_ENDS_ASIDE = frozenset({",", QUOTATION, DASH, ";", ":"})


def read(tokens: Tokens) -> list[Found]:
    """Apply the rules to every sentence, then those of layout to what has no cue."""
    found: list[Found] = []
    announced: Found | None = None
    for number, sentence in enumerate(tokens.sentences):
        here = _read_sentence(tokens, sentence)
        if announced and not here:
            here = [announced]
        elif not here and found:
            grown = layout.floating(tokens, sentence, found[-1])
            if grown and grown.cue == found[-1].cue and len(grown.pieces) > 1:
                found[-1] = grown
            elif grown:
                here = [grown]
        found += here
        announced = None
        if tokens.words[sentence.last - 1] == ":" and number + 1 < len(tokens.sentences):
            announced = layout.announced(tokens, sentence, tokens.sentences[number + 1])
    return found


def _read_sentence(tokens: Tokens, sentence: Sentence) -> list[Found]:
    by_layout = layout.signed(tokens, sentence) or layout.labelled(tokens, sentence)
    if by_layout:
        return [by_layout]
    read_clues = clues(tokens, sentence)
    found = _according(tokens, sentence)
    claimed = [piece for one in found for piece in one.pieces]
    asides = _asides(tokens, sentence, read_clues, claimed)
    found += asides
    claimed += [piece for one in asides for piece in one.pieces]
    used = {one.cue[0] for one in asides}
    found += _passives(tokens, sentence, claimed)
    found += _asked(tokens, sentence, claimed)
    claimed = [piece for one in found for piece in one.pieces]
    stops = [_aside_start(tokens, one) for one in found]
    reached = sentence.first
    for number, clue in enumerate(read_clues):
        if clue.at in used or clue.at < reached or _is_inside(clue.at, claimed):
            continue
        if clue.is_inverted:
            continue
        last = min([s for s in stops if s > clue.at], default=sentence.last)
        start = content.begins(tokens, clue, last)
        if start is None:
            continue
        end = content.ends(
            tokens, clue, start, sentence.first, last, read_clues[number + 1 :]
        )
        if end > start:
            found.append(
                Found(
                    clue.source,
                    (clue.at, clue.cue_end),
                    ((start, end),),
                    _orders(tokens, clue, start),
                )
            )
            reached = end
    claimed = [piece for one in found for piece in one.pieces]
    after_colon = layout.after_colon(tokens, sentence, claimed)
    if after_colon:
        found.append(after_colon)
        claimed += after_colon.pieces
    found += reporting_nouns(tokens, sentence, claimed)
    found.sort(key=lambda one: one.pieces[0])
    return found


def _orders(tokens: Tokens, clue: Clue, start: int) -> bool:
    if clue.form.is_directive:
        return True
    return False


def _aside_start(tokens: Tokens, one: Found) -> int:
    return one.pieces[0][0]


def _is_inside(at: int, pieces: list[Range]) -> bool:
    return any(start <= at < end for start, end in pieces)


# 1 ---------------------------------------------------------------- according to


def _according(tokens: Tokens, sentence: Sentence) -> list[Found]:
    words, found = tokens.words, []
    for at in range(sentence.first, sentence.last - 2):
        if words[at] != "according" or words[at + 1] != "to":
            continue
        source = noun_phrase_after(tokens, at + 2, sentence.last)
        if source is None:
            continue
        pieces = _around(tokens, sentence, at, source[1])
        if pieces:
            found.append(Found(source, (at, at + 2), pieces))
    return found


def _around(tokens: Tokens, sentence: Sentence, start: int, end: int) -> tuple[Range, ...]:
    """Take what stands before an aside, and after it when a comma or quotation follows."""
    words = tokens.words
    left = _left(tokens, sentence.first, start)
    while end < sentence.last and words[end] not in _ENDS_ASIDE:
        end += 1
    right_start, right_end = end, sentence.last
    while right_start < right_end and words[right_start] in _ENDS_ASIDE - {QUOTATION}:
        right_start += 1
    if left and right_start < right_end and words[right_start] in {"who", "which", "a", "the"}:
        return (left,)
    right = (right_start, right_end) if right_start < right_end else None
    return tuple(piece for piece in (left, right) if piece)


def _left(tokens: Tokens, first: int, end: int) -> Range | None:
    """Take what stands before an aside, opening conjunctions and marks left out."""
    words = tokens.words
    while end > first and words[end - 1] in {",", DASH, ":"}:
        end -= 1
    while first < end and words[first] in CLASSES["conjunctions"] | {",", ";", DASH}:
        first += 1
    if first + 2 < end and words[first + 1] == "," and is_adverb(words[first]):
        first += 2
    return (first, end) if first < end else None


# 2 ---------------------------------------------------------------- asides


def _asides(
    tokens: Tokens, sentence: Sentence, read_clues: list[Clue], claimed: list[Range]
) -> list[Found]:
    found: list[Found] = []
    words = tokens.words
    reached = sentence.first
    for number, clue in enumerate(read_clues):
        if not clue.form.is_free or (clue.is_shared and not clue.is_inverted):
            continue
        if clue.start <= reached or clue.source is None or _is_inside(clue.at, claimed):
            continue
        if words[clue.source[0]] in {"who", "which", "that"}:
            continue
        before = words[clue.start - 1]
        is_as = before == "as" and words[clue.start - 2] in {",", QUOTATION, DASH}
        if not is_as and before not in {",", QUOTATION, DASH}:
            continue
        quoted = before == QUOTATION or (
            clue.start - 2 >= reached and words[clue.start - 2] == QUOTATION
        )
        if not quoted and "clause" not in clue.form.takes:
            continue
        end = _aside_end(tokens, clue, sentence.last, quoted=quoted)
        if end is None:
            continue
        is_closed = clue.end == sentence.last or words[clue.end] in {",", DASH}
        if not quoted and not is_closed and _is_fronted(tokens, reached, clue.start):
            continue
        first = _left_start(tokens, read_clues[:number], reached, clue, quoted=quoted)
        left = _left(tokens, first, clue.start - is_as)
        if left is None:
            continue
        whole = clue.is_inverted or (quoted and words[left[0]] == QUOTATION)
        right = _right(tokens, read_clues[number + 1 :], end, sentence.last, quoted=whole)
        pieces = (left, right) if right else (left,)
        found.append(Found(clue.source, (clue.at, clue.cue_end), pieces))
        reached = pieces[-1][1]
    return found


def _is_fronted(tokens: Tokens, first: int, end: int) -> bool:
    """Tell a fronted adverbial ("In Ohio, he said …") from something said."""
    words = tokens.words
    return (
        words[first] in CLASSES["subordinators"] | CLASSES["prepositions"] | CLASSES["times"]
        or is_adverb(words[first])
    ) and "," not in words[first + 1 : end - 1]


def _aside_end(tokens: Tokens, clue: Clue, last: int, *, quoted: bool) -> int | None:
    """Find where an aside ends, or None when what is said follows it instead."""
    words = tokens.words
    end = _after_bracket(words, clue.end, last)
    if end >= last:
        return last
    if not quoted and words[end] == "," and end + 1 < last and words[end + 1] == QUOTATION:
        return None
    if words[end] in {",", DASH, ";"}:
        return end
    if words[end] == QUOTATION or words[end] == ":":
        return end if quoted and words[end] == QUOTATION else None
    if words[end] == "that" or (
        words[end] in CLASSES["question_words"] and not (quoted and words[end] in {"when", "where"})
    ):
        return None
    opens = (
        words[end] in CLASSES["prepositions"]
        or words[end] in CLASSES["times"]
        or words[end] in CLASSES["time_words"]
        or words[end] in CLASSES["object_pronouns"]
        or words[end] in CLASSES["listeners"]
        or words[end] in {"when", "while", "after", "before", "as", "during"}
        or is_adverb(words[end])
        or clue.form.takes & {"addressee"}
    )
    if not opens:
        return None
    while end < last and words[end] not in {",", QUOTATION, DASH, ";", ":"}:
        if not quoted and (words[end] == "that" or end - clue.end > 15):
            return None
        end += 1
    if not quoted and end < last:
        return None
    if end < last and words[end] == ":":
        return clue.end if quoted else None
    return end


def _after_bracket(words: list[str], at: int, last: int) -> int:
    """Step over ``(D-Va.)`` after a name."""
    if at < last and words[at] == "(":
        for here in range(at + 1, min(last, at + 8)):
            if words[here] == ")":
                return here + 1
    return at


def _left_start(
    tokens: Tokens, earlier: list[Clue], reached: int, clue: Clue, *, quoted: bool
) -> int:
    """Find where what is said before an aside begins: not in another source's words."""
    words = tokens.words
    for other in reversed(earlier):
        if other.at < reached:
            break
        for at in range(clue.start - 1, other.end, -1):
            if words[at] in {"and", "but"} and words[at - 1] == ",":
                return at
            if quoted and words[at] == QUOTATION and at < clue.start - 2:
                return at
    return reached


def _right(tokens: Tokens, later: list[Clue], end: int, last: int, *, quoted: bool) -> Range | None:
    """Take what goes on after an aside, up to the next source."""
    words = tokens.words
    start = end
    while start < last and words[start] in {",", DASH, ";"}:
        start += 1
    if start >= last:
        return None
    if quoted and words[start] != QUOTATION:
        limit = min([other.at for other in later if other.at >= start], default=last)
        start = _next_quotation(words, start, min(limit, start + 25))
        if start < 0:
            return None
    for other in later:
        if start <= other.start <= start + 1 and other.form.shape == "participle":
            return None
        if other.start > start and words[other.start - 1] in {",", "and", "but", QUOTATION}:
            last = other.start
            break
    if not quoted and words[start].endswith("ing"):
        return None
    while last > start and words[last - 1] in {",", DASH, "and", "but"}:
        last -= 1
    return (start, last) if start < last else None


def _next_quotation(words: list[str], start: int, last: int) -> int:
    """Find where a quotation goes on after an apposition to its speaker."""
    for at in range(start + 1, last):
        if words[at] == QUOTATION and words[at - 1] in {",", DASH}:
            return at
    return -1


def _asked(tokens: Tokens, sentence: Sentence, claimed: list[Range]) -> list[Found]:
    """``Asked whether …, he``, ``was asked about …``: a question whose asker is not named."""
    words, found = tokens.words, []
    for at in range(sentence.first, sentence.last - 2):
        if words[at] not in _ASKED or _is_inside(at, claimed):
            continue
        begin = verb_start(tokens, at, sentence.first)
        is_passive = any(word in CLASSES["be"] for word in words[begin:at])
        if not is_passive and at != sentence.first and words[at - 1] not in {"when", "if"}:
            continue
        start = at + 1
        while start < sentence.last and words[start] in CLASSES["times"] | {"on", "last", "week"}:
            start += 1
        if start >= sentence.last or words[start] not in _ASKS_WHAT:
            continue
        end = content.first_comma(tokens, start, sentence.last)
        found.append(Found(None, (at, at + 1), ((start, end),)))
    return found


# 3 ---------------------------------------------------------------- passives


def _passives(tokens: Tokens, sentence: Sentence, claimed: list[Range]) -> list[Found]:
    words, found = tokens.words, []
    for at in range(sentence.first + 1, sentence.last - 2):
        if words[at + 1] != "by" or words[at] not in CUES or _is_inside(at, claimed):
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
