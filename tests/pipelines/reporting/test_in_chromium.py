"""The report in a browser, from disk, without a network: it searches, sorts, and obeys no text."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pipelines.reporting.hostile import BAD, PLAIN
from tests.pipelines.reporting.pages import page_of

pytestmark = pytest.mark.slow
ROWS = PLAIN + 2 * len(BAD) + 3 + 4 + 1
LINES = "#list tbody tr"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DARK = {"color_scheme": "dark"}
ACTIVE = "main :is(script, img, iframe, meta, base, svg[onload], [onfocus], [onerror])"


def opened_list(looked, **window):
    """Return the list of articles with the rows that it shows first."""
    page = looked("articles.html", **window)
    expect(page.locator(LINES)).to_have_count(50)
    return page


def stories(page):
    return page.locator(f"{LINES} th a").all_text_contents()


def test_the_list_loads_the_others_of_its_shards_when_a_reader_asks(looked):
    page = opened_list(looked)
    first = f"100 of {ROWS} rows; the first 100 of {ROWS} rows are loaded; 50 are shown."
    expect(page.locator("#found")).to_have_text(first)
    assert page.locator("head script").count() == 2
    page.click("#more")
    expect(page.locator(LINES)).to_have_count(100)
    expect(page.locator("#found")).to_have_text(f"{ROWS} of {ROWS} rows; 100 are shown.")
    assert page.faults == []


def test_a_search_finds_words_of_headlines_and_beginnings_in_all_shards(looked):
    page = opened_list(looked)
    page.fill("[name=q]", "PIER tide")
    expect(page.locator(f"{LINES} th a")).to_have_text(["Tide takes the old pier"])
    page.click("text=Clear")
    expect(page.locator(LINES)).to_have_count(50)
    page.fill("[name=q]", "never back")
    expect(page.locator(f"{LINES} th a")).to_have_text(["Old pier gone"])
    page.click(f"{LINES} th a")
    assert page.locator("h1").text_content() == "Old pier gone"
    page.go_back()
    expect(page.locator(f"{LINES} th a")).to_have_text(["Old pier gone"])
    assert page.input_value("[name=q]") == "never back"
    assert page.faults == []


def test_filters_narrow_the_list_and_a_link_brings_them(looked):
    page = looked("index.html")
    page.click("a:text-is('language_pattern')")
    expect(page.locator(f"{LINES} th a")).to_have_text(["Ferry 6 returns"])
    page.select_option("[name=reason]", BAD[0])
    expect(page.locator(f"{LINES} th a")).to_have_text([BAD[0]])
    page.select_option("[name=reason]", "")
    page.select_option("[name=table]", "quarantine")
    expect(page.locator(LINES)).to_have_count(len(BAD) + 1)
    assert page.faults == []


def test_the_heads_sort_by_keyboard_too(looked):
    page = opened_list(looked)
    page.focus("[data-sort=headline]")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text(f"{ROWS} of {ROWS} rows; 50 are shown.")
    assert page.get_attribute("th.headline[scope=col]", "aria-sort") == "ascending"
    first = stories(page)
    assert first == sorted(first)
    page.keyboard.press("Enter")
    expect(page.locator("th.headline[aria-sort=descending]")).to_be_visible()
    last = stories(page)
    assert last == sorted(last, reverse=True) != first


def test_the_first_stop_of_the_keyboard_leads_past_the_masthead(looked):
    page = looked("index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.hostile
def test_what_a_page_wrote_is_text_and_does_nothing(looked, folder):
    page = opened_list(looked)
    page.select_option("[name=table]", "quarantine")
    expect(page.locator(LINES)).to_have_count(len(BAD) + 1)
    assert {text for text in BAD if text.isprintable()} <= set(stories(page))
    assert page.locator(ACTIVE).count() == 0
    bad = [*harmful(folder, "articles"), *harmful(folder, "quarantine")]
    assert len(bad) >= 2 * sum("harmed" in text for text in BAD)
    for path in [*folder.glob("*.html"), *bad]:
        page.goto(path.as_uri())
        page.wait_for_timeout(20)  # for what would only run later
        assert page.evaluate("window.harmed") is None
        assert page.locator(ACTIVE).count() == 0
        protocols = page.locator("main a").evaluate_all("all => all.map(one => one.protocol)")
        assert set(protocols) <= {"file:", "http:", "https:"}
    assert page.faults == []


def harmful(folder, part):
    """Return the pages of one part whose text would run something."""
    return [path for path in sorted((folder / part).iterdir()) if "harmed" in path.read_text()]


@pytest.mark.parametrize("window", [{}, PHONE, DARK], ids=["desktop", "phone", "dark"])
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(looked, folder, window):
    page = opened_list(looked, **window)
    asked = {"preload": False, "resultTypes": ["violations"]} | (
        {"runOnly": "color-contrast"} if window is DARK else {}
    )
    several = [folder / "index.html", folder / "articles.html", page_of(folder, "Old pier gone")]
    if not window:
        several += [folder / "publishers.html", folder / "differences.html"]
        several += [next((folder / "publishers").iterdir()), harmful(folder, "quarantine")[0]]
    for path in several:
        page.goto(path.as_uri())
        found = Axe().run(page, options=asked).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == [], path
    for path in [*folder.glob("*.html"), *several]:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
