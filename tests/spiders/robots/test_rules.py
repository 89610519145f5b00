"""robots.txt is read by the letter of RFC 9309, and a file we cannot read closes the host."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.robots.rules import MOST_BYTES, Robots
from tests.costs import at_most
from tests.spiders.hostile_text import joined, joined_bytes


def test_no_rules_allow_everything() -> None:
    assert Robots.of(b"").allows("broadsheet", "https://example.com/a")


def test_the_longest_rule_wins_and_allow_wins_a_tie() -> None:
    robots = Robots.of(b"User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c\n")
    paths = ("/a", "/a/b/c", "/c", "/d")
    assert [robots.allows("broadsheet", f"https://e.com{path}") for path in paths] == [
        False,
        True,
        True,
        True,
    ]


def test_groups_that_name_the_same_agent_are_one() -> None:
    robots = Robots.of(
        b"User-agent: broadsheet\nDisallow: /a\n\nUser-agent: x\nUser-agent: Broadsheet/2.0 bot\n"
        b"Disallow: /b\n\nUser-agent: *\nDisallow: /c\n"
    )
    paths = ("/a", "/b", "/c")
    assert [robots.allows("broadsheet", f"https://e.com{path}") for path in paths] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("line", ["Crawl-delay: 2", "Sitemap: /s.xml", "Noindex: /x", "a b c"])
def test_a_line_beyond_the_rfc_does_not_end_a_group(line: str) -> None:
    robots = Robots.of(f"User-agent: broadsheet\n{line}\nUser-agent: *\nDisallow: /\n".encode())
    assert not robots.allows("broadsheet", "https://example.com/a")


def test_an_empty_disallow_ends_the_list_of_agents() -> None:
    robots = Robots.of(b"User-agent: broadsheet\nDisallow:\nUser-agent: *\nDisallow: /\n")
    assert robots.allows("broadsheet", "https://example.com/a")


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/caf%c3%a9", "/café/menu"),
        ("/café", "/caf%C3%A9"),
        ("/%62%61%7A", "/baz"),
        ("/a?u=http%3A%2F%2Fx", "/a?u=http://x"),
        ("/file-with-a-%2A.html", "/file-with-a-*.html"),
        ("/price-%24", "/price-$9"),
        ("/*.pdf$", "/a/b.pdf"),
        ("/*/print$", "/2026/story/print"),
        ("*?session=", "/a?session=1"),
    ],
)
def test_rule_and_address_are_compared_in_one_encoding(rule: str, path: str) -> None:
    robots = Robots.of(f"User-agent: *\nDisallow: {rule}\n".encode())
    assert not robots.allows("broadsheet", f"https://example.com{path}")


@pytest.mark.parametrize(
    ("rule", "path"),
    [("/*.pdf$", "/a.pdf?x"), ("/a*b*b$", "/ab"), ("/a%2Fb", "/a/b"), ("/A", "/a"), ("/a$", "/ab")],
)
def test_a_rule_stops_where_it_ends(rule: str, path: str) -> None:
    robots = Robots.of(f"User-agent: *\nDisallow: {rule}\n".encode())
    assert robots.allows("broadsheet", f"https://example.com{path}")


@pytest.mark.parametrize(
    "body",
    [
        "User-agent: *\nAllow: /".encode("utf-16"),
        "User-agent: *\nAllow: /".encode("utf-16-be"),
        b"\x1f\x8b\x08gzip",
        b"User-agent: *\nAllow: /\n\0",
    ],
)
def test_a_file_that_is_not_text_closes_the_host(body: bytes) -> None:
    assert not Robots.of(body).allows("broadsheet", "https://example.com/a")


@pytest.mark.parametrize(
    ("status", "is_allowed"),
    [
        (200, False),
        (404, True),
        (403, True),
        (429, False),
        (500, False),
        (503, False),
        (None, False),
    ],
)
def test_an_answer_that_is_no_file_opens_or_closes_as_the_rfc_says(
    status: int | None, is_allowed: bool
) -> None:
    robots = Robots.of_answer(status, b"User-agent: *\nDisallow: /\n")
    assert robots.allows("broadsheet", "https://example.com/a") is is_allowed


@pytest.mark.parametrize("rule", ["Disallow /wiki/Talk:x", "disalow: /wiki/Talk:x"])
def test_a_rule_whose_wish_is_plain_counts(rule: str) -> None:
    robots = Robots.of(f"User-agent *\n{rule}\n".encode())
    assert not robots.allows("broadsheet", "https://example.com/wiki/Talk:x")


def test_robots_txt_itself_may_always_be_fetched() -> None:
    robots = Robots.of(b"User-agent: *\nDisallow: /\n")
    assert robots.allows("broadsheet", "https://example.com/robots.txt")


def test_the_longest_delay_that_concerns_us_counts() -> None:
    robots = Robots.of(
        b"User-agent: broadsheet\nCrawl-delay: 2.5\nDisallow: /a\n\nUser-agent: broadsheet\n"
        b"Crawl-delay: 4\nCrawl-delay: soon\nCrawl-delay: inf\nUser-agent: *\nCrawl-delay: 60\n"
    )
    assert (robots.crawl_delay("broadsheet"), robots.crawl_delay("other")) == (60.0, 60.0)


def test_an_agent_without_a_delay_has_none() -> None:
    robots = Robots.of(b"User-agent: broadsheet\nAllow: /\n\nUser-agent: *\nCrawl-delay: 9\n")
    assert (robots.crawl_delay("broadsheet"), robots.crawl_delay("other")) == (None, 9.0)


def test_sitemaps_and_licences_are_listed_once_wherever_they_stand() -> None:
    robots = Robots.of(
        b"\xef\xbb\xbfSitemap: https://e.com/A.xml # main\nUser-agent: *\nsitemap : /b.xml\n"
        b"License: https://e.com/rsl.xml\nSITEMAP:https://e.com/A.xml\nDisallow: /x\n"
    )
    assert robots.sitemaps == ("https://e.com/A.xml", "/b.xml")
    assert robots.licenses == ("https://e.com/rsl.xml",)


def test_usage_signals_follow_agent_and_longest_path() -> None:
    robots = Robots.of(
        b"Content-Signal: search=yes, ai-train=no\n\nUser-agent: *\nAllow: /\n"
        b"Content-Usage: train-ai=y\nContent-Usage: /paid/ train-ai=n\n"
    )
    assert robots.usage("broadsheet", "https://e.com/paid/a") == (
        "content-usage: train-ai=n",
        "content-signal: search=yes, ai-train=no",
    )


def test_what_stands_behind_500_kib_is_not_read() -> None:
    body = b"User-agent: *\nAllow: /\n" + b"#" * MOST_BYTES + b"\nDisallow: /\n"
    assert Robots.of(body).allows("broadsheet", "https://example.com/a")


@pytest.mark.hostile
@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\nDisallow: /" + b"*a" * 8000 + b"b\n" + b"Disallow: /*a*a*a*ab\n" * 25_000,
        b"User-agent: a\n" * 40_000,
        b"User-agent: a\nDisallow: /*a\n" * 20_000,
        b"\xff" * MOST_BYTES,
        b":" * MOST_BYTES,
    ],
    ids=["wildcards", "agents", "groups", "not-utf-8", "colons"],
)
def test_a_hostile_file_is_read_and_asked_in_bounded_time(body: bytes) -> None:
    with at_most(turns=100e6):
        Robots.of(body).allows("a", "https://example.com/" + "a" * 2000)


@given(st.binary(max_size=200), st.text(max_size=40))
def test_no_bytes_and_no_address_raise(body: bytes, url: str) -> None:
    robots = Robots.of(b"User-agent: *\nDisallow: " + body)
    assert robots.allows("broadsheet", url) in (True, False)


FILES = joined_bytes(
    *(b"User-agent: ", b"Disallow: ", b"Allow: ", b"Crawl-delay: ", b"Sitemap: ", b"License: "),
    *(
        b"Content-Usage: ",
        b"Content-Signal: ",
        b"\n",
        b"\r",
        b"#",
        b":",
        b"/",
        b"*",
        b"$",
        b"%",
        b"%41",
    ),
    *(b"nan", b"inf", b"/index.htm", b"http://[", b"\xef\xbb\xbf"),
    most=20,
)


@given(FILES, joined("https://e.com", "/", "*", "$", "%", "%2", "?", "#", "//"))
def test_no_file_and_no_address_raise(body: bytes, url: str) -> None:
    robots = Robots.of(body)
    delay = robots.crawl_delay("broadsheet")
    assert robots.allows("broadsheet", url) in (True, False)
    assert delay is None or 0 <= delay < float("inf")
    assert all(use.startswith("content-") for use in robots.usage("broadsheet", url))
