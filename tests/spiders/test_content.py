"""Promises of undoing content encodings: whole, or with a fault, and never larger than allowed."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.content import content_of
from tests.spiders.hostile_text import joined_bytes

MOST = 1 << 20


def raw_deflated(data: bytes) -> bytes:
    """Return *data* deflated without a zlib head, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=2000))
def test_what_was_encoded_comes_back(data: bytes) -> None:
    ways = {
        b"gzip": gzip.compress(data),
        b"x-gzip": gzip.compress(data),
        b"Deflate": zlib.compress(data),
        b"identity": data,
    }
    got = {name: content_of(body, [name], MOST) for name, body in ways.items()}
    assert {(one.payload, one.fault) for one in got.values()} == {(data, None)}


def test_deflate_without_its_head_is_undone_too() -> None:
    assert content_of(raw_deflated(b"story"), [b"deflate"], MOST).payload == b"story"


def test_gzip_members_in_a_row_are_one_payload() -> None:
    body = gzip.compress(b"first ") + gzip.compress(b"second") + b"padding"
    assert content_of(body, [b"gzip"], MOST).payload == b"first second"


@given(st.binary(max_size=300), st.sampled_from([b"gzip", b"deflate", b"br", b"gzip, br"]))
def test_any_bytes_are_a_payload_or_a_fault(body: bytes, encoding: bytes) -> None:
    content = content_of(body, [encoding], 100)
    assert len(content.payload) <= 100
    assert content.used <= len(body)


@pytest.mark.hostile
def test_no_more_is_taken_than_the_limit_needs() -> None:
    body = gzip.compress(bytes(10 * MOST))
    content = content_of(body, [b"gzip"], MOST)
    assert (len(content.payload), content.fault, content.used < len(body)) == (MOST, "length", True)


BODIES = joined_bytes(
    *(gzip.compress(b"story"), gzip.compress(bytes(500)), zlib.compress(b"story"), b"\x1f\x8b"),
    *(raw_deflated(b"story"), b"\x78\x9c", b"\x08", b"\x1f\x8b\x08\x04", b"\0"),
)
ENCODINGS = st.lists(
    st.sampled_from([b"gzip", b"deflate", b" GZIP ,", b"x-gzip", b"identity, br"]), min_size=1
)


@settings(deadline=None)
@given(BODIES, ENCODINGS)
def test_any_members_in_a_row_are_a_payload_or_a_fault(body: bytes, encodings: list[bytes]) -> None:
    content = content_of(body, encodings, 100)
    assert (len(content.payload) <= 100, content.used <= len(body)) == (True, True)
