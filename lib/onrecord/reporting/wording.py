"""Numbers in words: the small grammar of generated sentences and titles."""

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six"]
_NUMBERS += ["seven", "eight", "nine", "ten", "eleven", "twelve"]


def number(value: int) -> str:
    """Write a small number as a word, a larger one in digits.

    Parameters
    ----------
    value : int
        Zero or more.

    Returns
    -------
    str
        "no" for 0, words up to twelve.

    Examples
    --------
    >>> number(0), number(5), number(1500)
    ('no', 'five', '1,500')
    """
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else f"{value:,}"


def count(value: int, noun: str, plural: str | None = None) -> str:
    """Write a number in digits with its noun.

    Parameters
    ----------
    value : int
        How many.
    noun : str
        The singular.
    plural : str, optional
        The plural where it is not the singular with an s.

    Returns
    -------
    str
        Such as "1 text", "1,500 words".

    Examples
    --------
    >>> count(1, "text"), count(1500, "word"), count(2, "child", "children")
    ('1 text', '1,500 words', '2 children')
    """
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def share(part: float, whole: float) -> str:
    """Write a share in per cent, "all" and "none" in words.

    Parameters
    ----------
    part, whole : float
        The part and the whole that it is of.

    Returns
    -------
    str
        Such as "62 %", "all", "none"; never 0 % or 100 % for a true part.

    Examples
    --------
    >>> share(31, 50), share(5, 5), share(0, 5), share(999, 1000)
    ('62 %', 'all', 'none', 'over 99 %')
    """
    if not part or not whole:
        return "none"
    if part == whole:
        return "all"
    percent = 100 * part / whole
    if percent < 1:
        return "under 1 %"
    return "over 99 %" if percent > 99 else f"{percent:.0f} %"


def listing(items: list[str], most: int = 6) -> str:
    """Join items as in running text.

    Parameters
    ----------
    items : list of str
        What to list.
    most : int
        Past this many the rest is only counted.

    Returns
    -------
    str
        Such as "a, b and c".

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

    Parameters
    ----------
    text : str
        One line.
    width : int
        Characters that it may have.

    Returns
    -------
    str
        The text, or its beginning with "…".

    Examples
    --------
    >>> shorten("the centre’s press service", 14)
    'the centre’s…'
    """
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;") + "…"


def capital(text: str) -> str:
    """Begin a sentence: raise the first letter.

    Parameters
    ----------
    text : str
        A clause.

    Returns
    -------
    str
        The clause with a capital.

    Examples
    --------
    >>> capital("no text repeats another")
    'No text repeats another'
    """
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    r"""Make the white space of a quoted figure plain.

    Parameters
    ----------
    text : str
        As it stands in a text, with no-break spaces or line ends.

    Returns
    -------
    str
        The same with single spaces.

    Examples
    --------
    >>> plain("3\u00a0000  inhabitants")
    '3 000 inhabitants'
    """
    return " ".join(text.split())
