"""Promises of undoing content encodings: whole, or why not, and never larger than allowed."""

import gzip
import sys
import zlib
from functools import partial

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.content import Content, content_of
from spiders.content.labels import is_text
from tests.costs import at_most
from tests.spiders.hostile_text import joined_bytes

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MOST = 1 << 20
zipped = partial(gzip.compress, mtime=0)
FERRY = "<p>The ferry to Läsø was late, and the cook had left.</p>".encode() * 9


def raw_deflated(data: bytes) -> bytes:
    """Return *data* deflated without a zlib head, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


WAYS = {
    b"gzip": zipped,
    b"x-gzip": zipped,
    b"Deflate": zlib.compress,
    b"deflate": raw_deflated,
    b"br": brotli.compress,
    b"zstd": zstd.compress,
    b"identity": bytes,
}


def whole(payload: bytes, body: bytes) -> Content:
    return Content(payload, len(body))


@given(st.binary(max_size=2000).filter(is_text))
def test_what_was_encoded_comes_back(data: bytes) -> None:
    for name, way in WAYS.items():
        body = way(data)
        assert content_of(body, [name], MOST) == whole(data, body)


@pytest.mark.parametrize(
    "label", ["latin-1", "chunked", "aws-chunked", "text/html", "x-none,,", *WAYS]
)
def test_a_page_that_is_not_encoded_is_read_whatever_its_label(label: str | bytes) -> None:
    name = label.encode() if isinstance(label, str) else label
    for text in (FERRY, b"Cooks wanted. " * 40, "Zwölf".encode("utf-16")):
        assert content_of(text, [name], MOST) == whole(text, text)


@pytest.mark.parametrize("label", ["charset", "deflate", "br", "identity", "gzip, charset"])
def test_a_zipped_page_is_read_whatever_its_label(label: str) -> None:
    body = zipped(FERRY)
    assert content_of(body, [label.encode()], MOST) == whole(FERRY, body)


@pytest.mark.parametrize(
    ("label", "way"),
    [
        ("brotli", b"br"),
        ("gzip", b"br"),
        ("zlib", b"Deflate"),
        ("zstd", b"deflate"),
        ("br", b"zstd"),
    ],
)
def test_a_page_in_another_coding_than_its_label_says_is_read(label: str, way: bytes) -> None:
    body = WAYS[way](FERRY)
    assert content_of(body, [label.encode()], MOST) == whole(FERRY, body)


@pytest.mark.parametrize("labels", [[], [b"gzip"], [b"gzip, gzip"], [b"gzip", b"X-GZIP"]])
def test_a_page_zipped_twice_is_read_however_often_it_says_so(labels: list[bytes]) -> None:
    body = zipped(zipped(FERRY)) if labels else zipped(FERRY)
    assert content_of(body, labels, MOST).payload == FERRY


def test_a_zipped_file_that_holds_no_text_or_not_all_stays_zipped() -> None:
    for body in (zipped(bytes(100)), zipped(FERRY)[:-12]):
        assert content_of(body, [], MOST) == whole(body, body)


def test_members_in_a_row_are_one_payload() -> None:
    body = zipped(b"first ") + zipped(b"second") + b"padding"
    assert content_of(body, [b"gzip"], MOST).payload == b"first second"
    frames = zstd.compress(b"first ") + zstd.compress(b"second")
    assert content_of(frames, [b"zstd"], MOST).payload == b"first second"


@pytest.mark.parametrize("name", [b"gzip", b"Deflate", b"deflate", b"br", b"zstd"])
def test_bytes_behind_the_data_count_for_nothing(name: bytes) -> None:
    content = content_of(WAYS[name](FERRY) + b"\0\r\n<!-- cached -->", [name], MOST)
    assert (content.payload, content.truncated, content.fault) == (FERRY, None, None)


@pytest.mark.parametrize(("name", "missing"), [(b"gzip", 8), (b"gzip", 3), (b"Deflate", 4)])
def test_data_of_which_only_the_checksum_is_missing_are_whole(name: bytes, missing: int) -> None:
    body = WAYS[name](FERRY)[:-missing]
    assert content_of(body, [name], MOST) == whole(FERRY, body)


def test_the_head_of_a_gzip_member_may_hold_names_and_more() -> None:
    plain = zipped(FERRY)[:-8]
    head = b"\x1f\x8b\x08\x1e" + plain[4:10] + b"\x03\0abc" + b"a name\0" + b"a note\0"
    body = head + (zlib.crc32(head) & 0xFFFF).to_bytes(2, "little") + plain[10:]
    assert content_of(body, [b"gzip"], MOST) == whole(FERRY, body)


@pytest.mark.parametrize("name", [b"gzip", b"deflate", b"br"])
def test_data_that_were_cut_give_what_they_hold_and_say_so(name: bytes) -> None:
    text = " ".join(f"Berth {number} was free." for number in range(9000)).encode()
    body = WAYS[name](text)
    content = content_of(body[: len(body) // 2], [name], MOST)
    assert (content.truncated, content.fault) == ("unspecified", None)
    assert text.startswith(content.payload)
    assert len(content.payload) > len(text) // 4


@pytest.mark.parametrize("name", [b"gzip", b"deflate", b"br", b"zstd", b"compress"])
def test_bytes_that_are_neither_code_nor_text_are_a_fault(name: bytes) -> None:
    content = content_of(bytes(range(256)), [name], MOST)
    assert content.payload == b""
    assert (content.fault or "").startswith("content encoding")


@given(st.binary(max_size=300), st.sampled_from([b"gzip", b"deflate", b"br", b"gzip, zstd", b"x"]))
def test_any_bytes_are_a_payload_or_a_fault(body: bytes, encoding: bytes) -> None:
    content = content_of(body, [encoding], 100)
    assert len(content.payload) <= 100
    assert content.used <= len(body)


@pytest.mark.hostile
@pytest.mark.parametrize("name", [b"gzip", b"deflate", b"br", b"zstd"])
def test_no_more_is_taken_than_the_limit_needs(name: bytes) -> None:
    content = content_of(WAYS[name](bytes(10 * MOST)), [name], MOST)
    assert (content.payload, content.truncated) == (bytes(MOST), "length")


@pytest.mark.hostile
def test_layers_are_limited_too() -> None:
    body = zipped(zipped(zipped(zipped(bytes(20 * MOST)))))
    fault = content_of(body, [b"gzip"] * 4, MOST).fault
    assert fault == "content encoding gzip: more than 3 of them"


@pytest.mark.hostile
def test_a_list_of_labels_without_end_costs_nothing() -> None:
    labels = [b", ".join([b"br"] * 20_000)]
    packed = brotli.compress(bytes(MOST)) + b"\0"
    with at_most(turns=50e6):
        assert content_of(packed, labels, MOST).payload == b""
        assert content_of(FERRY, labels, MOST) == whole(FERRY, FERRY)


BODIES = joined_bytes(
    *(zipped(b"story"), zipped(bytes(500)), zlib.compress(b"story"), b"\x1f\x8b"),
    *(raw_deflated(b"story"), b"\x78\x9c", b"\x08", b"\x1f\x8b\x08\x04", b"\0"),
    *(brotli.compress(b"story"), zstd.compress(b"story"), b"\x28\xb5\x2f\xfd"),
)
ENCODINGS = st.lists(
    st.sampled_from([b"gzip", b"deflate", b" GZIP ,", b"x-gzip", b"identity, br", b"zstd"]),
    min_size=1,
)


def test_a_stream_that_is_wrong_behind_its_head_is_a_fault() -> None:
    content = content_of(b"\x08\xf6\x06", [b"gzip"], 100)
    assert (content.payload, content.fault is None) == (b"", False)


@given(BODIES, ENCODINGS)
def test_any_members_in_a_row_are_a_payload_or_a_fault(body: bytes, encodings: list[bytes]) -> None:
    content = content_of(body, encodings, 100)
    assert (len(content.payload) <= 100, content.used <= len(body)) == (True, True)
