"""What is stored is what a fresh run gives: every output, its form, every figure, every pixel.

nbval compares text; here the rest is compared: pictures, alternative texts, the kind and the
number of outputs, and the files in ``figures/``. The second half forges copies, one by one.
"""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import matplotlib.image
import nbformat
import pytest
from compare_pictures import FEW, differing

PROJECT = Path(__file__).parent.parent
PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")


def same_picture(one: bytes, other: bytes) -> bool:
    """Whether two PNGs show the same, but for shades that another processor may round."""
    return one == other or differing(io.BytesIO(one), io.BytesIO(other)) <= FEW


def without_pictures(outputs: list[Any]) -> list[Any]:
    """The outputs with each PNG left out, but not the fact that there is one."""
    plain = [nbformat.from_dict(output) for output in outputs]
    for output in plain:
        if "image/png" in output.get("data", {}):
            html = output.data.get("text/html", "")
            output.data["text/html"] = PICTURE.sub("a picture", html)
            output.data["image/png"] = "a picture"
    return plain


def pictures(cell: Any) -> list[bytes]:
    found = [output.get("data", {}).get("image/png") for output in cell.get("outputs", [])]
    return [base64.b64decode(picture) for picture in found if picture]


def cell_differs(stored: Any, fresh: Any) -> bool:
    if stored is None or fresh is None:
        return True
    parts = [
        {**cell, "outputs": without_pictures(cell.get("outputs", []))} for cell in (stored, fresh)
    ]
    pairs = zip(pictures(stored), pictures(fresh), strict=False)
    return parts[0] != parts[1] or not all(same_picture(*pair) for pair in pairs)


@cache
def read(text: str) -> Any:
    """Read a notebook; one that was read before is not checked again."""
    return nbformat.reads(text, as_version=4)


def notebook_differences(stored: Path, fresh: Path) -> list[str]:
    cells = (read(path.read_text("utf-8")).cells for path in (stored, fresh))
    return [
        f"{stored.name}, cell {number}"
        for number, pair in enumerate(zip_longest(*cells))
        if cell_differs(*pair)
    ]


def file_differs(stored: Path, fresh: Path) -> bool:
    if not stored.is_file() or not fresh.is_file():
        return True
    one, other = stored.read_bytes(), fresh.read_bytes()
    return not same_picture(one, other) if stored.suffix == ".png" else one != other


def differences(project: Path, fresh: Path) -> list[str]:
    """Name what is stored in a project and is not what a fresh run gave."""
    figures = {path.name for path in [*(project / "figures").iterdir(), *fresh.iterdir()]}
    found = [
        name
        for name in sorted(figures - {"notebooks"})
        if file_differs(project / "figures" / name, fresh / name)
    ]
    for path in sorted((fresh / "notebooks").glob("*.ipynb")):
        found += notebook_differences(project / "notebooks" / path.name, path)
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """Run the notebooks on the seeds into another folder."""
    folder = tmp_path_factory.mktemp("fresh") / "figures"
    ran = subprocess.run(
        [sys.executable, PROJECT / "tools" / "run_notebooks.py"],
        env=os.environ | {"FIGURES": str(folder), "CORPUS": "", "TOPICS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return folder


def test_what_is_stored_is_what_a_fresh_run_gives(fresh: Path) -> None:
    stored = {path.name for path in (PROJECT / "notebooks").glob("*.ipynb")}
    assert {path.name for path in (fresh / "notebooks").iterdir()} == stored
    assert differences(PROJECT, fresh) == []


# Forgeries: each is made in a copy of what is stored, and must be found.


@pytest.fixture
def copy(tmp_path) -> Path:
    for name in ("figures", "notebooks"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    return tmp_path


def picture_cell(notebook: Any) -> Any:
    return next(cell for cell in notebook.cells if pictures(cell))


def prose_cell(notebook: Any) -> Any:
    return next(
        cell
        for cell in notebook.cells
        if any("text/markdown" in output.get("data", {}) for output in cell.get("outputs", []))
    )


def alternative_text(notebook: Any) -> None:
    data = picture_cell(notebook).outputs[0].data
    data["text/html"] = data["text/html"].replace('alt="', 'alt="LIES 999 ')


def one_picture_more(notebook: Any) -> None:
    output = picture_cell(notebook).outputs[0]
    prose_cell(notebook).outputs[0].data["image/png"] = output.data["image/png"]


def another_kind_of_output(notebook: Any) -> None:
    output = prose_cell(notebook).outputs[0]
    output.output_type = "display_data"
    del output["execution_count"]


def no_count_in_the_output(notebook: Any) -> None:
    prose_cell(notebook).outputs[0].execution_count = None


def another_number_in_prose(notebook: Any) -> None:
    data = prose_cell(notebook).outputs[0].data
    data["text/markdown"] = data["text/markdown"].replace("5", "6", 1)


@pytest.mark.parametrize(
    "forge",
    [
        alternative_text,
        one_picture_more,
        another_kind_of_output,
        no_count_in_the_output,
        another_number_in_prose,
    ],
)
def test_a_forged_notebook_is_found(forge, copy: Path, fresh: Path) -> None:
    path = copy / "notebooks" / "01-corpus.ipynb"
    notebook = nbformat.read(path, as_version=4)
    forge(notebook)
    nbformat.write(notebook, path)
    assert differences(copy, fresh) != []


def one_for_another(figures: Path) -> None:
    shutil.copy(figures / "topics.png", figures / "words.png")


def swapped_pictures(figures: Path) -> None:
    (figures / "topics.png").rename(figures / "kept.png")
    (figures / "words.png").rename(figures / "topics.png")
    (figures / "kept.png").rename(figures / "words.png")


def painted_over(figures: Path) -> None:
    picture = matplotlib.image.imread(figures / "words.png").copy()
    picture[10:30, 10:60] = (1, 0, 0, 1)[: picture.shape[2]]
    matplotlib.image.imsave(figures / "words.png", picture)


def a_stray_file(figures: Path) -> None:
    (figures / "stray.csv").write_text("a\n", encoding="utf-8")


def a_file_less(figures: Path) -> None:
    (figures / "words.svg").unlink()


@pytest.mark.parametrize(
    "forge", [one_for_another, swapped_pictures, painted_over, a_stray_file, a_file_less]
)
def test_a_forged_figure_is_found(forge, copy: Path, fresh: Path) -> None:
    forge(copy / "figures")
    assert differences(copy, fresh) != []
