"""An answer out of the archive: what a server means when it says that nothing has changed."""

import zlib
from dataclasses import replace
from pathlib import Path

from spiders.content import content_of
from spiders.wire import Exchange, ProtocolError, head_of

LONGEST_HEADS = 256 << 10  # of a WARC record and of the HTTP response in it


def recalled(
    exchange: Exchange, path: Path, offset: int, length: int, most: int
) -> Exchange | None:
    """Return *exchange*, a 304, with the head and the body of the record at *offset* of *path*.

    At most *most* bytes of content. None if the file is gone or damaged: then the page has to be
    asked for again, without conditions.
    """
    try:
        with path.open("rb") as file:
            file.seek(offset)
            block = zlib.decompressobj(31).decompress(file.read(length), most + LONGEST_HEADS)
        _, _, response = block.partition(b"\r\n\r\n")
        raw, blank, rest = response.partition(b"\r\n\r\n")
        head = head_of(raw + blank)
    except (OSError, zlib.error, ProtocolError):
        return None
    body = rest.removesuffix(b"\r\n\r\n")
    content = content_of(body, head.values(b"content-encoding"), most)
    return replace(exchange, head=head, body=body, content=content, truncated=None)
