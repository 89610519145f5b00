"""What stands beside the versions of a target, against them: list, pointer, tombstones."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipelines.files import MANIFEST
from pipelines.publishing.records import Versions, Yank
from pipelines.publishing.target import Target
from pipelines.publishing.tombstones import TOMBSTONES, together
from pipelines.publishing.versions import (
    POINTER,
    VERSIONS,
    pointer_after,
    pointer_of,
    versions_of,
)
from schemas.errors import BroadsheetError


def published_faults(release: Path, target: Target) -> Iterator[str]:
    """Yield what is wrong with *target* beside its versions, of which *release* is a sound one."""
    pointer, listed, stones = (target.read(path) for path in (POINTER, VERSIONS, TOMBSTONES))
    versions = versions_of(listed and listed.content, target)
    yield from manifest_faults(versions, target)
    named = pointer_of(pointer and pointer.content, target)
    if listed is None:
        yield f"{VERSIONS}: missing"
    elif named != pointer_after(named, listed and listed.content, target):
        yield f"{POINTER}: does not follow from {VERSIONS}: publish or yank again"
    ours = (release / TOMBSTONES).read_bytes()
    if stones is None:
        yield f"{TOMBSTONES}: missing"
    elif lacks(stones.content, ours):
        yield f"{TOMBSTONES}: lacks tombstones of the release"


def yank_of(version: str, target: Target) -> Yank | None:
    """Return that *version* was yanked and why, None if it was not."""
    held = target.read(VERSIONS)
    one = versions_of(held and held.content, target).of(version)
    return one.yanked if one else None


def manifest_faults(versions: Versions, target: Target) -> Iterator[str]:
    """Yield the listed versions whose manifest is not there as it was published."""
    for one in versions.versions:
        held = target.read(f"{one.path}/{MANIFEST}")
        if held is None:
            yield f"{one.path}/{MANIFEST}: missing"
        elif hashlib.sha256(held.content).hexdigest() != one.manifest:
            yield f"{one.path}/{MANIFEST}: its SHA-256 is not that of {VERSIONS}"


def lacks(held: bytes, ours: bytes) -> bool:
    """Return whether the tombstones *held* are not all that there are with *ours*."""
    try:
        return together(held, ours) != held
    except (ValueError, BroadsheetError):
        return True
