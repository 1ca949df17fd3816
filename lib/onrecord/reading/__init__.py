"""What users have, to documents."""

from onrecord.reading.loading import SkippedFile, load

__all__ = ["SkippedFile", "load"]
