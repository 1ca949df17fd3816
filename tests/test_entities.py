"""One source under all its names: which names are joined, by which rule, and which never are."""

from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.entities import link, near_misses
from onrecord.tables import Tables

ROOT = Path(__file__).parent.parent
CENTRE = {
    "Federal Scientific and Clinical Center for Pediatric Hematology, Oncology and Immunology",
    "NMIC DGOI",
    "Dima Rogachev National Medical Research Center for Hematology, Oncology and Immunology",
    "Rogachev Center",
    "Dmitry Rogachev National Research Centre of Paediatric Haematology, Oncology, and Immunology",
    "Dmitry Rogachev Centre",
    "Dmitry Rogachev National Research Center",
}


def analysed(*texts: str, aliases: pd.DataFrame | None = None) -> Tables:
    docs = pd.DataFrame({"doc": [f"d{at}" for at in range(len(texts))], "text": list(texts)})
    return rec.analyse(docs, aliases=aliases)


def entities(*texts: str) -> list[str]:
    return analysed(*texts).attributions["entity"].tolist()


def says(name: str) -> str:
    return f"It rained all day, and trade by ferry was slow. {name} said the pier was wet."


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Edward Vance", "Edward Vance", "same words"),
        ("Dr. Edward R. Vance", "Ed Vance", "given name"),
        ("Edward Vance", "E. Vance", "given name"),
        ("The Elm Centre of Paediatric Care", "the Elm Center of Pediatric Care", "same words"),
        ("The East Fenland Ferry Service", "Fenland Ferry", "short form"),
        ("The Ministry of Trade of Fenland", "The Ministry of Trade", "beginning"),
        (
            "The Dima Orlov National Centre of Eye Surgery",
            "The Dmitry Orlov National Center of Eye Care",
            "same namesake",
        ),
        (
            "The Elm Center for Hematology, Oncology and Immunology",
            "The National Centre for Haematology, Oncology, and Immunology",
            "same field",
        ),
    ],
)
def test_names_are_joined_by_a_rule(one: str, other: str, rule: str) -> None:
    tables = analysed(says(one), says(other))
    assert tables.attributions["entity"].nunique() == 1
    assert rule in rec.sources(tables)["joined_by"].iat[0].split("; ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edward Vance", "Ann Vance"),
        ("Edward Vance", "Edward Vance Jr."),
        ("George W. Marsh", "George H. Marsh"),
        ("Dmitry Orlov", "The Dmitry Orlov Institute"),
        ("The Elm Ferry Service", "The Oak Ferry Service"),
        ("The Elm Center for Hematology, Oncology and Immunology",
         "The Oak Center for Hematology, Oncology and Immunology"),
        ("The company", "The company"),
        ("A nurse", "A nurse"),
        ("Mr. Vance", "Mr. Vance"),
        ("The Elm River Board", "The Elm River Board Engineers’ Union"),
        ("The Fenton District", "The Fenton District Committee"),
        ("The Fenton Port Commission", "The Fenton Port Commission Act"),
        ("The University of Fenton", "Fenton University Press"),
        ("Elm Foods PLC", "Elm Hotel Foods PLC"),
        ("A B Holdings PLC", "Elm Hotel Foods Holdings PLC"),
        ("Oak News", "EBC and Oak News"),
        ("The Fenton Dockers Union", "The Fenton Sailors and Dockers Union"),
        ("The Republic of Elmland", "The Republic of Oakland"),
        ("Elmland’s Ministry of Rain", "Elmland’s Trade Ministry"),
        ("Labour", "Labor"),
        ("The Labour Party", "The Labor Party"),
        ("The Rain Commission", "The Rain Commission of Oman"),
        ("The Rain Commission", "The Omani Rain Commission"),
    ],
)  # fmt: skip
def test_names_that_are_never_joined(one: str, other: str) -> None:
    first, second = entities(says(one), says(other))
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elm Castle", "The Elm Castle Trust"),
        ("Marsh Foods", "Marsh Foods Ltd"),
        ("The Elm Hospital", "The Elm Hospital of Fenton"),
        ("The Elm Growers Association", "The All Elm Growers Association"),
        ("The Elm Ministry of Trade", "The Elm Ministry of Trade and Rain"),
    ],
)
def test_short_forms_of_the_same_sort_are_joined(one: str, other: str) -> None:
    first, second = entities(says(one), says(other))
    assert first == second


def test_a_country_is_joined_only_where_the_text_tells_of_it() -> None:
    longer = says("The Central Bank of Oman")
    untold, told = says("The Central Bank"), says("The Central Bank") + " Omani oil was sold."
    assert len(set(entities(longer, untold))) == 2
    assert len(set(entities(longer, told))) == 1


def test_an_acronym_of_a_nation_is_joined_only_where_the_text_tells_of_it() -> None:
    longer = says("The Australian Rain Board (ARB)")
    assert len(set(entities(longer, says("ARB")))) == 2
    assert len(set(entities(longer, says("ARB") + " It was in Australia."))) == 1


def test_a_word_in_small_letters_is_no_proper_name() -> None:
    first, second = entities(
        says("The East Fenland Ferry Service") + " The ferry is late.", says("The Ferry Service")
    )
    assert first != second


