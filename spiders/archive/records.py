"""WARC 1.1 records as bytes, each a gzip member of its own (ISO 28500:2017).

The block of a response is what came over the wire, with one change: chunk framing is undone and
its header field renamed, because readers disagree about what the payload digest of a chunked
response covers.
"""

import base64
import hashlib
import re
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from spiders.wire import Exchange

LEVEL = 1  # of 100 kB pages: a third of the time of level 6, and 2 % larger
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
CHUNKED = re.compile(rb"^transfer-encoding:", re.I | re.M)
Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Referred:
    """The earlier capture that a revisit record stands for."""

    record_id: str
    target_uri: str
    at: datetime
    payload_digest: str


@dataclass(frozen=True)
class Record:
    """A record as a gzip member; *head* is its WARC head and the HTTP head behind it, in plain."""

    data: bytes
    head: bytes


def digest_of(data: bytes) -> str:
    """Return the digest of *data* as WARC fields carry it.

    >>> digest_of(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def new_id() -> str:
    """Return a new record id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def warc_date(at: datetime) -> str:
    """Return *at* (UTC) as WARC-Date, with microseconds: two crawls can share a second."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def record(
    record_type: str, record_id: str, at: datetime, fields: Fields, http_head: bytes, body: bytes
) -> Record:
    """Return one record; its block is *http_head* and *body*. A line end in a field is our bug."""
    block = http_head + body
    all_fields = [
        ("WARC-Type", record_type),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", warc_date(at)),
        *fields,
        ("WARC-Block-Digest", digest_of(block)),
        ("Content-Length", str(len(block))),
    ]
    assert not any("\n" in value or "\r" in value for _, value in all_fields), all_fields
    lines = "".join(f"{name}: {value}\r\n" for name, value in all_fields)
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    head = f"WARC/1.1\r\n{lines}\r\n".encode()
    parts = (squeeze.compress(head + block + b"\r\n\r\n"), squeeze.flush())
    return Record(b"".join(parts), head + http_head)


def response_record(exchange: Exchange, record_id: str, digest: str, signals: Fields) -> Record:
    """Return *exchange*'s response; *digest* is of its body, *signals* are fields of our own."""
    fields = [*about(exchange, "response"), ("WARC-Payload-Digest", digest)]
    if exchange.truncated:
        fields.append(("WARC-Truncated", exchange.truncated))
    head = archived_head(exchange)
    return record("response", record_id, exchange.at, [*fields, *signals], head, exchange.body)


def revisit_record(
    exchange: Exchange, record_id: str, referred: Referred, signals: Fields
) -> Record:
    """Return *exchange*'s response as a revisit: its head, and which capture has its payload."""
    head, is_not_modified = archived_head(exchange), exchange.head.status == 304
    fields = [
        *about(exchange, "response"),
        ("WARC-Profile", NOT_MODIFIED if is_not_modified else SAME_PAYLOAD),
        ("WARC-Refers-To", referred.record_id),
        ("WARC-Refers-To-Target-URI", referred.target_uri),
        ("WARC-Refers-To-Date", warc_date(referred.at)),
        ("WARC-Payload-Digest", referred.payload_digest),
    ]
    return record("revisit", record_id, exchange.at, [*fields, *signals], head, b"")


def request_record(exchange: Exchange, concurrent_to: str) -> bytes:
    """Return *exchange*'s request, beside the record *concurrent_to* of its response."""
    fields = [*about(exchange, "request"), ("WARC-Concurrent-To", concurrent_to)]
    return record("request", new_id(), exchange.at, fields, exchange.request, b"").data


def warcinfo_record(at: datetime, filename: str, facts: Fields) -> bytes:
    """Return the record that a file begins with: who made it and how."""
    block = "".join(f"{name}: {value}\r\n" for name, value in facts).encode()
    fields = [("WARC-Filename", filename), ("Content-Type", "application/warc-fields")]
    return record("warcinfo", new_id(), at, fields, b"", block).data


def about(exchange: Exchange, message: str) -> list[tuple[str, str]]:
    """Return the fields that request and response share."""
    return [
        ("WARC-Target-URI", exchange.url),
        ("WARC-IP-Address", exchange.address),
        ("Content-Type", f"application/http; msgtype={message}"),
    ]


def archived_head(exchange: Exchange) -> bytes:
    """Return the head as received, its Transfer-Encoding renamed because the framing is undone."""
    return CHUNKED.sub(b"X-Archive-Transfer-Encoding:", exchange.head.raw)
