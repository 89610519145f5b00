"""Tables written in parts as in one piece, long rows apart, and a disk that takes none named."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.files import tables
from pipelines.files.tables import ROW_GROUP, Order, read_table, write_parts, write_table
from schemas.article import Article
from schemas.columns import table_of
from schemas.errors import DiskError
from schemas.release import TABLES, Tombstone
from tests.pipelines.parsed import NOON, article


def test_a_full_disk_is_named_with_the_file_it_did_not_take(tmp_path: Path) -> None:
    path = tmp_path / "tombstones.parquet"
    path.with_name(".tombstones.parquet.part").symlink_to("/dev/full")
    with pytest.raises(DiskError, match=r"tombstones\.parquet: cannot be written: No space left"):
        write_table(table_of([], Tombstone), path, Tombstone)
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(DiskError, match=r"one\.parquet: cannot be written: "):
        write_table(table_of([], Tombstone), tmp_path / "data" / "one.parquet", Tombstone)


def test_a_file_says_its_order_and_by_what_its_rows_are_found(tmp_path: Path) -> None:
    path, table = tmp_path / "articles.parquet", TABLES["articles"]
    rows = table_of([article("https://courier.example/vote")], Article)
    write_table(rows, path, Article, order=Order(table.sorted_by, table.found_by))
    group = pq.read_metadata(path).row_group(0)
    assert len(group.sorting_columns) == len(table.sorted_by)
    first = [group.column(one.column_index).path_in_schema for one in group.sorting_columns]
    assert first == [name for name, _ in table.sorted_by]
    own = rows["article_id"][0].as_py()
    for wanted, excluded in ((own, False), ("0" * 32, True)):
        probe = f"from parquet_bloom_probe('{path}', 'article_id', '{wanted}')"
        assert duckdb.sql(f"select bloom_filter_excludes {probe}").fetchall() == [(excluded,)]


def stones(count: int) -> list[Tombstone]:
    facts = {"publisher": "courier", "url": None, "cause": "takedown", "reason": "asked"}
    return [Tombstone(article_id=f"{number:032x}", at=NOON, **facts) for number in range(count)]


def test_parts_of_a_table_give_the_bytes_of_the_whole(tmp_path: Path) -> None:
    rows = table_of(stones(2 * ROW_GROUP + 7), Tombstone)
    write_table(rows, tmp_path / "whole.parquet", Tombstone)
    parts = [rows.slice(start, ROW_GROUP) for start in range(0, len(rows), ROW_GROUP)]
    write_parts(parts, tmp_path / "parts.parquet", Tombstone)
    written = [(tmp_path / f"{name}.parquet").read_bytes() for name in ("whole", "parts")]
    assert written[0] == written[1]


def test_a_row_group_holds_no_more_bytes_than_can_be_read_at_once(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tables, "GROUP_BYTES", 2_000)
    rows = table_of(stones(100), Tombstone)
    write_table(rows, tmp_path / "one.parquet", Tombstone)
    file = pq.ParquetFile(tmp_path / "one.parquet")
    groups = [file.read_row_group(number).nbytes for number in range(file.num_row_groups)]
    assert (len(groups) > 3, max(groups) < 2_500) == (True, True)
    assert read_table(tmp_path / "one.parquet", Tombstone) == rows


def test_a_footer_has_bounds_of_what_rows_are_skipped_by_and_no_word_of_a_story(
    tmp_path: Path,
) -> None:
    rows = [article(url=f"http://a.example/{n}", fetched_at=NOON) for n in range(3)]
    write_table(table_of(rows, Article), tmp_path / "a.parquet", Article)
    group = pq.read_metadata(tmp_path / "a.parquet").row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    bounded = {one.path_in_schema for one in columns if one.is_stats_set}
    assert {"article_id", "publisher", "url", "fetched_at", "word_count"} <= bounded
    assert not {"text", "dek"} & bounded
    assert not [name for name in bounded if "." in name]


def test_a_file_says_the_units_of_its_columns_and_their_names_in_schema_org(
    tmp_path: Path,
) -> None:
    write_table(table_of([], Article), tmp_path / "a.parquet", Article)
    schema = pq.read_schema(tmp_path / "a.parquet")
    assert schema.field("published_at").metadata == {
        b"unit": b"UTC",
        b"schema_org": b"datePublished",
    }
    assert read_table(tmp_path / "a.parquet", Article).schema.field("url").metadata[b"doc"]
