"""A version is a commit: cut in one step, and built again from it to the byte."""

import shutil
from pathlib import Path

import pytest

from pipelines.files import read_manifest
from tests.checkouts import fresh_clone, git, run, sums

pytestmark = pytest.mark.slow  # whole builds

WHO = {
    "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@t.example",
    "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@t.example",
}


def committed(clone: Path) -> None:
    git(clone, "add", "-A")
    git(clone, "-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", "as it is")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone with a build that is on the way to its first version."""
    place = fresh_clone(tmp_path_factory.mktemp("versions") / "clone")
    shutil.rmtree(place / "data/baseline")
    (place / "data/baseline").mkdir()
    (place / "data/baseline/.gitkeep").touch()
    done = run(place, "broadsheet", "build")
    assert done.returncode == 0, done.stderr
    return place


def test_what_is_not_committed_or_not_said_is_not_cut(clone: Path) -> None:
    done = run(clone, "broadsheet", "cut", **WHO)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "not committed: " in done.stderr
    changelog = clone / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    changelog.write_text("# Changelog\n\n## Unreleased\n\n### Data\n", encoding="utf-8")
    committed(clone)
    done = run(clone, "broadsheet", "cut", **WHO)
    assert done.returncode == 1
    assert "CHANGELOG.md: no line under `## Unreleased`: say what 2026.11.1 brings" in done.stderr
    assert git(clone, "status", "--porcelain") == ""
    assert [path.name for path in (clone / "data/baseline").iterdir()] == [".gitkeep"]
    changelog.write_text(text, encoding="utf-8")
    committed(clone)


def test_a_version_is_one_commit_that_gives_it_again(clone: Path) -> None:
    before = git(clone, "rev-parse", "HEAD")
    done = run(clone, "broadsheet", "cut", **WHO)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Version 2026.11.1 is cut" in done.stdout
    assert git(clone, "rev-parse", "HEAD~1") == before
    assert git(clone, "rev-parse", "v2026.11.1^{commit}") == git(clone, "rev-parse", "HEAD")
    assert git(clone, "status", "--porcelain") == ""
    told = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased\n\n### Data\n\n### Code\n\n## 2026.11.1 - " in told
    cut = sums(clone)
    for place in ("data/release", "data/deduped", "data/validated", "data/.kept", ".dvc/cache"):
        shutil.rmtree(clone / place, ignore_errors=True)
    assert run(clone, "broadsheet", "build").returncode == 0
    assert sums(clone) == cut
    assert read_manifest(clone / "data/release").version == "2026.11.1"
    assert git(clone, "status", "--porcelain") == ""
    again = run(clone, "broadsheet", "cut", **WHO)
    assert again.returncode == 1
    assert "2026.11.1 is already cut" in again.stderr


def test_versions_are_listed_with_what_they_hold(clone: Path) -> None:
    done = run(clone, "broadsheet", "releases")
    assert done.returncode == 0
    names, newest = (line.split() for line in done.stdout.splitlines())
    assert names[:3] == ["version", "schema", "articles"]
    assert newest[:3] == ["2026.11.1", "1.3", "44"]
