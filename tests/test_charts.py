"""The charts: they say something true of any corpus, and nothing leaves the page."""

import re
import subprocess
import sys
import warnings
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from matplotlib.colors import to_hex

import onrecord as rec
from onrecord.reporting import charts
from onrecord.reporting.charts import palette
from onrecord.reporting.summaries import NO_SOURCE
from onrecord.tables import Tables

Drawn = Callable[[str], charts.Chart]
CHARTS = [name for name in charts.__all__ if name != "Chart"]
SVG = "{http://www.w3.org/2000/svg}"

ARTICLE = (
    "The hospital has about 260 beds and plans to spend $2.5 million in 2027. “We perform more "
    "than 400 operations a year,” Dr. Ann Lee said. Up to a third of the patients are children."
)
NAMES = "“<b>$x_1$ & 5 beds</b>”, Ann $Lee$ said.\n" * 3
CONTROL = (
    "“We have 5 beds,” Ann\x07 L\ufffeee said. The \x1bclinic has 40 beds, 王芳 said.\u202e Up"
)
CORPORA = {
    "empty": [],
    "nothing": ["It rained.", "We slept."],
    "no words": ["", " \n"],
    "one": [ARTICLE],
    "many": [ARTICLE.replace("260", str(200 + n)) for n in range(40)],
    "hostile": [NAMES, "$^{$ " * 20, CONTROL],
}
WORDLESS = ("empty", "no words")


def corpus(texts: list[str]) -> Tables:
    return analysed(tuple(texts))


@cache
def analysed(texts: tuple[str, ...]) -> Tables:
    names = [f"news/{n:03d} 新\x08闻 a rather long name with $ and <signs>" for n in range(99)]
    outlets = [f"=cmd|'{'<b>' * (n % 3)}" for n in range(len(texts))]
    docs = {"doc": names[: len(texts)], "text": texts, "outlet": outlets}
    return rec.analyse(pd.DataFrame(docs, dtype="str"), topics="hospital")


def texts_off_the_page(chart: charts.Chart) -> list[str]:
    figure = chart.figure
    renderer = figure.canvas.get_renderer()
    page = figure.bbox
    off = []
    for text in figure.findobj(lambda artist: hasattr(artist, "get_text")):
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph")
            box = text.get_window_extent(renderer)
        inside = page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1
        if text.get_text().strip() and text.get_visible() and not inside:
            off.append(text.get_text())
    return off


@pytest.mark.parametrize("name", CHARTS)
def test_seeds(drawn: Drawn, name: str) -> None:
    chart = drawn(name)
    assert len(chart.data)
    assert chart.alt.startswith(chart.title)
    assert len(chart.alt) > len(chart.title) + 20
    assert texts_off_the_page(chart) == []


@pytest.mark.parametrize("kind", CORPORA)
@pytest.mark.parametrize("name", CHARTS)
def test_any_corpus(kind: str, name: str, tmp_path: Path) -> None:
    chart = getattr(charts, name)(corpus(CORPORA[kind]))
    written = chart.save(tmp_path / name)
    assert texts_off_the_page(chart) == []
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert [path.suffix for path in written[:3]] == ([".svg", ".png", ".csv"] if written else [])
    assert bool(written) == bool(len(chart.data))
    assert (not written) or kind not in WORDLESS
    for path in (path for path in written if path.suffix == ".svg"):
        ET.parse(path)
    for path in (path for path in written if path.suffix == ".csv"):
        assert not re.search(r"(^|,)\"?([=+@]|-(?![\d.]))", path.read_text(encoding="utf-8"), re.M)


def test_a_chart_of_nothing_says_so_and_is_not_written(tmp_path: Path) -> None:
    chart = charts.key_figures(corpus(["It rained."]))
    assert chart.title == "No key figure on these topics"
    assert chart.save(tmp_path / "a") == []
    assert list(tmp_path.iterdir()) == []


def test_a_text_off_the_page_is_noticed(seeds: Tables) -> None:
    chart = charts.speakers(seeds)
    chart.figure.text(0.9, 0.5, "much too long for the place where it stands")
    assert texts_off_the_page(chart) == ["much too long for the place where it stands"]


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_and_saving_twice_gives_the_same_bytes(
    seeds: Tables, drawn: Drawn, name: str, tmp_path: Path
) -> None:
    first = drawn(name).save(tmp_path / "a" / name)
    second = getattr(charts, name)(seeds).save(tmp_path / "b" / name)
    assert len(first) == len(second) >= 3
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_dot_in_a_name_is_kept(drawn: Drawn, tmp_path: Path) -> None:
    written = drawn("words").save(tmp_path / "v1.2")
    assert [path.name for path in written] == [
        "v1.2.svg",
        "v1.2.png",
        "v1.2.csv",
        "v1.2-rows.csv",
    ]


HOSTILE = {
    "doc": ["</title><script>alert(1)</script>", '" onclick="alert(1)', "新\x08闻\u202e"],
    "text": [
        "“We have <script>alert(1)</script> 5 beds,” Ann Lee said.",
        "[source: javascript:alert(1)] “]]><a href='javascript:alert(1)'>5 beds</a>”, Bo Ray said.",
        CONTROL,
    ],
}


