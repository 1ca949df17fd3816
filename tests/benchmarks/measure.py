"""Speed, memory and growth on made-up news, and the peers; prints tests/benchmarks/README.md.

``python tests/benchmarks/measure.py [ARTICLES …]`` (1,000 and 10,000 where none is given)
takes some minutes, and a quiet machine; ``--peers PYTHON`` names the Python of an environment
with textstat and quantulum3, which ``make benchmark`` makes.
"""

import argparse
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

import onrecord as rec
from onrecord import archive, attribution, quantities
from onrecord.attribution.source_types import sources_of
from onrecord.document import read
from onrecord.made_up import made_up_news
from onrecord.readability import clean, scored, scores
from onrecord.repeats import seen

_STEP_ARTICLES, _PEER_ARTICLES = 500, 40
_ALONE_ARTICLES = 10_000  # at most, for one process: it takes long
_MIB = 1024  # kilobytes

_PEER = """
import sys, time
texts = open(sys.argv[2], encoding="utf-8").read().split("\\x1e")
if sys.argv[1] == "textstat":
    import textstat
    def run(text):
        return textstat.automated_readability_index(text), textstat.coleman_liau_index(text)
else:
    from quantulum3 import parser
    from quantulum3 import load
    def run(text): return parser.parse(text)
run(texts[0])
began = time.process_time()
for text in texts: run(text)
print(sum(len(t.split()) for t in texts) / (time.process_time() - began))
"""


def best(call: Callable[[], Any], times: int = 3) -> float:
    """Seconds of CPU of the best of some runs."""
    found = []
    for _ in range(times):
        began = time.process_time()
        call()
        found.append(time.process_time() - began)
    return min(found)


def steps() -> Iterator[str]:
    """Words a second of every step, and passes: runs of one regex over the same words."""
    docs = made_up_news(_STEP_ARTICLES)
    texts = docs["text"].tolist()
    words = sum(len(text.split()) for text in texts)
    documents = [read(text) for text in texts]
    cited = [attribution.extract(document) for document in documents]
    tables = rec.analyse(docs)
    one = best(lambda: [sum(1 for _ in re.finditer(r"\w+", text)) for text in texts], 5)
    runs: dict[str, Callable[[], Any]] = {
        "passages, sentences, tags": lambda: [read(text) for text in texts],
        "attributions": lambda: [attribution.extract(document) for document in documents],
        "who the sources are": lambda: [
            sources_of(document, found) for document, found in zip(documents, cited, strict=True)
        ],
        "quantities": lambda: [quantities.extract(document) for document in documents],
        "readability": lambda: scored(documents, [clean(document) for document in documents]),
        "repeats": lambda: seen(tables.documents, tables.passages),
        "**analyse, all of it**": lambda: rec.analyse(docs),
    }
    yield f"| step ({words:,} words) | words a second | passes |\n|---|---|---|"
    for name, run in runs.items():
        took = best(run)
        yield f"| {name} | {words / took:,.0f} | {took / one:.1f} |"


def grow(sizes: list[int]) -> Iterator[str]:
    """Seconds and memory of whole archives: two processes, more and more articles."""
    yield "| articles | words | seconds | words a second | memory of all processes, at most |"
    yield "|---|---|---|---|---|"
    for size in sizes:
        words, took, memory = in_a_process("local", 2, size)
        yield f"| {size:,} | {words:,} | {took:.1f} | {words / took:,.0f} | {memory} MiB |"


def engines(sizes: list[int]) -> Iterator[str]:
    """One process, two, and a Dask cluster of two over the same articles."""
    size = max((size for size in sizes if size <= _ALONE_ARTICLES), default=sizes[0])
    yield "| engine | articles | seconds | against one process | longer than two |"
    yield "|---|---|---|---|---|"
    _, one, _ = in_a_process("local", 1, size)
    yield f"| one process | {size:,} | {one:.1f} | | |"
    for number in sorted({size, max(sizes)}):
        _, two, _ = in_a_process("local", 2, number)
        _, dask, _ = in_a_process("dask", 2, number)
        for name, took in (("two processes", two), ("Dask, two workers", dask)):
            speed_up = f"{one / took:.2f}×" if number == size else ""
            longer = f"{100 * (took / two - 1):+.1f} %" if took is dask else ""
            yield f"| {name} | {number:,} | {took:.1f} | {speed_up} | {longer} |"


