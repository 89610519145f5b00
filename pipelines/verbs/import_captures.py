"""`broadsheet import`: take captures from archives of others, and pages that were saved."""

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipelines.importing import (
    Chosen,
    import_files,
    is_address,
    listed_addresses,
    named,
    told_left,
    web_url,
)
from pipelines.running import checkout, track
from pipelines.verbs.crawl import crawled, shown
from pipelines.warc import CAPTURES
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable
from spiders.addresses import without_login
from spiders.extraction.fields import language_tag
from spiders.publisher import declared_publishers, known_key, plain_host

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
    if files:
        imported(files, root, url, chosen)
    if not lists:
        return Exit.OK
    all_named = named((url for urls in lists.values() for url in urls), declared_publishers())
    summary = crawled(all_named.publishers, root, named=all_named.addresses)
    return shown(summary, root)


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


def imported(files: Sequence[str], root: Path, url: str | None, chosen: Chosen) -> None:
    """Import *files*, track the new folder, and say what came in."""
    done = import_files(files, root / CAPTURES, datetime.now(UTC), url, chosen)
    track(done.folder, root)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(done.records.items()))
    where = done.folder.relative_to(root)
    print(f"{'imported into' if done.is_new else 'already imported in'} {where}: {told}")
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
