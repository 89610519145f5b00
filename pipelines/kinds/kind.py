"""What a file is, by its bytes and never by its name: a kind that is taken in, or what to say.

The first bytes are asked, and for what is compressed the first bytes of its content.
"""

import re
import zlib
from dataclasses import dataclass
from typing import Literal

from pipelines.kinds.zstandard import DICTIONARY, ZSTD, unzstd_beginning
from pipelines.warc import Readable, holds_records
from schemas.errors import BroadsheetError
from spiders.extraction.encoding import binary_fact

BEGINNING = 1 << 16
GZIP = b"\x1f\x8b\x08"
PAGES = "give saved pages (HTML, MHTML) or archives of them (WARC, WACZ, ARC)"
ARCHIVE = re.compile(rb"[\r\n]*(?P<warc>WARC/[01]\.\d)|filedesc:")
# In the head of a message that a browser writes to save a page (RFC 2557).
MESSAGE = re.compile(rb"(?:[\w-]{1,64}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}\r?\n")
MULTIPART = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.I | re.M)
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|\?xml|!--|html|head|body|title|meta|link|script|style|main|article|"
    rb"section|header|nav|div|table|span|p|a|b|br|h[1-6]|ul|ol)[\s/>\-:]",
    re.I,
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
WEB_ARCHIVE = re.compile(rb"bplist\d|.{0,512}<plist\b.{0,512}<key>WebMainResource</key>", re.S)
MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16
OTHERS = (
    (rb"%PDF-", "a PDF document"),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM....\x00\x00\x00\x00|II\*\x00|MM\x00\*|\x00\x00\x01\x00",
        "a picture",
    ),
    (rb"RIFF....WEBP|\x00...ftyp(?:avif|heic|mif1)", "a picture"),
    (
        rb"RIFF....(?:WAVE|AVI )|OggS\x00|ID3[\x02-\x04]\x00|\x00...ftyp|\x1aE\xdf\xa3",
        "sound or video",
    ),
    (rb"wOF[F2]|\x00\x01\x00\x00\x00|OTTO\x00", "a font"),
    (rb"\xd0\xcf\x11\xe0|\{\\rtf", "an office document"),
    (
        rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|customXml/|word/|xl/|ppt/|"
        rb"mimetypeapplication/vnd)",
        "an office document",
    ),
    (rb"PK\x03\x04.{26}mimetypeapplication/epub", "an e-book"),
    (rb"PK\x03\x04.{26}(?:META-INF/|AndroidManifest)", "a program"),
    (rb"\x7fELF|MZ[^\n]\x00|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\x00asm", "a program"),
    (rb"SQLite format 3\x00", "an SQLite database"),
    (rb"PAR1[\x15\x28]", "a Parquet file"),
)
PACKED = (
    (rb"BZh[1-9]1AY", "a file compressed with bzip2: decompress it first, with `bunzip2`"),
    (rb"\xfd7zXZ\x00", "a file compressed with xz: decompress it first, with `unxz`"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it and give the folder"),
    (rb"Rar!\x1a\x07", "a RAR archive: unpack it and give the folder"),
    (rb".{257}ustar", "a tar archive: unpack it and give the folder"),
)
REFUSED = (
    *((re.compile(pattern, re.S), f"{what}, no page: {PAGES}") for pattern, what in OTHERS),
    *((re.compile(pattern, re.S), said) for pattern, said in PACKED),
)


class ImportFileError(BroadsheetError):
    """A file that nothing can be taken from, in words: what it is and what to do."""


@dataclass(frozen=True)
class Kind:
    """What a file is, and how it is compressed; *said* is what it is where it is no kind of ours,
    with what to do.
    """

    name: Literal["warc", "arc", "zip", "mhtml", "webarchive", "html", "text", "other"]
    coding: Literal["", "gzip", "zstd"] = ""
    said: str = ""


def kind_of_file(path: Readable, name: str) -> Kind:
    """Return the kind of the file *path*, called *name* in what is said.

    Raises ImportFileError for what holds neither pages nor captures, OSError if it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(BEGINNING)
    if not start:
        raise ImportFileError(f"{name}: the file is empty")
    kind = kind_of(start)
    is_within = kind.name == "html" and not start.lstrip().startswith(b"<")  # a page's rest
    is_unclear = kind.name == "text" or is_within or kind.said.startswith("bytes")
    if is_unclear and not kind.coding and holds_records(path):  # behind what is damaged
        return Kind("warc")
    if kind.name == "other":
        raise ImportFileError(f"{name}: {kind.said}")
    return kind


def kind_of(start: bytes) -> Kind:
    """Return the kind of a file that begins with *start*.

    >>> kind_of(b"<!DOCTYPE html><title>Gulls").name, kind_of(b"%PDF-1.7").said[:14]
    ('html', 'a PDF document')
    """
    if start.startswith(GZIP):
        return packed(inflated(start), "gzip")
    if start.startswith((ZSTD, DICTIONARY)):
        return packed(unzstd_beginning(start, BEGINNING), "zstd")
    return plain_kind(start)


def packed(content: bytes, coding: Literal["gzip", "zstd"]) -> Kind:
    """Return the kind of a compressed file whose content begins with *content*."""
    if not content:
        return Kind("warc", coding)  # damaged at its start: what is behind may be sound
    if content.startswith((GZIP, ZSTD)):
        return Kind("other", coding, "compressed twice: decompress it once first")
    kind = plain_kind(content)
    return Kind(kind.name, coding, f"compressed with {coding}, {kind.said}" if kind.said else "")


def plain_kind(start: bytes) -> Kind:
    """Return the kind of a file that begins with *start* and is not compressed as a whole."""
    if archive := ARCHIVE.match(start):
        return Kind("warc" if archive["warc"] else "arc")
    said = next((said for pattern, said in REFUSED if pattern.match(start)), None)
    if said:
        return Kind("other", said=said)
    if start.startswith(ZIP) or WEB_ARCHIVE.match(start):
        return Kind("zip" if start.startswith(ZIP) else "webarchive")
    head = MESSAGE.match(start)
    if head and MULTIPART.search(head[0]):
        return Kind("mhtml")
    if fact := binary_fact(start):
        return Kind("other", said=f"bytes of no text ({fact}): {PAGES}")
    text = start.replace(b"\0", b"") if start.startswith(MARKS) else start
    return Kind("html" if MARKUP.search(text) else "text")


def inflated(start: bytes) -> bytes:
    """Return what the content of a gzip file begins with, b"" where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(start, BEGINNING)
    except zlib.error:
        return b""
