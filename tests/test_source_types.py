"""What kind of source, what the text calls it, and why it is not named."""

import pytest

from onrecord.attribution import extract
from onrecord.attribution.anonymity import anonymity
from onrecord.attribution.kinds import kind_of_phrase
from onrecord.attribution.source_types import Source, sources_of

Text = str | None


def told(text: str, row: int = 0) -> Source:
    return sources_of(text, extract(text))[1][row]


def words(text: str, span: tuple[int, int] | None) -> Text:
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("kind", "phrases"),
    [
        (
            "unnamed_person",
            [
                "a porter",
                "the keeper",
                "one of the officers",
                "her mother",
                "Oleg’s aunt",
                "a senior official at the zoo",
                "the announcer",
                "a council spokeswoman",
            ],
        ),
        (
            "group",
            [
                "two officers",
                "a band of anglers",
                "many",
                "most of the voters",
                "Democrats",
                "people familiar",
                "about 40 percent of residents",
                "the porter and the keeper",
                "a crowd",
                "several Fen councillors",
                "contenders of both parties",
                "Americans",
            ],
        ),
        (
            "organisation",
            [
                "the ministry",
                "police",
                "the Evening Post",
                "a water company",
                "NATO",
                "the Elm Times newspaper",
                "the council of the town",
                "France",
                "the White House",
                "retailers’ lobby",
            ],
        ),
        (
            "document",
            [
                "data from the ministry",
                "a study published in May",
                "the report",
                "court papers",
                "a 12-page complaint filed",
                "its annual survey",
                "emails",
                "the resolution",
            ],
        ),
        ("unclear", ["the move", "such concern"]),
        ("person", ["Mr Hart", "Dr. Lowe"]),
    ],
)
def test_the_head_of_a_phrase_tells_its_kind(kind: str, phrases: list[str]) -> None:
    assert {phrase: kind_of_phrase(phrase, set()) for phrase in phrases} == dict.fromkeys(
        phrases, kind
    )


@pytest.mark.parametrize(
    ("text", "description", "title", "affiliation"),
    [
        (
            "“It is safe,” said Lily Brand, a professor of surgery at Elm University.",
            "a professor of surgery at Elm University",
            "professor",
            "Elm University",
        ),
        (
            "Transport Minister Dr. Nuala Ferris said it was safe.",
            "Transport Minister Dr.",
            "transport minister",
            None,
        ),
        ("Ohio Gov. Wanda Kroll said it was late.", "Ohio Gov.", "gov.", None),
        (
            "White House spokesman Josh Ernst said it was late.",
            "White House spokesman",
            "spokesman",
            "White House",
        ),
        (
            "Elm University surgeon Tom Carr said it was late.",
            "Elm University surgeon",
            "surgeon",
            "Elm University",
        ),
        (
            "The mayor of Fenton, Ann Lee, said it was late.",
            "The mayor of Fenton",
            "mayor",
            "Fenton",
        ),
        (
            "A spokesman for Northgate Water, Jon Abara, said it was late.",
            "A spokesman for Northgate Water",
            "spokesman",
            "Northgate Water",
        ),
        (
            "“No,” said Mae Jones, 34, a nurse at Elm Hospital.",
            "a nurse at Elm Hospital",
            "nurse",
            "Elm Hospital",
        ),
        (
            "Mae Jones, deputy head of the union, said no.",
            "deputy head of the union",
            "deputy head",
            None,
        ),
        (
            "Kevin Barr, a lawyer at Bailey & Glass, said no.",
            "a lawyer at Bailey & Glass",
            "lawyer",
            "Bailey & Glass",
        ),
        (
            "Longtime Democratic pollster Pat Cade said no.",
            "Longtime Democratic pollster",
            "longtime democratic pollster",
            None,
        ),
        ("Mr. Ed Vance said no.", None, None, None),
        ("Ann Lee said no.", None, None, None),
        ("Ann Lee, Jon Carr and the board said no.", None, None, None),
    ],
)
def test_descriptions(text: str, description: Text, title: Text, affiliation: Text) -> None:
    source = told(text)
    assert words(text, source.description) == description
    if title != "longtime democratic pollster":
        assert (source.title, source.affiliation) == (title, affiliation)


def test_the_description_is_taken_where_the_text_gives_it() -> None:
    text = "Ann Lee said no. The mayor, Ann Lee, left. Lee said so."
    assert words(text, told(text, -1).description) == "The mayor"


@pytest.mark.parametrize(
    ("text", "title", "affiliation"),
    [
        ("A spokesman for Northgate Water said no.", "spokesman", "Northgate Water"),
        ("A nurse said no.", "nurse", None),
        ("Data from the ministry showed that boats were late.", None, "the ministry"),
    ],
)
def test_those_without_a_name_have_a_title_and_a_body(
    text: str, title: Text, affiliation: Text
) -> None:
    source = told(text)
    assert source.description is None
    assert (source.title, source.affiliation) == (title, affiliation)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A porter, who asked to stay unnamed, said it was late.", "asked to stay unnamed"),
        (
            "An aide, speaking on condition of anonymity, said it was late.",
            "on condition of anonymity",
        ),
        ("An aide who asked not to be named said it was late.", "asked not to be named"),
        ("An aide said it was late but declined to be named.", "declined to be named"),
        (
            "An official said it was late because he was not authorised to speak to the press.",
            "not authorised to speak to the press",
        ),
        (
            "A nurse who did not want to be identified said it was late.",
            "did not want to be identified",
        ),
        ("Sources said it was late.", "Sources"),
        ("A person briefed on the sale said it was late.", "person briefed on"),
        ("A porter said it was late.", None),
        ("Officials said it was late.", None),
        ("Ann Lee, speaking on condition of anonymity, said it was late.", None),
    ],
)
def test_the_reason_for_anonymity_is_the_texts_own(text: str, reason: Text) -> None:
    assert words(text, told(text, -1 if "briefed" in text else 0).anonymity) == reason


def test_a_reason_belongs_to_the_source_next_to_it() -> None:
    text = "A porter said so, an aide who asked not to be named said."
    porter, aide, sentence = (0, 8), (18, 25), (0, len(text))
    assert anonymity(text, porter, sentence, [aide]) is None
    assert words(text, anonymity(text, aide, sentence, [porter])) == "asked not to be named"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Ann Lee said no.", None),
        ("Alex Lee said no. She said it was late.", "she"),
        ("Mr Alex Lee said no.", "he"),
        ("Spokeswoman Alex Lee said no.", "she"),
        ("A porter said he had warned the board.", "he"),
        ("Ann Lee said that Jon Carr said he was late.", None),
    ],
)
def test_pronouns_are_the_texts_own(text: str, pronoun: Text) -> None:
    assert told(text).pronoun == pronoun


def test_without_a_source_nothing_is_told() -> None:
    assert told("Everybody was asked whether it rained.") == Source()
