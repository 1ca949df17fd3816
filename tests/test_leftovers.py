"""Names without what is left over before them, and runs of capitals that name nobody."""

import pytest
from test_speaker_classes import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Twenty-eight-year-old Bashir Okell said no.", "Bashir Okell"),
        ("Fenton-born Abdel Kerrou said no.", "Abdel Kerrou"),
        ("London-based Odo Quist said no.", "Odo Quist"),
        ("Oxford-educated Ines Calder said no.", "Ines Calder"),
        ("Ministers Arun Hemal said no.", "Arun Hemal"),
        ("Businessmen Solomon Lund said no.", "Solomon Lund"),
        ("Regional Managers I.S. Kirinda said no.", "I.S. Kirinda"),
        ("Policewomen Ann Kroll said no.", "Ann Kroll"),
        ("Current Chancellor Nadeem Zahari said no.", "Nadeem Zahari"),
        ("Director Operations Ranjit Rudd said no.", "Ranjit Rudd"),
        ("Director Marketing Dulani Rudd said no. Ms Rudd left.", "Dulani Rudd"),
        ("Manager Sales Bo Rudd said no.", "Bo Rudd"),
        ("The envoy to Pakistan Abdul Salim Zafar said it was wet.", "Abdul Salim Zafar"),
        ("Ambassador to Sri Lanka Odo Quist said no.", "Odo Quist"),
        ("“It was late,” said SES' Laura Kroll.", "Laura Kroll"),
        ("Its author was radio DJ Mike Read. Read said no.", "Mike Read"),
        ("The EBC’s Fr. Jude Kroll said no.", "Jude Kroll"),
        ("Ann Masters left. Masters said no.", "Ann Masters"),
        ("Waters said no. Roger Waters left.", "Roger Waters"),
        ("Ann Deans left. Deans said no.", "Ann Deans"),
        ("Senators Kroll said no. Ann Kroll left.", "Ann Kroll"),
        ("Does Marsh know? Ann Marsh said no.", "Ann Marsh"),
    ],
)
def test_what_is_left_over_before_a_name_is_cut(text: str, name: str) -> None:
    assert told(text)[-1][:2] == (name, "person")


@pytest.mark.parametrize(
    "text",
    [
        "Fenton Chemicals said no.",
        "Sara Foods said no.",
        "Marine Sciences said no.",
        "Veterans Affairs said no.",
        "Doctors Without Borders said no.",
        "Rosa Communications said no.",
        "Adam Logistics said no.",
        "Ann Is A Clever Girl said no.",
        "Will I said no.",
        "Ann Marsh Says Odo Lund said no.",
        "Attacks On Odo Lund said no.",
        "Oakland Bishops said no.",
        "The Opposition MPs said no.",
        "The Ambassador of Elm to the United Arab Emirates said no.",
    ],
)
def test_what_is_no_name_is_no_person(text: str) -> None:
    assert "person" not in [kind for _, kind, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Odo Marsh ran. Odo Marsh won. Eric Marsh said yes. Marsh said no.", None),
        ("Odo Marsh ran. Eric Marsh said yes. Marsh said no.", "Eric Marsh"),
        ("Odo Marsh ran. Odo Marsh won. Eric Marsh said yes. Mr Marsh said no.", "Eric Marsh"),
        (
            "Odo Marsh ran. Odo Marsh won. Odo Marsh left. Eric Marsh came. Marsh said no.",
            "Odo Marsh",
        ),
        ("Ann Marsh ran. Ann Marsh won. Eric Marsh said yes. She said no.", "Ann Marsh"),
        ("Odo Marsh said yes. Eric Marsh said yes. Marsh said no.", None),
    ],
)
def test_a_surname_of_several(text: str, name: str | None) -> None:
    assert told(text)[-1][0] == name


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("It was the dullest Test. Elm captain Bo Cray said no.", "Elm captain"),
        ("He was the winner. Bo Cray said no.", None),
        ("She was a lowly official. Port Minister Bo Cray said no.", "Port Minister"),
        ("Bo Cray, as acting mayor, left. Cray said no.", "acting mayor"),
        ("Staff-Insp. Bo Cray said no.", "Staff-Insp."),
        ("“No,” said Bo Cray, The Observer.", None),
        ("Tunisian-born director Bo Cray said no.", "Tunisian-born director"),
    ],
)
def test_descriptions_stay_in_their_sentence(text: str, description: str | None) -> None:
    assert told(text)[-1][2] == description
