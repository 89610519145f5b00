"""Content-Encoding -> the payload: labels are hints, and the bytes decide.

Servers label pages `utf-8`, `none` or `aws-chunked`, say gzip of what is none, and zip twice. A
label that names no coding, or one that the bytes are not of, leaves a readable body as it is.
"""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from spiders.content.codings import CODINGS, GZIP_START, ZSTD_START, Undone, has_zlib_head

NAMES = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}
NOTHING = ("", "identity")
CUTS = {"cut": "unspecified", "long": "length"}
UNMARKED = ("br", "deflate")
MOST_LABELS = 8  # each can cost an attempt; a header of thousands is no server's
MOST_LAYERS = 3  # more are no server's; each can inflate the one before to the limit
# The MIME Sniffing Standard's test of text: a mark, or none of these bytes in the first 1,445.
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SNIFFED = 1445
NO_TEXT = bytes((*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)))


@dataclass(frozen=True)
class Content:
    """A payload; *used* bytes of the body gave it.

    *truncated* is why it is not whole, in a word of WARC-Truncated; *fault* why it cannot be read,
    and then there is none.
    """

    payload: bytes
    used: int
    truncated: str | None = None
    fault: str | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it is all that the body was to give."""
        return self.truncated is None and self.fault is None


def content_of(body: bytes, labels: Sequence[bytes], most: int) -> Content:
    """Return the payload of *body*, at most *most* bytes of it.

    *labels* are the values of Content-Encoding, the first coding applied first.
    """
    written = [name.strip().lower() for value in labels for name in value.split(b",")]
    names = [name.decode("latin-1") for name in reversed(written)]
    payload, used, truncated, layers = body, min(len(body), most), None, 0
    for name in names if len(names) <= MOST_LABELS else ():
        undone = undone_by(name, payload, most)
        if undone is None:
            continue
        layers += 1
        if fault := fault_of(undone, layers):
            return Content(b"", len(body), fault=f"content encoding {name[:80]}: {fault}")
        payload, used = undone.payload, undone.used if layers == 1 else len(body)
        truncated = truncated or CUTS.get(undone.end)
    is_labelled = any(name not in NOTHING for name in names)
    if not layers and is_labelled and not is_text(payload):
        return Content(b"", len(body), fault=f"content encoding {', '.join(names)[:80]}")
    payload = unlabelled(payload, most)
    truncated = truncated or ("length" if len(payload) > most else None)
    return Content(payload[:most], used, truncated)


def undone_by(name: str, body: bytes, most: int) -> Undone | None:
    """Return *body*, labelled *name*, without its coding; None if it has none.

    Text is no code, unless a coding makes sense of all of it. Where neither label nor first bytes
    are right, a coding without first bytes of its own is one that gives text.
    """
    coding = coding_of(body, name)
    undone = CODINGS[coding](body, most) if coding else None
    if is_text(body):
        return undone if undone and undone.end == "whole" and undone.used == len(body) else None
    if name in NOTHING or (undone and undone.end != "wrong"):
        return undone
    others = (CODINGS[one](body, most) for one in UNMARKED)
    return next((one for one in others if is_text_of_all(one, body)), undone)


def is_text_of_all(undone: Undone, body: bytes) -> bool:
    """Return whether *undone* is text that all of *body* gave."""
    is_all = undone.end == "whole" and undone.used == len(body)
    return is_all and undone.payload != b"" and is_text(undone.payload)


def coding_of(body: bytes, name: str) -> str | None:
    """Return the coding of *body* that its first bytes tell, else what its label *name* says.

    None where the label names none, or one whose first bytes these are not.
    """
    if body and GZIP_START.startswith(body[:3]):
        return "gzip"
    if body.startswith(ZSTD_START):
        return "zstd"
    coding = NAMES.get(name)
    if coding == "gzip" and has_zlib_head(body):
        return "deflate"
    return coding if body and coding in UNMARKED else None


def is_text(body: bytes) -> bool:
    """Return whether *body* is text by its first bytes.

    >>> is_text("<p>São Paulo".encode()), is_text(bytes.fromhex("1f8b0800"))
    (True, False)
    """
    start = body[:SNIFFED]
    return body.startswith(MARKS) or len(start) == len(start.translate(None, NO_TEXT))


def fault_of(undone: Undone, layers: int) -> str | None:
    """Return why nothing can be made of *undone*, if so."""
    if layers > MOST_LAYERS:
        return f"more than {MOST_LAYERS} of them"
    if undone.end == "cut" and not undone.payload:
        return "cut off before the first byte"
    return undone.fact if undone.end == "wrong" else None


def unlabelled(payload: bytes, most: int) -> bytes:
    """Return *payload*, or the text that is zipped in it without a label that says so."""
    if not payload.startswith(GZIP_START):
        return payload
    undone = CODINGS["gzip"](payload, most)
    return undone.payload if undone.end == "whole" and is_text(undone.payload) else payload
