"""Bytes of a discovery document -> its text: gzip undone up to a size, the charset found."""

import re

from spiders.content import unzipped
from spiders.discovery.found import MOST_BYTES
from spiders.extraction.encoding import CODECS, ENCODING_BY_LABEL

GZIP = b"\x1f\x8b"
FAULTS = {"cut": "gzip ends too early", "long": f"larger than {MOST_BYTES} bytes"}
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
HTTP_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
XML_ENCODING = re.compile(rb"<\?xml\s[^>]{0,200}?\sencoding\s*=\s*[\"']([^\"'>]{1,40})[\"']")


def unpacked(body: bytes) -> tuple[bytes, str | None]:
    """Return *body* unzipped, and why it is not whole, if it is not.

    A sitemap can be gzip twice: as a file, and once more on the wire.
    """
    for _ in range(2):
        if not body.startswith(GZIP):
            break
        undone = unzipped(body, MOST_BYTES)
        if undone.end == "wrong":
            return b"", f"damaged gzip: {undone.fact}"
        if undone.end != "whole":
            return undone.payload, FAULTS[undone.end]
        body = undone.payload
    return body[:MOST_BYTES], FAULTS["long"] if len(body) > MOST_BYTES else None


def text_of(body: bytes, content_type: str) -> str:
    """Return *body* as text: byte order mark, HTTP header, XML declaration, else UTF-8.

    Only labels of the WHATWG table count; octets that do not fit become U+FFFD.
    """
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace").lstrip("\ufeff")
    unmarked = unmarked_utf16(body)
    if unmarked is not None:
        return body.decode(unmarked, "replace")
    declared = XML_ENCODING.search(body[:4096])
    labels = [match[1] for match in [HTTP_CHARSET.search(content_type)] if match]
    labels += [declared[1].decode("latin-1")] if declared else []
    names = [ENCODING_BY_LABEL.get(label.strip().lower()) for label in labels]
    encoding = next((name for name in names if name and name in READABLE), "utf-8")
    return body.decode(CODECS.get(encoding, encoding), "replace")


def unmarked_utf16(body: bytes) -> str | None:
    """Return which UTF-16 *body* is without a byte order mark, by its first tag (XML 1.0, F.1)."""
    start = body[:512].lstrip(b" \t\r\n\0")
    if not start.startswith(b"<") or start[1:4:2] != b"\0\0":
        return None
    return "utf-16be" if body.startswith(b"\0") else "utf-16le"


# What has been read this far as ASCII is no UTF-16, whatever it declares.
READABLE = frozenset(ENCODING_BY_LABEL.values()) - {"replacement", "utf-16be", "utf-16le"}
