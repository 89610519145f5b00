"""A release names each WARC file it was made from, plain or compressed, by its receipt."""

from pathlib import Path

import pytest

from pipelines.files import Receipt, write_receipt
from pipelines.parsing import shard_of
from pipelines.releasing.inputs import inputs_of
from schemas.errors import EmptyError

NAMES = ["one/x.warc.gz", "one/x.warc", "one/a.b-00000.warc.gz"]


def test_plain_and_compressed_files_are_found_by_their_receipts(tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        shard = shard_of(tmp_path / name, Path(name), tmp_path / "parsed")
        write_receipt(Receipt("code", f"sum-{number}", records={"response": 1}), shard.receipt)
    records, inputs = inputs_of(tmp_path, tmp_path / "baseline", NAMES)
    assert records == {"response": 3}
    named = {name: value for name, value in inputs.items() if name != "publishers"}
    assert named == {"one/x": "sum-0", "one/x.warc": "sum-1", "one/a.b-00000": "sum-2"}


def test_a_file_without_a_receipt_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmptyError, match=r"none for one/x\.warc: run the parse stage"):
        inputs_of(tmp_path, tmp_path / "baseline", ["one/x.warc"])
