"""Which rows are shown: some of every publisher, the same whatever the order, at most so many."""

import random

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reporting.chosen import Clusters, Draw

ROWS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 999).map("{:03d}".format), st.integers(1, 3)),
    unique_by=lambda row: row[1:],
    max_size=60,
)


def table(rows):
    names = ("publisher", "article_id", "revision")
    columns = zip(*rows, strict=True) if rows else ([], [], [])
    types = (pa.string(), pa.string(), pa.int32())
    return pa.table(dict(zip(names, map(pa.array, columns, types), strict=True)))


def drawn(rows, most, size):
    draw = Draw(most)
    for start in range(0, len(rows), size):
        draw.add(table(rows[start : start + size]))
    return draw.drawn()


@given(ROWS, st.integers(1, 20), st.integers(1, 30), st.randoms())
def test_the_draw_is_the_same_in_whatever_parts_and_order_rows_come(rows, most, size, chance):
    whole = drawn(rows, most, len(rows) or 1)
    mixed = random.Random(chance.random()).sample(rows, len(rows))
    assert drawn(mixed, most, size) == whole
    assert len(whole) == min(most, len(rows))


@given(ROWS)
def test_every_publisher_is_seen_before_one_is_seen_twice(rows):
    ids = {(article, revision): publisher for publisher, article, revision in rows}
    publishers = set(ids.values())
    assert {ids[key] for key in drawn(rows, len(publishers) or 1, 7)} == publishers


def test_clusters_are_the_first_by_their_ids_with_all_their_members():
    found = Clusters()
    for start in (60, 0, 30):
        numbers = range(start, start + 30)
        ids = [f"{number:02d}" for number in numbers]
        found.add(pa.table({"cluster_id": [one[0] * 2 + one[1] for one in ids], "article_id": ids}))
    assert len(found.found) == 20
    assert found.found["000"] == ["00"]
    assert max(found.found) == "119"
