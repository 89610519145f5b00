"""Sums and declared facts -> the table of publishers: who they are, what is here, how they are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from pipelines.counting.sums import Sums
from pipelines.files import by_count
from schemas.publishers import Declared, Health, PublisherRow
from schemas.rejection import NO_STORY

SHOWN = ("article", "unchanged")  # states of captures that show an article
Outcomes = Counter[tuple[str, str | None]]  # captures by state and reason


def publisher_rows(sums: Sums, declared: Mapping[str, Declared]) -> Iterator[PublisherRow]:
    """Yield a row for each publisher that has a row in any table, in order of key."""
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for (publisher, language), count in sums.languages.items():
        languages[publisher][language] += count
    withheld: Counter[str] = Counter()
    for (publisher, _), count in sums.withheld.items():
        withheld[publisher] += count
    crawls = outcomes_by_crawl(sums)
    for publisher in sorted({publisher for _, publisher in sums.rows}):
        first, last = sums.published.get(publisher, (None, None))
        facts = declared.get(publisher, Declared(publisher=publisher))
        known = {name: getattr(facts, name) for name in Declared.model_fields}
        yield PublisherRow(
            **known,
            languages=list(by_count(languages[publisher])),
            first_published_at=first,
            last_published_at=last,
            articles=sums.rows["articles", publisher],
            revisions=sums.rows["revisions", publisher],
            quarantined=sums.rows["quarantine", publisher],
            tombstones=sums.rows["tombstones", publisher],
            captures=sums.rows["captures", publisher],
            withheld_articles=withheld[publisher],
            **last_crawl(publisher, crawls.get(publisher, {}), sums),
        )


def outcomes_by_crawl(sums: Sums) -> dict[str, dict[str, Outcomes]]:
    """Return what became of the captures of each publisher, by crawl."""
    found: dict[str, dict[str, Outcomes]] = defaultdict(lambda: defaultdict(Counter))
    for (publisher, crawl, state, reason), count in sums.captures.items():
        found[publisher][crawl][state, reason] += count
    return found


def last_crawl(publisher: str, crawls: dict[str, Outcomes], sums: Sums) -> dict[str, object]:
    """Return the columns that tell of the crawl with the newest capture; none without captures."""
    if not crawls:
        return {}
    name = max(crawls, key=lambda crawl: (sums.fetched[publisher, crawl][1], crawl))
    last = crawls[name]
    reasons: Counter[str] = Counter()
    for (state, reason), count in last.items():
        if is_failed(state, reason):
            reasons[reason or state] += count
    earlier = any(shown(own) for crawl, own in crawls.items() if crawl != name)
    return {
        "health": health(last, earlier),
        "last_captured_at": sums.fetched[publisher, name][1],
        "last_crawl": name,
        "last_captures": last.total(),
        "last_shown": shown(last),
        "last_failed": reasons.total(),
        "last_reason": next(iter(by_count(reasons)), None),
    }


def health(last: Outcomes, was_alive: bool) -> Health:
    """Return the word for the captures of a *last* crawl; *was_alive*: an earlier one gave some.

    >>> health(Counter({("article", None): 3, ("rejected", "http_error"): 2}), True)
    'ok'
    >>> health(Counter({("rejected", "http_error"): 2}), True)
    'silent'
    """
    if any(state == "held" for state, _ in last):
        return "held"
    if was_alive and not shown(last):
        return "silent"
    failed = sum(count for outcome, count in last.items() if is_failed(*outcome))
    return "failing" if failed > shown(last) else "ok"


def shown(outcomes: Outcomes) -> int:
    """Return how many captures show an article."""
    return sum(count for (state, _), count in outcomes.items() if state in SHOWN)


def is_failed(state: str, reason: str | None) -> bool:
    """Return whether a capture was of a story, or might have been, and gives none."""
    return state not in SHOWN and reason not in NO_STORY
