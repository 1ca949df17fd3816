"""Asides: a source and its cue set between commas or marks inside what is said."""

from onrecord.attribution.agreement import is_person
from onrecord.attribution.beginnings import begins
from onrecord.attribution.candidates import CueUse
from onrecord.attribution.found import Found, View
from onrecord.attribution.lexicon import CLASSES, SAYS
from onrecord.attribution.phrases import Range, head_of, left_of, next_quotation
from onrecord.attribution.speaking import ROLES, is_negated, kind_of, reports
from onrecord.attribution.tokens import DASH, QUOTATION, Tokens
from onrecord.attribution.verbs import is_adverb, is_clause, is_finite

_ADVERBIAL = (
    CLASSES["prepositions"]
    | CLASSES["times"]
    | CLASSES["time_words"]
    | CLASSES["listeners"]
    | CLASSES["time_conjunctions"]
)
_TIME_NAMES = CLASSES["times"] | CLASSES["time_words"] | CLASSES["periods"]
_WHEN = frozenset({"when", "where"})
_FRONTED = CLASSES["prepositions"] | CLASSES["times"] | CLASSES["time_openers"]
_MARKS = CLASSES["aside_marks"]
_PAUSES = CLASSES["pauses"]
_BEFORE_SOURCE = CLASSES["coordinators"] | {",", QUOTATION}
_TRAILING = CLASSES["coordinators"] | {",", DASH}
_TITLE = 10  # tokens of a title before a name
_QUOTED = 12  # tokens of whoever is quoted "as saying"
_LONG_ADVERBIAL = 15  # tokens after the cue, at the sentence's end
_SHORT_ADVERBIAL = 5  # tokens after the cue, inside the sentence
_MARKS_AND_CONJUNCTIONS = _MARKS | CLASSES["conjunctions"]


def asides(view: View) -> list[Found]:
    """``…, X said``, ``“…,” said X, “…”``: after or inside what is said.

    Examples
    --------
    >>> from onrecord.attribution.marking import marked
    >>> marked("“We won,” said Ann Lee, “and we rest.”")
    ['direct: {“We won,”} <said> [Ann Lee], {“and we rest.”}']
    >>> marked("Bo, she said, left early.")
    ['indirect: {Bo}, [she] <said>, {left early}.']
    """
    found: list[Found] = []
    reached = view.first
    for number, use in enumerate(view.cues):
        if use.start > reached and use.at not in view.claimed and _may_be_aside(view, use):
            pieces = _said_around(view, number, reached)
            if pieces and reports(view, use, pieces[0][0], pieces[-1][1]):
                negated = is_negated(view, use)
                found.append(Found(use.source, (use.at, use.cue_end), pieces, negated=negated))
                reached = pieces[-1][1]
    return found


def _may_be_aside(view: View, use: CueUse) -> bool:
    """Tell whether a clause of its own, with its own source, comes after a mark."""
    words = view.words
    if use.source is None or words[use.start] in CLASSES["relatives"]:
        return False
    follows = use.form.follows or words[use.at] in SAYS or _as_saying(view, use)
    if use.is_shared or not follows:
        return False
    return words[use.start - 1 - _has_as(words, use)] in {",", QUOTATION, DASH}


def _has_as(words: list[str], use: CueUse) -> bool:
    """Tell whether "as" opens an aside: ``…, as Ann Lee said``."""
    return words[use.start - 1] == "as"


def _as_saying(view: View, use: CueUse) -> int | None:
    """Find the end of ``…, the paper quoted a guard as saying``."""
    words, last = view.words, view.last
    if words[use.at] not in CLASSES["quotes_as"]:
        return None
    for at in range(use.end + 1, min(last - 1, use.end + _QUOTED)):
        if words[at : at + 2] == ["as", "saying"]:
            return at + 2 if at + 2 == last or words[at + 2] in _PAUSES else None
    return None


