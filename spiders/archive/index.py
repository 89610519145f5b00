"""The index of a WARC file (CDXJ), rebuilt from the file alone.

One line per response and revisit record, sorted by key and time:
`com,example)/story 20261116093000 {"url": ...}`. It holds all that the next crawl must know, so
losing it loses nothing.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter

from spiders.addresses import web_address, without_login
from spiders.archive.members import Member, members
from spiders.archive.outcome import Kind

UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f]")  # for a key, which ends at a space
KINDS: tuple[Kind, ...] = get_args(Kind)
INSTANTS = {"at", "lastmod"}
INDEXED = ("response", "revisit")
REVISIT = "warc/revisit"  # the media type of a revisit, in every index


@dataclass(frozen=True)
class Line:
    """One archived response, or revisit of one; *etag*, *modified* and *location* are as sent, this
    without a login.

    *id* is the WARC-Record-ID, *refers* that of the capture a revisit stands for, *kind* what the
    address was asked for as, *lastmod* when its listing said it had changed. *unreadable* says
    why its content encoding could not be undone, *content_digest* is of what came out of it.
    """

    url: str
    at: datetime
    id: str
    type: str
    status: int
    digest: str
    filename: str
    offset: int
    length: int
    mime: str | None = None
    etag: str | None = None
    modified: str | None = None
    truncated: str | None = None
    refers: str | None = None
    location: str | None = None
    kind: Kind = "story"
    lastmod: datetime | None = None
    unreadable: str | None = None
    content_digest: str | None = None


LINE = TypeAdapter(Line)


def time_of(line: Line) -> datetime:
    """Return when *line* was captured."""
    return line.at


def index_of(path: Path) -> list[Line]:
    """Return the index of the WARC file *path*."""
    return [line for member in members(path) if (line := line_of(member, path.name)) is not None]


def line_of(member: Member, filename: str) -> Line | None:
    """Return the index line of one record; None for requests and the like, and for a record that
    does not say what it is of, or when.
    """
    warc, _, http = member.head.partition(b"\r\n\r\n")
    fields = fields_of(warc)
    if fields.get("warc-type") not in INDEXED:
        return None
    url, record_id = fields.get("warc-target-uri"), fields.get("warc-record-id")
    at = instant(fields.get("warc-date", ""))
    if not url or not record_id or at is None:
        return None
    status, answered = fields_of_http(http)
    listed, location = fields.get("broadsheet-lastmod"), answered.get("location")
    return Line(
        url=without_login(url),
        at=at,
        id=record_id,
        type=fields["warc-type"],
        status=status,
        mime=REVISIT if fields["warc-type"] == "revisit" else media_type(answered),
        digest=fields.get("warc-payload-digest", ""),
        filename=filename,
        offset=member.offset,
        length=member.length,
        etag=answered.get("etag"),
        modified=answered.get("last-modified"),
        truncated=fields.get("warc-truncated"),
        refers=fields.get("warc-refers-to"),
        location=without_login(location) if location else None,
        kind=kind_of(fields.get("broadsheet-asked-as", "")),
        lastmod=instant(listed) if listed else None,
        unreadable=fields.get("broadsheet-unreadable"),
        content_digest=fields.get("broadsheet-content-digest"),
    )


def instant(text: str) -> datetime | None:
    """Return the time that *text* (RFC 3339; UTC where no zone is said) means; None if it is none.

    >>> instant("2026-11-16T10:30:00+01:00"), instant("0001-01-01T00:00:00+01:00")
    (datetime.datetime(2026, 11, 16, 9, 30, tzinfo=datetime.timezone.utc), None)
    """
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # an offset can lead out of the calendar
        return None


def media_type(answered: dict[str, str]) -> str | None:
    """Return the media type that an HTTP head names, without its parameters, if it names one."""
    return answered.get("content-type", "").partition(";")[0].strip().lower() or None


def kind_of(text: str) -> Kind:
    """Return what an address was asked for as; a story where an older file does not say."""
    return next((kind for kind in KINDS if kind == text), "story")


def fields_of(head: bytes) -> dict[str, str]:
    """Return the header fields in *head* by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\n")[1:]:  # no other character ends one
        name, _, value = line.partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def fields_of_http(block: bytes) -> tuple[int, dict[str, str]]:
    """Return status and header fields of the HTTP response that *block* begins with."""
    head = re.split(rb"\r?\n\r?\n", block, maxsplit=1)[0]
    status = re.match(rb"HTTP/\S+ +(\d{3})", head, re.I)
    return int(status[1]) if status else 0, fields_of(head)


def sort_key(url: str) -> str:
    """Return the key of *url* (SURT), as every tool computes it that looks addresses up.

    Text that is no web address is its own key.

    >>> sort_key("https://www.example.com/News/?b=2&a=1")
    'com,example)/news?a=1&b=2'
    """
    from surt import surt  # noqa: PLC0415 - it brings an HTTP client: who only reads waits for none

    try:
        key = surt(url) if web_address(url) is not None else url
    except ValueError:  # a port or a letter that it knows no form for
        key = url
    return UNFIT.sub("%20", key)


def printed(line: Line) -> str:
    """Return *line* as CDXJ."""
    facts = {name: value for name, value in vars(line).items() if value is not None}
    for name in INSTANTS & facts.keys():
        facts[name] = facts[name].isoformat()
    return f"{sort_key(line.url)} {line.at:%Y%m%d%H%M%S} {json.dumps(facts)}"


def read(text: str) -> Line:
    """Return the line that `printed` made. Raises ValueError if it made no such *text*."""
    line = LINE.validate_json(text.split(" ", 2)[-1])
    if line.at.tzinfo is None or (line.lastmod and line.lastmod.tzinfo is None):
        raise ValueError("a time without a zone")
    return line


def write_index(lines: Iterable[Line], path: Path) -> None:
    """Write *lines* sorted at *path*, beside it first."""
    beside = path.with_name(f".{path.name}.part")
    text = "".join(f"{line}\n" for line in sorted(map(printed, lines)))
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
