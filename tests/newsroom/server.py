"""The demo newsroom over HTTP: four invented publishers on one loopback port, told apart by Host.

python -m tests.newsroom.server --day 2 --port 8000
"""

import argparse
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from .pages import ROOT, Response, Site, answer, site_of, sites

PUBLISHERS = ROOT / "publishers"


@dataclass(frozen=True)
class Request:
    """One request as it came, for tests of politeness; header names in lower case."""

    host: str
    target: str
    headers: dict[str, str]
    status: int


@dataclass
class Newsroom:
    """A running newsroom: *allow* is the BROADSHEET_ALLOW that lets a crawl in."""

    port: int
    allow: str
    requests: list[Request] = field(default_factory=list)

    @property
    def publishers(self) -> list[Path]:
        """The publisher files that declare the four sites, sorted."""
        return sorted(PUBLISHERS.glob("*.py"))


class Desk(BaseHTTPRequestHandler):
    """Answers from the pages of one day; a subclass per running newsroom carries the day."""

    protocol_version = "HTTP/1.1"
    server_version = "Newsroom"
    sys_version = ""
    disable_nagle_algorithm = True  # else header and body wait 40 ms for each other
    day: ClassVar[int]
    by_host: ClassVar[dict[str, Site]]
    room: ClassVar[Newsroom]

    def do_GET(self) -> None:
        """Answer a GET, and log it."""
        self.respond(with_body=True)

    def do_HEAD(self) -> None:
        """Answer a HEAD, and log it."""
        self.respond(with_body=False)

    def respond(self, with_body: bool) -> None:
        """Find the site by its host name and send what it answers."""
        host = self.headers.get("Host", "").partition(":")[0].lower()
        asked = {name.lower(): value for name, value in self.headers.items()}
        site = self.by_host.get(host)
        unknown = Response(421, (("Content-Type", "text/plain"),), b"No such site here.\n")
        response = answer(site, self.day, host, self.path, asked) if site else unknown
        self.room.requests.append(Request(host, self.path, asked, response.status))
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status != 304:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if with_body and response.body:
            self.wfile.write(response.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the log is `Newsroom.requests`."""


def names_of(site: Site) -> tuple[str, str]:
    """Return the host names of *site*: with and without `www.`."""
    bare = site.host.removeprefix("www.")
    return bare, f"www.{bare}"


@contextmanager
def newsroom(day: int = 1, port: int = 0, keys: Sequence[str] | None = None) -> Iterator[Newsroom]:
    """Serve the newsroom as it is on *day* on a loopback port (0: any free one).

    *keys* are folders of other sites to serve instead of the four.
    """
    own = [site_of(key) for key in keys or sites()]
    by_host = {name: site for site in own for name in names_of(site)}
    desk = type("DeskOfTheDay", (Desk,), {"day": day, "by_host": by_host})
    server = ThreadingHTTPServer(("127.0.0.1", port), desk)
    taken = server.server_address[1]
    room = Newsroom(taken, ",".join(f"{name}=127.0.0.1:{taken}" for name in by_host))
    desk.room = room
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield room
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def run() -> None:
    """Serve until interrupted, and say how to look."""
    options = argparse.ArgumentParser(description="Serve the demo newsroom on loopback.")
    options.add_argument("--day", type=int, choices=(1, 2), default=1)
    options.add_argument("--port", type=int, default=0)
    chosen = options.parse_args()
    with newsroom(chosen.day, chosen.port) as room:
        print(f"Day {chosen.day} on 127.0.0.1:{room.port}. Look with, for example:")
        for key in sites():
            host = site_of(key).host
            print(f"  curl --connect-to ::127.0.0.1:{room.port} http://{host}/")
        print(f"BROADSHEET_ALLOW={room.allow}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("closed")


if __name__ == "__main__":
    run()
