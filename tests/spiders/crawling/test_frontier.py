"""Promises of what a crawl asks for: each story once, within its budgets."""

from datetime import UTC, datetime, timedelta

from spiders.crawling.frontier import Frontier
from spiders.discovery import Found, Span
from tests.spiders.hostile_server import publisher

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def found(path: str, days_ago: float | None = None) -> Found:
    """Return a story that a listing names."""
    at = None if days_ago is None else NOW - days_ago * DAY
    return Found(f"http://hostile.example{path}", changed=Span(at, at) if at else None)


def admitted(asked: Frontier, *stories: Found) -> list[str]:
    """Return the paths of those of *stories* that are asked for."""
    asked.add(stories, NOW)
    due = list(iter(asked.next_story, None))
    return [story.url.removeprefix("http://hostile.example") for story in due if story]


def test_the_newest_stories_come_first() -> None:
    asked = Frontier(publisher(), {})
    assert admitted(asked, found("/old", 9), found("/undated"), found("/new", 1)) == [
        "/new",
        "/old",
        "/undated",
    ]


def test_one_story_under_many_addresses_is_asked_for_once_and_counted() -> None:
    asked = Frontier(publisher(), {})
    names = ("/a", "/a/", "/a?utm_source=x", "/a?fbclid=1")
    assert (admitted(asked, *map(found, names)), dict(asked.left_out)) == (["/a"], {"alias": 3})


def test_what_is_not_asked_for_is_counted_by_its_reason() -> None:
    asked = Frontier(publisher(article_url="/news/"), {}, limit=1, since=NOW - 5 * DAY)
    stories = (
        found("/news/1", 1),
        found("/news/2", 2),
        found("/news/3", 9),
        found("/shop/4", 1),
        Found("http://other.example/news/5"),
        found("/news/login?to=front", 1),
    )
    assert admitted(asked, *stories) == ["/news/1"]
    assert dict(asked.left_out) == {
        "limit": 1,
        "before_since": 1,
        "no_story": 1,
        "other_site": 1,
        "trap": 1,
    }


def test_links_that_differ_in_digits_only_have_a_budget_and_listed_stories_have_none() -> None:
    stories = [found(f"/day/{number}") for number in range(1_010)]
    linked, listed = Frontier(publisher(), {}), Frontier(publisher(), {})
    assert linked.add(stories, NOW, is_linked=True) == {"asked": 1_000, "growth": 10}
    assert listed.add(stories, NOW) == {"asked": 1_010}


def test_listings_have_a_budget_and_a_depth() -> None:
    asked = Frontier(publisher(), {})
    maps = [found(f"/sitemap-{number}.xml") for number in range(600)]
    assert (
        len(asked.due_listings(maps, 1, NOW)),
        asked.due_listings([found("/deep.xml")], 9, NOW),
    ) == (
        500,
        [],
    )


def test_a_redirect_is_followed_on_the_site_only_and_once() -> None:
    asked = Frontier(publisher(), {})
    start = "http://hostile.example/a"
    targets = ("https://hostile.example/a", "http://hostile.example/b", "http://hostile.example/b")
    assert [asked.follows(url, "story", (start,)) for url in targets] == [True, True, False]
    assert not asked.follows("http://other.example/c", "story", (start,))
