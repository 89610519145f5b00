"""Buckets: days of a month together, a large day in shares, and new days move no old row."""

from datetime import UTC, date, datetime, timedelta
from itertools import groupby

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.deduping import shares
from pipelines.deduping.shares import buckets_of
from pipelines.files.digests import packed
from schemas.identity import digest

FIRST = date(2026, 1, 20)


def told(counts: list[int], first: date = FIRST, size: int = 100) -> list[str]:
    days = [
        first + timedelta(days=number) for number, count in enumerate(counts) for _ in range(count)
    ]
    ids = pa.array([digest(f"{day} {number}") for number, day in enumerate(days)], pa.string())
    moments = [datetime(day.year, day.month, day.day, 23, tzinfo=UTC) for day in days]
    columns = (
        pa.array(moments, pa.timestamp("us", "UTC")),
        packed(ids),
        pa.array([size] * len(days), pa.int32()),
    )
    found = buckets_of(*(pa.chunked_array([values]) for values in columns))
    return found.cast(pa.string()).to_pylist()


def test_days_stand_together_until_they_have_enough_rows(monkeypatch):
    monkeypatch.setattr(shares, "LEAST", 3)
    found = [(name, len(list(rows))) for name, rows in groupby(told([2, 1, 1, 6, 1], FIRST))]
    assert found == [
        ("month=2026-01/part-0000", 3),
        ("month=2026-01/part-0001", 7),
        ("month=2026-01/part-0002", 1),
    ]


def test_a_month_begins_a_bucket(monkeypatch):
    monkeypatch.setattr(shares, "LEAST", 3)
    assert (
        told([2, 2], date(2026, 1, 31))
        == ["month=2026-01/part-0000"] * 2 + ["month=2026-02/part-0000"] * 2
    )


def test_a_large_day_is_cut_into_shares_of_its_own(monkeypatch):
    monkeypatch.setattr(shares, "LEAST", 10)
    found = told([5, 100, 5])
    assert found[:5] == ["month=2026-01/part-0000"] * 5
    assert set(found[5:105]) == {f"month=2026-01/part-000{number}" for number in range(1, 9)}
    assert found[105:] == ["month=2026-01/part-0009"] * 5


@given(st.lists(st.integers(0, 60), max_size=40), st.lists(st.integers(0, 60), max_size=10))
def test_days_to_come_move_no_row_and_no_bucket_is_large(old, new):
    least, shares.LEAST = shares.LEAST, 8
    try:
        before, now = told(old), told([*old, *new])
    finally:
        shares.LEAST = least
    assert now[: len(before)] == before
    sizes = {name: now.count(name) for name in set(now)}
    assert max(sizes.values(), default=0) <= 8 * 8  # four times as many, and chance


def test_a_bucket_has_enough_of_few_rows_that_are_long(monkeypatch):
    monkeypatch.setattr(shares, "HEAVY", 300)
    assert told([2, 1, 1, 1]) == ["month=2026-01/part-0000"] * 3 + ["month=2026-01/part-0001"] * 2
    assert len(set(told([40]))) > 4
    assert len(set(told([40], size=10))) == 1


def test_no_rows_have_no_bucket():
    assert told([]) == []
