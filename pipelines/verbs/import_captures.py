"""`broadsheet import`: take captures from archives of others, and pages that were saved."""

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipelines.importing import (
    Chosen,
    Import,
    import_files,
    is_address,
    listed_addresses,
    named,
    told_left,
    web_url,
)
from pipelines.running import checkout, tell, track
from pipelines.verbs.crawl import crawled, facts_of, shown, warned
from pipelines.warc import CAPTURES
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable
from spiders.addresses import without_login
from spiders.crawling import CrawlSummary
from spiders.extraction.languages import language_tag
from spiders.publisher import (
    Publisher,
    declared_publishers,
    known_key,
    plain_host,
    publisher_copy,
)

MOST_LINES = 10  # of damaged records, which `broadsheet verify --captures` names all; of files


def run(options: Namespace) -> int:
    """Import the files; ask for the addresses of those that are lists of them."""
    url = options.url and web_url(without_login(options.url))
    if options.url and not url:
        raise BroadsheetError(f"{without_login(options.url)}: not a web address")
    if url and len(options.files) > 1:
        raise BroadsheetError("--url names the address of one page: give one file with it")
    root = checkout()
    chosen = chosen_of(options)
    lists = {one: urls for one in options.files if (urls := list_in(one)) is not None}
    files = [one for one in options.files if one not in lists]
    refuse_choice_of_addresses(lists, chosen, url)
    done = imported(files, root, url, chosen) if files else None
    if done and not options.json:
        told(done, root)
    summary = asked_for(lists, root) if lists else None
    if not options.json:
        return shown(summary, root) if summary else Exit.OK
    facts = {
        "imported": facts_of_import(done, root) if done else None,
        "crawled": facts_of(summary, root) if summary else None,
    }
    tell("", facts, as_json=True)
    return warned(summary) if summary else Exit.OK


def asked_for(lists: Mapping[str, Sequence[str]], root: Path) -> CrawlSummary:
    """Crawl the addresses in *lists*; return what that came to."""
    known = known_publishers(root / CAPTURES)
    all_named = named((url for urls in lists.values() for url in urls), known)
    return crawled(all_named.publishers, root, named=all_named.addresses)


def known_publishers(captures: Path) -> dict[str, Publisher]:
    """Return the declared publishers, and those that only an earlier crawl knows, by key: a story
    of theirs must not be another publisher's now."""
    copies = [publisher_copy(path) for path in sorted(captures.glob("*/publishers/*.json"))]
    return {one.key: one for one in copies} | declared_publishers()


def list_in(given: str) -> tuple[str, ...] | None:
    """Return the addresses in the file *given*, None if it is no list of them."""
    return None if is_address(given) else listed_addresses(Path(given))


def refuse_choice_of_addresses(
    lists: Mapping[str, object], chosen: Chosen, url: str | None
) -> None:
    """Raise BroadsheetError if addresses are listed and others options say which pages to take."""
    if lists and (url or not chosen.is_all):
        raise BroadsheetError(
            f"{next(iter(lists))}: a list of addresses, of which all are asked for: leave out "
            "--url and what chooses, and take the others from the list"
        )


def imported(files: Sequence[str], root: Path, url: str | None, chosen: Chosen) -> Import:
    """Import *files*, and track the new folder."""
    done = import_files(files, root / CAPTURES, datetime.now(UTC), url, chosen)
    track(done.folder, root)
    return done


def facts_of_import(done: Import, root: Path) -> dict[str, object]:
    """Return what an import came to as JSON has it: counts by file, state and reason."""
    return {
        "folder": done.folder.relative_to(root).as_posix(),
        "is_new": done.is_new,
        "files": list(done.files),
        "records": done.records,
        "not_chosen": done.left,
        "left_out": list(done.left_out),
        "faults": list(done.faults),
    }


def told(done: Import, root: Path) -> None:
    """Print what came in."""
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(done.records.items()))
    where = done.folder.relative_to(root)
    print(f"{'imported into' if done.is_new else 'already imported in'} {where}: {counts}")
    if done.left:
        print(f"not chosen: {told_left(done.left)}")
    if done.records.get("damaged"):
        print("the damaged records are kept and get a line in the ledger", file=sys.stderr)
    print_some([f"damaged since it was archived: {fault}" for fault in done.faults])
    print_some([f"left out: {said}" for said in done.left_out])
    print("next: broadsheet build")


def chosen_of(options: Namespace) -> Chosen:
    """Return what the options choose. Raises BroadsheetError for a publisher, a domain, or a
    language that is none."""
    declared = declared_publishers()
    tags = {written: language_tag(written) for written in options.language}
    if wrong := next((written for written, tag in tags.items() if tag is None), None):
        raise BroadsheetError(f"--language: {wrong!r} is not a language tag such as en or zh-Hant")
    if wrong := next((one for one in options.domain if "/" in one or not one.strip(".")), None):
        raise BroadsheetError(f"--domain: {wrong!r} is not a domain such as news.example")
    if options.since and options.until and options.since > options.until:
        raise BroadsheetError(f"--since: {options.since} is after --until {options.until}")
    return Chosen(
        tuple(known_key(key, declared) for key in options.publisher),
        tuple(plain_host(domain).lstrip(".") for domain in options.domain),
        tuple(tag for tag in tags.values() if tag),
        options.since,
        options.until,
    )


def print_some(lines: list[str]) -> None:
    """Print the first of *lines*, and how many more there are."""
    for line in lines[:MOST_LINES]:
        print(printable(line), file=sys.stderr)
    if len(lines) > MOST_LINES:
        print(f"and {len(lines) - MOST_LINES} more such", file=sys.stderr)
