"""The dedupe stage on parsed shards: revisions, clusters, removals, and a ledger that adds up."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines import dedupe
from pipelines.files.tables import parquet_files, read_table
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.errors import EmptyError
from schemas.release import Tombstone
from tests.pipelines.parsed import (
    NOON,
    article,
    page,
    rejected,
    revisit,
    words,
    write_shard,
)

STORY = "https://courier.example/vote"
HOUR = timedelta(hours=1)


def rows(root: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    model = {"captures": LedgerRow}.get(table, Article)
    found = read_table(parquet_files(root / "data/deduped" / table), model, columns)
    return [tuple(row.values()) for row in found.to_pylist()]


def ledger(root: Path) -> list[tuple[str, str, str | None]]:
    return rows(root, "captures", "record_id", "state", "reason")


def test_a_story_captured_twice_is_one_article(tmp_path: Path):
    first, second = article(STORY), article(STORY, at=NOON + HOUR, published_at=NOON)
    write_shard(tmp_path, "one/courier", [page(first, "r1")])
    write_shard(tmp_path, "two/courier", [page(second, "r2")])
    dedupe.run(tmp_path, workers=1)
    assert rows(tmp_path, "articles", "revision", "fetched_at", "warc_record_id") == [
        (1, NOON, "r1")
    ]
    assert ledger(tmp_path) == [("r1", "article", None), ("r2", "unchanged", "same_content")]


def test_a_changed_story_is_a_new_revision_and_the_old_one_is_kept(tmp_path: Path):
    first = article(STORY, words("old"))
    second = article(STORY, words("new"), at=NOON + HOUR, published_at=NOON)
    write_shard(tmp_path, "one/courier", [page(second, "r2"), page(first, "r1")])
    dedupe.run(tmp_path, workers=1)
    columns = ("revision", "text", "first_seen_at", "fetched_at")
    assert rows(tmp_path, "articles", *columns) == [(2, words("new"), NOON, NOON + HOUR)]
    assert rows(tmp_path, "revisions", *columns) == [(1, words("old"), NOON, NOON)]


def test_a_story_changed_back_has_three_revisions(tmp_path: Path):
    texts = [words("old"), words("new"), words("old")]
    captures = [
        page(article(STORY, text, at=NOON + n * HOUR, published_at=NOON), f"r{n}")
        for n, text in enumerate(texts)
    ]
    write_shard(tmp_path, "one/courier", captures)
    dedupe.run(tmp_path, workers=1)
    assert rows(tmp_path, "articles", "revision", "text") == [(3, words("old"))]
    assert sorted(rows(tmp_path, "revisions", "revision", "text")) == [
        (1, words("old")),
        (2, words("new")),
    ]


def test_a_revisit_is_unchanged_and_names_the_article(tmp_path: Path):
    story = article(STORY)
    write_shard(tmp_path, "one/courier", [page(story, "r1")])
    write_shard(tmp_path, "two/courier", [revisit(STORY, "r2", NOON + HOUR, of="r1")])
    dedupe.run(tmp_path, workers=1)
    assert rows(tmp_path, "captures", "record_id", "state", "article_id", "revision") == [
        ("r1", "article", story.article_id, 1),
        ("r2", "unchanged", story.article_id, 1),
    ]


def test_a_revisit_of_an_older_revision_brings_it_back(tmp_path: Path):
    captures = [
        page(article(STORY, words("old")), "r1"),
        page(article(STORY, words("new"), at=NOON + HOUR, published_at=NOON), "r2"),
        revisit(STORY, "r3", NOON + 2 * HOUR, of="r1"),
    ]
    write_shard(tmp_path, "one/courier", captures)
    dedupe.run(tmp_path, workers=1)
    columns = ("revision", "text", "fetched_at", "warc_record_id")
    assert rows(tmp_path, "articles", *columns) == [(3, words("old"), NOON + 2 * HOUR, "r3")]


def test_a_revisit_of_a_capture_that_is_not_here_is_rejected(tmp_path: Path):
    write_shard(tmp_path, "one/courier", [revisit(STORY, "r2", NOON, of="r1")])
    dedupe.run(tmp_path, workers=1)
    assert ledger(tmp_path) == [("r2", "rejected", "unknown_record")]


def test_a_page_that_is_gone_withdraws_its_article_and_all_revisions(tmp_path: Path):
    captures = [
        page(article(STORY, words("old")), "r1"),
        page(article(STORY, words("new"), at=NOON + HOUR), "r2"),
        rejected(STORY, "r3", "withdrawn", NOON + 2 * HOUR, status=410),
    ]
    write_shard(tmp_path, "one/courier", captures)
    dedupe.run(tmp_path, workers=1)
    stones = read_table(tmp_path / "data/deduped/tombstones.parquet", Tombstone).to_pylist()
    assert rows(tmp_path, "articles", "url") + rows(tmp_path, "revisions", "url") == []
    assert [(s["url"], s["cause"], s["reason"], s["at"]) for s in stones] == [
        (STORY, "withdrawn", "HTTP 410", NOON + 2 * HOUR)
    ]
    assert ledger(tmp_path) == [(f"r{n}", "rejected", "withdrawn") for n in (1, 2, 3)]


def test_a_page_that_came_back_is_not_withdrawn(tmp_path: Path):
    captures = [
        rejected(STORY, "r1", "withdrawn", NOON, status=410),
        page(article(STORY, at=NOON + HOUR), "r2"),
    ]
    write_shard(tmp_path, "one/courier", captures)
    dedupe.run(tmp_path, workers=1)
    assert rows(tmp_path, "articles", "url") == [(STORY,)]


def test_a_takedown_removes_the_article_and_its_addresses(tmp_path: Path):
    story = article(STORY, target_uri=f"{STORY}?print=1")
    write_shard(tmp_path, "one/courier", [page(story, "r1")])
    asked = {"article_id": story.article_id, "url": STORY, "reason": "court order 7"}
    line = json.dumps(asked | {"at": "2026-11-02T00:00:00Z"})
    (tmp_path / "data/takedowns.jsonl").write_text(line + "\n")
    dedupe.run(tmp_path, workers=1)
    stones = read_table(tmp_path / "data/deduped/tombstones.parquet", Tombstone).to_pylist()
    assert [(s["article_id"], s["publisher"], s["url"], s["cause"]) for s in stones] == [
        (story.article_id, "courier", None, "takedown")
    ]
    assert rows(tmp_path, "captures", "target_uri", "state", "reason", "detail") == [
        ("", "rejected", "takedown", "court order 7")
    ]
    assert rows(tmp_path, "articles", "url") == []


def test_a_syndicated_story_is_a_duplicate_of_the_first_published(tmp_path: Path):
    first = article("https://agency.example/a", words("wire"), publisher="agency")
    copy = article(STORY, words("wire"), at=NOON + HOUR)
    write_shard(tmp_path, "one/courier", [page(copy, "r1"), page(first, "r2")])
    dedupe.run(tmp_path, workers=1)
    columns = ("publisher", "cluster_id", "cluster_role", "similarity")
    assert rows(tmp_path, "articles", *columns) == [
        ("agency", first.article_id, "canonical", 1.0),
        ("courier", first.article_id, "duplicate", 1.0),
    ]


def test_a_day_without_a_time_is_not_before_a_time_of_that_day(tmp_path: Path):
    midnight = NOON.replace(hour=0)
    exact = article("https://agency.example/a", words("wire"), publisher="agency")
    vague = article(STORY, words("wire"), published_at=midnight, published_precision="day")
    vague = vague.model_copy(update={"first_seen_at": NOON + HOUR, "fetched_at": NOON + HOUR})
    write_shard(tmp_path, "one/courier", [page(vague, "r1"), page(exact, "r2")])
    dedupe.run(tmp_path, workers=1)
    assert rows(tmp_path, "articles", "publisher", "cluster_role") == [
        ("agency", "canonical"),
        ("courier", "duplicate"),
    ]


def test_rows_go_to_the_month_of_publication_else_of_first_capture(tmp_path: Path):
    captures = [
        page(article(STORY, published_at=NOON.replace(month=3)), "r1"),
        page(article(f"{STORY}-2", published_at=None, published_precision=None), "r2"),
    ]
    write_shard(tmp_path, "one/courier", captures)
    dedupe.run(tmp_path, workers=1)
    months = [path.parent.name for path in parquet_files(tmp_path / "data/deduped/articles")]
    assert months == ["month=2026-03", "month=2026-11"]


def test_a_second_run_leaves_nothing_of_the_first(tmp_path: Path):
    write_shard(tmp_path, "one/courier", [page(article(STORY), "r1")])
    dedupe.run(tmp_path, workers=1)
    write_shard(tmp_path, "one/courier", [rejected(STORY, "r1", "no_text")])
    dedupe.run(tmp_path, workers=1)
    kept = tmp_path / "data/.kept"
    files = [path for path in parquet_files(tmp_path / "data") if kept not in path.parents]
    assert [path.relative_to(tmp_path).as_posix() for path in files] == [
        "data/deduped/captures/one/courier.parquet",
        "data/deduped/profiles/one/courier.parquet",
        "data/deduped/tombstones.parquet",
        "data/parsed/articles/one/courier.parquet",
        "data/parsed/captures/one/courier.parquet",
    ]


def test_nothing_parsed_is_an_error(tmp_path: Path):
    with pytest.raises(EmptyError, match="holds nothing parsed"):
        dedupe.run(tmp_path, workers=1)


def test_the_stage_tells_its_counts(tmp_path: Path):
    captures = [page(article(STORY), "r1"), rejected(f"{STORY}/robots.txt", "r2", "robots_txt")]
    write_shard(tmp_path, "one/courier", captures)
    assert dedupe.run(tmp_path, workers=1) == {
        "captures": {"article": 1, "rejected: robots_txt": 1},
        "rows": {"articles": 1, "revisions": 0, "tombstones": 0},
    }
