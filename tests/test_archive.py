"""Archives: any engine gives the tables that memory gives, also after a kill and a rerun."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import onrecord as rec
from onrecord import archive
from onrecord.reading.options import Options

NAMES = [
    *("documents", "passages", "sentences", "attributions", "quantities", "readability"),
    *("corrections", "names"),
]
ARTICLE = (
    "New wing number {n} opens\n\nThe hospital has about {n} beds and plans to spend $2.5 million "
    "in 2027.\n\n“We perform more than 400 operations a year,” Dr. Ann Lee said.\n\n"
    "Of the {n} patients, 30 are children, according to the ministry. {who} Vance said no. He "
    "said that the World Health Organization ({body}) had asked.\n"
)
GERMAN = "Die Ministerin sagte am Montag in Ulm, dass die Klinik vierzig neue Betten bekommt. " * 5


def article(number: int) -> str:
    number = number if number % 7 else 49  # every seventh text is a copy
    who, body = ["Ed", "Edward"][number % 2], ["WHO", "the agency"][number % 3 == 0]
    return ARTICLE.format(n=number, who=who, body=body)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty files: in parts of four the third part is empty and others have bad ones."""
    root = tmp_path_factory.mktemp("articles")
    for number in range(30):
        text = article(number)
        if 8 <= number < 12 or number == 15:
            text = ["", GERMAN][number % 2]
        (root / f"news-{number:03}.txt").write_text(text, "utf-8")
    lines = "".join(f"news-{n:03},Text {n},{'Echo' if n % 2 else ''}\n" for n in range(0, 30, 3))
    (root / "documents.csv").write_text("doc,label,outlet\n" + lines)
    return root


@pytest.fixture(scope="module")
def memory(folder: Path) -> rec.Tables:
    with pytest.warns(rec.SkippedFile):
        return rec.analyse(rec.load(folder))


def assert_equal(one: rec.Tables, other: rec.Tables) -> None:
    for name in NAMES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), obj=name)


def test_a_folder_part_by_part(folder: Path, memory: rec.Tables, tmp_path: Path) -> None:
    said: list[str] = []
    seen: list[tuple[int, int]] = []
    built = archive.build(
        folder, tmp_path, size=4, watch=lambda *done: seen.append(done), tell=said.append
    )
    assert (built.found, built.read, built.parts, built.anew) == (30, 25, 8, 8)
    assert len(built.skipped) == 5
    assert seen[-1] == (8, 8)
    assert said == []
    assert_equal(rec.read_tables(tmp_path), memory)
    assert pd.read_parquet(tmp_path / "documents" / "part-000002.parquet").empty
    assert memory.documents["copy_of"].notna().sum() == 4
    assert memory.quantities["duplicate"].any()
    one = rec.read_tables(tmp_path, docs=["news-007"], columns={"passages": ["repeats"]})
    assert one.documents["copy_of"].tolist() == ["news-000"]
    assert one.passages["repeats"].notna().all()


