"""The cost of a page as delivered is the cost of many without that of one."""

import gzip
from pathlib import Path

from benchmarks.delivered import first_page

RECORD = b"WARC/1.1\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>One\r\n\r\n"


def test_the_first_page_is_the_first_record_alone(tmp_path: Path) -> None:
    archive = tmp_path / "two.warc.gz"
    archive.write_bytes(gzip.compress(RECORD) + gzip.compress(RECORD.replace(b"One", b"Two")))
    alone = first_page(archive, tmp_path / "one.warc.gz")
    assert gzip.decompress(alone.read_bytes()) == RECORD


def test_an_archive_of_one_page_is_that_page(tmp_path: Path) -> None:
    archive = tmp_path / "one.warc.gz"
    archive.write_bytes(gzip.compress(RECORD))
    alone = first_page(archive, tmp_path / "same.warc.gz")
    assert gzip.decompress(alone.read_bytes()) == RECORD
