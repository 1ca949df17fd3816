"""A forged, swapped or missing picture is noticed, and so is one without its words."""

import base64
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import clean_notebooks
import compare_pictures
import pytest
from PIL import Image, ImageDraw

import onrecord as rec
from onrecord.reporting import charts

PROJECT = Path(__file__).parent.parent
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Two charts of the seeds, in a folder."""
    folder = tmp_path_factory.mktemp("drawn")
    tables = rec.analyse(rec.load(PROJECT / "seeds"), topics="hospital")
    charts.speakers(tables).save(folder / "speakers")
    charts.topics(tables).save(folder / "topics")
    return folder


@pytest.fixture
def stored(drawn, tmp_path):
    """A copy of the folder, to be tampered with."""
    return Path(shutil.copytree(drawn, tmp_path / "stored"))


def alter(path, change):
    picture = Image.open(path).convert("RGB")
    change(ImageDraw.Draw(picture), picture)
    picture.save(path)


def test_the_same_pictures_pass(stored, drawn):
    assert compare_pictures.differences(stored, drawn) == []


def test_another_shade_of_antialiasing_passes(stored, drawn):
    picture = Image.open(stored / "topics.png").convert("RGB")
    picture.point(lambda level: max(0, level - 40)).save(stored / "topics.png")
    assert compare_pictures.differences(stored, drawn) == []


def test_one_digit_that_was_painted_over_is_noticed(stored, drawn):
    alter(stored / "topics.png", lambda pen, _: pen.text((600, 300), "9", fill="black"))
    said = compare_pictures.differences(stored, drawn)
    assert len(said) == 1
    assert "topics.png is not as redrawn" in said[0]


def test_swapped_pictures_are_noticed(stored, drawn):
    shutil.copy(drawn / "topics.png", stored / "speakers.png")
    shutil.copy(drawn / "speakers.png", stored / "topics.png")
    assert len(compare_pictures.differences(stored, drawn)) == 2


def test_a_missing_and_an_added_picture_are_noticed(stored, drawn):
    (stored / "topics.png").rename(stored / "more.png")
    said = compare_pictures.differences(stored, drawn)
    assert [line.split()[0] for line in said] == ["more.png", "topics.png"]


def test_the_command_fails_and_says_why(stored, drawn):
    (stored / "topics.png").unlink()
    command = [sys.executable, PROJECT / "tools" / "compare_pictures.py", stored, drawn]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("topics.png is in only one of")
    command[2] = drawn
    assert subprocess.run(command, check=False).returncode == 0


def wrong_words(output):
    """Tell whether a picture's words differ: its alt texts, or the picture inside the HTML."""
    data, metadata = output.get("data", {}), output.get("metadata", {})
    if "image/png" not in data:
        return False
    alt = metadata.get("image/png", {}).get("alt")
    html = data.get("text/html")
    inside = f'src="data:image/png;base64,{data["image/png"].strip()}" alt="'
    start = html.find(inside) if html else -1
    shown = unescape(html[start + len(inside) :].partition('"')[0]) if start >= 0 else None
    return alt != data["text/plain"] or (html is not None and shown != alt)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_pictures_in_notebooks_have_their_words(path):
    outputs = [one for cell in clean_notebooks.read(path).cells for one in cell.get("outputs", [])]
    assert not any(map(wrong_words, outputs))


def test_forged_words_are_noticed(drawn):
    chart = charts.words(rec.analyse(rec.load(PROJECT / "seeds")))
    data, metadata = chart._repr_mimebundle_()
    data["image/png"] = base64.b64encode(data["image/png"]).decode()
    assert not wrong_words({"data": data, "metadata": metadata})
    lie = {"image/png": {"alt": "LIES 999"}}
    assert wrong_words({"data": data, "metadata": lie})
    assert wrong_words(
        {"data": data | {"text/html": data["text/html"][:-99]}, "metadata": metadata}
    )
    assert wrong_words({"data": data | {"image/png": "AAAA"}, "metadata": metadata})
