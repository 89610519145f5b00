"""Everything seen, in one narrow table."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.deduping.seen import kept_captures, parsed_shards, seen_captures
from pipelines.files.digests import hashed
from pipelines.running import Kept
from tests.pipelines.parsed import article, page, rejected, write_shard

STORY = "https://courier.example/vote"


@pytest.mark.parametrize("together", [1, 2, 4, 100])
def test_captures_are_in_order_of_shard_and_record_with_the_row_of_their_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
):
    monkeypatch.setattr("pipelines.deduping.seen.TOGETHER", together)
    write_shard(tmp_path, "two/b", [page(article(STORY), "r4")])
    write_shard(
        tmp_path,
        "one/a",
        [
            page(article(f"{STORY}-1"), "r1"),
            rejected(f"{STORY}-2", "r2", "no_text"),
            page(article(f"{STORY}-3"), "r3"),
        ],
    )
    shards = parsed_shards(tmp_path / "data/parsed")
    seen = seen_captures(shards)
    sums = [(shard.name, shard.name) for shard in shards]
    on_disk = kept_captures(shards, sums, Kept(tmp_path / "kept", map), tmp_path / "seen")
    assert on_disk.select(seen.column_names) == seen  # a column at a time, or all at once
    names = ("record", "shard", "row", "article_row", "target")
    records, addresses = (
        hashed(pa.array(values)).to_pylist()
        for values in (["r1", "r2", "r3", "r4"], [*(f"{STORY}-{n}" for n in (1, 2, 3)), STORY])
    )
    assert [tuple(row.values()) for row in seen.select(names).to_pylist()] == [
        (records[0], 0, 0, 0, addresses[0]),
        (records[1], 0, 1, None, addresses[1]),
        (records[2], 0, 2, 1, addresses[2]),
        (records[3], 1, 0, 0, addresses[3]),
    ]


def test_columns_of_many_small_shards_are_read_from_one_file(tmp_path: Path):
    for number in range(9):
        write_shard(tmp_path, f"one/{number}", [page(article(f"{STORY}-{number}"), f"r{number}")])
    shards = parsed_shards(tmp_path / "data/parsed")
    sums = [(shard.name, shard.name) for shard in shards]
    on_disk = kept_captures(shards, sums, Kept(tmp_path / "kept", map), tmp_path / "seen")
    assert on_disk.files == (tmp_path / "seen/0.arrow",)
    assert on_disk.lengths == (1,) * 9
    seen = seen_captures(shards)
    assert on_disk.select(seen.column_names) == seen


def test_shards_are_in_order_of_the_names_of_their_warc_files(tmp_path: Path):
    names = ["a/x", "a-b/x", "a/x.warc", "a/x-1"]  # as paths, a-b comes behind a
    for name in names:
        write_shard(tmp_path, name, [page(article(STORY), "r")])
    files = [shard.warc_file for shard in parsed_shards(tmp_path / "data/parsed")]
    assert files == ["a-b/x.warc.gz", "a/x-1.warc.gz", "a/x.warc", "a/x.warc.gz"]


def test_tables_of_a_shard_that_are_not_in_step_are_our_bug(tmp_path: Path):
    write_shard(tmp_path, "one/a", [page(article(STORY), "r1")])
    written = tmp_path / "data/parsed/articles/one/a.parquet"
    first = written.read_bytes()
    write_shard(tmp_path, "one/a", [page(article(STORY), "r2")])
    written.write_bytes(first)
    with pytest.raises(AssertionError, match="not in step"):
        seen_captures(parsed_shards(tmp_path / "data/parsed"))


def test_nothing_parsed_is_an_empty_table(tmp_path: Path):
    assert len(seen_captures(parsed_shards(tmp_path))) == 0
