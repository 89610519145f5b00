"""How each publisher fared in its last crawl, read from the provenance beside the captures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.provenance import CrawlFacts, crawls_in
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


def crawl_facts(captures: Path) -> list[CrawlFacts]:
    """Return the provenance of every crawl under *captures*, the oldest first."""
    crawls = [facts for _, facts in crawls_in(captures) if facts.started and facts.counts]
    return sorted(crawls, key=lambda facts: str(facts.started))


def healths(publishers: Iterable[Publisher], captures: Path) -> Iterator[Health]:
    """Yield how each of *publishers* fared in the newest crawl that asked it."""
    from spiders.archive import FETCHED  # noqa: PLC0415 - who builds looks at no crawl
    from spiders.crawling import health  # noqa: PLC0415 - Scrapy, a second

    crawls = crawl_facts(captures)
    for publisher in publishers:
        own = [facts for facts in crawls if publisher.key in facts.counts]
        if not own:
            yield Health(publisher.key, publisher.name, None, 0, UNASKED)
            continue
        counts = own[-1].counts[publisher.key]
        fetched = sum(counts.states.get(state, 0) for state in FETCHED)
        ended = own[-1].finished
        yield Health(publisher.key, publisher.name, ended, fetched, health(counts))
