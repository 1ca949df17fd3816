"""The last pass over an archive: names of all parts are joined to sources, as in memory."""

from pathlib import Path

import pandas as pd

from onrecord.archive.task import path_of
from onrecord.entities import link
from onrecord.storing import fill, rows_of
from onrecord.tables import Tables, frame

_READ = {
    "names": ["doc", "text", "name", "type", "times"],
    "attributions": ["doc", "kind", "speaker", "source_type", "pronoun"],
}
_NO_ALIASES = pd.DataFrame({"name": [], "entity": []}, dtype="str")
_FILLED = {"names": ["entity", "joined_by"], "attributions": ["entity"]}


def link_parts(out: Path, parts: int, aliases: str | Path | pd.DataFrame | None) -> None:
    """Fill the sources of every part as if all had been analysed together."""
    linked = link(_tables(out, parts), _NO_ALIASES if aliases is None else aliases)
    starts = dict.fromkeys(_FILLED, 0)
    for number in range(parts):
        for name, columns in _FILLED.items():
            path, start = path_of(out, name, number), starts[name]
            starts[name] += rows_of(path)
            fill(path, getattr(linked, name)[columns].iloc[start : starts[name]])


def _tables(out: Path, parts: int) -> Tables:
    """Read what the joining of names needs of all parts: of texts only places and small words."""
    words = [pd.read_parquet(path_of(out, "words", number)) for number in range(parts)]
    read = {
        name: pd.concat(
            [pd.read_parquet(path_of(out, name, at), columns=columns) for at in range(parts)],
            ignore_index=True,
        )
        for name, columns in _READ.items()
    }
    return Tables(
        documents=pd.concat(words, ignore_index=True),
        **{
            name: frame(name, []) for name in ("passages", "sentences", "quantities", "readability")
        },
        **read,
    )
