"""What earlier crawls know of each address, folded from their indexes; and when to ask again.

Nothing is stored: the state is a function of the captures, so it cannot be lost without them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from spiders.addresses import url_key
from spiders.archive.files import warc_files_of
from spiders.archive.index import Line, index_of, read, time_of
from spiders.archive.records import Referred

LONGEST_PAUSE = timedelta(days=30)  # corrections to older stories are rare, and still come
PATIENCE = 0.5  # of the time a story has stayed the same: one hour still, half an hour's rest


@dataclass(frozen=True)
class Visit:
    """What is known of one address: its last response, and how long it has stayed the same."""

    referred: Referred
    status: int
    etag: str | None
    modified: str | None
    changed_at: datetime
    seen_at: datetime
    lastmod: datetime | None = None


def visits(lines: Iterable[Line]) -> dict[str, Visit]:
    """Return the last visit of each address, by its key."""
    known: dict[str, Visit] = {}
    for line in sorted(lines, key=time_of):
        key = url_key(line.url)
        before = known.get(key)
        if line.type == "revisit":
            if before is not None:
                listed = line.lastmod or before.lastmod
                known[key] = replace(before, seen_at=line.at, lastmod=listed)
            continue
        referred = Referred(line.id, line.url, line.at, line.digest)
        is_same = before and (before.status, before.referred.payload_digest) == (
            line.status,
            line.digest,
        )
        changed_at = before.changed_at if before and is_same else line.at
        known[key] = Visit(
            referred, line.status, line.etag, line.modified, changed_at, line.at, line.lastmod
        )
    return known


def is_passing(status: int) -> bool:
    """Return whether an answer with *status* says nothing of the page: ask again."""
    return status >= 500 or status == 429


def is_due(visit: Visit | None, lastmod: datetime | None, now: datetime) -> bool:
    """Return whether to ask for an address now.

    A listed time of change settles it: later than the one listed before, or than our visit.
    Without one a story rests for a share of the time it has already stayed the same: news of the
    hour is asked for by the hour, last month's by the month.
    """
    if visit is None or is_passing(visit.status):
        return True
    if lastmod is not None:
        return lastmod > (visit.lastmod or visit.seen_at)
    pause = min((visit.seen_at - visit.changed_at) * PATIENCE, LONGEST_PAUSE)
    return now - visit.seen_at >= pause


def lines_of(captures: Path, key: str) -> list[Line]:
    """Return the index lines of the publisher *key* in every crawl under *captures*."""
    found: list[Line] = []
    for folder in sorted(path for path in captures.glob("*") if path.is_dir()):
        found += crawl_lines(folder, key)
    return found


def crawl_lines(folder: Path, key: str) -> list[Line]:
    """Return the index lines of the publisher *key* in the crawl in *folder*.

    Where there is no index, as in a crawl that was broken off, its WARC files tell the same.
    """
    path = folder / f"{key}.cdxj"
    if path.is_file():
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            return [read(text) for text in lines if text]
        except ValueError:
            pass  # a damaged index: the WARC files tell the same
    return [line for warc in warc_files_of(folder, key) for line in index_of(warc)]
