"""HTTP/1.1 responses from bytes, without I/O: any cutting of the stream gives the same response.

Kept are the bytes of the head as received and the body without its chunk framing: what an archive
needs, and what general clients throw away.
"""

import re

from spiders.wire.heads import Head, ProtocolError, head_of

LONGEST_HEAD = 256 << 10  # what Chrome takes; policies and cookies of real sites pass 64 KiB
HEAD_END = re.compile(rb"\r?\n\r?\n")
BLANK = re.compile(rb"[\r\n]*")
MOST_BLANK = 64  # bytes of line ends before the status line (RFC 9112, 2.2 wants one forgiven)
CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,12})[ \t]*(?:;.*)?\r?$", re.S)
LONGEST_LINE = 4 << 10
LENGTH = re.compile(rb"0*([0-9]{1,18})")  # below 2**63, as what servers count in
MOST_INTERIM = 20  # 1xx answers before the real one; servers send one (100) or a few (103)
NO_BODY = (204, 304)


class ResponseReader:
    """Takes bytes as they come; `head`, `body` and `is_done` say what has come so far.

    *most* bounds the body: when more comes, the body is cut there and `truncated` is "length".
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.head: Head | None = None
        self.body = bytearray()
        self.is_done = False
        self.truncated: str | None = None
        self.is_reusable = False
        self._buffer = bytearray()
        self._left: int | None = None  # bytes to come of the body or chunk; None: until close
        self._is_chunked = False
        self._in_trailer = False
        self._interim = 0
        self._blank = 0
        self._looked = 0  # bytes of the buffer in which no head ends

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the stream. Raises ProtocolError."""
        if self.head is None:
            self._buffer += data
            self._read_head()
        elif self._is_chunked:
            self._buffer += data
            self._read_chunks()
        else:
            self._take(data)

    def end(self) -> None:
        """Take the end of the stream; a body that was promised longer is truncated.

        Raises ProtocolError if there was no head.
        """
        if self.head is None:
            raise ProtocolError("closed before the head was complete")
        is_promised = (self._is_chunked and not self._in_trailer) or bool(self._left)
        if not self.is_done and is_promised:
            self.truncated = "disconnect"
        self.is_done, self.is_reusable = True, False

    def _read_head(self) -> None:
        """Read the head of the response, once it is all there, and that of each interim one."""
        while (raw := self._next_head()) is not None:
            head = head_of(raw)
            if head.status >= 200:
                self._begin(head)
                return
            self._interim += 1
            if self._interim > MOST_INTERIM:
                raise ProtocolError(f"more than {MOST_INTERIM} interim responses")

    def _next_head(self) -> bytes | None:
        """Take a whole head from the buffer; None if there is none yet."""
        self._skip_blank()
        end = HEAD_END.search(self._buffer, max(0, self._looked - 3))
        if (end.end() if end else len(self._buffer)) > LONGEST_HEAD:
            raise ProtocolError(f"head longer than {LONGEST_HEAD} bytes")
        if end is None:
            self._looked = len(self._buffer)
            return None
        raw = bytes(self._buffer[: end.end()])
        del self._buffer[: end.end()]
        self._looked = 0
        return raw

    def _skip_blank(self) -> None:
        """Skip line ends before the head."""
        found = BLANK.match(self._buffer)
        if found is None or not found.end():
            return
        self._blank += found.end()
        if self._blank > MOST_BLANK:
            raise ProtocolError("line ends in place of a head")
        del self._buffer[: found.end()]

    def _begin(self, head: Head) -> None:
        """Begin the body with what has come of it."""
        self.head = head
        self._frame(head)
        rest = bytes(self._buffer)
        self._buffer.clear()
        if rest and not self.is_done:
            self.feed(rest)
        elif rest:
            self.is_reusable = False

    def _frame(self, head: Head) -> None:
        """Decide how the body ends (RFC 9112, 6.3)."""
        codings = b",".join(head.values(b"transfer-encoding")).lower()
        lengths = {value.strip() for v in head.values(b"content-length") for value in v.split(b",")}
        closes = b"close" in b",".join(head.values(b"connection")).lower()
        self.is_reusable = head.raw.startswith(b"HTTP/1.1") and not closes
        if head.status in NO_BODY:
            self.is_done = True
        elif b"chunked" in codings:
            self._is_chunked, self._left = True, 0
        elif lengths:
            length = LENGTH.fullmatch(min(lengths))
            if len(lengths) > 1 or length is None:
                raise ProtocolError(f"Content-Length {b', '.join(sorted(lengths))[:80]!r}")
            self._left = int(length[1])
            self.is_done = self._left == 0
        else:
            self._left, self.is_reusable = None, False

    def _take(self, data: bytes) -> None:
        if self._left is not None and len(data) > self._left:
            self.is_reusable = False  # bytes behind the response: whose are they?
            data = data[: self._left]
        if len(self.body) + len(data) > self.most:
            self.body += data[: self.most - len(self.body)]
            self.truncated, self.is_done, self.is_reusable = "length", True, False
            return
        self.body += data
        if self._left is not None:
            self._left -= len(data)
            self.is_done = self._left == 0 and not self._is_chunked

    def _read_chunks(self) -> None:
        self._take_chunks()
        if self.is_done and self._buffer:
            self.is_reusable = False  # bytes behind the response

    def _take_chunks(self) -> None:
        while not self.is_done and self._buffer:
            if self._left and not self._in_trailer:
                part = bytes(self._buffer[: self._left])
                del self._buffer[: len(part)]
                self._take(part)
                continue
            end = self._buffer.find(b"\n")
            if end < 0:
                if len(self._buffer) > LONGEST_LINE:
                    raise ProtocolError("chunk line too long")
                return
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            self._read_line(line)

    def _read_line(self, line: bytes) -> None:
        """Read a chunk size, the line end behind a chunk, or a line of the trailer."""
        if self._in_trailer:
            self.is_done = not line.strip()
            return
        if not line.strip() and self._left == 0 and self.body:
            return
        size = CHUNK_SIZE.match(line)
        if size is None:
            raise ProtocolError(f"chunk size {line[:40]!r}")
        self._left = int(size[1], 16)
        self._in_trailer = self._left == 0
