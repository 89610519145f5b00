"""Targets of the tests: a folder or a bucket on loopback, miniature releases, hooks."""

import hashlib
from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.files.manifest import CHECKSUMS, MANIFEST, checksums, entry_of, manifest_text
from pipelines.files.tables import write_table
from pipelines.publishing.bucket import Bucket
from pipelines.publishing.directory import Directory
from pipelines.publishing.target import Held, LostError, Target
from schemas.columns import table_of
from schemas.release import FULL, Edition, Manifest, Tombstone

AT = datetime(2026, 11, 5, 12, tzinfo=UTC)


def miniature(
    place: Path,
    version: str,
    stones: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    edition: Edition = FULL,
) -> Path:
    """Make at *place* what publishing sees of a release: a table, files named *notes*, the
    manifest, the checksums.
    """
    place.mkdir(parents=True)
    rows = [
        Tombstone(
            article_id=hashlib.sha256(name.encode()).hexdigest()[:16],
            publisher="harbour-courier",
            url=None,
            cause="takedown",
            reason=name,
            at=AT,
        )
        for name in stones
    ]
    table = table_of(rows, Tombstone).sort_by("article_id")
    write_table(table, place / "tombstones.parquet", Tombstone)
    for name in notes:
        (place / name).write_text(name)
    entries = [entry_of(place, name) for name in ("tombstones.parquet", *notes)]
    manifest = Manifest(
        version=version,
        schema_version="1.3",
        previous=None,
        first_capture=AT - timedelta(days=1),
        last_capture=AT,
        rows={"tombstones": len(stones)},
        states={},
        reasons={},
        records={},
        publishers={},
        inputs={},
        code="",
        libraries={},
        edition=edition,
        files=tuple(entries),
    )
    (place / MANIFEST).write_text(manifest_text(manifest))
    (place / CHECKSUMS).write_text(checksums([*entries, entry_of(place, MANIFEST)]))
    return place


def below(target: Target, name: str) -> Target:
    """Return the target at *name* below *target*, without another connection."""
    one = copy(target)
    if isinstance(one, Directory):
        one.root /= name
    elif isinstance(one, Bucket):
        one.prefix += f"{name}/"
    return one


class Hooked:
    """A target that calls *before* with the number of each operation, or write, then does it."""

    def __init__(
        self, target: Target, before: Callable[[int], None], only_writes: bool = False
    ) -> None:
        self.target, self.before, self.only_writes, self.done = target, before, only_writes, 0

    @property
    def address(self) -> str:
        return self.target.address

    def step(self) -> None:
        self.done += 1
        self.before(self.done)

    def read(self, path: str) -> Held | None:
        if not self.only_writes:
            self.step()
        return self.target.read(path)

    def names(self, folder: str) -> list[str]:
        return self.target.names(folder)

    def write(self, path: str, content: bytes, etag: str | None) -> None:
        self.step()
        self.target.write(path, content, etag)

    def remove(self, path: str) -> None:
        self.step()
        self.target.remove(path)


class Unconditional(Hooked):
    """A store that takes every write, whatever its condition."""

    def write(self, path: str, content: bytes, etag: str | None) -> None:
        held = self.target.read(path)
        self.target.write(path, content, held.etag if held else None)


class Contested(Hooked):
    """A place at which somebody else was always faster."""

    def write(self, path: str, content: bytes, etag: str | None) -> None:
        raise LostError(path)
