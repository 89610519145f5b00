"""`broadsheet build`: bring the release up to date, and say what it holds and what waits."""

import os
from argparse import Namespace

from pipelines.files import VERDICT, verdict_of
from pipelines.running import build, checkout
from pipelines.views import shown_summary
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Build, then print the summary of the release, and a line for each publisher held back."""
    root = checkout()
    if options.store and not (options.engine or os.environ.get("BROADSHEET_ENGINE")):
        raise BroadsheetError("--store is for the workers of a cluster: name it too, by --engine")
    build(root, options.workers, options.engine, options.store)
    shown_summary(root / "data/release")
    for line in verdict_of(root / "data/release" / VERDICT).waiting:
        print(printable(line))
    return Exit.OK
