"""Whether a use of a cue reports: whether it is asserted, and whether its subject can speak.

The same verb has other senses ("the maker recalls 300 vans", "the flood claimed nine lives",
"the law seeks to protect"); where nothing quoted settles it, the kind of subject and the kind
of complement do. What they leave open is left out.
"""

from onrecord.attribution.candidates import CueUse
from onrecord.attribution.found import View
from onrecord.attribution.lexicon import CLASSES, counted
from onrecord.attribution.phrases import Range, head_of, noun_phrase_after
from onrecord.attribution.tokens import QUOTATION, Tokens
from onrecord.attribution.verbs import is_clause, is_finite
from onrecord.vocabulary import words as vocabulary

ROLES = (
    counted(vocabulary("roles")) | CLASSES["listeners"] | CLASSES["persons"] | CLASSES["addressed"]
)
_KINDS = (
    dict.fromkeys(CLASSES["documents"], "document")
    | dict.fromkeys(ROLES, "somebody")
    | dict.fromkeys(CLASSES["bodies"], "body")
)
_ENDINGS = tuple(CLASSES["person_endings"])
_PARTS = CLASSES["determiners"] | CLASSES["amounts"] | CLASSES["whole_subjects"]
_STATES = CLASSES["question_words"] | CLASSES["personal_pronouns"]
_TIMES = CLASSES["times"] | CLASSES["time_words"]
_NO_POINTS = str.maketrans("", "", ".,%")
_UNNAMED = 4  # tokens of "not to be named"
_STORY = 4  # tokens of "a very different story"
_KEPT = 8  # tokens of "her full name not be published"
_KEEPING = CLASSES["negations"] | {"withheld", "kept", "concealed"}
_AGO = 4  # tokens of "some ten days ago"
_ENDS_NAMED = (CLASSES["prepositions"] - {"of"}) | CLASSES["punctuation"] | CLASSES["times"]
_LEADS_TO_NOUN = CLASSES["determiners"] | CLASSES["prepositions"] | CLASSES["conjunctions"]
_JUDGING_ENDS = tuple(CLASSES["judging_endings"])
_SHORTEST = 5  # letters of a noun whose ending shows a person
_PRONOUNS = CLASSES["object_pronouns"] | CLASSES["things"]
_GAP_RELATIVES = CLASSES["thing_relatives"] | {"what"}


def is_negated(view: View, use: CueUse) -> bool:
    """Tell ``did not say whether``."""
    return not CLASSES["negations"].isdisjoint(view.words[use.begin : use.at])


