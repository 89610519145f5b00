"""Responses into the archive: each one becomes a WARC record before anything else sees it."""

from dataclasses import dataclass
from pathlib import Path

from schemas.capture import SIGNAL_PREFIX, Capture
from schemas.errors import DiskError
from spiders.addresses import url_key
from spiders.archive.files import WarcFile, repair, warc_files_of
from spiders.archive.index import Member, index_of, line_of, write_index
from spiders.archive.records import (
    Fields,
    Referred,
    digest_of,
    new_id,
    request_record,
    response_record,
    revisit_record,
)
from spiders.archive.state import Visit, crawl_lines, lines_of, visits
from spiders.wire import Exchange


@dataclass(frozen=True)
class Kept:
    """Where a response was archived. *referred* is set where the record is a revisit.

    *is_known* says that an earlier crawl had an answer from the address.
    """

    record_id: str
    warc_file: str
    offset: int
    digest: str
    signals: dict[str, str]
    is_known: bool
    referred: Referred | None


class Archive:
    """The WARC files and what is known of every address of one publisher in one crawl."""

    def __init__(self, folder: Path, key: str, facts: Fields, roll_at: int) -> None:
        self.folder, self.key = folder, key
        self.known: dict[str, Visit] = visits(lines_of(folder.parent, key))
        (folder / f"{key}.cdxj").unlink(missing_ok=True)  # it no longer tells all
        self.file = WarcFile(folder, key, facts, roll_at)
        self.lines = crawl_lines(folder, key)  # of the part that this one goes on with

    def keep(self, exchange: Exchange, signals_of_request: Fields) -> Kept:
        """Archive *exchange* with what we knew when we asked for it. Raises DiskError."""
        visit = self.known.get(url_key(exchange.url))
        digest, record_id = digest_of(exchange.body), new_id()
        referred = visit.referred if visit and is_revisit(exchange, digest, visit) else None
        signals = [(SIGNAL_PREFIX + "Publisher", self.key), *signals_of_request]
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
        return Kept(record_id, file, offset, digest, plain, visit is not None, referred)

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


def is_revisit(exchange: Exchange, digest: str, visit: Visit) -> bool:
    """Return whether *exchange* gave what is archived already.

    Empty bodies are archived again: that two errors are alike says nothing.
    """
    if exchange.head.status == 304:
        return True
    is_same = digest == visit.referred.payload_digest and exchange.head.status == visit.status
    return is_same and bool(exchange.body) and exchange.truncated is None


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
        truncated=exchange.truncated,
        signals=kept.signals,
    )
