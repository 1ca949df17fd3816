"""Asides: a source and its cue set between commas or marks inside what is said.

``…, Ann Lee said``; ``“…,” said Ann Lee, “…”``; ``…, according to Ann Lee, …``.
"""

from onrecord.attribution.clues import Clue
from onrecord.attribution.content import is_clause
from onrecord.attribution.found import Found
from onrecord.attribution.lexicon import CLASSES, CUES, SAYS
from onrecord.attribution.sources import Range, is_adverb, noun_phrase_after, subject_before
from onrecord.attribution.tokens import DASH, QUOTATION, Sentence, Tokens

_MARKS = frozenset({",", QUOTATION, DASH, ";", ":", ")"})
_PAUSES = frozenset({",", DASH, ";", ")"})
_ADVERBIAL = (
    CLASSES["prepositions"]
    | CLASSES["times"]
    | CLASSES["time_words"]
    | CLASSES["object_pronouns"]
    | CLASSES["listeners"]
    | {"when", "while", "after", "before"}
)
_WHEN = frozenset({"when", "where"})
_APPOSITIONS = frozenset({"who", "which", "a", "an", "the", "whose"})
_ADVERBIAL_REACH = 15
_SHORT_ADVERBIAL = 3
_APPOSITION_REACH = 25
_SUBJECT = 8
_SOURCE_OPENERS = CLASSES["determiners"] | CLASSES["possessives"] | CLASSES["personal_pronouns"]


def according(tokens: Tokens, sentence: Sentence) -> list[Found]:
    """``according to X`` and the like before, inside or after what is said."""
    found = []
    for at in range(sentence.first, sentence.last - 2):
        credit = _credit(tokens, at, sentence.last)
        pieces = _around(tokens, sentence, at, credit[2]) if credit else ()
        if credit and pieces:
            found.append(Found(credit[0], credit[1], pieces))
    return found


def _credit(tokens: Tokens, at: int, last: int) -> tuple[Range, Range, int] | None:
    """Read ``according to X``, ``as noted by X`` or ``in X's view``: source, cue and end."""
    words = tokens.words
    if words[at] == "in" and words[at + 1] in CLASSES["possessives"]:
        is_view = words[at + 2] in CLASSES["opinions"]
        return ((at + 1, at + 2), (at + 2, at + 3), at + 3) if is_view else None
    if words[at] == "according" and words[at + 1] == "to":
        cue, start = (at, at + 2), at + 2
    elif words[at] == "as" and words[at + 2] == "by" and _is_past_cue(words[at + 1]):
        cue, start = (at + 1, at + 2), at + 3
    else:
        return None
    source = noun_phrase_after(tokens, start, last)
    return (source, cue, source[1]) if source else None


def _is_past_cue(word: str) -> bool:
    return any(form.shape == "past" and form.is_free for form in CUES.get(word, ()))


def _around(tokens: Tokens, sentence: Sentence, start: int, end: int) -> tuple[Range, ...]:
    """Take what stands before an aside, and after it when a comma or quotation follows."""
    words = tokens.words
    left = _left(tokens, sentence.first, start)
    while end < sentence.last and words[end] not in _MARKS:
        end += 1
    right_start, right_end = end, sentence.last
    while right_start < right_end and words[right_start] in _MARKS - {QUOTATION}:
        right_start += 1
    is_apposition = right_start < right_end and words[right_start] in _APPOSITIONS
    if left and is_apposition and is_clause(tokens, *left):
        return (left,)
    right = (right_start, right_end) if right_start < right_end else None
    return tuple(piece for piece in (left, right) if piece)


def _left(tokens: Tokens, first: int, end: int) -> Range | None:
    """Take what stands before an aside, opening conjunctions and marks left out."""
    words = tokens.words
    while end > first and words[end - 1] in {",", DASH, ":"}:
        end -= 1
    while first < end and words[first] in CLASSES["conjunctions"] | {",", ";", DASH, "("}:
        first += 1
    if first + 2 < end and words[first + 1] == "," and is_adverb(words[first]):
        first += 2
    return (first, end) if first < end else None


