"""A dvc.lock of which a kill left half: the committed one comes back, and a whole one stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.running.build import build
from pipelines.running.checkout import environment
from pipelines.running.lock import mend_lock
from tests.checkouts import git

STAGES = """stages:
  count:
    cmd: wc -l < words > lines
    deps: [words]
    outs: [lines]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout of git and DVC that was built once; its dvc.lock is not committed."""
    root = tmp_path_factory.mktemp("checkout")
    git(root, "init", "-q")
    dvc(root, "init", "-q")
    (root / "dvc.yaml").write_text(STAGES)
    (root / "words").write_text("ebb\nflow\n")
    dvc(root, "repro", "-q")
    captures = root / "data/captures"
    captures.mkdir(parents=True)
    (captures / "one.warc.gz").touch()
    return root


@pytest.fixture
def root(built: Path) -> Path:
    """Return the checkout with a whole lock again, and a commit without it."""
    dvc(built, "repro", "-q")
    git(built, "rm", "-q", "--cached", "--ignore-unmatch", "dvc.lock")
    commit(built, "dvc.yaml")
    return built


def dvc(root: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "dvc", *arguments]
    subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)


def commit(root: Path, path: str) -> None:
    git(root, "add", path)
    author = ("-c", "user.name=t", "-c", "user.email=t@t.example")
    git(root, *author, "commit", "-q", "--allow-empty", "-m", "as it is")


def cut_short(root: Path) -> str:
    """Leave half of the lock and return the whole of it."""
    whole = (root / "dvc.lock").read_text()
    (root / "dvc.lock").write_text(whole[: whole.index("    - path: words") + 9])
    return whole


@pytest.mark.slow
def test_a_build_goes_on_with_the_committed_lock(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    commit(root, "dvc.lock")
    whole = cut_short(root)
    build(root)
    told = capfd.readouterr().err
    assert "broadsheet build: dvc.lock is broken: the committed one is taken back\n" in told
    assert "'count' is up to date" in told
    assert (root / "dvc.lock").read_text() == whole


@pytest.mark.slow
def test_without_a_committed_lock_every_stage_runs(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = cut_short(root)
    build(root)
    told = capfd.readouterr().err
    assert "dvc.lock is broken and none is committed: removed, so every stage runs\n" in told
    assert (root / "dvc.lock").read_text() == whole


@pytest.mark.slow
@pytest.mark.parametrize("half", [False, True])
def test_a_build_goes_on_where_a_killed_one_still_holds_its_paths(
    root: Path, half: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "words").write_text(f"ebb\nflow\n{half}\n")
    one = {"pid": os.getpid(), "cmd": "/news/dvc repro"}
    noted = json.dumps({"write": {str(root / "lines"): one}})
    (root / ".dvc/tmp/rwlock").write_text(noted[:30] if half else noted)
    build(root)
    assert "broadsheet build: .dvc/tmp/rwlock " in capfd.readouterr().err
    assert (root / "lines").read_text().split() == ["3"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        "schema: '2.0'\nstages: {}\n",
        "schema: '2.0'\nstages:\n  other:\n    cmd: wc\n",
        "<<<<<<< HEAD\nschema: '2.0'\n=======\nschema: '1.0'\n>>>>>>> theirs\n",
    ],
)
def test_a_lock_that_is_whole_or_in_conflict_is_not_touched(root: Path, content: str) -> None:
    commit(root, "dvc.lock")
    (root / "dvc.lock").write_text(content)
    assert mend_lock(root) is None
    assert (root / "dvc.lock").read_text() == content