KINDS = ["csv", "jsonl", "parquet", "xlsx"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_part_by_part(tmp_path: Path, kind: str) -> None:
    rows = {
        "doc": [f"a{n}" for n in range(23)] + ["a3"],
        "text": [article(n) for n in range(22)] + [None, GERMAN],
        "year": [None] * 9 + list(range(2001, 2016)),
        "share": [1] * 12 + [0.5] * 12,
        "tag": [None] * 24,
    }
    file = tmp_path / f"news.{kind}"
    table = pd.DataFrame(rows).astype({"year": "Int64"})
    if kind == "jsonl":
        table.to_json(file, orient="records", lines=True)
    else:
        getattr(table, {"xlsx": "to_excel"}.get(kind, f"to_{kind}"))(file, index=False)
    with pytest.warns(rec.SkippedFile):
        docs = rec.load(file)
    assert docs["year"].dtype == ("str" if kind == "csv" else "Int64")
    built = archive.build(file, tmp_path / "out", size=5)
    assert (built.found, built.read, built.parts) == (24, 22, 5)
    assert_equal(rec.read_tables(tmp_path / "out"), rec.analyse(docs))
    assert archive.build(file, tmp_path / "out", size=5).anew == 0


def test_a_dataframe_part_by_part(tmp_path: Path) -> None:
    docs = pd.DataFrame({"doc": range(9), "text": [article(n) for n in range(9)], "year": 2026})
    archive.build(docs, tmp_path, size=2)
    assert_equal(rec.read_tables(tmp_path), rec.analyse(docs))
    empty = docs.iloc[:0]
    assert archive.build(empty, tmp_path, size=2, tell=lambda _: None).read == 0
    assert rec.read_tables(tmp_path).sentences.empty


def test_names_join_over_parts_by_the_countries_of_their_texts(tmp_path: Path) -> None:
    texts = [
        "The Central Bank of Oman said rates fell.",
        "The Central Bank said Omani rates rose.",
        "The Central Bank said rates in Muscat rose.",
    ]
    for number in (2, 3):  # texts of the short name: one tells of Oman, one does not
        docs = pd.DataFrame({"doc": list("abc")[:number], "text": texts[:number]})
        archive.build(docs, tmp_path / str(number), size=1)
        stored = rec.read_tables(tmp_path / str(number))
        assert_equal(stored, rec.analyse(docs))
        assert stored.attributions["entity"].nunique() == number - 1


def test_processes_give_the_same(folder: Path, memory: rec.Tables, tmp_path: Path) -> None:
    with archive.over_processes(2) as over:
        archive.build(folder, tmp_path, size=4, over=over)
    assert_equal(rec.read_tables(tmp_path), memory)


def test_a_map_may_give_futures(folder: Path, memory: rec.Tables, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:

        def over(function: Callable[[Any], Any], tasks: Iterable[Any]) -> list[Future[Any]]:
            return [pool.submit(function, task) for task in tasks]

        archive.build(folder, tmp_path, size=4, over=over)
    assert_equal(rec.read_tables(tmp_path), memory)


def test_a_rerun_does_nothing_and_a_change_is_told(folder: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(6):
        (texts / f"{number}.txt").write_text(article(number), "utf-8")
    out, said = tmp_path / "out", list[str]()

    def build(**settings: Any) -> archive.Built:
        return archive.build(texts, out, size=2, tell=said.append, **settings)

    assert build().anew == 3
    before = {file: file.stat().st_mtime_ns for file in out.rglob("part-*.parquet")}
    assert build().anew == 0
    kept = {file: file.stat().st_mtime_ns for file in before if file.parent.name != "corrections"}
    assert {file: before[file] for file in kept} == kept
    (texts / "3.txt").write_text(article(33), "utf-8")
    assert build().anew == 1
    assert said == []
    assert build(settings={"topics": "hospital"}).anew == 3
    assert said == [f"{out}: topics differs from the last run; starting anew."]
    assert build(options=Options(any_language=True), settings={"topics": "hospital"}).anew == 3
    assert "way of reading differs" in said[-1]
    for number in range(2, 6):
        (texts / f"{number}.txt").unlink()
    assert build().read == 2
    assert_equal(rec.read_tables(out), rec.analyse(rec.load(texts)))


def test_a_changed_library_starts_anew(folder: Path, tmp_path: Path, monkeypatch) -> None:
    from onrecord.archive import building

    said: list[str] = []
    archive.build(folder, tmp_path, size=10)
    monkeypatch.setattr(building, "versions", lambda: {"textstat": "99"})
    assert archive.build(folder, tmp_path, size=10, tell=said.append).anew == 3
    assert said == [f"{tmp_path}: library differs from the last run; starting anew."]


def test_corrections_are_applied_part_by_part(tmp_path: Path) -> None:
    docs = pd.DataFrame({"doc": list("abcd"), "text": [article(n) for n in (1, 2, 3, 7)]})
    lines = [
        {"table": "quantities", "doc": "d", "exact": "about 49 beds", "mark": "wrong"},
        {"table": "quantities", "doc": "gone", "exact": "40 beds", "mark": "wrong"},
        {"table": "quantities", "doc": "a", "exact": "no such words", "mark": "wrong"},
        {"table": "quantities", "doc": "a", "exact": "about 1 beds", "mark": "wrong"},
    ]
    corrections = tmp_path / "corrections.csv"
    pd.DataFrame(lines).to_csv(corrections, index=False)
    aliases = pd.DataFrame({"name": ["Ann Lee"], "entity": ["Ann Lee-Marsh"]})
    with pytest.warns(UserWarning, match="not applied"):
        expected = rec.analyse(docs, corrections=corrections, aliases=aliases)
    assert "Ann Lee-Marsh" in set(expected.attributions["entity"])
    assert len(expected.quantities) < len(rec.analyse(docs).quantities)
    settings = {"corrections": corrections, "aliases": aliases}
    for parts in (4, 0):
        assert archive.build(docs, tmp_path / "out", size=1, settings=settings).anew == parts
        assert_equal(rec.read_tables(tmp_path / "out"), expected)


def test_an_article_that_breaks_the_analysis_is_left_out(
    folder: Path, tmp_path: Path, monkeypatch
) -> None:
    from onrecord.archive import task

    whole = task.extracted

    def breaks(docs: pd.DataFrame, **settings: Any) -> Any:
        if docs["doc"].str.contains("news-020").any():
            raise ZeroDivisionError("at this article")
        return whole(docs, **settings)

    monkeypatch.setattr(task, "extracted", breaks)
    built = archive.build(folder, tmp_path, size=7)
    assert built.read == 24
    assert [line for line in built.skipped if "its analysis failed (ZeroDivisionError" in line]


class KilledError(Exception):
    pass


def killed_after(number: int) -> Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]:
    def over(function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterable[Any]:
        for at, task in enumerate(tasks):
            if at == number:
                raise KilledError
            yield function(task)

    return over


def test_a_lost_worker_is_told_and_a_rerun_goes_on(
    folder: Path, memory: rec.Tables, tmp_path: Path
) -> None:
    with pytest.raises(rec.OnrecordError, match=r"after 3 of 8 parts \(KilledError\)"):
        archive.build(folder, tmp_path, size=4, over=killed_after(3))
    with pytest.raises(rec.OnrecordError, match="not finished; run the same command"):
        rec.read_tables(tmp_path)
    assert archive.build(folder, tmp_path, size=4).anew == 5
    assert_equal(rec.read_tables(tmp_path), memory)


@pytest.mark.parametrize("broken", range(1, 14))
def test_a_kill_between_any_two_files_loses_nothing(
    folder: Path, memory: rec.Tables, tmp_path: Path, monkeypatch, broken: int
) -> None:
    from onrecord import storing
    from onrecord.archive import task

    written = 0
    whole = task.write_file

    def dies(path: Path, data: bytes) -> None:
        nonlocal written
        written += 1
        if written == broken * 2:
            (path.parent / f".{path.name}.1.unfinished").write_bytes(data[:9])
            raise KilledError
        whole(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(task, "write_file", dies)
        patch.setattr(storing, "write_file", dies)
        with pytest.raises((rec.OnrecordError, KilledError)):
            archive.build(folder, tmp_path, size=15)
    archive.build(folder, tmp_path, size=15)
    assert_equal(rec.read_tables(tmp_path), memory)


COMMAND = """
import sys
from onrecord import archive
if __name__ == "__main__":
    folder, out, engine = sys.argv[1:]
    made = archive.over_dask(number=2) if engine == "dask" else archive.over_processes(2)
    with made as over:
        archive.build(folder, out, size=2, over=over)
"""


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("larger")
    for number in range(40):
        (root / f"{number:03}.txt").write_text(article(number) * 9, "utf-8")
    return root


@pytest.fixture(scope="module")
def larger_memory(larger: Path) -> rec.Tables:
    return rec.analyse(rec.load(larger))


def children(of: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True, check=False
    )
    return [int(pid) for pid in found.stdout.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="kills processes by their numbers")
@pytest.mark.parametrize("victim", ["command", "worker"])
def test_kill_9_and_a_rerun(
    larger: Path, larger_memory: rec.Tables, tmp_path: Path, victim: str
) -> None:
    script = tmp_path / "command.py"
    script.write_text(COMMAND)
    started = subprocess.Popen(
        [sys.executable, str(script), str(larger), str(tmp_path / "out"), "pool"],
        stderr=subprocess.PIPE,
        text=True,
    )
    done = tmp_path / "out" / "done"
    while started.poll() is None and len(list(done.glob("*.json"))) < 3:
        time.sleep(0.05)
    assert started.poll() is None
    if victim == "command":
        os.kill(started.pid, signal.SIGKILL)
    else:
        workers = [pid for pid in children(started.pid) if b"spawn_main" in cmdline(pid)]
        os.kill(workers[-1], signal.SIGKILL)
    _, said = started.communicate(timeout=60)
    assert started.returncode != 0
    if victim == "worker":
        assert "run the same command again" in said
    before = len(list(done.glob("*.json")))
    built = archive.build(larger, tmp_path / "out", size=2)
    assert built.anew <= 20 - before
    assert_equal(rec.read_tables(tmp_path / "out"), larger_memory)


def cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


DIE_ONCE = """
import os, signal
from pathlib import Path
from onrecord.archive.task import run
def die_once(task):  # kill the worker that takes the third part, the first time
    marker = Path(task.out) / "died"
    if task.number == 2 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return run(task)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="kills processes by their numbers")
def test_dask_gives_the_same_and_replaces_a_killed_worker(
    folder: Path, memory: rec.Tables, tmp_path: Path
) -> None:
    script = tmp_path / "command.py"
    body = DIE_ONCE + COMMAND.replace(
        "size=2, over=over", "size=4, over=lambda _, tasks: over(die_once, tasks)"
    )
    script.write_text(body)
    ran = subprocess.run(
        [sys.executable, str(script), str(folder), str(tmp_path / "out"), "dask"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out" / "died").exists()
    assert_equal(rec.read_tables(tmp_path / "out"), memory)


@pytest.mark.skipif(sys.platform != "linux", reason="kills processes by their numbers")
def test_a_killed_scheduler_is_told_and_a_rerun_goes_on(
    larger: Path, larger_memory: rec.Tables, tmp_path: Path
) -> None:
    scheduler = subprocess.Popen(
        [
            *(sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"),
            *("--port", "0", "--no-dashboard", "--scheduler-file", str(tmp_path / "address.json")),
        ],
        stderr=subprocess.DEVNULL,
    )
    while not (tmp_path / "address.json").exists():
        assert scheduler.poll() is None
        time.sleep(0.1)
    time.sleep(0.3)
    address = json.loads((tmp_path / "address.json").read_text())["address"]
    worker = subprocess.Popen(
        [
            *(sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"),
            *("--no-dashboard", "--death-timeout", "60", "--local-directory", str(tmp_path)),
        ],
        stderr=subprocess.DEVNULL,
    )

    def kill(done: int, parts: int) -> None:
        if done == 3:
            scheduler.kill()

    try:
        with (
            pytest.raises(rec.OnrecordError, match="run the same command again"),
            archive.over_dask(address) as over,
        ):
            archive.build(larger, tmp_path / "out", size=2, over=over, watch=kill)
    finally:
        scheduler.kill()
        worker.kill()
        scheduler.wait()
        worker.wait()
    assert 3 <= len(list((tmp_path / "out" / "done").glob("*.json"))) < 20
    archive.build(larger, tmp_path / "out", size=2)
    assert_equal(rec.read_tables(tmp_path / "out"), larger_memory)
