"""Dates that say nothing of a story are taken off; the story stays."""

from datetime import UTC, datetime, timedelta

import pytest

from spiders.discovery import Discovery, Found, Span, with_sound_dates

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def listing(*hours_ago: float) -> Discovery:
    """Return a sitemap whose stories changed so long ago."""
    spans = [Span(NOW - hours * HOUR, NOW - hours * HOUR) for hours in hours_ago]
    stories = [Found(f"http://e.com/{i}", changed=span) for i, span in enumerate(spans)]
    return Discovery("urlset", tuple(stories))


@pytest.mark.parametrize(
    ("hours_ago", "doubted"),
    [
        ((1, 2, 3, 4, 5, 6), None),
        ((0, 0, 0, 0), None),  # too few to say
        ((0, 0.001, 0.002, 0, 0, 0.01), "changed always now"),
        ((900, 900, 900, 900, 900), "changed all the same"),
    ],
)
def test_the_dates_of_a_clock_or_of_a_move_are_doubted(
    hours_ago: tuple[float, ...], doubted: str | None
) -> None:
    found = with_sound_dates(listing(*hours_ago), NOW)
    assert (len(found.stories), found.doubted) == (len(hours_ago), doubted)
    assert all((story.changed is None) == bool(doubted) for story in found.stories)


def test_a_date_that_has_yet_to_come_is_none() -> None:
    found = with_sound_dates(listing(5, -5, -500), NOW)
    assert [story.changed is not None for story in found.stories] == [True, True, False]
    assert found.doubted == "1 in the future"
