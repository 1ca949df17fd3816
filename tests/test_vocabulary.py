"""Every vocabulary file of attribution: no doubles, no key that nothing reads, one place a verb."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.attribution.lexicon import CLASSES, CUES, inflect
from onrecord.vocabulary import table

LIB = Path(__file__).parent.parent / "lib" / "onrecord"
VOCABULARY = LIB / "vocabulary"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in LIB.rglob("*.py"))
GROUPS = table("cues")["cues"]
FIELDS = {"takes", "follows", "spoken", "evidence", "documents", "orders", "verbs"}
FIELDS |= {"wish", "courts"}


def doubles(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("name", table("grammar"))
def test_a_word_class_names_a_word_once_and_is_read(name: str) -> None:
    assert doubles(table("grammar")[name].split()) == []
    assert f'CLASSES["{name}"]' in SOURCE


def test_every_class_that_is_read_is_there() -> None:
    assert set(re.findall(r'CLASSES\["(\w+)"\]', SOURCE)) == set(CLASSES)


@pytest.mark.parametrize("path", sorted(VOCABULARY.glob("*.txt")), ids=lambda path: path.stem)
def test_a_list_names_a_word_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if (entry := line.partition("#")[0].strip())]
    assert doubles(entries) == []


def test_a_verb_stands_in_one_group() -> None:
    assert doubles([verb for group in GROUPS for verb in group["verbs"]]) == []


def test_two_groups_behave_differently() -> None:
    behaviour = [str({**group, "verbs": None, "takes": sorted(group["takes"])}) for group in GROUPS]
    assert doubles(behaviour) == []


def test_groups_have_the_named_fields_only() -> None:
    assert {field for group in GROUPS for field in group} == FIELDS


def test_a_form_belongs_to_one_verb() -> None:
    forms = [(first, form.rest) for first, uses in CUES.items() for form in uses]
    assert [form for form, times in Counter(forms).items() if times > 1] == []


def test_longer_forms_come_first() -> None:
    for forms in CUES.values():
        assert all(len(a.rest) >= len(b.rest) for a, b in pairwise(forms))


@pytest.mark.parametrize("verb", table("cues")["irregular"])
def test_an_irregular_verb_is_a_cue_and_not_regular(verb: str) -> None:
    verbs = [cue for group in [*GROUPS, table("cues")["support"]] for cue in group["verbs"]]
    assert any(cue.split()[0] == verb for cue in verbs)
    regular = {shape: form for form, shape in inflect(verb, {}).items()}
    for shape, forms in table("cues")["irregular"][verb].items():
        assert forms != regular[shape]


def test_a_noun_is_named_once() -> None:
    nouns = table("cues")["nouns"]
    assert doubles([*nouns["counted"], *nouns["uncounted"]]) == []
