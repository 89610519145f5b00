"""WARC records as captures: the only reader of `data/captures`.

Heads and HTTP are read by FastWARC, one frame at a time; contents are decoded up to a limit.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord

from pipelines.files.records import Frame, frames
from schemas.capture import SIGNAL_PREFIX, Capture

CAPTURES = Path("data/captures")  # below the checkout
CONTENT = ("response", "resource", "conversion", "revisit")
LONGEST_PAYLOAD = 10 << 20  # decoded; the crawl stores no longer one
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Damage:
    """A record that could not be read: where it is, what it claims to be, what is wrong."""

    record_id: str
    record_number: int
    offset: int
    detail: str
    target_uri: str = ""
    fetched_at: datetime = NEVER


@dataclass(frozen=True)
class Other:
    """A record that holds no content: warcinfo, request, metadata."""

    record_type: str


def warc_files(folder: Path) -> list[Path]:
    """Return the WARC files under *folder*, sorted; none if there is no such folder."""
    found = (path for path in folder.rglob("*") if path.name.endswith((".warc", ".warc.gz")))
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def read_captures(path: Path, warc_file: str) -> Iterator[Capture | Damage | Other]:
    """Yield what each record of the WARC file *path* holds; *warc_file* is its name in the ledger.

    Nothing is skipped: what cannot be read is yielded as Damage. Raises OSError if the file cannot
    be opened.
    """
    for number, frame in enumerate(frames(path)):
        yield capture_of(frame, warc_file, number)


def capture_of(frame: Frame, warc_file: str, number: int) -> Capture | Damage | Other:
    """Return what one frame, the *number*th of the file, holds."""
    nameless = f"damaged:{warc_file}#{number}"
    if not frame.data:
        return Damage(nameless, number, frame.offset, frame.fault or "empty")
    try:
        record = next(ArchiveIterator(io.BytesIO(frame.data), parse_http=False, quirks_mode=True))
    except (OSError, StopIteration) as error:
        return Damage(nameless, number, frame.offset, str(error) or "no record")
    record_id = text_of(record, "WARC-Record-ID") or nameless
    target_uri = text_of(record, "WARC-Target-URI").strip("<>").replace(" ", "%20")
    fetched_at = instant(text_of(record, "WARC-Date"))
    if frame.fault or fetched_at is None:
        detail = frame.fault or "WARC-Date is missing or wrong"
        return Damage(record_id, number, frame.offset, detail, target_uri, fetched_at or NEVER)
    record_type = text_of(record, "WARC-Type").lower()
    if record_type not in CONTENT:
        return Other(record_type)
    return content_of(
        record, record_type, record_id, target_uri, fetched_at, frame, warc_file, number
    )


def content_of(
    record: WarcRecord,
    record_type: str,
    record_id: str,
    target_uri: str,
    fetched_at: datetime,
    frame: Frame,
    warc_file: str,
    number: int,
) -> Capture | Damage:
    """Return the capture in a record of content, its payload decoded."""
    media_type = text_of(record, "Content-Type")
    is_http = media_type.startswith("application/http") or record_type == "revisit"
    try:
        if is_http:
            record.parse_http(auto_decode="all", quirks_mode=True)
        payload = record.reader.read(LONGEST_PAYLOAD)
        is_cut = len(payload) == LONGEST_PAYLOAD and bool(record.reader.read(1))
    except (OSError, ValueError, zlib.error) as error:
        return Damage(record_id, number, frame.offset, f"content: {error}", target_uri, fetched_at)
    http = record.http_headers if is_http else None
    return Capture(
        record_id=record_id,
        record_type=record_type,
        target_uri=target_uri,
        fetched_at=fetched_at,
        payload=payload,
        warc_file=warc_file,
        record_number=number,
        offset=frame.offset,
        status=http.status_code if http is not None else None,
        headers=tuple((str(name), str(value)) for name, value in http) if http is not None else (),
        payload_digest=text_of(record, "WARC-Payload-Digest"),
        content_type=(http.get("Content-Type") or "") if http is not None else media_type,
        truncated=text_of(record, "WARC-Truncated") or ("length" if is_cut else None),
        refers_to=text_of(record, "WARC-Refers-To") or None,
        signals={
            str(name)[len(SIGNAL_PREFIX) :].lower(): str(value)
            for name, value in record.headers
            if str(name).lower().startswith(SIGNAL_PREFIX.lower())
        },
    )


def text_of(record: WarcRecord, name: str) -> str:
    """Return a WARC header field, or "" where there is none."""
    return str(record.headers.get(name) or "").strip()


def instant(text: str) -> datetime | None:
    """Return a WARC-Date (RFC 3339 in UTC, fractions allowed) as an instant.

    >>> instant("2026-11-16T09:30:00Z")
    datetime.datetime(2026, 11, 16, 9, 30, tzinfo=datetime.timezone.utc)
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
