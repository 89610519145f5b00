"""Content encodings undone, up to a limit: a bomb is stopped while it inflates."""

import zlib
from dataclasses import dataclass

GZIP, DEFLATE, RAW_DEFLATE = 31, zlib.MAX_WBITS, -zlib.MAX_WBITS


@dataclass(frozen=True)
class Content:
    """A payload; *used* bytes of the body gave it, *fault* says why it is not whole."""

    payload: bytes
    used: int
    fault: str | None = None


def content_of(body: bytes, encodings: list[bytes], most: int) -> Content:
    """Return the payload of *body*, at most *most* bytes of it.

    *encodings* are the values of Content-Encoding. We ask for gzip only: deflate is undone because
    servers send it unasked, anything else is refused as a fault.
    """
    names = [name.strip().lower() for value in encodings for name in value.split(b",")]
    names = [name for name in names if name not in (b"", b"identity")]
    if not names:
        return Content(body, len(body))
    if not body:
        return Content(b"", 0)
    if names in ([b"gzip"], [b"x-gzip"]):
        return inflated(body, GZIP, most)
    if names == [b"deflate"]:
        is_zlib = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
        return inflated(body, DEFLATE if is_zlib else RAW_DEFLATE, most)
    return Content(b"", len(body), f"content encoding {b', '.join(names).decode('latin-1')[:80]}")


def inflated(body: bytes, format_bits: int, most: int) -> Content:
    """Return *body* inflated; several gzip members in a row count as one."""
    parts: list[bytes] = []
    size, rest = 0, body
    while rest:
        stream = zlib.decompressobj(format_bits)
        try:
            part = stream.decompress(rest, most - size + 1)
        except zlib.error as error:
            if parts:  # padding behind a sound member
                break
            return Content(b"", len(body), f"content encoding: {error}")
        size += len(part)
        parts.append(part)
        if size > most:
            used = len(body) - len(stream.unconsumed_tail)
            return Content(b"".join(parts)[:most], used, "length")
        if not stream.eof:
            return Content(b"".join(parts), len(body), "content encoding: cut off")
        rest = stream.unused_data
    return Content(b"".join(parts), len(body))