def _said_around(view: View, number: int, reached: int) -> tuple[Range, ...]:
    """Take what is said before an aside and goes on after it; nothing where it is not one."""
    tokens, words, use = view.tokens, view.words, view.cues[number]
    quoted = QUOTATION in words[max(reached, use.start - 2) : use.start]
    is_infinitive = words[use.end : use.end + 1] == ["to"] and "infinitive" in use.form.takes
    if is_infinitive and not quoted:
        return ()
    quoted_as = _as_saying(view, use)
    if not (quoted or quoted_as) and use.form.takes.isdisjoint({"clause", "wh"}):
        return ()
    end = quoted_as or _aside_end(view, use, reached, quoted=quoted)
    is_closed = use.end == view.last or words[use.end] in CLASSES["commas_and_dashes"]
    if end is None or not (quoted or is_closed or not _is_fronted(words, reached, use.start)):
        return ()
    first = _left_start(view, number, reached, quoted=quoted)
    if first == reached and _repeats(view, number):
        return ()
    left = _without_title(view, left_of(tokens, first, use.start - _has_as(words, use)), quoted)
    is_quotation = quoted and left is not None and words[left[0]] == QUOTATION
    only_quoted = (use.is_inverted and not view.is_question) or is_quotation
    right = _right(tokens, view.cues[number + 1 :], end, view.last, quoted=only_quoted)
    if left and right and not quoted and _tells_of_speaker(tokens, left, right):
        return (right,)
    return tuple(piece for piece in (left, right) if piece)


def _without_title(view: View, left: Range | None, quoted: bool) -> Range | None:
    """Leave out the title in ``Beds are few, head of the clinic, Ann Lee said``."""
    tokens, words = view.tokens, view.words
    if left is None or quoted:
        return left
    comma = next((at for at in range(left[1] - 1, left[0], -1) if words[at] == ","), left[0])
    title = comma + 1, left[1]
    if comma == left[0] or title[1] == title[0] or title[1] - title[0] > _TITLE:
        return left
    is_verbal = any(is_finite(tokens, at) for at in range(title[0], title[1]))
    head = head_of(words, title)
    is_doer = tokens.is_capital(head) and is_person(words[head])
    is_title = (words[head] in ROLES or is_doer) and not is_verbal
    is_title = is_title and words[head] not in CLASSES["times"]
    is_listed = "and" in words[slice(*title)] or words[title[0]] in CLASSES["prepositions"]
    is_more = is_listed or _is_participle(tokens, title[0])
    return (left[0], comma) if is_title and not is_more else left


def _is_participle(tokens: Tokens, at: int) -> bool:
    return tokens.words[at].endswith("ing") and not tokens.is_capital(at)


def _tells_of_speaker(tokens: Tokens, left: Range, right: Range) -> bool:
    """Tell ``Speaking here, she said, beds are few`` from ``Closing it, she said, would help``."""
    return (
        tokens.words[left[0]].endswith("ing")
        and not is_finite(tokens, right[0])
        and is_clause(tokens, *right)
    )


def _repeats(view: View, number: int) -> bool:
    """Tell ``Ann Lee said it was “late,” she said``: the pronoun repeats the source."""
    source = view.cues[number].source
    return (
        source is not None
        and view.words[source[0]] in CLASSES["personal_pronouns"]
        and any(
            other.start == view.first
            and other.form.is_spoken
            and _may_repeat(view, source[0], other)
            and begins(view.tokens, other, view.cues[number].start) is not None
            for other in view.cues[:number]
        )
    )


def _may_repeat(view: View, pronoun: int, use: CueUse) -> bool:
    """Tell ``Ann Lee said …, she said`` from ``A poll suggested …`` and ``He called …``."""
    words, other = view.words, use.source
    if words[pronoun] not in {"he", "she"}:
        return True
    if other and words[other[0]] in CLASSES["personal_pronouns"]:
        return words[other[0]] == words[pronoun]
    return kind_of(view.tokens, use.source, view.first) not in {"document", "body"}


def _is_fronted(words: list[str], first: int, end: int) -> bool:
    """Tell a fronted adverbial ("In Ohio, he said …") from something said."""
    first += words[first] in CLASSES["conjunctions"]
    if words[first] in CLASSES["subordinators"] or words[first].endswith("ing"):
        return "," not in words[first + 1 : end - 1]
    is_opener = words[first] in _FRONTED or is_adverb(words[first])
    between = words[first + 1 : end - 1]
    return is_opener and "," not in between and CLASSES["auxiliaries"].isdisjoint(between)


# Where an aside ends


