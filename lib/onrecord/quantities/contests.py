"""Scores of games and votes: "2-1", "by 214 votes to 190", "won 2 1", "three for 89"."""

import re

from onrecord.quantities.nouns import ends_phrase
from onrecord.quantities.record import NonFigure
from onrecord.quantities.shapes import RUNS_END
from onrecord.vocabulary import table

_SCORE = re.compile(r"([0-9]{1,3})[-–]([0-9]{1,3})(?![0-9%/]|[.,][0-9]|[-–][0-9])")
_NO_HYPHEN = re.compile(  # "2 1", "6 4 6 3"
    r"[0-9]{1,3}(?:\s[0-9]{1,2}){1,5}(?=[.;:,)!?](?![0-9])|$|\s(?P<next>[A-Za-z]{1,12})\b)"
)
_VOTES = re.compile(  # "by 214 votes to 190", "by three goals to one"
    r"[0-9]{1,3}(?:,[0-9]{3})?\s(?:votes|goals|tries|sets|frames|legs|games|runs|wickets|matches|rounds|falls)"
    r"\sto\s(?:[0-9]{1,3}(?:,[0-9]{3})?|nil|one|two|three|four|five|six|seven|eight|nine|ten)(?![\w%]|[.,][0-9])"
)
_MEASURES = frozenset(
    {"hundred", "thousand", "million", "billion", "trillion", "percent", "per", "times"}
)
_DETERMINERS = frozenset({"a", "an", "the", "their", "his", "her", "its", "our"})
_CONTESTS = frozenset(table("labels")["contests"]["words"])
_WICKETS = re.compile(
    r"(?:no\swicket|one|two|three|four|five|six|seven|eight|nine)\sfor\s[0-9]{1,3}" + RUNS_END, re.I
)


def wickets(text: str, at: int) -> NonFigure | None:
    """Recognise a cricket score that begins in words: "three for 89".

    Examples
    --------
    >>> wickets("three for 89 at tea", 0).reason, wickets("three for 89 dollars", 0)
    ('score', None)
    """
    found = _WICKETS.match(text, at)
    return NonFigure(at, found.end(), "score") if found else None


def score(text: str, at: int, words: list[str]) -> NonFigure | None:
    """Recognise "2-1", where the first number is not the smaller one, and "lost 1-2"."""
    votes = _VOTES.match(text, at)
    if votes:
        return NonFigure(at, votes.end(), "score")
    match = _SCORE.match(text, at)
    if match and (int(match[1]) >= int(match[2]) or is_contest(words)):
        return NonFigure(at, match.end(), "score")
    return None


def spaced_score(text: str, at: int, words: list[str]) -> NonFigure | None:
    """Recognise a score that lost its hyphen: "won 2 1 at home", "a 3 0 defeat".

    Examples
    --------
    >>> spaced_score("won 2 1 at home", 4, ["won"]).reason
    'score'
    >>> spaced_score("won 2 8 ounce cups", 4, ["won"]), spaced_score("on 2 1 at", 3, ["on"])
    (None, None)
    """
    match = _NO_HYPHEN.match(text, at)
    if not match:
        return None
    following = (match["next"] or "").lower()
    if following in _CONTESTS and words and words[-1].lower() in _DETERMINERS:
        return NonFigure(at, match.end(), "score")  # "a 3 0 defeat"
    ends = not following or (ends_phrase(following) and following not in _MEASURES)
    return NonFigure(at, match.end(), "score") if ends and is_contest(words) else None


def is_contest(words: list[str]) -> bool:
    """Tell whether a game or a vote is spoken of right before.

    Examples
    --------
    >>> is_contest(["Lawmakers", "voted"]), is_contest(["They", "outsold", "rivals", "by"])
    (True, False)
    """
    return any(word.lower().strip(".,;:") in _CONTESTS for word in words[-4:])
