"""Run the notebooks in order, with a progress display.

``python tools/run_notebooks.py`` runs them on the seeds: the notebooks are rewritten in
place, the figures in ``figures/``. Three environment variables change that:

``CORPUS``   a folder or a table of articles to read instead of the seeds
``FIGURES``  a folder for the figures, and for executed copies of the notebooks in its
             subfolder ``notebooks/``; ``out`` where only ``CORPUS`` is given
``TOPICS``   topics by name (general, hospital) or a file of one's own

With any of them the project's own notebooks and figures stay untouched.
"""

import os
import re
import sys
import time
import warnings
from pathlib import Path

import pandas as pd
from clean_notebooks import read, write
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode
from tqdm import tqdm

from onrecord.errors import OnrecordError
from onrecord.reading import load

PROJECT = Path(__file__).resolve().parent.parent
NOTEBOOKS = PROJECT / "notebooks"

MANY_TEXTS = "06-many-texts"
SAVED = re.compile(r'chart\.save\(figures / "([\w-]+)"')
FEW = 25  # texts: up to so many are drawn one by one, and an archive of them shows nothing


class RunError(Exception):
    """What went wrong, in one sentence; the traceback, if any, on the lines after it."""


def folder(variable: str) -> Path | None:
    """Find the path that an environment variable names; None where it is unset or empty."""
    name = os.environ.pop(variable, "")
    return Path(name).expanduser().absolute() if name else None


def check_corpus(corpus: Path) -> pd.DataFrame:
    """Refuse a corpus that the notebooks could not read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # told on the console, and in the first notebook
        try:
            return load(corpus)
        except OnrecordError as error:
            raise RunError(f"CORPUS={error}") from error


def make_folder(path: Path) -> None:
    """Make a folder for what is written, unless it is there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"FIGURES={path.parent}: no folder can be made there.") from error


def topics_in_use() -> None:
    """Make the path of a topics file absolute: the notebooks run in a folder of their own."""
    named = os.environ.pop("TOPICS", "")
    if named:
        file = Path(named).expanduser()
        os.environ["TOPICS"] = str(file.absolute()) if file.exists() else named


def run(name: str, notebook: NotebookNode, progress: "tqdm[None]") -> None:
    """Run a notebook's cells in order, in a new kernel that starts in ``notebooks/``."""
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    progress.set_description(name)
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            try:
                client.execute_cell(cell, index)
            except (CellExecutionError, DeadKernelError) as error:
                raise RunError(f"{name}: cell {index + 1} failed.\n{error}") from error
            progress.update()


def run_all(figures: Path | None, left_out: str | None) -> int:
    """Run every notebook, write each one that ran through; how many differ from before."""
    paths = [path for path in sorted(NOTEBOOKS.glob("*.ipynb")) if path.stem != left_out]
    notebooks = {path: read(path) for path in paths}
    target = figures / "notebooks" if figures else NOTEBOOKS
    cells = sum(len(notebook.cells) for notebook in notebooks.values())
    changed = 0
    with tqdm(total=cells, unit="cell") as progress:
        for path, notebook in notebooks.items():
            run(path.stem, notebook, progress)
            changed += write(notebook, target / path.name)
    return changed


def undrawn(figures: Path, since: float, left_out: str | None) -> list[str]:
    """Name the charts that the notebooks had no rows to draw from, so that none was saved."""
    sources = (
        path.read_text("utf-8") for path in NOTEBOOKS.glob("*.ipynb") if path.stem != left_out
    )
    names = {name for source in sources for name in SAVED.findall(source.replace('\\"', '"'))}
    files = {name: figures / f"{name}.svg" for name in names}
    return sorted(
        name for name, file in files.items() if not file.is_file() or file.stat().st_mtime < since
    )


def main() -> int:
    """Run the notebooks as the environment says; the process's exit code."""
    corpus, figures, left_out = folder("CORPUS"), folder("FIGURES"), None
    docs = pd.DataFrame()
    topics_in_use()
    began = time.time() - 2  # seconds: some disks write times in steps of two
    if not figures and (corpus or os.environ.get("TOPICS")):
        figures = Path("out").absolute()
    try:
        if corpus:
            docs = check_corpus(corpus)
            left_out = MANY_TEXTS if len(docs) <= FEW else None
            os.environ["CORPUS"] = str(corpus)
        if figures:
            make_folder(figures / "notebooks")
            os.environ["FIGURES"] = str(figures)
        changed = run_all(figures, left_out)
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: cannot be written ({error.strerror}).", file=sys.stderr)
        return 1
    for reason in docs.attrs.get("skipped", []):
        print(f"Left out: {reason}")
    if left_out:
        print(f"Left out: {left_out}, which is for more than {FEW} texts.")
    written = figures or PROJECT / "figures"
    left = undrawn(written, began, left_out)
    if left:
        print(f"Nothing to draw: {', '.join(left)}.")
    print(f"Figures are in {written}; notebooks rewritten: {changed}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
