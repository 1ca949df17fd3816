"""Every document has a page of its own, every row an anchor on it, whatever they are called."""

import re
from urllib.parse import quote

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord as rec
from onrecord.reporting.addresses import anchor, link, page_of
from onrecord.tables import cell, csv_bytes

ANY_NAME = st.text(st.characters(codec=None), max_size=80)
HOSTILE = ["", ".", "..", "../../etc/passwd", "con", "NUL", "a b", "a/b", "a\\b", "A", "a", "a\0b"]
HOSTILE += ["<script>", 'x" onclick="', "javascript:alert(1)", "\ud800", "\ud801", "ä", "新闻", "#"]
HOSTILE += ["a-" + "0" * 20, "x" * 500, "a?b", "%2e%2e", "\u202egnp.exe", "a.", "a ", "{{ 7 * 7 }}"]


def test_hostile_names_have_pages_of_their_own() -> None:
    pages = [page_of(doc) for doc in HOSTILE]
    assert len({page.lower() for page in pages}) == len(HOSTILE)


@given(ANY_NAME)
def test_a_page_is_safe_in_a_url_and_on_every_file_system(doc: str) -> None:
    page = page_of(doc)
    assert re.fullmatch(r"texts/[a-z0-9][a-z0-9_-]{0,80}\.html", page)
    assert quote(page) == page


@given(ANY_NAME, ANY_NAME)
def test_two_names_never_share_a_page(one: str, other: str) -> None:
    assert (page_of(one) == page_of(other)) == (one == other)


def test_the_page_of_one_name_cannot_be_claimed_by_another() -> None:
    page = page_of("A & B").removeprefix("texts/").removesuffix(".html")
    assert page_of(page) != page_of("A & B")


def test_every_row_has_an_anchor_of_its_own_on_its_page() -> None:
    text = "“We have 40 beds,” Dr. Ann Lee said. It rained."
    names = ["a", "a:q:1-2", "b\n:p:0-1"]
    tables = rec.analyse(pd.DataFrame({"doc": names, "text": [text] * 3}))
    for table in (tables.passages, tables.sentences, tables.attributions, tables.quantities):
        links = [link(doc, row) for doc, row in zip(table["doc"], table["id"], strict=True)]
        assert len(set(links)) == len(table)
    figures = tables.quantities
    for start, end, row in zip(figures["start"], figures["end"], figures["id"], strict=True):
        assert anchor(row).startswith(f"q-{start}-{end}")


@pytest.mark.parametrize("row_id", ["", "a", "a:q:1", "a:q:1-2:x", "a:Q:1-2", "a:q:١-٢"])
def test_what_is_no_row_id_is_refused(row_id: str) -> None:
    with pytest.raises(rec.OnrecordError, match="is not the id of a row"):
        anchor(row_id)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\r1", "＝1", "\n@"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == "'" + text
    table = pd.DataFrame({text: [text]})
    assert csv_bytes(table).decode().count("'") == 2


def test_numbers_and_missing_values_stay_in_a_cell() -> None:
    table = pd.DataFrame({"a": [-1.5, None], "b": pd.array([None, "x"], dtype="str")})
    assert csv_bytes(table) == b"a,b\n-1.5,\n,x\n"


def test_half_a_character_does_not_stop_a_table() -> None:
    assert cell("\ud800b") == "?b"
    table = pd.DataFrame({"a": pd.Series(["\ud800b"], dtype="object")})
    assert csv_bytes(table) == b"a\n?b\n"
