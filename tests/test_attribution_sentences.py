"""Longer sentences by hand: where a source stands, where what is said ends, what goes on.

Each rule has a case in which it applies and one, marked "not", that looks like it.
"""

import pytest

from onrecord.attribution import extract

Row = tuple[str | None, str | None, str]

SOURCES: dict[str, tuple[str, Row]] = {
    "fronted adverbial": (
        "By contrast, Ann Lee, a surgeon in Tula, said Bo left.",
        ("Ann Lee", "said", "Bo left"),
    ),
    "fronted time": (
        "Last month, the Herald, a small paper, said Bo left.",
        ("the Herald", "said", "Bo left"),
    ),
    "not fronted": (
        "Ann Lee, a surgeon in Tula, said Bo left.",
        ("Ann Lee", "said", "Bo left"),
    ),
    "report by": (
        "Beds are few, according to a report by the City Hospital.",
        ("a report by the City Hospital", "according to", "Beds are few"),
    ),
    "not a report by": (
        "Beds are few, according to Ann Lee from Tula.",
        ("Ann Lee", "according to", "Beds are few"),
    ),
    "relative clause without commas": (
        "Nurses who know him said Bo left.",
        ("Nurses", "said", "Bo left"),
    ),
    "not a relative clause": (
        "The nurse said that ward doctors said Bo left.",
        ("The nurse", "said", "ward doctors said Bo left"),
    ),
    "participle before the subject": (
        "Noting that he was tired, Ann Lee went home.",
        ("Ann Lee", "Noting", "he was tired"),
    ),
    "kept": ("Ann Lee kept criticizing the plan.", ("Ann Lee", "criticizing", "the plan")),
    "by": ("Ann Lee began by praising the nurses.", ("Ann Lee", "praising", "the nurses")),
    "name before a colon": (
        "It does not surprise Ann Lee: “We had no beds.”",
        ("Ann Lee", ":", "“We had no beds.”"),
    ),
    "not a name before a colon": (
        "Ann Lee had a blunt message for Bo: “We had no beds.”",
        ("Ann Lee", ":", "“We had no beds.”"),
    ),
    "person addressed and a clause": (
        "Ann Lee told host Bo Chen a loss is “likely.”",
        ("Ann Lee", "told", "a loss is “likely.”"),
    ),
    "person addressed and a quotation": (
        "Ann Lee told the crowd of nurses “we won.”",
        ("Ann Lee", "told", "“we won.”"),
    ),
    "owner after a conjunction": (
        "But Ann Lee’s claim that Bo left is old.",
        ("Ann Lee’s", "claim", "Bo left is old"),
    ),
}

ENDS: dict[str, tuple[str, Row]] = {
    "which": (
        "Ann Lee criticised the new law, which was passed in May.",
        ("Ann Lee", "criticised", "the new law"),
    ),
    "not which": (
        "Ann Lee criticised the law on beds which was passed in May.",
        ("Ann Lee", "criticised", "the law on beds which was passed in May"),
    ),
    "apposition": (
        "Ann Lee vowed to close the old ward, a gift of the town.",
        ("Ann Lee", "vowed", "to close the old ward"),
    ),
    "not an apposition": (
        "Ann Lee vowed to build a ward, a clinic and a school.",
        ("Ann Lee", "vowed", "to build a ward, a clinic and a school"),
    ),
    "and a new clause": (
        "Ann Lee agreed to close the ward, and the town paid for it.",
        ("Ann Lee", "agreed", "to close the ward"),
    ),
    "not a new clause": (
        "Ann Lee agreed to close the ward, and to build two.",
        ("Ann Lee", "agreed", "to close the ward, and to build two"),
    ),
    "and another verb": (
        "Ann Lee talked about beds and went home.",
        ("Ann Lee", "talked about", "beds"),
    ),
    "not another verb": (
        "Ann Lee talked about beds and nurses.",
        ("Ann Lee", "talked about", "beds and nurses"),
    ),
    "noun of speech before a verb": (
        "Her attacks on the mayor have hurt him.",
        ("Her", "attacks", "the mayor"),
    ),
    "noun of speech that is told": (
        "Her main complaint was that beds are few.",
        ("Her", "complaint", "beds are few"),
    ),
}

