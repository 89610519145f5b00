"""An HTTP server on loopback that does whatever a test tells it to, byte by byte.

A route is bytes (a whole response, sent as it is) or a function of the connection and the request,
which sends what it likes for as long as it likes.
"""

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from spiders.publisher import Publisher

HOST = "hostile.example"
Route = bytes | Callable[[socket.socket, "Asked"], None]
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    host: str
    target: str
    headers: dict[str, str]
    number: int  # how often this target was asked for, from 1


@dataclass
class Hostile:
    """A running server: what it was asked, and how many connections stood at once."""

    port: int
    routes: dict[str, Route]
    asked: list[Asked] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    open_now: int = 0
    open_most: int = 0
    watch: Callable[[], None] = lambda: None

    @property
    def allow(self) -> str:
        """The BROADSHEET_ALLOW that leads `hostile.example` here."""
        return f"{HOST}=127.0.0.1:{self.port}"

    def targets(self) -> list[str]:
        """Return what was asked for, in order."""
        return [asked.target for asked in self.asked]


def page(body: bytes | str, *fields: str, status: str = "200 OK") -> bytes:
    """Return a sound response with *body*."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def html(body: str, *fields: str) -> bytes:
    """Return a sound HTML page."""
    return page(body, "Content-Type: text/html; charset=utf-8", *fields)


def listing(*targets: str) -> bytes:
    """Return a sitemap of *targets*."""
    rows = "".join(f"<url><loc>http://{HOST}{target}</loc></url>" for target in targets)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return page(f'<urlset xmlns="{space}">{rows}</urlset>', "Content-Type: application/xml")


def publisher(**facts: object) -> Publisher:
    """Return the publisher of the hostile site, with a sitemap."""
    plain = {
        "key": "hostile",
        "name": "Hostile Herald",
        "domains": (HOST,),
        "language": "en",
        "country": "GB",
        "sitemaps": (f"http://{HOST}/sitemap.xml",),
    }
    return Publisher.model_validate(plain | facts)


@contextmanager
def hostile_server(routes: dict[str, Route]) -> Iterator[Hostile]:
    """Serve *routes* by target; robots.txt is a 404 unless it is among them."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    server = Hostile(listener.getsockname()[1], routes)
    closing = threading.Event()

    def accept() -> None:
        while not closing.is_set():
            with suppress(OSError):
                connection, _ = listener.accept()
                threading.Thread(target=serve, args=(server, connection), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        closing.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def serve(server: Hostile, connection: socket.socket) -> None:
    """Answer the requests of one connection until a route closes it."""
    server.open_now += 1
    server.open_most = max(server.open_most, server.open_now)
    with connection, suppress(OSError):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while head := request_head(connection):
            asked = request_of(head, server)
            server.asked.append(asked)
            server.watch()
            route = server.routes.get(asked.target, NOT_FOUND)
            if isinstance(route, bytes):
                connection.sendall(route)
                if b"Connection: close" in route:
                    break
            else:
                route(connection, asked)
                break
    server.open_now -= 1


def request_head(connection: socket.socket) -> bytes:
    """Return the head of the next request; empty if the client has gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        received = connection.recv(65536)
        if not received:
            return b""
        data += received
    return data


def request_of(head: bytes, server: Hostile) -> Asked:
    """Return the request in *head*."""
    first, *lines = head.decode("latin-1").split("\r\n")
    target = first.split(" ")[1]
    pairs = (line.partition(":") for line in lines if ":" in line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    server.times[target] += 1
    return Asked(headers.get("host", ""), target, headers, server.times[target])


def reset(connection: socket.socket) -> None:
    """Close *connection* with a reset."""
    linger = (1).to_bytes(4, "little") + bytes(4)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()
