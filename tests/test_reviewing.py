"""A row marked once stays marked: on a rerun, beside new texts, after changes around it."""

import subprocess
import sys
import warnings
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from scipy.stats import binomtest

import onrecord as rec
from onrecord import analysis, correcting, reviewing
from onrecord.correcting import NotApplied
from onrecord.reviewing.precision import wilson

PROJECT = Path(__file__).parent.parent
TEXT = (
    "The new ward opened in May. Mayor Ann Lee said 40 beds were empty. "
    "The clinic has 260 beds. “We need nurses,” he said. "
    "Ruth Dale called the plan a mistake for everyone in the town."
)
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


# Each mark does what it says


@pytest.mark.parametrize("sheet", ["review.csv", "review.xlsx"])
def test_marks_come_back_from_the_sheet_and_change_the_tables(tmp_path, sheet):
    marks = {
        "40 beds were empty": ("partly", "Bo Ek"),
        "40 beds": ("right", ""),
        "260 beds": ("partly", "low: 250; unit: bed frame"),
        "“We need nurses,”": ("wrong", ""),
        "The new ward opened in May.": ("right", ""),
    }
    csv = marked(tmp_path, analyse(TEXT), marks, sheet)
    tables = analyse(TEXT, corrections=csv)
    assert states(tables) == {"applied": 7}
    assert tables.attributions["content"].tolist()[0] == "40 beds were empty"
    assert "“We need nurses,”" not in tables.attributions["content"].tolist()
    assert tables.attributions.loc[0, ["speaker", "reviewed"]].tolist() == ["Bo Ek", "corrected"]
    assert figures(tables) == [
        ["40 beds", 40, "bed", "right"],
        ["260 beds", 250, "bed frame", "corrected"],
    ]
    assert tables.quantities.loc[1, "high"] == 250


def test_a_figure_is_credited_to_the_attribution_that_was_added(tmp_path):
    text = "The harbour office counted them twice. The clinic has 260 beds, Ruth Dale wrote there."
    csv = tmp_path / "corrections.csv"
    line = {"table": "attributions", "doc": "a", "exact": "The clinic has 260 beds"}
    line |= {"mark": "missed", "should_be": "source: Ruth Dale; cue: wrote; speaker: Ruth Dale"}
    before = analyse(text)
    pd.DataFrame([line]).to_csv(csv, index=False)
    tables = analyse(text, corrections=csv)
    row = tables.attributions.loc[tables.attributions["content"] == line["exact"]].iloc[0]
    assert row["speaker"] == "Ruth Dale"
    assert text[row["source_start"] : row["source_end"]] == "Ruth Dale"
    assert text[row["cue_start"] : row["cue_end"]] == "wrote"
    assert tables.quantities.loc[0, "credited"] == "cue"
    assert tables.quantities.loc[0, "attribution"] == row["attribution"]
    assert len(before.attributions) <= len(tables.attributions)


def test_a_figure_loses_its_credit_with_the_attribution(tmp_path):
    assert analyse(TEXT).quantities.loc[0, "credited"] == "cue"
    csv = marked(tmp_path, analyse(TEXT), {"40 beds were empty": ("wrong", "")})
    tables = analyse(TEXT, corrections=csv)
    assert tables.quantities.loc[0, "credited"] != "cue"


def test_who_is_behind_a_figure_can_be_said_at_the_figure(tmp_path):
    csv = marked(tmp_path, analyse(TEXT), {"260 beds": ("partly", "speaker: Ruth Dale")})
    tables = analyse(TEXT, corrections=csv)
    row = tables.quantities.loc[1]
    credited = tables.attributions.set_index("attribution").loc[row["attribution"]]
    assert (credited["speaker"], credited["reviewed"]) == ("Ruth Dale", "added")


@pytest.mark.parametrize(
    ("should_be", "expected"),
    [
        ("a dozen or so nurses; low: 12; unit: nurse", ["a dozen or so nurses", 12, "nurse"]),
        ("text: thirteen nurses", ["thirteen nurses", 13, "nurse"]),
    ],
)
def test_a_missed_figure_is_added(tmp_path, should_be, expected):
    text = (
        "Rain fell all night on the old town. Bread for a dozen or so nurses and thirteen nurses."
    )
    csv, words = tmp_path / "corrections.csv", expected[0]
    given = should_be.removeprefix("text: ").partition(";")[2]
    line = {"table": "quantities", "doc": "a", "exact": words, "mark": "missed"}
    pd.DataFrame([line | {"should_be": given}]).to_csv(csv, index=False)
    rows = analyse(text, corrections=csv).quantities
    row = rows[rows["text"] == words].iloc[0]
    assert [row["text"], row["low"], row["unit"]] == expected
    assert row["reviewed"] in ("added", "corrected", "right")


