"""Pages parsed beside the crawl: in a process under limits, so that none of them can hold it up."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from schemas.article import Article
from schemas.capture import Capture
from schemas.rejection import Rejection
from spiders.publisher import Profile, Publisher
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
