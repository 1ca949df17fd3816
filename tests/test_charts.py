"""The charts: they say something true of any corpus, and nothing leaves the page."""

from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import charts
from onrecord.tables import Tables

ROOT = Path(__file__).parent.parent
CHARTS = [name for name in charts.__all__ if name != "Chart"]

ARTICLE = (
    "The hospital has about 260 beds and plans to spend $2.5 million in 2027. “We perform more "
    "than 400 operations a year,” Dr. Ann Lee said. Up to a third of the patients are children."
)
CORPORA = {
    "nothing": ["It rained.", "We slept."],
    "one": [ARTICLE],
    "many": [ARTICLE.replace("260", str(200 + n)) for n in range(60)],
    "hostile": ["“<b>$x_1$ & 5 beds</b>”, Ann $Lee$ said.\n" * 3, "$^{$ " * 20],
}


def corpus(texts: list[str]) -> Tables:
    names = [f"news/{n:03d} a rather long name of a file with $ and <signs>" for n in range(99)]
    return rec.analyse(pd.DataFrame({"doc": names[: len(texts)], "text": texts}))


@pytest.fixture(scope="module")
def seeds() -> Tables:
    return rec.analyse(rec.load(ROOT / "seeds"))


def texts_off_the_page(chart: charts.Chart) -> list[str]:
    figure = chart.figure
    renderer = figure.canvas.get_renderer()
    page = figure.bbox
    off = []
    for text in figure.findobj(lambda artist: hasattr(artist, "get_text")):
        box = text.get_window_extent(renderer)
        inside = page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1
        if text.get_text().strip() and text.get_visible() and not inside:
            off.append(text.get_text())
    return off


@pytest.mark.parametrize("name", CHARTS)
def test_seeds(seeds: Tables, name: str) -> None:
    chart = getattr(charts, name)(seeds)
    assert len(chart.data)
    assert len(chart.alt) > 20
    assert texts_off_the_page(chart) == []


@pytest.mark.parametrize("kind", CORPORA)
@pytest.mark.parametrize("name", CHARTS)
def test_any_corpus(kind: str, name: str, tmp_path: Path) -> None:
    chart = getattr(charts, name)(corpus(CORPORA[kind]))
    chart.save(tmp_path / name)
    assert texts_off_the_page(chart) == []
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".csv", ".png", ".svg"]


def test_a_text_off_the_page_is_noticed(seeds: Tables) -> None:
    chart = charts.speakers(seeds)
    chart.figure.text(0.9, 0.5, "much too long for the place where it stands")
    assert texts_off_the_page(chart) == ["much too long for the place where it stands"]


def test_saving_twice_gives_the_same_bytes(seeds: Tables, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        charts.speakers(seeds).save(tmp_path / folder / "speakers")
    for suffix in (".svg", ".png", ".csv"):
        first, second = (tmp_path / folder / f"speakers{suffix}" for folder in ("a", "b"))
        assert first.read_bytes() == second.read_bytes()


def test_what_stands_in_a_text_cannot_leave_the_svg(tmp_path: Path) -> None:
    hostile = "“We have 5 beds”, <script>alert(1)</script> Ann Lee said."
    charts.speakers(corpus([hostile])).save(tmp_path / "speakers")
    assert "<script" not in (tmp_path / "speakers.svg").read_text(encoding="utf-8")


def test_currencies_never_share_an_axis(seeds: Tables) -> None:
    chart = charts.funding(seeds)
    names = [axes.get_title(loc="left") for axes in chart.figure.axes]
    assert names == ["Funding · UZS", "Funding · USD"]


def test_every_mark_can_be_traced_to_its_sentence(seeds: Tables) -> None:
    texts = dict(zip(seeds.documents["doc"], seeds.documents["text"], strict=True))
    data = charts.key_figures(seeds).data
    for row in data.to_dict("records"):
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"]
        assert " ".join(row["text"].split()) in row["sentence"]


def test_jupyter_gets_the_alt_text(seeds: Tables) -> None:
    chart = charts.topics(seeds)
    bundle, metadata = chart._repr_mimebundle_()
    assert bundle["text/plain"] == metadata["image/png"]["alt"] == chart.alt
    assert bundle["image/png"].startswith(b"\x89PNG")
