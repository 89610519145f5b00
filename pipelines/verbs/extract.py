"""`broadsheet extract`: one page to one article, with provenance; or the reasons, to be read."""

import json
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from pipelines.files import read_captures
from pipelines.importing import kind_of_file
from pipelines.running import Terminal, writable_file
from schemas.capture import Capture
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable
from schemas.rejection import Rejection
from spiders.addresses import host_of_url, without_login
from spiders.archive import digest_of
from spiders.extraction.explain import explanation
from spiders.manners import fetched_page
from spiders.publisher import declared_publishers, profile_of, publisher_for
from spiders.sandbox import sandbox

UNKNOWN = "http://unknown.invalid/"  # where nobody said what the page's address is


class ExtractError(BroadsheetError):
    """A page that gives no article."""

    exit_code = Exit.REFUSED


def capture_from(page: str, url: str | None) -> Capture:
    """Return the capture of a page: a web address, a WARC file (with *url*), or a file.

    What a file is, its bytes say. Raises BroadsheetError for what is none of these. A login in an
    address is left out.
    """
    url = without_login(url) if url else None
    if page.lower().startswith(("http:", "https:")):
        return fetched_page(page)
    path = Path(page)
    if not path.is_file():
        raise BroadsheetError(f"{without_login(page)}: neither a file nor a web address")
    kind = kind_of_file(path, without_login(page))
    if kind.name == "warc" and kind.coding != "zstd":
        return capture_in(path, url)
    if kind.coding or kind.name not in ("html", "text"):
        fact = f"{kind.name} {kind.coding}".strip()
        raise BroadsheetError(f"{without_login(page)}: {fact}: unpack it and give a page of it")
    is_text = kind.name == "text"
    payload = path.read_bytes()
    name = path.name.encode("utf-8", "replace").decode()  # a name need not be text
    return Capture(
        record_id=f"file:{name}",
        record_type="conversion" if is_text else "response",
        target_uri=url or UNKNOWN + name,
        fetched_at=datetime.now(UTC),
        payload=payload,
        status=None if is_text else 200,
        payload_digest=digest_of(payload),
        content_type="text/plain" if is_text else "text/html",
    )


def capture_in(path: Path, url: str | None) -> Capture:
    """Return the capture of *url* in the WARC file *path*; its only one without *url*."""
    found = [
        one
        for one in read_captures(path, path.name)
        if isinstance(one, Capture) and url in (None, one.target_uri)
    ]
    if not found or (url is None and len(found) > 1):
        fact = f"no capture of {url}" if url else f"{len(found)} captures"
        raise BroadsheetError(f"{path}: {fact}; name one with --url")
    return found[-1]


def run(options: Namespace) -> int:
    """Print the article as JSON, or explain it; save it as a fixture if asked."""
    capture = capture_from(options.page, options.url)
    host = host_of_url(capture.target_uri)
    publisher = publisher_for(host, declared_publishers().values())
    profile = profile_of(publisher.key) if publisher else None
    with sandbox() as box:
        outcome = box.parsed((capture, publisher, profile))
    if isinstance(outcome, Rejection):
        raise ExtractError(f"{without_login(options.page)}: {outcome.reason}: {outcome.detail}")
    if options.save:
        writable_file(options.save / "page.html").write_bytes(capture.payload)
        expected = outcome.model_dump(mode="json")
        text = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
        writable_file(options.save / "expected.json").write_text(text, encoding="utf-8")
    if options.explain:
        Terminal().print(explanation(capture, publisher, profile))
    else:
        text = json.dumps(outcome.model_dump(mode="json"), ensure_ascii=False, indent=1)
        print(printable(text))
    return Exit.OK
