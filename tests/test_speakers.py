"""Who stands behind a source: each rule, and where nobody may be named."""

import pytest

from onrecord.attribution import extract
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
)  # fmt: skip
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
    text = "Asked whether it rained, everybody smiled."
    rows = extract(text)
    assert resolve(scene_of(text, rows), rows) == [Speaker(None, "none")]
    assert resolve(scene_of(text, []), []) == []
