"""Notebook 06 and what it reads: made-up news, the same each time; a full disk leaves nothing."""

import errno
import gc
from pathlib import Path

import clean_notebooks
import pandas as pd
import pytest
import run_notebooks
from nbformat.v4 import new_notebook

import onrecord as rec
from onrecord.made_up import made_up_news


def test_made_up_news_is_the_same_each_time() -> None:
    news = made_up_news(48)
    pd.testing.assert_frame_equal(news.head(20), made_up_news(20))
    assert not news["text"].equals(made_up_news(48, seed=2)["text"])
    tables = rec.analyse(news)
    assert tables.documents["copy_of"].notna().sum() == 4
    assert tables.documents["outlet"].nunique() == 4
    quoted = tables.attributions["kind"].isin(["direct", "mixed"])
    outlets = tables.attributions[quoted].merge(tables.documents[["doc", "outlet"]])["outlet"]
    assert outlets.value_counts().index[0] == "Harbour Echo"
    assert tables.quantities["key"].sum() > 100


def test_analysis_makes_nothing_that_refers_to_itself() -> None:
    news = made_up_news(30)
    rec.analyse(news)
    assert gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        rec.analyse(news)
        assert gc.collect() == 0
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(("texts", "left_out"), [(25, True), (26, False)])
def test_notebook_06_is_for_many_texts(
    tmp_path: Path, monkeypatch, capsys, texts: int, left_out: bool
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(run_notebooks, "run", lambda name, *_: ran.append(name))
    monkeypatch.setenv("CORPUS", str(tmp_path / "news.csv"))
    monkeypatch.setenv("FIGURES", str(tmp_path / "out"))
    made_up_news(texts).to_csv(tmp_path / "news.csv", index=False)
    assert run_notebooks.main() == 0
    assert ("06-many-texts" not in ran) == left_out
    assert "01-corpus" in ran
    assert ("Left out: 06-many-texts" in capsys.readouterr().out) == left_out


def test_a_full_disk_is_one_sentence_and_leaves_no_stray_file(
    tmp_path: Path, monkeypatch, capsys
) -> None:
    def full(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(run_notebooks, "run", lambda *_: None)
    monkeypatch.setattr(clean_notebooks.Path, "write_bytes", full)
    monkeypatch.delenv("CORPUS", raising=False)
    monkeypatch.setenv("FIGURES", str(tmp_path / "out"))
    assert run_notebooks.main() == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.endswith("cannot be written (No space left on device).")
    assert list((tmp_path / "out" / "notebooks").iterdir()) == []
    with pytest.raises(OSError, match="No space"):
        clean_notebooks.write(new_notebook(), tmp_path / "one.ipynb")
    assert list(tmp_path.glob("*one*")) == []
