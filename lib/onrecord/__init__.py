"""Who is cited, which figures are given and by whom, how hard the texts are to read.

Examples
--------
>>> import onrecord as rec
>>> import pandas as pd
>>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
>>> rec.analyse(docs).quantities[["text", "credited"]].to_dict("records")
[{'text': '40 beds', 'credited': 'cue'}]
"""

from importlib import import_module
from types import ModuleType

from onrecord.analysis import analyse
from onrecord.entities import near_misses, sources
from onrecord.errors import OnrecordError
from onrecord.quantities import load_topics
from onrecord.reading import SkippedFile, load
from onrecord.reporting.marked_text import show
from onrecord.reporting.site import report
from onrecord.reviewing import corrections, precision, review
from onrecord.tables import Tables, read_tables

__all__ = [
    "OnrecordError",
    "SkippedFile",
    "Tables",
    "analyse",
    "corrections",
    "load",
    "load_topics",
    "near_misses",
    "precision",
    "read_tables",
    "report",
    "review",
    "show",
    "sources",
]
__version__ = "0.2.0"


def __getattr__(name: str) -> ModuleType:
    """Import the charts, and matplotlib with them, only when they are asked for."""
    if name == "charts":
        return import_module("onrecord.reporting.charts")
    raise AttributeError(f"module 'onrecord' has no attribute '{name}'")
