"""Loading a folder: what is read, what is refused, what is left out and reported."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.document import read
from onrecord.reading import files
from onrecord.tables import COLUMNS, check_docs

GOOD = "Rain fell on the town. The mayor said so."
GERMAN = "Die Ministerin sagte am Montag in Ulm, dass die Klinik vierzig neue Betten bekommt. " * 5


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
    assert docs["label"].tolist() == ["good", "sub/b"]
    assert docs["read_by"].tolist() == ["plain text, utf-8"] * 2
    assert docs.attrs == {"skipped": [], "articles": {"found": 2, "read": 2}}


def test_a_file_can_be_named_by_itself(folder: Path) -> None:
    docs = rec.load(str(folder / "good.txt"))
    assert docs[["doc", "text"]].to_dict("records") == [{"doc": "good", "text": GOOD}]


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "the file is empty"),
    "binary.txt": (b"text\x00\x01\x02", "the file is binary"),
    "latin.txt": ("Müller said so.".encode("latin-1"), "byte 1 is not UTF-8"),
    "half.txt": ("Rain.".encode("utf-16")[:-1], "not UTF-16"),
    "page.txt": (b"<!DOCTYPE html><p>Rain fell.</p>", "not plain text but HTML"),
    "paper.txt": (b"%PDF-1.7 rain", "not plain text but PDF"),
    "cut.txt.gz": (gzip.compress(GOOD.encode() * 99)[:-12], "ends too soon"),
    "odd.txt.gz": (GOOD.encode(), "cannot be unpacked"),
    "odd.txt.zst": (GOOD.encode(), "cannot be unpacked"),
    "odd.docx": (b"PK\x03\x04 rain", "not a .docx file"),
    "odd.pdf": (b"%PDF-1.7 rain", "not a PDF"),
    "odd.rtf": (b"Rain fell.", "not a rich-text file"),
    "blank.html": (b"<html><body></body></html>", "the file is empty"),
    "german.txt": (GERMAN.encode(), "is not English"),
}


@pytest.mark.parametrize("name", [name for name in BAD if name != "german.txt"])
def test_a_bad_file_named_by_itself_is_an_error(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(rec.OnrecordError, match=reason) as error:
        rec.load(file)
    assert str(file) in str(error.value)
    assert str(error.value).count("\n") == 0


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_in_a_folder_is_left_out_and_reported(folder: Path, name: str) -> None:
    data, reason = BAD[name]
    (folder / name).write_bytes(data)
    with pytest.warns(rec.SkippedFile, match=reason):
        docs = rec.load(folder)
    assert docs["doc"].tolist() == ["good"]
    assert [reason in line and name in line for line in docs.attrs["skipped"]] == [True]
    assert docs.attrs["articles"] == {"found": 2, "read": 1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-be"])
def test_marked_unicode_is_read_and_recorded(tmp_path: Path, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    (tmp_path / "mark.txt").write_bytes(mark + GOOD.encode(encoding))
    docs = rec.load(tmp_path)
    assert docs["text"].tolist() == [GOOD]
    assert docs["read_by"].iloc[0].endswith("with a byte-order mark")


def test_another_encoding_is_read_on_request_only(tmp_path: Path) -> None:
    text = "“Der Bürgermeister” said at the café that Müller’s 40 beds were empty. " * 3
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    with pytest.raises(rec.OnrecordError, match="not UTF-8"):
        rec.load(tmp_path)
    named = rec.load(tmp_path, encoding="cp1252")
    assert named["text"].tolist() == [text]
    assert named["read_by"].tolist() == ["plain text, cp1252"]
    assert rec.load(tmp_path, encoding="guess")["read_by"].iloc[0].endswith("(guessed)")
    with pytest.raises(rec.OnrecordError, match="no such encoding"):
        rec.load(tmp_path, encoding="no-such")


def test_a_text_that_is_not_english_is_read_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "german.txt").write_text(GERMAN, "utf-8")
    docs = rec.load(tmp_path, any_language=True)
    assert docs["language_share"].iloc[0] < 0.02
    (tmp_path / "short.txt").write_text("Vierzig neue Betten.", "utf-8")
    with pytest.warns(rec.SkippedFile, match="german is not English"):
        assert rec.load(tmp_path)["doc"].tolist() == ["short"]


@pytest.mark.parametrize("packed", [".gz", ".zst"])
def test_a_packed_text_is_unpacked(tmp_path: Path, packed: str) -> None:
    import pyarrow as pa

    with pa.output_stream(str(tmp_path / f"rain.txt{packed}"), compression="detect") as stream:
        stream.write(GOOD.encode())
    docs = rec.load(tmp_path)
    assert docs[["doc", "text"]].to_dict("records") == [{"doc": "rain", "text": GOOD}]


@pytest.mark.parametrize("name", ["large.txt", "bomb.txt.gz", "bomb.txt.zst"])
def test_no_article_is_larger_than_the_limit(folder: Path, name: str, monkeypatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr(files, "LARGEST", 1000)
    with pa.output_stream(str(folder / name), compression="detect") as stream:
        stream.write(b"Rain. " * 5000)
    with pytest.warns(rec.SkippedFile, match="larger than"):
        assert rec.load(folder)["doc"].tolist() == ["good"]


ODD = """
import os, sys, warnings
from pathlib import Path
import onrecord as rec
folder = Path(sys.argv[1])
os.mkfifo(folder / "pipe.txt")
(folder / "zero.txt").symlink_to("/dev/zero")
(folder / "loop.txt").symlink_to(folder / "loop.txt")
(folder / "gone.txt").symlink_to(folder / "nothing")
(folder / "round").symlink_to(folder)
(folder / "closed").mkdir(); (folder / "closed").chmod(0)
(folder / "locked.txt").write_text("Rain."); (folder / "locked.txt").chmod(0)
if os.getuid() == 0:
    os.chown(folder, 65534, 65534); os.setuid(65534)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    docs = rec.load(folder)
