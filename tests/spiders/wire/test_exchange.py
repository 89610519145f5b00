"""Promises of the guarded exchange, over real connections to a server that means harm."""

import asyncio
import gzip
import socket
import ssl
import threading
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from spiders.wire.connections import Connections, origin_of, tls_context
from spiders.wire.exchange import Exchange, request_bytes
from spiders.wire.guard import AddressRefusedError, Allow
from spiders.wire.heads import ProtocolError
from tests.spiders.hostile_server import (
    HOST,
    Asked,
    Hostile,
    Route,
    hostile_server,
    page,
    request_head,
    reset,
)

MOST = 1 << 20


def exchanges(server: Hostile, *targets: str, seconds: float = 5.0) -> list[Exchange]:
    """Return what fetching *targets*, one after the other, gives."""

    async def fetched() -> list[Exchange]:
        connections = Connections(Allow.parsed(server.allow))
        try:
            urls = [f"http://{HOST}{target}" for target in targets]
            return [await connections.exchange(url, [], MOST, seconds) for url in urls]
        finally:
            await connections.close()

    return asyncio.run(fetched())


def exchange(route: Route, seconds: float = 5.0) -> Exchange:
    """Return what fetching an address with *route* gives."""
    with hostile_server({"/": route}) as server:
        return exchanges(server, "/", seconds=seconds)[0]


def test_the_bytes_of_head_and_body_are_kept_as_they_came() -> None:
    sent = b"HTTP/1.1 200 OK\r\nx-odd:  1\r\nX-ODD: 2\r\nContent-Length: 3\r\n\r\nabc"
    got = exchange(sent)
    assert (got.head.raw + got.body, got.truncated) == (sent, None)


