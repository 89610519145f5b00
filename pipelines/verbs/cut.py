"""`broadsheet cut`: name the release as a version; later deltas are against it."""

from argparse import Namespace

from pipelines.releasing import cut
from pipelines.running import checkout
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Move the baseline forward and say which tag to make."""
    root = checkout()
    version = cut(root / "data/release", root / "data/baseline").version
    print(f"data/baseline is now {version}; commit it after tagging the release:")
    print(f"  git tag v{version}")
    return Exit.OK
