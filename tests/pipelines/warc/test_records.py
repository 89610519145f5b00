import gzip
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.warc.captures import Damage, read_captures
from schemas.capture import Capture
from tests.cases import folder


def record(number: int, body: bytes, length: int | None = None) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-11-16T10:00:00Z\r\n"
        f"WARC-Target-URI: http://a.example/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


BODIES = [f"<p>{number * 7919}</p>".encode() * 20 for number in range(4)]


def members() -> list[bytes]:
    return [gzip.compress(record(n, body)) for n, body in enumerate(BODIES)]


def in_one_member(parts: list[bytes]) -> bytes:
    return gzip.compress(b"".join(parts))


def a_member_each(parts: list[bytes]) -> bytes:
    return b"".join(map(gzip.compress, parts))


LAYOUTS = {"plain": b"".join, "one member": in_one_member, "a member each": a_member_each}
LENGTH = re.compile(rb"Content-Length: \d+")


def outcome(path: Path, data: bytes) -> list[str]:
    """Return the target URIs of what was read, with `!` before what is damaged."""
    path.write_bytes(data)
    return [
        f"!{one.target_uri}" if isinstance(one, Damage) else one.target_uri
        for one in read_captures(path, "a.warc.gz")
        if isinstance(one, Capture | Damage)
    ]


ALL = [f"http://a.example/{number}" for number in range(4)]
SECOND_LOST = [ALL[0], f"!{ALL[1]}", *ALL[2:]]


def test_every_record_of_a_sound_file_is_read(tmp_path: Path) -> None:
    assert outcome(tmp_path / "a", b"".join(members())) == ALL
    assert outcome(tmp_path / "a", b"".join(record(n, b) for n, b in enumerate(BODIES))) == ALL
    one_member = gzip.compress(b"".join(record(n, b) for n, b in enumerate(BODIES)))
    assert outcome(tmp_path / "a", one_member) == ALL


@pytest.mark.parametrize("length", [10, 200, 5000])
@pytest.mark.parametrize("is_compressed", [True, False])
def test_a_wrong_length_costs_one_record_and_swallows_none(
    tmp_path: Path, length: int, is_compressed: bool
) -> None:
    records = [record(n, b, length if n == 1 else None) for n, b in enumerate(BODIES)]
    parts = [gzip.compress(one) for one in records] if is_compressed else records
    assert outcome(tmp_path / "a", b"".join(parts)) == SECOND_LOST


def test_a_damaged_member_costs_one_record(tmp_path: Path) -> None:
    parts = members()
    parts[1] = parts[1][:60] + b"\xff" * 8 + parts[1][68:]
    assert outcome(tmp_path / "a", b"".join(parts)) in ([ALL[0], "!", *ALL[2:]], SECOND_LOST)


def test_a_file_that_is_cut_off_keeps_what_is_whole_and_names_the_rest(tmp_path: Path) -> None:
    assert outcome(tmp_path / "a", b"".join(members())[:-30]) == [*ALL[:3], f"!{ALL[3]}"]
    plain = b"".join(record(n, b) for n, b in enumerate(BODIES))
    assert outcome(tmp_path / "a", plain[:-60]) == [*ALL[:3], f"!{ALL[3]}"]


def test_bytes_between_records_are_named(tmp_path: Path) -> None:
    parts = members()
    assert outcome(tmp_path / "a", parts[0] + b"noise" * 9 + b"".join(parts[1:])) == [
        ALL[0],
        "!",
        *ALL[1:],
    ]


def test_what_is_no_warc_file_is_one_damage(tmp_path: Path) -> None:
    assert outcome(tmp_path / "a", b"hello world") == ["!"]
    assert outcome(tmp_path / "a", gzip.compress(b"hello world")) == ["!"]
    assert outcome(tmp_path / "a", b"") == ["!"]


