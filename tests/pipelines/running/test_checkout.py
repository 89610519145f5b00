"""A command beside another one: who holds what is said, and nothing stays untracked."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.running.checkout import dvc_error, environment, track, untracked
from schemas.errors import DiskError, Exit, LockedError
from tests.checkouts import git

BUSY = """ERROR: '/news/data/captures/x' is busy, it is being blocked by:
  (PID 4711): {program} repro

If there are no processes with such PIDs, you can manually remove '/news/.dvc/tmp/rwlock'.
"""


@pytest.mark.parametrize("program", ["/news/.venv/bin/dvc", "/news/lib/dvc/__main__.py", "dvc"])
def test_who_is_at_work_on_what_is_said(program: str) -> None:
    error = dvc_error(BUSY.format(program=program))
    assert isinstance(error, LockedError)
    assert error.exit_code == Exit.LOCKED
    assert str(error) == "process 4711 (`dvc repro`) is at work on /news/data/captures/x"


@pytest.mark.parametrize(
    "fact", ["disk I/O error", "database or disk is full", "[Errno 28] No space left on device"]
)
def test_a_disk_that_dvc_finds_full_is_told_as_one(fact: str) -> None:
    error = dvc_error(f"ERROR: unexpected error - {fact}\n\nHaving any troubles?")
    assert isinstance(error, DiskError)
    assert str(error).endswith(": free some space, then run it again")


def test_where_nothing_can_be_written_beside_a_crawl_that_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".dvc").mkdir()
    (tmp_path / "captures").touch()  # no folder
    with pytest.raises(DiskError, match=r"captures: cannot be written: "):
        track(tmp_path / "captures/one", tmp_path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a checkout of git and DVC with a stage that reads the captures for a while."""
    git(tmp_path, "init", "-q")
    subprocess.run(
        [sys.executable, "-m", "dvc", "init", "-q"], cwd=tmp_path, env=environment(), check=True
    )
    work = "touch begun && until test -e over; do sleep 0.1; done"
    stages = f"stages:\n  parse:\n    cmd: {work}\n    deps: [data/captures]\n"
    (tmp_path / "dvc.yaml").write_text(stages)
    for name in ("one", "two"):
        crawl = tmp_path / "data/captures" / name
        crawl.mkdir(parents=True)
        (crawl / "crawl.json").write_text(json.dumps({"finished": "2026-11-20T10:00:00"}))
    git(tmp_path, "add", "data/captures/one")
    return tmp_path


@pytest.mark.slow
def test_a_crawl_beside_a_build_is_told_so_and_tracked_later(root: Path) -> None:
    captures = root / "data/captures"
    command = [sys.executable, "-m", "dvc", "repro"]
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as build:
        while not (root / "begun").exists():
            assert build.poll() is None
            time.sleep(0.1)
        with pytest.raises(LockedError, match=r"captures/two is whole, but not tracked yet: proc"):
            track(captures / "two", root)
        (root / "over").touch()
    assert untracked(captures, root) == [captures / "two"]
    track(captures / "two", root)
    assert untracked(captures, root) == []


def test_a_crawl_that_is_not_over_is_not_tracked(root: Path) -> None:
    (root / "data/captures/two/crawl.json").write_text(json.dumps({"finished": None}))
    assert untracked(root / "data/captures", root) == []
