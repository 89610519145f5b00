"""Months measured apart and checked in batches."""

from datetime import timedelta
from pathlib import Path

import pytest

from expectations.known import Known
from pipelines.files import decoded
from pipelines.files.tables import write_table
from pipelines.running import Kept
from pipelines.validating.asking import NUMBERS, asked_rows, batches, broken_in, failures
from pipelines.validating.measures import ahead, keys_of, measured_parts
from schemas.article import Article
from schemas.columns import table_of
from tests.pipelines.parsed import NOON, article

pytestmark = pytest.mark.slow  # Great Expectations takes seconds to import

STORY = "https://courier.example/vote"


def measured(root: Path, *months: list[Article]):
    for number, articles in enumerate(months, 1):
        path = root / f"deduped/articles/month=2026-{number:02}/part-0000.parquet"
        write_table(table_of(articles, Article), path, Article)
    return measured_parts(root / "deduped", Known(), kept(root))


def kept(root: Path) -> Kept:
    return Kept(root / "kept", map)


def test_failures_are_told_by_part_and_row(tmp_path: Path):
    sound, broken = article(STORY), article(f"{STORY}-2", headline="X")
    parts = measured(tmp_path, [sound, broken], [article(f"{STORY}-3", headline="X")])
    every = list(NUMBERS)
    found = failures(asked_rows(parts, kept(tmp_path)), keys_of(parts)).to_pylist()
    names = [every[row["promise"]] for row in found]
    places = [(row["part"], row["row"]) for row in found]
    assert (names, places) == (["headline_length"] * 2, [(0, 1), (1, 0)])


def test_keys_are_those_of_all_rows_in_order(tmp_path: Path):
    parts = measured(tmp_path, [article(STORY)], [article(f"{STORY}-2"), article(f"{STORY}-3")])
    ids = [article(f"{STORY}{tail}").article_id for tail in ("", "-2", "-3")]
    names = ("part", "row", "article_id", "revision", "cluster_id", "table")
    assert [tuple(row.values()) for row in decoded(keys_of(parts)).select(names).to_pylist()] == [
        (0, 0, ids[0], 1, ids[0], "articles"),
        (1, 0, ids[1], 1, ids[1], "articles"),
        (1, 1, ids[2], 1, ids[2], "articles"),
    ]


@pytest.mark.parametrize(("length", "sizes"), [(2, [2, 2, 1]), (3, [3, 2]), (5, [5]), (9, [5])])
def test_batches_hold_many_months_and_slices_of_one(tmp_path: Path, length: int, sizes: list[int]):
    parts = measured(tmp_path, [article(STORY)] * 3, [article(STORY)], [article(STORY)])
    found = list(batches(parts, [0, 1, 2], length))
    places = [
        (one.number, row)
        for pieces in found
        for one in pieces
        for row in range(one.start, one.start + one.length)
    ]
    assert [sum(one.length for one in pieces) for pieces in found] == sizes
    assert places == [(0, 0), (0, 1), (0, 2), (1, 0), (2, 0)]


def test_no_months_have_no_failures(tmp_path: Path):
    parts = measured(tmp_path)
    assert len(failures(asked_rows(parts, kept(tmp_path)), keys_of(parts))) == 0


def test_rows_of_one_address_or_one_revision_are_told_between_months(tmp_path: Path):
    other = article(f"{STORY}-2").model_copy(update={"url": STORY})
    parts = measured(tmp_path, [article(STORY)], [other, article(f"{STORY}-3")], [article(STORY)])
    found = failures(asked_rows(parts, kept(tmp_path)), keys_of(parts)).to_pylist()
    told = {(list(NUMBERS)[one["promise"]], one["part"], one["row"]) for one in found}
    assert {one for one in told if one[0].endswith("_once")} == {
        ("revision_once", 0, 0),
        ("revision_once", 2, 0),
        *(("url_once", part, 0) for part in range(3)),
    }


def test_only_a_month_with_other_rows_is_measured_and_asked_again(tmp_path: Path, monkeypatch):
    months = [[article(STORY)], [article(f"{STORY}-2", headline="X")]]
    parts = measured(tmp_path, *months)
    before = failures(asked_rows(parts, kept(tmp_path)), keys_of(parts))
    parts = measured(tmp_path, [article(f"{STORY}-3", headline="Y")], months[1])
    asked = []
    monkeypatch.setattr(
        "pipelines.validating.asking.broken_in",
        lambda pieces: asked.extend(pieces) or broken_in(pieces),
    )
    now = failures(asked_rows(parts, kept(tmp_path)), keys_of(parts)).to_pylist()
    assert [(row["part"], row["row"]) for row in now] == [(0, 0), (1, 0)]
    assert [piece.number for piece in asked] == [0]
    assert before.to_pylist() == now[1:]


def test_a_later_end_of_crawls_measures_again_only_what_may_be_in_the_future(tmp_path: Path):
    path = tmp_path / "deduped/articles/month=2026-11.parquet"
    write_table(table_of([article(STORY)], Article), path, Article)
    ends = [NOON + n * timedelta(days=1) for n in (-3, -2, 2, 3)]
    told = [ahead(path, Known(until=until)) for until in ends]
    assert told == [ends[0].isoformat(), ends[1].isoformat(), None, None]
