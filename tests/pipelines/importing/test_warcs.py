"""Archives of other tools: what is read of them, and what is said where they are damaged."""

import base64
import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from backports import zstd

from pipelines.files import read_captures
from pipelines.importing import ImportFileError, import_files
from schemas.capture import Capture

PAGE = b"<p>The lighthouse of Skagen is grey, and taller than the old one.</p>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(block: bytes, *fields: str, date: str = "2026-11-16T12:00:00Z", short: int = 0) -> bytes:
    """Return a response record whose length is *short* too small."""
    lines = [
        *("WARC/1.0", "WARC-Type: response", "WARC-Record-ID: <urn:uuid:7>", f"WARC-Date: {date}"),
        *("WARC-Target-URI: http://coast.example/skagen", *fields),
        f"Content-Length: {len(block) - short}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


HTTP = "Content-Type: application/http; msgtype=response"
WHOLE = HEAD + b"\r\n" + PAGE


@pytest.mark.parametrize(
    "data",
    [
        record(WHOLE, HTTP, date="20261116120000"),
        record(WHOLE, "Content-Type: APPLICATION/HTTP;msgtype=response"),
        record(WHOLE, "content-type: text/html"),
        record(WHOLE),
        record(WHOLE.replace(b"HTTP/1.1", b"http/2"), HTTP),
        record(b"\r\n\r\n" + WHOLE.replace(b"/1.1 ", b"\t"), HTTP),
        *(record(WHOLE, HTTP, short=short) for short in (1, 2, 4)),
        record(WHOLE, HTTP, short=2) + record(WHOLE, HTTP).replace(b"response", b"other"),
    ],
    ids=[
        "14 digits",
        "case",
        "other type",
        "no type",
        "http",
        "blank",
        "1",
        "2",
        "4",
        "4 and a follower",
    ],
)
def test_a_page_is_read_as_other_tools_write_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    found = next(read_captures(path, "a"))
    assert isinstance(found, Capture), found
    assert (found.payload, found.status, found.truncated) == (PAGE, 200, None)
    assert found.fetched_at == NOON


def test_a_page_whose_http_head_was_not_kept_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(PAGE + b"\n\n" + PAGE, HTTP))
    (found,) = read_captures(path, "a")
    assert isinstance(found, Capture)
    assert (found.payload, found.status) == (PAGE + b"\n\n" + PAGE, None)


def test_a_length_far_too_small_costs_its_record_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(WHOLE, HTTP, short=20) + record(WHOLE, HTTP))
    first, second = read_captures(path, "a")
    assert not isinstance(first, Capture)
    assert isinstance(second, Capture)


CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
GZIPPED = gzip.compress(PAGE, mtime=0)


@pytest.mark.parametrize(
    "data",
    [
        record(WHOLE, HTTP, f"WARC-Block-Digest: {sha1(WHOLE)}"),
        record(WHOLE, HTTP, f"WARC-Payload-Digest: {sha1(PAGE)}"),
        record(WHOLE, HTTP, f"WARC-Payload-Digest: sha256:{hashlib.sha256(PAGE).hexdigest()}"),
        *(
            record(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED, HTTP, of)
            for of in (f"WARC-Payload-Digest: {sha1(one)}" for one in (PAGE, CHUNKED))
        ),
        *(
            record(HEAD + b"Content-Encoding: gzip\r\n\r\n" + GZIPPED, HTTP, of)
            for of in (f"WARC-Payload-Digest: {sha1(one)}" for one in (PAGE, GZIPPED))
        ),
    ],
)
def test_a_record_that_is_not_what_its_digest_says_is_named(data: bytes, tmp_path: Path) -> None:
    path, at = tmp_path / "a.warc", max(data.find(b"Skagen"), len(data) - 30)
    path.write_bytes(data + data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    (fault,) = import_files([path], tmp_path / "captures", NOON).faults
    assert fault.startswith(f"{path}: the record at byte {len(data)}: its ")


ARC = b"filedesc://a.arc 0.0.0.0 20261116120000 text/plain 9\n1 0 Us\nURL\n\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ARC, "an ARC file: make a WARC file of it, with `warcio recompress`"),
        (gzip.compress(ARC), "an ARC file: make a WARC file of it, with `warcio recompress`"),
        (
            zstd.compress(record(WHOLE, HTTP)),
            "a WARC file compressed with zstd: decompress it first, with `zstd -d`",
        ),
    ],
    ids=["arc", "arc.gz", "zstd"],
)
def test_an_archive_of_another_kind_is_named_with_the_way_in(
    data: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(data)
    with pytest.raises(ImportFileError) as refused:
        import_files([path], tmp_path / "captures", NOON)
    assert str(refused.value) == f"{path}: {said}"
