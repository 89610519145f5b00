"""Pages parsed beside the crawl: in a process under limits, so that none of them can hold it up."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from schemas.article import Article
from schemas.capture import Capture
from schemas.rejection import Rejection
from spiders.crawling.filling import filled
from spiders.publisher import Profile, Publisher, profile_of
from spiders.sandbox import Sandbox


class Parsing:
    """One sandbox for all spiders of a process, started with the first page."""

    def __init__(self) -> None:
        self.sandbox = Sandbox()
        self.thread = ThreadPoolExecutor(max_workers=1)  # it waits for the sandbox, and only that

    async def parsed(
        self, capture: Capture, publisher: Publisher, profile: Profile | None
    ) -> Article | Rejection:
        """Return what comes of *capture*; the crawl goes on meanwhile."""
        job = (capture, publisher, profile)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.thread, self.sandbox.parsed, job)

    def close(self) -> None:
        """Stop the sandbox."""
        self.thread.shutdown()
        self.sandbox.stopped()


class PageReader:
    """Reads the pages of one publisher, and counts what came of them.

    *filled* counts the articles that have a value, by column; *rejected* the pages by reason.
    """

    def __init__(self, publisher: Publisher, parsing: Parsing) -> None:
        self.publisher, self.parsing = publisher, parsing
        self.profile = profile_of(publisher.key)
        self.articles = 0
        self.rejected: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()

    async def article(self, capture: Capture) -> Article | None:
        """Return the article in *capture*; None for a page that is none."""
        outcome = await self.parsing.parsed(capture, self.publisher, self.profile)
        if isinstance(outcome, Article):
            self.articles += 1
            self.filled.update(filled(outcome))
            return outcome
        self.rejected[outcome.reason] += 1
        return None
