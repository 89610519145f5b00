"""WARC records as captures: the only reader of `data/captures`.

Whatever the bytes of a file, reading them ends, in order, and raises nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.warc.payloads import (
    REASONS,
    ContentError,
    fields_of,
    http_payload,
    is_response,
    plain_payload,
)
from pipelines.warc.records import Frame, Readable, frames
from pipelines.warc.stretches import Stretch
from schemas.capture import SIGNAL_PREFIX, Capture
from schemas.errors import BroadsheetError
from spiders.addresses import without_login

CAPTURES = Path("data/captures")  # below the checkout
WITHOUT_CONTENT = ("warcinfo", "request", "metadata", "continuation")
CONTENT = ("response", "resource", "conversion", "revisit")
MOST_DAMAGES = 1000  # lines of one file; one with more is not worth reading line by line
DIGITS = re.compile(r"[0-9]{14}")
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
    """A record that holds no content: warcinfo, request, metadata, or of an unknown type."""

    record_type: str


def warc_files(folder: Path) -> list[Path]:
    """Return the WARC files under *folder*, sorted; none if there is no such folder.

    Raises BroadsheetError at a link to a folder, into which neither we nor DVC look.
    """
    found = list(folder.rglob("*"))
    for path in found:
        if path.is_symlink() and path.is_dir():
            fact = "a link to a folder, whose captures would be left out"
            raise BroadsheetError(f"{path}: {fact}: move the folder here, or import its files")
    return sorted(path for path in found if is_warc(path) and is_there(path))


def is_there(path: Path) -> bool:
    """Whether *path* is a file, or a link to one, which may be gone."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def is_warc(path: Path) -> bool:
    """Whether *path* is called as WARC files are; what is hidden is not read."""
    return path.name.endswith((".warc", ".warc.gz")) and not path.name.startswith(".")


def read_captures(path: Readable, warc_file: str) -> Iterator[Capture | Damage | Other]:
    """Yield what each record of the WARC file *path* holds; *warc_file* is its name in the ledger.

    As `captures_of` does for its frames. Raises OSError if the file cannot be opened.
    """
    return captures_of(frames(path), warc_file)


def stretch_captures(stretch: Stretch, warc_file: str) -> Iterator[Capture | Damage | Other]:
    """Yield the same of the records of a *stretch*, numbered from its beginning."""
    return captures_of(stretch.frames(), warc_file)


def captures_of(records: Iterable[Frame], warc_file: str) -> Iterator[Capture | Damage | Other]:
    """Yield what each of the *records* of a WARC file holds.

    Nothing is skipped: what cannot be read is yielded as Damage, a file without any record too. Of
    more than `MOST_DAMAGES` the last says how many more there are. Raises OSError if the file
    cannot be opened.
    """
    damages = number = 0
    first_unlisted: Frame | None = None
    first_number = 0
    for number, frame in enumerate(records, 1):
        is_listed = damages < MOST_DAMAGES
        found = capture_of(frame, warc_file, number - 1) if is_listed or not frame.fault else None
        if found is not None and not isinstance(found, Damage):
            yield found
            continue
        damages += 1
        if found is not None and is_listed:
            yield found
        elif first_unlisted is None:
            first_unlisted, first_number = frame, number - 1
    if first_unlisted is not None:
        fault = f"{damages - MOST_DAMAGES} more damaged records from here on, without a line each"
        frame = Frame(first_unlisted.offset, b"", fault=fault)
        yield capture_of(frame, warc_file, first_number)
    if not number:
        yield capture_of(Frame(0, b"", fault="no record in the file"), warc_file, 0)


def capture_of(frame: Frame, warc_file: str, number: int) -> Capture | Damage | Other:
    """Return what one frame, the *number*th of the file, holds."""
    fields = fields_of(frame.data[: frame.head], "utf-8")
    named = {name.lower(): value for name, value in reversed(fields)}
    record_id = without_login(named.get("warc-record-id", "")) or f"damaged:{warc_file}#{number}"
    written = named.get("warc-target-uri", "").strip("<>").replace(" ", "%20")
    target_uri = without_login(written)  # other archives keep what was asked for
    fetched_at = instant(named.get("warc-date", ""))
    record_type = named.get("warc-type", "").lower()
    if frame.fault or fetched_at is None:
        detail = frame.fault or "WARC-Date is missing or wrong"
        return Damage(record_id, number, frame.offset, detail, target_uri, fetched_at or NEVER)
    if record_type not in CONTENT:
        return Other(record_type if record_type in WITHOUT_CONTENT else "unknown")
    media_type = named.get("content-type", "")
    is_http = (
        media_type.lower().startswith("application/http")
        or record_type == "revisit"
        or (record_type == "response" and is_response(frame.data, frame.head))
    )
    try:
        if is_http:
            content = http_payload(frame.data, frame.head, record_type != "revisit")
        else:
            content = plain_payload(frame.data[frame.head :])
    except ContentError as error:
        return Damage(record_id, number, frame.offset, f"content: {error}", target_uri, fetched_at)
    return Capture(
        record_id=record_id,
        record_type=record_type,
        target_uri=target_uri,
        fetched_at=fetched_at,
        payload=content.payload,
        warc_file=warc_file,
        record_number=number,
        offset=frame.offset,
        status=content.status,
        headers=content.headers,
        payload_digest=named.get("warc-payload-digest", ""),
        content_type=content.header("content-type") if is_http else media_type,
        truncated=cut_by(named) or content.truncated,
        refers_to=without_login(named.get("warc-refers-to", "")) or None,
        signals={
            name[len(SIGNAL_PREFIX) :].lower(): without_login(value)
            for name, value in fields
            if name.lower().startswith(SIGNAL_PREFIX.lower())
        },
    )


def cut_by(named: Mapping[str, str]) -> str | None:
    """Return what the head of a record says of a cut; a segment is a part of its capture."""
    is_segment = "warc-segment-number" in named  # ISO 28500:2017, 5.18
    said = reason_of(named.get("warc-truncated", ""))
    return said or ("length" if is_segment else None)


def reason_of(text: str) -> str | None:
    """Return WARC-Truncated as one of its reasons; None where there is no such field.

    >>> reason_of("Length"), reason_of("disk full"), reason_of("")
    ('length', 'unspecified', None)
    """
    reason = text.lower()
    return (reason if reason in REASONS else "unspecified") if reason else None


def instant(text: str) -> datetime | None:
    """Return a WARC-Date (RFC 3339 in UTC, fractions allowed) as an instant.

    Old tools write it in 14 digits, as ARC files have it.

    >>> instant("2026-11-16T09:30:00Z")
    datetime.datetime(2026, 11, 16, 9, 30, tzinfo=datetime.timezone.utc)
    """
    if DIGITS.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}"
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # an offset can lead out of the calendar
        return None
