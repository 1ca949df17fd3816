"""Loading a table of articles: every row counted, every column kept."""

import gzip
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reading.rows import unused

TEXTS = ["Rain fell on the town,\nthe mayor said.", "“We need 40 beds; now,” Dr. Ann Lee said."]
ROWS = [
    {"id": "a1", "content": TEXTS[0], "outlet": "Echo, daily", "date": "2026-01-30", "views": 12},
    {"id": "a2", "content": TEXTS[1], "outlet": None, "date": "2026-02-01", "views": None},
]


def write(file: Path, rows: list[dict[str, object]] = ROWS) -> Path:
    table = pd.DataFrame(rows)
    plain = Path(file.stem).suffix if file.suffix in (".gz", ".zst") else file.suffix
    match plain:
        case ".csv" | ".tsv":
            table.to_csv(file, index=False, sep="\t" if plain == ".tsv" else ",")
        case ".parquet":
            table.astype({"views": "Int64"}).to_parquet(file, index=False)
        case ".xlsx":
            table.to_excel(file, index=False)
        case ".json":
            file.write_text(json.dumps(rows))
        case ".jsonl":
            data = "\n".join(json.dumps(row) for row in rows).encode()
            import pyarrow as pa

            with pa.output_stream(str(file), compression="detect") as stream:
                stream.write(data)
    return file


