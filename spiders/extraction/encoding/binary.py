"""Bytes that are no text, whatever they were sent as: pictures, archives, fonts, noise."""

import re
from codecs import getincrementaldecoder

from schemas.capture import Capture
from schemas.errors import ParseError

BEGINNING = 4_096  # bytes that are looked at
# How files that are no text begin: the MIME Sniffing standard's tables, and what else is met.
MAGIC = re.compile(
    rb"%PDF-|\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....(?:WEBP|WAVE|AVI )|PK\x03\x04|"
    rb"\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|"
    rb"\x7fELF|MZ.\x00|wOF[F2]\x00|OggS\x00|ID3[\x02-\x04]\x00|\x00\x00..ftyp|\x1aE\xdf\xa3|"
    rb"II\x2a\x00|MM\x00\x2a|BM....\x00\x00\x00\x00|\x00\x00\x01\x00|\xca\xfe\xba\xbe|PAR1\x15|"
    rb"SQLite format 3\x00|\x00asm|\xd0\xcf\x11\xe0",
    re.DOTALL,
)
# Byte order marks of UTF-16, in which NUL is common, or how a page begins in it without one.
WIDE = re.compile(rb"\xff\xfe|\xfe\xff|<\x00|\x00<")
# Control characters that text uses only in jest; an escape begins another script in ISO-2022-JP.
CONTROLS = bytes({*range(32), 127} - {*b"\t\n\f\r\x1b"})
MOST_CONTROLS = 0.02  # a damaged page has a few


def refuse_binary(capture: Capture) -> None:
    """Raise ParseError if the payload of *capture* is no text."""
    sent = capture.header("content-type") or capture.content_type
    if fact := binary_fact(capture.payload, sent):
        raise ParseError("binary", "payload", fact, capture.record_id)


def binary_fact(payload: bytes, sent: str = "") -> str | None:
    """Return what shows that *payload*, *sent* as a media type, is no text; None if it may be."""
    head = payload[:BEGINNING]
    if match := MAGIC.match(head):
        kind = match[0][:8].decode("latin-1").encode("unicode_escape").decode()
        return f"begins with {kind}"
    if WIDE.match(head) or "utf-16" in sent.lower():
        return None
    controls = head.count(0) if is_utf_8(head) else len(head) - len(head.translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(head):
        return f"{controls} of {len(head)} bytes are control characters"
    return None


def is_utf_8(head: bytes) -> bool:
    """Whether *head* is UTF-8, which no noise is; its last character may be cut."""
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
