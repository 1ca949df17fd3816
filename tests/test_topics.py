"""Topics: what comes with the library, what a user gives, what is key and what is not."""

from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.quantities import extract, load_topics

GENERAL = """
Four people were killed and 12 injured in the fire. | killed and injured
The storm left 31 dead. | killed and injured
A mudslide buried three villagers, killing them all; two bodies were found. | killed and injured
The landslide killed nine hikers and left four others injured. | killed and injured
The ferry sank with the loss of 40 lives. | killed and injured
A bomb wounded 17 shoppers. | killed and injured
Wheat sold at $210 a tonne. | prices
Some 300 delegates met. | people
The party took 61 seats in the new parliament. | votes and seats
She won by 4,200 votes. | votes and seats
In the latest poll 38% of voters backed her. | polls
Turnout fell to 54 percent. | polls
Petrol will cost $1.40 a litre, a price not seen since May. | prices
The firm made a profit of 40 million euros. | money
Growth was 2.5%. | percentages
The plant will cut 600 jobs. | jobs
The bank has 9,000 employees. | jobs
He was jailed for six years. | crime and courts
Police made 14 arrests. | crime and courts
The ward has 30 beds. | health
Some 20,000 tourists came in May. | people
The march drew 3,000 protesters. | people
The chain will close 80 stores. | firms and institutions
The fire burned 900 hectares. | homes and land
About 200 homes were flooded. | homes and land
The port handled 4,000 containers. | goods and transport
The mine produced 30,000 tonnes. | production
"""
CASES = [line.split(" | ") for line in GENERAL.strip().splitlines()]

NO_KEY_FIGURE = [
    "2021 rail safety results were good.",
    "The film Million Dollar won three times.",
    "The doctor works at one surgery in the north.",
    "The office has room for 300 office seats.",
    "He scored 12 points in the second half.",
    "The road is 12 km long.",
]


@pytest.mark.parametrize(("text", "topic"), CASES, ids=[text for text, _ in CASES])
def test_the_general_topics_know_what_is_counted_in_any_news(text: str, topic: str) -> None:
    figures = extract(text, load_topics("general"))
    assert figures
    assert {(figure.topic, figure.key) for figure in figures} == {(topic, True)}


@pytest.mark.parametrize("text", NO_KEY_FIGURE)
@pytest.mark.parametrize("topics", ["general", "hospital"])
def test_what_an_analyst_would_not_chart_is_not_key(text: str, topics: str) -> None:
    assert not any(figure.key for figure in extract(text, load_topics(topics)))


def test_topics_are_chosen_by_name_and_are_general_unless_told() -> None:
    docs = pd.DataFrame({"doc": ["a"], "text": ["There are 260 beds."]})

    def topic(**given: object) -> str:
        return str(rec.analyse(docs, **given).quantities["topic"].item())

    assert topic() == topic(topics="general") == topic(topics=load_topics("general")) == "health"
    assert topic(topics="hospital") == topic(topics=load_topics("hospital")) == "beds"


def test_a_file_of_ones_own_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "schools.toml"
    path.write_text('[pupils]\nnouns = ["pupil"]\nkey = true\n', encoding="utf-8")
    docs = pd.DataFrame({"doc": ["a"], "text": ["The school has 400 pupils."]})
    for given in (path, str(path)):
        assert rec.analyse(docs, topics=given).quantities["topic"].item() == "pupils"


def test_topics_that_are_not_there_are_named_in_one_clear_sentence() -> None:
    docs = pd.DataFrame({"doc": ["a"], "text": ["It rained."]})
    with pytest.raises(rec.OnrecordError, match=r"no topics file hospitals; .*general and hosp"):
        rec.analyse(docs, topics="hospitals")
    with pytest.raises(rec.OnrecordError, match="cannot be read"):
        rec.analyse(docs, topics=".")


def test_an_attribute_is_no_key_figure() -> None:
    text = "A three-judge panel met. A five-member team of 40 workers was hired."
    assert [f.key for f in extract(text)] == [False, False, True]


def test_people_far_from_the_word_of_a_death_are_not_killed() -> None:
    text = (
        "She sang for 30 children at the school that her father built with a friend long before "
        "the crash. The crash killed 30 children."
    )
    assert [f.topic for f in extract(text)] == ["people", "killed and injured"]
