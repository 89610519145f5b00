"""A page that cannot be had says why, in words that tell one cause from the other."""

import gzip
import socket
import threading

import pytest

from spiders.manners import FetchError, fetched_page
from tests.spiders.hostile_server import (
    HOST,
    NOT_FOUND,
    Asked,
    Route,
    hostile_server,
    html,
    page,
    reset,
)

RULES = "User-agent: *\nDisallow: /private\n"


def refusal(routes: dict[str, Route], monkeypatch: pytest.MonkeyPatch, path: str = "/") -> str:
    """Return what is said of *path* on a site with *routes*; "" if it was had."""
    with hostile_server({"/": html("<p>home</p>"), **routes}) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        try:
            fetched_page(f"http://{HOST}{path}")
        except FetchError as error:
            return str(error).partition(f"http://{HOST}{path}: ")[2]
        return ""


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://no-such-host.invalid/a", "the name of the host does not resolve"),
        ("http://192.168.0.1/a", "the host leads to an address that we do not connect to"),
        ("http://127.0.0.1:PORT/a", "the host takes no connection"),
    ],
)
def test_a_host_that_does_not_answer_is_named_with_its_cause(
    url: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = closed_port()
    monkeypatch.setenv("BROADSHEET_ALLOW", f"127.0.0.1:{closed}")
    asked = url.replace("PORT", str(closed))
    with pytest.raises(FetchError) as told:
        fetched_page(asked)
    assert str(told.value).startswith(f"{asked}: {sentence} (")


def test_a_host_whose_tls_fails_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer_in_plain(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(NOT_FOUND)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer_in_plain, args=(listener,), daemon=True).start()
        monkeypatch.setenv("BROADSHEET_ALLOW", f"{HOST}=127.0.0.1:{listener.getsockname()[1]}")
        with pytest.raises(FetchError, match=f"^https://{HOST}/a: TLS with the host fails "):
            fetched_page(f"https://{HOST}/a")


def test_robots_txt_is_named_only_where_it_is_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    rules: dict[str, Route] = {"/robots.txt": page(RULES)}
    assert refusal(rules, monkeypatch, "/private/a") == "the host's robots.txt does not allow it"
    assert refusal(rules, monkeypatch) == ""
    broken: dict[str, Route] = {"/robots.txt": page("", status="500 Oops")}
    unread = "the host's robots.txt cannot be read, so it allows nothing"
    assert refusal(broken, monkeypatch) == unread
    away = page("", "Location: http://no.invalid/", status="301 Moved")
    assert refusal({"/robots.txt": away}, monkeypatch) == unread


def cut(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nUser-agent: *\n")


@pytest.mark.parametrize(
    ("robots", "is_open"),
    [
        (page(gzip.compress(RULES.encode()), "Content-Encoding: gzip"), True),
        (page(RULES, "Content-Encoding: utf-8"), True),
        (page(RULES + "#" * 600_000), True),
        (page(gzip.compress(RULES.encode())[:-15], "Content-Encoding: gzip"), False),
        (page(bytes(range(200)), "Content-Encoding: br"), False),
        (cut, False),
    ],
    ids=["zipped", "mislabelled", "long", "cut in its coding", "no such coding", "lost"],
)
def test_rules_that_may_lack_a_line_allow_nothing(
    robots: Route, is_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (refusal({"/robots.txt": robots}, monkeypatch) == "") is is_open


def test_a_host_that_resets_is_said_to_have_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def closing(connection: socket.socket, asked: Asked) -> None:
        reset(connection)

    said = refusal({"/robots.txt": closing}, monkeypatch)
    assert said.startswith("the host closed the connection before it answered (")
