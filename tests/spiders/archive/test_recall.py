"""An answer out of the archive is whole, or none: then the page is asked for again."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spiders.archive.recall import recalled
from spiders.content import Content
from spiders.wire import LONGEST_BODY, Exchange, head_of

BODY = b"<p>The ferry sails again.</p>" * 50
RECORD = gzip.compress(
    b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY + b"\r\n\r\n"
)
SAME = Exchange(
    url="http://e.com/a",
    at=datetime(2026, 11, 23, tzinfo=UTC),
    request=b"",
    head=head_of(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    body=b"",
    content=Content(b"", 0),
    address="192.0.2.1",
)


def test_what_was_archived_comes_back_under_the_new_time(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"before" + RECORD + b"behind")
    whole = recalled(SAME, path, 6, len(RECORD), LONGEST_BODY)
    assert whole is not None
    assert (whole.head.status, whole.body, whole.content.payload) == (200, BODY, BODY)
    assert replace(whole, head=SAME.head, body=b"", content=SAME.content) == SAME


@pytest.mark.parametrize(
    "damaged",
    [b"", RECORD[:-20], b"no gzip at all", gzip.compress(b"x")],
    ids=["empty", "cut", "no gzip", "no record"],
)
def test_what_is_damaged_gives_nothing(damaged: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(damaged)
    assert recalled(SAME, path, 0, len(RECORD), LONGEST_BODY) is None


def test_neither_does_a_file_that_is_gone_nor_a_record_longer_than_asked_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.warc.gz"
    assert recalled(SAME, path, 0, len(RECORD), LONGEST_BODY) is None
    path.write_bytes(gzip.compress(gzip.decompress(RECORD) + b"x" * (1 << 20)))
    assert recalled(SAME, path, 0, path.stat().st_size, 1_000) is None
