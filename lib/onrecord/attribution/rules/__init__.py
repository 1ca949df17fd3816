"""The rules of attribution, one a file, in the order in which they are tried.

A rule takes only what no rule before it has claimed.
"""

from onrecord.attribution.found import Rule
from onrecord.attribution.lexicon import CLASSES, CUES, NOUNS
from onrecord.attribution.rules.according import CREDITING, according
from onrecord.attribution.rules.after_colon import after_colon
from onrecord.attribution.rules.after_cue import after_cue
from onrecord.attribution.rules.asides import asides
from onrecord.attribution.rules.asked import PASSIVES, asked
from onrecord.attribution.rules.bylines import bylines
from onrecord.attribution.rules.credits import (
    CreditRule,
    datelines,
    press_credits,
    signed_at_top,
    signoff,
    tags,
)
from onrecord.attribution.rules.headlined import headlined
from onrecord.attribution.rules.hearsay import hearsay
from onrecord.attribution.rules.labelled import labelled
from onrecord.attribution.rules.no_comment import no_comment
from onrecord.attribution.rules.object_relatives import object_relatives
from onrecord.attribution.rules.passives import passives
from onrecord.attribution.rules.reporting_nouns import reporting_nouns
from onrecord.attribution.rules.signed import signed
from onrecord.attribution.rules.uncued import uncued
from onrecord.attribution.rules.unlisted import unlisted
from onrecord.attribution.tokens import DASH, QUOTATION

_CUE = frozenset({"a cue"})  # a cue with a source, not only its word
_NEEDS: dict[Rule, frozenset[str]] = {
    signed: frozenset({DASH}),
    labelled: frozenset({":"}),
    headlined: frozenset({DASH, ":"}),
    no_comment: CLASSES["comments"],
    according: CREDITING,
    asides: _CUE,
    unlisted: frozenset({QUOTATION}),
    passives: frozenset({"by"}),
    asked: PASSIVES,
    after_cue: _CUE,
    after_colon: frozenset({":"}),
    object_relatives: _CUE,
    hearsay: CLASSES["hearsay_nouns"],
    reporting_nouns: NOUNS,
    uncued: frozenset({QUOTATION}),
}
"""The rules for one sentence, in their order, each with the words of which it needs one."""

RULES: tuple[Rule, ...] = tuple(_NEEDS)
"""The rules for one sentence, in their order."""

STARTS: dict[str, int] = dict.fromkeys(CUES, 0) | {
    word: sum(1 << number for number, words in enumerate(_NEEDS.values()) if word in words)
    for word in frozenset[str]().union(*_NEEDS.values())
}
"""Which rules a word may start: a bit for each, by its number in ``RULES``."""

OF_CUES = sum(STARTS.pop(cue) for cue in _CUE)
"""The rules that start from cues with their sources, as such bits."""

CREDIT_RULES: tuple[CreditRule, ...] = (
    tags,
    datelines,
    press_credits,
    signoff,
    signed_at_top,
    bylines,
)
"""The rules for a whole text."""
