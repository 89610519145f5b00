"""An answer out of the archive: what a server means when it says that nothing has changed, and
what a page is compared with."""

import zlib
from dataclasses import replace
from pathlib import Path

from spiders.archive.members import LONGEST_HEAD
from spiders.content import content_of
from spiders.wire import Exchange, ProtocolError, head_of


def recalled(
    exchange: Exchange, path: Path, offset: int, length: int, most: int
) -> Exchange | None:
    """Return *exchange* with the head and the body of the record at *offset* of *path*.

    None if the file is gone or damaged, or the record longer than *most* bytes: then the page has
    to be asked for again, without conditions.
    """
    try:
        with path.open("rb") as file:
            file.seek(offset)
            stream = zlib.decompressobj(31)
            block = stream.decompress(file.read(length), most + LONGEST_HEAD)
        if not stream.eof:
            return None
        _, _, response = block.partition(b"\r\n\r\n")
        raw, blank, rest = response.partition(b"\r\n\r\n")
        head = head_of(raw + blank)
    except (OSError, zlib.error, ProtocolError):
        return None
    body = rest.removesuffix(b"\r\n\r\n")
    content = content_of(body, head.values(b"content-encoding"), most)
    return replace(exchange, head=head, body=body, content=content, truncated=None)
