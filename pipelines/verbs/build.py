"""`broadsheet build`: bring the release up to date, and say what it holds."""

from argparse import Namespace

from pipelines.running import build, checkout
from pipelines.views import shown_summary
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Build, then print the summary of the release."""
    root = checkout()
    build(root, options.workers, options.engine)
    shown_summary(root / "data/release")
    return Exit.OK
