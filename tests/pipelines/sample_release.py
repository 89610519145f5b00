"""Releases made of the hand-written validated folder, for the tests of what a release holds."""

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipelines import release
from pipelines.releasing import cut
from tests.pipelines.validated import write_validated

MADE = TemporaryDirectory()  # is gone with the process


def released(root: Path, rows: dict[str, list[Any]] | None = None) -> Path:
    """Write *rows* (default: the newsroom's) as validated, release them and return the folder.

    In an empty folder the newsroom's is a copy of one that was built once, by the code as it is:
    a test that changes the code names the rows.
    """
    if rows is None and is_empty(root):
        copy_linked(newsroom_checkout() / "data", root / "data")
        return root / "data" / "release"
    write_validated(root / "data", rows)
    release.run(root, workers=1)
    return root / "data" / "release"


def version(root: Path, rows: dict[str, list[Any]] | None = None) -> Path:
    """Release *rows*, cut that as a version, and return the folder of the version.

    In an empty folder the newsroom's is a copy, as `released` makes one.
    """
    if rows is None and is_empty(root):
        copy_linked(version_checkout() / "data", root / "data")
        return root / "data" / "release"
    return with_version(released(root, rows))


def with_version(place: Path) -> Path:
    """Cut the release at *place* as a version, build that, and return its folder."""
    cut(place, place.parent / "baseline")
    release.run(place.parent.parent, workers=1)
    return place


@cache
def newsroom_checkout() -> Path:
    """Return a checkout with the release of the newsroom."""
    root = Path(MADE.name) / "released"
    write_validated(root / "data")
    release.run(root, workers=1)
    return root


@cache
def version_checkout() -> Path:
    """Return a checkout with the version of the newsroom."""
    root = Path(MADE.name) / "version"
    with_version(released(root))
    return root


def is_empty(folder: Path) -> bool:
    """Whether nothing stands in *folder*, which need not be there."""
    return not folder.exists() or not any(folder.iterdir())


def copy_linked(folder: Path, target: Path) -> None:
    """Copy *folder* to *target*; what is one file under two names stays so."""
    copies: dict[int, Path] = {}
    for path in sorted(folder.rglob("*")):
        place = target / path.relative_to(folder)
        if path.is_dir():
            place.mkdir(parents=True)
        elif (number := path.stat().st_ino) in copies:
            os.link(copies[number], place)
        else:
            copies[number] = Path(shutil.copy2(path, place))
