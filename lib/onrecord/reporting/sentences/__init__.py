"""Tables to sentences: what the notebooks state, for any corpus.

Each function takes the tables of a corpus and returns one paragraph of Markdown, in
which every number and name is computed, so that the prose beside a cell is true of
whatever corpus was read; an empty string where there is nothing to say. Names, titles
and quotations are escaped. With ``by``, a column of ``documents`` such as the outlet or
the date, the paragraph ends with what holds of each group.
"""

from onrecord.reporting.sentences.cited import paragraphs, quotations, sources
from onrecord.reporting.sentences.figures import (
    comparability,
    figure_sourcing,
    figures,
    refusals,
    topics,
)
from onrecord.reporting.sentences.readability import METRICS, hygiene, readability
from onrecord.reporting.sentences.shared import missed
from onrecord.reporting.sentences.texts import corpus, repeats

__all__ = [
    "METRICS",
    "comparability",
    "corpus",
    "figure_sourcing",
    "figures",
    "hygiene",
    "missed",
    "paragraphs",
    "quotations",
    "readability",
    "refusals",
    "repeats",
    "sources",
    "topics",
]
