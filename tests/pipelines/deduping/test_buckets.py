"""Buckets: days of a month together, a large day in shares, and new days move no old row."""

from datetime import date, timedelta
from itertools import groupby

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.deduping import buckets
from pipelines.deduping.buckets import buckets_of
from schemas.identity import digest

FIRST = date(2026, 1, 20)


def told(counts: list[int], first: date = FIRST) -> list[str]:
    days = [
        (first + timedelta(days=number)).isoformat()
        for number, count in enumerate(counts)
        for _ in range(count)
    ]
    ids = [digest(f"{day} {number}")[:32] for number, day in enumerate(days)]
    columns = (pa.chunked_array([values], pa.string()) for values in (days, ids))
    return buckets_of(*columns).to_pylist()


def test_days_stand_together_until_they_have_enough_rows(monkeypatch):
    monkeypatch.setattr(buckets, "LEAST", 3)
    found = [(name, len(list(rows))) for name, rows in groupby(told([2, 1, 1, 6, 1], FIRST))]
    assert found == [
        ("month=2026-01/part-0000", 3),
        ("month=2026-01/part-0001", 7),
        ("month=2026-01/part-0002", 1),
    ]


def test_a_month_begins_a_bucket(monkeypatch):
    monkeypatch.setattr(buckets, "LEAST", 3)
    assert (
        told([2, 2], date(2026, 1, 31))
        == ["month=2026-01/part-0000"] * 2 + ["month=2026-02/part-0000"] * 2
    )


def test_a_large_day_is_cut_into_shares_of_its_own(monkeypatch):
    monkeypatch.setattr(buckets, "LEAST", 10)
    found = told([5, 100, 5])
    assert found[:5] == ["month=2026-01/part-0000"] * 5
    assert set(found[5:105]) == {f"month=2026-01/part-000{number}" for number in range(1, 9)}
    assert found[105:] == ["month=2026-01/part-0009"] * 5


@given(st.lists(st.integers(0, 60), max_size=40), st.lists(st.integers(0, 60), max_size=10))
def test_days_to_come_move_no_row_and_no_bucket_is_large(old, new):
    least, buckets.LEAST = buckets.LEAST, 8
    try:
        before, now = told(old), told([*old, *new])
    finally:
        buckets.LEAST = least
    assert now[: len(before)] == before
    sizes = {name: now.count(name) for name in set(now)}
    assert max(sizes.values(), default=0) <= 8 * 8  # four times as many, and chance


def test_no_rows_have_no_bucket():
    assert told([]) == []
