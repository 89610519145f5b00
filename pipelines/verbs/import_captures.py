"""`broadsheet import`: take captures from existing WARC files."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from pipelines.files import CAPTURES
from pipelines.importing import import_warcs
from pipelines.running import checkout, track
from schemas.errors import Exit
from schemas.printable import printable

MOST_FAULTS = 10  # lines of damaged records; `broadsheet verify --captures` names them all


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
    for fault in done.faults[:MOST_FAULTS]:
        print(printable(f"damaged since it was archived: {fault}"), file=sys.stderr)
    if len(done.faults) > MOST_FAULTS:
        print(f"and {len(done.faults) - MOST_FAULTS} more such records", file=sys.stderr)
    print("next: broadsheet build")
    return Exit.OK
