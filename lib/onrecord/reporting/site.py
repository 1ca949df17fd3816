"""Tables to a folder of pages that a browser opens from the disk: charts, tables, texts.

Every page forbids its browser to load anything and, but for the sortable tables, to run
anything: a text that escaped its escaping would still do nothing.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.cells import csv_bytes
from onrecord.errors import OnrecordError
from onrecord.reporting import row_words
from onrecord.reporting.addresses import page_of
from onrecord.reporting.marked_text import html
from onrecord.reporting.site_tables import PAGES, sortable
from onrecord.reporting.text_marks import mark
from onrecord.reporting.wording import count, readable
from onrecord.reviewing import footing
from onrecord.tables import Tables, records

_LIST = "report-files.txt"
_MISSING = "The report needs {}; install the extra 'report'."
_RELATIVE = re.compile(r'<a href="(?![#:])([^":#]*)[^"]*">(.*?)</a>', re.DOTALL)
_SHARED = re.compile(r"\s*<style scoped>.*?</style>", re.DOTALL)

Write = Callable[[str, str | bytes], None]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The frame of every page: its templates, menu and foot."""

    environment: Any
    menu: list[dict[str, str]]
    foot: str

    def page(self, template: str, here: str, **given: Any) -> str:
        up = "../" * here.count("/")
        frame = {"menu": self.menu, "foot": self.foot, "here": here, "up": up, "scripts": False}
        page: str = self.environment.get_template(template).render(frame | given)
        return page


