"""The rules of attribution, one a file, in the order in which they are tried.

A rule takes only what no rule before it has claimed.
"""

from onrecord.attribution.found import Rule
from onrecord.attribution.rules.according import according
from onrecord.attribution.rules.after_colon import after_colon
from onrecord.attribution.rules.after_cue import after_cue
from onrecord.attribution.rules.asides import asides
from onrecord.attribution.rules.asked import asked
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

RULES: tuple[Rule, ...] = (
    signed,
    labelled,
    headlined,
    no_comment,
    according,
    asides,
    unlisted,
    passives,
    asked,
    after_cue,
    after_colon,
    object_relatives,
    hearsay,
    reporting_nouns,
    uncued,
)
"""The rules for one sentence, in their order."""

CREDIT_RULES: tuple[CreditRule, ...] = (
    tags,
    datelines,
    press_credits,
    signoff,
    signed_at_top,
    bylines,
)
"""The rules for a whole text."""
