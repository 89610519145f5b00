"""What the crawls before the one in a folder came to, for one publisher."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from schemas.capture import PROVENANCE
from spiders.addresses import url_key
from spiders.archive import Outcome, crawl_lines, outcomes_in, time_of
from spiders.crawling.folder import provenance


@cache
def earlier(folder: Path) -> tuple[tuple[Path, dict[str, Any]], ...]:
    """Return the crawls beside that in *folder* and what their `crawl.json` says, oldest first.

    Read once for all publishers: the lock keeps other crawls from being written meanwhile.
    """
    paths = (path.parent for path in folder.parent.glob(f"*/{PROVENANCE}"))
    crawls = [(path, provenance(path)) for path in paths if path != folder]
    return tuple(sorted(crawls, key=lambda crawl: (str(crawl[1].get("started")), crawl[0])))


def earlier_counts(folder: Path, key: str) -> list[dict[str, Any]]:
    """Return the counts of the publisher *key* in the crawls before that in *folder*."""
    return [facts["counts"][key] for _, facts in earlier(folder) if key in facts.get("counts", {})]


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
        if facts.get("ending") == "finished" and not any(facts.get("bounds", {"": 1}).values())
    ]
    lines = [line for path in whole for line in crawl_lines(path, key) if line.kind == "listing"]
    return {url_key(line.url): line.lastmod or line.at for line in sorted(lines, key=time_of)}
