"""`broadsheet takedown`: withdraw articles from every later build."""

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime

from pipelines.released import Wanted, Withdrawal, withdraw, withdrawal
from pipelines.running import checkout
from schemas.errors import Exit
from schemas.printable import printable

SHOWN = 10  # addresses of what goes; --json has them all


def run(options: Namespace) -> int:
    """Write the takedown down, or show what it would take; say what else holds the same text."""
    now = datetime.now(UTC).replace(microsecond=0)
    data = checkout() / "data"
    wanted = Wanted(options.article, options.author, options.publisher)
    decide = withdrawal if options.dry_run else withdraw
    done = decide(data, wanted, options.reason, now)
    if options.json:
        print(json.dumps(told(done, options.dry_run), ensure_ascii=False, indent=1))
        return Exit.OK
    for line in lines_of(done, wanted, options.dry_run):
        print(printable(line))
    return Exit.OK


def told(done: Withdrawal, is_dry: bool) -> dict[str, object]:
    """Return what was done as JSON has it."""
    return {
        "takedown": done.takedown.model_dump(mode="json", exclude_none=True),
        "is_new": done.is_new,
        "is_written": not is_dry,
        "articles": done.articles,
        "addresses": done.addresses,
        "near_duplicates": done.near_duplicates,
    }


def lines_of(done: Withdrawal, wanted: Wanted, is_dry: bool) -> Iterator[str]:
    """Yield what was done, line by line."""
    verb = "would be taken down" if is_dry else "taken down"
    fact = verb if done.is_new else "was taken down already"
    if wanted.article:
        yield f"{done.takedown.url}: {fact} ({done.takedown.article_id})"
    else:
        count = len(done.articles)
        yield f"{wanted.name}: {fact}: {count} articles now, and what is captured later"
        yield from (f"  {url}" for url in done.addresses[:SHOWN])
        if count > SHOWN:
            yield f"  and {count - SHOWN} more (--json lists them)"
    yield from (f"the same text, still there: {url}" for url in done.near_duplicates)
    if not is_dry:
        yield "next: broadsheet build"
