"""What users have, to documents."""

from onrecord.reading.folder import SkippedFile, load

__all__ = ["SkippedFile", "load"]