def test_content_encodings_are_removed_and_headers_kept(tmp_path: Path) -> None:
    body = gzip.compress(b"<p>news</p>")
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2026-11-16T10:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n"
        "Broadsheet-Robots-Allowed: true\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    (tmp_path / "a").write_bytes(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    (capture,) = read_captures(tmp_path / "a", "a")
    assert isinstance(capture, Capture)
    assert (capture.payload, capture.status) == (b"<p>news</p>", 200)
    assert capture.header("content-encoding") == "gzip"
    assert capture.signals == {"robots-allowed": "true"}


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=6), st.data())
def test_a_cut_anywhere_loses_only_the_record_it_hits(
    bodies: list[bytes], data: st.DataObject
) -> None:
    parts = [gzip.compress(record(number, body)) for number, body in enumerate(bodies)]
    cut = data.draw(st.integers(0, sum(map(len, parts))))
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"broadsheet-cut-{os.getpid()}.warc.gz"
    read = outcome(path, b"".join(parts)[:cut])
    path.unlink()
    whole = 0
    while whole < len(parts) and sum(map(len, parts[: whole + 1])) <= cut:
        whole += 1
    assert read[:whole] == [f"http://a.example/{number}" for number in range(whole)]
    hit = f"http://a.example/{whole}"  # whole too if only the member's checksum is cut off
    assert set(read[whole:]) <= {hit, f"!{hit}", "!"}


@pytest.mark.parametrize(
    "date",
    ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "", "now"],
)
def test_a_date_outside_the_calendar_costs_its_own_record(tmp_path: Path, date: str) -> None:
    parts = [record(n, b) for n, b in enumerate(BODIES)]
    parts[1] = parts[1].replace(b"2026-11-16T10:00:00Z", date.encode())
    assert outcome(tmp_path / "a", b"".join(parts)) == SECOND_LOST


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_length_of_5000_digits_costs_its_own_record(tmp_path: Path, layout: str) -> None:
    parts = [record(n, b) for n, b in enumerate(BODIES)]
    parts[1] = LENGTH.sub(b"Content-Length: " + b"9" * 5000, parts[1], count=1)
    assert outcome(tmp_path / "a", LAYOUTS[layout](parts)) == SECOND_LOST


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("claimed", [-1, 0, 7, 100, 900, 40 << 20, 10**17])
def test_a_wrong_length_never_costs_the_next_record(
    tmp_path: Path, layout: str, claimed: int
) -> None:
    parts = [record(n, b) for n, b in enumerate(BODIES)]
    right = int(LENGTH.search(parts[1])[0].split()[1])
    parts[1] = LENGTH.sub(b"Content-Length: %d" % max(0, right + claimed * 7), parts[1], count=1)
    read = outcome(tmp_path / "a", LAYOUTS[layout](parts))
    assert [url for url in read if url in (ALL[0], ALL[2], ALL[3])] == [ALL[0], ALL[2], ALL[3]]
    assert (ALL[1] in read) == (claimed == 0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_about_warc_is_whole(tmp_path: Path, layout: str) -> None:
    about = b"<pre>\r\n\r\n" + record(9, b"an example of a record") + b"</pre>"
    parts = [record(n, about) for n in range(4)]
    assert outcome(tmp_path / "a", LAYOUTS[layout](parts)) == ALL


def test_a_member_that_fails_its_checksum_is_damaged(tmp_path: Path) -> None:
    parts = members()
    parts[1] = parts[1][:-8] + b"checksum"
    assert outcome(tmp_path / "a", b"".join(parts)) == SECOND_LOST


def test_a_damage_says_which_record_it_is_and_where(tmp_path: Path) -> None:
    parts = [record(n, b) for n, b in enumerate(BODIES)]
    parts[1] = record(1, BODIES[1], 5000)
    (tmp_path / "a").write_bytes(b"".join(parts))
    damage = list(read_captures(tmp_path / "a", "a"))[1]
    assert isinstance(damage, Damage)
    assert (damage.record_id, damage.record_number, damage.offset, damage.detail) == (
        "<urn:uuid:1>",
        1,
        len(parts[0]),
        "its Content-Length is missing or wrong",
    )


def third_party() -> list[dict]:
    variable = os.environ.get("BROADSHEET_CASES")
    path = Path(variable) / "warc/expected.json" if variable else None
    return json.loads(path.read_text(encoding="utf-8")) if path else []


@pytest.mark.parametrize("case", third_party(), ids=lambda case: case["file"])
def test_sound_files_of_other_tools_are_read_to_the_last_record(case: dict) -> None:
    path = folder("BROADSHEET_CASES") / "warc" / case["file"]
    read = list(read_captures(path, case["file"]))
    kinds = [one.record_type if not isinstance(one, Damage) else one.detail for one in read]
    assert kinds == [each["type"] for each in case["each"]]
    for one, each in zip(read, case["each"], strict=True):
        if isinstance(one, Capture):
            assert (one.target_uri, one.status) == (each["target_uri"], each["http_status"])


def test_the_cases_of_other_tools_are_there() -> None:
    assert (folder("BROADSHEET_CASES") / "warc/expected.json").is_file()
