"""How hard a text is to read: textstat's scores, offline, on cleaned text, with intervals."""

from onrecord.readability.cleaning import Cleaned, Removed, clean
from onrecord.readability.lexicon import versions
from onrecord.readability.scoring import METRICS, Score, compare, scores

__all__ = ["METRICS", "Cleaned", "Removed", "Score", "clean", "compare", "scores", "versions"]
