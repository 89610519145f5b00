"""Promises of the archive: what every reader can read, and an index that the files alone give."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from warcio.archiveiterator import ArchiveIterator

from spiders.archive.index import (
    index_of,
    line_of,
    printed,
    read,
    sort_key,
    write_index,
)
from spiders.archive.members import Member, is_whole
from spiders.archive.outcome import outcomes_in
from spiders.archive.state import crawl_lines
from spiders.crawling.crawl import crawl
from tests.spiders.hostile_server import HOST, Route, hostile_server, html, listing, page, publisher

ROUTES: dict[str, Route] = {
    "/sitemap.xml": listing("/plain", "/chunked", "/moved", "/gone", "/empty"),
    "/plain": html("<p>story</p>", 'ETag: "1"', "Last-Modified: Mon, 16 Nov 2026 09:00:00 GMT"),
    "/chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nstory\r\n0\r\n\r\n",
    "/moved": page("", "Location: /plain", status="301 Moved Permanently"),
    "/gone": page("gone", status="410 Gone"),
    "/empty": page(""),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the second of two crawls of a small site."""
    with hostile_server(ROUTES) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        crawl([publisher()], tmp_path, crawl_id="one", parse=False)
        return crawl([publisher()], tmp_path, crawl_id="two", parse=False).folder


def test_the_index_kept_while_writing_is_the_one_the_files_give(folder: Path) -> None:
    rebuilt = sorted(map(printed, index_of(folder / "hostile-00000.warc.gz")))
    assert (folder / "hostile.cdxj").read_text().splitlines() == rebuilt
    (folder / "hostile.cdxj").unlink()
    assert sorted(map(printed, crawl_lines(folder, "hostile"))) == rebuilt


def test_an_index_line_is_read_back_as_it_was(folder: Path) -> None:
    lines = index_of(folder / "hostile-00000.warc.gz")
    assert [read(printed(line)) for line in lines] == lines


def test_two_readers_find_the_same_records_with_right_digests(folder: Path) -> None:
    path = folder.parent / "one/hostile-00000.warc.gz"
    with path.open("rb") as file:
        ours = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            ours.append((record.rec_type, record.rec_headers["WARC-Target-URI"]))
        file.seek(0)
        theirs = [
            (one.headers.get("WARC-Type"), one.headers.get("WARC-Target-URI"))
            for one in FastIterator(file, parse_http=False)
            if one.verify_block_digest()
        ]
    assert [kind for kind, _ in ours] == ["warcinfo", *["response", "request"] * 8]
    assert theirs == ours


def test_a_chunked_body_is_stored_put_together(folder: Path) -> None:
    path = folder.parent / "one/hostile-00000.warc.gz"
    with path.open("rb") as file:
        bodies = {
            record.rec_headers["WARC-Target-URI"]: record.content_stream().read()
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        }
    assert bodies[f"http://{HOST}/chunked"] == b"story"


def test_every_record_has_an_outcome_and_every_answer_a_record(folder: Path) -> None:
    records = {line.id for line in index_of(folder / "hostile-00000.warc.gz")}
    assert {one.record for one in outcomes_in(folder / "hostile.urls.jsonl")} == records


def test_a_page_that_a_limit_cut_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spiders.settings.DOWNLOAD_MAXSIZE", 1000)
    routes: dict[str, Route] = {"/sitemap.xml": listing("/long"), "/long": html("x" * 5000)}
    with hostile_server(routes) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        path = crawl([publisher()], tmp_path, parse=False).folder / "hostile-00000.warc.gz"
    cut = [line for line in index_of(path) if line.truncated]
    assert [(line.url, line.truncated) for line in cut] == [(f"http://{HOST}/long", "length")]
    with path.open("rb") as file:
        lengths = [
            len(record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
            if record.rec_headers["WARC-Truncated"]
        ]
    assert lengths == [1000]


def test_a_revisit_names_what_it_stands_for(folder: Path) -> None:
    first = {line.url: line for line in index_of(folder.parent / "one/hostile-00000.warc.gz")}
    second = {line.url: line for line in index_of(folder / "hostile-00000.warc.gz")}
    url = f"http://{HOST}/plain"
    assert (second[url].type, second[url].mime) == ("revisit", "warc/revisit")
    assert (second[url].type, second[url].refers, second[url].digest) == (
        "revisit",
        first[url].id,
        first[url].digest,
    )


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.news.example/A", "example,news)/a"),
        ("http://live.news.example/b?z=1&a=2", "example,news,live)/b?a=2&z=1"),
        ("http://news.example:8080/a/", "example,news:8080)/a"),
        ("http://news.example/%7Ea//b?x=1|2", "example,news)/~a/b?x=1|2"),
        ("http://news.example/a?sid=0123456789abcdef0123456789abcdef", "example,news)/a"),
        ("no address at all", "no%20address%20at%20all"),
    ],
)
def test_the_key_is_what_others_look_an_address_up_by(url: str, key: str) -> None:
    assert sort_key(url) == key


