"""What must hold for every text: no error but the project's own, every span its text."""

import time
import warnings
from pathlib import Path

import pandas as pd
from fuzz_texts import article, broken

import onrecord as rec
from onrecord.document import read
from onrecord.tables import COLUMNS, records

SPANS = {
    "quantities": [("text", "start", "end")],
    "names": [("text", "start", "end")],
    "attributions": [
        (name, f"{name}_start", f"{name}_end")
        for name in ("source", "cue", "content", "description", "anonymity")
    ],
}
_FIXED, _A_CHARACTER = 1.0, 0.0008  # seconds, twenty times what a quiet machine needs


def documents(numbers: range) -> pd.DataFrame:
    return pd.DataFrame(
        {"doc": [f"d{n}" for n in numbers], "text": [article(n) for n in numbers]}, dtype="str"
    )


def check(docs: pd.DataFrame) -> rec.Tables:
    """Analyse documents and hold every row against its text; the tables that came out."""
    began = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tables = rec.analyse(docs)
    took, size = time.process_time() - began, sum(map(len, docs["text"]))
    assert took < _FIXED + _A_CHARACTER * size, f"{took:.1f} seconds for {size} characters"
    texts = dict(zip(docs["doc"], docs["text"], strict=True))
    for name, types in COLUMNS.items():
        table = getattr(tables, name)
        assert table[list(types)].dtypes.astype(str).to_dict() == types, name
        if "id" in types:
            assert table["id"].is_unique, name
        if {"start", "end"} <= set(types):
            assert (table["start"] < table["end"]).all(), name
    for name, columns in SPANS.items():
        for row in records(getattr(tables, name)):
            for column, start, end in columns:
                if pd.notna(row[start]):
                    assert texts[row["doc"]][int(row[start]) : int(row[end])] == row[column], row
    for name in ("passages", "sentences"):
        table = getattr(tables, name)
        within = table["doc"] == table["doc"].shift()
        assert (~within | (table["start"] >= table["end"].shift().fillna(0))).all(), name
    return tables


def check_segments(docs: pd.DataFrame) -> None:
    """No sentence crosses a passage, and no sign but white space is lost."""
    for text in docs["text"]:
        document = read(text)
        for sentence in document.sentences:
            passage = document.passages[sentence.passage]
            assert passage.start <= sentence.start < sentence.end <= passage.end
        kept = "".join(text[one.start : one.end] for one in document.sentences)
        assert "".join(kept.split()) == "".join(text.split())


def check_marked(tables: rec.Tables) -> None:
    """The marked text runs nothing, whatever the article says."""
    for doc in tables.documents["doc"]:
        page = rec.show(tables, doc)._repr_html_()
        assert "<script" not in page
        assert "\x1b" not in str(rec.show(tables, doc))


def check_corrections(docs: pd.DataFrame, number: int) -> None:
    """Any correction of a row that is there is applied, or told why not."""
    chosen = article(number + 7_000_000, longest=6)
    lines = []
    figures = rec.analyse(docs).quantities
    for at, row in enumerate(records(figures.head(30))):
        mark = ["right", "wrong", "partly"][at % 3]
        value = {"column": "unit", "was": row["unit"], "should_be": chosen or "bed"}
        line = {"table": "quantities", "doc": row["doc"], "row": row["id"], "exact": row["text"]}
        lines.append(line | {"mark": mark} | (value if mark == "partly" else {}))
    if not lines:
        return
    given = pd.DataFrame(lines)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tables = rec.analyse(docs, corrections=given)
        except rec.OnrecordError:
            return
    assert len(tables.corrections) == len(given)


def check_file(folder: Path, name: str, data: bytes, number: int) -> None:
    """A broken file is read, or refused in one sentence; it never does anything else."""
    file = folder / f"{number}-{name}"
    file.write_bytes(broken(data, number))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            docs = rec.load(file)
        except rec.OnrecordError as error:
            said = str(error)
        else:
            said = ""
            assert docs["doc"].is_unique
            check(docs.head(3))
    assert "\n" not in said, said
    file.unlink()
