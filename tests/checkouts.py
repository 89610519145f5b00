"""A fresh clone of this checkout, for tests that run the whole flow."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipelines.files.compiled import SOURCES

ROOT = Path(__file__).parent.parent
DATA = ("data", "dvc.lock")
CODE = (".", *(f":(exclude){place}" for place in DATA))


def fresh_clone(target: Path) -> Path:
    """Make at *target* a repository with every file of this one as it stands, nothing built but
    the compiled modules.

    The data are those that git knows: a demo may have crawled and built here before.
    """
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *CODE)
    git(ROOT, "checkout-index", "-q", f"--prefix={target}/", "--", *staged(*DATA))
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    copy_compiled(target)
    git(target, "init", "-q")
    git(target, "add", "-A")
    git(target, "-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", "clone")
    return target


def copy_compiled(target: Path) -> None:
    """Copy the compiled modules of this checkout into that at *target*, of the same sources."""
    compiled = (path for folder in SOURCES for path in (ROOT / folder).rglob("*"))
    for built in (path for path in compiled if path.suffix in (".so", ".stamp")):
        shutil.copyfile(built, target / built.relative_to(ROOT))


def staged(*places: str) -> list[str]:
    """Return the files that git knows in *places*."""
    return git(ROOT, "ls-files", "--cached", "-z", "--", *places).split("\0")[:-1]


def git(folder: Path, *arguments: str) -> str:
    """Return what a git command prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment in which commands work on the clone in *folder*, and on its code."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    clone = {"PATH": path, "PYTHONPATH": str(folder), "DVC_NO_ANALYTICS": "1"}
    return {**os.environ, **clone, **more}


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Return how a command in *folder* ended, and what it printed."""
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment(folder, **more),
    )


def sums(folder: Path) -> str:
    """Return the checksums of the release in *folder*."""
    return (folder / "data/release/SHA256SUMS").read_text(encoding="utf-8")
