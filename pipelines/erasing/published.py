"""Published versions -> the same without what is gone, wherever they are published.

First every version everywhere is asked what it holds, for one may name what another shows; then
each is rewritten that holds any of it. What was rewritten before holds nothing, and is left.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.erasing.rewritten import found_in, rewritten
from pipelines.erasing.tables import Gone
from pipelines.files import read_manifest
from pipelines.publishing import (
    Listed,
    Rewriting,
    Target,
    fetch,
    finish,
    listed_at,
    rewrite,
    target_at,
)
from pipelines.releasing import SIGNATURE, faults
from schemas.errors import EmptyError, GateError


@dataclass(frozen=True)
class Rewritten:
    """A published version that held something of it, and where it stands now."""

    address: str
    version: str
    path: str
    was_signed: bool = False  # the signature is of what it was, and went with it


class Copies:
    """Copies of the versions at some targets: each is fetched once, for none is ever changed."""

    def __init__(self, targets: Sequence[Target], folder: Path) -> None:
        self.targets, self.folder = targets, folder
        self.fetched: dict[tuple[str, str], Path] = {}

    def of(self, one: Listed, target: Target) -> Path:
        """Return a version of *target* as a folder."""
        key = (target.address, one.path)
        if key not in self.fetched:
            place = self.folder / str(len(self.fetched))
            place.mkdir()
            fetch(one.path, target, place, None)
            self.fetched[key] = place
        return self.fetched[key]

    def all(self) -> Iterator[Path]:
        """Yield every version of every target."""
        for target in self.targets:
            for one in versions_of(target):
                yield self.of(one, target)


@contextmanager
def copies_at(addresses: Iterable[str]) -> Iterator[Copies]:
    """Give copies of what is published at *addresses*, for a while."""
    with ExitStack() as opened:
        targets = [opened.enter_context(target_at(address)) for address in addresses]
        yield Copies(targets, Path(opened.enter_context(TemporaryDirectory())))


def versions_of(target: Target) -> tuple[Listed, ...]:
    """Return the versions of *target*. Raises EmptyError if nothing is published there."""
    found = listed_at(target)
    if not found:
        raise EmptyError(f"{target.address}: nothing is published there: it has no versions.json")
    return found


def rewrite_versions(copies: Copies, gone: Gone, why: str, at: datetime) -> Iterator[Rewritten]:
    """Rewrite each version that holds what is *gone*; yield those.

    Raises GateError, before anything of it is written, if what it would become is not sound.
    """
    for target in copies.targets:
        finish(target)
        for one in versions_of(target):
            folder = copies.of(one, target)
            new = folder.with_name(f"{folder.name}.new")
            if not rewritten(folder, found_in(folder, gone), new):
                continue
            refuse_unsound(one, new)
            rewrite(one, new, Rewriting(reason=why, at=at, articles=count(folder, new)), target)
            (now,) = (found for found in listed_at(target) if found.version == one.version)
            is_signed = (folder / SIGNATURE).is_file()
            yield Rewritten(target.address, one.version, now.path, is_signed)


def refuse_unsound(one: Listed, release: Path) -> None:
    """Raise GateError if *release*, which is to be the version *one*, is not sound."""
    if wrong := faults(release):
        raise GateError(f"{one.path}: without what is taken down it is not sound: {wrong[0]}")


def count(before: Path, after: Path) -> int:
    """Return how many articles fewer there are."""
    rows = [read_manifest(release).rows for release in (before, after)]
    tables = ("articles", "quarantine")
    old, new = (sum(one.get(table, 0) for table in tables) for one in rows)
    return old - new
