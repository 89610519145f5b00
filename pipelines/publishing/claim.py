"""Which content a version of a target has: its place, its checksums, and who signed them.

The checksums name all the rest, so whoever puts them first has the version; of another content
nothing is written then.
"""

from pathlib import Path

from pipelines.files import CHECKSUMS, MANIFEST
from pipelines.publishing.address import RELEASES
from pipelines.publishing.target import Settled, Target, settle
from pipelines.publishing.versions import VERSIONS, already_published, versions_of
from pipelines.releasing import SIGNATURE
from schemas.errors import GateError
from schemas.release import Manifest


def place_for(version: str, manifest: str, target: Target) -> str:
    """Return where *version* stands at *target*, or will: one that was rewritten is elsewhere.

    Raises GateError if it is listed there with another *manifest*.
    """
    held = target.read(VERSIONS)
    one = versions_of(held and held.content, target).of(version)
    if one is None:
        return f"{RELEASES}/{version}"
    if one.manifest != manifest:
        raise GateError(f"{target.address}/{one.path}/{MANIFEST}: {already_published(version)}")
    return one.path


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
