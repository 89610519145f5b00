"""What DVC keeps and pushes: its cache and its remotes, object by object.

An object is named by the hash of its content; `.dir` objects list the files of a folder by these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvc.repo import Repo
    from fsspec import AbstractFileSystem

WARC = (".warc", ".warc.gz", ".warc.zst")
OBJECT = re.compile(r"(?:^|/)([0-9a-f]{2})/([0-9a-f]{30}(?:\.dir)?)$")


@dataclass(frozen=True)
class Store:
    """A cache or a remote: what a person calls it, its file system, and its place there."""

    name: str
    files: AbstractFileSystem
    place: str

    def objects(self) -> Iterator[Object]:
        """Yield its objects, sorted."""
        for path in sorted(self.files.find(self.place)) if self.files.exists(self.place) else ():
            below = path.removeprefix(self.place.rstrip("/") + "/")
            found = OBJECT.fullmatch(below)
            if found:
                yield Object(self, path, found[1] + found[2])


@dataclass(frozen=True)
class Object:
    """An object of a store, its path there, and its name."""

    store: Store
    path: str
    name: str

    @property
    def content(self) -> bytes:
        """Its bytes."""
        found: bytes = self.store.files.cat_file(self.path)
        return found

    def remove(self) -> None:
        """Remove it."""
        self.store.files.rm_file(self.path)


@dataclass(frozen=True)
class Stores:
    """All caches and remotes of a repository, and the names of the objects in use as it stands."""

    stores: tuple[Store, ...] = ()
    used: frozenset[str] = frozenset()

    def objects(self) -> Iterator[Object]:
        """Yield every object of every store."""
        for store in self.stores:
            yield from store.objects()

    def captures(self) -> set[str]:
        """Return the names of the objects that are files of captures, beside WARC files."""
        found: set[str] = set()
        for one in self.objects():
            if one.name.endswith(".dir"):
                listed = json.loads(one.content)
                if any(file["relpath"].endswith(WARC) for file in listed):
                    found |= {file["md5"] for file in listed}
        return found


def stores_of(root: Path) -> Stores:
    """Return the stores of the DVC repository at *root*; none if there is no such."""
    if not (root / ".dvc").is_dir():
        return Stores()
    from dvc.repo import Repo  # noqa: PLC0415 - a second

    with Repo(str(root)) as repo:
        used = {one.value for found in repo.used_objs().values() for one in found}
        return Stores(tuple(stores_in(repo)), frozenset(used))


def stores_in(repo: Repo) -> Iterator[Store]:
    """Yield the stores of *repo*, those of DVC 2 too."""
    for odb in (repo.cache.local, repo.cache.legacy):
        yield Store("DVC's cache", odb.fs.fs, odb.path)
    for name in repo.config["remote"]:
        remote = repo.cloud.get_remote(name=name)
        for odb in (remote.odb, remote.legacy_odb):
            yield Store(f"DVC's remote {name}", odb.fs.fs, odb.path)
