"""`broadsheet extract`: one page to one article, with provenance; or the reasons, to be read."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from pipelines.importing import Archive, PageList, SavedPage, Taken, taken, web_url
from pipelines.running import Terminal, writable_file
from pipelines.warc import read_captures
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

SAVED = "file:"  # begins the id of a page that is no record
NAMED = 5  # addresses in a line that asks for one of them
UNKNOWN = "http://unknown.invalid/"  # where nobody said what the page's address is


class ExtractError(BroadsheetError):
    """A page that gives no article."""

    exit_code = Exit.REFUSED


def capture_from(page: str, url: str | None) -> Capture:
    """Return the capture of a page: at a web address, or in a file or folder (with *url*).

    What a file is, its bytes say. Raises BroadsheetError for what holds no page, or several of
    which *url* names none. A login in an address is left out.
    """
    url = without_login(url) if url else None
    if page.lower().startswith(("http:", "https:")):
        return fetched_page(page)
    path, name = Path(page), without_login(page)
    if not path.exists():
        raise BroadsheetError(f"{name}: neither a file nor a web address")
    with TemporaryDirectory(prefix="broadsheet-") as scratch:
        return meant(taken(path, name, Path(scratch)), name, url)


def meant(found: Iterable[Taken], name: str, url: str | None) -> Capture:
    """Return the last capture of *url* in what was *found* in *name*.

    Without *url* it is the only one, or that of the only page that an archive was made for. *url*
    is also the address of a page that is there alone. Raises BroadsheetError where there is none.
    """
    wanted: tuple[str | None, ...] = (url, web_url(url)) if url else ()
    captures = list[str]()
    one = last = None
    for thing in found:
        if isinstance(thing, PageList) and not wanted and len(set(thing.urls)) == 1:
            wanted = (without_login(thing.urls[0]),)
        for one in captures_of(thing):
            captures.append(one.target_uri)
            last = one if one.target_uri in wanted or not wanted else last
    if one is not None and len(captures) == 1 and one.record_id.startswith(SAVED):
        return replace(one, target_uri=url or one.target_uri)
    if last is None or (not wanted and len(captures) > 1):
        fact = f"no capture of {wanted[0]}" if wanted else f"{len(captures):,} captures"
        raise BroadsheetError(f"{name}: {fact}; name one with --url{some_of(captures)}")
    return last


def some_of(urls: Iterable[str]) -> str:
    """Return the first few of *urls* in words, and how many more there are.

    >>> some_of(["http://a.example/1", "http://a.example/2", "http://a.example/1"])
    ': http://a.example/1, http://a.example/2'
    """
    some = list(dict.fromkeys(urls))
    rest = f", and {len(some) - NAMED:,} more" if len(some) > NAMED else ""
    return f": {', '.join(some[:NAMED])}{rest}" if some else ""


def captures_of(found: Taken) -> Iterator[Capture]:
    """Yield the captures in an archive, or that of a saved page."""
    if isinstance(found, SavedPage):
        yield saved_capture(found)
    elif isinstance(found, Archive):
        for one in read_captures(found.path, PurePath(found.name).name):
            if isinstance(one, Capture):
                yield one


def saved_capture(page: SavedPage) -> Capture:
    """Return the capture that *page* stands for; without a date of its own it is of today."""
    is_text = page.content_type == "text/plain"
    name = PurePath(page.name).name.encode("utf-8", "replace").decode()  # it need not be text
    return Capture(
        record_id=SAVED + name,
        record_type="conversion" if is_text else "response",
        target_uri=page.url or UNKNOWN + name,
        fetched_at=page.at if page.dated_by == "page" else datetime.now(UTC),
        payload=page.payload,
        status=None if is_text else 200,
        payload_digest=digest_of(page.payload),
        content_type=page.content_type,
        truncated=page.truncated,
    )


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
