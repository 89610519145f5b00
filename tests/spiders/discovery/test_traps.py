"""Addresses that never end are left alone, each for a named reason; stories are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.discovery.traps import trap


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://e.com/calendar/2199-07", "calendar"),
        ("https://e.com/events/?month=7&year=2199", "calendar"),
        ("https://e.com/whats-on?tribe-bar-date=2199-07-01", "calendar"),
        ("https://e.com/a/b/a/b/a/b/a/b", "repeats itself"),
        ("https://e.com/" + "x/" * 3 + "/".join(map(str, range(30))), "too deep"),
        ("https://e.com/" + "a" * 2100, "too long"),
        ("https://e.com/story?sid=0123456789abcdef0123", "session"),
        ("https://e.com/story;jsessionid=0123456789ABCDEF", "session"),
        ("https://e.com/news?sort=new&filter=uk&page=3", "facets"),
        ("https://e.com/?s=ferry", "search"),
        ("https://e.com/story?replytocom=71", "search"),
        ("https://e.com/wp-login.php?redirect_to=x", "service"),
        ("https://e.com/a?" + "&".join(f"p{n}=1" for n in range(20)), "too many parameters"),
        ("mailto:editor@e.com", "not a web address"),
    ],
)
def test_a_trap_is_named(url: str, reason: str) -> None:
    assert trap(url) == reason


@pytest.mark.parametrize(
    "url",
    [
        "https://e.com/2026/11/23/council-calendar-published",
        "https://e.com/events/ferry-festival-draws-thousands",
        "https://e.com/news/view.html?idx=8576&page=1&bc=03&mc=08&find=&sch_date=",
        "https://e.com/news?sid=10238",
        "https://e.com/story?sort=1",
        "https://e.com/news/uk/news/uk-news/news-of-the-day-1234567",
    ],
)
def test_a_story_is_no_trap(url: str) -> None:
    assert trap(url) is None


@settings(deadline=None)  # the first call pays for imports
@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert trap("https://e.com/" + text) is None or isinstance(trap("https://e.com/" + text), str)
