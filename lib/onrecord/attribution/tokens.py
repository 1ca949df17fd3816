"""A text as the rules read it: words and marks outside quotations, in sentences.

A quotation is one token, ``“”``, whatever it holds: the words inside it are what
somebody said, not the article's own grammar. Full stops are no tokens, because
sentences are known; so "Mr. Lee" is two words in a row.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.attribution.lexicon import CLASSES, SAYS
from onrecord.attribution.quotations import Quotation, quotations
from onrecord.document import Document
from onrecord.segments import Passage, Span
from onrecord.tags import Tag

QUOTATION = "“”"
"""The token that stands for a whole quotation."""

_NAME_WORDS = 6
_FINITE_SAYS = frozenset(word for word in SAYS if not word.endswith("ing"))
_LIGHT = CLASSES["adverbs"] | {")"}
_LABEL = 8  # tokens of a sentence in which a label may stand
_LONGEST = 256  # tokens of one sentence
_CLOSING = frozenset("\"“”’'»«")
_ASKS = re.compile(r"[?!,…—-]\W{0,3}$")
DASH = "—"
"""The token of every dash."""

_TOKEN = re.compile(r"\w+(?:[’'.,&/–-]\w+)*|[,;:()\[\]—–―]|-{1,2}")
_DASHES = frozenset({"-", "--", "–", "―", "—"})

_DATELINE = re.compile(
    r"(?:[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,3}(?:, ?[\w.]{1,12}(?: \d{1,2})?(?:, \d{4})?){0,2}"
    r"|[A-Z]\w{2,20}(?:[ -][A-Z]\w{2,20}){0,2}, ?[A-Z][\w.]{2,12} \d{1,2}(?:, \d{4})?)"
    r"(?: ?\((?P<agency>[^()\n]{1,30})\))? ?(?:—|–|--|-) (?=[\"“‘'A-Z])"
)
"""``VIENNA, March 3 (APA) – The``: place and agency before the first sentence."""


@dataclass(frozen=True, slots=True)
class Bounds:
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
    def names(self) -> frozenset[str]:
        """The words that have a capital inside some sentence."""
        firsts = {sentence.first for sentence in self.sentences}
        return frozenset(
            word for at, word in enumerate(self.words) if at not in firsts and self.is_capital(at)
        )

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words before a colon, near the start of a sentence, that stand there twice."""
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
        """Tell whether a token stands for a quotation."""
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
        at = bisect_right(self.quotations, end, key=lambda q: q.end)
        if at < len(self.quotations) and start <= self.quotations[at].start < end:
            return self.quotations[at].end
        return end

    def quoted_within(self, start: int, end: int) -> list[Span]:
        """Give the quotations that overlap a span, names left out."""
        quoted = []
        at = bisect_right(self.quotations, start, key=lambda q: q.end)
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
    text, found = document.text, document.passages
    tokens = Tokens(text, [], [], [], [], found, quotations(text, found), document.tags)
    marks = iter(quotation for quotation in tokens.quotations if not quotation.is_name)
    mark = next(marks, None)
    reached = 0
    for sentence in document.sentences:
        before = len(tokens.words)
        joins = sentence.start < reached
        dateline = _DATELINE.match(text, sentence.start, sentence.end)
        if dateline and dateline["agency"]:
            tokens.agencies[sentence.passage] = dateline.span("agency")
        at = max(dateline.end() if dateline else sentence.start, reached)
        while mark and mark.start < sentence.end:
            _read(tokens, at, mark.start, sentence.start)
            tokens.words.append(QUOTATION)
            tokens.starts.append(mark.start)
            tokens.ends.append(mark.end)
            at = reached = mark.end
            mark = next(marks, None)
        tag = tokens.tags.get(sentence.passage)
        end = min(sentence.end, tag.start) if tag else sentence.end
        _read(tokens, at, end, sentence.start)
        while len(tokens.words) - before > _LONGEST:
            tokens.sentences.append(Bounds(before, before + _LONGEST, sentence.passage))
            before += _LONGEST
        if before < len(tokens.words):
            _end_sentence(tokens, before, sentence.passage, joins=joins)
    return tokens


def _read(tokens: Tokens, start: int, end: int, first: int) -> None:
    """Add the words and marks of a stretch without quotations; its sentence begins at ``first``."""
    # The loop that every word of a corpus goes through: nothing is looked up twice in it.
    add_word, add_start, add_end = tokens.words.append, tokens.starts.append, tokens.ends.append
    names = CLASSES["capital_names"]
    for match in _TOKEN.finditer(tokens.text, start, end):
        word = match.group()
        begin, stop = match.span()
        if word in _DASHES:
            if not (len(word) > 1 or word in "—–―" or _stands_alone(tokens.text, begin, stop)):
                continue
            word = DASH
        elif word not in names or (begin <= first and not word.isupper()):
            word = word.lower().replace("’", "'")
        add_word(word)
        add_start(begin)
        add_end(stop)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


def _end_sentence(tokens: Tokens, first: int, passage: int, *, joins: bool) -> None:
    """Close a sentence; one that only names who spoke belongs to the one before."""
    last = len(tokens.words)
    before = tokens.sentences[-1] if tokens.sentences else None
    if (
        before
        and last - before.first <= 2 * _LONGEST
        and _belongs(tokens, before, first, passage, joins=joins)
    ):
        tokens.sentences[-1] = Bounds(before.first, last, passage)
    else:
        tokens.sentences.append(Bounds(first, last, passage))


def _belongs(tokens: Tokens, before: Bounds, first: int, passage: int, *, joins: bool) -> bool:
    if tokens.words[before.last - 1] == QUOTATION and _signs(tokens, first):
        return passage - before.passage <= 1
    return joins and before.passage == passage


def _signs(tokens: Tokens, first: int) -> bool:
    """Recognise the second part of ``“…” — Ann Lee``, also on a line of its own."""
    last = len(tokens.words)
    return (
        tokens.words[first] == DASH
        and 1 < last - first <= _NAME_WORDS
        and all(tokens.is_capital(at) for at in range(first + 1, last))
    )
