"""Dates of sitemaps and feeds are read as late as they can be meant, never earlier."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.discovery.moment import end_of_period, feed_instant, latest_instant
from tests.spiders.hostile_text import joined


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00"),
        ("2026-11-23T10:00Z", "2026-11-23T10:00:00"),
        (" 2026-11-23T10:00:00.123456789+05:30 ", "2026-11-23T04:30:00"),
        ("2026-11-23T10:00:00-0800", "2026-11-23T18:00:00"),
        ("2026-11-23 10:00:00+01", "2026-11-23T09:00:00"),
        ("2026-11-23T10:00:00", "2026-11-23T22:00:00"),
        ("2026-11-23", "2026-11-24T11:59:59"),
    ],
)
def test_a_w3c_date_is_its_latest_instant(text: str, instant: str) -> None:
    assert latest_instant(text) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-11", "2026-13-01", "2026-02-30", "0001-01-01T00:00:00+12:00", "now"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert latest_instant(text) is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Mon, 23 Nov 2026 10:00:00 GMT", "2026-11-23T10:00:00"),
        ("23 Nov 26 10:00 +0100", "2026-11-23T09:00:00"),
        ("2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00"),
    ],
)
def test_a_feed_may_write_either_form(text: str, instant: str) -> None:
    assert feed_instant(text) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_an_rss_date_without_a_zone_is_none() -> None:
    assert feed_instant("Mon, 23 Nov 2026 10:00:00") is None


@pytest.mark.parametrize(
    ("name", "instant"),
    [
        ("sitemap_2024_5.xml", "2024-06-01T11:59:59"),
        ("2026/11/23/sitemap.xml", "2026-11-24T11:59:59"),
        ("sitemap-20261123.xml", "2026-11-24T11:59:59"),
        ("sitemap-202611.xml", "2026-12-01T11:59:59"),
        ("sitemap-index_1996.xml", "1997-01-01T11:59:59"),
    ],
)
def test_the_address_of_an_archive_says_when_it_ended(name: str, instant: str) -> None:
    end = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert end_of_period(f"https://example.com/{name}") == end


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-12.xml", "s-120265.xml", "id=20261399"])
def test_other_numbers_are_no_period(name: str) -> None:
    assert end_of_period(f"https://example.com/{name}") is None


@settings(deadline=None)  # the first call pays for imports
@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d)?", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    instant = feed_instant(text)
    assert instant is None or instant.tzinfo is UTC


DATES = joined(
    *(
        "Mon, ",
        "23 ",
        "Nov ",
        "26",
        " 10:00",
        ":00",
        "GMT",
        "EST",
        "T",
        "Z",
        "+0100",
        "-9999",
        "(",
        '"',
    ),
    *("2026-11-23", "0001-01-01", "9999-12-31", "/", "-", "?yyyy=", "&mm=", ",", ".", "\\"),
)


@settings(deadline=None)
@given(DATES)
def test_no_date_raises(text: str) -> None:
    for instant in (feed_instant(text), latest_instant(text), end_of_period(text)):
        assert instant is None or instant.tzinfo is UTC