def reports(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell whether a use of a cue reports what ``start:end`` says."""
    is_deed = view.words[start].endswith("ing") and view.words[use.at] in CLASSES["holding"]
    if _is_name_given(view, use, start, end) or _is_pronoun_alone(view, use, start, end):
        return False
    is_ignorance = not use.form.is_spoken and view.words[start] in CLASSES["question_words"]
    if is_ignorance and _is_denied(view, use):
        return False
    if QUOTATION in view.words[start:end]:
        return not is_deed and not (use.form.of_documents and _is_somebody(view, use))
    if view.words[end - 1] == "ago" and end - start <= _AGO:
        return False
    if not CLASSES["unnamed"].isdisjoint(view.words[start : min(end, start + _UNNAMED)]):
        return False
    if _is_wish(view, use, start) or not _names(view, use, start, end):
        return False
    if _is_story(view, use, start, end) or _keeps_name(view, use, start, end):
        return False
    if _is_unknown(view, use, start) or _greets(view, use, start):
        return False
    if _only_addresses(view, use, start, end) or _is_past_deed(view, use, start):
        return False
    return is_asserted(view, use) and _may_take(view, use, start)


def _is_name_given(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``calls himself Bo`` from ``calls himself a nurse``."""
    is_self = view.words[start] in CLASSES["reflexives"] and start + 1 < end
    is_called = view.words[use.at] in CLASSES["calling"]
    return is_self and is_called and view.tokens.is_capital(start + 1)


def _is_pronoun_alone(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``paid a price for believing it`` from ``believed it was true``, ``praised it``."""
    is_alone = end - start == 1 and view.words[start] in CLASSES["object_pronouns"]
    return is_alone and "clause" in use.form.takes


def _is_story(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``told them the truth`` from ``told the truth about the fire``, which says of what."""
    if end - start > _STORY or view.words[end - 1] not in CLASSES["stories"]:
        return False
    return view.words[use.at] in CLASSES["telling"]


def _keeps_name(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``asked that her name not be used`` from ``asked that her name be read``."""
    words = view.words
    if use.form.orders == "never" or words[start] not in CLASSES["possessives"]:
        return False
    near = words[start + 1 : min(end, start + _KEPT)]
    return not CLASSES["identities"].isdisjoint(near[:2]) and not _KEEPING.isdisjoint(near)


def _is_somebody(view: View, use: CueUse) -> bool:
    """Tell ``the drivers showed “a rare joy”`` from ``the poll showed “a rare joy”``."""
    return kind_of(view.tokens, use.source, view.first) == "somebody"


def _is_wish(view: View, use: CueUse, start: int) -> bool:
    """Tell ``plans to resign``, ``wants Bo to resign`` from ``hopes that Bo resigns``."""
    if not use.form.is_wish or view.words[start - 1] == "that":
        return False
    is_clausal = view.words[start] in CLASSES["question_words"] or (
        "clause" in use.form.takes and view.words[start] != "to"
    )
    return not is_clausal


def _is_unknown(view: View, use: CueUse, start: int) -> bool:
    """Tell ``did not know how``, ``what it demanded so far`` from ``what it calls a gift``."""
    words = view.words
    if words[use.start - 1] == "what" and use.start > view.first:
        return words[use.at] not in CLASSES["judging_verbs"] and not is_finite(view.tokens, start)
    is_known = words[start] in CLASSES["question_words"] or "clause" not in use.form.takes
    return is_known and not use.form.is_spoken and _is_denied(view, use)


def _only_addresses(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``advised the board`` from ``advised the board to close``."""
    form = use.form
    if form.orders != "addressee" or not form.takes >= {"clause", "addressee"} or form.rest:
        return False
    if start > use.end or is_clause(view.tokens, start, view.last):
        return False
    return CLASSES["advising"].isdisjoint(view.words[start:end])


def _is_past_deed(view: View, use: CueUse, start: int) -> bool:
    """Tell ``when he announced the fee, it rained`` from ``when he said that it rained``."""
    before = view.words[use.start - 1] if use.start > view.first else ""
    if before not in CLASSES["timing"] or view.words[start - 1] in {"that", ":"}:
        return False
    if use.form.shape == "participle" or use.form.orders != "never":
        return False
    if view.words[start] in CLASSES["question_words"]:
        return not use.form.is_spoken
    return "clause" not in use.form.takes or not is_clause(view.tokens, start, view.last)


def _is_denied(view: View, use: CueUse) -> bool:
    """Tell ``did not know``, ``not knowing``."""
    return is_negated(view, use) or view.words[use.at - 1] == "not"


def _greets(view: View, use: CueUse, start: int) -> bool:
    """Tell ``welcomed the guests`` from ``welcomed the decision``."""
    if view.words[use.at] not in CLASSES["greeting"]:
        return False
    phrase = noun_phrase_after(view.tokens, start, view.last)
    return kind_of(view.tokens, phrase, view.first) == "somebody"


def _names(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell ``called the plan a gift``, ``called it unfair`` from ``called the police``."""
    words = view.words
    if use.form.rest or words[use.at] not in CLASSES["calling"]:
        return True
    has_gap = use.source is not None and use.start < use.source[0]
    if has_gap or words[use.start - 1] in _GAP_RELATIVES:
        return True
    stop = next((at for at in range(start + 1, end) if words[at] in _ENDS_NAMED), end)
    is_pronoun = words[start] in _PRONOUNS
    has_article = not CLASSES["articles"].isdisjoint(words[start + 1 : start + 2])
    if is_pronoun and (words[start] != "her" or has_article):
        return stop > start + 1
    is_judged = words[stop - 1].endswith(_JUDGING_ENDS) and stop > start + 2
    return is_judged or any(
        words[at] in CLASSES["determiners"] and words[at - 1] not in _LEADS_TO_NOUN
        for at in range(start + 1, stop)
    )


def is_certain(view: View, use: CueUse, start: int, end: int) -> bool:
    """Tell what is quoted or said from what somebody wants, thinks or is taken to show."""
    if QUOTATION in view.words[start:end]:
        return True
    is_clausal = view.words[start - 1] == "that"
    if use.form.is_evidence:
        return is_clausal
    return use.form.is_spoken


# Asserted


def is_asserted(view: View, use: CueUse) -> bool:
    """Tell ``the mayor says`` from ``the mayor must say``, ``if she says``, ``does she say?``."""
    words = view.words
    auxiliaries = words[use.begin : use.at]
    is_denied = not CLASSES["negations"].isdisjoint(auxiliaries)
    if not CLASSES["hypothetical_modals"].isdisjoint(auxiliaries) and not is_denied:
        return False
    if use.form.is_evidence and "would" in auxiliaries:
        return False
    if use.start > view.first and words[use.start - 1] in CLASSES["hypothetical_conjunctions"]:
        return False
    return not view.is_question or _is_inside_question(view, use)


def _is_inside_question(view: View, use: CueUse) -> bool:
    """Tell ``Which road, he asked, and when?`` from ``Did he ask?``: it is what is said."""
    words = view.words
    is_set_off = use.start > view.first and words[use.start - 1] == ","
    return is_set_off and words[use.end : use.end + 1] == [","] and not use.is_shared


# Who can speak


def kind_of(tokens: Tokens, source: Range | None, first: int) -> str:
    """Tell what a source is: ``somebody``, ``body``, ``document``, ``something`` or ``unclear``.

    ``initial`` is a word that may have its capital only because the sentence begins with it.

    Examples
    --------
    >>> from onrecord.attribution.tokens import tokenise
    >>> from onrecord.document import read
    >>> tokens = tokenise(read("The head of the clinic came."))
    >>> kind_of(tokens, (0, 5), 0)
    'somebody'
    """
    if source is None:
        return "unclear"
    head = head_of(tokens.words, source)
    word = tokens.words[head].removesuffix("'s").removeprefix("ex-")
    whole = _kind_of_whole(tokens, head, source[1])
    if whole != "unclear":
        return whole
    if tokens.words[source[0]] == "those" or tokens.words[source[1] - 1] == "whom":
        return "somebody"
    if source[1] - source[0] == 1 and word in CLASSES["somebody"]:
        return "somebody"
    if word in CLASSES["something"]:
        return "something"
    is_alone = source[1] - source[0] == 1
    if word in CLASSES["things"] or (is_alone and word in _TIMES):
        return "unclear"
    if word in _KINDS:
        return _KINDS[word]
    if not tokens.text[tokens.starts[head] : tokens.ends[head]].islower() and not word[0].isdigit():
        is_initial = head == first and source[1] - source[0] == 1 and word not in tokens.names
        return "initial" if is_initial else "somebody"
    return "somebody" if _ends_like_person(word) or _is_number(word, source) else "unclear"


def _kind_of_whole(tokens: Tokens, head: int, end: int) -> str:
    """Tell what ``some of the anglers``, ``two of them`` are a part of."""
    words = tokens.words
    if words[head] not in _PARTS or words[head + 1 : head + 2] != ["of"] or head + 2 >= end:
        return "unclear"
    if words[head + 2] in CLASSES["object_pronouns"]:
        return "somebody"
    return kind_of(tokens, (head + 2, end), head)


def _ends_like_person(word: str) -> bool:
    last = word.rpartition("-")[2] if "year-old" not in word else word
    return len(last) >= _SHORTEST and last.endswith(_ENDINGS) and last not in CLASSES["not_persons"]


def _is_number(word: str, source: Range) -> bool:
    """Tell ``six in 10`` and ``two-thirds``, of people, from a bare number."""
    is_figure = word.translate(_NO_POINTS).isdigit()
    return source[1] - source[0] > 1 and (is_figure or word in CLASSES["amounts"])


def _may_take(view: View, use: CueUse, start: int) -> bool:
    """Tell whether this kind of subject reports with this kind of complement."""
    if use.source is None:
        return True
    kind = kind_of(view.tokens, use.source, view.first)
    takes, word = use.form.takes, view.words[start]
    if kind == "unclear" and not _says_clause(view, use, start):
        return False
    if _is_general(view, use, start) or _is_unsaid(view, use, start):
        return False
    if use.form.of_documents or _is_consequence(view, use):
        return kind == "document" or view.words[use.source[1] - 1] in CLASSES["documents"]
    is_alone = use.source[1] - use.source[0] == 1
    if "document" in takes and is_alone and view.words[use.source[0]] in CLASSES["somebody"]:
        return False
    if use.is_shared and view.words[use.at - 1] == "to":
        return kind != "something" and _is_stated(view, start)
    if word == "to" and "infinitive" in takes:
        return kind != "document"
    if kind == "initial" and use.form.is_noun_too and use.form.shape == "present":
        return _is_stated(view, start)
    if kind in {"something", "initial"}:
        return not use.form.is_evidence
    return True


def _says_clause(view: View, use: CueUse, start: int) -> bool:
    """Tell ``the sign said that``, ``…, the sign said`` from ``the flood claimed lives``."""
    form, words = use.form, view.words
    source = use.source
    if source is None or words[source[0]] in CLASSES["things"] or form.is_evidence:
        return False
    if not (form.follows and form.is_spoken and "clause" in form.takes) or form.is_noun_too:
        return False
    if form.shape == "participle" or "addressee" in form.takes:
        return False
    if words[source[0]] in _TIMES or not CLASSES["auxiliaries"].isdisjoint(words[slice(*source)]):
        return False
    is_aside = start < use.start
    return is_aside or words[start - 1] == "that" or is_clause(view.tokens, start, view.last)


def _is_general(view: View, use: CueUse, start: int) -> bool:
    """Tell ``people who want to leave``: a clause that says which people, not what they say."""
    if use.source is None or view.words[use.source[0]] != "who":
        return False
    is_deed = view.words[start] == "to" and "clause" not in use.form.takes
    if use.form.is_spoken and use.form.orders == "never" and not is_deed:
        return False
    return view.words[use.source[0] - 1] != ","


def _is_unsaid(view: View, use: CueUse, start: int) -> bool:
    """Tell ``did not talk about beds`` from ``did not say that beds were few``."""
    if "clause" in use.form.takes or not is_negated(view, use):
        return False
    return view.words[start] not in CLASSES["question_words"] and start == use.end


def _is_consequence(view: View, use: CueUse) -> bool:
    """Tell ``left early, suggesting a row`` from ``said it was late, suggesting a row``."""
    is_added = use.is_shared and view.words[use.start - 1] == ","
    if not (is_added and use.form.is_evidence and use.form.shape == "participle"):
        return False
    return not any(
        other.source == use.source and _may_say(other) and other.at < use.at for other in view.cues
    )


def _may_say(use: CueUse) -> bool:
    """Tell ``said`` from ``continues``, which only a quotation makes a report."""
    return use.form.is_spoken and use.form.takes != {"quotation"}


def _is_stated(view: View, start: int) -> bool:
    """Tell ``to say that …``, ``to ask why …`` from ``to disclose fees``."""
    before, word = view.words[start - 1], view.words[start]
    return before in {"that", ":"} or word in _STATES or is_clause(view.tokens, start, view.last)
