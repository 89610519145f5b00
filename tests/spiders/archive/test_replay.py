"""The archive as others read it: pywb replays a crawl by our index, cdxj-indexer writes the same.

Both bring libraries of their own, so they get an environment beside ours, made once in `build/`.
"""

import gzip
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from spiders.crawling import crawl
from tests.checkouts import ROOT
from tests.spiders.hostile_server import (
    Asked,
    Route,
    hostile_server,
    html,
    listing,
    page,
    publisher,
)

TOOLS = ("pywb==2.10.0", "cdxj-indexer==1.5.0")
PLACE = ROOT / "build" / "-".join(("replay", *TOOLS)).replace("==", "-")
PAGE = "<p>The harbour pilots of Ærø have a new boat.</p>"
SAME = ("url", "mime", "status", "digest", "length", "offset", "filename")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tools() -> Path:
    """The folder of the tools' commands; without a package registry the tests are skipped."""
    commands = PLACE / "bin"
    if not (PLACE / "ready").is_file():
        uv = [sys.executable, "-m", "uv"]
        shutil.rmtree(PLACE, ignore_errors=True)
        subprocess.run([*uv, "venv", "-q", "--python", sys.executable, PLACE], check=True)
        into = [*uv, "pip", "install", "-q", "--python", commands / "python", *TOOLS]
        done = subprocess.run(into, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no registry gives {', '.join(TOOLS)}: {done.stderr.strip()[-200:]}")
        (PLACE / "ready").touch()
    return commands


def conditional(connection: socket.socket, asked: Asked) -> None:
    is_known = "if-none-match" in asked.headers
    not_modified = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    connection.sendall(not_modified if is_known else html(PAGE, 'ETag: "1"'))


CHUNKS = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
PAGES: dict[str, Route] = {
    "/conditional": conditional,
    "/Slash/": html(PAGE),
    "/query?b=2&a=1|2": html(PAGE),
    "/h%C3%B8j//vej": html(PAGE),
    "/chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS,
    "/zipped": page(gzip.compress(PAGE.encode(), mtime=0), "Content-Encoding: gzip"),
    "/labelled": html(PAGE, "Content-Encoding: utf-8"),
    "/small": html(PAGE).replace(b"HTTP/1.1 200 OK", b"http/1.1 200 ok"),
    "/policy": html(PAGE, "Content-Security-Policy: " + "p" * 70_000),
}
OTHERS: dict[str, Route] = {
    "/moved": page("", "Location: /conditional", status="301 Moved Permanently"),
    "/gone": page("gone", status="410 Gone"),
}


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of two crawls of a site, seconds apart: the second holds revisits."""
    into = tmp_path_factory.mktemp("captures")
    listed = [target.replace("&", "&amp;").replace("|", "%7C") for target in (*PAGES, *OTHERS)]
    routes = {"/sitemap.xml": listing(*listed), **PAGES, **OTHERS}
    routes["/query?b=2&a=1%7C2"] = routes["/query?b=2&a=1|2"]
    with hostile_server(routes) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROADSHEET_ALLOW", server.allow)
        folders = []
        for name in "ab":
            folders.append(crawl([publisher()], into, crawl_id=name, parse=False).folder)
            end = int(time.time())
            while int(time.time()) == end:  # an index tells captures apart by the second
                time.sleep(0.05)
        return folders


def lines(text: str) -> dict[str, tuple[str, str, dict[str, str | None]]]:
    """Return key, time and the fields that an index of others has, by offset."""
    rows = [(key, time, json.loads(facts)) for key, time, facts in split(text)]
    return {
        str(facts["offset"]): (key, time, {name: text_of(facts.get(name)) for name in SAME})
        for key, time, facts in rows
    }


def split(text: str) -> Iterator[list[str]]:
    yield from (line.split(" ", 2) for line in text.splitlines())


def text_of(value: object) -> str | None:
    return None if value is None else str(value)


def test_the_index_is_the_one_that_cdxj_indexer_writes(tools: Path, crawls: list[Path]) -> None:
    mimes: set[str | None] = set()
    for folder in crawls:
        warc = folder / "hostile-00000.warc.gz"
        theirs = subprocess.run(
            [tools / "cdxj-indexer", warc], capture_output=True, text=True, check=True
        )
        ours = lines((folder / "hostile.cdxj").read_text(encoding="utf-8"))
        assert ours == lines(theirs.stdout)
        mimes |= {facts["mime"] for _, _, facts in ours.values()}
    assert mimes == {"application/xml", "text/html", "warc/revisit", None}


def test_warcio_finds_nothing_wrong(crawls: list[Path]) -> None:
    warcs = [folder / "hostile-00000.warc.gz" for folder in crawls]
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", *warcs],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "fail" in done.stdout) == (0, False), done.stdout


@contextmanager
def replay(tools: Path, folder: Path) -> Iterator[str]:
    """Serve the collections in *folder* with pywb; yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with (folder / "log").open("w") as log:
        command = [tools / "wayback", "-b", "127.0.0.1", "-p", str(port)]
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def replayed(address: str) -> tuple[int, bytes]:
    """Return status and body of what is replayed at *address*, once the server is up."""
    for _ in range(600):
        try:
            with urlopen(address, timeout=20) as answer:
                data: bytes = answer.read()
            is_zipped = data.startswith(b"\x1f\x8b")
            return answer.status, gzip.decompress(data) if is_zipped else data
        except HTTPError as error:
            return error.code, error.read()
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise AssertionError("pywb does not come up")


def test_pywb_replays_every_capture_by_our_index(
    tools: Path, crawls: list[Path], tmp_path: Path
) -> None:
    """A 304 is replayed as the 304 that it was, by whatever index: its page stands before it."""
    subprocess.run([tools / "wb-manager", "init", "ours"], cwd=tmp_path, check=True)
    collection = tmp_path / "collections/ours"
    asked: dict[tuple[str, str], int] = {}
    for folder in crawls:
        name = f"{folder.name}-hostile-00000.warc.gz"
        shutil.copy(folder / "hostile-00000.warc.gz", collection / "archive" / name)
        index = (folder / "hostile.cdxj").read_text(encoding="utf-8")
        index = index.replace("hostile-00000.warc.gz", name)
        (collection / f"indexes/{folder.name}.cdxj").write_text(index, encoding="utf-8")
        rows = [(at, json.loads(facts)) for _, at, facts in split(index)]
        asked |= {
            (at, facts["url"]): facts["status"]
            for at, facts in rows
            if facts["status"] in (200, 304) and not facts["url"].endswith("sitemap.xml")
        }
    assert len(asked) == 2 * len(PAGES)
    with replay(tools, tmp_path) as wayback:
        got = {(at, url): replayed(f"{wayback}/ours/{at}id_/{url}") for at, url in asked}
    whole = {200: (200, PAGE.encode()), 304: (304, b"")}
    assert got == {one: whole[status] for one, status in asked.items()}
    assert list(asked.values()).count(304) == 1
