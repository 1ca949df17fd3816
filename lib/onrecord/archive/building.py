"""Articles to an archive: one task a part over any map, then one pass over all of them."""

import hashlib
import json
import warnings
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord import correcting
from onrecord.analysis import analyse
from onrecord.archive.engines import Map
from onrecord.archive.linking import link_parts
from onrecord.archive.marking import mark
from onrecord.archive.parts import split
from onrecord.archive.task import FOLDERS, Done, Task, path_of, run, state
from onrecord.correcting import one_line
from onrecord.errors import OnrecordError
from onrecord.quantities import load_topics
from onrecord.readability.lexicon import versions
from onrecord.reading.options import Options
from onrecord.storing import MANIFEST, parquet_bytes, write_file

SIZE = 1_000  # articles a part: the fixed costs of a task are then 2 % of it

_NO_DOCUMENTS = pd.DataFrame({"doc": [], "text": []}, dtype="str")


@dataclass(frozen=True, slots=True)
class Built:
    """What an archive came to.

    Attributes
    ----------
    found, read : int
        Articles found, and those read and analysed.
    skipped : list of str
        What was left out or read with a remark, and why.
    parts, anew : int
        Parts of the archive, and those analysed in this run.
    """

    found: int
    read: int
    skipped: list[str]
    parts: int
    anew: int


def build(
    articles: str | Path | pd.DataFrame,
    out: str | Path,
    *,
    settings: Mapping[str, Any] | None = None,
    options: Options | None = None,
    size: int = SIZE,
    over: Map = map,
    watch: Callable[[int, int], None] | None = None,
    tell: Callable[[str], None] = print,
) -> Built:
    """Analyse any number of articles, part by part, and keep the tables as Parquet.

    A run that was broken off goes on where it was when it is started again; parts whose
    articles, library, topics or options changed are analysed anew.

    Parameters
    ----------
    articles : str, pathlib.Path or pandas.DataFrame
        A folder or a table as for :func:`onrecord.load`, or documents as for
        :func:`onrecord.analyse`.
    out : str or pathlib.Path
        The archive's folder, which all workers must be able to write to.
    settings : mapping, optional
        What :func:`onrecord.analyse` takes beside the documents.
    options : Options, optional
        How the articles are read.
    size : int
        Articles a part.
    over : map
        The builtin, that of a process pool, or one of :mod:`onrecord.archive.engines`;
        also ``Client.map`` of Dask, whose futures are waited for.
    watch : function, optional
        Is called with the parts done and their number after each of them.
    tell : function
        Is called with a sentence where something is done anew.

    Returns
    -------
    Built
        How many articles there were, and what was left out.

    Raises
    ------
    OnrecordError
        When no article is given, something cannot be written, or a worker is lost.

    Examples
    --------
    >>> import tempfile
    >>> docs = pd.DataFrame({"doc": ["a", "b"], "text": ["It rained on us all day."] * 2})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     build(docs, folder, size=1).read
    ...     pd.read_parquet(Path(folder, "documents"))["copy_of"].tolist()[1]
    2
    'a'
    """
    folder = Path(out).expanduser().absolute()
    known = options or Options()
    given = dict(settings or {})
    made_of = _made_of(given, known)
    _say_what_changed(folder, made_of, tell)
    parts = split(articles, folder, known, size)
    write_file(folder / MANIFEST, _json({"finished": False, "made_of": made_of}))
    given = _loaded(given)
    aliases = given.pop("aliases", None)  # no part needs them: names are joined over all parts
    digest_of = {name: value for name, value in made_of.items() if name != "aliases"}
    tasks = [
        Task(number, str(folder), part, given, _hash(_json([digest_of, part.digest()])))
        for number, part in enumerate(parts.parts)
    ]
    done = _run(tasks, over, watch)
    mark(folder, len(tasks))
    link_parts(folder, len(tasks), aliases)
    _gather_corrections(folder, len(tasks), given)
    _remove_beyond(folder, len(tasks))
    left_out = [state(folder, number)["skipped"] for number in range(len(tasks))]
    built = Built(
        found=parts.found,
        read=sum(one.read for one in done),
        skipped=[*parts.skipped, *(reason for reasons in left_out for reason in reasons)],
        parts=len(tasks),
        anew=sum(one.anew for one in done),
    )
    manifest = {"finished": True, "made_of": made_of} | asdict(built)
    write_file(folder / MANIFEST, _json(manifest))
    return built


