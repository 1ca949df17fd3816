"""Text to counts: what textstat counts, once a token and summed over sentences.

textstat's words are what white space separates, less punctuation; so every count of a
text is the sum of its tokens' counts, and a token seen before need not be counted again.
"""

import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.readability.lexicon import lexicon
from onrecord.vocabulary import words as vocabulary

Rows = NDArray[np.int64]
"""Counts, a row a sentence; the columns are the fields of Counts."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need, of one text (integers) or of many (columns).

    ``common`` are the tokens that are common English function words: no formula needs them,
    but a text's share of them tells its language.
    """

    sentences: Any
    tokens: Any
    words: Any
    syllables: Any
    polysyllables: Any
    difficult: Any
    complex: Any
    letters: Any
    characters: Any
    common: Any


_ROW = struct.Struct(f"={len(Counts.__slots__)}i")
_SENTENCES = 0
_POLYSYLLABLE = 3
_LONGEST_REMEMBERED = 40
_MOST_REMEMBERED = 1 << 18  # tokens: about 50 MB

_QUOTE_MARK = re.compile(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s']")
_NO_ROWS: Rows = np.empty((0, len(Counts.__slots__)), dtype=np.int64)
_MARKS = '.,;:!?()"“”’-'
_THREE_WORDS = re.compile(r"(?:\W*\w\S*(?!\S)){3}")


def count_text(text: str) -> Counts:
    """Count a text as it is, exactly as textstat does.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Counts
        Integers. Pieces between stops with fewer than three words are no sentences,
        but a text that is not empty has at least one; ``difficult`` words are those not
        in the list of Dale and Chall, ``complex`` ones those of three syllables or more
        among them (Gunning fog); ``tokens`` is what white space separates.

    Examples
    --------
    >>> counts = count_text("The clinic opened in May. It has 260 beds, staff said.")
    >>> counts.sentences, counts.words, counts.syllables
    (2, 11, 13)
    """
    return sum_up(text, _count_tokens(text.split()))


def sum_up(text: str, rows: NDArray[Any]) -> Counts:
    """Add up the counts of a text's pieces, and count its sentences as textstat does."""
    _, *totals = np.einsum("ij->j", rows, dtype=np.int64).tolist()
    return Counts(count_sentences(text), *totals)


def count_sentences(text: str) -> int:
    """Count sentences as textstat does: pieces between stops with three words or more."""
    pieces = text.replace("!", ".").replace("?", ".").split(".")
    counted = filter(_THREE_WORDS.match, pieces)
    return max(sum(1 for _ in counted), min(len(text), 1))


def count_by_sentence(sentences: Sequence[str]) -> Rows:
    """Count sentence by sentence.

    Parameters
    ----------
    sentences : sequence of str
        Sentences with a word each and no stop but their last.

    Returns
    -------
    Rows
        A row a sentence; they sum to textstat's counts of the whole, except that textstat
        leaves out sentences of fewer than three words and these rows do not.

    Examples
    --------
    >>> rows = count_by_sentence(["Why not?", "The beds are new.", "It is so."])
    >>> rows[:, :3].tolist()  # sentences, tokens, words
    [[1, 2, 2], [1, 4, 4], [1, 3, 3]]
    """
    return count_apart([sentences])[0]


def count_apart(groups: Sequence[Sequence[str]]) -> list[Rows]:
    """Count the sentences of several groups; one that is met again is not counted again.

    Examples
    --------
    >>> [rows[:, 1].tolist() for rows in count_apart([["It is so.", "Why?"], ["It is so."], []])]
    [[3, 1], [3], []]
    """
    number = {piece: at for at, piece in enumerate(dict.fromkeys(chain.from_iterable(groups)))}
    tokens = list(map(str.split, number))
    starts = [0, *accumulate(map(len, tokens))][:-1]
    counts = _count_tokens(chain.from_iterable(tokens))
    rows = np.add.reduceat(counts, starts, axis=0, dtype=np.int64) if starts else _NO_ROWS
    rows[:, _SENTENCES] = 1
    return [rows[np.array([number[piece] for piece in group], dtype=np.intp)] for group in groups]


def forget() -> None:
    """Empty the memo of tokens; the next text is counted from nothing."""
    _MEMO.clear()
    lexicon().hyphenator.hd.cache.clear()


class _Memo(dict[str, bytes]):
    """A token's counts by the token as written, case and punctuation included.

    The case matters: the lower-case form of some capitals, such as İ, is two characters,
    and textstat lower-cases before it strips punctuation in one place and after in another.
    """

    def __missing__(self, token: str) -> bytes:
        row = _ROW.pack(*_count_token(token))
        row = _ROWS.setdefault(row, row)
        if len(token) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                for earliest in list(islice(self, _MOST_REMEMBERED // 2)):
                    self.pop(earliest, None)  # another thread may have taken it out
            self[token] = row
        return row


_MEMO = _Memo()
_ROWS: dict[bytes, bytes] = {}


def _count_tokens(tokens: Iterable[str]) -> NDArray[np.int32]:
    rows = b"".join(map(_MEMO.__getitem__, tokens))
    return np.frombuffer(rows, dtype=np.int32).reshape(-1, len(Counts.__slots__))


def _count_token(token: str) -> tuple[int, ...]:
    word = _strip(token)
    if not word:
        return 0, 1, 0, 0, 0, 0, 0, 0, len(token), 0
    words = lexicon()
    lower = word.lower()
    syllables = words.count_syllables(lower)
    difficult = lower not in words.easy
    spoken = syllables if lower.isascii() else words.count_syllables(_strip(lower))
    return (
        0,
        1,
        1,
        syllables,
        syllables >= _POLYSYLLABLE,
        difficult,
        difficult and spoken >= _POLYSYLLABLE,
        len(word) - word.count("'"),
        len(token),
        token.lower() in vocabulary("function_words"),
    )


def _strip(token: str) -> str:
    """Remove punctuation as textstat does: an apostrophe stays before t, s, d, ve, ll, re."""
    bare = token.strip(_MARKS)
    if bare.isalnum():
        return bare
    return _PUNCTUATION.sub("", _QUOTE_MARK.sub("", token) if "'" in token else token)
