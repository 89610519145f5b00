"""`broadsheet publishers`: who is declared and how they are; `add URL` drafts one more."""

import sys
from argparse import Namespace

from rich.console import Console
from rich.table import Table

from pipelines.files import CAPTURES
from pipelines.running import checkout, writable
from pipelines.views import healths
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable
from spiders.addresses import without_login
from spiders.drafting import drafted, surveyed
from spiders.publisher import declared_publishers


def run(options: Namespace) -> int:
    """List the publishers, or draft the file of a new one."""
    return add(options) if options.action == "add" else listed()


def listed() -> int:
    """Print every declared publisher with its last crawl."""
    table = Table("publisher", "name", "last crawl", box=None, pad_edge=False)
    table.add_column("fetched", justify="right")
    table.add_column("health")
    for one in healths(declared_publishers().values(), checkout() / CAPTURES):
        table.add_row(
            one.publisher, one.name, one.crawled or "", str(one.fetched or ""), one.health
        )
    Console(highlight=False).print(table)
    return Exit.OK


def add(options: Namespace) -> int:
    """Draft a publisher file from what a site shows; say what could not be found."""
    if not options.url:
        raise BroadsheetError("add: name the site: broadsheet publishers add URL")
    draft = drafted(surveyed(without_login(options.url)))
    for line in draft.missing:
        print(printable(f"broadsheet publishers: {line}"), file=sys.stderr)
    if options.out is None:
        print(draft.text, end="")
        return Exit.OK
    if options.out.exists():
        raise BroadsheetError(f"{options.out}: is there already")
    writable(options.out.resolve().parent)
    options.out.write_text(draft.text, encoding="utf-8")
    print(f"{options.out}: look it through, then: broadsheet crawl {options.out} --limit 10")
    return Exit.OK
