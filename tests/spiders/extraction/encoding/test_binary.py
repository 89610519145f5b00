"""Bytes of no text end as such, and every text is read."""

import gzip
import random
import zlib

import pytest

from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.extraction.encoding.binary import refuse_binary
from tests.pipelines.stories import page
from tests.spiders.extraction.fuzz.loop import capture_of

NOISE = random.Random(7).randbytes(3_000)
PIXELS = zlib.compress(NOISE)


@pytest.mark.parametrize(
    "payload",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + PIXELS,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE,
        b"GIF89a\x01\x00\x01\x00" + NOISE,
        b"RIFF\x24\x10\x00\x00WEBPVP8 " + NOISE,
        gzip.compress(page("Gulls return"), mtime=0),
        b"PK\x03\x04\x14\x00" + NOISE,
        b"\x00\x00\x00\x20ftypisom" + NOISE,
        b"wOF2\x00\x01\x00\x00" + NOISE,
        NOISE,
        b"<html><body>" + NOISE,
        bytes(500),
    ],
    ids=lambda payload: repr(payload[:8]),
)
def test_bytes_of_no_text_are_refused_as_such(payload: bytes) -> None:
    with pytest.raises(ParseError) as refused:
        parse_capture(capture_of(0, payload), None)
    assert refused.value.reason == "binary"


@pytest.mark.parametrize(
    "payload",
    [
        page("Gulls return"),
        page("Gulls return").replace(b"harbour", b"har\x00bour"),
        page("雪が降る東京").decode().encode("utf-16"),
        page("雪が降る東京").decode().encode("iso2022_jp", "ignore"),
        page("Gulls\x0b return\x0c"),
        b"MZ is how this story begins, and BM, ID3 and PAR1 stand in it too.",
        b"\xef\xbb\xbf" + page("Gulls return"),
        b"\x80\x81\x9f" + page("Gulls return"),
    ],
    ids=lambda payload: repr(payload[:24]),
)
def test_texts_are_not(payload: bytes) -> None:
    refuse_binary(capture_of(0, payload))
