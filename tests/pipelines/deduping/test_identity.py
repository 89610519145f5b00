"""Revisions of an article, from its captures in order of time."""

from datetime import timedelta

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.deduping.identity import sightings
from pipelines.files.tables import differs_from_before
from tests.pipelines.parsed import NOON

HOUR = timedelta(hours=1)
SCHEMA = pa.schema(
    [
        ("article_id", pa.string()),
        ("content_hash", pa.string()),
        ("facts_hash", pa.string()),
        ("fetched_at", pa.timestamp("us", "UTC")),
        ("shard", pa.int32()),
        ("row", pa.int32()),
    ]
)


def found(
    *captures: tuple[str | None, str | None, int], aside: tuple[int, ...] = ()
) -> list[tuple[object, ...]]:
    """Return capture, revision, is_start, is_newest and hour of first_seen_at of each sighting."""
    rows = [
        {
            "article_id": a,
            "content_hash": c,
            "facts_hash": "",
            "fetched_at": NOON + h * HOUR,
            "shard": 0,
            "row": n,
        }
        for n, (a, c, h) in enumerate(captures)
    ]
    is_aside = pa.array([n in aside for n in range(len(rows))], pa.bool_())
    sighted = sightings(pa.Table.from_pylist(rows, schema=SCHEMA), is_aside)
    names = ("capture", "revision", "is_start", "is_newest")
    return [
        (*(row[name] for name in names), (row["first_seen_at"] - NOON) // HOUR)
        for row in sighted.to_pylist()
    ]


def test_a_revision_begins_where_the_content_differs_from_the_capture_before():
    assert found(("a", "x", 0), ("a", "x", 1), ("a", "y", 2), ("a", "x", 3)) == [
        (0, 1, True, False, 0),
        (1, 1, False, False, 0),
        (2, 2, True, False, 0),
        (3, 3, True, True, 0),
    ]


def test_captures_are_put_in_order_of_article_and_time():
    assert found(("b", "x", 5), ("a", "y", 2), ("a", "x", 1)) == [
        (2, 1, True, False, 1),
        (1, 2, True, True, 1),
        (0, 1, True, True, 5),
    ]


def test_captures_of_one_moment_are_in_the_order_of_their_file():
    assert [row[0] for row in found(("a", "x", 0), ("a", "y", 0))] == [0, 1]


def test_captures_without_an_article_are_left_out():
    assert found((None, None, 0)) == []


def test_captures_set_aside_are_left_out():
    history = ("a", "x", 0), ("a", "half", 1), ("a", "x", 2)
    assert found(*history, aside=(1,)) == [(0, 1, True, True, 0), (2, 1, False, True, 0)]


@given(st.lists(st.none() | st.sampled_from("ab"), max_size=9))
def test_the_first_value_differs_and_others_where_they_change(values: list[str | None]):
    filled = [value or "" for value in values]
    expected = [n == 0 or filled[n] != filled[n - 1] for n in range(len(filled))]
    assert differs_from_before(pa.chunked_array([filled], pa.string())).tolist() == expected