def _aside_end(view: View, use: CueUse, reached: int, *, quoted: bool) -> int | None:
    """Find where an aside ends, or None when what is said follows it instead."""
    words, last = view.words, view.last
    end = use.end if use.form.follows else use.at + 1
    if end >= last or words[end] in _PAUSES:
        return _at_pause(words, end, last, quoted=quoted)
    if words[end] in {QUOTATION, ":"}:
        return end if quoted and words[end] == QUOTATION else None
    if use.is_inverted and quoted:
        return _until(words, end, last, _MARKS_AND_CONJUNCTIONS)
    if _opens_content(words[end], quoted=quoted):
        return None
    opens = quoted and view.tokens.is_quotation(reached) and view.tokens.is_comma(reached)
    is_adverbial = _opens_adverbial(words, end)
    if not (opens or is_adverbial or "addressee" in use.form.takes):
        return None
    stop = _until(words, end, last, _MARKS)
    if quoted:
        return use.end if stop < last and words[stop] == ":" else stop
    return stop if _is_short(words, use.end, end, stop, last) else None


def _opens_adverbial(words: list[str], at: int) -> bool:
    """Tell ``say this week`` from ``say this is a cut``."""
    if words[at] == "this":
        return not _TIME_NAMES.isdisjoint(words[at + 1 : at + 2])
    at += words[at] in CLASSES["times_of_day"] and at + 1 < len(words)
    return words[at] in _ADVERBIAL or is_adverb(words[at])


def _at_pause(words: list[str], end: int, last: int, *, quoted: bool) -> int | None:
    """Tell ``…, she said, “…”``: what is said follows, unless a quotation comes before."""
    is_said_after = not quoted and end + 1 < last and words[end : end + 2] == [",", QUOTATION]
    return None if is_said_after else min(end, last)


def _opens_content(word: str, *, quoted: bool) -> bool:
    """Tell whether a word after the cue begins what is said: "that", "whether", "how"."""
    if word in _WHEN:
        return not quoted
    return word == "that" or word in CLASSES["question_words"]


def _is_short(words: list[str], use_end: int, end: int, stop: int, last: int) -> bool:
    """Tell whether an adverbial, not what is said, comes between the cue and the next mark."""
    reach = _LONG_ADVERBIAL if stop == last else _SHORT_ADVERBIAL
    is_closed = stop == last or words[stop] in _PAUSES
    return is_closed and stop - use_end <= reach and "that" not in words[end:stop]


def _until(words: list[str], start: int, last: int, stops: frozenset[str]) -> int:
    return next((at for at in range(start, last) if words[at] in stops), last)


# What is said around it


def _left_start(view: View, number: int, reached: int, *, quoted: bool) -> int:
    """Find where what is said before an aside begins: not in another source's words."""
    words, use = view.words, view.cues[number]
    for other in reversed(view.cues[:number]):
        if other.at < reached:
            break
        for at in range(use.start - 1, other.end, -1):
            is_joined = words[at] in CLASSES["coordinators"] and words[at - 1] == ","
            if is_joined and (quoted or is_clause(view.tokens, at + 1, use.start - 1)):
                return at
            if quoted and words[at] == QUOTATION and at < use.start - 2:
                return at
    at = use.start - 1 - (words[use.start - 1] != QUOTATION)
    if quoted and at - 1 > reached and words[at] == QUOTATION and words[at - 1] in {":", DASH}:
        return at
    return reached


def _contrasts(tokens: Tokens, other: CueUse, start: int, last: int) -> bool:
    """Recognise ``…, she said, although anglers cautioned that``: somebody else speaks."""
    is_joined = tokens.words[start] in CLASSES["contrasts"] and other.start == start + 1
    return is_joined and other.form.is_spoken and begins(tokens, other, last) is not None


def _right(
    tokens: Tokens, later: list[CueUse], end: int, last: int, *, quoted: bool
) -> Range | None:
    """Take what goes on after an aside, up to the next source."""
    words = tokens.words
    start = end
    while start < last and words[start] in _PAUSES:
        start += 1
    if start < last and quoted:
        limit = min([other.at for other in later if other.at >= start], default=last)
        resumed = next_quotation(tokens, start, limit)
        start = last if resumed is None else resumed
    if start >= last or (not quoted and words[start].endswith("ing")):
        return None
    for other in later:
        is_next = start <= other.start <= start + 1
        if is_next and (other.is_shared or _contrasts(tokens, other, start, last)):
            return None
        if other.start > start and words[other.start - 1] in _BEFORE_SOURCE:
            last = other.start
            break
    while last > start and words[last - 1] in _TRAILING:
        last -= 1
    return (start, last) if start < last else None
