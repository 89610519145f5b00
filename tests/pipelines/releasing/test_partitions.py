"""Partitions: which files a release is cut into, and rows in order without joining their chunks."""

from itertools import pairwise

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.releasing.partitions import partitions, rows_at
from tests.pipelines.validated import write_validated


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1), st.randoms(use_true_random=False))
def test_rows_are_taken_at_any_places_from_any_chunks(lengths, chance):
    cuts = np.cumsum([0, *lengths])
    values = np.arange(cuts[-1])
    chunks = [values[start:end] for start, end in pairwise(cuts)]
    rows = pa.table({"at": pa.chunked_array(chunks, pa.int64())})
    places = list(range(cuts[-1]))
    chance.shuffle(places)
    wanted = places[: chance.randint(0, len(places))]
    assert rows_at(rows, np.array(wanted, dtype=np.int64))["at"].to_pylist() == wanted


def test_a_month_and_a_crawl_are_a_folder_each(tmp_path):
    found = list(partitions(write_validated(tmp_path) / "validated"))
    assert [(one.table, one.folder) for one in found] == [
        ("articles", "articles/month=2025-01"),
        ("articles", "articles/month=2026-10"),
        ("articles", "articles/month=2026-11"),
        ("quarantine", "quarantine/month=2026-10"),
        ("revisions", "revisions/month=2026-11"),
        ("captures", "captures/crawl=20261102T060000Z"),
    ]
