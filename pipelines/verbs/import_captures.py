"""`broadsheet import`: take captures from existing WARC files."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from pipelines.files import CAPTURES
from pipelines.importing import import_warcs
from pipelines.running import checkout, track
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Import the files, track the new folder, and say what came in."""
    root = checkout()
    done = import_warcs(options.files, root / CAPTURES, datetime.now(UTC))
    track(done.folder, root)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(done.records.items()))
    where = done.folder.relative_to(root)
    print(f"{'imported into' if done.is_new else 'already imported in'} {where}: {told}")
    if done.records.get("damaged"):
        print("the damaged records are kept and get a line in the ledger", file=sys.stderr)
    print("next: broadsheet build")
    return Exit.OK
