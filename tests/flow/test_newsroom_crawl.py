"""Promises of the crawl, on the demo newsroom: what its two days come to."""

from collections import Counter
from pathlib import Path

import pytest

from spiders.archive.index import Line
from spiders.archive.outcome import Outcome, outcomes_in
from spiders.archive.state import crawl_lines
from spiders.crawling.crawl import CrawlSummary, crawl
from spiders.publisher import publisher_from
from tests.newsroom.server import newsroom

pytestmark = pytest.mark.slow  # whole stages and processes

KEYS = ("caspian-herald", "harbour-courier", "lac-quotidien", "tarn-gazette")


def crawled(captures: Path, day: int, monkeypatch: pytest.MonkeyPatch) -> CrawlSummary:
    """Crawl the newsroom as it is on *day*."""
    with newsroom(day=day) as room:
        monkeypatch.setenv("BROADSHEET_ALLOW", room.allow)
        publishers = [publisher_from(path) for path in room.publishers]
        return crawl(publishers, captures, parse=False)


def stories(summary: CrawlSummary) -> dict[str, Outcome]:
    """Return the last outcome of each story."""
    paths = [summary.folder / f"{key}.urls.jsonl" for key in KEYS]
    found = [outcome for path in paths for outcome in outcomes_in(path)]
    return {outcome.url: outcome for outcome in found if outcome.kind == "story"}


def lines(summary: CrawlSummary) -> list[Line]:
    """Return the index of all four publishers."""
    return [line for key in KEYS for line in crawl_lines(summary.folder, key)]


def test_the_same_day_twice_stores_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = stories(crawled(tmp_path, 1, monkeypatch))
    second = crawled(tmp_path, 1, monkeypatch)
    again = [line for line in lines(second) if line.type == "response" and line.status == 200]
    assert again == []
    fates = stories(second)
    assert {outcome.state for outcome in fates.values()} <= {
        "unchanged",
        "redirected",
        "refused",
        "failed",
    }
    failed = {url for url, outcome in fates.items() if outcome.state == "failed"}
    assert {first[url].state for url in failed} == {"failed"}  # looked at once more


def test_the_second_day_brings_new_changed_unchanged_and_withdrawn_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = stories(crawled(tmp_path, 1, monkeypatch))
    second = stories(crawled(tmp_path, 2, monkeypatch))
    states = Counter(outcome.state for outcome in second.values())
    new = {url for url, outcome in second.items() if outcome.state == "new"}
    withdrawn = {o.reason for o in second.values() if o.reason in ("http_410", "http_451")}
    assert new.isdisjoint(url for url, outcome in first.items() if outcome.record)
    assert min(states[state] for state in ("new", "changed", "unchanged", "failed")) > 0
    assert withdrawn == {"http_410", "http_451"}


def test_what_is_parsed_on_the_way_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with newsroom(day=1) as room:
        monkeypatch.setenv("BROADSHEET_ALLOW", room.allow)
        publishers = [publisher_from(path) for path in room.publishers]
        tallies = crawl(publishers, tmp_path, limit=3).tallies
    assert {tally.publisher for tally in tallies if tally.articles} == set(KEYS)
    assert {tally.filled["headline"] for tally in tallies} == {1.0}
