"""Each rule of attribution by hand-written cases: what it finds, what it must leave alone."""

import pytest

from onrecord.attribution import Attribution, extract


def row(text: str, found: Attribution) -> tuple[str, str | None, str | None, str]:
    """Show an attribution as words: kind, source, cue, pieces of the content."""
    source = text[slice(*found.source)] if found.source else None
    cue = text[slice(*found.cue)] if found.cue else None
    return found.kind, source, cue, " / ".join(text[slice(*piece)] for piece in found.content)


def rows(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [row(text, found) for found in extract(text)]


QUOTED = {
    "after": ("“We won,” Ann Lee said.", "direct", "Ann Lee", "said", "“We won,”"),
    "inverted": ("“We won,” said Ann Lee.", "direct", "Ann Lee", "said", "“We won,”"),
    "inverted with a role": (
        "“We won,” said the mayor of Tula, Ann Lee.",
        "direct",
        "the mayor of Tula",
        "said",
        "“We won,”",
    ),
    "before": ("Ann Lee said: “We won.”", "direct", "Ann Lee", "said", "“We won.”"),
    "before with a comma": ("She said, “We won.”", "direct", "She", "said", "“We won.”"),
    "comma outside": ("“We won”, the mayor said.", "direct", "the mayor", "said", "“We won”"),
    "interrupted": (
        "“We won,” she said, “and we rest.”",
        "direct",
        "she",
        "said",
        "“We won,” / “and we rest.”",
    ),
    "goes on": (
        "“We won,” she said. “Now we rest for a while.”",
        "direct",
        "she",
        "said",
        "“We won,” / “Now we rest for a while.”",
    ),
    "question": ("“Who won?” Bo Chen asked.", "direct", "Bo Chen", "asked", "“Who won?”"),
    "listener": ("“We won,” Ann Lee told The Post.", "direct", "Ann Lee", "told", "“We won,”"),
    "on a day": ("“We won,” Ann Lee said on Monday.", "direct", "Ann Lee", "said", "“We won,”"),
    "manner": (
        "Ann Lee answered with a smile: “We won.”",
        "direct",
        "Ann Lee",
        "answered",
        "“We won.”",
    ),
    "straight marks": ('"We won," she said.', "direct", "she", "said", '"We won,"'),
    "single marks": ("‘We won,’ she said.", "direct", "she", "said", "‘We won,’"),
    "doubled marks": ("''We won,'' she said.", "direct", "she", "said", "''We won,''"),
    "guillemets": ("«We won», she said.", "direct", "she", "said", "«We won»"),
    "low marks": ("„We won“, she said.", "direct", "she", "said", "„We won“"),
    "nested": (
        "“He told me ‘never again,’” she said.",
        "direct",
        "she",
        "said",
        "“He told me ‘never again,’”",
    ),
    "closing mark turned the wrong way": (
        "“We won, “said Ann Lee.",
        "direct",
        "Ann Lee",
        "said",
        "“We won, “",
    ),
    "signed": ("“We won, at last.” — Ann Lee", "direct", "Ann Lee", "—", "“We won, at last.”"),
    "partly quoted": (
        "She said the win was “a gift” for the town.",
        "mixed",
        "She",
        "said",
        "the win was “a gift” for the town",
    ),
    "partly quoted, cue after": (
        "The win was “a gift,” she said.",
        "mixed",
        "she",
        "said",
        "The win was “a gift,”",
    ),
}

INDIRECT = {
    "that": ("Ann Lee said that Bo left.", "Ann Lee", "said", "Bo left"),
    "no that": ("Ann Lee said Bo left.", "Ann Lee", "said", "Bo left"),
    "auxiliaries": ("She has also repeatedly said Bo left.", "She", "said", "Bo left"),
    "clitic": ("They’ve said that Bo left.", "They", "said", "Bo left"),
    "apposition": ("Ann Lee, the mayor of Tula, said Bo left.", "Ann Lee", "said", "Bo left"),
    "two appositions": (
        "Ann Lee, 52, a doctor in Tula, said Bo left.",
        "Ann Lee",
        "said",
        "Bo left",
    ),
    "bracket": ("Ann Lee (R-Ohio) said Bo left.", "Ann Lee", "said", "Bo left"),
    "relative": ("Ann Lee, who said Bo left, went home.", "who", "said", "Bo left"),
    "addressee": ("Ann Lee told reporters that Bo left.", "Ann Lee", "told", "Bo left"),
    "statement": (
        "The firm said in a statement that Bo left.",
        "The firm",
        "said",
        "Bo left",
    ),
    "according to": ("According to the mayor, Bo left.", "the mayor", "According to", "Bo left"),
    "according to, after": (
        "Bo left, according to her doctors.",
        "her doctors",
        "according to",
        "Bo left",
    ),
    "tag at the end": ("Bo left early, officials said.", "officials", "said", "Bo left early"),
    "tag in the middle": ("Bo, she said, left early.", "she", "said", "Bo / left early"),
    "as somebody said": ("Bo left, as the mayor noted.", "the mayor", "noted", "Bo left"),
    "phrasal cue": ("Ann Lee pointed out that Bo left.", "Ann Lee", "pointed out", "Bo left"),
    "particle": ("Ann Lee called for a new vote.", "Ann Lee", "called for", "a new vote"),
    "noun phrase": ("Ann Lee criticised the new law.", "Ann Lee", "criticised", "the new law"),
    "to do": ("Ann Lee vowed to resign.", "Ann Lee", "vowed", "to resign"),
    "document": ("A report found that beds are few.", "A report", "found", "beds are few"),
    "number agrees": ("Officials plan to resign.", "Officials", "plan", "to resign"),
    "passive": (
        "The fall was described by Ann Lee as a warning.",
        "Ann Lee",
        "described",
        "a warning",
    ),
    "quoted as saying": (
        "The paper quoted him as saying Bo left.",
        "The paper",
        "quoted",
        "Bo left",
    ),
    "noun": ("The vote tests her claim that Bo left.", "her", "claim", "Bo left"),
    "asked": ("Asked whether Bo left, he smiled.", None, "Asked", "whether Bo left"),
    "who asked": (
        "Asked by Ann Lee whether Bo left, he smiled.",
        "Ann Lee",
        "Asked",
        "whether Bo left",
    ),
    "impersonal": ("It was announced that Bo left.", None, "announced", "Bo left"),
    "opinion": ("In his view, Bo left early.", "his", "view", "Bo left early"),
    "as somebody said, before": ("As the doctor said, Bo left.", "the doctor", "said", "Bo left"),
    "as said by": ("As noted by Ann Lee, Bo left.", "Ann Lee", "noted", "Bo left"),
    "convinced": ("Ann Lee is convinced that Bo left.", "Ann Lee", "is convinced", "Bo left"),
    "on a day": ("The firm on Monday said that Bo left.", "The firm", "said", "Bo left"),
    "last week": ("Ann Lee said last week that Bo left.", "Ann Lee", "said", "Bo left"),
    "while": ("While she said that Bo left, he stayed.", "she", "said", "Bo left"),
    "no-break space": (
        "According to\u00a0the mayor, Bo left.",
        "the mayor",
        "According to",
        "Bo left",
    ),
}


@pytest.mark.parametrize("case", QUOTED.values(), ids=QUOTED.keys())
def test_quotations(case: tuple[str, str, str, str, str]) -> None:
    text, *expected = case
    assert rows(text) == [tuple(expected)]


@pytest.mark.parametrize("case", INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect_speech(case: tuple[str, str | None, str, str]) -> None:
    text, *expected = case
    assert rows(text) == [("indirect", *expected)]


def test_shared_source() -> None:
    text = "The mayor backed the plan, saying beds are few, and added that nurses had left."
    assert rows(text)[-2:] == [
        ("indirect", "The mayor", "saying", "beds are few"),
        ("indirect", "The mayor", "added", "nurses had left"),
    ]


def test_two_sources_in_one_sentence() -> None:
    text = "Ann Lee said the ward was full, but Bo Chen said it was not."
    assert rows(text) == [
        ("indirect", "Ann Lee", "said", "the ward was full"),
        ("indirect", "Bo Chen", "said", "it was not"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor ordered the clinic to close.", ("The mayor", "ordered", "the clinic to close")),
        ("Putin directed the ministry to act.", ("Putin", "directed", "the ministry to act")),
        ("The mayor instructed to build a ward.", ("The mayor", "instructed", "to build a ward")),
        ("She asked the clinic to close.", ("She", "asked", "the clinic to close")),
        ("She urged more attention to nurses.", ("She", "urged", "more attention to nurses")),
    ],
)
def test_directives(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text) == [("directive", *expected)]


def test_quotation_opened_again_in_each_paragraph() -> None:
    text = "Ann Lee said: “We had no beds.\n\n“Now we have sixty beds in the new building.”"
    (found,) = extract(text)
    assert row(text, found)[:3] == ("direct", "Ann Lee", "said")
    assert found.content[-1][1] == len(text)


def test_quotation_over_paragraphs_is_one_attribution() -> None:
    text = (
        "“We had no beds for the children,” Ann Lee said.\n\n"
        "“Now we have sixty beds, and all of them are in the new building.”"
    )
    assert len(extract(text)) == 1
    assert rows(text)[0][3].endswith("in the new building.”")


def test_quotation_announced_by_a_colon_in_the_paragraph_before() -> None:
    text = "Ann Lee wrote:\n\n“We had no beds for the children.”"
    assert rows(text) == [("direct", "Ann Lee", "wrote", "“We had no beds for the children.”")]


def test_interrupted_quotation_resumed_after_a_dash_without_a_mark() -> None:
    text = "“We won, “said Ann Lee. — In addition, we rest. ”"
    assert rows(text) == [("direct", "Ann Lee", "said", "“We won, “ / In addition, we rest. ”")]


def test_long_quotation_without_a_cue_is_given_to_the_subject() -> None:
    text = "The mayor contrasted that with a town that “has not seen one new bed since the war.”"
    assert rows(text) == [
        ("direct", "The mayor", None, "“has not seen one new bed since the war.”")
    ]


def test_names_in_quotation_marks_are_not_quotations() -> None:
    found = extract("The mayor said the “Lean Polyclinic” project goes on.")
    assert [(one.kind, one.quoted_words) for one in found] == [("indirect", 0)]


def test_words_are_counted() -> None:
    (found,) = extract("She said the win was “a gift” for us all.")
    assert (found.words, found.quoted_words) == (8, 2)


def test_tag_credits_its_paragraph_and_is_no_part_of_what_is_inside() -> None:
    text = "The ward is open. The mayor said it was full. [attribution: press office]"
    assert rows(text) == [
        ("tag", "press office", "attribution", "The ward is open. The mayor said it was full."),
        ("indirect", "The mayor", "said", "it was full"),
    ]


def test_credits() -> None:
    assert rows("The visit was filmed by the regional press service and shown.") == [
        ("credit", "the regional press service", "filmed", "The visit")
    ]


def test_signoff_reaches_back_to_what_belongs_to_somebody_else() -> None:
    text = (
        "Route:\n\nMeet in the hall.\n\n"
        "The centre is old. It has sixty beds.\n\nA new ward opened. It is full.\n\n"
        "Ann Lee, General Director, City Hospital; Professor"
    )
    assert rows(text) == [
        (
            "signoff",
            "Ann Lee",
            None,
            "The centre is old. It has sixty beds. / A new ward opened. It is full.",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The governor thanked the doctors for their work.",
        "The president congratulated the children on the feast.",
        "They discussed new areas of cooperation.",
        "He expressed gratitude for the gift.",
        "The visit underscored the role of care.",
        "The visit highlighted the role of care.",
        "She acknowledged the staff by presenting an award.",
        "The president signed a resolution aimed at helping patients.",
        "Both claims were tested.",
        "The two states hold votes in May.",
        "A new report is due. The plans are ready.",
        "The United States should act.",
        "They showed up late.",
        "The so-called “Plan B” failed.",
        "It has three buildings with 260 beds.",
        "",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert extract(text) == []


def test_text_order() -> None:
    text = "Bo left, Ann Lee said. “We won,” she added. According to Bo Chen, it rained."
    starts = [found.content[0][0] for found in extract(text)]
    assert len(starts) == 3
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "dateline",
    [
        "VIENNA, March 3, 2025 (APA) - ",
        "WASHINGTON (AP) — ",
        "SAN FRANCISCO, Aug. 24 — ",
        "MIAMI -- ",
    ],
)
def test_a_dateline_is_not_said(dateline: str) -> None:
    text = f"{dateline}The unit is new, Ann Lee said."
    assert rows(text) == [("indirect", "Ann Lee", "said", "The unit is new")]


def test_a_dash_after_capitals_is_no_dateline() -> None:
    text = "UNESCO — the agency — is broke, Ann Lee said."
    assert rows(text)[0][3].startswith("UNESCO")
