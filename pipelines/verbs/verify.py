"""`broadsheet verify`: every checksum, every file opened, every count."""

import sys
from argparse import Namespace

from pipelines.files import read_manifest
from pipelines.releasing import faults
from pipelines.running import checkout
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Verify a release; print each fault on a line."""
    release = options.release or checkout() / "data/release"
    found = faults(release)
    for fault in found:
        print(f"broadsheet verify: {fault}", file=sys.stderr)
    if found:
        return Exit.REFUSED
    manifest = read_manifest(release)
    print(f"{release}: version {manifest.version} is sound: {len(manifest.files)} files")
    return Exit.OK
