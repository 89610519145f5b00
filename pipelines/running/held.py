"""Paths that DVC holds for a process: `.dvc/tmp/rwlock`, after a kill.

DVC writes that file in place, so that half of it may be left; and it believes a process to be at
work while any has its number: a zombie that nobody waits for, as in a container without an init, or
another process that was given the number since.
"""

import json
from pathlib import Path
from typing import Any

import psutil
from dvc.lock import LockError, make_lock
from dvc.rwlock import RWLOCK_FILE, RWLOCK_LOCK, SCHEMA
from voluptuous import Invalid

NAME = f".dvc/tmp/{RWLOCK_FILE}"


def free_paths(root: Path) -> str | None:
    """Let DVC hold no path of the checkout *root* for a process that is none of its own; return
    what was done, None if there was nothing to do.
    """
    tmp = root / ".dvc/tmp"
    path = tmp / RWLOCK_FILE
    if not path.is_file():
        return None
    try:
        with make_lock(str(tmp / RWLOCK_LOCK), tmp_dir=str(tmp)):
            return freed(path)
    except LockError:
        return None


def freed(path: Path) -> str | None:
    """Do the same of the file *path*, which nobody else writes meanwhile."""
    try:
        noted = SCHEMA(json.loads(path.read_bytes()))
    except (ValueError, Invalid):
        path.unlink()
        return f"{NAME} is broken: removed"
    left = {
        "write": {place: one for place, one in noted["write"].items() if is_at_work(one)},
        "read": {place: list(filter(is_at_work, some)) for place, some in noted["read"].items()},
    }
    if left == noted:
        return None
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(json.dumps(left), encoding="utf-8")
    beside.replace(path)
    return f"{NAME} names processes that have ended: they are taken out"


def is_at_work(one: dict[str, Any]) -> bool:
    """Return whether the process that DVC noted may be at work; one that is gone DVC finds itself.

    Of its command the last word is compared: DVC notes a program by another name than the system.
    """
    if not psutil.pid_exists(one["pid"]):
        return True
    try:
        process = psutil.Process(one["pid"])
        is_ended = process.status() == psutil.STATUS_ZOMBIE
        last = " ".join(process.cmdline()).split()[-1:]
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
    return not is_ended and last == one["cmd"].split()[-1:]
