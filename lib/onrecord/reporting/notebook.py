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
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from IPython.display import Markdown

from onrecord.analysis import analyse
from onrecord.reading import load
from onrecord.reporting.summaries import labels
from onrecord.reporting.wording import count, markdown
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
    docs = load(corpus())
    tables = analyse(
        docs, topics=topics(), aliases=beside("aliases.csv"), corrections=beside("corrections.csv")
    )
    return docs, tables, folder()


def folder() -> Path:
    """Give the folder for the figures: ``FIGURES``, else ``figures/``, ``out/`` for other texts.

    Examples
    --------
    >>> folder().name
    'figures'
    """
    own = not os.environ.get("CORPUS")
    return Path(os.environ.get("FIGURES") or (_OWN if own else _OTHERS)).expanduser()


def topics() -> str:
    """Give the topics that ``TOPICS`` names, else those of the seeds or of any news.

    Examples
    --------
    >>> topics()
    'hospital'
    """
    return os.environ.get("TOPICS") or ("general" if os.environ.get("CORPUS") else "hospital")


def beside(name: str) -> Path | None:
    """Find a file that lies beside the texts, such as ``corrections.csv``; None without it."""
    file = corpus() / name
    return file if file.is_file() else None


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


def skipped(docs: pd.DataFrame) -> Markdown:
    """List the articles that :func:`onrecord.load` left out, each with its reason."""
    reasons = docs.attrs.get("skipped", [])
    found = docs.attrs.get("articles", {}).get("found", len(docs))
    lines = [f"{count(len(docs), 'article')} of {found:,} read."]
    return Markdown("\n".join(lines + [f"- {markdown(reason)}" for reason in reasons]))


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as a reader wants it; says itself how many rows it leaves out."""

    table: pd.DataFrame
    rows: int

    @property
    def note(self) -> str:
        """What is said under the table: nothing where all of it is shown."""
        left_out = self.rows - len(self.table)
        return f"The first {len(self.table):,} of {self.rows:,} rows." if left_out > 0 else ""

    def _repr_html_(self) -> str:
        html = self.table.to_html(index=False, border=0, justify="left", na_rep="", escape=True)
        cells = html.replace("<td>", '<td style="text-align: left">')
        note = f"<p>{self.note}</p>" if self.note else ""
        return f'<div class="tex2jax_ignore mathjax_ignore">{cells}{note}</div>'

    def __repr__(self) -> str:
        plain = self.table.to_string(index=False, na_rep="", max_colwidth=40)
        return "\n".join(part for part in (plain, self.note) if part)


def shown(rows: pd.DataFrame, tables: Tables, *, most: int = 40) -> Shown:
    """Show rows with the texts' labels, numbers as a person writes them, and no row unsaid.

    Parameters
    ----------
    rows : pandas.DataFrame
        Any columns; the names of texts in ``doc``, ``doc_a`` and ``doc_b``, and those of
        columns, become labels. A named
        index is shown as the first column.
    tables : Tables
        Where the labels are.
    most : int
        Rows to show; the number of those left out is said below the table.

    Returns
    -------
    Shown
        What Jupyter shows as a table, texts to the left.
    """
    plain = rows.reset_index() if any(rows.index.names) else rows.reset_index(drop=True)
    names = labels(tables)
    named = {
        column: plain[column].map(names)
        for column in plain.columns
        if str(column).removesuffix("_a").removesuffix("_b") == "doc"
    }
    listed = plain.assign(**named).head(most).astype(object)
    titles = {"doc": "article", "doc_a": "article_a", "doc_b": "article_b"} | names
    return Shown(listed.map(_cell).rename(columns=titles), len(plain))


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return "" if value != value else f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else value


def _show_tables_plainly() -> None:
    """Whole numbers without a point, and no dollar sign read as a formula."""
    pd.options.display.max_colwidth = 160  # characters
    pd.options.display.float_format = "{:,.10g}".format
    pd.options.display.html.use_mathjax = False