QUOTED: dict[str, tuple[str, Row]] = {
    "any verb after it": (
        "“We had no beds,” recollected Ann Lee. “Now we have sixty of them.”",
        ("Ann Lee", "recollected", "“We had no beds,” / “Now we have sixty of them.”"),
    ),
    "any verb after a subject": (
        "“Close the ward,” it advocated in May.",
        ("it", "advocated", "“Close the ward,”"),
    ),
    "name of a broadcast": (
        "“We won,” Ann Lee told ABC’s “Morning Show.” “Now we rest for a while.”",
        ("Ann Lee", "told", "“We won,” / “Now we rest for a while.”"),
    ),
    "after an apposition and a stop": (
        "“We won,” said Ann Lee, 20, of Jacksonville, Fla. “Now we rest for a while.”",
        ("Ann Lee", "said", "“We won,” / “Now we rest for a while.”"),
    ),
    "mixed marks": (
        '"We won,” she said. “That is all. Now we rest.”',
        ("she", "said", '"We won,” / “That is all. Now we rest.”'),
    ),
    "two quotations in a sentence": (
        "“We won,” Ann Lee said. “This was the team” and its coach “working for a year.”",
        ("Ann Lee", "said", "“We won,” / “This was the team” and its coach “working for a year.”"),
    ),
    "a name keeps its closing mark": (
        "Ann Lee said Bo was on “Morning Show,” a year ago.",
        ("Ann Lee", "said", "Bo was on “Morning Show,” a year ago"),
    ),
}


def rows(text: str) -> list[Row]:
    return [
        (
            text[slice(*found.source)] if found.source else None,
            text[slice(*found.cue)] if found.cue else None,
            " / ".join(text[slice(*piece)] for piece in found.content),
        )
        for found in extract(text)
    ]


@pytest.mark.parametrize("case", SOURCES.values(), ids=SOURCES.keys())
def test_sources(case: tuple[str, Row]) -> None:
    text, expected = case
    assert expected in rows(text)


@pytest.mark.parametrize("case", ENDS.values(), ids=ENDS.keys())
def test_where_what_is_said_ends(case: tuple[str, Row]) -> None:
    text, expected = case
    assert rows(text) == [expected]


@pytest.mark.parametrize("case", QUOTED.values(), ids=QUOTED.keys())
def test_quotations(case: tuple[str, Row]) -> None:
    text, expected = case
    assert rows(text) == [expected]


@pytest.mark.parametrize("tail", [", adding that beds are few", ", noting that beds are few"])
def test_a_quotation_goes_on_after_an_aside_of_its_speaker(tail: str) -> None:
    text = f"“We won,” Ann Lee said{tail}. “Now we rest for a while.”"
    assert rows(text)[0] == ("Ann Lee", "said", "“We won,” / “Now we rest for a while.”")


def test_a_quotation_goes_on_after_a_relative_clause() -> None:
    text = "“We won,” said a nurse who criticised Bo. “Now we rest for a while.”"
    assert rows(text)[0] == ("a nurse", "said", "“We won,” / “Now we rest for a while.”")


def test_a_question_and_its_answer_have_two_sources() -> None:
    text = "Bo was asked, “Did you win?” He answered, “I have no idea.”"
    assert rows(text) == [
        (None, "asked", "“Did you win?”"),
        ("He", "answered", "“I have no idea.”"),
    ]


def test_a_participle_after_while_shares_the_source() -> None:
    text = "Ann Lee vowed to close the ward, while also suggesting that beds are few."
    assert rows(text) == [
        ("Ann Lee", "vowed", "to close the ward"),
        ("Ann Lee", "suggesting", "beds are few"),
    ]


def test_who_does_not_speak_in_the_main_clause() -> None:
    text = "Ann Lee, who runs the ward, went home but praised the nurses."
    assert rows(text) == [("Ann Lee", "praised", "the nurses")]


@pytest.mark.parametrize(
    "text",
    [
        "He runs a small shop called “Morning Light.”",
        "“Morning Light,” directed by Ann Lee, won.",
        "Ann Lee was on “Good Morning Tula.”",
        "It sits by a stone with “the oldest and the smallest ward of the land” on it.",
        "The mayor said:,",
        "“Asked by Ann Lee",
        "He was asked by Ann Lee",
        "“Hamlet,” a play in five acts, is long.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert rows(text) == []
