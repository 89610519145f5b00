"""The git repository of a checkout: what a command asks of it, and what is not committed there."""

import subprocess
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


def refuse_uncommitted(root: Path) -> None:
    """Raise GateError if something in *root* is not committed, and not ignored either."""
    names = [line[3:] for line in git(root, "status", "--porcelain").splitlines()]
    if names:
        shown = ", ".join(names[:SHOWN]) + (", ..." if names[SHOWN:] else "")
        raise GateError(f"not committed: {shown}: commit first, for a version is a commit")
