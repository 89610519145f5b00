"""Everything seen, in one narrow table."""

from pathlib import Path

import pytest

from pipelines.deduping.seen import parsed_shards, seen_captures
from tests.pipelines.parsed import article, page, rejected, write_shard

STORY = "https://courier.example/vote"


def test_captures_are_in_order_of_shard_and_record_with_the_row_of_their_article(tmp_path: Path):
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
    seen = seen_captures(parsed_shards(tmp_path / "data/parsed"))
    names = ("record_id", "shard", "row", "article_row", "url")
    assert [tuple(row.values()) for row in seen.select(names).to_pylist()] == [
        ("r1", 0, 0, 0, f"{STORY}-1"),
        ("r2", 0, 1, None, None),
        ("r3", 0, 2, 1, f"{STORY}-3"),
        ("r4", 1, 0, 0, STORY),
    ]


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
