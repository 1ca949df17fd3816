"""What occurs twice in a corpus: passages that repeat earlier ones, and texts that are copies.

A passage or a text is known by a 64-bit hash of its words, in memory and in an archive
alike. Among the 13 million passages of a million articles, two that differ share a hash
in 5 of a million such archives.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from onrecord.segments import plainly_spaced, repeat_key

Keys = NDArray[np.uint64]
"""A hash a passage or a text; 0 for what is never taken for a repeat."""

_DOCUMENT = 1 << 40  # characters: more than a text has


@dataclass(frozen=True, slots=True)
class Seen:
    """The hashes of some documents: their names, and those of their passages in order."""

    docs: list[str]
    texts: Keys
    owners: list[str]
    numbers: NDArray[np.int64]
    passages: Keys


def seen(documents: pd.DataFrame, passages: pd.DataFrame) -> Seen:
    """Hash the texts of some documents and their passages.

    Examples
    --------
    >>> from onrecord import analyse
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained on us all day."] * 2})
    >>> tables = analyse(docs)
    >>> keys = seen(tables.documents, tables.passages)
    >>> keys.texts[0] == keys.texts[1], keys.passages[0] == keys.passages[1]
    (np.True_, np.True_)
    """
    texts = dict(zip(documents["doc"].tolist(), documents["text"].tolist(), strict=True))
    owners, starts, ends = (passages[name].tolist() for name in ("doc", "start", "end"))
    keys = []
    words: dict[str, list[str]] = {doc: [] for doc in texts}
    for doc, start, end in zip(owners, starts, ends, strict=True):
        passage = texts[doc][start:end]
        key = repeat_key(passage)
        keys.append(key)
        words[doc].append(key or plainly_spaced(passage))
    return Seen(
        docs=list(texts),
        texts=_hashes(map(" ".join, words.values())),
        owners=owners,
        numbers=passages["passage"].to_numpy(),
        passages=_hashes(keys),
    )


def _hashes(keys: Iterable[str | None]) -> Keys:
    hashed = [
        blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest() if key else bytes(8)
        for key in keys
    ]
    return np.frombuffer(b"".join(hashed), dtype="<u8").astype(np.uint64)


def first(keys: Keys) -> NDArray[np.int64]:
    """Give for each key the place where it occurs first: its own, if nothing is repeated.

    Examples
    --------
    >>> first(np.array([7, 0, 9, 7, 0], dtype=np.uint64)).tolist()
    [0, 1, 2, 0, 4]
    """
    _, places, same = np.unique(keys, return_index=True, return_inverse=True)
    return np.where(keys == 0, np.arange(len(keys)), places[same])


def copies(keys: Seen) -> pd.Series:
    """Name the earlier text that has the same words; missing where there is none."""
    return pd.Series(_earlier(first(keys.texts), lambda at: keys.docs[at]), dtype="str")


def repeats(keys: Seen) -> pd.Series:
    """Name the earlier passage, ``doc#passage``, that each one repeats."""
    found = _earlier(first(keys.passages), lambda at: f"{keys.owners[at]}#{keys.numbers[at]}")
    return pd.Series(found, dtype="str")


def _earlier(places: NDArray[np.int64], name: Callable[[int], str]) -> list[str | None]:
    return [None if at == own else name(at) for own, at in enumerate(places.tolist())]


def lie_inside(rows: pd.DataFrame, start: str, passages: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which rows begin in a passage that repeats an earlier one.

    Parameters
    ----------
    rows : pandas.DataFrame
        With the columns ``doc`` and ``start``.
    start : str
        The column of their first characters.
    passages : pandas.DataFrame
        All passages of these documents, with ``repeats``, in text order.

    Returns
    -------
    numpy.ndarray
        One truth value a row.

    Examples
    --------
    >>> passages = pd.DataFrame({"doc": ["a"], "start": [9], "end": [20], "repeats": ["b#0"]})
    >>> lie_inside(pd.DataFrame({"doc": ["a", "a"], "start": [4, 12]}), "start", passages).tolist()
    [False, True]
    """
    repeated = passages[passages["repeats"].notna()]
    number = {doc: at for at, doc in enumerate(dict.fromkeys(passages["doc"].tolist()))}
    starts = _places(repeated, "start", number)
    wanted = _places(rows, start, number)
    before = np.searchsorted(starts, wanted, side="right") - 1
    ends = np.append(_places(repeated, "end", number), -1)
    return wanted < ends[before]


def _places(rows: pd.DataFrame, column: str, number: dict[str, int]) -> NDArray[np.int64]:
    """Give each row's place in the documents laid end to end."""
    of = np.array([number.get(doc, 0) for doc in rows["doc"].tolist()], dtype=np.int64)
    within: NDArray[np.int64] = rows[column].to_numpy(dtype=np.int64)
    return of * _DOCUMENT + within