def asides(tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]) -> list[Found]:
    """``…, X said`` and ``…,” said X``, after or inside what is said."""
    found: list[Found] = []
    reached = sentence.first
    for number, clue in enumerate(cues):
        if clue.start > reached and clue.at not in claimed and _may_be_aside(tokens, clue):
            pieces = _said_around(tokens, sentence, cues, number, reached)
            if pieces:
                found.append(Found(clue.source, (clue.at, clue.cue_end), pieces))
                reached = pieces[-1][1]
    return found


def _may_be_aside(tokens: Tokens, clue: Clue) -> bool:
    """Tell whether a clue of its own, with its own source, stands behind a mark."""
    words = tokens.words
    if clue.source is None or words[clue.source[0]] in {"who", "which", "that"}:
        return False
    if clue.is_shared or not (clue.form.is_free or words[clue.at] in SAYS):
        return False
    return words[clue.start - 1 - _has_as(words, clue)] in {",", QUOTATION, DASH}


def _has_as(words: list[str], clue: Clue) -> bool:
    """Tell whether "as" opens an aside: ``…, as Ann Lee said``."""
    return words[clue.start - 1] == "as"


def _said_around(
    tokens: Tokens, sentence: Sentence, cues: list[Clue], number: int, reached: int
) -> tuple[Range, ...]:
    """Take what is said before an aside and goes on after it; nothing if it is no aside."""
    words, clue, last = tokens.words, cues[number], sentence.last
    quoted = QUOTATION in words[max(reached, clue.start - 2) : clue.start]
    if not quoted and "clause" not in clue.form.takes:
        return ()
    opens = quoted and words[reached] == QUOTATION and tokens.is_comma(reached)
    end = _aside_end(tokens, clue, last, quoted=quoted, opens=opens)
    is_closed = clue.end == last or words[clue.end] in {",", DASH}
    if end is None or not (quoted or is_closed or not _is_fronted(tokens, reached, clue.start)):
        return ()
    first = _left_start(tokens, cues[:number], reached, clue, quoted=quoted)
    if first == reached and _repeats(tokens, cues[:number], sentence.first, clue):
        return ()
    left = _left(tokens, first, clue.start - _has_as(words, clue))
    is_quotation = quoted and left is not None and words[left[0]] == QUOTATION
    only_quoted = clue.is_inverted or is_quotation
    right = _right(tokens, cues[number + 1 :], end, last, quoted=only_quoted)
    return tuple(piece for piece in (left, right) if piece)


def _repeats(tokens: Tokens, earlier: list[Clue], first: int, clue: Clue) -> bool:
    """Tell ``Ann Lee said it was “late,” she said``: the pronoun repeats the source."""
    return (
        clue.source is not None
        and tokens.words[clue.source[0]] in CLASSES["personal_pronouns"]
        and any(other.start == first and other.form.is_speech for other in earlier)
    )


def _is_fronted(tokens: Tokens, first: int, end: int) -> bool:
    """Tell a fronted adverbial ("In Ohio, he said …") from something said."""
    words = tokens.words
    return (
        words[first] in CLASSES["subordinators"] | CLASSES["prepositions"] | CLASSES["times"]
        or is_adverb(words[first])
    ) and "," not in words[first + 1 : end - 1]


def _aside_end(tokens: Tokens, clue: Clue, last: int, *, quoted: bool, opens: bool) -> int | None:
    """Find where an aside ends, or None when what is said follows it instead.

    A quotation before it (``quoted``) or at the sentence's start (``opens``) allows more
    to follow the cue: ``“…,” she said a year later``.
    """
    words = tokens.words
    end = clue.end if clue.form.is_free else clue.at + 1
    end = _after_bracket(words, end, last)
    if end >= last or words[end] in _PAUSES:
        is_said_after = not quoted and words[end : end + 2] == [",", QUOTATION] and end + 1 < last
        return None if is_said_after else min(end, last)
    if words[end] in {QUOTATION, ":"}:
        return end if quoted and words[end] == QUOTATION else None
    if clue.is_inverted and quoted:
        return _until(words, end, last, _MARKS | CLASSES["conjunctions"])
    if (
        words[end] == "that"
        or (words[end] in CLASSES["question_words"] - _WHEN)
        or (words[end] in _WHEN and not quoted)
    ):
        return None
    is_adverbial = (
        words[end] in _ADVERBIAL or is_adverb(words[end]) or "addressee" in clue.form.takes
    )
    if not (opens or is_adverbial):
        return None
    stop = _until(words, end, last, _MARKS)
    if quoted:
        return clue.end if words[stop : stop + 1] == [":"] and stop < last else stop
    reach = _ADVERBIAL_REACH if stop == last else _SHORT_ADVERBIAL
    if (
        stop - clue.end > reach
        or "that" in words[end:stop]
        or (stop < last and words[stop] not in _PAUSES)
    ):
        return None
    return stop


