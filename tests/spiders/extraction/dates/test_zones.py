from datetime import UTC, datetime

import pytest

from spiders.extraction.dates.zones import instant, zone_named

MAY = datetime(2024, 5, 14, 9, 30)


def test_an_offset_wins_over_the_declared_zone() -> None:
    assert instant(MAY, "+0530", "Europe/Paris") == datetime(2024, 5, 14, 4, 0, tzinfo=UTC)


def test_without_a_zone_there_is_no_instant() -> None:
    assert instant(MAY, None, None) == "no_zone"


def test_a_shared_abbreviation_is_the_one_that_the_declared_zone_uses() -> None:
    assert [instant(MAY, "BST", zone) for zone in ("Europe/London", "Asia/Dhaka", None)] == [
        datetime(2024, 5, 14, 8, 30, tzinfo=UTC),
        "ambiguous_zone",
        "ambiguous_zone",
    ]


@pytest.mark.parametrize("day", [31, 30])
def test_a_skipped_hour_is_no_instant_and_the_day_before_it_is(day: int) -> None:
    found = instant(datetime(2024, 3, day, 2, 30), None, "Europe/Berlin")
    assert found == ("clock_change" if day == 31 else datetime(2024, 3, 30, 1, 30, tzinfo=UTC))


def test_an_abbreviation_out_of_season_is_no_instant() -> None:
    assert instant(MAY, "CET", None) == "ambiguous_zone"


def test_offsets_beyond_the_farthest_place_are_none() -> None:
    assert instant(MAY, "+15:00", None) == "ambiguous_zone"


@pytest.mark.parametrize("name", ["../../etc/passwd", "Europe", "Europe/Nowhere", "", "/"])
def test_names_that_are_no_zone_are_none(name: str) -> None:
    assert zone_named(name) is None
