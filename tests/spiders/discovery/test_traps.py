"""Addresses that never end are left alone, each for a named reason; stories are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.discovery.traps import Growth, trap


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://e.com/" + "a" * 8100, "too long"),
        ("https://e.com/wp-login.php?redirect_to=x", "service"),
        ("https://e.com/cart/", "service"),
        ("https://e.com/login?next=/2026/11/23/harbour", "service"),
        ("mailto:editor@e.com", "not a web address"),
    ],
)
def test_a_trap_is_named(url: str, reason: str) -> None:
    assert trap(url) == reason


@pytest.mark.parametrize(
    "url",
    [
        "https://e.com/termine/2026/11/23/council-meets-on-the-pier",
        "https://e.com/checkout/2026/11/23/shops-close",
        "https://e.com/?q=node/771",
        "https://e.com/read?s=sport&view=1&sort=2&no=771",
        "https://e.com/" + "pier-" * 500,
        "https://e.com/a?" + "&".join(f"p{n}=1" for n in range(20)),
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


@pytest.mark.parametrize(
    "form",
    [
        "https://e.com/plan/21{}/07",
        "https://e.com/plan?month={}&view=list",
        "https://e.com/list?sort={}&page=2",
        "https://e.com/story?sid=0f{}",
    ],
)
def test_what_grows_without_end_is_told_by_its_form(form: str) -> None:
    growth = Growth(most=50)
    assert [growth.admits(form.format(n)) for n in range(100)] == [True] * 50 + [False] * 50


def test_a_path_that_is_followed_into_itself_has_one_form() -> None:
    growth = Growth(most=2)
    paths = ["https://e.com" + "/a/b" * n for n in range(1, 5)]
    assert [growth.admits(path) for path in paths] == [True, True, False, False]


def test_stories_with_headlines_do_not_count_as_growth() -> None:
    growth = Growth(most=2)
    words = ("fog", "ferry", "pier", "tide", "crane")
    assert all(growth.admits(f"https://e.com/2026/11/{n}/the-{w}") for n, w in enumerate(words))


@pytest.mark.hostile
def test_growth_is_counted_in_bounded_memory() -> None:
    growth = Growth()
    letters = "abcdefghij"
    for n in range(12_000):
        growth.admits("https://e.com/" + "".join(letters[int(d)] for d in str(n)))
    assert len(growth.counts) <= 10_001


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert trap("https://e.com/" + text) is None or isinstance(trap("https://e.com/" + text), str)
