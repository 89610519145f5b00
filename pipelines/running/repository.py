"""The git repository of a checkout: what a command asks of it, and what is not committed there."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from schemas.errors import BroadsheetError, GateError

SHOWN = 3  # files that an error names


def git(root: Path, *words: str) -> str:
    """Return what a git command in *root* prints. Raises BroadsheetError with git's own reason."""
    return git_bytes(root, *words).decode(errors="replace")


def git_bytes(root: Path, *words: str) -> bytes:
    """Return the same as it is, of files that are no text."""
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    if done.returncode:
        told = done.stderr.decode(errors="replace").splitlines()
        lines = [line for line in told if line.strip()] or ["failed"]
        raise BroadsheetError(f"git {words[0]}: {lines[0].removeprefix('fatal: ')}")
    return done.stdout


def blobs(root: Path, below: str) -> Iterator[tuple[str, bytes]]:
    """Yield each content that a file *below* a folder ever had in the repository at *root*, with
    its path and the start of its name; none where there is no repository.
    """
    command = ["git", "-C", str(root)]
    asked = [*command, "rev-list", "--objects", "--all", "--", below]
    listed = subprocess.run(asked, capture_output=True, text=True, check=False)
    names = dict(line.split(" ", 1) for line in listed.stdout.splitlines() if " " in line)
    if not names:
        return
    with subprocess.Popen(
        [*command, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as batch:
        assert batch.stdin is not None
        assert batch.stdout is not None
        for name, path in names.items():
            batch.stdin.write(f"{name}\n".encode())
            batch.stdin.flush()
            _, kind, size = batch.stdout.readline().split()
            content = batch.stdout.read(int(size) + 1)[:-1]
            if kind == b"blob":
                yield f"{path} ({name[:12]})", content


def refuse_uncommitted(root: Path) -> None:
    """Raise GateError if something in *root* is not committed, and not ignored either."""
    names = [line[3:] for line in git(root, "status", "--porcelain").splitlines()]
    if names:
        shown = ", ".join(names[:SHOWN]) + (", ..." if names[SHOWN:] else "")
        raise GateError(f"not committed: {shown}: commit first, for a version is a commit")
