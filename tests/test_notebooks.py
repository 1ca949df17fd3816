"""The stored notebooks are as a run leaves them, and comparing them with a new run bites."""

import ast
import base64
import re
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import clean_notebooks
import pytest

PROJECT = Path(__file__).parent.parent
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
LONGEST_CELL, USUAL_CELL = 10, 6  # lines of code: in any cell, and on average
OUTLINES = PROJECT / "tests" / "gold" / "notebooks.txt"
FIRST_DIGIT = re.compile(r"<td[^>]*>[^<\d]*(\d)")
WEAKENING = re.compile(r"nbval|pytest_validate|raises-exception", re.IGNORECASE)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def all_outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def lines(cell):
    return len([line for line in cell.source.splitlines() if line.strip()])


def holds(source, *kinds):
    return any(isinstance(node, kinds) for node in ast.walk(ast.parse(source)))


def pictures(notebook):
    found = [output.get("data", {}).get("image/png") for output in all_outputs(notebook)]
    return {base64.b64decode(picture) for picture in found if picture}


def lacks_picture(output):
    return "image/png" in output.get("metadata", {}) and "image/png" not in output.data


def types_a_finding(source):
    """Whether a finding is typed in, where the library should compute it."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id == "Markdown"
        and not all(isinstance(argument, ast.Call) for argument in call.args)
        for call in calls
    )


def outline(notebook):
    """A notebook's cells in their order, by the names that they carry."""
    return [cell.id for cell in notebook.cells]


def stored_outlines():
    lines = OUTLINES.read_text("utf-8").splitlines()
    named = (line.split(":") for line in lines if line and not line.startswith("#"))
    return {name: ids.split() for name, ids in named}


def faults(notebook):
    """Say what is wrong with a stored notebook."""
    code, outputs = code_cells(notebook), all_outputs(notebook)
    sources = [cell.source for cell in code]
    tags = [tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])]
    counts = [cell.execution_count for cell in code]
    rules = {
        "not run once from top to bottom": not code or counts != list(range(1, len(code) + 1)),
        "an error is stored": any(output.output_type == "error" for output in outputs),
        "a warning is stored": any(output.get("name") == "stderr" for output in outputs),
        "a picture is missing": any(map(lacks_picture, outputs)),
        "a function is defined": any(
            holds(source, ast.FunctionDef, ast.ClassDef) for source in sources
        ),
        "no imports at the beginning": not holds("".join(sources[:1]), ast.Import, ast.ImportFrom),
        "imports further down": any(
            holds(source, ast.Import, ast.ImportFrom) for source in sources[1:]
        ),
        "a cell is too long": any(lines(cell) > LONGEST_CELL for cell in code),
        "cells are long": sum(map(lines, code)) > USUAL_CELL * len(code),
        "a comparison is switched off": any(map(WEAKENING.search, tags + sources)),
        "times, versions or other kernels": clean_notebooks.clean(notebook) != notebook,
        "a cell is tagged": bool(tags),
        "a finding is typed in": any(map(types_a_finding, sources)),
        "cells share an id": len({cell.id for cell in notebook.cells}) < len(notebook.cells),
    }
    return {fault for fault, found in rules.items() if found}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_notebook_has_no_fault(path):
    assert faults(clean_notebooks.read(path)) == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_cells_are_those_of_the_outline_in_its_order(path):
    """A cell that is moved, deleted or doubled is seen here; write the outline anew on purpose."""
    assert outline(clean_notebooks.read(path)) == stored_outlines()[path.stem]


def test_notebooks_are_numbered_in_reading_order():
    names = [path.name for path in NOTEBOOKS]
    assert names
    assert [name for name in names if not re.fullmatch(r"\d\d-[a-z-]+\.ipynb", name)] == []
    assert [int(name[:2]) for name in names] == list(range(len(names)))


def test_every_stored_figure_is_one_that_a_notebook_shows():
    figures = {path.name: path.read_bytes() for path in (PROJECT / "figures").glob("*.png")}
    shown = set().union(*(pictures(clean_notebooks.read(path)) for path in NOTEBOOKS))
    assert figures
    assert {name for name, picture in figures.items() if picture not in shown} == set()


# The rest shows, on altered copies, that the checks above and the comparison by nbval fail
# when they should.


@pytest.fixture(scope="module")
def stored(sample_project):
    """The sample notebook with the outputs of a run."""
    subprocess.run(
        [sys.executable, sample_project / "tools" / "run_notebooks.py"],
        check=True,
        capture_output=True,
    )
    return sample_project / "notebooks" / "01-sample.ipynb"


def cell(notebook, name):
    return next(cell for cell in notebook.cells if cell.id == name)


def strip(notebook):
    for one in code_cells(notebook):
        one.outputs, one.execution_count = [], None


def drop_outputs(notebook):
    for one in code_cells(notebook):
        one.outputs = []


def alter_table(notebook):
    data = cell(notebook, "table").outputs[0].data
    data["text/html"] = data["text/html"].replace("260", "261")


