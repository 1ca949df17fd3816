"""A row marked once stays marked: on a rerun, beside new texts, after changes around it."""

import warnings
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from marking import MARKS, TEXT, analyse, figures, marked, states

import onrecord as rec
from onrecord import analysis
from onrecord.correcting import NotApplied

PROJECT = Path(__file__).parent.parent


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