def report(
    tables: Tables,
    folder: str | Path,
    *,
    notebooks: str | Path | None = None,
    title: str = "Who is cited, which figures are given",
) -> Path:
    """Write a report: a small site that is opened from the disk, without a network.

    Parameters
    ----------
    tables : Tables
        What :func:`onrecord.analyse` returned.
    folder : str or pathlib.Path
        Where to write; made if it is not there. An earlier report there is replaced,
        other files are left alone.
    notebooks : str or pathlib.Path, optional
        A folder of executed notebooks to show as pages.
    title : str
        The heading of the first page.

    Returns
    -------
    pathlib.Path
        ``index.html``: the charts, every mark a link to its sentence, and the list of
        texts. Beside it ``texts/`` (one page a document, every row marked), tables to
        sort and filter, the notebooks, and ``data/`` (the tables, and what each chart
        was drawn from, as CSV).

    Raises
    ------
    OnrecordError
        When the folder holds an ``index.html`` that is not of a report, when it cannot
        be written, or jinja2, itables or nbconvert is not installed.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     index = report(rec.analyse(docs), folder)
    ...     [file.name for file in sorted(index.parent.glob("*.html"))]
    ['attributions.html', 'figures.html', 'index.html']
    """
    target = Path(folder).expanduser()
    if (target / "index.html").exists() and not (target / _LIST).exists():
        reason = "the folder holds an index.html that is not of a report; name another folder."
        raise OnrecordError(f"{target}: {reason}")
    sources = _notebooks(notebooks)
    frame = _Frame(_environment(), _menu(sources), f"{footing(tables)}.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=target) as unfinished:
            _write_all(tables, frame, sources, title, _writer(Path(unfinished)))
            _put_in_place(Path(unfinished), target)
    except OSError as error:
        reason = f"the report cannot be written ({error.strerror}); choose another folder."
        raise OnrecordError(f"{target}: {reason}") from error
    return target / "index.html"


def _write_all(
    tables: Tables, frame: _Frame, sources: list[Path], title: str, write: Write
) -> None:
    drawn = list(_charts(tables, write))
    texts = list(_listed(tables))
    says = ", ".join(
        (
            count(len(tables.documents), "text"),
            count(int(tables.attributions["kind"].ne("byline").sum()), "attribution"),
            count(len(tables.quantities), "figure"),
        )
    )
    page = frame.page(
        "index.html", "index.html", title=title, charts=drawn, texts=texts, counts=f"{says}."
    )
    write("index.html", page)
    for name, page in _text_pages(tables, frame, texts):
        write(name, page)
    for name in PAGES:
        body, heading, says = sortable(tables, name)
        given = {"title": heading, "counts": says, "body": _safe(body), "scripts": True}
        data = f"data/{'quantities' if name == 'figures' else name}.csv"
        write(f"{name}.html", frame.page("table.html", f"{name}.html", data=data, **given))
    for source in sources:
        name = f"notebooks/{source.stem}.html"
        given = {"title": source.stem, "body": _safe(_notebook(source))}
        write(name, frame.page("notebook.html", name, **given))
    for name in ("documents", "passages", "attributions", "quantities", "readability"):
        table = getattr(tables, name).drop(columns="text" if name == "documents" else [])
        write(f"data/{name}.csv", csv_bytes(table))


ORDER = [
    "words",
    "speakers",
    "source_types",
    "sourcing_strip",
    "key_figures",
    "figures_sourcing",
    "figures_by_source",
    "topics",
    "funding",
    "parts",
    "readability",
]
"""The charts in the order in which they are read: texts, sources, figures, readability."""


def _charts(tables: Tables, write: Write) -> Iterator[dict[str, Any]]:
    """Draw every chart that has something to show, and write its data."""
    from onrecord.reporting import charts  # with matplotlib, which nothing else here needs

    for name in sorted(set(charts.__all__) - {"Chart"}, key=ORDER.index):
        chart = getattr(charts, name)(tables)
        if chart.data.empty:
            continue
        data = f"data/chart-{name.replace('_', '-')}.csv"
        write(data, csv_bytes(chart.data))
        drawn = chart.svg().decode("utf-8").partition("?>")[2]
        drawn = drawn.replace('role="img"', 'role="group"', 1)  # an image's links are not read
        yield {"title": readable(chart.title), "svg": _safe(drawn), "data": data}


def _listed(tables: Tables) -> Iterator[dict[str, Any]]:
    """Give each document as the list of texts shows it."""
    cited = tables.attributions.loc[tables.attributions["kind"].ne("byline"), "doc"].value_counts()
    figures = tables.quantities["doc"].value_counts()
    for row in records(tables.documents):
        title = row["title"] if row_words.given(row["title"]) else ""
        label = row["label"] if row_words.given(row["label"]) else row["doc"]
        yield {
            "doc": row["doc"],
            "text": row["text"],
            "href": page_of(row["doc"]),
            "name": readable(label),
            "title": readable(title),
            "words": f"{row['words']:,}",
            "attributions": int(cited.get(row["doc"], 0)),
            "figures": int(figures.get(row["doc"], 0)),
        }


def _text_pages(
    tables: Tables, frame: _Frame, texts: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Write one marked text a document, each with a link to the next."""
    names = ("passages", "attributions", "quantities")
    parts = {
        name: {doc: records(rows) for doc, rows in getattr(tables, name).groupby("doc")}
        for name in names
    }
    for at, text in enumerate(texts):
        rows = {name: parts[name].get(text["doc"], []) for name in names}
        body = html(mark(text["text"], rows))
        says = f"{text['words']} words, {count(text['attributions'], 'attribution')}, "
        says += f"{count(text['figures'], 'figure')}."
        page = frame.page(
            "text.html",
            text["href"],
            title=text["name"],
            counts=says,
            body=_safe(body),
            before=_beside(texts[at - 1]) if at else None,
            behind=_beside(texts[at + 1]) if at + 1 < len(texts) else None,
        )
        yield text["href"], page


def _beside(text: dict[str, Any]) -> dict[str, str]:
    return {"href": text["href"].rpartition("/")[2], "name": text["name"]}


def _menu(sources: list[Path]) -> list[dict[str, str]]:
    pages = [{"href": "index.html", "name": "Charts and texts"}]
    pages += [{"href": f"{name}.html", "name": heading} for name, heading in PAGES.items()]
    pages += [
        {"href": f"notebooks/{source.stem}.html", "name": source.stem.replace("-", " ")}
        for source in sources
    ]
    return pages


# Notebooks


def _notebooks(folder: str | Path | None) -> list[Path]:
    if folder is None:
        return []
    found = sorted(Path(folder).expanduser().glob("*.ipynb"))
    if not found:
        raise OnrecordError(f"{folder}: the folder holds no notebook; run them first.")
    return found


def _notebook(source: Path) -> str:
    """Turn an executed notebook into a part of a page: what it says and shows, not its code."""
    try:
        from nbconvert import HTMLExporter
    except ImportError as error:
        raise OnrecordError(_MISSING.format("nbconvert")) from error
    exporter = HTMLExporter(template_name="basic", exclude_input=True, exclude_anchor_links=True)
    body, _ = exporter.from_filename(str(source))
    here = {file.name for file in source.parent.glob("*.ipynb")}

    def lead(link: re.Match[str]) -> str:
        """Lead to the page of another notebook; what the report lacks gets no link."""
        name, words = link.groups()
        page = Path(name).with_suffix(".html")
        return f'<a href="{page}">{words}</a>' if name in here else words

    return _SHARED.sub("", _RELATIVE.sub(lead, body))


# Files


def _environment() -> Any:
    try:
        import jinja2
    except ImportError as error:
        raise OnrecordError(_MISSING.format("jinja2")) from error
    loader = jinja2.PackageLoader("onrecord.reporting")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)


def _safe(made_here: str) -> Any:
    """Mark HTML as escaped already: only what a function of ours wrote."""
    from markupsafe import Markup

    return Markup(made_here)


def _writer(folder: Path) -> Write:
    def write(name: str, content: str | bytes) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        path.write_bytes(data)

    return write


def _put_in_place(unfinished: Path, target: Path) -> None:
    """Rename every file to its place; take away what only the report before had."""
    listed = target / _LIST
    before = listed.read_text("utf-8").splitlines() if listed.exists() else []
    files = sorted(path for path in unfinished.rglob("*") if path.is_file())
    names = [path.relative_to(unfinished).as_posix() for path in files]
    for path, name in zip(files, names, strict=True):
        (target / name).parent.mkdir(exist_ok=True)
        path.replace(target / name)
    (unfinished / _LIST).write_text("\n".join(names) + "\n", "utf-8")
    (unfinished / _LIST).replace(listed)
    for name in set(before) - set(names):
        stale = target / name
        if stale.resolve().is_relative_to(target.resolve()):
            stale.unlink(missing_ok=True)
