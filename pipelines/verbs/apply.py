"""`broadsheet apply`: a version made from the one before and its delta."""

from argparse import Namespace

from pipelines.publishing import release_at
from pipelines.released import apply, read_by_delta, read_of_before, read_of_delta
from pipelines.running import tell, writable
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Make the tables, and say how many rows they have."""
    writable(options.out.resolve().parent)
    with (
        release_at(options.old, read_of_before) as old,
        release_at(options.new, read_of_delta, read_by_delta) as new,
    ):
        counts = apply(old.folder, new.folder, options.out)
    told = ", ".join(f"{count:,} {table}" for table, count in counts.items())
    facts = {"out": str(options.out), "rows": counts}
    tell(f"{options.out}: {told}: as the manifest says", facts, options.json)
    return Exit.OK
