"""Whatever the bytes: reading ends, costs what their number allows, and sound records are read."""

import gzip
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.warc.captures import MOST_DAMAGES, Damage, Other, read_captures
from schemas.capture import Capture
from tests.costs import at_most
from tests.pipelines.warc.test_records import LAYOUTS, LENGTH, record

pytestmark = pytest.mark.slow

MB = 1 << 20
READ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
HEAD = b"WARC/1.0\r\nContent-Length: %d\r\n\r\n"
MEMBER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"

FLOODS = {
    "versions": b"WARC/1.0\r\n" * (MB // 10),
    "versions with a field": b"WARC/1.0\r\na:\r\n" * (MB // 14),
    "heads without a length": b"WARC/1.0\r\na:\r\n\r\n" * (MB // 16),
    "heads that claim a little": HEAD % 9 * (MB // 32),
    "heads that claim a megabyte": HEAD % MB * (MB // 37),
    "heads that claim more than is kept": HEAD % 10**12 * (MB // 43),
    "heads that claim to end together": b"".join(
        b"WARC/1.0\r\nContent-Length:%8d\r\n\r\n" % (38 * (MB // 38 - n)) for n in range(MB // 38)
    )
    + b"\r\n\r\nnothing that is a record",
    "magic": b"\x1f\x8b\x08" * (MB // 3),
    "magic of nothing": b"\x1f\x8b\x08\0\0" * (MB // 5),
    "members of nothing": gzip.compress(b"") * (MB // 20),
    "members of no record": gzip.compress(b"WARC/1.0\r\n") * (MB // 30),
    "starts, squeezed": gzip.compress(b"WARC/1.1\r\nA: b\r\n" * 3_000_000),
    "starts without an end, squeezed": gzip.compress(b"WARC/1.1\nA:" * 3_000_000),
    "line ends, squeezed": gzip.compress(b"\r\n" * (50 * MB)),
    "heads without a length, squeezed": gzip.compress(b"WARC/1.0\r\na:\r\n\r\n" * 1_000_000),
    "records of nothing, squeezed": gzip.compress((HEAD % 0 + b"\r\n\r\n") * 1_000_000),
    "members of many heads": gzip.compress(HEAD % 9 * 10_000) * 300,
    "cut members": gzip.compress(HEAD % 9 + bytes(range(256)) * 9)[:-20] * 9_000,
    "line ends": b"WARC/1.0\r\n" + b"\r\n" * (MB // 2),
}


def nested_members(count: int, behind: bytes) -> bytes:
    """Return *count* gzip members, each inside the one before, all with the same bytes *behind*."""
    parts = []
    for left in range(count - 1, -1, -1):
        size = 26 * left + 11
        parts.append(MEMBER + b"\0" + struct.pack("<HH", size, size ^ 0xFFFF) + b"WARC/1.0\r\n\n")
    return b"".join(parts) + behind


def captures_in(path: Path, data: bytes) -> list[Capture | Damage | Other]:
    """Return what is read of *data*."""
    path.write_bytes(data)
    return list(read_captures(path, "a"))


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_costs_what_its_bytes_allow_and_few_lines(tmp_path: Path, name: str) -> None:
    with at_most(turns=250e6):  # half a million to 30 as a rule; quadratic would be minutes
        read = captures_in(tmp_path / "a", FLOODS[name])
    assert 0 < len(read) <= MOST_DAMAGES + 1


def test_members_inside_members_are_inflated_a_few_times_only(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = squeeze.compress(bytes(50 * MB)) + squeeze.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 20
    with at_most(turns=250e6):
        read = captures_in(tmp_path / "a", nested_members(2000, bomb))
    assert 0 < len(read) <= 10


def test_a_sound_record_behind_a_squeezed_flood_is_read(tmp_path: Path) -> None:
    flood = gzip.compress(b"WARC/1.0\r\na:\r\n\r\n" * 100_000)
    read = captures_in(tmp_path / "a", flood + gzip.compress(record(1, b"one")))
    assert [one.target_uri for one in read if isinstance(one, Capture)] == ["http://a.example/1"]


def test_a_flood_says_how_much_it_was_and_the_record_behind_it_is_read(tmp_path: Path) -> None:
    flood = [FLOODS["versions"], record(1, b"one"), FLOODS["heads that claim a little"]]
    read = captures_in(tmp_path / "a", b"".join([*flood, record(2, b"two")]))
    assert isinstance(read[0], Damage)
    assert read[0].detail == f"{MB // 10 * 10} bytes that are no record"
    assert [one.target_uri for one in read if isinstance(one, Capture)] == [
        "http://a.example/1",
        "http://a.example/2",
    ]
    assert isinstance(read[-1], Damage)
    missing = MB // 32 + 1 - MOST_DAMAGES
    assert read[-1].detail == f"{missing} more damaged records from here on, without a line each"


def test_a_record_longer_than_is_kept_is_a_damage_of_its_own(tmp_path: Path) -> None:
    long = record(1, bytes(40 * MB) + b"\r\n\r\n" + record(7, b"inside"))
    parts = [record(0, b"zero"), long, record(2, b"two")]
    for layout in LAYOUTS.values():
        read = captures_in(tmp_path / "a", layout(parts))
        assert [(one.target_uri, type(one)) for one in read if not isinstance(one, Other)] == [
            ("http://a.example/0", Capture),
            ("http://a.example/1", Damage),
            ("http://a.example/2", Capture),
        ]


@READ
@given(st.binary(max_size=2000), st.sampled_from(["", "gzip", "warc", "member"]))
def test_any_bytes_at_all_are_read(tmp_path: Path, data: bytes, start: str) -> None:
    written = {
        "": data,
        "gzip": MEMBER + data,
        "warc": b"WARC/1.1\r\nWARC-Type: response\r\n" + data,
        "member": gzip.compress(b"WARC/1.1\r\n" + data),
    }
    (tmp_path / "a").write_bytes(written[start])
    for one in read_captures(tmp_path / "a", "a"):
        assert isinstance(one, Capture | Damage | Other)


FIELDS = st.sampled_from(
    [
        b"WARC-Type: response",
        b"WARC-Type: revisit",
        b"WARC-Date: 2026-11-16T10:00:00Z",
        b"WARC-Date: 9999-12-31T23:59:59-23:59",
        b"Content-Type: application/http",
        b"WARC-Truncated: length",
        b"Content-Length: 60",
        b"Content-Length: " + b"1" * 5000,
        b"WARC-Record-ID:",
        b"\xff\xfe: \x00",
    ]
)
HTTP = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/9.9 999999999999999999 ?\r\n",
        b"Content-Encoding: gzip, br\r\n",
        b"Content-Encoding: zstd\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Length: " + b"9" * 5000 + b"\r\n",
        b"\r\n",
        b"fffffffffff\r\n",
        b"\x1f\x8b\x08",
    ]
)


@READ
@given(st.lists(FIELDS, max_size=8), st.lists(HTTP, max_size=8), st.binary(max_size=60))
def test_any_heads_at_all_are_read(
    tmp_path: Path, fields: list[bytes], http: list[bytes], body: bytes
) -> None:
    block = b"".join(http) + body
    own = b"Content-Length: %d" % len(block)
    head = b"\r\n".join([b"WARC/1.1", *fields, own, b"", b""])
    (tmp_path / "a").write_bytes(head + block + b"\r\n\r\n" + record(3, b"behind"))
    read = list(read_captures(tmp_path / "a", "a"))
    assert isinstance(read[-1], Capture)
    assert read[-1].target_uri == "http://a.example/3"


@st.composite
def damaged(draw: st.DrawFn, sound: bytes) -> bytes:
    """Return *sound* with one damage: bytes flipped, cut out, put in, or another length."""
    kind = draw(st.sampled_from(["flip", "cut", "insert", "length"]))
    start = draw(st.integers(0, len(sound) - 1))
    some = draw(st.binary(min_size=1, max_size=40))
    if kind == "flip":
        return sound[:start] + bytes([sound[start] ^ some[0]]) + sound[start + 1 :]
    if kind == "cut":
        return sound[:start] + sound[start + draw(st.integers(1, 300)) :]
    if kind == "insert":
        return sound[:start] + some + sound[start:]
    return LENGTH.sub(b"Content-Length: %d" % draw(st.integers(0, 2000)), sound, count=1)


@READ
@given(st.data(), st.integers(0, 2), st.sampled_from(sorted(LAYOUTS)))
def test_a_damage_to_one_record_leaves_the_others_whole(
    tmp_path: Path, data: st.DataObject, hit: int, layout: str
) -> None:
    bodies = [bytes([65 + number]) * 300 for number in range(3)]
    parts = [record(number, body) for number, body in enumerate(bodies)]
    parts[hit] = data.draw(damaged(parts[hit]))
    (tmp_path / "a").write_bytes(LAYOUTS[layout](parts))
    read = list(read_captures(tmp_path / "a", "a"))
    whole = {one.target_uri: one.payload for one in read if isinstance(one, Capture)}
    kept = [number for number in range(3) if number != hit]
    assert [whole.get(f"http://a.example/{number}") for number in kept] == [
        bodies[number] for number in kept
    ]
    offsets = [one.offset for one in read if isinstance(one, Capture | Damage)]
    assert offsets == sorted(offsets)


@READ
@given(st.data(), st.integers(0, 2))
def test_a_damaged_member_leaves_the_others_whole(
    tmp_path: Path, data: st.DataObject, hit: int
) -> None:
    parts = [gzip.compress(record(number, b"body" * 50)) for number in range(3)]
    start = data.draw(st.integers(0, len(parts[hit]) - 1))
    end = data.draw(st.integers(start + 1, len(parts[hit])))
    parts[hit] = parts[hit][:start] + data.draw(st.binary(max_size=40)) + parts[hit][end:]
    (tmp_path / "a").write_bytes(b"".join(parts))
    read = [one for one in read_captures(tmp_path / "a", "a") if isinstance(one, Capture)]
    assert {f"http://a.example/{n}" for n in range(3) if n != hit} <= {r.target_uri for r in read}


@READ
@given(st.data(), st.sampled_from(["plain", "a member each"]))
def test_reading_again_from_an_offset_gives_the_same(
    tmp_path: Path, data: st.DataObject, layout: str
) -> None:
    parts = [record(number, b"body" * 50) for number in range(3)]
    parts[1] = data.draw(damaged(parts[1]))
    written = LAYOUTS[layout](parts)
    (tmp_path / "a").write_bytes(written)
    read = [one for one in read_captures(tmp_path / "a", "a") if not isinstance(one, Other)]
    first = {one.offset: one for one in reversed(read)}  # a member may hold some
    for offset, one in first.items():
        (tmp_path / "b").write_bytes(written[offset:])
        again = next(read_captures(tmp_path / "b", "a"))
        assert not isinstance(again, Other)
        assert (type(again), again.target_uri, again.fetched_at, again.offset) == (
            type(one),
            one.target_uri,
            one.fetched_at,
            0,
        )