def _run(tasks: list[Task], over: Map, watch: Callable[[int, int], None] | None) -> list[Done]:
    done: list[Done] = []
    try:
        for result in over(run, tasks):
            done.append(result.result() if hasattr(result, "result") else result)
            if watch:
                watch(len(done), len(tasks))
    except OnrecordError:
        raise
    except Exception as error:  # a lost worker looks different in every engine
        raise OnrecordError(
            f"A worker was lost after {len(done)} of {len(tasks)} parts "
            f"({type(error).__name__}); run the same command again to go on."
        ) from error
    return done


def _loaded(settings: dict[str, Any]) -> dict[str, Any]:
    """Read what the settings name, so that no worker needs these files."""
    topics, corrections = settings.get("topics"), settings.get("corrections")
    if isinstance(topics, str | Path):
        settings = settings | {"topics": load_topics(topics)}
    if corrections is not None:
        lines = [asdict(one) for one in correcting.read(corrections)]
        settings = settings | {"corrections": pd.DataFrame(lines)}
    return settings


# What an archive is made of


def _made_of(settings: Mapping[str, Any], options: Options) -> dict[str, str]:
    """Give a hash of everything that decides what the tables say, by what a user calls it."""
    return {
        "library": _library(),
        "way of reading": _hash(_json(asdict(options))),
    } | {name: _hash(_content(value)) for name, value in settings.items() if value is not None}


def _library() -> str:
    found = hashlib.sha256(_json(versions()))
    for file in sorted(_walk(files("onrecord"))):
        found.update(file.encode())
    return found.hexdigest()


def _walk(place: Any) -> list[str]:
    """Give the content of every file that the analysis is made of."""
    inner = [] if place.name in ("__pycache__", "reporting", "reviewing") else place.iterdir()
    read: list[str] = []
    for entry in inner:
        if entry.is_dir():
            read += _walk(entry)
        elif entry.name.endswith((".py", ".toml", ".txt", ".gz")):
            read.append(f"{entry.name} {hashlib.sha256(entry.read_bytes()).hexdigest()}")
    return read


def _content(value: Any) -> bytes:
    if isinstance(value, pd.DataFrame):
        return value.to_csv().encode()
    if isinstance(value, str | Path) and Path(value).is_file():
        return Path(value).read_bytes()
    return repr(value).encode()


def _say_what_changed(folder: Path, made_of: dict[str, str], tell: Callable[[str], None]) -> None:
    try:
        before = json.loads((folder / MANIFEST).read_text("utf-8"))["made_of"]
    except (OSError, ValueError, KeyError):
        return
    names = [name for name in before | made_of if made_of.get(name) != before.get(name)]
    if names:
        verb = "differs" if len(names) == 1 else "differ"
        tell(f"{folder}: {' and '.join(names)} {verb} from the last run; starting anew.")


def _gather_corrections(out: Path, parts: int, settings: dict[str, Any]) -> None:
    """Put what came of the corrections in the order of their file, as one part."""
    found = [pd.read_parquet(path_of(out, "verdicts", number)) for number in range(parts)]
    given = settings.get("corrections")
    if given is not None and len(given):
        order = {doc: at for at, doc in enumerate(dict.fromkeys(map(one_line, given["doc"])))}
        known = {one_line(doc) for one in found for doc in one["doc"]}
        gone = given[~given["doc"].map(one_line).isin(known)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.append(analyse(_NO_DOCUMENTS, corrections=gone).corrections)
        table = pd.concat(found, ignore_index=True)
        places = table["doc"].map(lambda doc: order[one_line(doc)])
        found = [table.loc[places.sort_values(kind="stable").index].reset_index(drop=True)]
    write_file(path_of(out, "corrections", 0), parquet_bytes(found[0]))


def _remove_beyond(out: Path, parts: int) -> None:
    """Remove the parts of an earlier run that had more of them."""
    for name in FOLDERS:
        for file in (out / name).glob("part-*"):
            if int(file.name[5:].split(".")[0]) >= parts:
                file.unlink(missing_ok=True)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _json(known: Any) -> bytes:
    return json.dumps(known, ensure_ascii=True, default=str).encode()
