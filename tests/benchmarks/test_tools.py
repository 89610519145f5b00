from datetime import UTC, date, datetime

import pytest

from benchmarks.tools import printed_time
from tests.pipelines.parsed import article

AT = datetime(2024, 5, 3, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2024, 5, 2), date(2024, 5, 3), date(2024, 5, 4)])
def test_a_time_is_scored_in_a_zone_in_which_it_is_of_the_day_as_printed(day: date) -> None:
    story = article("https://gazette.example/fair", published_at=AT, published_day=day)
    told = datetime.fromisoformat(printed_time(story) or "")
    assert (told, told.date()) == (AT, day)


def test_a_day_is_scored_as_a_day() -> None:
    dated = {"published_at": AT.replace(hour=0, minute=0), "published_precision": "day"}
    assert printed_time(article("https://gazette.example/fair", **dated)) == "2024-05-03"


def test_what_is_undated_is_scored_as_nothing() -> None:
    undated = {"published_at": None, "published_precision": None}
    assert printed_time(article("https://gazette.example/fair", **undated)) is None
