"""When an address is looked at again: by a schedule that thins out, whatever a listing says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.archive import Visit
from spiders.archive.records import Referred
from spiders.archive.state import Body
from spiders.crawling.looks import is_looked_after, why_not, why_not_listing
from spiders.discovery import Span

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = 24 * HOUR
PAGE = Body(
    Referred("<urn:x:1>", "http://e.com/a", MONDAY, "sha1:A"), "c/w", 0, 1, None, None, None
)


def visit(looks: int, hours: float, **facts: object) -> Visit:
    """Return what is known of a story first seen on Monday, *looks* times, last after *hours*."""
    plain = Visit(
        "story", "http://e.com/a", PAGE, looks, MONDAY, MONDAY, MONDAY + hours * HOUR, MONDAY
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def at(hours: float) -> Span:
    """Return the instant so long after Monday."""
    return Span(MONDAY + hours * HOUR, MONDAY + hours * HOUR)


def due(known: Visit, *hours: float, changed: Span | None = None) -> list[bool]:
    """Return whether *known* is due so long after Monday."""
    return [why_not(known, None, changed, MONDAY + h * HOUR) is None for h in hours]


def test_a_story_is_looked_at_by_the_next_crawls_and_then_ever_more_seldom() -> None:
    assert due(visit(1, 0), 0.01) == due(visit(2, 0.01), 0.02) == [True]
    assert due(visit(3, 0.02), 0.03, 0.2) == [False, True]  # ten minutes at least
    assert due(visit(4, 10), 14.9, 15) == [False, True]
    assert due(visit(9, 24 * 300), 24 * 329, 24 * 330) == [False, True]  # a month at most


@given(st.integers(3, 50), st.floats(0, 9000), st.floats(-9000, 9000))
def test_no_date_puts_a_look_off(looks: int, hours: float, changed: float) -> None:
    known, now = visit(looks, hours), MONDAY + hours * HOUR + 31 * DAY
    assert why_not(known, None, at(changed), now) is None


def test_a_listed_change_brings_the_look_forward_unless_it_proved_false() -> None:
    known = visit(5, 10, listed=MONDAY + 2 * HOUR)
    assert due(known, 10.5, changed=at(2)) == [False]
    assert due(known, 10.5, changed=at(3)) == [True]
    assert due(replace(known, false_alarms=2), 10.5, changed=at(3)) == [False]


def test_a_day_that_is_not_over_tells_of_no_change() -> None:
    day = Span(MONDAY - 5 * HOUR, MONDAY + 30 * HOUR)
    assert due(visit(5, 10), 11, 16, changed=day) == [False, True]


def test_what_was_old_when_it_was_found_rests_sooner() -> None:
    old = Span(MONDAY - 400 * DAY, MONDAY - 400 * DAY)
    later = MONDAY + 20 * DAY
    assert why_not(visit(1, 0), old, None, MONDAY + HOUR) is None
    assert why_not(visit(2, 1), old, None, later) == "not_due"


@pytest.mark.parametrize(
    ("failures", "hours", "fate"),
    [
        (1, 0.01, None),
        (2, 0.02, None),
        (3, 0.5, "failed_lately"),
        (3, 1, None),
        (8, 24 * 13, "failed_lately"),
        (8, 24 * 14, None),
        (9, 24 * 900, "given_up"),
    ],
)
def test_what_failed_is_tried_ever_more_seldom_and_given_up_by_name(
    failures: int, hours: float, fate: str | None
) -> None:
    known = visit(0, 0, body=None, failures=failures, failed_at=MONDAY)
    assert why_not(known, None, None, MONDAY + hours * HOUR) == fate
    assert why_not(known, None, at(hours), MONDAY + hours * HOUR) is None  # it has changed since


def test_a_month_s_sitemap_is_read_until_the_month_is_over() -> None:
    month = Span(MONDAY - 15 * DAY, MONDAY + 15 * DAY)
    known = visit(9, 24)
    assert why_not_listing(known, month, None, MONDAY + 25 * HOUR) is None
    seen = visit(9, 24 * 20)
    fates = [why_not_listing(seen, month, None, MONDAY + days * DAY) for days in (20.5, 45)]
    assert fates == ["not_due", None]


def test_a_story_that_left_its_listing_is_looked_after_for_two_months() -> None:
    assert [is_looked_after(visit(3, 1), MONDAY + days * DAY) for days in (59, 61)] == [True, False]
    assert not is_looked_after(visit(3, 1, body=None), MONDAY)
