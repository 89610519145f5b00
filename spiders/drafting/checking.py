"""Declared facts of a publisher against what its site shows today: robots, listings, one story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from schemas.article import Article
from schemas.capture import Capture
from spiders.addresses import host_of_url
from spiders.discovery import Discovery, Found, discovered, is_story
from spiders.drafting.clocks import keeps, stamps
from spiders.drafting.draft import form_of
from spiders.drafting.survey import content_type, html_of, newest_first
from spiders.manners import FetchError, Guest, refuse_proxy, require_contact
from spiders.publisher import Publisher, profile_of, publisher_for
from spiders.sandbox import sandbox

KINDS = {
    "sitemaps": ("urlset", "sitemapindex", "text"),
    "feeds": ("rss", "atom", "json_feed"),
    "sections": ("section",),
}
TRIES = 3  # stories that are asked for until one is an article


@dataclass(frozen=True)
class Finding:
    """One declared fact, whether it holds, and what was seen."""

    fact: str
    holds: bool
    said: str


def checked(publisher: Publisher) -> list[Finding]:
    """Return what holds of *publisher* and what has moved, by its own site.

    A dozen addresses are asked for, with the manners of a crawl. Raises BroadsheetError without a
    contact for a stranger's site.
    """
    require_contact([publisher])
    refuse_proxy(publisher.domains)
    return list(Check(publisher).findings())


class Check:
    """One look at a site; *stories* are what its listings name."""

    def __init__(self, publisher: Publisher) -> None:
        self.publisher, self.guest = publisher, Guest(publisher.crawl_delay or 0.0)
        self.stories: list[Found] = []

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each declared fact that a site can show."""
        listings = [(kind, url) for kind in KINDS for url in getattr(self.publisher, kind)]
        found = [self.listing(kind, url) for kind, url in listings or [("sections", self.home)]]
        yield from found
        if not all(one.holds for one in found):
            yield from self.elsewhere()
        if self.publisher.article_url:
            yield self.article_url(self.publisher.article_url)
        yield from self.story()
        if self.publisher.terms:
            yield self.terms(self.publisher.terms)

    @property
    def home(self) -> str:
        """The home page, by the scheme of what is declared."""
        declared = [*self.publisher.sitemaps, *self.publisher.feeds, *self.publisher.sections]
        scheme = urlsplit(declared[0]).scheme if declared else "https"
        return f"{scheme}://{self.publisher.domains[0]}/"

    def listing(self, kind: str, url: str) -> Finding:
        """Return whether the listing at *url* is there, is a listing of its *kind*, names stories;
        take up the stories.
        """
        page = self.page(url)
        if isinstance(page, str):
            return Finding(kind, False, f"{url}: {page}")
        found = self.read(page, kind)
        if found.kind not in KINDS[kind]:
            return Finding(
                kind, False, f"{url}: is {found.kind}, {found.fault or 'no such listing'}"
            )
        if found.kind == "sitemapindex" and found.sitemaps:
            url = newest_first(found)[0]
            child = self.page(url)
            if isinstance(child, str):
                return Finding(kind, False, f"{url}: {child}")
            found = self.read(child, kind)
        own = [one for one in found.stories if self.is_own(one.url)]
        known = {one.url for one in self.stories}
        self.stories += [one for one in own if one.url not in known]
        if not own:
            elsewhere = ", but of other sites" if found.stories else ""
            return Finding(kind, False, f"{url}: names no story{elsewhere}")
        return Finding(kind, True, f"{url}: names {len(own)}")

    def read(self, page: Capture, kind: str) -> Discovery:
        """Return what the listing in *page* names."""
        pattern, is_page = self.publisher.article_url, kind == "sections"
        url = page.target_uri
        return discovered(page.payload, url, content_type(page), pattern, is_page=is_page)

    def page(self, url: str) -> Capture | str:
        """Return the page at *url*, else what came instead of it."""
        try:
            page = self.guest.page(url)
        except FetchError as error:
            return str(error).removeprefix(f"{url}: ")
        if page.status != 200:
            return f"http_{page.status}"
        return page if page.target_uri == url else f"moved to {page.target_uri}"

    def elsewhere(self) -> Iterator[Finding]:
        """Yield where the listings may be now: what robots.txt and the home page name."""
        home = self.page(self.home)
        if isinstance(home, str):
            yield Finding("domains", False, f"{self.home}: {home}")
            return
        declared = {*self.publisher.sitemaps, *self.publisher.feeds}
        section = discovered(home.payload, home.target_uri, content_type(home))
        named = {
            "robots.txt": self.guest.robots(home.target_uri).sitemaps,
            "the home page": tuple(feed.url for feed in section.feeds),
        }
        for who, urls in named.items():
            for url in urls:
                if url not in declared:
                    yield Finding("undeclared", True, f"{url}: named by {who}")

    def article_url(self, pattern: str) -> Finding:
        """Return whether addresses of stories still have the declared form."""
        fitting = [one for one in self.stories if re.search(pattern, one.url)]
        said = f"{len(fitting)} of {len(self.stories)} addresses have this form"
        if not self.stories:
            return Finding("article_url", False, "no listing names an address to ask")
        if fitting:
            return Finding("article_url", True, said)
        form = form_of(tuple(self.stories))
        shared = f"; they share {form}" if form else ""
        return Finding("article_url", False, f"{said}, as {self.stories[0].url}{shared}")

    def story(self) -> Iterator[Finding]:
        """Yield whether a story can be had and parsed, and what it shows of language and zone."""
        pattern = self.publisher.article_url
        urls = [
            one.url
            for one in self.stories
            if (re.search(pattern, one.url) if pattern else is_story(one.url))
        ]
        said, seen = "no listing names one", None
        for url in urls[:TRIES]:
            page = self.page(url)
            outcome = page if isinstance(page, str) else self.parsed(page)
            if isinstance(page, str) or not isinstance(outcome, Article):
                said = f"{url}: {outcome}"
                continue
            seen = seen or (page, outcome)
            if self.is_in_language(outcome):  # of a site in several, the first may be in another
                seen = page, outcome
                break
        yield Finding("story", seen is not None, seen[0].target_uri if seen else said)
        if seen:
            yield from self.shown(*seen)

    def parsed(self, page: Capture) -> Article | str:
        """Return the article in *page*, else why there is none."""
        with sandbox() as box:
            outcome = box.parsed((page, self.publisher, profile_of(self.publisher.key)))
        return outcome if isinstance(outcome, Article) else f"{outcome.reason}: {outcome.detail}"

    def is_in_language(self, article: Article) -> bool:
        """Return whether *article* is in the publisher's language, whatever its script."""
        own = self.publisher.language
        return article.language.partition("-")[0] == own.partition("-")[0]

    def shown(self, page: Capture, article: Article) -> Iterator[Finding]:
        """Yield what the *article* in *page* shows of the publisher's own facts."""
        one = self.publisher
        said = f"{one.language}; {page.target_uri}: {article.language}"
        yield Finding("language", self.is_in_language(article), said)
        moments = stamps(html_of(page))
        if one.timezone and moments:
            holds, shown = keeps(one.timezone, moments), moments[0].strftime("%z")
            yield Finding("timezone", holds, f"{one.timezone}; {page.target_uri}: {shown}")
        signal = page.signals.get("tdm-reservation")
        if one.tdm_reserved is not None and signal is not None:
            holds = one.tdm_reserved == (signal == "1")
            yield Finding("tdm_reserved", holds, f"{one.tdm_reserved}; the site says {signal}")

    def terms(self, url: str) -> Finding:
        """Return whether the terms are where they are declared."""
        page = self.page(url)
        is_there = not isinstance(page, str)
        return Finding("terms", is_there, url if is_there else f"{url}: {page}")

    def is_own(self, url: str) -> bool:
        """Return whether *url* is on one of the publisher's hosts."""
        return publisher_for(host_of_url(url), (self.publisher,)) is not None
