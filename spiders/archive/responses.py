"""Responses into the archive: each one becomes a WARC record before anything else sees it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from schemas.capture import SIGNAL_PREFIX, Capture
from schemas.errors import DiskError
from spiders.addresses import url_key
from spiders.archive.files import WarcFile, repair, warc_files_of
from spiders.archive.index import index_of, line_of, write_index
from spiders.archive.members import Member
from spiders.archive.recall import recalled
from spiders.archive.records import (
    Fields,
    Referred,
    digest_of,
    new_id,
    request_record,
    response_record,
    revisit_record,
)
from spiders.archive.state import PAGES, Body, Visit, crawl_lines, looks_at, visits
from spiders.wire import Exchange

LONGEST_UNSEEN = timedelta(days=1)  # a listing taken at its server's word that nothing changed
EMPTY = "empty"  # a page without a byte


@dataclass(frozen=True)
class Kept:
    """Where a response was archived. *is_known* says that an earlier crawl had a whole answer from
    the address, *is_same* that this one gives the same page; *referred* is set where the record is
    a revisit.
    """

    record_id: str
    warc_file: str
    offset: int
    digest: str
    signals: dict[str, str]
    is_known: bool
    is_same: bool
    referred: Referred | None


class Archive:
    """The WARC files and what is known of every address of one publisher in one crawl.

    *unsound* are the keys of the listings whose last answer was not whole, although it looked so.
    """

    def __init__(
        self, folder: Path, key: str, facts: Fields, roll_at: int, unsound: Collection[str] = ()
    ) -> None:
        self.folder, self.key, self.unsound = folder, key, frozenset(unsound)
        self.known: dict[str, Visit] = visits(looks_at(folder.parent, key))
        (folder / f"{key}.cdxj").unlink(missing_ok=True)  # it no longer tells all
        self.file = WarcFile(folder, key, facts, roll_at)
        self.lines = crawl_lines(folder, key)  # of the part that this one goes on with

    def conditions(self, url: str) -> list[tuple[bytes, bytes]]:
        """Return the header fields that let the server say that *url* has not changed.

        Only of an answer that was whole, and came from this very address. A listing is asked for
        without them once a day: some servers answer with 304 for ever.
        """
        body, key = self.body(url), url_key(url)
        if body is None or body.referred.target_uri != url or key in self.unsound:
            return []
        visit = self.known[key]
        if visit.kind == "listing" and datetime.now(UTC) - visit.whole_at > LONGEST_UNSEEN:
            return []
        fields = ((b"If-None-Match", body.etag), (b"If-Modified-Since", body.modified))
        return [(name, value.encode("latin-1", "replace")) for name, value in fields if value]

    def body(self, url: str) -> Body | None:
        """Return the last whole answer from *url*, as earlier crawls archived it."""
        visit = self.known.get(url_key(url))
        return visit.body if visit else None

    def recall(self, exchange: Exchange, most: int) -> Exchange | None:
        """Return the answer that *exchange*, a 304, stands for; None if it cannot be read."""
        body = self.body(exchange.url)
        if body is None:
            return None
        return recalled(exchange, self.folder.parent / body.place, body.offset, body.length, most)

    def keep(self, exchange: Exchange, signals_of_request: Fields) -> Kept:
        """Archive *exchange* with what we knew when we asked for it. Raises DiskError."""
        body = self.body(exchange.url)
        digest, record_id = digest_of(exchange.body), new_id()
        content = digest_of(exchange.content.payload) if is_encoded(exchange) else None
        is_same = body is not None and says_same(exchange, digest, content, body)
        signals = [(SIGNAL_PREFIX + "Publisher", self.key), *signals_of_request]
        if fault := unreadable(exchange, dict(signals).get(SIGNAL_PREFIX + "Asked-As")):
            signals.append((SIGNAL_PREFIX + "Unreadable", fault))
        elif content is not None:
            signals.append((SIGNAL_PREFIX + "Content-Digest", content))
        referred = body.referred if body is not None and is_same else None
        if referred:
            response = revisit_record(exchange, record_id, referred, signals)
        else:
            response = response_record(exchange, record_id, digest, signals)
        name, offset = self.file.write(response.data + request_record(exchange, record_id))
        line = line_of(Member(offset, len(response.data), response.head), name)
        assert line is not None
        self.lines.append(line)
        plain = {name.removeprefix(SIGNAL_PREFIX).lower(): value for name, value in signals}
        file = f"{self.folder.name}/{name}"
        return Kept(record_id, file, offset, digest, plain, body is not None, is_same, referred)

    def close(self) -> None:
        """Close the files and write their index. Raises DiskError."""
        path = self.folder / f"{self.key}.cdxj"
        try:
            self.file.close()
            write_index(self.lines, path)
        except OSError as error:
            raise DiskError(f"{path}: {error.strerror}") from error


def seal(folder: Path, key: str) -> None:
    """Repair the WARC files of the publisher *key* in *folder* and write their index."""
    warcs = warc_files_of(folder, key)
    for path in warcs:
        repair(path)
    write_index((line for path in warcs for line in index_of(path)), folder / f"{key}.cdxj")


def is_encoded(exchange: Exchange) -> bool:
    """Return whether the body of *exchange* went over the wire in another form than its own."""
    return bool(exchange.head.values(b"content-encoding")) and exchange.content.fault is None


def unreadable(exchange: Exchange, asked_as: str | None) -> str | None:
    """Return why what *exchange* gave is no answer to remember, if it is none.

    An HTML page without a tag is a notice, or bytes that were taken for what they are not; a page
    without a byte was not ready.
    """
    if exchange.content.fault is not None:
        return exchange.content.fault
    if asked_as == "story" and exchange.head.status in PAGES and not exchange.content.payload:
        return EMPTY
    is_html = any(b"html" in value.lower() for value in exchange.head.values(b"content-type"))
    is_page = is_html and exchange.head.status in PAGES and bool(exchange.body)
    return "no markup in HTML" if is_page and b"<" not in exchange.content.payload else None


def says_same(exchange: Exchange, digest: str, content: str | None, body: Body) -> bool:
    """Return whether *exchange* gave what *body* has: *digest* and *content* are of its bytes as
    they came and decoded.

    Empty bodies are archived again: that two errors are alike says nothing.
    """
    if exchange.head.status == 304:
        return body.referred.target_uri == exchange.url  # of another form nothing was asked
    if exchange.head.status not in PAGES or not exchange.body or exchange.truncated is not None:
        return False
    return digest == body.referred.payload_digest or (
        content is not None and content == body.content
    )


def capture_of(exchange: Exchange, kept: Kept) -> Capture:
    """Return the capture as a reader of the archive will see it."""
    fields = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in exchange.head.fields]
    types = exchange.head.values(b"content-type")
    return Capture(
        record_id=kept.record_id,
        record_type="response",
        target_uri=exchange.url,
        fetched_at=exchange.at,
        payload=exchange.content.payload,
        warc_file=kept.warc_file,
        offset=kept.offset,
        status=exchange.head.status,
        headers=tuple(fields),
        payload_digest=kept.digest,
        content_type=types[0].decode("latin-1") if types else "",
        truncated=exchange.truncated or exchange.content.truncated,
        signals=kept.signals,
    )
