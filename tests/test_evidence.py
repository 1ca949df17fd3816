"""The marked text: nesting, escaping, and an honest refusal."""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec

ROOT = Path(__file__).parent.parent


def body(html: str) -> str:
    return html.split('<div class="onrecord">')[1].removesuffix("</div>")


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", body(html)))


def test_the_text_comes_back_unchanged() -> None:
    docs = rec.load(ROOT / "seeds")
    tables = rec.analyse(docs)
    for doc, text in zip(docs["doc"], docs["text"], strict=True):
        assert plain(rec.show(tables, doc).html) == text


def test_hostile_texts_are_escaped() -> None:
    text = '“<script>alert("5 beds")</script>”, Ann <b>Lee</b> & Co. said.'
    docs = pd.DataFrame({"doc": ['<img src="x">'], "text": [text]})
    evidence = rec.show(rec.analyse(docs), '<img src="x">')
    assert plain(evidence.html) == text
    assert set(re.findall(r"<(\w+)", body(evidence.html))) <= {"mark"}


def test_marks_overlap_without_losing_text() -> None:
    text = "“We need 40 beds,” Ann Lee said."
    docs = pd.DataFrame({"doc": ["a"], "text": [text]})
    html = body(rec.show(rec.analyse(docs), "a").html)
    assert 'class="content direct figure"' in html
    assert 'class="source"' in html
    assert 'class="cue"' in html


def test_repeated_passages_are_faded() -> None:
    line = "Rain fell on the town all night."
    docs = pd.DataFrame({"doc": ["a"], "text": [f"{line}\n{line}"]})
    html = body(rec.show(rec.analyse(docs), "a").html)
    assert html.startswith(f"{line}\n<mark")
    assert 'title="repeats a#0"' in html


def test_an_unknown_document_is_an_error() -> None:
    tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": ["It rained."]}))
    with pytest.raises(rec.OnrecordError, match="b: there is no such document"):
        rec.show(tables, "b")


def test_jupyter_shows_the_html() -> None:
    tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": ["It rained."]}))
    evidence = rec.show(tables, "a")
    assert evidence._repr_html_() == evidence.html
    assert repr(evidence).startswith("Evidence(")
