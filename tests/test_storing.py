"""Saving tables and reading them again: nothing is lost, nothing runs, nothing is half written."""

import errno
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord import storing

NAMES = ["documents", "passages", "sentences", "attributions", "quantities", "readability"]
TEXTS = [
    "“We need 40 beds,” Dr. Ann Lee said.\r\nIt rained,\tshe added.",
    "",
    "=1+1 costs $2 million, the mayor said. 'NA' and nan and \u00a0 NULL.",
    "“We need 40 beds,” Dr. Ann Lee said.\r\nIt rained,\tshe added.",
]


@pytest.fixture(scope="module")
def tables() -> rec.Tables:
    extra = {"outlet": ["=cmd|calc!A1", None, "'=x", "NA"], "label": ["a", "'b", "@c", "d"]}
    return rec.analyse(pd.DataFrame({"doc": ["a", "NA", "-1", "d"], "text": TEXTS, **extra}))


def assert_equal(one: rec.Tables, other: rec.Tables) -> None:
    for name in [*NAMES, "corrections", "names"]:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_what_is_saved_is_read_again(tables: rec.Tables, tmp_path: Path, kind) -> None:
    tables.save(tmp_path / "new" / "folder", kind)
    back = rec.read_tables(tmp_path / "new" / "folder")
    assert_equal(tables, back)


def test_some_documents_and_columns_can_be_read(tables: rec.Tables, tmp_path: Path) -> None:
    for kind in ("csv", "parquet"):
        tables.save(tmp_path / kind, kind)
        part = rec.read_tables(
            tmp_path / kind, docs=pd.Series(["a"]), columns={"quantities": ["text"]}
        )
        assert part.documents["doc"].tolist() == ["a"]
        assert part.quantities.to_dict("list") == {"doc": ["a"], "text": ["40 beds"]}
        assert part.quantities.dtypes.astype(str).tolist() == ["str", "str"]
        assert rec.read_tables(tmp_path / kind, docs=[]).passages.empty
        with pytest.raises(rec.OnrecordError, match="no column 'beds'"):
            rec.read_tables(tmp_path / kind, columns={"quantities": ["beds"]})
        with pytest.raises(rec.OnrecordError, match="no table figures"):
            rec.read_tables(tmp_path / kind, columns={"figures": []})


def test_no_cell_is_a_formula(tables: rec.Tables, tmp_path: Path) -> None:
    import openpyxl

    tables.save(tmp_path)
    tables.save(tmp_path, "xlsx")
    assert "\n=" not in (tmp_path / "documents.csv").read_text("utf-8")
    assert "'=cmd|calc!A1" in (tmp_path / "documents.csv").read_text("utf-8")
    for file in tmp_path.glob("*.xlsx"):
        cells = [cell for row in openpyxl.load_workbook(file).active for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_a_text_that_no_cell_holds_is_an_error(tmp_path: Path) -> None:
    long = rec.analyse(pd.DataFrame({"doc": ["a"], "text": ["It rained. " * 3000]}))
    with pytest.raises(rec.OnrecordError, match="does not fit into a cell"):
        long.save(tmp_path, "xlsx")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(rec.OnrecordError, match="not a format"):
        long.save(tmp_path, "ods")  # type: ignore[arg-type]


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    tables: rec.Tables, tmp_path: Path, monkeypatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "documents.csv").write_text("kept")
    monkeypatch.setattr(storing.Path, "write_bytes", full)
    with pytest.raises(rec.OnrecordError, match="No space left on device"):
        tables.save(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["documents.csv"]
    assert (tmp_path / "documents.csv").read_text() == "kept"


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", 'doc,words\n"a'])
def test_a_table_that_is_none_is_an_error(tmp_path: Path, content: str) -> None:
    for name in [*NAMES, "corrections", "names"]:
        (tmp_path / f"{name}.csv").write_text(content)
    with pytest.raises(rec.OnrecordError):
        rec.read_tables(tmp_path, columns={"documents": ["words"]})
    with pytest.raises(rec.OnrecordError, match="there is no table of documents"):
        rec.read_tables(tmp_path / "nowhere")
