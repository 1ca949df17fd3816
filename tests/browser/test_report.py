"""The report, opened from the disk in Chromium: links, tables, no network, readable by all."""

import pytest
from looking import HOSTILE, elsewhere, shot

PLACE = "it => [it.getBoundingClientRect().top, it.getBoundingClientRect().bottom]"
AXE = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"


def address(path):
    return path.resolve().as_uri()


def cells(page, column):
    return page.locator(f"table.dataTable tbody td:nth-child({column})").all_inner_texts()


def test_a_mark_of_a_chart_leads_to_its_sentence(look, reports):
    with look() as page:
        page.goto(address(reports["seeds"] / "index.html"))
        mark = page.locator("figure svg a", has_text="260 beds").first
        sentence = mark.locator("title").first.text_content()
        assert "260 beds" in sentence
        place = mark.get_attribute("xlink:href") or mark.get_attribute("href")
        mark.dispatch_event("click")
        page.wait_for_url("**/texts/*.html#*")
        assert page.url.endswith(place)
        target = page.locator(":target")
        assert target.inner_text() == "260 beds"
        top, bottom = target.evaluate(PLACE)
        assert 0 < top < bottom < 900  # it is in view
        assert target.evaluate("it => it.closest('.text').innerText").startswith("The President")
        shot(page, "report-target")
        assert elsewhere(page) == page.said == []


def test_a_table_is_sorted_and_filtered(look, reports):
    with look() as page:
        page.goto(address(reports["seeds"] / "figures.html"))
        page.wait_for_selector("table.dataTable tbody tr td:nth-child(3)")
        heading = page.locator("table.dataTable thead th", has_text="low").first
        heading.click()
        page.wait_for_timeout(200)
        lows = [float(text.replace(",", "")) for text in cells(page, 2)]
        assert lows == sorted(lows)
        assert len(lows) > 10
        heading.click()
        page.wait_for_timeout(200)
        assert [float(text.replace(",", "")) for text in cells(page, 2)] == sorted(lows)[::-1]
        page.get_by_label("Search").fill("260 beds")
        page.wait_for_timeout(300)
        found = cells(page, 1)
        assert found
        assert set(found) <= {"260 beds", "three buildings"}
        shot(page, "report-figures")
        page.locator("table.dataTable tbody a", has_text="260 beds").first.click()
        page.wait_for_url("**/texts/*.html#q-*")
        assert page.locator(":target").inner_text() == "260 beds"
        assert elsewhere(page) == page.said == []


def test_rows_and_places_lead_to_one_another(look, reports):
    with look() as page:
        page.goto(address(sorted((reports["seeds"] / "texts").glob("004*"))[0]))
        page.locator(".text sup a").first.click()
        row = page.locator(":target")
        assert row.evaluate("it => it.tagName") == "LI"
        assert row.is_visible()
        row.locator("a").click()
        assert page.locator(":target").evaluate("it => Boolean(it.closest('.text'))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read_by_all(look, axe, reports, scheme):
    found = []
    with look(scheme, bypass_csp=True) as page:
        for path in sorted(reports["seeds"].rglob("*.html")):
            page.goto(address(path))
            if path.stem in ("figures", "attributions"):
                page.wait_for_selector("table.dataTable tbody tr td:nth-child(3)")
            page.evaluate(axe)
            violations = page.evaluate(AXE)["violations"]
            found += [
                (path.name, one["id"], len(one["nodes"]), one["nodes"][0]["html"][:120])
                for one in violations
            ]
            shot(page, f"report-{scheme}-{path.stem[:12]}")
    assert found == []


def test_axe_finds_what_is_wrong(look, axe):
    with look(bypass_csp=True) as page:
        page.set_content("<html><body><img src=''><p style='color:#ddd'>grey</p></body></html>")
        page.evaluate(axe)
        found = {one["id"] for one in page.evaluate(AXE)["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found


def test_a_page_of_a_text_loads_in_a_second(look, reports):
    timed = "performance.getEntriesByType('navigation')[0].loadEventEnd"
    with look() as page:
        for path in sorted((reports["seeds"] / "texts").glob("*.html")):
            page.goto(address(path))
            assert page.evaluate(timed) < 1000  # milliseconds
            assert path.stat().st_size < 300_000  # bytes


def test_nothing_hostile_runs_and_nothing_is_asked_for(look, reports):
    with look() as page:
        seen = 0
        for path in sorted(reports["hostile"].rglob("*.html")):
            page.goto(address(path))
            page.wait_for_timeout(300)
            assert page.evaluate("typeof window.PWN") == "undefined", path.name
            assert page.locator("img[src^=http], iframe, object, embed").count() == 0
            assert page.locator("[onerror], [onload], [onclick]").count() == 0
            seen += page.locator("a[href^=javascript]").count()
        assert seen == 0
        assert elsewhere(page) == page.said == []
        shot(page, "report-hostile")


def test_hostile_texts_are_still_inert_without_the_policy(look, reports):
    """The escaping holds by itself, not only because the page forbids scripts."""
    with look(bypass_csp=True) as page:
        for path in sorted(reports["hostile"].rglob("*.html")):
            page.goto(address(path))
            page.wait_for_timeout(200)
            assert page.evaluate("typeof window.PWN") == "undefined", path.name
            title = page.title()
            assert title in page.content() or any(word[:4] in title for word in HOSTILE.values())
        assert elsewhere(page) == []


def test_a_printed_page_keeps_its_marks(look, reports):
    with look() as page:
        page.emulate_media(media="print")
        page.goto(address(sorted((reports["seeds"] / "texts").glob("004*"))[0]))
        assert not page.locator("header nav").is_visible()
        assert page.locator(".rows li").first.is_visible()
        shot(page, "report-print")
