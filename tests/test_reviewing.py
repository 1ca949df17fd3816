"""A sheet to mark: what is drawn, what comes back from it, and how right the rows are."""

import sys
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from marking import MARKS, TEXT, analyse, draw_all, marked, states
from scipy.stats import binomtest

import onrecord as rec
from onrecord import correcting, reviewing
from onrecord.reviewing.precision import wilson

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "*bold* [a](http://x) $x$ `code`",
    "\x1b[31mred\x07",
    "‮right to left‬",
    "=cmd|'/c calc'!A1",
    "@SUM(1)",
    "+1",
    "-1",
    "'=2+2",
]


# The sheet


def corpus(texts=60):
    lines = [
        f"The mayor of town {n} said {n + 30} beds were empty. The harbour has {n + 2} ships. "
        f"Rain fell on the old bridge for a night. “We need {n + 5} nurses,” Ann Lee said. "
        f"The council wants {n + 7} cats and {n + 8} dogs in the park."
        for n in range(texts)
    ]
    docs = pd.DataFrame({"doc": [f"d{n}" for n in range(texts)], "text": lines})
    return rec.analyse(docs)


def test_a_sample_has_its_size_its_strata_and_few_rows_of_one_text(tmp_path):
    tables = corpus()
    lines = rec.review(tables, tmp_path / "review.csv", sample=100, seed=1)
    assert len(lines) == 100
    assert lines["id"].is_unique
    assert (lines["table"] == "sentences").sum() == 25
    rows = lines[lines["table"] != "sentences"]
    assert rows.groupby("doc").size().max() <= 3
    assert {"direct", "indirect", "key figures", "other figures"} <= set(rows["stratum"])


def test_the_same_seed_draws_the_same_rows_and_another_others(tmp_path):
    tables = corpus()
    drawn = [
        rec.review(tables, tmp_path / f"{n}.csv", sample=40, seed=seed)
        for n, seed in enumerate((1, 1, 2))
    ]
    assert drawn[0].equals(drawn[1])
    assert set(drawn[0]["id"]) != set(drawn[2]["id"])


def test_sentences_without_a_row_have_none(tmp_path):
    tables = corpus(9)
    lines = rec.review(tables, tmp_path / "review.csv", sample=100)
    drawn = lines[lines["table"] == "sentences"]["sentence"]
    assert set(drawn) == {"Rain fell on the old bridge for a night."}


def test_repeats_and_what_was_looked_at_are_not_drawn_again(tmp_path):
    csv = marked(tmp_path, analyse(TEXT), {"260 beds": ("right", "")})
    tables = analyse(f"{TEXT}\n\nRead more\n\n{TEXT}", corrections=csv)
    lines = rec.review(tables, tmp_path / "again.csv")
    assert "260 beds" not in lines["text"].tolist()
    assert lines["text"].is_unique


def test_a_sheet_offers_the_marks_and_links_each_row(tmp_path):
    lines = draw_all(analyse(TEXT), tmp_path / "review.xlsx")
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    sheet = book.worksheets[0]
    choice = sheet.data_validations.dataValidation[0]
    assert choice.formula1 == '"right,wrong,partly,missed"'
    assert str(choice.sqref) == f"F2:F{len(lines) + 1}"
    assert [cell.value for cell in sheet[1]] == list(lines.columns)
    assert lines.loc[lines["text"] == "260 beds", "link"].tolist()[0].startswith("texts/a.html#q-")


def test_marks_are_never_overwritten(tmp_path):
    rec.review(analyse(TEXT), tmp_path / "review.csv")
    with pytest.raises(rec.OnrecordError, match="the file is there already"):
        rec.review(analyse(TEXT), tmp_path / "review.csv")