@pytest.mark.parametrize("name", CHARTS)
def test_what_stands_in_a_text_cannot_leave_the_svg(name: str) -> None:
    chart = getattr(charts, name)(rec.analyse(pd.DataFrame(HOSTILE), topics="hospital"))
    drawn = chart.svg().decode()
    elements = list(ET.fromstring(drawn).iter())
    assert not [one for one in elements if one.tag.endswith("}script")]
    assert not [name for one in elements for name in one.attrib if name.startswith("on")]
    addresses = [one.attrib["href"] for one in elements if one.tag == f"{SVG}a"]
    assert all(re.fullmatch(r"texts/[\w-]+\.html#[a-z]-\d+-\d+", address) for address in addresses)


def test_a_control_character_is_replaced_and_a_script_that_the_font_lacks_is_kept() -> None:
    chart = charts.words(rec.analyse(pd.DataFrame(HOSTILE)))
    assert "新�闻" in chart.svg().decode()
    assert "\u202e" not in chart.svg().decode()
    assert chart.png().startswith(b"\x89PNG")


def test_svg_has_a_name_a_description_and_text_as_text(drawn: Drawn) -> None:
    chart = drawn("words")
    root = ET.fromstring(chart.svg())
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert (title.text, description.text) == (chart.title, chart.alt)
    assert root.get("aria-labelledby") == title.get("id")
    written = [element.text for element in root.iter(f"{SVG}text")]
    assert chart.title in written


def test_several_charts_may_stand_in_one_page(drawn: Drawn) -> None:
    ids = [
        element.get("id")
        for name in CHARTS
        for element in ET.fromstring(drawn(name).svg()).iter()
        if element.get("id", "").startswith(("title-", "desc-"))
    ]
    assert len(set(ids)) == len(ids) == 2 * len(CHARTS)


def test_currencies_never_share_an_axis() -> None:
    text = "The clinic got $5 million, £3 million and $7 million. It cost €2 million."
    found = charts.funding(corpus([text]))
    drawn = [
        len([line for line in axes.lines if line.get_marker() == "o"]) for axes in found.figure.axes
    ]
    assert sorted(drawn) == [1, 1, 2]
    assert found.title.startswith("4 sums of money in 3 currencies")


def test_cents_are_drawn_on_the_axis_of_their_currency() -> None:
    found = charts.funding(corpus(["It won A$5 million, 27 cents a share.", "It cost 63 cents."]))
    assert found.title.startswith("2 sums of money; none")
    assert len([axes for axes in found.figure.axes if axes.lines]) == 1
    subtitle = " ".join(text.get_text() for text in found.figure.texts)
    assert "Not drawn: 1 sum whose currency the text does not tell." in subtitle
    assert found.data["unit"].tolist() == ["AUD", "cent", "cent"]


def test_a_sum_whose_currency_cannot_be_told_has_no_axis_and_is_not_forgotten() -> None:
    tables = corpus(["The clinic got $5 million in funding. Funding of $7 million is planned."])
    tables.quantities.loc[1, "unit"] = None
    for chart in (charts.funding(tables), charts.key_figures(tables)):
        subtitle = " ".join(text.get_text() for text in chart.figure.texts)
        assert "Not drawn: 1 sum whose currency the text does not tell." in subtitle
        assert len(chart.marks) == 1
        assert len(chart.data) == 2


def test_a_range_beside_a_large_sum_can_still_be_seen() -> None:
    text = "It cost $10,000 to $20,000. The clinic spent $400 million on it in 2020."
    tables = corpus([text])
    axes = charts.key_figures(tables).figure.axes
    bands = [line for one in axes[1:] for line in one.lines if line.get_linewidth() == 8]
    points = [
        72 / line.figure.dpi * (box.x1 - box.x0)
        for line in bands
        for box in [line.get_transform().transform_path(line.get_path()).get_extents()]
    ]
    assert points
    assert min(points) >= 5.9


def test_values_that_span_over_100_fold_say_that_their_axis_is_logarithmic() -> None:
    chart = charts.key_figures(corpus(["It has 3 beds. There are 9,000 beds in Rome."]))
    scales = {axes.get_xscale() for axes in chart.figure.axes}
    written = " ".join(text.get_text() for text in chart.figure.texts)
    assert "log" in scales
    assert "logarithmic" in written


def test_jupyter_gets_the_alt_text(drawn: Drawn) -> None:
    chart = drawn("topics")
    bundle, metadata = chart._repr_mimebundle_()
    assert bundle["text/plain"] == metadata["image/png"]["alt"] == chart.alt
    assert bundle["image/png"].startswith(b"\x89PNG")
    found = re.fullmatch(
        r'<img src="data:image/png;base64,(\S+)" alt="([^"]+)" .*>', bundle["text/html"]
    )
    assert found
    assert b64decode(found[1]) == bundle["image/png"]
    assert unescape(found[2]) == chart.alt


