"""What matplotlib's SVG lacks: a name, a description, and links from the marks to the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_METADATA = f"{{{_SVG}}}metadata"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FONT = "'DejaVu Sans'"
_FONTS = "'DejaVu Sans', Verdana, sans-serif"

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark leads to: an address, and the sentence that a pointer is shown there."""

    link: str
    sentence: str


def drawable(text: str) -> str:
    r"""Replace what no picture may hold.

    What XML forbids becomes "�"; marks that turn the direction of what follows go.

    Examples
    --------
    >>> drawable("Ann\x07 Lee\u202e")
    'Ann� Lee'
    """
    return _REORDERING.sub("", _FORBIDDEN.sub("\ufffd", text))


def finish(drawn: bytes, title: str, description: str, marks: Mapping[str, Mark]) -> bytes:
    """Give a drawn SVG its name, its description and its links.

    Parameters
    ----------
    drawn : bytes
        An SVG as matplotlib writes it, its marks with the ids ``mark-0-0``, ``mark-0-1`` …:
        the parts of one mark share the first number.
    title, description : str
        What a screen reader says.
    marks : mapping
        ``mark-0`` to what it leads to.

    Returns
    -------
    bytes
        UTF-8. All parts of a mark lie in one link with the sentence as its title; ids that
        nothing refers to are gone, so that one page may hold several charts.
    """
    root = ET.fromstring(drawn)
    _name(root, title, description)
    for name, parts in _parts(root).items():
        _wrap(parts, marks[name])
    _drop_ids(root)
    body = ET.tostring(root, encoding="unicode").replace(_FONT, _FONTS)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _name(root: ET.Element, title: str, description: str) -> None:
    for unread in root.findall(_METADATA):
        root.remove(unread)
    digest = sha256(f"{title}\n{description}".encode()).hexdigest()[:12]
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{tag}-{digest}"})
        element.text = text
        root.insert(place, element)
    root.set("role", "img")
    root.set("aria-labelledby", f"title-{digest}")
    root.set("aria-describedby", f"desc-{digest}")


def _parts(root: ET.Element) -> dict[str, list[tuple[ET.Element, ET.Element]]]:
    """Find the drawn parts of each mark, each with the element that holds it."""
    found: dict[str, list[tuple[ET.Element, ET.Element]]] = {}
    for holder in root.iter():
        for child in holder:
            name = child.get("id", "")
            if name.startswith("mark-"):
                found.setdefault(name.rpartition("-")[0], []).append((holder, child))
    return found


def _wrap(parts: list[tuple[ET.Element, ET.Element]], mark: Mark) -> None:
    """Put the parts into one link, where the last of them was drawn."""
    link = ET.Element(f"{{{_SVG}}}a", {"href": mark.link})
    title = ET.SubElement(link, f"{{{_SVG}}}title")
    title.text = mark.sentence
    holder, last = parts[-1]
    holder.insert(list(holder).index(last), link)
    for above, part in parts:
        above.remove(part)
        link.append(part)


def _references(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.startswith("aria-"):
                yield value
            yield from re.findall(r"#([\w-]+)", value) if name != "href" else ()


def _drop_ids(root: ET.Element) -> None:
    used = set(_references(root))
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)
