"""What is counted of a publisher's captures: a profile, made of counts that add up.

A profile belongs to one publisher in one WARC file. Profiles added in any order and grouping give
the same sums, so that a worker per file can count apart from all others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ARTICLES, CAPTURES, CUT_SHORT = "articles", "captures", "cut short"
HOURS, SEEN = "hours", "seen"  # hours of captures that show an article; days of any capture
FILLED, BROKEN, CRITICAL = "filled", "broken", "critical"
CLAIM, TOKEN = "claim", "token"
TEXTS, SHARED = "texts", "shared"  # a sample of texts, and how many another publisher has too

CATEGORIES = ("language", "kind", "paywall", "published_precision")
BINS = {  # figure with ordered bins: the column it speaks of
    "words": "word_count",
    "paragraphs": "body",
    "letters": "headline",
    "age": "published_at",
}
STEPS = {"words": 4, "paragraphs": 4, "letters": 4, "age": 3}  # bins for each doubling
REPEATED = {  # figure of values that several articles share: the column it speaks of
    "same headline": "headline",
    "same text": "text",
    "same paragraph": "body",
    "same authors": "authors",
    "same tags": "tags",
    "same image": "images",
    "same instant": "published_at",
}
CLAIMS = {  # what is claimed of an article alone: the column it speaks of
    "address of the home page": "url",
    "address on another site": "url",
    "another day than the address": "published_at",
    "author is the publisher": "authors",
    "dated when fetched": "published_at",
    "dated after it was fetched": "published_at",
    "modified before published": "modified_at",
    "ends within a sentence": "text",
    "headline is the first paragraph": "headline",
    "markup in the headline": "headline",
    "markup in the text": "text",
    "paragraph twice": "body",
    "signs of a wrong encoding": "text",
    "several captures of one article": "url",
}


@dataclass
class Profile:
    """Counts by figure and value."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, other: "Profile") -> None:
        """Count what *other* counts too."""
        for figure, counted in other.counts.items():
            self.counts[figure].update(counted)

    def of(self, figure: str) -> Mapping[str, int]:
        """Return the counts of one figure, by value."""
        return self.counts.get(figure, Counter())

    def one(self, figure: str, value: str = "") -> int:
        """Return one count."""
        return self.of(figure).get(value, 0)

    @property
    def articles(self) -> int:
        """How many articles were counted, each once."""
        return self.one(ARTICLES)

    @property
    def shown(self) -> int:
        """How many captures show an article, old ones that are unchanged too."""
        return sum(self.of(HOURS).values())


def summed(profiles: Iterable[Profile]) -> Profile:
    """Return the sum of *profiles*."""
    whole = Profile()
    for one in profiles:
        whole.add(one)
    return whole