def _until(words: list[str], start: int, last: int, stops: frozenset[str]) -> int:
    return next((at for at in range(start, last) if words[at] in stops), last)


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
    bracket = _open_bracket(words, reached, clue.start)
    if bracket:
        return bracket
    at = clue.start - 1 - (words[clue.start - 1] != QUOTATION)
    if quoted and at - 1 > reached and words[at] == QUOTATION and words[at - 1] in {":", DASH}:
        return at
    return reached


def _open_bracket(words: list[str], first: int, end: int) -> int:
    """Find the token after a bracket that is still open at ``end``, 0 if none is."""
    for at in range(end - 1, first, -1):
        if words[at] == ")":
            return 0
        if words[at] == "(":
            return at + 1
    return 0


def _right(tokens: Tokens, later: list[Clue], end: int, last: int, *, quoted: bool) -> Range | None:
    """Take what goes on after an aside, up to the next source."""
    words = tokens.words
    start = end
    while start < last and words[start] in _PAUSES:
        start += 1
    if start >= last:
        return None
    if quoted and words[start] != QUOTATION:
        limit = min([other.at for other in later if other.at >= start], default=last)
        start = _next_quotation(tokens, start, min(limit, start + _APPOSITION_REACH))
        if start < 0:
            return None
    for other in later:
        if start <= other.start <= start + 1 and other.is_shared:
            return None
        if other.start > start and words[other.start - 1] in {",", "and", "but", QUOTATION}:
            last = other.start
            break
    if not quoted and words[start].endswith("ing"):
        return None
    while last > start and words[last - 1] in {",", DASH, "and", "but"}:
        last -= 1
    return (start, last) if start < last else None


def _next_quotation(tokens: Tokens, start: int, last: int) -> int:
    """Find where a quotation goes on after an apposition to its speaker."""
    words = tokens.words
    for at in range(start + 1, last):
        if words[at] == QUOTATION and (words[at - 1] in {",", DASH} or tokens.is_stopped(at - 1)):
            return at
    return -1


def unlisted(
    tokens: Tokens, sentence: Sentence, cues: list[Clue], claimed: set[int]
) -> list[Found]:
    """``“…,” recommended Ann Lee``: beside a quotation a verb speaks that no list holds."""
    words, first, last = tokens.words, sentence.first, sentence.last
    at = first + 1
    if words[first] != QUOTATION or first in claimed or not tokens.calls_for_cue(first):
        return []
    verb = next((v for v in range(at, min(last, at + _SUBJECT)) if _is_past(tokens, v)), last)
    if verb == at:
        source = noun_phrase_after(tokens, at + 1, last)
        is_told = source is not None and _may_begin_source(tokens, source[0])
    else:
        source = subject_before(tokens, verb, at) if verb < last else None
        is_told = source is not None and source[0] == at
    if source is None or not is_told:
        return []
    right = _right(tokens, [], max(verb + 1, source[1]), last, quoted=True)
    pieces = ((first, at), right) if right else ((first, at),)
    return [Found(source, (verb, verb + 1), pieces)]


def _is_past(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if word in CLASSES["auxiliaries"] or tokens.is_capital(at):
        return False
    return word in CLASSES["irregular_pasts"] or (word.endswith("ed") and len(word) > 4)


def _may_begin_source(tokens: Tokens, at: int) -> bool:
    return tokens.is_capital(at) or tokens.words[at] in _SOURCE_OPENERS
