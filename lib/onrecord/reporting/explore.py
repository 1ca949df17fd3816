"""A table to sort and filter while a notebook is open; where it is only run, a plain one."""

import os
from dataclasses import dataclass

import pandas as pd

from onrecord.reporting.notebook import Shown, shown
from onrecord.reporting.site_tables import sortable_html
from onrecord.tables import Tables

_SESSION = "JPY_SESSION_NAME"  # set by Jupyter's server for the kernel of an open notebook
_THEME = """<style>
.onrecord-explore *:not(#none) { color: var(--jp-content-font-color1, #222) !important;
  background-color: var(--jp-layout-color0, #fff) !important; box-shadow: none !important; }
</style>"""  # the table goes with JupyterLab's theme, light or dark


@dataclass(frozen=True, slots=True)
class Explorable:
    """A table that the browser sorts and filters; its script is not meant to be stored."""

    plain: Shown
    name: str

    def _repr_html_(self) -> str:
        table = sortable_html(self.plain.table, self.name)
        return f'{_THEME}<div class="onrecord-explore tex2jax_ignore mathjax_ignore">{table}</div>'

    def __repr__(self) -> str:
        return repr(self.plain)


def explore(rows: pd.DataFrame, tables: Tables, name: str, *, most: int = 10) -> Explorable | Shown:
    """Show rows in a table to sort and filter, if somebody is looking.

    Parameters
    ----------
    rows : pandas.DataFrame
        Any columns, as for :func:`onrecord.reporting.notebook.shown`.
    tables : Tables
        Where the labels of the texts are.
    name : str
        The id of the table, another one for each of a notebook.
    most : int
        Rows to show where the notebook is run without anybody looking: by ``make
        figures``, or by a test. What is stored stays small that way.

    Returns
    -------
    Explorable or Shown
        In JupyterLab all rows; elsewhere the first of them.

    Examples
    --------
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    >>> tables = rec.analyse(docs)
    >>> explore(tables.quantities[["doc", "text", "low"]], tables, "figures")
    article    text low
          a 40 beds  40
    """
    if _SESSION not in os.environ:
        return shown(rows, tables, most=most)
    return Explorable(shown(rows, tables, most=len(rows)), name)
