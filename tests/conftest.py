"""What several test files share: a small notebook, and a folder laid out like the project."""

import shutil
from functools import cache
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
    new_markdown_cell("Said of the seeds only.", id="prose"),
    new_code_cell("round(210 / 260, 3)", id="score"),
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


@pytest.fixture(scope="session")
def seeds():
    """Analyse the seeds on the hospital topics, once for all tests that only look."""
    import onrecord as rec

    return rec.analyse(rec.load(PROJECT / "seeds"), topics="hospital")


@pytest.fixture(scope="session")
def drawn(seeds):
    """Give a function that draws a chart of the seeds, each once; nobody changes its figure."""
    from onrecord.reporting import charts

    return cache(lambda name: getattr(charts, name)(seeds))


@pytest.fixture(scope="session")
def gold_sentences():
    """Read the hand-split news: the text, and the spans of its sentences."""
    lines = (PROJECT / "tests" / "gold" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    text, spans = "", []
    for line in (line for line in lines if not line.startswith("#")):
        if line:
            spans.append((len(text), len(text) + len(line)))
        text += line + " " if line else "\n\n"
    return text, spans


@pytest.fixture(scope="session")
def ask_textstat():
    """Give a function that asks textstat itself for the seven metrics, as a user would.

    Our dictionary stands in for the one that textstat would download: one made-up
    pronunciation a word, with as many stresses as the word has syllables.
    """
    import textstat
    from textstat.backend.counts import _count_syllables

    from onrecord.readability import METRICS
    from onrecord.readability.lexicon import lexicon

    pronunciations = [[["K"] + ["AH0"] * n] for n in range(20)]
    spoken = {word: pronunciations[n] for word, n in lexicon().syllables.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_count_syllables, "get_cmudict", lambda language: spoken)
        yield lambda text: {metric: getattr(textstat, metric)(text) for metric in METRICS}
