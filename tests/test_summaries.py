"""The small tables and the computed sentences, on made-up texts and on the seeds."""

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting import readability_order, search, sentences, summaries
from onrecord.tables import Tables

LINE = "The clinic on the hill is being rebuilt by its new owners."


def tables_of(*texts: str) -> Tables:
    names = [f"{chr(97 + number)}" for number in range(len(texts))]
    return rec.analyse(pd.DataFrame({"doc": names, "text": list(texts)}))


def test_words_of_a_tag_are_not_counted_twice() -> None:
    tables = tables_of("“We need beds,” Ann Lee said. It rained all night. [source: Ministry]")
    words = summaries.words_by_speaker(tables).set_index("speaker")["words"].to_dict()
    assert words == {"Ministry": 7, "Ann Lee": 3}


def test_the_strongest_source_of_a_paragraph_counts() -> None:
    tables = tables_of(
        "“We need beds,” Ann Lee said. The mayor said it rained.\nThe mayor said it rained on.\n"
        "It rained all night. [source: Ministry]\nIt rained on and on."
    )
    sourcing = summaries.passage_sourcing(tables)
    assert sourcing["sourcing"].tolist() == ["quoted", "reported", "credited", "no source found"]
    assert sourcing["speakers"].iloc[0] == "Ann Lee; The mayor"


def test_repeated_stretches_are_joined_and_measured() -> None:
    text = f"{LINE}\nThey bought it in the spring of last year.\nHead\n"
    tables = tables_of(text + text, LINE)
    runs = search.repeated_runs(tables).astype(object)
    runs = runs.where(runs.notna(), None)
    assert runs[["doc", "start", "passages", "of_doc", "of_start", "offset"]].values.tolist() == [
        ["a", len(text), 2, "a", 0, len(text)],
        ["b", 0, 1, "a", 0, None],
    ]


def test_repeats_in_another_text_are_told_as_such() -> None:
    said = sentences.repeats(
        tables_of(f"{LINE} {LINE} {LINE}", f"It rained.\n{LINE} {LINE} {LINE}")
    )
    assert said.startswith(
        "**b repeats another text**: characters 11 to 187 (1 passage, 36 words) repeat a, from"
    )


def test_concordance_refuses_a_broken_pattern() -> None:
    with pytest.raises(rec.OnrecordError, match=r"The pattern '\(' cannot be read"):
        search.concordance(tables_of("It rained."), "(")


def test_concordance_leaves_the_second_copy_out(seeds: Tables) -> None:
    found = search.concordance(seeds, "260 beds")
    assert found[["doc", "sentence"]].values.tolist() == [
        ["004_9a1aee5707c25f59", "It has three buildings with 260 beds."]
    ]


def test_every_text_is_compared_with_every_other(seeds: Tables) -> None:
    cells = readability_order.comparisons(seeds, "flesch_kincaid_grade")
    turned = cells.T.replace({"harder": "easier", "easier": "harder"})
    assert cells.equals(turned)
    pairs = readability_order.pairs(seeds, "flesch_kincaid_grade")
    assert (len(pairs), pairs["told"].sum()) == (10, (cells == "easier").to_numpy().sum())


def test_an_order_is_told_by_the_interval_of_the_difference(seeds: Tables) -> None:
    table = readability_order.pairs(seeds, "flesch_kincaid_grade").set_index(["easier", "harder"])
    pair = table.loc[("004_9a1aee5707c25f59", "003_02ef439445c1a8af")]
    assert pair["difference"] == pytest.approx(5.2, abs=0.05)
    assert 0 < pair["low"] < pair["difference"] < pair["high"]
    assert pair["p"] < 0.05 <= pair["p_corrected"]
    assert not pair["told"]
    said = sentences.readability(seeds, "flesch_kincaid_grade")
    assert "Taken alone, 1 more pair would differ: Mirziyoyev at hospital and Ryazan" in said


def test_a_higher_reading_ease_is_easier() -> None:
    easy = "It rained. We ran. He sat down. The cat ran off. " * 3
    hard = "Precipitation continued considerably. Everybody evacuated immediately. " * 6
    docs = pd.DataFrame({"doc": ["easy", "hard"], "text": [easy, hard]})
    tables = rec.analyse(docs)
    for metric in sentences.METRICS:
        if metric != "smog_index":  # nothing varies in the easy text
            table = readability_order.pairs(tables, metric)
            assert table["easier"].tolist() == ["easy"], metric


@pytest.mark.parametrize(
    ("given", "groups"),
    [
        (["2025-10-12", "2025-11-01T09:00"], ["2025-10", "2025-11"]),
        (pd.to_datetime(["2025-10-12", None]), ["2025-10", "(not given)"]),
        ([2024.0, None], ["2024", "(not given)"]),
        (["Herald ", " "], ["Herald", "(not given)"]),
        (["2025-10-12", "soon"], ["2025-10-12", "soon"]),
    ],
)
def test_groups_are_what_a_column_says_dates_by_month(given, groups: list[str]) -> None:
    docs = pd.DataFrame({"doc": ["a", "b"], "text": "It rained.", "when": given})
    assert summaries.groups(rec.analyse(docs), "when").tolist() == groups


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(rec.OnrecordError, match="no column 'outlet' to group by"):
        sentences.corpus(tables_of("It rained."), by="outlet")