print(*docs["doc"]); print(*docs.attrs["skipped"], sep="\\n")
for name in ("pipe.txt", "locked.txt", "closed/x.txt", "closed"):
    try:
        rec.load(folder / name)
    except rec.OnrecordError as error:
        print("error:", error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor devices among its files")
def test_what_is_no_plain_file_is_never_opened(folder: Path) -> None:
    for parent in folder.parents:
        if parent.name.startswith(("pytest", "popen")):
            parent.chmod(0o755)
    folder.chmod(0o777)
    ran = subprocess.run(
        [sys.executable, "-c", ODD, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    docs, *said = ran.stdout.splitlines()
    assert docs == "good"
    left_out = {Path(line.split(": ")[0]).name: line for line in said if line[:6] != "error:"}
    assert set(left_out) == {
        *("pipe.txt", "zero.txt", "loop.txt", "gone.txt", "locked.txt"),
        *("round", "closed"),
    }
    assert "not a plain file" in left_out["pipe.txt"]
    assert "not a plain file" in left_out["zero.txt"]
    assert "linked folder" in left_out["round"]
    assert "check its permissions" in left_out["closed"]
    assert sum(line.startswith("error:") for line in said) == 4


def test_a_folder_called_like_a_text_is_a_folder(folder: Path) -> None:
    (folder / "odd.txt").mkdir()
    (folder / "odd.txt" / "rain.txt").write_text(GOOD)
    assert rec.load(folder)["doc"].tolist() == ["good", "odd.txt/rain"]


def test_files_that_are_no_articles_are_reported(folder: Path) -> None:
    (folder / "article.odt").write_bytes(b"PK")
    (folder / "news.csv").write_text("doc,text\n")
    (folder / "SHOUT.TXT").write_text(GOOD, encoding="utf-8")
    (folder / "README.md").write_text("what this is", encoding="utf-8")
    with pytest.warns(rec.SkippedFile, match=r"article\.odt: not one of \.txt|news\.csv: a"):
        docs = rec.load(folder)
    assert docs["doc"].tolist() == ["SHOUT", "good"]
    assert len(docs.attrs["skipped"]) == 2
    assert "load it by itself" in docs.attrs["skipped"][1]


def test_two_files_never_share_a_name(tmp_path: Path) -> None:
    for name in (b"x.txt", b"x.TXT", b"x.html", b"\xff.txt", b"\xfe.txt", b"y.txt.gz"):
        file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        file.write_bytes(gzip.compress(GOOD.encode()) if name[-2:] == b"gz" else GOOD.encode())
    docs = rec.load(tmp_path)
    names = ["x.TXT", "x.html", "x.txt", "y", "\ufffd.txt", "\ufffd.txt (2)"]
    assert sorted(docs["doc"]) == sorted(names)
    assert docs.to_csv().encode("utf-8")
    assert rec.analyse(docs).documents["doc"].is_unique


def test_what_a_folder_says_of_its_texts_is_kept(folder: Path) -> None:
    (folder / "other.txt").write_text(GOOD)
    (folder / "documents.csv").write_text(
        "doc,label,outlet,words\ngood,Rain again,Echo,many\ngone,Gone,Echo,0\n"
        'good,Twice,Echo,0\n"bro\nother.txt,Other,,\n'.replace('"bro\n', "a,b\n")
    )
    with pytest.warns(rec.SkippedFile):
        docs = rec.load(folder)
    assert docs["label"].tolist() == ["Rain again", "Other"]
    assert docs["outlet"].tolist()[0] == "Echo"
    assert docs["outlet"].isna().tolist() == [False, True]
    assert docs["words_given"].tolist()[0] == "many"
    left_out = " ".join(docs.attrs["skipped"])
    for part in ("no text is called gone", "good was named above", "line 5: it has 2 fields"):
        assert part in left_out
    tables = rec.analyse(docs)
    assert tables.documents["outlet"].tolist()[0] == "Echo"
    assert tables.documents["words"].tolist() == [9, 9]
    assert tables.documents["copy_of"].tolist()[1] == "good"


@pytest.mark.parametrize(
    ("content", "reason"), [("label\nRain\n", "no column doc"), ("\n", "names no columns")]
)
def test_details_that_cannot_be_used_are_an_error(folder: Path, content: str, reason: str) -> None:
    (folder / "documents.csv").write_text(content)
    with pytest.raises(rec.OnrecordError, match=reason):
        rec.load(folder)


def test_the_seeds_have_labels() -> None:
    docs = rec.load(Path(__file__).parent.parent / "seeds")
    assert docs.attrs["skipped"] == []
    assert (docs["label"] != docs["doc"]).all()
    assert docs["label"].is_unique
    assert docs["label"].str.len().max() <= 32
    assert "label" in rec.analyse(docs).documents


def test_odd_paths_are_errors_of_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", "~nosuchuser/x", "a" * 5000, "nul\0l", None, ""):
        with pytest.raises(rec.OnrecordError) as error:
            rec.load(path) if path != "" else rec.load(tmp_path)
        assert "\n" not in str(error.value)


def test_a_folder_of_bad_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(rec.OnrecordError, match="its one article cannot be used"):
        rec.load(tmp_path)
    (tmp_path / "blank.txt").touch()
    with pytest.raises(rec.OnrecordError, match="none of its 2 articles can be used"):
        rec.load(tmp_path)


def test_any_dataframe_of_articles_works() -> None:
    docs = pd.DataFrame({"doc": ["x", "y"], "text": [GOOD, ""], "outlet": ["A", "B"]})
    tables = rec.analyse(docs)
    assert tables.documents["doc"].tolist() == ["x", "y"]
    assert tables.documents["outlet"].tolist() == ["A", "B"]
    assert tables.sentences["doc"].unique().tolist() == ["x"]
    assert tables.readability.groupby("doc")["score"].count().to_dict() == {"x": 7, "y": 0}


def test_what_is_measured_is_never_taken_from_the_dataframe() -> None:
    docs = pd.DataFrame({"doc": ["x"], "text": [GOOD], "words": ["many"], "copy_of": [3]})
    documents = rec.analyse(docs).documents
    assert documents["words"].tolist() == [9]
    assert documents["copy_of"].isna().all()


def test_numbers_will_do_as_names() -> None:
    line = "Rain fell on the town all night."
    docs = pd.DataFrame({"doc": [7, 8], "text": [line, f"{line}\nAnn Lee said 40 beds."]})
    tables = rec.analyse(docs)
    assert tables.documents["doc"].tolist() == ["7", "8"]
    assert tables.passages["repeats"].tolist()[1] == "7#0"


def test_a_copy_is_known_by_its_words() -> None:
    texts = [GOOD, "Other.", GOOD.replace(" ", "\u00a0\n"), "", "", "Other."]
    docs = pd.DataFrame({"doc": list("abcdef"), "text": texts})
    copies = rec.analyse(docs).documents["copy_of"]
    assert copies.fillna("").tolist() == ["", "", "a", "", "", "b"]


@pytest.mark.parametrize(
    ("docs", "message"),
    [
        (pd.DataFrame({"doc": ["a"]}), "no column 'text'"),
        (pd.DataFrame({"doc": ["a", "a"], "text": ["x", "y"]}), "Two documents are called 'a'"),
        (pd.DataFrame({"doc": ["a", None], "text": ["x", "y"]}), "Row 1 of the documents"),
        (pd.DataFrame({"doc": ["a"], "text": [None]}), "a: its text is not a string"),
        (pd.DataFrame([["a", "b", "x"]], columns=["doc", "doc", "text"]), "two columns 'doc'"),
        ([{"doc": "a", "text": "x"}], "are no DataFrame"),
        (
            pd.DataFrame({"doc": ["a"], "text": pd.Series(["\ud800 x"], dtype="object")}),
            "a: its text holds half a character",
        ),
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


@pytest.mark.parametrize(
    ("written", "read", "said"),
    [
        ("Lost &#163;1.8m.", "Lost £1.8m.", ", 1 character reference decoded"),
        ("Ash &amp; Co won &#xA3;2m.", "Ash & Co won £2m.", ", 2 character references decoded"),
        ("Paid &amp;#163;5.", "Paid £5.", ", 1 character reference decoded"),
        ("R&D; &nosuch; &#0; & so on.", "R&D; &nosuch; &#0; & so on.", ""),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_character_references_are_decoded_and_told(
    tmp_path: Path, name: str, written: str, read: str, said: str
) -> None:
    stored = written if name == "a.txt" else json.dumps({"text": written})
    (tmp_path / name).write_text(stored, encoding="utf-8")
    docs = rec.load(tmp_path / name, any_language=True)
    assert docs["text"].tolist() == [read]
    kind = "plain text, utf-8" if name == "a.txt" else "jsonl table"
    assert docs["read_by"].tolist() == [kind + said]
    figures = rec.analyse(docs).quantities
    spans = zip(figures["start"], figures["end"], figures["text"], strict=True)
    assert all(read[start:end] == text for start, end, text in spans)
