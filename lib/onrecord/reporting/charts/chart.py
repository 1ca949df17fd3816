"""A finished chart: the picture, the data it was drawn from, its alt text."""

import warnings
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from onrecord.reporting.charts.palette import RC
from onrecord.reporting.charts.svg import Mark, drawable, finish
from onrecord.storing import write_file
from onrecord.tables import csv_bytes

_COLOURS = 128  # colours of a PNG: a third of the bytes, and no difference to see


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the figure, the data that it was drawn from, and its alt text.

    Jupyter shows the picture; readers who cannot see it get the alt text. ``data`` is what
    the marks show; ``rows``, where marks sum several rows of a table, are those rows
    with their ids; both are empty where the texts give nothing to draw.
    """

    figure: Figure
    data: pd.DataFrame
    title: str
    alt: str
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    _pictures: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)

    def save(self, path: str | Path) -> list[Path]:
        """Write the chart as SVG and PNG and its data as CSV.

        Parameters
        ----------
        path : str or pathlib.Path
            Folder and name; suffixes are added to it; the folder is made if need be.

        Returns
        -------
        list of pathlib.Path
            The files written: ``.svg``, ``.png``, ``.csv``, and ``-rows.csv`` where bars sum
            rows. None, and no file, where there is nothing to draw.

        Examples
        --------
        >>> import tempfile, onrecord as rec
        >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [file.name for file in rec.charts.words(rec.analyse(docs)).save(f"{folder}/rain")]
        ['rain.svg', 'rain.png', 'rain.csv', 'rain-rows.csv']
        """
        if self.data.empty:
            return []
        target = Path(path)
        files = {".svg": self.svg(), ".png": self.png(), ".csv": csv_bytes(self.data)}
        if len(self.rows):
            files["-rows.csv"] = csv_bytes(self.rows)
        written = {target.with_name(target.name + suffix): files[suffix] for suffix in files}
        for file, content in written.items():
            write_file(file, content)
        return list(written)

    def svg(self) -> bytes:
        """Give the chart as SVG in UTF-8: text as text, every mark a link to its sentence."""
        drawn = self._drawn("svg", {"Date": None})
        return finish(drawn, drawable(self.title), drawable(self.alt), self.marks)

    def png(self) -> bytes:
        """Give the chart as PNG, 150 dots an inch, with the alt text as its description.

        It is drawn once: whoever changes the figure does so before.
        """
        if not self._pictures:
            self._pictures.append(self._as_png())
        return self._pictures[0]

    def _as_png(self) -> bytes:
        # What is drawn is packed anew below, so that packing it here would be lost time.
        quick = {"compress_level": 0}
        drawn = Image.open(BytesIO(self._drawn("png", {"Software": None}, pil_kwargs=quick)))
        about = PngInfo()
        about.add_itxt("Description", drawable(self.alt))
        buffer = BytesIO()
        fewer = drawn.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        fewer.save(buffer, "png", pnginfo=about, optimize=True, dpi=(150, 150))
        return buffer.getvalue()

    def _drawn(self, kind: str, metadata: dict[str, None], **options: Any) -> bytes:
        buffer = BytesIO()
        with mpl.rc_context(RC), warnings.catch_warnings():
            # In the SVG the reader's own fonts draw what ours lacks; in the PNG it is a box.
            warnings.filterwarnings("ignore", message="Glyph")
            self.figure.savefig(buffer, format=kind, metadata=metadata, **options)
        return buffer.getvalue()

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give Jupyter the picture: as HTML, since only there does JupyterLab keep the alt text."""
        picture, alt = self.png(), drawable(self.alt)
        data = f"data:image/png;base64,{b64encode(picture).decode()}"
        width = self.figure.get_figwidth() * 96  # CSS pixels an inch
        html = f'<img src="{data}" alt="{escape(alt)}" width="{width:.0f}">'
        return (
            {"text/plain": alt, "text/html": html, "image/png": picture},
            {"image/png": {"alt": alt}},
        )