def test_counts_by_group_add_up() -> None:
    texts = ["Ann Lee said there are 40 beds.", "It rained on and on.", "It has 9 wards, he said."]
    docs = pd.DataFrame({"doc": ["a", "b", "c"], "text": texts, "outlet": ["A", "B", "A"]})
    tables = rec.analyse(docs)
    for count in (
        summaries.document_words,
        summaries.document_sourcing,
        summaries.paragraphs_by_sourcing,
        summaries.topics_by_document,
        summaries.figures_by_sourcing,
    ):
        grouped = count(tables, by="outlet")
        grouped = grouped.set_index("outlet") if "outlet" in grouped else grouped
        assert grouped["texts"].to_dict() == {"A": 2, "B": 1}
        whole = count(tables).select_dtypes("number")
        assert grouped[whole.columns].sum().equals(whole.sum()), count.__name__


def test_many_texts_are_compared_by_group_only() -> None:
    easy, hard = "It rained. We ran. He sat.", "Precipitation continued. Everybody evacuated."
    rows = [
        (f"{n}", (hard if n % 2 else easy) + " So" * (n % 5) + ".", "AB"[n % 2]) for n in range(12)
    ]
    tables = rec.analyse(pd.DataFrame(rows, columns=["doc", "text", "outlet"]))
    metric = "flesch_kincaid_grade"
    assert readability_order.pairs(tables, metric).empty
    assert readability_order.comparisons(tables, metric).empty
    assert readability_order.separated(tables, metric, by="outlet")["easier"].tolist() == ["A"]
    said = sentences.readability(tables, metric, by="outlet")
    assert said.endswith("**A reads easier than B**.")
    assert "half of them are between" in sentences.readability(tables, metric)


FINDINGS = [
    sentences.corpus,
    sentences.repeats,
    sentences.sources,
    sentences.quotations,
    sentences.paragraphs,
    sentences.figures,
    sentences.figure_sourcing,
    sentences.topics,
    sentences.hygiene,
    sentences.comparability,
    sentences.refusals,
    lambda tables: sentences.readability(tables, "smog_index"),
]


@pytest.mark.parametrize("say", FINDINGS)
@pytest.mark.parametrize("texts", [[""], ["It rained."], [LINE, LINE, "No. No. No."]])
def test_findings_say_something_of_any_corpus(say, texts: list[str]) -> None:
    sentence = say(tables_of(*texts))
    assert sentence == "" or sentence.endswith(".")
    assert not {"nan", "NA", "<NA>", "None"} & set(sentence.split())


def test_what_the_seeds_hold(seeds: Tables) -> None:
    label = summaries.labels(seeds)["004_9a1aee5707c25f59"]
    assert sentences.repeats(seeds).startswith(
        f"**{label} repeats itself**: characters 3,025 to 5,995 (14 passages, 458 words) repeat "
        "what the same text says 3,025 characters earlier, word for word."
    )
    assert sentences.figure_sourcing(seeds).startswith(
        "**No source was found for 6 of 15 key figures**; 3 are quoted or reported; 3 are in a "
        "signed statement; for 3 only the paragraph cites a source: Oleg Karpov (2) and the "
        "resolution (1). In annotated political news the rules missed 41% of the attributions."
    )
    assert sentences.paragraphs(seeds).startswith("**No source was found for 1")


def test_one_source_has_one_name_and_two_have_two() -> None:
    texts = [
        "“We will build,” the company said. “We hope so,” said Ann Lee, the mayor of Tula.",
        "“We will not build,” the company said. “I doubt it,” Ann Lee said.",
    ]
    names = summaries.words_by_speaker(tables_of(*texts))["speaker"]
    assert sorted(names) == ["Ann Lee", "the company (a)", "the company (b)"]


def test_an_empty_corpus_is_said_to_be_empty() -> None:
    tables = rec.analyse(pd.DataFrame({"doc": [], "text": []}, dtype="str"))
    said = [say(tables) for say in FINDINGS]
    assert said[0] == "There is no text."
    assert all(sentence == "" or sentence.endswith(".") for sentence in said)


SAID = """
It rained all night in the town. | sources | No attribution was found.
It rained all night in the town. | figures | No figure on these topics was found.
It rained all night in the town. | figure_sourcing |
It rained all night in the town. | comparability |
Ann Lee said it has 9 wards. | sources | **1 attribution** (1 indirect) to **1 source**.
Ann Lee said it has 9 wards. | figures | **1 key figure in 1 text**, exact and with a source.
Ann Lee said it has 9 wards. | figure_sourcing | 1 key figure: 1 is quoted or reported.
Ann Lee said it has 9 wards. | paragraphs | A source was found for the paragraph.
“Yes,” Ann Lee said of it. | quotations | **1 word is quoted**, in 1 text: 1 by Ann Lee.
“Oh yes,” Ann Lee said of it. | quotations | **2 words are quoted**, in 1 text: 2 by Ann Lee.
He said it had rained. | quotations | No quoted words were found that are attributed to a source.
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_sentences_are_right_for_none_one_and_two(line: str) -> None:
    text, say, said = (part.strip() for part in line.split("|", 2))
    assert getattr(sentences, say)(tables_of(text)) == said
