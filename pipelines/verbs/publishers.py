"""`broadsheet publishers`: who is declared and how they are; `add URL` drafts one more, and
`check KEY` asks sites whether what is declared of them holds."""

import json
import shlex
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.table import Table

from pipelines.running import Terminal, checkout, writable
from pipelines.verbs.crawl import chosen
from pipelines.verbs.import_captures import known_publishers
from pipelines.views import healths
from pipelines.warc import CAPTURES
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable
from spiders.addresses import without_login
from spiders.drafting import checked, drafted, surveyed, with_date
from spiders.publisher import DECLARED, Publisher


def run(options: Namespace) -> int:
    """List the publishers, check some, or draft the file of a new one."""
    if options.action == "check":
        return check(options)
    if options.write or options.json:
        raise BroadsheetError("--write, --json: go with `publishers check KEY`")
    return add(options) if options.action == "add" else listed()


def listed() -> int:
    """Print every publisher that is declared, or that a crawl knew, with its last crawl; those that
    were crawled come first.
    """
    table = Table("publisher", "name", "last crawl", box=None, pad_edge=False)
    table.add_column("fetched", justify="right")
    table.add_column("health")
    table.add_column("seen to hold")
    captures = checkout() / CAPTURES
    known = known_publishers(captures)
    found = healths(known.values(), captures)
    for one in sorted(found, key=lambda one: (one.crawled is None, one.publisher)):
        seen = known[one.publisher].seen_on
        table.add_row(
            one.publisher,
            one.name,
            one.crawled or "",
            str(one.fetched or ""),
            one.health,
            str(seen or ""),
        )
    Terminal().print(table)
    return Exit.OK


def check(options: Namespace) -> int:
    """Ask the sites of the named publishers, and say what holds and what has moved."""
    if not options.names:
        raise BroadsheetError("check: name publishers: broadsheet publishers check KEY...")
    rows, moved = [], 0
    for name, publisher in zip(options.names, chosen(options.names), strict=True):
        findings = checked(publisher)
        has_moved = not all(one.holds for one in findings)
        moved += has_moved
        rows.append({"publisher": publisher.key, "findings": [asdict(one) for one in findings]})
        if not options.json:
            for one in findings:
                word = "holds" if one.holds else "MOVED"
                print(printable(f"{publisher.key}: {one.fact}: {word}: {one.said}"))
        if options.write and not has_moved:
            date_facts(file_declaring(name, publisher), publisher)
    if options.json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    return Exit.REFUSED if moved else Exit.OK


def file_declaring(name: str, publisher: Publisher) -> Path:
    """Return the file that declares *publisher*, which was called *name*."""
    return Path(name) if name != publisher.key else DECLARED / f"{name.replace('-', '_')}.py"


def date_facts(path: Path, publisher: Publisher) -> None:
    """Write into the file *path* that the facts of *publisher* held today."""
    today = datetime.now(UTC).date()
    before = path.read_text(encoding="utf-8")
    try:
        text = with_date(before, today)
    except ValueError as error:
        raise BroadsheetError(f"{path}: {error}: add seen_on={str(today)!r} yourself") from error
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def add(options: Namespace) -> int:
    """Draft a publisher file from what a site shows; say what could not be found."""
    if len(options.names) != 1:
        raise BroadsheetError("add: name the site: broadsheet publishers add URL")
    path = file_of(options.out) if options.out else None
    draft = drafted(surveyed(without_login(options.names[0])), path.stem if path else None)
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
