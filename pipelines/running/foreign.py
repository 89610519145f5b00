"""The worker's side of a call that came from a machine with other folders.

Files are fetched once into a cache of this machine, which its workers share; each call has a folder
of its own, in which its files are links, so that nobody misses what the cache lets go.
"""

import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pipelines.files import sha256_of
from pipelines.running.objects import Objects, objects_at
from pipelines.running.parcels import Parcel, Reply, refuse_other, unpacked, versions
from schemas.errors import BroadsheetError, DiskError

CACHE_BYTES = 8 << 30  # of a machine's cache; a worker may be a tenth over it
DAY = 86_400  # seconds after which the folder of a call is one of a killed worker
SCRATCH = "call-"


class Cache:
    """Files that were fetched or made here, by their SHA-256; the longest unused go first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.added = CACHE_BYTES  # bytes since it was last cut back

    def link(self, objects: Objects, sha256: str, to: Path) -> None:
        """Let *to* be the file of that sum; one that a crash left damaged here is fetched again."""
        own = self.folder / sha256
        try:
            os.link(own, to)
            os.utime(own)
        except OSError:
            objects.fetch(sha256, to)
            self.keep(to, sha256)
            return
        if sha256_of(to) != sha256:
            to.unlink()
            own.unlink(missing_ok=True)
            self.link(objects, sha256, to)

    def keep(self, file: Path, sha256: str) -> None:
        """Keep a link to *file*, where the file system has links."""
        try:
            os.link(file, self.folder / sha256)
        except OSError:  # it is there, or there are no links
            return
        self.added += file.stat().st_size
        if self.added > CACHE_BYTES // 10:
            self.cut_back()
            self.added = 0

    def cut_back(self) -> None:
        """Remove the longest unused files above CACHE_BYTES, and what killed workers left."""
        files = []
        for entry in os.scandir(self.folder):
            try:
                facts = entry.stat()
            except FileNotFoundError:  # another worker cuts back too
                continue
            if not entry.name.startswith(SCRATCH):
                files.append((facts.st_mtime, facts.st_size, entry.path))
            elif time.time() - facts.st_mtime > DAY:
                shutil.rmtree(entry.path, ignore_errors=True)
        held = 0
        for _, size, path in sorted(files, reverse=True):
            held += size
            if held > CACHE_BYTES:
                Path(path).unlink(missing_ok=True)


@cache
def own_cache() -> Cache:
    """Return the cache of this machine: the folder BROADSHEET_CACHE, or one of the user's own."""
    named = os.environ.get("BROADSHEET_CACHE")
    folder = Path(named or f"{tempfile.gettempdir()}/broadsheet-{os.getuid()}").absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not named and folder.stat().st_uid != os.getuid():
        raise DiskError(f"{folder}: another user's: name a folder by BROADSHEET_CACHE")
    return Cache(folder)


def done_here(parcel: Parcel, address: str) -> Reply:
    """Do the call of *parcel*, whose files lie in the store at *address*; put there what it wrote.

    Raises what the call raises; of ours with the name of this machine before it.
    """
    try:
        refuse_other(parcel.versions, versions())
        with paths_here(parcel, address) as paths:
            function, item = unpacked(parcel.call, paths)
            value = function(item)
            places = (p for p, one in zip(paths, parcel.paths, strict=True) if one.sha256 is None)
            made = tuple(put(place, objects_at(address)) for place in places)
            return Reply(value, made)
    except BroadsheetError as error:
        raise type(error)(f"worker on {socket.gethostname()}: {error}") from error


@contextmanager
def paths_here(parcel: Parcel, address: str) -> Iterator[list[Path]]:
    """Give the paths of *parcel* on this machine, each in a folder of its own, until it is done."""
    own = own_cache()
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=own.folder) as scratch:
        paths = [Path(scratch) / str(number) / one.name for number, one in enumerate(parcel.paths)]
        for path, one in zip(paths, parcel.paths, strict=True):
            path.parent.mkdir(parents=True)
            if one.sha256 is not None:
                own.link(objects_at(address), one.sha256, path)
        yield paths


def put(place: Path, objects: Objects) -> dict[str, str]:
    """Put what was written at *place* into the store; return its sums by relative name."""
    sums = {}
    for file in [place] if place.is_file() else sorted(place.rglob("*")):
        if file.is_file():
            own = sums[file.relative_to(place).as_posix()] = sha256_of(file)
            objects.put(file, own, anew=True)  # it seldom is there, and asking costs more
            own_cache().keep(file, own)
    return sums
