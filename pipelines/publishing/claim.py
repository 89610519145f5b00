"""Which content a version of a target has: its place, its checksums, and who signed them.

The checksums name all the rest, so whoever puts them first has the version; of another content
nothing is written then, nor where something stands that is of no release.
"""

from pathlib import Path

from pydantic import BaseModel, ValidationError

from pipelines.files import CHECKSUMS, MANIFEST
from pipelines.publishing.address import RELEASES
from pipelines.publishing.records import Versions
from pipelines.publishing.target import Settled, Target, settle
from pipelines.publishing.versions import (
    POINTER,
    VERSIONS,
    already_published,
    pointer_of,
    versions_of,
)
from pipelines.releasing import SIGNATURE
from schemas.errors import GateError
from schemas.release import FULL, Edition, Manifest


class Told(BaseModel):
    """What a manifest says of its edition, whatever else it says."""

    edition: Edition = FULL


def place_for(manifest: Manifest, own: str, target: Target) -> str:
    """Return where the version of *manifest* stands at *target*, or will: one that was rewritten
    is elsewhere.

    Raises GateError if it is listed there with another manifest, whose SHA-256 is not *own*; if
    what is listed is of another edition, or the list is gone that `latest.json` follows.
    """
    pointer, held = target.read(POINTER), target.read(VERSIONS)  # the list is put before
    named = pointer_of(pointer and pointer.content, target)
    if held is None and named and named.versions:
        fact = f"is gone, though {POINTER} follows one: put it back, or earlier versions are lost"
        raise GateError(f"{target.address}/{VERSIONS}: {fact}")
    listed = versions_of(held and held.content, target)
    one = listed.of(manifest.version)
    if one is None:
        refuse_other_edition(manifest.edition, listed, target)
        return f"{RELEASES}/{manifest.version}"
    if one.manifest != own:
        where = f"{target.address}/{one.path}/{MANIFEST}"
        raise GateError(f"{where}: {already_published(manifest.version)}")
    return one.path


def refuse_other_edition(edition: Edition, listed: Versions, target: Target) -> None:
    """Raise GateError if the last version *listed* is of another *edition*: who reads on from it
    would lose columns, or be given what is left out there.
    """
    last = listed.versions[-1] if listed.versions else None
    held = target.read(f"{last.path}/{MANIFEST}") if last else None
    if last is None or held is None:
        return
    try:
        there = Told.model_validate_json(held.content).edition
    except ValidationError:  # a damaged version is for `verify` to tell, and its publisher to mend
        return
    if there != edition:
        fact = f"{last.version} there is edition {there.name}, this is {edition.name}"
        raise GateError(f"{target.address}: {fact}: publish each at a target of its own")


def refuse_foreign(release: Path, place: str, manifest: Manifest, target: Target) -> None:
    """Raise GateError if something stands at *place* that is no file of the release."""
    own = {entry.path for entry in manifest.files} | {MANIFEST, CHECKSUMS, SIGNATURE}
    for name in target.names(place):
        if name not in own:
            where = f"{target.address}/{place}/{name}"
            raise GateError(f"{where}: no file of {release}: remove it, and publish again")


def refuse_lacking(place: str, manifest: Manifest, target: Target) -> None:
    """Raise GateError if a file of the release does not stand at *place* under its own name.

    A folder may not tell upper from lower case, so that of two files one is left.
    """
    names = set(target.names(place))
    for entry in manifest.files:
        if entry.path not in names:
            where = f"{target.address}/{place}/{entry.path}"
            raise GateError(f"{where}: is not there as written: does another name differ in case?")


def claimed(release: Path, place: str, manifest: Manifest, target: Target) -> Settled:
    """Put the checksums of all files there first, so that nobody else begins this version.

    Raises GateError if another release of this version is there already, or was begun.
    """
    ours = (release / CHECKSUMS).read_bytes()

    def wanted(held: bytes | None) -> bytes:
        if held in (None, ours):
            return ours
        where = f"{target.address}/{place}"
        if target.read(f"{place}/{MANIFEST}"):
            raise GateError(f"{where}/{MANIFEST}: {already_published(manifest.version)}")
        fact = f"{manifest.version} was begun there with other content and never finished"
        raise GateError(f"{where}: {fact}: remove it, or cut the next version")

    return settle(target, f"{place}/{CHECKSUMS}", wanted)


def put_signature(release: Path, place: str, target: Target) -> list[Settled]:
    """Put the signature of the checksums there, if one stands beside them.

    Raises GateError if another one is there: its readers have the key of that.
    """
    file = release / SIGNATURE
    if not file.is_file():
        return []
    ours = file.read_bytes()

    def wanted(held: bytes | None) -> bytes:
        if held in (None, ours):
            return ours
        where = f"{target.address}/{place}/{SIGNATURE}"
        raise GateError(f"{where}: another signature stands there: remove it to put yours")

    return [settle(target, f"{place}/{SIGNATURE}", wanted)]
