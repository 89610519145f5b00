"""`broadsheet crawl`: run the spiders; the captures of one run are one new folder."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path

from pipelines.running import Terminal, checkout, engine, track, writable
from pipelines.views import CrawlView, crawl_table
from pipelines.warc import CAPTURES
from schemas.errors import Exit
from schemas.printable import printable
from spiders.crawling import CrawlSummary, crawl
from spiders.publisher import Publisher, declared_publishers, known_key, publisher_from


def chosen(names: Sequence[str]) -> list[Publisher]:
    """Return the publishers of *names*, each a key or a publisher file; all declared for none."""
    declared = declared_publishers()
    found = []
    for name in names:
        if name.endswith(".py") or (name not in declared and Path(name).is_file()):
            found.append(publisher_from(Path(name)))
        else:
            found.append(declared[known_key(name, declared)])
    return found or list(declared.values())


def crawled(
    publishers: Sequence[Publisher],
    root: Path,
    limit: int | None = None,
    since: datetime | None = None,
    workers: int = 1,
    address: str | None = None,
    named: Mapping[str, tuple[str, ...]] | None = None,
) -> CrawlSummary:
    """Crawl into *root*'s captures with a view of it, and let DVC track what came.

    The publishers are dealt out to *workers* processes, or to the cluster at *address*. Of those
    *named*, only the addresses that are named there are asked for.
    """
    captures = writable(root / CAPTURES)
    with CrawlView() as view, ExitStack() as stack:
        summary = crawl(
            publishers,
            captures,
            limit=limit,
            since=since,
            progress=view.show,
            workers=workers,
            addresses=named,
            mapped=stack.enter_context(engine(address=address, store="")) if address else None,
        )
    track(summary.folder, root)
    return summary


def run(options: Namespace) -> int:
    """Crawl, and print what it came to."""
    root = checkout()
    since = datetime.combine(options.since, time(), UTC) if options.since else None
    publishers = chosen(options.publishers)
    summary = crawled(publishers, root, options.limit, since, options.workers, options.engine)
    return shown(summary, root, options.json)


def shown(summary: CrawlSummary, root: Path, as_json: bool = False) -> int:
    """Print what a crawl came to, and return the exit code."""
    if as_json:
        print(json.dumps(facts_of(summary, root), indent=1))
    else:
        Terminal().print(crawl_table(summary.tallies, healths=summary.healths))
        print(f"captures in {summary.folder.relative_to(root)}; next: broadsheet build")
    return warned(summary)


def facts_of(summary: CrawlSummary, root: Path) -> dict[str, object]:
    """Return what a crawl came to as JSON has it."""
    return {
        "folder": summary.folder.relative_to(root).as_posix(),
        "publishers": [
            asdict(tally) | {"health": summary.healths[tally.publisher]}
            for tally in summary.tallies
        ],
        "warnings": summary.warnings,
    }


def warned(summary: CrawlSummary) -> int:
    """Print the warnings of a crawl, and return its exit code."""
    for warning in summary.warnings:
        print(printable(f"broadsheet crawl: {warning}"), file=sys.stderr)
    for key, word in summary.unwell.items():
        print(printable(f"broadsheet crawl: {key}: {word}"), file=sys.stderr)
    if not summary.unwell:
        return Exit.OK
    return Exit.EMPTY if len(summary.unwell) == len(summary.healths) else Exit.UNWELL
