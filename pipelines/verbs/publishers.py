"""`broadsheet publishers`: who is declared and how they are; `add URL` drafts one more."""

import shlex
import sys
from argparse import Namespace
from pathlib import Path

from rich.table import Table

from pipelines.running import Terminal, checkout, writable
from pipelines.views import healths
from pipelines.warc import CAPTURES
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
    Terminal().print(table)
    return Exit.OK


def add(options: Namespace) -> int:
    """Draft a publisher file from what a site shows; say what could not be found."""
    if not options.url:
        raise BroadsheetError("add: name the site: broadsheet publishers add URL")
    path = file_of(options.out) if options.out else None
    draft = drafted(surveyed(without_login(options.url)), path.stem if path else None)
    for line in draft.missing:
        print(printable(f"broadsheet publishers: {line}"), file=sys.stderr)
    if path is None:
        print(draft.text, end="")
        return Exit.OK
    writable(path.resolve().parent)
    path.write_text(draft.text, encoding="utf-8")
    crawl = f"broadsheet crawl {shlex.quote(str(path))} --limit 10"
    print(printable(f"{path}: look it through, then: {crawl}"))
    return Exit.OK


def file_of(out: Path) -> Path:
    """Return the file that *out* names, a Python file. Raises BroadsheetError if it is there."""
    path = out if out.suffix == ".py" else out.with_name(f"{out.name}.py")
    if path.exists():
        raise BroadsheetError(f"{path}: is there already")
    return path
