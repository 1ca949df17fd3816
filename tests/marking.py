"""What the tests of marks share: a text, its sheet marked, and what became of the marks."""

from collections import Counter

import pandas as pd
import pytest

import onrecord as rec
from onrecord import reviewing

TEXT = (
    "The new ward opened in May. Mayor Ann Lee said 40 beds were empty. "
    "The clinic has 260 beds. “We need nurses,” he said. "
    "Ruth Dale called the plan a mistake for everyone in the town."
)
MARKS = {
    "40 beds were empty": ("partly", "Bo Ek"),
    "260 beds": ("partly", "unit: cot"),
    "“We need nurses,”": ("wrong", ""),
}


def analyse(*texts, **given):
    docs = pd.DataFrame({"doc": ["a", "b", "c"][: len(texts)], "text": list(texts)})
    return rec.analyse(docs, **given)


def draw_all(tables, path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reviewing.sample, "FEW_OF_ONE_TEXT", 99)
        return rec.review(tables, path)


def marked(tmp_path, tables, marks, sheet="review.csv"):
    """Draw a sheet, mark the lines whose words these are, and append the corrections."""
    path, csv = tmp_path / sheet, tmp_path / "corrections.csv"
    lines = draw_all(tables, path)
    path.unlink()
    for words, (mark, should_be) in marks.items():
        at = lines.index[lines["text"] == words]
        assert len(at), (words, lines["text"].tolist())
        lines.loc[at, ["mark", "should_be"]] = mark, should_be
    reviewing.sheet.write(lines, path)
    rec.corrections(path, csv)
    path.unlink()
    return csv


def states(tables):
    return dict(Counter(tables.corrections["state"]))


def figures(tables):
    return tables.quantities[["text", "low", "unit", "reviewed"]].values.tolist()
