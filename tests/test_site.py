"""The report: every link leads somewhere, nothing is loaded, nothing hostile runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import charts, site
from onrecord.reporting.addresses import anchor, page_of

PROJECT = Path(__file__).parent.parent
SEEDS = ["000_f051eb72a39f9959", "004_9a1aee5707c25f59"]
HOSTILE = (
    "<script>window.PWN=1</script>",
    '"><img src=x onerror="window.PWN=2">',
    "javascript:window.PWN=3",
    "{{ 7 * 7 }}{% raw %}",
    "</title></style></svg><svg onload=window.PWN=4>",
    "$2 million to $3 million *b* [a](http://192.0.2.1/)",
    "\x1b[31mred\u202e",
)
LOADING = {"src", "srcset", "poster", "background", "action", "formaction", "data"}


class Page(HTMLParser):
    """What a browser sees of a page: its elements with their attributes, and its text."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.text, self._raw = [], "", False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._raw = tag in ("script", "style")

    def handle_endtag(self, tag):
        self._raw = False

    def handle_data(self, data):
        self.text += "" if self._raw else data

    def all(self, tag):
        return [given for name, given in self.elements if name == tag]

    def ids(self):
        return {given["id"] for _, given in self.elements if "id" in given}

    def links(self):
        return [
            given.get("href") or given.get("xlink:href")
            for _, given in self.elements
            if "href" in given or "xlink:href" in given
        ]


