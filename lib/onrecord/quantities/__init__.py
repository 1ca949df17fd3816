"""Text to figures: every number with its unit, its qualifier and its period."""

from onrecord.quantities.engine import extract, passed_over
from onrecord.quantities.record import NonFigure, Quantity
from onrecord.quantities.topics import Topic, Topics, load_topics

__all__ = ["NonFigure", "Quantity", "Topic", "Topics", "extract", "load_topics", "passed_over"]
