"""Which listed addresses a crawl asks for: the new and the due ones, each once, within budgets."""

import heapq
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from spiders.addresses import host_of_url, url_key
from spiders.archive import Kind, Visit
from spiders.crawling.looks import is_looked_after, why_not, why_not_listing
from spiders.discovery import Found, Growth, Span, trap
from spiders.publisher import Publisher, publisher_for

MOST_STORIES = 20_000  # of one publisher in one run, unless --limit says otherwise
MOST_LISTINGS = 500  # sitemaps, feeds and sections of one publisher in one run
DEEPEST_LISTING = 4  # robots.txt, index, index of indexes, sitemap
MOST_REDIRECTS = 10
MOST_EXAMPLES = 5  # of each reason to leave out
UNLISTED = 1.0  # behind whatever a listing names
BUDGETS = frozenset(("limit", "listing_budget"))
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Frontier:
    """Holds the stories to ask for, the newest on top, then those that no listing names any more.

    Every story that a listing names is asked for or counted in `left_out` by reason, with a few
    `examples`; `named` counts them all. *unread* are the keys of the listings that an earlier crawl
    did not come to the end of.
    """

    def __init__(
        self,
        publisher: Publisher,
        known: Mapping[str, Visit],
        limit: int | None = None,
        since: datetime | None = None,
        unread: Collection[str] = (),
        most_listings: int = MOST_LISTINGS,
    ) -> None:
        self.publisher, self.known, self.since = publisher, known, since
        self.unread = unread
        self.most_listings = most_listings
        self.most = MOST_STORIES if limit is None else limit
        self.waiting: list[tuple[float, int, Found]] = []
        self.pattern = re.compile(publisher.article_url) if publisher.article_url else None
        self.asked: set[str] = set()
        self.told: set[str] = set()  # keys of known stories that a listing has named
        self.listings: set[str] = set()
        self.stories = self.named = 0
        self.growth = Growth()
        self.left_out: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}
        self.has_looked_again = False

    def ended(self, url: str) -> None:
        """Count *url* as asked for, by the run that this one goes on with."""
        self.asked.add(url_key(url))
        self.stories += 1

    def add(self, found: Iterable[Found], now: datetime, is_linked: bool = False) -> Counter[str]:
        """Take in those of *found* that are to be asked for; return what became of them, counted.

        Each is "asked", or the reason why it is not. What is merely linked from a page, and not
        listed, may be one of endlessly many.
        """
        fates: Counter[str] = Counter()
        for story in found:
            key = url_key(story.url)
            if key in self.known:
                self.told.add(key)
            reason = self._objection(story, key, now)
            if reason is None and is_linked and not self.growth.admits(story.url):
                reason = "growth"
            if reason is not None:
                self._leave(reason, story.url)
            else:
                self._push(story, key)
            fates[reason or "asked"] += 1
        self.named += fates.total()
        return fates

    def name(self, urls: Iterable[str]) -> None:
        """Take in the addresses that a person named, in their order, all of them and no others."""
        self.has_looked_again, self.most = True, sys.maxsize
        for url in urls:
            self.named += 1
            if (key := url_key(url)) in self.asked:
                self._leave("alias", url)
            else:
                self._push(Found(url), key)

    def look_again(self, now: datetime) -> None:
        """Take in the stories that no listing names any more and that are due for a look; once."""
        if self.has_looked_again or self.since is not None:
            return
        self.has_looked_again = True
        for key, visit in self.known.items():
            if key in self.told or key in self.asked or not is_looked_after(visit, now):
                continue
            born = Span(visit.listed, visit.listed) if visit.listed else None
            is_ours = self.is_own(visit.url) and (
                self.pattern is None or self.pattern.search(visit.url)
            )
            if is_ours and why_not(visit, born, None, now) is None:
                self._push(Found(visit.url), key, UNLISTED)

    def _push(self, story: Found, key: str, rank: float = 0.0) -> None:
        self.asked.add(key)
        rank = -story.latest.timestamp() if story.latest else rank  # undated: as listed, last
        heapq.heappush(self.waiting, (rank, len(self.asked), story))

    def next_story(self) -> Found | None:
        """Return the newest story that waits; None if none does or the limit is reached."""
        if not self.waiting:
            return None
        if self.stories >= self.most:
            for rank, _, story in self.waiting:
                self._leave("limit" if rank < UNLISTED else "limit_of_looks", story.url)
            self.waiting.clear()
            return None
        self.stories += 1
        return heapq.heappop(self.waiting)[2]

    def _leave(self, reason: str, url: str) -> None:
        """Count that *url* is not asked for."""
        self.left_out[reason] += 1
        examples = self.examples.setdefault(reason, [])
        if len(examples) < MOST_EXAMPLES:
            examples.append(url)

    def _objection(self, story: Found, key: str, now: datetime) -> str | None:
        """Return why not to ask for *story*, in one word; None to ask for it."""
        if key in self.asked:
            return "alias"
        if reason := why_not(self.known.get(key), story.published, story.changed, now):
            return reason
        if not self.is_own(story.url):
            return "other_site"
        if self.pattern is not None and not self.pattern.search(story.url):
            return "no_story"
        if self.since is not None and story.latest is not None and story.latest < self.since:
            return "before_since"
        return "trap" if trap(story.url) is not None else None

    def follows(self, url: str, kind: Kind, chain: tuple[str, ...]) -> bool:
        """Return whether to follow a redirect to *url* at the end of *chain*.

        Not to what is asked for anyway, nor with a story to another site; but from http to https,
        or to the form with a slash, which is the same address by its key. A listing may move to a
        service elsewhere: the stories that it names must be the publisher's all the same.
        """
        key = url_key(url)
        asked, name = (self.listings, url) if kind == "listing" else (self.asked, key)
        is_same = key in map(url_key, chain)
        is_elsewhere = kind != "listing" and not self.is_own(url)
        if is_elsewhere or (name in asked and not is_same):
            self._leave("redirect_target", url)
            return False
        asked.add(name)
        return True

    def due_listings(self, found: Iterable[Found], depth: int, now: datetime) -> list[Found]:
        """Return the sitemaps among *found* to read, the newest first.

        At *depth* 0 stand the declared ones, which each crawl reads.
        """
        newest = sorted(found, key=lambda listing: listing.latest or EARLIEST, reverse=True)
        due = []
        for listing in newest:
            if listing.url in self.listings:
                continue
            reason = self._objection_to_listing(listing, depth, now)
            if reason is None:
                self.listings.add(listing.url)
                due.append(listing)
            else:
                self._leave(reason, listing.url)
        return due

    def _objection_to_listing(self, listing: Found, depth: int, now: datetime) -> str | None:
        """Return why not to read *listing*, in one word; None to read it."""
        if depth > DEEPEST_LISTING or len(self.listings) >= self.most_listings:
            return "listing_budget"
        if self.since and listing.latest and listing.latest < self.since:
            return "listing_before_since"
        key = url_key(listing.url)
        visit = self.known.get(key)
        if depth == 0 or visit is None or key in self.unread:
            return None
        is_resting = why_not_listing(visit, listing.published, listing.changed, now)
        return "listing_not_due" if is_resting else None

    def is_own(self, url: str) -> bool:
        """Return whether *url* is on one of the publisher's hosts."""
        return publisher_for(host_of_url(url), (self.publisher,)) is not None
