"""A cut that fails leaves the checkout as it was, and its own reason is the one that is told."""

import json
from pathlib import Path

import pytest

from pipelines.released.versions import refuse_broken_off, taken_back, untagged
from schemas.errors import GateError
from tests.checkouts import git

WHO = ("-c", "user.name=t", "-c", "user.email=t@t.example")


@pytest.fixture(params=[True, False], ids=["with changelog", "without"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a repository that holds what a cut changes."""
    names = ["data/baseline/keys.parquet", "dvc.lock", "README.md"]
    for name in [*names, *(["CHANGELOG.md"] if request.param else [])]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, *WHO, "commit", "-qm", "one")
    return tmp_path


def half_a_cut(root: Path, is_committed: bool) -> None:
    """Change what a cut changes, and fail."""
    with taken_back(root):
        (root / "data/baseline/before").mkdir()
        for name in ("data/baseline/before/keys.parquet", "data/baseline/keys.parquet", "dvc.lock"):
            (root / name).write_text("changed", encoding="utf-8")
        if is_committed:
            git(root, "add", "--", "data", "dvc.lock")
            git(root, *WHO, "commit", "-qm", "half of a cut")
        raise KeyError("the reason")


@pytest.mark.parametrize("is_committed", [True, False])
def test_what_was_changed_is_taken_back(root: Path, is_committed: bool):
    before = git(root, "rev-parse", "HEAD")
    with pytest.raises(KeyError, match="the reason"):
        half_a_cut(root, is_committed)
    assert git(root, "rev-parse", "HEAD") == before
    assert git(root, "status", "--porcelain") == ""
    assert not (root / "data/baseline/before").exists()


def test_what_somebody_else_wrote_meanwhile_stays(root: Path):
    (root / "README.md").write_text("another hand", encoding="utf-8")
    with pytest.raises(KeyError):
        half_a_cut(root, is_committed=False)
    assert git(root, "status", "--porcelain") == " M README.md\n"


def test_a_cut_that_succeeds_stays(root: Path):
    with taken_back(root):
        (root / "dvc.lock").write_text("new", encoding="utf-8")
    assert git(root, "status", "--porcelain") == " M dvc.lock\n"


def remembered(root: Path, version: str) -> None:
    """Let data/baseline say that *version* was cut."""
    facts = {"version": version, "last_capture": "2026-11-02T06:00:00Z", "rows": {}}
    facts |= {"previous": None, "schema_version": "2.0", "parsed": "", "content": "", "columns": {}}
    (root / "data/baseline/statistics.json").write_text("{}", encoding="utf-8")
    (root / "data/baseline/release.json").write_text(json.dumps(facts), encoding="utf-8")


def test_a_cut_that_was_killed_is_named_with_how_to_take_it_back(root: Path):
    remembered(root, "2026.11.1")
    git(root, "add", "-A")
    git(root, *WHO, "commit", "-qm", "data: version 2026.11.1")
    refuse_broken_off(root)  # a clone may have no tags
    remembered(root, "2026.11.2")
    with pytest.raises(GateError, match=r"a cut of 2026\.11\.2 was broken off: take it back with"):
        refuse_broken_off(root)


def test_a_version_whose_cut_was_killed_before_its_tag_is_known_by_its_commit(root: Path):
    remembered(root, "2026.11.1")
    git(root, "add", "-A")
    git(root, *WHO, "commit", "-qm", "data: version 2026.11.1")
    left = untagged(root)
    assert left is not None
    assert left.version == "2026.11.1"
    git(root, *WHO, "tag", "-a", "v2026.11.1", "-m", "it")
    assert untagged(root) is None
