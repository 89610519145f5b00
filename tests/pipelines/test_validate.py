"""The validate stage on deduped months: flags, quarantine, the ledger, and the verdict."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines import dedupe, validate
from pipelines.counting.statistics import ReleaseStatistics
from pipelines.files.tables import parquet_files, read_table
from schemas.errors import EmptyError
from schemas.release import TABLES
from schemas.verdict import Verdict
from tests.pipelines.baseline import remember_build
from tests.pipelines.parsed import NOON, Parsed, article, page, rejected, words, write_shard

pytestmark = pytest.mark.slow  # whole stages and processes

STORY = "https://courier.example/vote"
DAY = timedelta(days=1)


def validated(root: Path, captures: list[Parsed], workers: int = 1) -> dict[str, dict[str, int]]:
    write_shard(root, "one/courier", captures)
    dedupe.run(root, workers=workers)
    return validate.run(root, workers=workers)


def rows(root: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    files = parquet_files(root / "data/validated" / table)
    found = read_table(files, TABLES[table].row, columns)
    return [tuple(row.values()) for row in found.to_pylist()]


def verdict(root: Path) -> Verdict:
    return Verdict.model_validate_json((root / "data/validated/validation.json").read_bytes())


def test_a_sound_article_is_accepted_without_flags(tmp_path: Path):
    validated(tmp_path, [page(article(STORY), "r1")])
    assert rows(tmp_path, "articles", "url", "flags") == [(STORY, [])]
    assert verdict(tmp_path).refusals == []
    assert verdict(tmp_path).success


def test_what_was_cut_is_a_flag_among_the_others(tmp_path: Path):
    half = article(STORY, headline="X", flags=["truncated:length"])
    whole = article(f"{STORY}-2", words("other"))
    validated(tmp_path, [page(half, "r1", truncated="length"), page(whole, "r2")])
    assert sorted(rows(tmp_path, "articles", "url", "flags")) == [
        (STORY, ["headline_length", "truncated:length"]),
        (f"{STORY}-2", []),
    ]
    assert rows(tmp_path, "captures", "truncated") == [("length",), (None,)]


def test_a_warning_is_a_flag(tmp_path: Path):
    validated(tmp_path, [page(article(STORY, modified_at=NOON - DAY, headline="X"), "r1")])
    flags = ["headline_length", "modified_after_published"]
    assert rows(tmp_path, "articles", "flags") == [(flags,)]


def test_a_critical_fault_is_quarantine_with_every_reason(tmp_path: Path):
    broken = article(STORY, published_at=NOON + 3 * DAY, published_precision=None, language="e n")
    broken = broken.model_copy(update={"fetched_at": NOON, "first_seen_at": NOON})
    validated(tmp_path, [page(broken, "r1"), page(article(f"{STORY}-2"), "r2")])
    reasons = ["language_pattern", "precision_with_time", "published_before_fetched"]
    assert rows(tmp_path, "quarantine", "url", "reasons") == [(STORY, reasons)]
    assert rows(tmp_path, "articles", "url") == [(f"{STORY}-2",)]
    assert rows(tmp_path, "captures", "record_id", "state", "reason") == [
        ("r1", "quarantined", " ".join(reasons)),
        ("r2", "article", None),
    ]


def test_an_article_keeps_its_newest_sound_revision(tmp_path: Path):
    captures = [
        page(article(STORY, words(text), at=NOON + n * DAY, published_at=NOON, **more), f"r{n}")
        for n, (text, more) in enumerate([("old", {}), ("new", {}), ("bad", {"language": ""})])
    ]
    validated(tmp_path, captures)
    assert rows(tmp_path, "articles", "revision", "text") == [(2, words("new"))]
    assert rows(tmp_path, "revisions", "revision", "text") == [(1, words("old"))]
    assert rows(tmp_path, "quarantine", "revision", "text") == [(3, words("bad"))]


def test_a_faulty_earlier_revision_is_quarantined_alone(tmp_path: Path):
    captures = [
        page(article(STORY, words("bad"), language=""), "r1"),
        page(article(STORY, words("new"), at=NOON + DAY, published_at=NOON), "r2"),
    ]
    validated(tmp_path, captures)
    assert rows(tmp_path, "articles", "revision") == [(2,)]
    assert rows(tmp_path, "quarantine", "revision") == [(1,)]


def test_a_cluster_whose_canonical_article_is_quarantined_elects_another(tmp_path: Path):
    text = words("wire")
    captures = [
        page(article(f"{STORY}-{n}", text + tail, published_at=NOON - n * DAY, **more), f"r{n}")
        for n, tail, more in ((1, "", {}), (2, " end", {}), (3, "", {"language": ""}))
    ]
    validated(tmp_path, captures)
    second = article(f"{STORY}-2").article_id
    found = rows(tmp_path, "articles", "url", "cluster_id", "cluster_role", "similarity")
    assert sorted(found) == [
        (f"{STORY}-1", second, "duplicate", 56 / 57),
        (f"{STORY}-2", second, "canonical", 1.0),
    ]


def test_who_is_not_like_the_newly_elected_article_is_canonical_itself(tmp_path: Path):
    lost = words("wire", 100).split()
    front, back = (
        [*words("front", 14).split(), *lost[14:]],
        [*lost[:86], *words("back", 14).split()],
    )
    captures = [
        page(article(f"{STORY}-{n}", " ".join(text), published_at=NOON - n * DAY, **more), f"r{n}")
        for n, text, more in ((1, front, {}), (2, back, {}), (3, lost, {"language": ""}))
    ]
    validated(tmp_path, captures)
    found = rows(tmp_path, "articles", "url", "cluster_role", "similarity")
    assert sorted(found) == [(f"{STORY}-1", "canonical", 1), (f"{STORY}-2", "canonical", 1)]


def test_a_release_without_articles_is_refused(tmp_path: Path):
    validated(tmp_path, [rejected(STORY, "r1", "no_text")])
    assert verdict(tmp_path).refusals == [
        "release: articles_given of article_id: expected A release has an article, found 0"
    ]


def test_a_publisher_whose_headlines_vanish_stops_the_release(tmp_path: Path):
    captures = [
        page(article(f"{STORY}-{n}", words(f"s{n}x"), headline=None), f"r{n}") for n in range(20)
    ]
    validated(tmp_path, captures)
    assert verdict(tmp_path).refusals == [
        "release: headline_filled_in_all of headline: expected at least 0.9, found 0",
        "courier: enough_filled of headline: expected at least 0.95, found 0",
        "release: general loss: headline: share filled: expected in no more than half of the "
        "publishers with new captures, found in 1 of 1: courier",
    ]


def test_plain_text_needs_no_headline(tmp_path: Path):
    plain = {"headline": None, "published_at": None, "published_precision": None}
    captures = [
        page(
            article(f"{STORY}-{n}", words(f"s{n}x"), **plain),
            f"r{n}",
            record_type="conversion",
            content_type="text/plain",
        )
        for n in range(20)
    ]
    validated(tmp_path, captures)
    assert verdict(tmp_path).success


def test_fewer_articles_than_in_the_last_version_stop_the_release(tmp_path: Path):
    captures = [page(article(f"{STORY}-{n}", words(f"s{n}x")), f"r{n}") for n in range(30)]
    validated(tmp_path, captures)
    remember_build(tmp_path, parsed="of other captures")
    (tmp_path / "data/baseline/profiles.parquet").unlink()  # of which the gate would speak
    validated(tmp_path, captures[:10])
    assert verdict(tmp_path).refusals == [
        "release: still_there of article_id: expected at least 27, found 10",
        "courier: still_there of article_id: expected at least 27, found 10",
    ]


def test_failing_rows_are_named(tmp_path: Path):
    broken = article(STORY, headline="X")
    validated(tmp_path, [page(broken, "r1"), page(article(f"{STORY}-2"), "r2")])
    check = next(one for one in verdict(tmp_path).checks if not one.success)
    assert (check.expectation, check.severity, check.rows, check.observed) == (
        "headline_length",
        "warning",
        (f"{broken.article_id}/1",),
        "1 of 2 rows fail",
    )


def test_an_archive_may_date_a_capture_at_the_end_of_time(tmp_path: Path):
    last = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    captures = [page(article(STORY), "r1"), page(article(f"{STORY}-2", words("b"), at=last), "r2")]
    assert validated(tmp_path, captures)["rows"]["articles"] == 2


def test_statistics_count_what_was_accepted(tmp_path: Path):
    validated(tmp_path, [page(article(STORY), "r1"), page(article(f"{STORY}-2", dek="D"), "r2")])
    text = (tmp_path / "data/validated/statistics.json").read_bytes()
    found = ReleaseStatistics.model_validate_json(text).publishers["courier"]
    assert (found.articles, found.fill["dek"], found.fill["headline"], found.words["p50"]) == (
        2,
        0.5,
        1.0,
        60,
    )


def test_two_workers_give_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for stage in (dedupe, validate):
        monkeypatch.setattr(stage, "START_SECONDS", 0)
    captures = [
        page(
            article(
                f"{STORY}-{n}",
                words(f"s{n % 200}x", 30),
                published_at=NOON.replace(month=1 + n % 10),
                language="" if n % 99 == 0 else "en",
            ),
            f"r{n}",
        )
        for n in range(300)
    ]
    found = []
    for workers in (1, 2):
        root = tmp_path / str(workers)
        validated(root, captures, workers)
        files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
        found.append({path.relative_to(root).as_posix(): path.read_bytes() for path in files})
    assert found[0] == found[1]


def test_the_ledger_and_the_tables_add_up(tmp_path: Path):
    captures = [
        page(article(STORY), "r1"),
        page(article(STORY, at=NOON + DAY, published_at=NOON), "r2"),
        page(article(f"{STORY}-2", language=""), "r3"),
        rejected(f"{STORY}/robots.txt", "r4", "robots_txt"),
    ]
    assert validated(tmp_path, captures) == {
        "captures": {"article": 1, "quarantined": 1, "rejected": 1, "unchanged": 1},
        "rows": {"articles": 1, "quarantine": 1},
        "quarantined": {"language_pattern": 1},
    }


def test_nothing_deduped_is_an_error(tmp_path: Path):
    with pytest.raises(EmptyError, match="holds no ledger"):
        validate.run(tmp_path, workers=1)
