"""`broadsheet publish`: put the release where readers find it."""

from argparse import Namespace

from pipelines.released import publish
from pipelines.running import checkout
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Publish data/release, and say where it is."""
    done = publish(checkout() / "data/release", options.target)
    pointer = "and latest.json points to it" if done.is_latest else "latest.json is newer and stays"
    print(f"{done.address}: {done.written} files written, {done.kept} there already; {pointer}")
    return Exit.OK
