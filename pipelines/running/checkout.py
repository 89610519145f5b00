"""Where a command works: the checkout around the current folder, and its DVC repository."""

import os
import re
import subprocess
import sys
from pathlib import Path

from schemas.errors import BroadsheetError, DiskError, Exit, LockedError
from schemas.provenance import crawls_in

QUIET = {"DVC_NO_ANALYTICS": "1", "PYTHONUNBUFFERED": "1"}
STAGE_EXIT = re.compile(r"exited with (\d+)")
LOCK = "Unable to acquire lock"
FULL = re.compile(r"disk I/O error|database or disk is full|No space left on device|File too large")
BUSY = re.compile(
    r"'([^']+)' is busy, it is being blocked by:\s*"
    r"\(PID (\d+)\): (?:\S*/)?(?:dvc|__main__\.py) ?(.*)"
)


class StageError(BroadsheetError):
    """A stage refused; it has already said why."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code = Exit(code) if code in list(Exit) else Exit.USAGE


def checkout() -> Path:
    """Return the nearest folder, from the current one upwards, that holds a dvc.yaml."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "dvc.yaml").is_file():
            return folder
    raise BroadsheetError(f"{here}: not inside a Broadsheet checkout: no dvc.yaml here or above")


def writable(folder: Path) -> Path:
    """Make *folder* if need be and return it; raises DiskError if nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise DiskError(f"{folder}: cannot be written: {error.strerror}") from error
    return folder


def writable_file(path: Path) -> Path:
    """Return *path* if a file can be written there, for which its folder is made if need be.

    Raises BroadsheetError for a folder, a device or a pipe: a file moved there would take its
    place; and for a name that is no text, which Arrow cannot write. Raises DiskError.
    """
    if not str(path).isprintable():
        raise BroadsheetError(f"{path}: a name that cannot be printed: take another")
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "a device or a pipe"
        raise BroadsheetError(f"{path}: {kind}, not a file: nothing is written there")
    writable(path.resolve().parent)
    return path


def environment() -> dict[str, str]:
    """Return the environment of a DVC command: our own Python first, no telemetry."""
    bin_folder = os.path.dirname(sys.executable)
    return {
        **os.environ,
        **QUIET,
        "PATH": os.pathsep.join([bin_folder, os.environ.get("PATH", "")]),
    }


def track(folder: Path, root: Path) -> None:
    """Let DVC track *folder*, a crawl of *root*; nothing to do where there is no DVC repository.

    Raises LockedError if a build is at work: the captures are whole, the next build tracks them;
    DiskError if nothing can be written beside it.
    """
    if not (root / ".dvc").is_dir():
        return
    writable(folder.parent)
    done = subprocess.run(
        [sys.executable, "-m", "dvc", "add", str(folder.relative_to(root))],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.returncode:
        return
    error = dvc_error(done.stderr)
    if isinstance(error, LockedError):
        place = folder.relative_to(root)
        raise LockedError(f"{place} is whole, but not tracked yet: {error}; the next build does it")
    raise error


def untracked(captures: Path, root: Path) -> list[Path]:
    """Return the finished crawls in *captures* that neither git nor DVC knows."""
    closed = [path for path, facts in crawls_in(captures) if not facts.is_open]
    new = [path for path in closed if not path.with_name(f"{path.name}.dvc").exists()]
    return [path for path in new if not in_git(path, root)]


def in_git(path: Path, root: Path) -> bool:
    """Whether git tracks something of *path* in the checkout *root*."""
    command = ["git", "-C", str(root), "ls-files", "--", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return bool(done.stdout)


def dvc_error(printed: str) -> BroadsheetError:
    """Return the error that DVC's output tells of, with the exit code of the stage that refused."""
    if busy := BUSY.search(printed):
        command = f"dvc {busy[3]}".strip()
        return LockedError(f"process {busy[2]} (`{command}`) is at work on {busy[1]}")
    if LOCK in printed:
        return LockedError("another `broadsheet` or `dvc` command is at work in this checkout")
    stage = STAGE_EXIT.search(printed)
    if not stage and (full := FULL.search(printed)):
        return DiskError(f"DVC cannot write here: {full[0]}: free some space, then run it again")
    last = [line for line in printed.splitlines() if line.startswith("ERROR:")]
    message = last[-1].removeprefix("ERROR: ") if last else printed.strip()[-300:] or "dvc failed"
    return StageError(message, int(stage[1]) if stage else Exit.USAGE)
