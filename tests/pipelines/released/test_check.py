"""What stands against a crawl: the verdict, the gate against the last version or another one."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from expectations import thresholds
from pipelines import dedupe, validate
from pipelines.describing import markdown
from pipelines.gating import verdict as gating
from pipelines.released import declarations
from pipelines.released.check import checked
from pipelines.released.summary import SHOWN, summary, table
from schemas.errors import BroadsheetError, EmptyError
from schemas.verdict import Waiver
from tests.pipelines.baseline import remember_build
from tests.pipelines.parsed import NOON, Parsed, article, page, words, write_shard

pytestmark = pytest.mark.slow  # whole stages and processes

STORY = "https://courier.example/vote"
WAIVER = Waiver(publisher="courier", check="*", until=date(2027, 1, 1), why="redesign")
UNDATED = {"published_at": None, "published_precision": None}


def stories(first: int, last: int, length: int = 60, **values: Any) -> list[Parsed]:
    return [
        page(told(n, length, NOON + timedelta(hours=n), **values), f"r{n}")
        for n in range(first, last)
    ]


def told(n: int, length: int, at: Any, **values: Any) -> Any:
    facts = {"published_at": at - timedelta(hours=n % 9 + 1), "headline": f"Council votes {n}"}
    return article(f"{STORY}-{n}", words(f"s{n}x", length), at=at, **(facts | values))


def built(root: Path, **crawls: list[Parsed]) -> None:
    for name, captures in crawls.items():
        write_shard(root, f"{name}/courier", captures)
    dedupe.run(root, workers=1)
    validate.run(root, workers=1)


def remembered(root: Path, count: int) -> Path:
    """Build so many stories in *root*, and remember them as its last version."""
    built(root, one=stories(0, count))
    remember_build(root)
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Checkouts by the number of the stories that their last version has."""
    return {count: remembered(tmp_path_factory.mktemp("made"), count) for count in (4, 40, 100)}


@pytest.fixture
def copied(made: dict[int, Path], tmp_path: Path) -> Callable[[int], Path]:
    """Return a function that gives a copy of one to go on with."""
    return lambda count: Path(shutil.copytree(made[count], tmp_path / "checkout"))


def test_a_crawl_like_the_last_version_may_land(copied: Callable[[int], Path]):
    root = copied(40)
    built(root, two=stories(40, 80))
    report = checked(root)
    assert (report.success, report.held) == (True, ())
    assert summary(report).startswith(
        "# This crawl may land.\n\nCompared with version 2026.11.1: 40 new"
    )


def test_without_a_version_there_is_nothing_to_compare_with(copied: Callable[[int], Path]):
    root = copied(40)
    shutil.rmtree(root / "data/baseline")
    assert checked(root).compared == "nothing: no version was cut yet"


def test_a_crawl_without_dates_may_land_without_its_publisher(copied: Callable[[int], Path]):
    root = copied(100)
    built(root, two=stories(100, 120, **UNDATED))
    report = checked(root)
    lines = summary(report).replace("\\", "").splitlines()
    assert report.success
    assert lines[0] == "# This crawl may land without courier: 20 new captures held back."
    found = "about 1 (100 of 100) | 0 (0 of 20) in two"
    assert f"| courier | share filled | published_at | {found} |" in lines


def test_new_articles_cut_to_their_lede_are_held_back(tmp_path: Path):
    built(tmp_path, one=stories(0, 100, length=300))
    remember_build(tmp_path)
    built(tmp_path, two=stories(100, 130, length=40))
    (held,) = checked(tmp_path).held
    assert (held.publisher, held.crawl, held.reason) == (
        "courier",
        "two",
        "word_count: distribution of words",
    )


def test_old_captures_that_lose_a_column_when_read_anew_must_not_land(
    copied: Callable[[int], Path],
):
    root = copied(40)
    built(root, one=stories(0, 40, **UNDATED))
    report = checked(root)
    told = "courier: filled when read again of published_at: expected about 40, found 0"
    assert (report.success, told in report.refusals) == (False, True)


def test_the_summary_says_why_a_crawl_must_not_land(tmp_path: Path):
    built(tmp_path, one=stories(0, 30, headline=None))
    lines = summary(checked(tmp_path)).splitlines()
    assert lines[0] == "# This crawl must not land."
    assert "| courier | enough_filled | headline | at least 0.95 | 0 |" in [
        line.replace("\\", "") for line in lines
    ]


