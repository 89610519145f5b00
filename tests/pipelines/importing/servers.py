"""A web server on loopback that gives one file, and breaks off when told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Files(ThreadingHTTPServer):
    """Gives *data* under every path; breaks off after *breaks* bytes, the first of them first.

    *asked* is what was asked for, *location* where every address leads.
    """

    daemon_threads = True

    def __init__(self, data: bytes, breaks: list[int], has_parts: bool, location: str) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.data, self.breaks, self.has_parts, self.location = data, breaks, has_parts, location
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/crawl/gulls.warc.gz"


class Answer(BaseHTTPRequestHandler):
    """One request."""

    server: Files

    def do_HEAD(self) -> None:
        self.answer(is_head=True)

    def do_GET(self) -> None:
        self.answer(is_head=False)

    def answer(self, is_head: bool) -> None:
        part = self.headers.get("Range")
        self.server.asked.append(f"{self.command} {part or ''}".strip())
        if self.server.location:
            self.send_response(302)
            self.send_header("Location", self.server.location)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data, status = self.server.data, 200
        if part and self.server.has_parts:
            first, last = part.removeprefix("bytes=").split("-")
            data, status = data[int(first) : int(last) + 1], 206
        self.send_response(status)
        if self.server.has_parts:
            self.send_header("Accept-Ranges", "bytes")
        else:
            self.send_header("Accept-Ranges", "none")
        if status == 206:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(self.server.data)}")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not is_head:
            most = self.server.breaks.pop(0) if self.server.breaks else len(data)
            self.wfile.write(data[:most])
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def files(
    data: bytes, *breaks: int, has_parts: bool = False, location: str = ""
) -> Iterator[Files]:
    """Give a running server of *data*."""
    with Files(data, list(breaks), has_parts, location) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
