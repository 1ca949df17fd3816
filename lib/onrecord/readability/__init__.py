"""How hard a text is to read: textstat's scores, offline, on cleaned text, with intervals."""

from onrecord.readability.cleaning import Cleaned, Removed, clean
from onrecord.readability.comparing import Difference, Mean, difference, holm
from onrecord.readability.lexicon import versions
from onrecord.readability.scoring import HIGHER_IS_EASIER, METRICS, Score, Scored, scored, scores

__all__ = [
    "HIGHER_IS_EASIER",
    "METRICS",
    "Cleaned",
    "Difference",
    "Mean",
    "Removed",
    "Score",
    "Scored",
    "clean",
    "difference",
    "holm",
    "scored",
    "scores",
    "versions",
]
