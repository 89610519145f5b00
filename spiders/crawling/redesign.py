"""Sites that seem redesigned or gone: a publisher's counts against those of earlier crawls."""

from collections.abc import Iterable
from statistics import mean

from schemas.provenance import CrawlCounts
from spiders.crawling.tally import Tally

LEAST_ARTICLES = 10  # fewer say nothing about a template
WAS_FILLED = 0.8  # a field that most pages had
IS_LOST = 0.5  # of its former share
LAST_CRAWLS = 5  # to compare with: older ones may be of the template before


def warnings(tally: Tally, before: Iterable[CrawlCounts]) -> list[str]:
    """Return what looks wrong with the publisher of *tally*, by its name and the field.

    *before* are its counts in earlier crawls, as `crawl.json` has them, the oldest first.
    """
    counts = list(before)
    if not tally.answered:
        fetched = any(one.states.get("new") for one in counts)
        fact = f"{tally.publisher}: nothing was fetched; earlier crawls could"
        return [fact] if fetched else []
    parsed = [one.parsed for one in counts]
    known = [one for one in parsed if one.articles >= LEAST_ARTICLES][-LAST_CRAWLS:]
    pages = tally.articles + sum(tally.rejected.values())
    if not known or pages < LEAST_ARTICLES:
        return []
    if tally.articles < LEAST_ARTICLES * IS_LOST:
        return [f"{tally.publisher}: {tally.articles} of {pages} new pages gave an article"]
    found = []
    for field in sorted({field for one in known for field in one.filled}):
        was = mean(one.filled.get(field, 0.0) for one in known)
        now = tally.filled.get(field, 0.0)
        if was >= WAS_FILLED and now < was * IS_LOST:
            found.append(f"{tally.publisher}: {field}: filled in {now:.0%}, was {was:.0%}")
    return found
