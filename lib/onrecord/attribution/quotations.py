"""Where the quotation marks are, and which of them hold a quotation.

Newspapers set marks in many ways: straight, curly, doubled singles, guillemets,
single marks for an outer quotation. Marks are also mis-set: turned the wrong way,
missing, or opened again in each paragraph of a long quotation. The rules below
never fail on an odd number of marks: every mark opens, closes or is left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribution.lexicon import CLASSES, SAYS
from onrecord.segments import Passage

_DOUBLE = re.compile(  # one set of characters first, which a search looks for fastest
    r"[\"“”„‟«»'`’‘](?:(?<=[\"“”„‟«»])|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘)"
)
_SINGLE = re.compile(r"[‘'](?<![\w'’].)(?=[^\W_])")
_SINGLE_CLOSE = re.compile(r"[,.!?…—-]['’](?=[\s)\]]|$)")
_SHORT_CLOSE = re.compile(r"[^\W\d_s]['’](?=[\s,.;:!?)–—]|$)")
_OPENING = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_OPENS_AFTER = frozenset(" \t\n\r\u00a0\u200b\u200e\u202a\ufeff([{—–-/:")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_DASH = re.compile(r"[—–]\s")
_NAMED = re.compile(r"(?:\b(?:on|in|of|at|for|with|from)|\w['’]s) $")
"""What comes before a name whose marks hold the sentence's comma: ``on “Good Morning,”``."""

