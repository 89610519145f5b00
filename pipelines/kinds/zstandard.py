"""Files compressed with zstd, as archives keep WARC files: frames, with a dictionary or without."""

import sys
from dataclasses import dataclass
from typing import Literal

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["DICTIONARY", "WINDOW", "ZSTD", "Undone", "unzstd", "unzstd_beginning", "zstd"]

ZSTD, DICTIONARY = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
WINDOW = {int(zstd.DecompressionParameter.window_log_max): 27}  # 128 MB, what `zstd -d` takes


def unzstd_beginning(start: bytes, most: int) -> bytes:
    """Return what the content of a file that begins with *start* begins with, b"" if damaged.

    Only WARC files begin with a dictionary of their own.
    """
    if start.startswith(DICTIONARY):
        return b"WARC/1.0"
    try:
        return zstd.ZstdDecompressor(options=WINDOW).decompress(start, most)
    except zstd.ZstdError:
        return b""


@dataclass(frozen=True)
class Undone:
    """What a file of zstd frames gave, and how it ended: whole, cut off, too long, or damaged."""

    payload: bytes
    end: Literal["whole", "cut", "long", "wrong"]


def unzstd(data: bytes, most: int) -> Undone:
    """Return *data* without zstd, at most *most* bytes."""
    payload, rest = bytearray(), data
    while rest:
        stream = zstd.ZstdDecompressor(options=WINDOW)
        try:
            payload += stream.decompress(rest, most - len(payload) + 1)
        except zstd.ZstdError:
            return Undone(bytes(payload), "wrong")
        if len(payload) > most:
            return Undone(bytes(payload[:most]), "long")
        if not stream.eof:
            return Undone(bytes(payload), "cut")
        rest = stream.unused_data
    return Undone(bytes(payload), "whole")