@cache
def in_a_process(engine: str, processes: int, size: int) -> tuple[int, float, int]:
    """Make an archive in a new process: words, wall seconds, MiB at the peak."""
    command = [sys.executable, __file__, "--archive", engine, str(processes), str(size)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    words, took, memory = ran.stdout.split()[-3:]
    return int(words), float(took), int(memory)


def make_archive(engine: str, processes: int, size: int) -> None:
    """Make one archive of a table on the disk, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        articles, words = Path(folder) / "news.jsonl", 0
        with articles.open("w", encoding="utf-8") as file:
            for start in range(0, size, 1000):
                news = made_up_news(min(1000, size - start), seed=start + 1)
                news["doc"] += f"-{start}"
                words += sum(map(len, news["text"].str.split()))
                file.write(news.to_json(orient="records", lines=True))
        made = archive.over_dask if engine == "dask" else archive.over_processes
        began = time.perf_counter()
        with made(number=processes) as over:
            part = min(archive.SIZE, max(50, size // 10))
            built = archive.build(articles, Path(folder) / "out", over=over, size=part)
        took = time.perf_counter() - began
        assert built.read == size
    own, largest = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(words, took, (own + processes * largest) // _MIB)


def peers(python: str) -> Iterator[str]:
    """Words a second of what else can be installed, on the same articles."""
    texts = made_up_news(_PEER_ARTICLES)["text"].tolist()
    words = sum(map(len, map(str.split, texts)))
    documents = [read(text) for text in texts]
    took = best(lambda: [quantities.extract(one) for one in documents])
    yield "| peer | words a second |\n|---|---|"
    yield f"| onrecord, quantities | {words / took:,.0f} |"
    took = best(lambda: [scores(text) for text in texts])
    yield f"| onrecord, seven scores with intervals | {words / took:,.0f} |"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts"
        file.write_text("\x1e".join(texts), "utf-8")
        for name, what in (
            ("textstat", "textstat, the two scores that need no download"),
            ("quantulum3", "quantulum3, without its classifier"),
        ):
            command = [python, "-c", _PEER, name, str(file)]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            last = (ran.stderr.strip().splitlines() or ["?"])[-1]
            speed = f"{float(ran.stdout):,.0f}" if ran.returncode == 0 else f"failed: {last}"
            yield f"| {what} | {speed} |"


def page(sizes: list[int], peer: str | None) -> Iterator[str]:
    """Write the whole page."""
    yield "# Speed, memory and growth\n"
    yield (
        f"Taken by `make benchmark` ({date_of_today()}) on Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began, on made-up news "
        "(`onrecord.made_up`). Steps in CPU time, best of three; archives in wall time, from a "
        'JSONL file to finished Parquet. A pass is one run of `re.finditer(r"\\w+")` over the '
        "same texts.\n"
    )
    for title, lines in (
        ("Every step", steps()),
        ("One process, two, Dask", engines(sizes)),
        ("Growth", grow(sizes)),
        ("Peers", peers(peer) if peer else iter(())),
    ):
        yield f"\n## {title}\n"
        yield from lines


def date_of_today() -> str:
    return pd.Timestamp.now().date().isoformat()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--peers")
    parser.add_argument("--archive", nargs=3)
    given = parser.parse_args()
    if given.archive:
        make_archive(given.archive[0], int(given.archive[1]), int(given.archive[2]))
    else:
        for line in page(given.sizes, given.peers):
            print(line, flush=True)
