"""The sources of a corpus: one person or organisation under all its names, over all texts.

Names are joined by rules (`onrecord.entity_rules`), each kept as the reason in `joined_by`.
A name that two groups would claim stays alone. What no rule can see, such as a new name
after a merger, belongs into a file of aliases; `near_misses` lists candidates for it.
"""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord import entity_rules as rules
from onrecord.entity_links import MANY, Links, Node, blocks, small
from onrecord.errors import OnrecordError
from onrecord.tables import Tables, records

_PROPER = re.compile(
    r"(?:[Tt]he )?[A-Z0-9]\S*(?:(?: of| and| for| the| on| de| &|,)* [A-Z0-9]\S*)*"
)
_COURTESY = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Prof|Sir|Lord|Lady|President|Minister|Senator)\b")
_NEAR = 85  # of 100, rapidfuzz's token_set_ratio


def sources(tables: Tables, aliases: str | Path | pd.DataFrame | None = None) -> pd.DataFrame:
    """List the sources of a corpus, each person, organisation or other source once.

    Parameters
    ----------
    tables : Tables
        The tables of the corpus, also read back from files.
    aliases : str, pathlib.Path or pandas.DataFrame, optional
        A CSV file, or its table, with the columns ``name`` and ``entity``; without it
        those given to :func:`onrecord.analyse` still hold.

    Returns
    -------
    pandas.DataFrame
        One row a source that is cited, most words first: ``entity``, ``name``, ``type``,
        ``variants`` and ``descriptions`` (each as written, split by ``;``), ``joined_by``
        (the rules that joined its names; missing where it has one name only), ``texts``,
        ``attributions``, ``quoted_words``, ``reported_words``, ``figures`` (those that it
        is the source of). Repeated passages are left out.

    Raises
    ------
    OnrecordError
        When the aliases cannot be read, lack a column or give a name two entities.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["Dr. Edward Vance said it rained.", "“It poured,” Ed Vance said."]
    >>> tables = rec.analyse(pd.DataFrame({"doc": ["a", "b"], "text": texts}))
    >>> sources(tables)[["name", "type", "variants", "joined_by", "texts"]].to_dict("records")
    [{'name': 'Edward Vance', 'type': 'person', 'variants': 'Edward Vance; Ed Vance', \
'joined_by': 'given name', 'texts': 2}]
    """
    tables = link(tables, aliases)
    rows = tables.attributions
    rows = rows[~rows["duplicate"] & rows["entity"].notna() & (rows["kind"] != "no_comment")]
    rows = rows.assign(reported=rows["words"] - rows["quoted_words"])
    found = rows.groupby("entity", sort=False).agg(
        texts=("doc", "nunique"),
        attributions=("doc", "size"),
        quoted_words=("quoted_words", "sum"),
        reported_words=("reported", "sum"),
    )
    found["type"] = _most_common(rows, "source_type")
    found["descriptions"] = _listed(rows, "description").reindex(found.index, fill_value="")
    names = _most_common(rows, "speaker").reindex(found.index)
    found["name"] = [_name(entity, name) for entity, name in names.items()]
    found["variants"] = _listed(tables.names, "text").reindex(found.index)
    found["variants"] = found["variants"].fillna(_listed(rows, "speaker"))
    found["joined_by"] = _reasons(tables.names).reindex(found.index).astype("str")
    found["figures"] = _figures(tables, rows).reindex(found.index, fill_value=0)
    order = found.assign(words=found["quoted_words"] + found["reported_words"])
    order = order.sort_values(["words", "attributions"], ascending=False, kind="stable")
    return order.reset_index()[_COLUMNS]


_COLUMNS = [
    *("entity", "name", "type", "variants", "descriptions", "joined_by", "texts"),
    *("attributions", "quoted_words", "reported_words", "figures"),
]


def _listed(rows: pd.DataFrame, column: str) -> "pd.Series[str]":
    """Join the values of each entity, each once, in their order."""
    kept = rows[["entity", column]].dropna().drop_duplicates()
    return kept.groupby("entity", sort=False)[column].agg("; ".join)


def _most_common(rows: pd.DataFrame, column: str) -> "pd.Series[str]":
    """Take the most frequent value of each entity; of several, the first by alphabet."""
    counts = rows.groupby(["entity", column]).size().reset_index(name="times")
    order = counts.sort_values(["times", column], ascending=[False, True], kind="stable")
    return order.drop_duplicates("entity").set_index("entity")[column]


def _name(entity: object, name: str) -> str:
    """Take the entity's name; for a phrase of one text, the phrase without the text."""
    return small(name) if str(entity).startswith(f"{small(name)} (") else str(entity)


def _reasons(names: pd.DataFrame) -> "pd.Series[str]":
    """List by which rules the names of each entity were joined, in a text and across texts."""
    inside = names["name_rule"].where(names["name_rule"] != "name")
    told = pd.concat([names.assign(rule=inside), names.assign(rule=names["joined_by"])])
    return _listed(told, "rule")


def _figures(tables: Tables, rows: pd.DataFrame) -> "pd.Series[int]":
    """Count the figures that each entity gives."""
    figures = tables.quantities[~tables.quantities["duplicate"]]
    figures = figures[["doc", "attribution"]].dropna().astype({"attribution": "int64"})
    behind = figures.merge(rows[["doc", "attribution", "entity"]], on=["doc", "attribution"])
    return behind.groupby("entity").size()


