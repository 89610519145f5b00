"""How each publisher fared in its last crawl, read from the provenance beside the captures."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.capture import PROVENANCE
from spiders.archive import FETCHED
from spiders.publisher import Publisher

UNASKED = "never crawled"


@dataclass(frozen=True)
class Health:
    """One publisher: when its last crawl ended (ISO 8601), what it fetched, and how it is."""

    publisher: str
    name: str
    crawled: str | None
    fetched: int
    health: str


def crawl_facts(captures: Path) -> list[dict[str, Any]]:
    """Return the provenance of every crawl under *captures*, the oldest first."""
    found = [json.loads(path.read_bytes()) for path in captures.glob(f"*/{PROVENANCE}")]
    crawls = [facts for facts in found if facts.get("started") and "counts" in facts]
    return sorted(crawls, key=lambda facts: str(facts["started"]))


def healths(publishers: Iterable[Publisher], captures: Path) -> Iterator[Health]:
    """Yield how each of *publishers* fared in the newest crawl that asked it."""
    crawls = crawl_facts(captures)
    for publisher in publishers:
        own = [facts for facts in crawls if publisher.key in facts["counts"]]
        if not own:
            yield Health(publisher.key, publisher.name, None, 0, UNASKED)
            continue
        counts = own[-1]["counts"][publisher.key]
        fetched = sum(counts["states"].get(state, 0) for state in FETCHED)
        ended = own[-1].get("finished")
        health = judged(fetched, counts)
        yield Health(publisher.key, publisher.name, ended, fetched, health)


def judged(fetched: int, counts: dict[str, dict[str, int]]) -> str:
    """Return a word for how a crawl of one publisher went, with the main reason if it went badly.

    >>> judged(12, {"states": {"new": 12, "failed": 1}, "reasons": {"failed: http_404": 1}})
    'ok'
    >>> judged(0, {"states": {"failed": 2}, "reasons": {"failed: timeout": 2}})
    'silent: failed: timeout'
    """
    bad = sum(counts["states"].get(state, 0) for state in ("failed", "refused"))
    reasons = sorted(counts["reasons"].items(), key=lambda pair: (-pair[1], pair[0]))
    main = f": {reasons[0][0]}" if reasons else ""
    if not fetched:
        return f"silent{main}"
    return f"failing{main}" if bad > fetched else "ok"
