"""Web pages: the article without menus and footers, by resiliparse."""

import re
from importlib.metadata import version
from operator import add
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import vocabulary
from onrecord.reading.decoding import decode
from onrecord.reading.files import need

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_BESIDE = {name: frozenset(words) for name, words in vocabulary.table("web_pages").items()}
_UNSEEN = ", ".join(sorted(_BESIDE["unseen"]))
_WORD = re.compile(r"[A-Z]?[a-z]+")
_PROSE = 40  # characters: what a menu or a button says is shorter
_MOST = 0.8  # of a page's prose, or of a menu's text that is in links
_LINKS = 3  # in a menu, at least
_MENUS = frozenset({"ul", "ol", "div", "section", "table", "aside"})


class Part(NamedTuple):
    """An element of a page; its links, and in characters its text, what is linked, its prose."""

    element: Any
    links: int
    text: int
    linked: int
    prose: int


def read(file: Path, data: bytes, encoding: str | None) -> tuple[str, str]:
    """Take the article out of a page: one line a paragraph, no-break spaces kept."""
    extract = need("resiliparse.extract.html2text", file, "resiliparse").extract_plain_text
    html = need("resiliparse.parse.html", file, "resiliparse")
    declared = _DECLARED.search(data[:_HEAD])
    page, used = decode(file, data, encoding or (declared[1].decode() if declared else None))
    tree = html.HTMLTree.parse(page)
    for element in tree.document.query_selector_all(_UNSEEN):
        element.decompose()
    wanted = {"preserve_formatting": True, "list_bullets": False}
    whole = extract(tree, **wanted)
    if tree.body:  # a set of frames has none
        _keep_article(tree.body)
    text = extract(tree, **wanted)
    return text if text.strip() else whole, f"resiliparse {version('resiliparse')}, {used}"


def _keep_article(body: Any) -> None:
    """Take from a page what lies beside its article; what holds most of its prose stays."""
    *parts, whole = _measure(body)
    for part in parts:
        if part.prose <= whole.prose / 2 and _lies_beside(part):
            part.element.decompose()
    headline = body.query_selector("h1")
    for part in parts:
        holds_text = part.prose and part.prose >= _MOST * whole.prose
        holds_title = not headline or part.element.contains(headline)
        if holds_text and holds_title and _is_main(part.element):
            body.replace_children(part.element)
            return


def _is_main(element: Any) -> bool:
    return element.tag in ("article", "main") or element.getattr("role") == "main"


def _lies_beside(part: Part) -> bool:
    """Tell by its tag, its role, its name or its links that a part is not of the article."""
    element = part.element
    if element.tag in _BESIDE["tags"] or element.getattr("role") in _BESIDE["roles"]:
        return True
    if element.tag == "header" and not element.query_selector("h1, h2, p"):
        return True
    if element.tag in _MENUS and part.links >= _LINKS and part.linked >= _MOST * part.text:
        return True
    label = element.id if element.tag == "div" else ""  # a section's may come from its heading
    called = _WORD.findall(f"{element.class_name} {label}")
    return not _BESIDE["names"].isdisjoint(word.lower() for word in called)


def _measure(body: Any) -> list[Part]:
    """Measure the elements of a page, each after those in it."""
    parts: list[Part] = []
    opened = [(body, [0, 0, 0, 0])]
    node = body.first_child
    while opened:
        if node is None:
            element, sums = opened.pop()
            if element.tag == "a" and element.hasattr("href"):
                sums = [1, sums[1], sums[1], 0]
            parts.append(Part(element, *sums))
            if opened:
                opened[-1][1][:] = map(add, opened[-1][1], sums)
            node = element.next_sibling
        elif node.tag == "#text":
            size = len(node.value.strip())
            opened[-1][1][1] += size
            opened[-1][1][3] += size if size >= _PROSE else 0
            node = node.next_sibling
        elif node.tag.startswith("#"):  # a comment
            node = node.next_sibling
        else:
            opened.append((node, [0, 0, 0, 0]))
            node = node.first_child
    return parts
