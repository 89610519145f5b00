"""What the crawls before the one in a folder came to, for one publisher."""

import re
from functools import cache
from pathlib import Path

from schemas.provenance import CrawlCounts, CrawlFacts, crawls_in
from spiders.addresses import url_key
from spiders.archive import outcomes_in
from spiders.crawling.frontier import BUDGETS

UNSOUND = re.compile(r"listing:|partial:.*ends too early")  # reasons: none came, or its end did not


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


def unread(folder: Path, key: str) -> dict[str, bool]:
    """Return the keys of the listings of *key* whose last reading left something, and whether the
    answer itself was not whole.

    It was cut, refused or no listing; or its crawl had bounds, ran into a budget, or was broken
    off, so that not every story it named was dealt with.
    """
    left: dict[str, tuple[bool, bool]] = {}
    for path, facts in earlier(folder):
        counts = facts.counts.get(key)
        is_bounded = (
            facts.ending != "finished"
            or facts.bounds is None
            or any(facts.bounds.values())
            or (counts is not None and bool(BUDGETS & counts.left_out.keys()))
        )
        for outcome in outcomes_in(path / f"{key}.urls.jsonl"):
            if outcome.kind == "listing" and outcome.state != "redirected":
                is_faulty = outcome.state in ("failed", "refused") or outcome.reason is not None
                is_unsound = UNSOUND.match(outcome.reason or "") is not None
                left[url_key(outcome.url)] = is_bounded or is_faulty, is_unsound
    return {name: is_unsound for name, (is_left, is_unsound) in left.items() if is_left}
