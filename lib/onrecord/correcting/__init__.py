"""What a person said of a row: found again by its words, and applied on every run."""

from onrecord.correcting.engine import (
    Edited,
    NotApplied,
    Verdict,
    attributions,
    figures,
    finish,
    of_documents,
    report,
    speakers,
)
from onrecord.correcting.places import one_line
from onrecord.correcting.record import Correction, read

__all__ = [
    "Correction",
    "Edited",
    "NotApplied",
    "Verdict",
    "attributions",
    "figures",
    "finish",
    "of_documents",
    "one_line",
    "read",
    "report",
    "speakers",
]
