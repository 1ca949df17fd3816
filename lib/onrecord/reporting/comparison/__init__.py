"""Figures side by side: what may be compared across documents, and what one document implies.

Both work on the quantities table and leave out the figures in repeated passages.
"""

from onrecord.reporting.comparison.across import COMPARABLE, REFUSED, comparable, refused
from onrecord.reporting.comparison.pairs import bounds
from onrecord.reporting.comparison.within import IMPLIED, implied

__all__ = ["COMPARABLE", "IMPLIED", "REFUSED", "bounds", "comparable", "implied", "refused"]
