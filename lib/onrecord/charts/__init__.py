"""Tables to charts: one message each, qualifiers drawn, nothing compared that may not be."""

from onrecord.charts.coverage import figures_sourcing, topics, words
from onrecord.charts.figures import funding, key_figures
from onrecord.charts.parts import parts
from onrecord.charts.readability import readability
from onrecord.charts.sources import sourcing_strip, speakers
from onrecord.charts.style import Chart

__all__ = [
    "Chart",
    "figures_sourcing",
    "funding",
    "key_figures",
    "parts",
    "readability",
    "sourcing_strip",
    "speakers",
    "topics",
    "words",
]
