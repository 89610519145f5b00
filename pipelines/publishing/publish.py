"""A release to a target: its objects first, then the list of versions, the tombstones, the pointer.

Every write is conditional, so that of two publishers neither undoes what the other did. Broken off
at any moment, it is taken up again where it stopped.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.files import CHECKSUMS, MANIFEST, entry_of, read_manifest
from pipelines.publishing.address import target_at
from pipelines.publishing.claim import (
    claimed,
    place_for,
    put_signature,
    refuse_foreign,
    refuse_lacking,
)
from pipelines.publishing.directory import Directory
from pipelines.publishing.records import VERSION, Listed, Pointer, Versions, Yank
from pipelines.publishing.target import Settled, Target, refuse_unconditional, settle
from pipelines.publishing.tombstones import TOMBSTONES, together
from pipelines.publishing.versions import (
    POINTER,
    VERSIONS,
    pointer_after,
    pointer_of,
    text_of,
    versions_of,
    with_version,
)
from pipelines.releasing import faults, refuse_refused
from pipelines.running import tracked
from schemas.errors import BroadsheetError, GateError
from schemas.release import Entry, Manifest


@dataclass(frozen=True)
class Published:
    """What was published: which version, where, and how many files were written or found there."""

    version: str
    address: str
    written: int
    kept: int
    latest: str | None  # the version that readers are pointed to now
    yanked: Yank | None = None


def publish(release: Path, address: str, at: datetime) -> Published:
    """Put *release* at *address*: a directory, or an address such as `s3://bucket/prefix`.

    Raises GateError if the release is not sound, its own verdict refuses it, it was never cut, or
    another release of its version is there; LockedError if others write there without end;
    DiskError if it cannot be written; BroadsheetError if the target lies in the release itself, or
    knows no conditional writes.
    """
    with target_at(address) as target:
        refuse_within(release, target)
        refuse_unfit(release)
        return put_release(release, target, at)


def refuse_within(release: Path, target: Target) -> None:
    """Raise BroadsheetError if *target* is a folder of *release*."""
    if isinstance(target, Directory) and target.root.resolve().is_relative_to(release.resolve()):
        raise BroadsheetError(f"{target.address}: lies in the release; name a folder outside of it")


def refuse_unfit(release: Path) -> None:
    """Raise GateError if *release* was never cut, is not sound, or is refused by its verdict."""
    version = read_manifest(release).version
    if not re.fullmatch(VERSION, version):
        raise GateError(f"{release}: {version} is no version that was cut: `broadsheet cut` first")
    if wrong := faults(release):
        raise GateError(f"{release}: not sound, so not published: {wrong[0]}")
    refuse_refused(release)


def put_release(release: Path, target: Target, at: datetime) -> Published:
    """Put the sound *release* at *target*, step by step; each step is done once it reads back."""
    manifest = read_manifest(release)
    last = entry_of(release, MANIFEST)
    place = place_for(manifest, last.sha256, target)
    refuse_foreign(release, place, manifest, target)
    done = [claimed(release, place, manifest, target)]
    refuse_unconditional(target, f"{place}/{CHECKSUMS}")
    done += put_signature(release, place, target)
    entries = [*manifest.files, last]
    for entry in tracked(entries, len(entries), "publish"):
        done.append(put_file(release, entry, f"{place}/{entry.path}", target))
    refuse_lacking(place, manifest, target)
    listed = put_version(listed_as(manifest, place, last, at), target)
    put_tombstones((release / TOMBSTONES).read_bytes(), target)
    pointer = put_pointer(target)
    written = sum(one.was_written for one in done)
    return Published(
        version=manifest.version,
        address=f"{target.address}/{place}",
        written=written,
        kept=len(done) - written,
        latest=pointer.version,
        yanked=listed.yanked,
    )


def put_file(release: Path, entry: Entry, path: str, target: Target) -> Settled:
    """Put one file there, unless it stands there. Raises GateError if it has changed since."""
    content = (release / entry.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise GateError(f"{release / entry.path}: changed while it was published")
    return settle(target, path, lambda _: content)


def listed_as(manifest: Manifest, place: str, last: Entry, at: datetime) -> Listed:
    """Return the line of `versions.json` of a release whose manifest is *last*."""
    return Listed(
        version=manifest.version,
        path=place,
        published_at=at,
        schema_version=manifest.schema_version,
        files=len(manifest.files),
        bytes=sum(entry.bytes for entry in manifest.files),
        rows=manifest.rows,
        manifest=last.sha256,
    )


def put_version(one: Listed, target: Target) -> Listed:
    """List *one* as a version of *target*, and return what is listed of it."""

    def wanted(held: bytes | None) -> bytes:
        return text_of(with_version(versions_of(held, target), one, target))

    listed = Versions.model_validate_json(settle(target, VERSIONS, wanted).content)
    return listed.of(one.version) or one


def put_tombstones(ours: bytes, target: Target) -> None:
    """Add the tombstones *ours* to those of *target*."""

    def wanted(held: bytes | None) -> bytes:
        try:
            return together(held, ours)
        except (ValueError, BroadsheetError) as error:
            fact = f"no tombstones of this schema, so not added to: {str(error).splitlines()[0]}"
            raise BroadsheetError(f"{target.address}/{TOMBSTONES}: {fact}") from error

    settle(target, TOMBSTONES, wanted)


def put_pointer(target: Target) -> Pointer:
    """Let `latest.json` follow from `versions.json` as it stands, and return it."""

    def wanted(held: bytes | None) -> bytes:
        versions = target.read(VERSIONS)  # behind the pointer: see pointer_after
        after = pointer_after(pointer_of(held, target), versions and versions.content, target)
        return text_of(after)

    return Pointer.model_validate_json(settle(target, POINTER, wanted).content)
