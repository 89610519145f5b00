"""Compiled modules are known by what they were compiled from, not by the times of their files."""

import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from pipelines.files.code import code_fingerprint
from pipelines.files.compiled import STAMP, stale, stamp
from schemas.errors import BroadsheetError
from tests.checkouts import ROOT

PLACE = STAMP.parent
FAST, SLOW = f"{PLACE}/page/fast.pyx", f"{PLACE}/page/slow.pyx"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / PLACE / "page").mkdir(parents=True)
    (tmp_path / "hatch_build.py").touch()
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/a.py").touch()
    (tmp_path / PLACE / "page/fast.pxd").write_text("# what others may use")
    for source in (FAST, SLOW):
        (tmp_path / source).write_text(f"# {source}")
        (tmp_path / source).with_suffix(EXTENSION_SUFFIXES[0]).touch()
    stamp(tmp_path)
    return tmp_path


def test_what_was_just_compiled_is_not_stale(built: Path) -> None:
    assert stale(built) == []
    assert code_fingerprint(("schemas.a",), built)


def test_times_of_files_do_not_matter(built: Path) -> None:
    for source in (FAST, SLOW):
        os.utime((built / source).with_suffix(EXTENSION_SUFFIXES[0]), (1000, 1000))
    assert stale(built) == []


def test_a_changed_source_is_stale_even_if_it_looks_older(built: Path) -> None:
    (built / SLOW).write_text("# changed")
    os.utime(built / SLOW, (1000, 1000))
    assert stale(built) == [SLOW]
    with pytest.raises(BroadsheetError, match=r"slow\.pyx has changed since it was compiled: make"):
        code_fingerprint(("schemas.a",), built)


def test_a_changed_declaration_makes_all_stale(built: Path) -> None:
    (built / PLACE / "page/fast.pxd").write_text("# changed")
    assert stale(built) == [FAST, SLOW]


def test_a_module_that_is_not_there_is_stale(built: Path) -> None:
    (built / FAST).with_suffix(EXTENSION_SUFFIXES[0]).unlink()
    assert stale(built) == [FAST]


def test_without_a_stamp_all_are_stale(built: Path) -> None:
    (built / PLACE / "compiled.stamp").write_text("no json")
    assert stale(built) == [FAST, SLOW]


def test_this_checkout_is_compiled_as_it_stands() -> None:
    assert stale(ROOT) == []


def test_make_asks_the_program_whether_something_is_to_be_compiled(built: Path) -> None:
    command = [sys.executable, ROOT / "pipelines/files/compiled.py"]
    assert subprocess.run(command, cwd=built, check=False).returncode == 0
    (built / SLOW).write_text("# changed")
    assert subprocess.run(command, cwd=built, check=False).returncode == 1