def test_a_chunked_body_is_put_together() -> None:
    chunks = b"4\r\nWiki\r\n6;note=1\r\npedia \r\n0\r\nTrailer: x\r\n\r\n"
    got = exchange(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
    assert (got.body, got.truncated) == (b"Wikipedia ", None)


def test_one_connection_serves_many_requests() -> None:
    with hostile_server({"/a": page("one"), "/b": page("two"), "/c": page("")}) as server:
        got = exchanges(server, "/a", "/c", "/b", "/a")
        assert ([one.body for one in got], server.open_most) == ([b"one", b"", b"two", b"one"], 1)


def test_a_kept_connection_that_the_server_closed_is_replaced() -> None:
    def once(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(page(f"answer {asked.number}"))

    with hostile_server({"/": once}) as server:
        assert [one.body for one in exchanges(server, "/", "/")] == [b"answer 1", b"answer 2"]


def test_an_interim_response_is_passed_over() -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    got = exchange(hint + page("story"))
    assert (got.head.status, got.body) == (200, b"story")


def test_a_body_that_ends_with_the_connection_is_whole() -> None:
    got = exchange(b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nabc")
    assert (got.body, got.truncated) == (b"abc", None)


@pytest.mark.hostile
def test_an_endless_body_is_cut_at_the_limit() -> None:
    def endless(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    got = exchange(endless)
    assert (len(got.body), got.truncated) == (MOST, "length")


@pytest.mark.hostile
@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_stopped_while_it_inflates(layers: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()
    body = bomb if layers == 1 else gzip.compress(bomb)
    got = exchange(page(body, *["Content-Encoding: gzip"] * layers))
    assert (len(got.content.payload), got.truncated) == (MOST, "length")
    assert len(got.body) < len(bomb)


@pytest.mark.hostile
def test_a_gzip_body_that_is_cut_or_wrong_is_not_taken_for_whole() -> None:
    whole = gzip.compress(b"story " * 1000, mtime=0)
    cut = exchange(page(whole[:-20], "Content-Encoding: gzip"))
    wrong = exchange(page(whole[:-8] + bytes(8), "Content-Encoding: gzip"))
    assert (cut.content.truncated, cut.content.fault) == ("unspecified", None)
    assert (wrong.content.fault or "").startswith("content encoding gzip: Error -3")


@pytest.mark.hostile
def test_a_dripping_body_is_cut_when_the_time_is_over() -> None:
    gone = threading.Event()

    def dripping(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not gone.wait(0.05):
            connection.sendall(b".")

    got = exchange(dripping, seconds=0.4)
    gone.set()
    assert (got.truncated, 0 < len(got.body) < 1000) == ("time", True)


@pytest.mark.hostile
def test_slow_headers_do_not_hold_the_crawl() -> None:
    gone = threading.Event()

    def slow(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not gone.wait(0.05):
            connection.sendall(b"X-Drip: 1\r\n")

    with pytest.raises(TimeoutError):
        exchange(slow, seconds=0.4)
    gone.set()


@pytest.mark.hostile
def test_a_promised_length_that_does_not_come_is_truncated() -> None:
    got = exchange(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc")
    assert (got.body, got.truncated) == (b"abc", "disconnect")


@pytest.mark.hostile
def test_bytes_behind_the_promised_length_are_nobodys() -> None:
    with hostile_server({"/": page("abc") + b"HTTP/1.1 200 OK\r\n\r\nforged"}) as server:
        assert [one.body for one in exchanges(server, "/", "/")] == [b"abc", b"abc"]


@pytest.mark.hostile
@pytest.mark.parametrize(
    "first",
    [
        b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
        page("abc"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    ],
    ids=["not-modified", "length", "chunks"],
)
@pytest.mark.parametrize("rest", [b"the rest", b"the rest\r\n\r\n", b"\r\nline\r\n"])
def test_what_comes_late_of_one_answer_is_not_the_next(first: bytes, rest: bytes) -> None:
    def late(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(first)
        if asked.number == 1 and request_head(connection):
            connection.sendall(rest + page("mixed"))

    with hostile_server({"/": late, "/next": page("whole")}) as server:
        assert exchanges(server, "/", "/next")[1].body == b"whole"


@pytest.mark.hostile
def test_a_connection_on_which_bytes_came_unasked_is_not_used_again() -> None:
    came = threading.Event()

    def late(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(page("abc"))
        came.wait(5.0)
        connection.sendall(page("forged"))
        came.set()
        request_head(connection)

    async def bodies() -> list[bytes]:
        connections = Connections(Allow.parsed(server.allow))
        try:
            first = await connections.exchange(f"http://{HOST}/", [], MOST, 5.0)
            came.set()
            (stream,) = connections.idle.values()
            while not stream[0]._buffer:
                await asyncio.sleep(0)
            second = await connections.exchange(f"http://{HOST}/next", [], MOST, 5.0)
            return [first.body, second.body]
        finally:
            await connections.close()

    with hostile_server({"/": late, "/next": page("whole")}) as server:
        assert asyncio.run(bodies()) == [b"abc", b"whole"]


@pytest.mark.hostile
def test_a_reset_in_the_body_is_a_truncation() -> None:
    def broken(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
        threading.Event().wait(0.1)  # so that the bytes are read before the reset
        reset(connection)

    got = exchange(broken)
    assert (got.body, got.truncated) == (b"abc", "disconnect")


@pytest.mark.hostile
@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\r\n" * 100,
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 10000,
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 300_000 + b"\r\n\r\n",
        b"",
    ],
    ids=[
        "ssh",
        "http2",
        "blank",
        "negative",
        "two-lengths",
        "chunk",
        "long-chunk",
        "long-head",
        "nothing",
    ],
)
def test_what_is_not_http_is_refused(answer: bytes) -> None:
    def close(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(answer)

    with pytest.raises(ProtocolError):
        exchange(close)


@pytest.mark.hostile
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
def test_an_address_that_is_not_public_is_not_connected_to(host: str) -> None:
    with hostile_server({"/": page("secret")}) as server:

        async def fetched() -> Exchange:
            url = f"http://{host}:{server.port}/"
            return await Connections(Allow()).exchange(url, [], MOST, 5.0)

        with pytest.raises(AddressRefusedError):
            asyncio.run(fetched())
        assert server.asked == []


def test_a_plain_entry_allows_its_port_only() -> None:
    with hostile_server({"/": page("ours")}) as server, hostile_server({}) as other:

        async def fetched(port: int) -> bytes:
            allow = Allow.parsed(f"127.0.0.1:{server.port}")
            url = f"http://127.0.0.1:{port}/"
            return (await Connections(allow).exchange(url, [], MOST, 5.0)).body

        assert asyncio.run(fetched(server.port)) == b"ours"
        with pytest.raises(AddressRefusedError):
            asyncio.run(fetched(other.port))


def self_signed(folder: Path) -> ssl.SSLContext:
    """Return a server context with a certificate for the hostile host that nobody has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2126, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    plain = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(key.private_bytes(*plain) + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


async def fetched_by_tls(context: ssl.SSLContext) -> list[bytes]:
    """Return the bodies that two requests to a TLS server with *context* get."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline():
            while (await reader.readline()).strip():
                continue
            writer.write(page("story"))
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", ssl=context)
    port = server.sockets[0].getsockname()[1]
    connections = Connections(Allow.parsed(f"{HOST}=127.0.0.1:{port}"))
    async with server:
        urls = [f"https://{HOST}/{name}" for name in "ab"]
        got = [await connections.exchange(url, [], MOST, 5.0) for url in urls]
        await connections.close()
    return [one.body for one in got]


def test_a_certificate_that_nobody_signed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="self-signed"):
        asyncio.run(fetched_by_tls(self_signed(tmp_path)))


def test_a_certificate_that_the_machine_trusts_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    tls_context.cache_clear()
    try:
        assert asyncio.run(fetched_by_tls(context)) == [b"story", b"story"]
    finally:
        tls_context.cache_clear()


def test_a_password_in_an_address_is_neither_sent_nor_stored() -> None:
    sent = request_bytes("http://user:secret@news.example/a?b=1", [(b"Accept", b"*/*")])
    assert sent == b"GET /a?b=1 HTTP/1.1\r\nHost: news.example\r\nAccept: */*\r\n\r\n"


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://news.example/", "http://"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(ProtocolError):
        origin_of(url)
