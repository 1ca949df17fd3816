"""A text as the rules read it: words and marks outside quotations, in sentences.

A quotation is one token, ``“”``, whatever it holds: the words inside it are what
somebody said, not the article's own grammar. Full stops are no tokens, because
sentences are known; so "Mr. Lee" is two words in a row.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from onrecord.attribution.lexicon import CLASSES, SAYS
from onrecord.attribution.quotations import Quotation, quotations
from onrecord.document import Document
from onrecord.segments import Passage, Sentence, Span
from onrecord.tags import Tag

QUOTATION = "“”"
"""The token in place of a whole quotation."""

_NAME_WORDS = 6
_FINITE_SAYS = frozenset(word for word in SAYS if not word.endswith("ing"))
_LIGHT = CLASSES["adverbs"] | {")"}
_LABEL = 8  # tokens of a sentence in which a label may be
_LONGEST = 256  # tokens of one sentence
_CLOSING = frozenset("\"“”’'»«")
_ASKS = re.compile(r"[?!,…—-]\W{0,3}$")
DASH = "—"
"""The token of every dash."""

_HIDDEN = "\0"  # in place of a character that no word may hold
_QUOTED = "\1"  # in place of the first character of a quotation
_TOKEN = re.compile(r"(\w+(?:['.,&/–-]\w+)*|[,;:()\[\]—–―]|-(?:-|(?<=\s-)(?=\s))|\x01\x00*)")
_DASHES = frozenset({"-", "--", "–", "―"})
_CAPITAL_NAME = re.compile(rf"(?:{'|'.join(sorted(CLASSES['capital_names']))})\b")

_DATELINE = re.compile(
    r"(?:[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,3}(?:, ?[\w.]{1,12}(?: \d{1,2})?(?:, \d{4})?){0,2}"
    r"|[A-Z]\w{2,20}(?:[ -][A-Z]\w{2,20}){0,2}, ?[A-Z][\w.]{2,12} \d{1,2}(?:, \d{4})?)"
    r"(?: ?\((?P<agency>[^()\n]{1,30})\))? ?(?:—|–|--|-) (?=[\"“‘'A-Z])"
)
"""``VIENNA, March 3 (APA) – The``: place and agency before the first sentence."""


class Bounds(NamedTuple):
    """The bounds of a sentence, in tokens.

    Attributes
    ----------
    first, last : int
        Its tokens, half-open.
    passage : int
        Number of its passage.
    """

    first: int
    last: int
    passage: int


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text.

    Attributes
    ----------
    text : str
        The text.
    words : list of str
        Each token in lower case, ``’`` as ``'``, dashes as ``—``, quotations as ``“”``.
    starts, ends : list of int
        Their spans in characters.
    sentences : list of Bounds
        In text order; no sentence ends inside a quotation.
    passages : list of Passage
        Of the whole text.
    quotations : list of Quotation
        Of the whole text, names included.
    tags : dict of int to Tag
        The bracketed tags by the number of the passage they close; they are no tokens.
    agencies : dict of int to Span
        The agencies named in datelines, by the number of the passage they open.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Bounds]
    passages: list[Passage]
    quotations: list[Quotation]
    tags: dict[int, Tag]
    agencies: dict[int, Span] = field(default_factory=dict)

    def is_capital(self, at: int) -> bool:
        """Tell whether a token begins with a capital."""
        return self.text[self.starts[at]].isupper()

    @cached_property
    def quotation_ends(self) -> list[int]:
        """Where each quotation ends, in characters."""
        return [quotation.end for quotation in self.quotations]

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that have a capital inside some sentence."""
        firsts, text = {sentence.first for sentence in self.sentences}, self.text
        inside = (at for at, start in enumerate(self.starts) if text[start].isupper())
        return frozenset(self.words[at] for at in inside if at not in firsts)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words before a colon, near the start of a sentence, that come there twice."""
        openings = [self.words[s.first : min(s.last, s.first + _LABEL)] for s in self.sentences]
        found = Counter(words[words.index(":") - 1] for words in openings if ":" in words)
        return frozenset(word for word, times in found.items() if times > 1)

    @cached_property
    def citing(self) -> frozenset[str]:
        """The capitalised words right before or after a word that may follow what is said."""
        beside = [at for at, word in enumerate(self.words) if word in _FINITE_SAYS]
        near = {side for at in beside for side in (self._beside(at), at + 1)}
        inside = (at for at in near if 0 <= at < len(self.words) and self.is_capital(at))
        return frozenset(self.words[at] for at in inside)

    def _beside(self, at: int) -> int:
        """Step left over a bracket and an adverb: ``the Fen Water Agency (FWA) also said``."""
        while at > 0 and self.words[at - 1] in _LIGHT:
            at -= 1
        return at - 1

    def is_quotation(self, at: int) -> bool:
        """Tell whether a token is a quotation."""
        return self.words[at] == QUOTATION

    def is_comma(self, at: int) -> bool:
        """Tell whether a token is a comma, or a quotation that holds one before its last mark."""
        word = self.words[at]
        if word != QUOTATION:
            return word == ","
        return "," in self.text[self.ends[at] - 3 : self.ends[at]]

    def calls_for_cue(self, at: int) -> bool:
        """Tell whether a quotation ends with a comma, a dash or a question: its cue follows."""
        end = self.ends[at]
        return self.is_comma(at) or _ASKS.search(self.text, max(0, end - 4), end) is not None

    def is_stopped(self, at: int) -> bool:
        """Tell whether a full stop follows a token, as in ``Fla. “We won.”``."""
        return self.text[self.ends[at] : self.ends[at] + 1] == "."

    def is_unclosed(self, at: int) -> bool:
        """Tell whether a quotation lacks its closing mark, as before a paragraph that goes on."""
        return self.words[at] == QUOTATION and self.text[self.ends[at] - 1] not in _CLOSING

    def passage_of(self, at: int) -> int:
        """Give the number of the passage that holds a token."""
        return bisect_right(self.passages, self.starts[at], key=lambda p: p.start) - 1

    def name_end(self, start: int, end: int) -> int:
        """Give the end of a name in marks that begins after ``start`` and goes on at ``end``."""
        at = bisect_right(self.quotation_ends, end)
        if at < len(self.quotations) and start <= self.quotations[at].start < end:
            return self.quotations[at].end
        return end

    def quoted_within(self, start: int, end: int) -> list[Span]:
        """Give the quotations that overlap a span, names left out."""
        quoted = []
        at = bisect_right(self.quotation_ends, start)
        while at < len(self.quotations) and self.quotations[at].start < end:
            if not self.quotations[at].is_name:
                quoted.append((self.quotations[at].start, self.quotations[at].end))
            at += 1
        return quoted


def tokenise(document: Document) -> Tokens:
    """Read a document into tokens.

    Parameters
    ----------
    document : Document
        A text, split.

    Returns
    -------
    Tokens
        Its tokens outside quotations, one for each quotation.

    Examples
    --------
    >>> from onrecord.document import read
    >>> tokenise(read("“We won. Twice,” Ann’s coach said.")).words
    ['“”', "ann's", 'coach', 'said']
    """
    text, passages = document.text, document.passages
    found = quotations(text, passages)
    quoted = [(one.start, one.end) for one in found if not one.is_name]
    hidden = [(tag.start, tag.end) for tag in document.tags.values()]
    hidden += [(a.end - 1, a.end) for a, b in pairwise(document.sentences) if a.end == b.start]
    agencies: dict[int, Span] = {}
    for sentence in document.sentences:
        dateline = _DATELINE.match(text, sentence.start, sentence.end)
        if dateline:
            hidden.append((sentence.start, dateline.end() - 1))
            if dateline["agency"]:
                agencies[sentence.passage] = dateline.span("agency")
    words, starts, ends = _split(_masked(text, sorted(hidden), quoted))
    for start, _ in quoted:
        words[bisect_left(starts, start)] = QUOTATION
    tokens = Tokens(text, words, starts, ends, [], passages, found, document.tags, agencies)
    _keep_capitals(tokens, {sentence.start for sentence in document.sentences})
    _add_sentences(tokens, document.sentences)
    return tokens


def _masked(text: str, hidden: list[Span], quoted: list[Span]) -> str:
    """Put control characters in place of what is not read word by word; no place moves."""
    text = _filled(text.replace(_QUOTED, _HIDDEN), hidden, _HIDDEN)
    return _filled(text, quoted, _QUOTED)


def _filled(text: str, spans: list[Span], first: str) -> str:
    """Fill spans, in text order; what lies inside one that is filled already is left out."""
    pieces: list[str] = []
    reached = 0
    for start, end in spans:
        if start >= reached:
            pieces += text[reached:start], first, _HIDDEN * (end - start - 1)
            reached = end
    return "".join([*pieces, text[reached:]])


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    """Give the words of a masked text in lower case, and their spans."""
    # Every word of a corpus goes through here: one search, and no loop in Python.
    small = text.lower()
    if len(small) != len(text):  # "İ" is two characters long in lower case
        small = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    parts = _TOKEN.split(small.replace("’", "'"))
    places = list(accumulate(map(len, parts), initial=0))
    words = parts[1::2]
    for dash in filter(small.__contains__, _DASHES):
        at = -1
        for _ in range(words.count(dash)):
            at = words.index(dash, at + 1)
            words[at] = DASH
    return words, places[1:-1:2], places[2::2]


def _keep_capitals(tokens: Tokens, sentences: set[int]) -> None:
    """Tell "May" and "US" from "may" and "us": inside a sentence they keep their capitals."""
    for found in _CAPITAL_NAME.finditer(tokens.text):
        name, start = found.group(), found.start()
        at = bisect_left(tokens.starts, start)
        is_token = tokens.words[at : at + 1] == [name.lower()] and tokens.starts[at] == start
        if is_token and (name.isupper() or start not in sentences):
            tokens.words[at] = name


def _add_sentences(tokens: Tokens, sentences: list[Sentence]) -> None:
    """Find the bounds of each sentence; one that only names who spoke belongs to the one before."""
    words, starts, ends, added = tokens.words, tokens.starts, tokens.ends, tokens.sentences
    first = 0
    for sentence in sentences:
        joins = first > 0 and ends[first - 1] > sentence.start  # the quotation before goes on
        last = bisect_left(starts, sentence.end, first)
        while last - first > _LONGEST:
            added.append(Bounds(first, first + _LONGEST, sentence.passage))
            first += _LONGEST
        if first == last:
            continue
        may_join = added and (joins or words[first] == DASH)
        if may_join and _belongs(tokens, added[-1], Bounds(first, last, sentence.passage), joins):
            added[-1] = Bounds(added[-1].first, last, sentence.passage)
        else:
            added.append(Bounds(first, last, sentence.passage))
        first = last


def _belongs(tokens: Tokens, before: Bounds, new: Bounds, joins: bool) -> bool:
    if new.last - before.first > 2 * _LONGEST:
        return False
    if tokens.words[before.last - 1] == QUOTATION and _signs(tokens, new):
        return new.passage - before.passage <= 1
    return joins and before.passage == new.passage


def _signs(tokens: Tokens, new: Bounds) -> bool:
    """Recognise the second part of ``“…” — Ann Lee``, also on a line of its own."""
    return (
        tokens.words[new.first] == DASH
        and 1 < new.last - new.first <= _NAME_WORDS
        and all(tokens.is_capital(at) for at in range(new.first + 1, new.last))
    )
