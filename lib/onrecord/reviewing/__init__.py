"""How right are the rows: draw some, let a person mark them, count, and correct for good."""

from onrecord.reviewing.marks import corrections
from onrecord.reviewing.precision import footing, precision
from onrecord.reviewing.sample import review

__all__ = ["corrections", "footing", "precision", "review"]
