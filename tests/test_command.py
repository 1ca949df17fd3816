"""The command line: what it prints, what it returns, what it leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import onrecord as rec
from onrecord.__main__ import main

ROOT = Path(__file__).parent.parent
ARTICLE = (
    "The hospital has about {n} beds and plans to spend $2.5 million in 2027. “We perform more "
    "than 400 operations a year,” Dr. Ann Lee said. Of the 90 patients, 30 are children.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(5):
        (folder / f"n{number}.txt").write_text(ARTICLE.format(n=200 + number), "utf-8")
    (folder / "documents.csv").write_text("doc,outlet\nn0,Echo\nn1,Echo\nn2,Sun\n")
    return folder


def test_analyse_makes_an_archive(articles: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "archive"
    assert main(["analyse", str(articles), "--out", str(out), "--processes", "1"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "Read 5 of 5 articles."
    assert said.err == ""  # no progress where there is no terminal
    pd.testing.assert_frame_equal(
        rec.read_tables(out).quantities, rec.analyse(rec.load(articles)).quantities
    )
    assert not (out / "skipped.txt").exists()


def test_what_is_left_out_is_counted_and_listed(articles: Path, tmp_path: Path, capsys) -> None:
    (articles / "bad\x1b[31m.txt").write_bytes(b"\xff")
    for number in range(11):
        (articles / f"empty{number}.txt").touch()
    out = tmp_path / "archive"
    assert main(["analyse", str(articles), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Read 5 of 17 articles.")
    assert "bad?[31m.txt: byte 0 is not UTF-8" in said.err
    assert "\x1b" not in said.err
    assert said.err.splitlines()[-1] == "… and 2 more."
    assert len((out / "skipped.txt").read_text("utf-8").splitlines()) == 12


def test_options_reach_the_analysis(tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    rows = {"name": ["a"], "lead": ["The school has 420 pupils."], "text": ["Not this."]}
    pd.DataFrame(rows).to_csv(table, index=False)
    (tmp_path / "schools.toml").write_text('[pupils]\nnouns = ["pupil"]\nkey = true\n')
    line = {"table": "quantities", "doc": "a", "exact": "420 pupils", "mark": "right"}
    pd.DataFrame([line]).to_csv(tmp_path / "corrections.csv", index=False)
    out = str(tmp_path / "out")
    given = ["analyse", str(table), "--out", out, "--text", "lead", "--doc", "name"]
    given += ["--topics", str(tmp_path / "schools.toml")]
    assert main([*given, "--corrections", str(tmp_path / "corrections.csv")]) == 0
    figures = rec.read_tables(out).quantities
    assert figures[["doc", "topic", "reviewed"]].values.tolist() == [["a", "pupils", "right"]]


def test_figures_and_review_take_articles_or_an_archive(
    articles: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    some = ["Chart", "key_figures", "parts", "speakers", "words"]  # drawn three times each
    monkeypatch.setattr(rec.charts, "__all__", some)
    out = tmp_path / "archive"
    main(["analyse", str(articles), "--out", str(out), "--processes", "1"])
    for given, name in ((articles, "one"), (out, "two")):
        assert main(["figures", str(given), "--out", str(tmp_path / name), "--by", "outlet"]) == 0
    one = {file.name for file in (tmp_path / "one").glob("*.svg")}
    assert one == {file.name for file in (tmp_path / "two").glob("*.svg")}
    assert {"words.svg", "key-figures.svg"} <= one
    assert f"{len(one)} of {len(rec.charts.__all__) - 1} charts are in" in capsys.readouterr().out
    assert main(["report", str(out), "--out", str(tmp_path / "site")]) == 0
    assert capsys.readouterr().out.startswith(f"Open {tmp_path / 'site' / 'index.html'}")
    sheet = tmp_path / "review.csv"
    assert main(["review", str(out), "--out", str(sheet), "--sample", "4", "--seed", "2"]) == 0
    assert 1 <= len(pd.read_csv(sheet)) <= 4


WRONG = {
    "no articles": (["analyse", "nowhere", "--out", "out"], "no such file or folder"),
    "no topics": (["analyse", "articles", "--out", "out", "--topics", "none"], "none"),
    "no corrections": (
        ["analyse", "articles", "--out", "out", "--corrections", "no.csv"],
        "no.csv",
    ),
    "a file in the way": (["analyse", "articles", "--out", "file"], "cannot be written"),
    "among the articles": (["analyse", "articles", "--out", "articles/out"], "among the articles"),
    "a scheduler alone": (["analyse", "articles", "--out", "o", "--scheduler", "x"], "add that"),
    "not finished": (["figures", "unfinished", "--out", "out"], "not finished"),
    "no report": (["report", "nowhere", "--out", "out"], "no such file or folder"),
    "nothing to review": (["review", "articles", "--out", "out.pdf"], "out.pdf"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_sentence(
    articles: Path, tmp_path: Path, monkeypatch, capsys, case: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("kept")
    (tmp_path / "unfinished").mkdir()
    (tmp_path / "unfinished" / "manifest.json").write_text('{"finished": false}')
    given, reason = WRONG[case]
    assert main([*given, "--processes", "1"] if given[0] == "analyse" else given) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("onrecord: ")
    assert reason in said[0]
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize(
    "given", [[], ["guess"], ["analyse", "x"], ["analyse", "x", "--out", "o", "--processes", "0"]]
)
def test_what_is_not_understood_leaves_with_two(given: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(given)
    assert left.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_only(articles: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "onrecord", "analyse", str(articles), "--part", "2"]
    command += ["--processes", "1", "--out", str(tmp_path / "out")]
    ran = subprocess.run(
        command, cwd=ROOT / "lib", stdout=subprocess.PIPE, stderr=theirs, check=True
    )
    os.close(theirs)
    assert b"3 of 3 parts" in os.read(ours, 10_000)
    assert b"parts" not in ran.stdout
    os.close(ours)
