"""Tables that the disk does not take are named."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.files.tables import Order, write_table
from schemas.article import Article
from schemas.columns import table_of
from schemas.errors import DiskError
from schemas.release import TABLES, Tombstone
from tests.pipelines.parsed import article


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
