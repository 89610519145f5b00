"""`broadsheet import`: take captures from archives of others, and pages that were saved."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from pipelines.importing import import_files, web_url
from pipelines.running import checkout, track
from pipelines.warc import CAPTURES
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable
from spiders.addresses import without_login

MOST_LINES = 10  # of damaged records, which `broadsheet verify --captures` names all; of files


def run(options: Namespace) -> int:
    """Import the files, track the new folder, and say what came in."""
    url = options.url and web_url(without_login(options.url))
    if options.url and not url:
        raise BroadsheetError(f"{without_login(options.url)}: not a web address")
    if url and len(options.files) > 1:
        raise BroadsheetError("--url names the address of one page: give one file with it")
    root = checkout()
    done = import_files(options.files, root / CAPTURES, datetime.now(UTC), url)
    track(done.folder, root)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(done.records.items()))
    where = done.folder.relative_to(root)
    print(f"{'imported into' if done.is_new else 'already imported in'} {where}: {told}")
    if done.records.get("damaged"):
        print("the damaged records are kept and get a line in the ledger", file=sys.stderr)
    print_some([f"damaged since it was archived: {fault}" for fault in done.faults])
    print_some([f"left out: {said}" for said in done.left_out])
    print("next: broadsheet build")
    return Exit.OK


def print_some(lines: list[str]) -> None:
    """Print the first of *lines*, and how many more there are."""
    for line in lines[:MOST_LINES]:
        print(printable(line), file=sys.stderr)
    if len(lines) > MOST_LINES:
        print(f"and {len(lines) - MOST_LINES} more such", file=sys.stderr)
