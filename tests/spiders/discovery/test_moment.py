"""Dates of sitemaps and feeds are spans: no longer, and no shorter, than they can be meant."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.discovery.moment import Span, feed_span, period_of, w3c_span
from tests.spiders.hostile_text import joined


def utc(text: str) -> datetime:
    """Return the instant *text*, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00", "2026-11-23T10:00:00"),
        ("2026-11-23T10:00Z", "2026-11-23T10:00:00", "2026-11-23T10:00:00"),
        (" 2026-11-23T10:00:00.12345+05:30 ", "2026-11-23T04:30:00", "2026-11-23T04:30:00"),
        ("2026-11-23T10:00:00-0800", "2026-11-23T18:00:00", "2026-11-23T18:00:00"),
        ("2026-11-23 10:00:00+01", "2026-11-23T09:00:00", "2026-11-23T09:00:00"),
        ("2026-11-23T10:00:00", "2026-11-22T20:00:00", "2026-11-23T22:00:00"),
        ("2026-11-23", "2026-11-22T10:00:00", "2026-11-24T11:59:59"),
    ],
)
def test_a_w3c_date_is_a_span_as_wide_as_the_world(text: str, first: str, last: str) -> None:
    assert w3c_span(text) == Span(utc(first), utc(last))


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-11", "2026-13-01", "2026-02-30", "0001-01-01T00:00:00+12:00", "now"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert w3c_span(text) is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Mon, 23 Nov 2026 10:00:00 GMT", "2026-11-23T10:00:00"),
        ("23 Nov 26 10:00 +0100", "2026-11-23T09:00:00"),
        ("2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00"),
    ],
)
def test_a_feed_may_write_either_form(text: str, instant: str) -> None:
    assert feed_span(text) == Span(utc(instant), utc(instant))


def test_an_rss_date_without_a_zone_is_none() -> None:
    assert feed_span("Mon, 23 Nov 2026 10:00:00") is None


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("sitemap_2024_5.xml", "2024-04-30T10:00:00", "2024-06-01T11:59:59"),
        ("2026/11/23/sitemap.xml", "2026-11-22T10:00:00", "2026-11-24T11:59:59"),
        ("sitemap-20261123.xml", "2026-11-22T10:00:00", "2026-11-24T11:59:59"),
        ("sitemap-202611.xml", "2026-10-31T10:00:00", "2026-12-01T11:59:59"),
        ("sitemap-index_1996.xml", "1995-12-31T10:00:00", "1997-01-01T11:59:59"),
    ],
)
def test_the_address_of_an_archive_names_its_period(name: str, first: str, last: str) -> None:
    assert period_of(f"https://example.com/{name}") == Span(utc(first), utc(last))


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-12.xml", "s-120265.xml", "id=20261399"])
def test_other_numbers_are_no_period(name: str) -> None:
    assert period_of(f"https://example.com/{name}") is None


def is_sound(span: Span | None) -> bool:
    """Whether *span* is in UTC and does not end before it begins, if there is one."""
    return span is None or (
        span.first.tzinfo is UTC is span.last.tzinfo and span.first <= span.last
    )


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d)?", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    assert is_sound(feed_span(text))


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


@given(DATES)
def test_no_date_raises(text: str) -> None:
    assert all(map(is_sound, (feed_span(text), w3c_span(text), period_of(text))))
