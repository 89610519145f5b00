"""Profiles on disk, and what a baseline remembers of them."""

from pathlib import Path

from expectations.gate import Profile
from pipelines.gating.stored import remember, remembered_in, summed_by_crawl, write_profiles


def profile(**filled: int) -> Profile:
    found = Profile()
    found.counts["filled"].update(filled)
    return found


def write(folder: Path, name: str, *publishers: str) -> None:
    found = {publisher: profile(text=3, dek=0) for publisher in publishers}
    write_profiles(found, f"{name}.warc.gz", folder / f"{name}.parquet")


def test_a_baseline_remembers_profiles_with_the_version_they_first_came_with(tmp_path: Path):
    folder, baseline = tmp_path / "profiles", tmp_path / "baseline"
    write(folder, "one/a", "courier", "gazette")
    remember(folder, baseline, [], "2026.11.1", baseline)
    write(folder, "two/b", "courier")
    write(folder, "two/c", "courier")
    remember(folder, baseline, [("two/c.warc.gz", "courier")], "2026.11.2", baseline)
    rows = remembered_in(baseline).select(["warc_file", "publisher", "version", "count"])
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        ("one/a.warc.gz", "courier", "2026.11.1", 3),
        ("one/a.warc.gz", "gazette", "2026.11.1", 3),
        ("two/b.warc.gz", "courier", "2026.11.2", 3),
    ]


def test_files_of_a_crawl_are_summed_apart_by_whether_the_baseline_knows_them(tmp_path: Path):
    folder, baseline = tmp_path / "profiles", tmp_path / "baseline"
    for name in ("one/a", "one/b", "one/c"):
        write(folder, name, "courier")
    remember(folder, baseline, [], "2026.11.1", baseline)
    (folder / "one/c.parquet").unlink()
    write(folder, "one/d", "courier")
    now, before = summed_by_crawl(folder, baseline)
    assert {key: one.one("filled", "text") for key, one in now.items()} == {
        ("one/old", "courier"): 6,
        ("one/new", "courier"): 3,
    }
    assert {key: one.one("filled", "text") for key, one in before.items()} == {
        ("one/old", "courier"): 6,
        ("one/gone", "courier"): 3,
    }


def test_without_a_baseline_all_is_new(tmp_path: Path):
    write(tmp_path / "profiles", "one/a", "courier")
    now, before = summed_by_crawl(tmp_path / "profiles", tmp_path / "baseline")
    assert (list(now), before) == ([("one/new", "courier")], {})
