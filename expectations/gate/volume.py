"""Articles a crawl -> publishers that are missing from it, or came with far fewer than their part.

What a publisher should bring is its part of the past, times what the others of the crawl brought:
a crawl that reaches less far back brings less of all.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import median, median_low

from expectations.gate.figures import SEEN, Profile, summed
from schemas.verdict import Check

SWING = 0.3  # by so much, in natural logarithms, a publisher's volume varies from crawl to crawl
FEWEST = 5  # articles expected, below which a publisher may well have none
LOW, SURE = 0.5, -1.9  # of what is expected, and how sure: told
NAME = "articles of a crawl"

Crawls = Mapping[str, Profile]  # by name of the crawl


def volume_checks(
    new: Mapping[str, Crawls], past: Mapping[str, Crawls], asked: Mapping[str, Sequence[str]]
) -> Iterator[Check]:
    """Yield a check for each new crawl and each publisher of the past that belongs into it.

    *asked* names the publishers that a crawl was to bring; where it says nothing (an import), all
    belong into the new crawls together, if most are in them.
    """
    before = {name: summed(crawls.values()).shown for name, crawls in past.items()}
    for crawl in sorted({crawl for crawls in new.values() for crawl in crawls}):
        found = {name: crawls[crawl].shown for name, crawls in new.items() if crawl in crawls}
        for name in sorted(before):
            if name in asked.get(crawl, found):
                yield volume_check(name, crawl, found, before, past[name])
    everywhere = {crawl for crawls in new.values() for crawl in crawls if crawl not in asked}
    absent = sorted(name for name in before if name not in new and before[name] >= FEWEST)
    if everywhere and 2 * len(absent) < len(before):
        for name in absent:
            yield told(name, "the new crawls", 0, before[name], False, "some")
    named = {name for names in asked.values() for name in names}
    for name in absent:
        if not everywhere and name not in named and new:
            yield told(name, "the new crawls", 0, before[name], True, "none: not asked for")


def volume_check(
    name: str, crawl: str, found: Mapping[str, int], before: Mapping[str, int], past: Crawls
) -> Check:
    """Return the check of one publisher in one crawl."""
    changes = [
        math.log(count / before[other])
        for other, count in found.items()
        if other != name and count and before.get(other)
    ]
    if changes:
        expected = before[name] * math.exp(median(changes))
    else:
        expected = median_low(sorted(one.shown for one in past.values()))
    own = found.get(name, 0)
    swing = swing_of([one.shown for one in past.values()])
    spread = math.sqrt(1 / (expected + 0.5) + 1 / (before[name] + 0.5) + 2 * swing * swing)
    z = math.log((own + 0.5) / (expected + 0.5)) / spread
    is_low = own < LOW * expected and z < SURE if own else True
    return told(name, crawl, own, expected, not (is_low and expected >= FEWEST), None)


def swing_of(counts: Sequence[int]) -> float:
    """Return the standard deviation of the logarithms of *counts*, or SWING if that is more."""
    logs = [math.log(count + 0.5) for count in counts]
    if len(logs) < 3:
        return SWING
    mean = sum(logs) / len(logs)
    return max(SWING, math.sqrt(sum((one - mean) ** 2 for one in logs) / (len(logs) - 1)))


def told(
    name: str, crawl: str, found: int, expected: float, success: bool, words: str | None
) -> Check:
    """Return one check of the articles of a crawl."""
    return Check(
        level="publisher",
        scope=name,
        expectation=NAME,
        column="article_id",
        severity="warning",
        success=success,
        expected=words or f"about {expected:.0f} in {crawl}",
        observed=str(found),
    )


def silence_checks(crawls: Mapping[str, Crawls]) -> Iterator[Check]:
    """Yield a warning for each publisher that once gave articles and gave none when last crawled.

    Asked of all crawls, also before a version was cut.
    """
    for name, own in sorted(crawls.items()):
        ordered = sorted((max(one.of(SEEN), default=""), one.shown) for one in own.values())
        (at, shown), earlier = ordered[-1], ordered[:-1]
        if any(count for _, count in earlier):
            yield Check(
                level="publisher",
                scope=name,
                expectation="articles when last crawled",
                severity="warning",
                success=shown > 0,
                expected="at least 1",
                observed=f"{shown} on {at[:10]}",
            )
