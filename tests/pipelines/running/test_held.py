"""Paths that DVC holds for a process that has ended are free; those of one at work are not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.running.held import free_paths

REPRO = "/news/.venv/lib/dvc/__main__.py repro"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".dvc/tmp").mkdir(parents=True)
    return tmp_path


def hold(root: Path, pid: int) -> Path:
    """Note that the process *pid* is at work; return where."""
    one = {"pid": pid, "cmd": REPRO}
    path = root / ".dvc/tmp/rwlock"
    path.write_text(json.dumps({"write": {"/news/parsed": one}, "read": {"/news/captures": [one]}}))
    return path


def test_a_number_that_another_process_was_given_holds_nothing(root: Path) -> None:
    path = hold(root, os.getpid())
    told = free_paths(root)
    assert told == ".dvc/tmp/rwlock names processes that have ended: they are taken out"
    assert json.loads(path.read_text()) == {"write": {}, "read": {"/news/captures": []}}
    assert free_paths(root) is None


def test_a_zombie_holds_nothing(root: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "", "repro"]) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        hold(root, process.pid)
        assert free_paths(root) is not None


def test_a_process_at_work_holds_its_paths(root: Path) -> None:
    command = [sys.executable, "-c", "print(flush=True); input()", "repro"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        path = hold(root, process.pid)
        before = path.read_text()
        assert free_paths(root) is None
        assert path.read_text() == before
        process.kill()


@pytest.mark.parametrize("content", [b"", b'{"write": {"/news/par', b'{"write": 1}', b"\xff"])
def test_half_a_file_is_removed(root: Path, content: bytes) -> None:
    path = root / ".dvc/tmp/rwlock"
    path.write_bytes(content)
    assert free_paths(root) == ".dvc/tmp/rwlock is broken: removed"
    assert not path.exists()


def test_without_a_file_there_is_nothing_to_do(root: Path) -> None:
    assert free_paths(root) is None
