"""Draw rows to look at: some of every kind, few of one text, and sentences without a row."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.correcting.places import one_line, quote
from onrecord.correcting.record import says
from onrecord.reporting.addresses import link
from onrecord.reporting.spans import overlaps
from onrecord.reviewing.sheet import SHEET, write
from onrecord.tables import Tables, records

SENTENCES = "sentences without a row"
"""The stratum in which misses are sought."""

FEW_OF_ONE_TEXT = 3  # rows of one document: they are alike
_SENTENCES_OF = 4  # one line in four is a sentence without a row
_SHORTEST = 5  # words of a sentence worth looking at

_FRAME = ["id", "doc", "start", "end", "table", "stratum"]


def review(tables: Tables, file: str | Path, *, sample: int = 100, seed: int = 1) -> pd.DataFrame:
    """Draw rows for a person to mark, and write them to a sheet.

    Three lines in four are rows: each kind of attribution, the key figures and the
    other figures are drawn in proportion to the square root of their number (the power
    allocation of Bankier 1988), so that small kinds are seen too. At most three rows of
    one text are drawn, for rows of one text are alike; a small corpus gives fewer lines
    than asked for. The other lines are sentences without a row, at most three a text,
    where misses are found. Repeated passages and rows that were looked at before are
    left out.

    Parameters
    ----------
    tables : Tables
        What :func:`onrecord.analyse` returned.
    file : str or pathlib.Path
        Where to write: ``.xlsx`` (with a list of the marks to choose from) or ``.csv``.
        An existing file is never overwritten: it may hold somebody's marks.
    sample : int
        How many lines.
    seed : int
        Another seed draws other rows.

    Returns
    -------
    pandas.DataFrame
        The lines of the sheet: ``doc``, ``sentence``, ``text`` (the row's words),
        ``says`` (what the row says of them), ``credited_to`` (of a figure), the columns
        to fill, ``mark`` (right, wrong, partly; missed), ``should_be``
        (``speaker: Ann Lee``) and ``note``, then ``link`` (the row on its marked text),
        ``table``, ``stratum``, ``id``, ``sampled``, ``before`` and ``behind``.

    Raises
    ------
    OnrecordError
        When the file exists, cannot be written or is neither ``.xlsx`` nor ``.csv``.

    Examples
    --------
    >>> import tempfile
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sheet = review(rec.analyse(docs), Path(folder, "review.csv"))
    >>> sheet["says"].tolist()  # doctest: +NORMALIZE_WHITESPACE
    ['kind: indirect; speaker: The mayor; source: The mayor; cue: said',
     'low: 40; high: 40; unit: bed; qualifier: exact; status: stated']
    """
    drawn = _draw(tables, sample, random.Random(seed))
    lines = _lines(tables, drawn, f"seed {seed}")
    write(lines, Path(file).expanduser())
    return lines


def strata(tables: Tables) -> pd.DataFrame:
    """Give every row that can be drawn: its address, table and stratum."""
    cited = tables.attributions
    attributions = cited[~cited["duplicate"] & cited["kind"].ne("byline")].assign(
        table="attributions",
        start=lambda rows: rows["content_start"],
        end=lambda rows: rows["content_end"],
        stratum=lambda rows: rows["kind"],
    )
    quantities = tables.quantities[~tables.quantities["duplicate"]].assign(
        table="quantities",
        stratum=lambda rows: rows["key"].map({True: "key figures", False: "other figures"}),
    )
    kept = [part[part["reviewed"] != "added"] for part in (attributions, quantities)]
    bare = _without_rows(tables).assign(table="sentences", stratum=SENTENCES, reviewed=None)
    columns = [*_FRAME, "reviewed"]
    return pd.concat([part[columns].astype("object") for part in (*kept, bare)], ignore_index=True)


def _without_rows(tables: Tables) -> pd.DataFrame:
    """Find the sentences that no attribution and no figure overlaps."""
    contents = {"content_start": "start", "content_end": "end"}
    spans = ["doc", "start", "end"]
    cited = tables.attributions[["doc", *contents]].rename(columns=contents)
    lines = tables.sentences
    held, _ = overlaps(lines, pd.concat([cited, tables.quantities[spans]], ignore_index=True))
    bare = ~pd.Series(range(len(lines)), index=lines.index).isin(held)
    repeated = tables.passages[tables.passages["repeats"].notna()][["doc", "passage"]]
    copied = pd.MultiIndex.from_frame(lines[["doc", "passage"]]).isin(
        pd.MultiIndex.from_frame(repeated)
    )
    return lines[bare & ~copied & (lines["words"] >= _SHORTEST)]


def _draw(tables: Tables, sample: int, chance: random.Random) -> list[dict[str, Any]]:
    frame = strata(tables)
    rows = records(frame[frame["reviewed"].isna()].sort_values(["table", "id"]))
    chance.shuffle(rows)
    sentences = [row for row in rows if row["table"] == "sentences"]
    others = [row for row in rows if row["table"] != "sentences"]
    wanted = sample - sample // _SENTENCES_OF
    sizes = Counter(row["stratum"] for row in others)
    drawn = _take(others, _quotas(sizes, wanted), wanted)
    drawn += _take(sentences, {SENTENCES: sample - wanted}, sample - wanted)
    return sorted(drawn, key=lambda row: (row["doc"], row["start"], -row["end"]))


def _quotas(sizes: dict[str, int], wanted: int) -> dict[str, int]:
    """Share the lines out by the square root of each stratum's size.

    Examples
    --------
    >>> _quotas({"direct": 400, "indirect": 100, "tag": 2}, 32)
    {'tag': 1, 'indirect': 10, 'direct': 21}
    """
    quotas: dict[str, int] = {}
    left = float(wanted)
    roots = sum(size**0.5 for size in sizes.values())
    for name, size in sorted(sizes.items(), key=lambda item: item[1]):
        quotas[name] = min(size, max(1, round(left * size**0.5 / roots)))
        left -= quotas[name]
        roots -= size**0.5
    return quotas


def _take(rows: list[dict[str, Any]], quotas: dict[str, int], wanted: int) -> list[dict[str, Any]]:
    """Take rows as they come, by stratum, few of one document; then fill up with any."""
    drawn: list[dict[str, Any]] = []
    strata_seen: Counter[str] = Counter()
    docs_seen: Counter[str] = Counter()
    for fills_up in (False, True):
        left = []
        for row in rows:
            has_room = docs_seen[row["doc"]] < FEW_OF_ONE_TEXT and len(drawn) < wanted
            if has_room and (fills_up or strata_seen[row["stratum"]] < quotas[row["stratum"]]):
                drawn.append(row)
                strata_seen[row["stratum"]] += 1
                docs_seen[row["doc"]] += 1
            else:
                left.append(row)
        rows = left
    return drawn


def _lines(tables: Tables, drawn: list[dict[str, Any]], sampled: str) -> pd.DataFrame:
    """Write out what a reader needs to see of each row."""
    docs = {row["doc"] for row in drawn}
    of_docs = tables.documents["doc"].isin(docs)
    texts = dict(tables.documents[of_docs].set_index("doc")["text"])
    lines = {doc: one_line(text) for doc, text in texts.items()}
    sentences = dict(iter(tables.sentences[tables.sentences["doc"].isin(docs)].groupby("doc")))
    speakers = tables.attributions.set_index(["doc", "attribution"])["speaker"]
    found = _whole_rows(tables, {row["id"] for row in drawn})
    written = []
    for row in drawn:
        whole, line = found[row["id"]], lines[row["doc"]]
        exact, before, behind = quote(line, row["start"], row["end"])
        is_row = row["table"] != "sentences"
        written.append(
            {
                "doc": row["doc"],
                "sentence": _sentence_at(line, sentences[row["doc"]], row["start"]),
                "text": exact,
                "says": says(row["table"], whole) if is_row else "",
                "credited_to": _behind(whole, speakers) if row["table"] == "quantities" else "",
                "link": link(row["doc"], row["id"]),
                "table": row["table"],
                "stratum": row["stratum"],
                "id": row["id"],
                "sampled": sampled,
                "before": before,
                "behind": behind,
            }
        )
    return pd.DataFrame(written, columns=SHEET, dtype="str").fillna("")


def _whole_rows(tables: Tables, ids: set[str]) -> dict[str, dict[str, Any]]:
    parts = (tables.attributions, tables.quantities, tables.sentences)
    return {row["id"]: row for part in parts for row in records(part[part["id"].isin(ids)])}


def _sentence_at(line: str, sentences: pd.DataFrame, start: int) -> str:
    before = sentences[sentences["start"] <= start].iloc[-1]
    return line[before["start"] : before["end"]]


def _behind(row: dict[str, Any], speakers: pd.Series) -> str:
    if pd.isna(row["attribution"]):
        return ""
    speaker = speakers[row["doc"], row["attribution"]]
    return "" if pd.isna(speaker) else str(speaker)
