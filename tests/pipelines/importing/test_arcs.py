"""ARC files, versions 1 and 2, as old crawls wrote them."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.importing import arcs, import_files
from pipelines.kinds import ImportFileError
from pipelines.verbs.extract import capture_from
from pipelines.warc import read_captures, record_faults
from schemas.capture import Capture

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
PAGE = b"<html><title>Gulls</title><p>The harbour office counted the birds twice.</p></html>"
HTTP = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
URL = b"http://coast.example/gulls"


def record(block: bytes, url: bytes = URL, between: bytes = b"", more: int = 0) -> bytes:
    """Return a record, *more* bytes of which are missing."""
    line = b"%b 192.0.2.7 20040216093000 text/html %b%d\n" % (url, between, len(block) + more)
    return line + block + b"\n"


V1 = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
V2 = (
    b"2 0 InternetArchive\nURL IP-address Archive-date Content-type Result-code Checksum Location "
    b"Offset Filename Archive-length\n"
)
FIRST = record(V1, b"filedesc://a.arc")
DNS = record(b"20040216093000\ncoast.example. 3600 IN A 192.0.2.7\n", b"dns:coast.example")
SPACED = b"http://coast.example/two gulls"


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (FIRST + DNS + record(HTTP), []),
        (b"".join(map(gzip.compress, (FIRST, DNS, record(HTTP)))), []),
        (gzip.compress(FIRST + DNS + record(HTTP)), []),
        (
            record(V2, b"filedesc://a.arc", b"200 - - 0 a.arc ")
            + DNS
            + record(HTTP, between=b"200 - - 77 a.arc "),
            [],
        ),
        (FIRST + DNS + b"some noise\n" + record(HTTP), ["11 bytes at "]),
        (FIRST + DNS + record(HTTP) + record(HTTP)[:9], ["9 bytes at"]),
        (
            gzip.compress(FIRST + DNS + record(HTTP)) + gzip.compress(b"\n")[:-4],
            ["at byte "],
        ),
    ],
    ids=["plain", "members", "one member", "version 2", "noise", "cut", "cut member"],
)
def test_its_records_come_in_and_what_is_damaged_is_named(
    data: bytes, faults: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.arc.gz"
    path.write_bytes(data)
    done = import_files([path], tmp_path / "captures", NOON)
    told = [said.removeprefix(f"{path}: ") for said in done.faults]
    assert [said[: len(faults[0])] for said in told] == faults
    assert done.records == {"warcinfo": 1, "resource": 1, "response": 1}
    (warc,) = done.folder.glob("*.warc.gz")
    dns, one = (one for one in read_captures(warc, "a") if isinstance(one, Capture))
    assert (dns.target_uri, dns.content_type) == ("dns:coast.example", "text/html")
    assert (one.target_uri, one.status, one.payload) == (URL.decode(), 200, PAGE)
    assert one.fetched_at == datetime(2004, 2, 16, 9, 30, tzinfo=UTC)
    assert list(record_faults(tmp_path / "captures")) == []
    assert capture_from(str(path), URL.decode()).payload == PAGE


def test_a_record_that_is_cut_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.arc"
    path.write_bytes(FIRST + record(HTTP, SPACED, more=100))
    done = import_files([path], tmp_path / "captures", NOON)
    assert [said.endswith("cut off") for said in done.faults] == [True]
    (warc,) = done.folder.glob("*.warc.gz")
    (one,) = (one for one in read_captures(warc, "a") if isinstance(one, Capture))
    assert (one.target_uri, one.truncated) == ("http://coast.example/two%20gulls", "unspecified")


def test_a_long_record_comes_in_as_far_as_any_does_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arcs, "LONGEST", 200)
    path = tmp_path / "a.arc"
    path.write_bytes(FIRST + record(HTTP + b"x" * 500) + record(HTTP, SPACED))
    done = import_files([path], tmp_path / "captures", NOON)
    (warc,) = done.folder.glob("*.warc.gz")
    long, short = (one for one in read_captures(warc, "a") if isinstance(one, Capture))
    assert (long.target_uri, long.truncated) == (URL.decode(), "length")
    assert long.payload == PAGE + b"x" * (200 - len(HTTP))
    assert (short.target_uri, done.faults) == ("http://coast.example/two%20gulls", ())


@pytest.mark.hostile
@pytest.mark.parametrize(
    "data",
    [
        FIRST + b"http://a.example/ 192.0.2.7 20040216093000 text/html 999999999999\n" + HTTP,
        FIRST + b"http://a.example/ 192.0.2.7 99999999999999 text/html 9\n" + HTTP,
        FIRST + b"http://a 1.1.1.1 20040101000000 x" * 20_000,
        FIRST + b"a:b " * 200_000,
        b"filedesc:" * 100_000,
        gzip.compress(FIRST) + gzip.compress(FIRST)[:20],
    ],
)
def test_what_is_damaged_throughout_is_refused_in_one_line(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.arc"
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="no capture in it"):
        import_files([path], tmp_path / "captures", NOON)
    assert not (tmp_path / "captures").exists()
