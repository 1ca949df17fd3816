"""What every sentence needs: labels that are safe in Markdown, and an ending by group."""

import pandas as pd

from onrecord.reporting.summaries import MISSED, NO_SOURCE, are_months, labels
from onrecord.reporting.wording import listing, markdown, share, shorten
from onrecord.tables import Tables, records

_LABEL = 60  # characters of a label in running text
_GROUPS = 12  # groups told one by one


def named(tables: Tables) -> dict[str, str]:
    """Give each document's label, escaped for Markdown.

    Examples
    --------
    >>> import onrecord as rec
    >>> named(rec.analyse(pd.DataFrame({"doc": ["a*"], "text": ["It rained."]})))
    {'a*': 'a&#42;'}
    """
    return {doc: markdown(label) for doc, label in labels(tables, _LABEL).items()}


def by_group(by: str | None, parts: dict[str, str]) -> str:
    """Add what holds of each group, " By outlet: …"; nothing where there is but one.

    Examples
    --------
    >>> by_group("outlet", {"Herald": "4 texts", "Post": "2 texts"})
    ' By outlet: Herald 4 texts and Post 2 texts.'
    """
    if by is None or len(parts) < 2:
        return ""
    told = [f"{markdown(shorten(name, 40))} {said}" for name, said in parts.items()]
    what = "month" if are_months(parts) else markdown(by)
    return f" By {what}: {listing(told, most=_GROUPS)}."


def missed() -> str:
    """Say how many attributions the rules do not find, wherever none is said to be there.

    Examples
    --------
    >>> missed()
    'In annotated political news the rules missed 41% of the attributions.'
    """
    return f"In annotated political news the rules missed {100 * MISSED:.0f}% of the attributions."


def bare_shares(counts: pd.DataFrame, whole: str, by: str | None) -> dict[str, str]:
    """Of each group, the share for which no source was found."""
    if by is None:
        return {}
    return {
        str(row[by]): share(row[NO_SOURCE], row[whole])
        for row in records(counts.reset_index())
        if row[whole]
    }
