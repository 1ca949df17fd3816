"""Tables to charts: one message each, qualifiers drawn, nothing compared that may not be."""

from onrecord.reporting.charts.coverage import figures_sourcing, topics, words
from onrecord.reporting.charts.figures import funding, key_figures
from onrecord.reporting.charts.parts import parts
from onrecord.reporting.charts.readability import readability
from onrecord.reporting.charts.sources import sourcing_strip, speakers
from onrecord.reporting.charts.style import Chart

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
