"""Made-up publishers with the habits of real ones: lengths, authors, tags, ages, busy days."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.content import content_hash, reading_text
from schemas.identity import article_id, digest
from schemas.parts import Author, Block, Image
from spiders.addresses import url_key

START = datetime(2026, 10, 5, 14, tzinfo=UTC)
COMMON = {
    "en": "the of and to in a is that for on with as was by it at from his has",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus",
}
SYLLABLES = "ba ne ri to lu ke sa mo di va pe ro ti na le gu so ma"
KINDS = ("article",) * 16 + ("opinion", "opinion", "interview", "review")

Pair = tuple[Article | None, LedgerRow]


@dataclass(frozen=True)
class Habits:
    """What is usual of one publisher."""

    key: str
    language: str
    words: float  # median of a text
    spread: float  # of its logarithm
    authors: int
    fills: dict[str, float]
    age: float  # median hours between publication and capture
    has_day: bool  # in its addresses
    fails: float  # share of its pages that give no article


PUBLISHERS = (
    Habits("mill-road-post", "en", 420, 0.55, 14, {"authors": 0.9, "dek": 0.7}, 7, True, 0.03),
    Habits("hafenblatt", "de", 260, 0.7, 6, {"authors": 0.55, "tags": 0.95}, 15, False, 0.08),
    Habits("vallon.example", "fr", 640, 0.45, 30, {"section": 0.8, "images": 0.97}, 30, True, 0.0),
)
FILLS = {"authors": 0.8, "dek": 0.6, "tags": 0.85, "section": 0.95, "images": 0.9, "modified": 0.4}


class Newsroom:
    """One publisher at work; the same *seed* writes the same stories."""

    def __init__(self, habits: Habits, seed: int) -> None:
        self.habits = habits
        self.chance = random.Random(f"{habits.key} {seed}")
        self.lexicon = [self.word() for _ in range(1500)]
        self.authors = [f"{self.name()} {self.name()}" for _ in range(habits.authors)]
        self.tags = [self.name() for _ in range(50)]
        self.count = 0

    def word(self) -> str:
        """Return a word that means nothing."""
        return "".join(self.chance.choices(SYLLABLES.split(), k=self.chance.randint(2, 4)))

    def name(self) -> str:
        """Return a name."""
        return self.word().capitalize()

    def sentence(self, length: int) -> str:
        """Return a sentence, every second word of it a usual one of the language."""
        usual = COMMON[self.habits.language].split()
        weights = [1 / (place + 1) for place in range(len(usual))]
        words = [
            self.chance.choices(usual, weights)[0] if turn % 2 else self.chance.choice(self.lexicon)
            for turn in range(length)
        ]
        return " ".join(words).capitalize() + "."

    def body(self) -> list[Block]:
        """Return the blocks of a story."""
        left = max(40, int(self.chance.lognormvariate(0, self.habits.spread) * self.habits.words))
        blocks: list[Block] = []
        while left > 0:
            length = min(left, self.chance.randint(25, 70))
            text = " ".join(self.sentence(min(18, max(4, length))) for _ in range(length // 18 + 1))
            blocks.append(Block(role="paragraph" if blocks else "lede", text=text))
            left -= length
        return blocks

    def has(self, column: str) -> bool:
        """Return whether a story has a value in *column*."""
        return self.chance.random() < self.habits.fills.get(column, FILLS[column])

    def story(self, crawl: str, at: datetime) -> Pair:
        """Return one capture of a new story, or of a page that gives none."""
        self.count += 1
        fetched = at + timedelta(minutes=self.chance.randint(0, 600))
        hours = self.chance.lognormvariate(0, 1.1) * self.habits.age
        published = (fetched - timedelta(hours=hours)).replace(second=0, microsecond=0)
        slug = f"{self.word()}-{self.word()}-{self.count}"
        day = f"{published:%Y/%m/%d}" if self.habits.has_day else "news"
        host = self.habits.key if "." in self.habits.key else f"{self.habits.key}.example"
        url = f"https://www.{host}/{day}/{slug}"
        if self.chance.random() < self.habits.fails:
            row = ledger_row(self.habits.key, url, fetched, crawl, slug)
            return None, row.model_copy(update={"state": "rejected", "reason": "no_text"})
        body = self.body()
        text = reading_text(body)
        own = article_id(self.habits.key, url_key(url))
        section = self.chance.choice(["Local", "World", "Sport", "Money"])
        has_section, is_modified = self.has("section"), self.has("modified")
        facts = {
            "article_id": own,
            "cluster_id": own,
            "publisher": self.habits.key,
            "url": url,
            "kind": self.chance.choice(KINDS),
            "headline": self.sentence(self.chance.randint(5, 11)).rstrip("."),
            "dek": self.sentence(14) if self.has("dek") else None,
            "body": body,
            "text": text,
            "word_count": len(text.split()),
            "language": self.habits.language,
            "authors": [Author(name=self.author(), kind="person")] if self.has("authors") else [],
            "published_at": published,
            "published_precision": "minute",
            "published_day": published.date(),
            "modified_at": published + (fetched - published) / 2 if is_modified else None,
            "section": section if has_section else None,
            "section_path": [section] if has_section else [],
            "tags": self.chance.sample(self.tags, self.chance.randint(1, 5))
            if self.has("tags")
            else [],
            "images": [Image(url=f"https://img.{host}/{slug}.jpg")] if self.has("images") else [],
            "fetched_at": fetched,
            "first_seen_at": fetched,
            "target_uri": url,
            "warc_file": f"{crawl}/{self.habits.key}.warc.gz",
            "warc_record_id": slug,
            "payload_digest": f"sha1:{digest(slug)}",
        }
        article = Article(**facts)
        article = article.model_copy(update={"content_hash": content_hash(article)})
        row = ledger_row(self.habits.key, url, fetched, crawl, slug)
        return article, row.model_copy(update={"article_id": own, "revision": 1})

    def author(self) -> str:
        """Return one of its authors; a few write most."""
        weights = [1 / (place + 2) for place in range(len(self.authors))]
        return self.chance.choices(self.authors, weights)[0]

    def crawl(self, name: str, stories: int, day: int) -> list[Pair]:
        """Return the captures of one crawl, on a number of *day* since START."""
        at = START + timedelta(days=day)
        return [self.story(name, at) for _ in range(stories)]

    def volume(self, usual: int) -> int:
        """Return how many stories a crawl finds where *usual* ones are: days differ."""
        return max(3, int(usual * self.chance.lognormvariate(0, 0.25)))


def ledger_row(publisher: str, url: str, at: datetime, crawl: str, record: str) -> LedgerRow:
    """Return the ledger row of a capture that gives an article."""
    return LedgerRow(
        record_id=record,
        record_type="response",
        target_uri=url,
        publisher=publisher,
        fetched_at=at,
        http_status=200,
        content_type="text/html",
        payload_digest=f"sha1:{digest(record)}",
        payload_length=1000,
        warc_file=f"{crawl}/{publisher}.warc.gz",
        warc_record=0,
        warc_offset=0,
        state="article",
    )
