"""Figures side by side: what can be compared across documents, and what one document implies.

Both leave out the figures in repeated passages.
"""

from onrecord.reporting.comparison.across import (
    CHECK,
    COMPARABLE,
    MOST,
    REFUSED,
    comparable,
    refused,
)
from onrecord.reporting.comparison.pairs import bounds
from onrecord.reporting.comparison.within import IMPLIED, implied

__all__ = [
    "CHECK",
    "COMPARABLE",
    "IMPLIED",
    "MOST",
    "REFUSED",
    "bounds",
    "comparable",
    "implied",
    "refused",
]
