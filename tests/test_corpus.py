"""Loading a folder: what is read, what is refused, what is skipped and reported."""

import os
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.document import read
from onrecord.tables import COLUMNS, check_docs

GOOD = "Rain fell on the town. The mayor said so."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_documents_in_the_order_of_names(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_bytes("One line\r\n\r\nTwo é lines.\r\n".encode())
    (folder / "README.txt").write_text("not a document", encoding="utf-8")
    (folder / ".hidden.txt").write_text("not a document", encoding="utf-8")
    docs = rec.load(folder)
    assert docs["doc"].tolist() == ["good", "sub/b"]
    assert list(docs.columns) == list(COLUMNS["documents"])
    assert docs["text"].iloc[1] == "One line\r\n\r\nTwo é lines.\r\n"
    assert docs["title"].iloc[1] == "One line"
    assert docs["title"].isna().iloc[0]
    assert docs.attrs["skipped"] == []


def test_a_file_can_be_named_by_itself(folder: Path) -> None:
    docs = rec.load(str(folder / "good.txt"))
    assert docs[["doc", "text"]].to_dict("records") == [{"doc": "good", "text": GOOD}]


BAD = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\t\n", "the file is empty"),
    "binary": (b"text\x00\x01\x02", "the file is binary"),
    "latin": ("Müller said so.".encode("latin-1"), "byte 1 is not UTF-8"),
    "utf16": ("Rain fell.".encode("utf-16"), "saved as UTF-16"),
    "utf32": ("Rain fell.".encode("utf-32"), "saved as UTF-32"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_named_by_itself_is_an_error(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    file = tmp_path / f"{name}.txt"
    file.write_bytes(data)
    with pytest.raises(rec.OnrecordError, match=reason) as error:
        rec.load(file)
    assert str(file) in str(error.value)
    assert str(error.value).count("\n") == 0


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_in_a_folder_is_skipped_and_reported(folder: Path, name: str) -> None:
    data, reason = BAD[name]
    (folder / f"{name}.txt").write_bytes(data)
    with pytest.warns(rec.SkippedFile, match=reason):
        docs = rec.load(folder)
    assert docs["doc"].tolist() == ["good"]
    assert [reason in line and name in line for line in docs.attrs["skipped"]] == [True]


def test_a_byte_order_mark_is_left_out_and_reported(folder: Path) -> None:
    (folder / "mark.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    with pytest.warns(rec.SkippedFile, match=r"mark\.txt: the byte-order mark"):
        docs = rec.load(folder)
    assert docs["text"].tolist() == [GOOD, GOOD]


def test_an_unreadable_file_is_skipped_and_reported(folder: Path) -> None:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    with pytest.warns(rec.SkippedFile, match=r"loop\.txt: the file cannot be read"):
        assert rec.load(folder)["doc"].tolist() == ["good"]


def test_a_folder_called_like_a_text_is_skipped(folder: Path) -> None:
    (folder / "odd.txt").mkdir()
    with pytest.warns(rec.SkippedFile, match=r"odd\.txt: the file cannot be read"):
        assert rec.load(folder)["doc"].tolist() == ["good"]


def test_files_that_are_no_texts_are_reported(folder: Path) -> None:
    (folder / "article.docx").write_bytes(b"PK")
    (folder / "SHOUT.TXT").write_text(GOOD, encoding="utf-8")
    (folder / "README.md").write_text("what this is", encoding="utf-8")
    with pytest.warns(rec.SkippedFile, match=r"article\.docx: not a \.txt file"):
        docs = rec.load(folder)
    assert docs["doc"].tolist() == ["SHOUT", "good"]
    assert len(docs.attrs["skipped"]) == 1


def test_a_name_that_is_no_text_becomes_one(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text(GOOD, encoding="utf-8")
    docs = rec.load(folder)
    assert docs["doc"].tolist() == ["good", "\ufffd"]
    assert docs.to_csv().encode("utf-8")


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(rec.OnrecordError, match="there is no such file or folder"):
        rec.load(tmp_path / "nowhere")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(rec.OnrecordError, match=r"holds no \.txt file"):
        rec.load(tmp_path)


def test_a_folder_of_bad_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(rec.OnrecordError, match="none of its 1 files can be used"):
        rec.load(tmp_path)


def test_any_dataframe_of_articles_works() -> None:
    docs = pd.DataFrame({"doc": ["x", "y"], "text": [GOOD, ""], "outlet": ["A", "B"]})
    tables = rec.analyse(docs)
    assert tables.documents["doc"].tolist() == ["x", "y"]
    assert tables.sentences["doc"].unique().tolist() == ["x"]
    assert tables.readability.groupby("doc")["score"].count().to_dict() == {"x": 7, "y": 0}


def test_numbers_will_do_as_names() -> None:
    line = "Rain fell on the town all night."
    docs = pd.DataFrame({"doc": [7, 8], "text": [line, f"{line}\nAnn Lee said 40 beds."]})
    tables = rec.analyse(docs)
    assert tables.documents["doc"].tolist() == ["7", "8"]
    assert tables.passages["repeats"].tolist()[1] == "7#0"


@pytest.mark.parametrize(
    ("docs", "message"),
    [
        (pd.DataFrame({"doc": ["a"]}), "no column 'text'"),
        (pd.DataFrame({"doc": ["a", "a"], "text": ["x", "y"]}), "Two documents are called 'a'"),
        (pd.DataFrame({"doc": ["a", None], "text": ["x", "y"]}), "Row 1 of the documents"),
        (pd.DataFrame({"doc": ["a"], "text": [None]}), "a: its text is not a string"),
    ],
)
def test_a_dataframe_that_is_no_corpus_is_an_error(docs: pd.DataFrame, message: str) -> None:
    with pytest.raises(rec.OnrecordError, match=message):
        check_docs(docs)


@pytest.mark.parametrize("empty", ["passages", "sentences", "attributions", "quantities"])
def test_tables_keep_columns_and_types_without_rows(empty: str) -> None:
    tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": [""]}))
    table = getattr(tables, empty)
    assert table.empty
    assert table.dtypes.astype(str).to_dict() == COLUMNS[empty]


def test_title_needs_something_below_it() -> None:
    assert read("New wing opens").title is None
    assert read("New wing opens.\nIt has 260 beds.").title is None
