"""The marked text: every row in it, nesting, escaping, and an honest refusal."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting.addresses import anchor
from onrecord.reporting.marked_text import html as page_html
from onrecord.reporting.text_marks import mark

ROOT = Path(__file__).parent.parent
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "*bold* [a](http://x) `code`",
    "$2 million to $3 million",
    "\x1b[31mred\x1b[0m",
    "\u202eright to left\u202c",
]
TAGS = {"div", "p", "span", "b", "i", "mark", "sup", "a", "details", "summary", "ol", "li"}
ATTRIBUTES = {"class", "style", "id", "href", "title", "value", "aria-label"}


class Page(HTMLParser):
    """What a browser makes of a page: its tags, ids, links, and the text of its passages."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.ids, self.links = set(), set(), [], []
        self.passages, self._skip, self._inside = [], 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if given.get("class") == "text":
            self.passages.append("")
            self._inside = 1
        self._skip += tag == "sup"

    def handle_endtag(self, tag):
        self._skip -= tag == "sup"
        self._inside *= tag not in ("p", "h2")

    def handle_data(self, data):
        if self._inside and not self._skip:
            self.passages[-1] += data


@pytest.fixture(scope="module")
def seeds():
    return rec.analyse(rec.load(ROOT / "seeds"))


def analyse(text, doc="a"):
    return rec.analyse(pd.DataFrame({"doc": [doc], "text": [text]}))


def test_the_passages_come_back_unchanged(seeds):
    for doc, text in zip(seeds.documents["doc"], seeds.documents["text"], strict=True):
        own = seeds.passages[seeds.passages["doc"] == doc]
        spans = zip(own["start"], own["end"], strict=True)
        shown = Page(rec.show(seeds, doc).html).passages
        assert shown == [text[start:end] for start, end in spans]


def test_every_row_is_marked_with_its_words_and_listed(seeds):
    for doc in seeds.documents["doc"]:
        html = rec.show(seeds, doc).html
        page = Page(html)
        assert len(set(page.ids)) == len(page.ids)
        assert {link[1:] for link in page.links} <= set(page.ids)
        for table in (seeds.attributions, seeds.quantities):
            for name in table.loc[table["doc"] == doc, "id"]:
                ends = [one for one in page.ids if one.endswith(anchor(name))]
                assert len(ends) == 1, name
                assert f"{ends[0]}-row" in page.ids
        for row in seeds.quantities[seeds.quantities["doc"] == doc].to_dict("records"):
            found = re.search(rf'id="[^"]*{anchor(row["id"])}"[^>]*>([^<]*)', html)
            assert row["text"].startswith(unescape(found[1]))


def test_a_row_is_shown_with_its_passage_and_neighbours(seeds):
    row = seeds.quantities.iloc[0]
    evidence = rec.show(seeds, row["id"])
    page = Page(evidence.html)
    assert 1 <= len(page.passages) <= 3
    assert row["text"] in "".join(page.passages)
    framed = re.findall(r'class="[^"]*chosen[^"]*"[^>]*>([^<]*)', evidence.html)
    assert "".join(framed) == row["text"]


def test_a_sentence_and_a_passage_can_be_shown(seeds):
    for table in (seeds.sentences, seeds.passages):
        evidence = rec.show(seeds, table["id"].iloc[3])
        assert "chosen" in evidence.html


def test_marks_overlap_without_losing_text():
    html = rec.show(analyse("“We need 40 beds,” Ann Lee said."), "a").html
    assert 'class="quoted figure"' in html
    assert re.search(r'<b class="source"[^>]*>Ann Lee</b>', html)
    assert re.search(r'<i class="cue"[^>]*>said</i>', html)


def test_a_content_of_several_passages_is_marked_in_each():
    tables = analyse("One line of it here.\nAnother line of it there.")
    row = {"id": "a:a:0-45", "doc": "a", "kind": "direct", "speaker": "Ann Lee", "source": None}
    row |= {"said": "One", "content_start": 4, "content_end": 40, "attribution": 0}
    row |= {"source_start": None, "cue_start": None, "reviewed": None}
    rows = {"passages": tables.passages.to_dict("records"), "attributions": [row], "quantities": []}
    page = page_html(mark(tables.documents["text"].iloc[0], rows))
    assert re.findall(r'class="quoted"[^>]*>([^<]*)', page) == [
        "quoted, at least in part",
        "line of it here.",
        "Another line of it ",
    ]


def test_marks_differ_without_colour(seeds):
    html = "".join(rec.show(seeds, doc).html for doc in seeds.documents["doc"])
    for sign in (
        "2px solid",
        "1px dashed",
        "1px dotted",
        "font-weight:700",
        "font-style:italic",
        "outline:1px",
    ):
        assert sign in html
    legends = re.findall(r'<p class="legend".*?</p>', html)
    assert ["repeats an earlier passage" in legend for legend in legends] == [False] * 4 + [True]


def test_each_mark_carries_its_own_colours(seeds):
    """A notebook that nobody trusts has no stylesheet, and its theme may be dark."""
    html = rec.show(seeds, "004_9a1aee5707c25f59").html
    assert "<style" not in html
    styles = re.findall(r'<(?:div|span|mark)[^>]*style="([^"]*)"', html)
    assert [style for style in styles if "background" in style and "color:#" not in style] == []


def test_repeated_passages_are_grey():
    line = "Rain fell on the town all night."
    html = rec.show(analyse(f"{line}\n{line}"), "a").html
    first, second = re.findall(r'<p class="text".*?</p>', html)
    assert "repeated" not in first
    assert 'title="repeats a#0"' in second
    assert "color:#666" in second


def test_corrected_rows_say_so(seeds):
    reviewed = seeds.quantities.assign(reviewed="corrected")
    tables = replace(seeds, quantities=reviewed)
    assert "(corrected by hand)" in rec.show(tables, "002_48c07be34fdf1111").html


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_inert(hostile):
    text = f"“{hostile} 5 beds”, Ann {hostile} Lee & Co. said.\n{hostile}"
    evidence = rec.show(analyse(text, hostile), hostile)
    page = Page(evidence.html)
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert all(link.startswith("#") for link in page.links)
    assert "mathjax_ignore" in evidence.html
    assert "tex2jax_ignore" in evidence.html
    for unseen in "\x1b\u202e":
        assert unseen not in evidence.html + repr(evidence)
    assert "".join(page.passages).replace(" ", "") != ""


def test_an_unknown_name_is_an_error():
    with pytest.raises(rec.OnrecordError, match="b: there is no such document or row"):
        rec.show(analyse("It rained."), "b")
    with pytest.raises(rec.OnrecordError, match="a:q:1-2: there is no such document or row"):
        rec.show(analyse("It rained."), "a:q:1-2")


def test_jupyter_shows_the_html_and_a_terminal_the_text():
    evidence = rec.show(analyse("It rained. Ann Lee said 40 beds were empty."), "a")
    assert evidence._repr_html_() == evidence.html
    assert repr(evidence).splitlines()[0] == ("It rained. Ann Lee said 40 beds[2] were empty[1].")
