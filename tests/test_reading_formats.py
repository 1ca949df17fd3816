"""Thirty articles as web pages, Word, rich text and PDF: no line lost, the same rows found."""

import html
import io
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

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


def web_page(text: str, number: int) -> bytes:
    """Lay the text out as one of six kinds of page."""
    head, *rest = lines(text)
    paragraphs = [f"<p>{html.escape(line)}</p>" for line in [head, *rest]]
    if number % 3 == 1:
        paragraphs[0] = f"<h1>{html.escape(head)}</h1>"
    if number % 3 == 2:
        paragraphs = [f"<div>{html.escape(line)}</div>" for line in [head, *rest]]
    body = "\n".join(paragraphs)
    body = f"<article>{body}</article>" if number % 2 else f"<div id='content'>{body}</div>"
    charset = "utf-8" if number % 5 else "utf-16"
    page = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>News</title>"
        "<style>p { color: red }</style><script>var beds = 260;</script></head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main>{body}</main><footer>All rights reserved 1999</footer></body></html>"
    )
    return page.encode(charset)


def word_file(text: str, number: int) -> bytes:
    import docx

    document = docx.Document()
    for at, line in enumerate(lines(text)):
        if at % 5 == 3:
            document.add_table(1, 1).cell(0, 0).text = line
            continue
        paragraph = document.add_paragraph()
        for start in range(0, len(line), 50):  # a paragraph's runs, as Word cuts them
            paragraph.add_run(line[start : start + 50]).bold = bool(start % 100)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def rich_text(text: str, number: int) -> bytes:
    def sign(character: str) -> str:
        if character in "\\{}":
            return f"\\{character}"
        if character.isascii():
            return character
        if character == "\u00a0":
            return "\\~"
        return f"\\u{ord(character)}?" if number % 2 else f"\\'{character.encode('cp1252').hex()}"

    body = "\\par\n".join("".join(map(sign, line)) for line in lines(text))
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl\\f0 Times;}\\f0 " + body + "\\par}").encode()


FONT = "/Resources << /Font << /F 3 0 R >> >>"


def paper(text: str, number: int) -> bytes:
    """Set the text in lines of 90 characters on pages of fifty lines, as a PDF."""
    streams, height, page = [], 780, []
    for paragraph in lines(text):
        for line in textwrap.wrap(
            paragraph, 90, break_long_words=False, break_on_hyphens=number % 2 == 1
        ):
            if height < 60:
                streams.append("\n".join(page))
                height, page = 780, []
            raw = line.encode("cp1252").replace(b"\\", b"\\\\")
            raw = raw.replace(b"(", b"\\(").replace(b")", b"\\)")
            page.append(f"BT /F 10 Tf 50 {height} Td ({raw.decode('latin-1')}) Tj ET")
            height -= 12
        height -= 12
    streams.append("\n".join(page))
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(streams)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} /MediaBox [0 0 595 842] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, stream in enumerate(streams):
        objects += [
            f"<< /Type /Page /Parent 2 0 R {FONT} /Contents {5 + 2 * at} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    data, places = b"%PDF-1.4\n", []
    for at, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{at} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


MAKERS: dict[str, Callable[[str, int], bytes]] = {
    ".html": web_page,
    ".docx": word_file,
    ".rtf": rich_text,
    ".pdf": paper,
}


def found(docs: rec.Tables) -> dict[str, list[list[object]]]:
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


@pytest.mark.parametrize("kind", MAKERS)
def test_thirty_articles_in_another_format(plain: Path, tmp_path: Path, kind: str) -> None:
    assert len(texts()) == 30
    for number, text in enumerate(texts()):
        (tmp_path / f"{number:02}{kind}").write_bytes(MAKERS[kind](text, number))
    expected, docs = rec.load(plain), rec.load(tmp_path)
    assert docs.attrs["skipped"] == []
    for doc, wanted, text in zip(expected["doc"], expected["text"], docs["text"], strict=True):
        missing = set(lines(wanted)) - set(lines(text))
        assert missing == set(), doc
        assert text.count("\u00a0") == wanted.count("\u00a0"), doc
        assert "Home" not in lines(text)
    assert found(docs) == found(expected)
    assert docs["read_by"].str.contains(r"\d").all()


def test_a_word_that_a_line_divides_gets_whole_again(tmp_path: Path) -> None:
    from onrecord.reading.pdf import _join

    assert _join("The hos-", "pital has") == "The hospital has"
    assert _join("The well-", "built gym") == "The well-built gym"


def test_text_boxes_hyphens_and_insertions_of_word_are_read_once(tmp_path: Path) -> None:
    body = """<w:p><w:r><w:t>Dr.</w:t><w:noBreakHyphen/><w:t>Lee</w:t><w:tab/><w:t>came.</w:t></w:r>
    <w:ins><w:r><w:t xml:space="preserve"> She said so.</w:t></w:r></w:ins>
    <w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del>
    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r>
    <w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>
    <w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>
    </w:p>"""
    source, target = io.BytesIO(word_file("Rain.", 0)), tmp_path / "box.docx"
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

    (tmp_path / "blank.pdf").write_bytes(paper("", 0))
    with pytest.raises(rec.OnrecordError, match="holds pictures"):
        rec.load(tmp_path / "blank.pdf")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper("Rain fell.", 0))))
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
