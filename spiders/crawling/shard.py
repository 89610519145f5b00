"""A shard of a crawl: some of its publishers, run in one process and one event loop.

Shards share nothing but the disk: each publisher has files of its own in the crawl's folder. So a
shard can run in any process on any machine that sees the folder, and a lost one can run again.
"""

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from schemas.errors import BroadsheetError
from spiders.crawling.news import NewsSpider, spider_of
from spiders.crawling.reading import Parsing
from spiders.crawling.tally import Tally
from spiders.manners import user_agent
from spiders.publisher import Publisher

Progress = Callable[[Tally], None]


@dataclass(frozen=True)
class Shard:
    """What one process crawls, and into which folder; *since* is ISO 8601.

    With *addresses*, by key of publisher, these are asked for and nothing else.
    """

    folder: Path
    publishers: tuple[Publisher, ...]
    limit: int | None
    since: str | None
    parse: bool
    addresses: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class ShardEnd:
    """How a shard ended: a tally for each publisher, the first error, whether it was stopped."""

    tallies: tuple[Tally, ...]
    error: BroadsheetError | None
    is_stopped: bool


def shards_of(
    folder: Path,
    publishers: Sequence[Publisher],
    count: int,
    limit: int | None,
    since: str | None,
    parse: bool,
    addresses: Mapping[str, tuple[str, ...]] | None = None,
) -> list[Shard]:
    """Return *publishers* dealt out to *count* shards; a publisher's hosts stay together."""
    dealt = [tuple(publishers[index::count]) for index in range(count)]
    return [Shard(folder, part, limit, since, parse, addresses) for part in dealt if part]


def crawl_shard(shard: Shard, progress: Progress | None = None) -> ShardEnd:
    """Crawl *shard*; what an earlier try has archived is not asked for again."""
    with closing(Parsing()) as parsing:
        spiders = run_spiders(shard, parsing, progress)
    return ShardEnd(
        tuple(tally_of(spider) for spider in spiders),
        next((spider.error for spider in spiders if spider.error), None),
        any(spider.ending != "finished" for spider in spiders),
    )


def run_spiders(shard: Shard, parsing: Parsing, progress: Progress | None) -> list[NewsSpider]:
    """Run a spider for each publisher of *shard* side by side, and return them, ended.

    An interrupt ends them as soon as the responses in flight are archived; a second one at once.
    """
    settings = Settings()
    settings.setmodule("spiders.settings", priority="project")
    settings.set("USER_AGENT", user_agent(), priority="cmdline")
    settings.set("CRAWL_FOLDER", str(shard.folder.absolute()), priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawlers = [process.create_crawler(spider_of(publisher)) for publisher in shard.publishers]
    for crawler in crawlers:
        if progress is not None:
            tell(crawler, progress)
        key = crawler.spidercls.publisher.key
        process.crawl(
            crawler,
            limit=shard.limit,
            since=shard.since,
            parsing=parsing,
            is_read=shard.parse,
            addresses=None if shard.addresses is None else shard.addresses.get(key, ()),
        )
    with own_signal_handlers():
        process.start()
    spiders = [crawler.spider for crawler in crawlers]
    if None in spiders:
        raise BroadsheetError("a spider could not be started; the log says why")
    return spiders


@contextmanager
def own_signal_handlers() -> Iterator[None]:
    """Put back our handlers of SIGINT and SIGTERM: Scrapy leaves its own behind."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def tell(crawler: Crawler, progress: Progress) -> None:
    """Call *progress* with *crawler*'s tally after each response and at the end."""

    def changed(spider: NewsSpider) -> None:
        progress(tally_of(spider))

    for event in (signals.request_left_downloader, signals.spider_closed):
        crawler.signals.connect(changed, event, weak=False)


def tally_of(spider: NewsSpider) -> Tally:
    """Return the tally of *spider* as it stands."""
    if spider.round is None:
        return Tally(spider.publisher.key, 0, {})
    outcomes, frontier, reader = spider.round.outcomes, spider.round.frontier, spider.reader
    tally = Tally(
        publisher=spider.publisher.key,
        queued=len(frontier.waiting) + spider.open.total(),
        states=dict(sorted(outcomes.counts.items())),
        reasons=dict(sorted(outcomes.reasons.items())),
        stories=dict(sorted(outcomes.stories.items())),
        named=frontier.named,
        left_out=dict(sorted(frontier.left_out.items())),
        examples=dict(sorted(frontier.examples.items())),
    )
    if reader is None:
        return tally
    return replace(
        tally,
        articles=reader.articles,
        rejected=dict(sorted(reader.rejected.items())),
        filled={name: count / reader.articles for name, count in reader.filled.items()},
    )
