"""One of three publishers breaks in a new crawl: real pages, from WARC files to the gate's word."""

import json
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from benchmarks.pages import Press, Shape, record
from pipelines import dedupe, parse
from pipelines.gating import FOLDER, read_gate, remember
from schemas.verdict import Check

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # whole stages

START = datetime(2026, 11, 1, 8, tzinfo=UTC)
BROKEN, SOUND = "tern", ("gull", "auk")
FURNITURE = "The morning letter brings the harbour, the town hall and the coast to your table."


@dataclass(frozen=True)
class Story:
    """What one page says."""

    headline: str
    author: str | None
    paragraphs: list[str]
    tags: list[str]
    published: datetime
    language: str = "en"


@dataclass
class Desk:
    """Writes stories, of one seed the same."""

    draw: Random = field(default_factory=lambda: Random(5))
    press: Press = field(default_factory=lambda: Press(Shape(1), 3))
    count: int = 0

    def story(self, at: datetime) -> Story:
        words = self.press.words(max(80, int(self.draw.lognormvariate(5.8, 0.5))))
        return Story(
            headline=" ".join(words[:7]).capitalize(),
            author=f"Ada {self.draw.choice(words[8:20]).capitalize()}",
            paragraphs=[
                f"{' '.join(words[n : n + 40]).capitalize()}." for n in range(0, len(words), 40)
            ],
            tags=self.draw.sample(words, 3),
            published=at - timedelta(hours=self.draw.expovariate(1 / 9)),
        )

    def crawl(self, root: Path, day: int, plan: dict[str, tuple[int, str]]) -> None:
        """Add a crawl of one day: of each publisher so many stories, broken in one way or none."""
        for publisher, (count, way) in plan.items():
            pages = []
            for number in range(count):
                at = START + timedelta(days=day, seconds=30 * number)
                self.count += 1
                story = broken(self.story(at), way, publisher)
                url = f"http://{publisher}.example/news/{self.count}-{story.tags[0]}"
                pages.append(record(self.count, url, at, 200, page(story, publisher)))
            path = root / f"data/captures/day-{day}/{publisher}.warc.gz"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(pages))


def broken(story: Story, way: str, publisher: str) -> Story:
    """Return *story* as a page shows it that is broken in one *way*."""
    paragraphs = story.paragraphs
    return {
        "": story,
        "half": replace(story, paragraphs=paragraphs[: max(len(paragraphs) // 2, 1)]),
        "furniture": replace(story, paragraphs=[*paragraphs[:1], FURNITURE, *paragraphs[1:]]),
        "tags": replace(story, tags=["news", "latest", "today"]),
        "author": replace(story, author=f"{publisher.title()} Daily"),
        "headline": replace(story, headline=f"{publisher.title()} Daily"),
        "language": replace(story, language="fi"),
        "early": replace(story, published=story.published - timedelta(days=1)),
    }[way]


def page(story: Story, publisher: str) -> str:
    """Return the page of *story*."""
    facts = {
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": story.published.isoformat(timespec="seconds"),
        "author": [{"@type": "Person", "name": story.author}],
        "keywords": story.tags,
    }
    site = f"{publisher.title()} Daily"
    text = "".join(f"<p>{one}</p>" for one in story.paragraphs)
    return (
        f'<!doctype html><html lang="{story.language}"><head><title>{story.headline} | {site}'
        f'</title><meta property="og:site_name" content="{site}">'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><nav>'
        f'<a href="/">Home</a></nav><article><h1>{story.headline}</h1>'
        f"<p>By {story.author}</p>{text}</article><footer><p>About us</p></footer></body></html>"
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout whose last version holds two crawls of three publishers."""
    root, desk = tmp_path_factory.mktemp("first"), Desk()
    for day in (0, 1):
        desk.crawl(root, day, dict.fromkeys((BROKEN, *SOUND), (30, "")))
    parse.run(root, workers=1)
    dedupe.run(root, workers=1)
    baseline = root / "data/baseline"
    remember(root / "data/deduped" / FOLDER, baseline, [], "2026.11.1", baseline)
    return root


def asked(first: Path, root: Path, way: str, count: int = 40) -> tuple[set[str], list[Check]]:
    """Return who is held and what is named, if a third crawl brings *count* stories broken so."""
    shutil.copytree(first, root)
    plan = {BROKEN: (count, way), **dict.fromkeys(SOUND, (40, ""))}
    Desk(Random(7), count=1_000).crawl(root, 2, plan)
    parse.run(root, workers=1)
    dedupe.run(root, workers=1)
    gate = read_gate(root / "data/deduped")
    return {one.publisher for one in gate.held}, [one for one in gate.checks if not one.success]


def test_of_three_sound_publishers_none_is_named(first: Path, tmp_path: Path) -> None:
    assert asked(first, tmp_path / "new", "") == (set(), [])


@pytest.mark.parametrize(
    ("way", "column"),
    [
        ("furniture", "body"),
        ("tags", "tags"),
        ("headline", "headline"),
        ("language", "language"),
    ],
)
def test_the_publisher_that_broke_is_held_with_the_field(
    first: Path, tmp_path: Path, way: str, column: str
) -> None:
    held, named = asked(first, tmp_path / "new", way)
    assert held == {f"{BROKEN}.example"}
    assert {one.scope for one in named} == held
    assert column in {one.column for one in named}


@pytest.mark.parametrize(
    ("way", "column"), [("half", "word_count"), ("author", "authors"), ("early", "published_at")]
)
def test_what_is_less_sure_is_named_at_least(
    first: Path, tmp_path: Path, way: str, column: str
) -> None:
    _, named = asked(first, tmp_path / "new", way)
    assert {one.scope for one in named} == {f"{BROKEN}.example"}
    assert column in {one.column for one in named}


@pytest.mark.parametrize("count", [0, 10])
def test_a_publisher_with_too_few_stories_is_named(first: Path, tmp_path: Path, count: int) -> None:
    _, named = asked(first, tmp_path / "new", "", count)
    assert {(one.scope, one.column) for one in named} == {(f"{BROKEN}.example", "article_id")}
