"""A published release as a folder: where it stands, or fetched from a bucket for a while."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipelines.files import MANIFEST, leads_out, read_manifest
from pipelines.publishing.address import RELEASES, address_of, target_at
from pipelines.publishing.directory import Directory
from pipelines.publishing.target import Target
from pipelines.publishing.versions import POINTER, VERSIONS, pointer_of, versions_of
from pipelines.running import tracked
from schemas.errors import BroadsheetError, EmptyError, GateError
from schemas.release import Entry, Manifest

Needed = Callable[[Manifest], Iterable[Entry]]
NeededNext = Callable[[Manifest, Path], Iterable[Entry]]  # told by what is in the folder by then


class Found(NamedTuple):
    """A release as a folder, and the target that it is published at, if it is."""

    folder: Path
    target: Target | None


@contextmanager
def release_at(
    text: str, needed: Needed | None = None, then: NeededNext | None = None
) -> Iterator[Found]:
    """Give the release at *text*: its folder, or where it is published, with or without a version.

    Of one in a bucket the files that *needed* names of its manifest are fetched, *then* those that
    follow from what these hold, and compared with it; by default all that stand there, as they are.
    Raises EmptyError if there is none, GateError if a file is not the manifest's.
    """
    if is_folder(text):
        yield Found(Path(text), None)
        return
    address = address_of(text)
    with target_at(address.target) as target:
        place = place_of(address.version or latest(target), target)
        refuse_missing(place, target)
        if isinstance(target, Directory):
            yield Found(target.root / place, target)
            return
        with TemporaryDirectory() as folder, named_as(f"{target.address}/{place}", folder):
            fetch(place, target, Path(folder), needed, then)
            yield Found(Path(folder), target)


@contextmanager
def named_as(address: str, folder: str) -> Iterator[None]:
    """Let an error that names the copy in *folder* name the *address* that it was fetched from."""
    try:
        yield
    except BroadsheetError as error:
        error.args = (str(error).replace(folder, address),)
        raise


def is_folder(text: str) -> bool:
    """Return whether *text* names a folder that is no target, though perhaps no release."""
    if "://" in text:
        return False
    if not Path(text).exists():
        return address_of(text).version is None
    return not any((Path(text) / name).is_file() for name in (POINTER, VERSIONS))


def place_of(version: str, target: Target) -> str:
    """Return where *version* stands at *target*: where it is listed, else where it would be put."""
    held = target.read(VERSIONS)
    one = versions_of(held and held.content, target).of(version)
    return one.path if one else f"{RELEASES}/{version}"


def latest(target: Target) -> str:
    """Return the version that *target* points readers to. Raises EmptyError if there is none."""
    held = target.read(POINTER)
    pointer = pointer_of(held and held.content, target)
    if pointer is None:
        raise EmptyError(f"{target.address}: nothing is published there: it has no {POINTER}")
    if pointer.version is None:
        raise EmptyError(f"{target.address}/{POINTER}: every version was yanked; name one with @")
    return pointer.version


def refuse_missing(place: str, target: Target) -> None:
    """Raise EmptyError if no version stands whole at *place*, with those that are listed."""
    if target.read(f"{place}/{MANIFEST}") is None:
        held = target.read(VERSIONS)
        listed = versions_of(held and held.content, target).versions
        names = ", ".join(one.version for one in listed) or "none"
        fact = f"not published there; versions there: {names}"
        raise EmptyError(f"{target.address}/{place}: {fact}")


def fetch(
    place: str,
    target: Target,
    folder: Path,
    needed: Needed | None,
    then: NeededNext | None = None,
) -> None:
    """Fetch what stands at *place* into *folder*; or what is *needed*, if it is the manifest's, and
    *then* what follows from that.
    """
    if needed is None:
        names = target.names(place)
        for name in tracked(names, len(names), "fetch"):
            fetch_file(place, name, target, folder)
        return
    fetch_file(place, MANIFEST, target, folder)
    manifest = read_manifest(folder)
    fetch_entries(list(needed(manifest)), place, target, folder)
    if then is not None:
        fetch_entries(list(then(manifest, folder)), place, target, folder)


def fetch_entries(entries: Sequence[Entry], place: str, target: Target, folder: Path) -> None:
    """Fetch the files *entries* into *folder*. Raises GateError if one is not the manifest's."""
    for entry in tracked(entries, len(entries), "fetch"):
        content = fetch_file(place, entry.path, target, folder)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            where = f"{target.address}/{place}/{entry.path}"
            raise GateError(f"{where}: its SHA-256 is not the manifest's")


def fetch_file(place: str, name: str, target: Target, folder: Path) -> bytes:
    """Fetch one file into *folder* and return it; one that is not there or leaves it is refused."""
    where = f"{target.address}/{place}/{name}"
    if leads_out(name):
        raise GateError(f"{where}: leaves the release")
    held = target.read(f"{place}/{name}")
    if held is None:
        raise GateError(f"{where}: missing")
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(held.content)
    return held.content