def test_the_index_of_an_older_crawl_is_read() -> None:
    facts = (
        '"url": "http://news.example/b/", "at": "2026-11-16T10:00:00+00:00", "id": "<urn:x:2>", '
        '"type": "revisit", "status": 200, "mime": "text/html", "digest": "sha1:A", '
        '"filename": "news-00000.warc.gz", "offset": 9, "length": 8, "refers": "<urn:x:1>"'
    )
    line = read(f"example,news)/b/ 20261116100000 {{{facts}}}")
    assert (line.url, line.refers, line.kind) == ("http://news.example/b/", "<urn:x:1>", "story")


def test_times_are_kept_to_the_microsecond_in_utc(folder: Path) -> None:
    line = index_of(folder / "hostile-00000.warc.gz")[0]
    assert line.at.tzinfo is UTC
    assert line.at < datetime.now(UTC)


HEADS = st.lists(
    st.sampled_from(
        [
            b"WARC-Type: response",
            b"WARC-Type: revisit",
            b"WARC-Target-URI: http://[x]/",
            b"WARC-Target-URI: http://news.example/\xe2\x80\xa8a b\x85\r\x0c",
            b"WARC-Target-URI: http://r:s@news.example/",
            b"WARC-Record-ID: <urn:x:1>",
            b"WARC-Date: 2026-11-16T10:00:00Z",
            b"WARC-Date: 9999-12-31T23:59:59-23:59",
            b"WARC-Date: 0001-01-01T00:00:00+14:00",
            b"WARC-Date: 2026-11-16",
            b"WARC-Date: soon",
            b"Broadsheet-Lastmod: 2026-11-16T10:00:00",
            b"Broadsheet-Lastmod: 9999-12-31T23:59:59-23:59",
            b"Content-Length: " + b"9" * 5000,
            b"Content-Length: 4",
            b": nothing\x00",
        ]
    )
    | st.binary(max_size=30),
    max_size=9,
)


@given(HEADS, st.binary(max_size=60), st.integers(0, 10**6))
def test_whatever_a_record_says_it_gives_a_line_that_is_read_back_or_none(
    fields: list[bytes], http: bytes, size: int
) -> None:
    head = b"\r\n".join([b"WARC/1.1", *fields]) + b"\r\n\r\n"
    assert is_whole(head + http, size) in (True, False)
    line = line_of(Member(0, 1, head + http), "a.warc.gz")
    if line is None:
        return
    text = printed(line)
    assert text.splitlines() == [text]
    assert read(text) == line
    with pytest.raises(ValueError, match="a time without a zone"):
        read(text.replace('+00:00"', '"'))


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_a_damaged_line_of_the_index_raises_one_kind_of_valueerror(text: str) -> None:
    with pytest.raises(ValidationError):
        read(text)


@given(st.text(max_size=40))
def test_any_text_has_a_key_that_ends_at_the_next_space(url: str) -> None:
    assert sort_key(f"http://{url}").split() == [sort_key(f"http://{url}")]


def test_a_record_without_address_id_or_time_has_no_line() -> None:
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": "http://news.example/",
        "WARC-Record-ID": "<urn:x:1>",
        "WARC-Date": "2026-11-16T10:00:00Z",
    }
    for missing in (None, *fields):
        told = [f"{name}: {value}" for name, value in fields.items() if name != missing]
        head = "\r\n".join(["WARC/1.1", *told, "", ""]).encode()
        assert (line_of(Member(0, 1, head), "a.warc.gz") is None) == (missing is not None)


def test_an_index_whose_addresses_hold_line_ends_of_other_kinds_is_read_back(
    tmp_path: Path,
) -> None:
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2026-11-16\r\n"
    )
    head += "WARC-Target-URI: http://[x]/\u2028a\x85b\rc\r\n\r\n"
    line = line_of(Member(0, 1, head.encode()), "hostile-00000.warc.gz")
    assert line is not None
    write_index([line], tmp_path / "hostile.cdxj")
    assert crawl_lines(tmp_path, "hostile") == [line]