def test_a_name_that_two_groups_would_claim_stays_alone() -> None:
    tables = analysed(says("Edward Vance"), says("Ellen Vance"), says("E. Vance"))
    assert tables.attributions["entity"].nunique() == 3
    assert tables.names.set_index("text")["joined_by"]["E. Vance"] == "ambiguous"


def test_pronouns_that_contradict_keep_two_persons_apart() -> None:
    first, second = (
        f"{says(name)} {pronoun} added that it was cold."
        for name, pronoun in (("Alex Vance", "He"), ("A. Vance", "She"))
    )
    assert analysed(first, second).names["entity"].nunique() == 2


def test_an_acronym_declared_in_one_text_is_known_in_another() -> None:
    assert entities(says("The East Fenland Ferry Service (EFFS)"), says("EFFS")) == [
        "East Fenland Ferry Service",
        "East Fenland Ferry Service",
    ]


def test_an_acronym_declared_for_two_bodies_joins_neither() -> None:
    found = entities(
        says("The Elm Ferry Service (EFS)"), says("The Elm Fire School (EFS)"), says("EFS")
    )
    assert len(set(found)) == 3


def test_aliases_join_what_no_rule_sees_and_override_the_rules() -> None:
    given = pd.DataFrame(
        {"name": ["Northgate Water Ltd", "E. Vance"], "entity": ["Fenland Water PLC", "Eve Vance"]}
    )
    texts = [says(n) for n in ("Northgate Water Ltd", "Fenland Water PLC", "Ed Vance", "E. Vance")]
    assert analysed(*texts, aliases=given).attributions["entity"].tolist() == [
        "Fenland Water PLC",
        "Fenland Water PLC",
        "Ed Vance",
        "Eve Vance",
    ]


def test_aliases_are_read_from_a_file_and_may_come_later(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("name,entity\nElm Radio,Fen Radio\n", encoding="utf-8")
    tables = analysed(says("Elm Radio"), says("Fen Radio"))
    assert len(rec.sources(tables)) == 2
    assert rec.sources(tables, file)["name"].tolist() == ["Fen Radio"]


def test_aliases_given_to_the_analysis_still_hold_later() -> None:
    given = pd.DataFrame({"name": ["Elm Radio"], "entity": ["Fen Radio"]})
    tables = analysed(says("Elm Radio"), says("Fen Radio"), aliases=given)
    assert rec.sources(tables)["name"].tolist() == ["Fen Radio"]


def test_texts_analysed_in_parts_are_linked_when_read_together() -> None:
    parts = [analysed(says("Dr. Edward Vance")), analysed(says("Ed Vance"))]
    parts[1].attributions["doc"] = parts[1].names["doc"] = parts[1].documents["doc"] = "d1"
    whole = {
        name: pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        for name in Tables.__slots__
    }
    assert rec.sources(Tables(**whole))["texts"].tolist() == [2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        ("", "cannot be read"),
        ("name\nElm\n", "no column 'entity'"),
        ("name,entity\nElm,A\nthe Elm,B\n", "has two entities, 'A' and 'B'"),
    ],
)
def test_bad_aliases_are_told(tmp_path: Path, content: str | None, message: str) -> None:
    file = tmp_path / "aliases.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(rec.OnrecordError, match=message):
        link(analysed("It rained."), file)


def test_the_centre_of_the_seeds_is_one_under_seven_names() -> None:
    tables = rec.analyse(rec.load(ROOT / "seeds"))
    entity = tables.names.set_index("text")["entity"]["NMIC DGOI"]
    assert set(tables.names.loc[tables.names["entity"] == entity, "text"]) == CENTRE


def test_the_channel_of_the_seeds_is_one_source() -> None:
    found = rec.sources(rec.analyse(rec.load(ROOT / "seeds"))).set_index("name")
    assert found.loc["RIA_Kremlinpool", "attributions"] == 3
    assert found.index.str.contains("Kremlinpool").sum() == 1


def test_sources_of_nothing_are_an_empty_table() -> None:
    for tables in (analysed("It rained."), analysed()):
        found = rec.sources(tables)
        assert found.empty
        assert found.columns[0] == "entity"


def test_counts_leave_repeats_and_refusals_out() -> None:
    text = "Ann Lee said there are 40 beds in the new wing.\n"
    found = rec.sources(analysed(text + text))
    assert found[["attributions", "reported_words", "figures"]].values.tolist() == [[1, 8, 1]]


def test_tables_read_back_from_parquet_give_the_same(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    tables = analysed(says("Dr. Edward Vance"), says("Ed Vance"))
    names = ("documents", "attributions", "quantities", "names")
    for name in names:
        getattr(tables, name).to_parquet(tmp_path / name)
    read = {name: pd.read_parquet(tmp_path / name) for name in names}
    again = Tables(**{name: getattr(tables, name) for name in Tables.__slots__} | read)
    pd.testing.assert_frame_equal(rec.sources(again), rec.sources(tables), check_dtype=False)


def test_names_that_look_alike_are_listed_and_not_joined() -> None:
    pytest.importorskip("rapidfuzz")
    tables = analysed(says("Elm Water Ltd"), says("Elm Watter Ltd"))
    assert tables.attributions["entity"].nunique() == 2
    assert near_misses(tables)["other"].tolist() == ["Elm Watter Ltd"]
    assert near_misses(tables, least=100).empty
