"""What the crawls before the one in a folder came to, for one publisher."""

from datetime import datetime
from functools import cache
from pathlib import Path

from schemas.provenance import CrawlCounts, CrawlFacts, crawls_in
from spiders.addresses import url_key
from spiders.archive import Outcome, crawl_lines, outcomes_in, time_of


@cache
def earlier(folder: Path) -> tuple[tuple[Path, CrawlFacts], ...]:
    """Return the crawls beside that in *folder* and what their `crawl.json` says, oldest first.

    Read once for all publishers: the lock keeps other crawls from being written meanwhile.
    """
    found = crawls_in(folder.parent)
    crawls = [(path, facts) for path, facts in found if path != folder and facts.is_crawl]
    return tuple(sorted(crawls, key=lambda crawl: (str(crawl[1].started), crawl[0])))


def earlier_counts(folder: Path, key: str) -> list[CrawlCounts]:
    """Return the counts of the publisher *key* in the crawls before that in *folder*."""
    return [facts.counts[key] for _, facts in earlier(folder) if key in facts.counts]


def last_outcomes(folder: Path, key: str) -> list[Outcome]:
    """Return the outcomes of the publisher *key* in the last crawl before that in *folder*."""
    paths = [path / f"{key}.urls.jsonl" for path, _ in earlier(folder)]
    found = [path for path in paths if path.is_file()]
    return list(outcomes_in(found[-1])) if found else []


def read_whole(folder: Path, key: str) -> dict[str, datetime]:
    """Return the listings of *key* all of whose stories a crawl without bounds has dealt with.

    By the key of the address; with the time of change that was listed for it, or that of reading.
    """
    whole = [
        path
        for path, facts in earlier(folder)
        if facts.ending == "finished"
        and facts.bounds is not None
        and not any(facts.bounds.values())
    ]
    lines = [line for path in whole for line in crawl_lines(path, key) if line.kind == "listing"]
    return {url_key(line.url): line.lastmod or line.at for line in sorted(lines, key=time_of)}
