"""Every mark of every chart of the seeds leads to the words that it was drawn from."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import charts
from onrecord.reporting.addresses import link
from onrecord.segments import count_words
from onrecord.tables import Tables

CHARTS = [name for name in charts.__all__ if name != "Chart"]
Drawn = Callable[[str], charts.Chart]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def addresses(seeds: Tables) -> dict[str, tuple[str, str]]:
    """Every address that a marked text has, with its document and the words there."""
    texts = dict(zip(seeds.documents["doc"], seeds.documents["text"], strict=True))
    found = {}
    for table in (seeds.passages, seeds.attributions, seeds.quantities):
        for row in table.to_dict("records"):
            start, end = (row.get(f"content_{at}", row.get(at)) for at in ("start", "end"))
            found[link(row["doc"], row["id"])] = (row["doc"], texts[row["doc"]][start:end])
    return found


def links(chart: charts.Chart) -> Iterator[tuple[str, str]]:
    """Give the address of each link of a chart's SVG, with the sentence shown there."""
    for element in ET.fromstring(chart.svg()).iter(f"{SVG}a"):
        title = element.find(f"{SVG}title")
        assert title is not None
        assert len(element) > 1, "a link around nothing"
        yield element.attrib["href"], title.text or ""


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_leads_to_its_sentence(
    seeds: Tables, addresses: dict[str, tuple[str, str]], drawn: Drawn, name: str
) -> None:
    texts = dict(zip(seeds.documents["doc"], map(plain, seeds.documents["text"]), strict=True))
    found = list(links(drawn(name)))
    assert found
    for address, sentence in found:
        doc, words = addresses[address]
        shown = re.sub(r"^[\d,]+ \w+\. The first: ", "", sentence)
        assert shown in texts[doc]
        assert plain(words) in shown or shown in plain(words) or plain(words)[:20] in shown


@pytest.mark.parametrize("name", ["key_figures", "funding", "parts"])
def test_the_figure_that_is_drawn_is_in_the_sentence_that_is_shown(
    addresses: dict[str, tuple[str, str]], drawn: Drawn, name: str
) -> None:
    chart = drawn(name)
    found = list(links(chart))
    assert len(found) == len(chart.data)
    shown = set(chart.data.get("text", chart.data.get("text_a")).map(plain))
    for address, sentence in found:
        words = plain(addresses[address][1])
        assert words in sentence
        assert words in shown


@pytest.mark.parametrize(
    "name",
    [
        "words",
        "speakers",
        "sourcing_strip",
        "figures_sourcing",
        "source_types",
        "figures_by_source",
    ],
)
def test_every_bar_is_as_long_as_the_rows_behind_it(
    addresses: dict[str, tuple[str, str]], drawn: Drawn, name: str
) -> None:
    chart = drawn(name)
    pieces = [patch for axes in chart.figure.axes for patch in axes.patches if patch.get_gid()]
    found = list(links(chart))
    rows = chart.rows.set_index(chart.rows.apply(lambda r: link(r["doc"], r["id"]), axis=1))
    assert len(pieces) == len(found) == len(rows)
    widths = {
        mark.link: patch.get_width()
        for patch in pieces
        for mark in [chart.marks[patch.get_gid().rpartition("-")[0]]]
    }
    for address, _ in found:
        row = rows.loc[address]
        assert widths[address] == pytest.approx(row["value"])
        if name == "words":
            assert count_words(addresses[address][1]) == row["value"]


def test_the_words_of_a_source_are_the_words_of_its_rows(drawn: Drawn) -> None:
    chart = drawn("speakers")
    sums = chart.rows.groupby(["bar", "kind"])["value"].sum()
    for row in chart.data.to_dict("records"):
        name = row.pop("row")
        assert {kind: int(sums.get((name, kind), 0)) for kind in row} == row


def test_every_dot_stands_at_its_value(drawn: Drawn) -> None:
    chart = drawn("key_figures")
    values = dict(
        zip(
            chart.data["id"].map(lambda row: link(row.split(":")[0], row)),
            zip(chart.data["low"], chart.data["high"], strict=True),
            strict=True,
        )
    )
    checked = 0
    for axes in chart.figure.axes:
        for line in axes.lines:
            if line.get_gid() and (line.get_marker() == "o" or line.get_linewidth() == 8):
                low, high = values[chart.marks[line.get_gid().rpartition("-")[0]].link]
                drawn = (float(line.get_xdata()[0]), float(line.get_xdata()[-1]))
                assert drawn == (low, high)
                checked += 1
    assert checked == len(values)


def test_cells_of_topics_count_their_rows(drawn: Drawn) -> None:
    chart = drawn("topics")
    counted = chart.rows.groupby(["row", "topic"]).size()
    assert len(list(links(chart))) == len(counted)
    for (row, topic), figures in counted.items():
        assert chart.data.set_index("row").loc[row, topic] == figures


def test_readability_leads_to_the_beginning_of_its_text(seeds: Tables, drawn: Drawn) -> None:
    chart = drawn("readability")
    first = {
        link(r["doc"], r["id"]) for r in seeds.passages.drop_duplicates("doc").to_dict("records")
    }
    assert {address for address, _ in links(chart)} == first


def test_a_mark_without_its_sentence_would_be_noticed(drawn: Drawn) -> None:
    chart = drawn("key_figures")
    svg = chart.svg().decode().replace("texts/", "elsewhere/", 1)
    addresses = [a.attrib["href"] for a in ET.fromstring(svg).iter(f"{SVG}a")]
    assert not all(address.startswith("texts/") for address in addresses)
    assert isinstance(chart.rows, pd.DataFrame)


def test_every_mark_of_the_report_is_found_on_the_page_it_leads_to(
    seeds: Tables, drawn: Drawn, tmp_path: Path
) -> None:
    rec.report(seeds, tmp_path)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    addresses = set(re.findall(r'<a href="(texts/[^"]+)"><title', index))
    assert addresses == {address for name in CHARTS for address, _ in links(drawn(name))}
    pages: dict[str, str] = {}
    for address in addresses:
        page, _, place = address.partition("#")
        if page not in pages:
            pages[page] = (tmp_path / page).read_text(encoding="utf-8")
        assert f'id="{place}"' in pages[page]
