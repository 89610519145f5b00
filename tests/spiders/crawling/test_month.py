"""A month of a site with sixty listings that live, age, move, break and heal, the clock handed in.

An hourly crawl of its rules alone: discovery, frontier and memory are the real ones, the site, the
clock and the answers are made up here.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from spiders.addresses import url_key
from spiders.archive import Outcome, Visit
from spiders.archive.index import Line
from spiders.archive.state import Look, after
from spiders.crawling.frontier import Frontier
from spiders.crawling.leads import first_leads, reading_of
from spiders.discovery import Lead, discovered, with_sound_dates
from spiders.publisher import Publisher

pytestmark = pytest.mark.slow  # 700 crawls

START = datetime(2026, 11, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURS = 24 * 29
HOST = "http://month.example"
LISTINGS = 60
KINDS = ("changed", "news", "feed", "clock", "archive", "broken")
STORY_REASONS = ("alias", "not_due", "failed_lately", "given_up", "other_site", "trap")


@dataclass
class Story:
    """A story: when it came, when it was corrected, when it was down or had left its listing."""

    number: int
    kind: str
    born: float  # hours
    corrections: list[float]
    down: tuple[float, float]
    is_moved: bool
    seen: list[tuple[float, int]] = field(default_factory=list)  # hour and version of each look
    requests: int = 0

    @property
    def url(self) -> str:
        """The address under which listings name it; some have moved to the form with a slash."""
        return f"{HOST}/news/{self.number}"

    def version(self, hour: float) -> int:
        """Return which version stands at *hour*."""
        return sum(at <= hour for at in self.corrections)


def site() -> dict[int, list[Story]]:
    """Return the stories of each listing."""
    dice = random.Random(7)
    stories: dict[int, list[Story]] = {}
    for listing in range(LISTINGS):
        kind = KINDS[listing % len(KINDS)]
        stories[listing] = []
        for number in range(12):
            born = dice.uniform(0, HOURS - 60)
            down = dice.uniform(0, HOURS)
            stories[listing].append(
                Story(
                    number=listing * 100 + number,
                    kind=kind,
                    born=born,
                    corrections=sorted(born + dice.expovariate(1 / 30) for _ in range(2)),
                    down=(down, down + dice.choice((0, 0, 2, 5))),
                    is_moved=dice.random() < 0.1,
                )
            )
    return stories


def listing_at(kind: str, stories: list[Story], hour: float) -> bytes:
    """Return a listing of *stories* as it stands at *hour*: sitemaps keep two days, feeds less."""
    span = {"feed": 12.0, "archive": 1000.0}.get(kind, 48.0)
    rows = [one for one in stories if one.born <= hour < one.born + span]
    if kind == "feed":
        items = "".join(
            f"<item><link>{one.url}</link><pubDate>{at(one.born):%a, %d %b %Y %H:%M:%S} +0000"
            "</pubDate></item>"
            for one in rows
        )
        return f"<rss><channel>{items}</channel></rss>".encode()
    dates = {
        "changed": lambda one: at(([one.born, *one.corrections])[one.version(hour)]),
        "clock": lambda one: at(hour),
    }
    written = "".join(
        f"<url><loc>{one.url}</loc>"
        + (f"<lastmod>{dates[kind](one).isoformat()}</lastmod>" if kind in dates else "")
        + (
            f"<news><publication_date>{at(one.born).isoformat()}</publication_date></news>"
            if kind == "news"
            else ""
        )
        + "</url>"
        for one in rows
    )
    return f"<urlset>{written}</urlset>".encode()


def at(hour: float) -> datetime:
    """Return the instant *hour* hours into the month."""
    return START + hour * HOUR


class Crawler:
    """An hourly crawl: what it knows, and what it asks for."""

    def __init__(self, stories: dict[int, list[Story]]) -> None:
        self.listings = stories
        self.by_key = {url_key(one.url): one for rows in stories.values() for one in rows}
        archives = [n for n in stories if KINDS[n % len(KINDS)] == "archive"]
        self.index = f"{HOST}/index.xml"
        self.children = {f"{HOST}/2026-11/{n}.xml": n for n in archives}
        declared = [f"{HOST}/list-{n}.xml" for n in stories if n not in archives]
        self.publisher = Publisher(
            key="month",
            name="Month",
            domains=("month.example",),
            language="en",
            country="GB",
            timezone="UTC",
            sitemaps=(self.index, *declared),
        )
        self.known: dict[str, Visit] = {}
        self.unread: set[str] = set()
        self.records = 0

    def body(self, url: str, hour: float) -> bytes | None:
        """Return what stands at the address of a listing; None where it is down or another page."""
        if url == self.index:
            rows = "".join(f"<sitemap><loc>{child}</loc></sitemap>" for child in self.children)
            return f"<sitemapindex>{rows}</sitemapindex>".encode()
        number = self.children.get(url)
        number = int(url.rpartition("-")[2].removesuffix(".xml")) if number is None else number
        kind = KINDS[number % len(KINDS)]
        whole = listing_at(kind, self.listings[number], hour)
        state = int(hour / 5 + number) % 4 if kind == "broken" else 3
        return {0: None, 1: b"<!doctype html><p>Sorry</p>", 2: whole[:-20]}.get(state, whole)

    def crawl(self, hour: float) -> Frontier:
        """Crawl once, at *hour*."""
        frontier = Frontier(self.publisher, dict(self.known), unread=set(self.unread))
        leads = list(first_leads(self.publisher, frontier, at(hour)))
        while leads:
            lead = leads.pop(0)
            body = self.body(lead.url, hour)
            if body is None:
                self.note(lead, hour, None)
                self.unread.add(url_key(lead.url))
                continue
            found = with_sound_dates(discovered(body, lead.url, "application/xml"), at(hour))
            reading = asyncio.run(reading_of(lead, found, frontier, at(hour)))
            leads += reading.leads
            self.note(lead, hour, str(hash(body)))
            (self.unread.add if reading.fault else self.unread.discard)(url_key(lead.url))
        frontier.look_again(at(hour))
        while (found_story := frontier.next_story()) is not None:
            self.ask(found_story.url, found_story.changed and found_story.changed.last, hour)
        return frontier

    def ask(self, url: str, lastmod: datetime | None, hour: float) -> None:
        """Ask for a story."""
        story = self.by_key[url_key(url)]
        lead = Lead(url, "story", lastmod)
        story.requests += 1
        if story.down[0] <= hour < story.down[1]:
            self.note(lead, hour, None)
            return
        if story.is_moved and not url.endswith("/"):
            story.requests += 1  # the redirect, on the way
            lead = Lead(f"{url}/", "story", lastmod)
        story.seen.append((hour, story.version(hour)))
        self.note(lead, hour, f"{story.number}:{story.version(hour)}")

    def note(self, lead: Lead, hour: float, digest: str | None) -> None:
        """Remember what *lead* came to."""
        self.records += 1
        facts = {"url": lead.url, "at": at(hour), "kind": lead.kind}
        answer: Line | Outcome = (
            Outcome(state="failed", reason="http_503", **facts)  # type: ignore[arg-type]
            if digest is None
            else Line(
                id=f"<urn:x:{self.records}>",
                type="response",
                status=200,
                mime="",
                digest=digest,
                filename="w",
                offset=0,
                length=1,
                lastmod=lead.lastmod,
                **facts,  # type: ignore[arg-type]
            )
        )
        key = url_key(lead.url)
        visit = after(self.known.get(key), Look("crawl", answer))
        assert visit is not None
        self.known[key] = visit


@pytest.fixture(scope="module")
def month() -> tuple[Crawler, list[Frontier]]:
    """Return the crawler at the end of the month, and its crawls."""
    crawler = Crawler(site())
    return crawler, [crawler.crawl(hour + 0.5) for hour in range(HOURS)]


def all_stories(crawler: Crawler) -> Iterator[Story]:
    """Yield every story of the site."""
    for rows in crawler.listings.values():
        yield from rows


def test_no_story_that_was_listed_is_lost(month: tuple[Crawler, list[Frontier]]) -> None:
    crawler, _ = month
    assert [one.number for one in all_stories(crawler) if not one.seen] == []


def test_every_correction_is_seen_within_its_schedule(
    month: tuple[Crawler, list[Frontier]],
) -> None:
    """By the look after the last one: after half the time it had stood still by then.

    The hour between two crawls comes on top, and the rest after failures where it was down.
    """
    crawler, _ = month
    late, judged = [], 0
    for one in all_stories(crawler):
        for version, corrected in enumerate(one.corrections, 1):
            before = [hour for hour, seen in one.seen if seen < version]
            if not before:
                continue  # the story was first seen with it
            last = before[-1]
            rest = max(0.5 * (last - one.born), 0.2)
            due = last + rest + 1.1 + (7 if one.down[1] > one.down[0] else 0)
            first = next((hour for hour, seen in one.seen if seen >= version), None)
            judged += due < HOURS - 1
            if due < HOURS - 1 and (first is None or first > due):
                late.append((one.number, one.kind, corrected, first, due))
    assert judged > 500
    assert late == []


def test_no_more_is_asked_than_is_looked_at(month: tuple[Crawler, list[Frontier]]) -> None:
    crawler, _ = month
    stories = list(all_stories(crawler))
    looks = sum(len(one.seen) for one in stories)
    assert sum(one.requests for one in stories) <= 1.3 * looks
    assert looks / len(stories) < 25  # of some four hundred crawls in a story's life


def test_what_was_seen_is_fetched_or_left_out_by_reason(
    month: tuple[Crawler, list[Frontier]],
) -> None:
    _, crawls = month
    totals = Counter[str]()
    for one in crawls:
        left = sum(count for reason, count in one.left_out.items() if reason in STORY_REASONS)
        unlisted = one.stories - (one.named - left)
        totals += Counter(named=one.named, left=left, asked=one.stories, unlisted=unlisted)
        assert unlisted >= 0
        assert set(one.left_out) <= {*STORY_REASONS, "listing_not_due"}
    assert totals["named"] + totals["unlisted"] == totals["asked"] + totals["left"]
    assert totals["unlisted"] > 0
