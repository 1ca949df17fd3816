"""The engine: a text's sentences through the rules, to attributions."""

from onrecord.attribution.cues import cue_uses
from onrecord.attribution.found import Found, View
from onrecord.attribution.record import Attribution, of_credit, of_found
from onrecord.attribution.rules import RULES
from onrecord.attribution.rules.continued import announced, continued
from onrecord.attribution.rules.credits import CREDIT_RULES
from onrecord.attribution.tokens import Bounds, Tokens, tokenise
from onrecord.document import Document, document_of


def extract(text: Document | str) -> list[Attribution]:
    """Find who is cited for what in a text.

    Parameters
    ----------
    text : Document or str
        A document, or its text as decoded.

    Returns
    -------
    list of Attribution
        In text order: by content start, then the longer content first.

    Examples
    --------
    >>> text = "“We won,” Ann Lee said. According to her coach, the team was tired."
    >>> for a in extract(text):
    ...     print(a.kind, text[slice(*a.source)], [text[slice(*piece)] for piece in a.content])
    direct Ann Lee ['“We won,”']
    indirect her coach ['the team was tired']
    """
    tokens = tokenise(document_of(text))
    rows = [of_found(tokens, found) for found in _read(tokens)]
    rows += [of_credit(tokens, credit) for rule in CREDIT_RULES for credit in rule(tokens)]
    rows.sort(key=lambda row: (row.content[0][0], -row.content[-1][1]))
    return rows


def _read(tokens: Tokens) -> list[Found]:
    """Apply the rules to every sentence; one in which none applies may be what goes on."""
    found: list[Found] = []
    before: View | None = None
    for sentence in tokens.sentences:
        view = _view(tokens, sentence)
        here = _read_sentence(view) or (announced(before, view) if before else [])
        if here or not continued(view, found):
            found += here
        before = view
    return found


def _view(tokens: Tokens, sentence: Bounds) -> View:
    cues = cue_uses(tokens, sentence)
    return View(tokens, sentence.first, sentence.last, sentence.passage, cues)


def _read_sentence(view: View) -> list[Found]:
    """Apply the rules in their order; each claims what it finds."""
    found: list[Found] = []
    for rule in RULES:
        new = rule(view)
        view.claim(new)
        found += new
    return sorted(found, key=lambda one: one.pieces[0])
