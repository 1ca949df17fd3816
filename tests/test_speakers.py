"""Who a source is: each rule, and where nobody may be named."""

import pytest

from onrecord.attribution import extract
from onrecord.attribution.cast import office_in
from onrecord.attribution.speakers import Speaker, resolve, scene_of


def speakers(text: str) -> list[tuple[str | None, str]]:
    rows = extract(text)
    return [(one.name, one.rule) for one in resolve(scene_of(text, rows), rows)]


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Ann Lee said that Bo left.", "Ann Lee", "name"),
        ("Mayor Ann Lee came. Lee said it rained.", "Ann Lee", "surname"),
        ("Mayor Ann Lee came. Mr. Lee said it rained.", "Mr. Lee", "itself"),
        ("Mr. Oleg Karpov came. Mr. Karpov said it rained.", "Oleg Karpov", "surname"),
        ("Anna Karpova came. She said it rained.", "Anna Karpova", "pronoun"),
        ("Oleg Karpov came. According to him, it rained.", "Oleg Karpov", "pronoun"),
        ("Governor Oleg Karpov came. The governor said it rained.", "Oleg Karpov", "role"),
        ("Governor Oleg Lis came. The head of the region said it rained.", "Oleg Lis", "role"),
        ("President Oleg Lis came. The head of the state said it rained.", "Oleg Lis", "role"),
        ("Oleg Lis, the head of the zoo, came. The head of the zoo said so.", "Oleg Lis", "role"),
        ("Oleg Karpov, who said it rained, left.", "Oleg Karpov", "relative"),
        ("Spokesman Oleg Karpov said it rained.", "Oleg Karpov", "name"),
        ("The report notes that beds are few.", "The report", "itself"),
        ("Officials said it rained.", "Officials", "itself"),
        ("Oleg Karpov came. Oleg’s mother said it rained.", "Oleg’s mother", "itself"),
        ("The mayor said it rained.", "The mayor", "itself"),
        ("Sen. Oleg Lis came. The Vermont senator said so.", "The Vermont senator", "itself"),
        ("Although Mr. Lis came, it rained. Mr. Lis said so.", "Mr. Lis", "itself"),
        ("Oleg Karpov came. The White House said it rained.", "White House", "name"),
    ],
)
def test_rules(text: str, name: str, rule: str) -> None:
    assert speakers(text)[-1] == (name, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Oleg Karpov came. She said it rained.",
        "Oleg Karpov came. They said it rained.",
        "Oleg Karpov came. I said it rained.",
        "Oleg Karpov met Ivan Petrov. He said it rained.",
        "Governor Oleg Karpov met Governor Ivan Petrov. The governor said it rained.",
        "Bill Clinton and Hillary Clinton came. Clinton said it rained.",
        "It rained. He said it would stop.",
    ],
    ids=["gender", "number", "author", "two men", "two governors", "namesakes", "nobody"],
)
def test_nobody_is_named_by_guess(text: str) -> None:
    assert speakers(text)[-1] == (None, "unresolved")


def test_title_tells_namesakes_apart() -> None:
    text = "Bill Clinton and Hillary Clinton came. Mrs. Clinton said it rained."
    assert speakers(text)[-1] == ("Hillary Clinton", "surname")


def test_gender_tells_two_persons_apart() -> None:
    text = "Oleg Karpov met Anna Petrova. She said it rained."
    assert speakers(text)[-1] == ("Anna Petrova", "pronoun")


def test_the_last_speaker_comes_before_those_only_spoken_of() -> None:
    text = "Oleg Karpov said Ivan Petrov was ill. He said it was the flu."
    assert speakers(text) == [("Oleg Karpov", "name"), ("Oleg Karpov", "pronoun")]


def test_no_source_no_speaker() -> None:
    text = "Everybody was asked whether it rained."
    rows = extract(text)
    assert resolve(scene_of(text, rows), rows) == [Speaker(None, "none")]
    assert resolve(scene_of(text, []), []) == []


