"""How tables look in a notebook: numbers as people write them, text left, no formulas."""

import re
import sys
from typing import Any

import pandas as pd

_CELL = re.compile(r"<(td|th)>([^<]*)</\1>")
_NUMBER = re.compile(r"[-−+]?[\d,.]+(?:e[+-]?\d+)?%?|NaN|&lt;NA&gt;|…|\.\.\.|")
_IGNORED = 'class="dataframe tex2jax_ignore mathjax_ignore"'


def tables_in_notebooks(width: int = 160) -> None:
    """Set how pandas shows tables: dollar signs stay, 260 is 260, text begins at the left.

    Call it once at the top of a notebook. Without it Jupyter takes what stands between
    two dollar signs for a formula, and pandas writes 2.600000e+02.

    Parameters
    ----------
    width : int
        After how many characters a text in a cell is cut.

    Examples
    --------
    >>> names = ("max_colwidth", "float_format", "colheader_justify", "html.use_mathjax")
    >>> before = {name: pd.get_option(f"display.{name}") for name in names}
    >>> tables_in_notebooks()
    >>> print(pd.DataFrame({"low": [260.0, 0.0833333, 5.46e11]}).to_string(header=False))
    0             260
    1          0.0833
    2 546,000,000,000
    >>> for name, value in before.items():
    ...     pd.set_option(f"display.{name}", value)
    """
    pd.options.display.max_colwidth = width
    pd.options.display.float_format = number
    pd.options.display.colheader_justify = "left"
    pd.options.display.html.use_mathjax = False
    shell = _shell()
    if shell is not None:
        formatter = shell.display_formatter.formatters["text/html"]
        formatter.for_type(pd.DataFrame, table_html)


def number(value: float) -> str:
    """Write a number as a person would.

    Examples
    --------
    >>> number(260.0), number(0.0833333), number(5.46e11), number(0.00002)
    ('260', '0.0833', '546,000,000,000', '2e-05')
    """
    if (value and abs(value) < 0.001) or abs(value) >= 1e15:
        return f"{value:.3g}"
    digits = 1 if abs(value) >= 100 else 4
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".")


def table_html(table: pd.DataFrame) -> str:
    """Write a table as Jupyter shows it, its texts at the left and nothing a formula.

    Examples
    --------
    >>> html = table_html(pd.DataFrame({"cost": ["$2 million"], "beds": [260]}))
    >>> '<td style="text-align:left">$2 million</td>' in html, "mathjax_ignore" in html
    (True, True)
    """
    html: str = table._repr_html_()  # type: ignore[operator]
    html = re.sub(r'class="dataframe[^"]*"', _IGNORED, html, count=1)
    return _CELL.sub(_aligned, html)


def _aligned(cell: re.Match[str]) -> str:
    tag, text = cell.groups()
    if _NUMBER.fullmatch(text):
        return cell.group()
    return f'<{tag} style="text-align:left">{text}</{tag}>'


def _shell() -> Any:
    """Give the running IPython, if there is one; nothing is imported for it."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None
