"""What a figure is about: topics read from a table that a user may replace."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.vocabulary import table

_LISTS = ("nouns", "people", "kinds", "context")


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic and the words that lead to it; see ``vocabulary/topics_general.toml``."""

    name: str
    nouns: frozenset[str]
    people: frozenset[str]
    endings: tuple[str, ...]
    kinds: frozenset[str]
    context: re.Pattern[str] | None
    key: bool

    def fits(self, sentence: str) -> bool:
        """Tell whether a sentence in lower case has a word of the topic's context."""
        return self.context is None or self.context.search(sentence) is not None


Topics = Mapping[str, Topic]
"""Topics by name, in the order in which they are tried."""


COMES_WITH = ("general", "hospital")
"""The topics that come with the library, by name."""


def load_topics(topics: str | PathLike[str]) -> Topics:
    r"""Read topics: those of a name that come with the library, or a user's own.

    Parameters
    ----------
    topics : str or path-like
        ``general`` or ``hospital``; or a TOML file: one table a topic, with the
        lists ``nouns``, ``people``, ``kinds`` and ``context`` and the switch ``key``,
        all optional.

    Returns
    -------
    dict of str to Topic
        By name, in the order of the file, which is the order in which they are tried.

    Raises
    ------
    OnrecordError
        When there is no such file, or it cannot be read or says something else.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp(), "schools.toml")
    >>> _ = path.write_text('[pupils]\nnouns = ["pupil", "student"]\nkey = true\n')
    >>> list(load_topics(path))
    ['pupils']
    >>> "votes and seats" in load_topics("general")
    True
    """
    if topics in COMES_WITH:
        return _of_library(str(topics))
    try:
        read = tomllib.loads(Path(topics).expanduser().read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OnrecordError(
            f"There is no topics file {topics}; give the path of a TOML file, or one of the "
            f"names {' and '.join(COMES_WITH)}."
        ) from error
    except (OSError, UnicodeDecodeError, RuntimeError) as error:
        raise OnrecordError(f"The topics file {topics} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise OnrecordError(f"The topics file {topics} is not valid TOML: {error}") from error
    return _topics(read, str(topics))


@cache
def _of_library(name: str) -> Topics:
    return _topics(table(f"topics_{name}"), f"topics_{name}.toml")


def _topics(read: Mapping[str, Any], where: str) -> Topics:
    return {name: _topic(name, entry, where) for name, entry in read.items()}


def _topic(name: str, entry: Any, where: str) -> Topic:
    if not isinstance(entry, Mapping):
        raise OnrecordError(f"In {where}, {name!r} must be a table such as [{name}].")
    for key, value in entry.items():
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise OnrecordError(f"In {where}, {key!r} of {name!r} must be a list of words.")
        elif key != "key" or not isinstance(value, bool):
            raise OnrecordError(
                f"In {where}, {key!r} of {name!r} is not understood: "
                f"a topic has {', '.join(_LISTS)} (lists of words) and key (true or false)."
            )
    lists = {key: [item.lower() for item in entry.get(key, [])] for key in _LISTS}
    return Topic(
        name,
        frozenset(lists["nouns"]),
        frozenset(word for word in lists["people"] if word[:1] != "-"),
        tuple(word[1:] for word in lists["people"] if word[:1] == "-"),
        frozenset(lists["kinds"]),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, lists['context']))})")
        if lists["context"]
        else None,
        entry.get("key", False),
    )


def topic_of(
    topics: Topics, kind: str, noun: str, sentence: str, beside: str | None = None
) -> tuple[str, bool]:
    """Choose the topic of a figure.

    Parameters
    ----------
    topics : mapping of str to Topic
        The topics, in the order in which to try them.
    kind : str
        Kind of unit: currency, percent, count …
    noun : str
        Singular of the head noun that the figure counts, in lower case: in "office
        seats" only the seats are counted.
    sentence : str
        The sentence in lower case.
    beside : str, optional
        The words about the figure, in lower case, where it is said what the ``people`` of a
        topic have to do with it; the sentence, unless told.

    Returns
    -------
    tuple of (str, bool)
        The topic and whether its figures are key; ("other", False) when none fits.

    Examples
    --------
    >>> topic_of(load_topics("hospital"), "count", "operation", "")
    ('operations', True)
    """
    for topic in topics.values():
        if kind in topic.kinds and topic.fits(sentence):
            return topic.name, topic.key
    near = sentence if beside is None else beside
    for topic in topics.values():
        named = noun in topic.people or noun.endswith(topic.endings)
        if noun in topic.nouns or (named and topic.fits(near)):
            return topic.name, topic.key
    return "other", False
