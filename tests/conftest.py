"""What several test files share: a small notebook, and a folder laid out like the project."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PROJECT = Path(__file__).parent.parent

CELLS = [
    new_markdown_cell("# A sample", id="title"),
    new_code_cell("import os\n\nimport pandas as pd", id="imports"),
    new_code_cell('print("260 beds")', id="print"),
    new_code_cell('pd.DataFrame({"beds": [260], "patients": [210]})', id="table"),
    new_markdown_cell("Said of the seeds only.", id="prose", metadata={"tags": ["seeds"]}),
    new_code_cell("round(210 / 260, 3)", id="score", metadata={"tags": ["seeds"]}),
    new_code_cell('sorted({"CORPUS", "FIGURES"} & set(os.environ))', id="environment"),
]


@pytest.fixture(scope="module")
def sample_project(tmp_path_factory):
    """Make a folder with the project's tools and seeds and one small notebook, not yet run."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "notebooks").mkdir()
    shutil.copytree(PROJECT / "tools", folder / "tools")
    shutil.copytree(PROJECT / "seeds", folder / "seeds")
    nbformat.write(new_notebook(cells=CELLS), folder / "notebooks" / "01-sample.ipynb")
    return folder