def test_hostile_alt_text_stays_inside_its_attribute() -> None:
    chart = charts.speakers(corpus(['“We have 5 beds,” Ann "onerror=alert(1)> Lee said.']))
    html = chart._repr_mimebundle_()[0]["text/html"]
    assert re.fullmatch(r'<img src="[^"]+" alt="[^"]*" width="\d+">', html)


def test_the_library_is_imported_without_matplotlib() -> None:
    code = (
        "import sys, onrecord; print('matplotlib' in sys.modules, onrecord.charts.words.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "words"]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        rec.nothing  # noqa: B018


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [palette.INK, palette.NOTE])
def test_text_can_be_read(ink: str) -> None:
    assert contrast(ink, "#FFFFFF") >= 4.5
    assert contrast(palette.INK, palette.VALUE) >= 4.5
    assert contrast("#8C8C8C", "#FFFFFF") < 4.5


@pytest.mark.parametrize("name", CHARTS)
def test_every_text_has_a_colour_that_can_be_read(drawn: Drawn, name: str) -> None:
    figure = drawn(name).figure
    texts = figure.findobj(lambda artist: hasattr(artist, "get_text") and artist.get_text())
    assert {to_hex(text.get_color()).upper() for text in texts} <= {palette.INK, palette.NOTE}


def test_a_colour_has_one_meaning() -> None:
    fills = [style["facecolor"] for style in palette.SOURCED.values()]
    assert len(set(fills)) == len(fills)
    assert not {palette.VALUE, palette.PARAGRAPH} & set(fills)
    assert palette.SOURCED["quoted"]["facecolor"] == palette.QUOTED
    assert palette.colour(NO_SOURCE) == palette.SOURCED[NO_SOURCE]["facecolor"] == palette.NONE


@pytest.mark.parametrize("name", ["readability", "parts", "key_figures"])
def test_pale_green_means_the_paragraph_everywhere(drawn: Drawn, name: str) -> None:
    svg = drawn(name).svg().decode().upper()
    assert (palette.PARAGRAPH in svg) is (name == "key_figures")


def test_over_25_texts_are_drawn_as_groups() -> None:
    tables = corpus([ARTICLE.replace("260", str(200 + n)) for n in range(27)])
    data = charts.words(tables).data
    assert len(data) == 3
    assert data["row"].str.endswith("(9 texts)").all()
    unnamed = tables.documents.drop(columns="outlet")
    by_length = charts.words(Tables(**{**vars_of(tables), "documents": unnamed})).data
    assert by_length["row"].tolist() == ["0–99 words (27 texts)"]


def vars_of(tables: Tables) -> dict[str, pd.DataFrame]:
    return {name: getattr(tables, name) for name in Tables.__dataclass_fields__}


def test_months_stay_in_their_order() -> None:
    docs = pd.DataFrame({"doc": ["a", "b", "c"], "text": ["It rained.", ARTICLE, "We slept well."]})
    docs["date"] = ["2025-03-01", "2025-02-11", "2025-01-05"]
    data = charts.words(rec.analyse(docs), by="date").data
    assert data["row"].tolist() == ["2025-01 (1 text)", "2025-02 (1 text)", "2025-03 (1 text)"]


def test_a_column_that_is_not_there_is_named(seeds: Tables) -> None:
    with pytest.raises(rec.OnrecordError, match="no column 'paper'"):
        charts.words(seeds, by="paper")


def test_a_pattern_has_one_meaning() -> None:
    hatched = [
        style["hatch"]
        for style in [*palette.SOURCED.values(), *palette.WORDS.values()]
        if "hatch" in style
    ]
    assert len(set(hatched)) == len(hatched)


def test_a_hollow_sum_is_about_that_much() -> None:
    text = (
        "It cost about $5 million. It cost more than $6 million. It cost up to $7 million. "
        "It cost between $8 million and $9 million. It cost $10 million."
    )
    page = charts.funding(_tables({"a": text}))
    faces = {
        line.get_marker(): line.get_markerfacecolor()
        for axes in page.figure.axes
        for line in axes.get_lines()
        if line.get_marker() != "o"
    }
    hollow = [
        line
        for axes in page.figure.axes
        for line in axes.get_lines()
        if line.get_marker() == "o" and line.get_markerfacecolor() == "white"
    ]
    assert set(faces) == {">", "<", "s"}
    assert "white" not in faces.values()
    assert [float(line.get_xdata()[0]) for line in hollow] == [5e6]  # type: ignore[arg-type]


def test_a_value_of_several_texts_is_told_without_what_one_of_them_counts() -> None:
    texts = {"a": "Half of the pupils passed.", "b": "Half of the buses ran."}
    drawn = charts.key_figures(_tables(texts)).svg().decode()
    assert ">Half<" in drawn
    assert ">Half of the pupils<" not in drawn


def test_a_document_is_not_drawn_as_a_person() -> None:
    text = "The report said the bridge was old. Ann Lee said the bridge was new."
    rows = charts.speakers(_tables({"a": text})).data["row"]
    assert sorted(rows) == ["Ann Lee", "The report (document)"]


def _tables(texts: dict[str, str]) -> Tables:
    return rec.analyse(pd.DataFrame({"doc": texts.keys(), "text": texts.values()}))
