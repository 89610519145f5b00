"""Crawl publishers into one folder of captures: the lock, the spiders side by side, the summary."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from schemas.errors import BroadsheetError
from spiders.contact import require_contact, user_agent
from spiders.crawl_folder import finish, locked, opened
from spiders.news import NewsSpider, spider_of
from spiders.parsing import Parsing
from spiders.publisher import Publisher
from spiders.tally import Tally, tally_of

Progress = Callable[[Tally], None]


@dataclass(frozen=True)
class CrawlSummary:
    """What a crawl came to: its folder, and a tally for each publisher."""

    folder: Path
    tallies: tuple[Tally, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no publisher gave any response."""
        return not any(tally.answered for tally in self.tallies)


def crawl(
    publishers: Sequence[Publisher],
    into: Path,
    *,
    limit: int | None = None,
    since: datetime | None = None,
    crawl_id: str | None = None,
    progress: Progress | None = None,
    parse: bool = True,
) -> CrawlSummary:
    """Crawl *publishers* into a folder under *into*; go on with it if such a crawl was broken off.

    *progress* is called with a publisher's tally whenever it changes. Without *parse* the pages are
    archived only: there are no fill rates then, and the build finds out what they are.

    Raises LockedError if another crawl is at work there; DiskError if the disk is full, and
    KeyboardInterrupt if it was told to stop: the next crawl then goes on with it.
    """
    require_contact(publishers)
    with locked(into), closing(Parsing()) as parsing:
        folder = opened(into, publishers, crawl_id, user_agent())
        options = {
            "limit": limit,
            "since": since.isoformat() if since else None,
            "parsing": parsing if parse else None,
        }
        spiders = run_spiders(publishers, folder, options, progress)
        errors = [spider.error for spider in spiders if spider.error]
        if errors:
            raise errors[0]
        if any(spider.ending != "finished" for spider in spiders):
            raise KeyboardInterrupt
        finish(folder, "finished")
        return CrawlSummary(folder, tuple(tally_of(spider) for spider in spiders))


def run_spiders(
    publishers: Sequence[Publisher],
    folder: Path,
    options: dict[str, Any],
    progress: Progress | None,
) -> list[NewsSpider]:
    """Run a spider for each of *publishers* in one event loop, and return the spiders, ended."""
    settings = Settings()
    settings.setmodule("spiders.settings", priority="project")
    settings.set("USER_AGENT", user_agent(), priority="cmdline")
    settings.set("CRAWL_FOLDER", str(folder.absolute()), priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawlers = [process.create_crawler(spider_of(publisher)) for publisher in publishers]
    for crawler in crawlers:
        if progress is not None:
            tell(crawler, progress)
        process.crawl(crawler, **options)
    process.start()
    found = [crawler.spider for crawler in crawlers]
    if None in found:
        raise BroadsheetError("a spider could not be started; the log says why")
    return found


def tell(crawler: Crawler, progress: Progress) -> None:
    """Call *progress* with *crawler*'s tally after each response and at the end."""

    def changed(spider: NewsSpider) -> None:
        progress(tally_of(spider))

    for signal in (signals.request_left_downloader, signals.spider_closed):
        crawler.signals.connect(changed, signal, weak=False)
