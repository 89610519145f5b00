"""Pages parsed beside the crawl: in a process under limits, so that none of them can hold it up."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from scrapy.http import Response

from schemas.article import Article
from schemas.capture import Capture
from schemas.rejection import Rejection
from spiders.crawling.filling import filled
from spiders.discovery import Discovery, discovered, with_sound_dates
from spiders.publisher import Profile, Publisher, profile_of
from spiders.sandbox import Sandbox

WALLS = ("consent_wall", "challenge_page")


class Parsing:
    """One sandbox for all spiders of a process, started with the first page; and one thread for
    listings: more would take turns with the event loop more often than it does with them.
    """

    def __init__(self) -> None:
        self.sandbox = Sandbox()
        self.listings = ThreadPoolExecutor(max_workers=1)
        self.thread = ThreadPoolExecutor(max_workers=1)  # it waits for the sandbox, and only that

    async def parsed(
        self, capture: Capture, publisher: Publisher, profile: Profile | None
    ) -> Article | Rejection:
        """Return what comes of *capture*; the crawl goes on meanwhile."""
        job = (capture, publisher, profile)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.thread, self.sandbox.parsed, job)

    async def discovered(
        self, response: Response, publisher: Publisher, is_page: bool, now: datetime
    ) -> Discovery:
        """Return what the listing in *response* names, read at *now*; the crawl goes on.

        *is_page* says that a page is what was to be there, and no sitemap or feed.
        """
        media_type = (response.headers.get("Content-Type") or b"").decode("latin-1")

        def read() -> Discovery:
            pattern = publisher.article_url
            found = discovered(response.body, response.url, media_type, pattern, is_page=is_page)
            return with_sound_dates(found, now)

        return await asyncio.get_running_loop().run_in_executor(self.listings, read)

    async def tells_same(self, publisher: Publisher, one: Capture, other: Capture) -> bool:
        """Return whether two pages tell the same story: clocks, tokens and adverts may differ."""
        stories = [await self.parsed(capture, publisher, None) for capture in (one, other)]
        hashes = [story.content_hash for story in stories if isinstance(story, Article)]
        return len(hashes) == 2 and hashes[0] == hashes[1]

    def close(self) -> None:
        """Stop the sandbox and the threads."""
        self.thread.shutdown()
        self.listings.shutdown()
        self.sandbox.stopped()


class PageReader:
    """Reads the pages of one publisher, and counts what came of them.

    *filled* counts the articles that have a value, by column; *rejected* the pages by reason;
    *walls_in_a_row* the last pages that were walls in place of a story.
    """

    def __init__(self, publisher: Publisher, parsing: Parsing) -> None:
        self.publisher, self.parsing = publisher, parsing
        self.profile = profile_of(publisher.key)
        self.articles = 0
        self.rejected: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.walls_in_a_row = 0

    async def article(self, capture: Capture) -> Article | None:
        """Return the article in *capture*; None for a page that is none."""
        outcome = await self.parsing.parsed(capture, self.publisher, self.profile)
        is_wall = isinstance(outcome, Rejection) and outcome.reason in WALLS
        self.walls_in_a_row = self.walls_in_a_row + 1 if is_wall else 0
        if isinstance(outcome, Article):
            self.articles += 1
            self.filled.update(filled(outcome))
            return outcome
        self.rejected[outcome.reason] += 1
        return None
