"""Who is cited for what: sources, cues and contents of a news text.

The method is a rule engine over closed word classes and a hand-written cue
vocabulary; the terms source, cue and content are those of PolNeAR (Newell,
Margolin and Ruths 2018) and of the Penn Attribution Relations Corpus (Pareti 2012).
"""

from onrecord.attribution.engine import extract
from onrecord.attribution.record import Attribution

__all__ = ["Attribution", "extract"]
