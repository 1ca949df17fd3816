"""Who gives a figure: the innermost clause first, then the tag or sign-off."""

import pandas as pd
import pytest

import onrecord as rec

TAG = " [source: Ministry of Health]"


def credits(text: str) -> list[tuple[str, object, object]]:
    tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": [text]}))
    sources = dict(
        zip(tables.attributions["attribution"], tables.attributions["source"], strict=True)
    )
    figures = tables.quantities.astype(object).where(tables.quantities.notna(), None)
    return [
        (row["text"], row["credited"], sources.get(row["attribution"], row["near"]))
        for row in figures.to_dict("records")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 260 beds.", [("260 beds", None, None)]),
        ("Ann Lee said there are 260 beds.", [("260 beds", "cue", "Ann Lee")]),
        ("“There are 260 beds,” Ann Lee said.", [("260 beds", "cue", "Ann Lee")]),
        (f"There are 260 beds.{TAG}", [("260 beds", "tag", "Ministry of Health")]),
        (
            f"Ann Lee said there are 260 beds. Another 40 beds are planned.{TAG}",
            [("260 beds", "cue", "Ann Lee"), ("40 beds", "tag", "Ministry of Health")],
        ),
        (
            "Rain fell. There are 260 beds. Ann Lee said 40 beds are empty. It has 9 wards.",
            [
                ("260 beds", "paragraph", "Ann Lee"),
                ("40 beds", "cue", "Ann Lee"),
                ("9 wards", "paragraph", "Ann Lee"),
            ],
        ),
        (
            "In a Herald poll released on Monday, 40% chose her. Some 45% chose him.\nHe has 12%.",
            [
                ("40%", "paragraph", "a Herald poll"),
                ("Some 45%", "paragraph", "a Herald poll"),
                ("12%", None, None),
            ],
        ),
        ("At the polls, 40% chose her.", [("40%", None, None)]),
        (
            "Ann Lee said 40 beds are empty.\nThere are 260 beds.",
            [("40 beds", "cue", "Ann Lee"), ("260 beds", None, None)],
        ),
        (
            "Of the 300 patients, 40 patients left, Ann Lee said. There are 260 beds.",
            [
                ("300 patients", "cue", "Ann Lee"),
                ("40 patients", "cue", "Ann Lee"),
                ("260 beds", "paragraph", "Ann Lee"),
            ],
        ),
    ],
)
def test_figures_belong_to_the_innermost_attribution(
    text: str, expected: list[tuple[str, object, object]]
) -> None:
    assert credits(text) == expected


def test_a_figure_belongs_to_the_innermost_of_nested_rows() -> None:
    text = "According to Elm Radio, the ministry said 40 beds were empty."
    assert credits(text) == [("40 beds", "cue", "the ministry")]


def test_a_refusal_is_credited_with_nothing() -> None:
    assert credits("The clinic declined to comment. There are 260 beds.") == [
        ("260 beds", None, None)
    ]


def test_a_figure_in_the_reporting_clause_is_near_its_speaker() -> None:
    text = "“We are full,” said Ann Lee, who runs 260 beds. “Nobody can be admitted.”"
    assert credits(text) == [("260 beds", "paragraph", "Ann Lee")]


def test_documents_do_not_lend_each_other_sources() -> None:
    docs = pd.DataFrame(
        {"doc": ["a", "b"], "text": ["Ann Lee said it rained.", "There are 260 beds."]}
    )
    assert rec.analyse(docs).quantities["credited"].isna().all()


def test_a_paragraph_cites_whoever_can_be_named():
    text = (
        "Ann Lee said the ward was full. He said it was late. Another 40 beds are planned.\n"
        "They said it was late. The clinic has 30 beds."
    )
    docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    figures = rec.analyse(docs, topics="hospital").quantities
    assert figures["credited"].tolist() == ["paragraph", "paragraph"]
    assert figures["near"].fillna("").tolist() == ["Ann Lee", ""]
