"""`broadsheet build`: bring the release up to date, and say what it holds and what waits."""

import os
from argparse import Namespace

from pipelines.files import VERDICT, read_manifest, verdict_of
from pipelines.running import build, checkout, tell
from pipelines.views import shown_summary
from schemas.errors import BroadsheetError, Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Build, then print the summary of the release, and a line for each publisher held back."""
    root = checkout()
    if options.store and not (options.engine or os.environ.get("BROADSHEET_ENGINE")):
        raise BroadsheetError("--store is for the workers of a cluster: name it too, by --engine")
    build(root, options.workers, options.engine, options.store)
    release = root / "data/release"
    waiting = verdict_of(release / VERDICT).waiting
    if options.json:
        manifest = read_manifest(release)
        asked = {"version", "previous", "rows", "states", "reasons", "publishers"}
        tell("", manifest.model_dump(mode="json", include=asked) | {"waiting": waiting}, True)
        return Exit.OK
    shown_summary(release)
    for line in waiting:
        print(printable(line))
    return Exit.OK
