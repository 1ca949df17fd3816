"""The small grammar of generated sentences and titles: numbers, agreement, names, escapes."""

import re
from collections import Counter

_BEHIND_HEAD = re.compile(r"( (?:per|of|Celsius|Fahrenheit)\b.*)")
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}
_WORD = 8  # characters of a word that a cut may leave out, so as not to go through it
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six"]
_NUMBERS += ["seven", "eight", "nine", "ten", "eleven", "twelve"]


def number(value: int) -> str:
    """Write a number up to twelve as a word, a larger one in digits.

    Examples
    --------
    >>> number(0), number(5), number(1500)
    ('no', 'five', '1,500')
    """
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else f"{value:,}"


def count(value: int, noun: str, plural: str | None = None) -> str:
    """Write a number in digits with its noun.

    Examples
    --------
    >>> count(1, "text"), count(1500, "word"), count(2, "child", "children")
    ('1 text', '1,500 words', '2 children')
    """
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def several(unit: str) -> str:
    """Give the plural of a unit of measurement, which its first noun takes.

    >>> several("kilometre per hour"), several("degree Celsius"), several("square foot")
    ('kilometres per hour', 'degrees Celsius', 'square feet')
    """
    head, *behind = _BEHIND_HEAD.split(unit, maxsplit=1)
    rest = "".join(behind)
    if head.endswith(("s", "x", "z", "power")):
        return unit
    odd = next((ending for ending in _PLURALS if head.endswith(ending)), None)
    return (head.removesuffix(odd) + _PLURALS[odd] if odd else f"{head}s") + rest


def agree(value: int, one: str, many: str) -> str:
    """Choose the word that agrees with a number: "1 text cites", "0 texts cite".

    Examples
    --------
    >>> [agree(n, "cites", "cite") for n in (0, 1, 2)]
    ['cite', 'cites', 'cite']
    """
    return one if value == 1 else many


def share(part: float, whole: float) -> str:
    """Write a share in per cent, "all" and "none" in words; a true part is never 0% or 100%.

    Examples
    --------
    >>> share(31, 50), share(3, 6), share(5, 5), share(0, 5), share(999, 1000)
    ('62%', 'half', 'all', 'none', 'over 99%')
    """
    if not part or not whole:
        return "none"
    if part == whole:
        return "all"
    percent = 100 * part / whole
    if percent < 1:
        return "under 1%"
    written = "over 99%" if percent > 99 else f"{percent:.0f}%"
    return "half" if written == "50%" else written


def bare_of(bare: int, total: int, noun: str) -> str:
    """Say for how many of some things no source was found.

    Examples
    --------
    >>> bare_of(3, 5, "paragraph"), bare_of(1, 1, "paragraph"), bare_of(5, 5, "paragraph")
    ('No source was found for 3 of 5 paragraphs', 'No source was found for the 1 paragraph', \
'No source was found for any of 5 paragraphs')
    """
    things = count(total, noun)
    if bare == total:
        return f"No source was found for {'the' if total == 1 else 'any of'} {things}"
    return f"No source was found for {bare:,} of {things}"


def percentage(part: float) -> str:
    """Write a share of one in per cent, to three figures.

    Examples
    --------
    >>> percentage(0.2), percentage(0.16667)
    ('20%', '16.7%')
    """
    return f"{100 * part:.3g}%"


def listing(items: list[str], most: int = 6) -> str:
    """Join items as in running text; past so many the rest is only counted.

    Examples
    --------
    >>> listing(["a", "b", "c"]), listing(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'a, b and 2 more')
    """
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def shorten(text: str, width: int) -> str:
    """Cut a text at a word so that it fits.

    Examples
    --------
    >>> shorten("the centre’s press service", 14)
    'the centre’s…'
    """
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;") + "…"


def shorten_middle(text: str, width: int) -> str:
    """Cut a name in the middle, where names of one series are most alike; between words if it can.

    Examples
    --------
    >>> shorten_middle("daily-mirror-2025-10-12-flood", 20)
    'daily-mirr…-12-flood'
    >>> shorten_middle("Four dead as heavy rains lash the hills", 24)
    'Four dead as…the hills'
    """
    if len(text) <= width:
        return text
    tail = (width - 1) // 2
    first, last = text[: width - tail], text[len(text) - tail - 1 :]
    begins, _, cut = first.rpartition(" ")
    first = begins if begins and len(cut) <= _WORD else first[:-1]
    cut, _, ends = last.partition(" ")
    last = ends if ends and len(cut) <= _WORD else last[1:]
    return f"{first.rstrip(' ,;:–-')}…{last}"


def distinct(names: list[str], width: int) -> list[str]:
    """Cut names in the middle, but never so that two become one.

    Names that would collide are cut less; equal ones are numbered.

    Examples
    --------
    >>> distinct(["galle-flooded-on-monday", "genoa-flooded-on-monday", "rain", "rain"], 8)
    ['gall…day', 'geno…day', 'rain', 'rain (2)']
    """
    full = _numbered(names)
    cut = [shorten_middle(name, width) for name in full]
    while clashes := {name for name, times in Counter(cut).items() if times > 1}:
        width += width // 8 + 1
        cut = [
            shorten_middle(whole, width) if name in clashes else name
            for whole, name in zip(full, cut, strict=True)
        ]
    return cut


def _numbered(names: list[str]) -> list[str]:
    """Add a number to names that occur again."""
    taken, last = set(names), dict.fromkeys(names, 1)
    numbered, seen = [], set()
    for name in names:
        new = name
        while new in seen or (new != name and new in taken):
            last[name] += 1
            new = f"{name} ({last[name]})"
        seen.add(new)
        numbered.append(new)
    return numbered


def capital(text: str) -> str:
    """Begin a sentence: raise the first letter.

    Examples
    --------
    >>> capital("no text repeats another")
    'No text repeats another'
    """
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    r"""Make the white space of a quoted figure plain.

    Examples
    --------
    >>> plain("3\u00a0000  inhabitants")
    '3 000 inhabitants'
    """
    return " ".join(text.split())


_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def readable(text: str) -> str:
    r"""Take out what would drive a terminal or turn the direction of writing.

    Examples
    --------
    >>> readable("\x1b[31mred\u202e")
    '[31mred'
    """
    return _UNSEEN.sub("", text)


_SIGNS = re.compile(r"[!-/:-@\[-^`{-~]|(?<![^\W_])_|_(?![^\W_])")  # "003_a" needs no escape
_WEB = re.compile(r"(?<=www)\.", re.IGNORECASE)
_HARMLESS = frozenset(",.'()%/;?!-")
_FORMULA = frozenset("$\\")  # MathJax looks for these after Markdown has been read


def markdown(text: str) -> str:
    """Escape a name, title, topic or quotation for a sentence in Markdown.

    HTML, Markdown and formulas come out as the characters that they are written
    with; a link stays plain text; what would drive a terminal is left out.

    Examples
    --------
    >>> markdown("Costs *rose* to $3 <b>million</b>")
    'Costs &#42;rose&#42; to <span>&#36;</span>3 &#60;b&#62;million&#60;/b&#62;'
    >>> markdown("Ann Lee, the mayor’s deputy (acting)")
    'Ann Lee, the mayor’s deputy (acting)'
    """
    return _WEB.sub("&#46;", _SIGNS.sub(_escape, plain(readable(text))))


def _escape(sign: re.Match[str]) -> str:
    character = sign.group()
    if character in _HARMLESS:
        return character
    entity = f"&#{ord(character)};"
    return f"<span>{entity}</span>" if character in _FORMULA else entity
