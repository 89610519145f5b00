"""Archives of other tools: what is read of them, and what is said where they are damaged."""

import base64
import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from backports import zstd

from pipelines.importing import import_files
from pipelines.warc import read_captures
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


SOUND = record(WHOLE, HTTP, f"WARC-Block-Digest: {sha1(WHOLE)}")
SHARED = zstd.train_dict([SOUND + str(n).encode() for n in range(200)], 2000)


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (zstd.compress(SOUND) * 2, []),
        (zstd.compress(SOUND * 2), []),
        (
            b"\x5d\x2a\x4d\x18"
            + len(SHARED.dict_content).to_bytes(4, "little")
            + SHARED.dict_content
            + zstd.compress(SOUND, zstd_dict=SHARED) * 2,
            [],
        ),
        (zstd.compress(SOUND) * 2 + zstd.compress(SOUND)[:-9], ["the file is cut off"]),
        (zstd.compress(SOUND) * 2 + b"\x28\xb5\x2f\xfd" + b"\xff" * 40, ["damaged zstd frame"]),
    ],
    ids=["frames", "one frame", "dictionary", "cut", "damaged"],
)
def test_a_warc_file_of_zstd_frames_comes_in(
    data: bytes, faults: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.warc.zst"
    path.write_bytes(data)
    done = import_files([path], tmp_path / "captures", NOON)
    told = [one.removeprefix(f"{path}: ") for one in done.faults]
    assert [said[: len(faults[0])] for said in told] == faults
    (warc,) = done.folder.glob("*.warc.gz")
    found = [one for one in read_captures(warc, "a") if isinstance(one, Capture)]
    assert (warc.name, [one.payload for one in found][:2]) == ("a.warc.gz", [PAGE, PAGE])


def test_text_of_a_crawl_comes_in_as_it_is(tmp_path: Path) -> None:
    wet = record(b"Skagen is grey", "Content-Type: text/plain").replace(b"response", b"conversion")
    path = tmp_path / "a.wet"
    path.write_bytes(gzip.compress(wet, mtime=0))
    done = import_files([path], tmp_path / "captures", NOON)
    (copy,) = done.folder.glob("*.warc.gz")
    assert (done.records, copy.read_bytes()) == ({"conversion": 1}, path.read_bytes())
