"""One text laid out as web pages, Word files, rich text and papers, several ways each."""

import html
import html.entities
import io
import textwrap
from collections.abc import Callable, Sequence

Layout = Callable[[list[str]], bytes]

MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "Sport", "Money"))
NEVER = "Never 999 beds, said nobody at all, in any of the many parts that are not the article."
PAGE = (
    "<!doctype html><html lang='en'><head>{head}<title>News</title>"
    "<style>p {{ color: red }}</style><script>var text = '" + NEVER + "';</script></head>"
    "<body class='has-sidebar'><header><a href='/'>The Echo</a></header>"
    f"<nav><ul>{MENU}</ul></nav>{{body}}<div class='share-tools'>{NEVER}</div>"
    f"<aside class='sidebar'><p>{NEVER}</p></aside>"
    f"<div class='related-stories'><h3>More</h3><ul>{MENU}</ul></div>"
    f"<div id='comments'><p>{NEVER}</p></div><footer><p>{NEVER}</p></footer></body></html>"
)


def page(body: str, charset: str = "utf-8", errors: str = "strict") -> bytes:
    head = f"<meta charset='{charset}'>"
    return PAGE.format(head=head, body=body).encode(charset, errors)


def paragraphs(lines: Sequence[str]) -> str:
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)


def plain_page(lines: list[str]) -> bytes:
    return page(f"<div id='content'>{paragraphs(lines)}</div>", "utf-16")


def article_page(lines: list[str]) -> bytes:
    head = f"<header><h1>{html.escape(lines[0])}</h1></header>"
    return page(f"<main><article>{head}{paragraphs(lines[1:])}</article></main>")


def old_page(lines: list[str]) -> bytes:
    """Divide lines by breaks, in a table; what windows-1252 has not is written by number."""
    body = "<br>\n".join(html.escape(line) for line in lines)
    return page(
        f"<form><table><tr><td>{body}</td></tr></table></form>", "windows-1252", "xmlcharrefreplace"
    )


def ascii_page(lines: list[str]) -> bytes:
    """Write each sign beyond ASCII by its name or its number."""
    named = {value: name for name, value in html.entities.html5.items() if name.endswith(";")}
    body = paragraphs(lines)
    signs = {sign for sign in body if not sign.isascii()}
    for at, sign in enumerate(sorted(signs)):
        code = f"&{named[sign]}" if sign in named and at % 2 else f"&#{'x' * (at % 3 > 0)}{{}};"
        body = body.replace(sign, code.format(format(ord(sign), "x" if at % 3 else "d")))
    return page(f"<main>{body}</main>", "us-ascii")


def rich_page(lines: list[str]) -> bytes:
    """Lay the lines out as items, cells, captions, quotations, between things that are unseen."""
    forms = (
        "<ul><li>{}</li></ul>",
        "<table><caption>{}</caption></table>",
        "<p>{}</p><!-- " + NEVER + " --><p hidden>" + NEVER + "</p>",
        "<figure><img src='a.png' alt='" + NEVER + "'><figcaption>{}</figcaption></figure>",
        "<blockquote><p>{}</p></blockquote><template><p>" + NEVER + "</p></template>",
        "<table><tr><td>{}</td></tr></table><p style='display: none'>" + NEVER + "</p>",
        "<dl><dt>{}</dt></dl><div aria-hidden='true'>" + NEVER + "</div>",
        "<details open><summary>{}</summary></details><noscript>" + NEVER + "</noscript>",
        "<p><b>{}</b></p><div class='newsletter-signup'>" + NEVER + "</div>",
        "<ol><li><p><a href='/x'>{}</a></p></li></ol>",
    )
    body = "".join(forms[at % 10].format(html.escape(line)) for at, line in enumerate(lines))
    return page(f"<article class='story'>{body}</article>")


def word_file(lines: list[str]) -> bytes:
    """Cut each paragraph into runs, as Word does, and set some in cells of a table."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = NEVER
    document.sections[0].footer.paragraphs[0].text = NEVER
    for at, line in enumerate(lines):
        if at % 5 == 3:
            document.add_table(1, 1).cell(0, 0).text = line
            continue
        paragraph = document.add_paragraph()
        for start in range(0, len(line), 50):
            paragraph.add_run(line[start : start + 50]).bold = bool(start % 100)
    return saved(document)


def changed_word_file(lines: list[str]) -> bytes:
    """Write each line as a tracked change: some of it put in, more of it taken out or moved."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    for at, line in enumerate(lines):
        half = len(line) // 2
        first, last = (html.escape(part) for part in (line[:half], line[half:]))
        gone = ("<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>", "moveFrom", "hidden")[at % 3]
        if gone == "moveFrom":
            gone = "<w:moveFrom><w:r><w:t>{}</w:t></w:r></w:moveFrom>"
        if gone == "hidden":
            gone = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>"
        space = 'xml:space="preserve"'
        document.element.body.insert(
            at,
            parse_xml(
                f"<w:p {nsdecls('w')}><w:ins><w:r><w:t {space}>{first}</w:t></w:r></w:ins>"
                f"{gone.format(NEVER)}<w:r><w:t {space}>{last}</w:t></w:r></w:p>"
            ),
        )
    return saved(document)


