"""Promises of reading HTTP/1.1: the cutting of the stream never matters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.wire.heads import ProtocolError, head_of
from spiders.wire.http1 import MOST_INTERIM, ResponseReader
from tests.spiders.hostile_text import joined_bytes

RESPONSES = [
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstory",
    b"HTTP/1.1 200 OK\nContent-Length: 5\n\nstory",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"2\r\nst\r\n3;x\r\nory\r\n0\r\nT: 1\r\n\r\n",
    b"\r\n\nhttp/1.1 200 ok\r\n\r\nstory",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nstory",
]


def read(parts: list[bytes]) -> ResponseReader:
    """Return a reader that was fed *parts* and then the end."""
    reader = ResponseReader(1000)
    for part in parts:
        reader.feed(part)
    if not reader.is_done:
        reader.end()
    return reader


@given(st.sampled_from(RESPONSES), st.lists(st.integers(0, 100)))
def test_any_cutting_of_the_stream_gives_the_same_response(raw: bytes, cuts: list[int]) -> None:
    places = sorted({0, len(raw), *(cut for cut in cuts if cut < len(raw))})
    parts = [raw[a:b] for a, b in pairwise(places)]
    reader = read(parts)
    assert (bytes(reader.body), reader.truncated) == (b"story", None)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_response_or_a_protocol_error(raw: bytes) -> None:
    try:
        read([b"HTTP/1.1 200 OK\r\n" + raw])
    except ProtocolError:
        return


def test_a_line_without_a_colon_is_skipped_and_a_folded_one_joined() -> None:
    head = head_of(b"HTTP/1.1 200 OK\r\nnonsense\r\nA: 1\r\n  2\r\nb:\r\n\r\n")
    assert (head.status, head.fields) == (200, ((b"A", b"1 2"), (b"b", b"")))


@pytest.mark.parametrize(
    "line",
    [
        "HTTP/1.1 200 OK",
        "HTTP/2 200",
        "HTTP/2.0 200 OK",
        "http/1.0  200 ok",
        "HTTP/3 200 ",
        "HTTP/1.1\t200OK",
    ],
)
def test_a_status_line_is_read_as_servers_write_it(line: str) -> None:
    raw = f"{line}\r\nContent-Length: 5\r\n\r\n".encode()
    reader = read([b"\r\n\n", raw + b"story"])
    assert reader.head is not None
    assert (reader.head.raw, reader.head.status, bytes(reader.body)) == (raw, 200, b"story")


def test_a_long_head_is_read_in_any_pieces() -> None:
    raw = b"HTTP/1.1 200 OK\r\n" + b"X-Policy: %b\r\n" % (b"p" * 900) * 200 + b"\r\nstory"
    for size in (1, 700, len(raw)):
        parts = [raw[at : at + size] for at in range(0, len(raw), size)]
        assert bytes(read(parts).body) == b"story"


def test_a_response_that_forbids_reuse_is_not_reused() -> None:
    kept = read([b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"])
    closed = read([b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n"])
    old = read([b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"])
    assert [one.is_reusable for one in (kept, closed, old)] == [True, False, False]


@pytest.mark.parametrize(
    ("tail", "truncated"), [(b"0\r\n", None), (b"0\r\nT: 1\r\n", None), (b"", "disconnect")]
)
def test_a_chunked_body_is_whole_once_its_last_chunk_came(
    tail: bytes, truncated: str | None
) -> None:
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nstory\r\n" + tail
    reader = read([raw])
    assert (bytes(reader.body), reader.truncated) == (b"story", truncated)


def test_not_modified_has_no_body_whatever_it_promises() -> None:
    reader = read([b"HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n"])
    assert (reader.is_done, bytes(reader.body), reader.truncated) == (True, b"", None)


@pytest.mark.hostile
def test_a_burst_of_interim_responses_is_a_protocol_error() -> None:
    burst = b"HTTP/1.1 103 Early Hints\r\n\r\n"
    sound = read([burst * MOST_INTERIM + RESPONSES[0]])
    assert (bytes(sound.body), sound.is_done) == (b"story", True)
    with pytest.raises(ProtocolError, match="more than 20 interim responses"):
        read([burst * 50_000])


@pytest.mark.hostile
@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "-1", "+5", "5_0", "²", ""])
def test_a_length_that_is_no_number_of_bytes_is_a_protocol_error(number: str) -> None:
    for name, is_chunked in (("Content-Length: ", False), ("Transfer-Encoding: chunked", True)):
        tail = f"\r\n\r\n{number}\r\n" if is_chunked else f"{number}\r\n\r\n"
        with pytest.raises(ProtocolError):
            read([f"HTTP/1.1 200 OK\r\n{name}{tail}".encode() + b"more"])


def test_a_length_with_leading_zeros_is_read() -> None:
    assert bytes(read([b"HTTP/1.1 200 OK\r\nContent-Length: 0005\r\n\r\nstory"]).body) == b"story"


STREAMS = joined_bytes(
    *(
        b"HTTP/1.1 200 OK",
        b"HTTP/1.0 ",
        b"HTTP/1.1 100",
        b"HTTP/1.1 304 ",
        b"\r\n",
        b"\n",
        b"\r\n\r\n",
    ),
    *(b"Content-Length: ", b"Transfer-Encoding: chunked", b"Connection: close", b": ", b",", b";"),
    *(b"5", b"0", b"a", b"ffffffffffff", b"story"),
    most=20,
)


@given(st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", RESPONSES[2][:50]]), st.lists(STREAMS))
def test_any_stream_is_a_response_or_a_protocol_error(start: bytes, parts: list[bytes]) -> None:
    try:
        reader = read([start, *parts])
    except ProtocolError:
        return
    assert reader.head is not None
    assert len(reader.body) <= reader.most