_SHORT = 80  # characters of a few words in single marks, without a stop inside
_SINGLE_REACH = 1000
_RESUME_REACH = 100
_NAME_WORDS = 30
_LONGEST_NAME = 200  # characters
_SMALL = CLASSES["prepositions"] | CLASSES["determiners"] | CLASSES["conjunctions"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks included.

    Attributes
    ----------
    start, end : int
        Its span in characters.
    is_name : bool
        Whether the marks set off a name or a term, as in the “Lean Polyclinic” project.
    """

    start: int
    end: int
    is_name: bool


def quotations(text: str, passages: Sequence[Passage]) -> list[Quotation]:
    """Find the stretches in quotation marks.

    Parameters
    ----------
    text : str
        A document's text.
    passages : sequence of Passage
        Its passages; no stretch crosses one.

    Returns
    -------
    list of Quotation
        In text order, without overlap.

    Examples
    --------
    >>> from onrecord.segments import passages
    >>> text = "“We won,” she said of “Plan B”."
    >>> [(text[q.start : q.end], q.is_name) for q in quotations(text, passages(text))]
    [('“We won,”', False), ('“Plan B”', True)]
    """
    doubles = [(m.start(), m.end(), m.group()) for m in _DOUBLE.finditer(text)]
    starts = [mark[0] for mark in doubles]
    spans: list[tuple[int, int]] = []
    may_be_single = _SINGLE.search(text) is not None  # hardly in one text of seven
    last = 0
    for passage in passages:
        first, last = last, bisect_left(starts, passage.end, last)
        if first < last:
            spans += _pair(text, passage, doubles[first:last])
        elif may_be_single:
            spans += _single(text, passage)
    return [Quotation(start, end, _is_name(text, start, end)) for start, end in spans]


def _pair(text: str, passage: Passage, marks: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Pair the double marks of one passage."""
    opening = sum(mark in _OPENING for _, _, mark in marks)
    closing = sum(mark in _CLOSING for _, _, mark in marks)
    may_nest = opening == closing == len(marks) / 2
    spans: list[tuple[int, int]] = []
    begin, depth = -1, 0
    for start, end, mark in _without_nested(marks):
        opener = text[begin] if begin >= 0 else ""
        if _opens(text, passage, start, end, mark, opener):
            if begin >= 0 and may_nest:
                depth += 1
            elif begin >= 0:
                spans.append(_restarted(text, begin, start))
                begin = start
            else:
                begin = start
        elif begin >= 0 and depth:
            depth -= 1
        elif begin >= 0:
            spans.append((begin, end))
            begin = -1
        elif spans and mark in _CLOSING:
            resumed = _resumed(text, spans[-1][1], start)
            spans += [(resumed, end)] if resumed else []
    if begin >= 0 and (begin == passage.start or _starts_saying(text, begin)):
        spans.append((begin, passage.end))
    return spans


def _without_nested(marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Leave out curly pairs inside straight marks: ``"She called it “folly” twice."``."""
    kept: list[tuple[int, int, str]] = []
    straight = 0
    for at, mark in enumerate(marks):
        inside = straight % 2 == 1
        if inside and mark[2] == "“" and at + 1 < len(marks) and marks[at + 1][2] == "”":
            continue
        if inside and mark[2] == "”" and marks[at - 1][2] == "“":
            continue
        straight += mark[2] == '"' or (inside and mark[2] == "”")
        kept.append(mark)
    return kept


def _starts_saying(text: str, begin: int) -> bool:
    """Tell whether an opening mark without its closing one begins a sentence all the same."""
    return text[begin - 2 : begin] in {", ", ": "} or (
        text[begin - 1].isspace() and text[begin + 1 : begin + 2].isupper()
    )


def _opens(text: str, passage: Passage, start: int, end: int, mark: str, opener: str) -> bool:
    """Tell whether a mark opens: by its shape when that is clear, else by its neighbours."""
    if end >= passage.end:
        return False
    follows_space = start == passage.start or text[start - 1] in _OPENS_AFTER
    precedes_space = text[end].isspace()
    if mark in _OPENING and opener:
        is_turned = precedes_space or _closes_before_cue(text, start, end)
        return opener != "„" and not is_turned
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return not opener and follows_space and not precedes_space
    if opener:
        return follows_space and not precedes_space and text[start - 1] not in "—–-"
    is_measure = start > 0 and text[start - 1].isdigit()
    return not is_measure and (follows_space or not precedes_space)


def _closes_before_cue(text: str, start: int, end: int) -> bool:
    """Recognise a closing mark turned the wrong way: ``… of the region, “said Ms Lee``."""
    word = _WORDS.match(text, end)
    before = text[max(0, start - 2) : start].rstrip()[-1:]
    return word is not None and before in {",", ".", "!", "?"} and word.group() in SAYS


def _restarted(text: str, begin: int, start: int) -> tuple[int, int]:
    """End a quotation whose closing mark is missing at the next opening mark.

    Where a sentence ends before that mark, a paragraph of the quotation did.
    """
    if text[begin:start].rstrip().endswith((".", "!", "?")) and text[start + 1].isupper():
        return begin, begin + len(text[begin:start].rstrip())
    stop = text.find(", ", begin, start)
    end = stop + 1 if stop >= 0 else start
    while end > begin + 1 and text[end - 1].isspace():
        end -= 1
    return begin, end


def _resumed(text: str, begin: int, end: int) -> int:
    """Find the dash after which a quotation goes on without a new opening mark."""
    dash = _DASH.search(text, begin, min(end, begin + _RESUME_REACH))
    return dash.end() if dash else 0


def _single(text: str, passage: Passage) -> list[tuple[int, int]]:
    """Find quotations in single marks: those that hold their closing punctuation."""
    spans: list[tuple[int, int]] = []
    reached = passage.start
    for opening in _SINGLE.finditer(text, passage.start, passage.end):
        if opening.start() < reached:
            continue
        limit = min(passage.end, opening.end() + _SINGLE_REACH)
        closing = _SINGLE_CLOSE.search(text, opening.end(), limit)
        short = _SHORT_CLOSE.search(text, opening.end(), min(limit, opening.end() + _SHORT))
        if short and (closing is None or short.start() < closing.start()):
            closing = short
        if closing is None:
            reached = limit
        else:
            spans.append((opening.start(), closing.end()))
            reached = closing.end()
    return spans


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell a name or a title: a few words in capitals without a closing stop or comma."""
    if end - start > _LONGEST_NAME:
        return False
    inner = text[start:end].strip("\"“”„‟«»'‘’` ")
    if inner and inner[-1] in ",." and _NAMED.search(text, max(0, start - 12), start):
        inner = inner[:-1]
    if not inner or inner[-1] in ",.!?;:…—":
        return False
    words = _WORDS.findall(inner)
    capitals = sum(word[0].isupper() for word in words)
    return (
        0 < len(words) <= _NAME_WORDS
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _SMALL for word in words)
        and capitals * 2 >= len(words)
    )
