"""dvc.lock after a kill: DVC writes it in place, so that half of it may be left, which DVC refuses.

What is whole is never touched, nor what a merge left for a person to settle.
"""

import re
import subprocess
from pathlib import Path

from dvc.exceptions import DvcException
from dvc.lock import LockError, make_lock
from dvc.schema import COMPILED_LOCKFILE_SCHEMA
from dvc.utils.serialize import parse_yaml
from voluptuous import Invalid

LOCKFILE = "dvc.lock"
CONFLICT = re.compile(rb"^(<{7}|>{7}) ", re.MULTILINE)


def mend_lock(root: Path) -> str | None:
    """Take the committed dvc.lock of the checkout *root* back if only half of one is there.

    Return what was done, None if there was nothing to do. Without a committed one it is removed:
    DVC then runs every stage. Beside a DVC command that is writing, nothing is done.
    """
    path, tmp = root / LOCKFILE, root / ".dvc/tmp"
    if not path.is_file() or not tmp.is_dir():
        return None
    try:
        with make_lock(str(tmp / "lock"), tmp_dir=str(tmp)):
            return None if is_whole(path.read_bytes()) else taken_back(path, root)
    except LockError:
        return None


def is_whole(content: bytes) -> bool:
    """Return whether DVC takes *content* for a lock, or a person has to settle it."""
    if CONFLICT.search(content):
        return True
    try:
        COMPILED_LOCKFILE_SCHEMA(parse_yaml(content.decode(), LOCKFILE))
    except (DvcException, Invalid, UnicodeDecodeError):
        return False
    return True


def taken_back(path: Path, root: Path) -> str:
    """Put the committed lock in the place of *path*, or remove it; return what was done."""
    command = ["git", "-C", str(root), "show", f"HEAD:./{LOCKFILE}"]
    committed = subprocess.run(command, capture_output=True, check=False)
    if committed.returncode or not is_whole(committed.stdout):
        path.unlink()
        return f"{LOCKFILE} is broken and none is committed: removed, so every stage runs"
    beside = path.with_name(f".{LOCKFILE}.part")
    beside.write_bytes(committed.stdout)
    beside.replace(path)
    return f"{LOCKFILE} is broken: the committed one is taken back"
