"""A table to sort and filter where somebody looks, a small plain one where nobody does."""

import pandas as pd
import pytest

import onrecord as rec
from onrecord.reporting.explore import explore


@pytest.fixture
def tables():
    lines = [f"The <b>mayor</b> said {n + 40} beds cost $2 to $3." for n in range(20)]
    return rec.analyse(pd.DataFrame({"doc": [f"d{n}" for n in range(20)], "text": lines}))


def test_what_is_stored_is_small_and_the_same_each_time(tables, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    shown = explore(tables.quantities[["doc", "text"]], tables, "figures")
    assert "<script" not in shown._repr_html_()
    assert len(shown._repr_html_()) < 10_000
    assert "The first 10 of " in repr(shown)


def test_in_an_open_notebook_all_rows_are_there_and_inert(tables, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "00-start-here.ipynb")
    rows = tables.attributions[["doc", "said"]].assign(said="</script><script>x</script> <b>$1</b>")
    html = explore(rows, tables, "said")._repr_html_()
    assert 'id="said"' in html
    assert "mathjax_ignore" in html
    assert "<script>x" not in html
    assert "https://" not in html.partition("data_json")[2]
    assert html.count("d1") > 5
