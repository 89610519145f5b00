"""Archives of other kinds than WARC, by their first bytes: what each is, and how it comes in."""

import zlib
from contextlib import suppress
from pathlib import Path

BEGINNING = 1 << 10
ZSTD = ("a WARC file compressed with zstd", "decompress it first, with `zstd -d`")
FORMATS = (
    (b"filedesc:", "an ARC file", "make a WARC file of it, with `warcio recompress`"),
    (
        b"\x28\xb5\x2f\xfd",
        "a WARC file compressed with zstd",
        "decompress it first, with `zstd -d`",
    ),
    (
        b"\x5d\x2a\x4d\x18",
        "a WARC file compressed with zstd",
        "decompress it first, with `zstd -d`",
    ),
    (b"PK\x03\x04", "a WACZ or other zip file", "unzip it and import the files in its archive/"),
    (b"BZh", "a file compressed with bzip2", "decompress it first, with `bunzip2`"),
    (b"\xfd7zXZ\0", "a file compressed with xz", "decompress it first, with `unxz`"),
)


def other_format(path: Path) -> str | None:
    """Return what *path* is and what to do with it, if it is an archive of a kind not read here."""
    with path.open("rb") as file:
        start = file.read(BEGINNING)
    if start.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            start = zlib.decompressobj(31).decompress(start)
    return next(
        (f"{kind}: {advice}" for mark, kind, advice in FORMATS if start.startswith(mark)), None
    )
