"""Opt in, opt out, opt in again: four crawls of one story, from WARC records to the delta."""

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines import dedupe, parse, release, validate
from pipelines.files.tables import columns
from pipelines.releasing import cut
from tests.pipelines.stories import SENTENCES, page

pytestmark = pytest.mark.slow  # whole stages

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
URL = "http://courier.example/gulls"
GULLS = page("Gulls return to the quay")
TAGGED = GULLS.replace(b"<head>", b"<head><meta property='article:tag' content='Harbour'>")


def record(day: int, headers: str, payload: bytes | None) -> bytes:
    """Return one capture of the story, a day after the other; without *payload* a 304."""
    status = "304 Not Modified" if payload is None else "200 OK"
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode()
    block += payload or b""
    kind = "revisit" if payload is None else "response"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{day:012}>\r\n"
        f"WARC-Date: {NOON + timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Target-URI: {URL}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n"
    )
    if payload is None:
        head += "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\n"
    return gzip.compress(head.encode() + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def crawled(root: Path, day: int, headers: str = "", payload: bytes | None = GULLS) -> None:
    """Add one crawl to *root*, and build a release of all."""
    path = root / f"data/captures/day-{day}/courier.warc.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(record(day, headers, payload))
    for stage in (parse, dedupe, validate, release):
        stage.run(root, workers=1)


def named(root: Path) -> tuple[str | None, list[str], bool]:
    """Return why the text is withheld, what the delta says, and whether the text is anywhere."""
    place = root / "data/release"
    (row,) = columns(place, "articles", ("rights", "text")).to_pylist()
    changes = columns(place, "delta_articles", ("change",))["change"].to_pylist()
    files = [path for path in place.rglob("*") if path.is_file()]
    words = SENTENCES[1].encode()
    is_there = any(words in path.read_bytes() for path in files) or SENTENCES[1] in row["text"]
    assert bool(row["text"]) == (row["rights"]["text_withheld"] is None)
    return row["rights"]["text_withheld"], changes, is_there


def test_the_text_goes_when_the_publisher_says_so_and_comes_back_when_it_lifts_that(
    tmp_path: Path,
) -> None:
    crawled(tmp_path, 0)
    assert named(tmp_path) == (None, [], True)  # the first version differs from nothing
    cut(tmp_path / "data/release", tmp_path / "data/baseline")
    crawled(tmp_path, 1, "TDM-Reservation: 1\r\n")
    assert named(tmp_path) == ("tdm_reservation", ["withheld"], False)
    cut(tmp_path / "data/release", tmp_path / "data/baseline")
    crawled(tmp_path, 2)
    assert named(tmp_path)[::2] == ("tdm_reservation", False)
    crawled(tmp_path, 3, "TDM-Reservation: 0\r\n")
    assert named(tmp_path) == (None, ["updated"], True)


def test_a_304_that_opts_out_is_obeyed_and_other_tags_are_released(tmp_path: Path) -> None:
    crawled(tmp_path, 0)
    cut(tmp_path / "data/release", tmp_path / "data/baseline")
    crawled(tmp_path, 1, payload=TAGGED)
    (row,) = columns(tmp_path / "data/release", "articles", ("tags", "revision")).to_pylist()
    assert row == {"tags": ["Harbour"], "revision": 1}
    assert named(tmp_path) == (None, ["updated"], True)
    crawled(tmp_path, 2, "X-Robots-Tag: noai\r\n", payload=None)
    assert named(tmp_path) == ("noai", ["withheld"], False)
    ledger = columns(tmp_path / "data/release", "captures", ("state", "reason", "rights"))
    assert ledger["state"].to_pylist() == ["article", "unchanged", "unchanged"]
    assert ledger["rights"].to_pylist()[2]["ai_signals"] == ["x-robots-tag: noai"]


def test_a_story_reserved_from_the_first_is_given_once_the_publisher_lifts_that(
    tmp_path: Path,
) -> None:
    crawled(tmp_path, 0, "TDM-Reservation: 1\r\n")
    assert named(tmp_path) == ("tdm_reservation", [], False)
    cut(tmp_path / "data/release", tmp_path / "data/baseline")
    crawled(tmp_path, 1, "TDM-Reservation: 0\r\n", payload=None)
    assert named(tmp_path) == (None, ["updated"], True)
