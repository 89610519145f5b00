"""From the block of an HTTP record to status, header fields and payload, decoded up to a limit.

Contents are decoded as the crawl decodes them, by the same function. What is cut says why, in a
word of WARC-Truncated.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from spiders.content import PARTIAL, content_of, is_all

LONGEST_PAYLOAD = 10 << 20  # decoded; the crawl stores no longer one
LONGEST_HEAD = 512 << 10  # twice what the crawl takes
REASONS = ("length", "time", "disconnect", "unspecified")  # ISO 28500:2017, 5.13
HEAD_END = re.compile(rb"\r?\n\r?\n")
# As tools write it, which drop the version of HTTP/2, and blank lines before.
STATUS_LINE = re.compile(rb"[\r\n]*HTTP(?:/\d(?:\.\d)?)?[ \t]+(\d{3})(?!\d)", re.I)
CHUNK_SIZE = re.compile(rb"[ \t]*0*([0-9a-fA-F]{1,12})[ \t]*(?:;[^\n]{0,4096})?\r?\n")
NO_BODY = (204, 304)
Fields = tuple[tuple[str, str], ...]


class ContentError(Exception):
    """A block that cannot be decoded."""


@dataclass(frozen=True)
class Payload:
    """What a block holds; *truncated* is why the payload is not whole."""

    payload: bytes
    status: int | None = None
    headers: Fields = ()
    truncated: str | None = None

    def header(self, name: str) -> str:
        """Return the first header field called *name* (in lower case), "" where there is none."""
        return first(self.headers, name)


def plain_payload(block: bytes) -> Payload:
    """Return *block* as it is, up to the limit."""
    is_long = len(block) > LONGEST_PAYLOAD
    return Payload(block[:LONGEST_PAYLOAD], truncated="length" if is_long else None)


def is_response(record: bytes, head: int) -> bool:
    """Return whether the block of *record*, behind its head, begins as an HTTP response does."""
    return STATUS_LINE.match(record, head) is not None


def http_payload(record: bytes, head: int, has_body: bool) -> Payload:
    """Return the HTTP response in *record*, whose WARC head has *head* bytes.

    Raises ContentError if it cannot be decoded. Without *has_body* (a revisit) nothing is missing
    where the body is.
    """
    found, end = last_head(record, head)
    if found is None and record.startswith(b"<", head):
        return plain_payload(record[head:])  # the page alone: its HTTP head was not kept
    head = found.start(1) if found else head
    if end is None and len(record) - head > LONGEST_HEAD:
        raise ContentError(f"HTTP head longer than {LONGEST_HEAD} bytes")
    _, _, fields = record[head : end.start() if end else len(record)].partition(b"\n")
    headers = fields_of(fields, "latin-1")
    status = int(found[1]) if found else None
    body = record[end.end() :] if end else b""
    if not has_body or status in NO_BODY:
        return Payload(body[:LONGEST_PAYLOAD], status, headers)
    body, unfinished = unframed(body, headers)
    payload, cut = decoded(body, headers)
    part = (
        "unspecified" if status == PARTIAL and not is_all(first(headers, "content-range")) else None
    )
    return Payload(payload, status, headers, unfinished or cut or part)


def last_head(record: bytes, head: int) -> tuple[re.Match[bytes] | None, re.Match[bytes] | None]:
    """Return the status line of the response in *record* and the end of its head.

    Some tools keep the heads that were sent before it (100 Continue, 103 Early Hints).
    """
    following = STATUS_LINE.match(record, head)
    while True:
        found = following
        head = found.start(1) if found else head  # blank lines may stand before it
        end = HEAD_END.search(record, head, head + LONGEST_HEAD)
        is_interim = found is not None and found[1].startswith(b"1")
        following = STATUS_LINE.match(record, end.end()) if is_interim and end else None
        if following is None:
            return found, end


def payload_forms(record: bytes, head: int) -> Iterator[bytes]:
    """Yield what the payload of a record may be taken for: framed, without that, decoded."""
    _, end = last_head(record, head)
    body = record[end.end() if end else head :]
    yield body
    if end:
        headers = fields_of(record[head : end.start()], "latin-1")
        body, _ = unframed(body, headers)
        yield body
        with suppress(ContentError):
            yield decoded(body, headers)[0]


def fields_of(lines: bytes, encoding: str) -> Fields:
    """Return the header fields in *lines*; a folded line continues the field before it.

    >>> fields_of(b"Server: a\\r\\n  b\\r\\nno field\\r\\n", "latin-1")
    (('Server', 'a b'),)
    """
    fields: list[tuple[str, str]] = []
    for line in lines.decode(encoding, "replace").split("\n"):
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}".strip())
        elif colon and name.strip():
            fields.append((name.strip(), value.strip()))
    return tuple(fields)


def first(fields: Fields, name: str) -> str:
    """Return the first of *fields* called *name* (in lower case), "" where there is none."""
    return next((value for key, value in fields if key.lower() == name), "")


def unframed(body: bytes, headers: Fields) -> tuple[bytes, str | None]:
    """Return *body* without chunk framing, and why it is not whole, if it is not.

    Many archives keep the field and undo the framing: a body that does not begin with a chunk is
    taken as it is. Of several lengths, any that the body falls short of says that it was cut.
    """
    codings = values(headers, "transfer-encoding")
    if any("chunked" in coding.lower() for coding in codings) and CHUNK_SIZE.match(body):
        return without_chunks(body)
    lengths = [one for one in values(headers, "content-length") if one.isascii() and one.isdigit()]
    is_short = any(len(body) < int((one.lstrip("0") or "0")[:18]) for one in lengths)
    return body, "disconnect" if is_short else None


def values(headers: Fields, name: str) -> list[str]:
    """Return what the header fields called *name* (in lower case) list."""
    listed = (value.split(",") for key, value in headers if key.lower() == name)
    return [one.strip() for parts in listed for one in parts]


def without_chunks(body: bytes) -> tuple[bytes, str | None]:
    """Return what the chunks of *body* hold, and "disconnect" if the last one is missing."""
    parts: list[bytes] = []
    position = 0
    while size := CHUNK_SIZE.match(body, position):
        start, length = size.end(), int(size[1], 16)
        if not length:
            return b"".join(parts), None
        parts.append(body[start : start + length])
        position = start + length
        position += 2 if body.startswith(b"\r\n", position) else body.startswith(b"\n", position)
    return b"".join(parts), "disconnect"


def decoded(body: bytes, headers: Fields) -> tuple[bytes, str | None]:
    """Return *body* without its content encodings, and why it is not whole, if it is not."""
    labels = [value.encode("latin-1") for value in values(headers, "content-encoding")]
    content = content_of(body, labels, LONGEST_PAYLOAD)
    if content.fault:
        raise ContentError(content.fault)
    return content.payload, content.truncated
