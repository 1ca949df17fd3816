"""Notebooks in a real JupyterLab, in its light and its dark theme."""

import nbformat
import pytest
from looking import PROJECT, PWN, TOKEN, elsewhere, hostile_docs, shot
from nbformat.v4 import new_code_cell, new_notebook

STATUS = "#jp-main-statusbar"
GROUND = "it => getComputedStyle(it).getPropertyValue('--jp-layout-color0').trim()"
# What of the visible text can hardly be read: colour and ground of every element with words.
FAINT = """root => {
  const power = c => ((c + 0.055) / 1.055) ** 2.4;
  const level = c => c / 255 <= 0.03928 ? c / 255 / 12.92 : power(c / 255);
  const light = ([r, g, b]) => 0.2126 * level(r) + 0.7152 * level(g) + 0.0722 * level(b);
  const parse = s => s.match(/[\\d.]+/g).map(Number);
  const ground = el => {
    for (; el; el = el.parentElement) {
      const c = parse(getComputedStyle(el).backgroundColor);
      if (c.length < 4 || c[3] > 0.5) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const el of root.querySelectorAll('*')) {
    if (![...el.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(parse(getComputedStyle(el).color)), b = light(ground(el));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.4) found.push([el.tagName, el.innerText.slice(0, 30), ratio.toFixed(2)]);
  }
  return found;
}"""


def run_all(page, address, name):
    """Open a notebook, run all its cells, and wait until it is done."""
    page.goto(f"{address}/lab/tree/notebooks/{name}?token={TOKEN}&reset")
    idle = f"document.querySelector('{STATUS}')?.innerText.includes('| Idle')"
    page.wait_for_function(idle)
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    prompts = "[...document.querySelectorAll('.jp-InputPrompt')].map(it => it.innerText)"
    page.wait_for_function(
        f"""() => {{ const all = {prompts}; return {idle}
        && all.some(text => /\\[\\d+\\]/.test(text)) && !all.some(text => text.includes('*')) }}""",
        timeout=180_000,
    )
    page.wait_for_timeout(500)


def outputs(page, project, name):
    """Save, and give the outputs of the file."""
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    stored = nbformat.read(project / "notebooks" / name, as_version=4)
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    return [output for cell in code for output in cell.outputs]


@pytest.mark.parametrize("name", ["00-start-here", "02-sources", "03-key-figures"])
def test_a_notebook_runs_and_can_be_read(look, lab, name):
    address, project, theme = lab
    with look(theme) as page:
        run_all(page, address, f"{name}.ipynb")
        assert page.locator(".jp-Dialog").count() == 0
        found = outputs(page, project, f"{name}.ipynb")
        assert [one for one in found if one.output_type == "error"] == []
        assert [one for one in found if one.get("name") == "stderr"] == []
        assert page.locator(".jp-OutputArea-output table").count() > 0
        if name != "00-start-here":
            pictures = page.locator(".jp-OutputArea-output img")
            assert pictures.count() > 0
            widths = pictures.evaluate_all("all => all.map(it => it.naturalWidth)")
            assert min(widths) > 0
            assert all(pictures.evaluate_all("all => all.map(it => it.alt)"))
        ground = page.evaluate(
            "getComputedStyle(document.body).getPropertyValue('--jp-layout-color0')"
        )
        assert (ground in ("white", "#fff", "#ffffff")) == (theme == "light")
        shown = page.locator(".jp-OutputArea-output")
        faint = [one for at in range(shown.count()) for one in shown.nth(at).evaluate(FAINT)]
        shown.last.scroll_into_view_if_needed()
        shot(page, f"lab-{theme}-{name}")
        assert faint == []
        assert elsewhere(page) == []


def test_a_table_is_sorted_and_filtered_in_a_notebook(look, lab):
    address, _, theme = lab
    with look(theme) as page:
        run_all(page, address, "00-start-here.ipynb")
        page.wait_for_selector("table.dataTable tbody tr td:nth-child(3)")
        table = page.locator("table.dataTable").first
        table.scroll_into_view_if_needed()
        page.locator(".dt-search input").first.fill("260 beds")
        page.wait_for_timeout(400)
        texts = table.locator("tbody td:nth-child(2)").all_inner_texts()
        assert "260 beds" in texts
        assert len(texts) <= 2
        page.locator(".dt-search input").first.fill("")
        table.locator("thead th", has_text="topic").first.click()
        page.wait_for_timeout(400)
        topics = table.locator("tbody td:nth-child(5)").all_inner_texts()
        assert len(set(topics)) > 3
        assert topics == sorted(topics)
        shot(page, f"lab-{theme}-table")


