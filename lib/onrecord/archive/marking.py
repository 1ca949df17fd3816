"""The second pass over an archive: what repeats something of an earlier part is marked."""

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from onrecord.analysis import STARTS
from onrecord.archive.task import path_of
from onrecord.repeats import first, lie_inside
from onrecord.storing import fill

_PLACES = ["doc", "start", "end"]


def mark(out: Path, parts: int) -> None:
    """Mark repeats and copies in every part as if all had been analysed together."""
    stored = [np.load(path_of(out, "hashes", number, "npz")) for number in range(parts)]
    hashes = [{name: one[name] for name in one.files} for one in stored]
    names: list[str] = []
    owners = []
    for number, one in enumerate(hashes):
        owners.append(one["owners"].astype(np.int64) + len(names))
        names += pd.read_parquet(path_of(out, "documents", number), columns=["doc"])["doc"].tolist()
    numbers = np.concatenate([one["numbers"] for one in hashes])
    owner = np.concatenate(owners)
    texts = _parts(hashes, "texts")
    passages = _parts(hashes, "passages")
    for number in range(parts):
        copy_of = [None if at < 0 else names[at] for at in texts[number].tolist()]
        repeats = [
            None if at < 0 else f"{names[owner[at]]}#{numbers[at]}"
            for at in passages[number].tolist()
        ]
        _mark_part(out, number, copy_of, repeats)


def _parts(hashes: list[dict[str, NDArray[np.generic]]], name: str) -> list[NDArray[np.int64]]:
    """Give, part by part, the place where each hash occurs first; -1 where it is that place."""
    keys = np.concatenate([one[name] for one in hashes]).astype(np.uint64)
    places = first(keys)
    places[places == np.arange(len(keys))] = -1
    ends = np.cumsum([len(one[name]) for one in hashes])
    return np.split(places, ends[:-1])


def _mark_part(
    out: Path, number: int, copy_of: list[str | None], repeats: list[str | None]
) -> None:
    """Write the marks of one part, unless they are there already."""
    passages = pd.read_parquet(path_of(out, "passages", number), columns=_PLACES)
    passages["repeats"] = pd.Series(repeats, dtype="str")
    for name, start in STARTS.items():
        path = path_of(out, name, number)
        rows = pd.read_parquet(path, columns=["doc", start])
        fill(path, pd.DataFrame({"duplicate": lie_inside(rows, start, passages)}))
    copied = pd.DataFrame({"copy_of": pd.Series(copy_of, dtype="str")})
    fill(path_of(out, "documents", number), copied)
    fill(path_of(out, "passages", number), passages[["repeats"]])
