"""How every notebook begins: which texts, which topics, where the figures go.

Three environment variables choose them. Without ``CORPUS`` the project's own seeds are
read on the hospital topics, and the figures go to ``figures/``; another corpus is read on
the general topics, and nothing of the project is overwritten.

Beside the texts of a folder may lie what a person knows of them: ``documents.csv`` (a
label, an outlet, a date for each text), ``aliases.csv`` (names that are one source),
``corrections.csv`` (rows set right) and ``remarks.md`` (paragraphs that the notebooks show
at their place). A remark is thus never shown under somebody else's texts.
"""

import os
import re
from pathlib import Path

import pandas as pd
from IPython.display import Markdown

from onrecord.analysis import analyse
from onrecord.reading import load
from onrecord.tables import Tables

SEEDS = Path("../seeds")  # from notebooks/, where every notebook runs
_OWN, _OTHERS = Path("../figures"), Path("../out")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def corpus() -> Path:
    """Give the folder or file that ``CORPUS`` names, else the seeds.

    Examples
    --------
    >>> corpus().name
    'seeds'
    """
    return Path(os.environ.get("CORPUS") or SEEDS).expanduser()


def start() -> tuple[pd.DataFrame, Tables, Path]:
    """Read and analyse the texts, and set pandas to show tables as a reader wants them.

    Returns
    -------
    pandas.DataFrame
        The documents, with the reasons for those left out in ``attrs["skipped"]``.
    Tables
        What :func:`onrecord.analyse` makes of them.
    pathlib.Path
        The folder for the figures: ``FIGURES``, else ``figures/`` for the seeds and
        ``out/`` for other texts.

    Raises
    ------
    OnrecordError
        If the texts, the topics or a file beside the texts cannot be used.
    """
    _show_tables_plainly()
    own = not os.environ.get("CORPUS")
    topics = os.environ.get("TOPICS") or ("hospital" if own else "general")
    docs = load(corpus())
    tables = analyse(docs, topics=topics)
    return docs, tables, Path(os.environ.get("FIGURES") or (_OWN if own else _OTHERS)).expanduser()


def remark(name: str) -> Markdown | None:
    """Show what the corpus's own ``remarks.md`` says under a heading; nothing where it is silent.

    Parameters
    ----------
    name : str
        A heading of the file, without its ``##``.

    Returns
    -------
    IPython.display.Markdown or None
        The text below the heading.
    """
    file = corpus() / "remarks.md"
    if not file.is_file():
        return None
    _, *parts = _HEADING.split(file.read_text(encoding="utf-8"))
    remarks = dict(zip(parts[::2], parts[1::2], strict=True))
    return Markdown(remarks[name].strip()) if name in remarks else None


def _show_tables_plainly() -> None:
    """Whole numbers without a point, text to the left, and no dollar sign read as a formula."""
    pd.options.display.max_colwidth = 160  # characters
    pd.options.display.float_format = "{:,.10g}".format
    pd.options.display.html.use_mathjax = False