def test_a_marked_text_is_read_before_anybody_trusts_it(look, lab):
    """A notebook from elsewhere is not trusted: its stylesheets and scripts are taken out."""
    address, project, theme = lab
    code = (
        "import onrecord as rec\n"
        "tables = rec.analyse(rec.load('../seeds'), topics='hospital')\n"
        "rec.show(tables, '004_9a1aee5707c25f59')"
    )
    write(project, "untrusted.ipynb", code)
    with look(theme) as page:
        run_all(page, address, "untrusted.ipynb")
        outputs(page, project, "untrusted.ipynb")
    stored = nbformat.read(project / "notebooks" / "untrusted.ipynb", as_version=4)
    stored.cells.append(new_code_cell("1"))  # another file than the one that was signed
    nbformat.write(stored, project / "notebooks" / "untrusted.ipynb")
    with look(theme) as page:
        page.goto(f"{address}/lab/tree/notebooks/untrusted.ipynb?token={TOKEN}&reset")
        figure = page.locator(".jp-OutputArea-output mark", has_text="260 beds").first
        figure.wait_for()
        assert figure.evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(251, 227, 200)"
        assert figure.evaluate("it => getComputedStyle(it).color") == "rgb(34, 34, 34)"
        assert page.locator(".jp-OutputArea-output").first.evaluate(FAINT) == []
        figure.scroll_into_view_if_needed()
        shot(page, f"lab-{theme}-untrusted")


def test_nothing_hostile_runs_in_a_notebook(look, lab, tmp_path):
    address, project, theme = lab
    hostile_docs().to_json(project / "hostile.jsonl", orient="records", lines=True)
    cells = [
        "import os\nfrom IPython.display import Markdown, display",
        "import onrecord as rec",
        "from onrecord.reporting import charts, explore, notebook, sentences",
        "os.environ['CORPUS'] = '../hostile.jsonl'\ndocs, tables, _ = notebook.start()",
        "assert len(docs) == 7 and not docs.attrs['skipped']",
        "[display(rec.show(tables, doc)) for doc in docs['doc']];",
        "notebook.shown(tables.attributions[['doc', 'speaker', 'said']], tables)",
        "tables.quantities[['doc', 'text']]",
        "explore.explore(tables.attributions[['doc', 'speaker', 'said']], tables, 'all')",
        "Markdown(sentences.corpus(tables) + sentences.sources(tables))",
        "Markdown(sentences.quotations(tables) + sentences.figures(tables))",
        "display(charts.speakers(tables), charts.key_figures(tables))",
        "print(rec.show(tables, docs['doc'][0]))",
    ]
    write(project, "hostile.ipynb", *cells)
    with look(theme) as page:
        run_all(page, address, "hostile.ipynb")
        page.wait_for_timeout(1000)
        found = outputs(page, project, "hostile.ipynb")
        assert [one for one in found if one.output_type == "error"] == []
        assert page.evaluate("typeof window.PWN") == "undefined"
        assert page.locator(".jp-OutputArea-output img[src^=http]").count() == 0
        assert page.locator(".jp-OutputArea-output [onerror]").count() == 0
        assert page.locator(".jp-OutputArea-output a[href^=javascript]").count() == 0
        formulas = page.locator(".jp-OutputArea-output mjx-container")
        assert formulas.evaluate_all("all => all.map(it => it.parentElement.outerHTML)") == []
        page.locator(".jp-OutputArea-output").first.scroll_into_view_if_needed()
        shot(page, f"lab-{theme}-hostile")
        assert "dialog" not in page.said
        assert elsewhere(page) == []


def test_what_fails_and_what_runs_is_noticed(look, lab):
    """The checks above bite: an error, a script and a formula are seen."""
    address, project, theme = lab
    cells = [
        "from IPython.display import HTML, Markdown",
        f"HTML('<script>{PWN}</script>')",
        "Markdown('costs $2 million to $3 million')",
        "1 / 0",
    ]
    write(project, "fails.ipynb", *cells)
    with look(theme) as page:
        run_all(page, address, "fails.ipynb")
        found = outputs(page, project, "fails.ipynb")
        assert [one.ename for one in found if one.output_type == "error"] == ["ZeroDivisionError"]
        assert page.evaluate("window.PWN") == 1
        page.wait_for_selector("mjx-container")


def write(project, name, *cells):
    notebook = new_notebook(cells=[new_code_cell(one) for one in cells])
    stored = nbformat.read(PROJECT / "notebooks" / "02-sources.ipynb", as_version=4)
    notebook.metadata = stored.metadata
    nbformat.write(notebook, project / "notebooks" / name)
