"""Archives of any size for the pipeline's benchmark: pages as heavy as real ones, and their fates.

Of a hundred captures 3 are near-duplicates of another paper's story, 5 a later revision, 10 the
same page again and 8 no article; a seed makes the same bytes everywhere. Words are drawn from a
list whose frequencies fall as in a language.
"""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, count, islice
from pathlib import Path

WORDS = 20_000
COMMON = "the of and to in a is that for it on was with as be by at from he she"
PUBLISHERS = 25
FIRST = datetime(2026, 1, 5, 6, tzinfo=UTC)
COPIED, REVISED, REPEATED, EMPTY = 0.03, 0.05, 0.10, 0.08
MEMBERS_LEVEL = 1  # of gzip: made quickly


@dataclass(frozen=True)
class Shape:
    """What an archive looks like: captures, WARC files, months of crawling, bytes of a page."""

    captures: int
    files: int = 1
    months: int = 12
    weight: int = 75_000


@dataclass(frozen=True)
class Story:
    """One story as a page shows it."""

    number: int
    publisher: int
    words: tuple[str, ...]
    published: datetime

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"http://paper{self.publisher:02}.example/news/{self.number}-{self.words[0]}"


@dataclass(frozen=True)
class Capture:
    """What is met at an address: a story, or the text of a page that has none."""

    url: str
    at: datetime
    status: int
    shown: Story | str


class Press:
    """Draws stories and prints their pages."""

    def __init__(self, shape: Shape, seed: int) -> None:
        self.shape, self.draw = shape, random.Random(seed)
        syllables = [one + two for one in "bdfgklmnprst" for two in "aeiou"]
        drawn = ["".join(self.draw.choices(syllables, k=3)) for _ in range(WORDS)]
        self.vocabulary = [*COMMON.split(), *drawn]  # the commonest are a language's own
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.vocabulary))))
        self.frames = [self.frame(number) for number in range(PUBLISHERS)]

    def words(self, count: int) -> tuple[str, ...]:
        """Return *count* words."""
        return tuple(self.draw.choices(self.vocabulary, cum_weights=self.weights, k=count))

    def frame(self, publisher: int) -> tuple[str, str]:
        """Return what stands before and behind the story on all pages of *publisher*."""
        share = self.shape.weight // 4
        style = "<style>" + ".a{margin:0 auto;padding:1px}\n" * (share // 28) + "</style>"
        state = json.dumps({"menu": self.words(share // 9)})
        script = f"<script>window.state={state}</script>"
        links = "".join(
            f'<li class="menu-item"><a href="/topic/{word}">{word} {publisher}</a></li>'
            for word in self.words(share // 60)
        )
        head = f"{style}{script}</head><body><nav><ul>{links}</ul></nav><main><article>"
        return head, f"</article></main><footer><ul>{links}</ul><p>Contact us</p></footer></body>"

    def story(self, number: int, published: datetime) -> Story:
        """Return a new story."""
        length = max(60, int(self.draw.lognormvariate(6, 0.6)))
        return Story(number, self.draw.randrange(PUBLISHERS), self.words(length), published)

    def page(self, story: Story) -> str:
        """Return the page of *story*."""
        head, foot = self.frames[story.publisher]
        headline = " ".join(story.words[:8]).capitalize()
        facts = {
            "@type": "NewsArticle",
            "headline": headline,
            "datePublished": story.published.isoformat(timespec="seconds"),
            "author": [{"@type": "Person", "name": f"Ada {story.words[1].capitalize()}"}],
            "keywords": [*story.words[2:5]],
        }
        words = iter(story.words)
        blocks = iter(lambda: list(islice(words, 45)), [])
        text = "".join(f"<p>{' '.join(block).capitalize()}.</p>\n" for block in blocks)
        return (
            f'<!doctype html><html lang="en"><head><title>{headline} - Paper</title>'
            f'<script type="application/ld+json">{json.dumps(facts)}</script>'
            f'{head}<h1>{headline}</h1><p class="byline">By {facts["author"][0]["name"]}</p>'
            f"{text}{foot}</html>"
        )

    def changed(self, words: tuple[str, ...], share: float) -> tuple[str, ...]:
        """Return *words* with a *share* of them replaced."""
        other = list(words)
        places = self.draw.sample(range(len(other)), max(int(share * len(other)), 1))
        for place, word in zip(places, self.words(len(places)), strict=True):
            other[place] = word
        return tuple(other)

    def captures(self) -> Iterator[Capture]:
        """Yield captures in order of time, without end: a story is met within a day or two."""
        known: list[Story] = []
        span = timedelta(days=30 * self.shape.months) / self.shape.captures
        for number in count():
            at = FIRST + span * number
            kind = self.draw.random()
            old = self.draw.choice(known) if len(known) > PUBLISHERS else None
            if kind < EMPTY:
                links = "".join(f'<li><a href="/{w}">{w} {w}</a></li>' for w in self.words(90))
                host = f"http://paper{self.draw.randrange(PUBLISHERS):02}.example"
                status = self.draw.choice((200, 404))
                yield Capture(f"{host}/topic/{number}", at, status, f"<ul>{links}</ul>")
                continue
            if old and kind < EMPTY + REPEATED:
                story = old
            elif old and kind < EMPTY + REPEATED + REVISED:
                story = replace(old, words=self.changed(old.words, 0.02))
                known[known.index(old)] = story
            elif old and kind < EMPTY + REPEATED + REVISED + COPIED:
                words = self.changed(old.words, self.draw.choice((0.0, 0.01, 0.02)))
                publisher = (old.publisher + 1) % PUBLISHERS
                story = replace(old, number=number, publisher=publisher, words=words)
            else:
                story = self.story(number, at - timedelta(days=2) * self.draw.random())
                known = [*known[-500:], story]
            yield Capture(story.url, at, 200, story)


def record(number: int, url: str, at: datetime, status: int, page: str) -> bytes:
    """Return one WARC record in a gzip member of its own."""
    block = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
        f"WARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", MEMBERS_LEVEL, mtime=0)


def write_archive(
    folder: Path, shape: Shape, seed: int = 1, first: int = 0, more: int | None = None
) -> None:
    """Write the captures of *shape* from the number *first* on into *folder*, in equal files.

    It goes on for *more* captures, and for all of the shape's without; what comes after those is
    the same press at a later time.
    """
    folder.mkdir(parents=True)
    press = Press(shape, seed)
    length = shape.captures - first if more is None else more
    pages = enumerate(islice(press.captures(), first, first + length), first)
    for file in range(shape.files):
        own = length // shape.files + (file < length % shape.files)
        with (folder / f"part-{file:05}.warc.gz").open("wb") as out:
            for number, one in islice(pages, own):
                page = one.shown if isinstance(one.shown, str) else press.page(one.shown)
                out.write(record(number, one.url, one.at, one.status, page))
