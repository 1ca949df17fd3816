"""Tables that a reader sorts and filters in the browser, each row a link to its text."""

import re
from html import escape
from typing import Any

import pandas as pd

from onrecord.errors import OnrecordError
from onrecord.reporting import row_words
from onrecord.reporting.addresses import link
from onrecord.reporting.summaries import UNNAMED, with_sentence, with_speaker
from onrecord.reporting.wording import count, plain, readable, shorten
from onrecord.tables import Tables

PAGES = {"attributions": "Attributions", "figures": "Figures"}
"""The tables of a report, and their headings."""

_WIDTH = 300  # characters of a text in a cell
_LOADING = re.compile(r"<td[^>]*>\s*Loading.*?</td>", re.DOTALL)
_ABOUT_ITABLES = re.compile(r"<sup><noscript>.*?</noscript>.*?</sup>", re.DOTALL)
_OPTIONS: dict[str, Any] = {
    "classes": "display compact",
    "columnDefs": [{"className": "dt-left", "targets": "_all"}],
    "layout": {"topStart": "search", "topEnd": "pageLength", "bottomEnd": "paging"},
    "lengthMenu": [25, 100, 500],
    "pageLength": 25,
    "maxBytes": 0,
    "order": [],
    "showIndex": False,
    "text_in_header_can_be_selected": False,  # a click on the words sorts too
    "format_floats_in_python": False,  # else the page would have to evaluate a text
    "style": "width:100%;table-layout:auto",
}


def sortable(tables: Tables, name: str) -> tuple[str, str, str]:
    """Give one of PAGES as HTML with its script, its heading, and how many rows it has."""
    shown = _attributions(tables) if name == "attributions" else _figures(tables)
    says = f"{count(len(shown), name[:-1])}."
    # Links are HTML; every text beside them is escaped here.
    return sortable_html(shown, name, allow_html=True), PAGES[name], says


def _attributions(tables: Tables) -> pd.DataFrame:
    rows = with_sentence(tables, tables.attributions.assign(start=lambda of: of["content_start"]))
    return pd.DataFrame(
        {
            "said": _linked(rows, rows["said"]),
            "who": _texts(rows["speaker"].fillna(rows["source"])),
            "how": _texts(rows["kind"].map(row_words.SAYS).fillna(rows["kind"])),
            "words": rows["words"],
            "text": _texts(_labels(tables, rows)),
            "sentence": _texts(rows["sentence"]),
            "note": _notes(rows),
        }
    )


def _figures(tables: Tables) -> pd.DataFrame:
    rows = with_speaker(tables, tables.quantities)
    behind = rows["speaker"].mask(rows["speaker"] == UNNAMED, "somebody")
    beside = "its paragraph cites " + rows["near"].map(row_words.whom)
    near = beside.where(rows["credited"] == "paragraph")
    return pd.DataFrame(
        {
            "figure": _linked(rows, rows["text"]),
            "low": rows["low"].round(4),
            "high": rows["high"].round(4),
            "unit": _texts(rows["unit"]),
            "topic": _texts(rows["topic"]),
            "from": _texts(behind.fillna(near).fillna("no source found")),
            "text": _texts(_labels(tables, rows)),
            "sentence": _texts(rows["sentence"]),
            "note": _notes(rows),
        }
    )


def _labels(tables: Tables, rows: pd.DataFrame) -> pd.Series:
    documents = tables.documents.set_index("doc")
    return rows["doc"].map(documents["label"].fillna(documents.index.to_series()))


def _notes(rows: pd.DataFrame) -> pd.Series:
    repeated = rows["duplicate"].map({True: "repeated", False: ""})
    return (rows["reviewed"].fillna("") + " " + repeated).str.strip()


def _linked(rows: pd.DataFrame, texts: pd.Series) -> pd.Series:
    return pd.Series(
        [
            f'<a href="{link(doc, name)}">{_text(text)}</a>'
            for doc, name, text in zip(rows["doc"], rows["id"], texts, strict=True)
        ],
        index=rows.index,
        dtype="object",
    )


def _texts(texts: pd.Series) -> pd.Series:
    return texts.astype("object").map(_text)


def _text(value: Any) -> str:
    if not row_words.given(value):
        return ""
    return escape(readable(shorten(plain(str(value)), _WIDTH)))


def sortable_html(table: pd.DataFrame, name: str, **options: Any) -> str:
    """Write a table that is sorted and filtered in the browser, with its script: about 1 MB.

    The name is its id on the page; the options are those of itables. Its texts are escaped,
    unless ``allow_html`` says that they are already.

    Raises
    ------
    OnrecordError
        When itables is not installed.
    """
    try:
        import itables
        from itables.javascript import generate_init_offline_itables_html
    except ImportError as error:
        raise OnrecordError("Sortable tables need itables; install the extra 'report'.") from error
    script: str = generate_init_offline_itables_html(itables.options.dt_bundle)
    body: str = itables.to_html_datatable(
        table,
        table_id=name,
        connected=False,
        display_logo_when_loading=False,
        **_OPTIONS,
        **options,
    )
    body = _ABOUT_ITABLES.sub("", _LOADING.sub("<td></td>", body, count=1))
    return script.partition("<noscript>")[0] + body