def alter_print(notebook):
    cell(notebook, "print").outputs[0].text = "261 beds\n"


def alter_score(notebook):
    cell(notebook, "score").outputs[0].data["text/plain"] = "0.809"


def alter_real_table(notebook):
    """Keep a notebook up to its first table, and change one digit in that table."""
    tables = [
        output
        for output in all_outputs(notebook)
        if FIRST_DIGIT.search(output.get("data", {}).get("text/html", ""))
    ]
    before = takewhile(lambda one: tables[0] not in one.get("outputs", []), notebook.cells)
    notebook.cells = notebook.cells[: len(list(before)) + 1]
    html = tables[0].data["text/html"]
    digit = FIRST_DIGIT.search(html)
    changed = str((int(digit[1]) + 1) % 10)
    tables[0].data["text/html"] = html[: digit.start(1)] + changed + html[digit.end(1) :]


ALTERATIONS = [strip, drop_outputs, alter_table, alter_print, alter_score]


@pytest.fixture(scope="module")
def compared(stored):
    """What strict nbval says of the sample, of altered copies, and of a real notebook altered."""
    paths = {stored: lambda notebook: None}
    paths |= {stored.with_name(f"{alter.__name__}.ipynb"): alter for alter in ALTERATIONS}
    for path, alter in paths.items():
        notebook = clean_notebooks.read(stored)
        alter(notebook)
        clean_notebooks.write(notebook, path)
    real = clean_notebooks.read(NOTEBOOKS[1])
    alter_real_table(real)
    clean_notebooks.write(real, stored.with_name("alter_real_table.ipynb"))
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "--nbval", "--nbval-current-env"]
    ran = subprocess.run(
        [*command, "-p", "no:cacheprovider", "-c", PROJECT / "pyproject.toml", stored.parent],
        capture_output=True,
        text=True,
        check=False,
    )
    results = re.findall(r"^(PASSED|FAILED|ERROR) .*?([\w-]+)\.ipynb::Cell (\d+)", ran.stdout, re.M)
    assert results, ran.stdout + ran.stderr
    return {
        name: {int(n) for end, of, n in results if of == name and end != "PASSED"}
        for _, name, _ in results
    }


def test_an_unaltered_notebook_passes(stored, compared):
    assert compared["01-sample"] == set()
    assert faults(clean_notebooks.read(stored)) == set()


@pytest.mark.parametrize(
    ("alteration", "failed"),
    [
        ("alter_print", {1}),
        ("alter_table", {2}),
        ("alter_score", {3}),
        ("drop_outputs", {1, 2, 3, 4}),
    ],
)
def test_an_altered_output_fails(compared, alteration, failed):
    assert compared[alteration] == failed


def test_an_altered_digit_in_a_real_table_fails(compared):
    assert len(compared["alter_real_table"]) == 1


def test_a_stripped_notebook_is_a_fault_because_the_comparison_lets_it_pass(stored, compared):
    assert compared["strip"] == set()
    notebook = clean_notebooks.read(stored.with_name("strip.ipynb"))
    assert faults(notebook) == {"not run once from top to bottom"}


def define(notebook):
    cell(notebook, "score").source = "def f():\n    pass"


def import_late(notebook):
    cell(notebook, "score").source = "import re"


def lengthen(notebook):
    cell(notebook, "score").source = "1\n" * 11


def ignore_output(notebook):
    cell(notebook, "score").source = "# NBVAL_IGNORE_OUTPUT\n1"


def add_version(notebook):
    notebook.metadata.language_info["version"] = "3.99"


def warn(notebook):
    cell(notebook, "print").outputs[0].name = "stderr"


def type_a_finding(notebook):
    cell(notebook, "score").source = "Markdown('**260 beds**')"


def tag(notebook):
    cell(notebook, "score").metadata["tags"] = ["seeds"]


def lose_picture(notebook):
    cell(notebook, "score").outputs[0].metadata["image/png"] = {"alt": "What it showed."}


@pytest.mark.parametrize(
    ("alter", "fault"),
    [
        (define, "a function is defined"),
        (import_late, "imports further down"),
        (lengthen, "a cell is too long"),
        (ignore_output, "a comparison is switched off"),
        (add_version, "times, versions or other kernels"),
        (warn, "a warning is stored"),
        (lose_picture, "a picture is missing"),
        (type_a_finding, "a finding is typed in"),
        (tag, "a cell is tagged"),
    ],
)
def test_a_fault_is_found(stored, alter, fault):
    notebook = clean_notebooks.read(stored)
    alter(notebook)
    assert faults(notebook) == {fault}


def swap(cells):
    cells[1], cells[2] = cells[2], cells[1]


def drop(cells):
    cells.pop(1)


def double(cells):
    cells.append(cells[1])


@pytest.mark.parametrize("forge", [swap, drop, double])
def test_another_order_is_found(stored, forge):
    notebook = clean_notebooks.read(stored)
    before = outline(notebook)
    forge(notebook.cells)
    assert outline(notebook) != before