def test_the_baseline_of_a_revision_is_read_from_git(copied: Callable[[int], Path]):
    root = copied(100)
    for command in (
        ["init", "-q"],
        ["add", "data/baseline"],
        ["-c", "user.name=n", "-c", "user.email=e@x.example", "commit", "-q", "-m", "cut"],
        ["tag", "v1"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    (root / "data/baseline/profiles.parquet").unlink()
    built(root, two=stories(100, 130, **UNDATED))
    report = checked(root, "v1")
    assert report.compared == "version 2026.11.1 (v1)"
    assert [(one.publisher, one.crawl) for one in report.held] == [("courier", "two")]


def test_an_unknown_revision_is_one_clear_line(copied: Callable[[int], Path]):
    root = copied(4)
    subprocess.run(["git", "-C", str(root), "init", "-q"], check=True)
    told = r"--baseline v9: data/baseline/profiles\.parquet: .*v9"
    with pytest.raises(BroadsheetError, match=told):
        checked(root, "v9")


def waivers_of(monkeypatch: pytest.MonkeyPatch, *entries: Waiver) -> None:
    """Let the waivers file hold *entries*."""
    for reader in (declarations, gating):
        monkeypatch.setattr(reader, "waivers_in", lambda: entries)


def test_a_verdict_by_other_waivers_or_thresholds_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    built(tmp_path, one=stories(0, 4))
    waivers_of(monkeypatch, WAIVER)
    with pytest.raises(EmptyError, match=r"waivers\.toml: changed since the verdict in"):
        checked(tmp_path)
    built(tmp_path, one=stories(0, 4))
    assert checked(tmp_path).waivers == (WAIVER,)
    monkeypatch.setattr(declarations, "thresholds_digest", lambda: "of others")
    with pytest.raises(EmptyError, match=r"thresholds\.toml: changed since the verdict in"):
        checked(tmp_path)


def test_a_waiver_or_threshold_for_nobody_is_told_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    waivers_of(monkeypatch, WAIVER, WAIVER.model_copy(update={"publisher": "couriers"}))
    built(tmp_path, one=stories(0, 4))
    asked = thresholds.thresholds_digest()
    monkeypatch.setattr(thresholds, "declared", lambda: {"publishers": {"gazette": {}}})
    monkeypatch.setattr(declarations, "thresholds_digest", lambda: asked)
    fact = "neither declared nor in the release"
    notes = (
        f"waivers.toml: waiver 2: couriers: {fact}; did you mean courier?",
        f"thresholds.toml: publishers: gazette: {fact}; correct it or take it out",
    )
    report = checked(tmp_path)
    assert report.notes == notes
    assert [line for line in summary(report).splitlines() if line.startswith("Warning")] == [
        f"Warning: {markdown(note)}" for note in notes
    ]


def test_nothing_validated_is_an_error(tmp_path: Path):
    with pytest.raises(EmptyError, match=r"no verdict in .*data/validated yet"):
        checked(tmp_path)


def lines_of(root: Path) -> list[str]:
    return summary(checked(root)).replace("\\", "").splitlines()


def test_the_summary_says_what_each_publisher_brought(tmp_path: Path):
    built(tmp_path, one=stories(0, 40, tags=["port"]))
    remember_build(tmp_path)
    write_shard(tmp_path, "two/gazette", stories(90, 92, publisher="gazette"))
    built(tmp_path, two=stories(40, 60, tags=["port"], flags=["told"]))
    lines = lines_of(tmp_path)
    assert "| courier | 40 | 60 | +20 |  |  |" in lines
    assert "| gazette | 0 | 2 | +2 |  | new |" in lines
    assert sum(line.count("Council votes") for line in lines) >= 5
    (worst,) = [line for line in lines if line.startswith("| flagged |")][:1]
    assert "told | two/courier.warc.gz r" in worst


def test_fill_that_moved_has_an_arrow(tmp_path: Path):
    local = {"section": "Local", "section_path": ["Local"]}
    built(tmp_path, one=stories(0, 40, **local))
    remember_build(tmp_path)
    built(tmp_path, two=stories(40, 56, **local) + stories(56, 60))
    (line,) = [line for line in lines_of(tmp_path) if line.startswith("| courier | 40 | 60 |")]
    assert "section 100% ↘ 80%" in line


def test_a_publisher_without_anything_new_is_named_in_a_line(copied: Callable[[int], Path]):
    root = copied(4)
    assert "Nothing new: courier." in lines_of(root)


def test_what_pages_wrote_is_shown_and_does_nothing(tmp_path: Path):
    built(tmp_path, one=stories(0, 3, headline="<b>Vote</b> | @ada [now](http://x.example)"))
    told = summary(checked(tmp_path))
    assert "<b>" not in told
    assert "@ada" not in told
    assert "](" not in told.replace("\\]\\(", "")


def test_the_report_is_data_too(made: dict[int, Path]):
    report = checked(made[4])
    assert type(report).model_validate_json(report.model_dump_json()) == report


def test_long_tables_end_with_how_many_more_there_are():
    told = table("Many", ("a",), [(number,) for number in range(SHOWN + 2)])
    assert told.endswith("\n2 more.\n")
    assert told.count("\n| ") == SHOWN + 1
