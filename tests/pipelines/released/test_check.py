"""What stands against a crawl: the verdict, and drift against the last version."""

import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines import dedupe, validate
from pipelines.files.tables import parquet_files, read_table, write_table
from pipelines.released.check import checked, summary
from pipelines.releasing.baseline import KEYS
from schemas.article import Article
from schemas.columns import table_of
from schemas.errors import BroadsheetError, EmptyError
from schemas.release import Key
from tests.pipelines.parsed import NOON, Parsed, article, page, words, write_shard

pytestmark = pytest.mark.slow  # whole stages and processes

STORY = "https://courier.example/vote"


def stories(first: int, last: int, length: int = 60, **values: Any) -> list[Parsed]:
    at = NOON + timedelta(hours=first)
    return [
        page(article(f"{STORY}-{n}", words(f"s{n}x", length), at=at, **values), f"r{n}")
        for n in range(first, last)
    ]


def built(root: Path, captures: list[Parsed]) -> None:
    write_shard(root, "one/courier", captures)
    dedupe.run(root, workers=1)
    validate.run(root, workers=1)


def cut(root: Path) -> None:
    """Remember the validated articles as the last version."""
    baseline = root / "data/baseline"
    rows = read_table(parquet_files(root / "data/validated/articles"), Article).to_pylist()
    same = ("article_id", "publisher", "url", "headline", "revision", "content_hash")
    keys = [
        Key(**{name: row[name] for name in same}, month="2026-11", corrections=0) for row in rows
    ]
    write_table(table_of(keys, Key), baseline / KEYS, Key)
    (baseline / "statistics.json").write_bytes(
        (root / "data/validated/statistics.json").read_bytes()
    )


def refusals(root: Path, revision: str | None = None) -> list[str]:
    return checked(root, revision).refusals


def test_a_crawl_like_the_last_version_may_land(tmp_path: Path):
    built(tmp_path, stories(0, 40))
    cut(tmp_path)
    built(tmp_path, stories(0, 80))
    assert (checked(tmp_path).success, refusals(tmp_path)) == (True, [])


def test_without_a_version_there_is_nothing_to_compare_with(tmp_path: Path):
    built(tmp_path, stories(0, 40))
    assert checked(tmp_path).compared == "nothing: no version was cut yet"


def test_new_articles_without_dates_must_not_land_however_many_old_ones_have_some(tmp_path: Path):
    built(tmp_path, stories(0, 100))
    cut(tmp_path)
    undated = {"published_at": None, "published_precision": None}
    built(tmp_path, stories(0, 100) + stories(100, 120, **undated))
    told = (
        "fill rate since the last version of published_at: expected at least 0.8 (was 1), found 0"
    )
    assert refusals(tmp_path) == [
        f"release (new articles): {told}",
        f"courier (new articles): {told}",
    ]


def test_new_articles_cut_to_their_lede_must_not_land(tmp_path: Path):
    built(tmp_path, stories(0, 100, length=300))
    cut(tmp_path)
    built(tmp_path, stories(0, 100, length=300) + stories(100, 130, length=40))
    name = "median words since the last version of word_count"
    told = f"{name}: expected within 3 times of 300, found 40"
    assert refusals(tmp_path) == [
        f"release (new articles): {told}",
        f"courier (new articles): {told}",
    ]


def test_a_column_without_a_threshold_only_warns(tmp_path: Path):
    built(tmp_path, stories(0, 40, section="Local", section_path=["Local"]))
    cut(tmp_path)
    built(tmp_path, stories(0, 40, section="Local", section_path=["Local"]) + stories(40, 80))
    report = checked(tmp_path)
    assert report.success
    assert "section" in summary(report).partition("Worth a look")[2]


def test_the_summary_says_why_a_crawl_must_not_land(tmp_path: Path):
    built(tmp_path, stories(0, 30, headline=None))
    lines = summary(checked(tmp_path)).splitlines()
    assert lines[0] == "# This crawl must not land."
    assert "| courier | fill rate | headline | at least 0.95 | 0 |" in [
        line.replace("\\", "") for line in lines
    ]


def test_the_baseline_of_a_revision_is_read_from_git(tmp_path: Path):
    built(tmp_path, stories(0, 100))
    cut(tmp_path)
    for command in (
        ["init", "-q"],
        ["add", "data/baseline"],
        ["-c", "user.name=n", "-c", "user.email=e@x.example", "commit", "-q", "-m", "cut"],
        ["tag", "v1"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    (tmp_path / "data/baseline/statistics.json").unlink()
    built(tmp_path, stories(0, 100) + stories(100, 130, headline="A", dek=None))
    assert checked(tmp_path, "v1").compared == "the last version (v1)"


def test_an_unknown_revision_is_one_clear_line(tmp_path: Path):
    built(tmp_path, stories(0, 1))
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    with pytest.raises(
        BroadsheetError, match=r"--baseline v9: data/baseline/statistics.json: .*v9"
    ):
        checked(tmp_path, "v9")


def test_nothing_validated_is_an_error(tmp_path: Path):
    with pytest.raises(EmptyError, match="nothing validated"):
        checked(tmp_path)