def link(tables: Tables, aliases: str | Path | pd.DataFrame | None = None) -> Tables:
    """Tell which names in all texts are one source; fill ``entity`` and ``joined_by``.

    Parameters
    ----------
    tables : Tables
        The tables of a corpus.
    aliases : str, pathlib.Path or pandas.DataFrame, optional
        A CSV file, or its table, with the columns ``name`` and ``entity``: what a name
        is called in the corpus, whatever the rules say; without it those of before hold.

    Returns
    -------
    Tables
        New tables, ``attributions`` and ``names`` with their entities.

    Raises
    ------
    OnrecordError
        When the aliases cannot be read, lack a column or give a name two entities.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["Ann Lee said it rained.", "Ann Lee-Marsh said it poured."]
    >>> tables = rec.analyse(pd.DataFrame({"doc": ["a", "b"], "text": texts}))
    >>> given = pd.DataFrame({"name": ["Ann Lee-Marsh"], "entity": ["Ann Lee"]})
    >>> link(tables, given).attributions["entity"].tolist()
    ['Ann Lee', 'Ann Lee']
    """
    names, cited = tables.names.copy(), tables.attributions.copy()
    credits = cited["kind"].isin(["tag", "signoff"])
    of_names = _nodes(names["doc"], names["name"], names["type"], names["times"] == 0)
    of_cited = _nodes(cited["doc"], cited["speaker"], cited["source_type"], credits)
    given = _stored(tables.names) if aliases is None else _aliases(aliases)
    linked = Links(tables, of_names, of_cited, given)
    names["entity"] = _column(names, [linked.entity(node) for node in of_names])
    names["joined_by"] = _column(names, [linked.reason(node) for node in of_names])
    cited["entity"] = _column(cited, [linked.entity(node) for node in of_cited])
    return replace(tables, names=names, attributions=cited)


def _column(table: pd.DataFrame, values: list[str | None]) -> "pd.Series[str]":
    return pd.Series(values, index=table.index, dtype="str")


def _nodes(*columns: "pd.Series[Any]") -> list[Node | None]:
    return [
        _node(doc, name, kind, is_credit=is_credit)
        if isinstance(name, str) and isinstance(kind, str)
        else None
        for doc, name, kind, is_credit in zip(*(one.tolist() for one in columns), strict=True)
    ]


def _node(doc: str, name: str, kind: str, *, is_credit: bool) -> Node:
    """Key a name: a proper one by its words alone, any other by its text and words."""
    if kind == "person" and " " in name and not _COURTESY.match(name):
        return "person", rules.spelled(name)
    if kind in {"organisation", "unclear"} and (is_credit or _PROPER.fullmatch(name)):
        return "organisation", rules.spelled(name)
    return doc, rules.spelled(name)


def _stored(names: pd.DataFrame) -> dict[str, str]:
    """Read from the names which aliases were given before."""
    if not {"entity", "joined_by"} <= set(names.columns):
        return {}
    given = names[names["joined_by"] == "alias"]
    return {
        rules.spelled(name): entity
        for name, entity in zip(given["name"], given["entity"], strict=True)
    }


def _aliases(given: str | Path | pd.DataFrame | None) -> dict[str, str]:
    """Read what names are called in the corpus."""
    if given is None:
        return {}
    where = "The aliases" if isinstance(given, pd.DataFrame) else str(given)
    if not isinstance(given, pd.DataFrame):
        try:
            given = pd.read_csv(given, dtype="str", keep_default_na=False)
        except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as e:
            raise OnrecordError(
                f"{where}: the aliases cannot be read ({e}); give a CSV file with the columns "
                "'name' and 'entity'."
            ) from e
    for column in ("name", "entity"):
        if column not in given.columns:
            raise OnrecordError(f"{where}: there is no column '{column}'; add it.")
    known: dict[str, str] = {}
    for row in records(given[["name", "entity"]].dropna().astype("str")):
        key, entity = rules.spelled(row["name"].strip()), row["entity"].strip()
        if key and entity and known.setdefault(key, entity) != entity:
            raise OnrecordError(
                f"{where}: '{row['name']}' has two entities, '{known[key]}' and '{entity}'; "
                "keep one."
            )
    return known


def near_misses(tables: Tables, least: int = _NEAR) -> pd.DataFrame:
    """List names that look alike and that no rule joined: what aliases may be needed for.

    Parameters
    ----------
    tables : Tables
        The tables of a corpus.
    least : int
        The least similarity, of 100, by rapidfuzz's ``token_set_ratio``.

    Returns
    -------
    pandas.DataFrame
        ``entity``, ``other`` and ``similarity``, the most alike first.

    Raises
    ------
    OnrecordError
        When rapidfuzz is not installed.

    Examples
    --------
    >>> import onrecord as rec
    >>> texts = ["Elm Water Ltd said no.", "Elm Watter Ltd said yes."]
    >>> tables = rec.analyse(pd.DataFrame({"doc": ["a", "b"], "text": texts}))
    >>> near_misses(tables)[["entity", "other"]].values.tolist()
    [['Elm Water Ltd', 'Elm Watter Ltd']]
    """
    try:
        from rapidfuzz.fuzz import token_set_ratio
    except ImportError as e:
        raise OnrecordError(
            "Names that look alike are found by rapidfuzz, which is not installed; "
            "pip install 'onrecord[entities]'."
        ) from e
    kinds = tables.names.dropna(subset=["entity"]).drop_duplicates("entity")
    kind_of = dict(zip(kinds["entity"], kinds["type"] == "person", strict=True))
    nodes = [(str(is_person), entity) for entity, is_person in kind_of.items()]
    pairs = {
        (one[1], other[1])
        for _, alike in blocks(nodes, rules.counted)
        for one, other in combinations(alike[:MANY], 2)
        if one[0] == other[0]
    }
    scored = [(one, other, token_set_ratio(one, other)) for one, other in sorted(pairs)]
    near = [row for row in scored if row[2] >= least]
    found = pd.DataFrame(near, columns=["entity", "other", "similarity"])
    return found.sort_values("similarity", ascending=False, kind="stable", ignore_index=True)