# Titles cut from names, surnames and short forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Transport Minister Dr. Nuala Ferris opened the pier. Dr. Ferris said it was the "
                "longest in the country. She said it cost $4 million."
            ),
            ["Nuala Ferris"] * 2,
        ),
        (
            "Ohio Gov. Wanda Kroll spoke. Kroll said it was late. She said it would fail.",
            ["Wanda Kroll"] * 2,
        ),
        (
            (
                "Head Midwife Dr. Ines Calder of the Harbour Clinic said on Friday that it was "
                "full. Dr. Calder said 40 women were waiting."
            ),
            ["Ines Calder"] * 2,
        ),
        ("Secretary of Public Works Tom Okoro said the pier was safe.", ["Tom Okoro"]),
        (
            "Energy Secretary Nadia Brandt spoke first. Brandt said the grid was full.",
            ["Nadia Brandt"],
        ),
        ("Deputy Mayor Prof. Idris Vale said it was safe. Prof. Vale said so.", ["Idris Vale"] * 2),
        ("Fire Chief Dov Rask said it was out. Rask said nobody was hurt.", ["Dov Rask"] * 2),
        ("Minister for Ports and Fisheries Tamsin Yeo said the quay was shut.", ["Tamsin Yeo"]),
        ("Trade and Labour Minister Abel Stroud said taxes were high.", ["Abel Stroud"]),
        ("Rival Hillary Marsh said it was unfair.", ["Hillary Marsh"]),
        ("Fen’s Mayor Eve Dunn said the dam held.", ["Eve Dunn"]),
        ("Justice Minister Tess Vann QC said the bill was fair.", ["Tess Vann"]),
        ("The zoo hired Ravindu Okoro in May. Okoro said the fence was low.", ["Ravindu Okoro"]),
        ("Fans met Tolan Breck at noon. “It was loud,” Breck said.", ["Tolan Breck"]),
        (
            "Edward R. Vance runs the pier. Ed Vance said it was full. Mr. Vance said so.",
            ["Edward R. Vance"] * 2,
        ),
        ("Kate Holm runs a shop. Katherine Holm said sales rose.", ["Katherine Holm"]),
        ("Dr. William T. Ashe came. Bill Ashe said the ward was full.", ["William T. Ashe"]),
        (
            "Peter Lowe Sr. said he was proud. Peter Lowe Jr. said he was not.",
            ["Peter Lowe Sr", "Peter Lowe Jr"],
        ),
        ("Lord Harmer said the vote was close. Harmer said he would wait.", ["Lord Harmer"] * 2),
    ],
)
def test_one_person_has_one_name(text: str, expected: list[str]) -> None:
    assert [name for name, _ in speakers(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The supply is safe,” a spokesman for Northgate Water said.",
            "a spokesman for Northgate Water",
        ),
        ("A spokesman for Northgate Water, Jon Abara, said the supply was safe.", "Jon Abara"),
        ("The head of the union, Gail Fox, said talks had begun.", "Gail Fox"),
        ("Jon Abara’s lawyer said the supply was safe.", "Jon Abara’s lawyer"),
        ("Jon Abara and Gail Fox said the supply was safe.", "Jon Abara and Gail Fox"),
    ],
)
def test_a_name_inside_a_phrase(text: str, expected: str) -> None:
    assert speakers(text)[-1][0] == expected


