"""The grammar of generated sentences, and the one function that escapes names in them."""

import dataclasses
import re

import pandas as pd
import pytest

import onrecord as rec
from onrecord.quantities import load_topics
from onrecord.reporting import sentences, summaries
from onrecord.reporting.wording import agree, count, distinct, markdown, shorten_middle

HOSTILE = [
    "<script>window.PWN=7</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![beacon](https://example.org/x.png)",
    "**bold** _it_ `code` ~~gone~~ # head | cell",
    "$x$ and \\(y\\) and $$z$$ and \\[w\\]",
    "see https://example.org, www.example.org or ann@example.org",
    "two\nlines\n\n- and a list",
]


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 texts cite"), (1, "1 text cites"), (2, "2 texts cite")]
)
def test_number_noun_and_verb_agree(n: int, said: str) -> None:
    assert f"{count(n, 'text')} {agree(n, 'cites', 'cite')}" == said


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_comes_out_as_plain_characters(text: str) -> None:
    escaped = markdown(text)
    bare = escaped.replace("<span>", "").replace("</span>", "")
    assert not set("<>*_`[]~|$\\@\n") & set(bare)
    assert "://" not in bare
    assert "www." not in bare
    signs = escaped.replace("<span>&#36;</span>", "").replace("<span>&#92;</span>", "")
    assert "&#36;" not in signs  # each in an element of its own: MathJax pairs within one only
    assert "&#92;" not in signs


def test_a_name_drives_no_terminal_and_turns_no_line() -> None:
    assert markdown("Ann\x1b Lee\u202e\x07") == "Ann Lee"


def test_an_ordinary_name_is_left_alone() -> None:
    for name in ("Ann Lee", "St. John’s (north)", "É. Ôta-Šik, 4%", "Is it? Yes; it’s “so”!"):
        assert markdown(name) == name


def test_a_label_is_cut_in_the_middle_to_its_width() -> None:
    assert [len(shorten_middle("a" * 50, width)) for width in (5, 6, 28)] == [5, 6, 28]
    assert shorten_middle("short", 5) == "short"


def test_labels_stay_distinct() -> None:
    names = [f"{'a' * 40}{n:04d}{'b' * 40}" for n in range(500)] + ["c", "c", "c (2)", "c"]
    found = distinct(names, 28)
    assert len(set(found)) == len(names)
    assert found[-4:] == ["c", "c (3)", "c (2)", "c (4)"]


def test_a_label_is_the_given_one_or_the_name() -> None:
    docs = pd.DataFrame(
        {
            "doc": ["1", "2", "3", "4", "5"],
            "text": "It rained.",
            "label": ["A", "B", "B", None, " "],
        }
    )
    assert list(summaries.labels(rec.analyse(docs)).values()) == ["A", "2", "3", "4", "5"]


def test_a_label_may_be_a_number() -> None:
    docs = pd.DataFrame({"doc": ["1", "2"], "text": "It rained.", "label": [2024, 2025]})
    assert summaries.labels(rec.analyse(docs)) == {"1": "2024", "2": "2025"}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_sentence_lets_a_hostile_name_through(name: str) -> None:
    """As a label, an outlet, a topic's name, a speaker and a tag."""
    text = (
        f"“We need 260 beds,” said Ann Lee of {name}. Ashby Hospital has {{n}} beds.\n"
        f"It rained all night in the town. [attribution: {name}]"
    )
    docs = pd.DataFrame(
        {
            "doc": [f"{name}{n}" for n in range(3)],
            "text": [text.format(n=n + 9) for n in range(3)],
            "label": [f"{name} {n}" for n in range(3)],
            name: [name, name, "B"],
        }
    )
    topics = load_topics("hospital")
    topics = {name: dataclasses.replace(topics["beds"], name=name)}
    tables = rec.analyse(docs, topics=topics)
    said = [say(tables) for say in PLAIN] + [say(tables, by=name) for say in GROUPED]
    said += [sentences.readability(tables, "flesch_kincaid_grade")]
    for sentence in said:
        bare = re.sub(r"</?span>", "", sentence.replace("**", ""))
        assert not set("<>*`[]~|$\\@") & set(bare), sentence
        assert "://" not in bare
        assert "www." not in bare


PLAIN = [sentences.repeats, sentences.comparability, sentences.refusals, sentences.hygiene]
GROUPED = [
    sentences.corpus,
    sentences.sources,
    sentences.quotations,
    sentences.paragraphs,
    sentences.figures,
    sentences.figure_sourcing,
    sentences.topics,
]
