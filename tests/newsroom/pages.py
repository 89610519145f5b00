"""From a site's files to what its server answers, on one of its days.

A site is a folder named after its publisher: `site.json` says how it answers, `day1/` holds its
pages under their paths, `day2/` only what differs on the next day. In each day folder
`responses.json` lists the addresses that are no plain page: status, location, header fields.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent
DAYS = {1: "Mon, 16 Nov 2026 18:00:00 GMT", 2: "Tue, 17 Nov 2026 18:00:00 GMT"}
TYPES = {
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
}


@dataclass(frozen=True)
class Response:
    """One answer: status, header fields in order, body as it goes over the wire."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Site:
    """How one site answers: the facts of its `site.json`.

    *types* are content types by suffix; *headers* go with every answer; *validators* are those of
    ETag and Last-Modified that it sends; *host* is the name it redirects its other names to.
    """

    key: str
    host: str
    types: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)
    validators: tuple[str, ...] = ()
    gzip: bool = False


def site_of(key: str) -> Site:
    """Return the site kept in the folder *key*."""
    facts = json.loads((ROOT / key / "site.json").read_text(encoding="utf-8"))
    facts["validators"] = tuple(facts.get("validators", ()))
    return Site(key=key, **facts | {"types": TYPES | facts["types"]})


def sites() -> list[str]:
    """Return the keys of all sites, sorted."""
    return sorted(file.parent.name for file in ROOT.glob("*/site.json"))


def page_files(key: str, day: int) -> dict[str, Path]:
    """Return the files of a site on *day* by path: those of day 1 with the later day laid over."""
    found: dict[str, Path] = {}
    for number in range(1, day + 1):
        folder = ROOT / key / f"day{number}"
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.name.endswith((".expected.json", "responses.json")):
                found["/" + file.relative_to(folder).as_posix()] = file
    return found


def page_file(key: str, day: int, path: str) -> Path | None:
    """Return the file served at *path*: a folder's `index.html`, or with or without `.html`."""
    files = page_files(key, day)
    names = [f"{path}index.html"] if path.endswith("/") else [path, f"{path}.html"]
    return next((files[name] for name in names if name in files), None)


def table(key: str, day: int) -> dict[str, dict[str, str | int]]:
    """Return the special answers of a site on *day* by path (with the query, if it matters)."""
    rows: dict[str, dict[str, str | int]] = {}
    for number in range(1, day + 1):
        file = ROOT / key / f"day{number}" / "responses.json"
        if file.is_file():
            rows |= json.loads(file.read_text(encoding="utf-8"))
    return rows


def answer(site: Site, day: int, host: str, target: str, asked: dict[str, str]) -> Response:
    """Return what *site* answers on *day* to a GET of *target* (path and query).

    *asked* are the request's header fields by lower-case name. A query changes nothing unless the
    table names it, as on most sites.
    """
    if host != site.host:
        return elsewhere(f"http://{site.host}{target}")
    path = urlsplit(target).path
    rows = table(site.key, day)
    row = rows.get(target, rows.get(path, {}))
    if "location" in row:
        return elsewhere(str(row["location"]), int(row["status"]))
    file = page_file(site.key, day, path)
    status = int(row.get("status", 200 if file else 404))
    body = file.read_bytes() if file else f"<h1>{status}</h1><p>Nothing here.</p>".encode()
    kind = str(row.get("type", site.types.get(file.suffix if file else ".html", "text/html")))
    headers = [("Content-Type", kind), *site.headers.items()]
    if status == 200:
        headers += validators(site, body, file)
    if status == 200 and is_unchanged(dict(headers), asked):
        return Response(304, tuple(headers), b"")
    if site.gzip and "gzip" in asked.get("accept-encoding", ""):
        headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        body = gzip.compress(body, mtime=0)
    return Response(status, tuple(headers), body)


def elsewhere(location: str, status: int = 301) -> Response:
    """Return a redirect to *location*."""
    body = f'<p>Moved to <a href="{location}">{location}</a>.</p>'.encode()
    return Response(status, (("Location", location), ("Content-Type", "text/html")), body)


def validators(site: Site, body: bytes, file: Path | None) -> list[tuple[str, str]]:
    """Return the validators the site sends: a strong ETag, the day the file last changed."""
    day = 2 if file and "day2" in file.relative_to(ROOT).parts else 1
    known = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"', "Last-Modified": DAYS[day]}
    return [(name, known[name]) for name in site.validators]


def is_unchanged(headers: dict[str, str], asked: dict[str, str]) -> bool:
    """Whether the copy the client says it has is the page (RFC 9110 13.2.2: the ETag decides)."""
    if "if-none-match" in asked:
        return "ETag" in headers and headers["ETag"] in asked["if-none-match"].split(", ")
    since = asked.get("if-modified-since")
    return since is not None and since == headers.get("Last-Modified")
