import gzip
import os
import zlib
from functools import partial
from pathlib import Path

import brotli
import pytest
from backports import zstd

from pipelines.warc.captures import Damage, read_captures
from pipelines.warc.payloads import LONGEST_PAYLOAD
from schemas.capture import Capture

squeezed = partial(gzip.compress, mtime=0)  # the same name for a test in every process
STORY = b"<p>The harbour office counted the birds twice.</p>"
NOISE = os.urandom(4000)


def read(path: Path, http: bytes, fields: str = "", kind: str = "response") -> Capture | Damage:
    """Return what is read of a record whose block is *http*, with more *fields* in its head."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2026-11-16T10:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n"
        f"Content-Type: application/http\r\n{fields}Content-Length: {len(http)}\r\n\r\n"
    )
    path.write_bytes(head.encode() + http + b"\r\n\r\n")
    (found,) = read_captures(path, "a")
    assert isinstance(found, Capture | Damage)
    return found


def answer(fields: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\n{fields}\r\n".encode() + body


CHUNKS = b"5;name=value\r\n<p>Th\r\n2d\r\n" + STORY[5:] + b"\r\n0\r\n\r\n"
CHUNKED, GZIPPED = "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n"
FOUR_TIMES = squeezed(squeezed(squeezed(squeezed(STORY))))
DEFLATED = zlib.compress(STORY)[2:-4]


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("", STORY),
        (f"Content-Length: {len(STORY)}\r\n", STORY),
        ("Content-Length: 3\r\n", STORY),
        (CHUNKED, CHUNKS),
        (CHUNKED, STORY),
        (CHUNKED, b"0" * 20 + CHUNKS),
        (CHUNKED + f"Content-Length: {len(STORY)}\r\n", STORY),
        (f"Content-Length: {len(STORY)}, {len(STORY)}\r\n", STORY),
        (CHUNKED + GZIPPED, b"%x\r\n%b\r\n0\r\n" % (len(g := squeezed(STORY)), g)),
        (GZIPPED, squeezed(STORY)),
        (GZIPPED, squeezed(STORY) + b"bytes behind"),
        ("Content-Encoding: x-gzip\r\n", squeezed(STORY)),
        ("Content-Encoding: deflate\r\n", zlib.compress(STORY)),
        ("Content-Encoding: deflate\r\n", DEFLATED),
        (GZIPPED, squeezed(STORY)[:-8]),
        (GZIPPED, STORY),
        (GZIPPED * 2, squeezed(squeezed(STORY))),
        ("Content-Encoding: rot13\r\n", STORY),
        ("Content-Encoding: zstd\r\n", zstd.compress(STORY)),
        ("Content-Encoding: br\r\n", b"\x8b\x18\x80" + STORY + b"\x03"),
        ("X: " + "y" * 60000 + "\r\n", STORY),
    ],
)
def test_a_whole_payload_is_decoded_and_not_truncated(
    tmp_path: Path, fields: str, body: bytes
) -> None:
    found = read(tmp_path / "a", answer(fields, body))
    assert isinstance(found, Capture), found
    assert (found.payload, found.truncated) == (STORY, None)


def test_heads_that_were_sent_before_an_answer_are_none_of_it(tmp_path: Path) -> None:
    early = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    found = read(tmp_path / "a", early + answer(CHUNKED, CHUNKS))
    assert isinstance(found, Capture), found
    assert (found.status, found.payload, found.truncated) == (200, STORY, None)
    assert found.headers == (("Transfer-Encoding", "chunked"),)


@pytest.mark.parametrize(
    ("fields", "body", "payload", "reason"),
    [
        ("Content-Length: 99\r\n", STORY, STORY, "disconnect"),
        (f"Content-Length: {'9' * 5000}\r\n", STORY, STORY, "disconnect"),
        ("Content-Length: 3, 99\r\n", STORY, STORY, "disconnect"),
        ("Content-Length: 3\r\nContent-Length: 99\r\n", STORY, STORY, "disconnect"),
        (f"Content-Length: {'0' * 20}99\r\n", STORY, STORY, "disconnect"),
        (CHUNKED + "Content-Length: 99\r\n", STORY, STORY, "disconnect"),
        ("Transfer-Encoding: x\r\n" + CHUNKED, CHUNKS[:-5], STORY, "disconnect"),
        (CHUNKED, CHUNKS[:-5], STORY, "disconnect"),
        (CHUNKED, CHUNKS[:30], STORY[:10], "disconnect"),
        (GZIPPED, squeezed(NOISE)[:-900], NOISE[: 4000 - 892], "unspecified"),
        ("", bytes(LONGEST_PAYLOAD + 1), bytes(LONGEST_PAYLOAD), "length"),
        (GZIPPED, squeezed(bytes(20 << 20)), bytes(LONGEST_PAYLOAD), "length"),
    ],
    ids=[
        *("body", "digits", "listed length", "second length", "zeros", "length of no chunks"),
        *("second coding", "last chunk", "chunk", "gzip", "long", "bomb"),
    ],
)
def test_a_cut_payload_says_why(
    tmp_path: Path, fields: str, body: bytes, payload: bytes, reason: str
) -> None:
    found = read(tmp_path / "a", answer(fields, body))
    assert isinstance(found, Capture), found
    assert (found.payload == payload, found.truncated) == (True, reason)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("bytes 0-47/48", None),
        ("bytes 0-47/90", "unspecified"),
        ("bytes 9-56/57", "unspecified"),
        ("bytes 0-47/*", "unspecified"),
        ("", "unspecified"),
    ],
)
def test_a_part_that_a_server_sent_is_whole_if_its_range_is_all(
    tmp_path: Path, said: str, reason: str | None
) -> None:
    block = answer(f"Content-Range: {said}\r\n", STORY).replace(b"200 OK", b"206 Part")
    assert read(tmp_path / "a", block).truncated == reason


def test_a_segment_of_a_capture_is_no_whole_one(tmp_path: Path) -> None:
    block = answer("", STORY)
    assert read(tmp_path / "a", block, "WARC-Segment-Number: 1\r\n").truncated == "length"


def test_what_a_cut_brotli_body_gives_is_kept_and_says_so(tmp_path: Path) -> None:
    text = b" ".join(b"The gulls came back %d times." % number for number in range(9000))
    body = brotli.compress(text)
    found = read(tmp_path / "a", answer("Content-Encoding: br\r\n", body[: len(body) // 2]))
    assert isinstance(found, Capture)
    assert found.truncated == "unspecified"
    assert text.startswith(found.payload)
    assert len(found.payload) > len(text) // 3


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("length", "length"),
        ("time", "time"),
        ("Disconnect", "disconnect"),
        ("unspecified", "unspecified"),
        ("disk full", "unspecified"),
    ],
)
def test_what_the_archive_says_of_a_cut_counts_first(
    tmp_path: Path, said: str, reason: str
) -> None:
    block = answer("Content-Length: 99\r\n", STORY)
    assert read(tmp_path / "a", block, f"WARC-Truncated: {said}\r\n").truncated == reason


def test_a_revisit_and_an_answer_without_a_body_miss_nothing(tmp_path: Path) -> None:
    block = answer("Content-Length: 99\r\n", b"")
    assert read(tmp_path / "a", block, kind="revisit").truncated is None
    assert read(tmp_path / "a", block.replace(b"200 OK", b"304 Same")).truncated is None


@pytest.mark.parametrize(
    ("fields", "body", "detail"),
    [
        (GZIPPED, squeezed(STORY)[:-8] + bytes(8), "content: content encoding gzip: Error -3"),
        (GZIPPED * 4, FOUR_TIMES, "content: content encoding gzip: more than 3 of them"),
        ("Content-Encoding: rot13\r\n", bytes(60), "content: content encoding rot13"),
        ("Content-Encoding: zstd\r\n", bytes(60), "content: content encoding zstd"),
        ("X: " + "y" * 600000 + "\r\n", STORY, "content: HTTP head longer than 524288 bytes"),
    ],
)
def test_what_cannot_be_decoded_is_a_damage_that_says_so(
    tmp_path: Path, fields: str, body: bytes, detail: str
) -> None:
    found = read(tmp_path / "a", answer(fields, body))
    assert isinstance(found, Damage)
    assert found.detail.startswith(detail)
    assert found.target_uri == "http://a.example/"