KINDS = ["csv", "tsv", "jsonl", "json", "parquet", "xlsx", "csv.gz", "jsonl.gz", "jsonl.zst"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_gives_the_same_articles(tmp_path: Path, kind: str) -> None:
    docs = rec.load(write(tmp_path / f"news.{kind}"))
    assert docs["doc"].tolist() == ["a1", "a2"]
    assert docs["text"].tolist() == TEXTS
    assert docs["outlet"].fillna("-").tolist() == ["Echo, daily", "-"]
    assert docs["date"].tolist() == ["2026-01-30", "2026-02-01"]
    assert docs["views"].isna().tolist() == [False, True]
    assert docs["views"].iloc[0] == ("12.0" if kind[:3] in ("csv", "tsv") else 12)
    assert docs.attrs == {"skipped": [], "articles": {"found": 2, "read": 2}}
    tables = rec.analyse(docs)
    assert {"outlet", "date", "views"} <= set(tables.documents)
    assert tables.quantities["text"].tolist() == ["40 beds"]


def test_dates_are_written_alike(tmp_path: Path) -> None:
    rows = [{"doc": "a", "text": TEXTS[0], "date": date(2026, 1, 30)}]
    for kind in ("parquet", "xlsx", "csv"):
        file = tmp_path / f"news.{kind}"
        table = pd.DataFrame(rows)
        getattr(table, {"xlsx": "to_excel"}.get(kind, f"to_{kind}"))(file, index=False)
        assert rec.load(file)["date"].tolist() == ["2026-01-30"]


@pytest.mark.parametrize(
    ("content", "remarks"),
    [
        (b"id;body\na;Rain, fell.\nb;Snow.\n", []),
        (b"id,body\na,Rain fell.\nb,too,many\n\nc\nd,Snow.\n", ["line 3: it has 3", "line 5: it"]),
        (b"id,body\na,Rain fell.\nb,M\xfcller\nd,Snow.\n", ["line 3: it is not UTF-8"]),
        (b'id,body\na,Rain fell.\nd,Snow.\nb,"never closed\nc,x\n', ["line 4: it cannot be read"]),
        (b"id,body\na,Rain fell.\nb,\nd,Snow.\n", ["line 3: it has no text"]),
        (b"id,body\na,Rain fell.\na,Snow.\n", ["line 3: the name a was used above"]),
        ("id,body\na,Rain fell.\nd,Snow.\n".encode("utf-16"), []),
        ("id,body\na,Rain fell.\nd,Snow.\n".encode("utf-8-sig"), []),
        (b"id,body\r\na,Rain fell.\r\nd,Snow.\r\n", []),
        (b"id,body\na,Rain fell.\nd,Sn\x00ow.\n", []),
    ],
)
def test_each_broken_line_is_told_and_the_rest_read(
    tmp_path: Path, content: bytes, remarks: list[str]
) -> None:
    file = tmp_path / "news.csv"
    file.write_bytes(content)
    if remarks:
        with pytest.warns(rec.SkippedFile):
            docs = rec.load(file)
    else:
        docs = rec.load(file)
    assert len(docs) == 2
    assert docs["text"].iloc[0] in ("Rain fell.", "Rain, fell.")
    skipped = docs.attrs["skipped"]
    assert len(skipped) == len(remarks)
    assert [remark in line for remark, line in zip(remarks, skipped, strict=True)].count(False) == 0


def test_each_broken_json_line_is_told(tmp_path: Path) -> None:
    lines = [
        '{"title": "no text here"}',
        '{"doc": "a", "text": "Rain fell.", "title": "Rain"}',
        "{broken",
        "[1]",
        '{"doc": "b", "text": 7}',
        '{"doc": "c", "text": "half \\ud800 of one"}',
        "[" * 100_000,
        '{"doc": ["d"], "text": "Snow.", "tags": ["x", {"y": 1}]}',
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    with pytest.warns(rec.SkippedFile):
        docs = rec.load(tmp_path / "news.jsonl")
    assert docs["doc"].tolist() == ["a", "c", '["d"]']
    assert docs["title"].tolist()[0] == "Rain"
    assert docs["text"].tolist()[1] == "half \ufffd of one"
    assert docs["tags"].tolist()[2] == '["x", {"y": 1}]'
    assert [line.split(": ")[1] for line in docs.attrs["skipped"]] == [
        *("line 1", "line 3", "line 4", "line 5", "line 6", "line 7"),
    ]
    assert docs.attrs["articles"] == {"found": 8, "read": 3}


def test_columns_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("text,tag,tag\nRain fell.,a,b\n")
    docs = rec.load(tmp_path / "news.csv")
    assert docs[["tag", "tag (2)"]].to_dict("records") == [{"tag": "a", "tag (2)": "b"}]


def test_a_thousand_texts_of_one_name_take_a_thousand_steps() -> None:
    names: dict[str, int] = {}
    assert [unused("rain", names) for _ in range(20_000)][-1] == "rain (20000)"


def test_half_characters_in_the_names_of_columns_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"text": "Rain fell.", "tag\\ud800": "a"}')
    assert rec.load(tmp_path / "news.jsonl")["tag\ufffd"].tolist() == ["a"]


BROKEN = {
    "no_text.csv": (b"doc,label\na,b\n", "no column is known to hold the texts"),
    "no_text.jsonl": (b'{"doc": "a"}\n', "no column is known to hold the texts"),
    "empty.csv": (b"", "names no columns"),
    "header.csv": (b"doc,text\n", "it holds no article|no column"),
    "bytes.csv": (b"doc,text,tit\xceer\na,Rain fell.,b\n", "first line is not UTF-8"),
    "object.json": (b'{"text": "Rain."}', "no list of articles"),
    "broken.json": (b"[", "not JSON"),
    "broken.parquet": (b"PAR1", "not a Parquet file"),
    "broken.xlsx": (b"PK", "not a .xlsx file"),
    "broken.csv.gz": (gzip.compress(b"doc,text\n" + b"a,b\n" * 999)[:-20], "copy it again|cannot"),
    "plain.csv.gz": (b"doc,text\n", "cannot be read"),
    "plain.csv.zst": (b"doc,text\n", "cannot be read|copy it again"),
    "packed.parquet.gz": (b"PAR1", "packed already"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_table_that_cannot_be_used_is_an_error(tmp_path: Path, name: str) -> None:
    data, reason = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(rec.OnrecordError, match=reason) as error:
        rec.load(tmp_path / name)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_the_columns_can_be_named(tmp_path: Path) -> None:
    rows = [{"headline": "a", "lead": TEXTS[0], "text": "Not this."}]
    file = write(tmp_path / "news.csv", rows)
    docs = rec.load(file, text="lead", doc="headline")
    assert docs["text"].tolist() == [TEXTS[0]]
    assert docs["doc"].tolist() == ["a"]
    with pytest.raises(rec.OnrecordError, match=r"there is no column body \(it has headline, lead"):
        rec.load(file, text="body")
    assert rec.load(file)["doc"].tolist() == ["news-1"]


def test_a_cell_as_long_as_a_cell_can_be_is_told(tmp_path: Path) -> None:
    rows = [{"doc": "a", "text": ("The rain fell. " * 3000)[:32_767]}]
    with pytest.warns(rec.SkippedFile, match="as long as a cell can be"):
        assert len(rec.load(write(tmp_path / "news.xlsx", rows))) == 1


@pytest.mark.parametrize(
    ("module", "package", "name", "content"),
    [
        ("resiliparse.extract.html2text", "resiliparse", "a.html", b"<p>Rain</p>"),
        ("docx", "python-docx", "a.docx", b"PK"),
        ("pypdf", "pypdf", "a.pdf", b"%PDF"),
        ("striprtf.striprtf", "striprtf", "a.rtf", b"{\\rtf1 Rain}"),
        ("openpyxl", "openpyxl", "a.xlsx", b"PK"),
        ("pyarrow.parquet", "pyarrow", "a.parquet", b"PAR1"),
        ("pyarrow", "pyarrow", "a.txt.zst", b"x"),
    ],
)
def test_a_missing_library_is_named(
    tmp_path: Path, monkeypatch, module: str, package: str, name: str, content: bytes
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(rec.OnrecordError, match=rf"{package}; pip install 'onrecord\[formats\]'"):
        rec.load(tmp_path / name)