def test_a_missed_row_is_written_into_the_line_of_its_sentence(tmp_path):
    sentence = "All the boats are lost in the night, ran a cry along the pier of the old folk."
    should_be = "said: All the boats are lost in the night; source: the old folk; kind: indirect"
    text = f"Rain fell all night on the old town. {sentence} Then it stopped."
    csv = marked(tmp_path, analyse(text), {sentence: ("missed", should_be)})
    row = analyse(text, corrections=csv).attributions.iloc[0]
    assert (row["said"], row["reviewed"]) == ("All the boats are lost in the night", "added")
    assert text[row["source_start"] : row["source_end"]] == "the old folk"
    counted = rec.precision(analyse(text), csv).query("table == 'sentences'")
    assert counted[["looked_at", "missed"]].values.tolist() == [[1, 1]]


def test_the_numbers_of_attributions_follow_when_one_goes(tmp_path):
    text = "The mayor said rain fell. The police said Ann Lee told them that 40 beds were empty."
    before = analyse(text).attributions.set_index("attribution")
    inner = before[before["within"].notna()].iloc[0]
    csv = marked(tmp_path, analyse(text), {"rain fell": ("wrong", "")})
    after = analyse(text, corrections=csv).attributions.set_index("attribution")
    assert len(after) == len(before) - 1
    moved = after[after["content"] == inner["content"]].iloc[0]
    outer = before.loc[inner["within"], "content"]
    assert after.loc[moved["within"], "content"] == outer


# A correction survives


MARKS = {
    "40 beds were empty": ("partly", "Bo Ek"),
    "260 beds": ("partly", "unit: cot"),
    "“We need nurses,”": ("wrong", ""),
}


@pytest.mark.parametrize(
    "texts",
    [
        (TEXT,),
        ("Rain fell. " * 50 + TEXT,),
        (TEXT + " Snow fell.",),
        (TEXT.replace("in May", "in the first week of May"),),
        (TEXT.replace("The clinic", "Since then, the clinic"),),
        (TEXT.replace(" ", "\u00a0"),),
        (TEXT, "Another text says there are 260 beds in it."),
        (TEXT + "\n\nRead more\n\n" + TEXT,),
    ],
    ids=["rerun", "before", "behind", "early", "beside", "no-break", "document", "twice"],
)
def test_a_correction_survives(tmp_path, texts):
    tables = analyse(*texts, corrections=marked(tmp_path, analyse(TEXT), MARKS))
    assert states(tables) == {"applied": 3}
    mine = tables.quantities[tables.quantities["doc"] == "a"]
    beds = mine[mine["text"].str.replace("\u00a0", " ") == "260 beds"]
    assert beds["unit"].tolist() == ["cot"] * len(beds)
    assert set(beds["reviewed"]) == {"corrected"}
    said = tables.attributions[tables.attributions["doc"] == "a"]
    assert "Bo Ek" in said["speaker"].tolist()
    assert not said["content"].str.contains("nurses,”").any()
    assert tables.quantities.query("doc == 'b'")["reviewed"].isna().all()


def test_a_row_keeps_its_correction_when_a_new_version_finds_other_spans(tmp_path, monkeypatch):
    csv = marked(tmp_path, analyse(TEXT), MARKS)
    extract = analysis.quantities.extract

    def wider(document, topics=None):
        return [
            replace(one, start=one.start - 4) if one.low == 260 else one
            for one in extract(document, topics)
        ]

    monkeypatch.setattr(analysis.quantities, "extract", wider)
    tables = analyse(TEXT, corrections=csv)
    assert figures(tables)[1] == ["has 260 beds", 260, "cot", "corrected"]
    assert states(tables) == {"applied": 3}


def test_what_the_library_has_right_by_now_is_settled(tmp_path, monkeypatch):
    csv = marked(tmp_path, analyse(TEXT), {"260 beds": ("partly", "unit: cot")})
    extract = analysis.quantities.extract

    def better(document, topics=None):
        return [
            replace(one, unit="cot") if one.low == 260 else one for one in extract(document, topics)
        ]

    monkeypatch.setattr(analysis.quantities, "extract", better)
    assert states(analyse(TEXT, corrections=csv)) == {"settled": 1}


