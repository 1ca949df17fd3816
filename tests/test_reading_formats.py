"""Thirty articles as web pages, Word, rich text and PDF: no line lost, the same rows found."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from made_files import LAYOUTS, paper, pdf, shown, word_file, word_file_with_a_note

import onrecord as rec

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ARTICLES = [
    *SEEDS,
    *sorted((ROOT / "tests" / "gold" / "hospital").glob("*.txt")),
]
MADE_UP = """
Council votes on bridge

The council voted 7 to 2 on Monday to repair the old bridge, which carries about 12,000 cars a \
day. “We cannot wait another year,” Mayor Ann Lee said.

The work will cost $2.5 million, according to the city’s engineer, Tom Hale.
=====
A short note. It rained.
=====
Café opens

“It’s 40\u00a0% cheaper,” said Zoë Müller, the café’s owner — she has run it since 2019.

Prices start at €3.50 & rise to €12 < the rival’s.
=====
Prices:

1) Bread costs $2 more than in May.

2) Milk costs 15 cents less, the union said.

• Butter is up 3.5 percent.
=====
Of the 300 pupils, 120 walk to school, the head teacher said. She added that the state-run school \
needs 14 more teachers and $400,000 for a well-built gym.
"""


def texts() -> list[str]:
    # The fonts of a plain PDF have no rupee.
    stored = [file.read_bytes().decode().replace("₹", "$") for file in ARTICLES]
    return [*stored, *MADE_UP.split("\n=====\n")]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def found(docs: pd.DataFrame) -> dict[str, list[list[object]]]:
    """What is cited and counted, without places: those are of another text."""
    tables = rec.analyse(docs)
    return {
        "attributions": tables.attributions[["doc", "kind", "source", "cue", "said", "speaker"]]
        .fillna("")
        .to_numpy()
        .tolist(),
        "quantities": tables.quantities[
            ["doc", "text", "low", "high", "unit", "qualifier", "period", "credited"]
        ]
        .fillna("")
        .to_numpy()
        .tolist(),
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    for number, text in enumerate(texts()):
        (folder / f"{number:02}.txt").write_text("\n".join(lines(text)), "utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def expected(plain: Path) -> dict[str, list[list[object]]]:
    return found(rec.load(plain))


@pytest.mark.parametrize(
    ("kind", "layout"), [(kind, layout) for kind in LAYOUTS for layout in LAYOUTS[kind]]
)
def test_thirty_articles_in_another_format(
    plain: Path, expected: dict[str, list[list[object]]], tmp_path: Path, kind: str, layout: str
) -> None:
    assert len(texts()) == 30
    for number, text in enumerate(texts()):
        (tmp_path / f"{number:02}{kind}").write_bytes(LAYOUTS[kind][layout](lines(text)))
    wanted, docs = rec.load(plain), rec.load(tmp_path)
    assert docs.attrs["skipped"] == []
    for doc, given, text in zip(wanted["doc"], wanted["text"], docs["text"], strict=True):
        if layout in ("printed", "newspaper"):  # a stop may end a page, not a paragraph
            assert text.split() == given.split(), doc
        else:
            assert lines(text) == lines(given), doc
        assert text.count("\u00a0") == given.count("\u00a0"), doc
    assert found(docs) == expected
    assert docs["read_by"].str.contains(r"\d").all()


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("The hos-", "pital has 40 beds.", "The hospital has 40 beds."),
        ("The hos\u00ad", "pital has 40 beds.", "The hospital has 40 beds."),
        ("A so-called clinic: the well-", "built gym and a hos-\npital.", "well-built gym"),
        ("It has a high-", "tech wing.", "It has a high-tech wing."),
        ("The club paid twice -", "before May.", "twice - before May."),
        ("It treats 1,000–", "1,200 patients.", "It treats 1,000–1,200 patients."),
    ],
)
def test_a_word_that_a_line_divides_gets_whole_again(
    tmp_path: Path, before: str, after: str, joined: str
) -> None:
    below = after.split("\n")
    page = [shown(before, 50, 700), *(shown(x, 50, 688 - 12 * at) for at, x in enumerate(below))]
    (tmp_path / "a.pdf").write_bytes(pdf(["".join(page)]))
    assert joined in rec.load(tmp_path)["text"].iloc[0]


def test_what_a_browser_prints_around_a_page_is_no_text(tmp_path: Path) -> None:
    printed = ("11/24/26, 11:51 PM Rain", "Rain fell.", "https://echo.example/rain 1/1")
    page = "".join(shown(text, 30, 820 - 390 * at) for at, text in enumerate(printed))
    (tmp_path / "a.pdf").write_bytes(pdf([page]))
    assert rec.load(tmp_path)["text"].tolist() == ["Rain fell."]


def test_notes_are_read_and_their_numbers_are_not(tmp_path: Path) -> None:
    page = "<p>It has 40<sup><a href='#n1'>1</a></sup> beds.</p><p id='n1'>In May.</p>"
    (tmp_path / "a.html").write_text(f"<body>{page}")
    rich = rb"{\rtf1 It has 40{\super\chftn}{\footnote {\super\chftn}In May.} beds.\par}"
    (tmp_path / "b.rtf").write_bytes(rich)
    (tmp_path / "c.docx").write_bytes(word_file_with_a_note("It has 40", " beds.", "In May."))
    for text in rec.load(tmp_path)["text"]:
        assert lines(text) == ["It has 40 beds.", "In May."]


def test_text_boxes_hyphens_and_insertions_of_word_are_read_once(tmp_path: Path) -> None:
    body = """<w:p><w:r><w:t>Dr.</w:t><w:noBreakHyphen/><w:t>Lee</w:t><w:tab/><w:t>came.</w:t></w:r>
    <w:ins><w:r><w:t xml:space="preserve"> She said so.</w:t></w:r></w:ins>
    <w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del>
    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r>
    <w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>
    <w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>
    </w:p>"""
    source, target = io.BytesIO(word_file(["Rain."])), tmp_path / "box.docx"
    with zipfile.ZipFile(source) as packed, zipfile.ZipFile(target, "w") as written:
        for name in packed.namelist():
            data = packed.read(name)
            if name == "word/document.xml":
                start = data.index(b"<w:body>") + 8
                marks = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                if b"xmlns:mc=" not in data:
                    data = data.replace(b"<w:document ", b"<w:document " + marks, 1)
                    start += len(marks)
                data = data[:start] + body.encode() + data[start:]
            written.writestr(name, data)
    assert lines(rec.load(target)["text"].iloc[0]) == [
        "Dr.\u2011Lee\tcame. She said so.",
        "In a box.",
        "Rain.",
    ]


def test_a_paper_with_a_password_or_without_text_is_told(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    (tmp_path / "blank.pdf").write_bytes(paper([]))
    with pytest.raises(rec.OnrecordError, match="holds pictures"):
        rec.load(tmp_path / "blank.pdf")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper(["Rain fell."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(rec.OnrecordError, match="has a password"):
        rec.load(tmp_path / "locked.pdf")


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "no-such"])
def test_a_page_may_declare_its_encoding(tmp_path: Path, declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>The café said so.</p></body>"
    (tmp_path / "old.html").write_bytes(page.encode("latin-1"))
    if declared == "no-such":
        with pytest.raises(rec.OnrecordError, match="no such encoding"):
            rec.load(tmp_path)
    else:
        docs = rec.load(tmp_path)
        assert docs["text"].tolist() == ["The café said so."]
        assert declared in docs["read_by"].iloc[0]
