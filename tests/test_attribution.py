"""Attributions against annotated texts, and what no annotation shows."""

import re
from pathlib import Path

import pytest

from onrecord.attribution import engine, extract
from onrecord.attribution.marking import marked
from onrecord.attribution.rules import CREDIT_RULES, RULES

FILE = Path(__file__).parent / "gold" / "attribution_cases.txt"
BREAKS = {"¶": "\n\n", "~": "\u00a0"}
TAGGED = (
    "The ward is open. The mayor said it was full. [attribution: press office]",
    [
        "tag: {The ward is open. The mayor said it was full.} [<attribution>: [press office]]",
        "indirect: The ward is open. [The mayor] <said> {it was full}. [attribution: press office]",
    ],
)


def read_cases() -> dict[str, tuple[str, list[str]]]:
    """Read the annotated texts: by name, the text and its rows as `marked` shows them."""
    cases: dict[str, list[str]] = {}
    name = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            given, _, row = line.partition("|")
            assert given.strip() not in cases, given
            name = given.strip() or name
            row = row.strip().replace(" ¶ ", "¶").translate(str.maketrans(BREAKS))
            cases.setdefault(name, []).append(row)
    plain = str.maketrans(dict.fromkeys("[]<>{}"))
    return {
        name: (
            rows[0].partition(": ")[2].translate(plain),
            [row for row in rows if not row.startswith("none: ")],
        )
        for name, rows in cases.items()
    }


CASES = read_cases() | {"tag": TAGGED}


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES.keys())
def test_cases(text: str, rows: list[str]) -> None:
    assert marked(text) == rows


def no_rule(_: object) -> list[object]:
    """Find nothing."""
    return []


@pytest.mark.parametrize("rule", [*RULES, *CREDIT_RULES], ids=lambda rule: rule.__name__)
def test_every_rule_is_needed(monkeypatch: pytest.MonkeyPatch, rule: object) -> None:
    """With a rule switched off, some case fails."""
    for name, rules in (("RULES", RULES), ("CREDIT_RULES", CREDIT_RULES)):
        monkeypatch.setattr(engine, name, [one if one is not rule else no_rule for one in rules])
    assert any(marked(text) != rows for text, rows in CASES.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_opens_with_its_pattern_and_shows_an_example(rule: object) -> None:
    assert rule.__doc__
    assert re.match(r"``.+``", rule.__doc__)
    assert ">>> marked(" in rule.__doc__


def test_words_are_counted() -> None:
    (found,) = extract("She said the win was “a gift” for us all.")
    assert (found.words, found.quoted_words) == (8, 2)


def test_names_in_quotation_marks_are_not_quoted() -> None:
    found = extract("The mayor said the “Lean Polyclinic” project goes on.")
    assert [(one.kind, one.quoted_words) for one in found] == [("indirect", 0)]


def test_empty_text() -> None:
    assert extract("") == []


def test_a_refusal_has_no_words() -> None:
    (found,) = extract("The coach declined to comment.")
    assert (found.kind, found.words, found.quoted_words) == ("no_comment", 0, 0)


def test_nested_rows_name_the_row_around_them() -> None:
    found = extract(
        "Bo left, she said. According to Elm Radio, the ministry said the dam was safe."
    )
    assert [one.within for one in found] == [None, None, 1]


@pytest.mark.parametrize(
    ("text", "negated"),
    [("She did not say whether Bo left.", True), ("She said Bo had not left.", False)],
)
def test_negation(text: str, negated: bool) -> None:
    (found,) = extract(text)
    assert found.negated is negated


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Ann Lee said that Bo left.", True),
        ("Ann Lee hopes to “open a ward” soon.", True),
        ("Ann Lee hopes that Bo left.", False),
        ("The poll shows a lead for Bo.", False),
        ("The poll shows that Bo leads.", True),
        ("The vote tests Ann Lee's claim that Bo left.", False),
    ],
)
def test_certain(text: str, certain: bool) -> None:
    (found,) = extract(text)
    assert found.certain is certain
