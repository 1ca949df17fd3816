"""The hand-written word lists, and the two ways to read them.

A ``.txt`` file is a list: one entry a line, ``#`` starts a comment.
A ``.toml`` file is a table. Both are read once and shared.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> frozenset[str]:
    """Read one list by its name without ``.txt``; its entries are as written.

    Examples
    --------
    >>> "Dr" in words("abbreviations")
    True
    """
    lines = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.partition("#")[0].strip() for line in lines)
    return frozenset(entry for entry in entries if entry)


@cache
def table(name: str) -> dict[str, Any]:
    """Read one table by its name without ``.toml``.

    Examples
    --------
    >>> "beds" in table("topics_hospital")
    True
    """
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
