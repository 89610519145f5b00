"""Publishers that fell silent."""

from datetime import timedelta
from pathlib import Path

from pipelines.counting.silence import silence_checks
from tests.pipelines.parsed import NOON, Parsed, article, page, rejected, revisit, write_shard

STORY = "https://courier.example/vote"
DAY = timedelta(days=1)


def silent(root: Path, *crawls: list[Parsed]) -> list[tuple[str, str]]:
    for number, captures in enumerate(crawls):
        write_shard(root, f"crawl{number}/courier", captures)
    checks = silence_checks(root / "data/parsed/captures")
    return [(check.scope, check.observed) for check in checks if not check.success]


def test_a_publisher_that_gives_nothing_any_more_is_named(tmp_path: Path):
    closed = rejected(STORY, "r2", "http_error", NOON + DAY, 403)
    assert silent(tmp_path, [page(article(STORY), "r1")], [closed]) == [
        ("courier", "0 on 2026-11-02")
    ]


def test_unchanged_articles_are_a_sign_of_life(tmp_path: Path):
    again = revisit(STORY, "r2", NOON + DAY, "r1")
    assert silent(tmp_path, [page(article(STORY), "r1")], [again]) == []


def test_the_newest_crawl_is_known_by_its_captures_not_its_name(tmp_path: Path):
    closed = rejected(STORY, "r2", "http_error", NOON - DAY, 403)
    assert silent(tmp_path, [page(article(STORY), "r1")], [closed]) == []


def test_a_publisher_that_never_gave_anything_is_not_silent(tmp_path: Path):
    closed = [rejected(STORY, f"r{n}", "http_error", NOON + n * DAY, 403) for n in (1, 2)]
    assert silent(tmp_path, [closed[0]], [closed[1]]) == []


def test_a_publisher_that_was_not_crawled_again_is_not_silent(tmp_path: Path):
    other = article("https://herald.example/a", publisher="herald", at=NOON + DAY)
    assert silent(tmp_path, [page(article(STORY), "r1")], [page(other, "r2")]) == []
