"""`broadsheet verify`: every checksum, every file opened, every count; or every capture."""

import sys
from argparse import Namespace
from pathlib import Path

from pipelines.files import read_manifest
from pipelines.publishing import published_faults, release_at, yank_of
from pipelines.releasing import faults, signature_faults
from pipelines.running import checkout, tell
from pipelines.warc import CAPTURES, file_faults, record_faults, unrecorded, warc_files
from schemas.article import SCHEMA_VERSION
from schemas.errors import EmptyError, Exit
from schemas.printable import printable

LISTS = "versions.json, latest.json and tombstones.parquet"


def run(options: Namespace) -> int:
    """Verify a release, or the captures; print each fault on a line."""
    if options.captures:
        place = str(options.release or checkout() / CAPTURES)
        found, told = verified_captures(Path(place))
    else:
        place = str(options.release or checkout() / "data/release")
        found, told = verified_release(place, options.key)
    for fault in found:
        print(printable(f"broadsheet verify: {fault}"), file=sys.stderr)
    if options.json or not found:
        facts = {"place": place, "sound": not found, "faults": found}
        tell(f"{place}: {told}", facts, options.json)
    return Exit.REFUSED if found else Exit.OK


def verified_captures(captures: Path) -> tuple[list[str], str]:
    """Return what is wrong with *captures*, and what they are if nothing is."""
    if not captures.is_dir():
        raise EmptyError(f"{captures}: no such folder")
    found = [*file_faults(captures), *unrecorded(captures), *record_faults(captures)]
    files = warc_files(captures)
    if not found and not files:
        raise EmptyError(f"{captures}: no WARC file")
    return found, f"{len(files)} WARC files are as they were archived"


def verified_release(text: str, key: str | None) -> tuple[list[str], str]:
    """Return what is wrong with the release at *text*, or beside it where it is published.

    With a *key* it must be signed by that.
    """
    with release_at(text) as (folder, target):
        found = [*(signature_faults(folder, key) if key else ()), *faults(folder)]
        if found or target is None:
            return found, "" if found else told_of(folder) + signed(key)
        yanked = yank_of(read_manifest(folder).version, target)
        warning = f"; it was yanked: {yanked.reason}" if yanked else ""
        told = f"{told_of(folder)}{signed(key)}; {LISTS} agree with it{warning}"
        return [*published_faults(folder, target)], told


def signed(key: str | None) -> str:
    """Return what is said of the signature, if one was asked for."""
    return ", signed by this key" if key else ""


def told_of(release: Path) -> str:
    """Return what a sound release is."""
    manifest = read_manifest(release)
    edition = "" if manifest.edition.is_whole else f", edition {manifest.edition.name},"
    told = f"version {manifest.version}{edition} is sound: {len(manifest.files)} files"
    if manifest.schema_version == SCHEMA_VERSION:
        return told
    return f"{told}; figures of schema {manifest.schema_version} are not counted again here"