# Pronouns


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        (
            "Ruth Dale runs the pier with Jane Moss. Ms Dale left in May. “It was time,” she said.",
            "Ruth Dale",
            "subject",
        ),
        (
            "Tom Reed met Jon Carr at the pier. On Tuesday, Mr Reed left. “It was time,” he said.",
            "Tom Reed",
            "subject",
        ),
        (
            "Jon Carr saw Tom Reed. Mr Reed, a chef, left early. He said it was late. He added so.",
            "Tom Reed",
            "subject",
        ),
        (
            "Mary Shaw left. One teacher said it was late. She said it was cold.",
            "One teacher",
            "pronoun",
        ),
        (
            "Tom Reed came. Fen council’s spokesman said no. He said it was late.",
            "Fen council’s spokesman",
            "pronoun",
        ),
        ("Tom Reed left. Lord Harmer said no. He said he would wait.", "Lord Harmer", "pronoun"),
    ],
)
def test_pronouns_follow_the_subject_and_the_turn(text: str, name: str, rule: str) -> None:
    assert speakers(text)[-1] == (name, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Julie Marsh left in May. A nurse came in. She said it was late.",
        "Julie Marsh met Ruth Dale. Dale’s focus was the pier. She said it was fine.",
        "Julie Marsh met Ruth Dale. Dale supporters cheered. She said it was fine.",
        "Julie Marsh met Ruth Dale. Tolu Abara left with Ife Obi. She said it was fine.",
        "Tom Reed came. Tolu Abara left early. It rained, and he said it was late.",
        "Tom Reed left. As he greeted Jon Carr, it rained. When he said that it did, it stopped.",
    ],
)
def test_what_blocks_a_pronoun(text: str) -> None:
    assert speakers(text)[-1][0] is None


def test_a_nurse_is_never_the_person_named_before() -> None:
    text = "Julie Marsh left in May. A nurse said she had slept badly."
    assert speakers(text) == [("A nurse", "itself")]


# Namesakes


def test_a_namesake_named_once_who_never_speaks_does_not_block_a_surname() -> None:
    text = "Bo Marsh came with Ella Marsh. Ella Marsh said it was late. Marsh said it rained."
    assert speakers(text)[-1] == ("Ella Marsh", "surname")


def test_two_namesakes_who_speak_block_a_surname() -> None:
    text = "Bo Marsh said it was late. Ella Marsh said it rained. Marsh said it was cold."
    assert speakers(text)[-1] == (None, "unresolved")


# Organisations


@pytest.mark.parametrize(
    ("text", "name", "rules"),
    [
        (
            (
                "Ferris Water Ltd said it was safe. The company said 40 homes were cut off. "
                "It said more rain was due."
            ),
            "Ferris Water Ltd",
            ["name", "role", "pronoun"],
        ),
        (
            "The East Fenland Ferry Service (EFFS) said sailings fell. EFFS said crews were tired.",
            "East Fenland Ferry Service",
            ["name", "acronym"],
        ),
        (
            "The Office for Rural Transport (ORT) said buses were late. ORT said drivers were ill.",
            "Office for Rural Transport",
            ["name", "acronym"],
        ),
        (
            "Elm Rovers FC said the match was off. The club said refunds would follow.",
            "Elm Rovers FC",
            ["name", "role"],
        ),
        (
            "The Ministry of Fisheries said stocks fell. The ministry said boats would stay.",
            "Ministry of Fisheries",
            ["name", "role"],
        ),
        (
            "Kestrel Bank said rates would rise. The bank said savers would gain.",
            "Kestrel Bank",
            ["name", "role"],
        ),
        ("The Telegram channel RIA_Fen reported that the dam held.", "RIA_Fen", ["name"]),
    ],
)
def test_an_organisation_comes_back(text: str, name: str, rules: list[str]) -> None:
    assert speakers(text) == [(name, rule) for rule in rules]


def test_the_company_is_nobody_where_two_fit() -> None:
    text = "Fen Water Ltd met Elm Gas Ltd. The company said the supply was safe."
    assert speakers(text)[-1] == ("The company", "itself")


def test_it_is_not_a_body_that_was_only_named() -> None:
    assert speakers("Rain hit Fen Water Ltd. It said the supply was safe.")[-1][0] is None


def test_of_two_offices_as_long_the_noun_counts_in_every_run() -> None:
    assert office_in("the billionaire businessman") == "businessman"
    assert office_in("the teacher senator") == "senator"
