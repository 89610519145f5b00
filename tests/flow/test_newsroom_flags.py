"""Two releases of the demo newsroom: what is odd on its second day has a flag that says so."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines import dedupe, parse, release, validate
from pipelines.files.tables import columns
from spiders.crawling.crawl import crawl
from spiders.publisher import publisher_from
from tests.checkouts import ROOT
from tests.newsroom.pages import answer, site_of
from tests.newsroom.record import NAME
from tests.newsroom.server import newsroom

slow = pytest.mark.slow  # whole stages and processes


class Odd(NamedTuple):
    """A page of the second day, the flag of its row, and the words of the page that it is for."""

    site: str
    path: str
    flag: str
    words: str
    times: int = 1


ODD = (
    Odd(
        "harbour-courier",
        "/news/2026/11/17/ferries-cancelled",
        "headline_not_in_capitals",
        "<h1>ALL FERRIES TO SAINT ISSEY CANCELLED UNTIL THURSDAY MORNING</h1>",
    ),
    Odd(
        "harbour-courier",
        "/culture/2026/11/17/lamplighters-first-round",
        "published_since_the_web",
        '"datePublished": "1884-11-17"',
    ),
    Odd(
        "harbour-courier",
        "/news/2026/11/17/ysolde-in-your-pictures",
        "author_is_no_sentence",
        '"name": "Our readers took these pictures from their own windows, and asked to stay',
    ),
    Odd(
        "tarn-gazette",
        "/community/legion-breakfasts-10416.html",
        "paragraphs_differ",
        "<p>Doors open at eight; bring your own mug, for the hall’s are at the menders.</p>",
        times=5,
    ),
    Odd(
        "caspian-herald",
        "/world/202611171048740-ferry-horns.html",
        "tags_differ",
        "ferries, Ferries, Zarbat, zarbat, Khazmir",
    ),
    Odd(
        "caspian-herald",
        "/economy/202611121048470-sturgeon-farm.html",
        "text_decoded",
        "â€œWe spent six years learning to be gentle,â€ said the farmâ€™s biologist",
    ),
)
FARM = "http://caspian-herald.example/economy/202611121048470-sturgeon-farm.html"
MAP = "http://harbour-courier.example/news/2026/11/17/ysolde-flood-map"


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.flag)
def test_a_flag_is_true_of_its_page(odd: Odd):
    site = site_of(odd.site)
    response = answer(site, 2, site.host, odd.path, {})
    charset = "cp1252" if "1252" in site.types[".html"] else "utf-8"
    assert response.body.decode(charset).count(odd.words) == odd.times


def build(root: Path, to: str) -> Path:
    """Build a release of all captures in *root* and return a copy of it."""
    for stage in (parse, dedupe, validate, release):
        stage.run(root, workers=1)
    return Path(shutil.copytree(root / "data/release", root / to))


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the release of the reference crawl, and that of both days."""
    root = tmp_path_factory.mktemp("newsroom")
    captures = root / "data/captures"
    shutil.copytree(ROOT / "data/captures" / NAME, captures / NAME)
    first = build(root, "first")
    with newsroom(day=2) as room, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROADSHEET_ALLOW", room.allow)
        crawl([publisher_from(path) for path in room.publishers], captures)
    return first, build(root, "both")


def flagged(place: Path, table: str) -> dict[str, list[str]]:
    """Return the flags of the rows of *table* that have some, by address."""
    rows = columns(place, table, ("url", "flags")).to_pylist()
    return {row["url"]: row["flags"] for row in rows if row["flags"]}


@slow
def test_the_first_day_has_nothing_to_flag(releases: tuple[Path, Path]):
    assert flagged(releases[0], "articles") == {}


@slow
def test_on_the_second_day_what_is_odd_is_flagged_and_nothing_else(releases: tuple[Path, Path]):
    expected = {f"http://{site_of(odd.site).host}{odd.path}": [odd.flag] for odd in ODD}
    assert flagged(releases[1], "articles") == expected


@slow
def test_a_flag_is_of_the_revision_that_is_odd(releases: tuple[Path, Path]):
    assert flagged(releases[1], "revisions") == {}
    earlier = columns(releases[1], "revisions", ("url",))["url"].to_pylist()
    assert FARM in earlier
    assert FARM in flagged(releases[1], "articles")


@slow
def test_a_page_that_only_asks_for_scripts_is_in_quarantine(releases: tuple[Path, Path]):
    rows = columns(releases[1], "quarantine", ("url", "reasons")).to_pylist()
    assert rows == [{"url": MAP, "reasons": ["story_is_no_wall"]}]
