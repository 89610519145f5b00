"""Releases made of the hand-written validated folder, for the tests of what a release holds."""

from pathlib import Path
from typing import Any

from pipelines import release
from pipelines.releasing import cut
from tests.pipelines.validated import write_validated


def released(root: Path, rows: dict[str, list[Any]] | None = None) -> Path:
    """Write *rows* (default: the newsroom's) as validated, release them and return the folder."""
    write_validated(root / "data", rows)
    release.run(root, workers=1)
    return root / "data" / "release"


def version(root: Path, rows: dict[str, list[Any]] | None = None) -> Path:
    """Release *rows*, cut that as a version, and return the folder of the version."""
    place = released(root, rows)
    cut(place, root / "data/baseline")
    release.run(root, workers=1)
    return place
