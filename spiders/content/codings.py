"""One content coding undone, up to a limit: a bomb is stopped while it inflates."""

import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP_START, ZSTD_START = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
GZIP, ZLIB, RAW = 31, zlib.MAX_WBITS, -zlib.MAX_WBITS
EXTRA, NAME, COMMENT, CHECK = 4, 8, 16, 2  # flags of a gzip head (RFC 1952, 2.3.1)
# RFC 9659 allows 8 MB of window on the web.
WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}
PIECE = 1 << 10  # bytes of brotli at a time
INFLATED = 1 << 16


@dataclass(frozen=True)
class Undone:
    """What a coding gave: *used* bytes of the body gave *payload*.

    *end* says how it ended: whole, cut off, long (beyond the limit), or wrong: of no such coding,
    or damaged; then *payload* is empty.
    """

    payload: bytes
    used: int
    end: Literal["whole", "cut", "long", "wrong"]
    fact: str = ""


def unzipped(body: bytes, most: int) -> Undone:
    """Return *body* without gzip; members in a row count as one, bytes behind them for nothing."""
    return inflated(body, GZIP, most)


def undeflated(body: bytes, most: int) -> Undone:
    """Return *body* without deflate, which servers send with its zlib head and without."""
    return inflated(body, ZLIB if has_zlib_head(body) else RAW, most)


def has_zlib_head(body: bytes) -> bool:
    """Return whether *body* begins as a zlib stream does (RFC 1950, 2.2)."""
    return body[:1] != b"" and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0


def inflated(body: bytes, format_bits: int, most: int) -> Undone:
    """Return *body* inflated. A checksum that is missing says nothing; one that is wrong does."""
    payload, rest = bytearray(), body
    while True:
        stream = zlib.decompressobj(format_bits)
        try:
            payload += stream.decompress(rest, most - len(payload) + 1)
        except zlib.error as error:
            return Undone(b"", len(body), "wrong", str(error))
        if len(payload) > most:
            return Undone(bytes(payload[:most]), len(body) - len(stream.unconsumed_tail), "long")
        if not stream.eof:
            is_whole = lacks_only_its_checksum(rest, format_bits)
            return Undone(bytes(payload), len(body), "whole" if is_whole else "cut")
        rest = stream.unused_data
        if format_bits != GZIP or not rest.startswith(GZIP_START):
            return Undone(bytes(payload), len(body) - len(rest), "whole")


def lacks_only_its_checksum(member: bytes, format_bits: int) -> bool:
    """Return whether the deflated data in *member*, of which the end is missing, are all there."""
    if format_bits == RAW:
        return False
    rest = member[gzip_head(member) if format_bits == GZIP else 2 :]
    stream = zlib.decompressobj(RAW)
    try:
        while rest and not stream.eof:
            stream.decompress(rest, INFLATED)
            rest = stream.unconsumed_tail
    except zlib.error:  # read with its head, the stream ended before its fault
        return False
    return stream.eof


def gzip_head(member: bytes) -> int:
    """Return the length of the head of a gzip *member*; that of all of it where it is cut."""
    flags, at = member[3] if len(member) > 3 else 0, 10
    if flags & EXTRA:
        at += 2 + int.from_bytes(member[at : at + 2], "little")
    for flag in (NAME, COMMENT):
        if flags & flag:
            at = (member.find(b"\0", at) + 1) or len(member)
    return at + (2 if flags & CHECK else 0)


def unzstd(body: bytes, most: int) -> Undone:
    """Return *body* without zstd; frames in a row count as one, bytes behind them for nothing."""
    payload, rest = bytearray(), body
    while True:
        stream = zstd.ZstdDecompressor(options=WINDOW)
        try:
            payload += stream.decompress(rest, most - len(payload) + 1)
        except zstd.ZstdError as error:
            return Undone(b"", len(body), "wrong", str(error))
        if len(payload) > most:
            return Undone(bytes(payload[:most]), len(body), "long")
        if not stream.eof:
            return Undone(bytes(payload), len(body), "cut")
        rest = stream.unused_data
        if not rest.startswith(ZSTD_START):
            return Undone(bytes(payload), len(body) - len(rest), "whole")


def unbrotli(body: bytes, most: int) -> Undone:
    """Return *body* without brotli; bytes behind its stream count for nothing.

    The decoder loses what it gave in the call that meets a fault, and bytes behind the end are
    one: the piece in which it was met is then given byte by byte.
    """
    undone = given(body, range(0, len(body), PIECE), most)
    if undone.end == "wrong":
        piece = (undone.used - 1) // PIECE * PIECE
        steps = [*range(0, piece, PIECE), *range(piece, len(body))]
        undone = given(body, steps, most)
    return undone


def given(body: bytes, steps: Sequence[int], most: int) -> Undone:
    """Return what a brotli decoder makes of *body*, given to it from step to step."""
    stream, payload = brotli.Decompressor(), bytearray()
    for start, stop in zip(steps, (*steps[1:], len(body)), strict=True):
        try:
            more = stream.process(body[start:stop], output_buffer_limit=most)
            while more and len(payload) <= most:
                payload += more
                more = stream.process(b"", output_buffer_limit=most)
        except brotli.error as error:
            return Undone(b"", stop, "wrong", str(error))
        if len(payload) > most:
            return Undone(bytes(payload[:most]), stop, "long")
        if stream.is_finished():
            return Undone(bytes(payload), stop, "whole")
    return Undone(bytes(payload), len(body), "cut")


CODINGS: dict[str, Callable[[bytes, int], Undone]] = {
    "gzip": unzipped,
    "deflate": undeflated,
    "br": unbrotli,
    "zstd": unzstd,
}
