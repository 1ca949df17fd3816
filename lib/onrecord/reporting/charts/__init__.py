"""Tables to charts: one message each, qualifiers drawn, nothing compared that may not be."""

from onrecord.reporting.charts.chart import Chart
from onrecord.reporting.charts.key_figures import key_figures
from onrecord.reporting.charts.money import funding
from onrecord.reporting.charts.parts import parts
from onrecord.reporting.charts.readability import readability
from onrecord.reporting.charts.source_types import figures_by_source, source_types
from onrecord.reporting.charts.speakers import speakers
from onrecord.reporting.charts.texts import figures_sourcing, sourcing_strip, topics, words

__all__ = [
    "Chart",
    "figures_by_source",
    "figures_sourcing",
    "funding",
    "key_figures",
    "parts",
    "readability",
    "source_types",
    "sourcing_strip",
    "speakers",
    "topics",
    "words",
]