def read(folder):
    return {path: Page(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def tables():
    docs = {"doc": ["b"], "text": ["“We need 40 beds,” Ann Lee said. The clinic has 260 beds."]}
    return rec.analyse(pd.DataFrame(docs), topics="hospital")


@pytest.fixture(scope="module")
def folder(seeds, tmp_path_factory):
    target = tmp_path_factory.mktemp("out") / "report"
    assert rec.report(seeds, target, notebooks=PROJECT / "notebooks") == target / "index.html"
    return target


@pytest.fixture(scope="module")
def pages(folder):
    return read(folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The report of texts, names, labels and titles that try to be more than text."""
    rows = [
        {
            "doc": word,
            "label": word,
            "text": f"{word}\nMayor {word} Lee said {n + 3} {word} beds cost $2 m, not {word}.\n"
            f"“{word} we need {n + 5} beds,” Ann Lee said. {word} has {n + 9} beds. [{word}: x]",
        }
        for n, word in enumerate(HOSTILE)
    ]
    tables = rec.analyse(pd.DataFrame(rows))
    attributions = tables.attributions.assign(speaker=lambda of: of["speaker"].fillna(HOSTILE[1]))
    target = tmp_path_factory.mktemp("hostile")
    rec.report(replace(tables, attributions=attributions), target, title=HOSTILE[0])
    return target


def test_every_link_leads_to_a_page_and_a_place_on_it(folder, pages):
    checked = 0
    for path, page in pages.items():
        for link in page.links():
            if link.startswith("https://"):
                assert "notebooks" in path.parts, link
                continue
            name, _, place = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), (path.name, link)
            if place and target in pages:
                assert place in pages[target].ids(), (path.name, link)
                checked += 1
    assert checked > 100


def test_every_row_has_a_place_in_its_text(seeds, folder, pages):
    for table in (seeds.attributions, seeds.quantities, seeds.passages):
        for doc, name in zip(table["doc"], table["id"], strict=True):
            assert anchor(name) in pages[folder / page_of(doc)].ids()


def test_marks_of_charts_lead_to_texts(folder, pages):
    page = pages[folder / "index.html"]
    leading = [link for link in page.links() if link.startswith("texts/") and "#" in link]
    assert len(leading) > 20


def test_nothing_is_loaded_and_only_tables_run_scripts(pages):
    for path, page in pages.items():
        policy = page.all("meta")[2]["content"]
        scripts = page.all("script")
        assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        assert (
            bool(scripts) == ("script-src" in policy) == (path.stem in ("attributions", "figures"))
        )
        assert page.all("link") == page.all("iframe") == page.all("object") == []
        for _, given in page.elements:
            loaded = [value for name, value in given.items() if name in LOADING]
            assert [value for value in loaded if not value.startswith("data:")] == []


def test_pages_say_what_they_are(pages):
    for path, page in pages.items():
        assert page.all("html")[0]["lang"] == "en"
        assert len(page.all("title")) >= 1
        assert len(page.all("main")) == 1
        assert len(page.all("h1")) == 1, path
        assert all(image.get("alt") for image in page.all("img"))
        here = [link for link in page.all("a") if link.get("aria-current") == "page"]
        assert len(here) == (path.parent.name != "texts")


def test_drawings_have_names(folder, pages):
    page = pages[folder / "index.html"]
    drawings = page.all("svg")
    assert len(drawings) >= 8
    for drawing in drawings:
        assert set(drawing["aria-labelledby"].split()) <= page.ids()


def test_pages_of_texts_are_small(folder):
    sizes = [path.stat().st_size for path in (folder / "texts").glob("*.html")]
    assert len(sizes) == 5
    assert max(sizes) < 60_000


def test_notebooks_lead_to_one_another(folder, pages):
    page = pages[folder / "notebooks" / "01-corpus.html"]
    assert "In [" not in page.text
    assert not [link for link in page.links() if link.endswith(".ipynb")]


def test_a_later_report_replaces_its_own_files_only(tables, tmp_path):
    target = tmp_path / "report"
    rec.report(tables, target)
    (target / "review.xlsx").write_bytes(b"marks")
    docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    rec.report(rec.analyse(docs), target)
    assert [path.name for path in (target / "texts").iterdir()] == ["a.html"]
    assert (target / "review.xlsx").read_bytes() == b"marks"
    assert not [path for path in target.iterdir() if path.name.startswith(".unfinished")]


def test_a_list_of_files_cannot_take_others_away(tables, tmp_path):
    target, other = tmp_path / "report", tmp_path / "mine.txt"
    rec.report(tables, target)
    other.write_text("mine")
    with (target / "report-files.txt").open("a") as listed:
        listed.write("../mine.txt\n")
    rec.report(tables, target)
    assert other.read_text() == "mine"


def test_a_page_of_somebody_else_stays(tables, tmp_path):
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(rec.OnrecordError, match=r"an index\.html that is not of a report"):
        rec.report(tables, tmp_path)
    assert (tmp_path / "index.html").read_text() == "mine"


def test_nothing_is_left_of_a_report_that_fails(tables, tmp_path, monkeypatch):
    from onrecord.reporting import site

    monkeypatch.setattr(site, "sortable", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rec.report(tables, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_a_file_is_named(tables, tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(rec.OnrecordError, match="x: the report cannot be written"):
        rec.report(tables, tmp_path / "x")
    with pytest.raises(rec.OnrecordError, match="holds no notebook"):
        rec.report(tables, tmp_path / "y", notebooks=tmp_path)


@pytest.mark.parametrize("texts", [["It rained."], ["It rained.", "Snow fell."]])
def test_a_corpus_with_nothing_in_it_has_a_report(tmp_path, texts):
    docs = pd.DataFrame({"doc": [f"d{n}" for n in range(len(texts))], "text": texts})
    index = rec.report(rec.analyse(docs), tmp_path)
    says = f"{len(texts)} text{'s' if len(texts) > 1 else ''}, 0 attributions, 0 figures."
    assert says in index.read_text("utf-8")


def test_hostile_words_add_no_element_and_no_attribute(hostile):
    pages = read(hostile)
    assert len(pages) == 3 + len(HOSTILE)
    for path, page in pages.items():
        assert {tag for tag, _ in page.elements} <= {
            *("html", "head", "meta", "title", "style", "body", "header", "nav", "ul", "li", "a"),
            *("main", "footer", "h1", "h2", "p", "div", "span", "b", "i", "mark", "sup", "ol"),
            *(
                "details",
                "summary",
                "section",
                "figure",
                "figcaption",
                "table",
                "thead",
                "tbody",
            ),
            *("tr", "th", "td", "svg", "g", "path", "text", "defs", "use", "clippath", "rect"),
            *("tfoot", "desc", "script", "tspan", "pattern", "metadata"),
        }, path
        for tag, given in page.elements:
            assert not [name for name in given if name.startswith("on")], (path, tag)
            assert given.get("src") != "x"
        links = [link for link in page.links() if not link.startswith(("texts/", "#"))]
        assert [link for link in links if ":" in link] == []
        assert "49" not in page.all("title")[0]


def test_hostile_words_are_shown_as_they_are(hostile):
    page = Page((hostile / page_of(HOSTILE[3])).read_text("utf-8"))
    assert HOSTILE[3] in page.text
    raw = "".join(path.read_text("utf-8") for path in hostile.rglob("*.html"))
    assert "\x1b" not in raw
    assert "\u202e" not in raw
    assert not re.search(r"<script>window", raw)


def test_hostile_words_do_not_run_as_formulas_in_a_spreadsheet(hostile):
    for path in (hostile / "data").glob("*.csv"):
        cells = pd.read_csv(path, dtype="str", keep_default_na=False).to_numpy().ravel()
        risky = [cell for cell in cells if re.match(r"\s*[=+@]|-(?!\d)", cell)]
        assert risky == [], path.name


def test_every_chart_has_its_place_in_the_report() -> None:
    assert sorted([*site.ORDER, "Chart"]) == sorted(charts.__all__)
