"""Tables that the disk does not take are named."""

from pathlib import Path

import pytest

from pipelines.files.tables import write_table
from schemas.columns import table_of
from schemas.errors import DiskError
from schemas.release import Tombstone


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
