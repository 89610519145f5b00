"""Which listed addresses a crawl asks for: the new and the due ones, each once, within budgets."""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from spiders.addresses import host_of_url, url_key
from spiders.archive import Kind, Visit, is_due
from spiders.discovery import Found, trap
from spiders.publisher import Publisher, publisher_for

MOST_STORIES = 20_000  # of one publisher in one run, unless --limit says otherwise
MOST_LISTINGS = 500  # sitemaps, feeds and sections of one publisher in one run
DEEPEST_LISTING = 4  # robots.txt, index, index of indexes, sitemap
MOST_REDIRECTS = 10
MOST_OF_PATTERN = 5_000  # addresses that differ in digits only: a calendar has no end
DIGITS = re.compile(r"\d+")
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Frontier:
    """Holds the stories to ask for, the newest on top; `left_out` counts what is not asked for.

    *read_whole* are the listings whose every story an earlier crawl has dealt with, by key, and
    their time of change then.
    """

    def __init__(
        self,
        publisher: Publisher,
        known: Mapping[str, Visit],
        limit: int | None = None,
        since: datetime | None = None,
    ) -> None:
        self.publisher, self.known, self.since = publisher, known, since
        self.read_whole: Mapping[str, datetime] = {}
        self.most = MOST_STORIES if limit is None else limit
        self.waiting: list[tuple[float, int, Found]] = []
        self.pattern = re.compile(publisher.article_url) if publisher.article_url else None
        self.asked: set[str] = set()
        self.listings: set[str] = set()
        self.stories = 0
        self.patterns: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def ended(self, url: str) -> None:
        """Count *url* as asked for, by the run that this one goes on with."""
        self.asked.add(url_key(url))
        self.stories += 1

    def add(self, found: Iterable[Found], now: datetime) -> None:
        """Take in those of *found* that are to be asked for."""
        for story in found:
            key = url_key(story.url)
            reason = self._objection(story, key, now)
            if reason is not None:
                self.left_out[reason] += 1
                continue
            self.asked.add(key)
            self.patterns[DIGITS.sub("0", key)] += 1
            age = -story.lastmod.timestamp() if story.lastmod else 0.0  # undated: as listed, last
            heapq.heappush(self.waiting, (age, len(self.asked), story))

    def next_story(self) -> Found | None:
        """Return the newest story that waits; None if none does or the limit is reached."""
        if not self.waiting:
            return None
        if self.stories >= self.most:
            self.left_out["limit"] += len(self.waiting)
            self.waiting.clear()
            return None
        self.stories += 1
        return heapq.heappop(self.waiting)[2]

    def _objection(self, story: Found, key: str, now: datetime) -> str | None:
        """Return why not to ask for *story*, in one word; None to ask for it."""
        if key in self.asked:
            return "alias"
        if not is_due(self.known.get(key), story.lastmod, now):
            return "not_due"
        since, lastmod = self.since, story.lastmod
        objections = {
            "other_site": not self.is_own(story.url),
            "no_story": self.pattern is not None and not self.pattern.search(story.url),
            "before_since": since is not None and lastmod is not None and lastmod < since,
            "trap": trap(story.url) is not None,
            "pattern_budget": self.patterns[DIGITS.sub("0", key)] >= MOST_OF_PATTERN,
        }
        return next((reason for reason, holds in objections.items() if holds), None)

    def follows(self, url: str, kind: Kind, chain: tuple[str, ...]) -> bool:
        """Return whether to follow a redirect to *url* at the end of *chain*.

        Not to other sites, and not to what is asked for anyway; but from http to https, or to the
        form with a slash, which is the same address by its key.
        """
        key = url_key(url)
        asked, name = (self.listings, url) if kind == "listing" else (self.asked, key)
        is_same = key in map(url_key, chain)
        if not self.is_own(url) or (name in asked and not is_same):
            self.left_out["redirect_target"] += 1
            return False
        asked.add(name)
        return True

    def due_listings(self, found: Iterable[Found], depth: int) -> list[Found]:
        """Return the sitemaps among *found* to read, the newest first."""
        newest = sorted(found, key=lambda listing: listing.lastmod or EARLIEST, reverse=True)
        return [listing for listing in newest if self._admits_listing(listing, depth)]

    def _admits_listing(self, listing: Found, depth: int) -> bool:
        if listing.url in self.listings:
            return False
        if depth > DEEPEST_LISTING or len(self.listings) >= MOST_LISTINGS:
            self.left_out["listing_budget"] += 1
            return False
        if self.since and listing.lastmod and listing.lastmod < self.since:
            self.left_out["before_since"] += 1
            return False
        read_at = self.read_whole.get(url_key(listing.url))
        if read_at and listing.lastmod and listing.lastmod <= read_at:
            self.left_out["not_due"] += 1
            return False
        self.listings.add(listing.url)
        return True

    def is_own(self, url: str) -> bool:
        """Return whether *url* is on one of the publisher's hosts."""
        return publisher_for(host_of_url(url), (self.publisher,)) is not None
