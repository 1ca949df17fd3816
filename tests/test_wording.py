"""The grammar of generated sentences, and the one function that escapes names in them."""

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import summaries
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
