"""The robots.txt facts of Google and crawler-commons, and 299 real files."""

import json
from typing import Any

import pytest

from spiders.robots.pattern import normal, path_of
from spiders.robots.rules import Robots
from tests.cases import folder
from tests.costs import at_most

CASES = folder("BROADSHEET_CASES") / "robots"
GOOGLE = json.loads((CASES / "google-allowed.json").read_text(encoding="utf-8"))
GOOGLE_FACTS = json.loads((CASES / "google-parser-facts.json").read_text(encoding="utf-8"))
COMMONS = json.loads((CASES / "crawler-commons-expected.json").read_text(encoding="utf-8"))
# What we read otherwise, each with the reason.
DIFFERENCES = {
    "crawl-delay-group-merging.txt yourbot": "one group has one delay; upstream gives it to the "
    "agents above the line only, and waiting for all of them is the politer reading",
    "sitemap-robots.txt": "a bare address without `sitemap:` is no sitemap line",
}


def fixture(row: dict[str, Any]) -> Robots:
    return Robots.of((CASES / "crawler-commons" / row["file"]).read_bytes())


@pytest.mark.parametrize("row", GOOGLE, ids=lambda row: row["test"])
def test_googles_rows(row: dict[str, Any]) -> None:
    robots = Robots.of(row["robots_txt"].encode())
    assert robots.allows(row["user_agent"], row["url"]) is row["allowed"]


@pytest.mark.parametrize(
    "row",
    COMMONS["allowed"],
    ids=lambda row: f"{row['file']} {row['user_agent']} {row['url']}",
)
def test_crawler_commons_rows(row: dict[str, Any]) -> None:
    assert fixture(row).allows(row["user_agent"], row["url"]) is row["allowed"]


@pytest.mark.parametrize("row", COMMONS["crawl_delay_seconds"], ids=str)
def test_crawler_commons_delays(row: dict[str, Any]) -> None:
    if (name := f"{row['file']} {row['user_agent']}") in DIFFERENCES:
        pytest.skip(DIFFERENCES[name])
    assert fixture(row).crawl_delay(row["user_agent"]) == row["seconds"]


@pytest.mark.parametrize("row", COMMONS["sitemap_count"], ids=str)
def test_crawler_commons_sitemaps(row: dict[str, Any]) -> None:
    if row["file"] in DIFFERENCES:
        pytest.skip(DIFFERENCES[row["file"]])
    assert len(fixture(row).sitemaps) == row["count"]


def test_real_files_are_read_in_bounded_time_and_answer_for_any_address() -> None:
    for path in sorted((CASES / "real").iterdir()):
        with at_most(turns=50e6):
            robots = Robots.of(path.read_bytes())
            for url in (
                "https://e.com",
                "https://e.com/a?b=c#d",
                "not an address",
                "https://e.com/é",
            ):
                assert robots.allows("broadsheet", url) in (True, False), path.name


def test_googles_paths() -> None:
    facts = GOOGLE_FACTS["path_of_url"]
    assert [path_of(fact["url"]).decode() for fact in facts] == [fact["path"] for fact in facts]


def test_googles_escapes() -> None:
    facts = GOOGLE_FACTS["pattern_escaping"]
    written = [normal(fact["pattern"].encode()).decode() for fact in facts]
    assert written == [fact["escaped"] for fact in facts]


@pytest.mark.parametrize("fact", GOOGLE_FACTS["line_endings"], ids=lambda fact: fact["name"])
def test_googles_line_endings(fact: dict[str, Any]) -> None:
    robots = Robots.of(fact["robots_txt"].encode())
    answers = [robots.allows(agent, "http://a.b/") for agent in ("foo", "bar", "baz")]
    assert answers == [True, False, True]


@pytest.mark.parametrize("fact", GOOGLE_FACTS["sitemap"], ids=lambda fact: fact["name"])
def test_googles_sitemap_lines(fact: dict[str, Any]) -> None:
    assert Robots.of(fact["robots_txt"].encode()).sitemaps == (fact["sitemap"],)
