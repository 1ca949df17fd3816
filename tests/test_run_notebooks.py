"""tools/run_notebooks.py: in place on the seeds, as copies elsewhere, and nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import clean_notebooks
import nbformat
import pytest
import run_notebooks
from nbformat.v4 import new_code_cell, new_notebook


def run(project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the notebooks with an empty HOME, as on a machine that has never seen Jupyter."""
    home = project / "home"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "tools/run_notebooks.py"],
        cwd=project,
        env=kept | {"HOME": str(home)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def outputs(path: Path) -> list[str]:
    notebook = nbformat.read(path, as_version=4)
    found = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.get("text") or output.data["text/plain"] for output in found]


@pytest.fixture(scope="module")
def stored(sample_project):
    """The sample notebook after its first run."""
    ran = run(sample_project)
    assert ran.returncode == 0, ran.stderr
    return sample_project / "notebooks" / "01-sample.ipynb"


def test_a_notebook_is_run_and_rewritten_in_place(stored):
    assert outputs(stored) == ["260 beds\n", "   beds  patients\n0   260       210", "0.808", "[]"]


def test_a_second_run_shows_progress_and_changes_nothing(stored, sample_project):
    before = stored.read_bytes(), stored.stat().st_mtime_ns
    ran = run(sample_project)
    assert "01-sample: 100%" in ran.stderr
    assert "notebooks rewritten: 0" in ran.stdout
    assert (stored.read_bytes(), stored.stat().st_mtime_ns) == before


def test_no_time_and_no_version_is_stored(stored):
    notebook = nbformat.read(stored, as_version=4)
    assert notebook.metadata == clean_notebooks.METADATA
    assert [dict(cell.metadata) for cell in notebook.cells] == [{}] * len(notebook.cells)


def test_another_corpus_gets_copies(stored, sample_project, tmp_path):
    before = stored.read_bytes()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rain.txt").write_text("Rain fell on the town.")
    ran = run(sample_project, CORPUS=str(tmp_path / "texts"), FIGURES=str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    copy = tmp_path / "out" / "notebooks" / "01-sample.ipynb"
    assert outputs(copy)[-1] == "['CORPUS', 'FIGURES']"
    assert stored.read_bytes() == before


def test_the_figures_of_the_seeds_can_go_elsewhere(stored, sample_project, tmp_path):
    before = stored.read_bytes()
    ran = run(sample_project, FIGURES=str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    copy = tmp_path / "out" / "notebooks" / "01-sample.ipynb"
    assert outputs(copy)[-2:] == ["0.808", "['FIGURES']"]
    assert stored.read_bytes() == before


def test_a_chart_that_was_not_drawn_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(run_notebooks, "NOTEBOOKS", tmp_path)
    cells = [new_code_cell(f'chart.save(figures / "{name}")') for name in ("old", "new", "none")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "01-sample.ipynb")
    for name, written in (("old", 100), ("new", 300)):
        (tmp_path / f"{name}.svg").touch()
        os.utime(tmp_path / f"{name}.svg", (written, written))
    assert run_notebooks.undrawn(tmp_path, 200, None) == ["none", "old"]
    assert run_notebooks.undrawn(tmp_path, 200, "01-sample") == []


@pytest.mark.parametrize("corpus", ["missing", "empty"])
def test_a_corpus_that_cannot_be_read_is_refused_before_anything_runs(
    tmp_path, monkeypatch, capsys, corpus
):
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("CORPUS", str(tmp_path / corpus))
    monkeypatch.setenv("FIGURES", str(tmp_path / "out"))
    assert run_notebooks.main() == 1
    said = capsys.readouterr().err
    assert said.startswith(f"CORPUS={tmp_path / corpus}: ")
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_figures_that_cannot_be_a_folder_are_refused(tmp_path, monkeypatch, capsys):
    (tmp_path / "out").write_text("a file")
    monkeypatch.setenv("FIGURES", str(tmp_path / "out"))
    assert run_notebooks.main() == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize(
    ("source", "word"), [("1 / 0", "ZeroDivisionError"), ("import os; os._exit(3)", "died")]
)
def test_a_failing_cell_is_named_and_the_stored_notebook_kept(
    tmp_path, monkeypatch, capsys, source, word
):
    broken = tmp_path / "02-broken.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1"), new_code_cell(source)]), broken)
    before = broken.read_bytes()
    monkeypatch.setattr(run_notebooks, "NOTEBOOKS", tmp_path)
    assert run_notebooks.main() == 1
    assert broken.read_bytes() == before
    said = capsys.readouterr().err
    assert "02-broken: cell 2 failed." in said
    assert word in said


def test_cleaning_keeps_what_was_written_and_drops_what_differs_between_machines(stored):
    notebook = nbformat.read(stored, as_version=4)
    before = stored.read_bytes()
    notebook.metadata.language_info["version"] = "3.99"
    notebook.cells[1].metadata["execution"] = {"iopub.status.busy": "2001-01-01T00:00:00Z"}
    nbformat.write(notebook, stored)
    assert clean_notebooks.main([str(stored)]) == 1
    assert stored.read_bytes() == before
    assert clean_notebooks.main([str(stored)]) == 0
