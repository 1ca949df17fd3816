"""Tables to the small tables that the notebooks state and the charts draw.

Repeated passages are left out of every count. Each row that speaks of one place
in a text carries ``doc``, ``start`` and ``end``, and the sentence it is in. With
``by``, a column of ``documents`` such as the outlet or the date, a table counts by
group (dates by month) instead of by document.
"""

from onrecord.reporting.summaries.cited import (
    FEWEST_WORDS,
    SOURCING,
    SOURCING_ORDER,
    UNNAMED,
    document_sourcing,
    paragraphs_by_sourcing,
    passage_sourcing,
    source_names,
    words_by_speaker,
    words_inside,
)
from onrecord.reporting.summaries.figures import (
    CREDIT_ORDER,
    figures_by_sourcing,
    key_figures,
    once,
    topics_by_document,
    with_speaker,
)
from onrecord.reporting.summaries.shared import (
    MISSED,
    NO_SOURCE,
    NOT_GIVEN,
    are_months,
    counted,
    groups,
    labels,
    with_sentence,
)
from onrecord.reporting.summaries.texts import document_words

__all__ = [
    "CREDIT_ORDER",
    "FEWEST_WORDS",
    "MISSED",
    "NOT_GIVEN",
    "NO_SOURCE",
    "SOURCING",
    "SOURCING_ORDER",
    "UNNAMED",
    "are_months",
    "counted",
    "document_sourcing",
    "document_words",
    "figures_by_sourcing",
    "groups",
    "key_figures",
    "labels",
    "once",
    "paragraphs_by_sourcing",
    "passage_sourcing",
    "source_names",
    "topics_by_document",
    "with_sentence",
    "with_speaker",
    "words_by_speaker",
    "words_inside",
]
