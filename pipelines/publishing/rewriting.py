"""A published version -> the same version with other content, because something had to go.

The new content stands whole in a place of its own before the list names it, and the old is removed
after: so a version is whole at any moment, and a kill at any step leaves what the same call goes on
with. The version keeps its name; the list says why and when it was rewritten.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pipelines.files import CHECKSUMS, MANIFEST, entry_of, read_manifest
from pipelines.publishing.address import RELEASES
from pipelines.publishing.claim import refuse_lacking
from pipelines.publishing.publish import put_file, put_pointer, put_tombstones
from pipelines.publishing.records import VERSION, Listed, Rewriting, Versions
from pipelines.publishing.target import Target, refuse_unconditional, settle
from pipelines.publishing.tombstones import TOMBSTONES
from pipelines.publishing.versions import VERSIONS, sorted_versions, text_of, versions_of
from pipelines.running import tracked
from schemas.errors import EmptyError, GateError

PLACE = re.compile(rf"({VERSION})(?:-rewritten-\d+(?:-[0-9a-f]{{8}})?)?")


def listed_at(target: Target) -> tuple[Listed, ...]:
    """Return the versions that are published at *target*."""
    held = target.read(VERSIONS)
    return versions_of(held and held.content, target).versions


def rewrite(old: Listed, release: Path, why: Rewriting, target: Target) -> None:
    """Let the content of *old*, a version of *target*, be that of *release*.

    Raises GateError if the version has become another meanwhile.
    """
    manifest, last = read_manifest(release), entry_of(release, MANIFEST)
    place = place_of(old, last.sha256)
    entries = [entry_of(release, CHECKSUMS), *manifest.files, last]
    for entry in tracked(entries, len(entries), "rewrite"):
        put_file(release, entry, f"{place}/{entry.path}", target)
    refuse_unconditional(target, f"{place}/{CHECKSUMS}")
    refuse_lacking(place, manifest, target)  # another takedown may have tidied up meanwhile
    new = old.model_copy(
        update={
            "path": place,
            "files": len(manifest.files),
            "bytes": sum(entry.bytes for entry in manifest.files),
            "rows": manifest.rows,
            "manifest": last.sha256,
            "rewritten": (*old.rewritten, why),
        }
    )
    settle(target, VERSIONS, lambda held: text_of(replaced(versions_of(held, target), old, new)))
    finish(target)


def place_of(old: Listed, manifest: str) -> str:
    """Return where *old* is written again, with a *manifest* of this SHA-256.

    No other content has that place, so that of two takedowns at once, or of one after another that
    was broken off, neither finds files of the other.
    """
    return f"{RELEASES}/{old.version}-rewritten-{len(old.rewritten) + 1}-{manifest[:8]}"


def replaced(versions: Versions, old: Listed, new: Listed) -> Versions:
    """Return *versions* with *new* in the place of *old*; a yank of it stays."""
    one = versions.of(old.version)
    if one is None:
        raise EmptyError(f"{VERSIONS}: {old.version} is not listed any more")
    if one.manifest == new.manifest:
        return versions
    if one.manifest != old.manifest:
        raise GateError(f"{VERSIONS}: {old.version} was rewritten meanwhile: run it again")
    others = (other for other in versions.versions if other is not one)
    return sorted_versions(*others, new.model_copy(update={"yanked": one.yanked}))


def finish(target: Target) -> None:
    """Let tombstones and pointer follow from the versions that were rewritten, and remove what
    stood where these were: all that is left to do once the list names them.
    """
    for one in listed_at(target):
        stones = target.read(f"{one.path}/{TOMBSTONES}") if one.rewritten else None
        if stones:
            put_tombstones(stones.content, target)
    if listed_at(target):
        put_pointer(target)
    for path in left_behind(target):
        target.remove(path)


def left_behind(target: Target) -> Iterator[str]:
    """Yield the objects of rewritten versions in places that the list does not name.

    Another takedown may list a place meanwhile, so the list is read again before each of them.
    """
    names = target.names(RELEASES)
    rewritten = rewritten_at(target)
    for name in names:
        place = name.partition("/")[0]
        if is_left(place, rewritten) and is_left(place, rewritten_at(target)):
            yield f"{RELEASES}/{name}"


def rewritten_at(target: Target) -> dict[str, str]:
    """Return where the rewritten versions of *target* stand now."""
    return {one.version: one.path for one in listed_at(target) if one.rewritten}


def is_left(place: str, rewritten: dict[str, str]) -> bool:
    """Whether *place* is of one of the *rewritten* versions, which stands elsewhere now."""
    found = PLACE.fullmatch(place)
    now = rewritten.get(found[1]) if found else None
    return now is not None and now != f"{RELEASES}/{place}"
