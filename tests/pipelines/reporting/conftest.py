"""One release, and one Chromium, for all tests of the report; they only look."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.pipelines.reporting.hostile import hostile_release

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    return hostile_release(tmp_path_factory.mktemp("reported"))


@pytest.fixture(scope="session")
def folder(place):
    return place / "report"


@pytest.fixture(scope="module")  # while it runs no other loop of events can, as crawls need
def chromium():
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium is here: `make browser` installs it, as root")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def looked(chromium, folder):
    """Return a function that opens a page of the report and gives it, in a window of its own."""
    windows = []

    def opened(path="index.html", **window):
        windows.append(chromium.new_context(offline=True, **window))
        page = windows[-1].new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda told: page.faults.append(told.text))
        page.on("dialog", lambda dialog: page.faults.append(dialog.message))
        page.goto(f"{(folder / path).as_uri()}")
        return page

    yield opened
    for window in windows:
        window.close()
