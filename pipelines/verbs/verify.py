"""`broadsheet verify`: every checksum, every file opened, every count; or every capture."""

import sys
from argparse import Namespace
from pathlib import Path

from pipelines.files import read_manifest
from pipelines.releasing import faults
from pipelines.running import checkout
from pipelines.warc import CAPTURES, file_faults, record_faults, unrecorded, warc_files
from schemas.article import SCHEMA_VERSION
from schemas.errors import EmptyError, Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Verify a release, or the captures; print each fault on a line."""
    if options.captures:
        place = options.release or checkout() / CAPTURES
        if not place.is_dir():
            raise EmptyError(f"{place}: no such folder")
        found = [*file_faults(place), *unrecorded(place), *record_faults(place)]
        if not found and not warc_files(place):
            raise EmptyError(f"{place}: no WARC file")
    else:
        place = options.release or checkout() / "data/release"
        found = faults(place)
    for fault in found:
        print(printable(f"broadsheet verify: {fault}"), file=sys.stderr)
    if found:
        return Exit.REFUSED
    told = told_of_captures(place) if options.captures else told_of(place)
    print(printable(f"{place}: {told}"))
    return Exit.OK


def told_of(release: Path) -> str:
    """Return what a sound release is."""
    manifest = read_manifest(release)
    told = f"version {manifest.version} is sound: {len(manifest.files)} files"
    if manifest.schema_version == SCHEMA_VERSION:
        return told
    return f"{told}; figures of schema {manifest.schema_version} are not counted again here"


def told_of_captures(captures: Path) -> str:
    """Return what sound captures are."""
    return f"{len(warc_files(captures))} WARC files are as they were archived"