@pytest.mark.parametrize(
    ("words", "mark", "should_be", "message"),
    [
        ("260 beds", "maybe", "", "'maybe' is not a mark; write right, wrong, partly or missed"),
        ("260 beds", "partly", "low: many", "low is a number, not 'many'"),
        ("260 beds", "partly", "a lot", "low is a number, not 'a lot'"),
        ("40 beds were empty", "partly", "kind: gossip", "kind cannot be 'gossip'; write one of"),
        ("The new ward opened in May.", "wrong", "", "a sentence without a row is right or missed"),
        (
            "The new ward opened in May.",
            "missed",
            "text: 7 cats",
            "does not hold the words “7 cats",
        ),
        ("260 beds", "missed", "", "what was missed?"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named(tmp_path, words, mark, should_be, message):
    with pytest.raises(rec.OnrecordError, match="line ") as caught:
        marked(tmp_path, analyse(TEXT), {words: (mark, should_be)})
    assert message in str(caught.value)
    assert not (tmp_path / "corrections.csv").exists()


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("doc,table\na,quantities\n", "line 2: 'exact' is missing"),
        ("doc,table,exact,mark\na,cats,x,right\n", "there is no table 'cats' to correct"),
        (
            "doc,table,exact,mark,column\na,quantities,x,partly,start\n",
            "'start' cannot be corrected",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, csv, message):
    path = tmp_path / "corrections.csv"
    path.write_text(csv)
    with pytest.raises(rec.OnrecordError, match=r"corrections\.csv") as caught:
        analyse(TEXT, corrections=path)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(rec.OnrecordError, match=r"none\.csv: the file cannot be read"):
        analyse(TEXT, corrections=tmp_path / "none.csv")
    with pytest.raises(rec.OnrecordError, match=r"none\.xlsx: there is no such file"):
        rec.corrections(tmp_path / "none.xlsx", tmp_path / "corrections.csv")


def test_a_sheet_saved_with_semicolons_is_read(tmp_path):
    path = tmp_path / "review.csv"
    lines = rec.review(analyse(TEXT), path)
    lines["mark"] = "right"
    path.write_text(lines.to_csv(index=False, sep=";"), "utf-8-sig")
    assert len(rec.corrections(path, tmp_path / "corrections.csv")) == len(lines)


def test_nothing_is_appended_twice(tmp_path):
    csv = marked(tmp_path, analyse(TEXT), MARKS)
    before = csv.read_bytes()
    assert marked(tmp_path, analyse(TEXT), MARKS).read_bytes() == before
    marked(tmp_path, analyse(TEXT), {"40 beds": ("right", "")})
    assert csv.read_bytes().startswith(before)
    assert len(csv.read_bytes()) > len(before)


# Hostile texts, names and marks


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("sheet", ["review.csv", "review.xlsx"])
def test_hostile_words_are_inert_and_come_back_as_they_were(tmp_path, hostile, sheet):
    text = f"{hostile} Mayor Ann Lee said 40 beds were {hostile} empty. The clinic has 260 beds."
    docs = pd.DataFrame({"doc": [hostile], "text": [text]})
    tables = rec.analyse(docs)
    path, csv = tmp_path / sheet, tmp_path / "corrections.csv"
    lines = draw_all(tables, path)
    assert_inert(path)
    path.unlink()
    lines["mark"], lines["note"] = "right", hostile
    said = lines["table"] == "attributions"
    lines.loc[said, ["mark", "should_be"]] = "partly", f"speaker: {hostile}"
    reviewing.sheet.write(lines, path)
    rec.corrections(path, csv)
    assert_inert(csv)
    again = rec.analyse(docs, corrections=csv)
    assert states(again) == {"applied": len(lines)}
    expected = correcting.one_line(hostile) if sheet.endswith("x") else hostile
    assert set(again.attributions["speaker"]) == ({expected.strip()} if said.any() else set())


def assert_inert(path):
    """No cell of the file is a formula."""
    if path.suffix == ".xlsx":
        cells = [cell for row in openpyxl.load_workbook(path).worksheets[0] for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
        values = [cell.value for cell in cells if cell.value is not None]
    else:
        values = pd.read_csv(path, dtype="str", keep_default_na=False).to_numpy().ravel()
    assert [value for value in values if value.lstrip()[:1] in tuple("=+-@")] == []


# Rates


def test_precision_counts_drawn_rows_only_and_weighs_the_strata(tmp_path):
    tables = corpus()
    csv = tmp_path / "corrections.csv"
    path = tmp_path / "review.csv"
    lines = rec.review(tables, path, sample=100)
    lines["mark"] = "right"
    key = lines.index[lines["stratum"] == "key figures"]
    lines.loc[key[:2], "mark"] = "wrong"
    lines.loc[lines.index[lines["table"] == "sentences"][:5], "mark"] = "missed"
    lines.to_csv(path, index=False)
    rec.corrections(path, csv)
    by_hand = {"table": "quantities", "doc": "d0", "exact": "2 ships", "mark": "wrong"}
    by_hand = pd.DataFrame([by_hand])
    marks = pd.concat([pd.read_csv(csv), by_hand])
    found = rec.precision(tables, marks).set_index(["table", "stratum"])
    row = found.loc["quantities", "key figures"]
    assert (row["looked_at"], row["wrong"]) == (len(key), 2)
    assert row["precision"] == pytest.approx(1 - 2 / len(key))
    parts = found.loc["quantities"].drop(index="all")
    share = (parts["rows"] * parts["precision"]).sum() / parts["rows"].sum()
    assert found.loc[("quantities", "all"), "precision"] == pytest.approx(share)
    misses = found.loc["sentences", "sentences without a row"]
    assert (misses["looked_at"], misses["missed"]) == (25, 5)
    assert misses["share_missed"] == pytest.approx(0.2)
    assert misses["low"] < 0.2 < misses["high"]
    assert (found["low"] <= found["high"]).all()


@pytest.mark.parametrize(("right", "number"), [(0, 30), (45, 50), (95, 100), (30, 30), (1, 1)])
def test_the_interval_is_wilsons(right, number):
    expected = binomtest(right, number).proportion_ci(method="wilson")
    assert wilson(right / number, number) == pytest.approx((expected.low, expected.high))


def test_the_last_mark_of_a_row_counts(tmp_path):
    mark = {"table": "quantities", "doc": "a", "row": "a:q:1-2", "exact": "260 beds"}
    mark |= {"sampled": "seed 1", "stratum": "key figures"}
    marks = pd.DataFrame([mark | {"mark": "wrong"}, mark | {"mark": "right"}])
    found = rec.precision(analyse(TEXT), marks).query("stratum == 'all' and table == 'quantities'")
    assert found[["looked_at", "right"]].values.tolist() == [[1, 1]]


def test_precision_of_a_corpus_without_rows():
    tables = rec.analyse(pd.DataFrame({"doc": ["a"], "text": ["Rain."]}))
    assert len(rec.precision(tables, tables.corrections)) == 0


@pytest.mark.parametrize(
    ("corrected", "words"),
    [
        (0, "no rows corrected by hand; figures right in 30 of 30"),
        (1, "1 row corrected by hand; figures right in 97% (83–99%) of 30"),
        (2, "2 rows corrected by hand; figures right in 93% (79–98%) of 30"),
    ],
)
def test_the_foot_counts_what_was_corrected(corrected, words):
    mark = {"table": "quantities", "doc": "a", "before": "", "behind": "", "exact": "2 ships"}
    mark |= {"sampled": "seed 1", "stratum": "other figures", "state": "applied"}
    marks = pd.DataFrame([mark | {"row": f"a:q:{n}-9", "mark": "right"} for n in range(30)])
    marks.loc[: corrected - 1, "mark"] = "wrong"
    tables = corpus(3)
    frame = correcting.record.NAMES
    given = marks.reindex(columns=[*frame, "state", "why"]).astype("str").fillna("")
    said = reviewing.footing(replace(tables, corrections=given))
    assert said.split(" looked")[0].replace("100% (89–100%) of", "30 of") == words


def test_a_corpus_nobody_looked_at_says_what_was_measured_elsewhere():
    said = reviewing.footing(analyse(TEXT))
    assert said.startswith("Not reviewed here; on unseen news attributions right in ")


def test_a_sheet_without_openpyxl_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(rec.OnrecordError, match="install the extra 'formats'"):
        rec.review(analyse("It rained."), tmp_path / "review.xlsx")
