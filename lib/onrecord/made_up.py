"""Made-up news, for trying the library on as many texts as one likes."""

import random
from datetime import date, timedelta
from typing import Any

import pandas as pd

from onrecord.vocabulary import table as vocabulary

_FIRST = date(2025, 1, 1)
_DAYS = 365
_PEOPLE = 6  # of whom an article speaks
_WIRE = 12  # of so many articles one prints an agency's text that another outlet prints as well


def made_up_news(number: int, seed: int = 1, paragraphs: int = 12) -> pd.DataFrame:
    """Make a corpus of news that never happened, the same each time.

    Parameters
    ----------
    number : int
        How many articles.
    seed : int
        Another seed gives other articles.
    paragraphs : int
        Paragraphs of an article, of about 40 words.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``text``, ``outlet`` and ``date``. Some outlets quote more than others,
        and two of them carry some articles. Figures, names and citations are about as
        frequent as in real news.

    Examples
    --------
    >>> news = made_up_news(2, paragraphs=1)
    >>> news[["doc", "outlet", "date"]].to_dict("records")[0]
    {'doc': 'news-000000', 'outlet': 'Harbour Echo', 'date': '2025-02-20'}
    """
    outlets = vocabulary("made_up")["outlets"]
    rows = []
    for at in range(number):
        chance = random.Random(f"{seed} {at}")
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        outlet = at % len(outlets)
        same = at - 1 if at % _WIRE == _WIRE - 1 else at
        rows.append(
            {
                "doc": f"news-{at:06}",
                "text": _article(random.Random(f"{seed} text {same}"), same, paragraphs),
                "outlet": outlets[outlet],
                "date": day.isoformat(),
            }
        )
    return pd.DataFrame(rows, columns=["doc", "text", "outlet", "date"], dtype="str")


def _article(chance: random.Random, at: int, paragraphs: int) -> str:
    words = vocabulary("made_up")
    outlet = at % len(words["outlets"])
    kept = {"office": chance.choice(words["offices"]), "body": chance.choice(words["bodies"])}
    kept["place"] = _joined(chance, words["places"])
    kept["group"] = f"{kept['place']} {chance.choice(words['groups'])}"
    people = [_person(chance) for _ in range(_PEOPLE)]
    kept["lead"] = people[0]
    lines = [_filled(chance, chance.choice(words["headlines"]), kept, people)]
    for _ in range(paragraphs):
        drawn = chance.random()
        quoted = words["quoted"][outlet]
        kind = "quotes" if drawn < quoted else "plain"
        if quoted <= drawn < quoted + words["reported"][outlet]:
            kind = "reports"
        sentences = f"{chance.choice(words[kind])} {chance.choice(words['background'])}"
        lines.append(_filled(chance, sentences, kept, people))
    return "\n\n".join(lines)


def _person(chance: random.Random) -> str:
    words = vocabulary("made_up")
    return f"{chance.choice(words['forenames'])} {_joined(chance, words['surnames'])}"


def _joined(chance: random.Random, parts: list[list[str]]) -> str:
    return "".join(map(chance.choice, parts))


def _filled(chance: random.Random, text: str, kept: dict[str, Any], people: list[str]) -> str:
    """Put in what is drawn; whoever was named in full goes by the surname from then on."""
    which = chance.randrange(len(people))
    drawn = {"name": people[which], "day": chance.choice(vocabulary("made_up")["days"])}
    if "{name}" in text:
        people[which] = people[which].split(" ")[-1]
    numbers = {"n": chance.randrange(3, 90), "k": chance.randrange(90, 900)}
    numbers |= {"m": chance.randrange(2, 60), "d": chance.randrange(1, 9)}
    return text.format(year=chance.randrange(2012, 2028), **numbers, **drawn, **kept)