@pytest.mark.parametrize(
    ("text", "state", "why"),
    [
        (TEXT.replace("260 beds", "270 beds"), "stale", "The text now reads “270 beds” there."),
        (TEXT.replace("The clinic has 260 beds. ", ""), "orphaned", "no longer has these words"),
        ("The clinic and the harbour: all 260 beds burnt.", "stale", "around the words"),
    ],
    ids=["changed", "gone", "elsewhere"],
)
def test_what_no_longer_fits_is_named(tmp_path, text, state, why):
    csv = marked(tmp_path, analyse(TEXT), {"260 beds": ("partly", "unit: cot")})
    with pytest.warns(NotApplied, match=rf"1 of 1 correction not applied \(1 {state}\): a, “260"):
        tables = analyse(text, corrections=csv)
    assert states(tables) == {state: 1}
    assert why in tables.corrections.loc[0, "why"]
    assert "cot" not in tables.quantities["unit"].tolist()
    assert tables.quantities["reviewed"].isna().all()


def test_a_document_that_is_not_there_is_named(tmp_path):
    csv = marked(tmp_path, analyse(TEXT), MARKS)
    docs = pd.DataFrame({"doc": ["other"], "text": ["It rained."]})
    with pytest.warns(NotApplied, match="3 of 3 corrections not applied"):
        tables = rec.analyse(docs, corrections=csv)
    assert set(tables.corrections["why"]) == {"There is no document 'a'."}


def test_a_row_found_right_goes_stale_when_the_library_reads_it_otherwise(tmp_path, monkeypatch):
    csv = marked(tmp_path, analyse(TEXT), {"260 beds": ("right", "")})
    extract = analysis.quantities.extract

    def worse(document, topics=None):
        return [replace(one, unit="bath") for one in extract(document, topics)]

    monkeypatch.setattr(analysis.quantities, "extract", worse)
    with pytest.warns(NotApplied, match="It was right when it said low: 260; high: 260; unit: bed"):
        tables = analyse(TEXT, corrections=csv)
    assert tables.quantities["reviewed"].isna().all()


def test_same_words_in_other_surroundings_are_left_alone(tmp_path):
    text = "The clinic has 260 beds. Across the river another house has 260 beds as well."
    csv = tmp_path / "corrections.csv"
    line = {"table": "quantities", "doc": "a", "exact": "260 beds", "column": "unit"}
    line |= {"before": "another house has ", "behind": " as well.", "should_be": "cot"}
    pd.DataFrame([line | {"mark": "partly"}]).to_csv(csv, index=False)
    assert [row[2] for row in figures(analyse(text, corrections=csv))] == ["bed", "cot"]


def test_spans_stay_exact_and_ids_unique_under_corrections(tmp_path):
    tables = analyse(TEXT, TEXT, corrections=marked(tmp_path, analyse(TEXT), MARKS))
    texts = dict(zip(tables.documents["doc"], tables.documents["text"], strict=True))
    for row in tables.quantities.to_dict("records"):
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"]
    for row in tables.attributions.to_dict("records"):
        assert texts[row["doc"]][row["content_start"] : row["content_end"]] == row["content"]
    assert tables.attributions["id"].is_unique
    assert tables.quantities["id"].is_unique


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


def test_a_sheet_without_openpyxl_says_what_to_install():
    code = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "import pandas as pd, onrecord as rec\n"
        "t = rec.analyse(pd.DataFrame({'doc': ['a'], 'text': ['It rained.']}))\n"
        "try: rec.review(t, 'review.xlsx')\n"
        "except rec.OnrecordError as error: print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert "install the extra 'formats'" in ran.stdout


def test_no_warning_where_everything_fits(tmp_path):
    csv = marked(tmp_path, analyse(TEXT), MARKS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        analyse(TEXT, corrections=csv)


def test_the_marks_of_the_seeds_hold(tmp_path):
    docs = rec.load(PROJECT / "seeds")
    marks = rec.corrections(PROJECT / "seeds" / "review.csv", tmp_path / "corrections.csv")
    tables = rec.analyse(docs, topics="hospital", corrections=tmp_path / "corrections.csv")
    assert set(tables.corrections["state"]) <= {"applied", "settled"}
    assert len(marks) > 20
    assert {"corrected", "right"} <= set(tables.quantities["reviewed"].dropna())


def test_the_source_of_the_corpus_follows_a_corrected_speaker(tmp_path):
    csv = marked(tmp_path, analyse(TEXT), {"40 beds were empty": ("partly", "Bo Ek")})
    tables = analyse(TEXT, corrections=csv)
    assert tables.attributions.loc[0, "entity"] == "Bo Ek"
    assert "Bo Ek" in rec.sources(tables)["entity"].tolist()
