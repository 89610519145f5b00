"""`broadsheet crawl`: run the spiders; the captures of one run are one new folder."""

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path

from rich.console import Console

from pipelines.checkout import checkout, track, writable
from pipelines.crawl_view import CrawlView, crawl_table
from pipelines.parse import CAPTURES
from schemas.errors import BroadsheetError, Exit
from spiders.crawl import CrawlSummary, crawl
from spiders.publisher import Publisher, declared_publishers, publisher_from


def chosen(names: Sequence[str]) -> list[Publisher]:
    """Return the publishers of *names*, each a key or a publisher file; all declared for none."""
    declared = declared_publishers()
    found = []
    for name in names:
        if name in declared:
            found.append(declared[name])
        elif name.endswith(".py") or Path(name).is_file():
            found.append(publisher_from(Path(name)))
        else:
            raise BroadsheetError(f"{name}: no such publisher; `broadsheet publishers` lists them")
    return found or list(declared.values())


def crawled(publishers: Sequence[Publisher], root: Path, options: Namespace) -> CrawlSummary:
    """Crawl into *root*'s captures with a view of it, and let DVC track what came."""
    since = datetime.combine(options.since, time(), UTC) if options.since else None
    captures = writable(root / CAPTURES)
    with CrawlView() as view:
        summary = crawl(publishers, captures, limit=options.limit, since=since, progress=view.show)
    track(summary.folder, root)
    return summary


def run(options: Namespace) -> int:
    """Crawl, and print what it came to."""
    root = checkout()
    summary = crawled(chosen(options.publishers), root, options)
    where = summary.folder.relative_to(root)
    if options.json:
        facts = {"folder": where.as_posix(), "publishers": [asdict(t) for t in summary.tallies]}
        print(json.dumps(facts, indent=1))
    else:
        Console(highlight=False).print(crawl_table(summary.tallies))
        print(f"captures in {where}; next: broadsheet build")
    return Exit.EMPTY if summary.is_empty else Exit.OK
