"""From a marked sheet to corrections."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from onrecord.correcting.places import CONTEXT
from onrecord.correcting.record import (
    MARKS,
    NAMES,
    Correction,
    append,
    bad_mark,
    pairs,
    typed,
)
from onrecord.errors import OnrecordError
from onrecord.quantities import extract
from onrecord.reviewing.sheet import read

Line = dict[str, str]

_SPEAKS = ("speaker", "source", "cue")  # of a figure: who is behind it is an attribution


def corrections(sheet: str | Path, csv: str | Path) -> pd.DataFrame:
    """Append what a person marked in a sheet to a file of corrections.

    Parameters
    ----------
    sheet : str or pathlib.Path
        A sheet of :func:`onrecord.review` with some of its lines marked: *right*,
        *wrong* (there is no such row), *partly* (``should_be`` says what is right, in
        the form of the column ``says``: ``speaker: Ann Lee; kind: direct``) or *missed*
        (``should_be`` gives the words and what they say: ``text: 40 beds``, or
        ``said: the ward is closed; source: the mayor``). A name alone is an
        attribution's speaker, a number alone a figure's value. Lines without a mark are
        left alone.
    csv : str or pathlib.Path
        The file to append to; made if it is not there. What it holds already is not
        appended again.

    Returns
    -------
    pandas.DataFrame
        What was appended, with the columns of ``tables.corrections`` up to ``note``.

    Raises
    ------
    OnrecordError
        When a file cannot be read or written, or a line cannot be understood; then
        nothing is appended.

    Examples
    --------
    >>> import tempfile
    >>> import onrecord as rec
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["The mayor said 40 beds were empty."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sheet, csv = Path(folder, "review.csv"), Path(folder, "corrections.csv")
    ...     lines = rec.review(rec.analyse(docs), sheet)
    ...     lines["mark"], lines["should_be"] = ["partly", "right"], ["Ann Lee", ""]
    ...     lines.to_csv(sheet, index=False)
    ...     found = rec.corrections(sheet, csv)
    ...     tables = rec.analyse(docs, corrections=csv)
    >>> found[["column", "was", "should_be"]].values.tolist()
    [['speaker', 'The mayor', 'Ann Lee'], ['', 'low: 40; high: 40; unit: bed; \
qualifier: exact; status: stated', '']]
    >>> tables.attributions[["speaker", "reviewed"]].values.tolist()
    [['Ann Lee', 'corrected']]
    """
    path = Path(sheet).expanduser()
    today = datetime.now(UTC).date().isoformat()
    found = [
        correction
        for number, line in enumerate(read(path), 2)
        if line["mark"].strip()
        for correction in _read(line, f"{path}, line {number}", today)
    ]
    return _table(append(Path(csv).expanduser(), found))


def _table(found: list[Correction]) -> pd.DataFrame:
    return pd.DataFrame(
        [[getattr(one, name) for name in NAMES] for one in found], columns=NAMES, dtype="str"
    )


def _read(line: Line, place: str, today: str) -> Iterator[Correction]:
    mark = line["mark"].strip().lower()
    if mark not in MARKS:
        raise OnrecordError(f"{place}: {bad_mark(mark)}")
    whole = Correction(
        row=line["id"],
        table=line["table"],
        doc=line["doc"],
        exact=line["text"],
        before=line["before"],
        behind=line["behind"],
        was=line["says"],
        mark=mark,
        sampled=line["sampled"],
        stratum=line["stratum"],
        when=today,
        note=line["note"],
    )
    if line["table"] == "sentences" and mark in ("wrong", "partly"):
        raise OnrecordError(f"{place}: a sentence without a row is right or missed.")
    if mark == "missed":
        yield from _missed(line, whole, place)
    elif mark == "partly":
        yield from _partly(line, whole, place)
    else:
        yield whole


def _partly(line: Line, whole: Correction, place: str) -> Iterator[Correction]:
    """Give one correction for each column; who is behind a figure is an attribution."""
    of_figure = line["table"] == "quantities"
    given = pairs(line["table"], line["should_be"].strip(), _SPEAKS if of_figure else ())
    behind = {name: given.pop(name) for name in _SPEAKS if of_figure and name in given}
    bare = given.pop("", "")
    if bare and of_figure:
        typed("quantities", "low", bare, f"{place}, where 'unit: bed' would be understood")
        given |= {"low": bare, "high": bare}
    elif bare:
        given["speaker"] = bare
    was = pairs(line["table"], line["says"])
    if "low" in given and "high" not in given and was.get("low") == was.get("high"):
        given["high"] = given["low"]
    for column, value in given.items():
        typed(line["table"], column, value, place)
        yield replace(whole, column=column, was=was.get(column, ""), should_be=value)
    if behind or not given:
        yield whole
    if behind:
        said = "; ".join(f"{name}: {value}" for name, value in behind.items())
        credit = {"should_be": f"kind: credit; {said}", "mark": "missed"}
        yield replace(whole, table="attributions", was="", sampled="", stratum="", **credit)


def _missed(line: Line, whole: Correction, place: str) -> Iterator[Correction]:
    """Give the sentence, for the count, and the row that it should have had."""
    if line["table"] == "sentences":
        yield whole
    should_be = line["should_be"].strip()
    if should_be:
        table, words, values = _wanted(line, should_be)
        yield _located(line, whole, table, words, values, place)
    elif line["table"] != "sentences":
        raise OnrecordError(f"{place}: what was missed? Write its words in should_be.")


def _wanted(line: Line, should_be: str) -> tuple[str, str, str]:
    """Tell what was missed: its table, its words, and the values that were given."""
    cited = pairs("attributions", should_be)
    figure = pairs("quantities", should_be)
    is_cited = len(cited) > len(figure) or ("" in cited and not extract(cited[""]))
    table, given = ("attributions", cited) if is_cited else ("quantities", figure)
    words = given.pop("said" if is_cited else "text", "") or given.pop("", "")
    given.pop("", None)
    values = "; ".join(f"{name}: {value}" for name, value in given.items())
    return table, words or line["sentence"], values


def _located(
    line: Line, whole: Correction, table: str, words: str, values: str, place: str
) -> Correction:
    """Address the missed row by its words in the sentence and what is around them."""
    sentence = line["sentence"]
    at = sentence.find(words)
    if at < 0:
        raise OnrecordError(f"{place}: the sentence does not hold the words “{words}”.")
    for name, value in pairs(table, values).items():
        typed(table, name, value, place)
    if table == "quantities" and not extract(words) and "low" not in pairs(table, values):
        raise OnrecordError(f"{place}: “{words}” has no number; add 'low: …' and 'unit: …'.")
    is_sentence = line["table"] == "sentences"
    before = (line["before"] if is_sentence else "") + sentence[:at]
    behind = sentence[at + len(words) :] + (line["behind"] if is_sentence else "")
    address = {"exact": words, "before": before[-CONTEXT:], "behind": behind[:CONTEXT]}
    own = {"table": table, "was": "", "should_be": values, "sampled": "", "stratum": ""}
    return replace(whole, **address, **own)
