"""One part of an archive: read, analysed, written; done again it gives the same files."""

import io
import json
import warnings
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from onrecord.analysis import extracted
from onrecord.archive.parts import Files, Piece
from onrecord.correcting import one_line
from onrecord.entity_links import small_words
from onrecord.entity_rules import places_in
from onrecord.errors import OnrecordError
from onrecord.repeats import Seen
from onrecord.storing import parquet_bytes, write_file
from onrecord.tables import Tables

_TABLES = [part.name for part in fields(Tables) if part.name != "corrections"]
FOLDERS = (*_TABLES, "verdicts", "hashes", "words", "done", "articles")
"""Where the files of a part lie; what came of the corrections is gathered from the verdicts."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs: the part, the folder to write to, and how to analyse."""

    number: int
    out: str
    part: Files | Piece
    settings: dict[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker sends back: how many articles it read, and whether it had done so before."""

    number: int
    read: int
    anew: bool


def path_of(out: str | Path, name: str, number: int, kind: str = "parquet") -> Path:
    """Name the file of one part: of a table, of its hashes or of what was left out."""
    return Path(out) / name / f"part-{number:06}.{kind}"


def state(out: str | Path, number: int) -> dict[str, Any]:
    """Give what is known of a part that is done; nothing of one that is not."""
    try:
        known: dict[str, Any] = json.loads(path_of(out, "done", number, "json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known


def run(task: Task) -> Done:
    """Read a part, analyse it, write its tables; nothing where that was done before."""
    known = state(task.out, task.number)
    if known.get("digest") == task.digest:
        return Done(task.number, known["read"], anew=False)
    docs, skipped = task.part.read()
    (tables, keys), failed = _extracted(docs, task.settings)
    for name in _TABLES:
        data = parquet_bytes(getattr(tables, name))
        write_file(path_of(task.out, name, task.number), data)
    own = set(map(one_line, docs["doc"]))
    verdicts = tables.corrections[tables.corrections["doc"].map(one_line).isin(own)]
    write_file(path_of(task.out, "verdicts", task.number), parquet_bytes(verdicts))
    write_file(path_of(task.out, "words", task.number), parquet_bytes(_words(tables.documents)))
    write_file(path_of(task.out, "hashes", task.number, "npz"), _packed(keys))
    read = len(tables.documents)
    done = {"digest": task.digest, "read": read, "skipped": skipped + failed}
    write_file(path_of(task.out, "done", task.number, "json"), json.dumps(done).encode())
    return Done(task.number, read, anew=True)


def _extracted(
    docs: pd.DataFrame, settings: dict[str, Any]
) -> tuple[tuple[Tables, Seen], list[str]]:
    """Analyse documents, all but their names; one on which it fails is left out and told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a correction came to is in its own table
        try:
            return extracted(docs, **settings), []
        except OnrecordError:
            raise
        except Exception:  # noqa: BLE001 - whatever one article makes fail
            failed = [_failure(docs.iloc[[at]], settings) for at in range(len(docs))]
            right = [reason is None for reason in failed]
            return extracted(docs[right], **settings), [reason for reason in failed if reason]


def _failure(one: pd.DataFrame, settings: dict[str, Any]) -> str | None:
    try:
        extracted(one, **settings)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        doc = one["doc"].iloc[0]
        return f"{doc}: its analysis failed ({type(error).__name__}: {error}); please report it."
    return None


def _words(documents: pd.DataFrame) -> pd.DataFrame:
    """Give what the joining of names asks of texts: places by text, small words of them all."""
    texts = documents["text"].tolist()
    told = ["; ".join(sorted(places_in(text))).title() for text in texts]
    small = " ".join(sorted(small_words(texts)))
    docs = [*documents["doc"].tolist(), None]
    return pd.DataFrame({"doc": docs, "text": [*told, small]}, dtype="str")


def _packed(keys: Seen) -> bytes:
    number = {doc: at for at, doc in enumerate(keys.docs)}
    owners = np.array([number[doc] for doc in keys.owners], dtype=np.int32)
    buffer = io.BytesIO()
    np.savez(buffer, texts=keys.texts, owners=owners, numbers=keys.numbers, passages=keys.passages)
    return buffer.getvalue()