def word_file_with_a_note(before: str, after: str, note: str) -> bytes:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_paragraph(before).add_run(after)
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator'><w:p/></w:footnote>"
        f"<w:footnote><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


def saved(document: object) -> bytes:
    data = io.BytesIO()
    document.save(data)  # type: ignore[attr-defined]
    return data.getvalue()


def rich_text(lines: list[str], by_number: bool = False) -> bytes:
    """Write signs beyond ASCII as bytes of windows-1252, or by their numbers."""

    def sign(character: str) -> str:
        if character in "\\{}":
            return f"\\{character}"
        if character.isascii():
            return character
        if character == "\u00a0":
            return "\\~"
        units = character.encode("utf-16-le")
        pairs = (units[at : at + 2] for at in range(0, len(units), 2))
        numbers = [int.from_bytes(unit, "little", signed=True) for unit in pairs]
        if by_number or not character.encode("cp1252", "ignore"):
            return "".join(f"\\u{number}?" for number in numbers)
        return f"\\'{character.encode('cp1252').hex()}"

    changed = f"{{\\deleted\\revauthdel1 {NEVER}}}{{\\v {NEVER}}}\\par\n"
    body = changed.join("".join(map(sign, line)) for line in lines)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl\\f0 Times;}{\\info{\\title " + NEVER + "}}"
        "{\\header " + NEVER + "\\par}\\f0 " + body + "\\par}\r\n"
    ).encode()


def rich_text_by_number(lines: list[str]) -> bytes:
    return rich_text(lines, by_number=True)


def rich_text_table(lines: list[str]) -> bytes:
    """Set each line in a cell of its own row."""
    return rich_text(lines).replace(b"\\par\n", b"\\cell\\row\n").replace(b"\\par}\r", b"\\cell}\r")


FONT = "/Resources << /Font << /F 3 0 R >> >>"


def paper(
    lines: list[str], wide: int = 90, columns: int = 1, rows: int = 60, indent: int = 0
) -> bytes:
    """Set a text in lines of so many characters on pages of so many rows, as a PDF with ligatures.

    An indent in points sets paragraphs without a gap; several pages get a title and a number each.
    """
    streams: list[str] = []
    column, height = -1, 0
    for paragraph in lines:
        wrapped = textwrap.wrap(paragraph, wide, break_long_words=False)
        for at, line in enumerate(wrapped):
            if height <= 780 - 12 * rows:
                column, height = (column + 1) % columns, 780
                streams += [""] if column == 0 else []
            right = 50 + 260 * column + (indent if at == 0 else 0)
            streams[-1] += shown(line, right, height)
            height -= 12
        height -= 0 if indent else 12
    if len(streams) > 1:
        title = "The Echo, 24 November 2026"
        edges = ((shown(title, 50, 810), shown(f"{at}", 290, 30)) for at in range(len(streams)))
        streams = [head + page + foot for page, (head, foot) in zip(streams, edges, strict=True)]
    return pdf(streams or [""])


def shown(text: str, right: float, down: float) -> str:
    """Put a line on a page."""
    raw = text.encode("cp1252").replace(b"\\", b"\\\\")
    line = raw.replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")
    line = line.replace("fi", "\x01").replace("fl", "\x02")  # the ligatures of the font below
    return f"BT /F 10 Tf {right} {down} Td ({line}) Tj ET\n"


def pdf(streams: list[str]) -> bytes:
    """Write a PDF with a page a stream, in a font that has ligatures at 1 and 2."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(streams)))
    encoding = "<< /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} /MediaBox [0 0 595 842] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 4 0 R >>",
        encoding,
    ]
    for at, stream in enumerate(streams):
        objects += [
            f"<< /Type /Page /Parent 2 0 R {FONT} /Contents {6 + 2 * at} 0 R >>",
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


def printed_paper(lines: list[str]) -> bytes:
    return paper(lines, wide=60, rows=16, indent=14)


def newspaper(lines: list[str]) -> bytes:
    return paper(lines, wide=43, columns=2, rows=16)


LAYOUTS: dict[str, dict[str, Layout]] = {
    ".html": {
        "plain": plain_page,
        "article": article_page,
        "old": old_page,
        "ascii": ascii_page,
        "rich": rich_page,
    },
    ".docx": {"runs": word_file, "changes": changed_word_file},
    ".rtf": {"bytes": rich_text, "numbers": rich_text_by_number, "table": rich_text_table},
    ".pdf": {"paper": paper, "printed": printed_paper, "newspaper": newspaper},
}
